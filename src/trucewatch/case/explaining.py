"""The tree from a number down to the sentence, with the rules, features and decisions that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from .. import display, reconcile
from ..errors import NotFound
from ..model import Claim, Document, Filters, Incident
from ..store import log

if TYPE_CHECKING:
    from .core import Case


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """One step: what it is, its id, a line of words, details as data, and what it rests on."""

    kind: str
    id: str = ""
    text: str = ""
    detail: dict[str, Any] = {}
    children: tuple[Node, ...] = ()

    def _repr_html_(self) -> str:
        return display.tree(self.kind, f"{self.id} {self.text}".strip(), [c._repr_html_() for c in self.children])


def explain(case: Case, id_: str) -> Node:
    """The tree of a claim, incident, document, decision or finding; a beginning of an id that is unique will do."""
    from . import promises

    kind, full = case.identify(id_)
    if kind in promises.KINDS:
        return promises.node(case, kind, full)
    if kind == "claim":
        return claim_node(case, case.claim(full))
    if kind == "incident":
        return incident_node(case, case.incident(full))
    if kind == "document":
        return document_node(case, case.document(full))
    if kind == "decision":
        decision = case.ledger.decision(full)
        assert decision is not None
        words = f"{decision.verb} {decision.subject} by {decision.who} at {decision.when}: {decision.why}"
        return Node(kind="decision", id=full, text=words, detail=msgspec.to_builtins(decision))
    if kind == "place":
        return place_node(case, full)
    raise NotFound(f"{id_}: nothing in this case has that id")


def place_node(case: Case, key: str) -> Node:
    """A place: the words that name it, what the gazetteer takes it for, and each change of hands with its claims."""
    (_, name), *_rest = case.ledger.place_names([key])
    place = case.gazetteer.get(key)
    where = f"{place.level}, {', '.join(place.admin) or 'no area known'}" if place else "in no gazetteer: unresolved"
    if place and place.lat is not None:
        where += f", {place.lat:.4f} N {place.lon:.4f} E ({place.source})"
    met = sorted({p.text for c in case.claims(Filters(place=key)) for p in c.places if p.name == name and p.text})
    changes = [
        Node(
            kind="control change",
            text=f"{c.event.replace('_', ' ')} by {c.by or '?'}, {(c.start or 'undated') if c.start == c.end else f'{c.start}..{c.end}'}",
            detail=_plain(c),
            children=tuple(claim_node(case, x) for x in case.ledger.claims_by_id(c.claims)),
        )
        for c in case.control_changes(Filters(place=key))
    ]
    spellings = Node(kind="names", text=f"written {', '.join(met)}" if met else "from context only")
    return Node(kind="place", id=key, text=f"{name}: {where}", children=(spellings, *changes))


def claim_node(case: Case, claim: Claim) -> Node:
    """A claim: its words, the rule and the reason of each slot, decisions about it, its document."""
    slots = [
        Node(kind="rule", id=claim.rule, text=f"rule {claim.rule}"),
        *(Node(kind="slot", id=name, text=f"{name}: {why}") for name, why in sorted(claim.trace.items()) if why),
    ]
    decisions = [
        Node(kind="decision", id=d.id, text=f"{d.verb} by {d.who}: {d.why}", detail=msgspec.to_builtins(d.value))
        for d in case.decisions(claim.id)
    ]
    original = case.ledger.original(claim.id)
    if original is not None and original != claim:
        decisions.append(Node(kind="original", id=claim.id, text="as the rules made it", detail=_plain(original)))
    document = document_node(case, case.document(claim.document))
    return Node(
        kind="claim",
        id=claim.id,
        text=f"{describe(claim)}: “{' '.join(claim.quote.split())}”",
        detail=_plain(claim),
        children=(*slots, *decisions, document),
    )


def document_node(case: Case, document: Document) -> Node:
    """A document: who, when and why we think so, its bytes' hash, the row of the log that took it in."""
    p = document.published
    date = p.start if p.start == p.end else f"{p.start or '?'} to {p.end or '?'}"
    children = [Node(kind="date", text=f"published {date or 'unknown'} ({p.basis}): {p.receipt}")]
    entry = log.of_document(case.ledger.db, document.id)
    if entry:
        children.append(Node(kind="log", id=str(entry.seq), text=f"log row {entry.seq}, hash {entry.hash}"))
    copies = case.ledger.copies_of(document.id)
    if copies:
        children.append(Node(kind="copies", text=f"one origin with {', '.join(copies)}"))
    title = f"“{document.title}”" if document.title else document.path
    return Node(
        kind="document",
        id=document.id,
        text=f"{document.publisher or 'unknown publisher'}, {title}",
        detail={"path": document.path, "published": msgspec.to_builtins(p), "known": document.known},
        children=tuple(children),
    )


def incident_node(case: Case, incident: Incident) -> Node:
    """An incident: each measure with its origins, the grade, the links between its tellings, every claim."""
    by_id = {c.id: c for c in case.ledger.claims_by_id(incident.claims)}
    tolls = []
    for what, toll in sorted(incident.toll.items()):
        origins = []
        for o in toll.by_origin:
            source = by_id.get(o.claim)
            words = f"{o.origin}: {span(o.min, o.max)}" + (f" [{', '.join(o.marks)}]" if o.marks else "")
            kids = [claim_node(case, source)] if source else []
            for day, low, high, id_ in o.history:
                kids.append(Node(kind="earlier", id=id_, text=f"earlier, {day or '?'}: {span(low, high)}"))
            origins.append(Node(kind="origin", id=o.origin, text=words, children=tuple(kids)))
        agreed = f", agreed {toll.agreed:g}" if toll.agreed is not None else ""
        mark = ", CONTRADICTION" if toll.contradiction else ""
        text = f"{what}: {span(toll.min, toll.max)}{agreed}{mark}"
        tolls.append(Node(kind="toll", id=what, text=text, children=tuple(origins)))
    grade = Node(kind="grade", id=incident.grade, text=f"grade {incident.grade}: {incident.grade_why}")
    if incident.pivot and incident.pivot in by_id:
        quote = " ".join(by_id[incident.pivot].quote.split())
        pivot = Node(kind="pivot", id=incident.pivot, text=f"would change without: “{quote}”")
        grade = msgspec.structs.replace(grade, children=(pivot,))
    claims = tuple(claim_node(case, c) for c in by_id.values())
    said = [Node(kind="flag", text=f"to look at: {words}") for words in incident.flags]
    said += [
        Node(kind="decision", id=d.id, text=f"{d.verb} by {d.who}: {d.why}", detail=msgspec.to_builtins(d.value))
        for d in reconcile.about(case.ledger, incident)
    ]
    children = (*tolls, grade, *said, *links(case, incident), Node(kind="claims", text="claims", children=claims))
    return Node(kind="incident", id=incident.id, text=title(incident), detail=_plain(incident), children=children)


def links(case: Case, incident: Incident) -> tuple[Node, ...]:
    """Why the tellings of an incident were put together, feature by feature, and which came close but stayed out."""
    out = []
    for link in reconcile.links(case.ledger, case.packs, incident):
        features = tuple(Node(kind="feature", id=n, text=f"{points:+g} {why}") for n, points, why in link.pair.features)
        other = "" if link.together else f", which is in {link.other}"
        words = "one incident" if link.together else "kept apart"
        text = f"{words} ({link.pair.points:g} points): {link.a.doc[:19]} and {link.b.doc[:19]}{other}"
        kind = "link" if link.together else "near miss"
        out.append(Node(kind=kind, id=link.b.id, text=text, children=features))
    return tuple(out)


def title(incident: Incident) -> str:
    """An incident in a line."""
    where = incident.place.name if incident.place else "unknown place"
    start, end = incident.time.start, incident.time.end
    when = start if start == end else f"{start or '?'} to {end or '?'}"
    return f"{incident.event.replace('_', ' ')}, {where}, {when or 'unknown day'}"


def describe(claim: Claim) -> str:
    """A claim's kind, event and measure in a few words."""
    words = claim.kind.replace("_", " ")
    if claim.event:
        words += f" ({claim.event.replace('_', ' ')})"
    if claim.measure:
        words += f", {claim.measure.what} {span(claim.measure.min, claim.measure.max)}"
    if claim.modality != "asserted":
        words += f", {claim.modality}"
    if claim.asserted_by:
        words += f", according to {claim.asserted_by[0]}"
    return words


def span(low: float | None, high: float | None) -> str:
    """Bounds in words: ``20``, ``5 to 7``, ``at least 20``, ``up to 20``."""
    if low is not None and high is not None:
        return f"{low:,.12g}" if low == high else f"{low:,.12g} to {high:,.12g}"
    if low is not None:
        return f"at least {low:,.12g}"
    return f"up to {high:,.12g}" if high is not None else "no figure"


def _plain(record: Any) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.to_builtins(record)
    return data
