"""Subjects of verbs: a verb with its object in it is no passive; an aside about helpers parts a subject from its verb."""

import pytest
from tests.claims.reading import actors, told


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Soldiers manning the checkpoint opened fire on a bus near Morek.", ["Syrian Army"]),
        ("The regime forces stationed at a post opened fire with rifles on shepherds near Morek.", ["Syrian government forces"]),
        ("Gunmen in a passing car opened fire on Monday in Ariha.", ["unidentified gunmen"]),
    ],
)
def test_who_opened_fire(text, doers):
    assert actors(text, "incident", "shooting") == doers
    assert not actors(text, "incident", "shooting", role="against")


@pytest.mark.parametrize(
    ("text", "kind", "event", "doers", "helpers"),
    [
        ("Rebels fled after government troops, backed by Russian jets, shelled Ariha.", "incident", "shelling",
         ["Syrian government forces"], ["Russian Air Force"]),
        ("Gunmen left Ariha as the army, supported by militias, seized Morek.", "control_change", "captured",
         ["Syrian Army"], ["pro-government militias"]),
        ("Rebels retreated from Ariha after government troops, backed by Russian jets, seized Morek.", "movement", "withdrawal",
         ["opposition fighters"], []),
        ("Rebels left Ariha after the army, which is backed by Russia, shelled it.", "movement", "withdrawal", ["opposition fighters"], []),
        ("The army, backed by Hezbollah, captured Morek.", "control_change", "captured", ["Syrian Army"], ["Hezbollah"]),
    ],
)  # fmt: skip
def test_helpers_stand_by_their_own_clause(text, kind, event, doers, helpers):
    assert actors(text, kind, event) == doers
    assert actors(text, kind, event, role="with") == helpers


def test_nobody_takes_from_himself():
    assert actors("Fighters seized a crossing near Nasib from the army on Wednesday.", "control_change", "captured") == []


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Several raids thought to be Russian left ten villagers dead in Atareb.", ["Russia"]),
        ("Dozens of raids thought to have been Russian hit Ariha on Monday.", ["Russia"]),
        ("Air strikes hit Ariha, the Russian ministry said.", []),
    ],
)
def test_whose_raids_they_are_believed_to_be(text, doers):
    assert actors(text, "incident", "air_strike") == doers


@pytest.mark.parametrize(
    "text",
    ["The raids drove 400 people toward a closed crossing.", "The violence pushed 400 people toward a sealed border."],
)
def test_no_article_counts_anybody(text):
    assert [c.measure.min for c in told(text) if c.kind == "displacement"] == [400]
