"""Nouns that stand for a place named before, behind a word that says in whose hands it is."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Shells hit the town of Binnish. Doctors in the rebel-held town buried six people on Friday.", "Binnish", "town"),
        ("Homs was quiet. Troops closed the road, besieging opposition-held districts.", "Homs", "districts"),
    ],
)
def test_the_rebel_held_town(text, name, words):
    found = EXTRACTOR.text(text, published="2016-09-20", mentions=True)
    assert (words, name) in [(m.text, m.value["name"]) for m in found.mentions if m.type == "place"]


@pytest.mark.parametrize(
    "text",
    [
        "Binnish was quiet. Shells fell on rebel-held districts in Homs.",
        "Binnish was quiet. Shells fell on some districts.",
    ],
)
def test_districts_of_another_town_stand_for_nothing(text):
    found = EXTRACTOR.text(text, published="2016-09-20", mentions=True)
    assert "districts" not in [m.text for m in found.mentions if m.type == "place"]
