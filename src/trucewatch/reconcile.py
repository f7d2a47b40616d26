"""Keeping a ledger's incidents in step with its documents and decisions: only what a change can touch is computed.

Called by :mod:`trucewatch.flow` alone. The ledger must stand inside a transaction where something is written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from .incidents import Pair, Seat, Settings, Telling, assemble, keys, number, pair, settings, tellings, update
from .incidents import decisions as deciding
from .incidents.decisions import Lost
from .model import Claim, Decision, Document, Incident, Place
from .rules import Packs
from .store import Ledger
from .store.blocks import Tellings

Lookup = Callable[[str], Place | None]
BATCH = 200  # documents to a step of a rebuild
COMMON = 150  # tellings under one key beyond which it is a stock phrase: near misses are not sought under it


class Moved(msgspec.Struct, frozen=True):
    """What happened to incidents: new, changed (before, after) and gone; ``made`` are all that were put together anew."""

    new: tuple[Incident, ...] = ()
    changed: tuple[tuple[Incident, Incident], ...] = ()
    gone: tuple[Incident, ...] = ()
    made: tuple[Incident, ...] = ()


class Link(msgspec.Struct, frozen=True):
    """Two tellings that were weighed: what each is, the features, and whether they are of one incident.

    ``other`` names the incident that the second telling belongs to.
    """

    a: Telling
    b: Telling
    pair: Pair
    together: bool
    other: str | None = None


def index(ledger: Ledger) -> Tellings[Telling, Seat]:
    """The tellings of a ledger as the index that matching asks."""
    return Tellings(ledger.db, Telling, Seat, number)


def refresh(ledger: Ledger, packs: Packs, places: Lookup, documents: Collection[str]) -> Moved:
    """Tell these documents' events anew and bring the incidents into step."""
    s = settings(packs)
    filed = index(ledger)
    standing = _standing(ledger)
    marks = deciding.marks(standing)
    old = filed.of_documents(documents)
    new: list[Telling] = []
    for id_ in sorted(documents):
        document = ledger.document(id_, text=False)
        if document is not None:
            claims = [c for c in ledger.claims_of(id_) if ledger.status(c.id) != "rejected"]
            new += tellings(document, claims, s, places, marks)
    change = update(filed, new, old, s)
    before = {i.id: i for i in ledger.incidents_by_id([*change.gone, *change.incidents])}
    filed.drop(change.removed)
    filed.file((t.id, t.doc, t, keys(t, s).stored) for t in new)
    filed.sit((i, x.group, x.how, x.incident) for i, x in change.seats.items())
    after = [_assembled(ledger, i, members, s, places, standing) for i, members in change.incidents.items()]
    ledger.drop_incidents([*change.gone, *change.incidents])
    ledger.put_incidents(after)
    return _moved(before, after)


def everything(ledger: Ledger, packs: Packs, places: Lookup) -> None:
    """Incidents of all documents, from nothing. The same incidents as document by document, in any order."""
    ids = [d.id for d in ledger.documents()]
    for n in range(0, len(ids), BATCH):
        refresh(ledger, packs, places, ids[n : n + BATCH])


def decided(ledger: Ledger, packs: Packs, places: Lookup, decision: Decision) -> Moved:
    """Follow a decision that binds tellings or sets something of an incident (its undoing likewise)."""
    names = {*decision.value.get("claims", ()), *decision.value.get("others", ())}
    if decision.subject.startswith(("i_", "c_")):
        names.add("c_" + decision.subject[2:])
    found = ledger.claims_by_id(sorted(names))
    return refresh(ledger, packs, places, {c.document for c in found})


def expanded(ledger: Ledger, decision: Decision) -> Decision:
    """The decision with the claims that it is about, so that it can be replayed later over other incidents."""

    def claims_of(id_: str) -> list[str]:
        if id_.startswith("c_"):
            return [id_]
        incident = now(ledger, id_)
        return list(incident.claims) if incident else []

    value = deciding.expand(decision.verb, decision.subject, decision.value, claims_of)
    names = [*value.get("claims", ()), *value.get("others", ())]
    if decision.subject.startswith(("i_", "c_")):
        names.append("c_" + decision.subject[2:])
    about = deciding.about(ledger.claims_by_id(sorted(set(names))))
    return msgspec.structs.replace(decision, value=value, about=about)


def lost(ledger: Ledger) -> list[Lost]:
    """Decisions about claims which no longer exist and whose words are found nowhere: reported, never dropped."""
    return deciding.lost(_standing(ledger), lambda c: ledger.claim(c) is not None)


def now(ledger: Ledger, id_: str) -> Incident | None:
    """An incident by its id, or by an id from before a merge: the incident that holds the claim it was named for."""
    found = ledger.incident(id_)
    if found is None:
        holder = ledger.incident_of("c_" + id_.removeprefix("i_"))
        found = ledger.incident(holder) if holder else None
    return found


def known(
    ledger: Ledger, packs: Packs, places: Lookup, day: str, ids: Collection[str] | None = None
) -> Iterator[Incident]:
    """Incidents (all, or these) as they stood in the documents known by a day (grouped as they are grouped now)."""
    s = settings(packs)
    filed = index(ledger)
    standing = [d for d in _standing(ledger) if d.when[:10] <= day]
    every = ledger.documents_after(day) if ids is None else None
    for incident in ledger.incidents() if ids is None else ledger.incidents_by_id(ids):
        if incident.first_known is not None and incident.first_known > day:
            continue
        later = every if every is not None else ledger.documents_after(day, incident.documents)
        if later.isdisjoint(incident.documents):
            yield incident
            continue
        members = list(filed.load(filed.of_incidents([incident.id])).values())
        kept = sorted((t for t in members if t.doc not in later), key=lambda t: t.id)
        if kept:
            yield _assembled(ledger, incident.id, kept, s, places, standing)


def about(ledger: Ledger, incident: Incident) -> list[Decision]:
    """The standing decisions about an incident: those that name it, under this id or an earlier one, and those that
    bind or part any of its claims."""
    held = set(incident.claims)

    def meant(d: Decision) -> bool:
        names = {*d.value.get("claims", ()), *d.value.get("others", ())}
        return (d.subject.startswith("i_") and "c_" + d.subject[2:] in held) or not names.isdisjoint(held)

    return [d for d in _standing(ledger) if meant(d)]


def links(ledger: Ledger, packs: Packs, incident: Incident, most: int = 12) -> list[Link]:
    """What holds an incident together (for each telling its firmest link) and what came near but stayed apart."""
    s = settings(packs)
    filed = index(ledger)
    own = filed.load(filed.of_incidents([incident.id]))
    out: list[Link] = []
    for tid, t in sorted(own.items()):
        pairs = [(pair(t, o, s), o) for i, o in sorted(own.items()) if i != tid]
        firm = [(p.points, o.id, p, o) for p, o in pairs if p.veto is None]
        if firm:
            _, _, p, o = max(firm, key=lambda x: (x[0], x[1]))
            if not any(k.a.id == o.id and k.b.id == tid for k in out):
                out.append(Link(t, o, p, True, incident.id))
    near: list[Link] = []
    for t in own.values():
        others = filed.load(filed.seek(keys(t, s).sought, COMMON) - set(own))
        seats = filed.seats(list(others))
        for o in others.values():
            p = pair(t, o, s)
            if p.veto is None and p.points >= s.thresholds.near_miss:
                near.append(Link(t, o, p, False, seats[o.id].incident if o.id in seats else None))
    near.sort(key=lambda k: (-k.pair.points, k.a.id, k.b.id))
    best: dict[str | None, Link] = {}
    for k in near:
        best.setdefault(k.other, k)
    return out[:most] + list(best.values())[:most]


def _standing(ledger: Ledger) -> list[Decision]:
    """Decisions that stand, bound to the claims that are there now."""

    def find(document: str, kind: str, quote: str) -> str | None:
        same = [c.id for c in ledger.claims_of(document, every=True) if c.kind == kind and c.quote == quote]
        return same[0] if same else None

    made = deciding.standing(ledger.decisions())
    named = {c for d in made for c in d.about}
    there = {c.id for c in ledger.claims_by_id(sorted(named))} if named else set()
    return [deciding.rebind(d, there.__contains__, find) for d in made]


def _assembled(
    ledger: Ledger, id_: str, members: Iterable[Telling], s: Settings, places: Lookup, standing: Iterable[Decision]
) -> Incident:
    members = list(members)
    wanted = [c for t in members for c in t.claims]
    claims: dict[str, Claim] = {c.id: c for c in ledger.claims_by_id(sorted(set(wanted)))}
    documents = _documents(ledger, {t.doc for t in members})
    given: Mapping[str, Any] = deciding.given(standing, claims)
    return assemble(id_, members, claims, documents, s, places, given)


def _documents(ledger: Ledger, ids: Collection[str]) -> dict[str, Document]:
    """These documents (without text) and those that they copy."""
    out: dict[str, Document] = {}
    queue = sorted(ids)
    for id_ in queue:
        document = ledger.document(id_, text=False)
        if document is not None:
            out[id_] = document
    for document in list(out.values()):
        for other in (document.origin, *document.quotes):
            if other and other not in out:
                first = ledger.document(other, text=False)
                if first is not None:
                    out[other] = first
    return out


def _moved(before: Mapping[str, Incident], after: Iterable[Incident]) -> Moved:
    """Pair what was with what is: by id, else by the claim for which the old one was named."""
    after = list(after)
    home = {c: i.id for i in after for c in i.claims}
    ids = {i.id for i in after}
    was: dict[str, Incident] = {i: b for i, b in before.items() if i in ids}
    gone = []
    for id_, incident in sorted(before.items()):
        if id_ in ids:
            continue
        now_in = home.get("c_" + id_.removeprefix("i_"))
        if now_in is not None and now_in not in was:
            was[now_in] = incident
        else:
            gone.append(incident)
    new = tuple(i for i in after if i.id not in was)
    changed = tuple((was[i.id], i) for i in after if i.id in was and was[i.id] != i)
    return Moved(new, changed, tuple(gone), tuple(after))


__all__ = [
    "Link",
    "Lost",
    "Moved",
    "about",
    "decided",
    "everything",
    "expanded",
    "index",
    "known",
    "links",
    "lost",
    "now",
    "refresh",
]
