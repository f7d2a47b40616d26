"""Control as pages ask for it: holders at a day, ground, changes at a place, settlements by holder over time."""

from __future__ import annotations

from typing import Any

from ..case import Case
from ..model import ControlChange, Filters, Holding


def held(case: Case, filters: Filters) -> list[Holding]:
    """Who holds which settlement at ``as_of``."""
    if not hasattr(case, "control"):
        return []
    return list(case.control(filters))


def cells(case: Case, day: str | None, as_known_on: str | None) -> list[dict[str, Any]]:
    """Ground by holder."""
    return []


def changes_at(case: Case, keys: frozenset[str], filters: Filters) -> list[ControlChange]:
    """Changes of control at a place."""
    if not hasattr(case, "control_changes"):
        return []
    return [c for c in case.control_changes(Filters(as_known_on=filters.as_known_on)) if c.place_id in keys]


def distances(case: Case, place: str, changes: list[ControlChange]) -> list[dict[str, Any]]:
    """How far the other side was."""
    return []


def over_time(case: Case, filters: Filters) -> dict[str, Any]:
    """Settlements by holder."""
    return {"points": [], "areas": [], "claimed": []}
