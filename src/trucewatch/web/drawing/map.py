"""The map as one SVG: outlines, ground with no report, control by colour and pattern, incidents with their precision.

Web Mercator, so that it lies under the island's map. Symbols grow with the square root of the toll; around each stands
the area in which the place may lie.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from .svg import join, pattern, tag

WIDTH = 960.0


class MapPicture:
    """Collects layers, then :meth:`draw`. ``box`` is (west, south, east, north) in degrees."""

    def __init__(self, box: tuple[float, float, float, float], tallest: float = 620.0, width: float = WIDTH) -> None:
        self.width = width
        west, south, east, north = box
        self.x0, self.y0 = west, _mercator(north)
        wide, tall = math.radians(east - west), self.y0 - _mercator(south)
        self.scale = min(width / wide, tallest / tall)
        self.height = tall * self.scale
        self.left = (width - wide * self.scale) / 2
        self.layers: list[Markup] = []
        self.defs: dict[str, Markup] = {}

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels of a position."""
        return self.left + math.radians(lon - self.x0) * self.scale, (self.y0 - _mercator(lat)) * self.scale

    def km(self, km: float, lat: float) -> float:
        """Pixels of a length at a latitude."""
        return km / 6371.0 / math.cos(math.radians(lat)) * self.scale

    def areas(self, features: Iterable[Mapping[str, Any]], class_: str, silent: frozenset[str] = frozenset()) -> None:
        """Outlines; those whose id is in ``silent`` are hatched."""
        drawn = []
        for feature in features:
            quiet = feature["properties"].get("id") in silent
            name = feature["properties"]["name"] + (": no report in this window" if quiet else "")
            path = tag("path", tag("title", name), d=self._path(feature["geometry"]), class_=class_ + (" silent" if quiet else ""))
            drawn.append(path)
        self.layers.append(tag("g", *drawn, class_="areas"))

    def holdings(self, rows: Sequence[Mapping[str, Any]], styles: Mapping[str, tuple[str, str]]) -> None:
        """Settlements by holder: a square with the holder's colour and pattern; contested ones half and half."""
        drawn = []
        for row in rows:
            x, y = self.point(row["lon"], row["lat"])
            fill = self.fill(row["holder"], styles) if row["holder"] else "none"
            drawn.append(tag(
                "rect", tag("title", row["words"]), x=x - 4.5, y=y - 4.5, width=9, height=9, style=f"fill:{fill}",
                class_="holding contested" if row["contested"] else "holding",
            ))  # fmt: skip
        self.layers.append(tag("g", *drawn, class_="holdings"))

    def quiet(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Settlements of which nothing was reported: hollow, so that silence is seen."""
        marks = []
        for row in rows:
            x, y = self.point(row["lon"], row["lat"])
            marks.append(Markup(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6"><title>{escape(row["name"])}: no report in this window</title></circle>'
            ))  # fmt: skip
        self.layers.append(tag("g", *marks, class_="quiet"))

    def zones(self, features: Iterable[Mapping[str, Any]]) -> None:
        """Outlines of agreements' zones: lines on paper, so they are dotted."""
        drawn = [tag("path", tag("title", f["properties"]["words"]), d=self._path(f["geometry"]), class_="zone") for f in features]
        self.layers.append(tag("g", *drawn, class_="zones"))

    def cells(self, features: Iterable[Mapping[str, Any]], styles: Mapping[str, tuple[str, str]]) -> None:
        """Ground by holder."""
        drawn = []
        for feature in features:
            p = feature["properties"]
            state = "contested" if p["contested"] else "" if p["holder"] in styles else "unknown"
            fill = None if state else f"fill:{self.fill(p['holder'], styles)}"
            drawn.append(tag(
                "path", tag("title", p["words"]), d=self._path(feature["geometry"]), style=fill, class_=f"cell {state}".strip(),
            ))  # fmt: skip
        self.layers.append(tag("g", *drawn, class_="cells"))

    def fill(self, holder: str, styles: Mapping[str, tuple[str, str]]) -> str:
        """The CSS fill of a holder."""
        colour, kind = styles[holder]
        id_ = f"p-{colour}"
        self.defs[id_] = pattern(id_, kind, f"var(--{colour})")
        return f"url(#{id_})"

    def incidents(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Symbols with the area of their precision; biggest first, so that small ones stay in reach."""
        halos, marks = [], []
        for row in rows:
            x, y = self.point(row["lon"], row["lat"])
            if not (-50 < x < self.width + 50 and -50 < y < self.height + 50):
                continue
            wide = self.km(row["km"], row["lat"])
            if wide > row["r"]:
                half = f"a{wide:.1f} {wide:.1f} 0 1 0"
                halos.append(f"M{x - wide:.1f} {y:.1f}{half} {2 * wide:.1f} 0{half} {-2 * wide:.1f} 0")
            marks.append(Markup(
                f'<a href="{escape(row["link"])}" tabindex="-1" aria-label="{(words := escape(row["words"]))}">'
                f'<title>{words}</title><circle cx="{x:.1f}" cy="{y:.1f}" r="{row["r"]}" '
                f'class="mark fill-{escape(row["grade"])}{"" if row["high"] else " none"}"></circle></a>'
            ))  # fmt: skip
        self.layers.append(tag("path", d="".join(halos), class_="precision"))
        self.layers.append(tag("g", *marks, class_="marks"))

    def labels(self, rows: Iterable[tuple[float, float, str]]) -> None:
        """Names, where nothing stands yet."""
        taken: list[tuple[float, float, float]] = []
        drawn = []
        for lon, lat, text in rows:
            x, y = self.point(lon, lat)
            half = len(text) * 4.2
            if not (half < x < self.width - half and 12 < y < self.height - 6):
                continue
            if all(abs(y - b) > 17 or abs(x - a) > half + c for a, b, c in taken):
                taken.append((x, y, half))
                drawn.append(tag("text", text, x=x, y=y - 9, class_="label", text_anchor="middle"))
        self.layers.append(tag("g", *drawn, class_="labels", aria_hidden="true"))

    def draw(self, label: str) -> Markup:
        """The picture."""
        quiet = tag(
            "pattern", tag("path", d="M-2 2l4-4M0 8l8-8M6 10l4-4", class_="quiet-line"), id="hatch-silent", width=8,
            height=8, patternUnits="userSpaceOnUse",
        )  # fmt: skip
        doubt = [
            tag("pattern", tag("path", d=d, class_=class_), id=id_, width=8, height=8, patternUnits="userSpaceOnUse")
            for id_, d, class_ in (
                ("hatch-contested", "M0 4h8M4 0v8", "doubt-line"), ("hatch-unknown", "M3.5 4h1", "quiet-line"),
            )
        ]
        return tag(
            "svg", tag("defs", quiet, *doubt, *self.defs.values()), join(self.layers),
            viewbox=f"0 0 {self.width:g} {self.height:.0f}", class_="map", role="group", aria_label=label,
        )  # fmt: skip

    def _path(self, geometry: Mapping[str, Any]) -> str:
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        if geometry["type"] not in ("Polygon", "MultiPolygon"):
            return ""
        out = []
        for polygon in polygons:
            for ring in polygon:
                steps = [f"{x:.1f} {y:.1f}" for x, y in (self.point(c[0], c[1]) for c in ring)]
                out.append("M" + "L".join(dict.fromkeys(steps)) + "Z")
        return "".join(out)


def box_of(points: Iterable[tuple[float, float]], least: float = 0.6, margin: float = 1.12) -> tuple[float, float, float, float] | None:
    """A box around (lon, lat) points, ``margin`` times as wide, at least ``least`` degrees wide; ``None`` without points."""
    known = list(points)
    if not known:
        return None
    lons, lats = sorted(p[0] for p in known), sorted(p[1] for p in known)
    west, east, south, north = lons[0], lons[-1], lats[0], lats[-1]
    wide, tall = max(least, (east - west) * margin), max(least * 0.7, (north - south) * margin)
    mid_x, mid_y = (west + east) / 2, (south + north) / 2
    return mid_x - wide / 2, max(-84.0, mid_y - tall / 2), mid_x + wide / 2, min(84.0, mid_y + tall / 2)


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(max(-85.0, min(85.0, lat))) / 2))
