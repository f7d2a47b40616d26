"""Areas: do cells tile a zone exactly, does a known front come out, does the ellipsoid's area agree with known answers?

    python evaluation/areas.py [--shared DIR]

*tiling*     the cells of 400 seeded points in a real governorate's outline (where the shared boundaries are at hand, else in a
             drawn one) against the outline's own area, and their overlaps.
*front*      a straight front through a rectangle of known area, settlements on a jittered grid on both sides.
*geodesic*   one-degree cells against their closed-form area on the ellipsoid (authalic integral), and the outline's area
             in an equal-area projection (a planar library's answer).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from math import atanh, pi, radians, sin, sqrt
from pathlib import Path

import numpy as np
import shapely
from pyproj import Transformer

from trucewatch.model import Holding, Place
from trucewatch.series.areas import Cells, boundary_of, geodesic_km2

ROOT = Path(__file__).resolve().parent.parent


def tiling(boundary: shapely.Geometry, n: int = 400) -> tuple[float, float]:
    """Relative difference of the cells' summed area to the boundary's, and of pairwise overlaps."""
    rng = np.random.default_rng(7)
    west, south, east, north = boundary.bounds
    places = [
        Place(id=f"p{k}", name=f"p{k}", level="settlement", lat=float(y), lon=float(x))
        for k, (x, y) in enumerate(zip(rng.uniform(west, east, n), rng.uniform(south, north, n), strict=True))
    ]
    cells = Cells(places, boundary)
    total = sum(cells.km2.values())
    shapes = list(cells.cells.values())
    union = geodesic_km2(shapely.union_all(shapes))
    return abs(total - cells.total_km2) / cells.total_km2, abs(total - union) / cells.total_km2


def front() -> float:
    """Relative error of the western side's ground behind a front at a known meridian."""
    west, east, south, north, line = 36.0, 37.0, 35.0, 36.0, 36.4
    rng = np.random.default_rng(3)
    places, holdings = [], {}
    step = 0.025
    for x in np.arange(west + step / 2, east, step):
        for y in np.arange(south + step / 2, north, step):
            lon, lat = x + rng.uniform(-0.3, 0.3) * step, y + rng.uniform(-0.3, 0.3) * step
            p = Place(id=f"{lon:.5f},{lat:.5f}", name="s", level="settlement", lat=float(lat), lon=float(lon))
            places.append(p)
            side = "A" if lon < line else "B"
            holdings[p.id] = Holding(place_id=p.id, place="s", holder=side, since=None, lat=p.lat, lon=p.lon)
    cells = Cells(places, shapely.box(west, south, east, north))
    got = next(a.km2 for a in cells.areas(holdings) if a.holder == "A")
    want = exact_km2(west, line, south, north)
    return abs(got - want) / want


def exact_km2(west: float, east: float, south: float, north: float) -> float:
    """Closed-form area of a latitude-longitude cell on WGS 84."""
    a, f = 6378137.0, 1 / 298.257223563
    e = sqrt(f * (2 - f))

    def q(lat: float) -> float:
        s = sin(radians(lat))
        return s / (1 - (e * s) ** 2) + atanh(e * s) / e

    return (east - west) / 360 * pi * a**2 * (1 - e**2) * (q(north) - q(south)) / 1e6


def geodesic(boundary: shapely.Geometry) -> tuple[float, float]:
    """Worst relative error against the closed form, and the difference to an equal-area projection."""
    worst = 0.0
    for south in range(-60, 60, 10):
        cell = shapely.segmentize(shapely.box(36, south, 37, south + 1), 0.001)
        want = exact_km2(36, 37, south, south + 1)
        worst = max(worst, abs(geodesic_km2(cell) - want) / want)
    c = boundary.centroid
    go = Transformer.from_crs("EPSG:4326", f"+proj=laea +lat_0={c.y} +lon_0={c.x} +ellps=WGS84", always_xy=True)
    flat = shapely.transform(
        shapely.segmentize(boundary, 0.01), lambda xy: np.column_stack(go.transform(xy[:, 0], xy[:, 1]))
    )
    planar = flat.area / 1e6
    return worst, abs(geodesic_km2(boundary) - planar) / planar


def main() -> int:
    """Print the figures; exit status 1 when one is out of bounds."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--shared", type=Path, default=Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared")))
    path = args.parse_args().shared / "reference" / "boundaries" / "syr_admin1.geojson"
    if path.is_file():
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        chosen = [f["geometry"] for f in features if f["properties"].get("adm1_pcode") == "SY07"]
        boundary = boundary_of(chosen)
        print(f"boundary                     {path.name}, one governorate, {geodesic_km2(boundary):,.0f} km2")
    else:
        boundary = shapely.Polygon([(36.0, 35.4), (36.9, 35.2), (37.2, 35.9), (36.6, 36.3), (36.1, 36.1)])
        print("boundary                     drawn (no shared boundaries)")
    whole, overlap = tiling(boundary)
    behind = front()
    closed, planar = geodesic(boundary)
    print(f"tiling, difference           {whole:.2e}\ntiling, overlap              {overlap:.2e}")
    print(f"front, relative error        {behind:.4f}")
    print(f"geodesic against closed form {closed:.2e}\ngeodesic against equal-area  {planar:.2e}")
    return 0 if whole < 1e-4 and overlap < 1e-6 and behind < 0.01 and closed < 1e-3 and planar < 1e-3 else 1


if __name__ == "__main__":
    sys.exit(main())
