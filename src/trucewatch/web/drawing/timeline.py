"""The timeline: incidents by grade in bins of days, weeks or months, and below them who was reporting."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

import msgspec
from markupsafe import Markup

from ...values import shift, to_date
from .svg import join, tag

GRADES = ("confirmed", "fair", "weak", "contested", "discounted")


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """One bin: its days, incidents by grade, documents published in it, and how many of its days had none."""

    start: str
    end: str
    grades: dict[str, int] = {}
    documents: int = 0
    silent_days: int = 0
    days: int = 1


def bins_for(start: str, end: str, most: int = 130) -> tuple[str, list[tuple[str, str]]]:
    """The finest step (``day``, ``week``, ``month``, ``year``) of at most ``most`` bins, and the bins."""
    first, last = to_date(start), to_date(end)
    length = (last - first).days + 1
    if length <= most:
        return "day", [(d, d) for d in (shift(start, n) for n in range(length))]
    if length <= most * 7:
        monday = first - datetime.timedelta(days=first.weekday())
        weeks = (last - monday).days // 7 + 1
        return "week", [(shift(monday.isoformat(), 7 * n), shift(monday.isoformat(), 7 * n + 6)) for n in range(weeks)]
    out = []
    year, month = first.year, first.month
    yearly = (last.year - year) * 12 + last.month - month + 1 > most
    while (year, 1 if yearly else month) <= (last.year, 1 if yearly else last.month):
        if yearly:
            out.append((f"{year}-01-01", f"{year}-12-31"))
            year += 1
        else:
            after = datetime.date(year + month // 12, month % 12 + 1, 1)
            out.append((f"{year}-{month:02d}-01", (after - datetime.timedelta(days=1)).isoformat()))
            year, month = after.year, after.month
    return ("year" if yearly else "month"), out


def timeline(
    bins: Sequence[Bin], words: Callable[[Bin], str], link: Callable[[Bin], str], chosen: tuple[str, str] | None = None
) -> Markup:
    """The picture. ``words`` and ``link`` say for each bin what it holds and where a press leads."""
    if not bins:
        return Markup("")
    width, height, strip = 700.0, 104.0, 12.0
    step = width / len(bins)
    top = max((sum(b.grades.values()) for b in bins), default=1) or 1
    parts: list[Markup] = []
    for value in _ticks(top):
        y = height - value / top * (height - 8)
        parts.append(tag("line", x1=0, x2=width, y1=y, y2=y, class_="gridline"))
        parts.append(tag("text", f"{value:,}", x=width + 4, y=y + 3.5, class_="tick"))
    for n, b in enumerate(bins):
        x, bar = n * step, max(1.0, step - (1.2 if step > 4 else 0.2))
        y = height
        pieces = []
        for grade in reversed(GRADES):
            count = b.grades.get(grade, 0)
            if count:
                tall = max(1.5, count / top * (height - 8))
                y -= tall
                pieces.append(tag("rect", x=x, y=y, width=bar, height=tall, class_=f"fill-{grade}"))
        seen = "quiet" if b.documents == 0 else "heard" if b.silent_days == 0 else "partly"
        pieces.append(tag("rect", x=x, y=height + 5, width=bar, height=strip, class_=f"coverage {seen}"))
        pieces.append(tag("rect", x=x, y=0, width=step, height=height + 5 + strip, class_="hit"))
        pieces.append(tag("title", words(b)))
        on = chosen is not None and b.start <= chosen[1] and chosen[0] <= b.end
        parts.append(
            tag("a", *pieces, href=link(b), class_="bin on" if on else "bin", data_start=b.start, data_end=b.end,
                tabindex="-1", aria_label=words(b))
        )  # fmt: skip
    parts += _axis(bins, step, height + strip + 20)
    hatch = tag(
        "pattern", tag("rect", width=5, height=5, class_="quiet-ground"),
        tag("path", d="M-1 1l2-2M0 5l5-5M4 6l2-2", class_="quiet-line"),
        id="hatch-quiet", width=5, height=5, patternUnits="userSpaceOnUse",
    )  # fmt: skip
    return tag(
        "svg", tag("defs", hatch), join(parts), viewbox=f"-2 -2 {width + 36} {height + strip + 28}", class_="timeline",
        role="group", aria_label="Incidents over time; the same figures are in the table below",
    )  # fmt: skip


def _ticks(top: int) -> list[int]:
    step = 1
    while top / step > 4:
        step *= 5 if str(step)[0] == "2" and top / step > 8 else 2
    return list(range(step, top + 1, step))


def _axis(bins: Sequence[Bin], step: float, y: float) -> list[Markup]:
    out = []
    every = max(1, -(-len(bins) // 7))
    long = (to_date(bins[-1].end) - to_date(bins[0].start)).days > 300
    for n in range(0, len(bins), every):
        d = to_date(bins[n].start)
        text = f"{d:%b} {d.year}" if long else f"{d.day} {d:%b}" + (f" {d.year}" if n == 0 else "")
        out.append(tag("text", text, x=n * step, y=y, class_="tick"))
    return out


