"""Vector pictures of a report: incidents by day with days of silence hatched, and a map of places."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

from ..values import days_between

_FONT = 'font-family="Noto Sans, DejaVu Sans, sans-serif" font-size="11" fill="#333"'
_COLOURS = ("#31688e", "#b5651d", "#35764b", "#7b4a8b", "#8a6d00", "#666666")


def by_day(start: str, end: str, counts: Mapping[str, int], silent: frozenset[str]) -> str:
    """Bars by day from ``start`` to ``end``; days of which no document speaks are hatched."""
    days = list(days_between(start, end))
    wide, tall = 640.0, 120.0
    step, top = wide / len(days), max(counts.values(), default=1) or 1
    out = [
        '<pattern id="quiet" width="5" height="5" patternUnits="userSpaceOnUse">'
        '<path d="M0 5L5 0" stroke="#999" stroke-width="0.8"/></pattern>'
    ]
    body = []
    for n, day in enumerate(days):
        x = n * step
        if day in silent:
            body.append(f'<rect x="{x:.1f}" y="0" width="{step:.1f}" height="{tall:.0f}" fill="url(#quiet)"/>')
        high = counts.get(day, 0) / top * (tall - 10)
        if high:
            body.append(f'<rect x="{x + 0.5:.1f}" y="{tall - high:.1f}" width="{max(1.0, step - 1):.1f}" '
                        f'height="{high:.1f}" fill="{_COLOURS[0]}"/>')  # fmt: skip
    every = max(1, math.ceil(len(days) / 7))
    for n in range(0, len(days), every):
        body.append(f'<text x="{n * step:.1f}" y="{tall + 16:.0f}" {_FONT}>{days[n]}</text>')
    body.append(f'<line x1="0" y1="{tall:.0f}" x2="{wide:.0f}" y2="{tall:.0f}" stroke="#333"/>')
    return _svg(wide + 60, tall + 24, "Incidents by day; hatched: no document speaks of that day", out, body)


def places(points: Sequence[tuple[float, float, str, float]]) -> str:
    """A map of (lat, lon, name, size) points, equirectangular with a scale bar; empty without points."""
    if not points:
        return ""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    south, north, west, east = min(lats), max(lats), min(lons), max(lons)
    pad = max(0.1, (north - south) * 0.15, (east - west) * 0.1)
    south, north, west, east = south - pad, north + pad, west - pad, east + pad
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = min(620 / ((east - west) * squeeze), 420 / (north - south))
    wide, tall = (east - west) * squeeze * scale, (north - south) * scale
    body = [f'<rect width="{wide:.0f}" height="{tall:.0f}" fill="#f7f5f0" stroke="#bbb"/>']
    named: list[tuple[float, float]] = []
    for lat, lon, name, size in sorted(points, key=lambda p: (-p[3], p[2])):
        x, y = (lon - west) * squeeze * scale, (north - lat) * scale
        body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3 + math.sqrt(max(0.0, size)):.1f}" fill="{_COLOURS[1]}" '
                    f'fill-opacity="0.45" stroke="{_COLOURS[1]}"><title>{escape(name)}</title></circle>')  # fmt: skip
        if all(abs(x - a) > 70 or abs(y - b) > 14 for a, b in named):
            named.append((x, y))
            body.append(f'<text x="{x + 5:.1f}" y="{y - 5:.1f}" {_FONT}>{escape(name)}</text>')
    km = scale / 111.2 * 10
    body.append(f'<path d="M10 {tall - 10:.0f}h{km:.1f}" stroke="#333" stroke-width="2"/>')
    body.append(f'<text x="10" y="{tall - 15:.0f}" {_FONT}>10 km</text>')
    return _svg(wide, tall, "Where incidents are reported, at settlement precision", [], body)


def control(points: Sequence[tuple[float, float, str, str | None, bool]]) -> str:
    """A map of who holds which settlement: (lat, lon, name, holder, contested); one colour and letter a holder."""
    if not points:
        return ""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    south, north, west, east = min(lats) - 0.1, max(lats) + 0.1, min(lons) - 0.15, max(lons) + 0.25
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = min(460 / ((east - west) * squeeze), 320 / (north - south))
    wide, tall = max(460.0, (east - west) * squeeze * scale), (north - south) * scale
    holders = sorted({p[3] or "not known" for p in points})
    body = [f'<rect width="{wide:.0f}" height="{tall:.0f}" fill="#f7f5f0" stroke="#bbb"/>']
    for lat, lon, name, holder, contested in sorted(points, key=lambda p: p[2]):
        x, y = (lon - west) * squeeze * scale, (north - lat) * scale
        n = holders.index(holder or "not known")
        edge = "#c00" if contested else "#222"
        body.append(f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{_COLOURS[n % 6]}" stroke="{edge}"/>')
        body.append(f'<text x="{x + 6:.1f}" y="{y + 4:.1f}" {_FONT}>{escape(name)} ({chr(65 + n % 26)})</text>')
    for n, holder in enumerate(holders):
        body.append(f'<text x="4" y="{tall + 16 * (n + 1):.0f}" {_FONT}>{chr(65 + n % 26)}: {escape(holder)}</text>')
    return _svg(wide, tall + 16 * len(holders) + 6, "Who holds which settlement; red edge: contested", [], body)


def _svg(wide: float, tall: float, label: str, defs: Sequence[str], body: Sequence[str]) -> str:
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{tall:.0f}" '
            f'viewBox="0 0 {wide:.0f} {tall:.0f}" role="img" aria-label="{escape(label)}">'
            f"<defs>{''.join(defs)}</defs>{''.join(body)}</svg>")  # fmt: skip
