"""A small map around one place: the area in which it may lie, what lies near, which of it no report speaks of."""

from __future__ import annotations

from typing import Any

from ..model import Filters
from . import drawing
from .desk import Desk
from .drawing.map import box_of

_NEAR_KM = 28.0


def picture(
    desk: Desk, name: str, lat: float | None, lon: float | None, km: float, link: str, filters: Filters, width: float = 700.0
) -> Any:
    """The picture, ``None`` where the position is not known: it is not pinned to anything else."""
    if lat is None or lon is None:
        return None
    wide = max(0.26, 2.4 * km / 100)
    around = box_of([(lon - wide, lat - wide * 0.42), (lon + wide, lat + wide * 0.42)], least=0.1)
    assert around is not None
    made = drawing.MapPicture(around, width, width)
    made.areas(desk.outline()["features"], "area")
    made.zones(desk.zones(filters.as_of or filters.until))
    made.quiet({"name": p.name, "lat": p.lat, "lon": p.lon} for p in desk.quiet_places(around, filters, most=60))
    mark = {"lon": lon, "lat": lat, "km": km, "high": 4.0, "r": 6.0, "grade": "fair"}
    made.incidents([{**mark, "words": name, "link": link}])
    around_it = sorted(desk.case.gazetteer.near(lat, lon, max(_NEAR_KM, km)), key=lambda n: (-n[1].population, n[0]))
    made.labels([(lon, lat, name), *((p.lon or 0.0, p.lat or 0.0, p.name) for _, p in around_it[:14])])
    return made.draw(f"{name} and its surroundings")
