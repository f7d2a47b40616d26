"""Places of a sentence that cannot be the act's: where aircraft start, where those come from who were taken in."""

import pytest
from reading import EXTRACTOR, places


@pytest.mark.parametrize(
    "text",
    [
        "Warplanes taking off from the Shayrat airbase bombed the town of Binnish on Monday.",
        "Shells fell on Binnish. Russian jets that took off from the Hmeimim base also took part in the strikes.",
    ],
)
def test_where_aircraft_start_is_not_hit(text):
    claims = EXTRACTOR.text(text, published="2019-08-20").claims
    assert [[p.name for p in c.places] for c in claims if c.event == "air_strike"] == [["Binnish"]]


def test_a_base_that_is_hit_is():
    assert places("Rebels fired rockets at the Hmeimim base.", "incident") == ["Khmeimim air base"]


def test_where_those_come_from_who_were_taken_in():
    text = "The camp at Atmeh shelters about 900 families from Rastan, Talbiseh and the villages of the Ghab plain."
    assert places(text, "displacement") == ["Atmeh"]
    text = "Shells fell on the town of Binnish. It shelters some 3,000 people from Saraqib and Ariha."
    assert places(text, "displacement") == ["Binnish"]


def test_the_state_that_a_clause_on_its_refugees_is_about():
    text = "Lebanon, which already hosts 900,000 registered Syrian refugees, said it would shut its border near Arsal."
    assert places(text, "displacement") == ["Lebanon"]
    text = "Lebanon already hosts 900,000 Syrian refugees and has shut its border near Arsal."
    assert places(text, "displacement") == ["Lebanon"]
    assert places("Turkey hosts 300,000 Syrian refugees in Gaziantep.", "displacement")[0] == "Gaziantep"


def test_what_was_near_a_town_did_not_lie_a_hundred_kilometres_off():
    text = "Rockets hit a village near the city of Homs on Sunday. Palmyra was hit by ten rockets on Sunday."
    assert places(text, "incident", published="2019-08-20")[0] == "Homs"
    text = "Rockets hit a village near the city of Homs on Sunday. Talbiseh was hit by ten rockets on Sunday."
    assert places(text, "incident", published="2019-08-20")[0] == "Talbiseh"


def test_what_others_did_meanwhile_was_elsewhere():
    text = (
        "Russian warplanes launched 15 airstrikes on the towns of Binnish Ariha and Jabal al-Zawiya on Monday "
        "while regime helicopters dropped ten barrel bombs on Sarmin."
    )
    claims = EXTRACTOR.text(text, published="2019-08-20").claims
    assert [[p.name for p in c.places] for c in claims if c.event == "air_strike"] == [["Binnish", "Ariha", "Jabal Zawiya"], ["Sarmin"]]


def test_two_counts_of_people_left_a_place_of_their_own_each():
    text = (
        "More than 5,000 people were evacuated from Rastan and Talbiseh on Friday, "
        "and around 900 left rebel-held Yarmouk and Babbila near Damascus under the same deal."
    )
    claims = EXTRACTOR.text(text, published="2017-04-16").claims
    moved = [(c.measure.min, [p.name for p in c.places][:2]) for c in claims if c.event == "evacuation"]
    assert [m[0] for m in moved] == [5000, 900]
    assert moved[0][1] == ["Rastan", "Talbiseh"] and moved[1][1][1] == "Babila"


def test_a_number_in_a_places_name_counts_nothing():
    assert places("Clashes took place on the 1070 Apartments front between rebels and the army.", "incident") == ["1070 Apartment Project"]
    claims = EXTRACTOR.text("Rebels stormed the 1070 Apartments on Monday.", published="2016-09-20").claims
    assert [(c.event, c.measure) for c in claims] == [("ground_attack", None)]


def test_a_part_of_those_counted_has_its_own_place():
    told = "Shells hit Binnish all week. In Idlib province 30 people were killed on Friday, nine of them at a market in Sarmin."
    claims = EXTRACTOR.text(told, published="2020-02-14").claims
    whole = next(c for c in claims if c.kind == "casualties" and c.measure.min == 30)
    assert "Sarmin" not in [p.name for p in whole.places] and "Idlib" in [p.name for p in whole.places]


def test_what_is_said_of_the_part_leaves_the_place_to_the_whole():
    assert places("Nine people were killed on Friday, two of them children, in an air strike on Sarmin.", "casualties") == ["Sarmin"]


def test_one_facility_of_several():
    told = "Shells hit Idlib province all week. Jets damaged four clinics, including the eye hospital in Sarmin."
    claims = EXTRACTOR.text(told, published="2020-02-14").claims
    assert all("Sarmin" not in [p.name for p in c.places] for c in claims if c.measure is not None and c.measure.min == 4)


@pytest.mark.parametrize(
    "text",
    [
        "More than 60,000 people have been uprooted from Binnish, many of them now living in tents near the Turkish border.",
        "Some 20,000 people fled Binnish on Monday, most of them to Jarablus.",
        "Some 20,000 people, including women, have fled Binnish.",
    ],
)
def test_where_many_of_them_are_now(text):
    assert places(text, "displacement")[0] == "Binnish"
