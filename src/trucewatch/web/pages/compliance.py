"""Compliance: agreements with their clauses and what was in force on a day; the period table; obligations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from ...case import complying
from ...errors import InputError
from ...model import Filters
from ...values import shift
from .. import drawing
from ..asked import Asked
from ..board import ordinal
from ..desk import Desk, View, runs
from ..ground import ends
from ..wording import day as spell
from ..wording import label

TEMPLATE = "compliance.html"
MOST = 400


def view(desk: Desk, asked: Asked) -> View:
    """Everything for the filters; the lights are for ``as-of``, else the window's last day."""
    f = asked.filters
    try:
        period = complying.period_table(desk.case, _dated(desk, f)) if desk.rulebook.agreements else None
    except InputError:
        period = None
    day = f.as_of or f.until or (period.until if period else None) or _last(desk)
    lights = complying.standing(desk.case, day, Filters(actor=f.actor, place=f.place, zone=f.zone)) if day else []
    findings = complying.findings(desk.case, _window(f, period))
    named = {x.id: x for x in complying.findings(desk.case, Filters(as_known_on=f.as_known_on))}
    data = {
        "filters": msgspec.to_builtins(f),
        "day": day,
        "agreements": [_agreement(desk, a, lights) for a in desk.rulebook.agreements],
        "period": msgspec.to_builtins(period) if period else None,
        "findings": [_finding(desk, x) for x in findings[:MOST]],
        "further": max(0, len(findings) - MOST),
        "obligations": [_obligation(desk, o) for o in complying.obligations(desk.case, f)],
    }
    if data["period"]:
        for row in data["period"]["rows"]:
            row |= desk.clause_words(row["agreement"], row["clause"]) | {"zone_name": zone_name(desk, row["zone"])}
            row["links"] = [_target(desk, named[i]) for i in row["findings"] if i in named]
    more = {
        "acts": _acts(data["findings"]), "history": _history(desk, day), "grouped": _grouped(data["period"]),
        "zones": sorted((z.id, z.name) for z in desk.rulebook.zones.values()),
        "week": _week(period), "silent": runs(period.silent_days) if period else [],
        "silent_before": runs(period.silent_before) if period else [],
    }  # fmt: skip
    return View(title="Compliance", data=data, more=more)


def rows(desk: Desk, asked: Asked) -> Iterator[list[Any]]:
    """The findings as a table."""
    names = ("id", "agreement", "clause", "zone", "in_zone", "party", "event", "place", "in_force", "carve_out", "basis",
             "alleged_by", "grade", "incident")  # fmt: skip
    yield [*names, "from", "to", "claims"]
    for x in complying.findings(desk.case, asked.filters):
        values = [getattr(x, n) for n in names]
        yield [*("; ".join(v) if isinstance(v, tuple) else v for v in values), x.date.start, x.date.end, "; ".join(x.claims)]


def zone_name(desk: Desk, zone: str | None) -> str:
    """A zone's name."""
    found = desk.rulebook.zones.get(zone or "")
    return found.name if found else zone or "zone not known"


def _last(desk: Desk) -> str | None:
    board = desk.board()
    span = board.span(board.there) if len(board) else None
    return span[1] if span else None


def _dated(desk: Desk, f: Filters) -> Filters:
    """Without dates asked for: the week up to the last finding whose day is known to within three days."""
    if f.since or f.until:
        return f
    found = complying.findings(desk.case, f)
    close = [x.date.end for x in found if x.date.start and x.date.end and ordinal(x.date.end) - ordinal(x.date.start) <= 3]
    return msgspec.structs.replace(f, until=max(close)) if close else f


def _window(f: Filters, period: Any) -> Filters:
    if period is None:
        return f
    return msgspec.structs.replace(f, since=period.since, until=period.until, as_of=None)


def _agreement(desk: Desk, a: Any, lights: list[complying.Standing]) -> dict[str, Any]:
    own = [s for s in lights if s.agreement == a.id]
    clauses = []
    for c in a.clauses:
        answers = [{"zone": s.zone, "zone_name": zone_name(desk, s.zone), "in_force": s.in_force, "reasons": list(s.reasons)}
                   for s in own if s.clause == c.id]  # fmt: skip
        clauses.append({
            "id": c.id, "mode": c.mode, "text": c.text, "deadline": c.deadline, "source": c.source,
            "carve_outs": [k.text for k in c.carve_outs], "standing": answers, "light": _light(answers),
        })  # fmt: skip
    return {
        "id": a.id, "name": a.name, "type": a.type, "note": a.note, "zones": [zone_name(desk, z) for z in a.zones],
        "parties": [desk.rulebook.sides.name(p.side) for p in a.parties],
        "guarantors": [desk.rulebook.sides.name(p.side) for p in a.guarantors],
        "history": [msgspec.to_builtins(h) for h in sorted(a.history, key=lambda h: h.date)],
        "clauses": clauses, "light": _light([x for c in clauses for x in c["standing"]]),
    }  # fmt: skip


def _light(answers: list[dict[str, Any]]) -> str:
    kinds = {str(a["in_force"]) for a in answers}
    if not kinds:
        return "unknown"
    return kinds.pop() if len(kinds) == 1 else "disputed" if "disputed" in kinds else "partly"


def _finding(desk: Desk, x: Any) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(x)
    row |= desk.clause_words(x.agreement, x.clause)
    row["zone_name"] = zone_name(desk, x.zone)
    row["link"] = _target(desk, x)
    return row


def _acts(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Findings by act: one act, and every clause that it touches."""
    out: dict[str, dict[str, Any]] = {}
    for x in found:
        one = out.setdefault(x["link"], {**x, "clauses": []})
        one["clauses"].append(x)
    return list(out.values())


def _grouped(period: dict[str, Any] | None) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The period table's rows by clause."""
    out: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in period["rows"] if period else ():
        out.setdefault((row["agreement"], row["clause"]), []).append(row)
    return [(rows[0], rows) for rows in out.values()]


_STANDS = ("in_force", "extended", "resumed")


def _history(desk: Desk, day: str | None) -> Any:
    """Agreements over time by their dated history: from what put them in force to what ended it, a notch for each event."""
    rows, days_ = [], []
    for a in sorted(desk.rulebook.agreements, key=lambda a: min((h.date for h in a.history), default="")):
        events = sorted(a.history, key=lambda h: h.date)
        known = [(_whole(h.date), h) for h in events]
        stretches, since = [], None
        for on, h in known:
            if h.event in _STANDS and since is None:
                since = on
            elif since is not None and ends(a, h):
                stretches.append((since, on))
                since = None
        days_ += [on for on, _ in known]
        rows.append((a, known, stretches, since))
    if not days_:
        return None
    start, end = min(days_), max(*days_, day or "")
    drawn = []
    for a, known, stretches, since in rows:
        shown = [*stretches, *([(since, end)] if since else [])]
        marks = [(on, f"{label(h.event)} {spell(on)}" + (f" according to {h.according_to}" if h.according_to else "")) for on, h in known]
        row = []
        for s, e in shown:
            until = f" to {spell(e)}" if (s, e) in stretches else ", no end told"
            row.append(drawing.Stretch(start=s, end=e, words=f"{a.name}: in force from {spell(s)}{until}", link=f"#{a.id}"))
        drawn.append((a.name, row, marks))
    return drawing.band(drawn, start, end, "Agreements over time; the list below holds the same", left=400.0, now=day, width=1120.0)


def _whole(date: str) -> str:
    """A day of a date that may be a month or an hour."""
    return f"{date}-01" if len(date) == 7 else date[:10]


def _target(desk: Desk, x: Any) -> str:
    if x.incident:
        return desk.links.incident(x.incident)
    return desk.links.claim_id(x.claims[0]) if x.claims else "#"


def _obligation(desk: Desk, o: Any) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(o)
    row |= desk.clause_words(o.agreement, o.clause)
    for side in ("met", "not_met", "mentioned"):
        for said in row[side]:
            said["link"] = desk.links.claim_id(said["claim"])
    return row


def _week(period: Any) -> tuple[str, str, str, str] | None:
    """The windows before and after, for the two links."""
    if period is None:
        return None
    length = ordinal(period.until) - ordinal(period.since) + 1
    return (shift(period.since, -length), shift(period.until, -length), shift(period.since, length),
            shift(period.until, length))  # fmt: skip
