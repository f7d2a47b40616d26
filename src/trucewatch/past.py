"""The second clock: a ledger as it stood on an earlier day.

What was known by a day is what the documents known by then and the decisions made by then give. A private copy of the
ledger is taken back to that day: later decisions and later documents are taken out, and whatever they had moved
(claims that a reviewer edited, near-copy groups, grouping into incidents) is computed again. The result is the ledger
that would have been there on that day, so every query can be asked of it as it is.
"""

from __future__ import annotations

from . import flow
from .model import Decision
from .store import Archive, Ledger, trim

FEW = 1.0  # times as many documents taken out as left: from there on it is quicker to group the rest from nothing


def then(ledger: Ledger, archive: Archive, eng: flow.Engine, day: str) -> Ledger:
    """The ledger as it stood at the end of a day. A private copy, which goes when it is closed."""
    made = Ledger("")  # without a name: SQLite keeps it in memory while it is small, else in a file of its own
    ledger.db.backup(made.db)
    with made.writing():
        touched = _undecided(made, day)
        gone = touched | set(trim.known_after(made.db, day))
        beside = {other for id_ in gone for other in made.copies_of(id_)}
        for id_ in sorted(touched):
            flow.read_again(made, archive, eng, id_)
        later = set(trim.known_after(made.db, day))
        trim.drop_documents(made.db, later)
        touched = (touched | beside) - later
        touched |= flow.near_copies(made, eng, touched)
        if len(later) > FEW * made.counts()["documents"]:
            trim.drop_grouping(made.db)
            flow.group(made, eng)
        else:
            flow.refresh(made, eng, later | touched)
    return made


def _undecided(ledger: Ledger, day: str) -> set[str]:
    """Take out the decisions made after a day; gives the documents that they were about."""
    later = [d for d in ledger.decisions() if d.when[:10] > day]
    documents = {name for d in later for name in _about(ledger, d)}
    trim.drop_decisions(ledger.db, [d.id for d in later])
    return {d for d in documents if ledger.has_document(d)}


def _about(ledger: Ledger, decision: Decision) -> set[str]:
    """The documents that a decision touches; an undo touches what it undoes."""
    while decision.verb == "undo":
        target = ledger.decision(decision.subject)
        if target is None:
            return set()
        decision = target
    found = {document for document, _, _ in decision.about.values()}
    if decision.subject.startswith("sha256:"):
        found.add(decision.subject)
    names = {"c_" + decision.subject[2:], *decision.value.get("claims", ()), *decision.value.get("others", ())}
    return found | {c.document for c in ledger.claims_by_id(names)}
