"""Denials, blame and avowals that leave the act unnamed ("Damascus denied responsibility", "the group claimed it"): the act
is the one told just before. An avowal of an act that its sentence names gives that act its doer."""

from __future__ import annotations

import msgspec

from .draft import Draft

AVOWED = "whoever avows it"  # the reason why somebody is the doer
_REACH = 5  #: sentences back
_NEXT = 2  #: sentences back to the toll of which a part is told
_TIMES = 10  # how many times a toll another figure for it may be
_STANDING = frozenset(("siege",))  # nobody is blamed for what goes on for months where a deed is told


def settle(drafts: list[Draft], no_party: frozenset[str] = frozenset()) -> list[Draft]:
    """The drafts without those echoes that find no act; the others take event, and place and time where they lack them."""
    if not any(d.c.sense.echoes for d in drafts):
        return drafts
    drafts = _parts(drafts)
    acts = [d for d in drafts if d.kind == "incident" and not d.c.sense.echoes]
    out: list[Draft] = []
    told: set[int] = set()  # sentences in which an act told elsewhere is denied or blamed: no statement besides
    for d in drafts:
        if d.c.sense.echoes and d.kind == "incident":
            named = [o for o in acts if o.sent is d.sent and o.modality == d.modality and not o.c.sense.vague]
            besides = any(_others(d, o) for o in named)
            part = d.c.group is not None  # "the army carried out 25 of them": a figure of its own, and nobody's avowal
            if named and not part and not besides:
                _lend(d, min(named, key=lambda o: abs(o.c.at - d.c.at)), no_party)
                continue  # the sentence names what is denied
            act = _act(d, acts)
            if act is None or (d.by and d.modality == act.modality and not part and _alike(d, act)):
                continue
            d.avowed = d.modality == "asserted" and "by" in d.own and not part
            d.c.sense = msgspec.structs.replace(d.c.sense, event=act.c.sense.event, vague=not (d.avowed or besides) and d.c.sense.vague)
            d.key = None
            if d.avowed:
                d.asserted_by = d.asserted_by or tuple(a.name for a in d.by)
            if act.places and "place" not in d.own:
                d.places = act.places
            if "time" not in d.own:
                d.time, d.when = act.time, act.when
            if d.modality in ("denied", "accused"):
                told.add(id(d.sent))
        out.append(d)
    return [d for d in out if id(d.sent) not in told or "no-blamed-act" not in d.c.sense.needs] if told else out


def _parts(drafts: list[Draft]) -> list[Draft]:
    """The drafts, each part of a toll that is told in a sentence of its own ("Five of them were children") as one of the toll just
    before it, or not at all."""
    tolls = [d for d in drafts if d.kind == "casualties" and not d.c.sense.echoes and d.c.group is not None]
    out: list[Draft] = []
    for d in drafts:
        if d.kind == "casualties" and d.c.sense.echoes:
            part = d.c.group.number if d.c.group is not None else 0.0
            rival = d.c.sense.counted == "total"  # "the group later raised its count to 14": no part, another figure
            least, reach = (part / _TIMES, _REACH) if rival else (part, _NEXT)
            near = [o for o in tolls if 0 <= d.at - o.at <= reach and o.c.group is not None and o.c.group.number >= least]
            if not near or any(o.sent is d.sent for o in tolls):
                continue
            toll = max(near, key=lambda o: (o.at, -o.c.at))
            d.c.measure, d.by, d.with_, d.against = toll.c.measure, toll.by, toll.with_, toll.against
            if "place" not in d.own:
                d.places = toll.places
            if "time" not in d.own:
                d.time, d.when = toll.time, toll.when
            d.key = None
        out.append(d)
    return out


def _others(d: Draft, act: Draft) -> bool:
    """Whether another denies it besides: "X denied using gas, and Y called the reports a hoax"."""
    return d.modality == "denied" and bool(d.asserted_by and act.asserted_by) and d.asserted_by[0] != act.asserted_by[0]


def _act(d: Draft, acts: list[Draft]) -> Draft | None:
    """The act of the same sentence, else the nearest before it; acts told with their means go before vague ones."""
    near = [o for o in acts if 0 <= d.at - o.at <= _REACH]
    if not near:
        return None
    counted = [o for o in near if o.c.group is not None] if d.c.group is not None else []
    if counted:  # "the army carried out 25 of them"
        return max(counted, key=lambda o: (o.at, o.c.at))
    deeds = [o for o in near if not o.c.sense.vague and o.c.sense.event not in _STANDING] or near
    return min(deeds, key=lambda o: (o.c.sense.vague, d.at - o.at, abs(d.c.at - o.c.at) if o.at == d.at else -o.c.at))


def _lend(d: Draft, act: Draft, no_party: frozenset[str]) -> None:
    """Who avows an act that the same sentence names did it; whoever did it for him is no party by himself."""
    told = "by" in act.own and not all(getattr(a, "actor_id", None) in no_party for a in act.by)
    if "by" in d.own and d.modality == "asserted" and not told:
        act.by, act.with_, act.own = d.by, d.with_, act.own | {"by"}
        act.trace = {**act.trace, "by": AVOWED}
        names = {a.name for a in d.by}
        act.against = tuple(a for a in act.against if a.name not in names)


def _alike(d: Draft, act: Draft) -> bool:
    """Whether the act's doer is told already."""
    return {a.name for a in d.by} <= {a.name for a in act.by}
