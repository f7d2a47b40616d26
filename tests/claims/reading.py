"""What tests of slots ask of a text: its first claim of a kind, and that claim's places."""

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def first(text, kind, event=None, published="2020-02-14"):
    """The first claim of a kind, read on Friday 14 February 2020."""
    claims = EXTRACTOR.text(text, published=published).claims
    found = [c for c in claims if c.kind == kind and (event is None or c.event == event)]
    assert found, [(c.kind, c.event) for c in claims]
    return found[0]


def places(text, kind, event=None, published="2016-09-20"):
    """The places of the first claim of a kind."""
    return [p.name for p in first(text, kind, event, published).places]
