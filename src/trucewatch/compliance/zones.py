"""Is a place in a zone? Geodesic on WGS 84 (pyproj), with the zone's own certainty and the place's precision.

A point within ``edge_km`` of a zone's outline comes out as ``uncertain``, not as in or out. Areas (a district, a
governorate) are never pinned to a point: they are in where they lie wholly inside, out where they lie wholly outside,
otherwise uncertain.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any, Literal, Protocol

import msgspec
import numpy as np
from pyproj import CRS, Geod, Transformer
from shapely import transform
from shapely.geometry import LineString, Point, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from ..model import Place
from ..text import Orthography
from .schema import Shape, Zone

InZone = Literal["in", "out", "uncertain", "unknown"]
_GEOD = Geod(ellps="WGS84")
_STEP_KM = 0.5
_POINTS = ("site", "settlement")


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """Where something happened, as far as is known. ``admin`` are names (or codes) of the areas that hold it."""

    name: str | None = None
    level: str = "settlement"
    lat: float | None = None
    lon: float | None = None
    place_id: str | None = None
    admin: tuple[str, ...] = ()
    inherited: bool = False  # taken over from the context of the report, not named with the act


class Geometry(Protocol):
    """What compliance asks of a gazetteer; each answer may be ``None``."""

    def place(self, place_id: str) -> Place | None:
        """The gazetteer's entry."""

    def area(self, name: str) -> Any | None:
        """The outline of a named area as a shapely geometry in degrees, or GeoJSON."""


class NoGeometry:
    """Stands in where no gazetteer is at hand: names and coordinates of the records must do."""

    def place(self, place_id: str) -> Place | None:
        return None

    def area(self, name: str) -> Any | None:
        return None


def _first(gazetteer: Any, names: Iterable[str]) -> Callable[[str], Any] | None:
    for name in names:
        found = getattr(gazetteer, name, None)
        if callable(found):
            return found  # type: ignore[no-any-return]
    return None


class GazetteerGeometry:
    """Adapts a gazetteer: ``get`` for entries, ``boundaries`` (place id -> GeoJSON) or ``area`` for outlines."""

    def __init__(self, gazetteer: Any) -> None:
        self._get = _first(gazetteer, ("get", "place"))
        self._area = _first(gazetteer, ("area", "geometry"))
        self._boundaries: Any = getattr(gazetteer, "boundaries", None) or {}
        self._by_name: dict[str, str] | None = None

    def place(self, place_id: str) -> Place | None:
        try:
            got = self._get(place_id) if self._get else None
        except (KeyError, LookupError):
            return None
        return got if isinstance(got, Place) else None

    def area(self, name: str) -> Any | None:
        if self._boundaries:
            return self._boundaries.get(name) or self._boundaries.get(self._names().get(name, ""))
        try:
            return self._area(name) if self._area else None
        except (KeyError, LookupError, ValueError):
            return None

    def _names(self) -> dict[str, str]:
        """Names of the areas with a boundary; of two that share one, the wider area's."""
        if self._by_name is None:
            self._by_name = {}
            rank = {"governorate": 0, "district": 1}
            entries = [(i, self.place(i)) for i in self._boundaries]
            for ident, entry in sorted(entries, key=lambda e: (rank.get(e[1].level if e[1] else "", 2), e[0])):
                for name in (entry.name, *entry.names) if entry else ():
                    self._by_name.setdefault(name, ident)
        return self._by_name


class _Piece:
    """One shape with its densified outline, so that distances are geodesic to within the step."""

    def __init__(self, form: Shape) -> None:
        self.buffer_km = form.buffer_km
        self.within = form.within
        self.polygon = Polygon(form.polygon) if form.polygon else None
        path = list(form.polygon) if form.polygon else list(form.line)
        if form.polygon and path[0] != path[-1]:
            path.append(path[0])
        self.outline = _densify(path)
        self.box = (*self.outline.min(axis=0), *self.outline.max(axis=0)) if len(self.outline) else None

    def depth(self, lat: float, lon: float) -> float:
        """Kilometres inside the shape (negative: outside)."""
        if self.box is not None:
            reach = 1.5 + self.buffer_km / 80
            west, south, east, north = self.box
            if not (west - reach < lon < east + reach and south - reach < lat < north + reach):
                return -120.0
        n = len(self.outline)
        _, _, metres = _GEOD.inv(np.full(n, lon), np.full(n, lat), self.outline[:, 0], self.outline[:, 1])
        near = float(np.min(metres)) / 1000
        if self.polygon is not None:
            return near if self.polygon.covers(Point(lon, lat)) else -near
        return self.buffer_km - near


def _densify(path: list[tuple[float, float]]) -> Any:
    points: list[tuple[float, float]] = []
    for (x0, y0), (x1, y1) in itertools.pairwise(path):
        _, _, metres = _GEOD.inv(x0, y0, x1, y1)
        steps = max(1, int(metres / 1000 / _STEP_KM))
        points += [(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps)]
    points += path[-1:]
    return np.array(points) if points else np.empty((0, 2))


class Zones:
    """All zones of a pack over one gazetteer. Answers are cached per zone and spot."""

    def __init__(self, zones: dict[str, Zone], orthography: Orthography, geometry: Geometry | None = None) -> None:
        self.zones = zones
        self.geometry: Geometry = geometry or NoGeometry()
        self._norm = orthography.phrase
        self._pieces = {z.id: [_Piece(s) for s in z.shapes if s.polygon or s.line] for z in zones.values()}
        self._named: dict[tuple[str, ...], list[str]] = {}
        for z in zones.values():
            for name in (z.name, *z.names):
                self._named.setdefault(self._norm(name), []).append(z.id)
        self._outlines: dict[str, BaseGeometry | None] = {}
        self._answers: dict[tuple[str, Spot], tuple[InZone, str]] = {}

    def named(self, name: str) -> tuple[str, ...]:
        """The zones that are called so."""
        return tuple(self._named.get(self._norm(name), ()))

    def locate(self, zone_id: str, spot: Spot) -> tuple[InZone, str]:
        """Whether the spot lies in the zone, and why, in words."""
        key = (zone_id, spot)
        got = self._answers.get(key)
        if got is None:
            zone = self.zones[zone_id]
            got = self._locate(zone, self._filled(spot))
            if got[0] == "out" and spot.inherited and zone.unlocated == "uncertain":
                got = "uncertain", f"the place ({spot.name}) is not named with the act but taken from the context"
            self._answers[key] = got
        return got

    def _filled(self, spot: Spot) -> Spot:
        entry = self.geometry.place(spot.place_id) if spot.place_id else None
        if entry is None:
            # a place that no gazetteer knows still carries the area that the text put it in
            _, at, area = (spot.place_id or "").partition("@")
            return msgspec.structs.replace(spot, admin=(*spot.admin, area)) if at else spot
        return Spot(
            name=spot.name or entry.name, level=entry.level, place_id=spot.place_id, inherited=spot.inherited,
            lat=spot.lat if spot.lat is not None else entry.lat,
            lon=spot.lon if spot.lon is not None else entry.lon,
            # what a text names beside a place adds to what the gazetteer knows of it and never takes its stead
            admin=tuple(dict.fromkeys((*spot.admin, *entry.admin, *((entry.country,) if entry.country else ())))),
        )  # fmt: skip

    def _locate(self, zone: Zone, spot: Spot) -> tuple[InZone, str]:
        if spot.name is None and spot.lat is None:
            return zone.unlocated, "no place is given"
        if spot.name is not None and zone.id in self.named(spot.name):
            return "in", f"named as {zone.name}"
        if spot.lat is not None and spot.lon is not None and spot.level in _POINTS:
            near = self._by_point(zone, spot.lat, spot.lon)
            if near is not None:
                return near
        by_outline = self._by_outline(zone, spot) if spot.level not in _POINTS else None
        return by_outline or self._by_name(zone, spot)

    def _by_point(self, zone: Zone, lat: float, lon: float) -> tuple[InZone, str] | None:
        depths: list[float] = []
        for piece in self._pieces[zone.id]:
            depth = piece.depth(lat, lon)
            if piece.within is not None:
                outer = self._depth(piece.within, lat, lon)
                depth = min(depth, outer) if outer is not None else depth
            depths.append(depth)
        for form in zone.shapes:
            for name in form.areas:
                outline = self._area(name)
                if outline is not None:
                    depths.append(_depth_in(outline, lat, lon))
        if not depths:
            return None
        depth = max(depths)
        what = f"{abs(depth):.1f} km {'inside' if depth >= 0 else 'outside'} the outline of {zone.name}"
        if abs(depth) <= zone.edge_km:
            return "uncertain", f"{what}, which is {zone.certainty}, within its tolerance of {zone.edge_km:g} km"
        return ("in" if depth > 0 else "out"), what if depth > -100 else f"far outside {zone.name}"

    def _depth(self, zone_id: str, lat: float, lon: float) -> float | None:
        depths = [p.depth(lat, lon) for p in self._pieces.get(zone_id, ())]
        return max(depths) if depths else None

    def _by_outline(self, zone: Zone, spot: Spot) -> tuple[InZone, str] | None:
        area = self._area(spot.place_id or "") or self._area(spot.name or "")
        whole = self.outline(zone.id)
        if area is None or whole is None:
            return None
        if not area.intersects(whole):
            return "out", f"{spot.name} lies wholly outside {zone.name}"
        if whole.covers(area):
            return "in", f"{spot.name} lies wholly inside {zone.name}"
        share = area.intersection(whole).area / area.area if area.area else 0.0
        if share >= 0.98:
            return "in", f"{spot.name} lies inside {zone.name}"
        return "uncertain", f"{spot.name} lies only partly in {zone.name} (about {share:.0%} of it)"

    def _by_name(self, zone: Zone, spot: Spot) -> tuple[InZone, str]:
        names = [n for n in (spot.name, spot.place_id, *spot.admin) if n]
        keys = {self._norm(n): n for n in names}
        for form in zone.shapes:
            for name in form.areas:
                if self._norm(name) in keys:
                    return "in", f"{keys[self._norm(name)]} belongs to {zone.name}"
            for name in form.partly:
                if self._norm(name) in keys:
                    return "uncertain", f"only part of {keys[self._norm(name)]} belongs to {zone.name}"
        if spot.level in ("country", "region", "zone", "road"):
            return zone.unlocated, f"how far {spot.name} reaches is not known"
        if spot.admin or spot.level == "governorate":
            return "out", f"{names[-1]} is not part of {zone.name}"
        return zone.unlocated, f"where {spot.name} lies is not known"

    def _area(self, name: str) -> BaseGeometry | None:
        if not name:
            return None
        if name not in self._outlines:
            found = self.geometry.area(name)
            if isinstance(found, dict):
                found = shape(found.get("geometry", found))
            self._outlines[name] = found if isinstance(found, BaseGeometry) else None
        return self._outlines[name]

    def outline(self, zone_id: str) -> BaseGeometry | None:
        """The zone's outline in degrees (lines buffered on the ground), or ``None`` where only names are known."""
        key = f"zone:{zone_id}"
        if key not in self._outlines:
            parts = []
            for form in self.zones[zone_id].shapes:
                part: BaseGeometry | None = None
                if form.polygon:
                    part = Polygon(form.polygon)
                elif form.line:
                    part = buffer_line(form.line, form.buffer_km)
                if part is not None and form.within is not None:
                    outer = self.outline(form.within)
                    part = part.intersection(outer) if outer is not None else part
                parts += [part] if part is not None else [a for a in map(self._area, form.areas) if a is not None]
            self._outlines[key] = unary_union(parts) if parts else None
        return self._outlines[key]

    def feature(self, zone_id: str) -> dict[str, Any]:
        """The zone as a GeoJSON feature with its certainty."""
        zone, outline = self.zones[zone_id], self.outline(zone_id)
        return {
            "type": "Feature",
            "geometry": None if outline is None else mapping(outline),
            "properties": {"id": zone.id, "name": zone.name, "certainty": zone.certainty, "edge_km": zone.edge_km,
                           "note": zone.note},
        }  # fmt: skip


def _depth_in(outline: BaseGeometry, lat: float, lon: float) -> float:
    """Kilometres inside an area given by its outline (negative: outside), geodesic to the nearest edge point."""
    point = Point(lon, lat)
    edge = outline.boundary
    near = edge.interpolate(edge.project(point))
    _, _, metres = _GEOD.inv(lon, lat, near.x, near.y)
    return float(metres) / 1000 * (1 if outline.covers(point) else -1)


def buffer_line(line: Iterable[tuple[float, float]], km: float) -> BaseGeometry:
    """A corridor ``km`` to each side of a line, in degrees: buffered in an equidistant projection about its middle."""
    path = LineString(list(line))
    lon, lat = path.centroid.x, path.centroid.y
    local = CRS.from_proj4(f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m")
    there = Transformer.from_crs("EPSG:4326", local, always_xy=True)
    back = Transformer.from_crs(local, "EPSG:4326", always_xy=True)
    flat = transform(path.segmentize(0.01), lambda xy: np.column_stack(there.transform(xy[:, 0], xy[:, 1])))
    wide = transform(flat.buffer(km * 1000), lambda xy: np.column_stack(back.transform(xy[:, 0], xy[:, 1])))
    return wide
