"""Where: what is held and not named, an act and its harm, truces of the whole country, and where people speak."""

import pytest
from reading import places


def test_what_is_held_gets_its_name_later():
    text = "A missile hit a rebel-held neighbourhood in the city of Homs on Friday. The missile fell on the Akrama neighbourhood on Friday."
    assert "Akrama" in places(text, "control_state")[:2]


def test_what_is_held_and_named_keeps_its_name():
    text = "A missile hit Binnish, a rebel-held town in Idlib province, on Friday. Another raid killed six in Sarmin on Friday."
    assert places(text, "control_state")[0] == "Binnish"


def test_the_dead_fell_where_the_act_was_named_later():
    text = "Shelling of the city of Homs killed three people on Friday. Rebels shelled the Akrama neighbourhood on Friday."
    assert "Akrama" in places(text, "casualties")[:2]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mortars fell on Ariha a day after the United States and Russia had agreed on a truce.", "Syria"),
        ("Mortars fell on Ariha hours after the government had announced a nationwide ceasefire.", "Syria"),
        # a place with the truce, and other brokers
        ("The United States and Russia agreed on a ceasefire in Aleppo on Monday.", "Aleppo"),
        ("Turkey and Russia agreed on a ceasefire in Idlib on Monday.", "Idlib"),
    ],
)
def test_a_truce_of_the_whole_country(text, place):
    assert places(text, "agreement")[0] == place


@pytest.mark.parametrize(
    "text",
    [
        "Snipers killed seven people last night, the envoy told journalists in Vienna.",
        "Lebanon's Al-Manar television said that three soldiers were killed.",
    ],
)
def test_nobody_fell_where_people_speak(text):
    assert not {"Vienna", "Lebanon"} & set(places(text, "casualties"))
