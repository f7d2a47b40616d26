"""Tokens and mentions of a sentence -> a row of chunks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from functools import partial
from itertools import pairwise
from typing import Any

from ..text import Chunk, Entry, Hit, Lexicon, Remembered, Sent, Sentence, Text
from .place_mentions import NUMBERED
from .vocabulary import Shapes

_PUNCTUATION = {
    ",": "COMMA", "،": "COMMA", ";": "BREAK", "؛": "BREAK", ":": "COLON", '"': "QUOTE", "“": "QUOTE", "”": "QUOTE",
    "«": "QUOTE", "»": "QUOTE", "(": "PAREN", ")": "PAREN", "[": "PAREN", "]": "PAREN", ".": "DOT", "%": "PERCENT",
    "?": "ASKS", "؟": "ASKS",
}  # fmt: skip
_NONE = frozenset[str]()
_FACILITY = ("FACILITY", "SINGULAR")  # of one that is a place by its name
_COUNTED = ("person", "thing")  # layers of what is counted
_STRUCK = frozenset(("FACILITY", "SITE"))
_HOUSED = frozenset(("FACILITY",))
_NAMED = frozenset(("site", "settlement"))  # levels of names that a facility's may be
_SAID = 5  # chunks from a sentence's end back to the verb of telling
_TELLER = 6  # chunks from that verb back to the comma
_NO_TELLER = frozenset(("BREAK", "QUOTE", "REL", "PREP", "AND"))
_DASH = re.compile(r"—|–| - |--")
#: The entries of a form that are neither an actor's nor a place's name (those have mentions of their own), their tags together,
#: and the tags by the word as written where the form is known as a literal word only.
Words = tuple[tuple[Entry, ...], frozenset[str], "Remembered[str, frozenset[str]] | None"]


def _free(covered: bytearray, place: Any, shares: Collection[int]) -> int:
    """Where what is left of a place begins, some of whose words are another mention's: behind its share ("the greater part of X"),
    else its name alone ("the Y area of X"); -1 where that is another's too."""
    if covered[place.first]:
        first = next((n for n in range(place.first + 1, place.core[0] + 1) if n in shares), place.first)
        if covered.find(1, first, place.last) < 0:
            return first
    return place.core[0] if covered.find(1, place.core[0], place.last) < 0 else -1


class Chunker:
    """Joins what the finders found: times before quantities before actors before places before words."""

    def __init__(self, shapes: Shapes, lexicon: Lexicon, inside: dict[str, tuple[str, ...]]) -> None:
        self.shapes = shapes
        self.lexicon = lexicon
        self.inside = inside
        self._known: dict[int, Words] = {}  # by the identity of a form's entries
        self._plain = Remembered(self._shape)  # by the word as written
        self._mention = Remembered(_tags, room=10_000)
        self._sets: dict[frozenset[str], frozenset[str]] = {}

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
        at: list[Chunk | None] = [None] * len(text.starts)
        covered = bytearray(len(at))
        norms, inside = text.norms, self.inside

        def put(kind: str, m: Any, *tags: str) -> None:
            first, last = m.first, m.last
            if covered.find(1, first, last) >= 0:
                if kind != "place" or (first := _free(covered, m, shares)) < 0:
                    return
            if last - first == 1:
                covered[first] = 1
                norm = norms[first]
                said: tuple[str, ...] = inside.get(norm, ())
            else:
                covered[first:last] = b"\1" * (last - first)
                words = norms[first:last]
                norm = " ".join(words)
                said = _inside(words, inside, kind == "time" and m.kind != "since")
            if said and (kind in ("actor", "place") or (kind == "quantity" and m.head == "part")):
                tags += said
            elif said and kind == "time" and m.kind in ("duration", "since"):
                tags = (*tags, f"time:{said[-1]}")  # "a two-day campaign" tells of a campaign, "since the campaign began" too
            at[first] = Chunk(first, last, kind, self._mention[tags], norm, m)

        quantities, places = list(quantities), list(places)
        shares = {m.last for m in quantities if m.unit == "percent"}
        for m in quantities:
            if m.head == "part":  # "half the pre-war population of 22 million" holds a word of time
                put("quantity", m, "QTY", "qty:part")
        for m in times:
            put("time", m, "TIME", f"time:{m.kind}", "time:leads" if m.forward else "")
        named = {i for m in places if m.last - m.first > 1 for i in range(m.first + 1, m.last)}
        numbered = {m.core[0] for m in places if m.resolved and m.core[1] - m.core[0] > 1 and norms[m.core[0]].isdigit()}
        numbered.update(m.last - 1 for m in places if m.rule == NUMBERED)
        for m in quantities:
            if m.first in numbered:
                continue  # the "1070 Apartments" are no such number of flats, nor is "Base 46"
            if m.head != "part" and not (m.head == "article" and m.first in named):  # "Maarrat an-Numan" counts nothing
                put("quantity", m, "QTY", f"qty:{m.head}", f"unit:{m.unit}" if m.unit else "")
        wide = [hit for hit in hits if hit.last - hit.first > 1 and any(e.layer in _COUNTED for e in hit.entries)]
        reach = max((hit.last - hit.first for hit in wide), default=0)
        wide.sort(key=lambda hit: hit.first)
        begins = [hit.first for hit in wide]
        for m in actors:
            if wide and _in_thing(m, wide[bisect_left(begins, m.last - reach) : bisect_right(begins, m.first)]):
                continue
            put(
                "actor", m, "ACTOR", f"actor:{m.type}", "ADJECTIVAL" if m.adjectival else "", "GENERIC" if m.generic else ""
            )  # fmt: skip
        for m in places:
            held = self._facility(norms, m)
            put("place", m, "PLACE", f"level:{m.level}", *(_FACILITY if held else ()))
            chunk = at[m.first]
            if held and chunk is not None and chunk.value is m:
                chunk.refs = held
        for hit in hits:
            first, last = hit.first, hit.last
            if last - first == 1:
                if not covered[first]:
                    words, tags, bare = self._of(hit.entries)
                    if words:
                        if bare is not None:
                            tags = bare[text.words[first]]
                        at[first] = Chunk(first, last, "word", tags, norms[first], None, words)
                continue
            words, tags, _ = self._of(hit.entries)
            if words and self._free(covered, at, first, last):
                at[first:last] = [None] * (last - first)
                covered[first:last] = b"\1" * (last - first)
                at[first] = Chunk(first, last, "word", tags, " ".join(norms[first:last]), None, words)
                continue
            i = first
            while i < last:  # a phrase that is cut, or that stands for nothing: the phrases and words that are left of it
                free = covered.find(1, i, last)
                for j in range(last if free < 0 else free, i, -1):
                    entries = () if j - i == last - first else self.lexicon.exactly(norms[i:j])
                    words, tags, _ = self._of(entries) if entries else ((), _NONE, None)
                    if words:
                        if j - i > 1:
                            covered[i:j] = b"\1" * (j - i)
                        at[i] = Chunk(i, j, "word", tags, " ".join(norms[i:j]), None, words)
                        i = j - 1
                        break
                i += 1
        plain, written = self._plain, text.words
        for i in [i for i, chunk in enumerate(at) if chunk is None and not covered[i]]:
            at[i] = Chunk(i, i + 1, "word", plain[written[i]], norms[i])
        dashes = _dashes(text)
        return [self._row(s, at, dashes) for s in text.sentences]

    @staticmethod
    def _free(covered: bytearray, at: list[Chunk | None], first: int, last: int) -> bool:
        """Whether a phrase may have its words: an article in its midst is its own, no number ("opened an inquiry")."""
        for i in range(first, last):
            if covered[i]:
                chunk = at[i]
                if not first < i < last - 1 or chunk is None or chunk.last - chunk.first != 1:
                    return False
                if chunk.kind != "quantity" or chunk.value.head != "article":
                    return False
        return True

    def _facility(self, norms: list[str], m: Any) -> tuple[Entry, ...]:
        """The facility that a site's name says it is: "Kindi hospital" is a hospital; or that a town's name goes with: "the Kafr
        Nabl hospital", "the market of Ariha"."""
        if m.last - m.first < 2 or m.level not in _NAMED:
            return ()
        struck = _STRUCK if m.level == "site" else _HOUSED
        last = m.last
        for first, end in ((last - 1, last), (last - 2, last)) if m.level == "site" else ((last - 1, last), (m.first, m.first + 1)):
            entries = self.lexicon.exactly(norms[first:end])
            held = [e for e in entries if e.layer == "thing" and "SINGULAR" in e.tags and not struck.isdisjoint(e.tags)]
            if held and not any("QUARTER" in e.tags for e in held):
                return tuple(held)
        return ()

    def _row(self, s: Sentence, at: list[Chunk | None], dashes: list[int]) -> Sent:
        first, last = s.first, s.last
        chunks = list(filter(None, at[first:last]))
        for i in reversed(dashes[bisect_right(dashes, first) : bisect_left(dashes, last)] if dashes else ()):
            behind = at[i]
            if behind is not None:
                chunks.insert(chunks.index(behind), Chunk(i, i, "word", self._mention["DASH", "BREAK"], "-"))
        teller = _teller(chunks)
        if teller:
            comma = chunks[teller]
            chunks[teller] = Chunk(comma.first, comma.last, "word", self._mention["COMMA", "TELLER"], comma.norm)
        return Sent(s, chunks)

    def _of(self, entries: tuple[Entry, ...]) -> Words:
        """What a form of the lexicon stands for, by its identity: forms stay."""
        got = self._known.get(id(entries))
        if got is None:
            words = tuple([e for e in entries if e.layer not in ("actor", "place")])
            tags = frozenset([t for e in words for t in e.tags])
            tags = self._sets.setdefault(tags, tags)
            bare = bool(words) and all(t.startswith("=") for t in tags)
            got = self._known[id(entries)] = words, tags, Remembered(partial(self._literal, tags)) if bare else None
        return got

    def _literal(self, tags: frozenset[str], word: str) -> frozenset[str]:
        """A word that patterns only name literally has, beside that, the tags that its looks give it, and ``LITERAL``."""
        return _tags((*tags, "LITERAL", *self._plain[word]))

    def _shape(self, word: str) -> frozenset[str]:
        """Tags of a word that no list holds, by its looks."""
        mark = _PUNCTUATION.get(word)
        if mark is not None:
            return _tags((mark, "BREAK" if mark in ("BREAK", "COLON", "DOT") else ""))
        if word[0].isdecimal():
            return _tags(("NUMBER",))
        if word[0].isupper():
            return _tags(("CAP", "WORD"))
        return _tags(("WORD", *self.shapes.tags(self.lexicon.orthography.norm(word))))


def _tags(tags: tuple[str, ...]) -> frozenset[str]:
    """A set of tags, empty ones aside."""
    return frozenset(filter(None, tags))


def _teller(chunks: list[Chunk]) -> int:
    """The comma behind which only stands who says what was said before it ("X took Y, residents of Z said."); 0 where none is."""
    end = len(chunks) - 1
    for k in range(end, max(end - _SAID, 2), -1):
        if "SAY" in chunks[k].tags:
            for i in range(k - 1, max(k - _TELLER, 1), -1):
                if "COMMA" in chunks[i].tags:
                    told = chunks[i + 1 : k]
                    return i if told and "PREP" not in told[0].tags and all(c.tags.isdisjoint(_NO_TELLER) for c in told) else 0
            return 0
        if "COMMA" in chunks[k].tags:
            return 0
    return 0


def _in_thing(m: Any, wide: list[Any]) -> bool:
    """Whether an actor's words only begin or fill out what is counted: "a civil defence centre", "civil defence volunteers"."""
    return any(
        hit.first <= m.first and m.last < hit.last and (hit.first < m.first or m.type == "organisation") for hit in wide
    )


def _inside(words: list[str], inside: dict[str, tuple[str, ...]], closing: bool) -> tuple[str, ...]:
    """What words and pairs of words inside a name or a time stand for; ``closing``: only the last word."""
    if closing:
        return inside.get(words[-1], ())
    return tuple([tag for w in (*words, *map(" ".join, pairwise(words))) if w in inside for tag in inside[w]])


def _dashes(text: Text) -> list[int]:
    """Tokens, in order, that a dash stands before, with blanks around it or two characters long."""
    out: list[int] = []
    starts, ends = text.starts, text.ends
    for m in _DASH.finditer(text.raw):
        i = bisect_right(starts, m.start())
        if 0 < i < len(starts) and (not out or out[-1] < i) and ends[i - 1] <= m.start() and starts[i] - ends[i - 1] > 1:
            out.append(i)
    return out
