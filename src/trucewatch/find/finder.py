"""Text -> what stands in it: times, quantities, places, actors, sources, triggers. No claim is made here."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..gazetteer import Gazetteer
from ..model import Document
from ..rules import Packs
from ..text import Found, Lexicon, Orthography, Text
from ..values import Interval
from . import vocabulary
from .actors import ActorFinder
from .chunker import Chunker
from .elsewhere import Elsewhere
from .modality import ModalityFinder
from .numbers import NumberFinder
from .place_mentions import seated
from .places import PlaceFinder
from .sources import SourceFinder
from .times import TimeFinder
from .times import resolve as resolve_time
from .times_context import in_told_year, is_chronicle, is_story, resolve_all

__all__ = ["Finder"]


class Finder:
    """Compiled once for a set of packs and a gazetteer; :meth:`find` is a pure function of the document."""

    def __init__(self, packs: Packs, gazetteer: Gazetteer) -> None:
        self.packs = packs
        self.orthography = Orthography(packs)
        self.numbers = NumberFinder(packs, self.orthography)
        self.times = TimeFinder(packs, self.orthography)
        self.places = PlaceFinder(packs, self.orthography, gazetteer)
        self.actors = ActorFinder(packs, self.orthography)
        self.sources = SourceFinder(packs, self.orthography)
        self.elsewhere = Elsewhere(self.places.words.home, gazetteer, self.actors)
        self.modality = ModalityFinder(packs, self.orthography)
        self.lexicon = Lexicon(
            self.orthography,
            [*vocabulary.entries(packs), *self.actors.entries(), *self.places.entries()],
        )
        self.chunker = Chunker(vocabulary.Shapes(packs), self.lexicon, vocabulary.inside(packs, self.orthography))

    def find(self, document: Document) -> Found:
        """Everything that stands in the document's open (unmasked) text."""
        text = Text(document.text, self.orthography, document.masked, document.title)
        reference = _reference(document)
        hits = self.lexicon.scan(text)
        quantities = self.numbers.find(text)
        times = self.times.find(text)
        actors = self.actors.find(text, hits, reference)
        places = self.places.find(text, hits, actors)
        country = self.elsewhere.country(text, places, actors)
        land = self.elsewhere.land(country) if country is not None else None
        if country is not None:
            actors = self.elsewhere.renamed(text, actors, land.name if land is not None else country)
        sources = self.sources.find(text, hits, actors, document.publisher)
        actors = self.actors.ours(text, actors, sources)
        words = self.places.words
        places = seated(places, sources, lambda p: words.is_seat(text.norms, p.first) or words.is_venue(text, p))
        sents = self.chunker.rows(text, hits, times, quantities, actors, places)
        bounds = _bounds(document)
        day = date.fromisoformat(reference) if reference and document.published.end and bounds is None else None

        # in a story told afterwards a date without a year leans on the dates before it, not on the document's own day
        # (everywhere, "the same day" and "since then" lean on the times before them)
        story = day is not None and is_story(times, day)
        days = resolve_all(times, day) if day is not None and (story or any(t.context for t in times)) else []
        near = in_told_year(times, day) if day is not None and not story else {}
        told = {id(times[k]): i for k, i in near.items()}
        told |= {id(t): i for t, i in zip(times, days, strict=False) if story or (t.context and i.start is not None)}

        def resolve(span: Any, tense: Any, previous: Interval | None) -> Interval | None:
            if day is None:
                return _absolute(span, tense, bounds or _FAR_APART)
            previous = previous if span.event is None else None  # an event's day is told with it, or not known
            return told.get(id(span)) or resolve_time(span, day, tense, previous)

        return Found(
            text,
            sents,
            times,
            quantities,
            places,
            actors,
            sources,
            None if bounds else reference,
            resolve,
            self.modality.read(text, actors).judge,
            story or (day is not None and is_chronicle(times, text.sentences, day)),
            land,
        )


#: Two late days that no weekday, month or year could confuse: what means the same from both needs no document date.
_FAR_APART = (date(2049, 7, 16), date(2082, 1, 3))


def _absolute(span: Any, tense: Any, days: tuple[date, date] = _FAR_APART) -> Interval | None:
    """The interval of a time that means the same from either of two days ("on 17 Sept. 2018"): in a text whose day is
    not known it stands on its own; an edge that leans on that day is open ("since 17 Sept. 2018")."""
    one, other = (resolve_time(span, day, tense, None) for day in days)
    start = one.start if one.start == other.start else None
    end = one.end if one.end == other.end else None
    return Interval(start, end) if one == other or start or end else None


_WIDE = 62  # days; a text that may be of any day in a longer range has no day of its own


def _bounds(document: Document) -> tuple[date, date] | None:
    """First and last possible day of a text whose day is known so loosely that no weekday counts from it."""
    start, end = document.published.start, document.published.end
    if not start or not end:
        return None
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return (first, last) if (last - first).days > _WIDE else None


def _reference(document: Document) -> str | None:
    """The day that relative times count from: of a narrow range the first day (the last that the text itself speaks
    of), of a wide one the last."""
    start, end = document.published.start, document.published.end
    if start and end and (date.fromisoformat(end) - date.fromisoformat(start)).days <= 2:
        return start
    return end or start
