"""Which of several acts of a sentence, or of a text, a day, a span or a place belongs to."""

from __future__ import annotations

import pytest
from reading import days, places

SUNDAY, MONDAY, TUESDAY = "2020-02-09", "2020-02-10", "2020-02-11"


@pytest.mark.parametrize(
    ("text", "kind", "day", "place"),
    [
        ("Rebels destroyed two tanks in Hass on Sunday, and six civilians died in raids on Binnish on Monday.", "casualties", MONDAY, "Binnish"),
        ("Rebels destroyed two tanks in Hass on Sunday, and six civilians died in raids on Binnish on Monday.", "damage", SUNDAY, "Hass"),
        ("A mill was hit in Ariha on Sunday and four men were wounded by shelling in Sarmin on Monday.", "casualties", MONDAY, "Sarmin"),
        ("The army seized Hass on Sunday, but nine soldiers fell in clashes in Kafr Nabl on Monday.", "casualties", MONDAY, "Kafr Nabl"),
        ("A car bomb killed nine people in Azaz on Sunday; shelling of Afrin wounded three children on Monday.", "incident", SUNDAY, "Azaz"),
    ],
)
def test_clauses_side_by_side_have_each_a_day_and_a_place(text: str, kind: str, day: str, place: str) -> None:
    assert days(text, kind) == (day, day)
    assert places(text, kind, published="2020-02-14") == [place]


def test_a_phrase_on_what_came_first_keeps_its_place() -> None:
    text = "Following Sunday's air strikes on Binnish, rebels fired rockets at Nubl on Monday."
    assert places(text, "incident", "shelling", "2020-02-14") == ["Nubl"]
    assert days(text, "incident", "shelling") == (MONDAY, MONDAY)


def test_what_stands_behind_two_verbs_of_one_subject_may_be_of_both() -> None:
    text = "One man was killed and seven others were wounded in Sarmin on Monday."
    assert places(text, "casualties", published="2020-02-14") == ["Sarmin"]
    assert days(text, "casualties") == (MONDAY, MONDAY)
