"""What a text says about its own time, found and not yet weighed: dates, weekdays, phrases, dated public events."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator
from datetime import date

import msgspec

from ..errors import PackError
from ..rules import Packs
from ..values import to_date
from .calendar import Calendar, Seen, alternation, calendar, key
from .furniture import Mask

_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]?[^\Wa-z\d_])|\n+")


class ClueRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``publication_clues``: a phrase that tells when a text was written. ``means`` is ``month_last_year``,
    ``war_age``, ``last_days`` or ``campaign_days``; named groups ``month``, ``day``, ``number`` (a digit may follow the
    name where the pattern has alternatives) carry the values."""

    id: str
    means: str
    pattern: str
    keys: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Anchor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``anchors``: a dated public event, and how a sentence that speaks of it is known. ``news`` events are
    named by their weekday in the week that follows them; ``by_month`` ones are known by their month among other words,
    so that the month without a year means this one. ``kind`` is ``event``, ``era`` (years are counted from it) or
    ``count`` (a figure in use from that day on)."""

    id: str
    date: str
    title: str
    source: str
    all: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    none: tuple[str, ...] = ()
    kind: str = "event"
    news: bool = False
    by_month: bool = False
    eclipses: tuple[str, ...] = ()

    @property
    def day(self) -> datetime.date:
        """The event's first day."""
        return to_date(self.date)


class MonthDay(msgspec.Struct, frozen=True):
    """A month and day without a year; ``since``: as the start of something; ``weekday`` if one stands beside it."""

    month: int
    day: int
    words: str
    since: bool
    weekday: int | None = None


class Weekday(msgspec.Struct, frozen=True):
    """A weekday named on its own, in the past."""

    weekday: int
    words: str
    sentence: int
    start: int


class Past(msgspec.Struct, frozen=True):
    """A point in time with its year that lies behind the writer: the text is no older."""

    day: date
    words: str


class Phrase(msgspec.Struct, frozen=True):
    """A hit of a :class:`ClueRule`."""

    means: str
    words: str
    sentence: int
    month: int | None = None
    day: int | None = None
    number: int | None = None


class Found(msgspec.Struct, frozen=True):
    """All clues of one text, in text order."""

    sentences: tuple[tuple[int, int], ...]
    past: tuple[Past, ...]
    month_days: tuple[MonthDay, ...]
    weekdays: tuple[Weekday, ...]
    phrases: tuple[Phrase, ...]
    anchors: tuple[tuple[Anchor, int], ...]
    months: tuple[tuple[int, int], ...]  # (month, sentence) of months named without a year


class ClueFinder:
    """The packs' clues, compiled once."""

    def __init__(self, packs: Packs) -> None:
        self.calendar: Calendar = calendar(packs)
        v, macros = self.calendar.words, self.calendar.macros
        mon, year = macros["{MONTH}"], macros["{YEAR}"]
        long_days = [w for w in v.weekdays if len(w) > 4]
        ordinal = alternation(v.ordinals)
        self.month_year = re.compile(rf"(?<![^\W_])(?P<m>{mon})\b\.?,?\s+(?:of\s+)?(?P<y>{year})", re.I)
        self.bare_year = re.compile(rf"\b(?:{alternation(v.year_links)})[\s-]+(?P<y>{year})\b", re.I)
        self.month_day = re.compile(
            rf"(?:(?<![^\W_])(?P<w>{alternation(v.weekdays)})\.?,?\s+(?:the\s+)?)?(?:(?<![^\W_])(?P<m>{mon})\.?\s+(?P<d>[0-2]?\d|3[01])(?:{ordinal})?"
            rf"|(?<![\d.,:/-])(?P<d2>[0-2]?\d|3[01])(?:{ordinal})?\s+(?:of\s+)?(?P<m2>{mon}))(?![\w-]|[.,]\d)(?!\.?,?\s+(?:of\s+)?(?:19|20)\d\d)",
            re.I,
        )
        self.weekday = re.compile(rf"(?<![^\W_])(?P<w>{alternation(long_days)})(?:['’]?s)?(?![^\W_])", re.I)
        self.month = re.compile(rf"(?<![^\W_])(?P<m>{mon})(?![^\W_])", re.I)
        self.ahead = re.compile(rf"(?<!\w)(?:{alternation(v.ahead)})(?!\w)", re.I)
        self.since = re.compile(rf"(?<!\w)(?:{alternation(v.since)})(?!\w)", re.I)
        self.last_year = re.compile(rf"\W{{0,3}}(?:{alternation(v.last_year)})", re.I)
        self.rules: list[tuple[str, ClueRule, re.Pattern[str]]] = []
        for where, rule in packs.located("publication_clues", ClueRule):
            source = rule.pattern
            for name, value in macros.items():
                source = source.replace(name, value)
            self.rules.append((where, rule, _compile(source, where, rule.id, re.I)))
        self.anchors: list[tuple[str, Anchor, list[re.Pattern[str]], list[re.Pattern[str]]]] = []
        for where, anchor in packs.located("anchors", Anchor):
            yes = [_compile(p, where, anchor.id) for p in anchor.all]
            no = [_compile(p, where, anchor.id) for p in anchor.none]
            self.anchors.append((where, anchor, yes, no))
        self.eras = [a for _, a, _, _ in self.anchors if a.kind == "era"]

    def find(self, text: str, masked: tuple[Mask, ...] = ()) -> Found:
        """Every clue of the unmasked text."""
        sentences = tuple(_sentences(text, masked))
        past: list[Past] = []
        month_days: list[MonthDay] = []
        weekdays: list[Weekday] = []
        phrases: list[Phrase] = []
        anchors: list[tuple[Anchor, int]] = []
        months: list[tuple[int, int]] = []
        for n, (start, end) in enumerate(sentences):
            sentence = text[start:end]
            phrases += self._phrases(sentence, n)
            anchors += [(a, n) for a in self.anchored(sentence)]
            taken: list[tuple[int, int]] = []
            for seen in self.calendar.full_dates(sentence):
                taken.append((seen.start, seen.end))
                if not self._ahead(sentence, seen.start):
                    past.append(Past(min(seen.days), sentence[seen.start : seen.end]))
            for m in self.month_year.finditer(sentence):
                if _free(m, taken) and not m.group()[0].islower():
                    taken.append(m.span())
                    if not self._ahead(sentence, m.start()):
                        past.append(Past(date(int(m.group("y")), self._month(m.group("m")), 1), m.group()))
            for m in self.bare_year.finditer(sentence):
                if _free(m, taken) and not self._ahead(sentence, m.start()):
                    past.append(Past(date(int(m.group("y")), 1, 1), m.group()))
            for m in self.month_day.finditer(sentence):
                if not _free(m, taken) or (m.group("m") or m.group("m2"))[0].islower():
                    continue
                taken.append(m.span())
                if self._ahead(sentence, m.start()) or self.last_year.match(sentence, m.end()):
                    continue
                month, day = self._month(m.group("m") or m.group("m2")), int(m.group("d") or m.group("d2"))
                if not 1 <= day <= 31:
                    continue
                word = m.group("w")
                since = bool(self.since.search(sentence, max(0, m.start() - 45), m.start()))
                weekday = self.calendar.weekdays.get(key(word)) if word else None
                month_days.append(MonthDay(month, day, " ".join(m.group().split()), since, weekday))
            for m in self.weekday.finditer(sentence):
                if _free(m, taken) and not m.group()[0].islower() and not self._ahead(sentence, m.start(), 12):
                    number = self.calendar.weekdays[key(m.group("w"))]
                    weekdays.append(Weekday(number, m.group(), n, start + m.start()))
            for m in self.month.finditer(sentence):
                if _free(m, taken) and not m.group()[0].islower() and not self._ahead(sentence, m.start(), 14):
                    months.append((self._month(m.group("m")), n))
        return Found(
            sentences, tuple(past), tuple(month_days), tuple(weekdays), tuple(phrases), tuple(anchors), tuple(months)
        )

    def anchored(self, sentence: str) -> Iterator[Anchor]:
        """The public events that a sentence speaks of (eras excepted)."""
        for _, anchor, yes, no in self.anchors:
            if anchor.kind == "era":
                continue
            if all(p.search(sentence) for p in yes) and not any(p.search(sentence) for p in no):
                yield anchor

    def _phrases(self, sentence: str, n: int) -> Iterator[Phrase]:
        low = sentence.casefold()
        for _, rule, pattern in self.rules:
            if not any(k in low for k in rule.keys):
                continue
            for m in pattern.finditer(sentence):
                values: dict[str, str] = {}
                for name, value in m.groupdict().items():
                    if value is not None:
                        values[name.rstrip("0123456789")] = value
                month = self._month(values["month"]) if "month" in values else None
                day = int(re.sub(r"\D", "", values["day"])) if "day" in values else None
                number = self._number(values["number"]) if "number" in values else None
                yield Phrase(rule.means, " ".join(m.group().split()), n, month, day, number)

    def _month(self, word: str) -> int:
        return self.calendar.months[key(word)]

    def _number(self, word: str) -> int | None:
        return int(word) if word.isdigit() else self.calendar.numbers.get(key(word))

    def _ahead(self, sentence: str, at: int, reach: int = 30) -> bool:
        return bool(self.ahead.search(sentence, max(0, at - reach), at))


@functools.lru_cache(maxsize=8)
def clue_finder(packs: Packs) -> ClueFinder:
    """The packs' clue finder, compiled once."""
    return ClueFinder(packs)


def failures(packs: Packs) -> list[str]:
    """Examples of clue rules and anchors that do not hold."""
    finder = ClueFinder(packs)
    out: list[str] = []
    for where, rule, pattern in finder.rules:
        out += [
            f"{where} (publication_clues: {rule.id}): should match {e!r}" for e in rule.yes if not pattern.search(e)
        ]
        out += [f"{where} (publication_clues: {rule.id}): should not match {e!r}" for e in rule.no if pattern.search(e)]
    for where, anchor, yes, no in finder.anchors:

        def hit(e: str, yes: list[re.Pattern[str]] = yes, no: list[re.Pattern[str]] = no) -> bool:
            return all(p.search(e) for p in yes) and not any(p.search(e) for p in no)

        out += [f"{where} (anchors: {anchor.id}): should match {e!r}" for e in anchor.yes if not hit(e)]
        out += [f"{where} (anchors: {anchor.id}): should not match {e!r}" for e in anchor.no if hit(e)]
    return out


def _compile(source: str, where: str, name: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    try:
        return re.compile(source, flags)
    except re.error as err:
        raise PackError(f"{where} ({name}): no valid pattern: {err}") from err


def _free(m: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return not any(a < m.end() and m.start() < b for a, b in taken)


def _sentences(text: str, masked: tuple[Mask, ...]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end, _ in (*masked, (len(text), len(text), "")):
        if start > at:
            begin = at
            for m in _END.finditer(text, at, start):
                if text[begin : m.start()].strip():
                    yield begin, m.start()
                begin = m.end()
            if text[begin:start].strip():
                yield begin, start
        at = max(at, end)


__all__ = ["Anchor", "ClueFinder", "Found", "MonthDay", "Past", "Phrase", "Seen", "Weekday", "clue_finder", "failures"]
