"""Texts on another war than the packs': there "the army" and "government soldiers" are not those of the packs' country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from ..gazetteer import Gazetteer
from ..text import Text
from .actors import ActorFinder
from .actors_mention import ActorMention
from .place_mentions import PlaceMention

_TELLING = 3  # names of places in one country that make a text one about it
_FEW = 6  # names of places abroad to each that is also one at home
_POINTS = frozenset(("settlement", "site", "country", "governorate"))


class Elsewhere:
    """Compiled once for the packs' home (``place_home``); without one no text is about another country."""

    def __init__(self, home: Mapping[str, str], gazetteer: Gazetteer, actors: ActorFinder) -> None:
        self._gazetteer = gazetteer
        self._actors = actors
        self._stem = home.get("country", "").casefold()[:-1]  # what a country's name and its people's share
        self._home = _country(gazetteer, home.get("country", ""))
        cities = frozenset(home.values())
        states = [r for r in actors.pack.records.values() if r.type == "state" and not cities.isdisjoint(r.metonyms)]
        self._states = frozenset(r.id for r in states)
        self._adjectives = tuple(a for r in states for a in r.adjectives[:1] if r.label == a)
        self._by_name = {r.name: r for r in actors.pack.records.values() if r.type == "state"}

    def country(self, text: Text, places: Sequence[PlaceMention], actors: Iterable[ActorMention]) -> str | None:
        """The code of the other country that a text is about: its places are told of, none at home is, and nobody at home by name."""
        if self._home is None:
            return None
        count: Counter[str] = Counter()
        for m in places:
            place = self._gazetteer.get(m.place_id) if m.resolved else None
            if place is not None and place.country and m.level in _POINTS:
                count[place.country] += 1
        own = count.pop(self._home, 0)
        if own and any(self._stem in norm for norm in text.norms):
            return None  # a village abroad may have the name of one at home
        if any(self._stem in text.orthography.norm(m.name) for m in places):
            return None  # "in northern Syria"
        if not count or max(count.values()) < max(_TELLING, _FEW * own) or any(self._at_home(m) and not _general(text, m) for m in actors):
            return None
        return max(sorted(count), key=lambda c: count[c])

    def land(self, code: str) -> PlaceMention | None:
        """The other country in the shape of a mention that no word carries; None if the gazetteer has no such country."""
        place = next((p for p in self._gazetteer if p.level == "country" and p.country == code), None)
        if place is None:
            return None
        return PlaceMention(first=-1, last=-1, text="", name=place.name, level="country", place_id=place.id, resolved=True)

    def renamed(self, text: Text, actors: list[ActorMention], country: str) -> list[ActorMention]:
        """The actors, those whom a general word ("government soldiers") gave to the packs' state given to the other country's."""
        state = self._by_name.get(country)
        theirs = next(iter(state.adjectives), "") if state is not None else ""
        named = {m.name.rpartition(" ")[2]: m for m in actors if not _general(text, m) and not self._belligerent(m)}
        out = []
        for m in actors:
            same = named.get(m.name.rpartition(" ")[2]) if _general(text, m) and self._belligerent(m) else None
            if same is not None:  # "the coalition", where the text has named one of its own
                m = msgspec.structs.replace(m, name=same.name, actor_id=same.actor_id, side=same.side, rule=f"{m.rule}, elsewhere")
            elif self._at_home(m):
                m = self._other(m, theirs)
            out.append(m)
        return out

    def _belligerent(self, m: ActorMention) -> bool:
        record = self._actors.record(m.actor_id) if m.actor_id is not None else None
        return record is not None and record.belligerent

    def _at_home(self, m: ActorMention) -> bool:
        return m.actor_id is not None and self._actors.state(m.actor_id) in self._states

    def _other(self, m: ActorMention, theirs: str) -> ActorMention:
        ours = next((a for a in self._adjectives if a in m.name), None)
        name = m.name.replace(ours, theirs, 1) if ours and theirs else m.text.lower()
        return msgspec.structs.replace(m, name=name, actor_id=None, side=None, like=None, rule=f"{m.rule}, elsewhere")


def _country(gazetteer: Gazetteer, name: str) -> str | None:
    found: Sequence[Any] = gazetteer.lookup(name) if name else ()
    return found[0].place.country if found else None


def _general(text: Text, m: ActorMention) -> bool:
    """Whether a mention has no name in it: no capital but the sentence's first."""
    words = m.text.split()
    return not any(word[:1].isupper() for word in (words[1:] if text.sentence_at(m.first).first == m.first else words))
