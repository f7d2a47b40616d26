"""On whom an act is put, where it is only put to somebody: "blame for the raid was laid by X on Y", "X holds Y responsible for it".

Y is the doer of what is told as an accusation, and X, who puts it to him, is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..text import Chunk, Sent
from .draft import HARM, Draft
from .governed import before_epithets, put_on
from .grammar import Grammar

BLAMED = "on whom it is put"  # the reason in the trace
_BLAME = frozenset(("BLAMEWORD",))  # the packs' tags for words of blame and of holding somebody to it
_HOLDS = frozenset(("HOLDSTO",))
_REACH = 24  # chunks from such a word to whom it is put on
_TO_WORD = 4  # chunks from who is held to it to the word of blame


def put_down(grammar: Grammar, coordinated: Callable[[Sent, int], tuple[Any, ...]], drafts: Sequence[Draft]) -> None:
    """Put acts told as accusations, and the harm they did, down to whom the words put them on."""
    for d in drafts:
        if d.kind not in HARM or d.modality != "accused" or _BLAME.isdisjoint(grammar.tags(d.sent.chunks)):
            continue
        k = _known_target(grammar, d.sent.chunks)
        if k < 0 or any(a is d.sent.chunks[k].value for a in d.by):
            continue
        by = coordinated(d.sent, k)
        names = {a.name for a in by}
        victim = d.c.group.actor if d.c.group is not None else None
        if (victim is None or victim.name not in names) and names != {a.name for a in d.by}:
            d.by, d.own, d.trace = by, d.own | {"by"}, {**d.trace, "by": BLAMED}
            d.against = tuple(a for a in d.against if a.name not in names)


def _known_target(g: Grammar, chunks: list[Chunk]) -> int:
    """:func:`_target`, remembered for the row."""
    k: int = g.kept(chunks, "blamed", lambda: _target(g, chunks))
    return k


def _target(g: Grammar, chunks: list[Chunk]) -> int:
    """The one actor on whom something is put; or -1."""
    named = [k for k in g.mentions(chunks, "actor") if chunks[k].value.name and not chunks[k].value.adjectival]
    out: set[int] = set()
    for j, x in enumerate(chunks) if named else ():
        if x.tags & _HOLDS:
            k = next((k for k in named if j < k), -1)
            if k > 0 and before_epithets(g, chunks, k - 1) == j and any(y.tags & _BLAME for y in chunks[k + 1 : k + 1 + _TO_WORD]):
                out.add(k)
        elif x.tags & _BLAME:
            out.update(k for k in named if j < k <= j + _REACH and put_on(g, chunks, k))
    return out.pop() if len(out) == 1 else -1
