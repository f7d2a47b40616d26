"""Who held what at the start, as a case declares it in ``case.yaml``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from ..errors import InputError
from ..values import to_date
from .reports import Where


class Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place, or every place of a zone, and its holder from ``date`` on. ``source`` says where that is known from."""

    holder: str
    place: str | None = None
    zone: str | None = None
    date: str | None = None
    source: str = ""


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``date`` counts for every entry without one of its own. A place's entry beats its zone's."""

    date: str | None = None
    held: tuple[Held, ...] = ()
    source: str = ""


def read(data: Any) -> Baseline:
    """The setting ``baseline`` of a case; :class:`InputError` names the entry that is wrong."""
    if not data:
        return Baseline()
    if isinstance(data, list):
        data = {"held": data}
    try:
        found = msgspec.convert(data, Baseline)
    except msgspec.ValidationError as err:
        raise InputError(f"case.yaml, baseline: {err}; see docs/control.md for its shape") from None
    for n, held in enumerate(found.held, 1):
        if (held.place is None) == (held.zone is None):
            raise InputError(f"case.yaml, baseline, entry {n}: give either 'place' or 'zone' (and 'holder')")
        day = held.date or found.date
        try:
            to_date(day or "")
        except ValueError:
            raise InputError(f"case.yaml, baseline, entry {n}: '{day}' is no date (YYYY-MM-DD)") from None
    return found


class Starts(msgspec.Struct):
    """A baseline with its places and zones found."""

    places: dict[str, tuple[str, str, Where]]  # place id -> (date, holder, where)
    zones: list[tuple[str, str, Callable[[Where], bool]]]
    ground: dict[str, Where]  # places of the zones that no claim names

    def of(self, where: Where) -> tuple[str, str] | None:
        """``(day, holder)`` of a place; ``None`` where the baseline says nothing of it."""
        own = self.places.get(where.id)
        if own is not None:
            return own[0], own[1]
        for day, holder, inside in self.zones:
            if inside(where):
                return day, holder
        return None


def starts(
    baseline: Baseline | None,
    locate: Callable[[str | None, str, str], Where],
    zone: Callable[[str], Callable[[Where], bool] | None],
) -> Starts:
    """What a baseline says of places, by ``locate``, and of zones, by ``zone`` (see :func:`.control.build`)."""
    found = Starts({}, [], {})
    for held in baseline.held if baseline else ():
        day = held.date or (baseline.date if baseline else None) or ""
        if held.place is not None:
            where = locate(None, held.place, "settlement")
            found.places[where.id] = (day, held.holder, where)
        elif held.zone is not None:
            inside = zone(held.zone)
            if inside is not None:
                found.zones.append((day, held.holder, inside))
    return found
