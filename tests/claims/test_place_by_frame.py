"""Where something was, by the shape of its sentence and of the one before: forms of naming a place times what else is named."""

from itertools import product

import pytest
from tests.claims.reading import EXTRACTOR


def places(text, kind, event=None, published="2018-02-14"):
    """The places of the last claim of a kind."""
    claims = EXTRACTOR.text(text, published=published).claims
    found = [c for c in claims if c.kind == kind and (event is None or c.event == event)]
    assert found, [(c.kind, c.event) for c in claims]
    return [p.name for p in found[-1].places]


LEAD = "Planes bombed Saraqib on Tuesday. "
TELLERS = (
    "a commander in Ariha", "a journalist from Binnish", "the head of the Idlib health directorate", "a photographer in Ariha",
    "an AFP correspondent in Ariha", "the Ariha Media Centre", "an official in Beirut", "a Gaziantep-based activist",
)  # fmt: skip


@pytest.mark.parametrize(
    ("teller", "told"),
    [*product(TELLERS, ("Seven villagers died on Tuesday, {} said.", "{} said that seven villagers had been killed."))],
)
def test_where_somebody_speaks_yields_to_the_place_told_before(teller, told):
    sentence = told.format(teller)
    assert places(LEAD + sentence[0].upper() + sentence[1:], "casualties")[:1] == ["Saraqib"]


@pytest.mark.parametrize(
    ("lead", "told", "place"),
    [
        ("", "Seven villagers died on Tuesday, a commander in Ariha said.", "Ariha"),  # no other place is told
        (LEAD, "Seven villagers died on Tuesday, residents of Ariha said.", "Ariha"),  # they tell of their own town
        (LEAD, "In Ariha, seven villagers died on Tuesday, a commander in Binnish said.", "Ariha"),
        (LEAD, "Meanwhile seven villagers died on Tuesday, a commander in Ariha said.", "Ariha"),
        ("Planes bombed Idlib province on Tuesday. ", "Seven villagers died, a commander in Ariha said.", "Ariha"),
    ],
)
def test_where_somebody_speaks_is_it_else(lead, told, place):
    assert place in places(lead + told, "casualties")[:1]


STRIKERS = (
    "helicopters from Hama airport", "rockets fired from Kafr Nabl", "artillery stationed in Abu al-Duhur",
    "government forces positioned in Morek", "troops from Aleppo", "militias from Nubl", "guns at the Jurin camp",
    "planes flying from the Hmeimim base", "mortars based near Morek",
)  # fmt: skip


@pytest.mark.parametrize("striker", STRIKERS)
def test_where_strikers_stand_or_come_from_is_not_where_they_struck(striker):
    assert places(f"{LEAD}Seven villagers died when {striker} struck a mill.", "casualties")[:1] == ["Saraqib"]


@pytest.mark.parametrize("who", ["a couple from Kafr Nabl", "families from Hama", "herders returning from Ariha", "refugees from Zamalka"])
def test_where_victims_come_from_yields(who):
    assert places(f"{LEAD}Seven people, {who}, were killed when a shell hit a house.", "casualties")[:1] == ["Saraqib"]


@pytest.mark.parametrize(
    ("lead", "noun"),
    [*product(
        (
            "The army shelled Saraqib on Monday, hours after ministers met in Sochi.",
            "Monday's raids hit Saraqib, which lies on the highway from Damascus to Aleppo.",
            "Raids went on in Saraqib on Monday, a broker in Idlib city said.",
            "Saraqib, 15 km from Idlib city, came under fire on Monday.",
        ),
        ("in the area", "in the town", "there"),
    )],
)
def test_what_only_stands_beside_a_name_is_not_meant_again(lead, noun):
    assert places(f"{lead} Shelling {noun} wounded 12 people.", "casualties")[:1] == ["Saraqib"]


@pytest.mark.parametrize("verb", ["condemned", "denounced", "deplored"])
@pytest.mark.parametrize("town", ["Geneva", "Ankara"])
def test_who_speaks_abroad_was_not_struck_there(verb, town):
    assert places(f"{LEAD}In {town}, diplomats {verb} the raid, which killed nine people.", "casualties")[:1] == ["Saraqib"]
    text = f"Planes bombed Saraqib on Monday, and ministers in {town} {verb} the raid. Nine people died."
    assert places(text, "casualties") == ["Saraqib"]


def test_a_deals_terms_hold_not_where_it_was_signed():
    text = "Fighting went on in Idlib. Under a deal signed in Sochi, Turkey was to clear the strip of tanks."
    assert "Sochi" not in places(text, "term")


HELD = ("the rebel-held towns of", "the besieged towns of", "the militant-held villages of", "opposition-held")


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize("told", ["{} {} were bombed.", "Air strikes on {} {} killed nine."])
def test_a_list_of_held_places_is_one(held, told):
    sentence = told.format(held, "Saraqib, Ariha and Binnish")
    assert places(sentence[0].upper() + sentence[1:], "incident", "air_strike")[:3] == ["Saraqib", "Ariha", "Binnish"]


@pytest.mark.parametrize(
    ("text", "kind", "event", "place"),
    [
        ("Rockets landed in Ariha and killed four people, hours after the fall of Saraqib.", "casualties", None, "Ariha"),
        ("Shells hit Morek and killed two, a day after a raid on Ariha.", "casualties", None, "Morek"),
        ("Four people were killed after planes bombed Ariha.", "casualties", None, "Ariha"),
        ("Planes bombed Saraqib as artillery shelled Ariha.", "incident", "air_strike", "Saraqib"),
        ("Planes bombed Saraqib as artillery shelled Ariha.", "incident", "shelling", "Ariha"),
    ],
)
def test_acts_side_by_side(text, kind, event, place):
    assert places(text, kind, event)[:1] == [place]


@pytest.mark.parametrize(
    "told",
    ["The market was in Saraqib.", "It happened in Saraqib, a town in the east of the province.", "Jets struck Saraqib at noon."],
)
@pytest.mark.parametrize(
    "opening",
    [
        "Nine people were killed in an air strike on a market in northern Syria on Tuesday.",
        "Planes hit a crowded market in Idlib on Tuesday, killing nine people.",
    ],
)
def test_an_opening_takes_the_town_told_behind_it(opening, told):
    claims = EXTRACTOR.text(f"{opening} {told}", published="2018-02-14").claims
    assert [c.places[0].name for c in claims if c.kind == "casualties"] == ["Saraqib"]


@pytest.mark.parametrize(
    "told",
    ["Another raid hit Saraqib.", "Saraqib also came under fire.", "Planes hit houses in Raqqa later, they said."],
)
def test_an_opening_takes_no_other_acts_town(told):
    text = f"Nine people were killed in an air strike in Idlib province on Tuesday. {told}"
    claims = EXTRACTOR.text(text, published="2018-02-14").claims
    assert [c.places[0].name for c in claims if c.kind == "casualties"] == ["Idlib"]


ACTS = (
    "planes bombed a school in Saraqib", "a shell hit a house in Saraqib", "a car bomb went off in Saraqib",
    "rebels attacked a post near Saraqib",
)  # fmt: skip


@pytest.mark.parametrize("wide", ["in Idlib province", "in northern Syria"])
@pytest.mark.parametrize("word", ["when", "after"])
@pytest.mark.parametrize("act", ACTS)
def test_harm_told_of_an_area_lies_where_the_act_behind_it_was(wide, word, act):
    assert places(f"Nine people were killed {wide} on Tuesday {word} {act}.", "casualties")[:1] == ["Saraqib"]


@pytest.mark.parametrize("apart", ["a day after planes bombed Saraqib", "and planes bombed Saraqib", "since rebels seized Saraqib in May"])
def test_harm_told_of_an_area_lies_not_where_another_act_was(apart):
    claims = EXTRACTOR.text(f"Nine people were killed in Idlib province {apart}.", published="2018-02-14").claims
    assert [c.places[0].name for c in claims if c.kind == "casualties"] == ["Idlib"]


@pytest.mark.parametrize("toll", ["The nine were killed in Saraqib, it said.", "It said nine civilians died in the town of Saraqib."])
def test_at_least_so_many_are_told_of_again_as_so_many(toll):
    text = f"At least nine people died in shelling in Idlib province on Tuesday, a monitor said. {toll}"
    claims = EXTRACTOR.text(text, published="2018-02-14").claims
    assert {c.places[0].name for c in claims if c.kind == "casualties"} == {"Saraqib"}


@pytest.mark.parametrize("wide", ["In Idlib province", "In northern Syria"])
def test_who_is_taken_from_a_town_was_taken_there(wide):
    assert "Saraqib" in places(f"{wide} gunmen kidnapped a doctor from the town of Saraqib.", "incident", "abduction")[:2]
