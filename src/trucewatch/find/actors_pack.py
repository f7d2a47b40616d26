"""What the packs say about actors: the shape of their sections, and the check that they hold together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from ..errors import PackError
from ..rules import Packs
from .actors_frames import PolityFrame

ActorType = Literal[
    "state", "armed_force", "faction", "generic_armed", "organisation",
    "official", "monitor", "media", "person", "group",
]  # fmt: skip


class Dated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The name a faction goes by for documents up to ``until`` (ISO date, inclusive; null = from then on)."""

    name: str
    until: str | None = None


class Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``sides``: a camp of a conflict under a neutral name."""

    id: str
    name: str


class ActorRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``actors``: one party, force, organisation or official under a neutral name.

    ``forms`` stand for it alone; a form that starts with a capital letter matches capitalised text only, one of up to
    four capitals only as written. ``exact`` forms match only as written, capitals and all.
    ``adjectives`` stand before a noun ("Russian warplanes"); ``composes`` says what they make with
    a class of nouns (``air: russian-air-force``); a class that is not named gives the actor itself. ``short`` forms
    count once the document has named the actor, or anywhere if ``short_default``; with ``short_after`` only where the
    actor named last is one of those. ``bare`` are the noun classes that
    mean this actor when nothing stands before them. ``metonyms`` (capitals of states) and ``place`` names count only
    where the words around are not those of a place. ``allies`` and ``part_of`` name other actors' ids, ``like`` the one of whose
    sort an actor with a general name is. ``names_by_date`` gives a faction's name by the document's date. ``represents`` is the
    organisation that a person speaks for. ``guarantor_media_of`` and ``belligerent`` are read by the grades.
    """

    id: str
    name: str
    type: ActorType
    side: str | None = None
    forms: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    composes: dict[str, str] = {}
    short: tuple[str, ...] = ()
    short_default: bool = False
    short_after: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    names_by_date: tuple[Dated, ...] = ()
    part_of: tuple[str, ...] = ()
    allies: tuple[str, ...] = ()
    represents: str | None = None
    belligerent: bool = False
    guarantor: bool = False
    guarantor_media_of: str | None = None
    publishers: tuple[str, ...] = ()
    label: str | None = None
    generic: bool = False
    like: str | None = None

    def called(self, day: str | None) -> str:
        """The name by the document's date (``None``: the usual name)."""
        if day is not None:
            for dated in self.names_by_date:
                if dated.until is None or day <= dated.until:
                    return dated.name
        return self.name


class StateRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``states``: a state in one line; it stands for three actors (``id``, ``id-forces``, ``id-air``)."""

    id: str
    name: str
    adjectives: tuple[str, ...]
    names: tuple[str, ...]
    capitals: tuple[str, ...] = ()
    forces: str | None = None
    air: str | None = None

    def records(self) -> Iterator[ActorRecord]:
        """The state, its armed forces and its air force."""
        composes = {"government": self.id, "defence": self.id, "foreign": self.id}
        own = tuple(f"{a} armed forces" for a in self.adjectives)
        if self.forces:
            forces = f"{self.id}-forces"
            composes |= dict.fromkeys(("army", "forces", "command", "navy"), forces)
            yield ActorRecord(forces, self.forces, "armed_force", forms=(self.forces, *own), part_of=(self.id,))
        if self.air:
            air = f"{self.id}-air"
            composes["air"] = air
            yield ActorRecord(air, self.air, "armed_force", forms=(self.air,), part_of=(self.id,))
        yield ActorRecord(
            self.id, self.name, "state", adjectives=self.adjectives, place=self.names, metonyms=self.capitals,
            composes=composes, label=(self.adjectives or self.names)[0],
        )  # fmt: skip


class ActorTie(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``actor_ties``: what a conflict makes of an actor that another pack names."""

    id: str
    side: str | None = None
    belligerent: bool = False
    guarantor: bool = False
    allies: tuple[str, ...] = ()
    composes: dict[str, str] = {}


class ActorForms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``actor_forms``: more forms of an actor that another file names, in another script or language."""

    id: str
    forms: tuple[str, ...]


class ActorNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``actor_nouns``: nouns that make an actor of the adjective before them ("forces", "warplanes").

    ``type`` is what the composed actor is where the pack names no record; ``bare`` is the neutral name of the noun
    standing alone (null: alone it is no actor).
    """

    id: str
    forms: tuple[str, ...]
    type: ActorType = "armed_force"
    bare: str | None = None
    parts: bool = False  # with an owner behind it it means the owner ("units of the army")
    not_bare: tuple[str, ...] = ()  # forms that are no actor alone ("military")
    speaks: str | None = None  # what it is called as a source, after the state's adjective ("Turkish Defence Ministry")
    own: bool = False  # the phrase itself is the name ("Turkish officials")
    owned: bool = False  # an actor behind a possessive only ("its men")


class ActorWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``actor_words``: closed classes that decide whether a name is an actor at all."""

    acts: frozenset[str] = frozenset()
    leaning: frozenset[str] = frozenset()  # before a hyphen: on whose side
    manner: frozenset[str] = frozenset()  # between an adjective and its act: "a Russian retaliatory raid"
    supposed: frozenset[str] = frozenset()  # what makes an adjective a predicate: "believed to be Russian"
    locatives: frozenset[str] = frozenset()
    backing: frozenset[str] = frozenset()  # before a locative and a state: "support from Iran" is not a place's
    polity_verbs: frozenset[str] = frozenset()
    soft: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    backed: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()  # what may stand between a list of states and its verb
    particles: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    owning: frozenset[str] = frozenset()  # "whose": behind whoever owns the force ("Israel, whose army")
    personal: frozenset[str] = frozenset()
    tells: frozenset[str] = frozenset()  # behind these "its" is the teller's
    more: frozenset[str] = frozenset()  # "another unit" is one more of the force named last
    parts: frozenset[str] = frozenset()  # what such a word may count
    puts: frozenset[str] = frozenset()  # "accused the regime of" names no regime of anything
    conceding: frozenset[str] = frozenset()  # what opens a sentence whose subject its main clause takes up: "while X ..., its"
    ours: frozenset[str] = frozenset()  # in a speaker's mouth, before the forces of his side: "our fighters"
    anaphors: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    kin_before: frozenset[str] = frozenset()  # what may stand before a word of kin: "al-Qaeda's former affiliate"
    among: frozenset[str] = frozenset()  # after "a coalition": some other one, of those that follow
    allied: frozenset[str] = frozenset()  # "X and allied fighters": the allies of X
    being: frozenset[str] = frozenset()
    as_cities: frozenset[str] = frozenset()  # behind ``being``, what is done to a capital as a city: "Damascus was shelled"
    asides: frozenset[str] = frozenset()  # what opens an aside after a capital: "Ankara, which backs the rebels, said"
    anti: frozenset[str] = frozenset()  # before a hyphen: those who are against
    groups: frozenset[str] = frozenset()  # "the group": the faction named last
    partisan: frozenset[str] = frozenset()  # "the rebel group" is on the rebels' side
    alone: frozenset[str] = frozenset()  # "the military" before a verb
    doing: frozenset[str] = frozenset()  # nor before such a participle: "the air force hitting"
    of: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()  # of two, none of which is named: "neither army"
    unit_heads: frozenset[str] = frozenset()  # "Liwa ..." is a unit
    unit_tails: frozenset[str] = frozenset()  # "... Brigade" is a unit
    posts: frozenset[str] = frozenset()  # before a first name and a surname: "spokesman"
    styles: frozenset[str] = frozenset()  # before any name: "Prince"
    no_name: frozenset[str] = frozenset()  # never part of a person's name
    suffered: frozenset[str] = frozenset()  # beside one of these a named person is a victim
    name_particles: frozenset[str] = frozenset()

    def normed(self, norm: Callable[[str], str]) -> ActorWords:
        """The same classes with every word in its comparison form."""
        return ActorWords(**{name: frozenset(map(norm, getattr(self, name))) for name in self.__struct_fields__})


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``actor_spellings``: spellings of one word of a name ("Jaysh", "Jaish"), each as good as the other."""

    forms: tuple[str, ...]


class ActorPack:
    """All actor sections of the packs in force, by id."""

    def __init__(self, packs: Packs) -> None:
        self.records: dict[str, ActorRecord] = {}
        self._where: dict[str, str] = {}
        for where, state in packs.located("states", StateRow):
            for record in state.records():
                self._add(where, record)
        for where, record in packs.located("actors", ActorRecord):
            self._add(where, record)
        for forms in packs.entries("actor_forms", ActorForms):
            old = self.records.get(forms.id)
            if old is not None:
                self.records[forms.id] = msgspec.structs.replace(old, forms=(*old.forms, *forms.forms))
        for tie in packs.entries("actor_ties", ActorTie):
            self._tie(tie)
        self.nouns = packs.entries("actor_nouns", ActorNoun)
        self.bare = {noun: r for r in self.records.values() for noun in r.bare}  # class of nouns -> whom it means alone
        self.spellings = [tuple(f.casefold() for f in x.forms) for x in packs.entries("actor_spellings", Spelling)]
        self.polity_frames = packs.entries("polity_frames", PolityFrame)
        self.sides = {s.id: s for s in packs.entries("sides", Side)}
        merged: dict[str, list[str]] = {}
        for name, forms in packs.mapping("actor_words").items():
            merged[name] = [str(f) for f in forms]
        self.words = msgspec.convert(merged, ActorWords)

    def _add(self, where: str, record: ActorRecord) -> None:
        if record.id in self.records:
            raise PackError(f"{where} (actors: {record.id}): the id is taken; give the entry another one")
        self.records[record.id] = record
        self._where[record.id] = where

    def _tie(self, tie: ActorTie) -> None:
        """Say what a conflict makes of an actor; one that only another language's pack names is passed over."""
        for actor in (tie.id, f"{tie.id}-forces", f"{tie.id}-air"):
            old = self.records.get(actor)
            if old is not None:
                self.records[actor] = msgspec.structs.replace(
                    old, side=tie.side, belligerent=tie.belligerent, guarantor=tie.guarantor, allies=tie.allies,
                    composes=old.composes | tie.composes,
                )  # fmt: skip

    def spelled(self, form: str) -> Iterator[str]:
        """A form in every spelling of its words (the given one first, at most 64)."""
        parts = re.split(r"([ -])", form)
        options = [next((g for g in self.spellings if part.casefold() in g), (part,)) for part in parts]
        seen = {form.casefold()}
        yield form
        for choice in itertools.islice(itertools.product(*options), 64):
            made = "".join(choice)
            if made.casefold() not in seen:
                seen.add(made.casefold())
                yield made[:1].upper() + made[1:] if form[:1].isupper() else made

    def check(self) -> Iterator[str]:
        """References that lead nowhere, one line each; none are looked at without a language pack that knows actors."""
        if not self.nouns:
            return
        classes = {n.id for n in self.nouns}
        for r in self.records.values():
            at = f"{self._where[r.id]} (actors: {r.id}):"
            for field, ids in (
                ("part_of", r.part_of),
                ("allies", r.allies),
                ("short_after", r.short_after),
                ("represents", (r.represents,) if r.represents else ()),
                ("composes", tuple(r.composes.values())),
                ("guarantor_media_of", (r.guarantor_media_of,) if r.guarantor_media_of else ()),
            ):
                for other in ids:
                    if other not in self.records:
                        yield f"{at} {field} names '{other}', which no pack in force has"
            for noun in (*r.composes, *r.bare):
                if noun not in classes:
                    yield f"{at} '{noun}' is no class of actor_nouns"
            if r.side is not None and r.side not in self.sides:
                yield f"{at} side '{r.side}' is not among the sides"
