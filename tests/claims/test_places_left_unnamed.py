"""Acts and tolls whose sentence names no place of theirs: what is told around them, not the town or the dateline beside it."""

import pytest
from tests.claims.reading import EXTRACTOR

NEWS = "Jets bombed Saraqib in Idlib province on Monday. Shells fell on Ariha, another town of Idlib province. "


def told(text, kind, event=None, published="2019-09-03"):
    """The places of the last claim of a kind."""
    found = [c for c in EXTRACTOR.text(text, published=published).claims if c.kind == kind and (event is None or c.event == event)]
    assert found, text
    return [p.name for p in found[-1].places]


@pytest.mark.parametrize(
    "text",
    [
        "BEIRUT // At least 12 people were killed on Monday when a car bomb went off in Manbij.",
        "AMMAN | A car bomb killed at least 12 people in Manbij on Monday.",
        "BEIRUT: At least 12 people were killed when a car bomb went off in Manbij on Monday.",
        "At least 12 people were killed in Manbij, the minister told journalists in the border town of Reyhanli.",
        "At least 12 people were killed in Manbij, and the council met at Ankara's request.",
    ],
)
def test_not_where_the_report_was_filed_or_somebody_spoke(text):
    assert told(text, "casualties")[0] == "Manbij"


def test_a_dateline_alone_is_no_place():
    assert "Beirut" not in told("BEIRUT: At least 12 people were killed when a car bomb went off on Monday.", "incident")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells hit Aleppo's Hamdaniyah district on Monday. A rocket struck another neighbourhood and killed four people.", "Aleppo"),
        (NEWS + "A raid on Hass killed four. Further south, three soldiers were killed in clashes.", "Idlib"),
        (NEWS + "A raid on Hass killed four. Elsewhere, two men died when a mine went off.", "Idlib"),
        (NEWS + "A raid on Hass killed four. Three men of the town died of their wounds.", "Hass"),
    ],
)
def test_another_place_than_the_one_told_last(text, place):
    assert told(text, "casualties")[0] == place


def test_what_did_the_harm_that_is_summed():
    summed = "More than 70 civilians have died in air strikes since August 20."
    found = EXTRACTOR.text(NEWS + "A raid on Hass killed four. " + summed, published="2019-09-03").claims
    assert [[p.name for p in c.places] for c in found if c.quote == summed] == [["Idlib"], ["Idlib"]]


@pytest.mark.parametrize(
    "text",
    [
        "The army opened its offensive on August 3 and has since taken 20 towns, Hass and Hbit among them.",
        "Since the offensive began on 3 August, troops have captured a dozen villages, including Maar Shurin and Talmenes.",
    ],
)
def test_a_campaign_was_not_only_where_it_has_got_to(text):
    assert told(NEWS + text, "incident", "offensive") == ["Idlib"]


def test_a_campaign_against_a_town_is_there():
    text = NEWS + "The army opened an offensive on August 3 to capture Talmenes."
    assert told(text, "incident", "offensive")[0] == "Talmenes"


def test_a_report_counts_where_it_says():
    text = (
        "The centre documented the deaths of 310 civilians in Syria in August 2019. On Sunday 4 August a raid on a market in Binnish "
        "killed 12 people. At least 90 attacks on health facilities were recorded. Three medics lost their lives during the month."
    )
    assert told(text, "incident") == ["Syria"] == told(text, "casualties")


@pytest.mark.parametrize(
    "text",
    [
        "The Observatory, which has sources all over Syria to follow the conflict, said dozens were wounded in the blast.",
        "The Coalition for the Syrian Revolution said the attack killed 19 people.",
    ],
)
def test_a_toll_of_one_act_is_not_the_wars(text):
    assert told("A car bomb blew up in Azaz on Monday. " + text, "casualties")[0] == "Azaz"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels shelled Fuah, where five soldiers were killed and warplanes carried out 20 raids on Binnish.", "Fuah"),
        ("Two men were killed and nine were wounded in Sarmin.", "Sarmin"),
        ("Ten people died and a bakery was destroyed in Taftanaz.", "Taftanaz"),
        ("Three people were killed while clashes raged in Ariha.", "Ariha"),
    ],
)
def test_the_dead_of_one_clause_are_not_of_the_next(text, place):
    assert told("A raid on Hass killed four on Monday. " + text, "casualties")[0] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("For almost three years Moscow has waged an air campaign on the side of the army.", "Syria"),
        ("Russia launched an air campaign in September 2015 to prop up the government.", "Syria"),
        ("Russia launched air strikes in support of the army on Monday.", "Saraqib"),
    ],
)
def test_a_powers_campaign_is_the_whole_countrys(text, place):
    assert told("Shells fell on Saraqib on Monday. " + text, "incident")[0] == place


def test_what_somebody_is_said_to_be_responsible_for_in_general():
    text = "A gas attack killed 70 people in Azaz on Monday. Western powers say the army has been responsible for chlorine attacks."
    assert told(text, "incident", "chemical_attack")[0] == "Syria"
