"""Spans of time beside the day of the news: still to come, after the telling, of the news or long before it."""

from __future__ import annotations

from ..text import Found
from ..values import Interval, shift
from .context import NEWS, Context
from .draft import EVENTFUL, Draft, length

_YEAR = 300  # days from which a span is of a year or more
_RECALLED = 60  # days before the text from which an act is recalled in it
_OLD = 365  # days before the news from which what is told is history


def to_come(found: Found, when: Interval | None) -> bool:
    """Whether a span begins after the text was published."""
    return when is not None and when.start is not None and found.reference is not None and when.start > found.reference


def after(span: Interval | None, said: Interval) -> bool:
    """Whether a span begins after the day on which somebody tells of it: what he tells was not then."""
    return span is not None and span.start is not None and said.end is not None and span.start > said.end


def fresh(told: Interval | None, said: Interval) -> bool:
    """Whether a day told in a later sentence is of the news that somebody tells of, not of what lies behind it."""
    if told is None or told.start is None or told.end is None:
        return False
    return shift(str(said.end), -NEWS) <= told.start and told.end <= str(said.end)


def flashback(found: Found, ctx: Context) -> bool:
    """Whether the day told last lies long before the news that the article opened with: what led up to it."""
    main, last, today = ctx.main_time, ctx.time, found.reference
    if main is None or last is None or today is None or main.start is None or last.end is None:
        return False
    return main.start >= shift(today, -NEWS) and last.end < shift(main.start, -NEWS)


def long_ago(found: Found, span: Interval) -> bool:
    """Whether a span ended long before the text's own day."""
    return found.reference is not None and not found.story and span.end is not None and span.end < shift(found.reference, -_RECALLED)


def long_past(found: Found, d: Draft, ctx: Context) -> bool:
    """Whether a draft names a year or more as its time, or days long before the news, and the text is not at that time
    already: the towns of the news are none of its own."""
    when = d.when
    if d.kind not in EVENTFUL or d.time is None or "time" not in d.own or found.reference is None or d.c.sense.time == "own":
        return False
    if when is None or when.start is None or when.end is None or any("THERE" in x.tags for x in d.sent.chunks):
        return False
    if ctx.time is not None and length(when) < _YEAR:
        told = ctx.time.end  # a chronicle has been telling of days long past all along
        if when.overlaps(ctx.time) or (told is not None and told < shift(found.reference, -_OLD)):
            return False
    return length(when) >= _YEAR or when.end < shift(found.reference, -_OLD)
