"""Which places of a sentence can be where a trigger's act was at all."""

from __future__ import annotations

from ..text import Chunk
from .asides import fled_from, hails, lies, names_another, seat_only, venue_told
from .candidates import Candidate
from .clauses import answers, stationed
from .draft import HARM, SEAT
from .grammar import Grammar


def locates(grammar: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the place at ``k`` can be the trigger's at all: no act happens in a place for being part of an
    agreement's name ("the X deal"), nor of another act's ("the Douma attack"), nor for being where another verb leads
    to ("killed 12 and drove thousands towards X")."""
    if c.group is not None and k in c.group.foreign:
        return False  # "five in Ariha and three in Binnish"
    if k in c.away or grammar.excepted(chunks, k):
        return False
    if c.sense.kind != "position" and chunks[k].value.relation == SEAT and seat_only(grammar, chunks, k):
        return False
    harm = c.sense.kind in HARM
    if c.sense.host and fled_from(grammar, chunks, k):
        return False
    from_there = (harm or c.sense.kind == "term") and hails(grammar, chunks, k)
    if from_there or lies(grammar, chunks, k) or (harm and stationed(grammar, chunks, c.at, k)):
        return False
    if c.sense.kind == "statement" and venue_told(grammar, chunks, k):
        return False
    if chunks[k].value.relation == "to" and harm and k > c.at and grammar.between(chunks, c.at, k).verbs:
        return False
    if c.sense.kind != "agreement" and k + 1 < len(chunks) and chunks[k + 1].tags & grammar.deal:
        return False
    known = names_another(grammar, chunks, c.at, k)
    return c.sense.kind != "incident" or not (known or (c.voice == "active" and answers(grammar, chunks, c.at, k)))
