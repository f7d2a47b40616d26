"""Where something happened: places that other words beside them once hid."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def first(text, kind, event=None, published="2016-09-20"):
    found = EXTRACTOR.text(text, published=published).claims
    return next(c for c in found if c.kind == kind and (event is None or c.event == event))


@pytest.mark.parametrize(
    ("text", "kind", "event", "place"),
    [
        # what killed people there names no other act
        ("Shells hit a home in the Sukkari neighbourhood killing two sisters.", "incident", "shelling", "Sukkari"),
        ("A jet bombed a mill near the Daret Azza area wounding five workers.", "incident", "air_strike", "Darat Izza"),
        # a town that a magazine is named after
        ("IS-held Dabiq was shelled on Sunday.", "incident", "shelling", "Dabiq"),
    ],
)
def test_the_place_of_an_act(text, kind, event, place):
    assert [p.name for p in first(text, kind, event).places][:1] == [place]
