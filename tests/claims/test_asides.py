"""What a sentence sets apart: acts behind a marker, acts named by their place, days of the telling."""

from __future__ import annotations

import pytest

import trucewatch
from trucewatch.model import Claim


def told(text: str, published: str = "2019-12-25") -> list[Claim]:
    return list(trucewatch.extract(text, published=published))


def test_the_place_that_names_an_act_is_not_where_the_next_one_happens() -> None:
    claims = told(
        "Rebels shelled the town of Afrin on Monday, residents said. The Saraqib strike led to missile strikes on "
        "a base on Tuesday."
    )
    fired = [c for c in claims if c.event == "shelling" and c.time and c.time.start == "2019-12-24"]
    assert fired
    assert all(p.name != "Saraqib" for c in fired for p in c.places)


def test_the_day_on_which_somebody_says_so_is_not_the_acts_own() -> None:
    text = "Shelling killed 12 people in the town of Douma, the Syrian Observatory for Human Rights said on Monday."
    deaths = [c for c in told(text) if c.kind == "casualties"]
    assert deaths
    assert all(c.time is None or c.time.text is None for c in deaths)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Last week a raid on a market in Idlib killed 12 people.", "incident"),
        ("In early October a suicide bombing at a school in Homs killed 52 people.", "incident"),
        ("In October air strikes killed 211 people in Idlib.", "period"),
        ("Since October an offensive has killed 211 people in Idlib.", "period"),
    ],
)
def test_the_toll_of_one_act_that_is_dated_loosely_is_its_own(text: str, scope: str) -> None:
    deaths = [c for c in told(text) if c.kind == "casualties"]
    assert [c.scope for c in deaths] == [scope]


def test_a_bare_number_beside_a_word_is_counted_by_that_word() -> None:
    claims = told("State media gave a toll of 44 dead and 140 injured in the bombing in Qamishli.")
    found = {(c.measure.what, c.measure.min) for c in claims if c.kind == "casualties" and c.measure}
    assert found == {("killed", 44.0), ("injured", 140.0)}


def test_earlier_this_week_looks_back_on_a_monday() -> None:
    claims = told("Troops executed 48 people in the town of Douma earlier this week, a monitor said.", "2019-12-23")
    times = {(c.time.start, c.time.end) for c in claims if c.time and c.time.text}
    assert times == {("2019-12-16", "2019-12-23")}
