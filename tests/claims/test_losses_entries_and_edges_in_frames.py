"""Losses owned up to, forces that near a place, sieges and raids by night, each in the frames in which reports tell them."""

import pytest
from reading import EXTRACTOR, actors, first, places, told

ARMY, FORCES, REBELS, HTS = "Syrian Army", "Syrian government forces", "opposition fighters", "Hayat Tahrir al-Sham"


def events(text, kind="incident"):
    """The events of the claims of a kind."""
    return sorted(c.event for c in EXTRACTOR.text(text, published="2018-02-14").claims if c.kind == kind)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rebels conceded the loss of Ariha on Wednesday.", REBELS),
        ("HTS admitted on Sunday the loss of Binnish.", HTS),
        ("HTS has acknowledged losing Binnish.", HTS),
        ("The army announced the loss of Morek.", ARMY),
        ("The rebels acknowledged the loss of Morek to government forces.", REBELS),
    ],
)
def test_who_owns_up_has_lost(text, who):
    assert actors(text, "control_change", "lost", "against") == [who]
    assert who not in actors(text, "control_change", "lost")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The army's entry into Morek came at dawn.", ARMY),
        ("The rebels' entry into Morek surprised residents.", REBELS),
        ("The entry of HTS into Morek was confirmed on Monday.", HTS),
        ("The army's arrival in Morek was filmed.", ARMY),
        ("Turkey's entry into Afrin began in January.", "Turkey"),
    ],
)
def test_entries_by_their_noun(text, who):
    assert actors(text, "movement", "entry") == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Government forces approached Morek on Tuesday.", FORCES),
        ("HTS neared the town of Morek on Tuesday.", HTS),
        ("The rebels have approached Morek.", REBELS),
        ("The army is now on the edge of Morek, a commander said.", ARMY),
        ("HTS stood at the gates of Morek on Tuesday.", HTS),
        ("Turkish troops camped outside Morek on Tuesday.", "Turkish Armed Forces"),
    ],
)
def test_where_a_force_stands(text, who):
    assert actors(text, "position") == [who]


@pytest.mark.parametrize(
    "text", ["The army could approach Morek this week.", "Families camped outside Morek.", "Two jets approached Morek from the west."]
)
def test_no_force_stands_there(text):
    assert not [c for c in told(text) if c.kind == "position"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The army put Madaya under siege in 2015.", [ARMY]),
        ("Rebels have placed Kafriya under siege.", [REBELS]),
        ("Madaya was put under siege by the army.", [ARMY]),
        ("Madaya was put under siege.", []),
    ],
)
def test_whose_siege(text, who):
    assert actors(text, "incident", "siege") == who


def test_siege_that_may_come():
    assert "siege" not in events("The army may put Madaya under siege.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An hour-long bombardment hit Ariha.", ["shelling"]),
        ("A 20-minute bombardment of Ariha by the army killed two.", ["shelling"]),
        ("Night raids by Russian jets hit Ariha and Hass.", ["air_strike"]),
        ("Night raids on Ariha killed three.", ["air_strike"]),
        ("Commandos carried out a night raid in Ariha.", ["ground_attack"]),
        ("Artillery and drones targeted Ariha.", ["drone_strike", "shelling"]),
        ("Ariha was hit by drones and artillery.", ["drone_strike", "shelling"]),
    ],
)
def test_acts_by_their_means_and_length(text, expected):
    assert events(text) == expected


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Moscow pulled its planes out of Hmeimim.", "Russia"),
        ("Ankara pulled its troops out of Manbij.", "Turkey"),
        ("Washington has pulled back its troops from Manbij.", "United States"),
    ],
)
def test_capitals_that_pull_out(text, who):
    assert actors(text, "movement", "withdrawal") == [who]
    assert len(places(text, "movement", "withdrawal")) == 1


def test_a_place_taken_twice_in_a_sentence():
    for text in ("Morek, taken by rebels in 2012, was taken again by HTS.", "The M5, severed by rebels in 2012, was cut again by HTS."):
        taken = [[a.name for a in c.actors] for c in EXTRACTOR.text(text, published="2018-02-14").claims if c.kind == "control_change"]
        assert taken == [[REBELS], [HTS]]


@pytest.mark.parametrize(
    "text", ["The army cut the M5 on Tuesday.", "The M5 was cut by the army.", "The Aleppo-Damascus highway was cut by the army in 2013."]
)
def test_roads_by_their_numbers_and_ends(text):
    assert places(text, "control_change") == ["M5 highway"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The driver, who lost a leg in the battle for Aleppo in 2016, now lives in Idlib.", "Aleppo"),
        ("A veteran of the battle for Aleppo in 2016, he now commands rebels in Idlib.", "Aleppo"),
        ("In Idlib, men who survived the battle of Homs dug trenches.", "Homs"),
    ],
)
def test_a_battle_is_where_it_was_fought_for(text, where):
    assert places(text, "incident", "clash") == [where]


@pytest.mark.parametrize("text", ["The deal ended the rule of HTS in Morek.", "The offensive ended HTS rule in Morek."])
def test_whose_rule_ended(text):
    assert [a.name for a in first(text, "control_change").actors if a.role == "against"] == [HTS]
