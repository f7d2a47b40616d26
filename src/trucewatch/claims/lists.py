"""Who belongs to a list of doers, and who only sums it up or tells of it."""

from __future__ import annotations

from ..text import Chunk
from .grammar import Grammar
from .sorts import TELLERS

_WORD = frozenset(("WORD",))
_DESCRIBED = 3  # chunks before a noun in which its article stands


def sums_up(chunks: list[Chunk], picked: list[int]) -> bool:
    """Whether the first of a list only says what the others are: "two rebel alliances, X and Y"."""
    first, q = chunks[picked[0]], chunks[picked[0] - 1] if picked[0] else None
    if not first.value.generic or q is None or q.kind != "quantity" or "COMMA" not in chunks[picked[0] + 1].tags:
        return False
    return bool(q.value.min == q.value.max == len(picked) - 1) and not any(chunks[k].value.generic for k in picked[1:])


def introduces(g: Grammar, chunks: list[Chunk], picked: list[int]) -> bool:
    """Whether the first of two only says what the other is, whose name follows it between commas: "a militia, X, shelled the town"."""
    if len(picked) != 2:
        return False
    k, name = picked
    j = k - 1
    while j > max(0, k - _DESCRIBED) and chunks[j].tags >= _WORD:
        j -= 1  # "a pro-government militia"
    if j < 0 or "qty:article" not in chunks[j].tags:
        return False
    if name - k > 3 or "COMMA" not in chunks[k + 1].tags or any(not x.tags & g.determiner for x in chunks[k + 2 : name]):
        return False
    after = chunks[name + 1].tags if name + 1 < len(chunks) else frozenset()
    return chunks[name].value.type == "faction" and not chunks[name].value.generic and ("COMMA" in after or "BREAK" in after)


def speaks_of(g: Grammar, chunks: list[Chunk], left: int, right: int) -> bool:
    """Whether the one on the right only says what the other did: "held by X and its allies the monitor said", "the work of X, the
    monitor has said"."""
    if chunks[right].value.type not in TELLERS:
        return False
    v = right + 1
    while v < len(chunks) and chunks[v].tags & g.aux:
        v += 1
    if v >= len(chunks) or not chunks[v].tags & g.say:
        return False
    listed = any(x.tags & g.join and "COMMA" not in x.tags for x in chunks[left + 1 : right])
    return g.governor(chunks, left) == "agent" or (not listed and chunks[left].value.type not in TELLERS)
