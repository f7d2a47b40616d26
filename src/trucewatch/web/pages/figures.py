"""Figures: casualties, displacement and control over time; claimed totals beside the ledger's sum; what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import msgspec

from ...case import counting
from ...errors import Refused
from ...model import Filters
from ...series import casualties
from .. import drawing
from ..asked import Asked
from ..desk import Desk, View
from ..wording import days, figure, label, plural

TEMPLATE = "figures.html"
STEPS = ("day", "week", "month", "year")
SERIES = {
    "flow": "Left their homes", "stock": "Away from home or sheltering", "return": "Came back",
    "refugees": "Crossed a border",
}  # fmt: skip
MOST = 400


def view(desk: Desk, asked: Asked) -> View:
    """Tolls of one measure, displacement figures, control over time, and the answer to a sum that was asked for."""
    f = asked.filters
    measure, step = asked.get("measure", "killed"), asked.get("step", "month")
    step = step if step in STEPS else "month"
    refused, series = None, None
    try:
        series = counting.toll(desk.case, f, measure, cast(casualties.Step, step))
    except Refused as err:
        refused = str(err)
    moved = counting.displaced(desk.case, f)
    held = desk.control_over_time(f)
    data = {
        "filters": msgspec.to_builtins(f), "measure": measure, "step": step, "refused": refused,
        "toll": _toll(desk, series, f) if series else None,
        "displacement": {
            "figures": [_moved(desk, x) for x in moved.figures[:MOST]], "refusals": moved.refusals,
            "sums": {k: figure(*v) for k, v in moved.sums.items()},
        },
        "control": held, "sum": _sum(desk, asked.get("add")),
    }  # fmt: skip
    more = {
        "measures": casualties.MEASURES, "steps": STEPS, "series": SERIES, "bars": _bars(data["toll"], measure),
        "control_chart": _control_chart(held), "coverage": counting.covered(desk.case, f),
        "asked_add": asked.get("add"),
    }  # fmt: skip
    return View(title="Figures", data=data, more=more)


def rows(desk: Desk, asked: Asked) -> Iterator[list[Any]]:
    """The toll's rows as a table."""
    yield ["measure", "from", "to", "best", "lowest", "highest", "incidents", "claims"]
    measure, step = asked.get("measure", "killed"), asked.get("step", "month")
    series = counting.toll(desk.case, asked.filters, measure, cast(casualties.Step, step if step in STEPS else "month"))
    for r in series.rows:
        yield [measure, r.start, r.end, r.best, r.min, r.max, "; ".join(r.incidents), "; ".join(r.claims)]


def _toll(desk: Desk, series: casualties.TollSeries, f: Filters) -> dict[str, Any]:
    def row(r: casualties.TollRow) -> dict[str, Any]:
        window = msgspec.structs.replace(f, since=r.start or f.since, until=r.end or f.until)
        return {"start": r.start, "end": r.end, "best": r.best, "min": r.min, "max": r.max, "n": len(r.incidents),
                "contradictions": r.contradictions, "incidents": list(r.incidents[:200]),
                "link": desk.links.page("situation", window, sort="killed")}  # fmt: skip

    return {
        "rows": [row(r) for r in series.rows], "total": row(series.total),
        "left_out": [dict(x) for x in series.left_out[:MOST]], "left_out_total": len(series.left_out),
        "beside": [{**msgspec.to_builtins(b), "link": desk.links.claim_id(b.claim)} for b in series.beside[:MOST]],
    }  # fmt: skip


def _bars(toll: dict[str, Any] | None, measure: str) -> Any:
    if not toll:
        return None
    shown = [
        {"name": r["start"] or "undated", "best": r["best"], "min": r["min"], "max": r["max"], "link": r["link"],
         "words": f"{days(r['start'], r['end'])}: {figure(r['min'], r['max'])} {label(measure)} in "
                  f"{plural(r['n'], 'incident')}"}
        for r in toll["rows"][-200:]
    ]  # fmt: skip
    return drawing.bars(shown, f"{label(measure)} over time; the table below holds the same figures")


def _moved(desk: Desk, x: Any) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(x)
    row["figure"] = figure(x.min, x.max)
    row["links"] = [desk.links.claim_id(c) for c in x.claims]
    return row


def _sum(desk: Desk, text: str) -> dict[str, Any] | None:
    """The sum of claims that someone asked for, or why it is refused."""
    ids = [i for i in text.replace(",", " ").split() if i][:100]
    if not ids:
        return None
    try:
        low, high = counting.added(desk.case, ids)
        return {"claims": ids, "figure": figure(low, high), "refused": None}
    except Refused as err:
        return {"claims": ids, "figure": None, "refused": str(err)}


def _control_chart(held: dict[str, Any]) -> Any:
    points = held["points"]
    if len(points) < 2:
        return None
    wide = max(1, len(points) - 1)
    names = sorted({h for p in points for h in p["held"]})
    rows = [(n, [(k / wide, float(p["held"].get(n, 0))) for k, p in enumerate(points)], f"line-{1 + i % 8}") for i, n in enumerate(names)]
    every = max(1, len(points) // 6)
    ticks = [(k / wide, points[k]["day"]) for k in range(0, len(points), every)]
    return drawing.lines(rows, ticks, "Settlements by holder over time")
