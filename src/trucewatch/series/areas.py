"""Square kilometres by holder: cells around settlements, clipped to a boundary, measured on the ellipsoid.

Each settlement stands for the ground nearer to it than to any other (Voronoi cells, drawn in an equal-area projection
around the zone, so that cells tile the boundary exactly). A cell belongs to its settlement's holder; contested cells, cells
of settlements that nothing is known of, and cells too large for one settlement to speak for make the range.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
import shapely
from pyproj import Geod, Transformer
from shapely.geometry.base import BaseGeometry

from ..errors import InputError
from ..gazetteer import distance_km
from ..model import Claim, Holding, Place
from ..values import Interval

_GEOD = Geod(ellps="WGS84")
#: a settlement speaks for ground up to this far away; a cell beyond that is sparsely known (radius of an equal circle)
SPARSE_KM = 12.0
_SEGMENT_M = 5_000.0


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """One holder's ground at a date. ``km2`` counts what is held without dispute; ``km2_min`` leaves out sparsely known
    cells, ``km2_max`` adds contested cells that the holder is a party to and everything unknown. ``cells`` counts
    settlements. ``holder`` ``None``: held by nobody that is known."""

    holder: str | None
    km2: float
    km2_min: float
    km2_max: float
    cells: int = 0


class Cells:
    """The cells of some places inside a boundary; made once, asked for many dates."""

    def __init__(self, places: Sequence[Place], boundary: BaseGeometry) -> None:
        if boundary.is_empty or boundary.area == 0:
            raise InputError("areas need a boundary with ground in it; import boundary GeoJSON for the zone")
        at: dict[tuple[float, float], list[str]] = {}
        for p in sorted(places, key=lambda p: p.id):
            if p.lat is not None and p.lon is not None and boundary.intersects(shapely.Point(p.lon, p.lat)):
                at.setdefault((p.lon, p.lat), []).append(p.id)
        self.boundary = boundary
        self.sharing = {ids[0]: tuple(ids) for ids in at.values()}
        self.cells = dict(zip(self.sharing, _voronoi(list(at), boundary), strict=True))
        self.km2 = {i: geodesic_km2(c) for i, c in self.cells.items()}
        self.total_km2 = geodesic_km2(boundary)

    def areas(self, holdings: Mapping[str, Holding]) -> list[Area]:
        """Ground by holder, largest first; ``holdings`` by place id."""
        sums: dict[str | None, list[float]] = {}
        counts: dict[str | None, int] = {}
        unknown = 0.0
        extra: dict[str, float] = {}
        for ident, km2 in self.km2.items():
            held = self._held(ident, holdings)
            if held is None or (held.holder is None and not held.contested):
                unknown += km2
                continue
            if held.contested:
                for side in held.holders:
                    extra[side] = extra.get(side, 0.0) + km2
                    sums.setdefault(side, [0.0, 0.0])
                continue
            row = sums.setdefault(held.holder, [0.0, 0.0])
            row[0] += km2
            row[1] += 0.0 if self.sparse(ident) else km2
            counts[held.holder] = counts.get(held.holder, 0) + 1
        out = [
            Area(
                holder=h, km2=round(a, 2), km2_min=round(b, 2), km2_max=round(a + extra.get(h or "", 0.0) + unknown, 2),
                cells=counts.get(h, 0),
            )
            for h, (a, b) in sums.items()
        ]  # fmt: skip
        if unknown:
            out.append(Area(holder=None, km2=round(unknown, 2), km2_min=0.0, km2_max=round(unknown, 2)))
        return sorted(out, key=lambda a: (a.holder is None, -a.km2, a.holder or ""))

    def changed(
        self, before: Mapping[str, Holding], after: Mapping[str, Holding]
    ) -> list[tuple[str | None, str | None, float]]:
        """Ground that changed hands between two dates: (from, to, km2), largest first. Contested cells are left out."""
        sums: dict[tuple[str | None, str | None], float] = {}
        for ident, km2 in self.km2.items():
            a, b = self._held(ident, before), self._held(ident, after)
            if a is None or b is None or a.contested or b.contested or a.holder == b.holder:
                continue
            key = (a.holder, b.holder)
            sums[key] = sums.get(key, 0.0) + km2
        return sorted(((x, y, round(v, 2)) for (x, y), v in sums.items()), key=lambda r: (-r[2], str(r[:2])))

    def sparse(self, ident: str) -> bool:
        """Whether a cell is larger than one settlement can speak for."""
        return self.km2[ident] > np.pi * SPARSE_KM**2

    def _held(self, ident: str, holdings: Mapping[str, Holding]) -> Holding | None:
        """What is known of a cell: of the places on its spot, the first that anything is known of."""
        return next((holdings[i] for i in self.sharing[ident] if i in holdings), None)


def _voronoi(points: Sequence[tuple[float, float]], boundary: BaseGeometry) -> list[BaseGeometry]:
    """Cells in the order of the points, together exactly the boundary."""
    if not points:
        return []
    if len(points) == 1:
        return [boundary]
    centre = boundary.centroid
    there = f"+proj=laea +lat_0={centre.y} +lon_0={centre.x} +datum=WGS84 +units=m"
    go = Transformer.from_crs("EPSG:4326", there, always_xy=True).transform
    back = Transformer.from_crs(there, "EPSG:4326", always_xy=True).transform

    def project(geometry: BaseGeometry, how: Any) -> BaseGeometry:
        return shapely.transform(geometry, lambda xy: np.column_stack(how(xy[:, 0], xy[:, 1])))

    flat = project(shapely.segmentize(boundary, 0.02), go)
    x, y = go([p[0] for p in points], [p[1] for p in points])
    multi = shapely.MultiPoint(np.column_stack([x, y]))
    drawn = shapely.voronoi_polygons(multi, extend_to=flat, ordered=True)
    cells = shapely.intersection(np.array(drawn.geoms), flat)
    return [project(shapely.segmentize(c, _SEGMENT_M), back) for c in cells]


def geodesic_km2(geometry: BaseGeometry) -> float:
    """Area on the WGS 84 ellipsoid in km2 (Karney's method, by pyproj); holes are taken off."""
    if geometry.is_empty:
        return 0.0
    parts = [g for g in getattr(geometry, "geoms", [geometry]) if g.geom_type in ("Polygon", "MultiPolygon")]
    return float(sum(abs(_GEOD.geometry_area_perimeter(shapely.geometry.polygon.orient(p))[0]) for p in parts)) / 1e6


def boundary_of(geometries: Sequence[Mapping[str, Any]]) -> BaseGeometry:
    """The union of GeoJSON geometries; mends self-crossing outlines."""
    return shapely.union_all([shapely.make_valid(shapely.geometry.shape(g)) for g in geometries])


class Distance(msgspec.Struct, frozen=True, kw_only=True):
    """From a place to the nearest settlement that another side holds; ``km`` is ``None`` where there is none that is
    located, and where nobody is known to hold the place (``holder`` is ``None``): then no side is another."""

    place: str
    holder: str | None
    km: float | None
    nearest: str | None = None
    nearest_id: str | None = None
    nearest_holder: str | None = None
    claims: tuple[str, ...] = ()


def distance(place: Place, own: str | None, holdings: Sequence[Holding]) -> Distance:
    """How far the nearest settlement of another holder lies (great circle, settlement to settlement, not to a line)."""
    best: tuple[float, Holding] | None = None
    for h in holdings if own is not None else ():
        if (
            h.holder is None
            or h.holder == own
            or h.lat is None
            or h.lon is None
            or place.lat is None
            or place.lon is None
        ):
            continue
        if h.place_id == place.id or h.contested:
            continue
        km = distance_km(place.lat, place.lon, h.lat, h.lon)
        if best is None or (km, h.place_id) < (best[0], best[1].place_id):
            best = (km, h)
    if best is None:
        return Distance(place=place.name, holder=own, km=None)
    km, h = best
    return Distance(
        place=place.name, holder=own, km=round(km, 2), nearest=h.place, nearest_id=h.place_id,
        nearest_holder=h.holder, claims=h.claims,
    )  # fmt: skip


class ClaimedArea(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that somebody gave for ground, beside the computed one; never mixed in."""

    claim: str
    claimant: tuple[str, ...]
    what: str
    min: float | None
    max: float | None
    by: str | None
    kind: str
    place: str | None
    start: str | None
    end: str | None
    compared: str = ""


def claimed(
    claims: Sequence[Claim],
    computed: Mapping[str, Area],
    total_km2: float,
    camp: Callable[[str | None], str | None],
    window: Interval | None = None,
    here: Callable[[str], bool] = lambda _: True,
) -> list[ClaimedArea]:
    """Claims about square kilometres or shares of ground, each with a sentence on how it compares.

    ``computed`` are the areas at the end of ``window`` by holder's name, ``camp(actor)`` the name under which an actor's
    ground is counted, ``here(place)`` whether a place that a claim names is the ground that was computed: figures about
    other ground, and gains over a window, are not held against a holding at a date; the sentence says so.
    """
    out = []
    for c in claims:
        if c.measure is None or c.measure.what not in ("area_km2", "share_pct") or c.kind not in _GROUND:
            continue
        span = Interval(c.time.start, c.time.end) if c.time else Interval(None, None)
        if window is not None and not window.overlaps(span):
            continue
        by = next((a.name for a in c.actors if a.role == "by"), None)
        held = computed.get(camp(by) or "") if by else None
        place = c.places[0].name if c.places else None
        out.append(
            ClaimedArea(
                claim=c.id, claimant=c.asserted_by, what=c.measure.what, min=c.measure.min, max=c.measure.max, by=by,
                kind=c.kind, place=place, start=span.start, end=span.end,
                compared=_compare(c, held, total_km2, place is not None and here(place)),
            )
        )  # fmt: skip
    return out


_GROUND = ("control_change", "control_state")


def _compare(c: Claim, held: Area | None, total_km2: float, here: bool) -> str:
    figure = c.measure.min if c.measure and c.measure.min is not None else c.measure.max if c.measure else None
    if figure is None or c.measure is None:
        return ""
    share = c.measure.what == "share_pct"
    told = f"{figure:g}%" if share else f"{figure:,.0f} km2"
    where = f" of {c.places[0].name}" if share and c.places else f" in {c.places[0].name}" if c.places else ""
    if held is None:
        return f"Claimed: {told}{where}. This ledger has no ground of that holder to hold it against."
    if c.kind == "control_change":
        return (
            f"Claimed as gained: {told}{where}. This ledger counts {held.km2:,.0f} km2 held by {held.holder} at the date "
            "asked for; a gain over a window is no holding at a date, so the two are not compared."
        )
    if not here:
        return f"Claimed: {told}{where}. That is other ground than was counted here, so the two are not compared."
    low, mid, high = held.km2_min, held.km2, held.km2_max
    unit = " km2"
    if share:
        low, mid, high = (100 * v / total_km2 if total_km2 else 0.0 for v in (low, mid, high))
        unit = "%"
    inside = low <= figure <= high
    return (
        f"Claimed: {told}{where}. This ledger's cells give {mid:,.0f}{unit} ({low:,.0f} to {high:,.0f}{unit}): the claim "
        f"lies {'inside' if inside else 'outside'} that range."
    )
