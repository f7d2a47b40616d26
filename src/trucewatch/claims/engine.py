"""Found -> claims: the order of the steps, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from ..model import Actor, Claim, Document, Extraction, Measure, Silent, When, Where, record_id
from ..rules import Packs
from ..rules.vocabulary import Campaign, Carrier, Person
from ..text import Chunk, Found, Sent
from . import beaten, dated, despite, echoes, harmers, headlines, owners, sayings, sequels, takers, terms, truces, zones
from .acceptance import Beside
from .acceptance import features as acceptance_features
from .areas import over_all
from .arms import divide
from .asides import told_on
from .assemble import Assembler
from .authors import again
from .blamed import put_down
from .bridges import Bridges, openings
from .campaigns import Campaigns, of_office
from .candidates import Proposer
from .choice import Chooser
from .chronicle import Chronicle
from .context import Context
from .declaring import ALONE, DECLARED
from .draft import Draft
from .elsewhere import place_deals, widen
from .enemies import Enemies
from .fellow_speakers import likewise, spare_own
from .grammar import Grammar
from .group import Group
from .groups import Grouper
from .in_turn import each_on_its_day
from .likeness import mark
from .mentions import mentions as found_mentions
from .merge import OF_EACH, Repeats
from .options import Options
from .own_men import spare_own_men
from .patients import lying
from .revisited import go_on
from .scope import Conflict, conflict, date_campaigns, judge_scope, share_war
from .scorers import Scorers
from .slots import Slots
from .there import point_back
from .together import join
from .vocabulary import settings

_PERSON = frozenset(("PERSON", "SINGULAR"))
_UNCOUNTED = frozenset(("GENERIC", "BOTHWORD"))  # people who may be told of without a number
_HEAD = 4  # sentences among which a standfirst and the body's first words stand
_SPOKEN = frozenset(("statement", "agreement"))  # done by saying so: the day of saying is their own
_HELD = frozenset(("control_change", "control_state"))
_NAME = 6  # chunks of a name in quotation marks, to either side
_NAMED = 4  # chunks from who or what was given the name to it
_BY_EACH = OF_EACH | {"control_change"}  # "taken by X in 2012 and again by Y"
_LISTED = "term"  # a sentence may name several of a deal
_PLACES = frozenset(("settlements", "facilities"))
_SHARED = frozenset(("signed", "in_force"))  # takes two, whoever is named


def _stateless(_: str) -> None:
    return None


class Claimer:
    """Compiled once for a set of packs; :meth:`claims` is a pure function of what was found. ``state`` says which state a known
    actor is or belongs to, ``known`` what the packs know of him."""

    def __init__(
        self, packs: Packs, state: Callable[[str], str | None] = _stateless,
        known: Callable[[str], Any] = _stateless,
    ) -> None:  # fmt: skip
        self.state, self.known = state, known
        self.settings = settings(packs)
        self._no_party = frozenset(self.settings.no_party)
        self.grammar = Grammar(self.settings)
        self.scorers = Scorers(packs)
        self.grouper = Grouper(self.settings, packs.entries("persons", Person))
        self.proposer = Proposer(packs, self.grammar, self.scorers)
        self.bridges = Bridges(self.grammar, self.proposer, self.grouper)
        self.slots = Slots(self.grammar, self.scorers)
        self.conflict: Conflict | None = conflict(packs)
        country = self.conflict.country if self.conflict else None
        campaigns = Campaigns(packs.entries("campaigns", Campaign), packs.entries("carriers", Carrier))
        self.assembler = Assembler(self.settings, self.grammar, self.slots, campaigns, country)
        self.accept = self.scorers["accept"]
        self.repeats = Repeats(self.scorers["repeat"])
        self.enemies = Enemies(frozenset(self.settings.loose), self.grammar)
        self.chooser = Chooser(Options(self.slots, country), self.scorers)

    def _war(self, found: Found) -> Conflict | None:
        """The packs' conflict, where the text is about it."""
        return None if found.elsewhere else self.conflict

    def drafts(self, found: Found) -> tuple[list[Draft], list[tuple[Sent, list[Group]]]]:
        """Every draft of the article with its acceptance features, before any is dropped, and what each sentence held."""
        ctx = Context()
        out: list[Draft] = []
        held: list[tuple[Sent, list[Group]]] = []
        twice, chronicle, war = _copies(found), Chronicle(found, self.grammar), self._war(found)
        may, opened = self.proposer.firing.may, openings(found)
        for n, sent in enumerate(found.sents):
            if n:
                go_on(ctx, found.sents[n - 1], n - 1)
                chronicle.go_on(found.sents[n - 1], ctx, n - 1)
            counted = any(c.kind == "quantity" or c.tags >= _PERSON or not c.tags.isdisjoint(_UNCOUNTED) for c in sent.chunks)
            groups = self.grouper.find(sent, found.text) if counted else []
            fires = any(may[c.tags] for c in sent.chunks)
            if not fires and not groups:
                continue
            if n in twice:
                continue
            held.append((sent, groups))
            if not fires or _imagines(sent.chunks):
                continue
            vetoed: set[tuple[int, str]] = set()
            proposed = list(self.proposer.candidates(sent, groups, vetoed))
            proposed += self.bridges.more(found, sent, proposed, vetoed, opened.get(sent.sentence.index, 0))
            candidates = each_on_its_day(self.grammar, sent.chunks, [c for c in proposed if not _in_a_name(sent.chunks, c.at)])
            if candidates:
                lying(self.grammar, sent, candidates, ctx)
                told = self.assembler.sentence(found, sent, candidates, ctx, n)
                mark(self.grammar, told)
                join(self.grammar, told)
                out += told
        self.assembler.inherit.settle(found, out, ctx)
        dated.locate(out, self.grammar)
        sayings.date(found, out, self.grammar)
        out = echoes.settle(out, self._no_party)
        beside = Beside(out)
        for d in out:
            judge_scope(d, found, war, self.grammar)
        share_war(out)
        date_campaigns(out, found, war)
        sequels.go_on(out, self.grammar)
        sequels.of_the_report(out, found)
        widen(out, found, self.grammar)
        over_all(out, found, war, self.grammar)
        point_back(out, found, self.grammar)
        for d in out:
            d.features = acceptance_features(d, beside, self.grammar)
            d.score = self.accept.score(d.features)
            if d.kind in _HELD and d.c.measure in _PLACES and d.c.group is not None:
                if d.c.group.article and d.c.group.max == 1 and not _listed(d, out):
                    d.c.group = d.c.measure = None  # "overran a town": what was taken, not how many
        headlines.alone(found, out)
        return out, held

    def claims(self, document: Document, found: Found, mentions: bool = False, all_: bool = False) -> Extraction:
        """Claims of a document, the sentences that gave none though they hold a number or a trigger, and mentions.

        ``all_`` keeps what acceptance would leave: for the rules' own examples, which are bare sentences.
        """
        drafts, held = self.drafts(found)
        taken = headlines.announced([d for d in drafts if all_ or d.score >= 0.0])
        self.chooser.settle(found, taken)
        divide(taken)
        of_office(self.state, self.known, taken)
        likewise(self.grammar, self.slots.coordinated, taken)
        spare_own(self.state, taken)
        despite.run_on(taken, found, self.grammar)
        terms.hold(taken, found)
        war = self._war(found)
        zones.name(taken, found, war, self.grammar)
        zones.by_parties(taken, found, war)
        truces.locate(taken, self.grammar)
        place_deals(taken, found)
        truces.join_parties(taken, self.slots)
        _same_doer(taken)
        put_down(self.grammar, self.slots.coordinated, taken)
        harmers.name(self.grammar, self.slots.barred, self.slots.coordinated, taken)
        again(taken, self.grammar)
        beaten.fell(taken)
        spare_own_men(self.state, taken)
        self.enemies.doers(taken)
        owners.name(self.grammar, self.slots.coordinated, taken)
        self.enemies.name(taken)
        takers.name(taken, self.grammar)
        for d in taken:
            if d.kind == "casualties":  # nobody struck those of its own who fell
                fallen = {a.name for a in d.against}
                d.by = tuple(a for a in d.by if a.name not in fallen)
        kept = self.repeats.distinct(taken)
        claims = _unique([self._claim(document, found, d) for d in kept])
        silent = _silent(found, held, kept, drafts)
        return Extraction(
            tuple(claims), tuple(silent), tuple(found_mentions(document, found, held)) if mentions else ()
        )

    def _claim(self, document: Document, found: Found, d: Draft) -> Claim:
        s = d.sent.sentence
        raw = found.text.raw
        g = d.c.group
        measure = None
        if g is not None and d.c.measure is not None and (g.min is not None or g.max is not None):
            words = g.text or found.text.slice(d.sent.chunks[g.first].first, d.sent.chunks[g.last].last)
            lo, hi = g.min, g.max
            if d.c.measure == "share_pct" and not any(x.isdigit() for x in words):
                lo, hi = (None if n is None else float(round(n)) for n in (lo, hi))  # "a third": 33, as it is written in figures
            measure = Measure(d.c.measure, lo, hi, words)
        time = None
        if d.when is not None and (d.when.start is not None or d.when.end is not None):
            own = "time" in d.own and d.time is not None and (d.kind in _SPOKEN or not told_on(found, self.grammar, d))
            text = found.text.slice(d.time.first, d.time.last) if own else None  # of "said on Monday" it is the context's
            time = When(d.when.start, d.when.end, text)
        s_first, s_last = s.first, s.last
        alike = {(p.name, p.level): p for p in reversed(d.places)}.values()  # "Sarmin" and "the town" are one
        named = [p for p in d.places if any(p is x for x in alike)]
        places = tuple([Where(p.text if s_first <= p.first < s_last else None, p.name, p.level) for p in named])
        actors: list[Actor] = []
        ids: list[str | None] = []
        for role, found_actors in (("by", d.by), ("with", d.with_), ("against", d.against)):
            if d.kind == "agreement" and role == "by" and (len(d.by) > 1 or d.c.sense.event in _SHARED) and not _alone(d):
                role = "party"  # one side alone announces, extends or ends what it declared
            if d.kind == "statement" and d.c.sense.shared and role == "by" and len(d.by) > 1:
                role = "party"
            if (d.kind == "agreement" and role == "with") or (d.kind == "statement" and d.c.sense.shared and role == "against"):
                role = "party"  # whoever talks are held with
            for a in found_actors:
                if a.actor_id in self._no_party:
                    continue
                here = s_first <= a.first < s_last
                actors.append(Actor(role, a.text if here else None, a.name))  # type: ignore[arg-type]
                ids.append(a.actor_id)
        victims: Any = None
        if d.kind == "casualties" and g is not None:
            victims = g.victims or "unknown"
        quote = raw[s.start : s.end]
        return Claim(
            doc=document.path.rsplit("/", 1)[-1] or document.id,
            document=document.id,
            quote=quote,
            start=s.start,
            end=s.end,
            kind=d.c.sense.kind,  # type: ignore[arg-type]
            event=d.c.sense.event,
            measure=measure,
            scope=d.scope if measure is not None else None,  # type: ignore[arg-type]
            breakdown=dict(g.breakdown)
            if g is not None and d.kind in ("casualties", "displacement", "population")
            else {},
            victims=victims,
            time=time,
            places=places,
            actors=tuple(actors),
            targets=d.targets,
            asserted_by=d.asserted_by,
            modality=d.modality,  # type: ignore[arg-type]
            id=record_id(
                "c",
                document.id,
                s.start,
                d.c.sense.kind,
                d.c.sense.event,
                d.c.measure,
                measure and (measure.min, measure.max),
                [p.name for p in named[:1]],
            ),  # fmt: skip
            rule=d.c.trigger.id,
            place_ids=tuple([p.place_id for p in named]),
            actor_ids=tuple(ids),
            confidence=round(1 / (1 + 2.718281828 ** -min(d.score, 20.0)), 4),
            trace=d.trace,
        )


def _alone(d: Draft) -> bool:
    """Whether each of a deal's doers did it for his own part: "both rejected the truce"."""
    return d.c.sense.event in ALONE and d.trace.get("by") == DECLARED


def _listed(d: Draft, drafts: list[Draft]) -> bool:
    """Whether the one thing taken stands in a list with others that are counted: "a village and three checkpoints"."""
    beside = [o for o in drafts if o.sent is d.sent and o.c.at == d.c.at and o.kind == d.kind and o.c.measure != d.c.measure]
    return any(o.c.group is not None and not o.c.group.article for o in beside)


def _imagines(chunks: list[Chunk]) -> bool:
    """Whether a sentence asserts nothing: it is a question (it opens like one, and its last mark, quotation marks aside, asks), or
    tells what a book or a film tells. "The army has entered the town, but for how long?" asserts that it has."""
    words = [c for c in chunks if "QUOTE" not in c.tags]
    asks = bool(words) and "ASKS" in words[-1].tags and any("ASKING" in c.tags for c in words[:2])
    return asks or any("FICTION" in c.tags for c in chunks)


def _in_a_name(chunks: list[Chunk], at: int) -> bool:
    """Whether a trigger stands in a name that something was given: "dubbed the operation 'Repelling the Invaders'"."""
    k = next((k for k in range(at - 1, max(at - _NAME, -1), -1) if "QUOTE" in chunks[k].tags), -1)
    named = k > 0 and any("CALLEDSO" in c.tags for c in chunks[max(0, k - _NAMED) : k])
    return named and any("QUOTE" in c.tags for c in chunks[at + 1 : at + _NAME])


def _copies(found: Found) -> set[int]:
    """Sentences that say word for word what another says, the one that counts aside: the first, but of a standfirst that
    opens the body again the body's."""
    first: dict[tuple[str, ...], int] = {}
    out: set[int] = set()
    for n, sent in enumerate(found.sents):
        s = sent.sentence
        told = tuple(found.text.norms[s.first : s.last])
        o = first.setdefault(told, n)
        if o == n:
            continue
        if n <= _HEAD and n - o <= 2:
            out.add(o)
            first[told] = n
        else:
            out.add(n)
    return out


def _unique(claims: list[Claim]) -> list[Claim]:
    """Each claim once; who else holds the place or speaks in the same sentence ("split between X and Y") has its own id, and so
    has the same act denied by one and put down to another ("X denied it and blamed Y")."""
    seen: dict[str, set[str]] = {}
    told: dict[str, tuple[str, ...]] = {}
    out: list[Claim] = []
    for c in claims:
        names = {a.name for a in c.actors if a.role != "against"}
        said = (c.modality, *c.asserted_by[: c.modality in ("denied", "accused")])
        if c.kind == "incident" and told.setdefault(c.id, said) != said:
            c = msgspec.structs.replace(c, id=record_id("c", c.id, said))
        if c.kind in _BY_EACH and names and not names & seen.get(c.id, names):
            c = msgspec.structs.replace(c, id=record_id("c", c.id, sorted(names)))
        elif c.kind == _LISTED and c.id in seen:
            c = msgspec.structs.replace(c, id=record_id("c", c.id, sum(o.quote == c.quote for o in out)))
        if c.id not in seen:
            seen[c.id] = names
            out.append(c)
    return out


def _same_doer(drafts: list[Draft]) -> None:
    """What an act damaged was damaged by whoever did the act: the incident that the same words tell."""
    acts = {(d.at, d.c.at): d for d in drafts if d.kind == "incident"}
    for d in drafts:
        act = acts.get((d.at, d.c.at)) if d.kind == "damage" else None
        if act is not None:
            d.by, d.with_ = act.by, act.with_
            d.asserted_by = d.asserted_by or act.asserted_by


def _silent(found: Found, held: list[tuple[Sent, list[Group]]], kept: list[Draft], drafts: list[Draft]) -> list[Silent]:
    speaking = {id(d.sent) for d in kept}
    tried: dict[int, list[Draft]] = {}
    for d in drafts:
        tried.setdefault(id(d.sent), []).append(d)
    out = []
    for sent, groups in held:
        if id(sent) in speaking:
            continue
        s = sent.sentence
        near = tried.get(id(sent))
        if near:
            why = "nearly: " + ", ".join(sorted({f"{d.c.trigger.id} ({d.score:.1f})" for d in near}))
        elif groups:
            why = "number without a trigger"
        else:
            why = "trigger without what its rule needs"
        out.append(Silent(s.start, s.end, found.text.raw[s.start : s.end], why))
    return out
