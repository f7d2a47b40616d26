"""How many: numbers, vague numbers, bounds, ranges, shares and units in a text.

The words are the packs' (sections ``numbers``, ``number_rules``, ``units``); this module knows digits, how number words
add up, and what a bound is. Conventions: docs/times-and-numbers.md.
"""

from __future__ import annotations

from typing import Any

import msgspec

from ..errors import PackError
from ..rules import Packs
from ..text import Orthography, Text
from .numbers_lexis import Lexis
from .numbers_reader import Magnitude, Reader
from .numbers_rules import Checks, NumberRule, Unit, bracketed
from .phrases import Phrases

__all__ = ["NumberFinder", "Quantity", "check"]


class Quantity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Tokens ``first`` to ``last`` (exclusive) that say how many.

    ``min``/``max`` are the bounds as written, in the unit's base (km, km2, percent; durations stay in their unit, see
    :meth:`days`); ``value`` is the number as written, in the same base. ``head`` is ``cardinal``, ``vague``
    ("dozens"), ``bounded`` ("at least 20"), ``percent``, ``share`` ("half", "most of"), ``range``, ``part`` ("half the
    population of 22 million"), ``article`` ("a", "one") or ``ordinal``. ``text`` is the words that carry it, without a
    conversion in brackets ("four kilometres (two miles)") that ``last`` does include. ``opens`` is the token with which
    the words begin where a name stands among them ("half of Syria's 22 million"), -1 for ``first``. ``whole`` is the
    number of which a ``part`` is a share.
    """

    first: int
    last: int
    min: float | None
    max: float | None
    head: str
    approx: bool = False
    unit: str | None = None
    value: float = 0.0
    dimension: str | None = None
    text: str = ""
    rules: tuple[str, ...] = ()
    opens: int = -1
    whole: Any = None

    @property
    def days(self) -> tuple[float | None, float | None] | None:
        """Bounds of a duration in days (a month is 30, a year 365), ``None`` for anything else."""
        length = _DAYS.get(self.unit or "")
        if length is None:
            return None
        return (
            None if self.min is None else self.min * length,
            None if self.max is None else self.max * length,
        )


_REACH = 3
_LOOSE = ("article", "vague")
_DAYS = {"minutes": 1 / 1440, "hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 30.0, "years": 365.0}


class NumberFinder:
    """Compiled once for a set of packs; :meth:`find` is a pure function of the text."""

    def __init__(self, packs: Packs, orthography: Orthography) -> None:
        self.lexis = Lexis(packs, orthography)
        self.reader = Reader(self.lexis)
        openings = {word: self.reader.after(word) for word in self.lexis.starts}
        #: Words that begin a number only together with one of these ("the majority").
        self._leaning = {word: more for word, (alone, more) in openings.items() if not alone and more is not None}
        rules = packs.entries("number_rules", NumberRule)
        phrase = orthography.phrase
        self._before: Phrases[NumberRule] = Phrases(backward=True)
        self._after: Phrases[NumberRule] = Phrases()
        self._later: Phrases[NumberRule] = Phrases()
        self._between: Phrases[NumberRule] = Phrases()
        self._opens: Phrases[NumberRule] = Phrases(backward=True)
        tables = {"before": self._before, "after": self._after, "between": self._between}
        for rule in rules:
            if rule.place not in tables:
                known = ", ".join(tables)
                raise PackError(f"number rule '{rule.id}': place must be one of {known}, not '{rule.place}'")
            for says in rule.says:
                tables[rule.place].add(phrase(says), rule)
                if rule.reach:
                    self._later.add(phrase(says), rule)
            for says in rule.opens:
                self._opens.add(phrase(says), rule)
        self._units: Phrases[Unit] = Phrases()
        for unit in packs.entries("units", Unit):
            for says in unit.says:
                self._units.add(phrase(says), unit)

    def find(self, text: Text) -> list[Quantity]:
        """All quantities in text order; a ``part`` precedes the number that it is a part of, nothing else overlaps."""
        norms, numeric, starts = text.norms, text.numeric, self.lexis.starts
        out: list[Quantity] = []
        done, at_sentence = 0, 0
        sentences = text.sentences
        leaning, end = self._leaning, len(norms) - 1
        for i in [i for i, norm in enumerate(norms) if norm in starts or numeric[i]]:
            beside = leaning.get(norms[i])
            if beside is not None and (i == end or norms[i + 1] not in beside):
                continue
            if i < done:
                continue
            while sentences[at_sentence].last <= i:
                at_sentence += 1
            s = sentences[at_sentence]
            core = self.reader.read(text, i, s.first, s.last)
            if core is None:
                continue
            if core.reject:
                done = core.last
                continue
            floor = max(s.first, done)
            if out and out[-1].head in _LOOSE and out[-1].last == floor > s.first:
                before = out[-2].last if len(out) > 1 else s.first
                floor = max(s.first, before, out[-1].first - 1)  # "a total of 12", "as many as 5"
            quantity = self._complete(text, core, floor, s.last)
            if isinstance(quantity, int):
                done = max(quantity, done)
                continue
            if quantity.head == "converted":  # "(two miles)" after "four kilometres": the same distance again
                if out:
                    out[-1] = msgspec.structs.replace(out[-1], last=quantity.last)
            else:
                if out and out[-1].head in _LOOSE and out[-1].last > quantity.first:
                    out.pop()
                out.append(quantity)
            done = quantity.last
        return self._parts(text, out)

    def _complete(self, text: Text, core: Magnitude, floor: int, stop: int) -> Quantity | int:
        """The number with its bounds, range, unit; where the words around say that it is none, where it ends."""
        first, last = core.first, core.last
        low: float | None = core.min
        high: float | None = core.max
        head, approx = core.head, core.approx
        trace: list[str] = []
        unit = self._unit(text, last, stop)
        # a range: "five to seven", "5-7", "six or seven"; "between 5 and 7"
        joined = self._join(text, core, last if unit is None else unit[1], floor, stop)
        if joined is None and unit is not None:
            joined = self._join(text, core, last, floor, stop)
        if joined is not None:
            other, rule, opener = joined
            second = self._unit(text, other.last, stop)
            unit = second if second is not None else unit
            last = other.last
            low, high, head = core.value, other.value, "range"
            trace.append(rule.id)
            if opener is not None:
                first = opener
        if unit is not None:
            last = max(last, unit[1])
        value = core.value
        after = self._after.match(text.norms, last, stop)
        if after is not None and (head != "article" or (core.one and after[0].effect == "none")):
            rule, end = after
            if rule.effect == "none":
                return end
            if rule.effect == "age":  # "a 12-year-old boy" is one boy
                if first > floor and text.norms[first - 1] in self.lexis.articles:
                    return Quantity(first=first - 1, last=end, min=1, max=1, head="article", value=1.0, text=text.slice(first - 1, end))
                return end
            if rule.fits(unit, value):
                low, high, approx, head = _apply(rule.effect, low, high, value, approx, head)
                last = end
                trace.append(rule.id)
                if unit is None:
                    unit = self._unit(text, last, stop)
                    last = unit[1] if unit is not None else last
        later = self._behind(text, last, stop) if after is None and low == high and head != "article" else None
        if later is not None:
            low, high, approx, head = _apply(later.effect, low, high, value, approx, head)
            trace.append(later.id)
        for step in range(3):
            before = self._before.match(text.norms, first, floor)
            if before is None:
                break
            rule, begin = before
            if rule.effect == "none":
                if step or (rule.itself and text.norms[first] not in rule.itself):  # "who number 70,000" counts, "Brigade 93" names
                    break
                return last
            if not (rule.fits(unit, value) or (rule.led and rule.leads(text.norms, begin))):
                break
            if head == "article" and not core.one and unit is None:
                break
            low, high, approx, head = _apply(rule.effect, low, high, value, approx, head)
            first = begin
            trace.append(rule.id)
        name, dimension = (unit[0].name, unit[0].dimension) if unit is not None else (None, None)
        if core.money:
            name, dimension = "money", "money"
        if unit is not None and unit[0].factor != 1:
            value = _scaled(value, unit[0], core.decimals)
            low, high = (None if v is None else _scaled(v, unit[0], core.decimals) for v in (low, high))
        if head == "share" or (core.head == "share" and unit is None):
            name, dimension = "percent", "share"
        elif dimension == "share" and head in ("cardinal", "vague", "article"):
            head = "percent"
        if (
            dimension in ("distance", "area")
            and first > floor
            and text.words[first - 1] == "("
            and last < stop
            and text.words[last] in (")", "]")
        ):
            return Quantity(first=first, last=last + 1, min=low, max=high, head="converted", value=value)
        return Quantity(
            first=first,
            last=last,
            min=low,
            max=high,
            head=head,
            approx=approx,
            unit=name,
            value=value,
            dimension=dimension,
            text=text.slice(first, last),
            rules=tuple(trace),
        )

    def _behind(self, text: Text, last: int, stop: int) -> NumberRule | None:
        """A bound that stands behind the counted words ("20 people or more") and leads to no further number."""
        for at in range(last + 1, min(last + 1 + _REACH, stop)):
            if not text.words[at - 1][0].isalpha() or text.norms[at - 1] in self.lexis.starts:
                return None
            found = self._later.match(text.norms, at, stop)
            if found is not None:
                rule, end = found
                # "304 killed and more than 170 wounded": "and more" begins the bound of the next number
                leads_on = any(text.numeric[i] or text.norms[i] in self.lexis.starts for i in range(end, min(end + 2, stop)))
                return None if leads_on or at - last > rule.reach else rule
        return None

    def _unit(self, text: Text, at: int, stop: int) -> tuple[Unit, int] | None:
        got = self._units.match(text.norms, at, stop)
        if got is not None and got[1] < stop and text.numeric[got[1]] and text.gap(got[1] - 1) in self.lexis.dashes:
            return None  # "a Mi-8": a type, no mile
        return got

    def _join(
        self, text: Text, core: Magnitude, at: int, floor: int, stop: int
    ) -> tuple[Magnitude, NumberRule, int | None] | None:
        """A second number that makes a range with the first."""
        if core.head not in ("cardinal", "article") or at >= stop:
            return None
        gap = text.gap(at - 1)
        if at == core.last and gap.strip() in self.lexis.dashes and gap and text.numeric[at] and core.digits:
            other = self.reader.read(text, at, floor, stop)
            if other is not None and not other.reject and other.head == "cardinal" and other.value > core.value:
                return other, NumberRule(id="dash", place="between", effect="range"), None
            return None
        found = self._between.match(text.norms, at, stop)
        if found is None:
            return None
        rule, begin = found
        if begin >= stop:
            return None
        other = self.reader.read(text, begin, floor, stop)
        if other is None or other.reject or other.head != "cardinal":
            return None
        low, high = core.value, other.value
        if core.scale == 1 and other.scale > 1 and low < high / other.scale:  # "two to three million"
            low *= other.scale
            core.value = low
        if high <= low or (rule.near and high > low * 2 and high - low > 1):
            return None
        if core.first > floor and text.norms[core.first - 1] in rule.closed:
            return (other, rule, core.first - 1) if rule.led and rule.leads(text.norms, core.first - 1) else None
        if not rule.opens:
            return other, rule, None
        opened = self._opens.match(text.norms, core.first, floor)
        if opened is None or opened[0] is not rule:
            return None
        return other, rule, opened[1]

    def _parts(self, text: Text, found: list[Quantity]) -> list[Quantity]:
        """ "half the pre-war population of 22 million" is a number of its own, before the 22 million."""
        if not any(q.unit == "percent" for q in found):
            return found
        out: list[Quantity] = []
        stops = self.lexis.part_stops
        for n, q in enumerate(found):
            shared = q.head == "share" and q.max is not None  # not "most of"
            shared = shared or (q.unit == "percent" and q.head in ("bounded", "percent"))  # "over half", "40 percent"
            if shared and n + 1 < len(found):
                whole = found[n + 1]
                between = text.norms[q.last : whole.first]
                owned = bool(between) and text.words[whole.first - 1].endswith(self.lexis.part_owners)  # "half of Syria's 22 million"
                if (
                    whole.head in ("cardinal", "bounded")
                    and whole.unit is None
                    and len(between) <= self.lexis.part_reach
                    and between
                    and between[0 if owned else -1] in self.lexis.part_words
                    and not any(w in stops or not w[0].isalnum() for w in between)
                ):
                    share = _thirds(q.value / 100)
                    low = None if whole.min is None or q.min is None else round(whole.min * share)
                    high = None if whole.max is None or q.max is None else round(whole.max * share)
                    out.append(
                        msgspec.structs.replace(
                            q, first=whole.first if owned else q.first, last=whole.last, min=low, max=high,
                            value=float(round(whole.value * share)), head="part", unit=None, dimension=None,
                            text=text.slice(q.first, whole.last), opens=q.first if owned else -1, whole=whole,
                        )
                    )  # fmt: skip
                    if not owned:
                        out.append(whole)
                    found[n + 1] = msgspec.structs.replace(whole, head="taken")
                    continue
            if q.head != "taken":
                out.append(q)
        return out


def _thirds(share: float) -> float:
    """A share without what was rounded off a third or two: 0.333 of three million is one million."""
    exact = round(share * 3) / 3
    return exact if abs(exact - share) < 0.0005 else share


def _apply(
    effect: str, low: float | None, high: float | None, value: float, approx: bool, head: str
) -> tuple[float | None, float | None, bool, str]:
    if effect == "at_least":
        return (low if low is not None else value), None, approx, "bounded"
    if effect == "at_most":
        return None, (high if high is not None else value), approx, "bounded"
    if effect == "about":
        return low, high, True, head
    return low, high, approx, "cardinal" if head == "article" else head  # "exact": another 20, a further 20


def _scaled(value: float, unit: Unit, decimals: int) -> float:
    """A number in the unit's base, rounded as finely as it was written (one digit more where that would give 0)."""
    got = value * unit.factor
    if unit.exact:
        return round(got, 6)
    return round(got, decimals) or round(got, decimals + 1)


def check(packs: Packs) -> list[str]:
    """Run every number rule's examples; one line for each that fails, naming file and rule."""
    orthography = Orthography(packs)
    finder = NumberFinder(packs, orthography)
    out: list[str] = []
    for where, example in Checks.of(packs):
        out += [f"{where}: {line}" for line in _run(example, finder, orthography)]
    return out


def _run(example: Any, finder: NumberFinder, orthography: Orthography) -> list[str]:
    wanted = bracketed(example.text)
    text = Text(wanted.plain, orthography)
    found = [q for q in finder.find(text) if q.head != "article" or wanted.article]
    shown = "; ".join(f"[{text.slice(q.first, q.last)}] {q.min}..{q.max}" for q in found)
    if example.must:
        for q in found:
            if (text.starts[q.first], text.ends[q.last - 1]) == (wanted.start, wanted.end):
                if (q.min, q.max, q.unit) == (wanted.min, wanted.max, wanted.unit):
                    return []
                return [f"'{example.text}' gives {q.min}..{q.max} {q.unit or ''}"]
        return [f"'{example.text}' is not found; found: {shown or 'nothing'}"]
    return [f"'{wanted.plain}' must hold no quantity; found: {shown}"] if found else []
