"""A participle that opens a sentence and the subject behind its clause: "after storming the town, X moved on"."""

from __future__ import annotations

from ..text import Chunk
from .grammar import Grammar

_FIRST = 2  # chunks before the participle: "after having"
_ING = frozenset(("ING", "VING"))
NOBODY = (-1, -1)


def opening(grammar: Grammar, chunks: list[Chunk]) -> tuple[int, int]:
    """Where the participle stands, and the actor who is its subject and the main verb's; remembered for the row."""
    if len(chunks) <= _FIRST or not (chunks[0].tags | chunks[1].tags | chunks[2].tags) & (_ING | grammar.perfect):
        return NOBODY
    found: tuple[int, int] = grammar.kept(chunks, "opening", lambda: _opening(grammar, chunks))
    return found


def _opening(grammar: Grammar, chunks: list[Chunk]) -> tuple[int, int]:
    g, n = grammar, len(chunks)
    at = next((i for i, x in enumerate(chunks[: _FIRST + 1]) if x.tags & (_ING | g.perfect)), n)
    if any(x.kind == "actor" or x.tags & (g.third | g.determiner) for x in chunks[:at]):
        return NOBODY
    if at + 1 < n and chunks[at].tags & g.perfect:
        at += 1
    k = next((i for i in range(at + 1, n) if "COMMA" in chunks[i].tags), n) + 1
    while k < n and chunks[k].tags & g.determiner:
        k += 1
    if k >= n or chunks[k].kind != "actor" or not chunks[k].value.name or chunks[k].value.adjectival:
        return NOBODY
    v = k + 1
    while v < n and chunks[v].tags & (g.band | g.aux | g.skip):
        v += 1
    return (at, k) if v < n and chunks[v].tags & (g.verb | {"PAST"}) else NOBODY
