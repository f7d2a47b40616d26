"""The engine assumes neither Latin script nor English word order: a small Arabic pack reads Arabic sentences alone."""

from __future__ import annotations

import pytest

from trucewatch import flow, rules
from trucewatch.gazetteer import Gazetteer
from trucewatch.model import Claim, Document, Published

REPORT = (
    "قتل ستة مدنيين بينهم ثلاثة أطفال وأصيب 20 شخصا في غارات جوية على سوق في مدينة أريحا يوم الأحد، "
    "بحسب المرصد السوري لحقوق الإنسان. وقصفت المدفعية بلدة سرمين."
)


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    packs = rules.load(("ar", "syria"))
    assert "en" not in packs.names
    document = Document(id="a", text=REPORT, published=Published("2019-07-30", "2019-07-30", "given"))
    return flow.extract(document, packs, Gazetteer.from_packs(packs)).claims


def of(claims: tuple[Claim, ...], kind: str) -> list[Claim]:
    return [c for c in claims if c.kind == kind]


def test_killed_and_injured_are_read_with_their_parts(claims: tuple[Claim, ...]) -> None:
    killed, injured = of(claims, "casualties")
    assert killed.measure is not None
    assert (killed.measure.what, killed.measure.min, killed.measure.max) == ("killed", 6, 6)
    assert killed.breakdown == {"civilians": 6, "children": 3}
    assert injured.measure is not None
    assert (injured.measure.what, injured.measure.min) == ("injured", 20)


def test_the_strike_has_its_place_its_target_and_its_source(claims: tuple[Claim, ...]) -> None:
    strike = next(c for c in of(claims, "incident") if c.event == "air_strike")
    assert strike.places[0].name == "Ariha"
    assert "market" in strike.targets
    assert strike.asserted_by == ("Syrian Observatory for Human Rights",)


def test_quotes_are_whole_sentences_of_the_text(claims: tuple[Claim, ...]) -> None:
    assert claims
    for c in claims:
        assert REPORT[c.start : c.end] == c.quote
