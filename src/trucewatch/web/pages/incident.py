"""Incident: what, where, when; tolls by origin; blame and denial; agreement by field; grade; clauses; sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from ...case.explaining import describe
from ...model import Claim, Document, Filters, Incident, OriginToll
from .. import drawing, surroundings
from ..asked import Asked
from ..desk import Desk, View
from ..wording import day, figure, label, oneline, published, when

TEMPLATE = "incident.html"


def view(desk: Desk, asked: Asked, id_: str) -> View:
    """One incident with everything it rests on, as of the second clock if one is set."""
    i = desk.case.incident(id_, asked.filters.as_known_on)
    claims = desk.claims(i.claims)
    documents = desk.documents({c.document for c in claims.values()})
    shown = desk.show(i)
    record = msgspec.to_builtins(i)
    record["place"] = {"id": shown.id, "name": shown.name, "lat": shown.lat, "lon": shown.lon, "level": shown.level,
                       "km": shown.km, "coarsened": shown.coarsened}  # fmt: skip
    for name in ("place_id", "lat", "lon"):
        record[name] = {"place_id": shown.id, "lat": shown.lat, "lon": shown.lon}[name]
    if shown.coarsened:
        record["places"] = [msgspec.to_builtins(p) for p in i.places if p.level != "site"]
    data = {
        "incident": record,
        "tolls": [_toll(what, i, claims, documents) for what in sorted(i.toll, key=_first)],
        "blame": [_blame(b, claims) for b in i.blame],
        "fields": fields(i, claims, documents),
        "findings": [_finding(desk, x) for x in desk.findings_of(i, claims, documents)],
        "sources": sources(desk, i, claims, documents),
        "decisions": [msgspec.to_builtins(d) for d in desk.decisions_about(i)],
        "link": desk.links.on(None).incident(i.id),
        "asked_for": id_,
    }
    pivot = claims.get(i.pivot or "")
    nearby = [] if desk.links.static else desk.near(i)
    day = i.time.start or i.time.end
    around = Filters(since=day, until=i.time.end or day, as_known_on=asked.filters.as_known_on) if day else Filters()
    more = {
        "picture": surroundings.picture(desk, shown.name, shown.lat, shown.lon, shown.km, "#h-src", around, 420.0),
        "ladders": {t["what"]: _ladder(desk, t, claims) for t in data["tolls"]}, "grouped": grouped(data["sources"]),
        "i": i, "shown": shown, "claims": claims, "documents": documents, "pivot": pivot, "near": nearby,
    }  # fmt: skip
    return View(title=f"{label(i.event)}, {shown.name}, {when(i.time)}", data=data, more=more)


def rows(desk: Desk, asked: Asked, id_: str) -> Iterator[list[Any]]:
    """Each origin's figures for an incident, with what it said before, and its words."""
    yield ["measure", "origin", "min", "max", "known", "counts", "claim", "document", "quote"]
    data = view(desk, asked, id_).data
    for t in data["tolls"]:
        for o in t["origins"]:
            yield [t["what"], o["origin"], o["min"], o["max"], o["known"], "yes", o["claim"], o["document"], o["quote"]]
            for h in o["history"]:
                yield [t["what"], o["origin"], h["min"], h["max"], h["known"], "earlier", h["claim"], None, ""]


def _first(what: str) -> tuple[int, str]:
    """Killed, injured, then the others."""
    return ({"killed": 0, "injured": 1}.get(what, 2), what)


def _ladder(desk: Desk, toll: dict[str, Any], claims: dict[str, Claim]) -> Any:
    def words(o: dict[str, Any]) -> str:
        return f"{o['origin']}: {o['figure']}" + (f", known {day(o['known'])}" if o["known"] else "")

    rows = [
        {"name": o["origin"], "min": o["min"], "max": o["max"], "words": words(o),
         "link": desk.links.claim(claims[o["claim"]]) if o["claim"] in claims else desk.links.claim_id(o["claim"]),
         "history": [(h["min"], h["max"], f"before, {h['known']}: {h['figure']}") for h in o["history"]]}
        for o in toll["origins"]
    ]  # fmt: skip
    what = label(toll["what"])
    return drawing.ladder(rows, toll["min"], toll["max"], toll["agreed"], f"{what} by origin; the table below holds the same")


def grouped(found: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """A document's quotes, each sentence once, with all that it was taken to say."""
    out: dict[str, list[dict[str, Any]]] = {}
    for s in found:
        sentences: dict[str, dict[str, Any]] = {}
        for q in s["quotes"]:
            one = sentences.setdefault(q["quote"], {"quote": q["quote"], "link": q["link"], "says": [], "pivot": False})
            one["says"].append(q)
            one["pivot"] = one["pivot"] or q["pivot"]
        out[s["document"]] = list(sentences.values())
    return out


def _toll(what: str, i: Incident, claims: dict[str, Claim], documents: dict[str, Document]) -> dict[str, Any]:
    t = i.toll[what]
    return {
        "what": what, "min": t.min, "max": t.max, "agreed": t.agreed, "contradiction": t.contradiction,
        "figure": figure(t.min, t.max),
        "breakdown": [{"part": k, "figure": figure(*v)} for k, v in t.breakdown.items()],
        "origins": [_origin(o, claims) for o in t.by_origin],
    }  # fmt: skip


def _origin(o: OriginToll, claims: dict[str, Claim]) -> dict[str, Any]:
    claim = claims.get(o.claim)
    return {
        "origin": o.origin, "min": o.min, "max": o.max, "figure": figure(o.min, o.max), "claim": o.claim,
        "known": o.known, "marks": list(o.marks), "quote": oneline(claim.quote) if claim else "",
        "document": claim.document if claim else None,
        "history": [{"known": day(k), "min": low, "max": high, "figure": figure(low, high), "claim": c} for k, low, high, c in o.history],
    }  # fmt: skip


def _blame(b: dict[str, Any], claims: dict[str, Claim]) -> dict[str, Any]:
    first = claims.get(b["claims"][0]) if b.get("claims") else None
    return {**b, "quote": oneline(first.quote) if first else "", "document": first.document if first else None}


def who(claim: Claim, documents: dict[str, Document]) -> str:
    """Who says it: the source that the text names, else the outlet."""
    if claim.asserted_by:
        return claim.asserted_by[0]
    document = documents.get(claim.document)
    return (document.publisher if document else None) or "an unnamed outlet"


def fields(i: Incident, claims: dict[str, Claim], documents: dict[str, Document]) -> list[dict[str, Any]]:
    """Field by field, what is said and by whom: one value is agreement, several are shown side by side."""
    said: dict[str, dict[str, dict[str, str]]] = {}

    def say(field: str, value: str, claim: Claim) -> None:
        said.setdefault(field, {}).setdefault(value, {}).setdefault(who(claim, documents), claim.id)

    for c in claims.values():
        if c.kind == "incident" and c.event:
            say("what", label(c.event), c)
        if c.places:
            say("where", c.places[0].name, c)
        if c.time and (c.time.start or c.time.end):
            say("when", when(c.time), c)
        for a in c.actors:
            if a.role == "by" and c.modality != "denied":
                say("said to be by", a.name, c)
            if a.role == "against":
                say("against", a.name, c)
        for t in c.targets:
            say("hit", label(t), c)
        if c.measure and c.kind == "casualties":
            say(label(c.measure.what), figure(c.measure.min, c.measure.max), c)
    out = []
    for field, values in said.items():
        rows = [{"value": v, "by": [{"who": w, "claim": c} for w, c in by.items()]} for v, by in values.items()]
        rows.sort(key=lambda r: (-len(r["by"]), str(r["value"])))
        origins = {w for by in values.values() for w in by}
        state = "one origin" if len(origins) == 1 else "agreed" if len(values) == 1 else "differs"
        out.append({"field": field, "state": state, "values": rows})
    return out


def sources(desk: Desk, i: Incident, claims: dict[str, Claim], documents: dict[str, Document]) -> list[dict[str, Any]]:
    """Documents with their quotes, in the order in which they became known."""
    out = []
    for id_ in sorted(documents, key=lambda d: (documents[d].known or "9999", d)):
        d = documents[id_]
        own = sorted((c for c in claims.values() if c.document == id_), key=lambda c: c.start)
        out.append({
            "document": id_, "publisher": d.publisher, "title": d.title or d.path, "published": published(d.published),
            "known": d.known, "copy_of": d.origin if d.origin and d.origin != id_ else None,
            "link": desk.links.document(id_),
            "quotes": [{"claim": c.id, "says": describe(c), "quote": oneline(c.quote), "kind": c.kind,
                        "modality": c.modality, "by": list(c.asserted_by), "pivot": c.id == i.pivot,
                        "link": desk.links.claim(c)} for c in own],
        })  # fmt: skip
    return out


def _finding(desk: Desk, finding: Any) -> dict[str, Any]:
    return {**msgspec.to_builtins(finding), **desk.clause_words(finding.agreement, finding.clause)}
