"""Records as flat rows: column names and what stands in them. No words are made here, only fields picked."""

from __future__ import annotations

from typing import Any

from ..case.holding import PlaceRow
from ..model import Claim, ControlChange, Document, Finding, Holding, Incident
from ..series.displacement import Figure

INCIDENT = ("id", "event", "start", "end", "place", "place_id", "level", "lat", "lon", "blamed", "against", "targets",
            "killed_min", "killed_max", "killed_agreed", "injured_min", "injured_max", "contradicting", "grade",
            "origins", "documents", "claims", "first_known")  # fmt: skip
CLAIM = ("id", "document", "kind", "event", "what", "min", "max", "scope", "victims", "start", "end", "place", "place_id",
         "level", "by", "against", "asserted_by", "modality", "quote", "confidence")  # fmt: skip
DOCUMENT = ("id", "publisher", "title", "published_start", "published_end", "basis", "language", "origin", "known", "path")
CHANGE = ("start", "end", "place", "place_id", "event", "by", "against", "unnamed", "modality", "claims")
HOLDING = ("place", "place_id", "holder", "since", "as_of", "contested", "basis", "lat", "lon", "claims")
FINDING = ("id", "agreement", "clause", "incident", "party", "alleged_by", "in_force", "in_zone", "carve_out", "basis",
           "grade", "start", "end", "place", "zone", "event", "claims")  # fmt: skip
FIGURE = ("series", "start", "end", "place", "place_id", "min", "max", "what", "scope", "sources", "claims", "words")
PLACE = ("id", "name", "level", "lat", "lon", "claims", "holder", "since", "contested")


def incident(i: Incident) -> dict[str, Any]:
    """An incident."""
    killed, injured = i.toll.get("killed"), i.toll.get("injured")
    blamed = {str(b["party"]) for b in i.blame if b.get("stance") != "denies" and b.get("party")}
    return {
        "id": i.id, "event": i.event, "start": i.time.start, "end": i.time.end,
        "place": i.place.name if i.place else None, "place_id": i.place_id, "level": i.place.level if i.place else None,
        "lat": i.lat, "lon": i.lon, "blamed": tuple(sorted(blamed)),
        "against": tuple(sorted({a.name for a in i.actors if a.role == "against"})), "targets": i.targets,
        "killed_min": killed.min if killed else None, "killed_max": killed.max if killed else None,
        "killed_agreed": killed.agreed if killed else None, "injured_min": injured.min if injured else None,
        "injured_max": injured.max if injured else None, "contradicting": bool(i.contradictions), "grade": i.grade,
        "origins": i.origins, "documents": i.documents, "claims": i.claims, "first_known": i.first_known,
    }  # fmt: skip


def claim(c: Claim) -> dict[str, Any]:
    """A claim."""
    m, t, first = c.measure, c.time, c.places[0] if c.places else None
    return {
        "id": c.id, "document": c.document, "kind": c.kind, "event": c.event, "what": m.what if m else None,
        "min": m.min if m else None, "max": m.max if m else None, "scope": c.scope, "victims": c.victims,
        "start": t.start if t else None, "end": t.end if t else None, "place": first.name if first else None,
        "place_id": c.place_ids[0] if c.place_ids else None, "level": first.level if first else None,
        "by": tuple(a.name for a in c.actors if a.role == "by"),
        "against": tuple(a.name for a in c.actors if a.role == "against"), "asserted_by": c.asserted_by,
        "modality": c.modality, "quote": c.quote, "confidence": c.confidence,
    }  # fmt: skip


def document(d: Document) -> dict[str, Any]:
    """A document, without its text."""
    plain = {f: getattr(d, f) for f in ("id", "publisher", "title", "language", "origin", "known", "path")}
    return plain | {"published_start": d.published.start, "published_end": d.published.end, "basis": d.published.basis}


def change(c: ControlChange) -> dict[str, Any]:
    """A change of control."""
    return {f: getattr(c, f) for f in CHANGE}


def holding(h: Holding) -> dict[str, Any]:
    """Who holds a place."""
    return {f: getattr(h, f) for f in HOLDING}


def finding(f: Finding) -> dict[str, Any]:
    """A candidate or alleged finding."""
    plain = {n: getattr(f, n) for n in FINDING if n not in ("start", "end")}
    return plain | {"start": f.date.start, "end": f.date.end}


def figure(f: Figure) -> dict[str, Any]:
    """A displacement figure."""
    return {n: getattr(f, n) for n in FIGURE}


def place(p: PlaceRow) -> dict[str, Any]:
    """A place that the texts name."""
    return {n: getattr(p, n) for n in PLACE}
