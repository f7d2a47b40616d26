"""Reading one number at one place of a text: digits, number words, vague words, fractions, and what is no number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from ..errors import PackError
from ..rules import Packs
from ..text import Orthography, Text
from .numbers_rules import Unit

T = TypeVar("T")
_GLUED = 5  # letters of a word that figures may have been glued to


class Phrases(Generic[T]):
    """Word sequences -> a value, longest first, found at (or, ``backward``, ending before) a token."""

    def __init__(self, backward: bool = False) -> None:
        self._backward = backward
        self._single: dict[str, T] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}  # by the word at the edge and the next

    def add(self, words: tuple[str, ...], value: T) -> None:
        """Register a phrase; the first to be registered wins among equal ones."""
        if not words:
            return
        edge = words[-1] if self._backward else words[0]
        if len(words) == 1:
            self._single.setdefault(edge, value)
            return
        bucket = self._longer.setdefault(edge, {}).setdefault(words[-2] if self._backward else words[1], [])
        if all(w != words for w, _ in bucket):
            bucket.append((words, value))
            bucket.sort(key=lambda item: -len(item[0]))

    def edges(self) -> Iterable[str]:
        """The words at which phrases may begin (``backward``: end)."""
        return self._single.keys() | self._longer.keys()

    def after(self, edge: str) -> tuple[bool, Iterable[str]]:
        """Whether the word at the edge is a phrase by itself, and the words beside it in longer ones."""
        return edge in self._single, self._longer.get(edge, ())

    def match(self, norms: list[str], at: int, limit: int) -> tuple[T, int] | None:
        """The value and the other end: forward from ``at`` up to ``limit``, backward from before ``at`` down to it."""
        if self._backward:
            if at <= limit:
                return None
            edge, step = norms[at - 1], -1
            longer = self._longer.get(edge)
            if longer is not None and at - 1 > limit:
                for words, value in longer.get(norms[at - 2], ()):
                    begin = at - len(words)
                    if begin >= limit and (len(words) == 2 or tuple(norms[begin:at]) == words):
                        return value, begin
        else:
            if at >= limit:
                return None
            edge, step = norms[at], 1
            longer = self._longer.get(edge)
            if longer is not None and at + 1 < limit:
                for words, value in longer.get(norms[at + 1], ()):
                    end = at + len(words)
                    if end <= limit and (len(words) == 2 or tuple(norms[at:end]) == words):
                        return value, end
        return (self._single[edge], at + step) if edge in self._single else None


class Words(msgspec.Struct, forbid_unknown_fields=True):
    """Section ``numbers`` of the language packs, merged. Values are numbers; keys are words or phrases.

    ``vague`` gives floors ("dozens"), ``several`` floors that a scale multiplies ("several hundred"), ``exact``
    phrases that mean one number ("a couple"), ``counted`` nouns that carry their number ("two civilians" as one
    Arabic dual), ``fractions`` shares of a whole, ``shares`` floors of a share in percent ("most of"). ``year_*`` say
    when four digits are a year, ``month_in`` and ``month_next`` when a number after a month is no day,
    ``month_of`` what may link a day to its month.
    """

    cardinals: dict[str, float] = {}
    scales: dict[str, float] = {}
    glued_scales: dict[str, float] = {}
    vague: dict[str, float] = {}
    several: dict[str, float] = {}
    exact: dict[str, float] = {}
    counted: dict[str, float] = {}
    fractions: dict[str, float] = {}
    shares: dict[str, float] = {}
    share_next: tuple[str, ...] = ()
    share_of: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    one: tuple[str, ...] = ()
    and_: tuple[str, ...] = msgspec.field(default=(), name="and")
    and_prefix: tuple[str, ...] = ()
    ordinal_suffixes: tuple[str, ...] = ()
    currency: tuple[str, ...] = ()
    dashes: tuple[str, ...] = ("-",)
    groups: tuple[str, ...] = ()
    decimals: tuple[str, ...] = (".",)
    part_words: tuple[str, ...] = ()
    part_stops: tuple[str, ...] = ()
    part_reach: int = 7
    year_from: int = 1900
    year_to: int = 2035
    year_after: tuple[str, ...] = ()
    year_not_after: tuple[str, ...] = ()
    year_not_before: tuple[str, ...] = ()
    month_in: tuple[str, ...] = ()
    month_of: tuple[str, ...] = ()
    month_next: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Magnitude:
    """A number as read; ``reject`` marks one that is a date, a name or a label and no quantity."""

    __slots__ = (
        "approx", "decimals", "digits", "first", "head", "last", "max", "min", "money", "one", "reject", "scale",
        "value",
    )  # fmt: skip

    def __init__(self, first: int, last: int, value: float, head: str = "cardinal", floor: bool = False) -> None:
        self.first, self.last, self.value, self.head = first, last, value, head
        self.min: float | None = value
        self.max: float | None = None if floor else value
        self.approx = False
        self.reject = False
        self.money = False
        self.one = False
        self.scale = 1.0
        self.decimals = 0
        self.digits = False


def _rejected(first: int, last: int) -> Magnitude:
    m = Magnitude(first, last, 0)
    m.reject = True
    return m


class Lexis:
    """The packs' number words in their comparison forms, with clitic variants where the script writes them on."""

    def __init__(self, packs: Packs, orthography: Orthography) -> None:
        data = packs.mapping("numbers")
        try:
            words = msgspec.convert(data, Words)
        except msgspec.ValidationError as err:
            raise PackError(f"section 'numbers' of the packs {', '.join(packs.names)}: {err}") from err
        norm, phrase = orthography.norm, orthography.phrase
        prefixes = [p for p in (norm(p) for p in orthography.prefixes) if not p.isascii()]

        def single(table: Mapping[str, float]) -> dict[str, float]:
            out = {norm(k): float(v) for k, v in table.items()}
            for key in [k for k in out if not k.isascii()]:
                for p in prefixes:
                    out.setdefault(p + key, out[key])
            return out

        self.cardinals = single(words.cardinals)
        self.scales = single(words.scales)
        self.glued_scales = {norm(k): v for k, v in words.glued_scales.items()}
        #: Words that are units as well: figures without decimals before them are measured, not scaled ("500m").
        self.units = frozenset(norm(w) for u in packs.entries("units", Unit) for w in u.says)
        self.and_words = frozenset(norm(w) for w in words.and_)
        self.and_cardinals = {
            norm(p) + norm(k): float(v) for p in words.and_prefix for k, v in words.cardinals.items() if not k.isascii()
        }
        self.articles = frozenset(norm(w) for w in words.articles)
        self.one = frozenset(norm(w) for w in words.one)
        self.ordinal_suffixes = frozenset(words.ordinal_suffixes)
        self.currency = frozenset(words.currency)
        self.dashes = frozenset(words.dashes)
        self.share_next = frozenset(norm(w) for w in words.share_next)
        self.share_of = frozenset(norm(w) for w in words.share_of)
        self.part_words = frozenset(norm(w) for w in words.part_words)
        self.part_stops = frozenset(norm(w) for w in words.part_stops)
        self.part_reach = words.part_reach
        self.years = (words.year_from, words.year_to)
        self.year_after = frozenset(norm(w) for w in words.year_after)
        self.year_not_after = frozenset(norm(w) for w in words.year_not_after)
        self.year_not_before = frozenset(norm(w) for w in words.year_not_before)
        self.month_in = frozenset(norm(w) for w in words.month_in)
        self.month_of = frozenset(norm(w) for w in words.month_of)
        self.month_next = frozenset(norm(w) for w in words.month_next)
        times: dict[str, Any] = packs.mapping("times")
        months = [key for name in times.get("month") or {} if (key := phrase(str(name)))]
        self.month_starts = frozenset(key[0] for key in months) | {p + k[0] for k in months for p in prefixes}
        self.month_ends = frozenset(key[-1] for key in months)
        self.phrases: Phrases[tuple[str, float]] = Phrases()
        kinds = ("vague", "several", "exact", "counted", "fractions", "shares")
        for kind in kinds:
            for says, value in getattr(words, kind).items():
                key = phrase(says)
                self.phrases.add(key, (kind, float(value)))
                if key and not key[0].isascii():
                    for p in prefixes:
                        self.phrases.add((p + key[0], *key[1:]), (kind, float(value)))
        self.starts = frozenset((*self.phrases.edges(), *self.cardinals, *self.scales, *self.articles))
        groups, points = "".join(words.groups), "".join(words.decimals)
        self._grouped = re.compile(rf"^\d{{1,3}}(?:[{re.escape(groups)}]\d{{3}})+$") if groups else None
        self._dotted = re.compile(r"^\d{1,3}(?:\.\d{3}){2,}$")
        self._decimal = re.compile(rf"^(\d+)[{re.escape(points)}](\d+)$")
        self._group_chars = re.compile(rf"[{re.escape(groups)}.]") if groups else re.compile(r"\.")

    def digits(self, word: str) -> tuple[float, int] | None:
        """``"1,800"`` -> (1800, 0), ``"1.8"`` -> (1.8, 1); ``None`` for what is no number ("03.11.2019")."""
        if word.isdigit():
            return float(int(word)), 0
        if (self._grouped is not None and self._grouped.match(word)) or self._dotted.match(word):
            return float(int(self._group_chars.sub("", word))), 0
        m = self._decimal.match(word)
        if m is not None:
            return float(f"{int(m[1])}.{''.join(str(int(d)) for d in m[2])}"), len(m[2])
        return None


class Reader:
    """Reads the number that begins at a token, or says that none does."""

    def __init__(self, lexis: Lexis) -> None:
        self.lexis = lexis

    def after(self, edge: str) -> tuple[bool, frozenset[str] | None]:
        """Whether a word may be a number by itself, and the words beside which it may be the beginning of one
        (``None``: any)."""
        lx = self.lexis
        if edge in lx.cardinals or edge in lx.scales:
            return True, None
        single, more = lx.phrases.after(edge)
        if not single and edge not in lx.articles:
            return False, frozenset(more)
        return True, frozenset((*more, *lx.scales, *lx.share_of, *lx.share_next, *lx.articles, *lx.one))

    def read(self, text: Text, i: int, floor: int, stop: int) -> Magnitude | None:
        """The number at token ``i`` of the sentence ``floor``..``stop``."""
        if text.numeric[i]:
            return self._digits(text, i, floor, stop)
        found = self.lexis.phrases.match(text.norms, i, stop)
        if found is not None:
            (kind, value), end = found
            got = self._phrase(text, i, end, kind, value, stop)
            if got is not None or kind != "fractions":
                return got
        return self._words(text, i, stop)

    def _phrase(self, text: Text, i: int, end: int, kind: str, value: float, stop: int) -> Magnitude | None:
        lx, norms = self.lexis, text.norms
        if kind == "several":
            m = Magnitude(i, end, value, "vague", floor=True)
            if end < stop and norms[end] in lx.scales:
                return self._scaled(text, m, stop)
            return m
        if kind == "vague":
            return Magnitude(i, end, value, "vague", floor=True)
        if kind in ("exact", "counted"):
            m = Magnitude(i, end, value)
            if kind == "exact" and end < stop and norms[end] in lx.scales:
                return self._scaled(text, m, stop)
            return m
        if kind == "shares":
            m = Magnitude(i, end, value, "share", floor=True)
            return m
        at = end  # fractions: "half a million", "a quarter of a million"
        if at < stop and norms[at] in lx.share_of:
            at += 1
        if at < stop and norms[at] in lx.articles | lx.one:
            at += 1
        if end < at < stop and norms[at] in lx.scales:
            return self._scaled(text, Magnitude(i, at, value), stop)
        if end < stop and norms[end] in lx.share_next:
            return Magnitude(i, end, round(value * 100, 1), "share")
        return None

    def _scaled(self, text: Text, m: Magnitude, stop: int) -> Magnitude:
        scales, norms = self.lexis.scales, text.norms
        while m.last < stop and norms[m.last] in scales:
            m.scale *= scales[norms[m.last]]
            m.last += 1
        m.value = round(m.value * m.scale, 6)
        m.min = m.value
        m.max = None if m.max is None else m.value
        return m

    def _words(self, text: Text, i: int, stop: int) -> Magnitude | None:
        lx, norms = self.lexis, text.norms
        norm = norms[i]
        if norm in lx.articles:
            if i + 1 < stop and norms[i + 1] in lx.scales:
                return self._scaled(text, Magnitude(i, i + 1, 1), stop)
            if i + 1 < stop and (text.numeric[i + 1] or norms[i + 1] in lx.cardinals):
                return None  # "another 22 people"
            return Magnitude(i, i + 1, 1, "article")
        first = lx.cardinals.get(norm)
        at = i + 1
        if first is None:
            if norm not in lx.scales:
                return None
            first, at = 1.0, i
        total, current = 0.0, first
        while at < stop:
            word = norms[at]
            step = 1
            scale = lx.scales.get(word)
            if scale is not None:
                current = (current or 1) * scale
                if scale >= 1000:
                    total, current = total + current, 0
                at += 1
                continue
            value = lx.cardinals.get(word)
            clitic = lx.and_cardinals.get(word)
            if clitic is not None:
                if not ((0 < current < 10 and 20 <= clitic < 100) or self._room(total, current, clitic)):
                    break
                value = clitic
            elif word in lx.and_words and at + 1 < stop and norms[at + 1] in lx.cardinals:
                value = lx.cardinals[norms[at + 1]]
                if current % 100 or not self._room(total, current, value):
                    break
                step = 2
            elif value is None or not self._room(total, current, value):
                break
            current += value
            at += step
        if at == i:
            return None
        m = Magnitude(i, at, total + current, "article" if at == i + 1 and norm in lx.one else "cardinal")
        m.one = m.head == "article"
        if at - i > 1 and norms[at - 1] in lx.scales:
            m.scale = lx.scales[norms[at - 1]]
        return m

    @staticmethod
    def _room(total: float, current: float, value: float) -> bool:
        """Whether ``value`` may follow as the next smaller part: "two hundred | five", "twenty | five"."""
        if current == 0:
            return total > 0 and value < 1000
        if current % 100 == 0:
            return value < 100
        return 20 <= current % 100 < 100 and current % 10 == 0 and 0 < value < 10

    def _digits(self, text: Text, i: int, floor: int, stop: int) -> Magnitude | None:
        lx, norms, words, numeric = self.lexis, text.norms, text.words, text.numeric
        parsed = lx.digits(words[i])
        if parsed is None:
            return _rejected(i, i + 1)
        value, decimals = parsed
        m = Magnitude(i, i + 1, value)
        m.digits, m.decimals = True, decimals
        gap = text.gap(i) if i + 1 < stop else " "
        if i > floor:
            before = text.gap(i - 1)
            if words[i - 1] in lx.currency:
                m.money = True
            elif not before and words[i - 1] in "+#/:№":
                return _rejected(i, i + 1)
            elif not before and words[i - 1].islower() and len(words[i - 1]) >= _GLUED and gap.isspace():
                pass  # a lost space: "captured16 villages"
            elif not numeric[i - 1] and words[i - 1][0].isalpha() and (not before or before in lx.dashes):
                return _rejected(i, self._chain(text, i, stop))  # T-55, M5, mid-2011
        if words[i - 1 if i > floor else i] in ("(", "[") and i + 1 < stop and words[i + 1] in (")", "]"):
            return _rejected(i, i + 1)  # a footnote
        if i == floor and i + 1 < stop and words[i + 1] in (".", ")") and not gap and i + 2 < stop:
            return _rejected(i, i + 2)  # a list's number
        if not gap and i + 1 < stop:
            if norms[i + 1] in lx.ordinal_suffixes:
                return _rejected(i, i + 2)
            if words[i + 1] in ("/", ":") and i + 2 < stop and numeric[i + 2] and not text.gap(i + 1):
                return _rejected(i, self._chain(text, i, stop))
        if gap in lx.dashes and i + 1 < stop and numeric[i + 1]:
            end = self._chain(text, i, stop)
            if end - i > 2 or self.is_year(text, i, floor, stop, value):
                return _rejected(i, end)
        if self.is_day(text, i, floor, stop, value):
            return _rejected(i, i + 1)
        if words[i].isdigit() and len(words[i]) == 4 and self.is_year(text, i, floor, stop, value):
            return _rejected(i, i + 1)
        if not gap and i + 1 < stop and norms[i + 1] in lx.glued_scales and (decimals or norms[i + 1] not in lx.units):
            m.scale = lx.glued_scales[norms[i + 1]]
            m.last, m.value = i + 2, round(value * m.scale, 6)
            m.min = m.max = m.value
            return m
        if gap and i + 1 < stop and words[i + 1] == "000" and value < 1000 and not decimals:
            m.last, m.value = i + 2, value * 1000
            m.min = m.max = m.value
        return self._scaled(text, m, stop)

    @staticmethod
    def _chain(text: Text, i: int, stop: int) -> int:
        """Where a run of numbers tied by dashes, slashes or colons ends (dates, clock times, telephone numbers)."""
        at = i + 1
        while at < stop:
            if text.numeric[at] and text.gap(at - 1) and not text.gap(at - 1).strip("-‐‑–/"):
                at += 1
            elif text.words[at] in "/:" and at + 1 < stop and text.numeric[at + 1] and not text.gap(at):
                at += 2
            else:
                break
        return at

    def is_day(self, text: Text, i: int, floor: int, stop: int, value: float) -> bool:
        """Whether a month stands beside the number, so that it is a day."""
        lx, norms, words = self.lexis, text.norms, text.words
        if not 1 <= value <= 31 or not value.is_integer() or not lx.month_starts:
            return False
        at = i - 1
        if at > floor and words[at] == ".":
            at -= 1
        if at >= floor and self._month(text, at, lx.month_ends):
            lead = norms[at - 1] if at > floor else ""
            follows = norms[i + 1] if i + 1 < stop else ""
            alone = not follows or not follows[0].isalpha() or follows in lx.month_next or words[i + 1][0].isupper()
            if lead not in lx.month_in or alone:
                return True
        at = i + 1
        for _ in range(3):
            if at < stop and self._month(text, at, lx.month_starts):
                return True
            if at + 1 < stop and norms[at] in lx.month_of and self._month(text, at + 1, lx.month_starts):
                return True  # "26 of September"
            if at + 1 < stop and text.numeric[at + 1] and norms[at][0].isalpha():
                at += 2  # "5 to 8 May", "6 and 7 May"
            elif at < stop and text.numeric[at] and text.gap(at - 1) in lx.dashes:
                at += 1
            else:
                break
        return False

    @staticmethod
    def _month(text: Text, at: int, months: frozenset[str]) -> bool:
        return text.norms[at] in months and not text.words[at][0].islower()

    def is_year(self, text: Text, i: int, floor: int, stop: int, value: float) -> bool:
        """Whether four bare digits are a year rather than a count."""
        lx, norms = self.lexis, text.norms
        if not lx.years[0] <= value <= lx.years[1] or not text.words[i].isdigit():
            return False
        before = norms[i - 1] if i > floor else ""
        after = norms[i + 1] if i + 1 < stop else ""
        if i > floor and self._month(text, i - 1, lx.month_ends):
            return True
        if i - 1 > floor and text.numeric[i - 1] and len(text.words[i - 1]) <= 2:
            return self._month(text, i - 2, lx.month_ends) or (
                text.words[i - 2] == "." and i - 3 >= floor and self._month(text, i - 3, lx.month_ends)
            )
        if after in lx.year_not_before or before in lx.year_not_after:
            return False
        if after in lx.scales or (after == "%"):
            return False
        if value % 100 == 0:
            return before in lx.year_after or before in lx.month_ends
        return True
