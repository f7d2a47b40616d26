"""When figures may be added up, and the reason when they may not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..errors import Refused
from ..model import Claim, Place
from ..values import Count, Interval

#: Whether the places of two claims may share people: same, nested or unknown.
Overlap = Callable[[Claim, Claim], bool]


def same_ground(a: Claim, b: Claim) -> bool:
    """Whether two claims' places may overlap, by the names that they carry; without a place they may."""
    names_a, names_b = {p.name for p in a.places}, {p.name for p in b.places}
    return not names_a or not names_b or bool(names_a & names_b)


def shared_ground(places: Callable[[str], Place | None]) -> Overlap:
    """As :func:`same_ground`, knowing what holds what: a town shares people with its governorate, a country with all
    that is in it, and a region of which nobody knows the bounds may share them with anything."""

    def holds(a: Claim, b: Claim) -> bool:
        wide = any(p.level in ("country", "region", "zone") for p in a.places)
        names = {p.name.casefold() for p in a.places if p.level not in ("site", "road")}
        known = (places(i) for i in b.place_ids if i)
        return wide or any(area.casefold() in names for place in known if place for area in place.admin)

    return lambda a, b: same_ground(a, b) or holds(a, b) or holds(b, a)


def why_not(
    claims: Sequence[Claim], overlap: Overlap = same_ground, vague: Callable[[Claim], bool] = lambda _: False
) -> str | None:
    """Why the figures of these claims may not be added up; ``None`` when they may. ``vague`` says whose words are no
    figure."""
    for c in claims:
        if c.measure is None:
            return f"{c.id} carries no figure"
        if len(claims) > 1 and vague(c):
            return f"{c.id} carries no figure ('{c.measure.text}')"
    whats = sorted({c.measure.what for c in claims if c.measure})
    if len(whats) > 1:
        return f"mixed things: {' and '.join(whats)} are not the same"
    stocks = [c for c in claims if c.scope == "total"]
    if stocks and len(claims) > 1:
        return f"{stocks[0].id} is a stock or a running total, not a flow: it holds what the others count"
    for c in claims:
        if c.time is None or c.time.start is None or c.time.end is None:
            if len(claims) > 1:
                return f"{c.id} has no stated window, so it may overlap the others"
            return None
    for n, a in enumerate(claims):
        for b in claims[n + 1 :]:
            if _window(a).overlaps(_window(b)) and overlap(a, b):
                return (
                    f"overlapping windows: {a.id} covers {_words(a)} and {b.id} covers {_words(b)}, "
                    "so the same people may be counted twice"
                )
    return None


def add_up(
    claims: Sequence[Claim], overlap: Overlap = same_ground, vague: Callable[[Claim], bool] = lambda _: False
) -> Count:
    """The sum of the claims' figures as bounds. :class:`~trucewatch.errors.Refused` with the reason otherwise."""
    reason = why_not(claims, overlap, vague)
    if reason is not None:
        raise Refused(f"these figures cannot be added: {reason}; ask for one of them, or for disjoint windows")
    low = high = 0.0
    open_low = open_high = False
    for c in claims:
        assert c.measure is not None
        low += c.measure.min or 0.0
        high += c.measure.max or 0.0
        open_low |= c.measure.min is None
        open_high |= c.measure.max is None
    return Count(None if open_low else low, None if open_high else high)


def _window(c: Claim) -> Interval:
    return Interval(c.time.start, c.time.end) if c.time else Interval(None, None)


def _words(c: Claim) -> str:
    span = _window(c)
    where = c.places[0].name if c.places else "no stated place"
    return f"{span.start} to {span.end} ({where})" if span.start != span.end else f"{span.start} ({where})"
