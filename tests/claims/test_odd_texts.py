"""Texts that no reporter writes are read too: nothing in them stops the reader."""

import pytest
from tests.claims.reading import told


@pytest.mark.parametrize(
    "text",
    [
        "(5 miles) off the road to Saraqib a shell fell.",  # a distance told again where none was told before
        "Rami said enough, worrying airstrikes bolster him since September.",  # a speaker of no known type as who strikes
        "Shelling said shelling that shelling.",
        "Killed, killed and killed (3 km).",
    ],
)
def test_odd_words_are_read(text):
    assert all(c.quote in text for c in told(text))
