"""The small algebra of when and how many, shared by every stage. All dates are ISO ``YYYY-MM-DD``, inclusive."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec


class Interval(msgspec.Struct, frozen=True, order=False):
    """A span of days, inclusive at both ends; ``None`` is open (unknown) on that side."""

    start: str | None
    end: str | None

    def days(self) -> int | None:
        """Length in days (one day is 1), or ``None`` when an end is open."""
        if self.start is None or self.end is None:
            return None
        return (to_date(self.end) - to_date(self.start)).days + 1

    def overlaps(self, other: Interval) -> bool:
        """Whether the two may share a day; an open end reaches without limit."""
        return (self.start is None or other.end is None or self.start <= other.end) and (
            other.start is None or self.end is None or other.start <= self.end
        )

    def contains(self, day: str) -> bool:
        """Whether ``day`` may lie inside."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def gap(self, other: Interval) -> int | None:
        """Days between two disjoint spans (0 when they touch or overlap), ``None`` if an open end makes it unknown."""
        if self.overlaps(other):
            return 0
        first, second = (self, other) if (self.end or "9") < (other.start or "0") else (other, self)
        if first.end is None or second.start is None:
            return None
        return (to_date(second.start) - to_date(first.end)).days


class Count(msgspec.Struct, frozen=True):
    """A number with bounds: "at least 20" is ``(20, None)``, "up to 20" is ``(None, 20)``, "20" is ``(20, 20)``."""

    min: float | None
    max: float | None

    def disjoint(self, other: Count) -> bool:
        """Whether no number satisfies both."""
        low = max(x for x in (self.min, other.min, float("-inf")) if x is not None)
        high = min(x for x in (self.max, other.max, float("inf")) if x is not None)
        return low > high

    def best(self) -> float:
        """The number as written: the bound that is given, the lower one where there are two."""
        if self.min is not None:
            return self.min
        return self.max if self.max is not None else 0.0


@functools.lru_cache(maxsize=20_000)
def to_date(iso: str) -> date:
    """Parse an ISO date; ``ValueError`` names the text when it is none."""
    return date.fromisoformat(iso)


def shift(iso: str, days: int) -> str:
    """The ISO date ``days`` later (negative: earlier)."""
    return (to_date(iso) + timedelta(days=days)).isoformat()


def days_between(start: str, end: str) -> Iterable[str]:
    """Every ISO date from ``start`` to ``end``, both included."""
    day, last = to_date(start), to_date(end)
    while day <= last:
        yield day.isoformat()
        day += timedelta(days=1)


def hull(spans: Iterable[Interval]) -> Interval:
    """The smallest span that covers all; open if any of them is open on that side."""
    items = list(spans)
    if not items:
        return Interval(None, None)
    starts, ends = [s.start for s in items], [s.end for s in items]
    return Interval(
        None if None in starts else min(s for s in starts if s is not None),
        None if None in ends else max(e for e in ends if e is not None),
    )
