"""Names that only say where another lies: whose it is ("Syria's Hama province"), what it is near ("X, a village west of Y")."""

from __future__ import annotations

from itertools import pairwise

from ..gazetteer import Gazetteer
from ..text import Text
from .place_around import ATTRIBUTIVE
from .place_mentions import Draft
from .place_words import PlaceWords

_BETWEEN = 6  # tokens from an owner's name to what it owns, from a name to the noun that describes it
_POINTS = frozenset(("settlement", "site", "district"))
_TOWNS = frozenset(("settlement", "district"))
_AWAY = frozenset(("from", "to", "between", ATTRIBUTIVE))


class Bearings:
    """Compiled once for the packs' words and a gazetteer."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self.words = words
        self.gazetteer = gazetteer

    def read(self, text: Text, found: list[Draft]) -> None:
        """Marks, among the names of a sentence, those that say where the name beside them lies."""
        for a, b in pairwise(found):
            if b.first - a.last > _BETWEEN + 4 or b.first < a.last:
                continue
            if self._owns(text, a) and self._between(text.norms, a.last, b.first):
                if a.relation != ATTRIBUTIVE:  # else what it owns has its relation already
                    b.relation = b.relation or a.relation
                    a.relation = ATTRIBUTIVE
            elif b.relation != ATTRIBUTIVE and (self._landmark(text, a, b) or self._behind(text, a, b)):
                b.relation = ATTRIBUTIVE

    def _owns(self, text: Text, d: Draft) -> bool:
        """Whether a name, or the level word that ends it, is in the possessive: "Syria's", "Aleppo citys"."""
        last = text.norms[d.last - 1]
        ending = next((x for x in self.words.possessives if last.endswith(x)), "")
        if not ending:
            return False
        if d.last > d.core[1]:
            level = self.words.after.starting([last.removesuffix(ending)], 0, 1)
            return level is not None and self.words.plural.starting([last], 0, 1) is None
        return not d.surface.casefold().endswith(ending)

    def _between(self, norms: list[str], at: int, stop: int) -> bool:
        """Whether nothing but words that qualify a place stands there: "northern", "rebel-held", "second city"."""
        w = self.words
        return stop - at <= _BETWEEN and all(
            x in w.qualities or x in w.hands or x in w.anaphors or w.directions.starting(norms, k, stop) is not None
            for k, x in enumerate(norms[at:stop], at)
        )

    def _behind(self, text: Text, a: Draft, b: Draft) -> bool:
        """Whether ``b`` says right behind a town's or a site's name where that is: "in X in Y", "X near Y", "X, south of Y"."""
        w, norms, at = self.words, text.norms, a.last
        if a.relation in _AWAY or a.part or not self._point(a) or not self._point(b) or self.gazetteer.area_name(a.surface):
            return False
        while at < b.first and norms[at] == ",":
            at += 1
        near = b.relation == "near" or b.relation.startswith("direction:")
        if not near and (b.relation != "in" or a.relation != "in" or at > a.last):
            return False
        side = w.directions.starting(norms, at, b.first)
        at = side[0] if side is not None else at
        word = w.relations.starting(norms, at, b.first)
        if word is None:
            return False
        at = word[0]
        while at < b.first and (norms[at] in w.definite or norms[at] in w.qualities):
            at += 1
        return at == b.first

    def _point(self, d: Draft) -> bool:
        known = self.gazetteer.lookup(d.surface)
        return d.level in (None, *_POINTS) and (not known or known[0].place.level in _POINTS or d.level is not None)

    def _landmark(self, text: Text, a: Draft, b: Draft) -> bool:
        """Whether ``b`` is in what describes ``a``: "X, a village west of Y", "X a suburb of Y", "X, a Y suburb"."""
        w, norms = self.words, text.norms
        at = a.last
        while at < b.first and norms[at] == ",":
            at += 1
        if at >= b.first or norms[at] not in w.indefinite:
            return False
        if b.last > b.core[1] and norms[b.last - 1] in w.described and b.level in _TOWNS:
            return self._between(norms, at + 1, b.first)
        end = b.first
        relation = w.relations.ending(norms, end, at)
        if relation is None:
            return False
        begin = relation[0]
        side = w.directions.ending(norms, begin, at) if relation[1] == "of" else None
        begin = side[0] if side is not None else begin
        if begin - at > _BETWEEN or begin - at < 2 or norms[begin - 1] not in w.described:
            return False
        return relation[1] == "near" or side is not None or (relation[1] == "of" and norms[begin - 1] in w.suburbs)
