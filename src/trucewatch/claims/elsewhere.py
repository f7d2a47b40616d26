"""Sentences that turn to another place than the one told last and do not name it: "elsewhere", "further west", "another village"."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..text import Found
from .asides import INNER
from .draft import HARM, SEAT, Draft
from .grammar import Grammar
from .inherit import CONTEXT
from .slots import width

AROUND = "around the place told last"  # the reason in the trace
TOWN = "the town told of most"
_DEALS = frozenset(("agreement", "term"))
_OFTEN = 3  # mentions that make a town the one that a text is about
_FRONT = 3  # chunks in which a sentence says that it turns elsewhere
_NOUN = 3  # chunks from "another" to its noun
_NEAR = 8  # chunks from that noun to the act
_TURNS = "ELSEWHERE"
_NOUNS = frozenset(("TOWNWORD", "QUARTER", "SETTLEMENTS"))


def widen(drafts: list[Draft], found: Found, grammar: Grammar) -> None:
    """Give what happened at another place than the one told last, without its name, the city or province around that one."""
    for d in drafts:
        if d.kind not in HARM or "place" in d.own or d.trace.get("place") != CONTEXT or not d.places or width(d.places[0]):
            continue
        if _turns(grammar, d):
            around = _around(found, d)
            if around is not None:
                d.places, d.trace["place"] = (around,), AROUND


def place_deals(drafts: list[Draft], found: Found) -> None:
    """Give a truce and its breaches in another war than the packs', told without a place, the town that the text names most often."""
    lost = [d for d in drafts if d.kind in _DEALS and not d.places] if found.elsewhere else []
    named = [p for p in found.places if p.level == "settlement" and p.relation != SEAT] if lost else []
    if not named:
        return
    count = Counter(p.name for p in named)
    most = max(count.values())
    town = next(p for p in named if count[p.name] == most)
    for d in lost if most >= _OFTEN else ():
        d.places, d.trace = (town,), {**d.trace, "place": TOWN}


def _turns(grammar: Grammar, d: Draft) -> bool:
    """Whether the sentence turns to another place, at its head or in the clause of the act."""
    chunks = d.sent.chunks
    named = grammar.tags(chunks)
    if _TURNS in named and any(_TURNS in x.tags for x in chunks[:_FRONT]):
        return True
    for k in range(max(0, d.c.at - _NEAR), min(len(chunks), d.c.at + _NEAR)):
        if chunks[k].norm in grammar.another and any(not x.tags.isdisjoint(_NOUNS) for x in chunks[k + 1 : k + 1 + _NOUN]):
            return not any("BREAK" in x.tags for x in chunks[min(k, d.c.at) : max(k, d.c.at)])
    return False


def _around(found: Found, d: Draft) -> Any:
    """The nearest mention before of what the place lies in: of a quarter the city, of a town the province."""
    inner = d.places[0]
    levels = ("settlement", "governorate") if inner.level in INNER else ("governorate",)
    named = [p for s in found.sents[: d.at + 1] for x in s.chunks if x.kind == "place" and (p := x.value).name in inner.admin]
    return next((p for level in levels for p in reversed(named) if p.level == level and not p.anaphor), None)
