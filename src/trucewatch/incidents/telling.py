"""Telling: what one document says about one event. The unit that is matched across documents.

Claims of a document are put together in the order of its text: same sentence, same time, same place, compatible acts.
Only claims that may meet an incident take part: acts, and harm or damage of scope ``incident``; a ``period`` or
``total`` figure never does, nor does anything planned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ..model import Claim, Document, record_id
from ..values import Count, Interval, to_date
from .parts import NAMED_PARTS
from .places import Spot, distance
from .settings import Settings
from .story import VAGUE, Group, Item, Marks, PlaceLookup, is_day, span_of
from .wording import phrases, rare_words, runs, sketch


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One document's account of one event, reduced to what matching weighs.

    ``start``/``end`` is the narrowest span that the claims give; ``told`` says that words give it (not the context),
    ``absolute`` that they name the day, ``night`` that they speak of a night. ``guessed``: no words name the place.
    ``doers`` are ids of the parties said to have done it and of what they are part of, ``killed``/``injured`` are (min,
    max, origin). ``mixed`` names in what the claims differ so much that they may be of several events. ``hints`` are
    families of acts that the sentences speak of besides those that the claims name, ``traits`` particulars ("wedding",
    "bus") of the sentences and, for what the document tells first, of its title. ``core`` tellings are dated to two
    days by their own words and placed in a settlement; all others are mentions that join an incident or stand alone.
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
    hints: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
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
    groups: list[Group] = []
    claims = list(claims)
    wanted = [c for c in claims if meets_incident(c)]
    for claim in sorted(wanted, key=lambda c: (c.start, c.kind != "incident", c.id)):
        item = Item(claim, settings, places, tuple((marks or {}).get(claim.id, ())))
        best, best_points = None, settings.telling["join"]
        for n, group in enumerate(groups):
            points = group.points(item, settings, lead=n == 0)
            if points is not None and points >= best_points:
                best, best_points = group, points
        for group in groups:
            group.latest = False
        if best is None:
            groups.append(Group(item))
        else:
            best.items.append(item)
            best.latest = True
    return [_telling(g, n == 0, document, claims, settings) for n, g in enumerate(groups)]


def _telling(group: Group, lead: bool, document: Document, every: Sequence[Claim], settings: Settings) -> Telling:
    items = group.items
    claims = [i.claim for i in items]
    families = tuple(dict.fromkeys(i.family for i in items if i.family))
    events = tuple(dict.fromkeys(c.event for c in claims if c.kind == "incident" and c.event))
    span, absolute = _narrowest(claims)
    spots = tuple(dict.fromkeys(s for i in items for s in i.stated[0]))
    areas = tuple(dict.fromkeys(a for i in items for a in i.stated[1]))
    guessed = not (spots or areas)
    if guessed:
        spots = tuple(dict.fromkeys(s for i in items for s in i.spots))
        areas = tuple(dict.fromkeys(a for i in items for a in i.areas))
    if guessed and all(i.points_back for i in items):  # of something that was not told: its context says nothing
        span, absolute, spots, areas = Interval(None, None), False, (), ()
    publisher = document.origin or document.publisher or document.id
    days = span.days()
    told = any(i.told and i.span == span for i in items)
    family = next((f for f in families if f not in VAGUE), families[0] if families else "harm")
    title = phrases(document.title or "") if lead else frozenset()
    hints = {h for i in items for h in i.hints} | settings.hinted(title)
    traits = {t for i in items for t in i.traits} | settings.traits_of(title)
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
        published=document.published.end,
        spots=spots,
        areas=areas,
        points=tuple(dict.fromkeys(p for i in items for p in i.points)),
        guessed=guessed,
        doers=tuple(sorted({n for i in items for n in i.doers})),
        targets=tuple(sorted({t for c in claims for t in c.targets if t not in ("other", "person")})),
        killed=_figures([*claims, *_echoes(items, every)], "killed", publisher),
        injured=_figures(claims, "injured", publisher),
        parts=tuple(sorted({(k, v) for c in claims for k, v in c.breakdown.items()})),
        strikes=tuple(
            sorted({c.measure.min for c in claims if c.measure and c.measure.what == "strikes" and c.measure.min})
        ),
        words=rare_words(claims, settings.common_words),
        sketch=sketch(claims),
        runs=runs(claims),
        marks=tuple(sorted({m for i in items for m in i.marks})),
        mixed=_mixed(items, settings),
        core=days is not None and days <= 2 and not guessed and told and any(s.level != "road" for s in spots),
        rare=any(settings.families[f].rare for f in families),
        hints=tuple(sorted(hints - set(families))),
        traits=tuple(sorted(traits)),
        anchor=min((document.known or "9999", document.id, c.start, c.id) for c in claims),
    )


def _echoes(items: Sequence[Item], every: Sequence[Claim]) -> list[Claim]:
    """Figures of a longer span that stand in the sentence of an act of the same span: evidence for matching alone.

    "Early in April 88 people were killed in an attack on X" may be read as the toll of a period; it never enters the
    incident's toll, but says that the incident whose toll it equals is meant.
    """
    acts = [i for i in items if i.claim.kind == "incident"]
    return [
        c
        for c in every
        if c.kind == "casualties" and c.scope == "period" and c.modality not in ("planned", "denied")
        if any(a.claim.start < c.end and c.start < a.claim.end and span_of(c) == a.span for a in acts)
    ]


def _narrowest(claims: Sequence[Claim]) -> tuple[Interval, bool]:
    """The narrowest span, and whether its words name the day; a guessed one yields to a told one that excludes it."""
    told = _narrow([c for c in claims if c.time is not None and c.time.text])
    best = _narrow(claims)
    if told is not None and best is not None and not best[0].overlaps(told[0]):
        best = told
    return best or (Interval(None, None), False)


def _narrow(claims: Sequence[Claim]) -> tuple[Interval, bool] | None:
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
    return (best[2], best[3]) if best else None


def _names_the_day(claim: Claim) -> bool:
    """Whether the words of a time carry the number of its day ("October 2"), so that it needs no other date."""
    if claim.time is None or not claim.time.text or claim.time.start is None or claim.time.end != claim.time.start:
        return False
    if not is_day(claim.time.start):
        return False
    day = to_date(claim.time.start).day
    digits = "".join(ch if ch.isdigit() else " " for ch in claim.time.text).split()
    return any(int(d) == day for d in digits if len(d) <= 2)


def _at_night(claim: Claim, settings: Settings) -> bool:
    text = (claim.time.text or "").casefold() if claim.time else ""
    return any(w in settings.night_words for w in text.replace("-", " ").split())


def _mixed(items: Sequence[Item], settings: Settings) -> tuple[str, ...]:
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
            and not NAMED_PARTS & set(c.breakdown)
        ):
            exact.setdefault(c.asserted_by[0] if c.asserted_by else "", set()).add(m.min)
    if (killed and max(killed) > 3 * max(1.0, min(killed))) or any(len(v) > 1 for v in exact.values()):
        out.append("numbers")
    if len({i.family for i in items if i.family} - VAGUE) > 1:
        out.append("acts")
    if len({i.span for i in items if i.told}) > 1:
        out.append("times")
    return tuple(dict.fromkeys(out))


def _figures(claims: Sequence[Claim], what: str, publisher: str) -> tuple[tuple[float | None, float | None, str], ...]:
    out = [
        (c.measure.min, c.measure.max, c.asserted_by[0] if c.asserted_by else publisher)
        for c in claims
        if c.kind == "casualties" and c.measure is not None and c.measure.what == what
    ]
    return tuple(dict.fromkeys(out))
