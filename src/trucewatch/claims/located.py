"""Places that stand unasked: in these cases the hand order's place is right as often as any choice among options was."""

from __future__ import annotations

from .areas import STORY
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
    return alone or why in _GIVEN or _struck(d) or apposed(grammar, d)


def _struck(d: Draft) -> bool:
    """Whether the place stands right behind the act's noun: "the attack on X"."""
    chunks, k = d.sent.chunks, d.c.at + 2
    if d.kind != "incident" or d.c.form != "noun" or not d.places or k >= len(chunks):
        return False
    return chunks[k].value is d.places[0] and d.places[0].relation == "on"
