"""A candidate with its slots -> a draft claim: context taken over, scope judged, needs checked."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from ..text import Found, Sent
from ..values import Interval
from . import gainers
from .ahead import resolved
from .announcing import announcers
from .answering import ANSWERS, absolve, answering
from .asides import since, since_something
from .barred import REPORTED
from .beaten import assailants, attackers, owning_up, told_ahead
from .campaigns import Campaigns
from .candidates import Candidate
from .clauses import retold
from .context import Context
from .draft import BLAMED, EVENTFUL, STOCKS, Draft, time_at
from .duties import bound
from .each import captors, custodians, each
from .echoes import AVOWED
from .fellow_speakers import apart, speak
from .fights import BETWEEN, oppose
from .grammar import Grammar
from .holdings import part, settle
from .hosts import host
from .inherit import Inheritance
from .needless import blames, moved_once, repelled
from .ofthem import of_them
from .purposes import for_purpose
from .sides import meet
from .slots import Filled, Slots, width
from .sparing import spare, unspoken
from .stays import began
from .struck import facility
from .things import targets_in
from .truces import deal_told
from .vocabulary import ClaimSettings
from .voices import makers

_TELLING = 3  # tokens after a word of saying in which the day stands on which it was said


class Assembler:
    """Fills one sentence's candidates in the light of the article so far."""

    def __init__(self, settings: ClaimSettings, grammar: Grammar, slots: Slots, campaigns: Campaigns, country: Any = None) -> None:
        self.campaigns = campaigns
        self.inherit = Inheritance(grammar, country)
        self.settings = settings
        self.grammar = grammar
        self.slots = slots
        self._told: tuple[Interval | None, Interval | None] = (None, None)  # the time spoken of before, the day of the news

    def sentence(self, found: Found, sent: Sent, candidates: list[Candidate], ctx: Context, n: int) -> list[Draft]:
        """Drafts of one sentence; candidates that lack what their sense needs are left out."""
        sources = self._sources(found, n, ctx)
        candidates = [c for c in unspoken(candidates, sent, sources) if not c.sense.needs or self._worded(found, n, sent, c)]
        if not candidates:
            return []
        speakers = self._speakers(sent, sources)
        self._told = ctx.spoken, ctx.news(found.reference)
        spare(self.grammar, sent, candidates)
        part(self.grammar, sent, candidates)
        first = [c for c in candidates if c.sense.kind == "incident"]
        drafts = [self._draft(found, sent, c, sources, speakers, n, ()) for c in first]
        doers = tuple(a for d in drafts for a in d.by)
        drafts += [
            self._draft(found, sent, c, sources, speakers, n, doers) for c in candidates if c.sense.kind != "incident"
        ]
        drafts.sort(key=lambda d: d.c.at)
        absolve(drafts)
        self.inherit.carry(found, sent, drafts, ctx, n)
        oppose(self.grammar, drafts, ctx, n)
        each(self.grammar, drafts)
        captors(drafts)
        custodians(self.grammar, drafts)
        drafts = moved_once(repelled([d for d in drafts if self._needs(d) and not blames(d, drafts)]))
        self.inherit.share(found, drafts, ctx, n)
        for d in sorted(drafts, key=lambda d: d.kind != "incident"):
            self.inherit.inherit(found, d, ctx, n, drafts)
        self.inherit.remember(found, drafts, ctx, n)
        return drafts

    # -- sources ----------------------------------------------------------------------------------------------

    def _sources(self, found: Found, at: int, ctx: Context) -> list[Any]:
        """The attributions whose content reaches into a sentence: sorted out once for the article."""
        if ctx.said is None:
            ctx.said = {}
            ends = [x.sentence.last for x in found.sents]
            for m in found.sources:
                for n in range(bisect_right(ends, m.content[0]), len(ends)):
                    s = found.sents[n].sentence
                    if s.first >= m.content[1]:
                        break
                    ctx.said.setdefault(n, []).append(m)
        return ctx.said.get(at, [])

    def _speakers(self, sent: Sent, sources: list[Any]) -> set[int]:
        if not sources:
            return set()
        actors = [(k, sent.chunks[k]) for k in self.grammar.mentions(sent.chunks, "actor")]
        return {k for k, c in actors if any(x.first < c.last and c.first < x.last for x in sources)}

    def _asserted(self, token: int, sources: list[Any]) -> tuple[tuple[str, ...], str]:
        covering = [x for x in sources if x.content[0] <= token < x.content[1]]
        covering.sort(key=lambda x: (x.content[1] - x.content[0], x.first))
        if covering and covering[0].kind == "deny":  # "X blamed Y, a charge denied by Z": X says no such thing
            covering = [x for x in covering if x is covering[0] or x.kind not in ("accuse", "deny")]
        names: list[str] = []
        for x in covering:
            for name in (x.name, *x.nested):
                if name and name not in names:
                    names.append(name)
        return tuple(names), covering[0].kind if covering else ""

    # -- one candidate ----------------------------------------------------------------------------------------

    def _draft(
        self,
        found: Found,
        sent: Sent,
        c: Candidate,
        sources: list[Any],
        speakers: set[int],
        n: int,
        doers: tuple[Any, ...],
    ) -> Draft:
        chunks = sent.chunks
        trigger = chunks[c.at]
        d = Draft(sent, c, at=n, kind=c.sense.kind)
        d.definite = c.form == "noun" and self.grammar.is_definite(chunks, c.at)
        d.retold = retold(self.grammar, chunks, c.at)
        own: set[str] = set()
        trace: dict[str, str] = {"trigger": f"{c.trigger.id} ({c.voice}) at '{trigger.norm}'"}
        d.asserted_by, kind = self._asserted(trigger.first, sources) if c.sense.sourced else ((), "")
        if d.asserted_by:
            trace["asserted_by"] = kind
            if c.sense.kind == "statement":
                told = [x.cue[1] for x in sources if x.content[0] <= trigger.first < x.content[1] and x.cue[1] <= trigger.first]
                c.seen[REPORTED] = max(told, default=0)
                if apart(self.slots.barred.objects.beside, sent, self.slots.barred.reported(chunks, c), c.seen[REPORTED]):
                    d.asserted_by = ()
        modality, rule = found.judge(sent.sentence, trigger.first, trigger.last)
        if modality == "void" and c.sense.kind not in EVENTFUL:
            modality = "asserted"
        if modality == "laid":
            modality = "accused" if c.sense.kind == "incident" else "asserted"
        alone = c.sense.kind == "statement" and modality in _PUT and self.slots.barred.alone(chunks, c)
        d.modality, d.coming = c.sense.modality or ("asserted" if alone else modality), modality == "planned"
        if d.modality == "asserted" and c.form == "base" and c.sense.kind == "control_change":
            if for_purpose(self.grammar, chunks, c.at):
                d.modality, rule = "planned", "infinitive of purpose"
        trace["modality"] = rule if not c.sense.modality else "wording of the trigger"
        time = self.slots.times(sent, c) if c.sense.time != "none" else Filled()
        if time.values:
            d.time = time.values[0]
            d.when = resolved(found, d, d.time, *self._told)
            if d.when is not None:
                d.when = since(found, self.grammar, chunks, c.at, time_at(d, d.time), d.when)
                d.time = d.time if d.when is not None else None
            if d.time is not None:
                self._until_told(found, d, sources)
            if c.sense.kind in STOCKS and not began(self.grammar, d, found):
                d.time = d.when = None
        if d.time is None and found.reference and c.sense.kind in EVENTFUL and since_something(self.grammar, chunks, c.at):
            d.when = Interval(None, found.reference)
            own.add("time")
            trace["time"] = "since an event without a date"
        if d.time is not None:
            own.add("time")
            trace["time"] = f"{found.text.slice(d.time.first, d.time.last)} ({time.score:.1f})"
        places = self.slots.places(sent, c)
        d.places = places.values
        if places.values:
            own.add("place")
            trace["place"] = f"{places.score:.1f}"
        self._roles(sent, c, d, speakers, own, trace, doers if c.sense.kind in BLAMED else ())
        if c.sense.kind in _SAID:
            who, why = makers(found, sent, c, self.slots)
            if who:
                d.by, d.with_, trace["by"] = who, (), why
                d.against = tuple(a for a in d.against if a not in who)
                own.add("by")
            speak(d, trigger.first, sources)
        elif who := announcers(sent, c, self.slots):
            d.by, d.with_, trace["by"] = who, (), AVOWED
            own.add("by")
        answers = answering(found, d, sources, self.grammar, self.slots)
        if answers:
            names = {a.name for a in answers}
            d.by, d.with_, d.against = answers, (), tuple(a for a in d.against if a.name not in names)
            own.add("by")
            trace["by"] = ANSWERS
        if wagers := self.campaigns.done(d, self.grammar.tags(chunks)):
            d.by, d.with_, d.against = wagers, (), tuple(a for a in d.against if a.name != wagers[0].name)
            own |= wagers[0].own
            trace["by"] = wagers[0].why
        d.targets = self._targets(sent, c)
        d.own = frozenset(own)
        d.trace = trace
        host(d, self.grammar)
        settle(d, self.grammar)
        return d

    def _until_told(self, found: Found, d: Draft, sources: list[Any]) -> None:
        """ "He said on Thursday that ... since April": the span ends with the telling, not on the document's day."""
        when, reference = d.when, found.reference
        if when is None or when.start is None or when.end != reference or d.time.node.op != "since":
            return
        for x in sources:
            if not x.content[0] <= d.time.first < x.content[1]:
                continue
            for k in d.sent.chunks:
                if k.kind == "time" and k.value is not d.time and x.cue[1] <= k.first <= x.cue[1] + _TELLING:
                    told = found.resolve(k.value, None, None)
                    if told is not None and told.start == told.end is not None and when.start <= told.end <= str(reference):
                        d.when = Interval(when.start, told.end)
                        return

    def _roles(
        self,
        sent: Sent,
        c: Candidate,
        d: Draft,
        speakers: set[int],
        own: set[str],
        trace: dict[str, str],
        doers: tuple[Any, ...],
    ) -> None:
        if c.sense.kind == "statement" or ((c.sense.echoes or c.sense.kind in _STANDING) and not d.asserted_by):
            speakers = set()  # who speaks may also be who holds or did it: "the army, which controls the town, vowed …"
        by = self.slots.actors(sent, c, speakers, "by", doers) if c.sense.by != "none" else Filled()
        against = self.slots.actors(sent, c, speakers, "against") if c.sense.kind in _OPPOSED else Filled()
        if c.sense.by in ("against", "object"):
            if c.sense.by == "against":
                if c.voice != "passive":
                    who = self._subject(sent, c) if c.voice == "active" else owning_up(self.grammar, sent, c)
                    by, against = Filled(), Filled(who, 2.0, "subject") if who else by
                elif c.sense.event == "lost" and any(x.tags & self.grammar.goal for x in sent.chunks[c.at + 1 : c.at + 2]):
                    by, against = self._after(sent, c), Filled()  # "was lost to X"
                elif loser := self._subject(sent, c):  # "the rebels were driven out of X"
                    by, against = Filled(tuple(a for a in by.values if a not in loser), by.score), Filled(loser, 2.0, "subject")
                elif loser := told_ahead(self.grammar, sent, c):
                    by, against = Filled(tuple(a for a in by.values if a not in loser), by.score), Filled(loser, 2.0, "told ahead")
                elif c.sense.event == "lost" and any(x.tags & self.grammar.agent for x in sent.chunks[c.at + 1 : c.at + 2]):
                    by, against = Filled(), by  # "12 villages were lost by X"
            else:
                by, against = self._after(sent, c), Filled(up, 2.0, "subject") if (up := owning_up(self.grammar, sent, c)) else by
        if c.sense.by == "under" and (k := self._next(sent, c)) >= 0:
            by = Filled(self.slots.coordinated(sent, k), 2.0, "after the trigger")
        if c.sense.event == "repelled" and c.voice == "passive":  # "an attempt by X to advance was thwarted"
            ours, theirs = attackers(self.grammar, self.slots, sent, c, speakers)
            if ours:
                agent = by if by.values and by.values[0].first > sent.chunks[c.at].first else Filled(theirs, 1.0, "whom it was aimed at")
                by, against = agent, Filled(ours, 2.0, "subject")
        if c.sense.event == "repelled" and c.voice != "passive" and not against.values:
            against = Filled(assailants(self.grammar, self.slots, sent, c, by.values), 1.0, "whose attack it was")
        if c.sense.event in _DUTIES and c.sense.by == "none":  # "the deal obliges X to": X has to do it
            by, against = bound(self.slots, sent, c, against)
        d.by = by.values
        d.against = tuple(a for a in against.values if not any(a is b for b in by.values))
        lost = c.sense.by == "against" and d.against and c.group is not None and getattr(c.group.actor, "generic", False)
        victim = c.group.actor or of_them(self.grammar, sent.chunks, c) if c.group is not None else None
        if victim is not None and any(sent.chunks[k].value is victim for k in speakers):
            victim = None  # "killed 19 people, rebels and residents said"
        if victim is not None and c.group is not None and c.sense.kind == "casualties" and not lost:
            d.by = tuple(b for b in d.by if b is c.group.actor or b.name != victim.name)  # nobody struck his own
            if not any(victim is b for b in d.by) and victim not in d.against:
                d.against = (victim,)
        d.with_ = self.slots.helpers(sent, c, (*d.by, *d.against), speakers) if d.by or c.sense.reciprocal else ()
        between = c.sense.reciprocal and meet(self.slots, sent, d, speakers)
        if d.by:
            own.add("by")
            trace["by"] = BETWEEN if between else f"{by.score:.1f}"
        if d.against:
            own.add("against")

    def _subject(self, sent: Sent, c: Candidate) -> tuple[Any, ...]:
        """The actor that is a passive verb's subject: nothing but auxiliaries and adverbs between."""
        k = c.at - 1
        while k >= 0 and sent.chunks[k].tags & self.grammar.aux:
            k -= 1
        return (sent.chunks[k].value,) if k >= 0 and sent.chunks[k].kind == "actor" and sent.chunks[k].value.name else ()

    def _next(self, sent: Sent, c: Candidate) -> int:
        """Where the actor stands that follows the trigger, articles and the like aside ("in the hands of the army"); or -1."""
        g, k = self.grammar, c.at + 1
        while k < len(sent.chunks) and sent.chunks[k].kind == "word" and sent.chunks[k].tags & (g.determiner | g.modifier):
            k += 1
        if k + 1 >= len(sent.chunks) or sent.chunks[k].kind != "actor" or not sent.chunks[k].value.name:
            return -1
        return k if sent.chunks[k + 1].tags.isdisjoint(_NAMELESS) else -1  # not "a stronghold of the president's sect"

    def _after(self, sent: Sent, c: Candidate) -> Filled:
        """The first actors after the trigger ("fell to the army and its allies"), those to whom before others ("by X to Y")."""
        near = gainers.named(self.grammar, sent.chunks, c.at)
        given = [k for k in near if self.grammar.governor(sent.chunks, k) == "to"]
        near = given if near and given and self.grammar.governor(sent.chunks, near[0]) in _GIVING else near
        if near and (near[0] <= c.at + 5 or near is given):
            return Filled(self.slots.coordinated(sent, near[0]), 2.0, "after the trigger")
        return Filled()

    def _targets(self, sent: Sent, c: Candidate) -> tuple[str, ...]:
        out: list[str] = list(c.sense.targets)
        if c.target:
            out.append(c.target)
        elif c.sense.kind in ("incident", "damage"):
            lo, hi = (c.at + 1, c.at + 9)
            if c.voice == "passive" or c.sense.counted == "subject":
                lo, hi = c.at - 8, c.at
            if c.sense.kind == "incident" and c.form == "noun":
                lo = c.at - 1
            for k, thing in targets_in(sent.chunks, lo, hi):
                b = self.grammar.between(sent.chunks, c.at, k)
                if b.verbs == 0 and b.borders <= 2 and thing.target and thing.target not in out:
                    out.append(thing.target)
        return tuple(out)

    # -- needs ------------------------------------------------------------------------------------------------

    def _needs(self, d: Draft) -> bool:
        """Whether a draft has the slots that its sense needs."""
        if d.modality == "void":
            return False  # a duty, a ban, a condition
        for need in d.c.sense.needs:
            if need == "place" and not d.places and not self._somewhere(d):
                return False
            if (need == "actor" and not (d.by or d.against)) or (need == "target" and not (d.targets or d.c.group)):
                return False
        return True

    def _somewhere(self, d: Draft) -> bool:
        """Whether a place noun with a definite article follows the trigger ("entered the region"), or the sentence of a
        holding names an area far from it ("X is the last area that remains outside his control")."""
        chunks, g = d.sent.chunks, self.grammar
        if d.kind == "control_state" and any(width(chunks[k].value) == 1 for k in g.mentions(chunks, "place")):
            return True
        after = range(d.c.at + 1, min(len(chunks), d.c.at + 5))
        return any(chunks[k].tags & g.place_noun and g.is_definite(chunks, k) for k in after)

    def _worded(self, found: Found, n: int, sent: Sent, c: Candidate) -> bool:
        """Whether the sentence has the words that a candidate's sense needs beside its trigger."""
        for need in c.sense.needs:
            if need == "deal" and "DEAL" not in self.grammar.tags(sent.chunks):
                return False
            if need == "deal-told" and not deal_told(found, n, self.grammar):
                return False
            if need == "object" and not (c.group is not None or self._object(sent, c)):
                return False
            if need == "named-object" and not (c.group is not None or self._object(sent, c, _NAMED)):
                return False
            if need == "facility-object" and c.group is None and not facility(self.grammar, sent.chunks, c.at, c.voice):
                return False
        return True

    def _object(self, sent: Sent, c: Candidate, tags: frozenset[str] | None = None) -> bool:
        """A place or a thing that can be held stands where the object stands, or is what a relative clause is about."""
        chunks = sent.chunks
        passive = c.voice == "passive"
        after = () if passive and c.sense.by == "subject" else range(c.at + 1, min(len(chunks), c.at + 9))
        before = range(c.at - 1, max(-1, c.at - 14), -1)
        for k in after:
            if self._holdable(chunks[k], tags):
                b = self.grammar.between(chunks, c.at, k)
                if b.verbs == 0 and b.borders <= 1:
                    return True
        relative = False
        for k in before:
            relative = relative or bool(chunks[k].tags & self.grammar.relative)
            if self._holdable(chunks[k], tags) and (passive or relative or c.sense.by == "object"):
                b = self.grammar.between(chunks, c.at, k)
                if b.verbs <= 1 and b.borders <= 2:
                    return True
        return False

    def _holdable(self, chunk: Any, tags: frozenset[str] | None = None) -> bool:
        return chunk.kind == "place" or bool(chunk.tags & (_HOLDABLE if tags is None else tags))


_GIVING = frozenset(("agent", "from"))
_NAMELESS = frozenset(("WORD", "CAP"))
_NAMED = frozenset(("SITE", "AREA", "ROUTE"))
_HOLDABLE = frozenset(("SETTLEMENTS", "SITE", "AREA", "ROUTE"))
_STANDING = frozenset(("control_state", "position"))
_PUT = frozenset(("accused", "denied"))  # what one clause may make of another
_SAID = frozenset(("statement", "agreement"))
_DUTIES = frozenset(("requires", "prohibits"))
_OPPOSED = frozenset(("incident", "casualties", "damage", "control_change", "statement", "term"))
