"""The compliance ledger put together from what is kept, so that a page need not read every record.

Candidate findings of incidents stand in the ledger. Only where a document speaks of an agreement, and for claims that
are acts of their own, are records read and computed with; the result is what computing everything would give.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from .. import compliance, flow
from ..compliance import ComplianceLedger
from ..errors import CaseError
from ..model import Document, Filters
from ..store import assessed

if TYPE_CHECKING:
    from .core import Case


def at(case: Case, day: str | None) -> tuple[Case, str | None]:
    """Whom to ask, and for what day: the case of then, or (pages of a very large ledger) the case of now with the day."""
    of, filters = case.clock(Filters(as_known_on=day))
    return of, filters.as_known_on


def ledger(case: Case, as_known_on: str | None = None) -> ComplianceLedger:
    """The compliance ledger as it is, or as it was known on a day. ``acts`` are those that had to be computed with."""
    of, day = at(case, as_known_on)

    def make() -> ComplianceLedger:
        return _pieced(of, day) if completed(of) else whole(of, day)

    made: ComplianceLedger = of.remember(("compliance", day), make)
    return made


def completed(case: Case) -> bool:
    """Whether every incident's findings are kept. In a ledger of an earlier version they are made now, unless another
    command is writing."""
    if not assessed.complete(case.ledger.db):
        try:
            with case.ledger.writing():
                flow.assess_all(case.ledger, case.engine)
        except CaseError:
            return False
    return True


def whole(case: Case, day: str | None = None) -> ComplianceLedger:
    """The compliance ledger with every act, from every record."""
    known = Filters(as_known_on=day)

    def make() -> ComplianceLedger:
        records = (case.incidents(known), case.claims(known), case.documents(known))
        return compliance.compute(*records, case.packs, case.gazetteer, changes=case.control_changes(known))

    made: ComplianceLedger = case.remember(("compliance with every act", day), make)
    return made


def _pieced(case: Case, day: str | None) -> ComplianceLedger:
    db = case.ledger.db
    beside = assessed.of_no_incident(db, compliance.beside_incidents(case.packs), day)
    speaking = {c.document for c in beside if c.kind in compliance.SPEAKING}
    claims = {c.id: c for c in (*beside, *assessed.claims_in(db, speaking))}
    ids = case.ledger.incidents_of(claims)
    if day is not None:
        ids |= set(assessed.partly_known(db, day))
    found = case.ledger.incidents_by_id(ids) if day is None else case.incidents_known(ids, day)
    claims.update((c.id, c) for c in case.ledger.claims_by_id([c for i in found for c in i.claims]))
    documents = assessed.documents(db, {*(c.document for c in claims.values()), *(d for i in found for d in i.documents)})
    changes = case.control_changes(Filters(as_known_on=day))
    made = compliance.compute(found, claims.values(), documents, case.packs, zones=case.engine.zones, changes=changes)
    return compliance.with_kept(made, assessed.findings(db, day))


def places(case: Case, made: ComplianceLedger) -> dict[str, str]:
    """The place, where it has an id, of every incident and claim that is an act with a finding."""

    def make() -> dict[str, str]:
        found = dict(assessed.places(case.ledger.db))
        for act in made.acts:
            for name in (act.id, act.incident, *act.claims):
                if name and act.spot.place_id:
                    found[name] = act.spot.place_id
        return found

    known: dict[str, str] = case.remember(("places of findings", id(made)), make)
    return known


def issues(case: Case, as_known_on: str | None = None) -> Collection[Document]:
    """A bare document for each span of days on which any was published: enough to tell silence."""
    of, day = at(case, as_known_on)
    found: Collection[Document] = of.remember(("issues", day), lambda: assessed.issues(of.ledger.db, day))
    return found
