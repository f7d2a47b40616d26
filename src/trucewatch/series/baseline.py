"""Who held what at the start, as a case declares it in ``case.yaml``."""

from __future__ import annotations

from typing import Any

import msgspec

from ..errors import InputError
from ..values import to_date


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
