"""Sentences that point back to a place: "its planes have hit nine targets there"."""

from __future__ import annotations

from typing import Any

from ..text import Chunk, Found
from .asides import POINTS, abroad
from .chained import head
from .draft import ATTRIBUTIVE, PLACED, SEAT, Draft
from .grammar import Grammar

BACK = "the place named last"  # the reason in the trace
_BACK = 3  # sentences back to the one that names the place
_CLAUSE = 6  # chunks from an act to the "there" of its clause
_PASSING = frozenset((ATTRIBUTIVE, SEAT, "from", "between"))


def point_back(drafts: list[Draft], found: Found, grammar: Grammar) -> None:
    """Give drafts whose sentence says "there" the place that the text named last before it, whatever was told of that place."""
    for d in drafts:
        if (d.kind not in PLACED and d.kind != "agreement") or (k := _there(grammar, d)) < 0:
            continue
        if "place" in d.own and not _elsewhere(grammar, d, k):
            continue
        here = any(x.kind == "place" and x.value.relation != "from" for x in d.sent.chunks[:k])
        places = _before(grammar, d, k) if here else _last(grammar, found, d.at)
        if not places:
            continue
        if "place" in d.own or all(p.name != places[0].name for p in d.places):
            d.places = places
        d.own, d.trace["place"] = d.own - {"place"}, BACK


def _there(grammar: Grammar, d: Draft) -> int:
    """Where "there" stands as a place in the draft's sentence, not as an empty subject ("there were"); -1 without one."""
    chunks = d.sent.chunks
    for k in range(len(chunks)) if "THERE" in grammar.tags(chunks) else ():
        if "THERE" in chunks[k].tags and not (k + 1 < len(chunks) and chunks[k + 1].tags & grammar.aux):
            return k
    return -1


def _elsewhere(grammar: Grammar, d: Draft, k: int) -> bool:
    """Whether the place that a draft has is not the one that "there" at ``k`` in its clause stands for: where people came from, or
    what is named behind a comma ("seven died there, a source in X said")."""
    chunks = d.sent.chunks
    if not d.places or not _in_clause(grammar, d, k):
        return False
    j = next((j for j, x in enumerate(chunks) if x.value is d.places[0]), -1)
    if j < 0 or j > k:
        return j > k and any("COMMA" in x.tags for x in chunks[k:j])
    return d.places[0].relation == "from" and j < d.c.at


def _before(grammar: Grammar, d: Draft, k: int) -> tuple[Any, ...]:
    """The place that the sentence itself names before "there" at ``k``, if the draft's act is in the clause of "there"."""
    return _named(grammar, d.sent.chunks, d.c.at) if _in_clause(grammar, d, k) else ()


def _in_clause(grammar: Grammar, d: Draft, k: int) -> bool:
    """Whether "there" at ``k`` stands close behind the draft's act, in its clause."""
    return 0 < k - d.c.at <= _CLAUSE and not grammar.between(d.sent.chunks, d.c.at, k).borders


def _last(grammar: Grammar, found: Found, at: int) -> tuple[Any, ...]:
    """The place, or the list of places, that the sentences before name last."""
    for n in range(at - 1, max(-1, at - 1 - _BACK), -1):
        if places := _named(grammar, found.sents[n].chunks, len(found.sents[n].chunks)):
            return places
    return ()


def _named(grammar: Grammar, chunks: list[Chunk], end: int) -> tuple[Any, ...]:
    """The place that is named last before ``end``, of a town and its province the town, of a list all."""
    at = [k for k in grammar.mentions(chunks, "place") if k < end and chunks[k].value.relation not in _PASSING]
    if not at:
        return ()
    at = [k for k in at if head(grammar, chunks, k) not in at] or at
    named = [chunks[k].value for k in at]
    named = [p for p in named if not (abroad(p) or p.relation.startswith("direction:"))] or named
    named = [p for p in named if p.level != "country"] or named
    named = [p for p in named if not (p.relation == "to" and end == len(chunks))] or named  # "shells hit X, sending people to Y"
    last = named[-1]
    point = next((p for p in reversed(named[:-1]) if last.name in p.admin), last)
    if point.group is None:
        return (point,)
    return tuple(p for p in named if p.group == point.group and (p.level in POINTS) == (point.level in POINTS))
