"""Slots of a candidate: who, against whom, where, when. Candidates compete under linear scorers."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

import msgspec

from ..text import Chunk, Sent
from . import stands
from .barred import Barred
from .candidates import Candidate
from .chained import TOLD, by_heads, head
from .clauses import of_other_act
from .draft import ATTRIBUTIVE, HELD, SEAT
from .fellow_speakers import over_apposition
from .grammar import Grammar
from .lists import introduces, speaks_of, sums_up
from .scorers import Part, Scorers, names, of_kind
from .sorts import PEOPLE, TELLERS
from .stays import here_now
from .subjects import OPENING, claimed, of_opening, opening
from .whenabouts import dates, lasts, of_deal
from .whereabouts import locates

_NOT_THERE = frozenset((SEAT, ATTRIBUTIVE, "from"))
_LATER = frozenset(("EARLIER", "LATERON", "SINCEWORD"))  # words that part what happened on other days
_MEANS = frozenset(("MUNITION", "AIRCRAFT", "ARTILLERY", "DRONES"))
_HELD = frozenset(("t:held-adjective", "t:siege"))
_WIDTHS = {"site": 0, "settlement": 0, "district": 0, "road": 0, "zone": 1, "region": 1, "governorate": 1, "country": 2}


def width(place: Any) -> int:
    """0 for a point or a settlement, 1 for an area, 2 for a country."""
    return _WIDTHS.get(place.level, 1)


class Filled(msgspec.Struct):
    """A slot's winners with the score and what decided."""

    values: tuple[Any, ...] = ()
    score: float = 0.0
    why: str = ""


_UNFILLED = Filled()
_OPENS = {"ing": "by", "passive": "against"}  # what the subject behind an opening participle is: "shelling X, the army", "shelled, it"
_DONE = frozenset(("fighters", "incidents", "strikes"))  # what is counted of a doer: attackers, acts, shells
_BODIES = frozenset(("organisation", "group"))


class Slots:
    """Scores the mentions of a sentence for each slot of a candidate."""

    def __init__(self, grammar: Grammar, scorers: Scorers) -> None:
        self.grammar = grammar
        self.barred = Barred(grammar)
        self.by = scorers["by"]
        self.against = scorers["against"]
        self.place = scorers["place"]
        self.time = scorers["time"]
        self.dump: Any = None  # a training run hangs its collector here

    # -- actors -------------------------------------------------------------------------------------------------

    def actor_features(self, sent: Sent, c: Candidate, k: int, speakers: set[int], victim: Any) -> list[Part]:
        chunks, g = sent.chunks, self.grammar
        m = chunks[k].value
        b = g.between(chunks, c.at, k)
        side = "left" if k < c.at else "right"
        form = "noun" if c.form in ("noun", "adj") else "verb"
        gov = g.governor(chunks, k)
        gov = "" if gov == "with" and m.adjectival and form == "noun" and k + 1 == c.at else gov  # "backed by Russian raids"
        out: list[Part] = [(stands.actor, c.voice, side, gov, b, m.type, c.sense.kind, c.sense.by)]
        if m.adjectival:
            out.append("adjectival")
            near = b.distance <= 1 or (b.distance <= 4 and all(x.tags & g.modifier for x in chunks[k + 1 : c.at]))
            if form == "noun" and side == "left" and near and b.verbs == 0:
                out.append("adjective-of-noun")
        if form == "noun" and side == "left":
            if any(x.tags & g.light for x in chunks[k + 1 : c.at]):
                out.append("light-subject")
            elif b.distance == 0:
                out.append("before-noun")
            if k + 1 < len(chunks) and chunks[k + 1].tags & _MEANS:
                out.append((of_kind, "adjective-of-means", c.sense.kind))
        if m.generic:
            out.append("generic")
        if k in speakers:
            pronoun = k < c.at and (any("PRON" in x.tags for x in chunks[max(0, c.at - 5) : c.at]) or claimed(g, chunks, c.at))
            out.append("speaker-meant-again" if pronoun else "speaker")
            out.append(f"speaker:{m.type}")
        if k + 1 < len(chunks) and k + 1 != c.at and not chunks[k + 1].tags.isdisjoint(_HELD):
            out.append("holder")
        if k + 1 < c.at and chunks[k + 1].tags & g.relative:
            out.append("before-relative")
        if of_deal(self.grammar, chunks, c, k):
            out.append("of-deal")
        if gov == "agent" and g.agent_of_other(chunks, k, c.at):
            out.append("agent-of-other")
        if victim is not None and m is victim:
            out.append("victim")
        return out

    def actors(self, sent: Sent, c: Candidate, speakers: set[int], role: str, doers: tuple[Any, ...] = ()) -> Filled:
        """Actors for ``by`` or ``against``, with those coordinated to the winner."""
        chunks = sent.chunks
        named = self.grammar.mentions(chunks, "actor")
        if not named:
            return _UNFILLED
        doing = c.sense.kind == "position" or (c.sense.kind == "incident" and c.measure in _DONE)  # who stands there, who attacks
        victim = c.group.actor if c.group is not None and not doing else None
        scorer = self.by if role == "by" else self.against
        best, top = -1, 0.0
        own = of_opening(self.grammar, chunks, c.at) if c.at <= OPENING and c.voice in _OPENS and c.sense.by == "subject" else -1
        if own >= 0 and role == _OPENS[c.voice]:
            return Filled(self.coordinated(sent, own, speakers), 2.0, "behind the clause")
        for k in named:
            if k in (c.at, own) or not chunks[k].value.name or (role == "by" and c.spares(chunks[k].value)):
                continue
            if self.barred.fallen(sent, c, k) if role != "by" else c.sense.by != "object" and self.barred.doer(sent, c, k):
                continue
            f = c.seen.get(("plain", k))
            if f is None:
                f = c.seen["plain", k] = self.actor_features(sent, c, k, speakers, victim)  # the same for either role
            if doers:
                here = any(chunks[k].value is x for x in doers)
                f = [*f, (of_kind, "doer-here", c.sense.kind) if here else "not-the-doer-here"]
            if role == "by":
                c.seen["by", k] = f
            if self.dump is not None:
                self.dump(role, c, k, chunks[k].value, names(f))
            s = scorer.score(f)
            if s > top:
                best, top = k, s
        if best < 0:
            lost = self.barred.objects.losers(chunks, c) if role == "against" and (c.voice == "noun" or c.sense.kind == "incident") else ()
            return Filled(lost, 1.0, "from whom it was taken") if lost else _UNFILLED
        return Filled(self.coordinated(sent, best, speakers), top, "by the wording")

    def coordinated(self, sent: Sent, k: int, speakers: Set[int] = frozenset()) -> tuple[Any, ...]:
        """The actor of chunk ``k`` with those coordinated to it, in the order of the text."""
        picked = [k]
        for step in (-1, 1):
            at = self._next_joined(sent, k, step, speakers)
            while at is not None:
                picked.append(at)
                at = self._next_joined(sent, at, step, speakers)
        picked.sort()
        if (len(picked) > 2 and sums_up(sent.chunks, picked)) or introduces(self.grammar, sent.chunks, picked):
            del picked[0]
        named: dict[str, Any] = {}
        for j in picked:  # "jets and helicopters" of one force are one doer
            named.setdefault(sent.chunks[j].value.name, sent.chunks[j].value)
        return tuple(named.values())

    def _next_joined(self, sent: Sent, k: int, step: int, speakers: Set[int]) -> int | None:
        """The next actor of a list: over a conjunction or comma, an article or possessive, a title or a word of alliance
        ("the regime and its ally Russia"); right beside it where a scraper took the commas ("France Britain and Spain")."""
        chunks, g = sent.chunks, self.grammar
        if step < 0 and (first := over_apposition(g, chunks, k)) >= 0:
            return None if first in speakers else first
        at, joined, hops, most = k + step, False, 0, 6
        while 0 <= at < len(chunks) and hops < most:
            tags = chunks[at].tags
            if tags & g.join or tags & g.reckoned:
                joined, most = True, 9 if step > 0 and tags & g.reckoned else most
            elif joined and tags & g.band and chunks[at].kind == "word":
                pass  # "X and allied factions such as Y"
            elif most > 6 and (tags & g.of or tags & g.origin or tags & g.modifier or "ARMED" in tags) and chunks[at].kind == "word":
                pass  # "rebels, including fighters of the local affiliate X"
            elif tags & g.relative and at + 1 < len(chunks) and chunks[at + 1].tags & g.reckoned:
                pass  # "the rebels, who include the Nusra Front"
            elif not joined and chunks[at].kind == "actor" and chunks[at].value.name == chunks[k].value.name:
                pass  # "Turkish President Tayyip Erdogan" is one, in two mentions
            elif joined == (step > 0) and (self.barred.epithets.adorns(chunks, at) or self.barred.epithets.fellows(chunks, at)):
                pass  # "the regime and the US-backed fighters of X", "X and several armed groups"
            elif not (tags & g.determiner or tags & g.joined_over or (joined and step > 0 and hops and tags & g.title)):
                if not (step < 0 and tags & g.title) and not ("PAREN" in tags and self.barred.epithets.bracket(chunks, at)):
                    break
            at, hops = at + step, hops + 1
        if not 0 <= at < len(chunks) or chunks[at].kind != "actor" or at in speakers or not chunks[at].value.name:
            return None
        left, right = min(k, at), max(k, at)
        a, b, between = chunks[left].value, chunks[right].value, chunks[left + 1 : right]
        if any(x.tags & g.with_ for x in between) or speaks_of(g, chunks, left, right):
            return None
        if b.generic and any(x.tags & g.reckoned for x in between):
            return None  # "militants including foreign mercenaries"
        if self.barred.epithets.describes(chunks, right) or self.barred.turns(chunks, left, right):
            return None
        both = [x for x in (*between, *chunks[right + 1 : right + 2]) if x.tags & g.join and "COMMA" not in x.tags]
        comma = not both and any("COMMA" in x.tags for x in between)  # but "between X and Y, Z and W" is a list
        if comma and b.type in PEOPLE and a.type in (b.type, *_BODIES) and right + 1 < len(chunks) and "COMMA" in chunks[right + 1].tags:
            return None  # "the UN's aid chief, X, appealed"
        if comma and g.governor(chunks, left) and not g.governor(chunks, right):
            return None  # "backed by X, Y captured ...", "after clashes with X, the Y captured ..."
        if both and between and "COMMA" in between[0].tags and g.governor(chunks, left) == "agent" and self.barred.acts(chunks, right):
            return None  # "bombed by X, and Y denied it"
        if comma and right == opening(g, chunks)[1] >= 0:
            return None  # "after attacking X, Y withdrew"
        pair = (a.adjectival or False) == (b.adjectival or False)  # "France Britain", "a US-Russian deal"
        if not joined and not (hops <= 1 and a.type == b.type == "state" and pair):
            return None
        return at

    def helpers(self, sent: Sent, c: Candidate, taken: tuple[Any, ...], speakers: set[int]) -> tuple[Any, ...]:
        """Actors governed by a word of support ("backed by", "alongside"); not who speaks ("with state media reporting two dead")."""
        if self.grammar.tags(sent.chunks).isdisjoint(self.grammar.with_):
            return ()
        out: list[Any] = []
        chunks = sent.chunks
        for k in self.grammar.mentions(chunks, "actor"):
            m = chunks[k].value
            if not m.name or m.type in TELLERS or k in speakers or self.grammar.governor(chunks, k) != "with":
                continue
            if any(m is t for t in taken) or any(m.name == o.name for o in out) or self.barred.companion(chunks, c, k):
                continue
            if self._beyond(chunks, c.at, k):
                continue  # "X fled after Y, backed by Z, advanced"
            if any(y.kind == "quantity" for y in chunks[max(0, k - 3) : k]) or chunks[min(k + 1, len(chunks) - 1)].tags & HELD:
                continue  # "killed along with 20 other militants", "links Morek with the rebel-held north"
            if any(y.tags & self.grammar.with_ for y in chunks[max(0, k - 5) : k]):
                out.append(m)
        return tuple(out)

    def _beyond(self, chunks: list[Chunk], at: int, k: int) -> bool:
        """Whether a clause that opens behind the trigger has a subject of its own before the helper at ``k``."""
        opened = next((j for j in range(at + 1, k) if chunks[j].tags & self.grammar.border), -1)
        return opened > 0 and any(opened < j < k and not chunks[j].value.adjectival for j in self.grammar.mentions(chunks, "actor"))

    # -- places -------------------------------------------------------------------------------------------------

    def place_features(self, sent: Sent, c: Candidate, k: int) -> list[Part]:
        chunks, g = sent.chunks, self.grammar
        m = chunks[k].value
        b = g.between(chunks, c.at, k)
        side = "left" if k < c.at else "right"
        gov = g.governor(chunks, k)
        relation = getattr(m, "relation", None) or "none"
        where = (stands.place, c.voice, side, gov, b, m.level, c.sense.kind, relation)
        return ["of-deal", where] if of_deal(self.grammar, chunks, c, k) else [where]

    def places(self, sent: Sent, c: Candidate) -> Filled:
        """The place of the event, then the wider places of the same sentence and the rest of a list."""
        chunks = sent.chunks
        scored: list[tuple[float, int]] = []
        named = self.grammar.mentions(chunks, "place")
        for k in named:
            if not self.locates(sent, c, k):
                continue
            f = self.place_seen(sent, c, k)
            if self.dump is not None:
                self.dump("place", c, k, chunks[k].value, names(f))
            scored.append((self.place.score(f), k))
        scored = [s for s in scored if s[0] > 0] or (scored if c.away else [])  # what no other holding has is its own
        if not scored:
            return _UNFILLED
        if len(named) == 1:
            return Filled((chunks[named[0]].value,), scored[0][0], "by the wording")
        if c.sense.kind == "casualties" and len(named) > 1:
            for s in [s for s in scored if s[1] > c.at and self._of_other(sent, c, s[1], named)]:
                scored.remove(s)
                c.seen["locates", s[1]] = False
            if not scored:
                return _UNFILLED
        scored = by_heads(scored, {k: head(self.grammar, chunks, k) for _, k in scored if self.tells_of(sent, c, k)})
        top, best = max((s for s in scored if s[0] > TOLD), key=lambda s: (chunks[s[1]].value.relation != ATTRIBUTIVE, s[0], -s[1]))
        picked = [best]
        linking = self.grammar.join | self.grammar.determiner | self.grammar.at
        for step in (-1, 1):
            k = best
            while True:
                k2, joined, hops = k + step, False, 0
                while 0 <= k2 < len(chunks) and hops < 3 and chunks[k2].tags & linking:
                    joined = True
                    k2 += step
                    hops += 1
                beside = 0 <= k2 < len(chunks) and chunks[k2].kind == "place" and (joined or hops == 0)
                if beside and self.locates(sent, c, k2):
                    picked.append(k2)
                    k = k2
                    continue
                break
        lists = {chunks[k].value.group for k in picked} - {None}
        picked += [k for _, k in scored if k not in picked and chunks[k].value.group in lists]
        rest = [k for s, k in sorted(scored, key=lambda s: (-s[0], s[1])) if k not in picked and s > top - 2.0]
        rest = [k for k in rest if not of_other_act(self.grammar, chunks, c.at, k, best, c.sense.kind == "displacement")]
        picked.sort(key=lambda k: (width(chunks[k].value), chunks[k].value.relation == ATTRIBUTIVE, k))
        if width(chunks[best].value) == 0 or not picked:
            more = [k for k in named if k not in picked and head(self.grammar, chunks, k) == best and self.locates(sent, c, k)]
            order = [*picked, *more, *[k for k in rest if k not in more][:2]]
        else:
            order = [*picked, *[k for k in rest[:2] if width(chunks[k].value) >= width(chunks[best].value)]]
        return Filled(tuple(chunks[k].value for k in order), top, "by the wording")

    def _later(self, chunks: list[Chunk], j: int, k: int) -> bool:
        """Whether words part what happened on other days between the places at ``j`` and ``k``."""
        if not _LATER.isdisjoint(self.grammar.tags(chunks)) and any(not x.tags.isdisjoint(_LATER) for x in chunks[j:k]):
            return True
        return any(j < n < k and chunks[n].value.forward for n in self.grammar.mentions(chunks, "time"))

    def _of_other(self, sent: Sent, c: Candidate, k: int, named: Sequence[int]) -> bool:
        """Whether a place that suits a toll is that of another act: "shells hit A and killed two, hours after B fell"."""
        chunks = sent.chunks
        p = chunks[k].value
        for j in named:
            q = chunks[j].value
            if j < k and q.relation not in _NOT_THERE and not q.anaphor:
                if c.at < j and self._later(chunks, j, k):
                    return True  # "were killed in X province two days before the army took Y"
                if q.name not in p.admin and of_other_act(self.grammar, chunks, c.at, k, j):
                    return True
        return False

    def locates(self, sent: Sent, c: Candidate, k: int) -> bool:
        """Whether the place at ``k`` can be the trigger's, remembered on the candidate."""
        if (got := c.seen.get(("locates", k))) is None:
            got = c.seen["locates", k] = locates(self.grammar, sent.chunks, c, k)
        return bool(got)

    def tells_of(self, sent: Sent, c: Candidate, k: int) -> bool:
        """Whether the place at ``k`` only says where another one lies that can be the trigger's."""
        if c.sense.kind == "statement" or (j := head(self.grammar, sent.chunks, k)) < 0:
            return False
        if c.form == "noun" and c.sense.kind == "control_state" and k + 1 < c.at and "COMMA" in sent.chunks[k + 1].tags:
            return False  # "A lies north of B, a rebel bastion"
        return self.locates(sent, c, j)

    def place_seen(self, sent: Sent, c: Candidate, k: int) -> list[Part]:
        """Features of a place for a trigger, kept on the candidate."""
        got = c.seen.get(("place", k))
        if got is None:
            got = c.seen["place", k] = self.place_features(sent, c, k)
        return got

    def time_seen(self, sent: Sent, c: Candidate, k: int) -> list[Part]:
        """Features of a time for a trigger, kept on the candidate."""
        got = c.seen.get(("time", k))
        if got is None:
            got = c.seen["time", k] = self.time_features(sent, c, k)
        return got

    def actor_seen(self, sent: Sent, c: Candidate, k: int) -> list[Part]:
        """Features of an actor as the doer for a trigger, those of the hand order where it looked at the actor."""
        got = c.seen.get(("by", k))
        if got is None:
            victim = c.group.actor if c.group is not None else None
            got = c.seen["by", k] = self.actor_features(sent, c, k, set(), victim)
        return got

    # -- times --------------------------------------------------------------------------------------------------

    def time_features(self, sent: Sent, c: Candidate, k: int) -> list[Part]:
        chunks, g = sent.chunks, self.grammar
        m = chunks[k].value
        b = g.between(chunks, c.at, k)
        side = "left" if k < c.at else "right"
        near = [x for x in chunks[max(0, k - 2) : k + 3] if not x.tags.isdisjoint(g.say)]
        out: list[Part] = [(stands.time, side, b, m.kind, c.sense.kind)]
        if of_deal(self.grammar, chunks, c, k):
            out.append("of-deal")
        if near:
            out.append("near-say")
            if (k > 0 and chunks[k - 1].tags & g.say) or (k > 1 and chunks[k - 2].tags & g.say):
                out.append("after-say")
        if k <= 1:
            out.append("first")
        if k >= len(chunks) - 2:
            out.append("last")
        return out

    def dates(self, sent: Sent, c: Candidate, k: int) -> bool:
        """Whether the time at ``k`` can date the trigger, remembered on the candidate."""
        if (got := c.seen.get(("dates", k))) is None:
            got = c.seen["dates", k] = dates(self.grammar, sent.chunks, c, k)
        return bool(got)

    def times(self, sent: Sent, c: Candidate) -> Filled:
        """The time expression that belongs to the trigger."""
        best, top = None, 0.0
        if (k := here_now(self.grammar, c, sent.chunks)) >= 0:
            return Filled((sent.chunks[k].value,), 1.0, "where it stands now")
        if (lasted := lasts(self.grammar, sent.chunks, c)) >= 0 and self.dates(sent, c, lasted):
            return Filled((sent.chunks[lasted].value,), 1.0, "how long it lasted")
        for k in self.grammar.mentions(sent.chunks, "time"):
            if not self.dates(sent, c, k):
                continue
            f = self.time_seen(sent, c, k)
            if self.dump is not None:
                self.dump("time", c, k, sent.chunks[k].value, names(f))
            if (s := self.time.score(f)) > top:
                best, top = sent.chunks[k].value, s
        return Filled((best,) if best is not None else (), top, "by the wording")
