"""Actors that another verb has as its object and that do nothing themselves."""

from __future__ import annotations

from ..text import Chunk
from .grammar import Grammar


def governed(g: Grammar, between: frozenset[str], chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the actor is the object of a verb before the one at ``at``: "rebels fighting the army shelled X", "X, which
    backs the rebels, shelled Y"."""
    if "PAST" not in chunks[at].tags or chunks[k].value.adjectival or any(x.tags & g.relative for x in chunks[k + 1 : min(at, k + 3)]):
        return False
    v = next((j for j in range(k - 1, -1, -1) if chunks[j].tags & g.border or not chunks[j].tags & g.determiner), -1)
    if v < 0:
        return False
    verb = chunks[v].tags
    if not (verb & g.verb or "TRIGGER" in verb) or verb & (g.say | g.aux | g.light):
        return False
    while v > 0 and chunks[v - 1].tags & between:
        v -= 1
    subject = chunks[v - 1] if v else None
    if subject is None:
        return False
    return bool(subject.tags & g.relative) or (subject.kind == "actor" and not subject.value.adjectival)
