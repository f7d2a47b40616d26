"""Tokens are looked up by what stands between blanks: the same as reading the whole text with one pattern."""

from __future__ import annotations

import pytest

from trucewatch import rules
from trucewatch.text import Orthography, Text
from trucewatch.text import tokens as module


@pytest.fixture(scope="module")
def orthography() -> Orthography:
    return Orthography(rules.load(rules.DEFAULT_PACKS))


@pytest.mark.parametrize(
    "raw",
    [
        "Two people were killed.\n\nThe army, it said, held al-Bab  (again).",
        " – a dash – alone, -leading and trailing- ones; U.S. jets, 1,200 men, 3.5 km",
        "tab\tand\u00a0no-break blank\u2009thin",
        "قتل شخصان في حلب، وقال الجيش",
        "x" * 90 + " " + "a-b" * 30 + "! ends",
        "   ",
        "–",
        "one",
    ],
)
def test_the_same_tokens_as_with_one_pattern(raw: str, orthography: Orthography) -> None:
    text = Text(raw, orthography)
    found = [(m.start(), m.end(), m.group()) for m in module._TOKEN.finditer(raw)]
    assert list(zip(text.starts, text.ends, text.words, strict=True)) == found
    assert text.norms == [orthography.norm(word) for _, _, word in found]
    assert text.numeric == [word[0].isdecimal() for _, _, word in found]
    assert text.capitals == [i for i, (_, _, word) in enumerate(found) if word[0].isupper()]


def test_masked_parts_do_not_move_the_rest(orthography: Orthography) -> None:
    raw = "Read also: Other news. Five men left Homs."
    text = Text(raw, orthography, masked=[(0, 22, "teaser")])
    assert text.words == ["Five", "men", "left", "Homs", "."]
    assert all(raw[a:b] == word for a, b, word in zip(text.starts, text.ends, text.words, strict=True))
    assert text.capitals == [0, 3]


def test_long_pieces_and_very_many_pieces_are_not_remembered(orthography: Orthography) -> None:
    pieces = module._Pieces(orthography.norm)
    assert pieces["y" * (module._PIECE + 1)] and not pieces
    assert pieces["short,"] and list(pieces) == ["short,"]
    pieces.update(dict.fromkeys(map(str, range(module._PIECES)), ()))
    size = len(pieces)
    assert pieces["another"] and len(pieces) == size
