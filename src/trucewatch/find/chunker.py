"""Tokens and mentions of a sentence -> a row of chunks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..text import Alphabet, Chunk, Entry, Hit, Lexicon, Sent, Text
from .vocabulary import Shapes

_PUNCTUATION = {
    ",": "COMMA", "،": "COMMA", ";": "BREAK", "؛": "BREAK", ":": "COLON", '"': "QUOTE", "“": "QUOTE", "”": "QUOTE",
    "«": "QUOTE", "»": "QUOTE", "(": "PAREN", ")": "PAREN", "[": "PAREN", "]": "PAREN", ".": "DOT", "%": "PERCENT",
}  # fmt: skip
_DASHES = ("—", "–", " - ", "--")


class Chunker:
    """Joins what the finders found: times before quantities before actors before places before words."""

    def __init__(self, alphabet: Alphabet, shapes: Shapes, lexicon: Lexicon, inside: dict[str, str]) -> None:
        self.alphabet = alphabet
        self.shapes = shapes
        self.lexicon = lexicon
        self.inside = inside
        self._merged: dict[tuple[Any, ...], frozenset[str]] = {}
        self._known: dict[int, tuple[tuple[Entry, ...], frozenset[str]]] = {}  # by the identity of a form's entries
        self._plain: dict[str, tuple[frozenset[str], str]] = {}  # unknown word as written -> its tags and their character

    def prepare(self) -> None:
        """Give every word's set of tags its character, so that patterns need not be compiled again while reading."""
        for entries in (*self.lexicon.values, *self.lexicon.small):
            words = _words(entries)
            if words:
                self.alphabet.char(self._tags(words))
            self._known[id(entries)] = (words, self._tags(words))

    def rows(
        self,
        text: Text,
        hits: Iterable[Hit],
        times: Iterable[Any],
        quantities: Iterable[Any],
        actors: Iterable[Any],
        places: Iterable[Any],
    ) -> list[Sent]:
        """One :class:`Sent` for each sentence."""
        at: dict[int, Chunk] = {}
        covered = bytearray(len(text.starts) + 1)

        def put(kind: str, m: Any, tags: frozenset[str]) -> None:
            if any(covered[m.first : m.last]):
                return
            covered[m.first : m.last] = b"\1" * (m.last - m.first)
            words = text.norms[m.first : m.last]
            if kind in ("actor", "place"):
                marks = [self.inside[w] for w in words if w in self.inside]
                marks += [
                    self.inside[w] for w in map(" ".join, zip(words, words[1:], strict=False)) if w in self.inside
                ]
                if marks:
                    tags = tags.union(marks)
            elif kind == "time" and words[-1] in self.inside:
                tags = tags.union((f"time:{self.inside[words[-1]]}",))  # "a two-day campaign" tells of a campaign
            at[m.first] = Chunk(m.first, m.last, kind, tags, " ".join(words), m)

        quantities = sorted(quantities, key=lambda m: m.head != "part")
        for m in quantities:
            if m.head == "part":  # "half the pre-war population of 22 million" holds a word of time
                put("quantity", m, frozenset(("QTY", "qty:part")))
        for m in times:
            put("time", m, frozenset(("TIME", f"time:{m.kind}")))
        for m in quantities:
            put("quantity", m, frozenset(("QTY", f"qty:{m.head}", *((f"unit:{m.unit}",) if m.unit else ()))))
        for m in actors:
            tags = {"ACTOR", f"actor:{m.type}"}
            if m.adjectival:
                tags.add("ADJECTIVAL")
            if m.generic:
                tags.add("GENERIC")
            put("actor", m, frozenset(tags))
        for m in places:
            put("place", m, frozenset(("PLACE", f"level:{m.level}")))
        for hit in hits:
            if any(covered[hit.first : hit.last]):
                for i in range(hit.first, hit.last):
                    if not covered[i]:
                        self._put(text, i, i + 1, self.lexicon.exactly(text.norms[i : i + 1]), at, covered)
            else:
                self._put(text, hit.first, hit.last, hit.entries, at, covered)
        return [self._row(text, s, at) for s in text.sentences]

    def _put(
        self, text: Text, first: int, last: int, entries: tuple[Entry, ...], at: dict[int, Chunk], covered: bytearray
    ) -> None:
        known = self._known.get(id(entries))  # the lexicon's own tuples, which live as long as this
        words, tags = known if known is not None else (_words(entries), self._tags(_words(entries)))
        if not words:
            if last - first > 1:
                for i in range(first, last):
                    self._put(text, i, i + 1, self.lexicon.exactly(text.norms[i : i + 1]), at, covered)
            return
        covered[first:last] = b"\1" * (last - first)
        norm = text.norms[first] if last - first == 1 else " ".join(text.norms[first:last])
        at[first] = Chunk(first, last, "word", tags, norm, None, words)

    def _tags(self, entries: tuple[Entry, ...]) -> frozenset[str]:
        key = tuple(e.tags for e in entries)
        got = self._merged.get(key)
        if got is None:
            got = self._merged[key] = frozenset(t for tags in key for t in tags)
        return got

    def _row(self, text: Text, sentence: Any, at: dict[int, Chunk]) -> Sent:
        chunks: list[Chunk] = []
        row: list[str] = []
        i = sentence.first
        raw, starts, ends, words, norms = text.raw, text.starts, text.ends, text.words, text.norms
        plain = self._plain
        while i < sentence.last:
            chunk = at.get(i)
            if chunk is None:
                known = plain.get("0" if text.numeric[i] else words[i])
                tags, char = known if known is not None else self._shape(words[i], norms[i], text.numeric[i])
                chunk = Chunk(i, i + 1, "word", tags, norms[i])
            else:
                char = self.alphabet.char(chunk.tags)
            if i > sentence.first and starts[i] - ends[i - 1] > 1:
                gap = raw[ends[i - 1] : starts[i]]
                if any(d in gap for d in _DASHES):
                    dash = Chunk(i, i, "word", frozenset(("DASH", "BREAK")), "-")
                    chunks.append(dash)
                    row.append(self.alphabet.char(dash.tags))
            chunks.append(chunk)
            row.append(char)
            i = max(chunk.last, i + 1)
        return Sent(sentence, chunks, "".join(row))

    def _shape(self, word: str, norm: str, numeric: bool) -> tuple[frozenset[str], str]:
        """Tags of a word that no list holds, by its looks, and their character. Remembered by the word as written."""
        mark = _PUNCTUATION.get(word)
        if mark is not None:
            tags = frozenset((mark, "BREAK")) if mark in ("BREAK", "COLON", "DOT") else frozenset((mark,))
        elif numeric:
            word, tags = "0", frozenset(("NUMBER",))
        elif word[0].isupper():
            tags = frozenset(("CAP", "WORD"))
        else:
            tags = frozenset(("WORD", *self.shapes.tags(norm)))
        got = (tags, self.alphabet.char(tags))
        if len(self._plain) < 200_000:
            self._plain[word] = got
        return got


def _words(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that are neither an actor's nor a place's name: those have mentions of their own."""
    return tuple(e for e in entries if e.layer not in ("actor", "place"))
