"""Two counts that share their noun: "44 pro-government and 39 rebel fighters"."""

from __future__ import annotations

import pytest
from reading import EXTRACTOR


@pytest.mark.parametrize(
    ("text", "fell"),
    [
        ("Some 44 pro-government and 39 rebel fighters died.", {(44, "pro-government militias"), (39, "opposition fighters")}),
        ("At least 12 Kurdish and nine Turkish soldiers died near Afrin.", {(12, "Kurdish forces"), (9, "Turkish Armed Forces")}),
        ("Clashes left 20 government and 30 rebel fighters dead.", {(20, "Syrian government forces"), (30, "opposition fighters")}),
    ],
)  # fmt: skip
def test_each_is_of_its_own_side(text: str, fell: set[tuple[int, str]]) -> None:
    claims = [c for c in EXTRACTOR.text(text, published="2019-06-20").claims if c.kind == "casualties"]
    assert {(c.measure.min, a.name) for c in claims if c.measure for a in c.actors if a.role == "against"} == fell
    for c in claims:  # each at the other's hands
        assert not {a.name for a in c.actors if a.role == "by"} & {a.name for a in c.actors if a.role == "against"}
