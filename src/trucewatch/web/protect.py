"""Do no harm: exact sites that shelter people are shown at the precision of their settlement unless told otherwise."""

from __future__ import annotations

from typing import Protocol

import msgspec

from ..model import Incident, Place
from .wording import RADIUS_KM

#: Kinds of target whose exact site is not shown.
SHELTERING = frozenset(("displacement_site", "hospital", "school"))
_STEP = 0.05  # degrees, about 5 km: what is left of a position when no settlement is known


class Places(Protocol):
    """What is asked of a gazetteer."""

    def get(self, ident: str | None) -> Place | None:
        """A place by id."""

    def near(self, lat: float, lon: float, km: float, level: str = "settlement") -> list[tuple[float, Place]]:
        """Places within a distance, nearest first."""


class Shown(msgspec.Struct, frozen=True):
    """A place as it may be shown: name, level, position, how far it may be off, and whether it was coarsened."""

    name: str
    id: str | None
    level: str
    lat: float | None
    lon: float | None
    km: float
    coarsened: bool = False


def shown(incident: Incident, places: Places, exact: bool = False) -> Shown:
    """Where to show an incident."""
    where = incident.place
    if where is None:
        return Shown("place not stated", None, "country", None, None, 0.0)
    plain = Shown(
        where.name, incident.place_id, where.level, incident.lat, incident.lon, RADIUS_KM.get(where.level, 10.0)
    )
    if exact or where.level != "site" or not SHELTERING & set(incident.targets):
        return plain
    if incident.lat is None or incident.lon is None:
        return msgspec.structs.replace(plain, name=_named(incident), level="settlement", coarsened=True)
    around = places.near(incident.lat, incident.lon, 15.0)
    if around:
        town = around[0][1]
        return Shown(town.name, town.id, "settlement", town.lat, town.lon, RADIUS_KM["district"], True)
    lat, lon = (round(round(v / _STEP) * _STEP, 2) for v in (incident.lat, incident.lon))
    return Shown(_named(incident), None, "settlement", lat, lon, RADIUS_KM["district"], True)


def _named(incident: Incident) -> str:
    others = [p.name for p in incident.places if p.level == "settlement"]
    return f"near {others[0]}" if others else "a site that shelters people"
