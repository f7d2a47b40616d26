"""Actors that a sentence tells something else of than what it tells of an act: they are no doers of the act.

"X died when a bomb exploded", "X lost two depots to shells": what befell X in the act. "X watched as shells fell", "X hosted talks
while jets bombed the town": what X did meanwhile. "The town, which X holds, was shelled", "X holds the town, where a raid killed
nine", "a bus carrying men of X": whose the place or what was in the thing that was hit. "An attack on X killed nine": at whom it
was aimed. "The killing was confirmed by X", "X reported shelling", "in X's version": who only says so.
"""

from __future__ import annotations

from ..rules.vocabulary import TriggerForm
from ..text import Chunk
from .candidates import Candidate
from .clauses import kinds
from .draft import BLAMED, HARM
from .governed import MEANS, NOUN, before_count
from .grammar import Grammar
from .owners import THINGS
from .targets import Targets

WHENEVER = "TIMECLAUSE"  # the packs' tags: for what opens a clause of time or cause ("when", "as")
IDLE = "IDLEWORD"  # for verbs of those to whom things happen: "watched", "took cover"
UNDER = "COMEUNDER"  # for what says that somebody suffered the act named behind: "came under"
TENDING = "TENDWORD"  # for verbs of those who come upon or care for what others did: "treated", "found", "defused"
ARRESTING = "ARRESTWORD"  # for those of whoever calls the doers to account, SUSPECTED for what stands before their deed
SUSPECTED = "SUSPECTED"
TIED = "TIEDTO"  # for what says to whom men belong: "links to"
MOURNING = "MOURNWORD"  # for those of their own dead: "buried"
VERSION = "VERSIONWORD"  # for what somebody's telling is called: "account"
_CONFIRMS = "CONFIRMWORD"  # for participles of whoever only says that it happened: "confirmed", "announced"
_HOLDS = frozenset(("control_state", "control_change", "position"))
_TALKS = frozenset(("statement", "agreement", "term"))
_OBJECTS = frozenset(("quantity", "actor"))
_THROWN = frozenset(("MUNITION",))
_LAND = frozenset(("TOWNWORD", "SETTLEMENTS", "AREA", "SITE", "FACILITY"))
_CARRIERS = frozenset(("FACILITY", "VEHICLE", "SITE", "TOWNWORD"))
_FINITE = frozenset(("PAST", "BASE"))
_LOST = "lost"
_ASIDE = 9  # chunks of an aside between commas
_REACH = 14  # chunks from an actor to the act
_VERB = 3  # chunks from an actor to its verb
_PHRASE = 6  # chunks of a noun phrase


class Bystanders:
    """Answers for an actor at chunk ``k``, with what stands before it and its count at ``j``, and an act, by a grammar's tags."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._targets = Targets(grammar)
        self._telling = grammar.counted | {_CONFIRMS}

    def only(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the actor at ``k`` only stands by."""
        if c.sense.kind == "statement":
            return c.voice == "active" and k < c.at and self._set_off(chunks, k, c.at)
        if c.sense.kind not in HARM or c.sense.reciprocal or c.sense.by != "subject":
            return False
        g, x, j = self.grammar, chunks[k], before_count(self.grammar, chunks, k - 1)
        if VERSION in g.tags(chunks) and self._version(chunks, k):
            return True
        if self._targets.only(chunks, c, k, j) or (j >= 0 and TIED in chunks[j].tags):
            return True  # "detained nine people suspected of links to X"
        if k > c.at and (self._stands_beside(chunks, c, k, j) or self._said_before(chunks, c) or self._once_held(chunks, c, k, j)):
            return True
        if k > c.at:
            return self._confirms(chunks, c, j) or self._zero(chunks, c.at, k) >= 0 or self._afterwards(chunks, c.at, k, j)
        if c.sense.kind in BLAMED and self._target(chunks, j):
            return True
        if self._within(chunks, j):
            return True
        if c.sense.kind in BLAMED and self._owned(chunks, k, c.at):
            return True
        if x.value.adjectival or x.value.text.endswith(g.genitives):
            v = k + 2
            return v < c.at and bool(chunks[k + 1].tags & (g.allied | g.title)) and self._suffers(chunks, v) and self._befell(chunks, v, c)
        if self._came_under(chunks, k, c.at):
            return True
        if (v := self._verb(chunks, k)) == c.at and c.sense.event == "siege" and "PAST" in chunks[v].tags:
            return v + 1 < len(chunks) and bool(chunks[v + 1].tags & g.at)  # "troops besieged in the town"
        if v < 0:  # "met X as jets bombed the town"
            return j > 0 and not kinds(chunks[j]).isdisjoint(_TALKS) and self._meanwhile(chunks, j, c.at)
        if v >= c.at:
            return False
        if self._tends(chunks, v, c) or self._in_front(chunks, j, v, c.at):
            return True
        holds = self._holds(chunks, v)
        if (holds or self._rests(chunks, v)) and self._closed(chunks, v, c) and self._relative(chunks, k):
            return True
        if holds and self._of_held(chunks, v, c.at):
            return True
        if c.at - v > _REACH or g.governor(chunks, k):
            return False
        if chunks[v].tags & g.say and self._thrown(chunks, v, c.at):
            return True
        if chunks[v].tags & g.counted and not chunks[v - 1].tags & g.passive:
            return c.voice == "noun" and before_count(g, chunks, c.at - 1) == v
        return self._befell(chunks, v, c) or self._meanwhile(chunks, v, c.at)

    def _set_off(self, chunks: list[Chunk], k: int, at: int) -> bool:
        """Whether commas set the actor off, with the preposition that opens the aside, right before a verb: "the ministry, in a
        letter to X, condemned"."""
        g, v = self.grammar, at - 1
        while v > k and chunks[v].tags & g.aux:
            v -= 1
        if v - k > 2 or "COMMA" not in chunks[v].tags or not g.governor(chunks, k):
            return False
        j = next((j for j in range(k - 1, max(0, k - _ASIDE), -1) if "COMMA" in chunks[j].tags), 0)
        return j > 0 and bool(chunks[j + 1].tags & g.at)

    def _stands_beside(self, chunks: list[Chunk], c: Candidate, k: int, j: int) -> bool:
        """Whether the actor behind a passive verb has a clause of its own that is only joined to it: "X was shelled, and Y condemned
        the raid"."""
        if c.voice != "passive" or j < 1 or not chunks[j].tags & self.grammar.join or self.grammar.governor(chunks, k):
            return False
        return "COMMA" not in chunks[j].tags and "COMMA" in chunks[j - 1].tags and self._verb(chunks, k) > k

    def _once_held(self, chunks: list[Chunk], c: Candidate, k: int, j: int) -> bool:
        """Whether the actor behind an act's noun only held ground in a time that a clause tells of: "the campaign ended years in which
        X had held the town"."""
        if c.voice != "noun" or j < 1 or not chunks[j].tags & self.grammar.relative or not chunks[j - 1].tags & self.grammar.at:
            return False
        v = self._verb(chunks, k)
        return v > k and self._holds(chunks, v)

    def _said_before(self, chunks: list[Chunk], c: Candidate) -> bool:
        """Whether the sentence opens with a pronoun as the verb's subject: it goes back, and nobody named behind the verb did it."""
        k = 1 if len(chunks) > 1 and "QUOTE" in chunks[0].tags else 0
        v = k + 1
        while v < c.at and chunks[v].tags & (self.grammar.aux | self.grammar.skip):
            v += 1
        return c.voice == "active" and v == c.at and bool(chunks[k].tags & self.grammar.third)

    def _verb(self, chunks: list[Chunk], k: int) -> int:
        """The verb whose subject the actor at ``k`` is, right behind it, an auxiliary if there is no other; or -1."""
        g, v = self.grammar, k + 1
        if chunks[k].value.text.endswith(g.genitives):
            return -1
        while v < len(chunks) - 1 and chunks[v].tags & (g.aux | g.skip) and chunks[v + 1].tags & (g.aux | g.skip | {"PAST", "ING"}):
            v += 1
        if v >= len(chunks) or v - k > _VERB or chunks[v].kind != "word":
            return -1
        tags = chunks[v].tags
        if tags & (g.aux | g.verb | g.dealt) or IDLE in tags or not tags.isdisjoint(_FINITE):
            noun = tags >= NOUN and g.reading(chunks, v) == "noun" and not self._relative(chunks, k)  # "the hills X control, ..."
            return -1 if noun else v
        return -1

    def _came_under(self, chunks: list[Chunk], k: int, at: int) -> bool:
        """Whether the actor is told of before "came under" the act."""
        j = next((j for j in range(at - 1, max(k, at - _PHRASE), -1) if UNDER in chunks[j].tags), -1)
        if j < 0 or "NOUN" not in chunks[at].tags:
            return False
        return not any(WHENEVER in x.tags or "BREAK" in x.tags for x in chunks[k + 1 : j])

    # -- what befell somebody -------------------------------------------------------------------------------------

    def _befell(self, chunks: list[Chunk], v: int, c: Candidate) -> bool:
        """Whether the verb at ``v`` tells what its subject suffered, and the act is told as how: "died when", "killed in", "lost to"."""
        g, n = self.grammar, v + 1
        if not self._suffers(chunks, v):
            return False
        opened = next((j for j in range(n, c.at + 1) if WHENEVER in chunks[j].tags), -1)
        named = c.voice in ("noun", "ing") or "NOUN" in chunks[c.at].tags or not chunks[c.at - 1].tags.isdisjoint(MEANS)
        if opened < 0 and not named:
            return False
        for j in range(n, c.at):
            x = chunks[j]
            if "BREAK" in x.tags or (opened >= 0 and x.tags & g.third) or ("ING" in x.tags and x.tags & g.light):
                return False
            if x.tags & g.join and "COMMA" not in x.tags and chunks[j + 1].kind == "word" and chunks[j + 1].tags & (g.verb | g.light):
                return False  # "lost nine men and launched raids"
        return True

    def _suffers(self, chunks: list[Chunk], v: int) -> bool:
        """Whether the verb at ``v`` tells what befell its subject: "died", "lost", "was killed", "killed in a raid"."""
        g, after = self.grammar, chunks[v + 1] if v + 1 < len(chunks) else None
        if chunks[v].tags & g.aux:
            return False  # "the towns that rebels have under siege"
        senses = [s for e in chunks[v].refs if isinstance(e.ref, TriggerForm) for s in e.ref.trigger.gives]
        if any(s.event == _LOST or (s.kind == "casualties" and s.counted == "subject") for s in senses):
            if not any(s.kind == "incident" for s in senses):
                return True  # but "put up resistance"
        if not any(s.kind == "casualties" for s in senses) or after is None:
            return False
        if chunks[v - 1].tags & g.passive:
            return True
        if after.kind in _OBJECTS or "PAST" not in chunks[v].tags:
            return False
        if WHENEVER in after.tags:
            return True
        if not after.tags & (g.at | g.agent | g.course):
            return False
        j = v + 2
        while j < len(chunks) and (chunks[j].kind == "quantity" or chunks[j].tags & (g.determiner | g.modifier | MEANS)):
            j += 1
        return j < len(chunks) and "NOUN" in chunks[j].tags  # "killed in a drone strike"

    # -- who comes upon what others did ---------------------------------------------------------------------------

    def tends(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the actor at ``k`` only came upon those or what an act had hit, and they are not his own."""
        if TENDING not in self.grammar.tags(chunks) or k >= c.at or chunks[k].value.adjectival:
            return False
        v = self._verb(chunks, k)
        return 0 < v < c.at and TENDING in chunks[v].tags and self._tends(chunks, v, c)

    def _tends(self, chunks: list[Chunk], v: int, c: Candidate) -> bool:
        """Whether the verb at ``v`` has for its object those whom the act hit, or what had done it."""
        g, tags = self.grammar, chunks[v].tags
        inside = chunks[v + 1 : c.at]
        if any("BREAK" in x.tags or x.tags & g.join for x in inside):
            return False
        if tags & g.downed and any(x.tags & g.relative for x in inside):
            return not any(x.kind == "actor" and x.value.name for x in inside)  # "downed a jet that had bombed the town"
        if ARRESTING in tags:
            return any(SUSPECTED in x.tags or x.tags & g.relative for x in inside)  # "arrested two men over a bombing"
        return TENDING in tags or MOURNING in tags

    # -- what somebody did meanwhile ------------------------------------------------------------------------------

    def _meanwhile(self, chunks: list[Chunk], v: int, at: int) -> bool:
        """Whether the verb at ``v`` is none of fighting and the act stands in a clause of time behind it, with a subject of its own."""
        g = self.grammar
        opened = next((j for j in range(at, v, -1) if WHENEVER in chunks[j].tags), -1)
        if opened < 0 or any("BREAK" in x.tags for x in chunks[v:opened]):
            return False
        verb = chunks[v]
        if IDLE not in verb.tags:
            got = kinds(verb)
            dealt = not verb.tags & g.light and any(x.tags & g.deal for x in chunks[v + 1 : v + 4])  # "negotiated a truce"
            talks = bool(got & (_TALKS | {"position", "control_state"})) and not got & (HARM | {"movement"})
            going = "ING" in verb.tags and chunks[v - 1].tags & g.passive and "OCCASION" in chunks[opened].tags  # "was shelling X when"
            if not (going or talks or (dealt and not got & HARM) or self._rests(chunks, v)):
                return False
        inside = chunks[opened + 1 : at + 1]
        if any((x.kind == "actor" and x.value.name) or x.tags & (g.pronoun | g.possessive | g.relative) for x in inside):
            return False
        return any("TRIGGER" in x.tags or not x.tags.isdisjoint(MEANS) for x in inside)

    def _in_front(self, chunks: list[Chunk], j: int, v: int, at: int) -> bool:
        """Whether the sentence opens with a clause that tells what the actor did meanwhile: "while X looked on, jets bombed the town"."""
        if IDLE not in chunks[v].tags or not any("COMMA" in x.tags for x in chunks[v + 1 : at]):
            return False
        return WHENEVER in chunks[j].tags

    def _afterwards(self, chunks: list[Chunk], at: int, k: int, j: int) -> bool:
        """Whether the act stands in a clause of time in front, and the actor only reacts: "when shells fell, X took cover"."""
        g = self.grammar
        if j <= at or "COMMA" not in chunks[j].tags or (v := self._verb(chunks, k)) < 0:
            return False
        opened = next((i for i in range(at - 1, max(-1, at - _PHRASE), -1) if WHENEVER in chunks[i].tags), -1)
        if opened < 0 or any("BREAK" in x.tags or x.tags & g.join for x in chunks[:opened]):
            return False
        if any((x.kind == "actor" and x.value.name) or x.tags & (g.pronoun | g.possessive) for x in chunks[opened + 1 : at + 1]):
            return False
        got = kinds(chunks[v])
        return IDLE in chunks[v].tags or (bool(got & _TALKS) and not got & HARM)

    # -- who holds what was hit -----------------------------------------------------------------------------------

    def _holds(self, chunks: list[Chunk], v: int) -> bool:
        """Whether the verb at ``v`` tells of holding or taking a place."""
        got = kinds(chunks[v])
        return "control_state" in got or (bool(got & _HOLDS) and "incident" not in got)

    def _rests(self, chunks: list[Chunk], v: int) -> bool:
        """Whether the verb at ``v`` only says where or how somebody is: "where X are in charge", "were asleep"."""
        return bool(chunks[v].tags & self.grammar.passive) and chunks[v + 1].tags.isdisjoint(("ING", "PAST", "TRIGGER"))

    def _closed(self, chunks: list[Chunk], v: int, c: Candidate) -> bool:
        """Whether the clause of the verb at ``v`` has ended before the act: behind a comma, or with a verb of the act's own."""
        if any("COMMA" in x.tags or WHENEVER in x.tags for x in chunks[v + 1 : c.at]):
            return True
        return c.voice == "passive" or (c.voice == "active" and not chunks[v].tags & self.grammar.aux)

    def _relative(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor is the subject of a clause about what it holds: "the town, which X holds, was shelled", "the area X holds"."""
        g, j = self.grammar, k - 1
        while j > 0 and chunks[j].kind == "word" and chunks[j].tags & (g.determiner | g.modifier) and not chunks[j].tags & g.relative:
            j -= 1
        if j > 0 and chunks[j].tags & (g.relative | g.where):
            j -= 1
            if "COMMA" in chunks[j].tags:
                j -= 1
            return j >= 0 and self._land(chunks, j)
        return j < k - 1 and self._land(chunks, j) and chunks[j].kind == "word"

    def _zero(self, chunks: list[Chunk], at: int, k: int) -> int:
        """The verb of the clause behind the act in which the actor at ``k`` holds the place: "hit the area that X controls"; or -1."""
        v = -1 if chunks[k].value.adjectival else self._verb(chunks, k)
        return v if v > 0 and self._holds(chunks, v) and k > at + 1 and self._relative(chunks, k) else -1

    def _land(self, chunks: list[Chunk], j: int) -> bool:
        """Whether a place or a word for one stands at ``j``."""
        return chunks[j].kind == "place" or not chunks[j].tags.isdisjoint(_LAND)

    def _of_held(self, chunks: list[Chunk], v: int, at: int) -> bool:
        """Whether the act stands in a clause about the place held, with a subject of its own or in the passive."""
        g = self.grammar
        r = next((j for j in range(v + 1, at) if chunks[j].tags & (g.relative | g.where)), -1)
        if r < 0 or chunks[r - 1].tags & g.origin or not (chunks[r - 1].kind == "place" or "COMMA" in chunks[r - 1].tags):
            return False
        inside = chunks[r + 1 : at]
        if any((x.kind == "actor" and x.value.name) or x.tags & (g.third | g.possessive) for x in inside):
            return False
        return bool(chunks[r].tags & g.where) or any(x.tags & g.passive for x in inside)

    # -- whom an act was aimed at, who was in what it hit ---------------------------------------------------------

    def _target(self, chunks: list[Chunk], j: int) -> bool:
        """Whether an act's noun stands before the actor as what was aimed at it: "an attack on X killed nine"."""
        g = self.grammar
        if j < 1 or not chunks[j].tags & (g.at | g.against) or not chunks[j - 1].tags >= NOUN:
            return False
        return "incident" in kinds(chunks[j - 1]) and g.reading(chunks, j - 1) != "verb"

    def _within(self, chunks: list[Chunk], j: int) -> bool:
        """Whether a participle about a thing has the actor as its object or its agent: "a bus carrying X", "a base used by X"."""
        g = self.grammar
        if j < 2 or chunks[j].kind != "word":
            return False
        if chunks[j].tags & g.agent:
            j -= 1
            if "PAST" not in chunks[j].tags:
                return False
        elif "ING" not in chunks[j].tags:
            return False
        head = chunks[j - 1]
        if chunks[before_count(g, chunks, j - 2)].tags & g.origin:
            return False  # "rockets fired from areas held by X"
        if head.tags.isdisjoint(_CARRIERS) or not head.tags.isdisjoint(MEANS | {"EXPLOSIVE"}):
            return False
        return not kinds(chunks[j]) & (HARM | {"control_change"}) or "LADEN" in chunks[j + 1].tags

    def _owned(self, chunks: list[Chunk], k: int, at: int) -> bool:
        """Whether the actor only says whose the things were that an act struck: "X's positions were shelled, killing six"."""
        g, n = self.grammar, k + 1
        while n < at and chunks[n].tags & g.modifier and chunks[n].tags.isdisjoint(THINGS):
            n += 1
        if chunks[n].tags.isdisjoint(THINGS | _CARRIERS) or not chunks[n].tags.isdisjoint(MEANS):
            return False
        b = next((j for j in range(n + 1, at) if chunks[j].tags & (g.passive | {UNDER})), -1)
        return b > 0 and not any(y.tags & (g.verb - g.aux) or "COMMA" in y.tags for y in chunks[n + 1 : b])

    # -- who only says so -----------------------------------------------------------------------------------------

    def _confirms(self, chunks: list[Chunk], c: Candidate, j: int) -> bool:
        """Whether the actor is the agent of a verb of telling whose subject the act is: "the killing of nine was confirmed by X"."""
        g = self.grammar
        if c.voice != "noun" and c.voice != "active":
            return False
        if j < c.at + 2 or not chunks[j].tags & g.agent:
            return False
        verb = j - 1
        return bool(chunks[verb].tags & self._telling) and any(x.tags & g.passive for x in chunks[max(c.at, verb - _VERB) : verb])

    def _thrown(self, chunks: list[Chunk], v: int, at: int) -> bool:
        """Whether what is said has what was thrown as its subject: "X said a rocket hit the town"."""
        g, n = self.grammar, v + 1
        while n < at and (chunks[n].kind == "quantity" or chunks[n].tags & (g.modifier | g.relative)):
            if chunks[n].tags & g.possessive:
                return False
            n += 1
        if n > at or chunks[n].tags.isdisjoint(_THROWN):
            return False
        return n == at or not any((y.kind == "actor" and y.value.name) or y.tags & (g.pronoun | g.join) for y in chunks[n + 1 : at])

    def _version(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor owns a telling: "in X's account"."""
        g, j = self.grammar, k + 1
        while j < len(chunks) - 1 and chunks[j].kind == "word" and chunks[j].tags & g.modifier and VERSION not in chunks[j].tags:
            j += 1
        return j < len(chunks) and VERSION in chunks[j].tags
