"""Calendar arithmetic: months, weeks, seasons, steps back in any unit, thirds of a longer time. Knows no words."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import msgspec

from ..values import Interval

DAY = timedelta(days=1)


class Span(msgspec.Struct, frozen=True):
    """Days from ``start`` to ``end``, inclusive; ``None`` is open."""

    start: date | None
    end: date | None

    def interval(self) -> Interval:
        """As ISO dates."""
        return Interval(
            None if self.start is None else self.start.isoformat(), None if self.end is None else self.end.isoformat()
        )


def month_span(y: int, m: int) -> Span:
    """The whole month."""
    return Span(date(y, m, 1), date(y, m, calendar.monthrange(y, m)[1]))


def add_months(day: date, n: int) -> date:
    """The same day ``n`` months later, or the month's last where it has no such day."""
    index = day.year * 12 + day.month - 1 + n
    y, m = divmod(index, 12)
    return date(y, m + 1, min(day.day, calendar.monthrange(y, m + 1)[1]))


def unit_span(unit: str, day: date, shift: int) -> Span:
    """The calendar unit that holds ``day``, ``shift`` units on: weeks are Monday to Sunday."""
    if unit == "day":
        at = day + shift * DAY
        return Span(at, at)
    if unit == "weekend":
        saturday = day - timedelta(days=(day.isoweekday() - 6) % 7)
        at = saturday + timedelta(days=7 * shift)
        return Span(at, at + DAY)
    if unit == "week":
        monday = day - timedelta(days=day.isoweekday() - 1) + timedelta(days=7 * shift)
        return Span(monday, monday + timedelta(days=6))
    if unit == "month":
        at = add_months(day.replace(day=1), shift)
        return month_span(at.year, at.month)
    if unit == "quarter":
        first = add_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3 * shift)
        return Span(first, add_months(first, 3) - DAY)
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years is None:
        return Span(day, day)
    first_year = day.year // years * years + shift * years
    return Span(date(first_year, 1, 1), date(first_year + years - 1, 12, 31))


def back(day: date, unit: str, n: float) -> date:
    """The day ``n`` units before."""
    if unit in ("minute", "hour"):
        days = max(1, int(-(-abs(n) // (24 if unit == "hour" else 1440))))
        return day - timedelta(days=days if n > 0 else -days)
    if unit in ("day", "night"):
        return day - timedelta(days=round(n))
    if unit in ("week", "weekend"):
        return day - timedelta(days=round(7 * n))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit, 0)
    return add_months(day, -round(n * months))


def thirds(which: str, start: date, first_end: date, last_start: date, end: date, mid_end: date | None = None) -> Span:
    """The early, middle or late part, by where the first ends and the last begins."""
    if which in ("early", "start"):
        return Span(start, first_end)
    if which in ("late", "end"):
        return Span(last_start, end)
    return Span(first_end + DAY, (mid_end or last_start) - DAY)


def months_in(days: int) -> int:
    """About how many months a number of days is, at least one."""
    return max(1, round(days / 30.44))
