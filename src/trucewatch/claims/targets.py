"""Actors to whom an act was done, or who hold its place, by how a noun phrase is built: they are no doers of it.

"The bombing of X's bus killed nine", "a raid hit X's convoy, killing three", "air strikes angered X and killed nine": objects of
the act or of what it brought about. "In the town, under the control of X", "held by X and shelled": whose the place is.
"""

from __future__ import annotations

from ..text import Chunk
from .candidates import Candidate
from .clauses import kinds
from .governed import NOUN, before_count
from .grammar import Grammar

RULE = "CONTROLWORD"  # the packs' tag for words of holding: "under the control of"
_GERUND = frozenset(("ING", "NOUN"))
_SEIZED = frozenset(("siege", "abduction", "detention"))


class Targets:
    """Answers for an actor at a chunk and an act, by the tags of a grammar's settings."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def only(self, chunks: list[Chunk], c: Candidate, k: int, j: int) -> bool:
        """Whether the actor at ``k``, behind what stands at ``j``, is an object of the act, or only holds its place."""
        g = self.grammar
        if j < 1 or chunks[j].kind != "word":
            return False
        left, tags = chunks[j - 1], chunks[j].tags
        if tags & g.of:
            if RULE in left.tags:
                return True
            if left.tags & g.place_noun and j > 1:  # "X, a bastion of the rebels"; not "fired from the bastion of"
                return not chunks[before_count(g, chunks, j - 2)].tags & g.origin
            return j - 1 <= c.at and self._transitive(chunks, j - 1, c)
        if tags >= NOUN and kinds(chunks[j]) == {"control_state"}:
            return True  # "X, stronghold of the rebels"
        if tags & g.agent:
            return k < c.at and c.voice == "passive" and bool(left.tags & g.holding)
        if tags & g.say:  # "told X that shells had hit the town"
            return k + 1 < c.at and "PAST" in tags and bool(chunks[k + 1].tags & g.relative) and left.kind != "actor"
        if "PAST" not in tags or tags & (g.passive | g.light) or not (tags & g.verb or "TRIGGER" in tags):
            return False
        if any(x.tags & g.say for x in chunks[k + 1 : c.at]):
            return False  # "shelling killed nine Turks, and Ankara said it had hit back"
        s = j - 1
        while s > 0 and chunks[s].tags & (g.aux - g.passive):
            s -= 1
        subject = chunks[s]
        if subject.tags & g.munition:
            return True
        return subject.tags >= NOUN and subject.kind == "word" and g.reading(chunks, s) != "verb" and "incident" in kinds(subject)

    def _transitive(self, chunks: list[Chunk], n: int, c: Candidate) -> bool:
        """Whether the noun at ``n`` has behind "of" whom the act was done to: "the bombing of", "the siege of"."""
        x = chunks[n]
        if x.tags >= _GERUND:
            return "incident" in kinds(x)
        return n == c.at and c.voice == "noun" and c.sense.event in _SEIZED
