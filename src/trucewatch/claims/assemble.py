"""A candidate with its slots -> a draft claim: context taken over, scope judged, needs checked."""

from __future__ import annotations

from typing import Any

import msgspec

from ..rules.vocabulary import Thing
from ..text import Found, Sent
from ..values import Interval, to_date
from .candidates import Candidate, any_ref, targets_in
from .context import Context
from .grammar import Grammar
from .slots import Filled, Slots, width
from .vocabulary import ClaimSettings

EVENTFUL = frozenset(("incident", "casualties", "damage", "control_change", "displacement", "movement"))
PLACED = EVENTFUL | frozenset(("term", "population", "position", "control_state"))
STOCKS = frozenset(("control_state", "population", "position"))
BLAMED = frozenset(("casualties", "damage"))
#: sentences after which a text has left its first day behind: what has no time of its own leans on the last one told
_LONG = 40


class Draft(msgspec.Struct):
    """A claim in the making; mentions instead of names, so that later steps can still compare them."""

    sent: Sent
    c: Candidate
    time: Any = None
    when: Interval | None = None
    places: tuple[Any, ...] = ()
    by: tuple[Any, ...] = ()
    with_: tuple[Any, ...] = ()
    against: tuple[Any, ...] = ()
    targets: tuple[str, ...] = ()
    asserted_by: tuple[str, ...] = ()
    modality: str = "asserted"
    scope: str | None = None
    own: frozenset[str] = frozenset()
    features: list[str] = []
    trace: dict[str, str] = {}
    score: float = 0.0
    at: int = 0
    kind: str = ""
    key: tuple[object, ...] | None = None
    definite: bool = False  # a noun with a definite determiner: an act already spoken of



class Assembler:
    """Fills one sentence's candidates in the light of the article so far."""

    def __init__(self, settings: ClaimSettings, grammar: Grammar, slots: Slots, country: Any = None) -> None:
        self.country = country
        self.settings = settings
        self.grammar = grammar
        self.slots = slots
        self._spoken: Interval | None = None

    def sentence(self, found: Found, sent: Sent, candidates: list[Candidate], ctx: Context, n: int) -> list[Draft]:
        """Drafts of one sentence; candidates that lack what their sense needs are left out."""
        sources = self._sources(found, sent)
        speakers = self._speakers(sent, sources)
        self._spoken = ctx.spoken
        first = [c for c in candidates if c.sense.kind == "incident"]
        drafts = [self._draft(found, sent, c, sources, speakers, n, ()) for c in first]
        doers = tuple(a for d in drafts for a in d.by)
        drafts += [
            self._draft(found, sent, c, sources, speakers, n, doers) for c in candidates if c.sense.kind != "incident"
        ]
        drafts.sort(key=lambda d: d.c.at)
        self._carry(sent, drafts, ctx, n)
        drafts = [d for d in drafts if self._needs(d)]
        self._share(drafts)
        for d in sorted(drafts, key=lambda d: d.kind != "incident"):
            self._inherit(found, d, ctx, n, drafts)
        self._remember(drafts, ctx, n)
        return drafts

    # -- sources ----------------------------------------------------------------------------------------------

    def _sources(self, found: Found, sent: Sent) -> list[Any]:
        s = sent.sentence
        return [x for x in found.sources if x.content[0] < s.last and x.content[1] > s.first]

    def _speakers(self, sent: Sent, sources: list[Any]) -> set[int]:
        out = set()
        for k, chunk in enumerate(sent.chunks):
            if chunk.kind == "actor" and any(x.first < chunk.last and chunk.first < x.last for x in sources):
                out.add(k)
        return out

    def _asserted(self, token: int, sources: list[Any]) -> tuple[tuple[str, ...], str]:
        covering = [x for x in sources if x.content[0] <= token < x.content[1] and not x.own]
        covering.sort(key=lambda x: (x.content[1] - x.content[0], x.first))
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
        own: set[str] = set()
        trace: dict[str, str] = {"trigger": f"{c.trigger.id} ({c.voice}) at '{trigger.norm}'"}
        d.asserted_by, kind = self._asserted(trigger.first, sources) if c.sense.sourced else ((), "")
        if d.asserted_by:
            trace["asserted_by"] = kind
        modality, rule = found.judge(sent.sentence, trigger.first, trigger.last)
        d.modality = c.sense.modality or modality
        if d.modality == "asserted" and c.form == "base" and c.sense.kind == "control_change":
            before = chunks[max(0, c.at - 3) : c.at]
            if before and before[-1].tags & self.grammar.infinitive and not any(
                x.tags & self.grammar.achieved for x in before
            ):
                d.modality, rule = "planned", "infinitive of purpose"
        trace["modality"] = rule if not c.sense.modality else "wording of the trigger"
        time = self.slots.times(sent, c) if c.sense.time != "none" else Filled()
        if time.values:
            d.time = time.values[0]
            d.when = found.resolve(d.time, "future" if d.modality == "planned" else None, self._spoken)
            if c.sense.kind in STOCKS and not self._dated(d, found):
                d.time = d.when = None
        if d.time is not None:
            own.add("time")
            trace["time"] = f"{found.text.slice(d.time.first, d.time.last)} ({time.score:.1f})"
        places = self.slots.places(sent, c)
        d.places = places.values
        if places.values:
            own.add("place")
            trace["place"] = f"{places.score:.1f}"
        self._roles(sent, c, d, speakers, own, trace, doers if c.sense.kind in BLAMED else ())
        if c.sense.kind == "statement":
            _speak(d)
        d.targets = self._targets(sent, c)
        d.own = frozenset(own)
        d.trace = trace
        return d

    def _dated(self, d: Draft, found: Found) -> bool:
        """Whether a state's time says when it began or held, not merely that it holds today or on the day of a report."""
        when = d.when
        if when is None or (when.start == found.reference and when.end == found.reference):
            return False
        return not (when.start is not None and when.end is not None and _length(when) <= 2)

    def _roles(
        self, sent: Sent, c: Candidate, d: Draft, speakers: set[int], own: set[str], trace: dict[str, str], doers: tuple[Any, ...]
    ) -> None:
        if c.sense.kind == "statement":
            speakers = set()
        by = self.slots.actors(sent, c, speakers, "by", doers)
        against = self.slots.actors(sent, c, speakers, "against") if c.sense.kind in _OPPOSED else Filled()
        if c.sense.by in ("against", "object"):
            if c.sense.by == "against":
                if c.voice != "passive":
                    by, against = Filled(), by
            else:
                by, against = self._after(sent, c), by
        d.by = by.values
        d.against = tuple(a for a in against.values if not any(a is b for b in by.values))
        if c.group is not None and c.group.actor is not None and c.sense.kind == "casualties":
            victim = c.group.actor
            if not any(victim is b for b in d.by) and victim not in d.against:
                d.against = (victim,)
        d.with_ = self.slots.helpers(sent, c, (*d.by, *d.against)) if d.by or c.sense.reciprocal else ()
        if c.sense.reciprocal:
            sides = tuple(dict.fromkeys((*d.by, *d.with_, *d.against)))
            first = d.by[:1] or sides[:1]
            d.by, d.with_, d.against = first, (), tuple(a for a in sides if a not in first)
        if d.by:
            own.add("by")
            trace["by"] = f"{by.score:.1f}"
        if d.against:
            own.add("against")

    def _after(self, sent: Sent, c: Candidate) -> Filled:
        """The first actor after the trigger ("fell to government forces")."""
        for x in sent.chunks[c.at + 1 : c.at + 6]:
            if x.kind == "actor":
                return Filled((x.value,), 2.0, "after the trigger")
        return Filled()

    def _targets(self, sent: Sent, c: Candidate) -> tuple[str, ...]:
        out: list[str] = list(c.sense.targets)
        if c.target:
            out.append(c.target)
        elif c.sense.kind in ("incident", "damage"):
            lo, hi = (c.at + 1, c.at + 9)
            if c.voice == "passive":
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
        c, chunks = d.c, d.sent.chunks
        for need in c.sense.needs:
            if need == "place" and not d.places:
                return False
            if need == "actor" and not (d.by or d.against):
                return False
            if need == "target" and not (d.targets or c.group):
                return False
            if need == "deal" and not any("DEAL" in x.tags for x in chunks):
                return False
            if need == "object" and not (c.group is not None or self._object(d)):
                return False
            if need == "facility-object" and not self._facility(d):
                return False
        return True

    def _object(self, d: Draft) -> bool:
        """A place or a thing that can be held stands where the object stands, or is what a relative clause is about."""
        c, chunks = d.c, d.sent.chunks
        passive = c.voice == "passive"
        after = () if passive and c.sense.by == "subject" else range(c.at + 1, min(len(chunks), c.at + 9))
        before = range(c.at - 1, max(-1, c.at - 14), -1)
        for k in after:
            if self._holdable(chunks[k]):
                b = self.grammar.between(chunks, c.at, k)
                if b.verbs == 0 and b.borders <= 1:
                    return True
        relative = False
        for k in before:
            relative = relative or bool(chunks[k].tags & self.grammar.relative)
            if self._holdable(chunks[k]) and (passive or relative):
                b = self.grammar.between(chunks, c.at, k)
                if b.verbs <= 1 and b.borders <= 2:
                    return True
        return False

    def _holdable(self, chunk: Any) -> bool:
        return chunk.kind == "place" or bool(chunk.tags & _HOLDABLE)

    def _facility(self, d: Draft) -> bool:
        c, chunks = d.c, d.sent.chunks
        if c.group is not None:
            return True
        span = range(max(0, c.at - 5), c.at) if c.voice == "passive" else range(c.at + 1, min(len(chunks), c.at + 6))
        for k in span:
            thing = any_ref(chunks[k], Thing)
            if (
                thing is not None
                and ("FACILITY" in chunks[k].tags or "VEHICLE" in chunks[k].tags)
                and "QUARTER" not in chunks[k].tags
            ):
                b = self.grammar.between(chunks, c.at, k)
                if b.verbs == 0 and b.borders == 0:
                    return True
        return False

    # -- context ----------------------------------------------------------------------------------------------

    def _carry(self, sent: Sent, drafts: list[Draft], ctx: Context, n: int) -> None:
        """The doer of a participle or of a coordinated verb is the doer of the verb before it; a pronoun subject is the
        one who acted last."""
        chunks = sent.chunks
        for i, d in enumerate(drafts):
            if d.kind == "statement" or d.c.sense.by != "subject":
                continue
            before = [o for o in drafts[:i] if o.c.at < d.c.at and o.c.voice in ("active", "ing") and o.by]
            left = chunks[d.c.at - 1] if d.c.at else None
            coordinated = d.c.voice == "active" and left is not None and bool(left.tags & self.grammar.join)
            if before and (coordinated or d.c.voice == "ing"):
                o = before[-1]
                if self.grammar.between(chunks, o.c.at, d.c.at).borders <= 1 and o.by != d.by:
                    self._take(d, o.by, o.with_, "the doer of the verb before")
                    continue
            if d.c.voice != "active":
                continue
            near = chunks[max(0, d.c.at - 3) : d.c.at]
            if any(x.tags & self.grammar.pronoun for x in near) and not any(x.kind == "actor" for x in near):
                known = [o for o in drafts[:i] if o.by and o.c.at < d.c.at]
                if known:
                    self._take(d, known[-1].by, known[-1].with_, "the pronoun's likely meaning")
                elif not d.by and ctx.by and n - ctx.by_at <= 1:
                    self._take(d, ctx.by, (), "the pronoun's likely meaning")

    def _take(self, d: Draft, by: tuple[Any, ...], with_: tuple[Any, ...], why: str) -> None:
        if any(b is d_ for b in by for d_ in d.against if d.c.group is not None and d.c.group.actor is d_):
            return
        d.by, d.with_ = by, with_
        d.against = tuple(a for a in d.against if not any(a is b for b in by))
        d.own |= {"by"}
        d.trace["by"] = why

    def _share(self, drafts: list[Draft]) -> None:
        """Claims of one sentence lend each other what they lack."""
        for d in drafts:
            if d.kind not in EVENTFUL:
                continue
            others = [o for o in drafts if o is not d and o.kind in EVENTFUL]
            others.sort(key=lambda o: (o.kind != "incident", abs(o.c.at - d.c.at)))
            for o in others:
                lends = o.when is not None and "time" in o.own and getattr(o.time, "kind", "") not in _LOOSE
                if d.when is None and lends and d.c.sense.time is None:
                    d.time, d.when = o.time, o.when
                    d.own |= {"time"}
                    d.trace["time"] = "shared in the sentence"
                if not d.places and o.places and "place" in o.own:
                    d.places = o.places
                    d.own |= {"place"}
                    d.trace["place"] = "shared in the sentence"
                if not d.by and o.by and "by" in o.own and d.kind in BLAMED and o.kind in ("incident", "casualties"):
                    if not any(b in d.against for b in o.by):
                        d.by, d.with_ = o.by, d.with_ or o.with_
                        d.trace["by"] = "shared in the sentence"

    def _inherit(self, found: Found, d: Draft, ctx: Context, n: int, drafts: list[Draft]) -> None:
        if any("WHOLEWAR" in c.tags for c in d.sent.chunks) and not d.definite:
            if not d.places and d.kind in PLACED and self.country is not None:
                d.places = (self.country,)
                d.trace["place"] = "the conflict's own"
        if d.when is None and d.time is None and d.kind in EVENTFUL and d.c.sense.time is None and d.modality != "planned":
            near = ctx.time is not None and (n - ctx.time_at <= 4 or n > _LONG)
            span = ctx.time if near else ctx.main_time
            if span is not None:
                d.when = span
                d.trace["time"] = "from context"
        if not d.places and d.kind in PLACED:
            places = ctx.places if ctx.places and n - ctx.places_at <= 2 else ctx.main_places
            if places:
                d.places = places
                d.trace["place"] = "from context"
        event = d.c.sense.event
        if not d.by and d.kind == "incident" and event in ctx.sides and event not in _LONE and "time" not in d.own and not d.c.sense.vague and "by" not in d.own:
            by, with_, against, _ = ctx.sides[event]
            if not any(b.name == a.name for b in by for a in d.against):
                d.by, d.with_ = by, d.with_ or with_
                d.against = d.against or tuple(a for a in against if a.name not in {b.name for b in by})
                d.trace["by"] = "from context: the same kind of act"
        if not d.by and d.kind in BLAMED:
            near = [o for o in drafts if o.kind == "incident" and o.by]
            if near and not any(b.name == a.name for b in near[0].by for a in d.against):
                d.by, d.with_ = near[0].by, near[0].with_
                d.trace["by"] = "shared in the sentence"
        if not d.by and d.kind in BLAMED and ctx.by and n - ctx.by_at <= 2 and self._continues(d, drafts, ctx):
            if not any(b.name == a.name for b in ctx.by for a in d.against):
                d.by = ctx.by
                d.trace["by"] = "from context"

    def _continues(self, d: Draft, drafts: list[Draft], ctx: Context) -> bool:
        """Whether a sentence goes on about the event before it: no act, place or day of its own."""
        if any(o.kind == "incident" for o in drafts):
            return False
        if "place" in d.own and not {p.name for p in d.places} & {p.name for p in ctx.places}:
            return False
        return not ("time" in d.own and ctx.time is not None and d.when is not None and not d.when.overlaps(ctx.time))

    def settle(self, found: Found, drafts: list[Draft], ctx: Context) -> None:
        """Second look, when the whole article is known: opening sentences take the day and place that came later; a
        figure for the whole war gets the war's own place and span."""
        for d in drafts:
            if d.when is None and d.time is None and d.kind in EVENTFUL and d.c.sense.time is None and d.modality != "planned":
                span = ctx.day(d.at, found.reference)
                if span is not None:
                    d.when = span
                    d.trace["time"] = "from context"
            if not d.places and d.kind in PLACED and ctx.main_places:
                d.places = ctx.main_places
                d.trace["place"] = "from context"
            self._refine(d, drafts)

    def _refine(self, d: Draft, drafts: list[Draft]) -> None:
        """ "A town in Aleppo province": the name comes in one of the next sentences."""
        if d.kind not in ("incident", "casualties", "damage") or not d.places:
            return
        if width(d.places[0]) == 0:
            self._within_city(d, drafts)
            return
        if not any(_unnamed(d.sent.chunks, k) for k in range(len(d.sent.chunks))):
            return
        for o in drafts:
            if not (d.at < o.at <= d.at + 7) or o.kind not in EVENTFUL or "place" not in o.own:
                continue
            if width(o.places[0]) == 0 and (d.when is None or o.when is None or d.when.overlaps(o.when)):
                d.places = (o.places[0], *d.places)
                d.trace["place"] = f"named later, in sentence {o.at + 1}"
                return

    def _within_city(self, d: Draft, drafts: list[Draft]) -> None:
        """The opening names the city; a later sentence about the same act names the quarter or the site in it."""
        if d.at > 3 or d.places[0].level != "settlement":
            return
        for o in drafts:
            if not (d.at < o.at <= d.at + 6) or o.kind != d.kind or "place" not in o.own:
                continue
            if o.c.sense.event != d.c.sense.event or o.c.measure != d.c.measure or o.places[0].level not in _INNER:
                continue
            cities = {p.name for p in o.places if p.level == "settlement"}
            if (not cities or d.places[0].name in cities) and (o.when is None or d.when is None or o.when == d.when):
                d.places = (o.places[0], *d.places)
                d.trace["place"] = f"named later, in sentence {o.at + 1}"
                return

    def _remember(self, drafts: list[Draft], ctx: Context, n: int) -> None:
        for d in drafts:
            if "time" in d.own and d.when is not None and d.when.start is not None:
                ctx.spoken = d.when
        for d in drafts:
            if d.kind not in EVENTFUL or d.modality == "planned":
                continue
            span = d.when if "time" in d.own else None
            if span is not None and (span.start is None or span.end is None or _length(span) > 6):
                span = None
            if d.kind == "incident" and d.by and "by" in d.own and d.c.sense.event:
                ctx.sides = {**ctx.sides, d.c.sense.event: (d.by, d.with_, d.against, n)}
            ctx.note(
                n,
                d.places if "place" in d.own and d.kind in ("incident", "casualties", "control_change") else (),
                span,
                d.by if "by" in d.own and d.kind in ("incident", "casualties") else (),
                d.against if "against" in d.own and d.kind == "incident" else (),
                d.c.sense.event,
            )


def _unnamed(chunks: list[Any], k: int) -> bool:
    """Whether a settlement, site or facility stands at ``k`` with an indefinite article and no name."""
    tags = chunks[k].tags
    if not ("SINGULAR" in tags and tags & _NAMEABLE):
        return False
    if any(c.kind == "place" and c.first - chunks[k].last <= 1 for c in chunks[k + 1 : k + 3] if c.first >= chunks[k].last):
        nearby = [c for c in chunks[k + 1 : k + 2] if c.kind == "place"]
        if nearby:
            return False
    return any(c.kind == "quantity" and c.value.head == "article" for c in chunks[max(0, k - 4) : k])


_LONE = frozenset(("explosion",))  # each bombing has an author of its own
_LOOSE = frozenset(("duration", "vague"))
_INNER = frozenset(("district", "site"))
_NAMEABLE = frozenset(("SETTLEMENTS", "SITE", "FACILITY", "QUARTER"))


class Speaker(msgspec.Struct, frozen=True):
    """A speaker known from the source that the text names, where no actor of the sentence is the doer."""

    name: str
    actor_id: str | None = None
    text: str | None = None
    first: int = -1
    last: int = -1


def _speak(d: Draft) -> None:
    """Whoever says a statement makes it: its speaker is the actor, not a source beside the actor."""
    if not d.asserted_by:
        return
    if not d.by:
        d.by = (Speaker(d.asserted_by[0]),)
    if d.by[0].name == d.asserted_by[0]:
        d.asserted_by = ()


def _length(span: Interval) -> int:
    return (to_date(str(span.end)) - to_date(str(span.start))).days


_HOLDABLE = frozenset(("SETTLEMENTS", "SITE", "AREA", "ROUTE"))
_OPPOSED = frozenset(("incident", "casualties", "damage", "control_change", "statement", "term"))
