"""Reports of one place -> the changes that they tell, each told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from ..values import Interval
from .reports import Report

#: gains of one side told with dates this far apart, and nothing against them in between, are one change
SAME_CHANGE_DAYS = 3


class Gain(msgspec.Struct):
    """A change in the making."""

    camp: str | None
    reports: list[Report]
    lost: bool = False  # nobody is named who gained it

    @property
    def day(self) -> str:
        """The day from which it counts: the one that most of its exact reports give, of several the last."""
        days = Counter(r.end for r in self.exact if r.end)
        return max(days, key=lambda d: (days[d], d)) if days else ""

    @property
    def exact(self) -> list[Report]:
        """The reports with the least open dates."""
        width = min(r.width for r in self.reports)
        return [r for r in self.reports if r.width == width]

    @property
    def lent(self) -> bool:
        """Whether its day was only taken over from the context of the reports."""
        return all(r.lent for r in self.exact)

    @property
    def event(self) -> str:
        """What most of its reports call it."""
        words = Counter(r.event for r in self.reports if r.event)
        return words.most_common(1)[0][0] if words else "captured"

    def told_with(self, rival: Gain) -> bool:
        """Whether one document tells both changes, so that their order is known."""
        return bool({r.document for r in self.reports} & {r.document for r in rival.reports})


def gains(told: Sequence[Report]) -> tuple[list[Gain], list[Report]]:
    """Reports of one place -> changes in order; denials apart. Exact dates go first, loose ones join what they fit.

    A report of which no day is known joins the only change that it fits, or the one that its own document tells; else it
    is a change of unknown day, which stands before all dated ones and so overrules none of them.
    """
    out: list[Gain] = []
    gained = [r for r in told if r.kind != "denial"]
    for r in sorted(gained, key=lambda r: (r.width > 0, _undated(r), r.end or "", r.order)):
        target = _joins(out, r)
        if target is not None:
            target.reports.append(r)
            target.lost = target.lost and r.kind == "loss"
            target.camp = target.camp or r.camp
        else:
            out.append(Gain(r.camp, [r], r.kind == "loss" and r.camp is None))
    out.sort(key=lambda g: (g.day, min(r.order for r in g.reports)))
    return out, [r for r in told if r.kind == "denial"]


def _joins(known: list[Gain], r: Report) -> Gain | None:
    """The change that a report tells again."""
    if _undated(r):
        fits = [g for g in known if _alike(g, r)]
        own = [g for g in fits if any(x.document == r.document for x in g.reports)]
        return own[-1] if own else fits[0] if len(fits) == 1 else None
    best: tuple[int, Gain] | None = None
    for g in known:
        if not _alike(g, r):
            continue
        day = g.day
        gap = _gap(day, r)
        if gap is None or gap > (SAME_CHANGE_DAYS if r.width <= 1 else 0):
            continue
        if any(_between(o, g, r) for o in known if o is not g and o.camp != g.camp):
            continue
        if best is None or gap < best[0]:
            best = (gap, g)
    return best[1] if best else None


def _undated(r: Report) -> bool:
    return r.start is None and r.end is None


def _alike(g: Gain, r: Report) -> bool:
    """Whether a report may be of a change by what it says of the sides."""
    if r.camp is None:
        return r.against is not None and g.camp != r.against
    return g.camp == r.camp


def _between(other: Gain, g: Gain, r: Report) -> bool:
    """Whether a change by someone else lies between a change and a later report of the same gain."""
    low, high = sorted((g.day, r.end or g.day))
    if low < other.day < high:
        return True
    if r.width > 1:
        return False
    mine = [x.order for x in g.reports if x.order[0] == r.order[0]]
    theirs = [x.order for x in other.reports if x.order[0] == r.order[0]]
    if not mine or not theirs or other.day not in (low, high):
        return False
    return any(min(min(mine), r.order) < t < max(max(mine), r.order) for t in theirs)


def _gap(day: str, r: Report) -> int | None:
    return Interval(day or None, day or None).gap(Interval(r.start, r.end))


def near(denial: Report, day: str) -> bool:
    """Whether a denial may be of a change of that day."""
    gap = _gap(day, denial)
    return gap is not None and gap <= SAME_CHANGE_DAYS
