"""Findings, allegations, obligations and matching, on a made-up war whose pack lies beside this file."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import varda as m

from trucewatch import rules
from trucewatch.compliance import check, compute, why
from trucewatch.model import Claim, Finding
from trucewatch.rules import Packs

INSIDE, EDGE, OUTSIDE, ROAD = (60.15, 10.25), (60.0, 10.25), (61.5, 10.25), (60.51, 10.5)


@pytest.fixture(scope="module")
def packs() -> Packs:
    return rules.load(["en", str(Path(__file__).parent / "packs/varda")])


def found(packs: Packs, *incidents: object, claims: object = (), documents: object = None) -> list[Finding]:
    held = documents or [m.document()]
    return list(compute(incidents, claims, held, packs).findings)  # type: ignore[arg-type]


def test_the_packs_hold_together(packs: Packs) -> None:
    assert check(packs) == []
    assert check(rules.load()) == []


def test_shelling_by_a_party_in_the_zone_is_a_candidate(packs: Packs) -> None:
    (f,) = found(packs, m.incident("i_1", "shelling", "2031-03-10", INSIDE, actors=[("by", "Norland Army")]))
    assert (f.agreement, f.clause, f.incident, f.party) == ("halm-2031", "no-fire", "i_1", "Norland")
    assert (f.in_force, f.in_zone, f.carve_out, f.basis, f.zone) == ("yes", "in", "unclear", "candidate", "lake-strip")
    assert f.reasons


@pytest.mark.parametrize(
    ("day", "at", "by", "event"),
    [
        ("2031-03-01", INSIDE, "Norland Army", "shelling"),  # signed, not in force
        ("2031-03-10", OUTSIDE, "Norland Army", "shelling"),
        ("2031-03-10", INSIDE, "Black Raiders", "shelling"),  # not bound
        ("2031-03-10", INSIDE, "Free Company", "shelling"),  # its camp signed, it did not
        ("2031-03-10", INSIDE, "Norland Army", "abduction"),  # of no kind that a clause names
        ("2031-04-11", INSIDE, "Norland Army", "shelling"),  # suspended for that party
    ],
)
def test_what_is_no_finding(packs: Packs, day: str, at: tuple[float, float], by: str, event: str) -> None:
    assert found(packs, m.incident("i_1", event, day, at, actors=[("by", by)])) == []


def test_suspended_for_one_party_only(packs: Packs) -> None:
    got = found(packs, m.incident("i_1", "shelling", "2031-04-11", INSIDE, actors=[("by", "League militia")]))
    assert [f.in_force for f in got] == ["yes"]


def test_edges_are_uncertain_and_part_days_disputed(packs: Packs) -> None:
    (f,) = found(packs, m.incident("i_1", "shelling", "2031-03-02", EDGE, actors=[("by", "Norland")]))
    assert (f.in_zone, f.in_force) == ("uncertain", "disputed")


def test_after_the_term_without_an_extension_is_disputed(packs: Packs) -> None:
    (f,) = found(packs, m.incident("i_1", "shelling", "2031-08-01", INSIDE, actors=[("by", "Norland")]))
    assert f.in_force == "disputed"


def test_carve_out_applicable_or_only_claimed(packs: Packs) -> None:
    against = [("by", "Norland Army"), ("against", "Black Raiders")]
    (f,) = found(packs, m.incident("i_1", "air_strike", "2031-03-10", INSIDE, actors=against))
    assert f.carve_out == "applicable"
    own = m.claim("c_1", "incident", "air_strike", asserted_by=["Norland Army"])
    (g,) = found(
        packs, m.incident("i_1", "air_strike", "2031-03-10", INSIDE, actors=against, claims=["c_1"]), claims=[own]
    )
    assert g.carve_out == "claimed"
    civil = m.incident("i_2", "air_strike", "2031-03-10", INSIDE, actors=[("by", "Norland")], targets=["school"])
    assert [f.carve_out for f in found(packs, civil) if f.clause == "no-fire"] == ["none"]


def test_targets_and_bound_parties_of_a_clause(packs: Packs) -> None:
    by = [("by", "Norland Army")]
    hit = m.incident("i_1", "shooting", "2031-03-10", INSIDE, actors=by, targets=["hospital"])
    miss = m.incident("i_2", "shooting", "2031-03-10", INSIDE, actors=by, targets=["market"])
    assert [(f.incident, f.clause) for f in found(packs, hit, miss)] == [("i_1", "hospitals")]
    siege = m.incident("i_3", "siege", "2031-03-10", ROAD, actors=[("by", "League militia")])
    other = m.incident("i_4", "siege", "2031-03-10", ROAD, actors=by)
    assert [(f.incident, f.zone) for f in found(packs, siege, other)] == [("i_3", "salt-road")]


def test_unknown_doer_is_a_candidate_without_a_party(packs: Packs) -> None:
    (f,) = found(packs, m.incident("i_1", "shelling", "2031-03-10", INSIDE))
    assert f.party is None


def test_an_undated_act_is_held_against_the_day_of_its_report(packs: Packs) -> None:
    (f,) = found(packs, m.incident("i_1", "shelling", None, INSIDE, actors=[("by", "Norland")]))
    assert f.in_force == "disputed"
    assert f.date.end == "2031-04-01"


def test_an_allegation_in_the_same_sentence_marks_the_finding(packs: Packs) -> None:
    quote = "Norland shelled Orm in breach of the Halm truce, the mayor said."
    act = m.claim("c_1", "incident", "shelling", quote, actors=[("by", "Norland")], time=("2031-03-10", "2031-03-10"))
    term = m.claim("c_2", "term", "violated", quote, actors=[("by", "Norland")], asserted_by=["the mayor of Orm"])
    i = m.incident("i_1", "shelling", "2031-03-10", INSIDE, actors=[("by", "Norland")], claims=["c_1"])
    (f,) = found(packs, i, claims=[act, term])
    assert (f.basis, f.alleged_by) == ("alleged", ("the mayor of Orm",))
    assert set(f.claims) == {"c_1", "c_2"}


def test_an_allegation_of_no_known_act_stands_alone(packs: Packs) -> None:
    term = m.claim("c_2", "term", "violated", "The Halm truce is broken daily.", time=("2031-03-10", "2031-03-10"))
    (f,) = found(packs, claims=[term])
    assert (f.incident, f.basis, f.alleged_by) == (None, "alleged", ("Halm Gazette",))
    denied = m.claim("c_3", "term", "violated", "The Halm truce is broken daily.", modality="denied")
    assert found(packs, claims=[denied]) == []


def test_obligations_collect_claims_for_and_against(packs: Packs) -> None:
    kept = m.claim("c_1", "term", "kept", "All mines were lifted under the Halm treaty.", asserted_by=["Norland"])
    broken = m.claim(
        "c_2", "term", "violated", "Mines remain, against the Halm treaty.", start=90, asserted_by=["a monitor"]
    )
    ledger = compute([], [kept, broken], [m.document()], packs)
    (mines,) = ledger.obligations
    assert mines.state == "met according to Norland; not met according to a monitor"
    assert compute([], [], [m.document()], packs).obligations[0].state == "unreported"


def test_matching_by_name_context_and_possible_new_deals(packs: Packs) -> None:
    named = m.claim("c_1", "agreement", "signed", "They signed the Halm treaty.", time=("2031-03-01", "2031-03-01"))
    generic = m.claim(
        "c_2", "agreement", "in_force", "The truce began a day later.", start=40, time=("2031-03-02", "2031-03-02")
    )
    other = m.claim("c_3", "agreement", "signed", "Fishers of Ley agreed a truce with the Raiders.", start=90,
                    places=["Ley"], actors=[("party", "Black Raiders")], time=("2031-01-05", "2031-01-05"))  # fmt: skip
    ledger = compute([], [named, generic, other], [m.document()], packs)
    assert [k.agreement for k in ledger.links] == ["halm-2031", "halm-2031", None]
    (new,) = ledger.unmatched
    assert (new.where, new.since, new.claims) == ("Ley", "2031-01", ("c_3",))


def alleged(text: str, day: str, by: str | None, **more: object) -> Claim:
    actors = [("by", by)] if by else []
    return m.claim("c_1", "term", "violated", text, actors=actors, time=(day, day), asserted_by=["a mayor"], **more)


def test_a_bare_allegation_is_tied_to_the_one_truce_that_binds_the_accused(packs: Packs) -> None:
    ledger = compute([], [alleged("Norland violated the truce.", "2031-03-10", "Norland Army")], [m.document()], packs)
    assert [k.agreement for k in ledger.links] == ["halm-2031"]
    (f,) = ledger.findings
    assert (f.basis, f.clause, f.party, f.alleged_by) == ("alleged", "unspecified", "Norland", ("a mayor",))
    assert ledger.unmatched == ()


@pytest.mark.parametrize(
    ("text", "day", "by"),
    [
        ("Norland violated the truce.", "2031-02-10", "Norland Army"),  # none was in force
        ("Raiders violated the truce.", "2031-03-10", "Black Raiders"),  # it binds them to nothing
        ("Fishing rights were violated by Norland.", "2031-03-10", "Norland Army"),  # no word for a truce
        ("Somebody violated the truce.", "2031-03-10", None),
    ],
)
def test_an_allegation_that_no_agreement_is_tied_to_is_listed(packs: Packs, text: str, day: str, by: str | None) -> None:
    ledger = compute([], [alleged(text, day, by)], [m.document()], packs)
    assert ledger.findings == ()
    (open_,) = ledger.unmatched
    assert (open_.what, open_.claims, open_.since) == ("allegation", ("c_1",), day[:7])
    assert open_.reason
    denied = alleged(text, day, by, modality="denied")
    assert compute([], [denied], [m.document()], packs).unmatched == ()


def test_why_answers_for_every_clause_of_the_kind(packs: Packs) -> None:
    i = m.incident("i_1", "shelling", "2031-03-01", OUTSIDE, actors=[("by", "Norland Army")])
    ledger = compute([i], [], [m.document()], packs)
    answers = {a.clause: a for a in why(ledger, "i_1", packs)}
    assert set(answers) == {"no-fire", "hospitals"}
    assert answers["no-fire"].in_force == "no"
    assert answers["no-fire"].in_zone == "out"
    assert not answers["no-fire"].is_candidate


def test_order_of_records_does_not_matter(packs: Packs) -> None:
    incidents = [
        m.incident(f"i_{n}", "shelling", f"2031-03-1{n}", INSIDE, actors=[("by", "Norland")]) for n in range(3)
    ]
    ledgers = {tuple(compute(order, [], [m.document()], packs).findings) for order in itertools.permutations(incidents)}
    assert len(ledgers) == 1
