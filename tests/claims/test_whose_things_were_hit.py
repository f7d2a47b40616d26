"""Against whom an act was that hit somebody's posts, vehicles and men: owners named behind the thing, and who was aimed at."""

import pytest
from tests.claims.reading import actors, told

SIDES = [
    ("the rebels", "opposition fighters"), ("Islamic State", "Islamic State"), ("the SDF", "Syrian Democratic Forces"),
    ("the army", "Syrian Army"),
]  # fmt: skip


def met(text, kind="incident"):
    """Against whom the claims of a kind are, whatever acceptance says of them."""
    return [[a.name for a in c.actors if a.role == "against"] for c in told(text) if c.kind == kind]


def doers(text):
    return [[a.name for a in c.actors if a.role == "by"] for c in told(text) if c.kind in ("incident", "casualties", "damage")]


@pytest.mark.parametrize(("who", "name"), SIDES)
@pytest.mark.parametrize(
    "text",
    [
        "Turkish jets bombed positions held by {} near Tal Rifaat.", "Turkish artillery targeted a convoy of {} near Tal Rifaat.",
        "Turkish drones hit a depot belonging to {} in Tal Rifaat.", "Turkish jets struck a headquarters of {} in Tal Rifaat.",
        "Gunmen attacked a patrol of {} near Tal Rifaat.", "Missiles slammed into a base used by {} near Tal Rifaat.",
        "A car bomb exploded at a checkpoint manned by {} in Tal Rifaat.",
    ],
)  # fmt: skip
def test_the_owner_of_what_was_hit_is_the_other_side(text, who, name):
    assert [name] in met(text.format(who)) and [name] not in doers(text.format(who))


@pytest.mark.parametrize(("who", "name"), SIDES)
@pytest.mark.parametrize("act", ["bombing", "ambush", "car bomb attack"])
def test_who_was_aimed_at_is_no_doer(act, who, name):
    text = f"A {act} targeting {who} killed six people in Tal Rifaat."
    assert [name] in met(text) and [name] not in doers(text)


@pytest.mark.parametrize("thing", ["strongholds", "barracks", "positions", "hideouts"])
def test_things_with_their_owner_before_them(thing):
    assert met(f"The strikes targeted Islamic State {thing} near Tal Rifaat.") == [["Islamic State"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army shelled Hass from positions it shares with the militias.", "Syrian Army"),
        ("Rebels fired rockets at Hass from a base of Ahrar al-Sham.", "opposition fighters"),
        ("Hass was shelled by tanks belonging to the army.", "Syrian Army"),
    ],
)
def test_where_it_was_fired_from_was_not_hit(text, name):
    assert actors(text, "incident") == [name] and met(text) == [[]]
