"""How many of the acts told before somebody did: "the army carried out 25 of them", "25 of which were the army's"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from ..text import Chunk
from .grammar import Grammar
from .group import Group

_BACK = 6  # chunks from whoever did a part back to its count
_NEAR = 3  # chunks from the count to a passive verb


def share_of_acts(chunks: Sequence[Chunk], groups: Sequence[Group], at: int, including: frozenset[str]) -> Iterator[Group]:
    """The count beside the verb at ``at`` that a word of inclusion ties to what was told, as a count of acts and no people."""
    for g in groups:
        tied = chunks[g.last].tags & including or (g.last + 1 < len(chunks) and chunks[g.last + 1].tags & including)
        if tied and (g.first == at + 1 or 0 < at - g.last <= _NEAR):
            yield msgspec.structs.replace(g, last=g.first, bare=True, person=None, noun=-1, victims=None, breakdown={})


def of_part(g: Grammar, chunks: Sequence[Chunk], at: int, group: Group | None, k: int) -> bool:
    """Whether the doer at ``k`` did another count only: "50 were killed, 30 of them by X and eleven by Y"."""
    j = k - 1
    while j > at and chunks[j].kind == "word" and (chunks[j].tags & g.determiner or chunks[j].tags & g.modifier):
        j -= 1
    if not chunks[j].tags & g.agent:
        return False
    j -= 1
    while j > at and chunks[j].kind == "word" and chunks[j].tags & g.including:
        j -= 1
    counted = j > at and chunks[j].kind == "quantity" and "qty:article" not in chunks[j].tags
    return counted and (group is None or not group.first <= j <= group.last)


def did_a_part(chunks: Sequence[Chunk], at: int, k: int, including: frozenset[str]) -> bool:
    """Whether whoever stands at ``k`` did only a part of the acts told at ``at``: "33 attacks, 25 of which were the work of X"."""
    for j in range(k - 1, max(at + 1, k - _BACK), -1):
        if chunks[j].tags & including:
            return chunks[j - 1].kind == "quantity" and "qty:vague" not in chunks[j - 1].tags
        if chunks[j].kind in ("actor", "place") or "COMMA" in chunks[j].tags:
            return False
    return False
