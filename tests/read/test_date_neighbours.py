"""What stands beside a year decides which shapes of a date are tried; none that is there may be passed over."""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch import rules
from trucewatch.read.calendar import Calendar, calendar


@pytest.fixture(scope="module")
def days() -> Calendar:
    return calendar(rules.load(rules.DEFAULT_PACKS))


@pytest.mark.parametrize(
    "text",
    [
        "24 December 2019", "December 24, 2019", "Dec. 24 at 19:30 2019", "2019-12-24", "2019/12/24",
        "24.12.2019", "24/12/ 2019", "24 - 12 - 2019", "24-Dec-2019", "DECEMBER 24 2019", "٢٤ December ٢٠١٩", "2019.12.24T10:00",
    ],
)  # fmt: skip
def test_every_shape_is_seen(text: str, days: Calendar) -> None:
    found = [seen.days for seen in days.full_dates(f"Posted {text} by a person in 2018, the year 2017.")]
    assert found == [(date(2019, 12, 24),)]


@pytest.mark.parametrize("text", ["in 2019", "300 people in December 2019", "chapter 3 of 2019.", "5 men; 2019 was bad"])
def test_a_year_is_no_date(text: str, days: Calendar) -> None:
    assert list(days.full_dates(text)) == []
