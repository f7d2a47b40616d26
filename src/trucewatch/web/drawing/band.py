"""Rows of stretches over one axis of days: who held a place when, which agreement stood when, windows of figures."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from ...values import to_date
from .svg import join, pattern, short, tag

WIDTH = 700.0
ROW, BAR = 24.0, 13.0


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of days in a row. ``style`` is (colour variable, pattern); ``open`` ends are drawn as open."""

    start: str
    end: str
    words: str
    link: str | None = None
    style: tuple[str, str] | None = None
    class_: str = ""


def band(
    rows: Sequence[tuple[str, Sequence[Stretch], Sequence[tuple[str, str]]]], start: str, end: str, label: str,
    left: float = 200.0, now: str | None = None, width: float = WIDTH,
) -> Markup:  # fmt: skip
    """The picture: rows of (name, stretches, marks as (day, words)); ``now`` is the day chosen, a line through all."""
    first, last = to_date(start).toordinal(), max(to_date(end).toordinal(), to_date(start).toordinal() + 1)
    height = len(rows) * ROW + 24
    defs: dict[str, Markup] = {}

    def x(day: str) -> float:
        at = min(max(to_date(day).toordinal(), first), last)
        return left + (at - first) / (last - first) * (width - left - 6)

    parts: list[Markup] = []
    for day, words in ticks(start, end):
        parts.append(tag("line", x1=x(day), x2=x(day), y1=0, y2=height - 20, class_="gridline"))
        if x(day) < width - 34:
            parts.append(tag("text", words, x=x(day) + 3, y=height - 5, class_="tick"))
    for n, (name, stretches, marks) in enumerate(rows):
        y = n * ROW + (ROW - BAR) / 2
        if name:
            shown = short(name, int(left / 6.6))
            at = {"x": left - 10, "y": y + BAR - 3}
            parts.append(tag("text", tag("title", name), shown, **at, class_="rung-name", text_anchor="end"))
        for s in stretches:
            fill = None
            if s.style is not None:
                id_ = f"b-{s.style[0]}"
                defs[id_] = pattern(id_, s.style[1], f"var(--{s.style[0]})")
                fill = f"fill:url(#{id_})"
            wide = max(3.0, x(s.end) - x(s.start))
            class_ = f"stretch {s.class_}".strip()
            box = tag("rect", tag("title", s.words), x=x(s.start), y=y, width=wide, height=BAR, style=fill, class_=class_)
            parts.append(tag("a", box, href=s.link, aria_label=s.words, tabindex="-1", class_="bin") if s.link else box)
        for day, words in marks:
            parts.append(tag("path", tag("title", words), d=f"M{x(day):.1f} {y - 3:.1f}v{BAR + 6:.0f}", class_="notch"))
    if now is not None and start <= now <= end:
        parts.append(tag("line", x1=x(now), x2=x(now), y1=0, y2=height - 20, class_="now-line"))
    defs["mute"] = tag(
        "pattern", tag("rect", width=5, height=5, class_="quiet-ground"),
        tag("path", d="M-1 1l2-2M0 5l5-5M4 6l2-2", class_="quiet-line"),
        id="hatch-mute", width=5, height=5, patternUnits="userSpaceOnUse",
    )  # fmt: skip
    return tag(
        "svg", tag("defs", *defs.values()), join(parts), viewbox=f"0 0 {width:g} {height:g}", class_="band", role="group",
        aria_label=label,
    )  # fmt: skip


def ticks(start: str, end: str, most: int = 6) -> list[tuple[str, str]]:
    """Days to name on an axis: years, quarters, months or days, at most about ``most``."""
    first, last = to_date(start), to_date(end)
    months = (last.year - first.year) * 12 + last.month - first.month
    if months < 3:
        every = max(1, -(-((last - first).days + 1) // most))
        steps = [first + datetime.timedelta(days=n) for n in range(0, (last - first).days + 1, every)]
        return [(d.isoformat(), f"{d.day} {d:%b}") for d in steps]
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60) if months / s <= most), 120)
    at = first.year * 12 + (first.month - 1 if step < 12 else 0)
    at = -(-at // step) * step
    out = []
    while at <= last.year * 12 + last.month - 1:
        d = datetime.date(at // 12, at % 12 + 1, 1)
        if d >= first:
            out.append((d.isoformat(), str(d.year) if step >= 12 or d.month == 1 else f"{d:%b} {d.year}"))
        at += step
    return out
