"""Whoever falls in a fight fell to the other side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .context import Context
from .draft import Draft
from .grammar import Grammar

FOE = "the other side of the fight"
_FIGHTS = ("clash", "ground_attack", "offensive")  # acts whose sides may be those of a fight told next
_BACK = 4  # sentences back to the fight that is meant
_OF_STATES = frozenset(("state", "armed_force"))


def oppose(grammar: Grammar, drafts: Sequence[Draft], ctx: Context, n: int) -> None:
    """ "35 militants were killed in clashes with the army"; or "in those clashes", whose sides were told just before."""
    for d in drafts:
        if d.kind != "casualties" or d.by or not d.against or d.c.voice not in ("passive", "noun", "adj"):
            continue
        fallen = {a.name for a in d.against}
        fights = [o for o in drafts if o.c.sense.reciprocal and not grammar.between(d.sent.chunks, d.c.at, o.c.at).borders]
        for o in fights:
            sides = (*o.by, *o.with_, *o.against)
            others = tuple(a for a in sides if a.name not in fallen)
            if others and fallen & {a.name for a in sides}:
                if {a.name for a in o.by} <= fallen:  # who fell met the other side's force
                    o.by, o.against = others, tuple(a for a in sides if a.name in fallen)
                d.by = others
                d.own |= {"by"}
                d.trace["by"] = FOE
                break
        else:
            if fights and all(len((*o.by, *o.with_, *o.against)) < 2 for o in fights):
                d.by = _told(d, ctx, n)
                if d.by:
                    d.trace["by"] = FOE


def _told(d: Draft, ctx: Context, n: int) -> tuple[Any, ...]:
    """Those who met the fallen in the last fight of which both sides were told."""
    fallen = {_side(a) for a in d.against}
    for by, with_, against, at in (ctx.sides[e] for e in _FIGHTS if e in ctx.sides):
        ours, theirs = ((*by, *with_), against) if n - at <= _BACK else ((), ())
        for some, others in ((ours, theirs), (theirs, ours)):
            if others and fallen == {_side(a) for a in some} and fallen.isdisjoint({_side(a) for a in others}):
                return others
    return ()


def _side(a: Any) -> tuple[str, bool]:
    """A force goes by its side, a state's army apart from the bands that fight beside it."""
    return getattr(a, "side", None) or a.name, getattr(a, "type", "") in _OF_STATES
