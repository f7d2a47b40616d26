"""Who: states, forces, factions, organisations and officials in a text, each under the pack's neutral name.

Names come from the packs; the finder composes what stands before a noun ("Russian" + "warplanes"), tells a capital
that stands for a government from a place, resolves short forms ("the coalition") by what the document named before,
and names factions by the document's date. This module has the order in which these are asked; each has its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from ..rules import Packs
from ..text import Entry, Hit, Orthography, Text
from .actors_ahead import Ahead
from .actors_chain import Chains, head
from .actors_coined import Coined
from .actors_composed import Composer
from .actors_doubts import Doubts
from .actors_joined import Joined
from .actors_meant import Meant
from .actors_mention import PEOPLE, ActorMention, Reading, owning
from .actors_ours import Ours
from .actors_owned import Owned
from .actors_pack import ActorNoun, ActorPack, ActorRecord
from .actors_polity import Polities
from .actors_sweep import ActorSweep, Unit

__all__ = ["ActorFinder", "ActorMention", "check"]

_STEPS = 4  # from a spokesman over his ministry to the state
_TIED = 4  # tokens from words of supposition back to whom they are about


def _fellow(pack: ActorPack, state: ActorRecord, actor_id: str) -> bool:
    """Whether a force or a militia that a state's name makes with a noun is on the state's side."""
    made = pack.records.get(actor_id)
    return made is not None and made.type != "state" and made.side == state.side


class ActorFinder:
    """Compiled once for a set of packs; :meth:`find` is a pure function of the text and the document's date."""

    def __init__(self, packs: Packs, orthography: Orthography) -> None:
        self.pack = pack = ActorPack(packs)
        self.orthography = orthography
        states = [r for r in reversed(pack.records.values()) if r.type == "state"]  # of equals, the first
        self._raised = {c: r.id for r in states for c in r.composes.values() if _fellow(pack, r, c)}
        self._words = words = pack.words.normed(orthography.norm)
        self._noun_of = {orthography.norm(f): n for n in pack.nouns for f in n.forms if not n.own}
        self._sweep = ActorSweep(pack, orthography)
        numbers = frozenset(orthography.norm(str(w)) for w in packs.mapping("numbers").get("cardinals", ()))
        self._chains = Chains(words.soft)
        self._doubts = Doubts(words)
        self._composer = Composer(pack, orthography)
        self._joined = Joined(words, pack.words.supposed, self._chains, self._noun_of, orthography, numbers)
        self._meant = Meant(pack, words, self._doubts)
        self._owned = Owned(pack, words, self._chains, self._doubts, self._composer)
        self._ours = Ours(pack, words, self._noun_of)
        self._polities = Polities(pack, words, orthography.norm)
        self._coined = Coined(words)
        self._ahead = Ahead(pack, words, self._chains)

    def entries(self) -> Iterable[tuple[str, Entry]]:
        """Nothing: the finder sweeps the text itself, so that a longer phrase of another layer never hides a name."""
        return ()

    def record(self, actor_id: str) -> ActorRecord | None:
        """The pack's record of an actor."""
        return self.pack.records.get(actor_id)

    def state(self, actor_id: str) -> str | None:
        """The state that an actor is, or that an official, a ministry or a service belongs to, as far as the packs say."""
        records, known = self.pack.records, self.pack.records.get(actor_id)
        for _ in range(_STEPS):
            if known is None or known.type == "state":
                break
            known = records.get(known.represents or next(iter(known.part_of), "") or self._raised.get(known.id, ""))
        return known.id if known is not None and known.type == "state" else None

    def name_on(self, actor_id: str, day: str | None) -> str | None:
        """The name that an actor bore on a day (a claim's own time rather than the document's date)."""
        record = self.pack.records.get(actor_id)
        return record.called(day) if record else None

    def find(
        self, text: Text, hits: Iterable[Hit] | None = None, reference: str | None = None
    ) -> list[ActorMention]:
        """All mentions in text order, none overlapping. ``reference`` is the document's ISO date."""
        units = self._sweep.units(text)
        reading = Reading(text, units, reference)
        out, seen = reading.out, reading.seen
        at = 0
        while at < len(units):
            taken, mention = self._read(reading, at)
            if mention is not None:
                if mention.actor_id:
                    seen[mention.actor_id] = mention.first
                if out and self._introduces(text, out[-1], mention):
                    title = out.pop()
                    if mention.type in PEOPLE:
                        mention = msgspec.structs.replace(mention, first=title.first, text=text.slice(title.first, mention.last))
                out.append(mention)
            at += taken
        taken_up = [(m.first, m.last) for m in out] + [(u.first, u.last) for u in units if u.name]
        people = [(m.last, m.name) for m in out if m.type in PEOPLE and m.rule == "name" and m.last - m.first > 1]
        coined = self._coined.find(text, taken_up, people)
        out += [
            ActorMention(
                first=first, last=last, text=text.slice(first, last), name=name, actor_id=None,
                type="faction" if sort == "faction" else "official", rule=f"coined {sort}",
            )
            for first, last, sort, name in coined
        ]  # fmt: skip
        return sorted(out, key=_place) if coined else out

    def ours(self, text: Text, actors: list[ActorMention], sources: Sequence[Any]) -> list[ActorMention]:
        """The actors, with those that whoever speaks calls his own under his side's name ("our fighters")."""
        return self._ours.read(text, actors, sources)

    def _read(self, reading: Reading, at: int) -> tuple[int, ActorMention | None]:
        """The mention that begins at unit ``at`` and how many units it takes up."""
        text, units, out = reading.text, reading.units, reading.out
        unit = units[at]
        first, limit = unit.first, reading.limits[unit.first]
        chain, nouns, last = self._chains.run(text, units, at, limit)
        taken = len(chain) + len(nouns)
        noun = nouns[0].noun if nouns else None
        if nouns and nouns[-1].noun is not None and noun is not None and noun.own is False and nouns[-1].noun.own:
            noun = nouns[-1].noun
        who = head(chain, reading)
        span = (first, last, limit)
        if who is None:
            return self._nameless(reading, at, max(1, taken), noun, span)
        alone = len(chain) == 1 and not nouns
        if alone and self._doubts.newcomer(text, unit, who, last, limit):
            if unit.noun is None:
                return 1, None
            made = self._owned.read(reading, at + 1, msgspec.structs.replace(unit.noun, parts=True), span)
            return (1 + made[0], made[1]) if made is not None else (1, None)
        if len(chain) == 1 and unit.short and who.short_default and self._doubts.another_one(text, units, at, limit):
            return taken, None
        if alone and who.generic and who is unit.name:
            same = self._ahead.meant(reading, at + 1, unit.noun, first, last)
            same = same or self._meant.definite(reading, who, first, last, limit)
            same = same or self._meant.possessed(reading, unit.noun, first, last)
            if same is not None:
                return taken, same
            if unit.noun is not None:
                owned = self._owned.read(reading, at + 1, unit.noun, span)
                if owned is not None and owned[1].actor_id and owned[1].type in ("faction", "armed_force"):
                    return 1 + owned[0], owned[1]
        if noun is not None and noun.own and noun.type == "official" and self._doubts.apposed(text, first, out):
            return taken, None
        if noun is not None and noun.parts and who.type == "state" and noun.id not in who.composes:
            owned = self._owned.read(reading, at + taken, noun, span)
            if owned is not None and owned[1].actor_id:  # "Afghan fighters of the Fatemiyoun Brigade"
                return taken + owned[0], owned[1]
        owned_ally = first > 0 and text.norms[first - 1] in self._words.possessives  # "their Russian ally" is Russia
        if noun is None and not owned_ally and self._doubts.qualifies(text, last, limit):
            return taken, None
        if self._doubts.of_others(text, who, first, out):
            return taken, None
        if noun is not None:
            return taken, self._composer.composed(reading, who, noun, first, last)
        return taken, self._nounless(reading, at, chain, who, last, limit)

    def _nameless(
        self, reading: Reading, at: int, taken: int, noun: ActorNoun | None, span: tuple[int, int, int]
    ) -> tuple[int, ActorMention | None]:
        """A noun with no name before it: whoever was named before or is named behind it, else what it means alone."""
        if noun is None:
            return taken, None
        first, last, limit = span
        if first and reading.text.norms[first - 1] in self._words.either:
            return taken, None  # "neither army"
        told = self._ahead.meant(reading, at + taken, noun, first, last) or self._meant.referred(reading, noun, first, last)
        if told is not None:
            return taken, told
        owned = self._owned.read(reading, at + taken, noun, span)
        if owned is not None:
            return taken + owned[0], owned[1]
        return taken, (
            self._meant.shared(reading, noun, first, last)
            or self._meant.military(reading, noun, first, last, limit)
            or self._meant.bare(reading, noun, first, last)
        )

    def _supposed(self, reading: Reading, who: ActorRecord, k: int, first: int, last: int) -> ActorMention | None:
        """Who stands behind words of supposition at ``k``; whatever band or craft stands before them is his: "jets believed to
        be Russian"."""
        text = reading.text
        said = reading.mention(who, first, last, rule="adjective, joined", adjectival=True)
        of = reading.out[-1] if reading.out else None
        if said is None or of is None or (of.name and not of.rule.startswith("bare ")) or not 0 <= k - of.last < _TIED:
            return said
        noun = self._noun_of.get(text.norms[of.last - 1])
        theirs = self._composer.composed(reading, who, noun, of.first, of.last) if noun is not None and noun.id in who.composes else None
        if theirs is None:
            return said
        reading.out[-1] = theirs
        return msgspec.structs.replace(theirs, first=first, last=last, text=said.text, adjectival=True)

    def _nounless(
        self, reading: Reading, at: int, chain: list[Unit], who: ActorRecord, last: int, limit: int
    ) -> ActorMention | None:
        """A name or an adjective with no noun behind it: who is meant, and whether an act is only qualified."""
        text, units = reading.text, reading.units
        first = chain[0].first
        after = at + len(chain)
        if len(chain) == 1 and self._joined.hyphened(text, units, at + 1, last, limit):
            return reading.mention(who, first, last, rule="adjective, joined", adjectival=True)
        tail = chain[-1]
        if tail.name is who:
            doubtful = who.type in PEOPLE and self._doubts.another_surname(text, units, at, tail)
            return None if doubtful else reading.mention(who, first, last, rule="name")
        following = text.norms[last] if last < limit else ""
        qualified = following in self._words.acts or (tail.adjective is who and self._joined.mannered(text, units, after, last, limit))
        if qualified and last + 1 < limit and text.norms[last + 1] in self._words.by:
            qualified = not first or text.norms[first - 1] not in self._words.locatives  # "in eastern Syria held by rebels"
        if qualified and tail.adjective is who:
            return reading.mention(who, first, last, rule="adjective", adjectival=True)
        joined = self._joined.noun(text, units, after, last, limit)
        if joined is not None and joined.id not in who.composes and (joined.own or who.type == "state"):
            return reading.mention(who, first, last, rule="adjective, shared noun")
        if joined is not None:
            return self._composer.composed(reading, who, joined, first, last)
        if self._joined.acts(text, units, after, last, limit):
            return reading.mention(who, first, last, rule="adjective, joined", adjectival=True)
        if (k := self._joined.supposed(text, first)) >= 0:
            return self._supposed(reading, who, k, first, last)
        if tail.place is who:
            return self._polities.mention(reading, who, tail, limit)
        if qualified and not (tail.short and who.type == "faction"):  # "the jihadists control" has a verb
            return reading.mention(who, first, last, rule="adjective", adjectival=True)
        single = tail.noun is not None and who.generic and first > 0 and text.norms[first - 1] in self._words.indefinite
        acting = single and following in self._words.polity_verbs  # "a rebel opened fire"
        return reading.mention(who, first, last, rule="short") if tail.short or tail.name is not None or acting else None

    def _introduces(self, text: Text, before: ActorMention, m: ActorMention) -> bool:
        """Whether the mention before only introduces a named force: "the army's Tiger Forces", "Lebanese group Hezbollah", "armed
        formations of X"."""
        between = text.norms[before.last : m.first]
        if m.type in PEOPLE and not m.generic and m.rule == "name":
            if before.type == "official" and before.generic:
                return not between or between == [","]  # "the UN secretary-general, Ban Ki-moon"
            return before.type == "state" and not between and not before.adjectival  # "UK Foreign Secretary William Hague"
        if between and before.generic and before.type == "generic_armed" and m.type == "faction" and not m.generic:
            return between[0] in self._words.of and all(w in self._words.articles for w in between[1:])
        if before.last != m.first or m.rule != "name" or m.generic or m.type not in ("faction", "armed_force"):
            return False
        noun = self._noun_of.get(text.norms[before.last - 1])
        return owning(text.words[before.last - 1]) or (noun is not None and noun.id == "group")


def _place(m: ActorMention) -> int:
    return m.first


def check(packs: Packs) -> list[str]:
    """What is wrong with the packs' actor sections, one line each."""
    return list(ActorPack(packs).check())
