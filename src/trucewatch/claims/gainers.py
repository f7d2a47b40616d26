"""Into whose hands something fell: those named right behind the verb, or a pronoun there ("fell to them, X said")."""

from __future__ import annotations

from ..text import Chunk
from .grammar import Grammar
from .sorts import TELLERS

_REACH = 9  # chunks from the verb to those named
_PRONOUN = 3  # and to a pronoun
_SAYING = 3  # chunks from a speaker to his verb


def named(g: Grammar, chunks: list[Chunk], at: int) -> list[int]:
    """Where those stand behind the verb at ``at`` who may be meant; nobody who only says so, nor any behind a pronoun."""
    if pronoun(g, chunks, at) >= 0:
        return []
    near = [k for k in g.mentions(chunks, "actor") if at < k <= at + _REACH and chunks[k].value.name]
    return [k for k in near if chunks[k].value.type not in TELLERS or not any(x.tags & g.say for x in chunks[k + 1 : k + _SAYING])]


def pronoun(g: Grammar, chunks: list[Chunk], at: int) -> int:
    """Where a pronoun stands behind the verb and "to"; or -1."""
    for k in range(at + 1, min(len(chunks), at + 1 + _PRONOUN)):
        x = chunks[k]
        if x.kind != "word" or x.tags & (g.verb | g.border) or "COMMA" in x.tags:
            return -1
        led = chunks[k - 1].tags & g.goal or "TRIGGER" in chunks[k - 1].tags
        if led and x.tags & g.pronoun:
            return k
    return -1
