"""The lexicon pass: every known word and name in a text, in one Aho-Corasick sweep over its tokens.

Patterns and text are both written as runs of delimited tokens, so that a match is a run of whole tokens, leftmost and
longest. A surface form may carry several entries (a word may be a verb, a noun and part of a name); all are given.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ahocorasick_rs
import msgspec

from .tokens import Orthography, Text

_OPEN, _CLOSE = "\x02", "\x03"


class Entry(msgspec.Struct, frozen=True):
    """What a surface form stands for: ``layer`` (word, actor, place, ...), ``tags`` for patterns, ``ref`` the record.

    ``cased`` entries match only where the text's first letter is not lower case (scripts without case always match).
    """

    layer: str
    tags: tuple[str, ...]
    ref: Any = None
    cased: bool = False


class Hit(msgspec.Struct, frozen=True):
    """Tokens ``first`` to ``last`` (exclusive) and what they may stand for."""

    first: int
    last: int
    entries: tuple[Entry, ...]


class Lexicon:
    """Compile once per set of packs; :meth:`scan` is a pure function of the text."""

    def __init__(self, orthography: Orthography, entries: Iterable[tuple[str, Entry]]) -> None:
        self.orthography = orthography
        forms: dict[tuple[str, ...], list[Entry]] = {}
        for surface, entry in entries:
            key = orthography.phrase(surface)
            if not key:
                continue
            keys = [key]
            if entry.cased or entry.layer in ("actor", "place"):
                keys += [(*key[:-1], key[-1] + s) for s in orthography.possessives if not key[-1].endswith(s)]
            for k in keys:
                bucket = forms.setdefault(k, [])
                if entry not in bucket:
                    bucket.append(entry)
        self.keys = list(forms)
        self.values = [tuple(forms[k]) for k in self.keys]
        #: what remains of the entries where the text has a small letter: the same tuple where none is ``cased``
        self.small = [
            entries if not any(e.cased for e in entries) else tuple(e for e in entries if not e.cased)
            for entries in self.values
        ]
        self.lengths = [len(k) for k in self.keys]
        self._index = {k: i for i, k in enumerate(self.keys)}
        self.vocabulary = frozenset(w for k in self.keys for w in k)
        patterns = ["".join(f"{_OPEN}{w}{_CLOSE}" for w in k) for k in self.keys]
        self._automaton = ahocorasick_rs.AhoCorasick(
            patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
        )

    def lookup(self, surface: str) -> tuple[Entry, ...]:
        """Entries of exactly this surface form."""
        at = self._index.get(self.orthography.phrase(surface))
        return () if at is None else self.values[at]

    def exactly(self, norms: list[str]) -> tuple[Entry, ...]:
        """Entries of exactly these tokens in their comparison form."""
        at = self._index.get(tuple(norms))
        return () if at is None else self.values[at]

    def scan(self, text: Text) -> list[Hit]:
        """All hits in text order, none overlapping, never across a sentence border."""
        hits: list[Hit] = []
        norms = self._stems(text)
        for s in text.sentences:
            self._scan(text, norms, s.first, s.last, hits)
        return hits

    def _scan(self, text: Text, norms: list[str], first: int, last: int, out: list[Hit]) -> None:
        words = norms[first:last]
        hay = _OPEN + (_CLOSE + _OPEN).join(words) + _CLOSE
        found = self._automaton.find_matches_as_indexes(hay)
        if not found:
            return
        at, token = 0, first
        for pattern, start, _ in found:
            token += hay.count(_OPEN, at, start)
            at = start
            stop = token + self.lengths[pattern]
            entries = self.values[pattern]
            if self.small[pattern] is not entries and text.words[token][0].islower():
                entries = self.small[pattern]
                if not entries:
                    continue
            out.append(Hit(token, stop, entries))

    def _stems(self, text: Text) -> list[str]:
        """Norms with clitic prefixes cut where only the rest is a known word."""
        prefixes = self.orthography.prefixes
        if not prefixes:
            return text.norms
        out = []
        for word in text.norms:
            if word not in self.vocabulary:
                for p in prefixes:
                    if word.startswith(p) and word[len(p) :] in self.vocabulary:
                        word = word[len(p) :]
                        break
            out.append(word)
        return out
