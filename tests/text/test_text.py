"""Tokens, sentences, the lexicon pass and patterns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.rules import load
from trucewatch.text import Entry, Lexicon, Orthography, Remembered, Text

ORTHOGRAPHY = Orthography(load(["en"]))


def tokens(raw: str) -> list[str]:
    return Text(raw, ORTHOGRAPHY).norms


def test_hyphens_apostrophes_and_dots_do_not_tell_spellings_apart() -> None:
    assert tokens("al-Nusra") == tokens("al Nusra") == tokens("al–Nusra") == ["al", "nusra"]
    assert tokens("Syria's") == tokens("Syria’s") == tokens("Syrias") == ["syrias"]
    assert tokens("U.S.-led") == ["us", "led"]


def test_abbreviations_do_not_end_sentences() -> None:
    text = Text("The U.S. envoy met Gen. Salem on Sept. 17. Talks go on.", ORTHOGRAPHY)
    assert [text.raw[s.start : s.end] for s in text.sentences][-1].startswith("Talks")
    assert len(text.sentences) == 2


def test_a_line_alone_without_a_full_stop_is_a_heading() -> None:
    text = Text("Over 40 civilians killed\n\nMore than 40 civilians were killed.", ORTHOGRAPHY)
    assert [s.title for s in text.sentences] == [True, False]


def test_hard_wrapped_lines_are_one_sentence() -> None:
    line = "The convoy of forty trucks left the crossing early in the morning and\n"
    text = Text(line * 6 + "arrived at noon.", ORTHOGRAPHY)
    assert len(text.sentences) == 1


def test_the_longest_phrase_wins_and_names_take_possessives() -> None:
    entries = [("Syrian army", Entry("actor", ("A",), 1, True)), ("army", Entry("word", ("W",), 2))]
    lexicon = Lexicon(ORTHOGRAPHY, entries)
    text = Text("The Syrian army's advance; an army camp", ORTHOGRAPHY)
    assert [(text.slice(h.first, h.last), h.entries[0].ref) for h in lexicon.scan(text)] == [
        ("Syrian army's", 1),
        ("army", 2),
    ]


@given(st.text(max_size=200))
def test_offsets_always_point_into_the_text(raw: str) -> None:
    text = Text(raw, ORTHOGRAPHY)
    for i, word in enumerate(text.words):
        assert raw[text.starts[i] : text.ends[i]] == word
    assert sum(s.last - s.first for s in text.sentences) == len(text.words)


def test_what_is_remembered_is_computed_once_and_only_so_many_are_kept() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Remembered(length, room=1)
    assert [known["al"], known["al"], known["nusra"], known["nusra"]] == [2, 2, 5, 5]
    assert asked == ["al", "nusra", "nusra"]
    assert len(known) == 1


@pytest.mark.parametrize(
    ("raw", "words"),
    [("U.S.-led", ["U.S.", "led"]), ("it's 1,800 men.", ["it's", "1,800", "men", "."]), ("a.b", ["a", ".", "b"])],
)
def test_words_abbreviations_numbers_and_marks_are_tokens(raw: str, words: list[str]) -> None:
    assert Text(raw, ORTHOGRAPHY).words == words


def test_a_sentence_that_a_scraper_glued_to_a_heading_is_told_apart() -> None:
    orthography = Orthography(load(["en"]))
    text = Text("Tags Aleppo Syria gas attack Russia At least four people were killed on Monday.", orthography)
    assert [text.raw[s.start : s.end] for s in text.sentences] == [
        "Tags Aleppo Syria gas attack Russia", "At least four people were killed on Monday.",
    ]  # fmt: skip
    kept = Text("The Army Kills Dozens of Fighters in Aleppo", orthography)
    assert len(kept.sentences) == 1


def test_a_run_of_words_that_is_too_long_for_a_sentence_is_cut_where_a_clause_begins() -> None:
    clause = "Shelling killed two civilians in Saraqib and "
    text = Text(clause * 500, ORTHOGRAPHY)
    assert max(s.last - s.first for s in text.sentences) <= 400
    assert sum(s.last - s.first for s in text.sentences) == len(text.words) == 3500
    assert all(text.words[s.first] == "and" for s in text.sentences[1:])
    marked = Text("Shelling killed two civilians in Saraqib, " * 100, ORTHOGRAPHY)
    assert {text.words[s.last - 1] for text in (marked,) for s in text.sentences} == {","}
    assert [s.last - s.first for s in Text("word " * 900, ORTHOGRAPHY).sentences] == [400, 400, 100]


def test_long_sentences_of_real_texts_stay_whole() -> None:
    assert len(Text("Shelling killed two civilians in Saraqib and " * 57, ORTHOGRAPHY).sentences) == 1
