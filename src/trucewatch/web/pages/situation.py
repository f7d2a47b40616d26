"""Situation, the home page: map, timeline and list over one set of filters, all of them in the address."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np

from ...model import Filters, Holding, Place
from ...values import days_between, shift
from .. import drawing
from ..asked import Asked
from ..board import Board, Mask, iso, ordinal
from ..desk import Desk, View
from ..drawing.map import box_of
from ..protect import SHELTERING
from ..wording import RADIUS_KM, days, figure, label, plural, when

TEMPLATE = "situation.html"
PER_PAGE = 40
MOST_PLACES = 900  # symbols on the map; the picture without script draws the first of them
MOST_DRAWN = 400
SORTS = {"day": "newest", "oldest": "oldest", "killed": "most killed", "origins": "most origins"}
#: Killed at one place from which a symbol may be as large as symbols get.
_FULL = 80.0
Box = tuple[float, float, float, float]
_LOUDEST = ("contested", "confirmed", "fair", "weak", "discounted")


def view(desk: Desk, asked: Asked) -> View:
    """What the filters let through: totals, places, bins, control at the slider's day, and one page of the list."""
    f = asked.filters
    board, mask = desk.select(f)
    total = int(mask.sum())
    sort = asked.choice("sort", SORTS, "day")
    pages = max(1, -(-total // PER_PAGE))
    page = asked.number("page", 1, most=pages)
    order = board.order(mask, sort)[(page - 1) * PER_PAGE : page * PER_PAGE]
    listed = desk.incidents([board.ids[n] for n in order], f)
    low, high, added = board.killed(mask)
    places, far, unplaced = _places(desk, board, mask, f)
    box = _box(desk, places, held := control(desk, f))
    step, bins = _bins(desk, board, mask, f)
    silent = _silent(desk, f)
    quiet = desk.quiet_places(box, f) if box else []
    zones = _in_box(desk.zones(held["as_of"]), box) if box else []
    data = {
        "filters": msgspec.to_builtins(f),
        "total": total,
        "killed": {"min": low, "max": high, "incidents": added},
        "grades": board.by(mask, "grade"),
        "events": board.by(mask, "event"),
        "incidents": [summary(desk, i, f) for i in listed],
        "page": page,
        "pages": pages,
        "sort": sort,
        "places": places,
        "further": far,
        "unplaced": unplaced,
        "step": step,
        "timeline": bins,
        "beyond": int(mask.sum()) - sum(sum(b["grades"].values()) for b in bins),
        "control": held,
        "unreported_areas": sorted(silent),
        "unreported_places": [{"id": p.id, "name": p.name, "lat": p.lat, "lon": p.lon} for p in quiet],
        "zones": [z["properties"] for z in zones],
        "later": desk.later(f),
    }
    ground = [x["properties"] for x in desk.ground(f)]
    more = {
        "contested_ground": any(p["contested"] for p in ground) or any(h["contested"] for h in held["holdings"]),
        "unknown_ground": any(not p["contested"] and not p["holder"] for p in ground),
        "picture": _picture(desk, f, box, places, held, silent, quiet, zones),
        "zone_shapes": {"type": "FeatureCollection", "features": zones},
        "strip": _strip(desk, bins, f),
        "coverage": _coverage_words(bins),
        "sorts": SORTS,
        "holders": desk.styles({h["holder"] for h in held["holdings"] if h["holder"]}),
        "box": box,
        "window": slider(desk, f),
        "counts": desk.counts(),
    }
    return View(title="Situation", data=data, more=more)


def rows(desk: Desk, asked: Asked) -> Iterator[list[Any]]:
    """The whole list as a table."""
    yield ["id", "event", "from", "to", "place", "precision", "killed_min", "killed_max", "injured_min", "injured_max",
           "grade", "origins", "blamed", "link"]  # fmt: skip
    board, mask = desk.select(asked.filters)
    ids = [board.ids[n] for n in board.order(mask, asked.choice("sort", SORTS, "day"))]
    for n in range(0, len(ids), 500):
        for i in desk.incidents(ids[n : n + 500], asked.filters):
            shown, killed, injured = desk.show(i), i.toll.get("killed"), i.toll.get("injured")
            blamed = "; ".join(sorted({b["party"] for b in i.blame if b["stance"] != "denies"}))
            yield [i.id, i.event, i.time.start, i.time.end, shown.name, shown.level, killed and killed.min,
                   killed and killed.max, injured and injured.min, injured and injured.max, i.grade, len(i.origins),
                   blamed, desk.links.incident(i.id)]  # fmt: skip


def summary(desk: Desk, i: Any, f: Filters) -> dict[str, Any]:
    """An incident as the list shows it."""
    shown = desk.show(i)
    killed, injured = i.toll.get("killed"), i.toll.get("injured")
    return {
        "id": i.id, "event": i.event, "title": f"{label(i.event)}, {shown.name}", "when": when(i.time),
        "start": i.time.start, "end": i.time.end, "place": shown.name, "place_id": shown.id, "level": shown.level,
        "coarsened": shown.coarsened, "lat": shown.lat, "lon": shown.lon, "grade": i.grade,
        "killed": figure(killed.min, killed.max) if killed else None,
        "injured": figure(injured.min, injured.max) if injured else None,
        "agreed": killed.agreed if killed else None, "contradiction": any(t.contradiction for t in i.toll.values()),
        "origins": len(i.origins), "documents": len(i.documents),
        "blamed": sorted({b["party"] for b in i.blame if b["stance"] in ("blames", "accepts")}),
        "denied": sorted({b["party"] for b in i.blame if b["stance"] == "denies"}),
        "link": desk.links.incident(i.id), "flags": len(i.flags),
    }  # fmt: skip


def _places(desk: Desk, board: Board, mask: Mask, f: Filters) -> tuple[list[dict[str, Any]], int, int]:
    """Places with a position, as symbols; how many more there are beyond the most; how many incidents have none."""
    grouped = board.grouped(mask)
    placed = [p for p in grouped if p["lat"] is not None and p["lon"] is not None]
    unplaced = sum(p["n"] for p in grouped) - sum(p["n"] for p in placed)
    kept = placed[:MOST_PLACES]
    sites = {board.ids[p["first"]]: p for p in kept if p["level"] == "site"}
    if sites and not desk.exact:
        _coarsen(desk, sites, board, mask, f)
    out = []
    top = max([_FULL, *(p["high"] for p in kept)])
    at_place = desk.links.at_place(f)
    for p in kept:
        row: dict[str, Any] = {k: p[k] for k in ("place", "name", "lat", "lon", "level", "n", "low", "high")}
        row["r"] = round(3.0 + 19.0 * math.sqrt(p["high"] / top), 1)
        row["km"] = p.get("km", RADIUS_KM.get(p["level"], 10.0))
        row["grade"] = next(g for g in _LOUDEST if g in p["grades"])
        one = p["n"] == 1
        toll = f", {figure(p['low'], p['high'])} killed" if p["high"] else ""
        row["words"] = f"{p['name']}: {plural(p['n'], 'incident')}{toll}, {row['grade']}" + ("" if one else " among them")
        key = p["place"] if not p["place"].startswith("name:") else p["name"]
        row["link"] = desk.links.incident(board.ids[p["first"]]) if one or desk.links.static else at_place(key)
        out.append(row)
    return out, max(0, len(placed) - MOST_PLACES), unplaced


def _coarsen(desk: Desk, sites: dict[str, dict[str, Any]], board: Board, mask: Mask, f: Filters) -> None:
    """Move symbols of sheltering sites to their settlement. One such incident at a site is enough."""
    by_place = {p["place"]: p for p in sites.values()}
    at = [n for n, p in enumerate(board.places) if p[0] in by_place]
    ids = [board.ids[n] for n in np.flatnonzero(mask & np.isin(board.place, at))]
    for i in desk.incidents(ids, f):
        p = by_place.get(i.place_id or "")
        if p is not None and SHELTERING & set(i.targets):
            shown = desk.show(i)
            p.update(name=shown.name, lat=shown.lat, lon=shown.lon, level=shown.level, km=shown.km)


def _bins(desk: Desk, board: Board, mask: Mask, f: Filters) -> tuple[str, list[dict[str, Any]]]:
    span = board.core(mask)
    if span is None and not (f.since and f.until):
        return "day", []
    first, last = span or (f.since or "", f.until or "")
    start, end = max(first, f.since or first), min(last, f.until or last)
    if f.since and f.until and not 0 <= ordinal(f.until) - ordinal(f.since) > 400:
        start, end = f.since, f.until
    step, edges = drawing.bins_for(min(start, end), max(start, end))
    counts = board.bins(mask, [ordinal(e[0]) for e in edges] + [ordinal(edges[-1][1]) + 1])
    told = desk.days_with_documents(f)
    out = []
    for (first, last), grades in zip(edges, counts, strict=True):
        window = list(days_between(first, last))
        documents = [told.get(d, 0) for d in window]
        out.append({
            "start": first, "end": last, "grades": grades, "documents": sum(documents), "days": len(window),
            "silent_days": sum(1 for n in documents if not n),
        })  # fmt: skip
    return step, out


def _strip(desk: Desk, bins: list[dict[str, Any]], f: Filters) -> Any:
    def words(b: drawing.Bin) -> str:
        n = sum(b.grades.values())
        quiet = "no document was published: silence, not peace" if not b.documents else plural(b.documents, "document")
        if b.documents and b.silent_days:
            quiet += f", none on {plural(b.silent_days, 'day')}"
        return f"{days(b.start, b.end)}: {plural(n, 'incident')}; {quiet}"

    def link(b: drawing.Bin) -> str:
        return desk.links.page("situation", msgspec.structs.replace(f, since=b.start, until=b.end))

    chosen = (f.since, f.until) if f.since and f.until else None
    return drawing.timeline([drawing.Bin(**b) for b in bins], words, link, chosen)


def _coverage_words(bins: list[dict[str, Any]]) -> dict[str, Any]:
    total = sum(b["days"] for b in bins)
    silent = sum(b["silent_days"] for b in bins)
    return {"days": total, "silent": silent, "reported": total - silent}


def control(desk: Desk, f: Filters) -> dict[str, Any]:
    """Holders at the slider's day (else the window's last, else the latest)."""
    day = f.as_of or f.until
    asked = Filters(as_of=day, as_known_on=f.as_known_on)
    holdings = []
    for h in desk.held(asked):
        if h.lat is None or h.lon is None:
            continue
        holdings.append({
            "place": h.place, "place_id": h.place_id, "holder": h.holder, "contested": h.contested, "since": h.since,
            "lat": h.lat, "lon": h.lon, "holders": list(h.holders), "basis": h.basis, "words": _held(h),
            "link": desk.links.place(h.place_id),
        })  # fmt: skip
    return {"as_of": day, "holdings": holdings}


def _held(h: Holding) -> str:
    if h.contested:
        return f"{h.place}: contested, claimed for {' and for '.join(h.holders) or 'more than one side'}"
    if not h.holder:
        return f"{h.place}: holder unknown"
    since = f" since {days(h.since, h.since)}" if h.since else ""
    return f"{h.place}: {h.holder}{since} ({h.basis or 'claims'})"


def _silent(desk: Desk, f: Filters) -> frozenset[str]:
    """Outlined areas of which no dated claim of the window speaks."""
    features = desk.outline()["features"]
    if not features:
        return frozenset()

    def areas() -> frozenset[str]:
        told: set[str] = set()
        for key in desk.told(f):
            place = desk.place(key)
            if place is not None:
                told |= {place.name, *place.admin}
        return frozenset(x["properties"]["id"] for x in features if x["properties"]["name"] not in told)

    return desk.case.remember(("web", "silent", f.since, f.until, f.as_known_on), areas)  # type: ignore[no-any-return]


def _box(desk: Desk, places: list[dict[str, Any]], held: dict[str, Any]) -> Box | None:
    """What to show: most of the incidents (outliers are a scroll away), else control, else the outlines."""
    points = [(p["lon"], p["lat"]) for p in places]
    weight = [min(p["n"], 50) for p in places]
    if len(points) > 60:
        at = np.repeat(np.array(points), weight, axis=0)
        (west, south), (east, north) = np.quantile(at, [0.025, 0.975], axis=0)
        points = [(float(west), float(south)), (float(east), float(north))]
    points = points or [(h["lon"], h["lat"]) for h in held["holdings"]]
    if not points:
        for feature in desk.outline()["features"]:
            rings = feature["geometry"]["coordinates"]
            while rings and not isinstance(rings[0][0], float | int):
                rings = [c for r in rings for c in r]
            points += [(c[0], c[1]) for c in rings]
    return box_of(points, margin=1.22)


def _in_box(features: list[dict[str, Any]], box: Box) -> list[dict[str, Any]]:
    """Those that reach into the box."""
    west, south, east, north = box
    out = []
    for feature in features:
        a, b, c, d = feature["bbox"]
        if a < east and c > west and b < north and d > south:
            out.append(feature)
    return out


def _picture(
    desk: Desk, f: Filters, box: Box | None, places: list[dict[str, Any]], held: dict[str, Any], silent: frozenset[str],
    quiet: list[Place], zones: list[dict[str, Any]],
) -> Any:  # fmt: skip
    if box is None:
        return None
    picture = drawing.MapPicture(box)
    picture.areas(desk.outline()["features"], "area", silent)
    ground = desk.ground(f)
    chosen = desk.styles({h["holder"] for h in held["holdings"] if h["holder"]})
    if ground:
        picture.cells(ground, chosen)
    else:
        picture.holdings(held["holdings"], chosen)
    picture.zones(zones)
    picture.quiet({"name": p.name, "lat": p.lat, "lon": p.lon} for p in quiet)
    picture.incidents(places[:MOST_DRAWN])
    picture.labels((p["lon"], p["lat"], p["name"]) for p in places[:60] if p["level"] not in ("governorate", "country"))
    return picture.draw("Incidents by place; the list below holds the same")


def slider(desk: Desk, f: Filters) -> dict[str, Any]:
    """First and last day that the slider can reach, and where it stands, as day numbers."""
    board = desk.board(f)
    span = board.span(board.there) if len(board) else None
    first, last = span or ("2000-01-01", "2000-01-01")
    at = f.as_of or last
    return {"first": ordinal(first), "last": ordinal(last), "at": max(ordinal(first), min(ordinal(last), ordinal(at))),
            "from": first, "to": last, "day": iso(ordinal(at)), "week": shift(at, -6)}  # fmt: skip
