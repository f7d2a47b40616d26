"""Dates that a document prints about itself, and which of them is the day it was published."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from .calendar import Calendar, Seen, key, words
from .furniture import Mask
from .head import HeadReader, Printed

_WORD = re.compile(r"[^\W\d_]+")
_HEAD_LINES, _TAIL_LINES = 25, 8
_GOES_ON = re.compile(r",?[ \t\u00a0]+[^\W\d_]")


class Choice(msgspec.Struct, frozen=True):
    """The day chosen, with the reasoning in words."""

    day: date
    receipt: str


def lines_with_dates(text: str, reader: HeadReader, after: int, front: int = 0) -> tuple[list[Printed], list[Mask]]:
    """Labelled dates and lines that hold little more than a date, in the first and last lines of a text.

    ``after`` is where the title line ends, ``front`` where front matter does (its fields are read as fields).
    """
    printed: list[Printed] = []
    masks: list[Mask] = []
    for start, end, tail in _edges(text, front):
        if end - start > 400 and not tail:
            continue
        dates = list(reader.calendar.full_dates(text, start, end))
        if not dates and not tail and end - start <= 40:
            short = reader.calendar.short_date(text, start, end)
            if short is not None and len(_WORD.findall(text[start:end])) <= 3:
                dates = [short]
        for seen in dates:
            role = _role(text, start, seen, reader)
            if role != "plain" and _in_a_sentence(text, start, _label_start(text, start, seen, reader), seen, reader):
                continue
            alone = end - start <= 120 and _bare(text, start, end, reader)
            if role == "plain" and not tail and end - start <= 120 and text[end - 1] != ".":
                label = reader.published.match(text, start, seen.start)
                if label:
                    role, alone = "published", True
            if role == "plain" and (tail or not alone):
                continue
            where = "at its end" if tail else ("in its head" if start >= after else "above its title")
            first = start if alone else _label_start(text, start, seen, reader)
            last = end if alone else seen.end
            printed.append(Printed(seen, role, where, " ".join(text[first:last].split())))
            masks.append((first, last, "date line"))
    return printed, masks


def date_in_the_head(text: str, reader: HeadReader, body: int) -> tuple[Printed, Mask] | None:
    """A flattened page's date a few words into the text: with its weekday, or in numbers. Prose seldom has either."""
    stop = min(len(text), body + 350)
    for seen in reader.calendar.full_dates(text, body, stop):
        before = text[body : seen.start].lstrip()
        begin = seen.start - len(before)
        if re.search(r"[.!?]\s", before) or (seen.weekday is None and seen.shape == "named"):
            continue
        if _in_a_sentence(text, body, _label_start(text, body, seen, reader), seen, reader):
            continue
        count = len(before.split())
        if count > 40:
            continue
        return (
            Printed(
                seen, _role(text, body, seen, reader), "in its head", " ".join(text[seen.start : seen.end].split())
            ),
            (begin if count <= 10 else seen.start, seen.end, "date line"),
        )
    return None


def settle(seen: Seen, calendar: Calendar, clues: list[tuple[str, bool | None]]) -> tuple[date, str]:
    """The day that a printed date means and, where day and month could be swapped, why this one.

    ``clues`` are (reason, day first?) in order of weight; the first that decides is taken.
    """
    if len(seen.days) == 1:
        how = ""
        if seen.shape in "./-" and len(seen.shape) == 1:
            how = " (the other way round it is no date)"
        return seen.days[0], how
    if seen.shape == ".":
        return seen.days[0], " (day first, as is usual with dots)"
    for reason, day_first in clues:
        if day_first is not None:
            return seen.days[0 if day_first else 1], f" ({'day' if day_first else 'month'} first: {reason})"
    if seen.shape == "-":
        return seen.days[0], " (day first, as is usual with dashes)"
    first = calendar.words.day_first
    other = words(seen.days[1 if first else 0])
    return seen.days[
        0 if first else 1
    ], f" ({'day' if first else 'month'} first by convention; nothing rules out {other})"


def _edges(text: str, front: int) -> list[tuple[int, int, bool]]:
    """(start, end, whether at the end) of the first and last non-empty lines; a one-line text gives its last part."""
    spans: list[tuple[int, int]] = []
    at, count = front, 0
    while at < len(text) and count < _HEAD_LINES:
        nl = text.find("\n", at)
        nl = len(text) if nl < 0 else nl
        if text[at:nl].strip():
            spans.append((at, nl))
            count += 1
        at = nl + 1
    out = [(a, b, False) for a, b in spans]
    stop, count = len(text.rstrip()), 0
    while stop > at and count < _TAIL_LINES:
        nl = text.rfind("\n", at, stop)
        begin = max(nl + 1, at)
        if text[begin:stop].strip():
            out.append((max(begin, stop - 400), stop, True))
            count += 1
        stop = nl if nl >= at else at
    if out and not out[-1][2] and spans and spans[-1][1] - spans[-1][0] > 600:
        out.append((spans[-1][1] - 300, spans[-1][1], True))
    return out


def _role(text: str, start: int, seen: Seen, reader: HeadReader) -> str:
    before = text[max(start, seen.start - 60) : seen.start]
    for role, pattern in (("updated", reader.updated), ("published", reader.published)):
        for m in pattern.finditer(before):
            if not _WORD.findall(reader.clock_before.sub("", before[m.end() :])):
                return role
    return "plain"


def _in_a_sentence(text: str, start: int, label: int, seen: Seen, reader: HeadReader) -> bool:
    """Whether a date (its label begins at ``label``) is part of a running sentence: "on 5/11/2019", or one that goes on
    in small letters behind it, and, where it has a label, stood in small letters before."""
    before = _WORD.findall(text, max(start, label - 40), label)
    if label == seen.start and before and key(before[-1]) in reader.links and text[label - 1].isspace():
        return True
    after = reader.clock_after.match(text, seen.end)
    end = after.end() if after else seen.end
    goes_on = _GOES_ON.match(text, end)
    if goes_on is None or not goes_on.group()[-1].islower():
        return False
    by = reader.byline.match(text, goes_on.end() - 1)
    own = any(p.match(text, goes_on.end() - 1) for p in (reader.published, reader.updated)) or (
        by is not None and text[by.end()].isupper()
    )
    return not own and (label == seen.start or (bool(before) and before[-1].islower()))


def _label_start(text: str, start: int, seen: Seen, reader: HeadReader) -> int:
    low = max(start, seen.start - 60)
    for pattern in (reader.published, reader.updated):
        for m in pattern.finditer(text, low, seen.start):
            return m.start()
    return seen.start


def _bare(text: str, start: int, end: int, reader: HeadReader) -> bool:
    """Whether a line holds little more than a date: no more than a few names beside it, and no sentence."""
    line = text[start:end]
    for seen in reversed(list(reader.calendar.full_dates(line))):
        line = line[: seen.start] + " " + line[seen.end :]
    for pattern in (reader.published, reader.updated, reader.ago, reader.clock_after, reader.agency):
        line = pattern.sub(" ", line)
    found = _WORD.findall(line)
    small = sum(not w[0].isupper() for w in found)
    return len(found) <= 5 and small <= 2 and not (len(found) > 1 and text[start:end].rstrip().endswith("."))
