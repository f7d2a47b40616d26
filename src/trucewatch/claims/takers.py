"""Who took a place that is only said to have fallen: whoever took the places told of beside it. Who beat back an attack that is
only said to have failed: the other side of the fight told of beside it, or whoever had taken the place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .draft import Draft
from .grammar import Grammar

NEXT = "whoever took the places told of beside it"  # the reasons in the trace
OTHER = "the other side of the fight told of beside it"
_TAKEN = frozenset(("captured", "retaken"))
_FOUGHT = frozenset(("incident", "control_change"))
_BEFORE = 8  # sentences back to the other taking
_AFTER = 3  # sentences on
_NEAR = 4  # sentences back to the other side of a fight


def name(drafts: Sequence[Draft], grammar: Grammar) -> None:
    """Give a taking that names nobody the doer of the nearest one that does, unless it was he who lost the place; and an attack
    beaten back whoever fought the attackers."""
    told = [d for d in drafts if d.kind == "control_change" and d.c.sense.event in _TAKEN]
    known = [d for d in told if d.by and d.modality == "asserted" and not d.retold]
    for d in told:
        was = any(x.tags & grammar.passive for x in d.sent.chunks[max(0, d.c.at - 3) : d.c.at])
        unsaid = was or d.c.sense.by == "none" or d.c.voice in ("passive", "noun")  # an active verb has a subject, though unlisted
        if d.by or not unsaid or d.modality not in ("asserted", "denied"):
            continue
        lost = _of(d.against)
        near = [o for o in known if -_BEFORE <= o.at - d.at <= _AFTER and lost.isdisjoint(_of(o.by))]
        if near:
            _give(d, min(near, key=lambda o: _far(d, o)).by, NEXT)
    for d in drafts:
        if d.kind == "control_change" and d.c.sense.event == "repelled" and d.against and not d.by:
            fights = [o for o in drafts if o is not d and o.kind in _FOUGHT and -_NEAR <= o.at - d.at <= 1]
            for o in sorted(fights, key=lambda o: _far(d, o)):
                if met := _met(d, o):
                    _give(d, met, OTHER)
                    break


def _far(d: Draft, o: Draft) -> tuple[int, int]:
    return abs(o.at - d.at) + (o.at > d.at), abs(o.c.at - d.c.at)


def _give(d: Draft, by: tuple[Any, ...], why: str) -> None:
    d.by, d.with_ = by, ()
    d.trace["by"] = why


def _met(d: Draft, o: Draft) -> tuple[Any, ...]:
    """Who in another draft stands against the attackers of this one, at a place that is the same where it was taken."""
    attackers = _of(d.against)
    if o.c.sense.event in _TAKEN and {p.name for p in o.places} & {p.name for p in d.places} and attackers.isdisjoint(_of(o.by)):
        return o.by
    for ours, theirs in ((o.by, o.against), (o.against, o.by)):
        if ours and theirs and attackers & _of(theirs) and attackers.isdisjoint(_of(ours)):
            return ours
    return ()


def _of(actors: Sequence[Any]) -> frozenset[str]:
    """Names and sides."""
    sides = [getattr(a, "side", None) for a in actors]
    return frozenset((*(a.name for a in actors), *(x for x in sides if x)))
