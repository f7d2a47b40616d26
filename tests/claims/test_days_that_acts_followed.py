"""Acts told as what others came after have days of their own, and lend them to nothing; news without a day has one day."""

import pytest
from reading import EXTRACTOR, days


def told(text, kind, event=None):
    return [c for c in EXTRACTOR.text(text, published="2020-02-14").claims if c.kind == kind and event in (None, c.event)]


@pytest.mark.parametrize(
    ("text", "event", "when"),
    [
        ("Jets hit Ariha on Wednesday. The raids came two days after a bomb killed 12 people in Azaz.", "explosion", ("2020-02-10",) * 2),
        ("Troops entered Saraqib on Sunday, a day after launching an offensive on the town.", "offensive", ("2020-02-08",) * 2),
        ("Jets hit Ariha. The raids come less than two weeks after rebels shot down a jet.", "other_attack", ("2020-01-31", "2020-02-14")),
    ],
)
def test_the_day_is_counted_back_from_what_came_after(text, event, when):
    assert days(text, "incident", event) == when


def test_what_goes_on_is_of_the_day_before_it_was_looked_back():
    text = (
        "At least six people were killed in rocket fire on Aleppo on Thursday, a day after raids on Binnish left 35 dead. "
        "One of the rockets hit a school."
    )
    assert {c.time.start for c in told(text, "incident", "shelling")} == {"2020-02-13"}


def test_the_attack_that_came_after_a_raid_was_no_raid():
    text = "A bomb went off in Azaz on Wednesday. The attack came a day after air strikes killed nine people in Binnish."
    assert [c.time.start for c in told(text, "incident", "air_strike")] == ["2020-02-11"]


def test_one_day_for_all_news_without_a_day():
    text = (
        "Barrel bombs killed at least 13 people in Nawa and wounded dozens, activists said. "
        "A hospital in Jasim was hit. Warplanes also bombed Tafas, where two children were killed."
    )
    assert len({c.time.start for kind in ("incident", "casualties", "damage") for c in told(text, kind)}) == 1


def test_a_day_earlier_is_not_the_day_of_the_lead():
    text = (
        "Raids have killed 30 people in Zamalka, activists said. A day earlier, a strike on Nawa left 68 dead. "
        "Shells hit Douma on Friday."
    )
    assert told(text, "casualties")[0].time.start == "2020-02-14"
