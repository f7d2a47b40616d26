"""What tests of slots ask of a text: its claims, the first one of a kind, and that claim's places, actors and days."""

from trucewatch import flow
from trucewatch.extraction import Extractor
from trucewatch.read import Raw, to_document

EXTRACTOR = Extractor()
ENGINE = flow.engine(EXTRACTOR.packs, EXTRACTOR.gazetteer)


def told(text, published="2019-12-28"):
    """All claims that the words give, whatever acceptance says of them."""
    document = to_document(Raw(data=text.encode(), text=text), EXTRACTOR.packs, published=published)
    return ENGINE.claimer.claims(document, ENGINE.finder.find(document), all_=True).claims


def counted(text):
    """What :func:`told` counts: kind, measure and bounds."""
    return {(c.kind, c.measure.what, c.measure.min, c.measure.max) for c in told(text) if c.measure is not None}


def first(text, kind, event=None, published="2020-02-14"):
    """The first claim of a kind, read on Friday 14 February 2020."""
    claims = EXTRACTOR.text(text, published=published).claims
    found = [c for c in claims if c.kind == kind and (event is None or c.event == event)]
    assert found, [(c.kind, c.event) for c in claims]
    return found[0]


def teller(text, kind="casualties"):
    """Who the first claim of a kind says tells it; None where nobody is said."""
    return next(iter(first(text, kind).asserted_by), None)


def places(text, kind, event=None, published="2016-09-20"):
    """The places of the first claim of a kind."""
    return [p.name for p in first(text, kind, event, published).places]


def actors(text, kind, event=None, role="by", published="2019-08-20"):
    """The actors of one role of the first claim of a kind."""
    return [a.name for a in first(text, kind, event, published).actors if a.role == role]


def days(text, kind, event=None, published="2020-02-14"):
    """The first and the last day of the first claim of a kind."""
    time = first(text, kind, event, published).time
    return (time.start, time.end) if time is not None else None
