"""What a sentence must hold for a pattern to be looked at."""

import pytest

from trucewatch.text import read_pattern
from trucewatch.text.steps import needed


@pytest.mark.parametrize(
    ("source", "tags"),
    [
        ("^ !BREAK{0,6} =held|=kept", {"=held", "=kept"}),
        ("ACTOR !BREAK{0,3} ^ QTY|DET", {"ACTOR"}),
        ("( ACTOR / PLACE ) ^", set()),
        ("( =in / =at ) PLACE ^", {"PLACE"}),
        ("QTY? PLACE* TIME{0,2} ^ WITH+", {"WITH"}),
        ("!ACTOR _ ^ !BREAK{0,3}", set()),
    ],
)
def test_the_rarest_tag_that_must_stand(source: str, tags: set[str]) -> None:
    (one,) = read_pattern(source)
    assert needed(one) == tags


def test_each_outer_alternative_has_its_own() -> None:
    assert [needed(one) for one in read_pattern("ACTOR ^ / PLACE ^")] == [{"ACTOR"}, {"PLACE"}]
