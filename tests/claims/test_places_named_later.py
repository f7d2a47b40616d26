"""Where: what is named later stands, tolls of several cities, the use of a weapon, "the town" and "the area"."""

import pytest
from reading import places


def test_a_town_without_a_name_gets_the_one_that_comes_later():
    text = "Warplanes bombed a town in Idlib province on Monday, killing nine people. Raids on Saraqib on Monday destroyed a bakery."
    assert places(text, "incident", "air_strike")[:2] == ["Saraqib", "Idlib"]


def test_a_toll_of_several_cities_is_of_no_one_street():
    text = "Eleven civilians were killed on Monday in Homs and Damascus. The attack struck the Akrama neighbourhood at noon."
    assert places(text, "casualties")[0] == "Homs"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells hit Saraqib on Monday. The government has denied using chlorine gas.", "Syria"),
        ("Shells hit Saraqib on Monday. Officials have long denied using chemical weapons.", "Syria"),
        ("Shells hit Saraqib on Monday. Officials denied using chemical weapons in Douma.", "Douma"),
    ],
)
def test_the_use_of_a_weapon_in_general(text, place):
    assert places(text, "incident", "chemical_attack")[0] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels hold Sarmin and fear an advance from Aleppo. Helicopters bombed the town on Monday.", "Sarmin"),
        ("Rebels hold Sarmin and fear an advance from Aleppo. Helicopters bombed the city on Monday.", "Aleppo"),
        ("Rebels hold Sarmin and fear an advance from Binnish. Helicopters bombed the town on Monday.", "Binnish"),
        # the province only says where the place lies
        ("Families fled Kafranbel in Idlib province. Helicopters bombed the area on Monday.", "Kafr Nabl"),
        ("Families fled across Idlib province. Helicopters bombed the area on Monday.", "Idlib"),
    ],
)
def test_what_a_noun_stands_for(text, place):
    assert places(text, "incident", "air_strike")[0] == place
