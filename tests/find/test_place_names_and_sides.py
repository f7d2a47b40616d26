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


@pytest.mark.parametrize(
    "text",
    [
        "The northwest has been bombed for months.",
        "Thousands of people live in the north-west, the agency said.",
        "Jets struck the rebel-held northwest on Monday.",
    ],
)
def test_a_side_of_the_country(text):
    found = EXTRACTOR.text(text, published="2019-09-20", mentions=True)
    assert "northwestern Syria" in [m.value["name"] for m in found.mentions if m.type == "place"]


@pytest.mark.parametrize(
    "text",
    [
        "Binnish was quiet. Troops took a village to the northwest on Monday.",
        "Shells hit the northwest suburbs of Aleppo on Monday.",
        "Clashes broke out in the northwest of Aleppo on Monday.",
        "Jets bombed Hasakah in the northeast on Monday.",
        "Gunmen attacked the post from the northeast on Monday.",
    ],
)
def test_a_side_of_a_town(text):
    found = EXTRACTOR.text(text, published="2019-09-20", mentions=True)
    assert not [m.text for m in found.mentions if m.type == "place" and m.value["name"] in ("northwestern Syria", "northeastern Syria")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Thousands are trapped in eastern Aleppo. The army began an assault on the east on Monday.", 2),
        ("Thousands are trapped in eastern Aleppo. Troops came from the east on Monday.", 1),
        ("Thousands are trapped in eastern Aleppo. Troops moved to the east on Monday.", 1),
        ("Thousands are trapped in western Aleppo. The army began an assault on the east on Monday.", 1),
    ],
)
def test_the_east_again(text, count):
    found = EXTRACTOR.text(text, published="2016-09-20", mentions=True)
    assert len([m for m in found.mentions if m.type == "place" and m.value["name"] == "Aleppo"]) == count


@pytest.mark.parametrize("side", ["north-west Syria", "northwest Syria", "northwestern Syria", "the north-west of Syria"])
def test_a_side_of_the_country_is_one_region(side):
    (claim, *_) = EXTRACTOR.text(f"At least 103 people were killed in {side} on Monday.", published="2019-09-20").claims
    assert (claim.places[0].name, claim.place_ids[0]) == ("northwestern Syria", "syria-northwestern-syria-region")
    region = EXTRACTOR.gazetteer.get(claim.place_ids[0])
    assert "Idlib" in region.over
