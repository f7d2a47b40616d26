"""Which counts of people that stand beside each other are one toll, and which are parts of one before them."""

from __future__ import annotations

from typing import Protocol

from ..rules.vocabulary import Sense
from ..text import Chunk
from .grammar import Grammar
from .group import Group

_TOLL = 9  # chunks from a toll's noun to what it has come to
_LISTED = 3  # chunks between two counts of a list: ", and his"


class Tags(Protocol):
    """What joins counts, and what says that some are among others."""

    reckoned: frozenset[str]
    join: frozenset[str]


def among_them(tags: Tags, chunks: list[Chunk], groups: list[Group], g: Group, head: Group) -> bool:
    """Whether the words that say of whom a count is a part follow it, or the list that it begins: "two girls among them", "nine
    villagers, a nurse and two children among them"."""
    if _said(tags.reckoned, chunks, g.last + 1):
        return True
    if "COMMA" not in chunks[g.first - 1].tags or head.number <= g.number:
        return False
    also = tags.join - {"COMMA"}
    at = next(n for n, o in enumerate(groups) if o is g)
    for a, b in zip(groups[at:], groups[at + 1 :], strict=False):
        between = chunks[a.last + 1 : b.first]
        if not b.people or not between or len(between) > _LISTED or not between[0].tags & tags.join:
            return False
        if any(c.tags & also for c in between):
            return _said(tags.reckoned, chunks, b.last + 1)
    return False


def told_of_each(chunks: list[Chunk], a: Group, b: Group) -> bool:
    """Whether a participle says of the second count what is not said of the first: "the bodies of four women as well as 14 injured
    people", "six dead and 40 injured people", "six deaths and nine people injured"."""
    apart = " " in chunks[b.first - 1].norm or (a.noun >= 0 and {"TRIGGER", "NOUN"} <= chunks[a.noun].tags)
    if not apart:
        return False
    if any({"TRIGGER", "PAST", "ADJ"} <= c.tags for c in chunks[b.first + 1 : b.noun]):
        return True
    return b.last + 1 < len(chunks) and b.noun > b.first and {"TRIGGER", "PAST"} <= chunks[b.last + 1].tags


def holds_verb(grammar: Grammar, chunks: list[Chunk], g: Group) -> bool:
    """Whether a number has its verb in it: "exceeded 40", "has passed 300"."""
    return " " in chunks[g.first].norm and chunks[g.first].norm.partition(" ")[0] in grammar.exceeding


def exceeded(chunks: list[Chunk], g: Group, wanting: list[tuple[int, Sense, str, str]]) -> tuple[int, Sense] | None:
    """The noun of a toll that a number with its verb in it is told of: "Deaths among the rebels exceeded 13"."""
    for k in range(g.first - 1, max(-1, g.first - _TOLL), -1):
        found = [(i, s) for i, s, form, _ in wanting if i == k and s.kind == "casualties" and form == "noun"]
        if found:
            return found[0]
        if chunks[k].tags & {"BREAK", "COMMA", "PAST", "BE", "QTY"}:
            return None
    return None


def _said(reckoned: frozenset[str], chunks: list[Chunk], at: int) -> bool:
    if at >= len(chunks) or not chunks[at].tags & reckoned or " " not in chunks[at].norm:
        return False
    return at + 1 == len(chunks) or chunks[at + 1].kind != "quantity"
