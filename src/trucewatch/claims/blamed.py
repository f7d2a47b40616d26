"""On whom an act is put, where it is only put to somebody: "blame for the raid was laid by X on Y", "X holds Y responsible for it".

Y is the doer of what is told as an accusation, and X, who puts it to him, is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..text import Chunk, Sent
from .draft import HARM, Draft
from .governed import before_epithets
from .grammar import Grammar

BLAMED = "on whom it is put"  # the reason in the trace
_BLAME = frozenset(("BLAMEWORD",))  # the packs' tags for words of blame and of holding somebody to it
_HOLDS = frozenset(("HOLDSTO",))
_REACH = 24  # chunks from such a word to whom it is put on


def put_on(grammar: Grammar, coordinated: Callable[[Sent, int], tuple[Any, ...]], drafts: Sequence[Draft]) -> None:
    """Put acts told as accusations, and the harm they did, down to whom the words put them on."""
    for d in drafts:
        if d.kind not in HARM or d.modality != "accused" or _BLAME.isdisjoint(grammar.tags(d.sent.chunks)):
            continue
        k = grammar.kept(d.sent.chunks, "blamed", lambda d=d: _target(grammar, d.sent.chunks))  # type: ignore[misc]
        if k < 0 or any(a is d.sent.chunks[k].value for a in d.by):
            continue
        by = coordinated(d.sent, k)
        names = {a.name for a in by}
        victim = d.c.group.actor if d.c.group is not None else None
        if (victim is None or victim.name not in names) and names != {a.name for a in d.by}:
            d.by, d.own, d.trace = by, d.own | {"by"}, {**d.trace, "by": BLAMED}
            d.against = tuple(a for a in d.against if a.name not in names)


def _target(g: Grammar, chunks: list[Chunk]) -> int:
    """The one actor on whom something is put; or -1."""
    out = []
    for j, x in enumerate(chunks):
        if x.tags & _HOLDS:
            k = next((k for k in g.mentions(chunks, "actor") if j < k and chunks[k].value.name and not chunks[k].value.adjectival), -1)
            if k > 0 and before_epithets(g, chunks, k - 1) == j and any(y.tags & _BLAME for y in chunks[k + 1 : k + 5]):
                out.append(k)
        elif x.tags & _BLAME:
            out += [k for k in g.mentions(chunks, "actor") if j < k <= j + _REACH and _put_on(g, chunks, k)]
    return out[0] if len(set(out)) == 1 else -1


def _put_on(g: Grammar, chunks: list[Chunk], k: int) -> bool:
    if not chunks[k].value.name or chunks[k].value.adjectival:
        return False
    j = before_epithets(g, chunks, k - 1)
    return j >= 0 and bool(chunks[j].tags & g.put_on)
