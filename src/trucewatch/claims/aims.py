"""Actors that are only the aim of what somebody does, or have a nameless one before a verb of their own: no doers of an act.

"Fighters battling to bring down X shelled the town": X is the object of an infinitive. "Y hopes to stop a group that has
captured the town": the group did, not Y.
"""

from __future__ import annotations

from ..text import Chunk
from .candidates import Candidate
from .governed import NOUN
from .grammar import Grammar

ONE_BAND = "ONEBAND"  # the packs' tag for words that mean one armed body without its name
_DOES = frozenset(("VERB", "TRIGGER", "BASE", "LIGHT"))  # what the verb of an infinitive may be
_DOING = _DOES | {"WORD"}
_HELPED = "SUSTAIN"  # the packs' tag for verbs of helping: "to help X shell the town", X may have
_FINITE = frozenset(("past", "base"))
_PHRASE = 3  # chunks from "to" to the object of its verb


def only_meant(g: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the actor at ``k`` is such an aim, or stands before such a nameless one."""
    return c.sense.event != "repelled" and (aimed(g, chunks, c, k) or nameless(g, chunks, c, k))


def aimed(g: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the actor at ``k`` is the object of an infinitive that tells of an aim: "to bring down X", "to topple X"."""
    j, after = k - 1, chunks[k + 1].tags if k + 1 < len(chunks) else frozenset()
    if chunks[k].value.adjectival or after >= NOUN:
        return False  # "to resist X's advance": the advance is his
    while j > 0 and chunks[j].kind == "word" and chunks[j].tags & (g.determiner | g.title):
        j -= 1
    end = j
    while j > 0 and end - j < _PHRASE and not chunks[j].tags & g.infinitive:
        x = chunks[j]
        if x.kind != "word" or _HELPED in x.tags or x.tags.isdisjoint(_DOING):
            return False
        if x.tags & (g.determiner | g.aux | g.border | g.join | g.of | g.at):
            return False
        j -= 1
    if j == end or not chunks[j].tags & g.infinitive or chunks[j + 1].tags.isdisjoint(_DOES):
        return False
    return c.at not in range(j, k) and (k > c.at or c.voice != "active" or "BASE" not in chunks[c.at].tags)


def nameless(g: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the subject of the act's verb is a body without a name, told of in a clause behind the actor: "X fights a group that
    has captured the town"."""
    if k >= c.at or c.voice != "active" or c.form not in _FINITE or ONE_BAND not in g.tags(chunks):
        return False
    r = c.at - 1
    while r > k and chunks[r].tags & g.aux and not chunks[r].tags & g.relative:
        r -= 1
    if r <= k + 1 or not chunks[r].tags & g.relative or ONE_BAND not in chunks[r - 1].tags:
        return False
    return "COMMA" not in chunks[k + 1].tags or any(x.tags & g.verb for x in chunks[k + 1 : r])
