"""Days of saying: a statement was made when its sentence says that it was, or when the text last said that somebody spoke."""

from __future__ import annotations

from bisect import bisect_left

from ..text import Chunk, Found
from ..values import Interval
from .draft import Draft, length
from .grammar import Grammar

SAID = "the day of the saying"
_NEAR = 2  # chunks between a verb of saying and its day
_FAR = 8  # sentences after which a day of saying is left behind
_LOOSE = 31  # days of a "last week", a "this month"
_DAYS = frozenset(("date", "weekday", "relative", "month"))


def date(found: Found, drafts: list[Draft], grammar: Grammar) -> None:
    """Date the statements of an article that have no time of their own, those that name the time of their saying for good."""
    made = [d for d in drafts if d.kind == "statement" and d.modality != "planned" and d.c.sense.time is None]
    if not made:
        return
    named = {n: time for n, sent in enumerate(found.sents) if (time := _said(found, sent.chunks, grammar)) is not None}
    lends = dict(named)
    if found.story:  # there they were made on the day that the story has come to
        come_to = {n: _come_to(found, sent.chunks, grammar) for n, sent in enumerate(found.sents)}
        lends |= {n: time for n, time in come_to.items() if time is not None and n not in named}
    days = [n for n in sorted(lends) if lends[n][1].start == lends[n][1].end]
    for d in made:
        here = named.get(d.at)
        if here is not None:
            if "time" not in d.own or d.time is here[0]:
                d.time, d.when = here
                d.own |= {"time"}
                d.trace["time"] = SAID
            continue
        n = bisect_left(days, d.at) - 1
        if n >= 0 and d.at - days[n] <= _FAR and "time" not in d.own:
            d.when = lends[days[n]][1]
            d.trace["time"] = SAID


def _come_to(found: Found, chunks: list[Chunk], grammar: Grammar) -> tuple[object, Interval] | None:
    """The first day that a sentence of a story names."""
    for k in grammar.mentions(chunks, "time"):
        if chunks[k].value.kind == "date" and not chunks[k].value.dateline:
            when = found.resolve(chunks[k].value, None, None)
            return (chunks[k].value, when) if when is not None and when.start is not None else None
    return None


def _said(found: Found, chunks: list[Chunk], grammar: Grammar) -> tuple[object, Interval] | None:
    """The day, week or month that stands at a verb of saying, not after the document's own day."""
    for k in grammar.mentions(chunks, "time"):
        m = chunks[k].value
        if m.kind not in _DAYS or m.dateline:
            continue
        if not any(x.tags & grammar.say for x in (*chunks[max(0, k - _NEAR) : k], *chunks[k + 1 : k + 2])):
            continue
        when = found.resolve(m, None, None)
        if when is None or when.start is None or when.end is None or length(when) > _LOOSE:
            continue
        if found.reference is None or when.start <= found.reference:
            return m, when
    return None
