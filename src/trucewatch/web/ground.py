"""Control as pages ask for it: holders at a day, ground, changes at a place, settlements by holder over time."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from .. import compliance
from ..case import Case, holding
from ..case.explaining import span
from ..errors import InputError, NotFound
from ..model import ControlChange, Filters, Holding
from .wording import label, plural

_MOST_ZONES = 6
_WIDEST = 3.0  # degrees: a wider zone is a region or a country, not a line on the map
_TOLERANCE = 0.004  # degrees: ground is drawn, not measured with
POINTS = 40  # days at which control over time is counted


def held(case: Case, filters: Filters) -> list[Holding]:
    """Who holds which settlement at ``as_of``."""
    return holding.holdings(case, filters)


def holders(case: Case) -> set[str]:
    """All that ever held a place in this case: a holder has one colour on every page."""
    lines = holding.control(case).timelines.values()
    return {h.holder for line in lines for h in line.held if h.holder}


def cells(case: Case, filters: Filters) -> list[dict[str, Any]]:
    """Ground by holder as GeoJSON features, contested and unknown ground among them."""
    out = []
    for holder, contested, outline, n in holding.shapes(case, filters):
        if contested:
            words = "contested ground"
        else:
            words = f"held by {holder}" if holder else "ground of which nothing is known"
        properties = {"holder": holder, "contested": contested, "words": f"{words}, {plural(n, 'settlement')}"}
        drawn = outline.simplify(_TOLERANCE)
        parts = [g for g in getattr(drawn, "geoms", [drawn]) if g.geom_type == "Polygon" and not g.is_empty]
        geometry = {"type": "MultiPolygon", "coordinates": [mapping(p)["coordinates"] for p in parts]}
        out.append({"type": "Feature", "geometry": geometry, "properties": properties})
    return out


def zones(case: Case, day: str | None) -> list[dict[str, Any]]:
    """Outlines of agreements' zones in force on a day by their dated history, the youngest agreement first; one that
    nearly covers another (the same area at an earlier line) stands for it."""
    book = compliance.rulebook(case.packs)
    made = case.engine.zones
    wanted: dict[str, str] = {}
    for a in sorted(book.agreements, key=lambda a: max((h.date for h in a.history), default=""), reverse=True):
        if _stands(a, day):
            for z in a.zones:
                if any(form.polygon for form in book.zones[z].shapes):  # roads and corridors are lines on a road map
                    wanted.setdefault(z, a.name)
    out: list[dict[str, Any]] = []
    kept: list[BaseGeometry] = []
    for key, agreement in wanted.items():
        zone, shape_ = book.zones[key], made.outline(key)
        if shape_ is None or zone.certainty == "exact":
            continue
        west, south, east, north = shape_.bounds
        if max(east - west, north - south) > _WIDEST:
            continue
        if any(shape_.intersection(k).area > 0.8 * max(shape_.area, k.area) for k in kept):
            continue
        kept.append(shape_)
        if len(kept) > _MOST_ZONES:
            break
        words = f"{zone.name} ({zone.certainty}), {agreement}"
        geometry = mapping(shape_.simplify(_TOLERANCE))
        out.append({"type": "Feature", "geometry": geometry, "bbox": list(shape_.bounds),
                    "properties": {"id": key, "name": zone.name, "words": words}})  # fmt: skip
    return out


def ends(agreement: Any, happening: Any) -> bool:
    """Whether something in an agreement's history ends it as a whole: not for a zone or a party, not a term that renews
    itself."""
    if happening.zones or happening.parties:
        return False
    return happening.event in ("ended", "suspended") or (happening.event == "expires" and agreement.renewal != "automatic")


def _stands(agreement: Any, day: str | None) -> bool:
    """Whether the last thing that an agreement's history tells by a day left it in force."""
    state = False
    for h in sorted(agreement.history, key=lambda h: h.date):
        if day is not None and h.date[:10] > day:
            break
        if h.event in ("in_force", "extended", "resumed"):
            state = True
        elif ends(agreement, h):
            state = False
    return state


def changes_at(case: Case, keys: frozenset[str], filters: Filters) -> list[ControlChange]:
    """Changes of control at a place, and of which it is one of several unnamed."""
    return [c for c in holding.changes(case, Filters(as_known_on=filters.as_known_on)) if c.place_id in keys]


def held_when(case: Case, place: str, known: str | None = None) -> list[dict[str, Any]]:
    """Stretches of days in which a place was held (or contested), from the first that is told up to the last day of which
    anything about control is told."""
    made = holding.control(case, Filters(as_known_on=known))
    line = made.timelines.get(place)
    if line is None or not line.days:
        return []
    last = max([*(d for c in made.changes for d in (c.end or c.start,) if d), *line.days])
    days = sorted({d for d in line.days if d})
    out: list[dict[str, Any]] = []
    for day, following in zip(days, [*days[1:], last], strict=True):
        h = line.holding(day)
        if h is None or not day:
            continue
        who = "contested, claimed for " + " and for ".join(h.holders) if h.contested else h.holder or "holder not known"
        row = {"start": day, "end": following, "holder": None if h.contested else h.holder, "contested": h.contested, "words": who}
        if out and (out[-1]["holder"], out[-1]["contested"], out[-1]["words"]) == (row["holder"], row["contested"], who):
            out[-1]["end"] = following
        else:
            out.append(row)
    return out


def distances(case: Case, place: str, changes: list[ControlChange], known: str | None = None) -> list[dict[str, Any]]:
    """How far the nearest settlement of another side was, on the days on which something changed near or here."""
    record = case.gazetteer.get(place)
    if record is None or record.level not in holding.POINTS or record.lat is None or record.lon is None:
        return []
    made = holding.control(case, Filters(as_known_on=known))
    days = sorted({c.start for c in made.changes if c.start})
    own = {c.start for c in changes if c.start}
    every = max(1, len(days) // POINTS)
    out: list[dict[str, Any]] = []
    for day in sorted({*days[::every], *own, *days[-1:]}):
        d = holding.distances(case, place, day, known)
        row = {"day": day, "holder": d.holder or "not known", "km": d.km, "to": d.nearest or "", "claims": list(d.claims)}
        if d.km is not None and (not out or (out[-1]["km"], out[-1]["to"], out[-1]["holder"]) != (d.km, row["to"], row["holder"])):
            out.append(row)
    return out


def over_time(case: Case, filters: Filters) -> dict[str, Any]:
    """Settlements by holder on up to :data:`POINTS` days, areas by holder at the end, claimed areas beside."""
    changes = holding.changes(case, msgspec.structs.replace(filters, event=None, grade=None, kind=None))
    days = sorted({c.end or c.start or "" for c in changes} - {""})
    every = max(1, -(-len(days) // POINTS))
    shown = [*days[::every], *([days[-1]] if days and (len(days) - 1) % every else [])]
    points = []
    for day in shown:
        found = holding.holdings(case, msgspec.structs.replace(filters, as_of=day, since=None, until=None))
        counts = Counter("contested" if h.contested else h.holder for h in found if h.contested or h.holder)
        points.append({"day": day, "held": dict(sorted((str(k), v) for k, v in counts.items()))})
    try:
        ground = holding.areas(case, filters)
    except (InputError, NotFound):
        ground = None
    claimed = []
    for c in ground.claimed if ground else ():
        who = ", ".join(c.claimant) or "the publisher"
        words = f"{span(c.min, c.max)} {label(c.what)} in {c.place or 'the zone'}, according to {who}"
        claimed.append({"claim": c.claim, "words": f"{words}{'; ' + c.compared if c.compared else ''}"})
    return {
        "points": points, "day": days[-1] if days else None, "zone": ground.zone if ground else None,
        "areas": [msgspec.to_builtins(a) for a in ground.areas] if ground else [], "claimed": claimed,
        "changes": len(changes),
    }  # fmt: skip
