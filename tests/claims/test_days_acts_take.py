"""Which day an act takes: stories told afterwards, days that lend nothing, states since when."""

from __future__ import annotations

import pytest

from trucewatch.extraction import extract


def dated(text, kind, published="2020-02-14"):
    return [(c.time.start, c.time.end) if c.time else None for c in extract(text, published=published) if c.kind == kind]


def words(text, published="2020-02-14"):
    """By kind, the words of the last claim's time."""
    return {c.kind: c.time and c.time.text for c in extract(text, published=published)}


def test_a_span_between_full_dates_makes_a_story():
    text = (
        "The campaign was fought between 4 March 2016 and 20 June 2016 near Hish. Rebels had captured Hish on 2 May 2014. "
        "The army captured Ariha on 9 April 2016, and three days later jets bombed Morek. "
        "Rebels shelled Nubl on 30 April."
    )
    assert dated(text, "incident")[-2:] == [("2016-04-12", "2016-04-12"), ("2016-04-30", "2016-04-30")]


def test_that_month():
    text = "Jets bombed Hish on 9 April 2016. Nine prisoners were executed in Ariha that month."
    assert dated(text, "incident")[-1] == ("2016-04-01", "2016-04-30")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("The town of Hish has been under government control since 2015.", ("2015-01-01", "2020-02-14")),
        ("Parts of Idlib have been out of government control since 2013.", ("2013-01-01", "2020-02-14")),
        ("Hish was in rebel hands until last month.", (None, "2020-01-31")),
        ("Villages under rebel control in Idlib were shelled on Monday.", None),
    ],
)
def test_states_since_when(text, span):
    assert dated(text, "control_state") == [span]


def test_a_clause_about_a_place_is_not_dated_by_the_one_before():
    text = "On Wednesday jets bombed the town of Hish, which fell to the rebels."
    assert words(text) == {"incident": "On Wednesday", "control_change": None}


def test_a_length_of_days_lends_no_day():
    text = (
        "Shelling killed six people in Hish on Wednesday. Bombardment of the town has grown over the past week. "
        "A shell hit the bakery and wounded five people."
    )
    assert dated(text, "casualties") == [("2020-02-12", "2020-02-12")] * 2


def test_the_day_of_a_statement_on_earlier_news_lends_none():
    text = (
        "A car bomb killed six people in Hish on Wednesday. "
        "In a statement posted on Thursday the group said its fighters had attacked the market. Another blast wounded five people."
    )
    assert dated(text, "casualties")[-1] == ("2020-02-12", "2020-02-12")


def test_a_flashback_is_left_after_a_sentence():
    text = (
        "Jets killed six people in Hish on Wednesday. The army began its offensive in Idlib on 19 December. "
        "It wants the road to Aleppo. The strike wounded five people at the market."
    )
    assert dated(text, "casualties")[-1] == ("2020-02-12", "2020-02-12")


def test_said_on_a_day_dates_nothing_in_its_sentence():
    text = (
        "A missile killed six people in Hish on Wednesday. "
        "Two women were among the dead, the Observatory said Friday, blaming rebels for the attack."
    )
    assert words(text)["incident"] is None
