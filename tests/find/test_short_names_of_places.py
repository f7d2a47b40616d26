"""Names of places that are words as well, or only three letters long, are read where nothing but a place can stand."""

from __future__ import annotations

import pytest
from tests.claims.reading import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Has and Kafr Ruma on Monday.", ["Hass", "Kafr Ruma"]),
        ("Shells fell on Kafr Ruma, Has and Hantutin on Monday.", ["Kafr Ruma", "Hass", "Hantutin"]),
        ("Shells fell on the town of Has on Monday.", ["Hass"]),
        ("Shells fell on a camp in Qah on Monday.", ["Qah"]),
        ("Shells have hit Ariha and the army has denied it.", ["Ariha"]),
        ("Syria Has Shelled Ariha", ["Ariha"]),
    ],
)
def test_where_only_a_place_can_stand(text: str, expected: list[str]) -> None:
    assert places(text, "incident", "shelling") == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The army captured the M5 on Monday.", "control_change", "M5 highway"),
        ("The army now controls the whole length of the M4.", "control_state", "M4 highway"),
        ("Soldiers fired an M4 rifle in Ariha.", "incident", "Ariha"),
    ],
)
def test_roads_by_their_number(text: str, kind: str, expected: str) -> None:
    assert places(text, kind)[0] == expected


def test_a_village_whose_name_a_person_may_bear() -> None:
    assert places("Raids hit Hass on Monday.", "incident", "air_strike") == ["Hass"]
    assert places("Raids hit Al-Tah on Monday.", "incident", "air_strike") == ["Al-Tah"]


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Arinbah on Monday.",
        "Rockets fell on Arinbah on Monday, and shells hit Arinbah on Tuesday.",
        "Arinbah was shelled on Monday, killing two people.",
        "Shelling hit Arinbah and Ariha on Monday.",
    ],
)
def test_an_unlisted_village_that_was_hit(text: str) -> None:
    assert places(text, "incident", "shelling")[0] == "Arinbah"


def test_who_was_shelled_is_no_village() -> None:
    assert places("Faylaq al-Rahman was shelled on Monday.", "incident", "shelling") == []
