"""What is held against the clauses: incidents, and changes of control and movements that are part of no incident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from ..model import Actor, Claim, ControlChange, Document, Grade, Incident, When, Where
from .sides import Sides
from .zones import Spot

#: claims of these kinds may themselves be acts that a clause forbids
CLAIM_ACTS = ("control_change", "movement")
_UNREAL = ("denied", "planned")


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened, as reported: from an incident, a change of control, or claims of one capture or movement.

    ``labels`` are the ``kind/event`` pairs by which clauses name it. ``earliest`` and ``latest`` bound the day of its
    first report; they count where the reports give no day of their own.
    """

    id: str
    incident: str | None
    labels: tuple[str, ...]
    event: str
    time: When
    earliest: str | None = None
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

    @property
    def told(self) -> bool:
        """Whether any source says that it took place, and no reviewer has rejected it."""
        return self.grade != "discounted"


def acts(
    incidents: Iterable[Incident],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    sides: Sides,
    alone: bool = True,
    changes: Iterable[ControlChange] = (),
) -> list[Act]:
    """All acts, in order of day and id; without ``alone`` those of incidents only.

    Captures that ``changes`` (of the control series) put together are one act each. Other claims of captures count for
    their most specific places: a province beside a town is no second act.
    """
    out = [_from_incident(i, claims, documents) for i in incidents]
    if not alone:
        return sorted(out, key=lambda a: (a.day or "9999", a.id))
    used = {c for act in out for c in act.claims}
    free = {c.id: c for c in claims.values() if c.id not in used and c.kind in CLAIM_ACTS and c.event is not None}
    groups: list[_Group] = []
    for change in changes:
        own = [free[c] for c in change.claims if c in free and free[c].kind == "control_change"]
        used.update(c.id for c in own)
        if not change.unnamed and any(c.modality not in _UNREAL for c in own):
            groups.append(_of_change(change, own))
    alike: dict[tuple[object, ...], list[tuple[Claim, int]]] = {}
    for claim in free.values():
        if claim.id not in used and claim.modality not in _UNREAL:
            for n in _places(claim):
                where, place_id = _at(claim, n)
                time = claim.time or When()
                key = (claim.kind, claim.event, place_id or (where.name if where else claim.document), time.start, time.end,
                       _names(claim.actors, "by"))  # fmt: skip
                alike.setdefault(key, []).append((claim, n))
    groups += [_of_claims(found) for found in alike.values()]
    out += [_from_claims(group, documents, sides) for group in groups]
    return sorted(out, key=lambda a: (a.day or "9999", a.id))


class _Group(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of one act (those that deny it apart), its time and its place."""

    told: tuple[Claim, ...]
    denied: tuple[Claim, ...] = ()
    event: str
    time: When
    where: Where | None
    place_id: str | None


def _of_change(change: ControlChange, own: list[Claim]) -> _Group:
    """The claims of a change of control; its day where any of them gives one."""
    told = tuple(c for c in own if c.modality not in _UNREAL)
    bare = change.place_id.split("@")[0]
    at = [_at(c, n) for c in told for n in range(len(c.places))]
    same = [x for x in at if x[0] is not None and (x[0].name == change.place or (x[1] or "").split("@")[0] == bare)]
    where, place_id = next((x for x in same if x[0] and x[0].text is not None), same[0] if same else (None, None))
    dated = any(c.time is not None and (c.time.start or c.time.end) for c in told)
    if place_id is None or place_id.split("@")[0] != bare:
        place_id = change.place_id  # where the place is known better by now than when the text was read
    where = Where(where.text if where else change.place, change.place, where.level if where else "settlement")
    return _Group(
        told=told, denied=tuple(c for c in own if c.modality == "denied"), event=change.event,
        time=When(change.start, change.end) if dated else When(), where=where, place_id=place_id,
    )  # fmt: skip


def _of_claims(found: list[tuple[Claim, int]]) -> _Group:
    claim, n = found[0]
    where, place_id = _at(claim, n)
    told = tuple({c.id: c for c, _ in found}.values())
    return _Group(told=told, event=claim.event or claim.kind, time=claim.time or When(), where=where, place_id=place_id)


def _places(claim: Claim) -> list[int]:
    """Which of a claim's places are those of an act: of a list of captures all that are as specific as the first."""
    if claim.kind != "control_change":
        return [0]
    return [n for n, w in enumerate(claim.places) if w.level == claim.places[0].level] or [0]


def _at(claim: Claim, n: int) -> tuple[Where | None, str | None]:
    where = claim.places[n] if n < len(claim.places) else None
    return where, claim.place_ids[n] if where and n < len(claim.place_ids) else None


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
        earliest=_earliest(incident.documents, documents), latest=_latest(incident.documents, documents),
        spot=Spot(name=place.name if place else None, level=place.level if place else "settlement", lat=incident.lat,
                  lon=incident.lon, place_id=incident.place_id, admin=tuple(w.name for w in incident.places[1:]),
                  inherited=_inherited(place, own)),
        by=_names(incident.actors, "by"), against=_names(incident.actors, "against"), targets=incident.targets,
        grade=incident.grade, claims=incident.claims, documents=incident.documents,
        sources=_sources(own, documents), doubts=tuple(doubts),
    )  # fmt: skip


def _from_claims(group: _Group, documents: Mapping[str, Document], sides: Sides) -> Act:
    first, where = group.told[0], group.where
    docs = tuple(dict.fromkeys(c.document for c in (*group.told, *group.denied)))
    key = first.id if len(first.places) < 2 else f"{first.id}@{group.place_id or (where.name if where else '')}"
    possible = all(c.modality != "asserted" for c in group.told)
    people = [a for c in group.told for a in c.actors]
    return Act(
        id=key, incident=None, labels=tuple(dict.fromkeys(f"{c.kind}/{c.event}" for c in group.told)), event=group.event,
        time=group.time, earliest=_earliest(docs, documents), latest=_latest(docs, documents),
        spot=Spot(name=where.name if where else None, level=where.level if where else "settlement", place_id=group.place_id,
                  admin=() if first.kind == "control_change" else tuple(w.name for w in first.places[1:]),
                  inherited=where is not None and where.text is None),
        by=_names(people, "by"), against=_names(people, "against"),
        targets=tuple(dict.fromkeys(t for c in group.told for t in c.targets)), grade=_grade(group, documents, sides),
        claims=tuple(c.id for c in (*group.told, *group.denied)), documents=docs,
        sources=_sources(group.told, documents),
        doubts=("reported only as possible or as an accusation",) if possible else (),
    )  # fmt: skip


def _grade(group: _Group, documents: Mapping[str, Document], sides: Sides) -> Grade:
    """By who tells it, as incidents are graded: denied, told by its own doer, by two or more sources, by one."""
    if group.denied:
        return "contested"
    voices = set()
    for claim in group.told:
        document = documents.get(claim.document)
        own = (document.origin or document.publisher) if document else None
        voices.add(claim.asserted_by[0] if claim.asserted_by else own or claim.document)
        speaker = sides.direct(claim.asserted_by[0]) if claim.asserted_by else ()
        doers = {s for name in _names(claim.actors, "by") for s in sides.direct(name)}
        if claim.modality == "asserted" and doers & set(speaker):
            return "confirmed"
    return "fair" if len(voices) > 1 else "weak"


def _inherited(place: Where | None, claims: Iterable[Claim]) -> bool:
    """Whether no claim names the incident's place in its own sentence."""
    told = [w.text for c in claims for w in c.places[:1] if place is not None and w.name == place.name]
    return bool(told) and all(text is None for text in told)


def _names(actors: Iterable[Actor], role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.name for a in actors if a.role == role))


def _earliest(ids: Iterable[str], documents: Mapping[str, Document]) -> str | None:
    days = [d.published.start for d in map(documents.get, ids) if d is not None]
    return min((d for d in days if d), default=None)


def _latest(ids: Iterable[str], documents: Mapping[str, Document]) -> str | None:
    days = [d.published.end for d in map(documents.get, ids) if d is not None]
    return min((d for d in days if d), default=None)


def _sources(claims: Iterable[Claim], documents: Mapping[str, Document]) -> tuple[str, ...]:
    out: list[str] = []
    for claim in claims:
        document = documents.get(claim.document)
        out += claim.asserted_by or ((document.publisher,) if document and document.publisher else ())
    return tuple(dict.fromkeys(out))
