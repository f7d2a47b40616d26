"""A force named by its arm ("Turkish commandos") is armed, whatever else the word for it means."""

import pytest
from tests.claims.reading import actors, first


@pytest.mark.parametrize("arm", ["commandos", "paratroopers", "special forces"])
def test_who_leaves(arm):
    assert actors(f"Turkish {arm} left Tal Abyad on Monday.", "movement", "withdrawal") == ["Turkish Armed Forces"]


def test_who_heads_for_the_border():
    claim = first("Further Iraqi commandos head for the border at Albu Kamal.", "movement")
    assert claim.event == "reinforcement"
