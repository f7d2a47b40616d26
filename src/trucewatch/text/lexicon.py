"""The lexicon pass: every known word and name in a text, in one sweep over its tokens.

Forms are kept as a tree of tokens, so that a match is a run of whole tokens, leftmost and longest. A surface form may
carry several entries (a word may be a verb, a noun and part of a name); all are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count
from typing import Any

import msgspec

from .tokens import Orthography, Remembered, Text


class Entry(msgspec.Struct, frozen=True):
    """What a surface form stands for: ``layer`` (word, actor, place, ...), ``tags`` for patterns, ``ref`` the record.

    ``cased`` entries match only where the text's first letter is not lower case (scripts without case always match).
    """

    layer: str
    tags: tuple[str, ...]
    ref: Any = None
    cased: bool = False


class Hit(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``first`` to ``last`` (exclusive) and what they may stand for; ``layers`` are those of the entries."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    layers: frozenset[str]


#: The set that a layer is alone.
_ALONE = Remembered[str, frozenset[str]](lambda layer: frozenset((layer,)), room=100)


class Form:
    """A run of tokens as a place in the tree: the entries that it carries (as the text has a capital or a small letter;
    empty where it is only the beginning of longer forms), and the tokens that may follow."""

    __slots__ = ("entries", "layers", "longer", "small", "small_layers")

    def __init__(self) -> None:
        self.entries: tuple[Entry, ...] = ()
        self.small: tuple[Entry, ...] = ()
        self.layers: frozenset[str] = frozenset()
        self.small_layers: frozenset[str] = frozenset()
        self.longer: dict[str, Form] | None = None

    def carry(self, entries: list[Entry]) -> None:
        """Take up the entries; ``small`` is the same tuple where none of them is ``cased``."""
        self.entries = self.small = tuple(entries)
        if len(entries) == 1:
            self.layers = self.small_layers = _ALONE[entries[0].layer]
            if entries[0].cased:
                self.small, self.small_layers = (), frozenset()
            return
        self.layers = self.small_layers = frozenset(e.layer for e in entries)
        if any(e.cased for e in entries):
            self.small = tuple(e for e in entries if not e.cased)
            self.small_layers = frozenset(e.layer for e in self.small)


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
                keys += [(*key[:-1], key[-1] + s) for s in orthography.possessives]
            for k in keys:
                bucket = forms.setdefault(k, [])
                if entry not in bucket:
                    bucket.append(entry)
        self._first: dict[str, Form] = {}
        for key, found in forms.items():
            form = self._first.get(key[0])
            if form is None:
                form = self._first[key[0]] = Form()
            for word in key[1:]:
                if form.longer is None:
                    form.longer = {}
                following = form.longer.get(word)
                if following is None:
                    following = form.longer[word] = Form()
                form = following
            form.carry(found)
        self.vocabulary = frozenset(w for k in forms for w in k)

    def forms(self) -> Iterator[Form]:
        """Every form that carries entries."""
        level = list(self._first.values())
        while level:
            yield from (form for form in level if form.entries)
            level = [below for form in level if form.longer is not None for below in form.longer.values()]

    def lookup(self, surface: str) -> tuple[Entry, ...]:
        """Entries of exactly this surface form."""
        return self.exactly(self.orthography.phrase(surface))

    def exactly(self, norms: Sequence[str]) -> tuple[Entry, ...]:
        """Entries of exactly these tokens in their comparison form."""
        level: dict[str, Form] | None = self._first
        form = None
        for word in norms:
            form = level.get(word) if level is not None else None
            if form is None:
                return ()
            level = form.longer
        return form.entries if form is not None else ()

    def scan(self, text: Text) -> list[Hit]:
        """All hits in text order, none overlapping, never across a sentence border."""
        hits: list[Hit] = []
        norms, words, sentences = self._stems(text), text.words, text.sentences
        forms = list(map(self._first.get, norms))
        sentence, border, at, end = -1, 0, 0, len(norms)
        for i in compress(count(), forms):
            if i < at:
                continue
            form: Form = forms[i]  # type: ignore[assignment]
            stop = i + 1
            longer = form.longer
            if longer is not None and stop < end and norms[stop] in longer:
                while i >= border:
                    sentence += 1
                    border = sentences[sentence].last
                j = stop
                while longer is not None and j < border:
                    following = longer.get(norms[j])
                    if following is None:
                        break
                    j += 1
                    if following.entries:
                        form, stop = following, j
                    longer = following.longer
            entries = form.entries
            if not entries:
                continue
            at = stop
            if form.small is entries or not words[i][0].islower():
                hits.append(Hit(i, stop, entries, form.layers))
            elif form.small:
                hits.append(Hit(i, stop, form.small, form.small_layers))
        return hits

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
