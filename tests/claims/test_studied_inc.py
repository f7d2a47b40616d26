"""Acts as studied outlets tell them: told again without their count, in wordings that were not read, beside what is no act."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def incidents(text, title=None):
    found = EXTRACTOR.text((title + "\n\n" if title else "") + text, published="2016-09-20").claims
    return [c for c in found if c.kind == "incident"]


def test_an_act_counted_in_another_sentence_is_told_once():
    told = incidents(
        "Air strikes killed ten people in Ariha on Monday, a monitor said. Residents fled to the fields nearby. "
        "The monitor said that four air strikes on Ariha on Monday destroyed shops."
    )
    assert [(c.event, c.measure.min) for c in told] == [("air_strike", 4)]
