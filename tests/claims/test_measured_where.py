"""Shares and distances with their own place, hosts who also speak, zones named after where they lie."""

import pytest
from reading import first, places


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Bashar al-Assad, whose forces hold more than 65% of Syria, spoke in Damascus.", "control_state", "Syria"),
        ("Troops who entered Nawa and Tafas on Friday now hold more than half of Daraa province.", "control_state", "Daraa"),
        ("The army took the villages of Hass and Ariha on Monday and now stands 6 km from Saraqib.", "position", "Saraqib"),
    ],
)
def test_the_place_right_behind_the_measure(text, kind, name):
    assert places(text, kind)[0] == name


def test_who_stands_far_from_a_town_stands_where_the_sentence_says():
    assert places("Rebel fighters are in Jayrud, 55 kilometres from Damascus.", "position")[0] == "Jayrud"


def test_a_host_who_speaks_is_the_host():
    claim = first("Jordan already hosts 1.2 million Syrians and says it can take in no more.", "displacement")
    assert [p.name for p in claim.places] == ["Jordan"]


def test_shells_land_in_a_zone_named_after_its_land():
    assert places("Two shells landed in the Golan buffer zone on Friday.", "incident") == ["Golan Heights"]
