"""Tolls that are spelled out in parts, sums of conjoined counts, single aircraft."""

from __future__ import annotations

from typing import Any

import trucewatch


def measures(text: str, kind: str) -> list[tuple[str | None, Any, Any]]:
    claims = trucewatch.extract(text, published="2019-06-14")
    return [(c.measure.what, c.measure.min, c.measure.max) for c in claims if c.kind == kind and c.measure]


def test_a_share_in_apposition_is_a_part_and_no_second_toll() -> None:
    text = "At least 16 civilians, five of them children, were killed in air strikes on Saraqib on Tuesday."
    assert measures(text, "casualties") == [("killed", 16, None)]


def test_fallen_of_no_named_side_are_one_toll() -> None:
    text = "A rocket landed in Ariha on Tuesday, killing 31 jihadists and eight civilians."
    assert measures(text, "casualties") == [("killed", 39, 39)]


def test_things_of_one_measure_are_counted_together() -> None:
    text = "Three schools and a bakery were destroyed in Ariha on Tuesday."
    assert measures(text, "damage") == [("facilities", 4, 4)]
