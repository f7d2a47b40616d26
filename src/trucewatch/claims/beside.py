"""Clauses that only stand beside what was told before, and have a subject of their own that is no party.

"Rebels and the army clashed in X, while aid trucks entered Y", "the army shelled X and a car bomb hit Y": those of the first
clause neither sent the trucks nor planted the bomb. Shells and raids of such a clause are another's only where a word sets
them against the first ("jets struck X, while mortar rounds hit Y"): else they may be the work of the same.
"""

from __future__ import annotations

from ..text import Chunk
from .governed import NOUN
from .grammar import Grammar

_REACH = 14  # chunks from an act back to what opens its clause
_MEANS = frozenset(("AIRCRAFT", "ARTILLERY", "DRONES"))


class Beside:
    """Answers for an act and what stands before it, by the tags of a grammar's settings."""

    def __init__(self, grammar: Grammar) -> None:
        g = self.grammar = grammar
        self._opening = g.border | g.join
        self._front = g.border | g.occasion
        self._means = g.munition | g.hostilities | _MEANS
        self._anothers = g.pronoun | g.possessive | g.relative | g.negation | g.agent

    def apart(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the act at ``at`` stands in a clause beside the one that holds ``k`` and is not the work of the same."""
        return bool(k < self.grammar.kept(chunks, f"beside:{at}", lambda: self._opened(chunks, at)))

    def conditional(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether what stands at ``k`` is only part of the condition on which the act hangs: "will strike if X advances"."""
        return any(x.tags & self.grammar.condition for x in chunks[at + 1 : k])

    def _opened(self, chunks: list[Chunk], at: int) -> int:
        """Where such a clause opens that holds the act, or -1."""
        g = self.grammar
        for j in range(at, max(0, at - _REACH), -1):
            tags = chunks[j].tags
            if tags & g.relative or tags & g.occasion:
                return -1
            fronted = j > 1 and "COMMA" in tags and chunks[0].tags & self._front  # "as rebels shelled the base, a mine killed two"
            if not fronted and (not tags & self._opening or "COMMA" in tags):
                continue
            verb = next((v for v in range(j + 1, min(len(chunks), max(at, j) + 3)) if self._finite(chunks, v)), -1)
            if verb < 0:
                continue
            told = any(self._finite(chunks, v) for v in range(j)) or any(x.tags >= NOUN for x in chunks[:j])
            return j if told and self._no_party(chunks, j, verb) else -1
        return -1

    def _no_party(self, chunks: list[Chunk], j: int, verb: int) -> bool:
        g = self.grammar
        subject = chunks[j + 1 : verb]
        if any(x.kind == "actor" or x.tags & self._anothers or x.tags & g.border for x in subject):
            return False
        if any(x.tags & g.of_itself for x in subject):
            return not any(x.tags & g.demonstrative for x in subject)
        if not chunks[j].tags & g.contrasting or any(x.tags & g.definite for x in subject):
            return False
        return any(x.tags & self._means for x in subject)

    def _finite(self, chunks: list[Chunk], v: int) -> bool:
        """Whether a verb stands at ``v`` that may be its clause's."""
        g, tags = self.grammar, chunks[v].tags
        if not tags & (g.verb - g.aux) and not ("TRIGGER" in tags and "V" in tags):
            return bool(tags & (g.passive | g.perfect | g.occur))
        if "PAST" in tags:
            return v + 1 == len(chunks) or not chunks[v + 1].tags & g.agent
        return bool(tags & g.occur) or ("BASE" in tags and "NOUN" not in tags)
