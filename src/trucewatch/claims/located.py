"""Places that stand unasked: in these cases the hand order's place is right as often as any choice among options was."""

from __future__ import annotations

from .areas import STORY
from .asides import POINTS
from .dated import OF_THAT_DAY
from .draft import Draft, reason
from .elsewhere import AROUND
from .grammar import Grammar
from .holdings import CLAUSE, MEASURED, apposed
from .inherit import SHARED
from .later import GONE_INTO, NAMED_LATER
from .scope import COUNTRYWIDE, WHOLE
from .sequels import REPORTED
from .there import BACK
from .yielding import YIELDED

_CHOSEN = frozenset(("statement", "control_state"))  # of these another place than the only one named is often meant
_OWN = frozenset(("own", SHARED))
# what the article says elsewhere: nothing else is as sure
_GIVEN = frozenset((NAMED_LATER, GONE_INTO, OF_THAT_DAY, STORY, COUNTRYWIDE, MEASURED, CLAUSE, BACK, AROUND, REPORTED, YIELDED))


def stands(grammar: Grammar, d: Draft) -> bool:
    """Whether a draft keeps the place that the hand order gave it."""
    why, named_here = reason(d, "place"), len(grammar.mentions(d.sent.chunks, "place"))
    if "place" not in d.own:
        return why in _GIVEN or (why == WHOLE and (d.kind == "casualties" or not named_here))
    alone = why in _OWN and d.kind not in _CHOSEN and named_here == 1
    return alone or why in _GIVEN or _struck(d) or apposed(grammar, d) or _bastion(grammar, d)


def _bastion(grammar: Grammar, d: Draft) -> bool:
    """Whether a town stands right behind the noun of a holding that is somebody's: "from IS's bastion in X"."""
    chunks, at = d.sent.chunks, d.c.at
    if d.kind != "control_state" or d.c.form != "noun" or not d.places or at < 2 or at + 2 >= len(chunks):
        return False
    p = d.places[0]
    if chunks[at + 2].value is not p or p.relation != "in" or p.level not in POINTS or chunks[at - 1].kind != "actor":
        return False
    return chunks[at - 2].kind == "word" and not chunks[at - 2].tags & (grammar.determiner | grammar.modifier)


def _struck(d: Draft) -> bool:
    """Whether the place stands right behind the act's noun: "the attack on X"."""
    chunks, k = d.sent.chunks, d.c.at + 2
    if d.kind != "incident" or d.c.form != "noun" or not d.places or k >= len(chunks):
        return False
    return chunks[k].value is d.places[0] and d.places[0].relation == "on"
