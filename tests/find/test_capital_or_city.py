"""A capital is its government in some wordings and a city in others."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def mentions(text):
    found = EXTRACTOR.text(text, published="2018-03-20", mentions=True).mentions
    return {(m.type, m.value["name"]) for m in found if "name" in m.value}


@pytest.mark.parametrize(
    ("sentence", "government"),
    [
        ("Elders in Binnish turned down an offer from Damascus.", "Syrian government"),
        ("The alliance called on Damascus and Moscow to end the raids.", "Russia"),
        ("The alliance called on Damascus and Moscow to end the raids.", "Syrian government"),
        ("Paris gave Damascus until Friday to answer.", "Syrian government"),
        ("Rebels blamed the raid on the market in Binnish on Moscow.", "Russia"),
        ("The minister held Ankara, Riyadh and Doha responsible for the massacre.", "Qatar"),
        ("Militias loyal to Damascus shelled Binnish.", "Syrian government"),
        ("Under pressure from Ankara the rebels pulled out of Binnish.", "Turkey"),
        ("Washington and Moscow both denied it.", "United States"),
        ("A spokesman for Damascus spoke of a mistake.", "Syrian government"),
    ],
)
def test_a_capital_that_is_its_government(sentence, government):
    assert ("actor", government) in mentions(sentence)


@pytest.mark.parametrize(
    ("sentence", "city"),
    [
        ("A convoy from Damascus reached Douma.", "Damascus"),
        ("Buses left for Damascus on Monday.", "Damascus"),
        ("The railway linking Homs with Damascus was cut.", "Damascus"),
        ("The road linking Homs with Damascus was cut.", "Damascus-Homs highway"),
        ("Shells fell on Damascus on Monday.", "Damascus"),
        ("Rebels attacked Damascus and Homs with rockets.", "Damascus"),
        ("Damascus was shelled on Monday.", "Damascus"),
        ("The rebels blamed the army for an attack on Damascus.", "Damascus"),
        ("The ministry blamed a blast on Damascus on rebels.", "Damascus"),
        ("The delegation left Moscow for Damascus to sign the truce.", "Damascus"),
        ("The ministers met in Ankara and Moscow.", "Moscow"),
    ],
)
def test_a_capital_that_is_a_city(sentence, city):
    assert ("place", city) in mentions(sentence)


def test_a_government_is_no_town_that_a_later_sentence_means():
    claims = EXTRACTOR.text(
        "Zamalka reached a truce with Damascus on Monday. The army tightened its siege of the town.", published="2018-03-20"
    ).claims
    assert "Damascus" not in {p.name for c in claims for p in c.places}
