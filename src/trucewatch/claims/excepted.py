"""Places that are named only to be left out: "holds Adra but not Harasta", "took all areas except X, a province near Y"."""

from __future__ import annotations

from ..text import Chunk
from .grammar import Grammar

_REACH = 16  # chunks from a word of exception to the last place that may tell of what is left out


def excepted(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether the place at ``k`` is left out, or only describes what is."""
    if k > 2 and chunks[k - 1].tags & grammar.negation and chunks[k - 2].tags & (grammar.join | grammar.border):
        return True
    if grammar.excepting.isdisjoint(grammar.tags(chunks)):
        return False
    described = False  # over "X, a province" or "X, which"
    for j in range(k - 1, max(-1, k - _REACH), -1):
        x = chunks[j]
        if x.tags & grammar.excepting:
            return described or all(_named(grammar, y) for y in chunks[j + 1 : k])
        if "BREAK" in x.tags:
            return False
        if "COMMA" in x.tags:
            after = chunks[j + 1]
            described = described or "qty:article" in after.tags or bool(after.tags & grammar.relative)
    return False


def _named(grammar: Grammar, x: Chunk) -> bool:
    """Whether a chunk is one of a list of places."""
    passed = grammar.join | grammar.determiner | grammar.modifier | grammar.place_noun | grammar.of
    return x.kind == "place" or "COMMA" in x.tags or bool(x.tags & passed)
