"""Place: its names in every spelling met, who held it when, its incidents, how far the other side stood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from ...errors import NotFound
from ...model import ControlChange, Filters
from ...store import overview
from .. import drawing, surroundings
from ..asked import Asked
from ..board import ordinal
from ..desk import Desk, View
from ..wording import PRECISION, RADIUS_KM, days, label
from .figures import change_words
from .situation import summary

TEMPLATE = "place.html"
MOST = 60


def view(desk: Desk, asked: Asked, id_: str) -> View:
    """One place, by its gazetteer id, or as texts write it where it is in no gazetteer."""
    found = desk.place(id_)
    name = found.name if found else desk.name_of(id_)
    if name is None:
        raise NotFound(f"{id_}: no such place in this case or its gazetteers; `trucewatch places` lists them")
    keys = frozenset(desk.case.gazetteer.rows(id_)) if found else frozenset({id_, *desk.within(id_), f"name:{name.casefold()}"})
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
        "picture": surroundings.picture(
            desk, name, data["place"]["lat"], data["place"]["lon"],
            RADIUS_KM.get(found.level if found else "settlement", 10.0), "#incidents", f,
        ),
        "periods": _periods(changes), "timeline": _timeline(desk, id_, changes, f),
        "further": max(0, int(mask.sum()) - MOST),
        "chart": _distance_chart(data["distance"]),
    }  # fmt: skip
    return View(title=name, data=data, more=more)


def rows(desk: Desk, asked: Asked, id_: str) -> Iterator[list[Any]]:
    """Changes of hands at a place."""
    yield ["from", "to", "event", "by", "against", "modality", "sources", "claims"]
    for c in view(desk, asked, id_).data["control"]:
        yield [c["start"], c["end"], c["event"], c["by"], c["against"], c["modality"], "; ".join(c["sources"]), "; ".join(c["claims"])]


def _periods(changes: list[ControlChange]) -> list[dict[str, Any]]:
    """Changes as rows of a timeline, oldest first."""
    return [
        {"when": days(c.start, c.end), "words": change_words(c), "event": c.event, "by": c.by, "against": c.against, "modality": c.modality,
         "sources": list(c.sources), "claims": list(c.claims), "flags": list(c.flags)}
        for c in sorted(changes, key=lambda c: (c.start or c.end or "", c.event))
    ]  # fmt: skip


def _timeline(desk: Desk, place: str, changes: list[ControlChange], f: Filters) -> Any:
    """Who held it when: one row, stretches from change to change; before the first and where none is known it is empty."""
    stretches = desk.held_when(place, f.as_known_on)
    if not stretches:
        return None
    shades = desk.styles({s["holder"] for s in stretches if s["holder"]})
    row = [
        drawing.Stretch(
            start=s["start"], end=s["end"], words=f"{s['words']}, {days(s['start'], s['end'])}",
            style=shades.get(s["holder"] or ""), class_="contested" if s["contested"] else "" if s["holder"] else "unknown",
        )
        for s in stretches
    ]  # fmt: skip
    marks = [(c.start or c.end or "", f"{label(c.event)}, {days(c.start, c.end)}") for c in changes if c.start or c.end]
    start, end = stretches[0]["start"], stretches[-1]["end"]
    words = "Who held it when; the list below holds the same"
    picture = drawing.band([("", row, marks)], start, end, words, left=4.0, now=f.as_of, width=420.0)
    return {"picture": picture, "holders": shades, "contested": any(s["contested"] for s in stretches)}


def _distance_chart(rows: list[dict[str, Any]]) -> Any:
    """Steps: the distance holds until something changes."""
    if len(rows) < 2:
        return None
    first, last = ordinal(rows[0]["day"]), ordinal(rows[-1]["day"])
    wide = max(1, (last - first) * 1.04)
    points: list[tuple[float, float]] = []
    for r in rows:
        if r["km"] is not None:
            at = (ordinal(r["day"]) - first) / wide
            if points:
                points.append((at, points[-1][1]))
            points.append((at, float(r["km"])))
    points.append((1.0, points[-1][1]))
    marks = [((ordinal(d) - first) / wide, words) for d, words in drawing.ticks(rows[0]["day"], rows[-1]["day"], 4)]
    words = "Distance to the nearest settlement of the other side"
    return drawing.lines([("distance", points, "stroke:var(--accent)")], marks, words, " km", width=420.0)
