"""What stands behind an unknown name and makes it one of a place: "X, a village", "X in Y province", "in the X area"."""

from __future__ import annotations

from ..text import Sentence, Text
from .place_neighbours import PLACE
from .place_words import PlaceWords


class Tails:
    """Compiled once for the packs' words."""

    def __init__(self, words: PlaceWords) -> None:
        self.words = words

    def described(self, text: Text, s: Sentence, stop: int) -> bool:
        """Whether it says behind the name what it is: "X, a village west of Y", "X, a rebel-held town in Z", "X, another quarter"."""
        w, norms, at = self.words, text.norms, stop
        while at < s.last and norms[at] == ",":
            at += 1
        if at >= s.last or norms[at] not in w.indefinite:
            return False
        at += 1
        while at < s.last and norms[at] in w.qualities:
            at += 1
        level = w.before.starting(norms, at, s.last)
        if level is None or level[1] not in ("settlement", "district"):
            return False
        at = level[0]
        side = w.directions.starting(norms, at, s.last)
        at = side[0] if side is not None else at
        return at >= s.last or not norms[at][0].isalnum() or w.relations.starting(norms, at, s.last) is not None

    def placed(self, text: Text, s: Sentence, stop: int, taken: bytearray) -> bool:
        """Whether it says behind the name where that is: "in X in Y province", "at X, south of Y"."""
        w, norms, at = self.words, text.norms, stop
        while at < s.last and norms[at] == ",":
            at += 1
        side = w.directions.starting(norms, at, s.last)
        found = w.relations.starting(norms, side[0] if side is not None else at, s.last)
        if found is None or found[1] not in (("of",) if side is not None else ("in", "near")):
            return False
        at = found[0]
        while at < s.last and (norms[at] in w.definite or norms[at] in w.qualities or w.directions.starting(norms, at, s.last) is not None):
            at += 1
        return at < s.last and taken[at] == PLACE

    def area(self, text: Text, s: Sentence, start: int, stop: int) -> bool:
        """Whether it stands in "in the X area"."""
        w, norms = self.words, text.norms
        if norms[stop] not in w.areas or not text.words[stop][0].islower() or start - 1 <= s.first or norms[start - 1] not in w.definite:
            return False
        found = w.relations.ending(norms, start - 1, s.first)
        return found is not None and found[1] in ("in", "on", "near", "to")
