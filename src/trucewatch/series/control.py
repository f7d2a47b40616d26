"""Who holds which place, from claims over a declared baseline. Pure: the same claims give the same timelines.

A *report* is one place of one control claim. Reports of one side's gain of a place within a few days are one *change*;
a gain by the other side in between makes them two. Reports that stand against each other (denied, told as a mere
possibility, or two sides' gains on one day by different documents) leave the place *contested* until a later change.
Holdings named without a date fill what nothing else is known about, and never overrule.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from ..model import Claim, ControlChange, Document, Holding, Place
from ..values import Interval, shift
from .baseline import Baseline
from .camps import Camps
from .reports import Locating, Report, Where, reports
from .unnamed import Remainder, remainders
from .whereabouts import Nowhere

#: gains of one side told with dates this far apart, and nothing against them in between, are one change
SAME_CHANGE_DAYS = 3
Basis = Literal["baseline", "change", "state", "unknown"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """From ``date`` on (``None``: as far back as is known) this holder; ``holders`` has both sides where contested."""

    date: str | None
    holder: str | None
    basis: Basis
    contested: bool = False
    holders: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    change: int | None = None  # index into Control.changes


class Timeline(msgspec.Struct, kw_only=True):
    """One place: its steps in order of date."""

    place_id: str
    name: str
    place: Place | None
    steps: list[Step]
    days: list[str]
    held: list[Holding]  # as the steps, ready to give

    def at(self, day: str) -> Step | None:
        """The step in force at the end of a day."""
        n = bisect_right(self.days, day)
        return self.steps[n - 1] if n else None

    def holding(self, day: str) -> Holding | None:
        """Who holds the place at the end of a day."""
        n = bisect_right(self.days, day)
        return self.held[n - 1] if n else None


class Control(msgspec.Struct, kw_only=True):
    """All timelines, changes in order of date, and the unnamed remainders of counted gains."""

    timelines: dict[str, Timeline]
    changes: list[ControlChange]
    remainders: list[Remainder]
    camps: Camps
    sides: frozenset[str] = frozenset()  # camps that are told to have gained anything

    def at(self, day: str, keep: Callable[[Timeline], bool] | None = None) -> list[Holding]:
        """Who holds each place at the end of ``day``; places of which nothing is known by then are left out."""
        lines = self.timelines.values()
        found = (line.holding(day) for line in lines if keep is None or keep(line))
        return [h for h in found if h is not None]

    def between(self, since: str | None, until: str | None) -> list[ControlChange]:
        """Changes whose dates may lie in the window, in order."""
        return [
            c
            for c in self.changes
            if (until is None or c.start is None or c.start <= until) and (since is None or (c.end or "9999") >= since)
        ]

    def of(self, place_id: str) -> list[ControlChange]:
        """One place's changes in order of date."""
        return [c for c in self.changes if c.place_id == place_id]


def build(
    claims: Iterable[Claim],
    camps: Camps,
    locate: Callable[[str | None, str, str], Where],
    documents: Callable[[str], Document | None] = lambda _: None,
    baseline: Baseline | None = None,
    zone: Callable[[str], Callable[[Where], bool] | None] = lambda _: None,
    located: Locating | None = None,
    ground: Iterable[Where] = (),
) -> Control:
    """Timelines from control claims (others are passed over).

    ``locate(place id, name, level)`` gives a place's identity as it is known now, ``documents`` a claim's document,
    ``zone(name)`` a test for the baseline's zones, ``located`` what the words around a place's name say about it,
    ``ground`` the places that a baseline's zones may hold though no claim names them.
    """
    told, counted = reports(claims, camps, locate, documents, located or Nowhere())
    by_place: dict[str, list[Report]] = {}
    for r in told:
        by_place.setdefault(r.where.id, []).append(r)
    control = Control(timelines={}, changes=[], remainders=[], camps=camps)
    starts = _baseline(baseline, locate, zone)
    control.sides = frozenset(r.camp for r in told if r.kind == "gain" and r.camp is not None)
    for held_place in starts.places:
        by_place.setdefault(held_place, [])
    if starts.zones:
        for where in ground:
            if where.id not in by_place and starts.of(where) is not None:
                starts.ground[where.id] = where
                by_place[where.id] = []
    for ident in sorted(by_place):
        _timeline(control, ident, by_place[ident], starts)
    order = sorted(range(len(control.changes)), key=lambda n: _order(control.changes[n]))
    moved = {old: new for new, old in enumerate(order)}
    control.changes = [control.changes[n] for n in order]
    for line in control.timelines.values():
        line.steps = [
            msgspec.structs.replace(s, change=moved[s.change]) if s.change is not None else s for s in line.steps
        ]
    control.remainders = remainders(
        counted, control.changes, {k: t.place for k, t in control.timelines.items()}, camps.of
    )
    return control


class _Starts(msgspec.Struct):
    places: dict[str, tuple[str, str, Where]]  # place id -> (date, holder, where)
    zones: list[tuple[str, str, Callable[[Where], bool]]]
    ground: dict[str, Where]  # places of the zones that no claim names

    def of(self, where: Where) -> tuple[str, str] | None:
        own = self.places.get(where.id)
        if own is not None:
            return own[0], own[1]
        for day, holder, inside in self.zones:
            if inside(where):
                return day, holder
        return None


def _baseline(
    baseline: Baseline | None,
    locate: Callable[[str | None, str, str], Where],
    zone: Callable[[str], Callable[[Where], bool] | None],
) -> _Starts:
    starts = _Starts({}, [], {})
    for held in baseline.held if baseline else ():
        day = held.date or (baseline.date if baseline else None) or ""
        if held.place is not None:
            where = locate(None, held.place, "settlement")
            starts.places[where.id] = (day, held.holder, where)
        elif held.zone is not None:
            inside = zone(held.zone)
            if inside is not None:
                starts.zones.append((day, held.holder, inside))
    return starts


class _Gain(msgspec.Struct):
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


def _timeline(control: Control, ident: str, told: Sequence[Report], starts: _Starts) -> None:
    camps = control.camps
    where = told[0].where if told else starts.places[ident][2] if ident in starts.places else starts.ground[ident]
    gains, disputes = _gains([r for r in told if r.kind in ("gain", "loss", "denial")])
    steps: list[Step] = []
    start = starts.of(where)
    if start is not None:
        holder = camps.of(start[1])
        steps.append(Step(date=start[0], holder=holder, basis="baseline", holders=(holder,) if holder else ()))
    for n, gain in enumerate(gains):
        before = steps[-1] if steps else None
        steps.append(_step(control, where, gain, before, disputes, gains[:n]))
    steps = _observed(steps, [r for r in told if r.kind == "state"])
    if not steps:
        return
    steps.sort(key=lambda s: s.date or "")
    name = Counter(r.where.name for r in told).most_common(1)[0][0] if told else where.name
    line = Timeline(
        place_id=ident,
        name=where.place.name if where.place else name,
        place=where.place,
        steps=steps,
        days=[s.date or "" for s in steps],
        held=[],
    )
    line.held = [_holding(line, s, camps) for s in steps]
    control.timelines[ident] = line


def _gains(told: Sequence[Report]) -> tuple[list[_Gain], list[Report]]:
    """Reports of one place -> changes in order; denials apart. Exact dates go first, loose ones join what they fit."""
    out: list[_Gain] = []
    for r in sorted((r for r in told if r.kind != "denial"), key=lambda r: (r.width > 0, r.end or "", r.order)):
        target = _joins(out, r)
        if target is not None:
            target.reports.append(r)
            target.lost = target.lost and r.kind == "loss"
            target.camp = target.camp or r.camp
        else:
            out.append(_Gain(r.camp, [r], r.kind == "loss" and r.camp is None))
    out.sort(key=lambda g: (g.day, min(r.order for r in g.reports)))
    return out, [r for r in told if r.kind == "denial"]


def _joins(gains: list[_Gain], r: Report) -> _Gain | None:
    """The change that a report tells again."""
    best: tuple[int, _Gain] | None = None
    for g in gains:
        same = g.camp == r.camp and g.camp is not None
        loss = r.camp is None and r.against is not None and g.camp != r.against
        if not (same or loss):
            continue
        day = g.day
        gap = _gap(day, r)
        if gap is None or gap > (SAME_CHANGE_DAYS if r.width <= 1 else 0):
            continue
        if any(_between(o, g, r) for o in gains if o is not g and o.camp != g.camp):
            continue
        if best is None or gap < best[0]:
            best = (gap, g)
    return best[1] if best else None


def _between(other: _Gain, g: _Gain, r: Report) -> bool:
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


def _step(
    control: Control,
    where: Where,
    gain: _Gain,
    before: Step | None,
    denials: Sequence[Report],
    earlier: Sequence[_Gain],
) -> Step:
    camps = control.camps
    first = min(gain.reports, key=lambda r: (r.width, r.order))
    day = gain.day
    against = next((r.against for r in gain.reports if r.against), None) or (before.holder if before else None)
    denied = [d for d in denials if d.camp == gain.camp and _near(d, day)]
    possible = all(r.modality == "possible" for r in gain.reports)
    holders: tuple[str, ...] = (gain.camp,) if gain.camp else ()
    flags: list[str] = []
    contested = False
    if denied:
        contested = True
        flags.append("denied by " + ", ".join(sorted({s for d in denied for s in d.sources} or {"a party"})))
    if possible:
        contested = True
        flags.append("told as possible only")
    rivals = [g for g in earlier if g.day == day and g.camp != gain.camp]
    if rivals and not _sequenced(gain, rivals[-1]):
        contested = True
        flags.append("another side's gain is told for the same day by other documents")
    holder = gain.camp
    if gain.lost:
        holder = _left_to(control, against, before)
        held_already = before is not None and before.holder is not None and before.holder == holder
        flags.append("who gained it is not named")
        if holder is not None and not held_already:
            flags.append("taken for the only other side that is told of here")
        holders = (holder,) if holder else ()
    if contested:
        holders = tuple(dict.fromkeys(h for h in (*holders, before.holder if before else against) if h))
    claims = tuple(dict.fromkeys([r.claim for r in gain.reports] + [d.claim for d in denied]))
    event = _event(gain)
    index = len(control.changes)
    control.changes.append(
        ControlChange(
            place_id=where.id,
            place=where.place.name if where.place else first.where.name,
            start=min((r.start for r in gain.exact if r.start), default=first.start),
            end=max((r.end for r in gain.exact if r.end), default=first.end),
            event=event,
            by=first.by or next((r.by for r in gain.reports if r.by), None) or camps.name(holder),
            against=next((r.against_name for r in gain.reports if r.against_name), None) or camps.name(against),
            claims=claims,
            modality="possible" if possible else "asserted",
            sources=tuple(dict.fromkeys(s for r in gain.reports for s in r.sources)),
            flags=tuple(flags),
        )
    )
    return Step(
        date=day, holder=holder, basis="change" if holder else "unknown", contested=contested, holders=holders,
        claims=claims, change=index,
    )  # fmt: skip


def _left_to(control: Control, against: str | None, before: Step | None) -> str | None:
    """Who holds a place that ``against`` has left: whoever held it already, else the other one of two sides."""
    if before is not None and before.holder not in (None, against):
        return before.holder
    others = control.sides - {against}
    return next(iter(others)) if against in control.sides and len(others) == 1 else None


def _near(denial: Report, day: str) -> bool:
    gap = _gap(day, denial)
    return gap is not None and gap <= SAME_CHANGE_DAYS


def _sequenced(gain: _Gain, rival: _Gain) -> bool:
    """Whether one document tells both changes, so that their order is known."""
    return bool({r.document for r in gain.reports} & {r.document for r in rival.reports})


def _event(gain: _Gain) -> str:
    words = Counter(r.event for r in gain.reports if r.event)
    return words.most_common(1)[0][0] if words else "captured"


def _observed(steps: list[Step], states: Sequence[Report]) -> list[Step]:
    """Named holders: dated ones confirm, contest or fill; undated ones only fill a place nothing else is known of."""
    out = list(steps)
    for r in sorted(states, key=lambda r: (r.end or "9999", r.order)):
        if r.camp is None:
            continue
        if not r.dated:
            if not out:
                out.append(Step(date=r.end or "", holder=r.camp, basis="state", holders=(r.camp,), claims=(r.claim,)))
            elif not steps and all(s.basis == "state" for s in out) and out[-1].holder == r.camp:
                out[-1] = msgspec.structs.replace(out[-1], claims=(*out[-1].claims, r.claim))
            continue
        day = r.end or r.start or ""
        earlier = [s for s in out if (s.date or "") <= day]
        if not earlier:
            out.append(Step(date=day, holder=r.camp, basis="state", holders=(r.camp,), claims=(r.claim,)))
            out.sort(key=lambda s: s.date or "")
            continue
        last = earlier[-1]
        at = out.index(last)
        if last.holder == r.camp:
            out[at] = msgspec.structs.replace(last, claims=tuple(dict.fromkeys((*last.claims, r.claim))))
        elif last.basis == "unknown" or last.holder is None:
            out.insert(at + 1, Step(date=day, holder=r.camp, basis="state", holders=(r.camp,), claims=(r.claim,)))
        elif (last.date or "") < shift(day, -SAME_CHANGE_DAYS) if day else False:
            held = tuple(dict.fromkeys((*last.holders, last.holder, r.camp)))
            out.insert(
                at + 1,
                Step(
                    date=day, holder=last.holder, basis=last.basis, contested=True, holders=held,
                    claims=(*last.claims, r.claim), change=last.change,
                ),
            )  # fmt: skip
    return out


def _holding(line: Timeline, step: Step, camps: Camps) -> Holding:
    p = line.place
    return Holding(
        place_id=line.place_id,
        place=line.name,
        holder=camps.name(step.holder),
        since=step.date or None,
        contested=step.contested,
        holders=tuple(n for n in (camps.name(h) for h in step.holders) if n),
        claims=step.claims,
        basis=step.basis,
        lat=p.lat if p else None,
        lon=p.lon if p else None,
    )


def _order(c: ControlChange) -> tuple[str, str, str]:
    return (c.end or c.start or "9999", c.place, c.place_id)
