"""Decisions: what stands, what it binds, what it sets, and what is lost."""

from __future__ import annotations

import msgspec
from making import Ledger, claim, document, killed, told

from trucewatch.incidents import decisions as d
from trucewatch.model import Decision


def decision(n: int, verb: str, subject: str, **value: object) -> Decision:
    return Decision(id=f"d_{n}", verb=verb, subject=subject, value=value, who="me", when=f"2020-01-0{n}T00:00:00")


def test_undo_and_undo_of_undo() -> None:
    first, second, third = decision(1, "reject", "c_x"), decision(2, "undo", "d_1"), decision(3, "undo", "d_2")
    assert d.standing([first]) == [first]
    assert d.standing([first, second]) == []
    assert d.standing([first, second, third]) == [first]


def test_same_and_different_win_over_matching() -> None:
    a, b = claim("a"), claim("b", where="p-birch")
    marks = d.marks([decision(1, "same", "c_a", claims=[a.id], others=[b.id])])
    ledger = Ledger()
    ledger.add(*told(document("a"), a, marks=marks), *told(document("b"), b, marks=marks))
    assert ledger.partition() == {frozenset("ab")}
    b = claim("b")
    marks = d.marks([decision(1, "different", "c_a", claims=[a.id], others=[b.id])])
    ledger = Ledger()
    ledger.add(*told(document("a"), a, marks=marks), *told(document("b"), b, marks=marks))
    assert ledger.partition() == {frozenset("a"), frozenset("b")}


def test_the_later_of_two_decisions_wins() -> None:
    same = decision(1, "same", "c_a", claims=["c_a"], others=["c_b"])
    apart = decision(2, "different", "c_a", claims=["c_a"], others=["c_b"])
    assert d.marks([same, apart]) == {"c_a": ["+d_2"], "c_b": ["-d_2"]}
    assert d.marks([apart, same]) == {"c_a": ["=d_1"], "c_b": ["=d_1"]}


def test_expand_names_the_claims_of_both_sides() -> None:
    claims = {"i_1": ["c_1", "c_2", "c_3"], "i_9": ["c_9"]}
    got = d.expand("same", "i_1", {"with": "i_9"}, lambda i: claims[i])
    assert (got["claims"], got["others"]) == (["c_1", "c_2", "c_3"], ["c_9"])
    got = d.expand("split", "i_1", {"claims": ["c_2"]}, lambda i: claims[i])
    assert (got["claims"], got["others"]) == (["c_2"], ["c_1", "c_3"])


def test_a_vanished_claim_is_found_again_by_its_words_or_reported() -> None:
    old = claim("a", id="c_old")
    made = msgspec.structs.replace(decision(1, "reject", "c_old"), about=d.about([old]))
    found = d.rebind(made, lambda i: i == "c_new", lambda doc, kind, quote: "c_new" if quote == old.quote else None)
    assert found.subject == "c_new"
    assert d.lost([found], lambda i: i == "c_new") == []
    gone = d.rebind(made, lambda i: False, lambda *words: None)
    (report,) = d.lost([gone], lambda i: False)
    assert report.missing == ("c_old",)


def test_what_reviewers_set_follows_the_claim_for_which_the_incident_was_named() -> None:
    many = [
        decision(1, "date", "i_1", start="2019-01-01", end="2019-01-01"),
        decision(2, "grade", "i_1", grade="fair"),
        decision(3, "annotate", "i_1", text="seen"),
        decision(4, "grade", "i_2", grade="weak"),
    ]
    got = d.given(many, ["c_1", "c_5"])
    assert got["date"]["start"] == "2019-01-01"
    assert got["grade"] == {"grade": "fair", "who": "me"}
    assert got["notes"] == ["seen"]
    assert d.given(many, ["c_7"]) == {}


def test_split_of_one_documents_telling() -> None:
    a, b = claim("a"), killed("a", 4, n=1)
    marks = d.marks([decision(1, "split", "i_a", claims=[b.id], others=[a.id])])
    assert len(told(document("a"), a, b, marks=marks)) == 2


def test_a_split_takes_no_more_from_an_earlier_same_than_what_it_splits_off() -> None:
    same = decision(1, "same", "i_a", claims=["c_a", "c_x"], others=["c_b", "c_y"])
    one = d.marks([same, decision(2, "split", "i_a", claims=["c_x"], others=["c_a", "c_b", "c_y"])])
    assert one == {"c_x": ["+d_2"], **{c: ["=d_1", "-d_2"] for c in ("c_a", "c_b", "c_y")}}
    two = d.marks([same, decision(2, "split", "i_a", claims=["c_x", "c_y"], others=["c_a", "c_b"])])
    assert two == {**{c: ["=d_1'", "+d_2"] for c in ("c_x", "c_y")}, **{c: ["=d_1", "-d_2"] for c in ("c_a", "c_b")}}


def test_a_claim_split_off_leaves_the_incidents_that_a_reviewer_united_together() -> None:
    a, b, x = claim("a"), claim("b", where="p-birch"), killed("a", 4, n=1)
    same = decision(1, "same", "i_a", claims=[a.id, x.id], others=[b.id])
    marks = d.marks([same, decision(2, "split", "i_a", claims=[x.id], others=[a.id, b.id])])
    ledger = Ledger()
    ledger.add(*told(document("a"), a, x, marks=marks), *told(document("b"), b, marks=marks))
    held = sorted(sorted(c for t in ids for c in ledger.index.tellings[t].claims) for ids in ledger.groups().values())
    assert held == sorted([sorted([a.id, b.id]), [x.id]])
