"""On whom an act is put, who keeps a place besieged, and subjects that a place or a participle parts from their verb."""

import pytest
from reading import actors


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Blame for the gassing of families in Tadef was laid by the opposition on Hezbollah.", ["Hezbollah"]),
        ("The rebels hold Hezbollah responsible for the gas attack on Tadef.", ["Hezbollah"]),
    ],
)
def test_an_act_is_put_on_whom_the_words_put_it(text, by):
    assert actors(text, "incident") == by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Islamic State has kept the town of Tadef encircled since 2014.", ["Islamic State"]),
        ("The army holds Tadef under siege.", ["Syrian Army"]),
        ("Tadef is under siege.", []),
    ],
)
def test_who_keeps_a_town_besieged_besieges_it(text, by):
    assert actors(text, "incident", "siege") == by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Rebels in Tadef have launched a big assault in answer to an advance by Hezbollah.", ["opposition fighters"]),
        ("Tadef was shelled on Friday by the retreating Hezbollah fighters.", ["Hezbollah"]),
        ("Fighters supported by Turkey shelled Tadef on Friday.", ["Turkish-backed opposition fighters"]),
    ],
)
def test_a_subject_is_found_over_a_place_and_a_participle(text, by):
    assert actors(text, "incident") == by
