"""Actors to whom an act only happened, or who do something else where it happened: they are no doers of it.

"Heavy shelling forced X to leave": X is the object of the verb whose subject is the act. "Raids hit a town where X is holding
a pilot": X has a clause of its own about the place.
"""

from __future__ import annotations

from ..text import Chunk
from .candidates import Candidate
from .grammar import Grammar
from .objects import Objects

_REACH = 10  # chunks from an act's noun to the verb whose subject it is
_BRACKETS = frozenset(("PAREN",))  # "backed by the Army of X (AX)"
_PEOPLE = frozenset(("PERSON",))  # "backed by Lebanese and Iraqi militias"
_LIST = 12  # chunks of a list of supporters
_BACKING = "t:backing"
_CAMPAIGN = "offensive"  # "the offensive has seen the army advance": whoever it moves may wage it


class Undergone:
    """Answers for an actor at a chunk, by the tags of a grammar's settings."""

    def __init__(self, grammar: Grammar, objects: Objects) -> None:
        self.grammar = grammar
        self.objects = objects
        self._filling = grammar.determiner | grammar.modifier | grammar.of | {"ADJ"}

    def by(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the actor at ``k``, behind the act, only underwent it or acts in a clause about its place."""
        if k <= c.at or c.sense.reciprocal or c.sense.by != "subject" or c.sense.event == _CAMPAIGN or chunks[k].value.adjectival:
            return False
        return self.there(chunks, c.at, k) or (c.voice == "noun" and self._object(chunks, c.at, k))

    def _object(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the noun at ``at`` is the subject of a verb that has the actor as its object: "raids drove X out"."""
        g, v = self.grammar, k - 1
        while v > at and (chunks[v].kind == "quantity" or (chunks[v].kind == "word" and chunks[v].tags & self._filling)):
            v -= 1
        if v <= at or v - at > _REACH or not self._verb(chunks, v, k):
            return False
        for j in range(at + 1, v):
            x = chunks[j]
            if x.tags & (g.border | g.relative | g.say | g.agent) or "COMMA" in x.tags or (x.tags & g.verb and not x.tags & g.aux):
                return False
            if x.kind == "actor" and not x.value.adjectival and not g.governor(chunks, j):
                return False  # a subject of its own: "after the raids rebels attacked X"
        return True

    def _verb(self, chunks: list[Chunk], v: int, k: int) -> bool:
        g, tags = self.grammar, chunks[v].tags
        if tags & (g.aux | g.say | g.light):
            return False
        if "PAST" in tags and "TRIGGER" in tags:
            return self.objects.active(chunks, v)
        return bool(tags & g.verb) and k + 1 < len(chunks) and bool(chunks[k + 1].tags & g.infinitive)  # "prompted X to send"

    def there(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the actor is the subject of a clause that tells of the place: "a town where X is holding a pilot"."""
        j = k - 1
        while j > at and (chunks[j].kind == "quantity" or (chunks[j].kind == "word" and chunks[j].tags & self._filling)):
            j -= 1
        return j > at + 1 and bool(chunks[j].tags & self.grammar.where)

    def supporting(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the actor behind an act's noun supported it, no other actor standing between: "an assault backed by X"."""
        g = self.grammar
        if k <= at or g.governor(chunks, k) != "with":
            return False
        j = next((j for j in range(k - 1, at, -1) if chunks[j].tags & g.with_), -1)
        if j < 0 or chunks[j].tags & g.fought_with:
            return False
        return not any(x.kind == "actor" and not x.value.adjectival for x in chunks[at + 1 : j])

    def supported(self, chunks: list[Chunk], at: int) -> tuple[int, int]:
        """Who is said to have been supported in an act of his, and by whom: "X was backed in its assault by Y"; or -1, -1."""
        g, k = self.grammar, at - 1
        while k > 3 and chunks[k].kind == "word" and chunks[k].tags & (g.modifier - g.determiner):
            k -= 1
        if k < 4 or not chunks[k].tags & g.possessive or not chunks[k - 1].tags & g.course or _BACKING not in chunks[k - 2].tags:
            return -1, -1
        j = k - 3
        while j > 0 and chunks[j].tags & (g.aux - g.passive):
            j -= 1
        if not chunks[j].tags & g.passive:
            return -1, -1
        j -= 1
        while j > 0 and chunks[j].tags & g.aux:
            j -= 1
        agent = next((i for i in g.mentions(chunks, "actor") if i > at and g.governor(chunks, i) == "agent"), -1)
        ours = chunks[j].kind == "actor" and chunks[j].value.name and not chunks[j].value.adjectival
        return (j, agent) if ours and agent > 0 else (-1, -1)

    def leader(self, chunks: list[Chunk], k: int) -> int:
        """The actor whom the one at ``k`` only supports, the last of a list behind a word of support: "X backed by A, B and C
        launched"; else ``k`` itself."""
        g = self.grammar
        for j in range(k - 1, max(0, k - _LIST), -1):
            x = chunks[j]
            if x.tags & g.with_:
                head = j - 1 - ("COMMA" in chunks[j - 1].tags)
                ours = head >= 0 and chunks[head].kind == "actor" and chunks[head].value.name and not chunks[head].value.adjectival
                return head if ours and not x.tags & g.fought_with else k
            if x.kind != "actor" and not x.tags & (self._filling | g.join | _PEOPLE | _BRACKETS):
                return k
        return k
