"""Who those counted are, by what is joined to them or said of them: "women and children", "16 of the dead were civilians"."""

from __future__ import annotations

import msgspec

from ..rules.vocabulary import Person
from ..text import Chunk
from .group import Group, refs
from .vocabulary import ClaimSettings


class Who:
    """Reads it by the settings' tags; ``armed`` are the plural words for armed people."""

    def __init__(self, settings: ClaimSettings, armed: frozenset[str]) -> None:
        self.also = frozenset(settings.conjunction) - frozenset(("COMMA",))
        self.passive = frozenset(settings.passive)
        self.guess = frozenset(settings.verb)
        self.plural = armed

    def shared(self, chunks: list[Chunk], g: Group) -> None:
        """ "Six women and children", "12 soldiers and civilians": how many of either is not told."""
        k = g.last + 2
        if not g.people or g.article or k >= len(chunks) or not chunks[k - 1].tags & self.also or "SINGULAR" in chunks[k].tags:
            return
        armed = chunks[k].kind == "actor" and chunks[k].norm in self.plural
        other = refs(chunks[k], Person)
        if not armed and other is None:
            return
        before = chunks[g.first - 1].tags if g.first else frozenset()
        after = chunks[k + 1].tags if k + 1 < len(chunks) else frozenset()
        if {"TRIGGER", "V"} <= before and after & (self.guess | self.passive):
            return  # "killed two women and children were wounded"
        also = "combatant" if armed else other.victims
        if also == "unknown":
            return  # "18 commanders and members"
        g.last = k
        if set(g.breakdown) == {"combatants" if armed else other.key}:
            return  # "50 rebels and jihadists"
        g.breakdown, g.victims = {}, g.victims if also == g.victims else "mixed"
        if g.person is not None:
            g.person = msgspec.structs.replace(g.person, key=None)

    def told(self, chunks: list[Chunk], g: Group) -> None:
        """ "Sixteen of the dead were civilians", "12 of those killed were children": the predicate says who they were."""
        k = g.last + 1
        if k < len(chunks) and {"TRIGGER", "PAST"} <= chunks[k].tags and " " in chunks[g.last].norm:  # "of those"
            k += 1
        if g.person is None or g.person.key or g.actor is not None or k + 1 >= len(chunks) or not chunks[k].tags & self.passive:
            return
        armed = chunks[k + 1].kind == "actor" and chunks[k + 1].norm in self.plural
        other = refs(chunks[k + 1], Person)
        key = "combatants" if armed else other.key if other is not None else None
        if key is None or not (armed or "PLURAL" in chunks[k + 1].tags):
            return
        g.victims = "combatant" if armed else other.victims
        n = g.min if g.min is not None else g.max
        g.breakdown = {} if n is None else {key: n}
