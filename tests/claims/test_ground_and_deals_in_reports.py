"""Ground that changes hands, deals and what they ask as long reports tell of it: in asides, lists, passives and without the usual verb."""

from __future__ import annotations

import pytest
from reading import told


def read(text: str) -> set[tuple[str, str | None]]:
    """Kinds and events of what a text tells."""
    return {(c.kind, c.event) for c in told(text, "2020-02-14")}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # attacks that somebody stopped, told of the attack
        ("A mechanised thrust of the army was turned back short of Kabani.", "repelled"),
        ("The army's advance on Kabani was checked on Friday.", "repelled"),
        ("A sortie by the rebels was stopped dead near Kabani.", "repelled"),
        ("The third assault, aimed at the bridge near Kabani, came to grief before noon.", "repelled"),
        # flags
        ("On Sunday the country's flag was raised over the Nassib crossing.", "captured"),
        ("By noon army flags were flying over Hish and two hamlets.", "captured"),
        ("They came home to Tadamon, where the state's flag was hoisted a month ago.", "captured"),
        # ground that goes to somebody
        ("Before the month ended the whole ridge had passed to the government.", "captured"),
        ("Hish and Babila, hamlets taken in April, slid back to Islamic State on Tuesday.", "retaken"),
        ("On 3 May the militia had the entire valley.", "captured"),
        ("The drive has restored 210 square kilometres of plain to the homeland.", "captured"),
        ("Army soldiers, with drones overhead, prised the clinic near Hish from the rebels.", "captured"),
    ],
)
def test_ground_changes_hands(text: str, event: str) -> None:
    assert ("control_change", event) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army's advance on Kabani was halted by the ceasefire.",
        "Goatherds were shot near Hish and their herds driven off.",
        "Schools in Hish and Babila were bombed out of use.",
        "The national flag was hoisted at the embassy.",
        "The papers on Hish passed to the mayor.",
        "On 3 May the army had the whole story.",
    ],
)
def test_no_ground_changes_hands(text: str) -> None:
    assert not [c for c in told(text, "2020-02-14") if c.kind == "control_change"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Hish, in the south, serves as the rebels' seat.", "opposition fighters"),
        ("Guns were fired by the rebels, which hold Ourimao, the next hamlet.", "opposition fighters"),
    ],
)
def test_ground_is_held(text: str, who: str) -> None:
    assert who in {a.name for c in told(text) if c.kind == "control_state" for a in c.actors if a.role == "by"}


def test_place_and_a_share_beside_it() -> None:
    """Each is held by itself: a place and most of what lies around it."""
    held = [c for c in told("The rebels still run Ariha and most of the plain.") if c.kind == "control_state"]
    assert sorted(c.measure is not None for c in held) == [False, True]


@pytest.mark.parametrize(
    ("text", "kind", "event"),
    [
        ("The pact reached in Muscat on 3 May obliges the army and its allies to vacate the port.", "term", "requires"),
        ("The accord sealed in Muscat on 3 May rules out raids on the port.", "term", "prohibits"),
        ("The 9 May deadline for the withdrawal slipped by without a single gun being moved.", "term", "violated"),
        ("The deadline passed on Friday without a battalion on the move.", "term", "violated"),
        ("The army tallies 70 infringements by its foes since the truce.", "term", "violated"),
        ("Neither army has left the ridge as both had promised to do in May.", "term", "violated"),
        ("Neither army has left the ridge as both had promised to do in May.", "term", "requires"),
        ("The Muscat accord affords no protection to Islamic State.", "term", None),
        ("The raids go on beyond the ceasefire, which covers only the port.", "term", None),
        ("Under the draft, seen by a reporter, gunmen would hand over their tanks within a week.", "term", "requires"),
        ("Under the draft, seen by a reporter, gunmen would hand over their tanks within a week.", "agreement", "proposed"),
        ("Under the blueprint now on the table, the militia would quit the port.", "term", "requires"),
        ("Both armies shelled the road for a month before a verbal truce took hold on 4 May.", "agreement", "in_force"),
        ("A truce announced on the night of 3 May was dead by morning.", "agreement", "announced"),
        ("The truce, in force since 4 May, is due to expire on Friday.", "agreement", "ended"),
        ("The wording rules out patrols in the strip.", "term", "prohibits"),
        ("The accord reached in Muscat requires both sides to free the port, and to hand over their dead.", "term", "requires"),
        ("A truce had kept the line all but silent until May.", "term", "kept"),
        ("The council agreed to open the road, while the militia was barred from entering Hish.", "term", "prohibits"),
        ("They went home on terms negotiated in May with the army.", "agreement", "signed"),
        ("Under the reconciliation concluded in May, the gunmen were to leave.", "agreement", "signed"),
        ("Ankara's spokesman branded it a capitulation.", "statement", None),
        ("Paris laid the failure of the conference at Moscow's door.", "statement", None),
        ("Rebel commanders are to gather in Hish on Friday.", "statement", None),
        ("Under the pact to which both presidents put their names on 4 May, fighters were to leave.", "agreement", "signed"),
    ],
)
def test_deals_and_their_terms(text: str, kind: str, event: str | None) -> None:
    assert (kind, event) in read(text)


def test_ground_that_has_shrunk() -> None:
    """What somebody is down to is what he holds."""
    held = [c for c in told("The rebels held half of Hama in May; they are now down to 15 percent.") if c.kind == "control_state"]
    assert {c.measure.min for c in held if c.measure is not None} == {50, 15}


def test_each_clause_under_a_draft_is_a_term() -> None:
    text = "Under the draft the gunmen would hand in their tanks, the crossing would go to the police, and families would go home."
    assert len([c for c in told(text) if (c.kind, c.event) == ("term", "requires")]) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "The army of the internationally recognised government shelled Hish.",
        "Its gunmen were sworn to Islamic State.",
        "A bullet struck the car of the observers as it left a meeting in Hish.",
        "Before the truce took effect on Friday the guns fell on Hish.",
        "Under the draft law bakers would pay more.",
        "The pause in Homs, under which 200 people were evacuated on 3 May, was short.",
    ],
)
def test_no_statement_and_no_term(text: str) -> None:
    assert not [c for c in told(text, "2020-02-14") if c.kind in ("statement", "term")]


@pytest.mark.parametrize(
    "text",
    ["The Omani envoy hopes to bring the two sides together in May.", "Jordan intends to seat both delegations in Amman in May."],
)
def test_getting_others_to_sit_down(text: str) -> None:
    assert ("statement", None) in read(text)
