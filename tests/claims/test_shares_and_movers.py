"""Whom a count of those who move is of: not by what means, nor a part; what is told of a share alone, and of which whole."""

import pytest
from reading import counted, first, places


@pytest.mark.parametrize(
    ("text", "measure", "number"),
    [
        ("Some 900 people, among them 200 fighters, left Rastan aboard 18 buses on Thursday.", "evacuated", 900),
        ("About 400 rebels departed from Rastan in a convoy of 12 coaches.", "evacuated", 400),
        ("A convoy of 60 vehicles, including howitzers and cranes, entered Saraqib at noon.", "vehicles", 60),
        ("A convoy of 60 vehicles, among them 20 tanks, entered Idlib at dawn.", "vehicles", 60),
        ("Some 700 vehicles have crossed at Bab al-Salama this week, among them 60 tanks.", "vehicles", 700),
        ("Hundreds of soldiers entered Manbij with 20 tanks on Sunday.", "fighters", 200),
        ("Two Russian warships are on their way to Tartus.", "vehicles", 2),
    ],
)
def test_who_moved_is_counted_and_not_the_means_or_a_part(text, measure, number):
    found = {(what, low) for kind, what, low, _ in counted(text) if kind == "movement"}
    assert found == {(measure, number)}


def test_what_is_told_of_a_share_is_not_told_of_the_whole():
    found = counted("The area holds four million people, half of whom had already been displaced at least once.")
    assert ("displacement", "displaced", 2000000, 2000000) in found
    assert ("displacement", "displaced", 4000000, 4000000) not in found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A third of the pre-war population of 21 million has fled abroad.", 21000000),
        ("More than half of Syria's 22 million people have fled their homes.", 22000000),
    ],
)
def test_the_whole_of_which_a_share_has_fled_is_a_population(text, number):
    assert ("population", "population", number, number) in counted(text)


def test_a_share_of_things_tells_of_no_population():
    assert not [c for c in counted("Half of the convoy's 30 lorries reached Rastan.") if c[0] == "population"]


def test_whose_people_are_counted_is_no_count_of_places():
    assert ("displacement", "displaced", 500000, 500000) in counted("Half a million of the region's residents had been displaced.")
    assert ("damage", "facilities", 2, 2) in counted("Two of the village's schools were hit.")


@pytest.mark.parametrize(
    "text",
    [
        "Turkey, which is already sheltering a million Syrians, wants them to go.",
        "Turkey, which already has 3.6 million Syrians on its soil, says it can take no more.",
    ],
)
def test_refugees_are_in_the_state_that_has_them(text):
    assert places(text, "displacement") == ["Turkey"]


def test_the_number_of_those_who_moved_is_a_displacement():
    claim = first("The number of families who have moved closer to the frontier has topped 60,000.", "displacement")
    assert (claim.measure.what, claim.measure.min) == ("displaced", 60000)


def test_aid_that_a_vote_is_about_tells_how_many_are_in_need():
    text = "The Council failed to renew the mandate for cross-border aid to three million people in Idlib."
    assert ("population", "in_need", 3000000, 3000000) in counted(text)
    assert not [c for c in counted("The Red Crescent brought food aid to 300 people in Hass.") if c[0] == "population"]
