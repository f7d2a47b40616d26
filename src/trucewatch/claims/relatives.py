"""People of whom a relative clause says who they are before their own verb comes: "Nine people who worked at the clinic died"."""

from __future__ import annotations

from ..text import Chunk
from .grammar import Grammar
from .group import Group, Wanting

_BEFORE = 10  # chunks from the counted to what opens the clause
_CLAUSE = 20  # chunks of the clause
_NEXT = 3  # chunks from an auxiliary to its participle


def beyond_relative(grammar: Grammar, chunks: list[Chunk], g: Group, wanting: Wanting) -> int:
    """Where the verb stands that tells what befell the people of ``g``, behind a relative clause of theirs; or -1."""
    if not (g.people or g.bare) or g.thing is not None or g.unit is not None:
        return -1
    end = min(len(chunks), g.last + 1 + _BEFORE)
    opens = next((n for n in range(g.last + 1, end) if chunks[n].tags & grammar.relative), -1)
    if opens < 0 or opens + 2 >= len(chunks) or any(_ends(grammar, c) for c in chunks[g.last + 1 : opens]):
        return -1
    first = _verb(grammar, chunks, opens + 1)
    if first < 0:
        return -1
    main = _verb(grammar, chunks, first + 1)
    if main < 0:
        return -1
    passive = any(c.tags & grammar.passive for c in chunks[max(first + 1, main - _NEXT) : main])
    for i, s, form, voice in wanting:
        if i != main or s.kind != "casualties" or form != "past":
            continue
        if (s.counted == "subject" and not passive) or (s.counted == "object" and (passive or voice == "passive")):
            return i
    return -1


def _verb(grammar: Grammar, chunks: list[Chunk], k: int) -> int:
    """The verb of the clause that goes on at ``k``, an auxiliary's participle whatever the word; or -1."""
    for n in range(k, min(len(chunks), k + _CLAUSE)):
        c = chunks[n]
        if "BREAK" in c.tags or c.tags & (grammar.say | grammar.relative) or c.tags & grammar.border or _counts(c):
            return -1
        if c.tags & grammar.passive or "HAVE" in c.tags:
            m = n + 1
            while m < len(chunks) - 1 and m < n + 1 + _NEXT and chunks[m].tags & grammar.aux:
                m += 1
            return -1 if _joined(grammar, chunks, n) else m
        if _finite(grammar, c):
            return -1 if _joined(grammar, chunks, n) else n
    return -1


def _joined(grammar: Grammar, chunks: list[Chunk], n: int) -> bool:
    """Whether a verb goes on with the clause before it: "who left and died"."""
    left = chunks[n - 1]
    if "ADV" in left.tags and n > 1:
        left = chunks[n - 2]
    return bool(left.tags & grammar.join) and "COMMA" not in left.tags


def _finite(grammar: Grammar, c: Chunk) -> bool:
    tags = c.tags
    if c.kind != "word" or "ING" in tags or ("NOUN" in tags and "PAST" not in tags) or tags & grammar.aux:
        return False
    return bool(tags & grammar.verb) and ("PAST" in tags or "VERB" in tags)


def _ends(grammar: Grammar, c: Chunk) -> bool:
    """Whether what stands at a chunk is no part of the phrase about the counted."""
    if "BREAK" in c.tags or c.tags & grammar.border or c.tags & grammar.passive or "HAVE" in c.tags or _counts(c):
        return True
    return _finite(grammar, c) and "ADJ" not in c.tags


def _counts(c: Chunk) -> bool:
    return c.kind == "quantity" and c.value.head != "article"
