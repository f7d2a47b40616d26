"""Where something happened: places that other words beside them once hid."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def first(text, kind, event=None, published="2016-09-20"):
    found = EXTRACTOR.text(text, published=published).claims
    return next(c for c in found if c.kind == kind and (event is None or c.event == event))


@pytest.mark.parametrize(
    ("text", "kind", "event", "place"),
    [
        # what killed people there names no other act
        ("Shells hit a home in the Sukkari neighbourhood killing two sisters.", "incident", "shelling", "Sukkari"),
        ("A jet bombed a mill near the Daret Azza area wounding five workers.", "incident", "air_strike", "Darat Izza"),
        # a town that a magazine is named after
        ("IS-held Dabiq was shelled on Sunday.", "incident", "shelling", "Dabiq"),
    ],
)
def test_the_place_of_an_act(text, kind, event, place):
    assert [p.name for p in first(text, kind, event).places][:1] == [place]


@pytest.mark.parametrize(
    ("text", "kind", "event", "places"),
    [
        (
            "A shell killed five people in a government-held district of Aleppo on Friday. "
            "State television said mortars struck the Mogambo neighbourhood on Friday.",
            "casualties", None, ["Mogambo", "Aleppo"],
        ),
        (
            "A car bomb in Homs killed nine people on Friday. Police sealed off the roads. "
            "The blast tore through a bus stop in the Akrama neighbourhood.",
            "casualties", None, ["Akrama", "Homs"],
        ),
        (
            "An air strike killed six people in the province of Idlib on Friday. "
            "Rescuers gave the names of all who died in the strike on Binnish.",
            "casualties", None, ["Binnish", "Idlib"],
        ),
    ],
)  # fmt: skip
def test_the_name_of_what_an_opening_left_unnamed(text, kind, event, places):
    assert [p.name for p in first(text, kind, event).places][:2] == places


@pytest.mark.parametrize(
    "text",
    [
        # another governorate's town, another day's quarter
        "An air strike killed six people in the province of Idlib on Friday. The raid on Kobani came a week later.",
        "Shells killed two people in the city of Aleppo on Friday. Nobody claimed the attack. Rebels hold the Sukkari quarter.",
    ],
)
def test_other_places_name_nothing(text):
    assert first(text, "casualties").places[0].name in ("Idlib", "Aleppo")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The two foreign ministers held talks on Syria in Vienna on Monday.", "Vienna"),
        ("The three leaders will discuss Idlib at a summit in Tehran.", "Tehran"),
        ("The ministers held talks on Syria on Monday.", "Syria"),
    ],
)
def test_talks_are_where_they_are_held(text, place):
    assert first(text, "statement").places[0].name == place


def test_whoever_fell_fell_somewhere():
    text = "No strikes were seen on Friday, a monitor said. It said that 790 civilians had been killed since the end of April."
    assert first(text, "casualties", published="2019-08-02").places


def test_a_commission_that_is_named_in_full_is_the_source():
    text = "Strikes in Ariha killed 43 people on 22 July, the United Nations Commission of Inquiry on Syria said in a report on Monday."
    claim = first(text, "casualties", published="2019-09-02")
    assert claim.asserted_by == ("UN Commission of Inquiry on Syria",)
    assert claim.time.start == "2019-07-22" and [p.name for p in claim.places] == ["Ariha"]
