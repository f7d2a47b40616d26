"""A state that takes people in is where they are, and each count of a list has its own host: "Jordan hosts 650,000, Lebanon
one million"."""

from __future__ import annotations

from typing import Any

from ..text import Chunk
from .draft import Draft
from .grammar import Grammar
from .scope import ConflictPlace

_ABROAD = frozenset(("refugees",))
HOST = "the host"  # the reason in the trace


def host(d: Draft, grammar: Grammar) -> None:
    """The host's country is the draft's place, and no doer besides, unless the sentence says where in it they are."""
    if not d.c.sense.host or any(not _wide(p) and not _elsewhere(d, grammar, p) for p in d.places):
        return
    m = _host(d, grammar)
    if m is None:
        return
    if hasattr(m, "level"):
        d.places = (m,)
    else:
        d.places = (ConflictPlace(m.name, text=m.text, first=m.first, last=m.last),)
    d.by, d.with_ = (), ()
    d.own = (d.own - {"by"}) | {"place"}
    d.trace["by"] = HOST
    d.trace["place"] = HOST


def _host(d: Draft, grammar: Grammar) -> Any:
    """The state or country right before the count, else the verb's doer, else what "host to" stands beside."""
    chunks, g = d.sent.chunks, d.c.group
    if g is not None and g.first and g.first - 1 != d.c.at and _state(chunks[g.first - 1]):
        return chunks[g.first - 1].value
    doer = next((a for a in d.by if getattr(a, "type", "") == "state" and not a.adjectival), None)
    if doer is not None:
        return doer
    if d.c.form != "noun":
        return _behind(chunks, d.c.at, grammar)
    before = d.c.at if g is None else min(d.c.at, g.first)
    for k in range(before - 1, max(-1, before - 6), -1):
        if _state(chunks[k]):
            return chunks[k].value
        if chunks[k].tags & grammar.verb and not chunks[k].tags & grammar.aux:
            return None
    return None


def _behind(chunks: list[Chunk], at: int, grammar: Grammar) -> Any:
    """The state before the verb at ``at``, who may also speak ("Lebanon already hosts a million and says"), or that a relative
    clause is about: "Lebanon, which is already sheltering a million"."""
    k = at - 1
    while k > 0 and ("ADV" in chunks[k].tags or chunks[k].tags & grammar.aux):
        k -= 1
    if k >= 0 and _state(chunks[k]):
        return chunks[k].value
    if k < 1 or not chunks[k].tags & grammar.relative:
        return None
    k -= 2 if "COMMA" in chunks[k - 1].tags and k > 1 else 1
    return chunks[k].value if _state(chunks[k]) else None


def _state(chunk: Chunk) -> bool:
    m = chunk.value
    if chunk.kind == "actor":
        return bool(m.type == "state" and not m.adjectival and not m.generic)
    return chunk.kind == "place" and m.level == "country"


def _elsewhere(d: Draft, grammar: Grammar, place: Any) -> bool:
    """Whether another verb stands between those taken in and a place: "X hosts 650,000 and has shut its border near Y"."""
    if d.c.measure not in _ABROAD:
        return False
    k = next((k for k, x in enumerate(d.sent.chunks) if x.value is place), -1)
    return k > d.c.at and grammar.between(d.sent.chunks, d.c.at, k).verbs > 0


def _wide(place: Any) -> bool:
    """A country, or where people came from: no place within the host's country."""
    return bool(place.level == "country" or getattr(place, "relation", "") == "from")
