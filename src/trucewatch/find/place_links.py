"""Roads named by their ends: "the highway linking A with B" is the A-B highway, where such a road is known."""

from __future__ import annotations

from ..gazetteer import Gazetteer
from ..text import Sentence, Text
from .place_around import Surroundings
from .place_mentions import Draft
from .place_words import PlaceWords

_NOUN = 4  # tokens from a road's noun to its first end: "highway that links the"
_END = 6  # tokens from "with" to the second end's name: "with the northern city of"
_ROAD = "road"


class Links:
    """Compiled once for the packs' words and a gazetteer."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer, around: Surroundings) -> None:
        self.words = words
        self.gazetteer = gazetteer
        self.around = around

    def read(self, text: Text, s: Sentence, found: list[Draft]) -> list[Draft]:
        """The places of a sentence, in its order, the two ends of a known road being that road."""
        if self.words.links.isdisjoint(text.norms[s.first : s.last]):
            return found
        out = list(found)
        for d in found:
            road = self._behind(text, s, d, out) or self._ahead(text, s, d, out)
            if road is not None:
                last = max(road.last, d.last)
                out = sorted([x for x in out if x.last <= road.first or x.first >= last] + [road], key=lambda x: x.first)
        return out

    def _behind(self, text: Text, s: Sentence, d: Draft, found: list[Draft]) -> Draft | None:
        """A road whose second end is the place ``d`` and whose first end is a place, or the capital, before it."""
        norms = text.norms
        k = self._joined(norms, d.core[0], s.first)
        if k <= s.first:
            return None
        end = next((x for x in found if x.core[1] == k and x is not d), None)
        if end is not None:
            return self._road(text, s, end.first, end.surface, d.surface, d.last)
        if self.words.anaphors.get(norms[k - 1]) == "capital" and k - 2 > s.first and norms[k - 2] in self.words.definite:
            return self._road(text, s, k - 2, self.words.home.get("capital", ""), d.surface, d.last)
        return None

    def _ahead(self, text: Text, s: Sentence, d: Draft, found: list[Draft]) -> Draft | None:
        """A road whose first end is the place ``d`` and whose second end is the capital."""
        norms = text.norms
        k = next((k for k in range(d.last, min(d.last + 2, s.last - 1)) if norms[k] in self.words.linked), -1)
        if k < 0 or k + 2 >= s.last or norms[k + 1] not in self.words.definite or self.words.anaphors.get(norms[k + 2]) != "capital":
            return None
        if any(x.first == k + 3 for x in found):
            return None  # "with the capital Damascus"
        return self._road(text, s, d.first, d.surface, self.words.home.get("capital", ""), k + 3)

    def _joined(self, norms: list[str], at: int, start: int) -> int:
        """The token behind which the first end's name ends: past "with", "with the northern city of"."""
        k = at
        while k > start and norms[k - 1] not in self.words.linked and at - k < _END:
            k -= 1
        return k - 1 if k > start and norms[k - 1] in self.words.linked else -1

    def _road(self, text: Text, s: Sentence, first: int, a: str, b: str, last: int) -> Draft | None:
        norms, w = text.norms, self.words
        led = first
        while led > s.first and first - led < _NOUN and norms[led - 1] not in w.links:
            led -= 1
        if led <= s.first or norms[led - 1] not in w.links:
            return None
        k = led - 1
        while k > s.first and first - k < 2 * _NOUN and w.after.ending(norms, k, s.first) is None:
            k -= 1
        noun = w.after.ending(norms, k, s.first)
        if noun is None or noun[1] != _ROAD:
            return None
        a, b = (n[0].place.name if (n := self.gazetteer.lookup(x)) else x for x in (a, b))  # of "the city of X" the name
        for x, y in ((a, b), (b, a)):
            name = f"{x}-{y} {text.words[k - 1]}"
            known = self.gazetteer.lookup(name)
            if known and known[0].place.level == _ROAD and known[0].similarity >= 1.0:
                aside = "," in norms[k:led]  # "the road, which links A with B, was shut"
                road = Draft(noun[0], k if aside else last, known[0].place.name, "linked")
                road.level = _ROAD
                self.around.read(text, s, road, [road])
                return road
        return None
