"""Patterns walked over chunks give what the compiled expressions give."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.errors import PackError
from trucewatch.text import Chunk, Tried, read_pattern, unknown
from trucewatch.text.patterns import ATOM

TAGS = ("A", "B", "C", "BREAK", "TELLER", "=word")
SOURCES = (
    "A ^", "^ A", "^ ~2 A", "A ~3 ^", "^ A|B C", "^ !A B", "A !BREAK? ^ ~1 B", "^ A? B", "C", "!C", "=word ~2 ^ A", "^ ~1 A ~2 B", "_ ^ _",
    "(A / B C) ^", "^ A+ B", "A ~2 B", "^ !A{0,2} =word", "A* B ^ ~", "B (A C)? ^", "^ (A / B? C){1,2} B", "A B{2,} ^", "^ A / B ^",
    "^ _{2,3} A",
)  # fmt: skip


def chunks_of(rows: list[list[str]]) -> list[Chunk]:
    return [Chunk(i, i + 1, "word", frozenset(tags), str(i)) for i, tags in enumerate(rows)]


def tags_of(rows: list[list[str]]) -> frozenset[str]:
    return frozenset(tag for tags in rows for tag in tags)


def searched(source: str, rows: list[list[str]], at: int) -> bool:
    """The same by a regular expression over one character a chunk: for every set of tags one, and one for the trigger."""
    sets = sorted({frozenset(tags) for tags in rows}, key=sorted)
    char = {tags: chr(0xE000 + i) for i, tags in enumerate(sets)}
    trigger, behind = "\x01", False

    def any_of(tags: str, *, negated: bool) -> str:
        wanted = set(tags.split("|"))
        chars = "".join(char[s] for s in sets if tags == "_" or s & wanted)
        if tags == "_":
            return "."
        return (f"[^{chars}]" if chars else ".") if negated else (f"[{chars}]" if chars else "(?!)")

    out, depth = "", 0
    for m in ATOM.finditer(source.rstrip()):
        if m["open"]:
            out, depth = out + "(?:", depth + 1
        elif m["close"]:
            out, depth = out + ")" + (m["cq"] or ""), depth - 1
        elif m["alt"]:
            out, behind = out + "|", behind and depth > 0
        elif m["gap"]:
            out += any_of("BREAK|TELLER" if behind else "BREAK", negated=True) + "{0," + (m["n"] or "3") + "}?"
        elif m["trigger"]:
            out, behind = out + trigger, True
        else:
            out += f"(?:{any_of(m['tags'], negated=bool(m['neg']))}){m['q'] or ''}"
    row = [char[frozenset(tags)] for tags in rows]
    if "^" in source:
        row[at] = trigger
    return re.search(out, "".join(row)) is not None


@given(st.lists(st.lists(st.sampled_from(TAGS), max_size=3, unique=True), min_size=1, max_size=7), st.integers(0, 6))
def test_walking_equals_searching(rows: list[list[str]], at: int) -> None:
    at = min(at, len(rows) - 1)
    chunks, tags = chunks_of(rows), tags_of(rows)
    for source in SOURCES:
        assert Tried((source,), "test").hold(chunks, tags, at) is searched(source, rows, at), source


def test_a_list_holds_where_one_holds() -> None:
    rows = [["A"], ["B"], ["C"]]
    assert Tried(("^ A", "A ^", "^ =word"), "test").hold(chunks_of(rows), tags_of(rows), 1)
    assert not Tried(("^ A", "^ =word"), "test").hold(chunks_of(rows), tags_of(rows), 1)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("( ACTOR ^", "leaves a group open"), ("ACTOR ) ^", "closes a group that is not open"), ("^ ACTOR ^", "twice"),
        ("( A ^ / B ) C", "inside a group"), ("^ A{", "not understood"),
    ],
)  # fmt: skip
def test_a_pattern_that_cannot_be_understood_is_named(source: str, what: str) -> None:
    with pytest.raises(PackError, match=rf"rule-x: .*{re.escape(what)}"):
        read_pattern(source, "rule-x")


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
    rows = [["QTY", "qty:article"], ["B"], ["C"]]
    assert Tried(("qty:article ^",), "test").hold(chunks_of(rows), tags_of(rows), 1)
    assert Tried(("qty:article+ ^",), "test").hold(chunks_of(rows), tags_of(rows), 1)
