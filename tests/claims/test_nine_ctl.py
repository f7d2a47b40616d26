"""Who holds, took, lost and left what: wordings of ordinary war reporting, and what is told twice."""

from __future__ import annotations

import pytest

import trucewatch


def claims(text: str, kind: str, published: str = "2017-05-10") -> list[trucewatch.Claim]:
    return [c for c in trucewatch.extract(text, published=published) if c.kind == kind]


def names(claim: trucewatch.Claim, role: str) -> list[str | None]:
    return [a.name for a in claim.actors if a.role == role]


def test_a_town_says_what_was_taken_and_not_how_many() -> None:
    took = claims("Fighters of Islamic State overran a town near Homs on Sunday, a monitor said.", "control_change")
    assert [(c.event, c.measure) for c in took] == [("captured", None)]
    counted = claims("The army captured two towns near Homs on Sunday.", "control_change")
    assert counted[0].measure is not None and counted[0].measure.min == 2


def test_one_holder_under_two_loose_names_holds_a_place_once() -> None:
    text = (
        "Air raids on rebel-held Saraqib killed four people on Monday.\n"
        "Hospitals in opposition-held Saraqib are short of medicine, doctors said."
    )
    assert len(claims(text, "control_state")) == 1


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Government troops recovered the town of Hish from the insurgents on Friday.", "retaken"),
        ("The army restored security to the town of Hish on Friday.", "retaken"),
        ("Rebels broke the siege of Morek on Sunday after a week of fighting.", "captured"),
        ("Six rebels were killed in clashes during a failed attempt to storm Kabani.", "repelled"),
        ("The army has failed to capture the hill near Kabani.", "repelled"),
        ("An assault on Kabani was beaten back by the army on Monday.", "repelled"),
    ],
)
def test_wordings_of_a_change(text: str, event: str) -> None:
    assert event in [c.event for c in claims(text, "control_change")]


def test_seized_arms_are_no_place() -> None:
    assert claims("The group fights with arms seized in Homs.", "control_change") == []


def test_who_would_break_a_siege_has_taken_nothing() -> None:
    assert claims("Rebels fought on Sunday to break the siege of Morek.", "control_change") == []
