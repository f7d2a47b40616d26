"""Whom a noun means that has no name before it: "its soldiers", "the military", "Russian troops and warplanes"."""

from __future__ import annotations

from .actors_chain import head
from .actors_doubts import Doubts
from .actors_mention import PEOPLE, ActorMention, Reading, owning
from .actors_pack import ActorNoun, ActorPack, ActorRecord, ActorWords

_FIGHTING = frozenset(("armed_force", "faction", "generic_armed"))
_JUST_BEFORE = 30  # tokens back to a force that a bare noun means again
_APPOSED = 6  # tokens from a name to one in its apposition
_ASIDE = 6  # tokens from there to the end of the apposition


class Meant:
    """Looks back at who was named; compiled once for the packs' closed classes of words (in their comparison forms)."""

    def __init__(self, pack: ActorPack, words: ActorWords, doubts: Doubts) -> None:
        self._records = pack.records
        self._bare = pack.bare
        self._labels = {r.label: r for r in pack.records.values() if r.label}
        self._words = words
        self._doubts = doubts

    def referred(self, reading: Reading, noun: ActorNoun, first: int, last: int) -> ActorMention | None:
        """"its soldiers", "his group", "the militia": the actor named last, where it can be meant."""
        if first == 0:
            return None
        words, norms = self._words, reading.text.norms
        lead = norms[first - 1]
        near = [m for m in reading.out[-4:] if m.actor_id is not None and first - m.first <= 60]
        if lead in words.possessives:
            near = [m for m in near if not self._leads(reading, m)] or near
        if lead in words.owning and near and 0 <= first - 1 - near[-1].last <= 1:
            owner = self._records[near[-1].actor_id or ""]
            target = self._records.get(owner.composes.get(noun.id, ""))
            return reading.mention(target, first, last, rule=f"owned: {noun.id}", noun=noun.id) if target is not None else None
        if lead in words.more and noun.type == "armed_force" and norms[last - 1] in words.parts:
            forces = [m for m in near if m.type == "armed_force" and not m.generic and m.noun != "air"]
            if forces:  # "an army unit shelled X, another unit Y"
                owner = self._records[forces[-1].actor_id or ""]
                return reading.mention(owner, first, last, rule=f"another: {noun.id}", noun=noun.id)
            return None
        if lead in words.possessives and len(near) > 1:
            kept: list[ActorMention] = []
            for m in near:
                if not kept or not self._apposed(reading, kept[-1], m):
                    kept.append(m)
            near = kept
        people = [m for m in near if m.type in PEOPLE]
        before = (people or near)[-1:] if lead in words.personal else near[-1:]
        if len(near) > 1 and first > 1 and norms[first - 2] in words.of and lead in words.possessives:
            sentence = reading.text.sentence_at(first)
            here = [m for m in near if m.first >= sentence.first]
            if len(here) > 1 and not words.tells.isdisjoint(norms[here[0].last : first]):
                before = here[:1]  # "X said that Y had killed 20 of its fighters": X's
            elif len(here) > 1:  # "the Y air strikes that killed many of its leaders": never Y's
                before = [m for m in here if not m.adjectival][-1:] or before
        if lead in words.possessives and first > 1 and norms[first - 2] == "," and near:
            sentence = reading.text.sentence_at(first)
            here = [m for m in near if m.first >= sentence.first]
            if len(here) > 1 and norms[sentence.first] in words.conceding:  # "while X claims to fight Y, its forces": X's
                before = here[:1]
        if lead in words.possessives:
            spoken = self._spokesman(reading, first)
            if spoken is not None and (lead not in words.personal or spoken.type == "generic_armed"):
                return reading.mention(
                    self._records.get(spoken.composes.get(noun.id, spoken.id), spoken), first, last,
                    rule=f"possessive: {noun.id}", noun=noun.id,
                )  # fmt: skip
        if lead in words.anaphors and noun.id == "group" and (same := self._same_noun(reading, first, last)):
            return reading.mention(self._records[same.actor_id or ""], first, last, rule="anaphor: same noun", noun=noun.id)
        if lead in words.anaphors:
            before = [m for m in near if m.type == "faction" or (m.type == "monitor" and noun.id == "group")][-1:]
        if not before:
            return None
        owner = self._records[before[0].actor_id or ""]
        owner = self._records.get(owner.represents or "", owner)
        armed = owner.type == noun.type == "generic_armed"  # "attacked the rebels, killing 12 of their fighters"
        if lead in words.possessives and (armed or owner.type in ("state", "faction", "armed_force") or noun.id in owner.composes):
            target = self._records.get(owner.composes.get(noun.id, owner.id), owner)
            return reading.mention(target, first, last, rule=f"possessive: {noun.id}", noun=noun.id)
        if lead in words.anaphors and noun.id in ("group", "militia") and owner.type in ("faction", "monitor"):
            return reading.mention(owner, first, last, rule=f"anaphor: {noun.id}", noun=noun.id)
        return None

    def possessed(self, reading: Reading, noun: ActorNoun | None, first: int, last: int) -> ActorMention | None:
        """"Its gunmen", "their militants": those of the actor named last, where a loose word would mean nobody in particular."""
        if noun is None or first == 0 or reading.text.norms[first - 1] not in self._words.possessives:
            return None
        return self.referred(reading, noun, first, last)

    def _leads(self, reading: Reading, m: ActorMention) -> bool:
        """Whether an actor is only named as who leads or backs another: "the coalition led by X said its"."""
        norms, words = reading.text.norms, self._words
        k = m.first - 1 - (m.first > 1 and norms[m.first - 1] in words.articles)
        if k < 2 or norms[k] not in words.by or norms[k - 1] not in words.backed:
            return False
        return any(o.last == k - 1 for o in reading.out[-6:])

    def _told_just_before(self, reading: Reading, noun: ActorNoun, first: int, last: int) -> ActorMention | None:
        """ "33 Turkish soldiers ... Thirty-two soldiers were injured": the force told by the same noun in the sentence before or in
        this one, if no other force was named since."""
        norms = reading.text.norms
        if noun.type != "armed_force" or not reading.out or first - reading.out[-1].first > _JUST_BEFORE:
            return None
        m = next((m for m in reversed(reading.out[-3:]) if m.type in _FIGHTING), None)
        if m is None or m.type != "armed_force" or m.generic or m.actor_id is None or norms[m.last - 1] != norms[last - 1]:
            return None
        return reading.mention(self._records[m.actor_id], first, last, rule="told just before", noun=noun.id, dated=False)

    @staticmethod
    def _same_noun(reading: Reading, first: int, last: int) -> ActorMention | None:
        """Those named last by the same noun: "opposition factions ... the factions"."""
        norms = reading.text.norms
        for m in reversed(reading.out[-6:]):
            if m.actor_id is not None and m.type == "generic_armed" and first - m.first <= 120 and norms[m.last - 1] == norms[last - 1]:
                return m
        return None

    def _apposed(self, reading: Reading, who: ActorMention, m: ActorMention) -> bool:
        """Whether ``m`` only tells of what sort another is, named before it: "X, a Free Syrian Army faction, said its", "X,
        which has backed the army since May, said its", "X, Assad's main ally, said its"."""
        text, words = reading.text, self._words
        norms, at = text.norms, who.last
        if at >= len(norms) or norms[at] != "," or m.first <= at or "," in norms[at + 1 : m.first]:
            return False
        opens = norms[at + 1] in words.asides or norms[at + 1] in words.articles
        owner = m.first == at + 1 and (m.adjectival or owning(text.words[m.last - 1]))
        if not (opens or owner) or m.first - at > _APPOSED:
            return False
        end = next((k for k in range(m.last, min(m.last + _ASIDE, len(norms) - 1)) if norms[k] == ","), -1)
        return end >= m.last + owner and text.words[end + 1].islower() and norms[end + 1] not in words.joins

    def _spokesman(self, reading: Reading, first: int) -> ActorRecord | None:
        """The side whose spokesman is the only one named before in the sentence: "a Turkish spokesman said its artillery"."""
        text, start = reading.text, reading.text.sentence_at(first).first
        if any(m.last > start for m in reading.out[-2:]):
            return None
        for unit in reading.units:
            if unit.first >= first:
                break
            if unit.first >= start and unit.last < first and text.norms[unit.last] in self._words.posts:
                who = head([unit], reading)
                return who if who is not None and who.type in ("state", "faction", "armed_force", "generic_armed") else None
        return None

    def definite(self, reading: Reading, head: ActorRecord, first: int, last: int, limit: int) -> ActorMention | None:
        """"The terrorist group": the faction that was named last, where no name follows."""
        text, words = reading.text, self._words
        if first == 0 or text.norms[first - 1] not in words.anaphors or text.norms[last - 1] not in words.groups:
            return None
        if last < limit and text.words[last][0].isupper() and not text.gap(last - 1).strip(' -"“'):
            return None
        near = [m for m in reading.out[-4:] if m.type == "faction" and m.actor_id and not m.generic and first - m.first <= 60]
        if text.norms[first] in words.partisan:
            near = [m for m in near if m.side == head.side]
        if not near:
            return None
        record = self._records[near[-1].actor_id or ""]
        return reading.mention(record, first, last, rule="anaphor: group", noun="group")

    def shared(self, reading: Reading, noun: ActorNoun, first: int, last: int) -> ActorMention | None:
        """"Russian troops and warplanes": the second noun has the first one's owner."""
        out, norms = reading.out, reading.text.norms
        if not out or out[-1].last != first - 1 or norms[first - 1] not in self._words.joins or noun.type != "armed_force":
            return None
        if out[-1].noun is None and out[-1].type != "armed_force":
            return None
        queue = [out[-1].actor_id or ""]
        for actor_id in queue:  # the force itself, then what it is part of
            record = self._records.get(actor_id)
            if record is None:
                continue
            target = self._records.get(record.composes.get(noun.id, ""))
            if target is not None:
                return reading.mention(target, first, last, rule=f"shared: {noun.id}", noun=noun.id)
            queue += record.part_of[: 4 - len(queue)]
        return None

    def military(self, reading: Reading, noun: ActorNoun, first: int, last: int, limit: int) -> ActorMention | None:
        """"The military said": the forces of the state named last, else those that a bare army is."""
        text, words = reading.text, self._words
        if not first or " ".join(text.norms[first:last]) not in words.alone:
            return None
        if text.norms[first - 1] not in words.articles or text.norms[first - 1] in words.indefinite:
            return None
        verb = last + 1 if last + 1 < limit and text.norms[last] in words.both else last  # "the military also said"
        plain = last < limit and not text.gap(last - 1).strip() and text.norms[verb] not in words.polity_verbs
        if plain and (text.norms[verb] not in words.doing or text.norms[min(verb + 1, limit - 1)] in words.of):
            return None
        near = [m for m in reading.out[-3:] if first - m.first <= 25 and m.type in ("state", "official", "organisation", "armed_force")]
        for m in reversed(near):
            record = self._records.get(m.actor_id or "") or self._labels.get(m.name.rpartition(" ")[0])
            if record is None:
                continue
            record = self._records.get(record.represents or "", record)
            target = self._records.get(record.composes.get(noun.id, ""))
            if target is not None:
                return reading.mention(target, first, last, rule="the military", noun=noun.id, dated=False)
        composed = (self._records.get(r.composes.get(noun.id, "")) for r in self._bare.values())
        record = self._bare.get(noun.id) or next((r for r in composed if r), None)
        return reading.mention(record, first, last, rule="the military", noun=noun.id, dated=False) if record else None

    def bare(self, reading: Reading, noun: ActorNoun, first: int, last: int) -> ActorMention | None:
        """A force noun with nothing before it: the pack's usual meaning, or a generic name, or unresolved."""
        text = reading.text
        if self._doubts.tail_of_name(text, first, last):
            return None
        if told := self._told_just_before(reading, noun, first, last):
            return told
        record = self._bare.get(noun.id)
        if record is not None and text.slice(first, last).lower() not in noun.not_bare:
            return reading.mention(record, first, last, rule=f"bare {noun.id}", noun=noun.id, dated=False)
        if noun.bare is None:
            return None
        return ActorMention(
            first=first, last=last, text=text.slice(first, last), name=noun.bare, actor_id=None, type=noun.type,
            generic=True, resolved=bool(noun.bare), noun=noun.id, rule=f"bare {noun.id}",
        )  # fmt: skip
