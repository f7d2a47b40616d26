"""Acts named by their day: "the April 4 strike" lies where the act told of April 4 lies."""

from __future__ import annotations

from ..values import Interval
from .draft import HARM, Draft, time_at
from .governed import NOUN
from .grammar import Grammar
from .inherit import bound
from .slots import width

OF_THAT_DAY = "where the act of that day was"  # the reason in the trace
_MODIFIERS = 2  # chunks between the day and the noun that it names: "the April 4 chemical attack"


def locate(drafts: list[Draft], grammar: Grammar) -> None:
    """Give acts named by their day, and their harm, the one point at which the article tells of an act of that day."""
    acts = [d for d in drafts if d.kind == "incident" and _day(d) is not None]
    if len(acts) < 2:
        return
    named = [d for d in drafts if d.kind in HARM and _day(d) is not None and not _placed(d) and _by_day(d, grammar)]
    for d in named:
        there = [o for o in acts if o is not d and o.when == d.when and _placed(o) and not bound(o)]
        if there and len({o.places[0].name for o in there}) == 1:
            d.places = there[0].places
            d.trace["place"] = OF_THAT_DAY


def _day(d: Draft) -> Interval | None:
    """The one day that a draft's sentence names for it."""
    when = d.when if "time" in d.own and d.time is not None else None
    return when if when is not None and when.start is not None and when.start == when.end else None


def _placed(d: Draft) -> bool:
    """Whether a draft's sentence names a point of its own for it."""
    return "place" in d.own and bool(d.places) and width(d.places[0]) == 0


def _by_day(d: Draft, grammar: Grammar) -> bool:
    """Whether a draft's day stands as a modifier before the noun of an act."""
    k, chunks = time_at(d, d.time), d.sent.chunks
    if k < 1 or not chunks[k - 1].tags & grammar.determiner:
        return False
    noun = next((j for j in range(k + 1, min(k + 2 + _MODIFIERS, len(chunks))) if chunks[j].tags >= NOUN), -1)
    return noun >= 0 and (d.kind != "incident" or d.c.at <= noun)  # "the April 4 attack drew a strike": another act
