"""What the language packs say about words around place names, compiled for lookup by token."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ..errors import PackError
from ..model import Level
from ..rules import Packs
from ..text import Orthography, Text
from . import phrases
from .place_mentions import PlaceMention

_QUALIFIED = 6  # tokens between "told reporters in" and the name


class LevelWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``place_words``: nouns that say what kind of place a name beside them is."""

    level: Level
    forms: tuple[str, ...]
    plurals: tuple[str, ...] = ()
    before: bool = True
    after: bool = True


class Anaphors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``place_anaphors``: determiners, and the nouns that stand for a place of a level named before."""

    definite: tuple[str, ...] = ()
    settlement: tuple[str, ...] = ()
    governorate: tuple[str, ...] = ()
    district: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    quarter: tuple[str, ...] = ()
    side: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    hands: tuple[str, ...] = ()
    site: dict[str, tuple[str, ...]] = {}
    small: dict[str, int] = {}  # the most people of what a noun may stand for
    qualities: tuple[str, ...] = ()
    own: tuple[str, ...] = ()  # determiners by which a noun is that of the place named last: "its capital"


Key = tuple[str, ...]


class Phrases:
    """Phrases of up to four tokens -> a value, looked up leftwards or rightwards from a token."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[Key, str]]] = {}
        self._by_last: dict[str, list[tuple[Key, str]]] = {}

    def add(self, phrase: Key, value: str) -> None:
        if phrase:
            for key, table in ((phrase[0], self._by_first), (phrase[-1], self._by_last)):
                bucket = table.setdefault(key, [])
                if (phrase, value) not in bucket:
                    bucket.append((phrase, value))
                    bucket.sort(key=lambda pv: -len(pv[0]))

    def firsts(self) -> Iterable[str]:
        """The words that phrases begin with."""
        return self._by_first.keys()

    def lasts(self) -> Iterable[str]:
        """The words that phrases end with."""
        return self._by_last.keys()

    def starting(self, norms: list[str], at: int, stop: int) -> tuple[int, str] | None:
        """The longest phrase that starts at ``at`` and ends by ``stop``: (its end, its value)."""
        if at >= stop:
            return None
        for phrase, value in self._by_first.get(norms[at], ()):
            end = at + len(phrase)
            if end <= stop and (len(phrase) == 1 or tuple(norms[at:end]) == phrase):
                return end, value
        return None

    def ending(self, norms: list[str], at: int, start: int) -> tuple[int, str] | None:
        """The longest phrase that ends before ``at`` and starts at or after ``start``: (its start, its value)."""
        if at <= start:
            return None
        for phrase, value in self._by_last.get(norms[at - 1], ()):
            begin = at - len(phrase)
            if begin >= start and (len(phrase) == 1 or tuple(norms[begin:at]) == phrase):
                return begin, value
        return None


class PlaceWords:
    """All of a language's words around places."""

    def __init__(self, packs: Packs, orthography: Orthography) -> None:
        phrase = orthography.phrase
        self.before, self.after, self.plural = Phrases(), Phrases(), Phrases()
        for word in packs.entries("place_words", LevelWord):
            for form in word.forms:
                if word.before:
                    self.before.add(phrase(form), word.level)
                if word.after:
                    self.after.add(phrase(form), word.level)
            for form in word.plurals:
                self.plural.add(phrase(form), word.level)
        self.directions, self.parts, self.relations = Phrases(), Phrases(), Phrases()
        self.adjectives: dict[str, str] = {}  # north -> northern
        self.middle = ""  # the last group of directions names the middle
        for group in _lists(packs, "place_directions"):
            names = [str(g) for g in group]
            self.middle = names[0]
            self.adjectives[names[0]] = names[1]
            for name in names:
                self.directions.add(phrase(name), names[0])
        for name in _words(packs, "place_parts"):
            self.parts.add(phrase(name), name)
        self.rural = tuple(_words(packs, "place_rural"))
        self.urban = tuple(_words(packs, "place_urban"))
        self.rural_before = Phrases()
        for name in _words(packs, "place_rural_before"):
            self.rural_before.add(phrase(name), name)
        #: Parts that are directions too: "in the north of X", "X's northeast".
        self.compass = frozenset(
            name
            for name in _words(packs, "place_parts")
            if (got := self.directions.starting(list(phrase(name)), 0, len(phrase(name)))) and got[0] == len(phrase(name))
        )
        for relation, forms in packs.mapping("place_relations").items():
            for form in forms:
                self.relations.add(phrase(str(form)), relation)
        self.leads, self.joiners, self.linkers, self.verbs = Phrases(), Phrases(), Phrases(), Phrases()
        self.verbs_with_actor, self.verbs_behind, self.verbs_suffered = Phrases(), Phrases(), Phrases()
        for section, table in (
            ("place_lists", self.leads),
            ("place_joiners", self.joiners),
            ("place_linkers", self.linkers),
            ("place_verbs", self.verbs),
            ("place_verbs_with_actor", self.verbs_with_actor),
            ("place_verbs_behind", self.verbs_behind),
            ("place_verbs_suffered", self.verbs_suffered),
        ):
            for form in _words(packs, section):
                table.add(phrase(form), form)
        self.adjectives[self.middle] = self.middle
        #: Words that widen a name when they stand right behind it, or right before it.
        self.behind = frozenset((*self.directions.firsts(), *self.parts.firsts(), *self.after.firsts()))
        self.plural_ends = frozenset(self.plural.lasts())
        self.ahead = frozenset((*self.linkers.lasts(), *self.directions.lasts(), *self.before.lasts(), *self.rural_before.lasts()))
        norm = orthography.norm
        self.hyphened = frozenset(norm(w) for w in _words(packs, "place_hyphened"))
        self.based, self.briefings, self.venues, self.offices, self.posts = (phrases.Phrases[bool](backward=True) for _ in range(5))
        of_people = {"based": self.based, "briefings": self.briefings, "venues": self.venues, "offices": self.offices, "posts": self.posts}
        for section, seats in of_people.items():
            for form in _words(packs, f"place_{section}"):
                seats.add(tuple(norm(w) for w in form.split()), True)
        self.titles = frozenset(norm(w) for w in _words(packs, "place_titles"))
        self.titled = Phrases()
        for name in _words(packs, "place_titles_before"):
            self.titled.add(phrase(name), name)
        self.sited = Phrases()
        for name in _words(packs, "place_sited"):
            self.sited.add(phrase(name), name)
        self.sited_heads = frozenset(self.sited.firsts())
        self.links = frozenset(norm(w) for w in _words(packs, "place_links"))
        self.linked = frozenset(norm(w) for w in _words(packs, "place_linked"))
        self.peoples = frozenset(norm(w) for w in _words(packs, "place_peoples"))
        self.speaking = frozenset(norm(w) for w in _words(packs, "place_speaking"))
        self.areas = frozenset(norm(w) for w in _words(packs, "place_areas"))
        self.edges = frozenset(norm(w) for w in _words(packs, "place_edges"))
        self.indefinite = frozenset(norm(w) for w in _words(packs, "place_indefinite"))
        self.described = frozenset(norm(w) for w in _words(packs, "place_described"))
        self.suburbs = frozenset(norm(w) for w in _words(packs, "place_suburbs"))
        self.stopwords = frozenset(norm(w) for w in _words(packs, "place_stopwords"))
        self.numbered = frozenset(norm(w) for w in _words(packs, "place_numbered"))
        self.starts = frozenset(norm(w) for w in _words(packs, "place_starts"))
        self.starts_of_people = frozenset(norm(w) for w in _words(packs, "place_starts_of_people"))
        try:
            anaphors = msgspec.convert(packs.mapping("place_anaphors"), Anaphors)
        except msgspec.ValidationError as err:
            raise PackError(f"section 'place_anaphors': {err}") from err
        self.definite = frozenset(norm(w) for w in anaphors.definite)
        self.own = frozenset(norm(w) for w in anaphors.own)
        self.anaphors: dict[str, str] = {}
        for level in ("settlement", "governorate", "district", "any", "wide", "zone", "country", "capital"):
            for w in getattr(anaphors, level):
                self.anaphors[norm(w)] = level
        self.quarters = Phrases()
        for w in anaphors.quarter:
            self.quarters.add(phrase(w), w)
            self.anaphors.setdefault(phrase(w)[-1], "quarter")
        self.sides = Phrases()  # of the conflict's country: "the northwest"
        for w in anaphors.side:
            self.sides.add(phrase(w), w)
            self.anaphors.setdefault(phrase(w)[-1], "side")
        self.sites = {norm(w): frozenset(norm(x) for x in kinds) for w, kinds in anaphors.site.items()}
        for w in self.sites:
            self.anaphors.setdefault(w, "site")
        self.small = {norm(w): people for w, people in anaphors.small.items()}
        self.qualities = frozenset(norm(w) for w in anaphors.qualities)
        self.epithets = self.qualities | frozenset(norm(w) for w in _words(packs, "place_epithets"))
        tied = (*self.directions.firsts(), *self.before.firsts(), *self.linkers.firsts())
        self.qualifying = frozenset((*self.definite, *self.qualities, *tied))
        self.held = frozenset(norm(w) for w in anaphors.held)
        self.hands = frozenset(norm(w) for w in anaphors.hands)
        home = packs.mapping("place_home")
        self.home = {str(k): str(v) for k, v in home.items()}
        self.possessives = orthography.possessives
        country = norm(self.home.get("country", ""))
        self.home_name = country
        self.home_owners = frozenset(country + ending for ending in self.possessives if country)

    def is_seat(self, norms: list[str], first: int) -> bool:
        """Whether the words before a name make it somebody's seat ("based in"), perhaps before words that qualify it ("told
        reporters in the border town of")."""
        if self.based.match(norms, first, 0) is not None:
            return True
        for at in range(first, max(-1, first - _QUALIFIED), -1):
            if self.briefings.match(norms, at, 0) is not None:
                return True
            if not at or norms[at - 1] not in self.qualifying:
                break
        return False

    def is_venue(self, text: Text, p: PlaceMention) -> bool:
        """Whether a name abroad is where somebody speaks or writes: "said in Turkey", "said in a statement in Geneva", "BEIRUT:"."""
        norms = text.norms
        headed = norms[p.last : p.last + 1] == [":"] and text.sentence_at(p.first).first == p.first
        if not headed and self.venues.match(norms, p.first, 0) is None:
            return False
        return p.name != self.home.get("country") if p.level == "country" else p.level == "settlement" and p.resolved and not p.admin


def _lists(packs: Packs, section: str) -> Iterable[list[object]]:
    for part in packs.parts(section):
        for item in part.data or ():
            if not isinstance(item, list):
                raise PackError(f"{part.pack}/{part.file}: section '{section}' is a list of lists of words")
            yield item


def _words(packs: Packs, section: str) -> Iterable[str]:
    for part in packs.parts(section):
        if not isinstance(part.data, list):
            raise PackError(f"{part.pack}/{part.file}: section '{section}' must be a list of words")
        for item in part.data:
            yield str(item)
