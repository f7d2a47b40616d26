"""Whoever falls in a fight fell to the other side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..text import Chunk
from .context import Context
from .draft import Draft
from .grammar import Grammar
from .sorts import OF_STATES
from .subjects import MEANT

BETWEEN = "the first of two sides"
EACH = "who fell on the other side"
FOE = "the other side of the fight"
_FIGHTS = ("clash", "ground_attack", "offensive")  # acts whose sides may be those of a fight told next
_REACH = 9  # chunks from a fight to "between", and from there to the first side
_FROM_AFAR = frozenset(("explosion", "air_strike", "drone_strike", "shelling", "chemical_attack"))  # acts that one side alone does
_BACK = 4  # sentences back to the fight that is meant


def cross(drafts: Sequence[Draft]) -> None:
    """Those of two sides who are counted as fallen in one breath fell to each other: "31 soldiers and 12 rebels were killed";
    not where civilians are counted with them, in a toll of all that went on."""
    told = [d for d in drafts if d.kind == "casualties" and d.c.group is not None]
    if len(told) < 2 or any(d.c.group is not None and d.c.group.victims == "civilian" for d in told):
        return
    acts = [o for o in drafts if o.kind == "incident"]
    if any(o.c.sense.event in _FROM_AFAR for o in acts) and not any(o.c.sense.reciprocal for o in acts):
        return  # "the blast killed nine soldiers and two rebels"
    counted = [d.c.group.actor for d in told if d.c.group is not None and d.c.group.actor is not None]
    for d in told:  # "members of X and 13 fighters of Y": those are counted for themselves
        own = None if d.c.group is None else d.c.group.actor
        if own is not None:
            d.against = tuple(a for a in d.against if a is own or not any(a is o for o in counted))
    for d in told:
        mine = _sides(d)
        if len(mine) != 1 or _killers(d):
            continue
        others = {a.name: a for o in told if o.c.at == d.c.at and len(_sides(o)) == 1 and _sides(o) != mine for a in o.against}
        if others:
            d.by, d.with_, d.own = tuple(others.values()), (), d.own | {"by"}
            d.trace["by"] = EACH
            for o in drafts:
                if o.c.sense.reciprocal and o.kind == "incident" and not (o.by and o.against) and o.trace.get("by") != EACH:
                    o.by, o.with_, o.against, o.own = d.against, (), d.by, o.own | {"by", "against"}
                    o.trace["by"] = EACH


def _sides(d: Draft) -> frozenset[str]:
    return frozenset(str(getattr(a, "side", None)) for a in d.against)


def _killers(d: Draft) -> bool:
    """Whether the words name one who killed: neither among the fallen nor of their side."""
    named = d.by if "by" in d.own else ()
    return any(a.name not in {x.name for x in d.against} and getattr(a, "side", None) not in _sides(d) for a in named)


def oppose(grammar: Grammar, drafts: Sequence[Draft], ctx: Context, n: int) -> None:
    """ "35 militants were killed in clashes with the army"; or "in those clashes", whose sides were told just before."""
    cross(drafts)
    for d in drafts:
        if d.kind != "casualties" or not d.against or (d.by and d.c.voice != "active"):
            continue
        fallen = {a.name for a in d.against}
        fights = [o for o in drafts if o.c.sense.reciprocal]
        fights = [o for o in fights if not grammar.between(d.sent.chunks, d.c.at, o.c.at).borders or _theirs(d, o)]
        if d.c.voice not in ("passive", "noun", "adj") and d.c.sense.counted != "subject":  # "clashes between X and Y killed nine soldiers"
            fights = [o for o in fights if o.trace.get("by") == BETWEEN and o.c.at < d.c.at]
        for o in fights:
            sides = (*o.by, *o.with_, *o.against)
            others = tuple(a for a in sides if a.name not in fallen)
            if others and fallen & {a.name for a in sides} and {a.name for a in d.by} <= {a.name for a in others}:
                aimed = o.c.at + 1 < len(d.sent.chunks) and d.sent.chunks[o.c.at + 1].tags & grammar.against  # "died in battles against X"
                if {a.name for a in o.by} <= fallen and not aimed:  # who fell met the other side's force
                    o.by, o.against = others, tuple(a for a in sides if a.name in fallen)
                d.by = others
                d.own |= {"by"}
                d.trace["by"] = EACH if d.c.voice == "active" else FOE
                break
        else:
            if fights and not d.by and all(len((*o.by, *o.with_, *o.against)) < 2 for o in fights):
                d.by = _told(d, ctx, n)
                if d.by:
                    d.trace["by"] = FOE


def _theirs(d: Draft, o: Draft) -> bool:
    """Whether the fallen were fighting when they fell: "nine soldiers were killed as they fought the rebels", "while fighting"."""
    if d.c.at > o.c.at or {a.name for a in o.by} != {a.name for a in d.against}:
        return False
    return (o.c.voice == "active" and o.trace.get("by") == MEANT) or "SUB" in d.sent.chunks[o.c.at - 1].tags


def pair_between(grammar: Grammar, chunks: list[Chunk], at: int) -> tuple[int, ...]:
    """Where the first two sides stand of a fight that is said to be between them; or empty."""
    j = next((j for j in range(at + 1, min(len(chunks), at + _REACH)) if chunks[j].tags & grammar.amid), 0)
    if not j or any("COMMA" in x.tags or x.tags & grammar.border for x in chunks[at + 1 : j]):
        return ()
    named = [k for k in grammar.mentions(chunks, "actor") if k > j and chunks[k].value.name and not chunks[k].value.adjectival]
    if len(named) < 2 or not any(x.tags & grammar.join and "COMMA" not in x.tags for x in chunks[named[0] + 1 : named[1]]):
        return ()
    a, b = named[:2]
    if a - j > _REACH or any(x.tags & (grammar.verb | grammar.border) for x in chunks[j + 1 : b]):
        return ()
    return (a, b) if chunks[a].value.name != chunks[b].value.name else ()


def met(grammar: Grammar, chunks: list[Chunk], at: int) -> tuple[Any, ...]:
    """The side that stands right after a participle of fighting ("killed fighting the army")."""
    after = [x for x in chunks[at + 1 : at + 3] if not x.tags & grammar.determiner]
    return (after[0].value,) if after and after[0].kind == "actor" and after[0].value.name else ()


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
    return getattr(a, "side", None) or a.name, getattr(a, "type", "") in OF_STATES
