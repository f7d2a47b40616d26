"""Whom a term binds: the object of the verb that requires or forbids, or who is told to act under the deal: "under the accord, X
is to clear the zone", "a deal under which X are to withdraw", "if it is carried out, X would stop"."""

from __future__ import annotations

from ..text import Chunk, Sent
from .candidates import Candidate
from .grammar import Grammar
from .slots import Filled, Slots

_OBJECT = 3  # chunks from a verb to its object
_CLAUSE = 12  # chunks from a deal to the clause that tells what is done under it
_BORDERS = frozenset(("COMMA", "BREAK"))


def bound(slots: Slots, sent: Sent, c: Candidate, found: Filled) -> tuple[Filled, Filled]:
    """Doer and opponent of a term whose rule names no doer; whoever stands behind "against" stays the opponent."""
    chunks, g = sent.chunks, slots.grammar
    after = [k for k in g.mentions(chunks, "actor") if c.at < k <= c.at + _OBJECT and c.form in ("base", "past")]
    if after and any(chunks[after[0]].value is a for a in found.values) and g.governor(chunks, after[0]) != "against":
        if not g.between(chunks, c.at, after[0]).verbs:
            return found, Filled()
    k = _told_to(chunks, c, slots.grammar)
    if k < 0:
        return Filled(), found
    who = slots.coordinated(sent, k)
    return Filled(who, 1.0, "who is to do it"), Filled(tuple(a for a in found.values if a not in who), found.score, found.why)


def _told_to(chunks: list[Chunk], c: Candidate, g: Grammar) -> int:
    """The first actor behind the deal that is the subject of an active duty; or -1."""
    if c.voice not in ("noun", "passive"):
        return -1
    for k in g.mentions(chunks, "actor"):
        if k <= c.at:
            continue
        x, j = chunks[k], k - 1
        while j > c.at and chunks[j].tags & (g.determiner | g.modifier) and chunks[j].tags.isdisjoint(_BORDERS):
            j -= 1
        if k - c.at > _CLAUSE or (chunks[j].tags & g.of) or not (j == c.at or not chunks[j].tags.isdisjoint(_BORDERS)):
            return -1
        return k if x.value.name and not x.value.adjectival and _duty(chunks, k + 1, g) else -1
    return -1


def _duty(chunks: list[Chunk], j: int, g: Grammar) -> bool:
    """Whether what follows is told to be done: "are to withdraw", "must leave", "would stop", "keep"; not what may be done or is
    done to them."""
    bare = True
    while j < len(chunks) and chunks[j].tags & (g.aux | g.infinitive | g.skip):
        if chunks[j].tags & g.permitting:
            return False
        bare = False
        j += 1
    if j >= len(chunks) or chunks[j - 1].tags & g.passive:
        return False
    tags = chunks[j].tags
    return "BASE" in tags or (not bare and chunks[j].kind == "word" and tags.isdisjoint(("PAST", "ING")))
