"""The sweep for actors: every form of the packs in one pass, with all that each may stand for."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ..text import Entry, Lexicon, Orthography, Text
from .actors_pack import ActorNoun, ActorPack, ActorRecord


class Form(msgspec.Struct, frozen=True):
    """What a surface form is to an actor: name, adjective, short, place (names that are also places), noun."""

    role: str
    record: ActorRecord | None = None
    noun: ActorNoun | None = None
    exact: str | None = None


class Unit:
    """One hit of the sweep with what it may be."""

    __slots__ = ("adjective", "first", "last", "name", "noun", "place", "short")

    def __init__(self, first: int, last: int) -> None:
        self.first = first
        self.last = last
        self.name: ActorRecord | None = None
        self.adjective: ActorRecord | None = None
        self.place: ActorRecord | None = None
        self.short: list[ActorRecord] = []
        self.noun: ActorNoun | None = None


class ActorSweep:
    """The packs' forms, compiled."""

    def __init__(self, pack: ActorPack, orthography: Orthography) -> None:
        self.pack = pack
        self.orthography = orthography
        self._particles = frozenset(map(orthography.norm, pack.words.particles))
        self._owners = frozenset(map(orthography.norm, pack.words.possessives | pack.words.ours))
        self._lexicon = Lexicon(orthography, self._forms())

    def _forms(self) -> Iterable[tuple[str, Entry]]:
        for r in self.pack.records.values():
            for role, forms in (
                ("name", r.forms),
                ("adjective", r.adjectives),
                ("short", r.short),
                ("place", (*r.place, *r.metonyms)),
            ):
                for form in (x for f in forms for x in self.pack.spelled(f)):
                    exact = form if form.isupper() and form.isascii() and len(form) <= 2 else None
                    # the plural of a lone noun is not its possessive: "monitors" are not "the monitor"
                    layer = "noun" if role == "short" and r.type == "monitor" else "actor"
                    yield form, Entry(layer, (role,), Form(role, r, None, exact), self._cased(form))
            for form in r.exact:
                yield form, Entry("actor", ("name",), Form("name", r, None, form), True)
        for noun in self.pack.nouns:
            for form in noun.forms:
                yield form, Entry("actor", ("noun",), Form("noun", None, noun))

    def _cased(self, form: str) -> bool:
        """Whether a form matches capitalised text only; an article at the head of a name ("al-") is often small."""
        head = self.orthography.phrase(form)
        return form[:1].isupper() and not (len(head) > 1 and head[0] in self._particles)

    def units(self, text: Text) -> list[Unit]:
        """Hits in text order, none overlapping."""
        units = []
        raw, starts = text.raw, text.starts
        for hit in self._lexicon.scan(text):
            unit = Unit(hit.first, hit.last)
            found = False
            for entry in hit.entries:
                form: Form = entry.ref
                if form.exact is not None and not raw.startswith(form.exact, starts[hit.first]):
                    continue
                if form.noun is not None and form.noun.owned and (not hit.first or text.norms[hit.first - 1] not in self._owners):
                    continue
                found = True
                if form.role == "name":
                    unit.name = unit.name or form.record
                elif form.role == "adjective":
                    unit.adjective = unit.adjective or form.record
                elif form.role == "place":
                    unit.place = unit.place or form.record
                elif form.role == "noun":
                    unit.noun = unit.noun or form.noun
                elif form.record is not None:
                    unit.short.append(form.record)
            if found:
                units.append(unit)
        return units
