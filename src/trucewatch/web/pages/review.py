"""Review: what is most consequential and least sure comes first; one decision, one key, its effect seen before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from ...case.explaining import describe
from ...flow import Changes
from ...model import Claim, Decision, Filters, Incident
from ..asked import Asked
from ..desk import Desk, View
from ..wording import figure, oneline, published
from .situation import summary

TEMPLATE = "review.html"
MOST = 120
#: Points that put an incident into the queue, times its toll's weight.
_CONTESTED, _FLAG, _PIVOT = 3.0, 2.0, 1.0


def view(desk: Desk, asked: Asked) -> View:
    """The queue and the item at the front (or the one asked for), with its claims and the pair beside it."""
    queue = waiting(desk, asked)
    wanted = asked.get("item")
    at = next((n for n, q in enumerate(queue) if q["id"] == wanted), None)
    if wanted and at is None and wanted.startswith("i_"):
        queue.insert(0, _entry(desk.case.incident(wanted), 0.0, ["asked for"]))
        at = 0
    at = at or 0
    item = card(desk, queue[at]["id"]) if queue else None
    history = desk.case.decisions()
    data = {
        "queue": queue, "at": at, "item": item,
        "history": [_said(d) for d in reversed(history[-40:])], "decisions": len(history),
    }  # fmt: skip
    more = {"next": queue[at + 1]["id"] if at + 1 < len(queue) else None,
            "previous": queue[at - 1]["id"] if at > 0 else None, "who": desk.who or ""}  # fmt: skip
    return View(title="Review", data=data, more=more)


def rows(desk: Desk, asked: Asked) -> Iterator[list[Any]]:
    """The queue as a table."""
    yield ["incident", "what", "points", "why"]
    for q in waiting(desk, asked):
        yield [q["id"], q["words"], q["points"], "; ".join(q["why"])]


def waiting(desk: Desk, asked: Asked) -> list[dict[str, Any]]:
    """Incidents that wait for a look, most consequential first; those that somebody decided about are done."""
    board, mask = desk.select(asked.filters)
    looked = {d.subject for d in desk.case.decisions() if d.verb not in ("annotate", "undo")}
    looked -= {d.subject for u in desk.case.decisions() if u.verb == "undo" for d in [desk.case.ledger.decision(u.subject)] if d}
    rows = board.order(mask, "killed")[: MOST * 6]
    chosen = []
    for i in desk.incidents([board.ids[n] for n in rows], asked.filters):
        if i.id in looked or set(i.claims) & looked:
            continue
        points, why = consequence(i)
        if points > 0:
            chosen.append(_entry(i, points, why))
    chosen.sort(key=lambda q: (-q["points"], q["id"]))
    return chosen[:MOST]


def consequence(i: Incident) -> tuple[float, list[str]]:
    """How much hangs on a look at this incident, and why it is worth one."""
    why, doubt = [], 0.0
    if i.contradictions or i.grade == "contested":
        doubt += _CONTESTED
        why.append("figures or blame contradict")
    flags = [f for f in i.flags if not f.endswith("by a reviewer") and not f.startswith("note:")]
    if flags:
        doubt += _FLAG
        why.append(flags[0])
    if i.pivot and len(i.claims) > 1:
        doubt += _PIVOT
        why.append("one claim decides its grade")
    killed = i.toll.get("killed")
    toll = max((v or 0 for v in (killed.min, killed.max)), default=0) if killed else 0
    return doubt * (1.0 + toll) ** 0.5, why


def card(desk: Desk, id_: str) -> dict[str, Any]:
    """An incident as the reviewer sees it: claims with quotes, and the nearest other incident with its features."""
    i = desk.case.incident(id_)
    claims = sorted(desk.claims(i.claims).values(), key=lambda c: (c.document, c.start))
    pairs = []
    for link in desk.near(i)[:4]:
        other = desk.case.ledger.incident(link.other or "")
        if other is None:
            continue
        theirs = sorted(desk.claims(other.claims).values(), key=lambda c: (c.document, c.start))
        pairs.append({
            "other": _incident(desk, other), "claims": [_claim(desk, c) for c in theirs],
            "points": round(link.pair.points, 2),
            "features": [{"name": n, "points": p, "why": w} for n, p, w in link.pair.features],
        })  # fmt: skip
    return {**_incident(desk, i), "claims": [_claim(desk, c) for c in claims], "pairs": pairs,
            "grade_why": i.grade_why, "flag_words": list(i.flags), "pivot": i.pivot}  # fmt: skip


def effect(changes: Changes) -> dict[str, Any]:
    """What a decision moves, in words and as data. An incident whose claims now lie in another joins it; one that only
    gets another name (the claim it was named for is out) changes."""
    after = [*changes.new, *(b for _, b in changes.changed)]
    home = {c: i for i in after for c in i.claims}
    renamed: dict[str, Incident] = {}
    joins: list[str] = []
    for i in changes.gone:
        heirs = {home[c].id: home[c] for c in i.claims if c in home}
        new = next((h for h in heirs.values() if h in changes.new and h.id not in renamed), None)
        if new is not None:
            renamed[new.id] = i
        elif heirs:
            joins.append(f"joins another: {_line(i)} → {_line(next(iter(heirs.values())))}")
        else:
            joins.append(f"goes: {_line(i)}")
    changed = [*changes.changed, *((renamed[i.id], i) for i in changes.new if i.id in renamed)]
    lines = [f"changes: {_line(before)} → {_difference(before, now)}" for before, now in changed]
    lines += [f"stands apart: {_line(i)}" for i in changes.new if i.id not in renamed] + joins
    opened, closed = len(changes.opened()), len(changes.closed())
    if opened or closed:
        lines.append(f"contradictions: {opened} opened, {closed} closed")
    if len(lines) > 5:
        lines = [*lines[:5], f"and {len(lines) - 5} more"]
    return {"new": len(changes.new), "changed": len(changes.changed), "gone": len(changes.gone),
            "lines": lines or ["no incident moves"]}  # fmt: skip


def _line(i: Incident) -> str:
    killed = i.toll.get("killed")
    toll = f", {figure(killed.min, killed.max)} killed" if killed else ""
    return f"{i.event.replace('_', ' ')}, {i.place.name if i.place else 'place not stated'}, {i.time.start or '?'}{toll}, {i.grade}"


def _difference(a: Incident, b: Incident) -> str:
    parts = []
    for what in sorted({*a.toll, *b.toll}):
        x, y = a.toll.get(what), b.toll.get(what)
        old, new = (figure(t.min, t.max) if t else "none" for t in (x, y))
        if old != new:
            parts.append(f"{what} {old} to {new}")
    if a.grade != b.grade:
        parts.append(f"grade {a.grade} to {b.grade}")
    if a.place != b.place:
        parts.append(f"place {a.place.name if a.place else 'none'} to {b.place.name if b.place else 'none'}")
    if a.time != b.time:
        parts.append(f"day {a.time.start or '?'} to {b.time.start or '?'}")
    more, fewer = len(set(b.claims) - set(a.claims)), len(set(a.claims) - set(b.claims))
    if more or fewer:
        parts.append(f"{more} claims more, {fewer} fewer")
    return "; ".join(parts) or "its record, not its figures"


def _entry(i: Incident, points: float, why: list[str]) -> dict[str, Any]:
    return {"id": i.id, "words": _line(i), "points": round(points, 2), "why": why}


def _incident(desk: Desk, i: Incident) -> dict[str, Any]:
    row = summary(desk, i, Filters())
    return {**row, "origin_names": list(i.origins), "targets": list(i.targets)}


def _claim(desk: Desk, c: Claim) -> dict[str, Any]:
    d = desk.documents([c.document]).get(c.document)
    return {
        "id": c.id, "says": describe(c), "quote": oneline(c.quote), "kind": c.kind, "event": c.event,
        "modality": c.modality, "min": c.measure.min if c.measure else None, "max": c.measure.max if c.measure else None,
        "what": c.measure.what if c.measure else None, "start": c.time.start if c.time else None,
        "end": c.time.end if c.time else None, "place": c.places[0].name if c.places else None,
        "by": [a.name for a in c.actors if a.role == "by"], "asserted_by": list(c.asserted_by),
        "publisher": d.publisher if d else None, "published": published(d.published) if d else "",
        "status": desk.case.ledger.status(c.id), "link": desk.links.claim(c),
    }  # fmt: skip


def _said(d: Decision) -> dict[str, Any]:
    return {"id": d.id, "verb": d.verb, "subject": d.subject, "who": d.who, "when": d.when, "why": d.why,
            "value": {k: v for k, v in msgspec.to_builtins(d.value).items() if k not in ("claims", "others")}}  # fmt: skip
