"""The date grammar of the packs: month and weekday words, and full dates as they are printed.

Shapes of dates (day-month-year, month-day-year, numeric with its separators, ISO) are the same in every language;
only the words differ and come from the section ``publication``. Digits of other scripts count as digits.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import date

import ahocorasick_rs
import msgspec

from ..errors import PackError
from ..rules import Packs

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_OTHER_DIGITS = re.compile("[٠-٩۰-۹]")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = re.compile(r"(?<![\d./-])(?P<a>\d\d?)(?P<s>[./-])(?P<b>\d\d?)(?P=s)(?P<y>[0-4]\d)(?![\d./-])")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_DIGIT = re.compile(r"\d")
_GOES_ON = re.compile(r"[-/.]\d")  # 2019-12-24
_LEADS_ON = re.compile(r"[-/.]\s?$")  # 24.12.2019


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``publication``: the words with which pages print dates (months 1-12, weekdays 1-7 from Monday)."""

    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    numbers: dict[str, int] = {}
    ordinals: tuple[str, ...] = ()
    day_first: bool = True
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    connectors: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    agencies: dict[str, str] = {}
    agency_intro: tuple[str, ...] = ()
    picture_words: tuple[str, ...] = ()
    stopwords: dict[str, tuple[str, ...]] = {}
    ahead: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    last_year: tuple[str, ...] = ()
    year_links: tuple[str, ...] = ()
    day_first_publishers: dict[str, bool] = {}


class Seen(msgspec.Struct, frozen=True):
    """A full date as it stands in a text. ``days`` has two entries where day and month could be either way round (the
    first reads day first); ``weekday`` is printed beside it (1 is Monday); ``shape`` is ``named``, ``iso``, or the
    numeric separator."""

    start: int
    end: int
    days: tuple[date, ...]
    shape: str
    weekday: int | None = None


_I = str.maketrans({"ı": "i", "İ": "i"})


def alternation(words: object) -> str:
    """A regex alternation of literal words, longest first; never empty. Any run of blanks and line breaks stands for a
    blank, so what it matched is looked up by its :func:`key`."""
    found = sorted({str(w) for w in words}, key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in found) or r"(?!x)x"


def key(word: str) -> str:
    """The form under which a word of the packs is looked up, as a pattern that ignores case may have found it in a
    text: over a line break ("Anadolu \\n Agency"), in capitals, with a Turkish i."""
    return " ".join(word.translate(_I).casefold().split())


class Calendar:
    """Compiled date shapes. All methods are pure."""

    def __init__(self, packs: Packs) -> None:
        try:
            self.words = msgspec.convert(packs.mapping("publication"), Vocabulary)
        except msgspec.ValidationError as err:
            raise PackError(f"section 'publication' of packs {', '.join(packs.names)}: {err}") from err
        w = self.words
        self.months = {key(k): v for k, v in w.months.items()}
        self.weekdays = {key(k): v for k, v in w.weekdays.items()}
        self._months_named = ahocorasick_rs.AhoCorasick(sorted({k.split()[0] for k in self.months}))
        self.numbers = {key(k): v for k, v in w.numbers.items()}
        mon, day, ordinal = alternation(w.months), alternation(w.weekdays), alternation(w.ordinals)
        self.macros = {
            "{MONTH}": f"(?:{mon})",
            "{WEEKDAY}": f"(?:{day})",
            "{DAY}": rf"(?:(?<!\d)(?:[0-2]?\d|3[01])(?!\d)(?:{ordinal})?)",
            "{YEAR}": r"(?:(?<!\d)(?:19|20)\d\d(?!\d))",
            "{NUMBER}": rf"(?:(?<!\d)\d{{1,3}}(?!\d)|\b(?:{alternation(w.numbers)})\b)",
        }
        before = rf"(?:(?<![^\W_])(?P<w>{day})\.?,?\s{{1,3}})?"
        after = rf"(?:,?\s{{1,3}}\(?(?P<w2>{day})\b)?"
        clock = r"(?:(?:at\s+)?\d{1,2}:?\d\d(?::?\d\d)?\s+)?"
        self._shapes = (
            ("named", re.compile(
                rf"{before}(?<!\d)(?P<d>[0-2]?\d|3[01])(?:{ordinal})?[-.\s/]{{0,3}}(?:of\s+)?(?P<m>{mon})[-.,\s/]{{0,4}}"
                rf"{clock}(?P<y>(?:19|20)\d\d)(?!\d){after}", re.I)),
            ("named", re.compile(
                rf"{before}(?<![^\W\d_])(?P<m>{mon})\.?[-\s/]{{0,3}}(?P<d>[0-2]?\d|3[01])(?:{ordinal})?[-,.\s/]{{0,4}}"
                rf"{clock}(?P<y>(?:19|20)\d\d)(?!\d){after}", re.I)),
            ("iso", re.compile(
                rf"{before}(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-/.]?)"
                rf"(?P<m>0\d|1[0-2]|(?<=[-/.])[1-9])(?P=s)(?P<d>[0-2]\d|3[01]|\d)(?=[T\D]|$){after}",
                re.I)),
            ("numeric", re.compile(
                rf"{before}(?<![\d.,/])(?P<a>\d\d?)\s?(?P<s>[-./])\s?(?P<b>\d\d?)"
                rf"\s?(?P=s)\s?(?P<y>(?:19|20)\d\d)(?!\d){after}", re.I)),
        )  # fmt: skip

    def full_dates(self, text: str, start: int = 0, stop: int | None = None) -> Iterator[Seen]:
        """Full dates (day, month and year) in ``text[start:stop]``, in order, none overlapping."""
        stop = len(text) if stop is None else stop
        plain = _plain(text[start:stop])
        taken = -1
        for year in _YEAR.finditer(plain):
            if year.start() < taken:
                continue
            low, high = max(0, year.start() - 48, taken), min(len(plain), year.end() + 24)
            best: Seen | None = None
            possible = self._possible(plain, low, year.start(), high)
            for shape, pattern in self._shapes:
                if shape not in possible:
                    continue
                for m in pattern.finditer(plain, low, high):
                    if not m.start() <= year.start() < m.end():
                        continue
                    seen = self._seen(shape, m, start)
                    if seen is not None and (best is None or seen.end - seen.start > best.end - best.start):
                        best = seen
            if best is not None:
                taken = best.end - start
                yield best

    def _possible(self, plain: str, low: int, year: int, high: int) -> frozenset[str]:
        """The shapes that a date around the year at ``year`` may have: what a look at its neighbours leaves over."""
        shapes = set[str]()
        if _DIGIT.search(plain, low, year) is not None:
            if self._months_named.find_matches_as_indexes(plain[low:high].casefold()):
                shapes.add("named")
            if _LEADS_ON.search(plain, max(low, year - 2), year) is not None:
                shapes.add("numeric")
        if _GOES_ON.match(plain, year + 4) or plain[max(0, year - 1) : year].isdecimal():
            shapes.add("iso")
        return frozenset(shapes)

    def short_date(self, text: str, start: int, stop: int) -> Seen | None:
        """A numeric date with a two-digit year, for lines that hold nothing else; in prose it may be a score."""
        m = _SHORT.search(_plain(text), start, stop)
        if m is None:
            return None
        year, a, b = 2000 + int(m["y"]), int(m["a"]), int(m["b"])
        days = tuple(dict.fromkeys(d for d in (_day(year, b, a), _day(year, a, b)) if d is not None))
        return Seen(m.start(), m.end(), days, m["s"]) if days else None

    def parse(self, value: str) -> Seen | None:
        """A date from a machine's field: ISO, RFC 822 or any printed form."""
        return next(self.full_dates(value.strip()[:200]), None)

    def _seen(self, shape: str, m: re.Match[str], offset: int) -> Seen | None:
        groups = m.groupdict()
        word = groups.get("w") or groups.get("w2")
        weekday = self.weekdays.get(key(word).rstrip(".")) if word else None
        year = int(groups["y"])
        if shape == "numeric":
            a, b = int(groups["a"]), int(groups["b"])
            days = tuple(dict.fromkeys(d for d in (_day(year, b, a), _day(year, a, b)) if d is not None))
            shape = groups["s"]
        else:
            month = self.months[key(groups["m"])] if shape == "named" else int(groups["m"])
            one = _day(year, month, int(groups["d"]))
            days = () if one is None else (one,)
        if not days:
            return None
        if weekday is not None and len(days) > 1:
            fit = tuple(d for d in days if d.isoweekday() == weekday)
            days = fit or days
        return Seen(m.start() + offset, m.end() + offset, days, shape, weekday)


def _plain(text: str) -> str:
    """The text with the digits of other scripts as 0 to 9."""
    return text.translate(_DIGITS) if _OTHER_DIGITS.search(text) else text


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@functools.lru_cache(maxsize=8)
def calendar(packs: Packs) -> Calendar:
    """The packs' date grammar, compiled once."""
    return Calendar(packs)


def words(day: date) -> str:
    """A day as the receipts write it: ``3 November 2019``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
