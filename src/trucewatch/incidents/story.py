"""How one document's claims are put together event by event, in the order of its text.

A slot that the words of a claim give (*told*) weighs more than one that its context lent it (*guessed*): two told days
or places that differ keep claims apart, a guessed one only speaks against. A sentence that points back ("that attack")
and names neither day nor place belongs to what was told before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..model import Claim, Place
from ..values import Count, Interval, to_date
from .places import areas_of, foreign, points_of, relation, spots_of
from .settings import Settings
from .wording import phrases

PlaceLookup = Callable[[str], Place | None]
#: Claim id -> marks of reviewers' decisions: "=token" must be together, "+token" and "-token" must be apart.
Marks = Mapping[str, Sequence[str]]

VAGUE = frozenset(("attack", "harm"))  # families that name no means
NEAR, FAR = 300, 1000  # characters between sentences next to one another; from which they are far apart
SMALL = 4  # below this an equal number says little
CLOSE = {"same_site", "same_settlement", "same_city", "nested", "same_area"}  # relations of places that speak for


class Item:
    """A claim with its slots made comparable."""

    def __init__(self, claim: Claim, settings: Settings, places: PlaceLookup, marks: tuple[str, ...]) -> None:
        self.claim = claim
        self.marks = marks
        self.family = settings.family(claim.event) if claim.kind == "incident" else None
        self.span = span_of(claim)
        self.dated = self.span.start is not None or self.span.end is not None
        self.told = self.dated and claim.time is not None and bool(claim.time.text)
        self.spots = spots_of(claim, places)
        self.areas = areas_of(claim, places)
        self.points = points_of(claim, places)
        self.stated = (spots_of(claim, places, stated=True), areas_of(claim, places, stated=True))
        if foreign(claim, places, settings.countries):
            self.stated = ((), ())
        self.doers = sides_of(claim, ("by", "with"), settings)
        self.sides = sides_of(claim, ("by",), settings)
        self.harmed = sides_of(claim, ("against",), settings)
        said = phrases(claim.quote)
        self.hints = settings.hinted(said)
        self.traits = settings.traits_of(said)
        self.bare = claim.kind == "casualties" and not self.told and not (self.stated[0] or self.stated[1])
        self.points_back = (
            self.family is None and not self.told and not self.stated[0] and not said.isdisjoint(settings.back_words)
        )


def sides_of(claim: Claim, roles: tuple[str, ...], settings: Settings) -> frozenset[str]:
    """The actors in these roles and whatever they are part of, so that an army meets its state."""
    return frozenset(p for a in claim.actors if a.role in roles for p in settings.parties(a.name))


class Group:
    """Claims of one document that are taken to be of one event."""

    def __init__(self, first: Item) -> None:
        self.items = [first]
        self.latest = True

    def points(self, item: Item, settings: Settings, lead: bool = False) -> float | None:
        """How well a claim fits what was said before; ``None`` where it cannot be the same event.

        ``lead`` says that this is what the document told first.
        """
        if clash([m for i in self.items for m in i.marks], item.marks):
            return None
        acts, times, places = self._act(item, settings), self._time(item), self._place(item, settings)
        if acts is None or times is None or places is None:
            return None
        names = [*acts, *times, *self._numbers(item)]
        sides = {n for i in self.items for n in i.sides}
        if item.sides and sides:
            names.append("same_side" if item.sides & sides else "other_side")
        if item.harmed & sides and item.family is None:
            names.append("own_side_harmed")
        if any(i.claim.start < item.claim.end and item.claim.start < i.claim.end for i in self.items):
            names += [] if "other_act" in acts else ["same_sentence"]  # two kinds of act: mostly two events
        elif item.claim.start - self.items[-1].claim.end < NEAR:
            names.append("next_sentence")
        elif item.claim.start - self.items[-1].claim.end > FAR:
            names.append("far_in_text")
        if self.latest:
            names.append("told_last")
        if item.points_back:
            names.append("points_back_to_last" if self.latest else "points_back")
        if lead and item.bare:
            names.append("bare_figure_to_lead")
        weights = settings.telling
        return sum(weights[n] for n in names) + places[1] * weights[places[0]]

    def _act(self, item: Item, settings: Settings) -> list[str] | None:
        """Features of the kind of act; ``None`` where they exclude each other."""
        families = {i.family for i in self.items if i.family}
        if item.family and not all(settings.compatible(item.family, f) for f in families):
            return None
        named = {f for f in families if settings.families[f].events} - VAGUE
        if item.family and families:
            if item.family in families:
                return ["same_act"]
            return ["other_act"] if item.family not in VAGUE and named else []
        names = []
        if not item.family:
            hints, act, harm = item.hints, named, [item]
        else:
            hints, act, harm = frozenset(h for i in self.items for h in i.hints), {item.family} - VAGUE, self.items
        if hints and act:
            names.append("hint_fits" if hints & act else "hint_differs")
        detained = any(i.claim.measure is not None and i.claim.measure.what == "detained" for i in harm)
        if not detained and any(settings.families[f].apart for f in act):
            names.append("harm_of_campaign")
        return names

    def _time(self, item: Item) -> list[str] | None:
        """Features of the time; ``None`` where two times exclude each other."""
        spans = [i.span for i in self.items if i.dated]
        if not item.dated or not spans:
            return ["time_unknown"]
        told = [i.span for i in self.items if i.told]
        against = told if item.told and told else spans
        excluding = not item.points_back or (item.told and bool(told))
        days, narrowest = item.span.days(), min(s.days() or 9999 for s in spans)
        if not all(item.span.overlaps(s) for s in against):
            return None if excluding else ["guessed_time_differs"]
        if days != narrowest and (days is None or max(days, narrowest) > 14):
            return None if excluding else ["guessed_time_differs"]
        if item.told and item.span in told:
            return ["same_time"]
        return ["time_fits" if days == narrowest else "time_holds"]

    def _place(self, item: Item, settings: Settings) -> tuple[str, float] | None:
        """The feature of the place, the best of all relations to what was said before, and its share; ``None`` where
        any stated place is apart."""
        if not (item.spots or item.areas) or item.points_back:
            return "place_unknown", 1.0
        weights = settings.telling
        best: str | None = None
        for other in self.items:
            if not (other.spots or other.areas):
                continue
            got = relation(item.spots, item.areas, other.spots, other.areas, settings.limits)
            if got in ("apart", "other_site") and item.stated[0] and other.stated[0]:
                return None
            name = got if got in CLOSE else "other_place"
            best = name if best is None or weights[name] > weights[best] else best
        if best is None:
            return "place_unknown", 1.0
        guessed = not (item.stated[0] or item.stated[1])
        return best, weights["guessed_share"] if guessed and best in CLOSE else 1.0

    def _numbers(self, item: Item) -> list[str]:
        """Features of the number killed."""
        names = []
        if far(item, self.items):
            names.append("far_killed")
        mine = killed_of(item)
        if mine is not None and mine >= SMALL and any(mine == killed_of(i) for i in self.items):
            names.append("same_killed")
        return names


def far(item: Item, items: Sequence[Item]) -> bool:
    """Whether a large number killed is more than ten times what was said before, or the other way round."""
    mine = killed_of(item)
    others = [k for i in items if (k := killed_of(i)) is not None]
    if mine is None or not others:
        return False
    low, high = min(mine, *others), max(mine, *others)
    return high >= 100 and all(max(mine, k) > 10 * max(1.0, min(mine, k)) for k in others) and low < high


def killed_of(item: Item) -> float | None:
    """The number killed that a claim gives, if it gives one."""
    m = item.claim.measure
    return Count(m.min, m.max).best() if item.claim.kind == "casualties" and m and m.what == "killed" else None


def clash(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether reviewers' marks keep two things apart."""
    other = set(b)
    return any((m[0] == "+" and "-" + m[1:] in other) or (m[0] == "-" and "+" + m[1:] in other) for m in a)


def span_of(claim: Claim) -> Interval:
    """When a claim says it happened; unknown where its dates are none, or the wrong way round (a reviewer's slip)."""
    if claim.time is None:
        return Interval(None, None)
    start, end = (d if d and is_day(d) else None for d in (claim.time.start, claim.time.end))
    return Interval(None, None) if start and end and start > end else Interval(start, end)


def is_day(text: str) -> bool:
    """Whether a text is an ISO day."""
    try:
        to_date(text)
    except ValueError:
        return False
    return len(text) == 10
