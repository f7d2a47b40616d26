"""Who held which place when: the records that :func:`trucewatch.series.control.build` makes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Literal

import msgspec

from ..model import ControlChange, Holding, Place
from .camps import Camps
from .unnamed import Remainder

Basis = Literal["baseline", "change", "state", "unknown"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """From ``date`` on (``None`` or empty: as far back as is known) this holder; ``holders`` has both sides where contested.
    ``begins`` is false where a report tells the holding and no day: ``date`` is the report's, not a beginning."""

    date: str | None
    holder: str | None
    basis: Basis
    contested: bool = False
    holders: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    change: int | None = None  # index into Control.changes
    begins: bool = True


class Timeline(msgspec.Struct, kw_only=True):
    """One place: its steps in order of date."""

    place_id: str
    name: str
    place: Place | None
    steps: list[Step]
    days: list[str]
    held: list[Holding]  # as the steps, ready to give

    def at(self, day: str) -> Step | None:
        """The step in force at the end of a day."""
        n = bisect_right(self.days, day)
        return self.steps[n - 1] if n else None

    def holding(self, day: str) -> Holding | None:
        """Who holds the place at the end of a day."""
        n = bisect_right(self.days, day)
        return self.held[n - 1] if n else None


class Control(msgspec.Struct, kw_only=True):
    """All timelines, changes in order of date, and the unnamed remainders of counted gains."""

    timelines: dict[str, Timeline]
    changes: list[ControlChange]
    remainders: list[Remainder]
    camps: Camps
    sides: frozenset[str] = frozenset()  # camps that are told to have gained anything

    def at(self, day: str, keep: Callable[[Timeline], bool] | None = None) -> list[Holding]:
        """Who holds each place at the end of ``day``; places of which nothing is known by then are left out."""
        lines = self.timelines.values()
        found = (line.holding(day) for line in lines if keep is None or keep(line))
        return [h for h in found if h is not None]

    def between(self, since: str | None, until: str | None) -> list[ControlChange]:
        """Changes whose dates may lie in the window, in order; one of unknown day only where the window has no start."""
        return [
            c
            for c in self.changes
            if (since is None or c.start or c.end)
            and (until is None or c.start is None or c.start <= until) and (since is None or (c.end or "9999") >= since)
        ]

    def of(self, place_id: str) -> list[ControlChange]:
        """One place's changes in order of date."""
        return [c for c in self.changes if c.place_id == place_id]
