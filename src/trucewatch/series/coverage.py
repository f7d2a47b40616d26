"""Silence is drawn: days and places with no reporting, which is not the same as no incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from ..model import Claim, Document
from ..values import days_between, shift


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Reporting in a window. ``silent`` are runs of days of which no document speaks, ``published`` counts documents
    by day, ``told`` claims by the day that they are about, ``unreported`` the places asked for that no claim names."""

    start: str
    end: str
    days: int
    reported: int
    silent: tuple[tuple[str, str], ...]
    published: dict[str, int]
    told: dict[str, int]
    unreported: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Days with any reporting over all days, 0 to 1."""
        return self.reported / self.days if self.days else 0.0


def coverage(
    start: str, end: str, documents: Iterable[Document], claims: Iterable[Claim], places: Iterable[str] = ()
) -> Coverage:
    """Which days from ``start`` to ``end`` (inclusive) have a document or a dated claim, and which places none."""
    published: Counter[str] = Counter()
    for d in documents:
        day = d.published.start
        if day is not None and day == d.published.end and start <= day <= end:
            published[day] += 1
    told: Counter[str] = Counter()
    named: set[str] = set()
    for c in claims:
        named.update(p.name for p in c.places)
        if c.time is None or c.time.start is None or c.time.end is None:
            continue
        if shift(c.time.start, 3) < c.time.end:
            continue
        for day in days_between(max(start, c.time.start), min(end, c.time.end)):
            told[day] += 1
    days = list(days_between(start, end))
    silent: list[tuple[str, str]] = []
    for day in days:
        if day in published or day in told:
            continue
        if silent and shift(silent[-1][1], 1) == day:
            silent[-1] = (silent[-1][0], day)
        else:
            silent.append((day, day))
    reported = sum(1 for d in days if d in published or d in told)
    return Coverage(
        start=start, end=end, days=len(days), reported=reported, silent=tuple(silent),
        published=dict(sorted(published.items())), told=dict(sorted(told.items())),
        unreported=tuple(sorted(set(places) - named)),
    )  # fmt: skip
