"""Who holds which place, from claims over a declared baseline. Pure: the same claims give the same timelines.

A *report* is one place of one control claim. Reports of one side's gain of a place within a few days are one *change*;
a gain by the other side in between makes them two. Reports that stand against each other (denied, told as a mere
possibility, or two sides' gains on one day by different documents) leave the place *contested* until a later change.
Holdings named without a date fill what nothing else is known about, and never overrule; nor do changes of unknown day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from ..model import Claim, ControlChange, Document, Holding
from ..values import shift
from .baseline import Baseline, Starts, starts
from .camps import Camps
from .gains import SAME_CHANGE_DAYS, Gain, gains, near
from .reports import Locating, Report, Where, reports
from .timelines import Control, Step, Timeline
from .unnamed import remainders
from .whereabouts import Nowhere

__all__ = ["Control", "Step", "Timeline", "build"]


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
    start = starts(baseline, locate, zone)
    control.sides = frozenset(r.camp for r in told if r.kind == "gain" and r.camp is not None)
    for held_place in start.places:
        by_place.setdefault(held_place, [])
    if start.zones:
        for where in ground:
            if where.id not in by_place and start.of(where) is not None:
                start.ground[where.id] = where
                by_place[where.id] = []
    for ident in sorted(by_place):
        _timeline(control, ident, by_place[ident], start)
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


def _timeline(control: Control, ident: str, told: Sequence[Report], starts: Starts) -> None:
    camps = control.camps
    where = told[0].where if told else starts.places[ident][2] if ident in starts.places else starts.ground[ident]
    changes, denials = gains([r for r in told if r.kind in ("gain", "loss", "denial")])
    steps: list[Step] = []
    start = starts.of(where)
    if start is not None:
        holder = camps.of(start[1])
        steps.append(Step(date=start[0], holder=holder, basis="baseline", holders=(holder,) if holder else ()))
    for n, gain in enumerate(changes):
        before = next((s for s in reversed(steps) if (s.date or "") <= gain.day), None)
        steps.append(_step(control, where, gain, before, denials, changes[:n]))
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


def _step(
    control: Control,
    where: Where,
    gain: Gain,
    before: Step | None,
    denials: Sequence[Report],
    earlier: Sequence[Gain],
) -> Step:
    camps = control.camps
    first = min(gain.reports, key=lambda r: (r.width, r.order))
    day = gain.day
    held = before.holder if before else None
    against = next((r.against for r in gain.reports if r.against), None) or (held if held != gain.camp else None)
    denied = [d for d in denials if d.camp == gain.camp and near(d, day)]
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
    if gain.lent:
        flags.append("day from context")
    rivals = [g for g in earlier if g.day == day and g.camp != gain.camp]
    if rivals and not gain.told_with(rivals[-1]):
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
    index = len(control.changes)
    control.changes.append(
        ControlChange(
            place_id=where.id,
            place=where.place.name if where.place else first.where.name,
            start=min((r.start for r in gain.exact if r.start), default=first.start),
            end=max((r.end for r in gain.exact if r.end), default=first.end),
            event=gain.event,
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


def _observed(steps: list[Step], states: Sequence[Report]) -> list[Step]:
    """Named holders: dated ones confirm, contest or fill; undated ones only fill a place nothing else is known of."""
    out = list(steps)
    for r in sorted(states, key=lambda r: (r.end or "9999", r.order)):
        if r.camp is None:
            continue
        if not r.dated:
            if not out:
                out.append(
                    Step(date=r.end or "", holder=r.camp, basis="state", holders=(r.camp,), claims=(r.claim,), begins=False)
                )
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
        since=(step.date or None) if step.begins else None,
        as_of=None if step.begins else step.date or None,
        contested=step.contested,
        holders=tuple(n for n in (camps.name(h) for h in step.holders) if n),
        claims=step.claims,
        basis=step.basis,
        lat=p.lat if p else None,
        lon=p.lon if p else None,
    )


def _order(c: ControlChange) -> tuple[str, str, str]:
    return (c.end or c.start or "9999", c.place, c.place_id)
