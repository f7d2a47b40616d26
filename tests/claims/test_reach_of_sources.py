"""What a source does not tell: who took, besieges or lives in a place that its report only names on the way."""

from __future__ import annotations

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()
SOHR = ("Syrian Observatory for Human Rights",)


@pytest.mark.parametrize(
    ("sentence", "kind", "told"),
    [
        ("The Observatory said shells hit a road south of Jarablus which Turkish-led forces captured last year.", "control_change", ()),
        ("The Observatory said clashes broke out in Kobani that Kurdish forces recaptured on January 26.", "control_change", ()),
        ("The Observatory said they fled to Jarablus which fell to government forces in May.", "control_change", ()),
        ("The Observatory reported gains in Hama where rebels have seized control of 14 villages.", "control_change", SOHR),
        ("The Observatory said Turkish-led forces captured Jarablus on Monday.", "control_change", SOHR),
        ("The Observatory said a truce is near in Waer which is home to 200,000 civilians.", "population", ()),
        ("The Observatory said 200,000 civilians live in Waer.", "population", SOHR),
    ],
)
def test_what_befell_a_place_that_is_only_named_on_the_way(sentence: str, kind: str, told: tuple[str, ...]) -> None:
    claims = EXTRACTOR.text(sentence, published="2016-09-20").claims
    assert [c.asserted_by for c in claims if c.kind == kind] == [told]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A convoy left regime-besieged Madaya, the Observatory said.", ()),
        ("The Observatory said 43 people died in Eastern Ghouta which has been besieged since 2013.", ()),
        ("The Observatory said the army besieged Madaya in 2015.", SOHR),
    ],
)
def test_who_besieges_it(sentence: str, told: tuple[str, ...]) -> None:
    claims = EXTRACTOR.text(sentence, published="2016-09-20").claims
    assert [c.asserted_by for c in claims if c.event == "siege"] == [told]
