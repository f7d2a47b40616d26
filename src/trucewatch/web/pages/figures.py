"""Figures: casualties, displacement and control over time; claimed totals beside the ledger's sum; what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import msgspec

from ...case import counting, holding
from ...errors import InputError, Refused
from ...model import Filters
from ...series import casualties
from .. import drawing
from ..asked import Asked
from ..board import ordinal
from ..desk import Desk, View
from ..wording import days, figure, label, plural

TEMPLATE = "figures.html"
STEPS = ("day", "week", "month", "year")
SERIES = {
    "flow": "Left their homes", "stock": "Away from home or sheltering", "return": "Came back",
    "refugees": "Crossed a border",
}  # fmt: skip
MOST = 400
MOST_ADDED = 100


def view(desk: Desk, asked: Asked) -> View:
    """Tolls of one measure, displacement figures, control over time, and the answer to a sum that was asked for."""
    f = asked.filters
    measure, step = asked.get("measure", "killed"), asked.choice("step", STEPS, "month")
    refused, series = None, None
    try:
        series = desk.toll(f, measure, cast(casualties.Step, step), MOST)
    except Refused as err:
        refused = str(err)
    moved = counting.displaced(desk.case, f)
    coverage = desk.heard(f)
    held = desk.control_over_time(f)
    data = {
        "filters": msgspec.to_builtins(f), "measure": measure, "step": step, "refused": refused,
        "toll": _toll(desk, series, f) if series else None,
        "displacement": {
            "figures": [_moved(desk, x) for x in moved.figures[:MOST]], "refusals": moved.refusals,
            "sums": {k: figure(*v) for k, v in moved.sums.items()},
        },
        "control": held | {"list": _changes(desk, f)}, "coverage": coverage, "sum": _sum(desk, asked.get("add")),
    }  # fmt: skip
    more = {
        "measures": casualties.MEASURES, "steps": STEPS, "series": SERIES, "bars": _bars(data["toll"], measure),
        "control_chart": _control_chart(desk, held), "coverage": coverage, "reporting": _reporting(coverage),
        "windows": _windows(data["displacement"]["figures"]), "lines": line_styles(desk, held),
        "area_top": max([1.0, *(a["km2_max"] for a in held["areas"])]),
        "asked_add": asked.get("add"),
    }  # fmt: skip
    return View(title="Figures", data=data, more=more)


def rows(desk: Desk, asked: Asked) -> Iterator[list[Any]]:
    """The toll's rows as a table."""
    yield ["measure", "from", "to", "best", "lowest", "highest", "incidents", "claims"]
    measure, step = asked.get("measure", "killed"), asked.choice("step", STEPS, "month")
    series = counting.toll(desk.case, asked.filters, measure, cast(casualties.Step, step))
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
    row["figure"] = f"no figure ('{x.words}')" if x.words else figure(x.min, x.max)
    row["links"] = [desk.links.claim_id(c) for c in x.claims]
    return row


def _sum(desk: Desk, text: str) -> dict[str, Any] | None:
    """The sum of claims that someone asked for, or why it is refused."""
    ids = text.replace(",", " ").split()
    if not ids:
        return None
    if len(ids) > MOST_ADDED:
        raise InputError(f"add: {len(ids)} ids; at most {MOST_ADDED} are added up")
    try:
        low, high = counting.added(desk.case, ids)
        return {"claims": ids, "figure": figure(low, high), "refused": None}
    except Refused as err:
        return {"claims": ids, "figure": None, "refused": str(err)}


def _changes(desk: Desk, f: Filters) -> list[dict[str, Any]]:
    """Changes of hands with their quotes, newest first."""
    found = holding.changes(desk.case, msgspec.structs.replace(f, event=None, grade=None, kind=None))
    return [
        {"day": c.end or c.start, "when": days(c.start, c.end), "place": c.place, "place_id": c.place_id, "unnamed": c.unnamed,
         "words": change_words(c), "modality": c.modality, "sources": list(c.sources),
         "links": [desk.links.claim_id(i) for i in c.claims]}
        for c in reversed(found[-MOST:])
    ]  # fmt: skip


def change_words(c: Any) -> str:
    """A change of hands in words; a withdrawal is told from who went."""
    if c.event in ("withdrew", "withdrawal"):
        return f"{c.against or 'the holder'} withdrew" + (f"; held by {c.by} after that" if c.by else "")
    return f"{label(c.event)}" + (f" by {c.by}" if c.by else "") + (f", from {c.against}" if c.against else "")


def _reporting(coverage: dict[str, Any] | None) -> Any:
    """Days with and without reporting as a strip."""
    if not coverage:
        return None
    whole = drawing.Stretch(start=coverage["start"], end=coverage["end"], words="days with reporting", class_="heard")
    quiet = [
        drawing.Stretch(start=a, end=b, words=f"{days(a, b)}: no report, silence and not peace", class_="mute")
        for a, b in coverage["silent"][:600]
    ]
    label_ = "Days with and without reporting"
    return drawing.band([("", [whole, *quiet], [])], coverage["start"], coverage["end"], label_, left=52.0, width=1120.0)


def _windows(figures: list[dict[str, Any]]) -> Any:
    shown = [
        {"start": x["start"], "end": x["end"], "value": x["min"] if x["min"] is not None else x["max"], "open": x["max"] is None,
         "words": f"{SERIES[x['series']]}: {x['figure']}, {x['place'] or 'place not stated'}, "
                  f"{days(x['start'], x['end'])}, {', '.join(x['sources'])}",
         "link": x["links"][0], "class": f"series-{x['series']}"}
        for x in figures if x["start"] and x["end"] and x["links"] and (x["min"] or x["max"])
    ]  # fmt: skip
    return drawing.windows(shown, "Displacement figures by window; the tables below hold the same")


DASHES = ("", "6 3", "2 3", "9 3 2 3", "1 2", "12 3", "4 4", "8 2")


def line_styles(desk: Desk, held: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Colour variable and dashes of each holder, as on the map; contested ground has its own."""
    names = sorted({h for p in held["points"] for h in p["held"]})
    colours = desk.styles([n for n in names if n != "contested"])
    return {n: ("contested", "2 2") if n == "contested" else (colours[n][0], DASHES[k % 8]) for k, n in enumerate(names)}


def _control_chart(desk: Desk, held: dict[str, Any]) -> Any:
    points = held["points"]
    if len(points) < 2:
        return None
    first, last = ordinal(points[0]["day"]), ordinal(points[-1]["day"])
    wide = max(1, last - first)
    rows = []
    for name, (colour, dash) in line_styles(desk, held).items():
        path: list[tuple[float, float]] = []
        for p in points:
            at = (ordinal(p["day"]) - first) / wide
            if path:
                path.append((at, path[-1][1]))
            path.append((at, float(p["held"].get(name, 0))))
        rows.append((name, path, f"stroke:var(--{colour});stroke-dasharray:{dash or 'none'}"))
    marks = [((ordinal(d) - first) / wide, words) for d, words in drawing.ticks(points[0]["day"], points[-1]["day"], 7)]
    opens = []
    for p in points:
        said = ", ".join(f"{h} {n}" for h, n in p["held"].items())
        opens.append(((ordinal(p["day"]) - first) / wide, f"#on-{p['day']}", f"{days(p['day'], p['day'])}: {said}"))
    return drawing.lines(rows, marks, "Settlements by holder over time; the changes below hold the same", opens=opens)
