"""Figures that hold for a window of days, each a bar from its first to its last day at the height of its number.

What overlaps is seen to overlap: that is why such figures are not added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from ...values import to_date
from .band import ticks
from .svg import join, tag

WIDTH, HEIGHT, LEFT = 1120.0, 240.0, 76.0


def windows(rows: Sequence[Mapping[str, Any]], label: str) -> Markup:
    """Rows of ``{start, end, value, open, words, link, class}``; ``open`` figures ("at least") carry an arrow upwards."""
    if not rows:
        return Markup("")
    first, last = min(r["start"] for r in rows), max(r["end"] for r in rows)
    a, b = to_date(first).toordinal(), max(to_date(last).toordinal(), to_date(first).toordinal() + 1)
    top = max(r["value"] for r in rows) * 1.12 or 1.0

    def x(day: str) -> float:
        return LEFT + (to_date(day).toordinal() - a) / (b - a) * (WIDTH - LEFT - 16)

    def y(value: float) -> float:
        return HEIGHT - 22 - value / top * (HEIGHT - 34)

    parts: list[Markup] = []
    step = 1.0
    while top / step > 4:
        step *= 2.5 if str(step)[0] == "2" else 2
    for n in range(int(top / step) + 1):
        parts.append(tag("line", x1=LEFT, x2=WIDTH, y1=y(n * step), y2=y(n * step), class_="gridline"))
        parts.append(tag("text", f"{n * step:,.0f}", x=LEFT - 6, y=y(n * step) + 4, class_="tick", text_anchor="end"))
    for day, words in ticks(first, last, 8):
        parts.append(tag("text", words, x=x(day), y=HEIGHT - 5, class_="tick"))
    for r in sorted(rows, key=lambda r: (r["start"], r["end"], r["value"])):
        left, right, at = x(r["start"]), max(x(r["end"]), x(r["start"]) + 5), y(r["value"])
        inner = [tag("title", r["words"]), tag("line", x1=left, x2=right, y1=at, y2=at, class_="bar")]
        inner.append(tag("path", d=f"M{left:.1f} {at - 5:.1f}v10M{right:.1f} {at - 5:.1f}v10", class_="end"))
        if r["open"]:
            mid = (left + right) / 2
            inner.append(tag("path", d=f"M{mid:.1f} {at - 2:.1f}v-11m-4 4l4 -4l4 4", class_="end"))
        inner.append(tag("rect", x=left - 4, y=at - 9, width=right - left + 8, height=18, class_="hit"))
        parts.append(tag("a", *inner, href=r["link"], class_=f"bin {r['class']}", aria_label=r["words"], tabindex="-1"))
    return tag("svg", join(parts), viewbox=f"0 0 {WIDTH:g} {HEIGHT:g}", class_="windows", role="group", aria_label=label)
