"""What a sentence leaves unsaid: slots lent within a sentence, the article's context."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from ..text import Found
from ..values import Interval
from .abreast import behind
from .asides import across, lendable, names_another, since, superlative, telling
from .barred import Barred
from .campaigns import may_lend
from .carrying import Carrier
from .clauses import recounted
from .context import NEVER, Context
from .despite import going_on
from .draft import BLAMED, EVENTFUL, HARM, PLACED, SEAT, Draft, happens, length, nationwide, summed, time_at, undated
from .grammar import Grammar
from .holdings import holding
from .keeping import keep
from .later import AHEAD, Later
from .newsdays import after, flashback, fresh, long_ago, long_past, to_come
from .onsets import launched_before
from .parts_done import of_part
from .patients import of_wounds
from .scope import WHOLE, intervening, of_one_act
from .slots import width
from .stays import over
from .whenabouts import dates
from .whereabouts import away
from .yielding import give_way


class Inheritance:
    """Fills what drafts lack from one another and from the sentences before; ``country`` is the conflict's own place."""

    def __init__(self, grammar: Grammar, country: Any = None) -> None:
        self.grammar = grammar
        self.barred = Barred(grammar)
        self.later = Later(grammar)
        self.carry = Carrier(grammar, self.barred).carry
        self.country = country

    def share(self, found: Found, drafts: list[Draft], ctx: Context, n: int) -> None:
        """Claims of one sentence lend each other what they lack."""
        give_way(self.grammar, drafts, ctx, n)
        going_on(found, drafts, self.grammar)
        keep(self.grammar, drafts)
        for d in drafts:
            if not happens(d):
                continue
            others = [o for o in drafts if o is not d and o.kind in EVENTFUL]
            others.sort(key=lambda o: (o.kind != "incident", abs(o.c.at - d.c.at)))
            for o in others:
                lends = o.when is not None and o.time is not None and "time" in o.own and o.time.kind not in _LOOSE
                known = d.kind == "incident" and names_another(self.grammar, d.sent.chunks, -1, d.c.at - 1)
                if d.when is None and lends and d.c.sense.time is None and not known and not self._of_another(d, o):
                    d.time, d.when = o.time, since(found, self.grammar, d.sent.chunks, d.c.at, time_at(d, o.time), o.when) or o.when
                    d.own |= {"time"}
                    d.trace["time"] = SHARED
                lends = not bound(o) and not away(self.grammar, d, o.places) and not behind(self.grammar, d.sent.chunks, d.c.at, o.c.at)
                lends = lends and (d.kind != "incident" or lendable(self.grammar, d.sent.chunks, d.c.at, o.places))
                if not d.places and o.places and "place" in o.own and lends and d.kind in EVENTFUL:
                    d.places = o.places
                    d.own |= {"place"}
                    d.trace["place"] = SHARED
                if not d.by and o.by and "by" in o.own and d.kind in BLAMED and o.kind in ("incident", "casualties") and not _standing(o):
                    unlisted = self.barred.unlisted(d.sent.chunks, d.c)
                    unlisted = unlisted or any(b in d.against or d.c.spares(b) for b in o.by) or not may_lend(d, o)
                    if not unlisted and not self._apart(d, o) and not self._of_part(d, o):
                        d.by, d.with_ = o.by, d.with_ or o.with_
                        d.trace["by"] = SHARED

    def _apart(self, d: Draft, o: Draft) -> bool:
        return o.sent is d.sent and self.barred.apart(d.sent.chunks, d.c.at, o.c.at)

    def _of_part(self, d: Draft, o: Draft) -> bool:
        """Whether the doer of ``o`` did only a part that is not that of ``d``."""
        return any(x.value is o.by[0] and of_part(self.grammar, d.sent.chunks, d.c.at, d.c.group, k) for k, x in enumerate(d.sent.chunks))

    def _of_another(self, d: Draft, o: Draft) -> bool:
        """Whether what dates one act of a sentence stands apart from the other."""
        chunks = d.sent.chunks
        if across(chunks, d.c.at, o.c.at):
            return True
        k = time_at(d, o.time)
        return k >= 0 and not dates(self.grammar, chunks, d.c, k)

    def inherit(self, found: Found, d: Draft, ctx: Context, n: int, drafts: list[Draft]) -> None:
        over(found.reference, d, ctx.time)
        country = found.elsewhere or self.country
        if not d.places and d.kind in PLACED and country is not None:
            warring = "WHOLEWAR" in self.grammar.tags(d.sent.chunks) and not of_one_act(d, self.grammar)
            whole = not d.definite and (warring or long_past(found, d, ctx) or intervening(d, found, self.grammar))
            if whole or self._in_general(d, drafts):
                d.places = (country,)
                d.trace["place"] = WHOLE
            elif not self.grammar.nation.isdisjoint(self.grammar.tags(d.sent.chunks)):
                d.places = (country,)
                d.own |= {"place"}
                d.trace["place"] = "the conflict's own country"
        if (
            d.when is None
            and d.time is None
            and (d.kind in EVENTFUL or (happens(d) and any(o.kind == "incident" for o in drafts)))
            and d.c.sense.time is None
            and d.modality != "planned"
            and not nationwide(d)
            and not undated(d)
        ):
            reach = 1 if flashback(found, ctx) else _NEAR
            near = ctx.time is not None and (n - ctx.time_at <= reach or n > _LONG)
            span = ctx.time if near else ctx.main_time
            if span is not None and span.end != found.reference and any("MEANWHILE" in x.tags for x in d.sent.chunks[:_FRONT]):
                span = ctx.today(found.reference) or span  # "in Aleppo, meanwhile, ...": another scene of the news
            if ctx.spoken_at == n - 1 and not to_come(found, ctx.spoken) and self.grammar.points_back(d.sent.chunks):
                span = ctx.spoken  # "in 2013 the gas was used in X. That attack killed ..."
            if span is not None:
                said = self._said_on(found, d)
                told = said is not None and (after(span, said) or found.story)
                d.when, d.trace["time"] = (said, TELLING) if told else (span, CONTEXT)
        if not d.places and d.kind in PLACED:
            places = ctx.places if ctx.places and n - ctx.places_at <= 2 else ctx.main_places
            if found.story and n > _LONG and places is ctx.main_places:  # it has long left the town that it began in
                places = tuple(p for p in places if width(p) > 0) or places
            if places and summed(d) and width(places[0]) == 0 and not found.elsewhere:
                places = tuple(p for p in places if width(p) > 0)  # the town's province, if it was told
            if places:
                d.places = places
                d.trace["place"] = CONTEXT
        event = d.c.sense.event
        unlisted = self.barred.unlisted(d.sent.chunks, d.c)
        if (
            not d.by
            and not unlisted
            and d.modality != "accused"
            and d.kind == "incident"
            and event in ctx.sides
            and event not in _LONE
            and "time" not in d.own
            and not d.c.sense.vague
            and "by" not in d.own
        ):
            by, with_, against, _ = ctx.sides[event]
            if self._may_have(d, by):
                d.by, d.with_ = by, d.with_ or with_
                d.against = d.against or tuple(a for a in against if a.name not in {b.name for b in by})
                d.trace["by"] = "from context: the same kind of act"
        if not d.by and d.kind in BLAMED and not unlisted:
            acts = [o for o in drafts if o.kind == "incident" and o.by and not self._apart(d, o) and not _standing(o)]
            acts = [o for o in acts if not d.c.spares(o.by[0]) and may_lend(d, o)]
            if acts and not any(b.name == a.name for b in acts[0].by for a in d.against):
                d.by, d.with_ = acts[0].by, acts[0].with_
                d.trace["by"] = SHARED
        if not d.by and d.kind in BLAMED and ctx.by and not unlisted and n - ctx.by_at <= 2 and self._continues(d, drafts, ctx):
            if self._may_have(d, ctx.by):
                d.by = ctx.by
                d.trace["by"] = CONTEXT

    def _may_have(self, d: Draft, by: tuple[Any, ...]) -> bool:
        """Whether those told before may have done it: nobody harms himself, nor shells a town that is his own; jets may strike
        beside it."""
        if any(b.name == a.name for b in by for a in d.against):
            return False
        if d.kind not in HARM or d.c.sense.event == _FLOWN:
            return True
        return holding(self.grammar, d, {}).isdisjoint([getattr(b, "side", None) for b in by])

    def _in_general(self, d: Draft, drafts: list[Draft]) -> bool:
        """Whether an act is only the use of a weapon, of no day: "denied using poison gas", "the use of chemical weapons"."""
        if d.kind != "incident" or d.c.form != "noun" or "time" in d.own or d.c.at < 1 or any(o.kind == "casualties" for o in drafts):
            return False
        chunks = d.sent.chunks
        weapon = chunks[d.c.at]
        if weapon.norm.endswith(self.grammar.plural_endings) and not d.definite and self._answerable(d):
            return True
        return "ARMSUSE" in weapon.tags or (not d.definite and bool(chunks[d.c.at - 1].tags & self.grammar.using))

    def _answerable(self, d: Draft) -> bool:
        """Whether somebody is said to be responsible for acts: "has been responsible for chlorine attacks"."""
        return any(x.tags & self.grammar.answerable for x in d.sent.chunks[max(0, d.c.at - _FRONT) : d.c.at])

    def _continues(self, d: Draft, drafts: list[Draft], ctx: Context) -> bool:
        """Whether a sentence goes on about the event before it: no act, place or day of its own."""
        if any(o.kind == "incident" for o in drafts):
            return False
        if "place" in d.own and not {p.name for p in d.places} & {p.name for p in ctx.places}:
            return False
        return not ("time" in d.own and ctx.time is not None and d.when is not None and not d.when.overlaps(ctx.time))

    def settle(self, found: Found, drafts: list[Draft], ctx: Context) -> None:
        """Second look, when the whole article is known: opening sentences take the day and place that came later; a
        figure for the whole war gets the war's own place and span. Drafts come in the order of their sentences."""
        at = [d.at for d in drafts]
        for d in drafts:
            if (
                d.when is None
                and d.time is None
                and d.kind in EVENTFUL
                and d.c.sense.time is None
                and d.modality != "planned"
                and not nationwide(d)
                and not undated(d)
            ):
                span = ctx.day(d.at, found.reference)
                later = span is ctx.main_time and ctx.main_time_at > d.at
                said = self._said_on(found, d) if span is not None else None
                if said is not None and (after(span, said) or (later and not fresh(span, said))):
                    d.when = said
                    d.trace["time"] = TELLING
                elif span is not None:
                    d.when = span
                    d.trace["time"] = LATER if later else CONTEXT
                elif d.kind in HARM and (k := recounted(d.sent.chunks)) >= 0:
                    d.time = d.sent.chunks[k].value
                    d.when, d.own = found.resolve(d.time, None, None), d.own | {"time"}
                    d.trace["time"] = RECOUNTED
            if not d.places and d.kind in PLACED and (d.sent.sentence.title or ctx.main_at - d.at <= _SOON):
                d.places = tuple(p for p in ctx.main_places if width(p) > 0) if summed(d) else ctx.main_places
                if d.places:
                    d.trace["place"] = LATER if ctx.main_at > d.at else CONTEXT
            self.later.name(found, d, drafts[bisect_right(at, d.at) : bisect_right(at, d.at + AHEAD)])
        self.later.within(drafts)
        self.later.together(drafts)

    def _said_on(self, found: Found, d: Draft) -> Interval | None:
        """The day on which somebody tells of it ("..., the ministry said on Tuesday"): nearer than a day of later sentences."""
        chunks = d.sent.chunks
        for k in self.grammar.mentions(chunks, "time"):
            m = chunks[k].value
            if telling(found, d, m.first):
                when = found.resolve(m, None, None)
                if when is not None and when.start is not None and when.start == when.end and not to_come(found, when):
                    return when
        return None

    def _lends_day(self, found: Found, d: Draft, span: Interval, ctx: Context) -> bool:
        """Whether what follows happened at a draft's own time as well, for all that is said of it."""
        k = time_at(d, d.time) if d.time is not None and d.time.kind == "since" else -1
        if k >= 0 and (superlative(self.grammar, d.sent.chunks, k) or (d.kind == "casualties" and span.start != span.end)):
            return False  # "the worst since Friday, when rockets hit X", "12 have died since Friday"
        if d.retold or span.start is None or span.end is None:
            return False  # "in X, which rebels had seized in May": nothing goes on from there
        if d.passing and (ctx.time is not None or not of_wounds(self.grammar, d)):
            return False  # nor from "five of the wounded died of their injuries overnight"
        if leads_on(d):
            return False  # nor from "a day after raids killed nine in X"
        if d.time is not None and (d.time.node.op == _REACHED or d.time.node.args.get("by")):
            return False  # nor from "since then 60,000 have fled", "by Monday night the town had fallen"
        if d.c.sense.event == _CAMPAIGN and ctx.main_time is not None and span.end < str(ctx.main_time.start):
            return False  # nor from "the offensive began on 2 May", told beside the news
        if d.time is not None and ctx.main_time is None and d.at and d.time.node.op == "near" and d.time.node.args.get("n", 0) < 0:
            return False  # "a day earlier": than what was told before, without a day
        if length(span) > (1 if getattr(d.time, "kind", "") == "duration" else _DAYS):
            return False  # nor from "for the past week"
        if d.definite and ctx.time is not None and after(span, ctx.time):
            return False  # "the scene of the blast on Sunday": of what was told before
        told = d.time is not None and ctx.main_time is not None and after(span, ctx.main_time)
        return not (told and telling(found, d, d.time.first))  # the group said on Tuesday what it did on Monday

    def remember(self, found: Found, drafts: list[Draft], ctx: Context, n: int) -> None:
        """What later sentences may take over from these drafts; a day still to come dates nothing that has happened."""
        for d in drafts:
            if "time" in d.own and d.when is not None and d.when.start is not None:
                ctx.spoken, ctx.spoken_at = d.when, n
        for d in drafts:
            d.passing = of_wounds(self.grammar, d) or launched_before(self.grammar, d)
            if d.kind not in EVENTFUL or d.modality == "planned":
                if d.kind == "control_change" and "place" in d.own:
                    ctx.places, ctx.places_at = d.places, n  # "to retake X": of X goes what follows
                continue
            span = d.when if "time" in d.own and not to_come(found, d.when) else None
            if span is not None and not self._lends_day(found, d, span, ctx):
                span = None
            if d.kind == "incident" and d.c.sense.event in _LONE and "place" in d.own and not d.by:
                ctx.by_at = NEVER  # whoever struck elsewhere before did not plant it
            said = d.modality not in ("accused", "denied")  # whoever is only accused is no known doer of what follows
            if said and d.kind == "incident" and d.by and "by" in d.own and d.c.sense.event:
                ctx.sides = {**ctx.sides, d.c.sense.event: (d.by, d.with_, d.against, n)}
            located = "place" in d.own and d.places[0].relation != SEAT
            ctx.note(
                n,
                d.places if located and d.kind in ("incident", "casualties", "control_change") else (),
                span,
                d.by if said and "by" in d.own and d.kind in ("incident", "casualties", "control_change") else (),
                d.against if "against" in d.own and d.kind == "incident" else (),
                d.c.sense.event,
                recalled=n > _OPENS and span is not None and long_ago(found, span),
            )
            if span is not None and d.sent.sentence.title:
                ctx.headlined = n
        if ctx.main_time is None and found.reference and any(leads_on(d) for d in drafts):  # so long before the text's own day
            ctx.main_time, ctx.main_time_at = Interval(found.reference, found.reference), n


def leads_on(d: Draft) -> bool:
    """Whether a draft's day is so long before what else is told: "came a day after raids hit X"."""
    return "time" in d.own and d.time is not None and d.time.forward and d.time.node.op == "near"


def _standing(d: Draft) -> bool:
    """Whether a draft only says that a town is a besieged one: others may have struck there."""
    return d.c.sense.event == "siege" and d.c.voice == "adj"


def bound(d: Draft) -> bool:
    """Whether a draft's place is where people or forces went to or found a host: others were not hit there."""
    if d.kind not in _BOUND or not d.places:
        return False
    return d.c.sense.host or getattr(d.places[0], "relation", "") == "to"


#: sentences after which a text has left its first day behind: what has no time of its own leans on the last one told
_LONG = 40
_OPENS = 3  # sentences in which a text says of which days it is
_DAYS = 6  # days of the longest time that counts as a day of the news
_NEAR = 4  # sentences that lean on the day told last
_FRONT = 5  # chunks at the head of a sentence
_BOUND = frozenset(("displacement", "movement"))
SHARED = "shared in the sentence"  # the reasons in the trace
CONTEXT = "from context"
LATER = "told later"
RECOUNTED = "the day of the count"
TELLING = "the day of the telling"
_SOON = 4  # sentences ahead from which an opening without a place takes one
_LONE = frozenset(("explosion",))  # each bombing has an author of its own
_FLOWN = "air_strike"
_LOOSE = frozenset(("duration", "vague"))
_CAMPAIGN = "offensive"
_REACHED = "then"
