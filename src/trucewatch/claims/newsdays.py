"""Spans of time beside the day of the news: still to come, after the telling, of the news or long before it."""

from __future__ import annotations

from ..text import Found
from ..values import Interval, shift
from .context import Context

NEWS = 7  # days that news goes back


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
