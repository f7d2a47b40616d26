"""Tokens and mentions of a sentence -> a row of chunks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from functools import partial
from itertools import pairwise, product
from typing import Any, get_args

from ..model import Level
from ..text import Alphabet, Chunk, Entry, Hit, Lexicon, Remembered, Sent, Sentence, Text
from .numbers import HEADS
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
#: The words that a form stands for, their tags together, and the tags' character.
Words = tuple[tuple[Entry, ...], frozenset[str], str]


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

    def __init__(self, alphabet: Alphabet, shapes: Shapes, lexicon: Lexicon, inside: dict[str, tuple[str, ...]]) -> None:
        self.alphabet = alphabet
        self.shapes = shapes
        self.lexicon = lexicon
        self.inside = inside
        self._known: dict[int, Words] = {}  # by the identity of a form's entries
        self._plain = Remembered(self._shape)  # by the word as written
        self._mention = Remembered(self._coded, room=10_000)
        self._bare: dict[frozenset[str], Remembered[str, tuple[frozenset[str], str]]] = {}  # of words known as literal words only

    def prepare(self, types: Iterable[str] = (), kinds: Iterable[str] = (), units: Iterable[str] = ()) -> None:
        """Give every word's set of tags its character, and the usual sets of mentions theirs (actors of these ``types``,
        times of these ``kinds``, numbers with these ``units``), so that patterns need not be compiled again while reading."""
        said: list[tuple[str, ...]] = [(), *sorted(set(self.inside.values()))]
        for more in said:
            for t in types:
                for sort in product(("", "ADJECTIVAL"), ("", "GENERIC")):
                    self._mention["ACTOR", f"actor:{t}", *sort, *more]
            for level in get_args(Level):
                self._mention["PLACE", f"level:{level}", *more]
        for level in get_args(Level):
            self._mention["PLACE", f"level:{level}", *_FACILITY]
        for kind in kinds:
            for leads in ("", "time:leads"):
                self._mention["TIME", f"time:{kind}", leads]
        for head in HEADS:
            for unit in ("", *units):
                self._mention["QTY", f"qty:{head}", f"unit:{unit}" if unit else ""]
        for mark in _PUNCTUATION:
            self._plain[mark]
        self._mention["COMMA", "TELLER"]
        sets: dict[frozenset[str], frozenset[str]] = {}
        for form in self.lexicon.forms():
            for entries in (form.entries,) if form.small is form.entries else (form.entries, form.small):
                words, tags, char = self._of(entries)
                self._known[id(entries)] = words, sets.setdefault(tags, tags), char
                if words and all(t.startswith("=") for t in tags):
                    bare = self._bare[tags] = Remembered(partial(self._literal, tags))
                    for tag in tags:
                        bare[tag[1:]]
                        bare[tag[1:].capitalize()]

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
            known, char = self._mention[tags]
            at[first] = Chunk(first, last, kind, known, norm, char, m)

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
        known, bare = self._known, self._bare
        for hit in hits:
            first, last = hit.first, hit.last
            if last - first == 1:
                if not covered[first]:
                    words, tags, char = known.get(id(hit.entries)) or self._of(hit.entries)
                    if words:
                        if tags in bare:
                            tags, char = bare[tags][text.words[first]]
                        at[first] = Chunk(first, last, "word", tags, norms[first], char, None, words)
                continue
            words, tags, char = known.get(id(hit.entries)) or self._of(hit.entries)
            if words and self._free(covered, at, first, last):
                at[first:last] = [None] * (last - first)
                covered[first:last] = b"\1" * (last - first)
                at[first] = Chunk(first, last, "word", tags, " ".join(norms[first:last]), char, None, words)
                continue
            i = first
            while i < last:  # a phrase that is cut, or that stands for nothing: the phrases and words that are left of it
                free = covered.find(1, i, last)
                for j in range(last if free < 0 else free, i, -1):
                    entries = () if j - i == last - first else self.lexicon.exactly(norms[i:j])
                    words, tags, char = (known.get(id(entries)) or self._of(entries)) if entries else ((), _NONE, "")
                    if words:
                        if j - i > 1:
                            covered[i:j] = b"\1" * (j - i)
                        at[i] = Chunk(i, j, "word", tags, " ".join(norms[i:j]), char, None, words)
                        i = j - 1
                        break
                i += 1
        plain, written = self._plain, text.words
        for i in [i for i, chunk in enumerate(at) if chunk is None and not covered[i]]:
            tags, char = plain[written[i]]
            at[i] = Chunk(i, i + 1, "word", tags, norms[i], char)
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
                tags, char = self._mention["DASH", "BREAK"]
                chunks.insert(chunks.index(behind), Chunk(i, i, "word", tags, "-", char))
        teller = _teller(chunks)
        if teller:
            tags, char = self._mention["COMMA", "TELLER"]
            comma = chunks[teller]
            chunks[teller] = Chunk(comma.first, comma.last, "word", tags, comma.norm, char)
        return Sent(s, chunks, "".join([c.char for c in chunks]))

    def _of(self, entries: tuple[Entry, ...]) -> Words:
        """The entries that are neither an actor's nor a place's name (those have mentions of their own), their tags
        and the tags' character."""
        words = tuple([e for e in entries if e.layer not in ("actor", "place")])
        if not words:
            return words, _NONE, ""
        tags = frozenset(words[0].tags) if len(words) == 1 else frozenset([t for e in words for t in e.tags])
        return words, tags, self.alphabet.char(tags)

    def _coded(self, tags: tuple[str, ...]) -> tuple[frozenset[str], str]:
        """A set of tags (empty ones aside) and its character."""
        known = frozenset(filter(None, tags))
        return known, self.alphabet.char(known)

    def _literal(self, tags: frozenset[str], word: str) -> tuple[frozenset[str], str]:
        """A word that patterns only name literally has, beside that, the tags that its looks give it, and ``LITERAL``."""
        return self._coded((*tags, "LITERAL", *self._plain[word][0]))

    def _shape(self, word: str) -> tuple[frozenset[str], str]:
        """Tags of a word that no list holds, by its looks, and their character."""
        mark = _PUNCTUATION.get(word)
        if mark is not None:
            return self._coded((mark, "BREAK" if mark in ("BREAK", "COLON", "DOT") else ""))
        if word[0].isdecimal():
            return self._coded(("NUMBER",))
        if word[0].isupper():
            return self._coded(("CAP", "WORD"))
        return self._coded(("WORD", *self.shapes.tags(self.lexicon.orthography.norm(word))))


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
