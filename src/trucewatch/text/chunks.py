"""A sentence as a row of chunks: the units that patterns, slots and scorers look at.

A chunk is a run of tokens that plays one part: a quantity, a time, a place, an actor, a known word or phrase, a
punctuation mark, or one unknown word. Every set of tags has one character, so that a sentence is also a string and a
pattern over tags is a regular expression over that string (finite-state, at the speed of ``re``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from ..values import Interval
from .tokens import Sentence, Text

_BASE = 0xE000


class Alphabet:
    """Tag set <-> character. Grows as tag sets are met; a pattern compiled earlier is compiled again when it grew."""

    def __init__(self) -> None:
        self._chars: dict[frozenset[str], str] = {}
        self._by_tag: dict[str, list[str]] = {}

    @property
    def size(self) -> int:
        return len(self._chars)

    def char(self, tags: frozenset[str]) -> str:
        got = self._chars.get(tags)
        if got is None:
            got = self._chars[tags] = chr(_BASE + len(self._chars))
            for tag in tags:
                self._by_tag.setdefault(tag, []).append(got)
        return got

    def counts(self, tags: Iterable[str]) -> tuple[int, ...]:
        """How many characters carry each of the tags by now: whether a pattern over them must be compiled again."""
        return tuple(len(self._by_tag.get(tag, ())) for tag in sorted(tags))

    def having(self, tag: str) -> str:
        """All characters whose tag set holds ``tag``."""
        return "".join(self._by_tag.get(tag, ()))


class Chunk(msgspec.Struct, eq=False, gc=False):
    """Tokens ``first`` to ``last`` (exclusive) of the text; ``kind`` says what ``value`` is, ``char`` stands for the
    tags. (Chunks, hits and mentions point at nothing that points back: the collector need not follow them.)"""

    first: int
    last: int
    kind: str
    tags: frozenset[str]
    norm: str
    char: str
    value: Any = None
    refs: Any = ()

    def __repr__(self) -> str:
        return f"{self.norm}/{'+'.join(sorted(self.tags))}"


class Sent(msgspec.Struct):
    """One sentence with its chunks; ``row`` is the tag string, one character a chunk."""

    sentence: Sentence
    chunks: list[Chunk]
    row: str


class Found(msgspec.Struct):
    """All that was found in one document, before any claim is made of it."""

    text: Text
    sents: list[Sent]
    times: list[Any]
    quantities: list[Any]
    places: list[Any]
    actors: list[Any]
    sources: list[Any]
    reference: str | None
    alphabet: Alphabet
    #: (time mention, tense or None, previous interval or None) -> Interval or None
    resolve: Callable[[Any, str | None, Interval | None], Interval | None]
    #: (sentence, first token, last token of a trigger) -> (modality, rule id)
    judge: Callable[[Sentence, int, int], tuple[str, str]]
