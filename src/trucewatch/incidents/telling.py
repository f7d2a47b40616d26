"""Telling: what one document says about one event. The unit that is matched across documents.

Claims of a document are put together in the order of its text: same sentence, same time, same place, compatible acts.
Only claims that may meet an incident take part: acts, and harm or damage of scope ``incident``; a ``period`` or
``total`` figure never does, nor does anything planned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from ..model import Claim, Document, Place, record_id
from ..values import Count, Interval, to_date
from .places import Spot, areas_of, distance, foreign, points_of, relation, spots_of
from .settings import Settings
from .wording import rare_words, runs, sketch

PlaceLookup = Callable[[str], Place | None]
#: Claim id -> marks of reviewers' decisions: "=token" must be together, "+token" and "-token" must be apart.
Marks = Mapping[str, Sequence[str]]

VAGUE = frozenset(("attack", "harm"))  # families that name no means
PARTS = frozenset(("women", "men", "children", "families"))  # parts of a toll that are often told on their own
JOIN = 1.0  # points that a claim needs to join what its document said before


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One document's account of one event, reduced to what matching weighs.

    ``start``/``end`` is the narrowest span that the claims give; ``told`` says that words give it (not the context),
    ``absolute`` that they name the day, ``night`` that they speak of a night. ``guessed``: no words name the place.
    ``doers`` are ids of the parties said to have done it and of what they are part of, ``killed``/``injured`` are (min,
    max, origin). ``mixed`` names in what the claims differ so much that they may be of several events. ``core``
    tellings are dated to two days and placed in a settlement; all others are mentions that join an incident or stand
    alone.
    """

    id: str
    doc: str
    claims: tuple[str, ...]
    family: str
    families: tuple[str, ...]
    events: tuple[str, ...]
    start: str | None = None
    end: str | None = None
    absolute: bool = False
    told: bool = False
    night: bool = False
    published: str | None = None
    spots: tuple[Spot, ...] = ()
    areas: tuple[str, ...] = ()
    points: tuple[tuple[float, float], ...] = ()
    guessed: bool = False
    doers: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    killed: tuple[tuple[float | None, float | None, str], ...] = ()
    injured: tuple[tuple[float | None, float | None, str], ...] = ()
    parts: tuple[tuple[str, float], ...] = ()
    strikes: tuple[float, ...] = ()
    words: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()
    runs: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()
    core: bool = False
    rare: bool = False
    anchor: tuple[str, str, int, str] = (
        "",
        "",
        0,
        "",
    )  # known, document, start, claim: the earliest names the incident

    @property
    def span(self) -> Interval:
        return Interval(self.start, self.end)


def meets_incident(claim: Claim) -> bool:
    """Whether a claim may be part of an incident."""
    if claim.modality == "planned":
        return False
    if claim.kind == "incident":
        return True
    return claim.kind in ("casualties", "damage") and claim.scope in (None, "incident")


def tellings(
    document: Document,
    claims: Iterable[Claim],
    settings: Settings,
    places: PlaceLookup,
    marks: Marks | None = None,
) -> list[Telling]:
    """What a document tells, event by event, in the order of its text."""
    groups: list[_Group] = []
    wanted = [c for c in claims if meets_incident(c)]
    for claim in sorted(wanted, key=lambda c: (c.start, c.kind != "incident", c.id)):
        item = _Item(claim, settings, places, tuple((marks or {}).get(claim.id, ())))
        best, best_points = None, JOIN
        for group in groups:
            points = group.points(item, settings)
            if points is not None and points >= best_points:
                best, best_points = group, points
        for group in groups:
            group.latest = False
        if best is None:
            groups.append(_Group(item))
        else:
            best.items.append(item)
            best.latest = True
    return [g.telling(document, settings) for g in groups]


class _Item:
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
        self.doers = _sides(claim, ("by", "with"), settings)
        self.sides = _sides(claim, ("by",), settings)


def _sides(claim: Claim, roles: tuple[str, ...], settings: Settings) -> frozenset[str]:
    """The actors in these roles and whatever they are part of, so that an army meets its state."""
    return frozenset(p for a in claim.actors if a.role in roles for p in settings.parties(a.name))


class _Group:
    def __init__(self, first: _Item) -> None:
        self.items = [first]
        self.latest = True

    def points(self, item: _Item, settings: Settings) -> float | None:
        """How well a claim fits what was said before; ``None`` where it cannot be the same event."""
        if clash([m for i in self.items for m in i.marks], item.marks):
            return None
        families = {i.family for i in self.items if i.family}
        if item.family and not all(settings.compatible(item.family, f) for f in families):
            return None
        total = 0.0
        differs = False
        if item.family and families:
            named = {f for f in families if settings.families[f].events} - VAGUE
            if item.family in families:
                total += 0.5
            elif item.family not in VAGUE and named:
                differs = True
                total -= 1.5
        detained = item.claim.measure is not None and item.claim.measure.what == "detained"
        if item.family is None and not detained and any(settings.families[f].apart for f in families):
            total -= 1.6  # a day's dead and damage belong to an attack rather than to the campaign around it
        if _far(item, self.items):
            total -= 1.5
        spans = [i.span for i in self.items if i.dated]
        if item.dated and spans:
            if not all(item.span.overlaps(s) for s in spans):
                return None
            days, narrowest = item.span.days(), min(s.days() or 9999 for s in spans)
            if days != narrowest and (days is None or max(days, narrowest) > 14):
                return None
            told = [i.span for i in self.items if i.told]
            total += 1.0 if item.told and item.span in told else 0.3
        else:
            total += 0.2
        total_place = self._place(item, settings)
        if total_place is None:
            return None
        guessed = not (item.stated[0] or item.stated[1])
        total += total_place / 2 if guessed and total_place > 0 else total_place
        sides = {n for i in self.items for n in i.sides}
        if item.sides and sides:
            total += 0.5 if item.sides & sides else -1.5
        last = self.items[-1].claim
        same_sentence = any(i.claim.start < item.claim.end and item.claim.start < i.claim.end for i in self.items)
        if same_sentence:
            total += 0.0 if differs else 1.0  # a sentence that names two kinds of act mostly tells of two events
        elif item.claim.start - last.end < 300:
            total += 0.6
        return total + (0.4 if self.latest else 0.0)

    def _place(self, item: _Item, settings: Settings) -> float | None:
        """Points for the place: the best relation to what was said before, ``None`` where any stated place is apart."""
        if not (item.spots or item.areas):
            return 0.2
        worth = {"same_site": 1.0, "same_settlement": 0.8, "same_city": 0.8, "nested": 0.5, "same_area": 0.5}
        best: float | None = None
        placed = False
        for other in self.items:
            if not (other.spots or other.areas):
                continue
            placed = True
            got = relation(item.spots, item.areas, other.spots, other.areas, settings.limits)
            if got in ("apart", "other_site") and item.stated[0] and other.stated[0]:
                return None
            points = worth.get(got, -0.5)
            best = points if best is None else max(best, points)
        return best if placed else 0.2

    def telling(self, document: Document, settings: Settings) -> Telling:
        claims = [i.claim for i in self.items]
        families = tuple(dict.fromkeys(i.family for i in self.items if i.family))
        events = tuple(dict.fromkeys(c.event for c in claims if c.kind == "incident" and c.event))
        span, absolute = _narrowest(claims)
        spots = tuple(dict.fromkeys(s for i in self.items for s in i.stated[0]))
        areas = tuple(dict.fromkeys(a for i in self.items for a in i.stated[1]))
        guessed = not (spots or areas)
        if guessed:
            spots = tuple(dict.fromkeys(s for i in self.items for s in i.spots))
            areas = tuple(dict.fromkeys(a for i in self.items for a in i.areas))
        publisher = document.origin or document.publisher or document.id
        days = span.days()
        told = any(i.told and i.span == span for i in self.items)
        family = next((f for f in families if f not in VAGUE), families[0] if families else "harm")
        return Telling(
            id=record_id("t", *(sorted(c.id for c in claims))),
            doc=document.id,
            claims=tuple(c.id for c in claims),
            family=family,
            families=families or ("harm",),
            events=events,
            start=span.start,
            end=span.end,
            absolute=absolute,
            told=told,
            night=any(_at_night(c, settings) for c in claims),
            published=document.published.end or document.known,
            spots=spots,
            areas=areas,
            points=tuple(dict.fromkeys(p for i in self.items for p in i.points)),
            guessed=guessed,
            doers=tuple(sorted({n for i in self.items for n in i.doers})),
            targets=tuple(sorted({t for c in claims for t in c.targets if t not in ("other", "person")})),
            killed=_figures(claims, "killed", publisher),
            injured=_figures(claims, "injured", publisher),
            parts=tuple(sorted({(k, v) for c in claims for k, v in c.breakdown.items()})),
            strikes=tuple(
                sorted({c.measure.min for c in claims if c.measure and c.measure.what == "strikes" and c.measure.min})
            ),
            words=rare_words(claims),
            sketch=sketch(claims),
            runs=runs(claims),
            marks=tuple(sorted({m for i in self.items for m in i.marks})),
            mixed=_mixed(self.items, settings),
            core=days is not None
            and days <= 2
            and not guessed
            and any(s.level != "road" and (told or not s.vague) for s in spots),
            rare=any(settings.families[f].rare for f in families),
            anchor=min((document.known or "9999", document.id, c.start, c.id) for c in claims),
        )


def _far(item: _Item, items: Sequence[_Item]) -> bool:
    """Whether a large number killed is more than ten times what was said before, or the other way round."""
    mine = _killed(item)
    others = [k for i in items if (k := _killed(i)) is not None]
    if mine is None or not others:
        return False
    low, high = min(mine, *others), max(mine, *others)
    return high >= 100 and all(max(mine, k) > 10 * max(1.0, min(mine, k)) for k in others) and low < high


def _killed(item: _Item) -> float | None:
    m = item.claim.measure
    return Count(m.min, m.max).best() if item.claim.kind == "casualties" and m and m.what == "killed" else None


def clash(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether reviewers' marks keep two things apart."""
    other = set(b)
    return any((m[0] == "+" and "-" + m[1:] in other) or (m[0] == "-" and "+" + m[1:] in other) for m in a)


def _narrowest(claims: Sequence[Claim]) -> tuple[Interval, bool]:
    best: tuple[int, int, Interval, bool] | None = None
    for n, claim in enumerate(claims):
        span = span_of(claim)
        if claim.time is None or (span.start is None and span.end is None):
            continue
        absolute = _names_the_day(claim)
        days = span.days()
        length = 99999 if days is None else days
        key = (length if length > 2 else (1 if claim.time.text else 2), n, span, absolute)
        if best is None or key[:2] < best[:2]:
            best = key
    return (best[2], best[3]) if best else (Interval(None, None), False)


def span_of(claim: Claim) -> Interval:
    """When a claim says it happened; unknown where its dates are none, or the wrong way round (a reviewer's slip)."""
    if claim.time is None:
        return Interval(None, None)
    start, end = (d if d and _is_day(d) else None for d in (claim.time.start, claim.time.end))
    return Interval(None, None) if start and end and start > end else Interval(start, end)


def _is_day(text: str) -> bool:
    try:
        to_date(text)
    except ValueError:
        return False
    return len(text) == 10


def _names_the_day(claim: Claim) -> bool:
    """Whether the words of a time carry the number of its day ("October 2"), so that it needs no other date."""
    if claim.time is None or not claim.time.text or claim.time.start is None or claim.time.end != claim.time.start:
        return False
    if not _is_day(claim.time.start):
        return False
    day = to_date(claim.time.start).day
    digits = "".join(ch if ch.isdigit() else " " for ch in claim.time.text).split()
    return any(int(d) == day for d in digits if len(d) <= 2)


def _at_night(claim: Claim, settings: Settings) -> bool:
    text = (claim.time.text or "").casefold() if claim.time else ""
    return any(w in settings.night_words for w in text.replace("-", " ").split())


def _mixed(items: Sequence[_Item], settings: Settings) -> tuple[str, ...]:
    """Signs that a document's claims, put together, may be of several events after all."""
    out = []
    spots = list(dict.fromkeys(s for i in items for s in i.stated[0]))
    gaps = [distance(a, b) for n, a in enumerate(spots) for b in spots[n + 1 :]]
    fine = [s for s in spots if not s.vague and s.level == "settlement"]
    if any(km is not None and km > settings.limits.far_km for km in gaps) or len({s.name for s in fine}) > 1:
        out.append("places")
    killed = [Count(c.measure.min, c.measure.max).best() for c in (i.claim for i in items)
              if c.kind == "casualties" and c.measure and c.measure.what == "killed" and not c.breakdown]  # fmt: skip
    exact: dict[str, set[float]] = {}
    for c in (i.claim for i in items):
        m = c.measure
        if (
            c.kind == "casualties"
            and m
            and m.what == "killed"
            and m.min == m.max
            and m.min
            and not PARTS & set(c.breakdown)
        ):
            exact.setdefault(c.asserted_by[0] if c.asserted_by else "", set()).add(m.min)
    if (killed and max(killed) > 3 * max(1.0, min(killed))) or any(len(v) > 1 for v in exact.values()):
        out.append("numbers")
    if len({i.family for i in items if i.family} - VAGUE) > 1:
        out.append("acts")
    return tuple(dict.fromkeys(out))


def _figures(claims: Sequence[Claim], what: str, publisher: str) -> tuple[tuple[float | None, float | None, str], ...]:
    out = [
        (c.measure.min, c.measure.max, c.asserted_by[0] if c.asserted_by else publisher)
        for c in claims
        if c.kind == "casualties" and c.measure is not None and c.measure.what == what
    ]
    return tuple(dict.fromkeys(out))
