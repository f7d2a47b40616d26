"""Where something happened: names that come after a wide opening, and sides of a city."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def first(text, kind, event=None, published="2016-09-20"):
    found = EXTRACTOR.text(text, published=published).claims
    return next(c for c in found if c.kind == kind and (event is None or c.event == event))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # which part of the country, which village near the town, and the day in place of an article
        (
            "An air strike killed nine people in northern Syria on Friday. The strike hit the town of Binnish.",
            ["Binnish", "northern Syria"],
        ),
        (
            "A car bomb killed nine people in the city of Homs on Friday. Friday's blast hit a bus stop in the Akrama neighbourhood.",
            ["Akrama", "Homs"],
        ),
        (
            "An air strike killed nine people near the town of Saraqib on Friday. The raid hit the village of Sarmin.",
            ["Sarmin", "Saraqib"],
        ),
        # the same dead counted again where they fell
        (
            "Shelling killed 14 people in Idlib province on Friday. Doctors were at work all night. "
            "The 14 people were killed in Binnish on Friday.",
            ["Binnish", "Idlib"],
        ),
    ],
)
def test_the_name_that_comes_later(text, places):
    assert [p.name for p in first(text, "casualties").places][:2] == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # abroad, another governorate's, and another toll
        ("An air strike killed nine people in northern Syria on Friday. The attack on Kilis came a day later.", "northern Syria"),
        ("An air strike killed nine people near the town of Saraqib on Friday. The raid on Kobani came later.", "Saraqib"),
        (
            "Shelling killed 14 people in Idlib province on Friday. Doctors were at work all night. "
            "In Binnish three people were killed on Friday.",
            "Idlib",
        ),
    ],
)
def test_what_no_later_name_is_taken_for(text, place):
    assert first(text, "casualties").places[0].name == place


@pytest.mark.parametrize(
    ("text", "kind", "event"),
    [
        ("Russian raids have killed thousands of civilians since Moscow intervened in 2014.", "casualties", None),
        ("Doctors were targeted in 135 attacks on clinics in 2014.", "incident", "other_attack"),
        ("Russian forces entered the conflict in April.", "movement", "entry"),
    ],
)
def test_years_of_war_are_the_country_s(text, kind, event):
    text = "Shells hit Binnish on Friday. A house burned down. " + text
    found = [c for c in EXTRACTOR.text(text, published="2016-09-20").claims if text.index(c.quote) > 40]
    assert next(c for c in found if (c.kind, c.event) == (kind, event)).places[0].name == "Syria"


def test_a_day_of_the_news_is_the_town_s():
    text = "Shells hit Binnish on Friday. A house burned down. Air strikes killed six people on Saturday."
    assert first(text, "casualties").places[0].name == "Binnish"
