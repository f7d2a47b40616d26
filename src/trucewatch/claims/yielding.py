"""Places that yield to the one told before: where whoever tells of it is, where those harmed come from.

"Jets bombed X on Sunday. Nine people died, a doctor in Y said": they died in X. Where no other place was told, it is Y.
"""

from __future__ import annotations

from typing import Any

from ..text import Chunk
from .asides import OBSERVER
from .clauses import CAME
from .context import Context
from .draft import EVENTFUL, HARM, SEAT, Draft
from .grammar import Grammar
from .slots import width

YIELDED = "not where they speak or come from"  # the reason in the trace
_RECENT = 2  # sentences back to the one whose place is still told of
_BEFORE = 4  # chunks back to whoever speaks or comes from there
_FRONT = 3  # chunks in which a sentence turns to another scene
_SLIGHT = frozenset((SEAT, "from"))


def give_way(grammar: Grammar, drafts: list[Draft], ctx: Context, n: int) -> None:
    """Take from a sentence's drafts a place that says no more than whose or whence, where the article has told of another one just
    before."""
    if not ctx.places or n - ctx.places_at > _RECENT or not drafts:
        return
    chunks = drafts[0].sent.chunks
    named = grammar.mentions(chunks, "place")
    if not named:
        return
    for k in named:
        if chunks[k].value.relation not in _SLIGHT:
            return
    if any("MEANWHILE" in x.tags for x in chunks[:_FRONT]):
        return
    for d in drafts:
        if d.kind not in EVENTFUL or "place" not in d.own or not d.places or d.c.sense.host:
            continue
        if all(_beside(grammar, chunks, k, d.kind, ctx.places) for k in named):
            d.places, d.own, d.trace["place"] = ctx.places, d.own - {"place"}, YIELDED
            for k in named:
                d.c.seen["locates", k] = False


def _beside(grammar: Grammar, chunks: list[Chunk], k: int, kind: str, told: tuple[Any, ...]) -> bool:
    """Whether the place at ``k`` is that of a source, or one that people come from who are harmed."""
    p = chunks[k].value
    if p.relation == SEAT:
        return _near(p, told) and not any(OBSERVER in x.tags for x in chunks[max(0, k - _BEFORE) : k])
    if kind not in HARM or p.relation != "from":
        return False
    j = k - 1
    while j > 0 and (chunks[j].tags & (grammar.origin | grammar.determiner | grammar.perfect) or not chunks[j].tags.isdisjoint(CAME)):
        j -= 1
    if chunks[j].kind == "quantity" or "PERSON" in chunks[j].tags:
        return p.name not in [t.name for t in told]
    return False


def _near(p: Any, told: tuple[Any, ...]) -> bool:
    """Whether what was told of lies in the same area as a place, so that somebody there may tell of it."""
    t = told[0]
    if p.name == t.name or t.name in getattr(p, "admin", ()) or width(t) > width(p):
        return False  # told of an area: somewhere in it
    within = getattr(t, "admin", ())
    return p.name in within or not set(getattr(p, "admin", ())).isdisjoint(within) or p.level == "country"
