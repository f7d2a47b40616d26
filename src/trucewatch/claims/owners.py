"""Against whom an act was that hit what is said to be somebody's: "a convoy of X", "posts held by X", "vehicles belonging to X".
And whose an act is said to be: "X's raids"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..text import Chunk, Sent
from .candidates import Candidate
from .clauses import kinds
from .draft import Draft
from .governed import NOUN, after_adverbs, before_count, before_epithets
from .grammar import Grammar

_HIT = frozenset(("incident", "damage"))
THINGS = frozenset(("OWNPOST", "POSTWORD", "VEHICLE", "COLUMN", "CONVOYS", "OWNTHING"))
BELONGING = "BELONGING"
_AIMING = frozenset(("ING", "TRIGGER", "ACTWORD"))
_MEANS = ("agent", "from")  # "shelled by tanks belonging to X"
_DONE = frozenset(("PAST", "VERB"))
_STRIKING = frozenset(("ING", "PREP", "HITVERB", "HITWORD"))
_TOWARDS = frozenset(("PREP", "ING", "VING", "PAST", "VERB"))
_PUT = frozenset(("VERB", "PAST", "ADV"))  # "planted", "aimed"
_NOUN = frozenset(("NOUN", "MUNITION"))
_REACH = 8  # chunks between an act and what it hit
_STANDING = frozenset(("siege", "detention", "abduction", "execution"))


def name(grammar: Grammar, coordinated: Callable[[Sent, int], tuple[Any, ...]], drafts: Sequence[Draft]) -> None:
    """Name the owner of what was hit as the other side of acts that have none."""
    for d in drafts:
        if d.kind not in _HIT or d.against or d.c.sense.reciprocal or d.c.sense.event in _STANDING or d.modality == "planned":
            continue
        chunks = d.sent.chunks
        owned = pairs(grammar, chunks) if grammar.mentions(chunks, "actor") else ()
        doers = {a.name for a in (*d.by, *d.with_)} if owned else frozenset()
        for j, k in owned:
            if _hit(grammar, chunks, d, j, k) and chunks[k].value.name not in doers:
                d.against = tuple(a for a in coordinated(d.sent, k) if a.name not in doers)
                break


def pairs(g: Grammar, chunks: list[Chunk]) -> list[tuple[int, int]]:
    """:func:`_pairs`, remembered for the row."""
    return g.kept(chunks, "owners", lambda: _pairs(g, chunks))  # type: ignore[no-any-return]


def _pairs(g: Grammar, chunks: list[Chunk]) -> list[tuple[int, int]]:
    """Where things stand that are somebody's, each with whose they are."""
    out = []
    for k in g.mentions(chunks, "actor"):
        if not chunks[k].value.name:
            continue
        if k + 1 < len(chunks) and not chunks[k + 1].tags.isdisjoint(THINGS):
            out.append((k + 1, k))
            continue
        j = before_epithets(g, chunks, k - 1)
        if j < 1:
            continue
        if "ING" in chunks[j].tags and aimed_at(g, chunks, k):
            out.append((k, k))
        told = not chunks[j].tags & g.of
        if not told:
            j -= 1
        elif j > 1 and ((chunks[j].tags & g.agent and not chunks[j - 1].tags.isdisjoint(_DONE)) or BELONGING in chunks[j - 1].tags):
            j -= 2
        elif BELONGING in chunks[j].tags:
            j -= 1
        else:
            continue
        thing = not chunks[j].tags.isdisjoint(THINGS) or (told and "FACILITY" in chunks[j].tags)
        if thing and g.governor(chunks, j) not in _MEANS:
            out.append((j, k))
    return out


def owns(g: Grammar, chunks: list[Chunk], c: Candidate, k: int, of: bool) -> bool:
    """Whether the actor at ``k`` only owns or mans what stands before it, behind an act or before a passive verb: not its doer."""
    only = of or (k < c.at and c.voice != "passive")  # "a bomb under a car of X killed two"
    return any(k == o and c.at not in (j, k - 1) and (not only or _at_it(g, chunks, j)) for j, o in pairs(g, chunks) if j < k)


def _at_it(g: Grammar, chunks: list[Chunk], j: int) -> bool:
    """Whether a weapon's or an act's noun stands before the thing at ``j``, which says where or at what it was: "a bomb under a
    car", "a raid aimed at a patrol"."""
    i = before_count(g, chunks, j - 1)
    tags = chunks[i].tags
    if i < 1 or tags & (g.agent | g.of | g.origin | g.with_) or tags.isdisjoint(_TOWARDS):
        return False
    i -= 1
    if i > 0 and "WORD" in chunks[i].tags:
        i -= 1  # "meant for"
    while i > 0 and not chunks[i].tags.isdisjoint(_PUT) and chunks[i].tags.isdisjoint(_NOUN):
        i -= 1
    return not chunks[i].tags.isdisjoint(_NOUN) and bool("TRIGGER" in chunks[i].tags or chunks[i].tags & g.munition)


def aimed_at(g: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether the actor at ``k`` is the object of a participle that says at whom an act was aimed: "a bombing targeting X"."""
    j = before_epithets(g, chunks, k - 1)
    return j > 0 and chunks[j].tags >= _AIMING and {"TRIGGER", "NOUN"} <= chunks[j - 1].tags


def owns_act(g: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether the actor right before an act's noun, or before what was thrown, says whose it was: "in the army's raids", "rebel
    rockets left nine dead"."""
    m, j = chunks[k].value, after_adverbs(g, chunks, k)
    if j >= len(chunks) or chunks[j].kind != "word":
        return False
    one = m.generic and not chunks[k].norm.endswith(g.plural_endings)  # "insurgent rockets"
    if not (one or m.adjectival or m.text.endswith(g.genitives)):
        return False
    return bool(chunks[j].tags & g.munition) or (chunks[j].tags >= NOUN and "incident" in kinds(chunks[j]))


def _hit(g: Grammar, chunks: list[Chunk], d: Draft, j: int, k: int) -> bool:
    """Whether the thing at ``j`` with its owner at ``k`` is what the act hit."""
    at = d.c.at
    if j > at:
        low, high = at + 1, min(j, k)
    elif d.c.voice == "passive" and max(j, k) < at:
        low, high = max(j, k) + 1, at
    else:
        return False
    between = chunks[low:high]
    if len(between) > _REACH or any("COMMA" in x.tags or x.tags & (g.border | g.origin | g.agent) for x in between):
        return False
    return not any(x.tags & (g.verb - g.aux) and x.tags.isdisjoint(_STRIKING) for x in between)
