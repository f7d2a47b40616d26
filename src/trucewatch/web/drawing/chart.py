"""Charts without script: bars with ranges, and lines of state over time. Each mark is a link to what it is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from .svg import join, tag

WIDTH, HEIGHT = 1120.0, 240.0


def bars(rows: Sequence[Mapping[str, Any]], label: str) -> Markup:
    """Rows of ``{name, best, min, max, words, link}`` as bars with a whisker from lowest to highest."""
    if not rows:
        return Markup("")
    top = max((r["max"] or r["best"] or 0 for r in rows), default=0) or 1
    step = (WIDTH - 60) / len(rows)
    parts = [_scale(top)]
    every = max(1, len(rows) // 10)
    for n, r in enumerate(rows):
        x, wide = 52 + n * step, max(1.5, min(46.0, step * 0.72))
        tall = (r["best"] or 0) / top * (HEIGHT - 30)
        pieces = [tag("title", r["words"]), tag("rect", x=x, y=HEIGHT - 20 - tall, width=wide, height=tall, class_="bar")]
        if r["max"] is not None and r["min"] is not None and r["max"] > r["min"]:
            low, high = (HEIGHT - 20 - v / top * (HEIGHT - 30) for v in (r["min"], r["max"]))
            mid = x + wide / 2
            ends = f"M{mid - 4:.1f} {low:.1f}h8M{mid - 4:.1f} {high:.1f}h8"
            pieces.append(tag("path", d=f"M{mid:.1f} {low:.1f}V{high:.1f}{ends}", class_="whisker"))
        pieces.append(tag("rect", x=x, y=0, width=max(wide, step - 1), height=HEIGHT - 20, class_="hit"))
        parts.append(tag("a", *pieces, href=r["link"], aria_label=r["words"], class_="bin", tabindex="-1"))
        if n % every == 0:
            parts.append(tag("text", r["name"], x=x, y=HEIGHT - 5, class_="tick"))
    return _frame(parts, label)


def lines(
    rows: Sequence[tuple[str, Sequence[tuple[float, float]], str]],
    ticks: Sequence[tuple[float, str]],
    label: str,
    unit: str = "",
    width: float = WIDTH,
    opens: Sequence[tuple[float, str, str]] = (),
) -> Markup:
    """Series of (name, points (x 0..1, y), style); ``ticks`` are (x 0..1, words), ``opens`` (x 0..1, link, words)."""
    top = max((y for _, points, _ in rows for _, y in points), default=0) or 1
    parts = [_scale(top, unit, width)]
    for name, points, style in rows:
        path = "M" + "L".join(f"{52 + x * (width - 64):.1f} {HEIGHT - 20 - y / top * (HEIGHT - 30):.1f}" for x, y in points)
        parts.append(tag("path", tag("title", name), d=path, style=style, class_="line"))
    parts += [tag("text", words, x=52 + x * (width - 64), y=HEIGHT - 5, class_="tick") for x, words in ticks]
    for n, (x, link, words) in enumerate(opens):
        after = opens[n + 1][0] if n + 1 < len(opens) else 1.0
        left, right = 52 + x * (width - 64), 52 + after * (width - 64)
        hit = tag("rect", tag("title", words), x=left, y=0, width=max(4.0, right - left), height=HEIGHT - 20, class_="hit")
        parts.append(tag("a", hit, href=link, aria_label=words, class_="bin", tabindex="-1"))
    return _frame(parts, label, width)


def _scale(top: float, unit: str = "", width: float = WIDTH) -> Markup:
    step = 1.0
    while top / step > 5:
        step *= 2.5 if str(step)[0] == "2" else 2
    parts, value = [], 0.0
    while value <= top:
        y = HEIGHT - 20 - value / top * (HEIGHT - 30)
        parts.append(tag("line", x1=48, x2=width, y1=y, y2=y, class_="gridline"))
        parts.append(tag("text", f"{value:,g}{unit}", x=44, y=y + 3.5, class_="tick", text_anchor="end"))
        value += step
    return join(parts)


def _frame(parts: Sequence[Markup], label: str, width: float = WIDTH) -> Markup:
    return tag("svg", join(parts), viewbox=f"0 0 {width:g} {HEIGHT:g}", class_="chart", role="group", aria_label=label)
