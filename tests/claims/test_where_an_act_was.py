"""Where an act was: not where those stand who did it, nor where somebody spoke of it."""

import pytest

from trucewatch.extraction import extract


def places(text: str, kind: str = "incident") -> list[list[str]]:
    return [[p.name for p in c.places] for c in extract(text, published="2016-09-20") if c.kind == kind]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mortar rounds were fired by militants positioned in the towns of Sarmin and Binnish at Kafriya.", ["Kafriya"]),
        ("Militants stationed in Sarmin shelled Kafriya on Friday.", ["Kafriya"]),
        ("Militants stationed in Sarmin were bombed on Friday.", ["Sarmin"]),
        ("Jets bombed militants stationed in Sarmin on Friday.", ["Sarmin"]),
    ],
)
def test_where_the_doers_stand(text, told):
    assert places(text)[0][:1] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jets bombed Sarmin, the envoy told reporters in Geneva.", ["Sarmin"]),
        ("An exiled doctor said in Jordan jets bombed Sarmin.", ["Sarmin"]),
        ("The monitor said in Idlib province jets bombed a convoy.", ["Idlib"]),
    ],
)
def test_where_somebody_speaks(text, told):
    assert places(text)[0] == told
