"""Fallen who are only counted by a pronoun: "the army clashed with the rebels, killing nine of them"."""

from __future__ import annotations

from typing import Any

from ..text import Chunk
from .candidates import Candidate
from .fallen import FELL
from .grammar import Grammar

_COUNTED = frozenset(("INCLUDING", "PERSON"))  # "of them" in one chunk
_PRONOUN = frozenset(("PRON",))
_PEOPLE = frozenset(("PERSON", "RESIDENTS"))
_ARMED = frozenset(("armed_force", "faction", "generic_armed"))
_REACH = 14  # chunks back to whom the pronoun stands for


def of_them(grammar: Grammar, chunks: list[Chunk], c: Candidate) -> Any:
    """The armed side that "of them" stands for, where another one is named before it and no other people between; else None."""
    if c.sense.kind != "casualties" or c.group is None or c.group.actor is not None:
        return None
    if (fell := c.seen.get(FELL)) is not None and not c.group.people:
        return fell
    if not c.at < c.group.first:
        return None
    last = c.group.last
    after = chunks[last + 1].tags if last + 1 < len(chunks) else frozenset()
    if not (chunks[last].tags >= _COUNTED or after & _PRONOUN):
        return None
    for k in range(c.at - 1, max(0, c.at - _REACH), -1):
        x = chunks[k]
        if x.kind == "actor" and not x.value.adjectival:
            side = x.value.side or x.value.name
            others = [chunks[j].value for j in grammar.mentions(chunks, "actor") if j < k and chunks[j].value.name]
            told = any((o.side or o.name) != side for o in others)
            return x.value if told and x.value.name and x.value.type in _ARMED else None
        if x.tags & _PEOPLE:
            return None
    return None
