"""What governs an actor or stands before him: actors that another verb has as its object and that do nothing themselves."""

from __future__ import annotations

from ..text import Chunk
from .grammar import Grammar

_TRYING = frozenset(("TRYWORD",))

NOUN = frozenset(("TRIGGER", "NOUN"))  # the tags of an act's noun: "raids"
MEANS = frozenset(("AIRCRAFT", "ARTILLERY", "DRONES", "MUNITION"))  # what acts are done with


def before_epithets(g: Grammar, chunks: list[Chunk], k: int) -> int:
    """The chunk at ``k``, or before the articles and modifiers that stand there: what a noun behind it goes with."""
    while k > 0 and chunks[k].kind == "word" and chunks[k].tags & (g.determiner | g.modifier):
        k -= 1
    return k


def after_adverbs(g: Grammar, chunks: list[Chunk], k: int) -> int:
    """The chunk behind the one at ``k`` and the adverbs after it; may be one that is no more."""
    j = k + 1
    while j < len(chunks) - 1 and chunks[j].kind == "word" and chunks[j].tags & g.skip:
        j += 1
    return j


def before_count(g: Grammar, chunks: list[Chunk], k: int) -> int:
    """As :func:`before_epithets`, before a count too: "in two heavy raids"."""
    while k > 0 and (chunks[k].kind == "quantity" or chunks[k].tags & (g.determiner | g.modifier)):
        k -= 1
    return k


def before_aux(g: Grammar, chunks: list[Chunk], verb: int) -> int:
    """The chunk before an active verb, its auxiliaries and a day: where its subject ends, if it has one."""
    k = verb - 1
    while k > 0 and (chunks[k].tags & (g.aux - g.passive) or chunks[k].kind == "time"):
        k -= 1
    return k


def before_verb(g: Grammar, between: frozenset[str], chunks: list[Chunk], at: int) -> int:
    """The chunk before the verb at ``at`` and its auxiliaries, and before whoever "tried to", "managed on Monday to"; may be -1."""
    k = at - 1
    while k >= 0 and chunks[k].tags & between:
        k -= 1
    if k > 1 and chunks[k].tags & g.infinitive and "BASE" in chunks[at].tags:
        j = k - 1 - (chunks[k - 1].kind == "time")
        if j > 0 and chunks[j].tags & (g.achieved | _TRYING):
            j -= 1
            while j >= 0 and chunks[j].tags & (between | g.passive):
                j -= 1
            return j
    return k - 1 if k > 2 and "PAREN" in chunks[k].tags else k  # "the Army of X (AX) entered"


def over_places(g: Grammar, chunks: list[Chunk], k: int) -> int:
    """The chunk at ``k``, or before where somebody is said to be: "rebels in X have launched"; may be -1."""
    while k > 1 and chunks[k].kind == "place":
        j = before_epithets(g, chunks, k - 1)
        if not chunks[j].tags & g.at:
            break
        k = j - 1
    return k


def put_on(g: Grammar, chunks: list[Chunk], k: int, quoted: bool = False) -> bool:
    """Whether "on" stands before the actor at ``k``, over articles and modifiers, where he may be ``quoted`` over a quotation mark."""
    j = before_epithets(g, chunks, k - 1)
    while quoted and j > 0 and "QUOTE" in chunks[j].tags:
        j = before_epithets(g, chunks, j - 1)
    return j >= 0 and bool(chunks[j].tags & g.put_on)


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
