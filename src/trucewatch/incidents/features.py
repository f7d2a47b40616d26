"""What speaks for and against two tellings being of one event, by name and weight."""

from __future__ import annotations

import msgspec

from ..values import Interval, shift
from .places import kilometres, relation
from .settings import Settings
from .story import VAGUE, clash
from .telling import Telling
from .tolls import WORD_FLOORS
from .wording import likeness

LARGE = 10  # from here on an equal number is unlikely by chance
SMALL = 4  # below this an equal number says little
TOGETHER = frozenset(("same_site", "same_settlement", "same_city", "nested", "near"))
Figures = tuple[tuple[float | None, float | None, str], ...]


class Pair(msgspec.Struct, frozen=True):
    """The features of two tellings (name, points, words) and their sum; ``veto`` says why they can never be one."""

    points: float
    features: tuple[tuple[str, float, str], ...] = ()
    veto: str | None = None

    @property
    def apart(self) -> bool:
        """Whether both name their place, and the places are apart: no third telling brings such two into one group."""
        return any(name == "other_place" for name, _, _ in self.features)


def pair(a: Telling, b: Telling, settings: Settings) -> Pair:
    """Weigh two tellings. Symmetric: the order of the two never matters."""
    if clash(a.marks, b.marks):
        return Pair(-99.0, veto="a reviewer keeps them apart")
    kin = any(settings.compatible(f, g) for f in a.families for g in b.families)
    if not kin and any(settings.families[t.family].apart for t in (a, b)):
        return Pair(-99.0, veto="acts of different families")
    where = relation(a.spots, a.areas, b.spots, b.areas, settings.limits)
    rare = a.rare and b.rare and bool(set(a.families) & set(b.families))
    if where == "apart" and rare and _close(a, b, settings.limits.rare_km):
        where = "near"
    if where == "apart":
        where = ("place_unknown" if rare else "guessed_apart") if a.guessed or b.guessed else "other_place"
    if (a.guessed or b.guessed) and where in TOGETHER:
        where = "guessed_place"
    apart = a.doc != b.doc  # two tellings of one document share sentences anyway
    same_text = apart and likeness(a.sketch, b.sketch) >= 0.6
    when = _time(a, b, settings, same_text)
    if when.startswith("!"):
        return Pair(-99.0, veto=when[1:])
    names = [when, where, _event(a, b) if kin else "other_family"]
    if rare:
        names.append("rare_family")
    elif any(settings.families[f].uncommon for f in set(a.families) & set(b.families)):
        names.append("uncommon_family")
    if a.doers and b.doers:
        names.append("same_doer" if set(a.doers) & set(b.doers) else "other_doer")
    if a.targets and b.targets:
        names.append("same_target" if set(a.targets) & set(b.targets) else "other_target")
    if apart and a.traits and b.traits:
        common = len(set(a.traits) & set(b.traits))
        names += ["same_trait"] * min(2, common) if common else ["other_trait"]
    names += _tolls(a, b, settings)
    if any(v >= LARGE for v in set(a.strikes) & set(b.strikes)):
        names.append("same_strikes")
    if set(a.parts) & set(b.parts):
        names.append("same_parts")
    shared = len(set(a.words) & set(b.words)) if apart else 0
    names += ["shared_words"] * min(3, shared)
    if same_text:
        names.append("same_wording")
    if not apart:
        names.append("bare_in_document" if _bare(a, b) or _bare(b, a) else "same_document")
    features = tuple((n, settings.points[n], settings.why[n]) for n in names)
    return Pair(sum(f[1] for f in features), features)


def _bare(a: Telling, b: Telling) -> bool:
    """Whether one is a mention whose words name no place, and no act but that of the other, which names its own."""
    return b.core and not a.core and a.guessed and (a.family in VAGUE or a.family in b.families)


def _close(a: Telling, b: Telling, km: float) -> bool:
    return any(kilometres(x, y) <= km for x in a.points for y in b.points)


def _event(a: Telling, b: Telling) -> str:
    if set(a.events) & set(b.events):
        return "same_event"
    if set(a.families) & set(b.families):
        return "same_family"
    if VAGUE & {a.family, b.family}:
        spoken = {*a.families, *a.hints} & {*b.families, *b.hints}
        return "hinted_family" if spoken - VAGUE else "vague_family"
    spoken_a, spoken_b = {*a.families, *a.hints}, {*b.families, *b.hints}
    if spoken_a & set(b.families) or spoken_b & set(a.families):
        return "spoken_family"
    carried = (a.rare or b.rare) and (set(a.doers) & set(b.doers) or not (a.doers and b.doers))
    return "vague_family" if carried else "related_family"


def _dated(t: Telling) -> bool:
    return t.start is not None and t.end is not None


def _undated(t: Telling) -> Telling:
    return msgspec.structs.replace(t, start=None, end=None)


def _time(a: Telling, b: Telling, settings: Settings, same_text: bool) -> str:
    """The name of the time feature, or ``!`` and why the two cannot be one."""
    limits = settings.limits
    if _dated(a) and _dated(b) and not (a.told and b.told) and (a.span.gap(b.span) or 0) > 3:
        later = a if (a.start or "") > (b.start or "") else b
        if not later.told:  # the day is its report's context only: the event may be older
            return _time(_undated(a) if a is later else a, _undated(b) if b is later else b, settings, same_text)
    if _dated(a) and _dated(b):
        gap = a.span.gap(b.span) or 0
        short = (a.span.days() or 99) <= 2 and (b.span.days() or 99) <= 2
        if gap == 0:
            if not short:
                return "window_holds_day"
            return "same_day" if a.told and b.told else "guessed_same_day"
        if a.absolute and b.absolute:
            return "!different dates, both named by their day"
        if gap <= 10 and short and not (a.told and b.told):
            return "guessed_day"
        if gap == 1:
            return "night_between" if a.night and b.night else "night_perhaps" if a.night or b.night else "next_day"
        if not short and not same_text:
            return "!different times" if gap > 3 else "days_apart"
        if gap > limits.date_doubt_days and not same_text:
            return "!different times"
        return "days_apart"
    if not _dated(a) and not _dated(b):
        if a.published and b.published and not (a.rare and b.rare):
            low, high = sorted((a.published, b.published))
            if shift(low, limits.background_days) < high:
                return "!mentions published far apart"
            if shift(low, 1) >= high:
                return "published_together"
        return "date_unknown"
    known, loose = (a, b) if _dated(a) else (b, a)
    assert known.start is not None
    if (loose.start and known.end and known.end < loose.start) or (loose.end and known.start > loose.end):
        return "!different times"
    if loose.published:
        if known.start > loose.published:
            return "!it had not happened when the other was published"
        if shift(known.start, 2) >= loose.published:
            return "just_reported"
        if shift(known.start, 10) >= loose.published:
            return "recent"
        if not loose.rare and not _same_vast(values(known.killed), values(loose.killed), limits.vast_killed):
            late = shift(known.start, limits.background_days) < loose.published
            if late and not values(known.killed) & values(loose.killed) & _large(loose, limits.notable_killed):
                return "!too long before the other was published"
            return "long_before"
    return "date_unknown"


def _large(t: Telling, least: float) -> set[float]:
    return {v for v in values(t.killed) if v >= least}


def notable(t: Telling, settings: Settings) -> bool:
    """Whether a telling carries a toll of the kind that is mentioned again later without a date."""
    return any((low or high or 0) >= settings.limits.notable_killed for low, high, _ in t.killed)


def values(figures: Figures) -> set[float]:
    """Numbers as written, without those that stand for words."""
    out = set()
    for low, high, _ in figures:
        if low is not None and not (high is None and low in WORD_FLOORS):
            out.add(low)
        if high is not None:
            out.add(high)
    return out


def _tolls(a: Telling, b: Telling, settings: Settings) -> list[str]:
    names = []
    left, right = values(a.killed), values(b.killed)
    if left and right:
        shared = left & right
        if _same_vast(left, right, settings.limits.vast_killed):
            names.append("same_vast_killed")
        elif any(v >= LARGE for v in shared):
            names.append("same_notable_killed")
        elif any(v >= SMALL for v in shared):
            names.append("same_killed")
        else:
            ratio = min(max(x, y) / max(1.0, min(x, y)) for x in left for y in right)
            if ratio <= 1.5:
                names.append("close_killed")
            elif ratio > 3 and max(*left, *right) >= 5:
                names.append("risen_killed" if _risen(a, b, left, right) else "far_killed")
            if a.published == b.published and _contradicts_itself(a.killed, b.killed):
                names.append("source_differs_with_itself")
    if {v for v in values(a.injured) & values(b.injured) if v >= SMALL}:
        names.append("same_injured")
    return names


def _same_vast(left: set[float], right: set[float], vast: float) -> bool:
    """Whether both give a vast number, and these are the same in round numbers."""
    return any(min(x, y) >= vast and max(x, y) <= 1.1 * min(x, y) for x in left for y in right)


def _risen(a: Telling, b: Telling, left: set[float], right: set[float]) -> bool:
    """Whether the later of two reports gives the higher toll, as counts do while bodies are found."""
    if not a.published or not b.published or a.published == b.published:
        return False
    return (a.published < b.published) == (max(left) < max(right))


def _contradicts_itself(a: Figures, b: Figures) -> bool:
    exact_a = {(origin, low) for low, high, origin in a if low is not None and low == high}
    exact_b = {(origin, low) for low, high, origin in b if low is not None and low == high}
    return any(o == p and x != y for o, x in exact_a for p, y in exact_b)


def span_of(t: Telling, settings: Settings) -> Interval:
    """The days in which a telling's event may lie, looking back from publication where it has no date."""
    if t.start is not None and t.end is not None:
        return Interval(t.start, t.end)
    end = t.end or t.published
    if end is None:
        return Interval(None, None)
    return Interval(t.start or shift(end, -settings.limits.background_days), end)
