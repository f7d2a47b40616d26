"""A text whose sources are being named: its actors by token, and the packs' classes of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..text import Text
from .actors import ActorMention
from .actors_pack import ActorPack

EMPTY: frozenset[str] = frozenset()
#: Classes of words that are no part of a name, whatever their first letter.
NEVER_NAMES = ("DET", "ROLE", "DAY", "SAY", "PRONOUN", "EARLY", "MOD", "GENERIC", "PREP")


class SourceWords:
    """The packs' words around sources, compiled once. ``sets`` are classes of words (comparison forms) by name, ``never``
    those that are no part of a name, ``speaks`` the names under which classes of nouns speak for their state,
    ``genitives`` the nouns of genitives ("agencys": agency), ``called`` the names of bodies that a noun alone may mean."""

    def __init__(
        self, sets: Mapping[str, frozenset[str]], pack: ActorPack, genitives: Mapping[str, str], called: Mapping[str, Sequence[str]]
    ) -> None:
        self.sets = sets
        self.genitives = genitives
        self.called = {noun: frozenset(pack.records[i].name for i in ids if i in pack.records) for noun, ids in called.items()}
        self.never = frozenset(w for name in NEVER_NAMES for w in sets.get(name, ()))
        self.records = pack.records
        self.speaks = {noun.id: noun.speaks for noun in pack.nouns if noun.speaks}
        # adjectives of states: as they are written in names ("U.S. official" is "US official")
        self.labels = {a: r.label for r in pack.records.values() if r.label for a in r.adjectives}


class Passage:
    """What every part of the naming asks of a text."""

    def __init__(self, text: Text, actors: Sequence[ActorMention], words: SourceWords) -> None:
        self.text = text
        self.words = words
        self.sets, self.records = words.sets, words.records
        self.actors = [m for m in actors if not m.adjectival and not m.rule.startswith("anaphor")]
        self.anaphors = {m.first: m for m in actors if m.rule.startswith("anaphor")}
        self.starts = {m.first: m for m in self.actors}
        self.many = {m.name for m in self.actors if m.generic and m.type in ("generic_armed", "group")}
        self.media = {m.name for m in self.actors if m.type in ("media", "monitor")}
        self.bodies = self.media | {m.name for m in self.actors if m.type == "organisation"}

    def has(self, name: str, i: int) -> bool:
        """Whether token ``i`` is a word of a class."""
        return self.text.norms[i] in self.sets.get(name, EMPTY)

    def proper(self, i: int) -> bool:
        """Whether token ``i`` may be part of a name."""
        return self.text.words[i][0].isupper() and self.text.norms[i] not in self.words.never

    def holds_preposition(self, first: int, last: int) -> bool:
        """A capitalised run with "in" or "from" inside is a headline, no person."""
        return any(self.has("PREP", k) and not self.has("OF", k) for k in range(first, last))

    def behind_preposition(self, first: int, i: int) -> bool:
        """Whether "in" or "from" stands before token ``i``, a word or two in small letters between."""
        k = i - 1
        while k > max(first, i - 3) and self.text.words[k][0].islower() and not self.has("PREP", k):
            k -= 1
        return k < i - 1 and self.has("PREP", k) and not self.has("OF", k)

    def joins(self, i: int, last: int) -> bool:
        """Whether token ``i`` holds two parts of a name together: a particle, or the stop behind an initial."""
        if self.text.words[i] == "." and len(self.text.words[i - 1]) == 1:
            return i + 1 < last and self.proper(i + 1)  # "John F. Kirby"
        return self.has("PART", i) and i + 1 < last and (self.proper(i + 1) or self.has("PART", i + 1))

    def trimmed(self, first: int, last: int) -> int:
        """Where a person's name ends: before the first small word that is no particle ("Omar Darwish of the ...")."""
        for k in range(first + 1, last):
            if self.text.words[k][0].islower() and not self.has("PARTICLE", k):
                return last if k - first == 1 and self.has("PREP", k) else k
        return last

    def speaking(self, m: ActorMention) -> str:
        """The name of an actor as a source: a ministry speaks under its own name, where it acts for the state."""
        record = self.records.get(m.actor_id or "")
        office = self.words.speaks.get(m.noun or "")
        return f"{record.label or record.name} {office}" if office and record is not None and record.type == "state" else m.name

    def _loaded(self, m: ActorMention) -> bool:
        return any(self.has("LOADED", k) for k in range(m.first, m.last))

    def phrase(self, first: int, last: int) -> str:
        """The words of a generic source, with the neutral names of the actors among them."""
        labels = self.words.labels
        out: list[str] = []
        replaced = False
        i = first
        while i < last:
            m = self.starts.get(i)
            if i > first:
                out.append(self.text.gap(i - 1) or " ")
            if m is not None and m.last <= last and m.name and (m.rule == "name" or self._loaded(m)):
                record = self.records.get(m.actor_id or "")
                out.append((m.last < last and record and record.label) or m.name)
                replaced = True
                i = m.last
            else:
                word = self.text.words[i]
                replaced = replaced or (word in labels and "." in word)
                out.append(labels[word] if "." in word and word in labels else word)
                i += 1
        return "".join(out) if replaced else self.text.slice(first, last)
