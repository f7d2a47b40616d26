"""Who besieges a place that he is said to keep in that state: "X has kept the town encircled", "X holds it under siege"."""

from __future__ import annotations

from collections.abc import Sequence

from .draft import Draft
from .governed import before_aux
from .grammar import Grammar
from .objects import RELATED

_KEEPS = frozenset(("KEEPSWORD", "HAVE"))  # the packs' tag for verbs of keeping
_REACH = 9  # chunks from the state back to the verb
_STATE = "siege"


def keep(grammar: Grammar, drafts: Sequence[Draft]) -> None:
    """Give such a siege its doer."""
    g = grammar
    for d in drafts:
        if d.kind != "incident" or d.c.sense.event != _STATE or d.by:
            continue
        chunks, place = d.sent.chunks, False
        for j in range(d.c.at - 1, max(0, d.c.at - _REACH), -1):
            x = chunks[j]
            if x.kind == "place" or x.tags & g.place_noun or (x.tags & g.pronoun and x.kind == "word"):
                place = True
            elif x.tags & _KEEPS and place:
                k = before_aux(g, chunks, j)
                who = chunks[k]
                if who.kind == "actor" and who.value.name and not who.value.adjectival and not g.governor(chunks, k):
                    d.by, d.own = (who.value,), d.own | {"by"}
                    d.against = tuple(a for a in d.against if a is not who.value)
                    d.trace["by"] = RELATED
                break
            elif x.kind != "word" or x.tags & (g.border | g.say) or "TRIGGER" in x.tags or "COMMA" in x.tags:
                break
