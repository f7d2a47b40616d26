"""Tokens and mentions of a sentence -> a row of chunks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..text import Alphabet, Chunk, Hit, Sent, Text
from .vocabulary import Shapes

_PUNCTUATION = {
    ",": "COMMA", "،": "COMMA", ";": "BREAK", "؛": "BREAK", ":": "COLON", '"': "QUOTE", "“": "QUOTE", "”": "QUOTE",
    "«": "QUOTE", "»": "QUOTE", "(": "PAREN", ")": "PAREN", "[": "PAREN", "]": "PAREN", ".": "DOT", "%": "PERCENT",
}  # fmt: skip
_DASHES = ("—", "–", " - ", "--")


class Chunker:
    """Joins what the finders found: times before quantities before actors before places before words."""

    def __init__(self, alphabet: Alphabet, shapes: Shapes) -> None:
        self.alphabet = alphabet
        self.shapes = shapes
        self._merged: dict[tuple[Any, ...], frozenset[str]] = {}

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
            at[m.first] = Chunk(m.first, m.last, kind, tags, " ".join(text.norms[m.first : m.last]), m)

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
            if covered[hit.first] or any(covered[hit.first : hit.last]):
                if hit.last - hit.first > 1 or covered[hit.first]:
                    continue
            words = [e for e in hit.entries if e.layer not in ("actor", "place")]
            if not words:
                continue
            covered[hit.first : hit.last] = b"\1" * (hit.last - hit.first)
            norm = " ".join(text.norms[hit.first : hit.last])
            at[hit.first] = Chunk(
                hit.first, hit.last, "word", self._tags(words, text, hit.first), norm, None, tuple(words)
            )
        return [self._row(text, s, at) for s in text.sentences]

    def _tags(self, entries: list[Any], text: Text, first: int) -> frozenset[str]:
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
        while i < sentence.last:
            chunk = at.get(i)
            if chunk is None:
                word = words[i]
                mark = _PUNCTUATION.get(word)
                if mark is not None:
                    tags = frozenset((mark, "BREAK")) if mark in ("BREAK", "COLON", "DOT") else frozenset((mark,))
                elif text.numeric[i]:
                    tags = frozenset(("NUMBER",))
                elif word[0].isupper():
                    tags = frozenset(("CAP", "WORD"))
                else:
                    tags = frozenset(("WORD", *self.shapes.tags(norms[i])))
                chunk = Chunk(i, i + 1, "word", tags, norms[i])
            if chunk.first > sentence.first:
                gap = raw[ends[chunk.first - 1] : starts[chunk.first]]
                if len(gap) > 1 and any(d in gap for d in _DASHES):
                    dash = Chunk(chunk.first, chunk.first, "word", frozenset(("DASH", "BREAK")), "-")
                    chunks.append(dash)
                    row.append(self.alphabet.char(dash.tags))
            chunks.append(chunk)
            row.append(self.alphabet.char(chunk.tags))
            i = max(chunk.last, i + 1)
        return Sent(sentence, chunks, "".join(row))
