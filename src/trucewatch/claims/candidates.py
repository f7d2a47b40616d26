"""Sentence -> candidate claims: which trigger, in which sense, with which count. Slots come later."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..rules import Packs
from ..rules.vocabulary import Sense, Thing, Trigger, TriggerForm
from ..text import Alphabet, Chunk, Pattern, Remembered, Sent
from .grammar import Grammar
from .groups import Group
from .scorers import Part, Scorers, bucket
from .things import any_ref

_UNIT_MEASURE = {"km2": "area_km2", "percent": "share_pct", "km": "distance_km"}
_DAYS = {"hours": 1 / 24, "days": 1.0, "weeks": 7.0}  # in days

_FORMS = ("past", "base", "ing", "adj", "noun")  # where one word may be several, the verb is tried first

_HITTABLE = frozenset(("FACILITY", "VEHICLE", "SITE"))
_FLYERS = frozenset(("AIRCRAFT", "DRONES"))
_NOUNISH = frozenset(("THING", "PERSON", "WORD", "CAP"))


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
    seen: dict[tuple[str, int], list[Part]] = {}  # slot, chunk: the features of a mention for this trigger


class Proposer:
    """Compiles the packs' triggers; :meth:`candidates` is a pure function of a sentence and its groups."""

    def __init__(self, packs: Packs, grammar: Grammar, scorers: Scorers, alphabet: Alphabet) -> None:
        self.grammar = grammar
        self.scorer = scorers["count"]
        self.alphabet = alphabet
        self._patterns: dict[str, Pattern] = {}
        self._by_tag = {tag: t for t in packs.entries("triggers", Trigger) for tag in t.tags}
        self.tags = frozenset(self._by_tag)
        self._tagged = Remembered(self._by_tags)
        self.fires = Remembered(self._fires)
        self._flyer = frozenset(
            form.rpartition(" ")[2]
            for t in packs.entries("things", Thing)
            if _FLYERS.intersection(t.tags)
            for form in t.singular
        )

    def _holds(self, patterns: tuple[str, ...], sent: Sent, at: int, where: str) -> bool:
        for source in patterns:
            p = self._patterns.get(source)
            if p is None:
                p = self._patterns[source] = Pattern(source, self.alphabet, where)
            if p.at(sent.row, at) is not None:
                return True
        return False

    def _fires(self, tags: frozenset[str]) -> bool:
        """Whether a chunk of these tags may begin a claim."""
        return "TRIGGER" in tags or not tags.isdisjoint(self.tags)

    def _by_tags(self, tags: frozenset[str]) -> list[Trigger]:
        return [self._by_tag[t] for t in sorted(tags & self.tags)]

    def candidates(self, sent: Sent, groups: list[Group]) -> Iterator[Candidate]:
        """Every candidate, in the order of the triggers; a count goes to the trigger that scores best for it."""
        chunks = sent.chunks
        fired: list[tuple[int, Trigger, str, str]] = []
        fires = self.fires
        for i, c in enumerate(chunks):
            if not fires[c.tags]:
                continue
            for t in self._tagged[c.tags]:
                if not (t.when and not self._holds(t.when, sent, i, t.id)):
                    fired.append((i, t, "noun", "noun"))
            if "TRIGGER" not in c.tags:
                continue
            reading = self.grammar.reading(chunks, i)
            known: set[str] = set()
            for e in sorted(
                (e for e in c.refs if isinstance(e.ref, TriggerForm)), key=lambda e: _FORMS.index(e.ref.form)
            ):
                if e.ref.trigger.id not in known:
                    t = e.ref.trigger
                    if reading == ("noun" if e.ref.form == "base" else "verb" if e.ref.form == "noun" else "?"):
                        continue
                    known.add(t.id)
                    if t.unless and self._holds(t.unless, sent, i, t.id):
                        continue
                    if t.when and not self._holds(t.when, sent, i, t.id):
                        continue
                    fired.append((i, t, e.ref.form, self.grammar.voice(chunks, i, e.ref.form)))
        people = self._assign(sent, groups, fired)
        for i, t, form, voice in fired:
            taken: set[str] = set()
            for sense in t.gives:
                if sense.group is not None and sense.group in taken:
                    continue
                if sense.when and not self._holds(sense.when, sent, i, t.id):
                    continue
                if sense.unless and self._holds(sense.unless, sent, i, t.id):
                    continue
                if sense.group is not None:
                    taken.add(sense.group)
                yield from self._fill(chunks, groups, people, i, t, form, voice, sense)

    def _fill(
        self,
        chunks: list[Chunk],
        groups: list[Group],
        people: dict[int, list[tuple[Group, str]]],
        i: int,
        t: Trigger,
        form: str,
        voice: str,
        sense: Sense,
    ) -> Iterator[Candidate]:
        voice = "active" if sense.counted == "goal" else voice
        base = Candidate(i, t, form, voice, sense)
        if sense.measure is not None:
            for g, measure in people.get(i, ()):
                if measure == sense.measure:
                    at = g.first if g.listed else i
                    yield msgspec.structs.replace(base, at=at, group=g, measure=measure, seen={})
        if sense.measure is not None and people.get(i) and "measure" in sense.needs:
            return
        counted = [(g, m) for g, m in self._things(chunks, groups, i, voice, form, sense)] if sense.counts else []
        if not counted and sense.kind == "damage" and sense.counts:
            counted = self._single(chunks, i, voice, form, sense)
        for g, m in counted:
            yield msgspec.structs.replace(base, group=g, measure=m, target=g.thing.target if g.thing else None, seen={})
        if not counted and not (sense.measure and "measure" in sense.needs) and "measure" not in sense.needs:
            if sense.measure is not None and people.get(i):
                return
            yield base

    def _things(
        self, chunks: list[Chunk], groups: list[Group], i: int, voice: str, form: str, sense: Sense
    ) -> Iterator[tuple[Group, str]]:
        """Counts of things that stand where the trigger's object (or the noun's own number) stands."""
        run: Group | None = None
        moved: list[tuple[Group, str]] = []
        for g in groups:
            measure = self._measure(g, chunks, i, sense)
            if measure is None or measure not in sense.counts:
                continue
            if measure == "days":
                if g.last + 1 == i:
                    yield self._in_days(g), measure
                continue
            if g.noun == i or g.first == i or (g.first < i < g.noun and form in ("past", "adj")):
                yield g, measure
                continue
            if form in ("noun", "adj") and sense.kind not in (
                "control_change",
                "control_state",
                "damage",
                "movement",
                "position",
                "term",
            ):
                continue
            b = self.grammar.between(chunks, i, g.first)
            after = g.first > i
            if sense.counted == "subject":
                if not after and b.distance <= 6 and b.verbs <= 1 and b.borders == 0:
                    yield g, measure
            elif voice in ("active", "ing", "noun", "adj"):
                if (after and b.distance <= 5 and b.verbs == 0 and b.borders <= 1) or (
                    after and run is not None and self._joined(chunks, run, g)
                ):
                    run = g
                    yield g, measure
                elif not after and form in ("noun", "adj") and b.distance <= 3 and b.verbs == 0:
                    yield g, measure
                elif not after and sense.kind == "control_state" and b.distance <= 8 and b.verbs <= 1 and b.borders == 0:
                    yield g, measure  # "most of the city is back under government control"
                elif not after and sense.kind == "movement" and b.distance <= 6 and b.verbs <= 1 and b.borders == 0:
                    moved.append((g, measure))  # "hundreds of troops withdrew": who moves is counted
            elif voice == "passive" and not after:
                b = self.grammar.between(chunks, g.last, i)
                if b.distance <= 9 and b.borders <= 1 and b.verbs <= 1:
                    yield g, measure
        if run is None:
            yield from moved[-1:]

    def _single(self, chunks: list[Chunk], i: int, voice: str, form: str, sense: Sense) -> list[tuple[Group, str]]:
        """One facility or vehicle that is named in the singular ("the clinic was levelled") counts as one."""
        before = voice == "passive" or sense.counted == "subject"
        span = range(max(0, i - 6), i) if before else range(i + 1, min(len(chunks), i + 6))
        for k in span:
            tags = chunks[k].tags
            thing = any_ref(chunks[k], Thing)
            if self._one_flyer(chunks, i, k) and "vehicles" in sense.counts:
                return [(Group(k, k, 1.0, 1.0, noun=k, text=chunks[k].norm), "vehicles")]
            if thing is None or "SINGULAR" not in tags or not tags & _HITTABLE or thing.measure not in sense.counts:
                continue
            b = self.grammar.between(chunks, i, k)
            numbered = any(c.kind == "quantity" for c in chunks[max(0, k - 2) : k])
            if b.verbs <= (sense.counted == "subject") and b.borders == 0 and not numbered:
                return [(Group(k, k, 1.0, 1.0, noun=k, thing=thing, text=chunks[k].norm), thing.measure)]
        return []

    def _one_flyer(self, chunks: list[Chunk], i: int, k: int) -> bool:
        """A single aircraft, which is an actor elsewhere, as what was shot down or crashed."""
        c = chunks[k]
        if c.kind != "actor" or not c.tags & _FLYERS or c.norm.rpartition(" ")[2] not in self._flyer:
            return False
        between = chunks[min(i, k) + 1 : max(i, k)]
        return not any("PREP" in x.tags or "SUB" in x.tags or "BREAK" in x.tags for x in between)

    def _in_days(self, g: Group) -> Group:
        """The length of a truce, in days ("a 48-hour truce")."""
        k = _DAYS[g.unit or "days"]
        lo, hi = (None if n is None else round(n * k, 3) for n in (g.min, g.max))
        return msgspec.structs.replace(g, min=lo, max=hi)

    def _joined(self, chunks: list[Chunk], a: Group, b: Group) -> bool:
        between = chunks[a.last + 1 : b.first]
        return len(between) <= 3 and not any(c.tags & self.grammar.verb or "BREAK" in c.tags for c in between)

    def _measure(self, g: Group, chunks: list[Chunk], i: int, sense: Sense) -> str | None:
        if g.unit in _DAYS:
            return "days" if sense.kind == "agreement" else None
        if g.unit is not None:
            return _UNIT_MEASURE.get(g.unit)
        if g.noun == i:
            if g.article:
                return None
            return sense.counts[0] if sense.counts and sense.kind in ("incident", "term") else None
        if g.thing is not None:
            if g.thing.measure == "trucks" and "trucks" not in sense.counts:
                return "vehicles"
            return g.thing.measure
        if g.actor is not None and "vehicles" in sense.counts and g.noun >= 0 and chunks[g.noun].tags & _FLYERS:
            return "vehicles"
        if "fighters" in sense.counts and g.victims == "combatant":
            return "fighters"
        if "evacuated" in sense.counts and g.people:
            return "evacuated"
        return None

    def _taken(self, sense: Sense, trigger: Trigger, sent: Sent, i: int) -> bool:
        """Whether a sense holds here: its own patterns, and no earlier sense of its group."""
        for s in trigger.gives:
            if s is not sense and (sense.group is None or s.group != sense.group):
                continue
            held = (not s.when or self._holds(s.when, sent, i, trigger.id)) and not (
                s.unless and self._holds(s.unless, sent, i, trigger.id)
            )
            if s is sense:
                return held
            if held:
                return False
        return False

    # -- people ------------------------------------------------------------------------------------------------

    def _assign(
        self, sent: Sent, groups: list[Group], fired: list[tuple[int, Trigger, str, str]]
    ) -> dict[int, list[tuple[Group, str]]]:
        """Each group of people goes to the trigger it suits best among those that count people."""
        if not groups:
            return {}
        chunks = sent.chunks
        wanting = [
            (i, s, form, voice)
            for i, t, form, voice in fired
            for s in t.gives
            if s.measure is not None and self._taken(s, t, sent, i)
        ]
        out: dict[int, list[tuple[Group, str]]] = {}
        last: tuple[Group, int, str] | None = None
        owners = [self._owner(chunks, g, wanting) for g in groups]
        acts = {i for i, t, _, _ in fired if t.gives[0].kind == "incident"}
        for n, g in enumerate(groups):
            if g.part_of is not None or g.thing is not None or g.unit is not None:
                continue
            if not (g.people or g.bare or g.noun >= 0):
                continue
            best = owners[n]
            top = 0.0
            for i, s, form, voice in wanting if best is None else ():
                if not (g.people or g.bare or g.noun == i) or self._part_owned(chunks, groups, owners, n, i):
                    continue
                if g.noun == i and s.measure == "killed" and i in acts:
                    continue  # "a series of executions" counts no dead
                score = self.scorer.score(self._features(chunks, groups, n, g, i, s, form, voice))
                if score > top:
                    best, top = (i, s), score
            if best is not None:
                i, s = best
                if g.noun == i and not (g.person or g.bare):
                    g.victims = g.victims or "unknown"
                out.setdefault(i, []).append((g, str(s.measure)))
                last = (g, i, str(s.measure)) if s.kind in ("casualties", "population") else None
            elif last is not None and self._listed(chunks, last[0], g):
                g.listed = True
                out[last[1]].append((g, last[2]))
                last = (g, *last[1:])
        return out

    def _owner(
        self, chunks: list[Chunk], g: Group, wanting: list[tuple[int, Sense, str, str]]
    ) -> tuple[int, Sense] | None:
        """The participle that a count stands right before or is joined to after: "eight injured", "killed along with six"."""
        if g.part_of is not None or g.article:
            return None
        after = chunks[g.last + 2] if g.last + 2 < len(chunks) else None
        if after is not None and (after.kind in ("place", "actor") or after.tags & _NOUNISH):
            after = None
        for i, s, form, voice in wanting:
            if s.kind != "casualties" or s.counted != "object" or form not in ("past", "adj"):
                continue
            if i == g.last + 1 and voice in ("passive", "adj") and (form == "past" or after is not None):
                return i, s
            if voice == "passive" and i == g.first - 2 and " " in chunks[i + 1].norm and chunks[i + 1].tags & self.grammar.join:
                return i, s
        return None

    def _part_owned(
        self, chunks: list[Chunk], groups: list[Group], owners: list[tuple[int, Sense] | None], n: int, i: int
    ) -> bool:
        """Whether the trigger belongs to a part of this count: "700 people including 47 wounded"."""
        owner = owners[n + 1] if n + 1 < len(groups) else None
        if owner is None or owner[0] != i or i < groups[n + 1].first:
            return False
        return any(c.tags & self.grammar.including for c in chunks[groups[n].last + 1 : groups[n + 1].first])

    def _listed(self, chunks: list[Chunk], before: Group, g: Group) -> bool:
        """A bare count with a place of its own in a list: "38 fell in Aleppo, 12 in Damascus and nine in Idlib"."""
        if not (g.bare or (before.people and g.person is before.person)) or g.min is None or g.unit is not None:
            return False
        after = chunks[g.last + 1 : g.last + 6]
        between = chunks[before.last + 1 : g.first]
        if any("DOT" in c.tags or c.tags & self.grammar.say for c in between):
            return False
        if g.bare and self._by_whom(after, between):
            return True
        if not after or not after[0].tags & self.grammar.at:
            return False
        reach = next((k for k, c in enumerate(after) if c.kind == "place"), None)
        if reach is None or any(c.tags & self.grammar.verb or "BREAK" in c.tags for c in after[:reach]):
            return False
        return not chunks[g.first - 1].tags & self.grammar.including

    def _by_whom(self, after: list[Chunk], between: list[Chunk]) -> bool:
        """A count with a doer of its own in a list: "59 by Russian forces", "and Russian forces for 59"."""
        if after and after[0].tags & self.grammar.agent and any(c.kind == "actor" for c in after[1:3]):
            return True
        told = len(between) <= 8 and len(between) >= 2 and between[-1].norm == "for" and between[-2].kind == "actor"
        return told and not any(c.tags & self.grammar.verb for c in between)

    def _features(
        self, chunks: list[Chunk], groups: list[Group], n: int, g: Group, i: int, s: Sense, form: str, voice: str
    ) -> list[str]:
        own = g.first <= i <= g.last or g.noun == i
        side = "own" if own else ("after" if g.first > i else "before")
        edge = g.first if g.first > i else g.last
        b = self.grammar.between(chunks, i, edge) if not own else None
        lo, hi = (i, g.first) if g.first > i else (g.last, i)
        others = sum(
            1 for k, o in enumerate(groups)
            if k != n and o.part_of is None and (o.people or o.bare) and o.unit is None and lo < o.first < hi
        )  # fmt: skip
        kind = "person" if g.person is not None else "actor" if g.actor is not None else "bare" if g.bare else "noun"
        out = [
            f"{s.counted}:{voice}:{side}", f"kind:{s.kind}:{kind}", f"{s.measure}:{kind}", f"form:{form}", f"{s.kind}:{voice}:{side}",
        ]  # fmt: skip
        if b is not None:
            out += [
                f"{side}:d{bucket(b.distance)}", f"borders:{min(b.borders, 2)}", f"verbs:{min(b.verbs, 2)}",
                f"triggers:{min(b.triggers, 2)}", f"groups:{min(others, 2)}",
            ]  # fmt: skip
            if b.distance == 0:
                out.append(f"adjacent:{voice}:{side}")
            left = chunks[i - 1].tags if i else frozenset()
            out.append(f"{s.counted}:{kind}")
            if side == "before" and any(c.tags & self.grammar.including for c in chunks[g.last + 1 : i]):
                out.append(f"part-between:{s.counted}:{voice}")
            if side == "before" and "BREAK" in {t for c in chunks[g.last + 1 : i] for t in c.tags}:
                out.append("break")
            if form in ("adj", "noun") and side == "before" and left & self.grammar.passive:
                out.append("predicate")
        if g.article:
            out.append("article")
        right = chunks[i + 1] if i + 1 < len(chunks) else None
        if form == "adj" and not own and right is not None:
            if right.kind in ("place", "actor") or right.tags & _NOUNISH:
                out.append("attributive")
        return out
