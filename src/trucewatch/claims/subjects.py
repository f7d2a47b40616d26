"""The subject of an act where no actor stands right before its verb.

A pronoun: "the rebels hold the suburbs. They have also shelled the capital". It goes back to the subject nearest before it in
its own sentence, else to the first of the sentence before that agrees in number. A participle with the act's noun as its
object: "rebels opened a second front, sending a car bomb into the town".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..text import Chunk, Found
from .candidates import Candidate
from .grammar import Grammar
from .sorts import PEOPLE, TELLERS

USING = "the subject of the participle"
MEANT = "the pronoun's likely meaning"
_JOINED = 10  # chunks from an infinitive back to the one that it is joined to
_APPOSED = 7  # chunks of a noun phrase that describes an actor
_OBJECT = 8  # chunks from a noun back to the participle whose object it is
_ING = frozenset(("ING", "VING"))
_VERBAL = frozenset(("ING", "VING", "PAST", "BASE"))
_ACTS = frozenset(("active", "noun"))
_KINDS = frozenset(("AIRCRAFT", "ARTILLERY", "DRONES", "THING", "TRIGGER"))
_SUBJECTS = frozenset(("", "agent"))
_PERSON = 2  # sentences from a person to the pronoun that stands for nobody else
_ONE = frozenset(("state", "official", "person"))
OPENING = 3  # chunks before a participle that opens its sentence: "after having", "also"
_THROWN = frozenset(("PAST", "t:fire-munition"))
_DOES = frozenset(("PAST", "TRIGGER"))
_SUPPOSED = 6  # chunks from an act to the nation that it is believed to be of


class Subjects:
    """Reads it by the tags of a grammar's settings."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._between = grammar.aux | grammar.skip
        self._using = grammar.using | _ING
        self._verbs = grammar.light | self._using
        self._within = grammar.determiner | grammar.modifier | grammar.munition | grammar.of | grammar.join | _KINDS

    def pronoun(self, chunks: list[Chunk], c: Candidate) -> int:
        """Where the pronoun stands that is the subject of the candidate's verb, or -1."""
        g = self.grammar
        if g.third.isdisjoint(g.tags(chunks)) or c.voice not in _ACTS:
            return -1
        verb = c.at
        if c.voice == "noun":
            verb = self._over(chunks, c.at)
            if verb < 0 or not chunks[verb].tags & g.light:
                return -1
        k = verb - 1
        while k >= 0 and chunks[k].tags & self._between:
            k -= 1
        return k if k >= 0 and chunks[k].tags & g.third else -1

    def _over(self, chunks: list[Chunk], at: int) -> int:
        """The first chunk before a noun that is no part of a list of what was used, or -1."""
        k = at - 1
        while k >= 0 and at - k < _OBJECT:
            x = chunks[k]
            if x.tags & self._verbs or not (x.kind == "quantity" or x.tags & self._within):
                return k
            k -= 1
        return -1

    def meant(self, found: Found, n: int, k: int, kind: str, driven: bool = False) -> tuple[Any, ...]:
        """The actor that the pronoun at chunk ``k`` of sentence ``n`` goes back to; empty where none agrees. Whoever is ``driven``
        off is not the subject of the clause that tells on what occasion: "when jets bombed the town, they had to leave"."""
        g, chunks = self.grammar, found.sents[n].chunks
        many = bool(chunks[k].tags & g.plural_pronoun)
        low = [j for j in g.mentions(chunks, "actor") if j < k - 1]  # "soldiers they had captured": not the soldiers
        if (teller := self._teller(chunks, k)) >= 0:
            low = [teller]
        if driven:
            opening = g.occasion | {"SUB"}
            low = [j for j in low if not any(x.tags & opening and not x.tags & g.relative for x in chunks[max(0, j - 2) : j])]
        if low or any(x.tags & (g.verb | g.border) or "TRIGGER" in x.tags for x in chunks[:k]):
            opened = not chunks[k - 1].tags.isdisjoint(g.occasion | {"SUB"})
            return self._first(chunks, reversed(low), many, kind, opened)  # "the raid was deadly because it struck a market"
        if kind == "statement" and chunks[k].tags & g.personal:
            for told in (s.chunks for s in found.sents[max(0, n - _PERSON) : n][::-1]):
                people = [j for j in g.mentions(told, "actor") if told[j].value.type in PEOPLE]
                if who := self._first(told, people, False, kind):
                    return who
        before = found.sents[n - 1].chunks if n else []
        return self._first(before, g.mentions(before, "actor"), many, kind)

    def _teller(self, chunks: list[Chunk], k: int) -> int:
        """Where the one stands who speaks right before the pronoun at ``k``, described in an aside: "X, part of Y, said it had seized
        the town" is told by X of itself; or -1."""
        g = self.grammar
        j = k - 1 - (k > 1 and not chunks[k - 1].tags & g.say)  # "said that it"
        if j < 3 or not chunks[j].tags & g.say or "COMMA" not in chunks[j - 1].tags:
            return -1
        for c in range(j - 2, 0, -1):
            tags = chunks[c].tags
            if "COMMA" in tags:
                x = chunks[c - 1]
                return c - 1 if x.kind == "actor" and x.value.name and not x.value.adjectival and x.value.type not in TELLERS else -1
            if "BREAK" in tags or tags & g.say:
                return -1
        return -1

    def of_object(self, found: Found, n: int, k: int, kind: str) -> tuple[Any, ...]:
        """The actor that a pronoun behind a verb goes back to: the subject before it in its sentence, else of the sentence before."""
        many = bool(found.sents[n].chunks[k].tags & self.grammar.plural_pronoun)
        for m in range(n, max(-1, n - 2), -1):
            chunks = found.sents[m].chunks
            named = [j for j in self.grammar.mentions(chunks, "actor") if m < n or j < k - 1]
            if who := self._first(chunks, named, many, kind):
                return who
        return ()

    def participle(self, chunks: list[Chunk], c: Candidate) -> int:
        """Where the participle stands whose object the candidate's noun is, or -1."""
        k = self._over(chunks, c.at)
        return k if k > 0 and chunks[k].tags & self._using and not chunks[k - 1].tags & self.grammar.passive else -1

    def infinitive(self, chunks: list[Chunk], at: int) -> int:
        """The actor who is asked or made to do what two joined infinitives say: "pressed X to hand over Y and withdraw"; or -1."""
        g = self.grammar
        if any(x.kind == "actor" and not x.value.adjectival for x in chunks[at - 2 : at]):
            return -1
        for j in range(at - 2, max(0, at - _JOINED), -1):
            if chunks[j].tags & g.border or (chunks[j].tags & g.verb and "PAST" in chunks[j].tags):
                return -1
            if chunks[j].tags & g.infinitive and "BASE" in chunks[j + 1].tags:
                k = j - 1
                asked = k > 0 and chunks[k].kind == "actor" and chunks[k].value.name and not chunks[k].value.adjectival
                return k if asked and not chunks[k].tags & g.border else -1
        return -1

    def apposed(self, chunks: list[Chunk], c: Candidate) -> int:
        """The actor whom a noun describes that a relative clause is about: "X, a militia that seized the town"; or -1."""
        g, k = self.grammar, c.at - 1
        if c.voice != "active" or g.relative.isdisjoint(g.tags(chunks)):
            return -1
        while k > 0 and chunks[k].tags & self._between and not chunks[k].tags & g.relative:
            k -= 1
        if k < 3 or not chunks[k].tags & g.relative:
            return -1
        k -= 1 + ("COMMA" in chunks[k - 1].tags)
        noun = k
        while k > 1 and noun - k < _APPOSED and "qty:article" not in chunks[k].tags and not chunks[k].tags & g.definite:
            x = chunks[k]
            other = x.kind == "actor" and not (x.value.generic or x.value.adjectival)
            if other or x.tags & (g.verb | g.border) or "COMMA" in x.tags or ("PREP" in x.tags and not x.tags & g.of):
                return -1
            k -= 1
        if noun - k >= _APPOSED or not any(x.tags & g.band or (x.kind == "actor" and x.value.generic) for x in chunks[k + 1 : noun + 1]):
            return -1
        k -= 1 + ("COMMA" in chunks[k - 1].tags)
        x = chunks[k]
        return k if k >= 0 and x.kind == "actor" and x.value.name and not x.value.generic and not x.value.adjectival else -1

    def of_clause(self, chunks: list[Chunk], at: int) -> int:
        """The chunk of whoever carried out the act whose noun stands at ``at``, by the clause that the pronoun right behind it opens: "the
        shelling that X unleashed"; -1 where there is none."""
        g, k = self.grammar, at + 1
        k += 1
        while k < len(chunks) - 2 and chunks[k].kind == "word" and chunks[k].tags & (g.determiner | g.modifier):
            k += 1
        if k >= len(chunks) or chunks[k].kind != "actor" or not chunks[k].value.name or chunks[k].value.adjectival:
            return -1
        v = min(k + 1, len(chunks) - 1)
        while v < len(chunks) - 1 and chunks[v].tags & (g.aux - g.passive):
            v += 1
        return k if chunks[v].tags & g.light or chunks[v].tags >= _THROWN else -1

    def supposed(self, chunks: list[Chunk], at: int) -> int:
        """The chunk of the nation whose act a noun is believed to be: "raids believed to be Russian killed ten"; -1 where none is."""
        g, start = self.grammar, at + 1
        while start + 1 < len(chunks) and chunks[start].tags & (g.relative | g.passive):
            start += 1  # "that are believed"
        if start >= len(chunks) or not chunks[start].tags & g.verb:
            return -1
        for k in range(start + 1, min(start + _SUPPOSED, len(chunks))):
            x = chunks[k]
            if x.kind == "actor":
                return k if x.value.adjectival and x.value.name and chunks[k - 1].tags & g.passive else -1
            if not x.tags & (g.goal | g.infinitive | g.aux | g.passive | g.skip):
                return -1
        return -1

    def over_helpers(self, chunks: list[Chunk], at: int) -> int:
        """The chunk of a verb's subject that an aside about who helped it parts from the verb: "the army, backed by militias,
        seized X"; -1 where there is none."""
        g, k = self.grammar, at - 1
        while k > 0 and chunks[k].tags & g.aux:
            k -= 1
        if k < 3 or "COMMA" not in chunks[k].tags:
            return -1
        for j in range(k - 1, 0, -1):
            tags = chunks[j].tags
            if "COMMA" in tags:
                helped = next((x.tags for x in chunks[j + 1 : k] if not x.tags & g.skip), frozenset())
                return j - 1 if helped & g.with_ and chunks[j - 1].kind == "actor" else -1
            if "BREAK" in tags or tags & g.border:
                return -1
        return -1

    def before(self, chunks: list[Chunk], k: int) -> tuple[Any, ...]:
        """The subject nearest before chunk ``k``, or empty."""
        return self._first(chunks, [j for j in reversed(self.grammar.mentions(chunks, "actor")) if j < k], None, "incident")

    def _first(self, chunks: list[Chunk], order: Iterable[int], many: bool | None, kind: str, opened: bool = False) -> tuple[Any, ...]:
        """The first of these actors that is a subject, or a passive verb's doer, and agrees; in a clause of time or cause
        (``opened``) only where there is no better one, the object of a verb."""
        agreeing: tuple[Any, ...] = ()
        for k in order:
            m = chunks[k].value
            if m.adjectival or not m.name or (kind != "statement" and m.type in TELLERS):
                continue
            if self.grammar.governor(chunks, k) not in _SUBJECTS:
                continue
            plural = m.generic and chunks[k].norm.endswith(self.grammar.plural_endings)
            if many is None or plural == many or (many and m.type not in _ONE):
                if not opened or not self._object_of(chunks, k):
                    return (m,)
                agreeing = agreeing or (m,)
        return agreeing

    def _object_of(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor stands right behind a verb of doing: "rebels fought X as they advanced"."""
        j = k - 1
        while j >= 0 and (chunks[j].kind == "quantity" or chunks[j].tags & self.grammar.determiner):
            j -= 1
        caused = k + 1 < len(chunks) and chunks[k + 1].tags & self.grammar.infinitive  # "forced X to retreat as it ran out of arms"
        if j < 1 or caused or "TRIGGER" not in chunks[j].tags:
            return False
        return not chunks[j].tags.isdisjoint(_VERBAL) or bool(chunks[j - 1].tags & self.grammar.being)


def claimed(g: Grammar, chunks: list[Chunk], at: int) -> bool:
    """Whether who says what the verb at ``at`` tells says it of himself: "X claimed to have shelled the base"."""
    k = at - 1
    while k > 1 and chunks[k].tags & (g.aux | g.perfect | g.skip) and not chunks[k].tags & g.infinitive:
        k -= 1
    if k < 1 or not chunks[k].tags & g.infinitive:
        return False
    if chunks[k - 1].tags & g.join:  # "to have shelled the base and to have killed"
        k = next((j for j in range(k - 2, 0, -1) if chunks[j].tags & g.infinitive or "COMMA" in chunks[j].tags), k)
    return bool(chunks[k].tags & g.infinitive and chunks[k - 1].tags & g.say)


def of_opening(grammar: Grammar, chunks: list[Chunk], at: int) -> int:
    """The actor behind a clause that a participle opens the sentence with: "having shelled X, the army moved in"; or -1."""
    if any(x.kind != "word" or not x.tags & (grammar.aux | grammar.border | grammar.skip) for x in chunks[:at]):
        return -1
    for k in grammar.mentions(chunks, "actor"):
        if k <= at + 2 or not chunks[k].value.name or chunks[k].value.adjectival:
            continue
        j = k - 1
        while j > at and chunks[j].kind == "word" and chunks[j].tags & (grammar.determiner | grammar.modifier):
            j -= 1
        after = chunks[k + 1].tags if k + 1 < len(chunks) else frozenset()
        if "COMMA" in chunks[j].tags and (after & (grammar.verb | grammar.aux | grammar.join) or after >= _DOES):
            return k
    return -1


def opening(grammar: Grammar, chunks: list[Chunk]) -> tuple[int, int]:
    """Where a participle opens the sentence, and the actor behind its clause who did it; twice -1 if none. Remembered for the row."""
    if len(chunks) <= OPENING or not (chunks[0].tags | chunks[1].tags | chunks[2].tags) & (_ING | grammar.perfect):
        return (-1, -1)
    found: tuple[int, int] = grammar.kept(chunks, "opening", lambda: _opening(grammar, chunks))
    return found


def _opening(grammar: Grammar, chunks: list[Chunk]) -> tuple[int, int]:
    at = next(i for i, x in enumerate(chunks) if x.tags & (_ING | grammar.perfect))
    at += bool(chunks[at].tags & grammar.perfect)
    return at, of_opening(grammar, chunks, at)
