"""Acts in other turns of phrase: how often aircraft came, what they let fall, guns that send rounds, forces at war."""

import pytest
from reading import actors, counted, told


def acts(text):
    return {c.event for c in told(text) if c.kind == "incident"}


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Jets bombed Taftanaz seven times on Monday.", 7),
        ("Helicopters struck the edge of Taftanaz more than 30 times.", 30),
        ("The mill in Taftanaz took four hits from the air on Sunday.", 4),
    ],
)
def test_how_often_aircraft_came_is_a_count_of_strikes(text, low):
    assert ("incident", "strikes", low) in {c[:3] for c in counted(text)}


def test_how_often_guns_fired_stays_a_count_of_incidents():
    assert ("incident", "incidents", 6, 6) in counted("Army guns shelled Taftanaz six times on Monday.")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A helicopter let two barrel bombs fall, and others released three barrel bombs over Kafr Zita.", "air_strike"),
        ("Explosive barrels let go by a helicopter over Kafr Zita killed a nurse.", "air_strike"),
        ("Rocket fire from warplanes hit a lane in Kafr Zita.", "air_strike"),
        ("The deadly bombing of Kafr Zita from the air has not stopped.", "air_strike"),
        ("Gunners in Morek sent rocket after rocket into Mahardah.", "shelling"),
        ("Three of the rounds landed on a school in Mahardah.", "shelling"),
        ("Warplanes, many of them Russian, often bomb the town of Kafr Zita.", "air_strike"),
        ("A raid by army soldiers on a farm near Kafr Zita left two dead.", "ground_attack"),
        ("The bombing of a bakery in Azaz remains unclaimed.", "explosion"),
        ("The group has been locked in combat with rebels near Hajin since May.", "clash"),
        ("Militia units engaged Islamic State in Hajin on Tuesday.", "clash"),
        ("Hajin saw the heaviest exchanges between soldiers and jihadists on Sunday.", "clash"),
        ("Kurdish fighters have been inching ever closer to Hajin.", "offensive"),
        ("Soldiers have kept Moadamiya sealed off for months.", "siege"),
        ("A post of the army near Hajin came under rebel attack.", "ground_attack"),
    ],
)
def test_acts_in_other_words(text, event):
    assert event in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The faction let three captives go in Hajin on Monday.",
        "Foreign backers supplied the faction with guided missiles in Hajin.",
        "Surgeons in Hajin carried out 90 operations in a week.",
        "Flour was dropped by parachute from cargo planes over Hajin.",
        "The hills that surround Hajin are bare.",
        "He led assault squads near Hajin.",
        "His father had fought the Soviet army in Afghanistan.",
        "The two rounds of talks on Hajin led nowhere.",
    ],
)
def test_what_is_no_act(text):
    assert acts(text) == set()


def test_those_who_fight_one_another_are_not_counted():
    text = "Rebel factions fought one another in Atarib."
    assert acts(text) == {"clash"} and counted(text) == set()


def test_who_is_at_war_with_whom():
    text = "The Syrian Democratic Forces have been at war with Islamic State near Hajin since May."
    assert actors(text, "incident", "clash") == ["Syrian Democratic Forces"]
    assert actors(text, "incident", "clash", role="against") == ["Islamic State"]
