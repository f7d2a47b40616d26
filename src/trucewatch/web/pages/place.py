"""Place: its names in every spelling met, who held it when, its incidents, how far the other side stood."""

from __future__ import annotations

from typing import Any

import msgspec

from ...errors import NotFound
from ...model import ControlChange
from ...store import overview
from .. import drawing
from ..asked import Asked
from ..board import ordinal
from ..desk import Desk, View, styles
from ..drawing.map import box_of
from ..wording import PRECISION, RADIUS_KM, days
from .situation import summary

TEMPLATE = "place.html"
MOST = 60


def view(desk: Desk, asked: Asked, id_: str) -> View:
    """One place, by its gazetteer id, or as texts write it where it is in no gazetteer."""
    found = desk.place(id_)
    name = found.name if found else desk.name_of(id_)
    if name is None:
        raise NotFound(f"{id_}: no such place in this case or its gazetteers; `trucewatch places` lists them")
    keys = frozenset(desk.case.gazetteer.rows(id_)) if found else frozenset({id_, f"name:{name.casefold()}"})
    f = msgspec.structs.replace(asked.filters, place=found.id if found else name)
    board, mask = desk.select(f)
    order = board.order(mask)
    incidents = [summary(desk, i, f) for i in desk.incidents([board.ids[n] for n in order[:MOST]], f)]
    spellings = overview.spellings(desk.case.ledger.db, keys)
    changes = desk.changes_at(keys, f)
    low, high, added = board.killed(mask)
    data: dict[str, Any] = {
        "place": msgspec.to_builtins(found) if found else {"id": id_, "name": name, "lat": None, "lon": None},
        "resolved": found is not None,
        "spellings": spellings,
        "incidents": incidents,
        "total": int(mask.sum()),
        "killed": {"min": low, "max": high, "incidents": added},
        "control": [msgspec.to_builtins(c) for c in changes],
        "distance": desk.distances(id_, changes, f) if found else [],
    }
    if found and found.level == "site" and not desk.exact:
        data["place"] = {**data["place"], "lat": None, "lon": None}
    more = {
        "p": found, "name": name, "level": PRECISION.get(found.level, found.level) if found else None,
        "picture": _picture(desk, data["place"], found.level if found else "settlement"),
        "periods": _periods(changes), "styles": styles({c.by for c in changes if c.by}),
        "further": max(0, int(mask.sum()) - MOST),
        "chart": _distance_chart(data["distance"]),
    }  # fmt: skip
    return View(title=name, data=data, more=more)


def _periods(changes: list[ControlChange]) -> list[dict[str, Any]]:
    """Changes as rows of a timeline, oldest first."""
    return [
        {"when": days(c.start, c.end), "event": c.event, "by": c.by, "against": c.against, "modality": c.modality,
         "sources": list(c.sources), "claims": list(c.claims), "flags": list(c.flags)}
        for c in sorted(changes, key=lambda c: (c.start or c.end or "", c.event))
    ]  # fmt: skip


def _picture(desk: Desk, place: dict[str, Any], level: str) -> Any:
    lat, lon = place["lat"], place["lon"]
    if lat is None or lon is None:
        return None
    around = box_of([(lon - 0.35, lat - 0.25), (lon + 0.35, lat + 0.25)])
    assert around is not None
    picture = drawing.MapPicture(around, tallest=360)
    picture.areas(desk.outline()["features"], "area")
    km = RADIUS_KM.get(level, 10.0)
    mark = {"lon": lon, "lat": lat, "km": km, "high": 4.0, "r": 6.0, "grade": "fair"}
    picture.incidents([{**mark, "words": place["name"], "link": "#incidents"}])
    around_it = sorted(desk.case.gazetteer.near(lat, lon, 28.0), key=lambda n: (-n[1].population, n[0]))
    near = [(p.lon or 0.0, p.lat or 0.0, p.name) for _, p in around_it[:40]]
    picture.labels([(lon, lat, place["name"]), *near])
    return picture.draw(f"{place['name']} and its surroundings")


def _distance_chart(rows: list[dict[str, Any]]) -> Any:
    if len(rows) < 2:
        return None
    first, last = ordinal(rows[0]["day"]), ordinal(rows[-1]["day"])
    wide = max(1, last - first)
    points = [((ordinal(r["day"]) - first) / wide, float(r["km"])) for r in rows if r["km"] is not None]
    ticks = [(0.0, rows[0]["day"]), (0.86, rows[-1]["day"])]
    return drawing.lines([("distance", points, "line-1")], ticks, "Distance to the nearest settlement of the other side", " km")


