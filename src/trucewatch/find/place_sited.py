"""Names of a town's sites that are words of the language: "the Clock roundabout", "the Kilo 16 junction", "the M10 hospital"."""

from __future__ import annotations

from collections.abc import Iterator

from ..text import Sentence, Text
from .place_runs import Run
from .place_words import PlaceWords

_FREE = frozenset((0, 3))  # how a token is taken that is no name of a place or a party
_LONG = 2  # words of such a name
_SITED = "followed by a level word"


class Sited:
    """Compiled once for the packs' words."""

    def __init__(self, words: PlaceWords) -> None:
        self.words = words

    def find(self, text: Text, s: Sentence, taken: bytearray) -> Iterator[Run]:
        """Names behind a determiner and before the noun of such a site; marks their tokens in ``taken``."""
        w, norms = self.words, text.norms
        for j in range(s.first + 2, s.last):
            noun = w.sited.starting(norms, j, s.last) if norms[j] in w.sited_heads else None
            if noun is None or (noun[0] < s.last and text.words[noun[0]][0].isupper() and text.gap(noun[0] - 1) == " "):
                continue
            i = j
            while i > s.first + 1 and j - i < _LONG and self._names(text, i - 1, taken):
                i -= 1
            if i < j and norms[i - 1] in w.definite and text.words[i][0].isupper():
                taken[i:j] = b"\1" * (j - i)
                yield Run(i, j, text.slice(i, j), None, _SITED)

    def _names(self, text: Text, i: int, taken: bytearray) -> bool:
        """Whether a word can be of such a name: with a capital and nothing that any noun may have before it, or a number."""
        word, numbered = text.words[i], text.words[i + 1].isdigit()
        if text.gap(i) not in ("", " ") or text.norms[i] in self.words.stopwords:
            return False
        if word.isdigit():
            return True
        return taken[i] in _FREE and word[0].isupper() and word.isalpha() and (numbered or not word.isupper())
