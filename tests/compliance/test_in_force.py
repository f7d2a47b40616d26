"""The table of in-force cases: party, place, day and clause, edges included."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from trucewatch import rules
from trucewatch.compliance import Spot, Zones, in_force, make_zones, rulebook
from trucewatch.model import Level

CASES: list[list[Any]] = yaml.load(
    (Path(__file__).parent / "in_force.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)["cases"]


@pytest.fixture(scope="module")
def zones() -> Zones:
    return make_zones(rulebook(rules.load(["syria"])))


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 60
    assert {row[5] for row in CASES} == {"yes", "no", "disputed"}
    assert len({(row[0], row[1], row[2], str(row[3]), row[4]) for row in CASES}) == len(CASES)


@pytest.mark.parametrize("row", CASES, ids=[f"{r[0]}-{r[1]}-{r[4]}-{n}" for n, r in enumerate(CASES)])
def test_case(row: list[Any], zones: Zones) -> None:
    agreement_id, clause_id, party, place, day, wanted = row[:6]
    book = rulebook(rules.load(["syria"]))
    agreement = book.by_id[agreement_id]
    clause = next(c for c in agreement.clauses if c.id == clause_id)
    level: Level = "governorate"
    spot = Spot(name=place, level=level, admin=("Syria",)) if isinstance(place, str) else Spot(
        name="somewhere", lat=float(place[0]), lon=float(place[1])
    )  # fmt: skip
    got = in_force(book, zones, agreement, clause, party, spot, day)
    assert got.answer == wanted, got
    assert got.reasons
