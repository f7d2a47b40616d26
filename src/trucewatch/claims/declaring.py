"""Who declares, extends, suspends, ends, offers or turns down a deal: the subject of the verb whose object the deal is, whoever
else is said to have made it ("the rebels rejected the truce announced by X")."""

from __future__ import annotations

from typing import Any

from ..text import Chunk, Sent
from .candidates import Candidate
from .governed import before_aux
from .grammar import Grammar
from .objects import before_pronoun
from .slots import Slots
from .sorts import TELLERS

DECLARED = "the subject of the verb whose object the deal is"
#: stages that each of several doers brings about for his own part, so that none is a party by it
ALONE = frozenset(("ended", "proposed", "rejected"))
_STAGES = ALONE | {"announced", "extended", "suspended"}
_OBJECT = 7  # chunks from a deal's noun back to the verb
_APPOSITION = 12  # chunks that an apposition may have
_NAMES = frozenset(("actor", "place"))


def declarers(sent: Sent, c: Candidate, slots: Slots) -> tuple[Any, ...]:
    """Whom the wording alone makes the doer of a deal's stage; or nobody."""
    chunks, g = sent.chunks, slots.grammar
    if c.sense.kind != "agreement" or c.sense.event not in _STAGES or c.voice != "noun" or g.staging.isdisjoint(g.tags(chunks)):
        return ()
    verb = _verb(chunks, c.at, slots)
    k = _subject(chunks, verb, slots) if verb > 0 else -1
    return slots.coordinated(sent, k) if k >= 0 else ()


def _verb(chunks: list[Chunk], at: int, slots: Slots) -> int:
    """The active verb before the deal, at most what describes the deal or opens the clause that tells of it between; or -1."""
    g = slots.grammar
    for j in range(at - 1, max(0, at - _OBJECT), -1):
        x, left = chunks[j], chunks[j - 1]
        described = x.kind == "actor" and x.value.adjectival
        if x.tags & g.staging and not left.tags & (g.determiner | g.of) and not (j + 1 == at and _whose(left, g)):
            passive = any(y.tags & g.passive for y in chunks[max(0, j - 2) : j])
            return -1 if passive or chunks[j + 1].tags & (g.agent | g.at) else j
        if (x.kind in _NAMES and not described) or "COMMA" in x.tags or x.tags & (g.join | g.pronoun):
            return -1
    return -1


def _whose(left: Chunk, g: Grammar) -> bool:
    """Whether a participle right before the deal only says whose it is: "a Russian-proposed truce"."""
    if left.kind == "actor":
        return bool(left.value.adjectival)
    return left.kind == "word" and not left.tags & (g.aux | g.skip | g.third | g.relative)


def _subject(chunks: list[Chunk], verb: int, slots: Slots) -> int:
    """The named actor that is the verb's subject, over what says who he is or when; whom "it" means where he says so; or -1."""
    g, k = slots.grammar, before_aux(slots.grammar, chunks, verb)
    if k > 1 and chunks[k].tags & g.third:
        k -= 1 + bool(chunks[k - 1].tags & g.border)
        if not chunks[k].tags & g.say:
            return -1
        k -= 1
    elif k > 1 and chunks[k].tags & g.relative:
        k = before_pronoun(chunks, k)
    elif k > 1 and "COMMA" in chunks[k].tags:
        k = _before_apposition(chunks, k, slots)
    elif k > 1 and chunks[k].kind == "place":
        while k > 0 and (chunks[k].kind == "place" or chunks[k].tags & (g.determiner | g.at)):
            k -= 1  # "rebels in the east of X rejected"
    x = chunks[k] if k >= 0 else None
    if x is None or x.kind != "actor" or not x.value.name or x.value.adjectival or x.value.type in TELLERS or g.governor(chunks, k):
        return -1
    return -1 if slots.barred.epithets.describes(chunks, k) else k


def _before_apposition(chunks: list[Chunk], k: int, slots: Slots) -> int:
    """The actor whom what stands before the comma at ``k`` describes: "X, the government's ally, declared"; or -1."""
    g = slots.grammar
    first = next((j for j in range(k - 1, max(0, k - _APPOSITION), -1) if "COMMA" in chunks[j].tags), 0)
    inside = chunks[first + 1 : k]
    if not first or not inside or chunks[first - 1].kind != "actor":
        return -1
    acts = any(x.tags & (g.verb | g.border) or {"TRIGGER", "PAST"} <= x.tags for x in inside)
    return first - 1 if not acts or inside[0].tags & g.relative else -1
