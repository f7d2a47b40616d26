"""The words beside a place's name: level words, parts, directions and the relation; they widen the mention."""

from __future__ import annotations

from itertools import pairwise

from ..gazetteer import Gazetteer
from ..text import Orthography, Sentence, Text
from .place_mentions import Draft, tight_gap
from .place_words import PlaceWords

#: The relation of a name that only says where another lies: "the Damascus suburb of Douma".
ATTRIBUTIVE = "attributive"
_TOWNS = frozenset(("settlement", "district", "site"))
_AREAS = frozenset(("governorate", "region", "country"))


class Surroundings:
    """Reads what stands to the right and to the left of a name in its sentence."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer, orthography: Orthography) -> None:
        self.words = words
        self.gazetteer = gazetteer
        self.orthography = orthography

    def read(self, text: Text, s: Sentence, d: Draft, found: list[Draft]) -> None:
        """Level words, parts, directions and the relation beside a name; widens the mention over the first three."""
        w, norms = self.words, text.norms
        edge_left, edge_right = _edges(s, d, found)
        # to the right: "X province", "X northern countryside", "X 's countryside"
        at, aside = d.last, False
        if at < edge_right and norms[at] in w.behind and tight_gap(text, d.last - 1):
            direction = w.directions.starting(norms, at, edge_right)
            after = direction[0] if direction else at
            part = w.parts.starting(norms, after, edge_right)
            if direction and part is None and text.words[at - 1].endswith(("'s", "’s", "s'", "s’")):
                side = w.parts.starting(norms, at, edge_right)  # "X's north", "X's eastern districts"
                many = w.plural.starting(norms, after, edge_right)
                part = many if many is not None and many[1] == "district" else side if side and side[0] == after else None
            level = w.after.starting(norms, at, edge_right)
            each = w.plural.starting(norms, at, edge_right) if level is None else None
            if each is not None and (aside := self._of_next(text, s, d, each, found)):
                pass  # "the Damascus suburbs of Jobar and Douma"
            elif part is not None and (level is None or part[0] > level[0]):
                d.part = text.slice(at, part[0])
                d.direction = direction[1] if direction else ""
                d.last = part[0]
            elif level is not None and (aside := self._of_next(text, s, d, level, found)):
                pass
            elif level is not None and level[1] != "country":
                d.level, d.last = level[1], level[0]
                part = w.parts.starting(norms, d.last, edge_right)
                if (
                    part is not None
                    and tight_gap(text, d.last - 1)
                    and part[1] not in w.compass
                ):
                    d.part, d.last = text.slice(d.last, part[0]), part[0]
        # to the left: "the town of X", "X in: northern countryside of X", "eastern X", "town X"
        at = d.first
        for _ in range(3):
            step = self._leftwards(text, d, at, edge_left)
            if step is None:
                break
            at = step
        d.first = at
        if d.level is None and d.part and self.gazetteer.area_name(d.surface) is not None:
            rural = any(word in d.part for word in w.rural)
            if rural or self._quarter(d.part):
                d.level = "governorate"  # a countryside is a province's, and so are its quarters
            elif d.direction == w.middle or any(word in d.part for word in w.urban):
                d.level = "settlement"  # "central X", "the outskirts of X"
        at = d.first
        while at > edge_left and d.first - at < 8 and norms[at - 1] in w.epithets:
            at -= 1  # "in rebel-held X", "in the besieged X"
        at = skip_determiner(norms, at, edge_left, w.definite)
        relation = w.relations.ending(norms, at, s.first)
        if aside:
            d.relation = ATTRIBUTIVE
        elif relation is not None:
            d.relation = relation[1]
            direction = w.directions.ending(norms, relation[0], s.first) if d.relation == "of" else None
            if direction is not None:
                d.relation = f"direction:{direction[1]}"

    def owners(self, text: Text, found: list[Draft]) -> None:
        """ "In Syria's second city Aleppo", "near Idlib's rebel-held town of Ariha": the owner says where the other lies, and
        what stands before it is said of that other."""
        for a, b in pairwise(found):
            between = text.norms[a.last : b.first]
            if a.part or a.core[1] != a.last or len(between) > 4 or a.surface == text.slice(*a.core):
                continue
            if a.relation != ATTRIBUTIVE and all(x in self.words.epithets for x in between):
                b.relation = b.relation or a.relation
                a.relation = ATTRIBUTIVE

    def _of_next(self, text: Text, s: Sentence, d: Draft, level: tuple[int, str], found: list[Draft]) -> bool:
        """Whether the level word belongs to the name behind it: "the Damascus suburb of Douma", "the Idlib town of Binnish",
        but "the Salaheddin district of Aleppo"."""
        link = self.words.linkers.starting(text.norms, level[0], min(level[0] + 1, s.last))
        if link is None or link[1] != "of" or not any(other.core[0] == link[0] for other in found):
            return False
        if level[1] == "settlement":
            return True
        known = self.gazetteer.lookup(d.surface)
        if any(c.similarity >= 0.97 and c.place.level == "district" for c in known):
            return False
        of = next(other for other in found if other.core[0] == link[0])
        if self.gazetteer.area_name(of.surface) is not None and self.gazetteer.area_name(d.surface) is None:
            return False  # "the Midan district of Damascus"
        holds = self.gazetteer.lookup(of.surface)
        if level[1] == "district" and known and holds and holds[0].place.population > known[0].place.population:
            return False  # a village's name that a quarter of a big town shares
        return level[1] == "district" and bool(known) and known[0].place.level in ("settlement", "governorate")

    def _leftwards(self, text: Text, d: Draft, at: int, edge: int) -> int | None:
        w, norms = self.words, text.norms
        if at <= edge or norms[at - 1] not in w.ahead or not tight_gap(text, at - 1):
            return None
        linked = at
        link = w.linkers.ending(norms, at, edge)
        if link is not None and link[1] in ("of", "named", "called", "known as"):
            linked = link[0]
            level = w.before.ending(norms, linked, edge)
            if level is not None and level[1] == "district" and self.gazetteer.area_name(d.surface) is not None:
                return None  # the district is the name before it: "the Midan district of Damascus"
            if level is not None and level[1] in _TOWNS and self._area(d):
                return None  # "a village of Syria's Aleppo province": one that is not named
            if level is not None and level[1] != "country":
                d.level = d.level or level[1]
                return level[0]
            part = w.parts.ending(norms, linked, edge)
            if part is not None and link[1] == "of" and not d.part:
                begin = part[0]
                direction = w.directions.ending(norms, begin, edge)
                if part[1] in w.compass:
                    if not self._definite(text, begin, edge):
                        return None
                    to = w.relations.ending(norms, begin - 1, edge)
                    if to is not None and to[1] == "to":
                        return None  # "to the north of X" is beside it, "in the north of X" in it
                d.part = text.slice(direction[0] if direction else begin, linked)
                if part[1] in w.compass and norms[begin - 1] not in w.definite:
                    d.level = d.level or "settlement"  # "the rebel-held east of X": a side of the town
                own = w.directions.starting(norms, begin, linked) if part[1] in w.compass else None
                d.direction = direction[1] if direction else own[1] if own else ""
                return direction[0] if direction else begin
            return None
        rural = w.rural_before.ending(norms, at, edge)
        if rural is not None and self.gazetteer.area_name(d.surface) is not None:
            d.level = d.level or "governorate"
            d.part = (text.slice(rural[0], at) + (" " + d.part if d.part else "")).strip()
            return rural[0]
        direction = w.directions.ending(norms, at, edge)
        if direction is not None and not d.direction:
            begin = direction[0]
            d.direction = direction[1]
            joiner = w.joiners.ending(norms, begin, edge)
            if joiner is not None:
                more = w.directions.ending(norms, joiner[0], edge)
                if more is not None:
                    begin = more[0]
            d.part = (text.slice(begin, at) + (" " + d.part if d.part else "")).strip()
            return begin
        level = w.before.ending(norms, at, edge)
        if level is not None and level[1] in ("settlement", "governorate", "site") and d.core[0] == at:
            d.level = d.level or level[1]
            return level[0]
        return None

    def _area(self, d: Draft) -> bool:
        """Whether a name is known for nothing but a country or an area."""
        known = {c.place.level for c in self.gazetteer.lookup(d.surface) if c.similarity >= 0.97}
        return bool(known) and known <= _AREAS

    def _quarter(self, part: str) -> bool:
        """Whether a part is nothing but directions, the middle aside: "northern and eastern"."""
        words = self.orthography.phrase(part)
        at = 0
        while at < len(words):
            step = self.words.directions.starting(list(words), at, len(words))
            joiner = self.words.joiners.starting(list(words), at, len(words))
            if step is None and joiner is None:
                return False
            if step is not None and step[1] == self.words.middle:
                return False
            at = step[0] if step is not None else joiner[0]  # type: ignore[index]
        return bool(words)

    def _definite(self, text: Text, at: int, edge: int) -> bool:
        """Whether "the" stands before, or before words like "rebel-held" that do."""
        norms, i = text.norms, at
        while i - 1 > edge and at - i < 5 and norms[i - 1] in self.words.qualities:
            i -= 1
        return (at > edge and norms[at - 1] in self.words.definite) or (i > edge and norms[i - 1] in self.words.definite)


def _edges(s: Sentence, d: Draft, found: list[Draft]) -> tuple[int, int]:
    """Where the names before and after one end and begin, or its sentence does."""
    left, right = s.first, s.last
    for other in found:
        first, last = other.core
        if last <= d.first:
            left = max(left, last)
        elif d.last <= first < right:
            right = first
    return left, right


def skip_determiner(norms: list[str], at: int, edge: int, definite: frozenset[str]) -> int:
    return at - 1 if at > edge and norms[at - 1] in definite else at
