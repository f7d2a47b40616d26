"""When and where, as reports by many hands tell it: lengths that end with a day, nights spoken of before, other countries."""

from __future__ import annotations

import pytest
from reading import EXTRACTOR, days, first, places

LENGTHS = [
    ("Some 900 people were killed in Hama in the month to Sunday.", "casualties", ("2020-01-10", "2020-02-09")),
    ("In the year to June, 90 people were killed in Daraa.", "casualties", ("2018-07-01", "2019-06-30")),
    ("In the three months to December shelling killed 90 people in Daraa.", "casualties", ("2019-10-01", "2019-12-31")),
    ("In the 24 hours to six this morning jets killed 12 people in Idlib.", "casualties", ("2020-02-13", "2020-02-14")),
    ("Shells fell on Ariha on Monday. That same night a mine killed five people in Binnish.", "casualties", ("2020-02-10", "2020-02-10")),
    ("Rebels held the bridge by dusk on Monday. That same night shells killed five people.", "casualties", ("2020-02-10", "2020-02-10")),
    ("The pact was signed on 3 December. Troops withdrew from Ariha within a week.", "movement", ("2019-12-03", "2019-12-10")),
    ("Shells fell in October 2012. Before the month was out rebels took Ariha.", "control_change", ("2012-10-01", "2012-10-31")),
    ("The truce has held since 24 January. A group counted 23 people killed over the same three weeks.", "casualties",
     ("2020-01-24", "2020-02-14")),
    ("The guns fell silent on 24 January. A group counted 23 people killed in those three weeks.", "casualties",
     ("2020-01-24", "2020-02-14")),
    ("A truce proclaimed on the evening of 9 February had collapsed by dawn.", "agreement", ("2020-02-10", "2020-02-10")),
    ("The drive, now in its third week, has uprooted 9,000 people in Hama. Jets have killed 90 people there since 28 January.",
     "displacement", ("2020-01-28", "2020-02-14")),
    ("The drive, now in its third week, has uprooted 9,000 people in Hama. Jets have killed 90 people there since 8 January.",
     "displacement", ("2020-01-25", "2020-02-14")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), LENGTHS)
def test_lengths_and_nights(text: str, kind: str, expected: tuple[str, str]) -> None:
    assert days(text, kind) == expected


def test_those_weeks_without_such_a_time_are_the_last() -> None:
    assert days("A group counted 23 people killed in Idlib in those two weeks.", "casualties") == ("2020-02-01", "2020-02-14")


YEMEN = "Mortar rounds hit Hodeidah on Wednesday. In Taiz a sniper shot a girl. Jets bombed Sanaa. "


def test_what_is_of_a_whole_country_is_of_the_country_told_of() -> None:
    assert places(YEMEN + "Nationwide, 22 million people need help.", "population") == ["Yemen"]
    assert first(YEMEN + "Since 2015 the war has killed 60,000 people.", "casualties").places[0].name == "Yemen"
    assert places("Jets bombed Idlib. Nationwide, 11 million people need help.", "population") == ["Syria"]


BOMB = "A car bomb killed 12 people in Ras al-Ain on Monday. "


@pytest.mark.parametrize("told", [
    "Another 30 are being treated, the worst cases across the border in Ceylanpinar.",
    "Twenty people were treated for burns in hospitals in Hasakah.",
])  # fmt: skip
def test_where_the_wounded_lie_is_not_where_they_were_hit(told: str) -> None:
    claims = EXTRACTOR.text(BOMB + told + " Three of the dead were children.", published="2020-02-14").claims
    assert [c.places[0].name for c in claims] == ["Ras al-Ayn"] * len(claims)
    assert "injured" in [c.measure.what for c in claims if c.measure is not None]


def test_where_nothing_else_is_told_they_lie_where_it_was() -> None:
    assert places("Twenty people were treated for burns in Ariha after a raid.", "casualties") == ["Ariha"]


def test_who_died_of_wounds_dates_nothing_else() -> None:
    text = "Shells hit Ariha on Monday, killing six. Two more died of their wounds on Wednesday. A mosque was destroyed."
    assert days(text, "damage") == ("2020-02-10", "2020-02-10")


@pytest.mark.parametrize("launch", [
    "Launched last Wednesday, the operation has cleared six villages.",
    "Its sweep, begun on 25 January with Russian jets, has killed 290 militants.",
])  # fmt: skip
def test_a_launch_told_on_the_way_dates_nothing_else(launch: str) -> None:
    text = f"The army captured Arak, a military source said on Thursday. {launch} Rebels shelled Sukhna."
    assert days(text, "control_change") == ("2020-02-13", "2020-02-13")
    assert days(text, "incident", "shelling") in (("2020-02-13", "2020-02-13"), ("2020-02-14", "2020-02-14"))


def test_there_is_not_where_people_went() -> None:
    text = "Shells rained on Abu Rasin, sending 400 families down the road to Hasakah. Two soldiers garrisoned there lost their lives."
    assert places(text, "casualties") == ["Abu Rasin"]


def test_an_age_is_no_time() -> None:
    assert days("A grandmother of 71 years was killed in Idlib on Sunday.", "casualties") == ("2020-02-09", "2020-02-09")


def test_what_has_been_said_was_not_next_week() -> None:
    text = "Antonio Guterres pleaded with both sides in Idlib, while Britain said it would ask the council next week to act."
    assert days(text, "statement") != ("2020-02-17", "2020-02-23")


def test_doctors_count_those_who_were_brought_in() -> None:
    text = "Shells killed nine people in Ariha on Monday. Doctors at Al-Razi hospital had initially reported five deaths."
    claims = EXTRACTOR.text(text, published="2020-02-14").claims
    assert {p.name for c in claims for p in c.places} == {"Ariha"}


@pytest.mark.parametrize("which", ["the fourth such killing since 26 January", "the 31st such murder since 26 January"])
def test_how_many_such_there_were_since_dates_none(which: str) -> None:
    got = days(f"Gunmen shot dead a commander outside Maarrat Misrin on Thursday, {which}.", "casualties")
    assert got == ("2020-02-13", "2020-02-13")


def test_those_whom_a_campaign_has_driven_out_fled_since_its_launch() -> None:
    text = "The army's drive on the town of Ariha, launched last October, has displaced 600,000 people, the UN says."
    assert days(text, "displacement") == ("2019-10-01", "2020-02-14")


def test_sums_in_another_country_are_of_its_town() -> None:
    assert places(YEMEN + "Shells hit Hodeidah. A group has recorded 23 people killed since 3 January.", "casualties") == ["Hodeidah"]


def test_a_truce_in_another_war_is_of_the_town_told_of() -> None:
    text = YEMEN + "Shells hit Hodeidah again on Sunday. Nothing stirred in Hodeidah. The Houthis have violated the truce 40 times."
    assert places(text, "term") == ["Hodeidah"]


@pytest.mark.parametrize(("head", "expected"), [
    ("Situation report, covering 1 to 10 February 2020.\n\n", ("2020-02-01", "2020-02-10")),
    ("Daily digest, covering the 24 hours to six this morning.\n\n", ("2020-02-13", "2020-02-14")),
    ("", (None, "2020-02-14")),
])  # fmt: skip
def test_the_reporting_period_is_the_one_covered(head: str, expected: tuple[str | None, str]) -> None:
    assert days(head + "Shells killed nine people in Ariha during the reporting period.", "casualties") == expected


@pytest.mark.parametrize("text", [
    "A rocket fired from Jobar crashed into a school in Harasta and wounded ten people.",
    "Ten people have been killed in Harasta by shells coming from Jobar.",
])  # fmt: skip
def test_where_a_rocket_was_fired_is_not_where_it_fell(text: str) -> None:
    assert {p.name for c in EXTRACTOR.text(text, published="2020-02-14").claims for p in c.places} == {"Harasta"}


@pytest.mark.parametrize("text", [
    "The tractor of a farmer struck a mine outside Kulyabivka on Monday and two people were killed.",
    "Militants had overrun Kulyabivka in May, killing two people.",
])  # fmt: skip
def test_names_that_nobody_knows_behind_words_of_places(text: str) -> None:
    assert places(text, "casualties") == ["Kulyabivka"]


def test_where_a_vanguard_stands_is_not_of_the_day_of_the_launch() -> None:
    text = "Launched last Wednesday, the operation has returned six villages, and its vanguard stands 9 kilometres from Sukhna."
    assert days(text, "position") is None
