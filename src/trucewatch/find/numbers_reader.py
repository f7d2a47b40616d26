"""Reading one number at one place of a text: digits, number words, vague words, fractions, and what is no number."""

from __future__ import annotations

from ..text import Text
from .numbers_dates import is_day, is_year
from .numbers_lexis import Lexis

_WHOLE = 100  # the largest whole of which a share is told in two numbers
_GLUED = 5  # letters of a word that figures may have been glued to


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
        m = self._read(text, i, floor, stop)
        if m is None or m.reject:
            return m
        return _rejected(m.first, m.last) if i - 3 >= floor and self._one_in(text, m, stop) else self._ratio(text, m, stop)

    def _one_in(self, text: Text, m: Magnitude, stop: int) -> bool:
        """Whether a small number only says of how many one is told: "one person in two has"."""
        lx, norms = self.lexis, text.norms
        small = m.scale == 1 and m.head == "cardinal" and 1 < m.value <= _WHOLE and m.last < stop
        ratio = small and norms[m.first - 3] in lx.one and (norms[m.first - 1],) in lx.ratios
        return ratio and norms[m.first - 2] in lx.ratio_next and norms[m.last] in lx.ratio_next

    def _ratio(self, text: Text, m: Magnitude, stop: int) -> Magnitude:
        """A small number and the whole of which it is a share ("four in five people", "three out of four of them") count
        nobody."""
        lx, norms = self.lexis, text.norms
        if m.scale != 1 or m.decimals or not 0 < m.value < _WHOLE or m.head not in ("cardinal", "article"):
            return m
        for words in lx.ratios:
            at = m.last + len(words)
            if at + 1 >= stop or tuple(norms[m.last : at]) != words or norms[at + 1] not in lx.ratio_next:
                continue
            digits = lx.digits(text.words[at]) if text.numeric[at] else None
            whole = digits[0] if digits is not None else lx.cardinals.get(norms[at], 0.0)
            if m.value < whole <= _WHOLE:
                return _rejected(m.first, at + 1)
        return m

    def _read(self, text: Text, i: int, floor: int, stop: int) -> Magnitude | None:
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
            if end < stop and text.gap(end - 1) in lx.dashes:
                return _rejected(i, end)  # "a many-sided war"
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
                told = self._words(text, i + 1, stop)  # "a hundred and seven"
                if told is not None:
                    told.first = i
                return told
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
            if end - i > 2 or is_year(lx, text, i, floor, stop, value):
                return _rejected(i, end)
        if is_day(lx, text, i, floor, stop, value):
            return _rejected(i, i + 1)
        if words[i].isdigit() and len(words[i]) == 4 and is_year(lx, text, i, floor, stop, value):
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


def _rejected(first: int, last: int) -> Magnitude:
    m = Magnitude(first, last, 0)
    m.reject = True
    return m
