"""What a total has come to, behind its noun and a verb: "the toll rose to 12", "deaths exceeded 40", "put the death toll at 12"."""

from __future__ import annotations

from ..rules.vocabulary import Sense
from ..text import Chunk
from .grammar import Grammar
from .group import Group, Wanting

_TOLL = 9  # chunks from a toll's noun to a number that has its verb in it
_TOLD = 24  # chunks from a total's noun to its count
_STOPS = frozenset(("BREAK", "COMMA", "PAST", "BE", "QTY"))  # what no toll's noun reaches over to such a number


def holds_verb(grammar: Grammar, chunks: list[Chunk], g: Group) -> bool:
    """Whether a number has its verb in it: "exceeded 40", "has passed 300"."""
    return " " in chunks[g.first].norm and chunks[g.first].norm.partition(" ")[0] in grammar.exceeding


def exceeded(chunks: list[Chunk], g: Group, wanting: Wanting) -> tuple[int, Sense] | None:
    """The noun of a toll that a number with its verb in it is told of: "Deaths among the rebels exceeded 13"."""
    for k in range(g.first - 1, max(-1, g.first - _TOLL), -1):
        found = [(i, s) for i, s, form, _ in wanting if i == k and s.kind == "casualties" and form == "noun"]
        if found:
            return found[0]
        if chunks[k].tags & _STOPS:
            return None
    return None


def _puts(grammar: Grammar, chunks: list[Chunk], i: int, g: Group) -> bool:
    """Whether the noun of a toll at ``i`` is the object of the verb right before it, and no other number stands before ``g``: "put the
    death toll at 12", "estimates the number at 12"."""
    if any(c.kind == "quantity" and c.value.head != "article" for c in chunks[i + 1 : g.first]):
        return False
    k = i - 1
    if k > 0 and chunks[k].tags & grammar.determiner:
        k -= 1
    return k >= 0 and bool(chunks[k].tags & grammar.verb) and not chunks[k].tags & grammar.aux


def figure_verb(grammar: Grammar, chunks: list[Chunk], i: int, g: Group) -> int:
    """Where the verb stands, or what follows its object, that says that the total at ``i`` has come to the number of ``g``; or -1."""
    within = holds_verb(grammar, chunks, g)
    k = g.first if within else g.first - 1
    if not i + 1 < k < i + _TOLD or not (g.people or g.bare):
        return -1
    led = bool(chunks[k].tags & (grammar.goal | grammar.at))
    if led and _puts(grammar, chunks, i, g):
        return k  # "put the number of dead in the raids on X at 12"
    verb = chunks[k - 1] if led else chunks[k]
    if not within and verb.norm not in grammar.exceeding and ("VERB" not in verb.tags or (not led and "TRIGGER" in verb.tags)):
        return -1
    return k - led
