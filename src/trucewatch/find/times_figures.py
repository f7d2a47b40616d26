"""What figures say about time: days of a month, years, numeric dates, clock times."""

from __future__ import annotations

from typing import Any

import msgspec

from .numbers_dates import is_day, is_year
from .numbers_reader import Reader
from .phrases import Phrases
from .times_grammar import Reading, Special


class Marks(msgspec.Struct, frozen=True):
    """Words that stand at figures: ``halves`` ("p.m." -> 12), ``zones`` ("GMT"), ``decades`` (the s of "1980s")."""

    order: str
    halves: Phrases[Any]
    zones: Phrases[Any]
    decades: frozenset[str]
    weak: frozenset[str] = frozenset()


def specials(reader: Reader, marks: Marks) -> dict[str, Special]:
    """The built-in elements, over the number reader of the packs."""
    lexis = reader.lexis
    first_year, last_year = lexis.years

    def num(r: Reading, i: int) -> tuple[int, Any] | None:
        got = reader.read(r.text, i, r.first, r.last)
        if got is None or got.reject or got.head == "share":
            return None
        return got.last, (None if got.head == "vague" else got.value)

    def dom(r: Reading, i: int) -> tuple[int, Any] | None:
        text = r.text
        if not text.numeric[i] or len(text.words[i]) > 2:
            return None
        value = lexis.digits(text.words[i])
        if value is None or not 1 <= value[0] <= 31:
            return None
        if i + 1 < r.last and not text.gap(i) and r.norms[i + 1] in lexis.ordinal_suffixes:
            return i + 2, int(value[0])
        return (i + 1, int(value[0])) if is_day(lexis, text, i, r.first, r.last, value[0]) else None

    def nth(r: Reading, i: int) -> tuple[int, Any] | None:
        """A day of no named month: "on the 9th", but not "on the 9th floor"."""
        got = dom(r, i)
        if got is None or got[0] != i + 2:
            return None
        after = r.text.words[i + 2] if i + 2 < r.last else ""
        ends = not after or r.norms[i + 2] in marks.weak or not (after[0].isalnum() or after[0] == "-")
        return got if ends else None

    def y4(r: Reading, i: int) -> tuple[int, Any] | None:
        word = r.text.words[i]
        if not (len(word) == 4 and word.isdigit() and first_year <= int(word) <= last_year):
            return None
        if i + 1 < r.last and not r.text.gap(i) and r.text.words[i + 1][0].isalpha():
            return None
        return (i + 1, int(word)) if is_year(lexis, r.text, i, r.first, r.last, float(word)) else None

    def decade(r: Reading, i: int) -> tuple[int, Any] | None:
        word = r.text.words[i]
        if len(word) == 4 and word.isdigit() and word[3] == "0" and i + 1 < r.last:
            gap = r.text.gap(i)
            if r.norms[i + 1] in marks.decades and gap in ("", "'", "’"):
                return i + 2, int(word)
        return None

    def date(r: Reading, i: int) -> tuple[int, Any] | None:
        return _numeric_date(r, i, marks.order, first_year, last_year)

    def clock(r: Reading, i: int) -> tuple[int, Any] | None:
        return _clock(r, i, marks)

    return {"num": num, "dom": dom, "nth": nth, "y4": y4, "decade": decade, "date": date, "clock": clock}


def _numeric_date(r: Reading, i: int, order: str, first_year: int, last_year: int) -> tuple[int, Any] | None:
    text = r.text
    if not text.numeric[i]:
        return None
    pieces = text.words[i].split(".")
    end = i + 1
    if len(pieces) == 1:
        while end < r.last and len(pieces) < 3:
            if text.numeric[end] and text.gap(end - 1) in ("-", "‐", "‑", "–"):
                pieces.append(text.words[end])
                end += 1
            elif text.words[end] == "/" and end + 1 < r.last and text.numeric[end + 1] and not text.gap(end):
                pieces.append(text.words[end + 1])
                end += 2
            else:
                break
    if len(pieces) != 3 or not all(p.isdigit() and len(p) <= 4 for p in pieces):
        return None
    a, b, c = (int(p) for p in pieces)
    if len(pieces[0]) == 4:
        y, m, d = a, b, c
    elif len(pieces[2]) == 4:
        y = c
        d, m = (a, b) if (order == "dmy" and b <= 12) or a > 12 else (b, a)
    else:
        return None
    if not (first_year <= y <= last_year and 1 <= m <= 12 and 1 <= d <= 31):
        return None
    return end, {"y": y, "m": m, "d": d}


def _clock(r: Reading, i: int, marks: Marks) -> tuple[int, Any] | None:
    """``21:00``, ``9.30pm``, ``2 a.m.``, ``2100 GMT`` as minutes after midnight."""
    text, norms, words = r.text, r.norms, r.text.words
    if not text.numeric[i]:
        return None
    word, end, hour, minute = words[i], i + 1, -1, 0
    sure = False
    if word.isdigit() and len(word) <= 2:
        hour = int(word)
    elif word.isdigit() and len(word) == 4 and marks.zones.match(norms, end, r.last):
        hour, minute, sure = int(word[:2]), int(word[2:]), True
    elif word.count(".") == 1:
        h, m = word.split(".")
        if len(h) <= 2 and len(m) == 2:
            hour, minute = int(h), int(m)
    while end + 1 < r.last and words[end] == ":" and text.numeric[end + 1] and not text.gap(end):
        if len(words[end + 1]) != 2 or not words[end + 1].isdigit():
            return None
        if not sure:
            minute = int(words[end + 1])
        sure = True
        end += 2
    half = marks.halves.match(norms, end, r.last)
    if half is not None:
        end, sure = half[1], True
        if half[0] and hour < 12:
            hour += int(half[0])
    if not sure or not 0 <= hour <= 24 or minute > 59:
        return None
    zone = marks.zones.match(norms, end, r.last)
    return (zone[1] if zone is not None else end), {"minutes": hour * 60 + minute}
