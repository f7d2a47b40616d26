"""Truces told of before: whether one was, and where it is: "it collapsed on Friday", "the rebels have broken the truce twice"."""

from __future__ import annotations

from collections.abc import Sequence

from ..text import Found
from .asides import POINTS, abroad
from .draft import Draft
from .grammar import Grammar
from .slots import Slots
from .there import BACK
from .zones import OF_THEIRS, ZONED

AS_TOLD = "where the deal is"  # the reason in the trace
_OF_DEALS = frozenset(("agreement", "term"))
_NAMED = frozenset(("t:under-deal",))  # "under the deal": the article is in the word
_ZONE = frozenset(("ZONEWORD", "t:zone-noun"))
_TOLD = "time:DEALTOLD"
_SHARED = frozenset(("signed", "in_force", "announced", "extended", "suspended", "ended"))
_PHRASE = 4  # chunks between a deal, the word "with" and whom it is with
_BACK = 2  # sentences back to the deal whose terms follow
_IT = "THIRD"
_PLACED = frozenset((ZONED, OF_THEIRS))
_WIDE = 2  # chunks before a deal's noun in which its article stands
_BEFORE = 4  # chunks before a trigger in which "it" stands


def locate(drafts: Sequence[Draft], grammar: Grammar) -> None:
    """Give what is told of "the deal" or "it", and names no place of its own, the place of the deal told last, if
    it was given some other: what has none is of no one place."""
    for d in drafts:
        if d.kind not in _OF_DEALS or "place" in d.own or d.trace.get("place") in _PLACED or not _meant(d, grammar):
            continue
        told = [o for o in drafts if o.kind == "agreement" and o.at < d.at and o.places and _known(o)]
        last = max(told, key=lambda o: (o.at, o.c.at)) if told else None
        if last is not None and (d.places or last.trace.get("place") in _PLACED):
            why = last.trace["place"] if last.trace.get("place") in _PLACED else AS_TOLD
            d.places = last.places
            d.trace = {**d.trace, "place": why}


def deal_told(found: Found, n: int, grammar: Grammar) -> bool:
    """Whether a deal is told of in a sentence or in one of those shortly before it."""
    return any(x.tags & grammar.deal or _TOLD in x.tags for sent in found.sents[max(0, n - _BACK) : n + 1] for x in sent.chunks)


def join_parties(drafts: Sequence[Draft], slots: Slots) -> None:
    """Whoever a deal was made with is a party to it: "X struck a deal with Y in A"."""
    grammar = slots.grammar
    for d in drafts:
        if d.kind != "agreement" or not d.by or d.c.sense.event not in _SHARED or not d.sent.chunks[d.c.at].tags & grammar.deal:
            continue
        chunks = d.sent.chunks
        k = d.c.at + 1
        while k < min(len(chunks), d.c.at + _PHRASE) and (chunks[k].kind in ("place", "time") or chunks[k].tags & grammar.at):
            k += 1
        if k >= len(chunks) or not chunks[k].tags & grammar.with_:
            continue
        j = next((j for j in range(k + 1, min(len(chunks), k + _PHRASE)) if chunks[j].kind == "actor"), -1)
        if j < 0 or any("BREAK" in x.tags or "COMMA" in x.tags for x in chunks[k:j]):
            continue
        known = {a.name for a in (*d.by, *d.with_)}
        d.with_ = (*d.with_, *(a for a in slots.coordinated(d.sent, j) if a.name not in known))
        d.against = tuple(a for a in d.against if a.name not in {x.name for x in d.with_})


def _meant(d: Draft, grammar: Grammar) -> bool:
    """Whether a draft is of a deal that its sentence takes as known."""
    chunks, at = d.sent.chunks, d.c.at
    deals = [k for k, x in enumerate(chunks) if x.tags & grammar.deal]
    if not deals:
        near = chunks[max(0, at - _BEFORE) : at + 2]
        return any(_IT in x.tags and x.tags & grammar.pronoun for x in near)
    k = min(deals, key=lambda k: abs(k - at))
    if chunks[k].tags & _ZONE:
        return False  # a zone has a name and a making of its own
    if chunks[k].tags & _NAMED:
        return True
    for j in range(k - 1, max(-1, k - 1 - _WIDE), -1):
        if chunks[j].tags & grammar.definite:
            return True
        if chunks[j].kind not in ("word", "quantity") or "BREAK" in chunks[j].tags:
            return False
    return False


def _known(d: Draft) -> bool:
    """Whether an article says where a deal is: not only where it was made."""
    told = "place" in d.own or d.trace.get("place") in (AS_TOLD, BACK, *_PLACED)
    return told and not (d.places[0].level in POINTS and abroad(d.places[0]))
