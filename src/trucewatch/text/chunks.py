"""A sentence as a row of chunks: the units that patterns, slots and scorers look at.

A chunk is a run of tokens that plays one part: a quantity, a time, a place, an actor, a known word or phrase, a
punctuation mark, or one unknown word.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from ..values import Interval
from .tokens import Sentence, Text


class Chunk(msgspec.Struct, eq=False, gc=False):
    """Tokens ``first`` to ``last`` (exclusive) of the text; ``kind`` says what ``value`` is.
    (Chunks, hits and mentions point at nothing that points back: the collector need not follow them.)"""

    first: int
    last: int
    kind: str
    tags: frozenset[str]
    norm: str
    value: Any = None
    refs: Any = ()

    def __repr__(self) -> str:
        return f"{self.norm}/{'+'.join(sorted(self.tags))}"


class Sent(msgspec.Struct):
    """One sentence with its chunks."""

    sentence: Sentence
    chunks: list[Chunk]


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
    #: (time mention, tense or None, previous interval or None) -> Interval or None
    resolve: Callable[[Any, str | None, Interval | None], Interval | None]
    #: (sentence, first token, last token of a trigger) -> (modality, rule id)
    judge: Callable[[Sentence, int, int], tuple[str, str]]
    #: told long afterwards, as an encyclopedia does: nothing in it is of the document's own day
    story: bool = False
    #: the other country that it is about, in the shape of a place mention; None for the packs' own
    elsewhere: Any = None
