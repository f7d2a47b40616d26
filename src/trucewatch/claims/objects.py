"""Actors that stand in the complement of another verb than the act's own: they are no doers of it.

"Rebels launched missiles at the army's posts, destroying three": whoever the main verb was aimed at did not do what its
participle tells. "The army repelled an attack launched by X, killing nine": nor did the doer of what its object was. "The
villages were freed from X", "an operation that aims at expelling X": nor the one from whom, or whom, it is.
"""

from __future__ import annotations

from typing import Any

from ..text import Chunk
from .candidates import Candidate
from .clauses import kinds
from .draft import BLAMED, HARM, Draft
from .grammar import Grammar
from .sorts import OF_STATES
from .subjects import opening
from .taking import TAKING, to_drive, to_take_from

RELATED = "whom the clause is about"  # the reason why somebody is the doer
_ENCLOSED = 14  # chunks of a relative clause between commas
_CLAUSE = 6  # chunks from an object back to the pronoun that opens its relative clause
_OPENING = 6  # chunks from the sentence's start to the object of a participle that opens it
_REACH = 12  # chunks from an actor back to the verb in whose complement it stands
_AIMED = frozenset(("against", "at", "with", "of"))
_HIT = frozenset(("against", "at"))
_BACKED = frozenset(("ARMED", "PERSON"))
_NAMES = frozenset(("actor", "place", "time"))
_DONE = HARM | {"control_change", "movement"}
_MEANS = frozenset(("TRIGGER", "MUNITION", "AIRCRAFT", "ARTILLERY", "DRONES"))
_REPELS = "t:repel"
_ADORNING = frozenset(("ADJ", "t:backing"))  # "the US-backed X"
_STRIKES = frozenset(("HITWORD", "HITVERB", "SHOTDOWN"))
_DOING = frozenset(("TRIGGER", "VERB"))
_PARTING = frozenset(("COMMA", "PREP"))
_FINITE = frozenset(("PAST", "BASE"))


def alike(a: Any, b: Any) -> bool:
    """Whether two mentions are of one actor, or of one state and its forces."""
    return a.name == b.name or (a.side is not None and a.side == b.side and {a.type, b.type} <= OF_STATES)
_UNFINISHED = frozenset(("ING", "NOUN", "LIGHT"))
_PHRASE = 5  # chunks from an actor back to the word that opens its clause
_VERB = 4  # chunks from an actor to its verb
LIKEWISE = "LIKEWISE"  # the packs' tag for words that repeat a verb for one more subject: "as did"


def before_pronoun(chunks: list[Chunk], r: int) -> int:
    """The actor right before the relative pronoun at ``r``, over a comma; or -1."""
    j = r - 1 - ("COMMA" in chunks[r - 1].tags)
    return j if j >= 0 and chunks[j].kind == "actor" else -1


class Objects:
    """Answers for an actor at a chunk, by the tags of a grammar's settings."""

    def __init__(self, grammar: Grammar) -> None:
        g = self.grammar = grammar
        self._filling = g.determiner | g.modifier | {"ADJ"}
        self._turned = g.relative | g.border
        self._aside = g.reacting

    def rules_out(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the wording says that the actor at ``k`` did not do it."""
        if c.sense.by != "subject" or c.sense.reciprocal or c.sense.kind not in _DONE:
            return False
        if self._only_backs(chunks, k):
            return True
        if k > c.at:
            if c.voice == "noun" and (self.other_subject(chunks, c.at, k) or self._provoked(chunks, c.at, k)):
                return True
            if c.voice in ("passive", "noun") and self._broken(chunks, c.at, k):
                return not self.grammar.governor(chunks, k)  # "the town was taken; rebels tried to win it back"
            if self._freed_from(chunks, c, k) or self._its_attackers(chunks, c, k) or self._object_after(chunks, c, k):
                return True
            return c.voice == "active" and self._of_object(chunks, c.at, k)
        if c.voice == "active" and (self._aim(chunks, c, k) or (k < _OPENING and k < opening(self.grammar, chunks)[1] < c.at)):
            return True
        if c.sense.kind in HARM and self._answered_by(chunks, c, k):
            return True
        if any(alike(chunks[k].value, a) for a in self.losers(chunks, c)):
            return True
        if c.voice == "active" and self.in_relative(chunks, c.at, k) is not None:
            return True
        return c.voice == "ing" and (self._aimed_at(chunks, c, k) or self._before_relative(chunks, c, k))

    def beside(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the actor at ``k`` begins a clause of its own that only stands beside what is told at ``at``, before it:
        "condemned the raids, while X urged restraint", "... and X, which borders it, has closed its border"."""
        g, j = self.grammar, k - 1
        if k <= at or chunks[k].value.adjectival:
            return False
        passed = g.determiner | g.title | g.modifier | g.join
        while j > at and k - j < _PHRASE and not chunks[j].tags & g.border:
            if chunks[j].kind != "actor" and (chunks[j].kind != "word" or not chunks[j].tags & passed or LIKEWISE in chunks[j].tags):
                break
            j -= 1
        if j > at and LIKEWISE in chunks[j].tags:
            return True
        opened = j > at and bool(chunks[j].tags & g.border) and not chunks[j].tags & (g.relative | g.occasion)
        return (opened or any(x.tags & g.join for x in chunks[j + 1 : k])) and self._acts(chunks, k)

    def enclosed(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the actor at ``k`` stands in a relative clause between commas that ends right before the verb at ``at``: "the
        minister, who was visiting X, urged"."""
        g, v = self.grammar, at - 1
        while v > k and chunks[v].tags & g.aux:
            v -= 1
        if v <= k or "COMMA" not in chunks[v].tags:
            return False
        r = next((j for j in range(k - 1, max(0, k - _ENCLOSED), -1) if chunks[j].tags & g.relative or "COMMA" in chunks[j].tags), 0)
        return r > 1 and bool(chunks[r].tags & g.relative) and "COMMA" in chunks[r - 1].tags and chunks[r + 1].tags.isdisjoint(g.reckoned)

    def other_subject(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the actor begins a clause beside that of the act's noun at ``at`` which has no part in the act: behind a comma
        and a conjunction, or where the noun is what somebody reacts to ("condemned the raids and X demanded an end to them")."""
        if not self.beside(chunks, at, k):
            return False
        if any(x.tags & self.grammar.reacting for x in chunks[max(0, at - _REACH) : at]):
            return True
        before, verb = chunks[k - 1].tags, k + 1
        while verb < len(chunks) and chunks[verb].tags & self.grammar.aux:
            verb += 1
        apart = before & self.grammar.border and "COMMA" in chunks[k - 2].tags
        return bool(apart) and verb < len(chunks) and "PAST" in chunks[verb].tags

    def _acts(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a finite verb stands behind the actor at ``k``, a relative clause about it and times aside."""
        g, v = self.grammar, k + 1
        if v + 1 < len(chunks) and "COMMA" in chunks[v].tags and chunks[v + 1].tags & g.relative:
            v = next((j + 1 for j in range(v + 2, min(len(chunks), v + _ENCLOSED)) if "COMMA" in chunks[j].tags), len(chunks))
        while v < len(chunks) and (chunks[v].tags & g.skip or chunks[v].kind == "time"):
            v += 1
        tags = chunks[v].tags if v < len(chunks) else frozenset()
        if tags & (g.aux - g.skip):
            return True
        if "TRIGGER" in tags and not tags.isdisjoint(_FINITE):
            return self.active(chunks, v)
        return bool(tags & g.verb) and tags.isdisjoint(_UNFINISHED)

    def _provoked(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the actor did what the act came after: "the raids began after X shot down a helicopter"."""
        g, j = self.grammar, k - 1
        while j > at and chunks[j].tags & g.determiner:
            j -= 1
        if j <= at or not chunks[j].tags & g.occasion or chunks[k].value.adjectival:
            return False
        v = k + 1
        while v < len(chunks) and chunks[v].tags & (g.aux - g.passive):
            v += 1
        return v < len(chunks) and "PAST" in chunks[v].tags and bool(chunks[v].tags & _STRIKES) and self.active(chunks, v)

    def tells_when(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the actor is the subject of a clause of time right behind an act whose own object stands before the clause:
        "shelled Nubl after the army attacked"."""
        j = k - 1
        while j > at and chunks[j].tags & self.grammar.determiner:
            j -= 1
        return j > at + 1 and bool(chunks[j].tags & self.grammar.occasion)

    def over_relative(self, d: Draft) -> bool:
        """Whether a relative clause about its doer stands between an act and the doer, and names another."""
        chunks, c = d.sent.chunks, d.c
        if c.voice != "active" or len(d.by) != 1 or "by" not in d.own:
            return False
        return any(self.in_relative(chunks, c.at, k) is d.by[0] for k in self.grammar.mentions(chunks, "actor") if k < c.at)

    def in_relative(self, chunks: list[Chunk], at: int, k: int) -> Any:
        """Whom the clause is about in which the actor is the object: "X, who have been fighting Y for years, killed nine"; or none."""
        g = self.grammar
        if g.relative.isdisjoint(g.tags(chunks)) or any(x.tags & g.verb and not x.tags & g.aux for x in chunks[k + 1 : at]):
            return None
        r = next((j for j in range(k - 1, max(0, k - _CLAUSE), -1) if chunks[j].tags & g.relative), 0)
        inside = chunks[r + 1 : k]
        if r < 1 or any(x.tags & (g.border | g.say) or "COMMA" in x.tags for x in inside):
            return None
        if not any("TRIGGER" in x.tags or x.tags & (g.passive | g.reckoned) for x in inside):
            return None
        before = self._apposed(chunks, r) if inside[0].tags & g.reckoned else before_pronoun(chunks, r)
        return chunks[before].value if before >= 0 and chunks[before].value.name != chunks[k].value.name else None

    def _apposed(self, chunks: list[Chunk], r: int) -> int:
        """The actor before the pronoun at ``r``, over words that only say what it is: "X, a coalition that includes Y"; or -1."""
        j = r - 1
        while j > 0 and r - j < _CLAUSE and "COMMA" not in chunks[j].tags:
            if chunks[j].kind not in ("word", "quantity", "actor") or chunks[j].tags & self.grammar.verb:
                return -1
            j -= 1
        return j - 1 if j > 0 and "COMMA" in chunks[j].tags and chunks[j - 1].kind == "actor" else before_pronoun(chunks, r)

    def _broken(self, chunks: list[Chunk], at: int, k: int) -> bool:
        return any("BREAK" in x.tags for x in chunks[at + 1 : k])

    def _only_backs(self, chunks: list[Chunk], k: int) -> bool:
        """ "Shot down by fighters X supports": X only backs those who did it."""
        if k + 1 >= len(chunks) or "t:backing" not in chunks[k + 1].tags or "BASE" not in chunks[k + 1].tags:
            return False
        j = k - 1
        while j > 0 and chunks[j].tags & self.grammar.determiner:
            j -= 1
        return j >= 0 and not chunks[j].tags.isdisjoint(_BACKED)

    def _answered_by(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        if c.voice in ("noun", "passive"):
            return self.answered(chunks, k, c.at)
        j = c.at - 1
        while j > k and chunks[j].tags & self.grammar.aux:
            j -= 1
        return bool(chunks[j].tags & self.grammar.relative) and self.answered(chunks, k, j)

    def answered(self, chunks: list[Chunk], k: int, at: int) -> bool:
        """Whether what stands at ``at`` is told as what the one at ``k`` was the answer to: "shelled X in response to rockets"."""
        if "ASIDE" not in self.grammar.tags(chunks):
            return False
        return any("ASIDE" in x.tags and x.tags & self._aside for x in chunks[k + 1 : at])

    def losers(self, chunks: list[Chunk], c: Candidate) -> tuple[Any, ...]:
        """From whom a passive verb or a noun says that a place was taken, or an attack was to take it."""
        if c.sense.kind != "incident" and (c.sense.kind != "control_change" or c.voice not in ("passive", "noun")):
            return ()
        named = self.grammar.mentions(chunks, "actor")
        behind = [k for k in named if k > c.at]
        out = tuple(chunks[k].value for k in behind if self._freed_from(chunks, c, k))
        if out or c.sense.event not in TAKING:
            return out
        return tuple(chunks[k].value for k in behind if to_drive(self.grammar, chunks, c, k))

    def robbed(self, d: Draft) -> frozenset[str]:
        """The names of those from whom a draft's place was taken, or who were repelled."""
        if d.c.sense.event == "repelled" and d.c.voice == "passive":
            return frozenset(a.name for a in d.against)
        return frozenset(a.name for a in self.losers(d.sent.chunks, d.c))

    def _freed_from(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """ "The villages were freed from X", "taken back from X": it was X's."""
        if c.sense.event in TAKING:
            return to_take_from(self.grammar, chunks, c, k)
        if c.sense.kind != "control_change" or c.voice not in ("passive", "active", "ing", "noun") or c.sense.event == "withdrew":
            return False
        return self.grammar.governor(chunks, k) == "from" and not self.grammar.between(chunks, c.at, k).verbs

    def _its_attackers(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """ "Repelled an attack launched by X": X was repelled."""
        if c.sense.event != "repelled":
            return False
        if c.voice == "passive":  # "the army's attacks were repelled, a source reporting 30 soldiers dead"
            return any(x.kind == "actor" and x.value.name == chunks[k].value.name for x in chunks[: c.at])
        if c.voice not in ("active", "ing"):
            return False
        return self.grammar.governor(chunks, k) == "agent" and not any(x.tags & self._turned for x in chunks[c.at + 1 : k])

    def _object_after(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the actor behind the act is the object of a participle or an infinitive: "crossed to drive out X"."""
        g = self.grammar
        if chunks[k].value.adjectival or c.sense.kind not in ("incident", "control_change", "movement"):
            return False
        j = k - 1
        while j > c.at and chunks[j].tags & self._filling and "TRIGGER" not in chunks[j].tags:
            j -= 1
        tags = chunks[j].tags
        if j <= c.at + 1 or "TRIGGER" not in tags or tags & (g.aux | g.say | g.light):
            return False
        if "ING" in tags and "NOUN" not in tags:
            return g.governor(chunks, k) != "agent"  # "by the retreating rebels"
        return "BASE" in tags and bool(chunks[j - 1].tags & g.infinitive) and chunks[j - 1].tags.isdisjoint(g.at)

    def strikes(self, chunks: list[Chunk], k: int, at: int) -> bool:
        """Whether an active verb of another act than the one at ``at`` stands close behind the actor at ``k``."""
        near = range(k + 1, min(at, k + _VERB))
        if any({"TRIGGER", "PAST"} <= chunks[v].tags and self.active(chunks, v) for v in near):
            return True
        told = not chunks[k].value.adjectival and k + 1 < at and "BASE" in chunks[k + 1].tags and self.active(chunks, k + 1)
        return told and "incident" in kinds(chunks[k + 1])  # "regime bombs the town, nine injured"

    def _of_object(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the actor is the agent of a participle that tells of the verb's object: "shot down drones launched by X"."""
        g, j = self.grammar, k - 1
        while j > at and chunks[j].tags & (g.determiner | g.modifier):
            j -= 1
        p = j - 1 if "PAST" in chunks[j - 1].tags else j - 2  # "a depot left behind by X"
        if p <= at + 1 or not chunks[j].tags & g.agent or "PAST" not in chunks[p].tags or not chunks[p].tags & _DOING:
            return False
        between = chunks[at + 1 : p]
        acts = any({"TRIGGER", "NOUN"} <= x.tags and not x.tags & g.munition for x in between)  # "suffered a raid launched by X"
        return not acts and not any(x.tags & (g.border | g.verb | g.agent | g.with_) or x.tags & _PARTING for x in between)

    def _aim(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the actor was attacked so that the act might follow: "attacked X to take the hill": X did not take it."""
        g, j = self.grammar, c.at - 1
        while j > k and chunks[j].tags & g.skip:
            j -= 1
        if c.form != "base" or j != k + 1 or not chunks[j].tags & g.infinitive or g.governor(chunks, k):
            return False
        v = k - 1
        while v > 0 and chunks[v].tags & (g.determiner | g.modifier):
            v -= 1
        return v > 0 and "HITWORD" in chunks[v].tags and "PAST" in chunks[v].tags

    def _aimed_at(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        g, m = self.grammar, chunks[k].value
        if m.adjectival and k + 1 < len(chunks) and not chunks[k + 1].tags.isdisjoint(_MEANS):
            return False
        if k == c.at - 1 and c.sense.kind not in BLAMED:
            return False  # "fought militants holding the hill"
        if chunks[k + 1].tags & g.of and (k + 2 == c.at or "ING" in chunks[k + 2].tags):
            return False  # "accused X of shelling the town and killing nine"
        if any(x.tags & self._turned or (x.tags & g.verb and "PAST" in x.tags) for x in chunks[k + 1 : c.at]):
            return False  # "shelled rebels, who fired back killing nine"
        governor = g.governor(chunks, k)
        v = self._verb_before(chunks, k)
        if v < 0:
            return False
        if governor == "agent":  # of the participle that tells of the verb's object
            p = next((j for j in range(k - 1, v, -1) if "PAST" in chunks[j].tags), v)
            main = self._verb_before(chunks, p) if p == v else v
            return main >= 0 and _REPELS in chunks[main].tags and self.active(chunks, main)
        if not self.active(chunks, v):
            return governor in _HIT  # "shots were fired at X, wounding three"
        return governor in _AIMED or not any(self._parts(x) for x in chunks[v + 1 : k])

    def _parts(self, x: Chunk) -> bool:
        """Whether a chunk cannot stand between a verb and its object's name ("ambushed a group of X")."""
        other = "PREP" in x.tags and not x.tags & self.grammar.of
        named = x.kind in _NAMES and not getattr(x.value, "adjectival", False)
        return other or named or "COMMA" in x.tags or bool(x.tags & self.grammar.verb)

    def main(self, chunks: list[Chunk], c: Candidate) -> int:
        """The active verb whose participle the act is, where its object is an actor: "X hit a convoy of Y killing nine"; or -1."""
        for k in reversed(self.grammar.mentions(chunks, "actor")):
            if k < c.at and self._aimed_at(chunks, c, k):
                v = self._verb_before(chunks, k)
                return v if self.active(chunks, v) else -1
        return -1

    def _verb_before(self, chunks: list[Chunk], k: int) -> int:
        """The finite verb of doing that stands before ``k`` in its clause, or -1."""
        g = self.grammar
        for j in range(k - 1, max(-1, k - _REACH), -1):
            tags = chunks[j].tags
            if tags & self._turned or "COMMA" in tags or tags & g.say:
                return -1
            verb = ("TRIGGER" in tags or tags & g.light) and not tags.isdisjoint(_FINITE)
            if verb and tags.isdisjoint(_ADORNING) and ("PAST" in tags or g.reading(chunks, j) == "verb"):
                return j
        return -1

    def active(self, chunks: list[Chunk], v: int) -> bool:
        """Whether the trigger is a verb in the active voice."""
        if "PAST" in chunks[v].tags:
            return self.grammar.voice(chunks, v, "past") == "active"
        return self.grammar.reading(chunks, v) != "noun"

    def antecedent(self, chunks: list[Chunk], verb: int) -> int:
        """The actor that the relative pronoun right before a verb goes back to: "X, which has carried out"; or -1."""
        g, j = self.grammar, verb - 1
        while j > 0 and chunks[j].tags & g.aux and not chunks[j].tags & g.relative:
            j -= 1
        if j < 1 or not chunks[j].tags & g.relative or chunks[j].tags & g.say:
            return -1
        j -= 1
        while j > 0 and not chunks[j].tags.isdisjoint(("COMMA", "PAREN")):
            j -= 1
        m = chunks[j].value if chunks[j].kind == "actor" else None
        return j if m is not None and m.name and not m.adjectival else -1

    def _before_relative(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the participle belongs to a relative clause about another actor: "X, backed by Y, which has carried out
        raids, killing nine"."""
        g = self.grammar
        if c.sense.kind not in BLAMED:
            return False
        verbs = [j for j in range(k + 1, c.at) if self._finite(chunks, j)]
        if len(verbs) != 1:
            return False  # the verb of the sentence comes behind the clause
        own = self.antecedent(chunks, verbs[0])
        if own <= k or chunks[own].value.name == chunks[k].value.name:
            return False
        return not any(x.tags & g.join and "COMMA" not in x.tags for x in chunks[k + 1 : own])

    def _finite(self, chunks: list[Chunk], j: int) -> bool:
        tags = chunks[j].tags
        if "PAST" in tags and ("TRIGGER" in tags or tags & self.grammar.light):
            before = chunks[j - 1].tags if j else frozenset()
            return not chunks[min(j + 1, len(chunks) - 1)].tags & self.grammar.agent and "COMMA" not in before
        return False
