"""Who: states, forces, factions, organisations and officials in a text, each under the pack's neutral name.

Names come from the packs; the finder composes what stands before a noun ("Russian" + "warplanes"), tells a capital
that stands for a government from a place, resolves short forms ("the coalition") by what the document named before,
and names factions by the document's date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

import msgspec

from ..rules import Packs
from ..text import Entry, Hit, Orthography, Text
from .actors_coined import Coined
from .actors_pack import ActorNoun, ActorPack, ActorRecord, ActorType
from .actors_sweep import ActorSweep, Unit

__all__ = ["ActorFinder", "ActorMention", "check"]


class ActorMention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Tokens ``first`` to ``last`` (exclusive) that name an actor.

    ``name`` is the neutral name (empty where ``resolved`` is false: "warplanes" of an unnamed force). ``adjectival``:
    the words only qualify an act ("Russian air strikes", "rebel-held"). ``generic``: no particular actor is named.
    ``noun`` is the class of the noun that ended the name (``air``, ``army``, ...). ``rule`` says how it was found.
    """

    first: int
    last: int
    text: str
    name: str
    actor_id: str | None
    type: ActorType
    side: str | None = None
    adjectival: bool = False
    generic: bool = False
    resolved: bool = True
    noun: str | None = None
    rule: str = "name"


_ARMED = ("armed_force", "faction", "generic_armed", "state")


class ActorFinder:
    """Compiled once for a set of packs; :meth:`find` is a pure function of the text and the document's date."""

    def __init__(self, packs: Packs, orthography: Orthography) -> None:
        self.pack = ActorPack(packs)
        self.types = tuple(sorted({r.type for r in self.pack.records.values()} | {n.type for n in self.pack.nouns}))
        self.orthography = orthography
        self._particles = frozenset(map(orthography.norm, self.pack.words.particles))
        self._sweep = ActorSweep(self.pack, orthography)
        self._coined = Coined(self.pack.words, orthography)
        norm = orthography.norm
        w = self.pack.words
        self._acts = frozenset(map(norm, w.acts))
        self._locatives = frozenset(map(norm, w.locatives))
        self._polity = frozenset(map(norm, w.polity_verbs))
        self._polities = frozenset(norm(f) for r in self.pack.records.values() for f in (*r.place, *r.metonyms))
        self._plain = {r.id: frozenset(map(norm, (*r.place, *r.metonyms))) for r in self.pack.records.values()}
        self._capitals = {r.id: frozenset(m.casefold() for m in r.metonyms) for r in self.pack.records.values()}
        self._soft = frozenset(map(norm, w.soft))
        self._joins = frozenset(map(norm, w.joins))
        self._polity_alone = self._polity - self._joins
        self._articles = frozenset(map(norm, w.articles))
        self._backed = frozenset(map(norm, w.backed))
        self._by = frozenset(map(norm, w.by))
        self._possessives = frozenset(map(norm, w.possessives))
        self._personal = frozenset(map(norm, w.personal))
        self._anaphors = frozenset(map(norm, w.anaphors))
        self._titles = frozenset(map(norm, w.titles)) | self._articles
        self._of = frozenset(map(norm, w.of))
        self._kin = frozenset(map(norm, w.kin))
        self._asides = frozenset(map(norm, w.asides))
        self._allied = frozenset(map(norm, w.allied))
        self._anti = frozenset(map(norm, w.anti))
        self._among = frozenset(map(norm, w.among))
        self._groups = frozenset(map(norm, w.groups))
        self._indefinite = frozenset(map(norm, w.indefinite))
        self._alone = frozenset(map(norm, w.alone))
        self._partisan = frozenset(map(norm, w.partisan))
        self._labels = {r.label: r for r in self.pack.records.values() if r.label}
        supposed = [orthography.phrase(p) for p in w.supposed]
        self._supposed = {last: [p for p in supposed if p[-1] == last] for last in {p[-1] for p in supposed}}
        self._noun_of = {norm(f): n for n in self.pack.nouns for f in n.forms if not n.own}
        self._bare = {noun: r for r in self.pack.records.values() for noun in r.bare}
        self._possessive = tuple(orthography.possessives)

    def entries(self) -> Iterable[tuple[str, Entry]]:
        """Nothing: the finder sweeps the text itself, so that a longer phrase of another layer never hides a name."""
        return ()

    def record(self, actor_id: str) -> ActorRecord | None:
        """The pack's record of an actor."""
        return self.pack.records.get(actor_id)

    def name_on(self, actor_id: str, day: str | None) -> str | None:
        """The name that an actor bore on a day (a claim's own time rather than the document's date)."""
        record = self.pack.records.get(actor_id)
        return record.called(day) if record else None

    def find(
        self, text: Text, hits: Iterable[Hit] | None = None, reference: str | None = None
    ) -> list[ActorMention]:
        """All mentions in text order, none overlapping. ``reference`` is the document's ISO date."""
        units = self._sweep.units(text)
        out: list[ActorMention] = []
        seen: dict[str, int] = {}
        named = {u.name.id for u in units if u.name is not None}
        limits = _limits(text)
        at = 0
        while at < len(units):
            taken, mention = self._read(text, units, at, limits, seen, named, reference, out)
            if mention is not None:
                if mention.actor_id:
                    seen[mention.actor_id] = mention.first
                if out and self._introduces(text, out[-1], mention):
                    out.pop()
                out.append(mention)
            at += taken
        taken_up = [(m.first, m.last) for m in out] + [(u.first, u.last) for u in units if u.name]
        coined = self._coined.find(text, taken_up)
        out += [
            ActorMention(
                first=first, last=last, text=text.slice(first, last), name=name, actor_id=None,
                type="faction" if sort == "faction" else "official", rule=f"coined {sort}",
            )
            for first, last, sort, name in coined
        ]  # fmt: skip
        return sorted(out, key=_place) if coined else out

    def _read(
        self,
        text: Text,
        units: list[Unit],
        at: int,
        limits: list[int],
        seen: dict[str, int],
        named: set[str],
        day: str | None,
        out: list[ActorMention],
    ) -> tuple[int, ActorMention | None]:
        """The mention that begins at unit ``at`` and how many units it takes up."""
        unit = units[at]
        limit = limits[unit.first]
        chain, nouns, last = self._chain(text, units, at, limit)
        taken = len(chain) + len(nouns)
        noun = nouns[0].noun if nouns else None
        if nouns and nouns[-1].noun is not None and noun is not None and noun.own is False and nouns[-1].noun.own:
            noun = nouns[-1].noun
        head = self._head(chain, seen, named)
        if head is not None and len(chain) == 1 and not nouns and self._newcomer(text, chain[0], head, last, limit):
            if chain[0].noun is not None:
                kind = msgspec.structs.replace(chain[0].noun, parts=True)
                made = self._belonging(text, units, at + 1, kind, (unit.first, last, limit), seen, named, day)
                if made is not None:
                    return 1 + made[0], made[1]
            return 1, None
        if head is None:
            if noun is None:
                return max(1, taken), None
            told = self._referred(text, noun, unit.first, last, out, day)
            if told is not None:
                return max(1, taken), told
            owned = self._belonging(text, units, at + taken, noun, (unit.first, last, limit), seen, named, day)
            if owned is not None:
                return taken + owned[0], owned[1]
            shared = self._shared(text, noun, unit.first, last, out, day)
            if shared is not None:
                return max(1, taken), shared
            alone = self._military(text, noun, unit.first, last, limit, out)
            return max(1, taken), alone or self._bare_noun(text, noun, unit.first, last)
        if len(chain) == 1 and chain[0].short and head.short_default and self._another_one(text, units, at, limit):
            return taken, None
        if head.generic and len(chain) == 1 and not nouns and head is unit.name:
            same = self._definite(text, head, unit.first, last, limit, out, day)
            if same is not None:
                return taken, same
            if unit.noun is not None:
                owned = self._belonging(text, units, at + 1, unit.noun, (unit.first, last, limit), seen, named, day)
                if owned is not None and owned[1].actor_id and owned[1].type in ("faction", "armed_force"):
                    return 1 + owned[0], owned[1]
        first = chain[0].first
        if noun is not None and noun.own and noun.type == "official" and self._apposed(text, first, out):
            return taken, None
        if noun is not None and noun.parts and head.type == "state" and noun.id not in head.composes:
            owned = self._belonging(text, units, at + taken, noun, (first, last, limit), seen, named, day)
            if owned is not None and owned[1].actor_id:  # "Afghan fighters of the Fatemiyoun Brigade"
                return taken + owned[0], owned[1]
        owned_ally = first > 0 and text.norms[first - 1] in self._possessives  # "their Russian ally" is Russia
        if noun is None and not owned_ally and self._qualifies(text, last, limit):
            return taken, None
        if text.norms[first] in self._allied and out and out[-1].last == first - 1 and out[-1].side not in (None, head.side):
            return taken, None  # "Turkish soldiers and allied fighters" are none of the government's
        if head.type == "state" and first > 0 and text.norms[first - 1] in self._anti and text.gap(first - 1) == "-":
            return taken, None  # "anti-government protests" are not the government's
        if noun is not None:
            return taken, self._composed(text, head, noun, first, last, day)
        if len(chain) == 1 and self._hyphened(text, units, at + 1, last, limit):
            return taken, self._mention(text, head, first, last, day, rule="adjective, joined", adjectival=True)
        tail = chain[-1]
        if tail.name is head and head.type in ("official", "person") and self._another(text, units, at, tail):
            return taken, None
        if tail.name is head:
            return taken, self._mention(text, head, first, last, day, rule="name")
        following = text.norms[last] if last < limit else ""
        if tail.adjective is head and following in self._acts:
            return taken, self._mention(text, head, first, last, day, rule="adjective", adjectival=True)
        joined = self._joined(text, units, at + len(chain), last, limit)
        if joined is not None and joined.id not in head.composes and (joined.own or head.type == "state"):
            return taken, self._mention(text, head, first, last, day, rule="adjective, shared noun")
        if joined is not None:
            return taken, self._composed(text, head, joined, first, last, day)
        if self._joined_acts(text, units, at + len(chain), last, limit) or self._predicate(text, first):
            return taken, self._mention(text, head, first, last, day, rule="adjective, joined", adjectival=True)
        if tail.place is head:
            return taken, self._polity_mention(text, head, tail, limit, day, out[-1] if out else None)
        if following in self._acts:
            return taken, self._mention(text, head, first, last, day, rule="adjective", adjectival=True)
        single = tail.noun is not None and head.generic and first > 0 and text.norms[first - 1] in self._indefinite
        if tail.short or tail.name is not None or (single and following in self._polity):  # "a rebel opened fire"
            return taken, self._mention(text, head, first, last, day, rule="short")
        return taken, None

    def _another_one(self, text: Text, units: list[Unit], at: int, limit: int) -> bool:
        """Whether a word that by itself means one actor here means some other: "an alliance of army units", "the
        Saudi-led coalition"."""
        unit = units[at]
        known = at > 0 and units[at - 1].last == unit.first  # "the Observatory monitor"
        if unit.last < limit and (text.norms[unit.last] in self._of or text.norms[unit.last] in self._among):
            return True
        if unit.short[0].type == "monitor" and not known and self._named_before(text, unit.first):
            return True
        return unit.first > 1 and text.norms[unit.first - 1] in self._backed and text.gap(unit.first - 2) == "-"

    def _named_before(self, text: Text, first: int) -> bool:
        """Whether a name stands right before: "the Jazira 24 monitoring group"."""
        start = text.sentences[bisect_right(text.sentences, first, key=_opening) - 1].first
        k = first - 1
        while k > start and text.numeric[k] and not text.gap(k).strip():
            k -= 1
        if k <= start or text.gap(k).strip() or text.norms[k] in self._titles:
            return False
        if not text.words[k][0].isupper():
            return False
        while k > start and text.words[k][0].isupper():
            k -= 1
        return text.norms[k] not in ("for", "of")  # what is left of a longer name

    def _introduces(self, text: Text, before: ActorMention, m: ActorMention) -> bool:
        """Whether the mention before only introduces a named force: "the army's Tiger Forces", "Lebanese group Hezbollah"."""
        if before.last != m.first or m.rule != "name" or m.generic or m.type not in ("faction", "armed_force"):
            return False
        noun = self._noun_of.get(text.norms[before.last - 1])
        return text.words[before.last - 1].endswith(("'s", "’s")) or (noun is not None and noun.id == "group")

    def _chain(
        self, text: Text, units: list[Unit], at: int, limit: int
    ) -> tuple[list[Unit], list[Unit], int]:
        """The run of qualifiers and names that starts at ``at``, the nouns that close it, and where it ends."""
        chain: list[Unit] = []
        nouns: list[Unit] = []
        last = units[at].first
        i = at
        while i < len(units) and units[i].first < limit:
            unit = units[i]
            if unit.first != last and not self._bridged(text, last, unit.first):
                break
            alone = not chain and not nouns
            more = alone and (unit.name or unit.short or unit.adjective)
            if unit.noun is not None and not more and not self._opens(unit, units, i):
                nouns.append(unit)
            elif nouns or (chain and chain[-1].place is not None):
                break
            else:
                if chain and text.gap(last - 1) == "-" and chain[-1].adjective and unit.adjective and not unit.name:
                    break
                if chain and unit.adjective is None and (unit.name is None or chain[-1].name is not None):
                    break
                chain.append(unit)
            last = unit.last
            i += 1
        return chain, nouns, last

    def _opens(self, unit: Unit, units: list[Unit], i: int) -> bool:
        """A word that is noun and adjective both ("rebel", "government") opens a name when a noun follows."""
        if unit.adjective is None:
            return False
        return i + 1 < len(units) and units[i + 1].first == unit.last and units[i + 1].noun is not None

    def _bridged(self, text: Text, last: int, first: int) -> bool:
        return 0 < first - last <= 2 and all(text.norms[k] in self._soft for k in range(last, first))

    def _head(self, chain: list[Unit], seen: dict[str, int], named: set[str]) -> ActorRecord | None:
        """The record that a chain of qualifiers stands for: the last one that names somebody in particular."""
        particular = any(u.name is not None and not u.name.generic and u.name.type == "faction" for u in chain)
        for unit in reversed(chain):
            said = unit.name or unit.adjective
            if particular and said is not None and said.generic:
                continue  # "the Ahrar al-Sham Islamist faction" is the one that is named
            if unit.short and (unit.name is None or unit.name.generic):
                got = self._short(unit.short, seen, named)
                if got is not None and len(chain) > 1 and got.id not in seen and got.id not in named:
                    continue  # "a Russian-led alliance": not the one that the word alone would mean
                if got is not None:
                    return got
            if unit.name is not None:
                return unit.name
            if unit.adjective is not None:
                return unit.adjective
            if unit.place is not None:
                return unit.place
        return None

    def _newcomer(self, text: Text, unit: Unit, head: ActorRecord, last: int, limit: int) -> bool:
        """Whether a short form names somebody else than the one it is short for: "an alliance of rebels"."""
        if not unit.short or unit.name is not None or head.type != "armed_force":
            return False
        following = text.norms[last] if last < limit else ""
        if following in self._of:
            return True
        return unit.first > 0 and text.norms[unit.first - 1] in self._indefinite and following not in self._acts

    def _short(self, records: list[ActorRecord], seen: dict[str, int], named: set[str]) -> ActorRecord | None:
        latest = max(seen, key=lambda k: seen[k]) if seen else None
        following = [r for r in records if latest in r.short_after]
        if following:
            return following[0]
        records = [r for r in records if not r.short_after]
        before = [r for r in records if r.id in seen]
        if before:
            return max(before, key=lambda r: seen[r.id])
        somewhere = [r for r in records if r.id in named]
        if somewhere:
            return somewhere[0]
        return next((r for r in records if r.short_default), None)

    def _qualifies(self, text: Text, last: int, limit: int) -> bool:
        """Whether what follows makes it the ally of somebody else: "Turkish-backed rebels", "al-Qaeda-linked group"."""
        if last >= limit:
            return False
        return text.norms[last] in self._kin or (text.norms[last] in self._backed and text.gap(last - 1) == "-")

    def _hyphened(self, text: Text, units: list[Unit], i: int, last: int, limit: int) -> bool:
        """The first of two states joined by a hyphen before an act: "US-British air strike"."""
        if last >= limit or text.gap(last - 1) != "-" or i >= len(units) or units[i].first != last:
            return False
        after = units[i].last
        return bool(units[i].adjective) and after < limit and text.norms[after] in self._acts

    def _joined(self, text: Text, units: list[Unit], i: int, last: int, limit: int) -> ActorNoun | None:
        """The noun that two joined adjectives share: "Russian and Syrian warplanes"."""
        if last >= limit or text.norms[last] not in self._joins or i >= len(units) or units[i].first != last + 1:
            return None
        named = units[i].name
        if named is not None:
            return self._noun_of.get(text.norms[units[i].last - 1]) if named.type in ("armed_force", "group") else None
        if units[i].adjective is None:
            return None
        _, nouns, _ = self._chain(text, units, i, limit)
        return nouns[0].noun if nouns else None

    def _joined_acts(self, text: Text, units: list[Unit], i: int, last: int, limit: int) -> bool:
        """Whether a joined adjective follows that qualifies an act: "Russian and Syrian government air strikes"."""
        if last >= limit or text.norms[last] not in self._joins or i >= len(units) or units[i].first != last + 1:
            return False
        chain, nouns, end = self._chain(text, units, i, limit)
        known = any(u.adjective is not None or u.name is not None for u in (*chain, *nouns))
        return known and end < limit and text.norms[end] in self._acts

    def _predicate(self, text: Text, first: int) -> bool:
        """Whether words of supposition stand before an adjective: "jets believed to be Russian"."""
        phrases = self._supposed.get(text.norms[first - 1], ()) if first else ()
        return any(tuple(text.norms[first - len(p) : first]) == p for p in phrases if first >= len(p))

    def _composed(
        self, text: Text, head: ActorRecord, noun: ActorNoun, first: int, last: int, day: str | None
    ) -> ActorMention | None:
        target = self.pack.records.get(head.composes.get(noun.id, ""))
        if target is not None:
            return self._mention(text, target, first, last, day, rule=f"{head.id} + {noun.id}", noun=noun.id)
        stranger = head.type == "state" and noun.type in ("faction", "generic_armed")  # "Afghan fighters" are no state
        if noun.own or stranger:
            if noun.type == "official" and self._named_next(text, last):
                return None
            owner = head.label or (text.slice(first, first + 1).lower() if head.generic else head.name)
            name = f"{owner} {text.slice(self._noun_from(noun, text, last), last).lower()}"
            return ActorMention(
                first=first, last=last, text=text.slice(first, last), name=name, actor_id=None, type=noun.type,
                side=head.side, generic=True, noun=noun.id, rule=f"{head.id} + {noun.id}",
            )  # fmt: skip
        return self._mention(text, head, first, last, day, rule=f"{head.id} + {noun.id}", noun=noun.id)

    def _named_next(self, text: Text, last: int) -> bool:
        """Whether a name follows a title: "US Defense Secretary Jim Mattis" (the man is the actor, not his post)."""
        return last < len(text.words) and not text.gap(last - 1).strip() and text.words[last][0].isupper()

    def _apposed(self, text: Text, first: int, out: list[ActorMention]) -> bool:
        """Whether a post only explains the name before it: "Angela Merkel, Germany's chancellor"."""
        if not out or out[-1].type not in ("official", "person") or not 0 <= first - out[-1].last <= 2:
            return False
        return all(text.norms[k] == "," or text.norms[k] in self._articles for k in range(out[-1].last, first))

    def _noun_from(self, noun: ActorNoun, text: Text, last: int) -> int:
        """Where the longest form of a noun class begins that ends at ``last``: "border guards", not "guards"."""
        phrases = (tuple(self.orthography.phrase(f)) for f in noun.forms)
        tail = text.norms[last - 1]
        fit = [
            len(p)
            for p in phrases
            if p and tail in (p[-1], f"{p[-1]}s") and tuple(text.norms[max(0, last - len(p)) : last - 1]) == p[:-1]
        ]
        return last - max(fit, default=1)

    def _definite(
        self,
        text: Text,
        head: ActorRecord,
        first: int,
        last: int,
        limit: int,
        out: list[ActorMention],
        day: str | None,
    ) -> ActorMention | None:
        """"The terrorist group": the faction that was named last, where no name follows."""
        if first == 0 or text.norms[first - 1] not in self._anaphors or text.norms[last - 1] not in self._groups:
            return None
        if last < limit and text.words[last][0].isupper() and not text.gap(last - 1).strip(' -"“'):
            return None
        near = [m for m in out[-4:] if m.type == "faction" and m.actor_id and not m.generic and first - m.first <= 60]
        if text.norms[first] in self._partisan:
            near = [m for m in near if m.side == head.side]
        if not near:
            return None
        record = self.pack.records[near[-1].actor_id or ""]
        return self._mention(text, record, first, last, day, rule="anaphor: group", noun="group")

    def _military(
        self, text: Text, noun: ActorNoun, first: int, last: int, limit: int, out: list[ActorMention]
    ) -> ActorMention | None:
        """"The military said": the forces of the state named last, else those that a bare army is."""
        if not first or " ".join(text.norms[first:last]) not in self._alone:
            return None
        if text.norms[first - 1] not in self._articles or text.norms[first - 1] in self._indefinite:
            return None
        plain = last < limit and not text.gap(last - 1).strip() and text.norms[last] not in self._polity
        if plain:
            return None
        near = [m for m in out[-3:] if first - m.first <= 25 and m.type in ("state", "official", "organisation", "armed_force")]
        for m in reversed(near):
            record = self.pack.records.get(m.actor_id or "") or self._labels.get(m.name.rpartition(" ")[0])
            if record is None:
                continue
            record = self.pack.records.get(record.represents or "", record)
            target = self.pack.records.get(record.composes.get(noun.id, ""))
            if target is not None:
                return self._mention(text, target, first, last, None, rule="the military", noun=noun.id)
        record = self._bare.get(noun.id)
        return self._mention(text, record, first, last, None, rule="the military", noun=noun.id) if record else None

    def _shared(
        self, text: Text, noun: ActorNoun, first: int, last: int, out: list[ActorMention], day: str | None
    ) -> ActorMention | None:
        """"Russian troops and warplanes": the second noun has the first one's owner."""
        if not out or out[-1].last != first - 1 or text.norms[first - 1] not in self._joins or noun.type != "armed_force":
            return None
        if out[-1].noun is None and out[-1].type != "armed_force":
            return None
        queue = [out[-1].actor_id or ""]
        for actor_id in queue:  # the force itself, then what it is part of
            record = self.pack.records.get(actor_id)
            if record is None:
                continue
            target = self.pack.records.get(record.composes.get(noun.id, ""))
            if target is not None:
                return self._mention(text, target, first, last, day, rule=f"shared: {noun.id}", noun=noun.id)
            queue += record.part_of[: 4 - len(queue)]
        return None

    def _referred(
        self, text: Text, noun: ActorNoun, first: int, last: int, out: list[ActorMention], day: str | None
    ) -> ActorMention | None:
        """"its soldiers", "his group", "the militia": the actor named last, where it can be meant."""
        if first == 0:
            return None
        near = [m for m in out[-4:] if m.actor_id is not None and first - m.first <= 60]
        people = [m for m in near if m.type in ("official", "person")]
        before = (people or near)[-1:] if text.norms[first - 1] in self._personal else near[-1:]
        if len(near) > 1 and first > 1 and text.norms[first - 2] in self._of and text.norms[first - 1] in self._possessives:
            sentence = text.sentences[bisect_right(text.sentences, first, key=_opening) - 1]
            here = [m for m in near if m.first >= sentence.first]
            if len(here) > 1:  # "X said that Y had killed 20 of its fighters": X's
                before = here[:1]
        if text.norms[first - 1] in self._anaphors:
            before = [m for m in near if m.type == "faction" or (m.type == "monitor" and noun.id == "group")][-1:]
        if not before:
            return None
        owner = self.pack.records[before[0].actor_id or ""]
        owner = self.pack.records.get(owner.represents or "", owner)
        lead = text.norms[first - 1]
        if lead in self._possessives and (owner.type in ("state", "faction", "armed_force") or noun.id in owner.composes):
            target = self.pack.records.get(owner.composes.get(noun.id, owner.id), owner)
            return self._mention(text, target, first, last, day, rule=f"possessive: {noun.id}", noun=noun.id)
        if lead in self._anaphors and noun.id in ("group", "militia") and owner.type in ("faction", "monitor"):
            return self._mention(text, owner, first, last, day, rule=f"anaphor: {noun.id}", noun=noun.id)
        return None

    def _belonging(
        self,
        text: Text,
        units: list[Unit],
        i: int,
        noun: ActorNoun,
        span: tuple[int, int, int],
        seen: dict[str, int],
        named: set[str],
        day: str | None,
    ) -> tuple[int, ActorMention] | None:
        """"Warplanes of the US-led coalition", "units of the army": the owner stands behind.

        Gives how many units beyond the noun are taken up, and the mention.
        """
        first, last, limit = span
        if not (noun.parts or noun.bare is not None) or last >= limit or text.norms[last] not in self._of:
            return None
        if i >= len(units) or not 1 <= units[i].first - last <= 3 or units[i].first >= limit:
            return None
        between = text.norms[last + 1 : units[i].first]  # "of the army", "belonging to the army"
        if any(word not in self._articles and (at or word != "to") for at, word in enumerate(between)):
            return None
        chain, nouns, end = self._chain(text, units, i, limit)
        head = self._head(chain, seen, named)
        if head is None and nouns and nouns[0].noun is not None:
            head = self._bare.get(nouns[0].noun.id)
        loyal = head is not None and head.type == "official" and noun.id in head.composes
        if head is None or not (loyal or head.type in _ARMED) or self._qualifies(text, end, limit):
            return None
        owner = nouns[0].noun if chain and nouns and nouns[0].noun is not None else None
        usual = self._bare.get(noun.id)
        if usual is not None and head.type == "state" and head.side == usual.side and owner is None and usual.side:
            whole: ActorMention | None = self._mention(text, usual, first, end, day, rule=f"{noun.id} of {head.id}", noun=noun.id)
        else:
            whole = self._composed(text, head, owner or noun, first, end, day)
        if whole is None:
            return None
        return len(chain) + len(nouns), whole

    def _bare_noun(self, text: Text, noun: ActorNoun, first: int, last: int) -> ActorMention | None:
        """A force noun with nothing before it: the pack's usual meaning, or a generic name, or unresolved."""
        if self._tail_of_name(text, first):
            return None
        record = self._bare.get(noun.id)
        if record is not None and text.slice(first, last).lower() not in noun.not_bare:
            return self._mention(text, record, first, last, None, rule=f"bare {noun.id}", noun=noun.id)
        if noun.bare is None:
            return None
        return ActorMention(
            first=first, last=last, text=text.slice(first, last), name=noun.bare, actor_id=None, type=noun.type,
            generic=True, resolved=bool(noun.bare), noun=noun.id, rule=f"bare {noun.id}",
        )  # fmt: skip

    def _another(self, text: Text, units: list[Unit], at: int, unit: Unit) -> bool:
        """A surname at the end of somebody else's name: "Abu Omar al-Golani"."""
        first = unit.first
        words = [n for n in text.norms[first : unit.last] if n not in self._particles]
        if len(words) > 1 or first == 0 or (at > 0 and units[at - 1].last == first) or unit.first != units[at].first:
            return False
        return (
            text.words[first - 1][0].isupper()
            and text.norms[first - 1] not in self._titles
            and not text.gap(first - 1).strip(" -")
        )

    def _tail_of_name(self, text: Text, first: int) -> bool:
        """"Army" of an unknown "Nasr Army": capitals on both and nothing between."""
        return (
            first > 0
            and text.words[first][0].isupper()
            and text.words[first - 1][0].isupper()
            and text.norms[first - 1] not in self._articles
            and not text.gap(first - 1).strip(" -")
        )

    def _polity_mention(
        self, text: Text, head: ActorRecord, unit: Unit, limit: int, day: str | None, last_one: ActorMention | None
    ) -> ActorMention | None:
        """A country or capital: an actor only where the words around it are not those of a place."""
        first, last = unit.first, unit.last
        norms = text.norms
        following = norms[last] if last < limit else ""
        before = norms[first - 1] if first else ""
        start = first
        if before in self._articles and first > 1:
            before = norms[first - 2]
            start = first - 1
        if norms[first] not in self._plain[head.id] and last - first == 1:
            owned = following in self._acts
            return self._mention(text, head, first, last, day, rule="possessive", adjectival=True) if owned else None
        if last < limit and text.gap(last - 1) == "-" and text.words[last][0].isupper():
            return None
        listed = (
            last_one is not None
            and last_one.type == "state"
            and not last_one.adjectival
            and start - last_one.last <= 2
            and all(norms[k] in self._joins or norms[k] in self._articles or norms[k] == "," for k in range(last_one.last, first))
        )
        if listed:
            return self._mention(text, head, first, last, day, rule="polity, listed")
        same_sentence = start > 0 and text.gap(start - 1).strip(" -–—") == ""
        if same_sentence and before in self._locatives:
            return None
        after = norms[last + 1] if last + 1 < limit else ""
        bordering = start > 1 and norms[start - 2] in self._locatives and before in self._by
        if same_sentence and bordering:
            return None
        acts = following in self._polity or self._apposed_then_acts(text, start, last, limit)
        strong = acts or self._paired(text, last, limit) or before in self._by or after in self._polity_alone
        city = text.slice(first, last).casefold() in self._capitals[head.id]
        if city and (not strong or (same_sentence and before in self._of)):
            return None
        lower = last < limit and text.words[last].islower()
        if unit.adjective is not None and not strong and lower and following not in self._joins:
            return None
        return self._mention(text, head, first, last, day, rule="polity")

    def _apposed_then_acts(self, text: Text, start: int, last: int, limit: int) -> bool:
        """A capital that opens a sentence, something between commas, then a verb: "Ankara, which backs the rebels, said"."""
        norms = text.norms
        if last + 2 >= limit or norms[last] != "," or norms[last + 1] not in self._asides:
            return False
        if start != text.sentences[bisect_right(text.sentences, start, key=_opening) - 1].first:
            return False
        end = next((k for k in range(last + 1, min(last + 14, limit - 1)) if norms[k] == ","), None)
        return end is not None and norms[end + 1] in self._polity

    def _paired(self, text: Text, last: int, limit: int) -> bool:
        """Whether another capital or state is joined and then acts: "Moscow and Damascus say", "Syria and its ally Iran"."""
        norms = text.norms
        if last < limit and norms[last] == ",":  # "London, Paris and Berlin condemned"
            row = (self._polities, self._joins, self._articles, (",",))
            end = next((k for k in range(last, limit) if not any(norms[k] in x for x in row)), last)
            joined = any(norms[k] in self._joins for k in range(last, end))
            return joined and norms[end - 1] in self._polities and norms[end] in self._polity
        if last >= limit or norms[last] not in self._joins:
            return False
        if last + 1 < limit and norms[last + 1] in self._possessives:  # "Washington and its allies accused"
            return any(norms[k] in self._polity for k in range(last + 2, min(last + 5, limit)))
        for k in range(last + 1, min(last + 4, limit - 1)):
            if norms[k] in self._polities:
                return norms[k + 1] in self._polity
            if text.words[k][0].isupper():
                return False
        return False

    def _mention(
        self,
        text: Text,
        record: ActorRecord,
        first: int,
        last: int,
        day: str | None,
        *,
        rule: str,
        adjectival: bool = False,
        noun: str | None = None,
    ) -> ActorMention:
        return ActorMention(
            first=first, last=last, text=text.slice(first, last), name=record.called(day), actor_id=record.id,
            type=record.type, side=record.side, adjectival=adjectival, generic=record.generic, noun=noun, rule=rule,
        )  # fmt: skip


def _opening(sentence: Any) -> int:
    return int(sentence.first)


def _place(m: ActorMention) -> int:
    return m.first


def _limits(text: Text) -> list[int]:
    """For each token where its sentence ends."""
    out = [0] * (len(text.starts) + 1)
    for s in text.sentences:
        out[s.first : s.last] = [s.last] * (s.last - s.first)
    return out


def check(packs: Packs) -> list[str]:
    """What is wrong with the packs' actor sections, one line each."""
    return list(ActorPack(packs).check())
