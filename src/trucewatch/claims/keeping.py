"""Who besieges a place that he is said to keep in that state: "X has kept the town encircled", "X holds it under siege"."""

from __future__ import annotations

from collections.abc import Sequence

from ..text import Chunk
from .draft import Draft
from .governed import before_aux
from .grammar import Grammar
from .objects import RELATED

_KEEPS = frozenset(("KEEPSWORD", "HAVE"))  # the packs' tags for verbs of keeping
_REACH = 9  # chunks from the state back to the verb
_STATE = "siege"


def keep(grammar: Grammar, drafts: Sequence[Draft]) -> None:
    """Give such a siege its doer."""
    for d in drafts:
        if d.kind != "incident" or d.c.sense.event != _STATE or d.by or (k := _keeper(grammar, d.sent.chunks, d.c.at)) < 0:
            continue
        who = d.sent.chunks[k].value
        d.by, d.own = (who,), d.own | {"by"}
        d.against = tuple(a for a in d.against if a is not who)
        d.trace["by"] = RELATED


def _keeper(g: Grammar, chunks: list[Chunk], at: int) -> int:
    """The actor before a verb of keeping that has a place, or a word or pronoun for one, between it and the state at ``at``; or -1."""
    place = False
    for j in range(at - 1, max(0, at - _REACH), -1):
        x = chunks[j]
        if x.kind == "place" or x.tags & g.place_noun or (x.tags & g.pronoun and x.kind == "word"):
            place = True
        elif x.tags & _KEEPS and place:
            k = before_aux(g, chunks, j)
            who = chunks[k]
            named = who.kind == "actor" and who.value.name and not who.value.adjectival
            return k if named and not g.governor(chunks, k) else -1
        elif x.kind != "word" or x.tags & (g.border | g.say) or "TRIGGER" in x.tags or "COMMA" in x.tags:
            return -1
    return -1
