"""A day told by its name and by how far off it was, ends and beginnings of longer times, times that lean on others."""

import pytest
from reading import days


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A bomb went off in Saraqib on Wednesday. Two days earlier, on Monday, jets struck Binnish.", ("2020-02-10", "2020-02-10")),
        ("Some four years ago, on 3 May 2016, jets struck Binnish.", ("2016-05-03", "2016-05-03")),
        ("Three years earlier, in April 2017, jets struck Binnish.", ("2017-04-01", "2017-04-30")),
        ("In the final weeks of 2018 jets struck Binnish.", ("2018-10-01", "2018-12-31")),
        ("Jets struck Binnish in the opening days of January.", ("2020-01-01", "2020-01-10")),
        ("Jets struck Binnish two days before Christmas.", ("2019-12-23", "2019-12-23")),
        ("Before sunrise on Tuesday jets struck Binnish.", ("2020-02-11", "2020-02-11")),
        ("Jets have struck Binnish since daybreak.", ("2020-02-14", "2020-02-14")),
        ("Jets struck Binnish on Monday and again on Wednesday.", ("2020-02-10", "2020-02-12")),
        ("Jets have struck Binnish for upwards of two years.", (None, "2020-02-14")),
        ("Jets have been striking Binnish of late.", (None, "2020-02-14")),
        ("Jets struck Binnish a fortnight ago.", ("2020-01-31", "2020-01-31")),
    ],
)
def test_air_strike(text, wanted):
    assert days(text, "incident", "air_strike") == wanted


def test_that_year_is_the_one_since_which_something_lasts():
    text = "Rebels have besieged Foua since early 2017. At the start of that year jets struck Binnish."
    assert days(text, "incident", "air_strike") == ("2017-01-01", "2017-04-30")


def test_a_day_earlier_does_not_lean_on_a_decade():
    text = "The bridge at Binnish, which the president opened a decade ago, still stands. A day earlier jets struck Sarmin."
    assert days(text, "incident", "air_strike") != ("1999-12-31", "1999-12-31")


def test_a_study_of_a_month_counts_up_to_its_end():
    text = "The centre, in a study published in January, put the war's dead at more than 400,000."
    assert days(text, "casualties") == (None, "2020-01-31")


def test_that_week_is_the_week_told():
    text = "Shells fell on Sarmin on 14 January. That same week jets struck Binnish."
    assert days(text, "incident", "air_strike") == ("2020-01-13", "2020-01-19")
