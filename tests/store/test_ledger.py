"""Derived tables: what goes in comes out, in order, filtered, all or nothing."""

import msgspec
import pytest

from trucewatch.errors import CaseError
from trucewatch.model import Actor, Claim, Document, Filters, Measure, Published, When, Where
from trucewatch.store import Ledger, Scope, digest


def claim(n: int, **more) -> Claim:
    base = Claim(
        doc="sha256:d", document="sha256:d", quote=f"Sentence {n}.", start=n * 20, end=n * 20 + 11, kind="casualties",
        id=f"c_{n}", measure=Measure("killed", n, n), time=When("2019-05-0" + str(n), "2019-05-0" + str(n)),
        places=(Where("Milltown", "Milltown"),), place_ids=("p_mill",), actors=(Actor("by", None, "Red Army"),),
        actor_ids=("red",),
    )  # fmt: skip
    return msgspec.structs.replace(base, **more)


@pytest.fixture
def ledger(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db")
    with ledger.writing():
        ledger.put_document(
            Document(id="sha256:d", text="About the mill.", publisher="The Gazette", known="2019-05-09",
                     published=Published("2019-05-09", "2019-05-09", "stated")), 3)  # fmt: skip
        ledger.put_claims([(claim(n), "rejected" if n == 3 else "", None) for n in (1, 2, 3)], "2019-05-09")
    yield ledger
    ledger.close()


@pytest.mark.parametrize(
    ("filters", "scope", "found"),
    [
        (Filters(), Scope(), ["c_1", "c_2"]),
        (Filters(since="2019-05-02"), Scope(), ["c_2"]),
        (Filters(until="2019-05-01"), Scope(), ["c_1"]),
        (Filters(kind="incident"), Scope(), []),
        (Filters(publisher="the gazette"), Scope(), ["c_1", "c_2"]),
        (Filters(as_known_on="2019-05-08"), Scope(), []),
        (Filters(as_known_on="2019-05-09"), Scope(), ["c_1", "c_2"]),
        (Filters(place="x"), Scope(places=frozenset(["p_mill"])), ["c_1", "c_2"]),
        (Filters(place="x"), Scope(places=frozenset()), []),
        (Filters(actor="x"), Scope(actors=frozenset(["name:red army"])), ["c_1", "c_2"]),
        (Filters(actor="x"), Scope(actors=frozenset(["blue"])), []),
    ],
)
def test_filters(ledger, filters, scope, found):
    assert [c.id for c in ledger.claims(filters, scope)] == found


def test_records_come_back_whole(ledger):
    assert ledger.claim("c_1") == claim(1)
    assert ledger.text("sha256:d") == "About the mill."
    assert ledger.document("sha256:d", text=False).publisher == "The Gazette"
    assert ledger.place_names() == [("p_mill", "Milltown")]


def test_rejected_claims_are_kept_but_not_counted(ledger):
    assert ledger.status("c_3") == "rejected" and ledger.claim("c_3") == claim(3)
    assert [c.id for c in ledger.claims_of("sha256:d")] == ["c_1", "c_2"]
    assert len(ledger.claims_of("sha256:d", every=True)) == 3


def test_an_error_takes_everything_back(ledger):
    before = digest(ledger.db)
    with pytest.raises(RuntimeError), ledger.writing():
        ledger.drop_claims("sha256:d")
        raise RuntimeError
    assert digest(ledger.db) == before


def test_a_trial_leaves_nothing(ledger):
    before = digest(ledger.db)
    with ledger.trying():
        ledger.drop_claims("sha256:d")
        assert ledger.counts()["claims"] == 0
    assert digest(ledger.db) == before


def test_the_digest_sees_a_changed_figure(ledger):
    before = digest(ledger.db)
    with ledger.writing():
        ledger.put_claims([(claim(1, measure=Measure("killed", 9, 9)), "", None)], "2019-05-09")
    assert digest(ledger.db) != before


@pytest.mark.parametrize("words", ["mill", "MILL", 'mill "', "about AND", "mill*", "(", "NEAR(", "'; DROP TABLE x"])
def test_any_words_are_a_safe_search(ledger, words):
    found = [i for i, _ in ledger.matching(words)]
    assert found == (["sha256:d"] if words in ("mill", "MILL", 'mill "', "mill*") else [])


def test_a_file_that_is_no_ledger_is_named(tmp_path):
    path = tmp_path / "ledger.db"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(CaseError, match="not a readable ledger"):
        Ledger(path)


def test_ids_by_their_beginning(ledger):
    assert ledger.identify("c_1") == [("claim", "c_1")]
    assert ledger.identify("sha256:d") == [("document", "sha256:d")]
    assert ledger.identify("nothing") == []
