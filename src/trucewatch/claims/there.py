"""Sentences that point back to a place: "its planes have hit nine targets there"."""

from __future__ import annotations

from typing import Any

from ..text import Found
from .asides import abroad
from .draft import ATTRIBUTIVE, PLACED, SEAT, Draft
from .grammar import Grammar

BACK = "the place named last"  # the reason in the trace
_BACK = 3  # sentences back to the one that names the place
_PASSING = frozenset((ATTRIBUTIVE, SEAT, "from", "between"))


def point_back(drafts: list[Draft], found: Found, grammar: Grammar) -> None:
    """Give drafts whose sentence says "there" the place that the text named last before it, whatever was told of that place."""
    for d in drafts:
        if (d.kind in PLACED or d.kind == "agreement") and "place" not in d.own and _there(grammar, d):
            place = _last(found, d.at)
            if place is not None:
                d.places = d.places if any(p.name == place.name for p in d.places) else (place,)
                d.trace["place"] = BACK


def _there(grammar: Grammar, d: Draft) -> bool:
    """Whether "there" is a place in the draft's clause, not an empty subject ("there were"); "there" behind another place is that."""
    chunks = d.sent.chunks
    for k in range(1, len(chunks)):
        if "THERE" in chunks[k].tags and not (k + 1 < len(chunks) and chunks[k + 1].tags & grammar.aux):
            return not any(x.kind == "place" for x in chunks[:k])
    return False


def _last(found: Found, at: int) -> Any:
    """The place that the sentences before name last, of a town and its province the town."""
    for n in range(at - 1, max(-1, at - 1 - _BACK), -1):
        named = [x.value for x in found.sents[n].chunks if x.kind == "place" and x.value.relation not in _PASSING]
        if named:
            named = [p for p in named if not (abroad(p) or p.relation.startswith("direction:"))] or named
            last = named[-1]
            return next((p for p in reversed(named[:-1]) if last.name in p.admin), last)
    return None
