"""What is held against the clauses: incidents, and claims of captures and movements that are part of no incident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from ..model import Actor, Claim, Document, Grade, Incident, When, Where
from .zones import Spot

#: claims of these kinds may themselves be acts that a clause forbids
CLAIM_ACTS = ("control_change", "movement")
_UNREAL = ("denied", "planned")


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened, as reported: from an incident, or from claims of one capture or movement.

    ``labels`` are the ``kind/event`` pairs by which clauses name it. ``latest`` is the last possible day where the
    reports give none of their own.
    """

    id: str
    incident: str | None
    labels: tuple[str, ...]
    event: str
    time: When
    latest: str | None
    spot: Spot
    by: tuple[str, ...]
    against: tuple[str, ...]
    targets: tuple[str, ...]
    grade: Grade
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    doubts: tuple[str, ...] = ()

    @property
    def day(self) -> str | None:
        """The day it is filed under: its first, else its last, else the last possible one."""
        return self.time.start or self.time.end or self.latest


def acts(
    incidents: Iterable[Incident], claims: Mapping[str, Claim], documents: Mapping[str, Document], alone: bool = True
) -> list[Act]:
    """All acts, in order of day and id; without ``alone`` those of incidents only."""
    out = [_from_incident(i, claims, documents) for i in incidents]
    if not alone:
        return sorted(out, key=lambda a: (a.day or "9999", a.id))
    used = {c for act in out for c in act.claims}
    groups: dict[tuple[object, ...], list[tuple[Claim, Where | None, str | None]]] = {}
    for claim in claims.values():
        if claim.id in used or claim.kind not in CLAIM_ACTS or claim.modality in _UNREAL or claim.event is None:
            continue
        places: list[tuple[Where | None, str | None]] = []
        for n, where in enumerate(claim.places):
            if claim.kind == "control_change" or n == 0:
                places.append((where, claim.place_ids[n] if n < len(claim.place_ids) else None))
        for at, place_id in places or [(None, None)]:
            time = claim.time or When()
            key = (claim.kind, claim.event, place_id or (at.name if at else claim.document), time.start, time.end,
                   _names(claim.actors, "by"))  # fmt: skip
            groups.setdefault(key, []).append((claim, at, place_id))
    out += [_from_claims(group, documents) for group in groups.values()]
    return sorted(out, key=lambda a: (a.day or "9999", a.id))


def _from_incident(incident: Incident, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> Act:
    place = incident.place
    own = [claims[c] for c in incident.claims if c in claims]
    doubts = []
    acts_ = [c for c in own if c.kind == "incident"] or own
    if acts_ and all(c.modality in ("possible", "accused") for c in acts_):
        doubts.append("reported only as possible or as an accusation")
    labels = dict.fromkeys([f"incident/{incident.event}", *(f"{c.kind}/{c.event}" for c in own if c.event)])
    return Act(
        id=incident.id, incident=incident.id, labels=tuple(labels), event=incident.event, time=incident.time,
        latest=_latest(incident.documents, documents),
        spot=Spot(name=place.name if place else None, level=place.level if place else "settlement", lat=incident.lat,
                  lon=incident.lon, place_id=incident.place_id, admin=tuple(w.name for w in incident.places[1:]),
                  inherited=_inherited(place, own)),
        by=_names(incident.actors, "by"), against=_names(incident.actors, "against"), targets=incident.targets,
        grade=incident.grade, claims=incident.claims, documents=incident.documents,
        sources=_sources(own, documents), doubts=tuple(doubts),
    )  # fmt: skip


def _from_claims(group: list[tuple[Claim, Where | None, str | None]], documents: Mapping[str, Document]) -> Act:
    claim, where, place_id = group[0]
    ids = tuple(dict.fromkeys(c.id for c, _, _ in group))
    docs = tuple(dict.fromkeys(c.document for c, _, _ in group))
    origins = {documents[d].origin or d if d in documents else d for d in docs}
    possible = all(c.modality != "asserted" for c, _, _ in group)
    key = ids[0] if len(claim.places) < 2 else f"{ids[0]}@{place_id or (where.name if where else '')}"
    return Act(
        id=key, incident=None, labels=(f"{claim.kind}/{claim.event}",), event=claim.event or claim.kind,
        time=claim.time or When(), latest=_latest(docs, documents),
        spot=Spot(name=where.name if where else None, level=where.level if where else "settlement", place_id=place_id,
                  admin=() if claim.kind == "control_change" else tuple(w.name for w in claim.places[1:]),
                  inherited=where is not None and where.text is None),
        by=_names(claim.actors, "by"), against=_names(claim.actors, "against"), targets=claim.targets,
        grade="fair" if len(origins) > 1 else "weak", claims=ids, documents=docs,
        sources=_sources([c for c, _, _ in group], documents),
        doubts=("reported only as possible or as an accusation",) if possible else (),
    )  # fmt: skip


def _inherited(place: Where | None, claims: Iterable[Claim]) -> bool:
    """Whether no claim names the incident's place in its own sentence."""
    told = [w.text for c in claims for w in c.places[:1] if place is not None and w.name == place.name]
    return bool(told) and all(text is None for text in told)


def _names(actors: Iterable[Actor], role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.name for a in actors if a.role == role))


def _latest(ids: Iterable[str], documents: Mapping[str, Document]) -> str | None:
    days = [d.published.end for d in map(documents.get, ids) if d is not None]
    return min((d for d in days if d), default=None)


def _sources(claims: Iterable[Claim], documents: Mapping[str, Document]) -> tuple[str, ...]:
    out: list[str] = []
    for claim in claims:
        document = documents.get(claim.document)
        out += claim.asserted_by or ((document.publisher,) if document and document.publisher else ())
    return tuple(dict.fromkeys(out))
