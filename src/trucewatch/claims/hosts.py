"""A state that takes people in is where they are, and each count of a list has its own host: "Jordan hosts 650,000, Lebanon
one million"."""

from __future__ import annotations

from typing import Any

from ..text import Chunk
from .draft import Draft
from .grammar import Grammar
from .scope import ConflictPlace

HOST = "the host"  # the reason in the trace


def host(d: Draft, grammar: Grammar) -> None:
    """The host's country is the draft's place, and no doer besides, unless the sentence says where in it they are."""
    if not d.c.sense.host or any(not _wide(p) for p in d.places):
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
    if doer is not None or d.c.form != "noun":
        return doer
    before = d.c.at if g is None else min(d.c.at, g.first)
    for k in range(before - 1, max(-1, before - 4), -1):
        if _state(chunks[k]):
            return chunks[k].value
        if chunks[k].tags & grammar.verb and not chunks[k].tags & grammar.aux:
            return None
    return None


def _state(chunk: Chunk) -> bool:
    m = chunk.value
    if chunk.kind == "actor":
        return bool(m.type == "state" and not m.adjectival and not m.generic)
    return chunk.kind == "place" and m.level == "country"


def _wide(place: Any) -> bool:
    """A country, or where people came from: no place within the host's country."""
    return bool(place.level == "country" or getattr(place, "relation", "") == "from")
