"""Actors of a sentence that its wording rules out as the doer of an act, or as those it was done to.

"The army killed nine people in X and rebels killed four in Y": each verb has its own subject. "Qatar condemned the siege":
who reacts to an act did not do it. "Jordan closed the border after a bomb killed seven": nor did whoever acts on account
of it.
"""

from __future__ import annotations

from ..text import Chunk, Sent
from .aims import only_meant
from .anothers import Anothers
from .asides import days_apart
from .beside import Beside
from .bystanders import Bystanders
from .candidates import Candidate
from .draft import BLAMED, HARM, HELD
from .epithets import Epithets
from .governed import before_verb, governed, over_places
from .grammar import Grammar
from .objects import Objects, before_pronoun
from .owners import owns_act
from .parts_done import did_a_part, of_part
from .sparing import CLOSED, TOLLS, of_war
from .undergone import Undergone

#: with a candidate that somebody reports: from which token on his words begin
REPORTED = ("reported", 0)
_NAMES = ("actor", "place")
_BLOCKED = "aid_blocked"  # by whoever is told of before: "the army surrounded the town and aid was turned back"
_BESIDE = HARM | {"movement", "displacement"}
_AIMED = HARM | {"control_change"}
_GROUND = frozenset(("control_change", "control_state"))
_OWN = 8  # chunks from a word that opens a clause to the verb of the clause
_CLASH = "t:clash"


class Barred:
    """Answers for a candidate and a mention, remembered on the candidate."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.epithets = Epithets(grammar)
        self.objects = Objects(grammar)
        self.anothers = Anothers(grammar, self.objects)
        self.beside = Beside(grammar)
        self.bystanders = Bystanders(grammar)
        self.undergone = Undergone(grammar, self.objects)
        self._between = grammar.aux - grammar.passive  # what may stand between a subject and its active verb
        self._describing = grammar.determiner | grammar.modifier | grammar.join | {"ADJ", "qty:article"}

    def doer(self, sent: Sent, c: Candidate, k: int) -> bool:
        """Whether the actor at chunk ``k`` cannot have done it."""
        got = c.seen.get(("barred", k))
        if got is None:
            got = c.seen["barred", k] = self._doer(sent.chunks, c, k)
        return bool(got)

    def apart(self, chunks: list[Chunk], at: int, other: int) -> bool:
        """Whether two acts of a sentence had no doer in common: of different days, the one the answer to the other, or after
        it ("X shelled the town after rockets killed seven")."""
        one, two = min(at, other), max(at, other)
        if self.beside.apart(chunks, two, one) or self.objects.answered(chunks, one, two):
            return True
        return days_apart(self.grammar, chunks, at, other) or self._after(chunks, two, one)

    def _after(self, chunks: list[Chunk], at: int, k: int) -> bool:
        before = {"TRIGGER", "PAST"} <= chunks[k].tags and self.objects.active(chunks, k)
        return before and self.anothers.before_own_clause(chunks, at, k)

    def unlisted(self, chunks: list[Chunk], c: Candidate) -> bool:
        """Whether the act has a doer of its own whom no pack names ("groups in the enclave lobbed shells"), or is the war's."""
        got = c.seen.get(("unlisted", 0))
        if got is None:
            band = not self.grammar.band.isdisjoint(self.grammar.tags(chunks)) and self._unlisted(chunks, c)
            got = c.seen["unlisted", 0] = band or (c.sense.kind in TOLLS and of_war(self.grammar, chunks, c.at))
        return bool(got)

    def _unlisted(self, chunks: list[Chunk], c: Candidate) -> bool:
        g, at = self.grammar, c.at
        if c.voice in ("active", "noun") and c.sense.by == "subject":
            governed = c.voice == "active"  # a noun is the object of one verb: "groups fired rockets"
            for x in reversed(chunks[max(0, at - _OWN) : at]):
                if x.tags & g.band:
                    return governed
                if (x.kind == "actor" and not x.value.adjectival) or x.tags & (g.border | g.join):
                    break
                if x.tags & (g.verb - g.aux):
                    if governed:
                        break
                    governed = True
        after = [x for x in chunks[at + 1 : at + 4] if not x.tags & g.determiner]
        return len(after) > 1 and bool(after[0].tags & g.agent and after[1].tags & g.band)

    def _doer(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        g, kind, at = self.grammar, c.sense.kind, c.at
        e = self.epithets
        if kind in _GROUND and ("AIRCRAFT" in chunks[k].tags or (k > at and c.voice == "active" and g.governor(chunks, k) == "from")):
            return True  # who only flies takes and holds no ground; "took it from X"
        if kind == "incident" and k > at and (did_a_part(chunks, at, k, g.including) or self.undergone.by(chunks, c, k)):
            return True
        if k > at and (of_part(g, chunks, at, c.group, k) or (kind in _BESIDE and self.beside.conditional(chunks, at, k))):
            return True  # "will strike if X advances"
        if (c.voice == "active" and self.objects.enclosed(chunks, at, k)) or self.bystanders.only(chunks, c, k):
            return True
        if k < at and (self._befriended(chunks, k) or e.describes(chunks, k) or e.subordinate(chunks, c, k)):
            return True
        if kind == "incident" and c.voice == "noun" and not c.sense.reciprocal and self.undergone.supporting(chunks, at, k):
            return True
        if kind == "incident" and c.voice == "noun" and (v := e.verb(chunks, c)) > k and self.objects.in_relative(chunks, v, k) is not None:
            return True
        if kind in _AIMED and only_meant(g, chunks, c, k):
            return True
        if kind in HARM and (e.only_says(chunks, k) or e.whose_land(chunks, c, k) or e.owns_target(chunks, c, k)):
            return True
        if e.attributive(chunks, c, k) or e.suffers(chunks, c, k) or e.fought(chunks, c, k) or self.objects.rules_out(chunks, c, k):
            return True
        if kind in ("incident", "control_change", "movement") and e.theirs(chunks, k):
            return True
        if self._of_another(chunks, self._owner(chunks, c), k) or (k and chunks[k - 1].tags & g.opposing):
            return True
        if kind == "statement":
            after = c.voice == "active" and k > at and (chunks[k].value.adjectival or self._behind(chunks, c, k))
            own = c.voice == "active" and c.sense.by == "subject" and not c.sense.shared  # "X voiced concern and Y called for"
            return after or (own and self._other_subject(chunks, c, k)) or self._of_another(chunks, self.reported(chunks, c), k)
        if k < at and kind in _BESIDE and c.sense.event != _BLOCKED and self.beside.apart(chunks, at, k):
            return True
        if kind == "casualties" and c.group is not None and chunks[k].value is c.group.actor:
            return True  # nobody is among those that he killed
        if kind == "casualties" and c.group is not None and c.voice == "passive" and c.group.last < k < at and not g.governor(chunks, k):
            return True  # "17 people, most of them members of X, were killed"
        if c.sense.by == "object":
            return k < at  # "X came under fire from Y"
        if kind == "control_state" and c.sense.by == "modifier" and chunks[at - 1].kind == "actor" and k not in (at - 1, at + 1):
            return g.governor(chunks, k) == "between" or k > at  # "between X control in the east and Y control in the west"
        if kind == "movement" and c.voice == "noun" and self.anothers.of_others(chunks, at, k):
            return True
        if kind in HARM and k + 1 < len(chunks) and k + 1 != at and chunks[k + 1].tags & HELD:
            return True  # "shells hit the rebel-held east"
        if kind in HARM and (self._holder(chunks, at, k) or (k < at and days_apart(g, chunks, k, at))):
            return True
        if c.sense.by != "subject" and kind != "incident":
            return False
        if kind in HARM and (self._neighbour(chunks, k) or (k < at and c.voice == "active" and self._inside(chunks, at, k))):
            return True
        if c.voice == "active" and (self._other_subject(chunks, c, k) or (k < at and governed(self.grammar, self._between, chunks, at, k))):
            return True
        if k > at:
            if g.governor(chunks, k) in ("from", "agent") and self.anothers.answered(chunks, at, k):
                return True
            if c.voice in ("active", "ing") and all(x.tags & g.determiner for x in chunks[at + 1 : k]):
                return True  # the object of the verb
            return c.sense.reciprocal and self.anothers.of_other_act(chunks, at, k)
        related = c.voice == "active" and chunks[at - 1].tags & g.relative and "COMMA" not in chunks[at - 2].tags
        if related and self.anothers.reacts(chunks, at - 2, k):
            return True
        nominal = c.voice == "noun" or (c.voice == "ing" and bool(chunks[at - 1].tags & g.determiner))  # "the downing of a jet"
        if nominal and (self.anothers.reacts(chunks, at, k) or (c.sense.event == "siege" and self.anothers.breaks(chunks, at, k))):
            return True
        return kind in HARM and self.anothers.before_own_clause(chunks, at, k) and not g.governor(chunks, k)

    def _behind(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the actor is only told of behind the verb of a statement that has its subject before it: not "..., said X"."""
        inverted = c.at == 0 or not chunks[c.at - 1].tags.isdisjoint(CLOSED)
        plain = c.form in ("past", "base") and c.sense.by == "subject" and not c.sense.shared and not inverted
        speaks = k + 1 < len(chunks) and bool(chunks[k + 1].tags & self.grammar.say)  # "they must condemn it X said"
        return plain and not speaks and self.grammar.governor(chunks, k) != "agent"

    def _owner(self, chunks: list[Chunk], c: Candidate) -> int:
        """The actor whose act the words say it is, or -1."""
        got = c.seen.get(("owner", 0))
        if got is None:
            own = self.epithets.owner(chunks, c)
            own = own if own >= 0 else self.related(chunks, c)
            got = c.seen["owner", 0] = own if own >= 0 else self._carrier_out(chunks, c)
        return int(got)

    def related(self, chunks: list[Chunk], c: Candidate) -> int:
        """The actor whom the relative clause is about that the act's noun is the object in ("X, which has carried out raids"), or -1."""
        if c.sense.kind != "incident" or c.voice != "noun" or self.grammar.relative.isdisjoint(self.grammar.tags(chunks)):
            return -1
        if (verb := self.epithets.verb(chunks, c)) < 1:
            return -1
        return self.objects.antecedent(chunks, verb)

    def _carrier_out(self, chunks: list[Chunk], c: Candidate) -> int:
        """The actor right before the light verb whose object the act's noun is ("X shelled A, while Y carried out raids"), or -1."""
        if c.sense.kind != "incident" or c.voice != "noun" or c.sense.reciprocal or (verb := self.epithets.verb(chunks, c)) < 1:
            return -1
        k = over_places(self.grammar, chunks, before_verb(self.grammar, self._between, chunks, verb))
        if k < 0 or "PAST" not in chunks[verb].tags or chunks[k].kind != "actor":
            return -1
        lead = self.undergone.leader(chunks, k)
        return lead if lead != k or self._subject_at(chunks, k) else -1

    def _subject_at(self, chunks: list[Chunk], k: int) -> bool:
        """Whether an actor stands at ``k`` as a subject, and not as a verb's object ("a coalition fighting X")."""
        g = self.grammar
        if chunks[k].kind != "actor" or chunks[k].value.adjectival or not chunks[k].value.name or g.governor(chunks, k):
            return False
        return not self._behind_verb(chunks, k)

    def _behind_verb(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a verb stands right before the actor and what describes him: "a coalition fighting X killed 18"."""
        g = self.grammar
        before = next((x for x in reversed(chunks[:k]) if not x.tags & (g.determiner | g.skip | g.modifier)), None)
        return before is not None and bool(before.tags & g.verb or "TRIGGER" in before.tags)

    def _of_another(self, chunks: list[Chunk], own: int, k: int) -> bool:
        """Whether the act has the actor at ``own`` (-1: none) and the one at ``k`` is neither it nor named together with it."""
        if own < 0 or own == k or chunks[own].value.name in (None, "", chunks[k].value.name):
            return False  # "the army's drone strikes": whom no name is given to owns nothing
        return not self._together(chunks, min(own, k), max(own, k))

    def _befriended(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor only says who another one is: "Iran, a key ally of X, called for"."""
        g, j = self.grammar, k - 1
        while j > 1 and not chunks[j].tags & g.of and (chunks[j].kind in _NAMES or chunks[j].tags & (g.determiner | g.modifier)):
            j -= 1
        if j < 2 or not chunks[j].tags & g.of or not chunks[j - 1].tags & g.allied:
            return False
        j -= 2
        while j > 0 and chunks[j].kind in ("word", "quantity") and chunks[j].tags & self._describing:
            j -= 1
        return chunks[j].kind == "actor"

    def _holder(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the actor only holds what the act was done to: "a raid on a village held by X"."""
        g, j = self.grammar, k - 1
        while j > 0 and (chunks[j].kind == "actor" or chunks[j].tags & (g.determiner | g.modifier | g.join)):
            j -= 1
        if j < 2 or not chunks[j].tags & g.agent or j - 1 == at:
            return False
        i = j - 1
        while i > 0 and chunks[i].tags & g.skip:
            i -= 1  # "held mostly by X"
        if i == at or not chunks[i].tags & g.holding:
            return False
        return not chunks[i - 1].tags & g.passive or bool(chunks[i - 2].tags & g.relative)

    def _neighbour(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the state at ``k`` only says where a border runs: "at a crossing between X and Y", "the border with X"."""
        g, j = self.grammar, k - 1
        if chunks[k].value.type != "state" or chunks[k].value.adjectival:
            return False
        while j > 1 and (chunks[j].kind in _NAMES or chunks[j].tags & (g.determiner | g.join)):
            j -= 1
        if j < 1 or not chunks[j].tags & (g.with_ | g.amid):
            return False
        before = chunks[j - 1]
        return bool(before.tags & g.frontier) or (before.kind == "place" and before.value.level == "site")  # "the X crossing with Y"

    def _inside(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether the actor has a verb of its own in a relative clause that ends before the verb at ``at``: "a raid on X, where
        rebels are fighting the army, killed nine"."""
        g = self.grammar
        own = at  # where its own words end: auxiliaries right before belong to the verb at ``at``
        while own > k + 1 and (chunks[own - 1].tags & g.aux or (own == at and "COMMA" in chunks[own - 1].tags)):
            own -= 1
        inner = chunks[k + 1 : own]
        if "PAST" not in chunks[at].tags or any(x.tags & (g.relative | g.join | g.occasion) for x in inner):
            return False
        if not any(x.tags & (g.verb | g.aux) for x in inner) or inner[-1].tags & g.border:
            return False
        for j in range(k - 1, max(0, k - _OWN), -1):
            if chunks[j].tags & g.relative:
                return any({"TRIGGER", "NOUN"} <= x.tags for x in chunks[max(0, j - _OWN) : j])
            if chunks[j].tags & g.border or chunks[j].tags & (g.verb - g.aux):
                return False
        return False

    def fallen(self, sent: Sent, c: Candidate, k: int) -> bool:
        """Whether the actor at chunk ``k`` cannot be who was hit, being the subject of the next verb: "the army killed nine
        in X and rebels killed four in Y"."""
        flies = c.sense.kind in _GROUND and "AIRCRAFT" in sent.chunks[k].tags  # nor is it the one who flies that loses any
        if flies or (c.sense.kind in BLAMED and owns_act(self.grammar, sent.chunks, k)):
            return True
        parted = k < c.at and days_apart(self.grammar, sent.chunks, k, c.at)
        parted = parted or (c.voice == "noun" and self.objects.other_subject(sent.chunks, c.at, k)) or self._neighbour(sent.chunks, k)
        if c.sense.kind in HARM and (parted or self.undergone.there(sent.chunks, c.at, k) or self.bystanders.tends(sent.chunks, c, k)):
            return True
        if c.sense.kind == "statement":
            return c.voice == "active" and self.objects.beside(sent.chunks, c.at, k)
        if c.sense.kind == "incident" and c.voice == "noun" and self.undergone.supporting(sent.chunks, c.at, k):
            return not c.sense.reciprocal
        if c.sense.kind == "casualties" and c.group is not None and c.group.actor is None and self.objects.strikes(sent.chunks, k, c.at):
            return True  # "jets of X bombed the town and one woman was killed"
        if c.sense.kind not in HARM or k <= c.at or not self.acts(sent.chunks, k):
            return False
        if c.group is not None or (not c.sense.reciprocal and self.objects.tells_when(sent.chunks, c.at, k)):
            return True
        joined = next((x for x in reversed(sent.chunks[c.at + 1 : k]) if not x.tags & self.grammar.determiner), None)
        return joined is not None and not joined.tags & self.grammar.occasion and self.subject(sent.chunks, c) >= 0

    def companion(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the "with" that governs an actor belongs to a noun of fighting or dealing, so that the actor was not with
        the doer: "seized X after clashes with Y", "clashed with Y and seized X"."""
        g = self.grammar
        j = next((j for j in range(k - 1, max(0, k - 6), -1) if chunks[j].tags & g.with_), 0)
        if not j or j - 1 == c.at:
            return False
        tags = chunks[j - 1].tags
        return bool({"TRIGGER", "NOUN"} <= tags or _CLASH in tags or tags & (g.deal | g.frontier)) or self._neighbour(chunks, k)

    def turns(self, chunks: list[Chunk], left: int, right: int) -> bool:
        """Whether a clause ends with the actor on the left, its object, and the other is the next one's subject: "killed nine
        rebels and Hezbollah fighters took the hill"."""
        g, j = self.grammar, left - 1
        while j > 0 and (chunks[j].kind == "quantity" or chunks[j].tags & g.determiner):
            j -= 1
        verb = j > 0 and {"TRIGGER", "PAST"} <= chunks[j].tags and not chunks[j].tags & g.say and self.objects.active(chunks, j)
        return verb and any(x.kind == "actor" for x in chunks[:j]) and self.acts(chunks, right)

    def alone(self, chunks: list[Chunk], c: Candidate) -> bool:
        """Whether a verb is that of a clause which stands beside another: "X denied it, and Y called for", "X, which denies it, called"."""
        k = self.subject(chunks, c) if c.voice == "active" else -1
        return (k > 0 and self.objects.beside(chunks, -1, k)) or (c.voice == "active" and bool(chunks[c.at - 1].tags & self.grammar.join))

    def acts(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor at ``k`` is the subject of an active verb that stands right behind it."""
        g, j = self.grammar, k + 1
        if chunks[k].value.adjectival or g.governor(chunks, k):
            return False
        while j < len(chunks) and chunks[j].tags & self._between:
            j += 1
        tags = chunks[j].tags if j < len(chunks) else frozenset()
        return "TRIGGER" in tags and not tags.isdisjoint(("PAST", "BASE")) and self.objects.active(chunks, j)

    def subject(self, chunks: list[Chunk], c: Candidate) -> int:
        """The chunk of the actor that is an active verb's subject, right before it, or -1."""
        g, k = self.grammar, before_verb(self.grammar, self._between, chunks, c.at)
        if k > 0 and chunks[k].tags & g.relative:
            return self._antecedent(chunks, c, k)
        if k < 0 or chunks[k].kind != "actor" or chunks[k].value.adjectival:
            return -1
        if (lead := self.undergone.leader(chunks, k)) != k:
            k = lead
        elif g.governor(chunks, k):
            return -1
        if self._behind_verb(chunks, k):
            return -1
        if c.sense.kind == "statement" and self._beside_speaker(chunks, k):
            return -1
        m = chunks[k].value
        return -1 if m.actor_id is None or (c.group is not None and m is c.group.actor) else k

    def _beside_speaker(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor at ``k`` only stood beside who speaks: "X speaking with his German counterpart Y said"."""
        g, j = self.grammar, k - 1
        passed = g.determiner | g.title | g.modifier
        while j > 0 and (chunks[j].tags & passed or (chunks[j].kind == "actor" and chunks[j].value.adjectival)):
            j -= 1
        return j > 0 and bool(chunks[j].tags & g.with_)

    def reported(self, chunks: list[Chunk], c: Candidate) -> int:
        """The subject of a statement that somebody else reports ("the ministry said that X was investigating"), or -1."""
        told = c.seen.get(REPORTED, 0)
        if not told or c.voice not in ("active", "ing") or c.sense.by != "subject":
            return -1
        g, k, finite = self.grammar, c.at - 1, c.voice == "active"
        while k > 0 and (chunks[k].tags & (g.aux | g.skip) or "QUOTE" in chunks[k].tags or chunks[k].kind == "time"):
            if chunks[k].tags & g.passive:
                finite = c.form != "past"
            k -= 1
        while k > 1 and chunks[k].kind == "place":  # "rebels in X were threatening"
            j = k - 1
            while j > 0 and chunks[j].tags & g.determiner:
                j -= 1
            if not chunks[j].tags & g.at:
                break
            k = j - 1
        if not finite or chunks[k].first < told or chunks[k].kind != "actor" or chunks[k].value.adjectival or g.governor(chunks, k):
            return -1
        return k

    def _antecedent(self, chunks: list[Chunk], c: Candidate, k: int) -> int:
        """The actor right before the relative pronoun at ``k`` that is the verb's subject: "land held by X which has seized"."""
        j = before_pronoun(chunks, k)
        if c.voice != "active" or j < 0 or (c.group is not None and (c.group.people or c.group.first < k)):
            return -1
        return j if chunks[j].value.name and not chunks[j].value.adjectival else -1

    def _other_subject(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the verb has an actor as its subject, and the one at ``k`` is neither it nor named together with it."""
        own = c.seen.get(("subject", 0))
        if own is None:
            own = c.seen["subject", 0] = self.subject(chunks, c)
        if own < 0 or own == k or chunks[own].value.name in (None, "", chunks[k].value.name):
            return False  # "the army's drone strikes": whom no name is given to owns nothing
        if chunks[own].value.generic and k < own:  # "X said its militants entered", "the X militant group has executed"
            theirs = any(x.tags & self.grammar.possessive for x in chunks[max(k, own - 2) : own])
            return not theirs and self.acts(chunks, k)
        return k > own or not self._together(chunks, k, own) or self.turns(chunks, k, own)

    def _together(self, chunks: list[Chunk], k: int, own: int) -> bool:
        """Whether nothing stands between two actors but others, conjunctions, titles and articles."""
        g = self.grammar
        passed = g.join | g.determiner | g.joined_over | g.title | g.with_ | g.modifier
        return all(x.kind == "actor" or (x.kind == "word" and x.tags & passed) for x in chunks[k + 1 : own])
