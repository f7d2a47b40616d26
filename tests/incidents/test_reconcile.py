"""Incidents in a ledger: the same as in memory, step by step or at once, decisions replayed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from making import claim, document, killed, place

from trucewatch import reconcile, rules
from trucewatch.model import Claim, Decision, Document
from trucewatch.store import Ledger

PACKS = rules.load(["ontology"])


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(tmp_path / "ledger.db")
    yield made
    made.close()


def put(ledger: Ledger, doc: Document, *claims: Claim) -> reconcile.Moved:
    with ledger.writing():
        ledger.put_document(doc, len(claims), 0)
        ledger.put_claims([(c, "", None) for c in claims], doc.known)
        return reconcile.refresh(ledger, PACKS, place, {doc.id})


MANY = [
    (document("a", "2019-05-09"), [claim("a", said="Monitor"), killed("a", 5, 5, said="Monitor")]),
    (document("b", "2019-05-10"), [claim("b", said="Doctors"), killed("b", 9, 9, said="Doctors")]),
    (document("c", "2019-05-11"), [claim("c", where="p-birch"), killed("c", 2, 2, where="p-birch")]),
    (document("d", "2019-05-12"), [claim("d", day=None), killed("d", 5, 5, day=None)]),
]


def decide(ledger: Ledger, n: int, verb: str, subject: str, **value: object) -> reconcile.Moved:
    made = Decision(id=f"d_{n}", verb=verb, subject=subject, value=value, who="me", when=f"2020-01-0{n}T00:00:00")
    with ledger.writing():
        made = reconcile.expanded(ledger, made)
        ledger.put_decision(n, made)
        return reconcile.decided(ledger, PACKS, place, made)


def incidents(ledger: Ledger) -> set[tuple[str, ...]]:
    return {i.documents for i in ledger.incidents()}


def test_adding_reports_what_changed_and_contradictions(ledger: Ledger) -> None:
    first = put(ledger, MANY[0][0], *MANY[0][1])
    assert [i.documents for i in first.new] == [("a",)]
    second = put(ledger, MANY[1][0], *MANY[1][1])
    assert not second.new
    ((before, after),) = second.changed
    assert before.id == after.id == "i_" + min(MANY[0][1], key=lambda c: (c.start, c.id)).id[2:]
    assert not before.contradictions
    assert after.contradictions[0]["field"] == "killed"
    assert after.grade == "fair"


def test_step_by_step_equals_all_at_once_in_any_order(ledger: Ledger, tmp_path: Path) -> None:
    for doc, claims in MANY:
        put(ledger, doc, *claims)
    other = Ledger(tmp_path / "other.db")
    with other.writing():
        for doc, claims in reversed(MANY):
            other.put_document(doc, len(claims), 0)
            other.put_claims([(c, "", None) for c in claims], doc.known)
        reconcile.everything(other, PACKS, place)
    assert list(ledger.incidents()) == list(other.incidents())
    assert incidents(ledger) == {("a", "b", "d"), ("c",)}
    other.close()


def test_adding_the_same_document_again_changes_nothing(ledger: Ledger) -> None:
    for doc, claims in MANY:
        put(ledger, doc, *claims)
    before = list(ledger.incidents())
    again = put(ledger, MANY[1][0], *MANY[1][1])
    assert list(ledger.incidents()) == before
    assert not again.new
    assert not again.changed
    assert not again.gone


def test_different_same_and_undo(ledger: Ledger) -> None:
    for doc, claims in MANY[:3]:
        put(ledger, doc, *claims)
    (joint,) = [i for i in ledger.incidents() if len(i.documents) == 2]
    decide(ledger, 1, "split", joint.id, claims=[c.id for c in MANY[1][1]])
    assert incidents(ledger) == {("a",), ("b",), ("c",)}
    alone = next(i for i in ledger.incidents() if i.documents == ("c",))
    decide(ledger, 2, "same", joint.id, **{"with": alone.id})
    assert ("a", "c") in incidents(ledger)
    old = reconcile.now(ledger, alone.id)
    assert old is not None
    assert old.documents == ("a", "c")
    with ledger.writing():
        undo = Decision(id="d_3", verb="undo", subject="d_2", who="me", when="2020-01-03T00:00:00")
        ledger.put_decision(3, undo)
        target = ledger.decision("d_2")
        assert target is not None
        reconcile.decided(ledger, PACKS, place, target)
    assert incidents(ledger) == {("a",), ("b",), ("c",)}


def test_what_a_reviewer_sets_and_what_was_lost(ledger: Ledger) -> None:
    for doc, claims in MANY[:2]:
        put(ledger, doc, *claims)
    (one,) = ledger.incidents()
    decide(ledger, 1, "grade", one.id, grade="confirmed")
    decide(ledger, 2, "date", one.id, start="2019-05-08", end="2019-05-08")
    (one,) = ledger.incidents()
    assert (one.grade, one.time.start) == ("confirmed", "2019-05-08")
    assert "grade set by a reviewer" in one.flags
    assert reconcile.lost(ledger) == []
    renamed = [msgspec.structs.replace(c, id=c.id + "-new") for c in MANY[0][1]]
    with ledger.writing():
        ledger.drop_claims("a")
    put(ledger, MANY[0][0], *renamed)
    (one,) = ledger.incidents()
    assert one.grade == "confirmed"
    with ledger.writing():
        ledger.drop_claims("a")
    put(ledger, MANY[0][0])
    assert {d.decision.id for d in reconcile.lost(ledger)} == {"d_1", "d_2"}


def test_links_show_features_and_near_misses(ledger: Ledger) -> None:
    for doc, claims in MANY:
        put(ledger, doc, *claims)
    joint = next(i for i in ledger.incidents() if len(i.documents) == 3)
    found = reconcile.links(ledger, PACKS, joint)
    assert any(k.together and any(f[0] == "same_settlement" for f in k.pair.features) for k in found)
