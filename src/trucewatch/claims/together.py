"""Harm that two acts did which the sentence names together: "killed by Turkish shelling and US air strikes"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..text import Chunk
from .draft import BLAMED, Draft
from .grammar import Grammar

TOGETHER = "whoever did the acts that stand together"  # the reason why somebody is the doer


def join(grammar: Grammar, drafts: Sequence[Draft]) -> None:
    """Put what is put down to one of two such acts down to the doers of both."""
    acts = [o for o in drafts if o.kind == "incident" and o.c.voice == "noun" and o.by and "by" in o.own]
    for one, other in pairwise(acts):
        if not _side_by_side(grammar, one, other):
            continue
        before = any(d.kind in BLAMED and d.c.at < one.c.at for d in drafts)  # "nine fell in X's shelling and Y's raids killed six"
        both = {a.name: a for a in (*one.by, *other.by)}
        for d in drafts:
            if d.kind not in BLAMED or not d.by or not _told_of(grammar, d, one, other, before):
                continue
            names = {a.name for a in d.by}
            if names in ({a.name for a in one.by}, {a.name for a in other.by}) and len(names) < len(both):
                if both.keys().isdisjoint({a.name for a in d.against}):
                    d.by, d.own = tuple(both.values()), d.own | {"by"}
                    d.trace["by"] = TOGETHER


def _side_by_side(grammar: Grammar, one: Draft, other: Draft) -> bool:
    """Whether nothing stands between two acts but a conjunction and whose they are."""
    g, between = grammar, one.sent.chunks[one.c.at + 1 : other.c.at]
    passed = g.join | g.determiner | g.modifier | g.munition | g.agent | g.of
    joined = any(x.tags & g.join and "COMMA" not in x.tags for x in between)
    return joined and all(x.kind == "actor" or (x.kind == "word" and x.tags & passed) for x in between)


def _told_of(grammar: Grammar, d: Draft, one: Draft, other: Draft, before: bool) -> bool:
    """Whether a harm is both acts': a passive before them ("were killed in"), or the verb whose subject they are."""
    verb = _verb(grammar, d.sent.chunks, other.c.at)
    if d.c.voice == "active":
        return verb == d.c.at and not before
    return d.c.voice in ("passive", "adj") and d.c.at < one.c.at and verb < 0


def _verb(grammar: Grammar, chunks: Sequence[Chunk], at: int) -> int:
    """The verb that the noun at ``at`` is the subject of, right behind it, or -1."""
    k = at + 1
    while k < len(chunks) and chunks[k].tags & grammar.aux:
        k += 1
    return k if k < len(chunks) and {"TRIGGER", "PAST"} <= chunks[k].tags else -1
