"""Whether an act at which an actor stands is another's: its noun says whose, he only reacts to it, or it has a clause of its own."""

from __future__ import annotations

from collections.abc import Sequence

from ..text import Chunk
from .grammar import Grammar
from .objects import Objects

_BREAKS = "t:break-siege"
_REACH = 12  # chunks from a verb of reaction to the act that it is about
_OWN = 8  # chunks from a word that opens a clause to the verb of the clause


class Anothers:
    """Answers for an actor at a chunk and an act, by the tags of a grammar's settings."""

    def __init__(self, grammar: Grammar, objects: Objects) -> None:
        self.grammar = grammar
        self.objects = objects

    def of_others(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the noun says whose it is, and not the actor's: "the withdrawal of rebel fighters"."""
        g, j = self.grammar, at + 2
        while j < len(chunks) and chunks[j].tags & g.determiner and not chunks[j].tags & g.possessive:
            j += 1
        owned = j < len(chunks) and chunks[at + 1].tags & g.of and chunks[j].kind == "actor" and chunks[j].value.name
        return bool(owned) and k < at

    def of_other_act(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether an agent phrase right behind another act's noun holds the actor: "fighting ..., with air raids by X"."""
        j = k - 1
        while j > at + 1 and chunks[j].tags & self.grammar.determiner:
            j -= 1
        before = chunks[j - 1].tags
        return j > at + 1 and bool(chunks[j].tags & self.grammar.agent) and {"TRIGGER", "NOUN"} <= before

    def reacts(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether a word of reaction to an act stands between an actor and the act, and the act is not the actor's own: "X
        condemned the siege", "... the bombing that killed ten", but "X hailed its offensive"."""
        g, low = self.grammar, max(k + 1, at - _REACH)
        j = next((j for j in range(at - 1, low - 1, -1) if chunks[j].tags & g.reacting), -1)
        return j >= 0 and not any(x.tags & g.possessive for x in chunks[max(j + 1, at - 3) : at])

    def breaks(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the actor broke the siege at ``at``: it was another's."""
        low = max(k + 1, at - _REACH)
        return not chunks[k].value.adjectival and any(_BREAKS in x.tags for x in chunks[low:at])

    def answered(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the actor behind "from" or "by" only answers the act: "the raid drew condemnation from X and Y", "was condemned
        on Sunday by X"."""
        g = self.grammar
        j = next((j for j in range(k - 1, at, -1) if chunks[j].tags & (g.origin | g.agent)), 0) - 1
        while j > at and (chunks[j].kind == "time" or chunks[j].tags & g.skip):
            j -= 1
        return j > at and bool(chunks[j].tags & g.reacting)

    def before_own_clause(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the actor stands before a clause of time or cause whose verb has a subject of its own: "X closed the border
        after a bomb killed seven"; the noun that is the clause's subject is in it as well."""
        g = self.grammar
        verb = at
        if {"TRIGGER", "NOUN"} <= chunks[at].tags and g.reading(chunks, at) != "verb":
            verb = at + 1
            if verb >= len(chunks) or not {"TRIGGER", "PAST"} <= chunks[verb].tags or not self.objects.active(chunks, verb):
                return False
        opened = next((j for j in range(verb - 1, max(k, verb - _OWN), -1) if chunks[j].tags & g.occasion), -1)
        if opened < 0:
            return False
        inside = chunks[opened + 1 : verb]
        return self._own_subject(inside)

    def _own_subject(self, inside: Sequence[Chunk]) -> bool:
        g = self.grammar
        theirs = g.pronoun | g.possessive | g.relative
        if any((x.kind == "actor" and x.value.name) or x.tags & theirs for x in inside):
            return False
        if any(x.tags & (g.verb - g.aux) and "NOUN" not in x.tags for x in inside):
            return False
        return any("TRIGGER" in x.tags or x.tags & g.munition or x.kind == "actor" for x in inside)
