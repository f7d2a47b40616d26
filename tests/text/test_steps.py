"""Patterns walked over chunks give what the compiled expressions give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.text import Alphabet, Chunk, Pattern, Sent, Sentence, Tried, mark, unknown
from trucewatch.text.steps import steps

TAGS = ("A", "B", "C", "BREAK", "=word")
SOURCES = (
    "A ^", "^ A", "^ ~2 A", "A ~3 ^", "^ A|B C", "^ !A B", "A !BREAK? ^ ~1 B", "^ A? B", "C", "=word ~2 ^ A", "^ ~1 A ~2 B", "_ ^ _",
    "(A / B C) ^", "^ A+ B", "A ~2 B",
)  # fmt: skip


def sentence(rows: list[list[str]], alphabet: Alphabet) -> Sent:
    chunks = []
    for i, tags in enumerate(rows):
        known = frozenset(tags)
        chunks.append(Chunk(i, i + 1, "word", known, str(i), alphabet.char(known)))
    where = Sentence(first=0, last=len(rows), start=0, end=len(rows), index=0, paragraph=0)
    return Sent(where, chunks, "".join(c.char for c in chunks))


@given(st.lists(st.lists(st.sampled_from(TAGS), max_size=3, unique=True), min_size=1, max_size=7), st.integers(0, 6))
def test_walking_equals_searching(rows: list[list[str]], at: int) -> None:
    at = min(at, len(rows) - 1)
    alphabet = Alphabet()
    sent = sentence(rows, alphabet)
    tags = frozenset().union(*(c.tags for c in sent.chunks))
    for source in SOURCES:
        regex, anchored = Pattern(source, alphabet).compiled()
        expected = regex.search(mark(sent.row, at) if anchored else sent.row) is not None
        assert Tried((source,), alphabet, "test").hold(sent, tags, at) is expected, source


def test_a_list_holds_where_one_holds() -> None:
    alphabet = Alphabet()
    sent = sentence([["A"], ["B"], ["C"]], alphabet)
    tags = frozenset(("A", "B", "C"))
    assert Tried(("^ A", "A ^", "^ =word"), alphabet, "test").hold(sent, tags, 1)
    assert not Tried(("^ A", "^ =word"), alphabet, "test").hold(sent, tags, 1)


@pytest.mark.parametrize("source", ["(A / B) ^", "^ A+", "A B"])
def test_what_needs_an_expression(source: str) -> None:
    assert steps(source) is None


@pytest.mark.parametrize(
    ("source", "unmet"),
    [
        ("^ qty:article|=the", []), ("actor:state ~2 ^ t:siege", []), ("_ !NEG ^ A+", []),
        ("^ article|=the", ["article"]), ("x:level:country ^", ["x:level:country"]), ("t:sieges ^", ["t:sieges"]), ("=push on ^", ["on"]),
    ],
)  # fmt: skip
def test_a_tag_that_no_chunk_can_carry_is_named(source: str, unmet: list[str]) -> None:
    assert unknown(source, {"siege"}) == unmet


def test_a_tag_with_a_colon_is_one_tag() -> None:
    alphabet = Alphabet()
    sent = sentence([["QTY", "qty:article"], ["B"], ["C"]], alphabet)
    tags = frozenset(("QTY", "qty:article", "B", "C"))
    assert Tried(("qty:article ^",), alphabet, "test").hold(sent, tags, 1)
    assert Tried(("qty:article+ ^",), alphabet, "test").hold(sent, tags, 1)
