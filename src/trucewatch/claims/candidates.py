"""Sentence -> candidate claims: which trigger, in which sense, with which count. Slots come later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec

from ..rules import Packs
from ..rules.vocabulary import Sense, Thing, Trigger
from ..text import Chunk, Sent
from .added import added
from .counting import Counting
from .firing import Fired, Firing
from .grammar import Grammar
from .group import Group, each_explodes
from .lengths import IN_DAYS, of_truce
from .parts_done import share_of_acts
from .scorers import Scorers
from .shares import mover, only_means, over_parts, whole_of
from .struck import Struck, misses, subject_end
from .tallies import as_strikes, by_place

_OWN_NUMBER = frozenset(("incident", "position", "term"))  # "12 posts", "four violations": the noun's number is the claim's
_UNIT_MEASURE = {"km2": "area_km2", "percent": "share_pct", "km": "distance_km"}

_COUNTING = frozenset(("control_change", "control_state", "damage", "movement", "position", "term"))  # by nouns and adjectives

_CARRIED = 8  # chunks from a count to the next one of its list, over what the first carries
_ROUND = frozenset(("MUNITION", "SINGULAR"))
_FLYERS = frozenset(("AIRCRAFT", "DRONES"))
_CRAFT = _FLYERS | frozenset(("SHIPS",))


class Candidate(msgspec.Struct):
    """One possible claim: chunk ``at`` of a sentence triggers ``sense``, perhaps with a count."""

    at: int
    trigger: Trigger
    form: str
    voice: str
    sense: Sense
    group: Group | None = None
    measure: str | None = None
    target: str | None = None
    parted: bool = False  # a place of the sentence is only that of a part of what is counted
    seen: dict[tuple[str, int], Any] = {}  # slot, chunk: the features of a mention for this trigger
    away: frozenset[int] = frozenset()  # places and days of its sentence that another act has
    spared: tuple[Any, ...] = ()  # mentions of those whom the sentence counts as hurt, or to whom a statement is addressed

    def spares(self, mention: Any) -> bool:
        """Whether a mention cannot be who did it: the sentence counts it among the hurt or addresses it."""
        return any(mention is f for f in self.spared)


class Proposer:
    """Compiles the packs' triggers; :meth:`candidates` is a pure function of a sentence and its groups."""

    def __init__(self, packs: Packs, grammar: Grammar, scorers: Scorers) -> None:
        self.grammar = grammar
        self.counting = Counting(grammar, scorers)
        self.firing = Firing(packs, grammar)
        flyers = frozenset(
            form.rpartition(" ")[2]
            for t in packs.entries("things", Thing)
            if _FLYERS.intersection(t.tags)
            for form in t.singular
        )
        self.struck = Struck(grammar, flyers)

    def candidates(self, sent: Sent, groups: list[Group], vetoed: set[tuple[int, str]]) -> Iterator[Candidate]:
        """Every candidate, in the order of the triggers; a count goes to the trigger that scores best for it. ``vetoed`` is filled
        with the chunks and rules that something in the sentence forbids."""
        chunks = sent.chunks
        fired = [(f, self.firing.senses(chunks, f, vetoed)) for f in self.firing.fired(chunks, vetoed)]
        people = self._people(sent, groups, fired)
        for f, senses in fired:
            for sense in senses:
                yield from self._fill(chunks, groups, people, f, sense)

    def _fill(
        self, chunks: list[Chunk], groups: list[Group], people: dict[int, list[tuple[Group, str]]], fired: Fired, sense: Sense
    ) -> Iterator[Candidate]:
        i, t, form, voice = fired
        voice = "active" if sense.counted == "goal" else voice
        base = Candidate(i, t, form, voice, sense)
        if sense.counted == "whole":
            whole = whole_of(chunks[i])
            if whole is not None:
                whole.first = whole.last = i
                yield msgspec.structs.replace(base, group=whole, measure=sense.measure)
            return
        if sense.measure is not None:
            for g, measure in people.get(i, ()):
                if measure == sense.measure:
                    for one in (g, *by_place(chunks, g)):
                        at = one.first if one.listed else i
                        yield msgspec.structs.replace(base, at=at, group=one, measure=measure, seen={})
        if sense.measure is not None and people.get(i) and "measure" in sense.needs:
            return
        counts = sense.counts or sense.kind == "incident"
        counted = [(g, as_strikes(m, sense)) for g, m in self._things(chunks, groups, i, voice, form, sense)] if counts else []
        if sense.echoes and sense.counts:
            counted = [(g, sense.counts[0]) for g in share_of_acts(chunks, groups, i, self.grammar.including)]
        if not counted and sense.kind == "damage" and sense.counts:
            counted = self.struck.single(chunks, i, voice, sense.counts, sense.counted)
        elif sense.kind == "damage":
            counted = self.struck.listed_flyers(chunks, counted)
            if counted and self.struck.uncounted(chunks, i, voice, counted):
                yield base
        if not counted and "days" in sense.counts and (lasting := of_truce(self.grammar, chunks, i)) is not None:
            counted = [(self._in_days(lasting), "days")]
        if not counted and sense.counts and (x := chunks[i]).kind == "quantity" and x.value.unit is None and t.tags:
            counted = [(Group(i, i, x.value.min, x.value.max, bare=True), sense.counts[0])]  # "bringing to 30 the number of its posts"
        for g, m in counted:
            for one in (g, *by_place(chunks, g)):
                yield msgspec.structs.replace(base, group=one, measure=m, target=g.thing.target if g.thing else None, seen={})
        if not counted and not (sense.measure and "measure" in sense.needs) and "measure" not in sense.needs:
            if sense.measure is not None and people.get(i):
                return
            yield base

    def _things(
        self, chunks: list[Chunk], groups: list[Group], i: int, voice: str, form: str, sense: Sense
    ) -> Iterator[tuple[Group, str]]:
        """Counts that the trigger has, a part's ("8,000 people, including 2,000 women, boarded") as its whole's, each once."""
        seen: set[int] = set()
        for g, measure in self._placed(chunks, groups, i, voice, form, sense):
            whole = g.part_of
            if whole is not None and measure == "evacuated" and self._measure(whole, chunks, i, sense) == measure:
                g = whole
            if id(g) not in seen:
                seen.add(id(g))
                yield g, measure

    def _placed(
        self, chunks: list[Chunk], groups: list[Group], i: int, voice: str, form: str, sense: Sense
    ) -> Iterator[tuple[Group, str]]:
        """Counts of things that stand where the trigger's object (or the noun's own number) stands."""
        run: Group | None = None
        moved: list[tuple[Group, str]] = []
        for g in groups:
            measure = self._measure(g, chunks, i, sense)
            if sense.kind == "incident" and measure == "incidents" and form == "noun" and self._instances(chunks, g, i):
                yield g, measure
                continue
            if measure is None or measure not in sense.counts:
                continue
            if g.thing is not None and self._some_of(chunks, groups, g, i, voice):
                continue
            if measure == "days":
                if g.last + 1 == i or (sense.kind == "term" and i < g.first <= i + 4 and self._of_deal(chunks, g)):
                    yield self._in_days(g), measure
                continue
            if g.article and measure != "strikes" and self._apposed(chunks, g):
                continue
            if g.noun == i or g.first == i or (g.first < i < g.noun and form in ("past", "adj")):
                yield g, measure
                continue
            if sense.kind == "incident" and measure in ("fighters", "incidents"):
                if self._who_or_how_often(chunks, g, i, voice, measure):
                    yield g, measure
                continue
            if form in ("noun", "adj") and sense.kind not in _COUNTING:
                continue
            b, after = self.grammar.between(chunks, i, g.first), g.first > i
            if sense.counted == "subject":
                b = self.counting.over_aside(chunks, g.last, i, b) if not after and sense.kind == "control_change" else b
                if not after and b.borders == 0 and b.verbs <= 1 and (b.distance <= 6 or self._leads(chunks, groups, g, i)):
                    yield g, measure
            elif voice in ("active", "ing", "noun", "adj"):
                joined = after and run is not None and self._joined(chunks, run, g)
                if moved and after and sense.kind == "movement" and only_means(self.grammar, chunks, g):
                    continue
                if run is not None and sense.kind == "damage" and chunks[g.first - 1].tags & self.grammar.at:
                    continue  # "hit a bus on a bridge": where it was hit
                if after and sense.kind == "damage" and misses(self.grammar, chunks, i, g.first, voice, sense.counted):
                    continue
                if joined or (after and b.distance <= 5 and b.verbs == 0 and b.borders <= 1):
                    run = g
                    yield g, measure
                elif after and sense.kind == "term" and measure == "incidents" and b.distance <= 12 and b.verbs <= 1 and not b.borders:
                    yield g, measure  # "broke the truce announced in May by A and B 40 times"
                elif not after and form in ("noun", "adj") and b.distance <= 3 and b.verbs == 0:
                    yield g, measure
                elif (
                    not after and sense.kind == "control_state" and b.distance <= 8 and b.verbs <= 1 and b.borders == 0
                    and not any(self._behind(chunks, x, i, sense) for x in groups)
                ):
                    yield g, measure  # "most of the city is back under government control"
                elif (
                    not after and sense.kind == "movement" and b.verbs <= 1 and b.borders == 0
                    and (b.distance <= 6 or over_parts(self.grammar, chunks, g, i))
                ):  # fmt: skip
                    moved.append((g, measure))  # "hundreds of troops withdrew": who moves is counted
            elif voice == "passive" and after:
                counted = measure == "strikes" or (measure == "incidents" and sense.kind == "term")
                if counted and not g.article and b.distance <= 5 and b.verbs == 0 and b.borders <= 1:
                    yield g, measure  # "was shelled with 12 rockets"
            elif voice == "passive" and not after:
                end = subject_end(self.grammar, chunks, i) if sense.kind == "damage" else i
                if g.last >= end and not chunks[g.first - 1].tags & self.grammar.including:
                    continue  # "the clinic, one of three in the town, was hit"
                b = self.grammar.between(chunks, g.last, end if g.last < end else i)
                later = any(x.kind == "time" and x.value.forward for x in chunks[g.last + 1 : i])  # "a day after X was retaken"
                if (b.distance <= 9 or self._leads(chunks, groups, g, i)) and b.borders <= 1 and b.verbs <= 1 and not later:
                    yield g, measure
        if run is None:
            yield from mover(self.grammar, chunks, moved)

    def _behind(self, chunks: list[Chunk], g: Group, i: int, sense: Sense) -> bool:
        """Whether what is held is counted right behind its words: "took 300 square km, leaving X in control of 20 villages"."""
        return i < g.first <= i + 2 and self._measure(g, chunks, i, sense) in sense.counts

    def _who_or_how_often(self, chunks: list[Chunk], g: Group, i: int, voice: str, measure: str) -> bool:
        """The attackers before an act ("200 fighters stormed"), or how often it was done after it ("hit three times")."""
        b = self.grammar.between(chunks, i, g.first if g.first > i else g.last)
        if b.borders or b.distance > 6:
            return False
        if measure == "fighters" or (g.first < i and each_explodes(chunks, g, i)):
            return g.first < i and (voice == "active" or measure != "fighters") and b.verbs == 0
        return g.first > i and b.distance <= 4 and b.verbs <= 1

    def _of_deal(self, chunks: list[Chunk], g: Group) -> bool:
        """Whether days are a truce's ("demanded a 30-day truce")."""
        return g.last + 1 < len(chunks) and bool(chunks[g.last + 1].tags & self.grammar.deal)

    def _instances(self, chunks: list[Chunk], g: Group, i: int) -> bool:
        """Whether a count is of instances of the noun after it: "16 incidents of shelling"."""
        return g.thing is not None and 2 <= i - g.last <= 3 and bool(chunks[g.last + 1].tags & self.grammar.of)

    def _some_of(self, chunks: list[Chunk], groups: list[Group], g: Group, i: int, voice: str) -> bool:
        """Whether a part only is told of ("three hospitals, two of them in Aleppo, were hit"), or the verb is a part's
        own ("four tanks were hit, two of them destroyed")."""
        if g.part_of is not None and g.part_of.thing is not None:
            return True
        return voice == "passive" and any(
            g.last < o.first < i and o.noun >= 0 and o.thing is g.thing and o.part_of is None
            and chunks[o.noun].tags & self.grammar.including
            for o in groups
        )  # fmt: skip

    def _apposed(self, chunks: list[Chunk], g: Group) -> bool:
        """Whether "a town" only says what the place before it is or has: "seized Kafr Nabl, a town that ..."."""
        before = chunks[g.first - 1].tags
        return g.first >= 2 and ("HOMETO" in before or (chunks[g.first - 2].kind == "place" and "COMMA" in before))

    def _leads(self, chunks: list[Chunk], groups: list[Group], g: Group, i: int) -> bool:
        """Whether a count begins a list that reaches up to the verb: "three posts eight tanks 17 cars and a depot were hit"."""
        row = [x for x in groups if g.first <= x.first < i and x.thing is not None]
        near = self.grammar.between(chunks, row[-1].last, i) if row else None
        return near is not None and near.distance <= 9 and all(self._joined(chunks, a, b) for a, b in pairwise(row))

    def _in_days(self, g: Group) -> Group:
        """The length of a truce, in days ("a 48-hour truce")."""
        k = IN_DAYS[g.unit or "days"]
        lo, hi = (None if n is None else round(n * k, 3) for n in (g.min, g.max))
        return msgspec.structs.replace(g, min=lo, max=hi)

    def _joined(self, chunks: list[Chunk], a: Group, b: Group) -> bool:
        """Whether two counts stand in one list, what the first one carries aside: "17 cars with machine guns and a depot"."""
        between = chunks[a.last + 1 : b.first]
        carries = bool(between) and len(between) <= _CARRIED and any(c.tags & self.grammar.with_ for c in between[:2])
        verbs = self.grammar.between(chunks, a.last, b.first).verbs - (carries and "PAST" in between[0].tags)
        return (len(between) <= 3 or carries) and verbs <= 0 and not any("BREAK" in c.tags for c in between)

    def _measure(self, g: Group, chunks: list[Chunk], i: int, sense: Sense) -> str | None:
        if g.unit in IN_DAYS:
            return "days" if sense.kind == "agreement" or "days" in sense.counts else None
        most = sense.kind == "displacement" and chunks[g.first].kind == "quantity" and chunks[g.first].value.head == "share"
        if g.unit == "percent" and g.max is None and (most or not g.min):
            return None  # "large parts of X", "most of them children": measures nothing
        if g.unit is not None:
            return _UNIT_MEASURE.get(g.unit)
        if g.noun == i:
            if g.article and (g.min or 0.0) <= 1.0 and not ("strikes" in sense.counts and chunks[i].tags >= _ROUND):
                return None  # "an air raid" and "a bomb" count none; "a mortar round" is one, "a twin bombing" two
            own = sense.kind in _OWN_NUMBER or "incidents" in sense.counts or sense.counts == ("settlements",)
            return sense.counts[0] if sense.counts and own else None
        if sense.event == "explosion" and "incidents" in sense.counts and each_explodes(chunks, g, i):
            return "incidents"
        if g.thing is not None:
            if g.article and sense.kind == "movement" and "COLUMN" in g.thing.tags:
                return None  # "a convoy" is no one vehicle
            if g.thing.measure == "trucks" and "trucks" not in sense.counts:
                return "vehicles"
            if "TRUCK" in g.thing.tags and "trucks" in sense.counts:
                return "trucks"  # "a 40-truck convoy"
            return g.thing.measure
        if g.actor is not None and "vehicles" in sense.counts and g.noun >= 0 and chunks[g.noun].tags & _CRAFT:
            return "vehicles"
        if g.lone:
            return None
        if "fighters" in sense.counts and g.victims == "combatant":
            return "fighters"
        if "evacuated" in sense.counts and g.people:
            return "evacuated"
        return None

    def _people(
        self, sent: Sent, groups: list[Group], fired: list[tuple[Fired, list[Sense]]]
    ) -> dict[int, list[tuple[Group, str]]]:
        """Which groups of people each trigger counts, among those whose sense holds here."""
        if not groups:
            return {}
        wanting = [
            (f.at, s, f.form, f.voice) for f, senses in fired for s in senses if s.measure is not None and s.counted != "whole"
        ]
        held = self.counting.assign(sent, groups, wanting, {f.at for f, _ in fired if f.trigger.gives[0].kind == "incident"})
        return added(sent.chunks, groups, held, self.grammar.besides)
