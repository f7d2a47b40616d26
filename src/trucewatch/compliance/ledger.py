"""One entry to the whole stage: what the incidents and claims mean for the pack's agreements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from ..errors import NotFound
from ..model import Claim, ControlChange, Document, Finding, Incident
from ..rules import Packs
from .acts import CLAIM_ACTS, Act, acts
from .findings import Assessment, allege, assessments, findings, order
from .matching import Link, Matcher, Possible, alleges, unmatched
from .obligations import Obligation, obligations
from .rulebook import Rulebook, rulebook
from .status import Standing, in_force, place_standing
from .tables import BeforeAfter, before_after
from .when import span
from .zones import GazetteerGeometry, Geometry, NoGeometry, Spot, Zones

#: an act told within this many characters after a sentence about an agreement is told of that time, if it names none
_JUST_BEFORE = 300
#: kinds of claims that speak of agreements: what else their documents tell is read with them
SPEAKING = ("agreement", "term")


class ComplianceLedger(msgspec.Struct, frozen=True, kw_only=True):
    """What :func:`compute` gives. ``links`` tie each ``agreement`` and ``term`` claim to an agreement or to none."""

    findings: tuple[Finding, ...]
    obligations: tuple[Obligation, ...]
    links: tuple[Link, ...]
    unmatched: tuple[Possible, ...]
    acts: tuple[Act, ...]

    def act(self, act_id: str) -> Act:
        """The act of an incident or claim id; ``NotFound`` if there is none."""
        for act in self.acts:
            if act_id in (act.id, act.incident) or act_id in act.claims:
                return act
        raise NotFound(f"no act '{act_id}' in the ledger; list them with `trucewatch compliance`")


def compute(
    incidents: Iterable[Incident],
    claims: Iterable[Claim],
    documents: Iterable[Document],
    packs: Packs,
    gazetteer: Any = None,
    zones: Zones | None = None,
    changes: Iterable[ControlChange] = (),
) -> ComplianceLedger:
    """The compliance ledger of these records. Pure: the same records and packs give the same ledger.

    ``gazetteer`` may be anything with ``get(place id) -> Place`` and, for areas, ``area(name or id) -> geometry``;
    ``zones`` are those made for it before. ``changes`` of control put claims of one capture together.
    """
    book = rulebook(packs)
    zones = zones or make_zones(book, gazetteer)
    by_id = {c.id: c for c in sorted(claims, key=lambda c: (c.document, c.start, c.id))}
    held = {d.id: d for d in documents}
    told = acts(incidents, by_id, held, book.sides, changes=changes)
    links = link_claims(book, zones, by_id.values(), held)
    real = [(by_id[link.claim], link.agreement) for link in links if alleges(by_id[link.claim])]
    found = allege(book, zones, findings(book, zones, told, _spoken(told, links, by_id)), told, real, by_id, held)
    return ComplianceLedger(
        findings=tuple(found), obligations=tuple(obligations(book, zones, links, by_id, held)), links=tuple(links),
        unmatched=tuple(unmatched(links, by_id, held)), acts=tuple(told),
    )  # fmt: skip


def candidates(
    incidents: Iterable[Incident], claims: Iterable[Claim], documents: Iterable[Document], packs: Packs, zones: Zones
) -> list[Finding]:
    """Candidate findings of incidents by themselves: those of :func:`compute`, but for incidents of which a document
    speaks of an agreement. ``claims`` and ``documents`` are the incidents' own."""
    book = rulebook(packs)
    told = acts(incidents, {c.id: c for c in claims}, {d.id: d for d in documents}, book.sides, alone=False)
    return [found for found, _ in findings(book, zones, told)]


def with_kept(made: ComplianceLedger, kept: Iterable[Finding]) -> ComplianceLedger:
    """The ledger of some incidents with the findings that are kept of the others."""
    own = {a.incident for a in made.acts if a.incident}
    every = [*made.findings, *(f for f in kept if f.incident not in own)]
    return msgspec.structs.replace(made, findings=tuple(sorted(every, key=order)))


def beside_incidents(packs: Packs) -> tuple[str, ...]:
    """Kinds of claims that count besides incidents: of agreements, acts of their own, and what obligations are held to."""
    book = rulebook(packs)
    labels = {x for _, c in book.clauses() if c.evidence for x in (*c.evidence.kept, *c.evidence.not_kept)}
    return tuple(sorted({*SPEAKING, *CLAIM_ACTS, *(x.split("/")[0] for x in labels)}))


def _spoken(told: list[Act], links: list[Link], claims: dict[str, Claim]) -> dict[str, set[str]]:
    """For acts whose own sentences state no day: the agreements that these, or the sentences just before, speak of."""
    named: dict[str, list[tuple[int, int, str]]] = {}
    for link in links:
        if link.agreement is not None:
            claim = claims[link.claim]
            named.setdefault(claim.document, []).append((claim.start, claim.end, link.agreement))
    out: dict[str, set[str]] = {}
    for act in told:
        own = [claims[c] for c in act.claims if c in claims]
        if any(c.time is not None and c.time.text is not None for c in own):
            continue
        for claim in own:
            spoken = [(claim.start - end, a) for start, end, a in named.get(claim.document, ()) if start <= claim.start]
            nearest = min((gap for gap, _ in spoken), default=_JUST_BEFORE + 1)
            if nearest <= _JUST_BEFORE:
                out.setdefault(act.id, set()).update(a for gap, a in spoken if gap <= max(nearest, 0))
    return out


def make_zones(book: Rulebook, gazetteer: Any = None) -> Zones:
    """The rulebook's zones over a gazetteer (or over names alone)."""
    geometry: Geometry = NoGeometry() if gazetteer is None else GazetteerGeometry(gazetteer)
    return Zones(book.zones, book.orthography, geometry)


def link_claims(
    book: Rulebook, zones: Zones, claims: Iterable[Claim], documents: dict[str, Document]
) -> list[Link]:
    """Every ``agreement`` and ``term`` claim, document by document."""
    if not book.agreements:
        return []
    matcher = Matcher(book, zones)
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind in SPEAKING:
            by_document.setdefault(claim.document, []).append(claim)
    return [
        link for doc in sorted(by_document) for link in matcher.document(by_document[doc], documents.get(doc))
    ]


def why(ledger: ComplianceLedger, act_id: str, packs: Packs, gazetteer: Any = None) -> list[Assessment]:
    """An act against every clause of its kind, with the reasons, also where nothing is found against it."""
    book = rulebook(packs)
    return assessments(book, make_zones(book, gazetteer), ledger.act(act_id))


def standing_on(
    packs: Packs, day: str, party: str | None = None, spot: Spot | None = None, gazetteer: Any = None
) -> list[tuple[str, str, str | None, Standing]]:
    """Every clause of every agreement on a day: (agreement, clause, zone, standing); one row for each zone if no place
    is given."""
    book = rulebook(packs)
    zones = make_zones(book, gazetteer)
    out = []
    for agreement, clause in book.clauses():
        spots: list[Spot | None] = [spot]
        if spot is None:
            spots = [Spot(name=book.zones[z].name, level="zone") for z in clause.zones or agreement.zones]
        for at in spots:
            answer = in_force(book, zones, agreement, clause, party, at, day)
            out.append((agreement.id, clause.id, answer.zone, answer))
    return out


def around(
    ledger: ComplianceLedger, agreement_id: str, packs: Packs, documents: Iterable[Document], days: int = 30,
    gazetteer: Any = None,
) -> list[BeforeAfter]:
    """Acts of the kinds that an agreement forbids, in its zones, before and after each start that is given."""
    book = rulebook(packs)
    agreement = book.by_id.get(agreement_id)
    if agreement is None:
        known = ", ".join(a.id for a in book.agreements)
        raise NotFound(f"no agreement '{agreement_id}' in the packs; there are: {known}")
    zones = make_zones(book, gazetteer)
    dated: dict[str, tuple[str, str]] = {}
    for clause in agreement.clauses:
        labels = book.acts_of(clause) if clause.mode == "prohibits" else frozenset()
        for act in ledger.acts:
            day = act.time.start or act.time.end
            if day is None or act.id in dated or not act.told or not (set(act.labels) & labels):
                continue
            if place_standing(zones, agreement, clause, act.spot)[1] in ("in", "uncertain"):
                dated[act.id] = (day, act.event)
    starts = sorted({span(f.date)[0] for f in agreement.history if f.event == "in_force"})
    held = list(documents)
    return [before_after(agreement_id, start, dated, held, days) for start in starts]
