"""Who says which number: one rung an origin, from its lowest to its highest figure, with what it said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from .svg import join, short, tag

WIDTH, LEFT, RUNG = 700.0, 210.0, 30.0


def ladder(rows: Sequence[Mapping[str, Any]], low: float | None, high: float | None, agreed: float | None, label: str) -> Markup:
    """Rows of ``{name, min, max, words, link, history: [(min, max, words)]}``; ``low``..``high`` is the range over origins.

    A figure without an upper bound ends in an arrow: the origin says "at least".
    """
    known = [v for r in rows for v in (r["min"], r["max"], *(x for h in r["history"] for x in h[:2])) if v is not None]
    if not known or len(rows) < 2:
        return Markup("")
    top = max(known) * 1.08 or 1.0
    height = len(rows) * RUNG + 26

    def x(value: float) -> float:
        return LEFT + value / top * (WIDTH - LEFT - 24)

    parts: list[Markup] = []
    if low is not None and high is not None:
        parts.append(tag("rect", x=x(low), y=0, width=max(2.0, x(high) - x(low)), height=height - 22, class_="span"))
    for value in _ticks(top):
        parts.append(tag("line", x1=x(value), x2=x(value), y1=0, y2=height - 22, class_="gridline"))
        parts.append(tag("text", f"{value:,g}", x=x(value), y=height - 6, class_="tick", text_anchor="middle"))
    if agreed is not None:
        parts.append(tag("line", x1=x(agreed), x2=x(agreed), y1=0, y2=height - 22, class_="agreed-line"))
    for n, r in enumerate(rows):
        y = n * RUNG + RUNG / 2
        name = short(r["name"], int((LEFT - 12) / 7.4))
        inner = [tag("title", r["words"]), tag("text", name, x=LEFT - 12, y=y + 4.5, class_="rung-name", text_anchor="end")]
        for h_low, h_high, words in r["history"]:
            at = h_low if h_low is not None else h_high
            if at is not None:
                inner.append(tag("circle", tag("title", words), cx=x(at), cy=y, r=4, class_="before"))
        first = r["min"] if r["min"] is not None else r["max"]
        last = r["max"] if r["max"] is not None else r["min"]
        if first is not None and last is not None:
            if last > first:
                inner.append(tag("line", x1=x(first), x2=x(last), y1=y, y2=y, class_="rung"))
                inner.append(tag("circle", cx=x(last), cy=y, r=5.5, class_="now"))
            inner.append(tag("circle", cx=x(first), cy=y, r=5.5, class_="now"))
            if r["max"] is None:
                inner.append(tag("path", d=f"M{x(first) + 6:.1f} {y:.1f}h16m-5 -4l5 4l-5 4", class_="rung"))
            elif r["min"] is None:
                inner.append(tag("path", d=f"M{x(first) - 6:.1f} {y:.1f}h-16m5 -4l-5 4l5 4", class_="rung"))
        inner.append(tag("rect", x=0, y=n * RUNG, width=WIDTH, height=RUNG, class_="hit"))
        parts.append(tag("a", *inner, href=r["link"], aria_label=r["words"], class_="bin", tabindex="-1"))
    return tag("svg", join(parts), viewbox=f"0 0 {WIDTH:g} {height:g}", class_="ladder", role="group", aria_label=label)


def _ticks(top: float) -> list[float]:
    step = 1.0
    while top / step > 6:
        step *= 2.5 if str(step)[0] == "2" else 2
    return [step * n for n in range(int(top / step) + 1)]
