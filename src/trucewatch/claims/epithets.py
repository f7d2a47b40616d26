"""Actors that only tell who another one is, or of what: they are in no case the doers of the act that follows.

"X, an alliance of rebels, shelled Y": the rebels are X. "The coalition fighting X has struck Y", "X, which fought A and B,
has taken Y": who is fought, backed or attacked in such a clause did not do what its subject did. "Troops shelled besieged
X": who shelled it need not besiege it.
"""

from __future__ import annotations

from ..text import Chunk
from .candidates import Candidate
from .grammar import Grammar
from .owners import BELONGING, THINGS, aimed_at, owns

_REACH = 10  # chunks from an actor back to the word that opens the clause which it stands in
_AIM = 6  # chunks from an act to those at whom it was aimed
_MEANS = 4  # chunks of means between an actor and its act
_AIMED = frozenset(("ING", "BASE"))
_DESCRIBES = frozenset(("WORD", "CAP", "ADJ", "t:backing"))
_NO_WORD = frozenset(("VERB", "VING", "SAY", "PREP", "SUB", "COMMA", "BREAK", "ADV"))
_NAMED = frozenset(("faction", "armed_force", "group"))
_LAND = frozenset(("SETTLEMENTS", "AREA", "SITE"))
_OWNED = frozenset(("SITE", "FACILITY", "VEHICLE"))
_TOWNS = frozenset(("SETTLEMENTS",))
_BODIES = frozenset(("forces", "group"))


class Epithets:
    """Answers for an actor at a chunk, by the tags of a grammar's settings."""

    def __init__(self, grammar: Grammar) -> None:
        g = self.grammar = grammar
        self._filling = g.determiner | g.modifier | g.join | g.of | {"ADJ", "qty:article"}
        self._head = g.band | {"NAMEDBODY"}
        self._linking = g.agent | g.goal | {BELONGING}
        self._leading = g.determiner | g.modifier | g.at | g.agent | g.course
        self._placing = g.determiner | g.at | g.of | g.against | g.origin | g.goal | {"QTY"}

    def describes(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor at ``k`` only says what another is, named before it: "X, a rebel group that", "X, the alliance of
        Islamist rebels"."""
        g, j = self.grammar, k - 1
        m = chunks[k].value
        body = m.noun in _BODIES and m.type == "faction"  # "X, a key Free Syrian Army unit"
        if not (m.generic or m.type == "group" or body) or m.adjectival:
            return False
        while j > 1 and k - j < _REACH and not self._article(chunks[j]):
            x = chunks[j]
            fills = x.tags & (self._filling | self._head) or all(t[0] == "=" for t in x.tags)
            if not fills and not (x.kind == "actor" and (x.value.generic or x.value.adjectival)):
                return False
            j -= 1
        if j < 1 or not self._article(chunks[j]):
            return False
        after = chunks[k + 1].tags if k + 1 < len(chunks) else frozenset()
        if chunks[j].kind != "quantity" and not after & g.relative:
            return False  # "after clashes with X the rebels captured"
        j -= 1
        if chunks[j].tags & {"COMMA"}:
            j -= 1
        if j < 0 or chunks[j].kind != "actor":
            return False
        who = chunks[j].value
        return not who.generic and not who.adjectival and who.type in _NAMED and who.name != m.name

    def bracket(self, chunks: list[Chunk], at: int) -> bool:
        """Whether a list of doers goes on over the bracket, which only holds the short name of one: "X (XY) and Z"."""
        opens = at > 0 and at + 2 < len(chunks) and "PAREN" in chunks[at + 2].tags
        if opens and chunks[at - 1].kind != "actor":
            return False
        inner = at + 1 if opens else at - 1
        return inner > 0 and chunks[inner].kind == "actor" and abs(inner - at) == 1 and "PAREN" in chunks[2 * inner - at].tags

    def adorns(self, chunks: list[Chunk], at: int) -> bool:
        """Whether a word only describes the actor behind it: "al-Qaeda affiliate X", "the US-backed X"."""
        x = chunks[at]
        if x.kind != "word" or x.tags & _NO_WORD:
            return False
        nearer = at + 1 < len(chunks) and "t:backing" in chunks[at + 1].tags
        return not x.tags.isdisjoint(_DESCRIBES) or (nearer and bool(x.tags & self.grammar.pronoun))

    def fellows(self, chunks: list[Chunk], at: int) -> bool:
        """Whether a quantity stands at ``at`` and counts bands without a name: "X and two other armed groups"."""
        if chunks[at].kind != "quantity":
            return False
        j = at + 1
        while j < len(chunks) - 1 and chunks[j].tags & self.grammar.joined_over:
            j += 1
        if j >= len(chunks) or chunks[j].kind != "actor":
            return False
        return bool(chunks[j].value.generic) and "FELLOWS" in chunks[j].tags

    def theirs(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor at ``k`` is a loose word for the men of a faction named before: "X said its militants"."""
        m = chunks[k].value
        if not k or not m.generic or m.type != "generic_armed" or m.adjectival or not chunks[k - 1].tags & self.grammar.possessive:
            return False
        owners = [x.value for x in chunks[: k - 1] if x.kind == "actor" and not x.value.adjectival and not x.value.generic]
        return bool(owners) and owners[-1].type == "faction"

    def _article(self, x: Chunk) -> bool:
        return "qty:article" in x.tags or bool(x.tags & self.grammar.definite and not x.tags & self.grammar.relative)

    def subordinate(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the actor at ``k`` stands in a clause that only says who the subject of the act's verb is."""
        g, main = self.grammar, self.verb(chunks, c)
        if main <= k or chunks[k].value.adjectival or c.sense.kind == "statement":
            return False
        if any(x.tags & (g.relative | g.say) or "BREAK" in x.tags or "SUB" in x.tags for x in chunks[k + 1 : main]):
            return False
        verb = False
        for j in range(k - 1, max(-1, k - _REACH), -1):
            x = chunks[j]
            if verb and x.tags & g.relative:
                head = j - 1
                while head > 0 and chunks[head].tags & {"COMMA", "PAREN"}:
                    head -= 1
                return head >= 0 and chunks[head].kind == "actor" and not chunks[head].value.adjectival
            if x.tags & (g.reckoned | g.border):
                return False
            if "TRIGGER" in x.tags and ("ING" in x.tags or (x.tags & g.hostilities and "BASE" not in x.tags)) and not verb:
                left = chunks[j - 1] if j else None
                if left is not None and ((left.kind == "actor" and not left.value.adjectival) or left.tags & self._head):
                    return True
            if x.tags & g.aux:
                continue
            if x.tags & g.verb or x.tags & g.with_ or {"TRIGGER", "V"} <= x.tags:
                if verb:
                    return False
                verb = True
        return False

    def verb(self, chunks: list[Chunk], c: Candidate) -> int:
        """The finite verb of the act: its own, or the one whose object it is ("has carried out strikes")."""
        g = self.grammar
        if c.voice in ("active", "ing"):
            return c.at
        if c.voice != "noun":
            return -1
        k = c.at - 1
        while k > 0 and not chunks[k].tags & g.light and (chunks[k].kind == "quantity" or self._fills(chunks[k])):
            k -= 1
        return k if k > 0 and chunks[k].tags & g.light else -1

    def _fills(self, x: Chunk) -> bool:
        return x.kind == "word" and bool(x.tags & self._filling)

    def attributive(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the act is only the adjective of a place, and the actor at ``k`` not joined to it: "shelled the besieged
        town of X", but "the rebel-besieged town", "X, besieged by rebels"."""
        at, g = c.at, self.grammar
        tags = chunks[at].tags
        if c.sense.kind != "incident" or not {"TRIGGER", "ADJ"} <= tags or k == at - 1 or at + 1 >= len(chunks):
            return False
        left = chunks[at - 1] if at else None
        if left is None or left.tags & (g.aux | g.relative):
            return False
        if not left.tags & (self._placing | {"TRIGGER"}) and left.kind not in ("quantity", "place"):
            return False
        return not chunks[at + 1].tags & g.agent

    def suffers(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the actor at ``k`` is among those whom the act hit: "members of X were killed in raids", "gatherings of X
        were targeted", "bombs against positions of X"."""
        g, at = self.grammar, c.at
        if c.sense.kind != "incident" or c.sense.reciprocal or c.sense.by != "subject":
            return False
        if k > at:
            thrown = c.voice == "passive" and not chunks[k].value.adjectival  # "rockets were fired at X"
            return (c.voice == "noun" or thrown) and self._aimed(chunks, at, k)
        if c.voice == "noun" and self._own_posts(chunks, at, k):
            return True
        if c.voice == "passive":
            verb = at
        elif c.voice == "noun":
            verb = at - 1
            while verb > k and (chunks[verb].kind == "quantity" or chunks[verb].tags & self._leading):
                verb -= 1
            if verb == at - 1 or not {"TRIGGER", "PAST"} <= chunks[verb].tags or not chunks[verb + 1].tags & (g.at | g.agent | g.course):
                return False
        else:
            return False
        be = verb - 1
        while be > k and chunks[be].tags & (g.aux | g.skip) and not chunks[be].tags & g.passive:
            be -= 1
        if be <= k or not chunks[be].tags & g.passive or g.governor(chunks, k) in ("agent", "against"):
            return False
        return not any(x.tags & (g.border | g.say | g.light | g.relative) or "COMMA" in x.tags for x in chunks[k + 1 : be])

    def fought(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the actor at ``k`` behind an act's noun is the one it was meant for: "an operation to oust X", "a campaign
        aimed at taking the town from X", "an offensive in the east against X"."""
        g, at = self.grammar, c.at
        if k <= at or c.voice != "noun" or c.sense.kind != "incident" or c.sense.reciprocal or k - at > _REACH:
            return False
        governor = g.governor(chunks, k)
        if governor == "against":
            return not any("COMMA" in x.tags or x.tags & g.border for x in chunks[at + 1 : k])
        j = k - 1
        while j > at and chunks[j].tags & (g.determiner | g.modifier):
            j -= 1
        if governor == "from":
            return any("TRIGGER" in x.tags and "NOUN" not in x.tags and x.tags & _AIMED for x in chunks[at + 1 : j])
        verb = j > at + 1 and "TRIGGER" in chunks[j].tags and not chunks[j].tags & g.aux
        return verb and bool(chunks[j - 1].tags & g.infinitive) and chunks[j - 1].tags.isdisjoint(g.at)

    def _own_posts(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether what was hit is the actor's own: "X attacked despite the bombing of their positions"."""
        g = self.grammar
        if at + 2 >= len(chunks) or not chunks[at + 1].tags & (g.of | g.at | g.against) or not chunks[at + 2].tags & g.possessive:
            return False
        near = next((j for j in range(at - 1, -1, -1) if chunks[j].kind == "actor" and not chunks[j].value.adjectival), -1)
        return near == k and not g.governor(chunks, k)

    def _aimed(self, chunks: list[Chunk], at: int, k: int) -> bool:
        g = self.grammar
        if k - at > _AIM or not chunks[at + 1].tags & (g.at | g.against):
            return False
        passed = self._filling | g.allied | {"THING"}
        return all(x.tags & passed or (x.kind == "actor" and x.value.adjectival) for x in chunks[at + 2 : k])

    def whose_land(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the actor only says whose a place without a name is ("people who crossed into government territory"); not
        where it was fired from."""
        j = k + 1
        if j >= len(chunks) or j == c.at or chunks[j].tags.isdisjoint(_LAND if chunks[k].value.adjectival else _TOWNS):
            return False
        return not (c.voice == "active" and j == c.at - 1) and self.grammar.governor(chunks, k) != "from"

    def owns_target(self, chunks: list[Chunk], c: Candidate, k: int) -> bool:
        """Whether the actor only says whose the place is that was struck: "targeted with rockets positions of X"; not where it
        was fired from."""
        g, j = self.grammar, k - 1
        while j > 0 and j != c.at and chunks[j].tags & (g.determiner | g.modifier):
            j -= 1
        of = j > 0 and bool(chunks[j].tags & g.of) and not chunks[j - 1].tags.isdisjoint(THINGS)
        if ((of or chunks[j].tags & self._linking) and owns(g, chunks, c, k, of)) or ("ING" in chunks[j].tags and aimed_at(g, chunks, k)):
            return True
        if j <= c.at + 1 or not chunks[j].tags & g.of or chunks[j - 1].tags.isdisjoint(_OWNED):
            return False
        return not any(x.tags & g.origin for x in chunks[max(c.at, j - 4) : j - 1])

    def only_says(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor only says who did it: "a strike that X attributed to Y"."""
        j = k + 1
        while j < len(chunks) and chunks[j].tags & self.grammar.aux:
            j += 1
        g = self.grammar
        laid = j + 1 < len(chunks) and chunks[j].tags & g.laid and not chunks[j - 1].tags & g.passive
        return bool(laid and chunks[j + 1].tags & (g.goal | g.put_on))

    def owner(self, chunks: list[Chunk], c: Candidate) -> int:
        """The actor right before the act's noun, over words of its means ("rebel rocket and artillery fire"), before "whose"
        ("militants whose two-week assault"), or the agent right behind the act; or -1."""
        g, k = self.grammar, c.at - 1
        if c.sense.reciprocal or c.sense.kind != "incident" or c.voice not in ("noun", "passive"):
            return -1
        if (agent := self._agent(chunks, c.at)) >= 0 or c.voice == "passive":
            return agent
        means = g.munition | g.hostilities
        while k > 0 and chunks[k].kind == "word" and chunks[k].tags & (means | g.join | g.modifier) and not chunks[k].tags & g.determiner:
            if c.at - k > _MEANS or (chunks[k].tags & g.join and not chunks[k - 1].tags & means):
                return -1
            k -= 1
        if k >= 0 and chunks[k].kind == "actor":
            return k
        while k > 0 and (chunks[k].kind == "quantity" or chunks[k].tags & g.modifier) and not chunks[k].tags & g.determiner:
            k -= 1
        return k - 1 if k > 0 and chunks[k].tags & g.owning and chunks[k - 1].kind == "actor" else -1

    def _agent(self, chunks: list[Chunk], at: int) -> int:
        """The named actor right behind the act and "by", or -1."""
        g, k = self.grammar, at + 1
        if k >= len(chunks) or not chunks[k].tags & g.agent:
            return -1
        k += 1
        while k < len(chunks) and chunks[k].kind == "word" and chunks[k].tags & (g.determiner | g.modifier):
            k += 1
        if k >= len(chunks) or chunks[k].kind != "actor":
            return -1
        m = chunks[k].value
        return k if m.name and not m.adjectival else -1
