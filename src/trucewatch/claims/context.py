"""What an article is about so far: the place, time and parties that a sentence without its own takes over."""

from __future__ import annotations

from typing import Any

import msgspec

from ..values import Interval, shift
from .slots import width


def narrower(new: tuple[Any, ...], old: tuple[Any, ...]) -> bool:
    """Whether ``new`` names a point or settlement where ``old`` only named an area."""
    return width(new[0]) == 0 and width(old[0]) > 0


def _moved_on(old: Interval, new: Interval, days: int = 60) -> bool:
    """Whether ``new`` lies wholly, and by more than ``days``, after ``old``."""
    last = old.end or old.start
    return last is not None and new.start is not None and new.start > shift(last, days)


NEWS = 7  # days that news goes back
NEVER = -99  # the sentence of what was not told yet
_OPENING = 3  # sentences from an undated one to the first time named


class Context(msgspec.Struct):
    """Carried from sentence to sentence of one document; ``main_*`` come from the first sentence that has them."""

    main_places: tuple[Any, ...] = ()
    main_at: int = 0
    main_time: Interval | None = None
    main_time_at: int = 0
    headlined: int = -1  # the headline's sentence while only it has named a time: the body's first one counts for more
    main_by: tuple[Any, ...] = ()
    places: tuple[Any, ...] = ()
    places_at: int = NEVER
    time: Interval | None = None
    time_at: int = NEVER
    by: tuple[Any, ...] = ()
    by_at: int = NEVER
    against: tuple[Any, ...] = ()
    source: tuple[str, ...] = ()
    source_at: int = NEVER
    event: str | None = None
    sides: dict[str, tuple[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...], int]] = {}  # event: by, with, against, at
    said: dict[int, list[Any]] | None = None  # by sentence, the attributions whose content reaches into it
    spoken_at: int = NEVER
    spoken: Interval | None = None  # the last time that any sentence named, for "since then" and "the same day"

    def day(self, at: int, reference: str | None) -> Interval | None:
        """The time of a sentence that names none: the article's first, unless that is told much later on in fresh news,
        whose opening speaks of its own day."""
        main = self.main_time
        if main is None or reference is None or self.main_time_at - at <= _OPENING:
            return main
        fresh = main.start is not None and shift(reference, -31) <= main.start <= reference
        return Interval(reference, reference) if fresh else main

    def today(self, reference: str | None) -> Interval | None:
        """The day of the news: the article's first, where that is one of the last days; else the text's own."""
        main = self.main_time
        if reference is None:
            return None
        if main is not None and main.start is not None and main.start == main.end and shift(reference, -NEWS) <= main.start <= reference:
            return main
        return Interval(reference, reference)

    def news(self, reference: str | None) -> Interval | None:
        """The article's first day, where it is the only one told so far and one of the last week."""
        main = self.main_time
        if main is None or main.start is None or main != self.time or main.start != main.end or reference is None:
            return None
        return main if shift(reference, -NEWS) <= main.start <= reference else None

    def note(
        self,
        at: int,
        places: tuple[Any, ...] = (),
        time: Interval | None = None,
        by: tuple[Any, ...] = (),
        against: tuple[Any, ...] = (),
        event: str | None = None,
        recalled: bool = False,
    ) -> None:
        """Remember what sentence ``at`` said in its own words about an event; a ``recalled`` time is not the article's own."""
        if places:
            self.places, self.places_at = places, at
            if not self.main_places or (at <= self.main_at + 6 and narrower(places, self.main_places)):
                self.main_places, self.main_at = places, at if not self.main_places else self.main_at
        if time is not None:
            self.time, self.time_at = time, at
            if 0 <= self.headlined < at:
                self.main_time, self.headlined = None, -1
            if self.main_time is not None and _moved_on(self.main_time, time):
                # a text that tells months or years in order has no one main day or place: it has moved on
                self.main_time, self.main_places, self.main_at = None, places, at
            if self.main_time is None and not recalled:
                self.main_time, self.main_time_at = time, at
        if by:
            self.by, self.by_at = by, at
            self.main_by = self.main_by or by
        if against:
            self.against = against
        if event:
            self.event = event
