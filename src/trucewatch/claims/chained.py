"""Places that only say where the one before them lies: "in A, in the besieged B area outside C", "X, a town in B, was hit"."""

from __future__ import annotations

from ..text import Chunk
from .asides import POINTS, abroad
from .governed import NOUN
from .grammar import Grammar

TOLD = float("-inf")  # the score of a place that says of another one where it lies
_REACH = 10  # chunks from a place to the one that it says more of
_NOUNS = frozenset(("SETTLEMENTS", "TOWNWORD", "QUARTER", "SITE"))
_BESIDE = frozenset(("near", "direction"))
_WAYS, _BROAD = frozenset(("from", "to")), frozenset(("governorate", "country"))
_DESCRIBING = frozenset(("ADJ", "MODIFIER"))


def head(grammar: Grammar, chunks: list[Chunk], k: int) -> int:
    """Where the place stands that the one at ``k`` only says more of; -1 where it says where something was on its own."""
    if len(grammar.mentions(chunks, "place")) < 2:
        return -1
    heads: dict[int, int] = grammar.kept(chunks, "heads", lambda: _heads(grammar, chunks))
    return heads.get(k, -1)


def by_heads(scored: list[tuple[float, int]], told: dict[int, int]) -> list[tuple[float, int]]:
    """Scores of places, and where these stand: each of those ``told`` lends its score to the place of which it only says where it
    lies, and has :data:`TOLD` itself."""
    if not told:
        return scored
    best = {k: s for s, k in scored if k not in told}
    for s, k in scored:
        if k in told:
            best[told[k]] = max(s, best.get(told[k], s))
    return [*sorted(((s, k) for k, s in best.items()), key=lambda x: x[1]), *((TOLD, k) for k in told)]


def _heads(grammar: Grammar, chunks: list[Chunk]) -> dict[int, int]:
    """Where the places stand that only say more of another, each with where that one stands, over places that do so themselves."""
    out: dict[int, int] = {}
    for k in grammar.mentions(chunks, "place"):
        if (j := _head(grammar, chunks, k)) >= 0:
            out[k] = out.get(j, j)
    return out


def _head(grammar: Grammar, chunks: list[Chunk], k: int) -> int:
    """Where the next place before the one at ``k`` stands, if that at ``k`` only says more of it; or -1."""
    tied, noun = chunks[k].value.relation == "of", False
    comma = -1
    for j in range(k - 1, max(-1, k - _REACH), -1):
        x = chunks[j]
        tags = x.tags
        if x.kind == "place":
            return j if tied and _says_more(grammar, chunks, j, comma, k, noun) else -1
        if tags & (grammar.at | grammar.of):
            tied = True
        elif "COMMA" in tags:
            if comma >= 0 or not tied:
                return -1
            comma = j
        elif comma >= 0:
            return -1  # what stands before the comma is no place
        elif tags & _NOUNS or tags & grammar.place_noun:
            noun = True
        elif _ends(grammar, chunks, j):
            return -1
    return -1


def _ends(grammar: Grammar, chunks: list[Chunk], j: int) -> bool:
    """Whether no phrase goes on over the chunk at ``j``: it is no word that may describe a place."""
    x = chunks[j]
    if x.kind == "time" or "BREAK" in x.tags or x.tags & (grammar.join | grammar.relative | grammar.aux | grammar.say | grammar.pronoun):
        return True
    describing = x if x.kind != "actor" else chunks[j + 1]  # "rebel-held"
    return bool(x.kind == "actor" or x.tags & grammar.verb) and describing.tags.isdisjoint(_DESCRIBING)


def _says_more(grammar: Grammar, chunks: list[Chunk], j: int, comma: int, k: int, noun: bool) -> bool:
    """Whether what stands between two places makes one phrase of them."""
    a, b = chunks[j].value, chunks[k].value
    if abroad(a) and not abroad(b):
        return False
    way = b.relation.partition(":")[0]
    measured = way == "direction" and any(x.kind == "quantity" for x in chunks[j + 1 : k])  # "A, 70 km east of B"
    if comma < 0:
        if a.relation in _WAYS or (a.level in _BROAD and b.level in POINTS):
            return False  # "escaped from A in B", "in A province near B"
        if measured:
            return True
        passed = grammar.at | grammar.of | grammar.determiner | grammar.place_noun | grammar.modifier | _DESCRIBING | _NOUNS
        return all(x.tags & passed for x in chunks[j + 1 : k])
    first = chunks[comma + 1]
    if measured and comma + 1 < k and first.kind == "quantity":
        return True
    if noun and ("qty:article" in first.tags or first.tags & grammar.definite or not first.tags.isdisjoint(_NOUNS)):
        return True
    if b.relation == "of" and " " in first.norm and first.tags >= NOUN:
        return True  # "A, on the doorstep of B"
    if not first.tags & grammar.at:
        return False
    if any(x.tags & grammar.of for x in chunks[comma + 2 : k]) and b.relation == "of":
        return True  # "A, in the west of B"
    return (a.level in POINTS and b.level not in POINTS) or b.name in a.admin or way in _BESIDE
