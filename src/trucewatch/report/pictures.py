"""Vector pictures of a report: incidents by day with days of silence hatched, and a map of places."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from ..series.coverage import Coverage
from ..values import days_between

_FONT = 'font-family="Noto Sans, DejaVu Sans, sans-serif" font-size="11" fill="#333"'
_COLOURS = ("#31688e", "#b5651d", "#35764b", "#7b4a8b", "#8a6d00", "#666666")


def silent_days(cover: Coverage | None) -> frozenset[str]:
    """Days of which no document speaks."""
    return frozenset(d for a, b in cover.silent for d in days_between(a, b)) if cover else frozenset()


def by_day(start: str, end: str, counts: Mapping[tuple[str, str], int], silent: frozenset[str]) -> str:
    """Bars by day from ``start`` to ``end``, one shade a kind of event (``counts`` are by day and kind); days of which
    no document speaks are hatched. The scale at the left ends at the highest bar."""
    days = list(days_between(start, end))
    kinds = kinds_by_number(counts)
    totals: Counter[str] = Counter()
    for (day, _), n in counts.items():
        totals[day] += n
    wide, tall, left = 640.0, 120.0, 24.0
    step, top = wide / len(days), max(totals.values(), default=1) or 1
    defs = [
        '<pattern id="quiet" width="5" height="5" patternUnits="userSpaceOnUse">'
        '<path d="M0 5L5 0" stroke="#999" stroke-width="0.8"/></pattern>'
    ]
    body = []
    for n, day in enumerate(days):
        x, at = left + n * step, tall
        if day in silent:
            body.append(f'<rect x="{x:.1f}" y="0" width="{step:.1f}" height="{tall:.0f}" fill="url(#quiet)"/>')
        for k, kind in enumerate(kinds):
            high = counts.get((day, kind), 0) / top * (tall - 10)
            if high:
                at -= high
                body.append(f'<rect x="{x + 0.5:.1f}" y="{at:.1f}" width="{max(1.0, step - 1):.1f}" height="{high:.1f}" '
                            f'fill="{_COLOURS[k % 6]}"><title>{day}: {counts[(day, kind)]} {_plain(kind)}</title></rect>')  # fmt: skip
    every = max(1, math.ceil(len(days) / 7))
    for n in range(0, len(days), every):
        body.append(f'<text x="{left + n * step:.1f}" y="{tall + 16:.0f}" {_FONT}>{days[n]}</text>')
    body.append(f'<path d="M{left:.0f} 0V{tall:.0f}H{left + wide:.0f}" fill="none" stroke="#333"/>')
    if totals:
        body.append(f'<path d="M{left - 4:.0f} 10h4" stroke="#333"/><text x="{left - 6:.0f}" y="14" text-anchor="end" '
                    f'{_FONT}>{top}</text>')  # fmt: skip
    down, across = tall + 34, left
    for k, kind in enumerate(kinds):
        words = _plain(kind)
        if across + 20 + 6.2 * len(words) > wide + left:
            down, across = down + 16, left
        body.append(f'<rect x="{across:.0f}" y="{down - 9:.0f}" width="10" height="10" fill="{_COLOURS[k % 6]}"/>'
                    f'<text x="{across + 14:.0f}" y="{down:.0f}" {_FONT}>{words}</text>')  # fmt: skip
        across += 34 + 6.2 * len(words)
    return _svg(wide + left + 60, down + 8, "Incidents by day and kind; hatched: no document speaks of that day", defs, body)


def kinds_by_number(counts: Mapping[tuple[str, str], int]) -> list[str]:
    """Kinds of event, the most frequent first."""
    sums: Counter[str] = Counter()
    for (_, kind), n in counts.items():
        sums[kind] += n
    return [k for k, _ in sorted(sums.items(), key=lambda x: (-x[1], x[0]))]


def _plain(kind: str) -> str:
    return escape(kind.replace("_", " "))


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
    labels = _Labels(wide, tall, [((p[1] - west) * squeeze * scale, (north - p[0]) * scale) for p in points])
    for lat, lon, name, size in sorted(points, key=lambda p: (-p[3], p[2])):
        x, y = (lon - west) * squeeze * scale, (north - lat) * scale
        body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3 + math.sqrt(max(0.0, size)):.1f}" fill="{_COLOURS[1]}" '
                    f'fill-opacity="0.45" stroke="{_COLOURS[1]}"><title>{escape(name)}</title></circle>')  # fmt: skip
        body.append(labels.put(x, y, name))
    km = scale / 111.2 * 10
    body.append(f'<path d="M10 {tall - 10:.0f}h{km:.1f}" stroke="#333" stroke-width="2"/>')
    body.append(f'<text x="10" y="{tall - 15:.0f}" {_FONT}>10 km</text>')
    return _svg(wide, tall, "Where incidents are reported", [], body)


def control(points: Sequence[tuple[float, float, str, str | None, bool]]) -> str:
    """A map of who holds which settlement: (lat, lon, name, holder, contested); one colour and letter a holder."""
    if not points:
        return ""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    south, north, west, east = min(lats) - 0.1, max(lats) + 0.1, min(lons) - 0.3, max(lons) + 0.3
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = min(460 / ((east - west) * squeeze), 320 / (north - south))
    wide, tall = max(460.0, (east - west) * squeeze * scale), (north - south) * scale
    holders = sorted({p[3] or "not known" for p in points})
    body = [f'<rect width="{wide:.0f}" height="{tall:.0f}" fill="#f7f5f0" stroke="#bbb"/>']
    labels = _Labels(wide, tall, [((p[1] - west) * squeeze * scale, (north - p[0]) * scale) for p in points])
    for lat, lon, name, holder, contested in sorted(points, key=lambda p: p[2]):
        x, y = (lon - west) * squeeze * scale, (north - lat) * scale
        n = holders.index(holder or "not known")
        edge = "#c00" if contested else "#222"
        body.append(f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{_COLOURS[n % 6]}" stroke="{edge}">'
                    f'<title>{escape(name)}: {escape(holder or "not known")}</title></rect>')  # fmt: skip
        body.append(labels.put(x, y, f"{name} ({chr(65 + n % 26)})"))
    for n, holder in enumerate(holders):
        body.append(f'<text x="4" y="{tall + 16 * (n + 1):.0f}" {_FONT}>{chr(65 + n % 26)}: {escape(holder)}</text>')
    return _svg(wide, tall + 16 * len(holders) + 6, "Who holds which settlement; red edge: contested", [], body)


class _Labels:
    """Places names beside their marks where nothing stands yet: right, left, above, below; else leaves them out (the
    mark's title keeps the name)."""

    def __init__(self, wide: float, tall: float, marks: Sequence[tuple[float, float]]) -> None:
        self.wide, self.tall = wide, tall
        self.taken = [(x - 4, y - 4, x + 4, y + 4) for x, y in marks]

    def put(self, x: float, y: float, name: str) -> str:
        """The label of the mark at ``x``, ``y``; empty where there is no room."""
        long = 6.3 * len(name)
        places = ((x + 7, y + 4), (x - 7 - long, y + 4), (x - long / 2, y - 9), (x - long / 2, y + 17))
        for left, base in places:
            box = (left, base - 10, left + long, base + 3)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= self.wide and box[3] <= self.tall
            if inside and not any(self._meet(box, other) for other in self.taken):
                self.taken.append(box)
                return f'<text x="{left:.1f}" y="{base:.1f}" {_FONT}>{escape(name)}</text>'
        return ""

    @staticmethod
    def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
        return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _svg(wide: float, tall: float, label: str, defs: Sequence[str], body: Sequence[str]) -> str:
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{tall:.0f}" '
            f'viewBox="0 0 {wide:.0f} {tall:.0f}" role="img" aria-label="{escape(label)}">'
            f"<defs>{''.join(defs)}</defs>{''.join(body)}</svg>")  # fmt: skip
