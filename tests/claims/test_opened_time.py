"""Days that belong to the telling, to another clause or to nothing: what freshly opened articles showed."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def first(text, kind, event=None, published="2020-02-14"):
    claims = EXTRACTOR.text(text, published=published).claims
    found = [c for c in claims if c.kind == kind and (event is None or c.event == event)]
    assert found, [(c.kind, c.event) for c in claims]
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "The monitor said on Tuesday that at least 15 people were killed in Nayrab.",
        "A police source told the agency Tuesday that a shell had killed two children in Nayrab.",
        "The army said on Tuesday it had killed 12 militants in Nayrab.",
        "On Tuesday the ministry reported that its troops had killed 12 militants in Nayrab.",
    ],
)
def test_a_day_of_saying_is_the_context_s(text):
    time = first(text, "casualties").time
    assert time is None or time.text is None


def test_a_day_of_the_act_keeps_its_words():
    assert first("The monitor said that 15 people were killed in Nayrab on Tuesday.", "casualties").time.text == "on Tuesday"


def test_what_is_said_to_fall_on_a_day_keeps_it():
    assert first("The army said Monday raids killed 12 militants in Nayrab.", "casualties").time.start == "2020-02-10"
    assert first("The army said a raid on Monday killed 12 militants in Nayrab.", "casualties").time.text == "on Monday"
