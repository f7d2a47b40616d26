"""Furniture is masked, prose is not; masks lie inside the text, in order, apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch import rules
from trucewatch.errors import InputError
from trucewatch.read import Raw, to_document
from trucewatch.read.furniture import furniture, merge

from .pages import ARTICLE

PACKS = rules.load(("en", "ar", "syria"))


def masked(text: str) -> list[str]:
    document = to_document(Raw(data=text.encode()), PACKS)
    return [document.text[a:b].strip() for a, b, _ in document.masked]


def test_an_article_with_its_furniture() -> None:
    found = masked(ARTICLE)
    assert found == [
        "Published 03.11.2019 17:48",
        "Updated 20.12.2019 01:25",
        "Read: Another story about another town",
        "Share on Facebook Share on Twitter",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Read: A story of another day",
        "RELATED: Two convoys reach the camps",
        "Leave comment",
        "Your email address will not be published. Required fields are marked with *.",
        "Total Comments (0)",
        "(74)    (89)",
        "(Agencies, Example Daily)",
        "A volunteer carries a child out of a house after a strike on 25 September [A. Person/Some Agency]",
        "Search For Keyword.",
        "Sign up for our newsletter",
        "© 2019 Example Daily. All rights reserved.",
        "Tags: Syria, Idlib, ceasefire",
        "More on this story: Two convoys reach the camps",
        "Two boys look at a ruined mill on Friday. A. Person/AFP/Getty Images",
        "Photo credit: A. Person/Some Agency",
    ],
)
def test_lines_of_furniture(line: str) -> None:
    prose = "Two people were killed when shells fell on the town, a doctor said on Monday evening.\n\n"
    assert line in "\n".join(masked(f"Shells kill two people\n\n{prose * 4}{line}\n"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Read aloud in the chamber, the letter named four villages.",
        "More than 20 people were killed.",
        "The army declined to comment.",
        "Two of the villages (Upper and Lower) fell on Monday.",
        "Published reports named two men.",
        "A truce was signed on 5 June 2019 in the capital.",
        "By Monday the army had left.",
        "Over 1,800 civilians killed",
        "Share prices fell.",
        "Twitter suspended two accounts.",
        "File - the army burnt twelve of them in Hama.",
        "Credit: the army says it killed two men there.",
    ],
)
def test_sentences_stay(sentence: str) -> None:
    assert sentence not in "\n".join(
        masked(f"Shells kill two people\n\nTwo people were killed, a doctor said.\n\n{sentence}\n")
    )


def test_comment_forms_end_a_text_but_do_not_open_it() -> None:
    prose = "Two people were killed when shells fell on the town, a doctor said on Monday evening.\n\n"
    late = masked(f"Shells kill two people\n\n{prose * 6}Leave a comment\n\nJohn: so sad\n")
    assert late[-1] == "Leave a comment\n\nJohn: so sad"
    early = masked(f"Leave a comment\n\nShells kill two people\n\n{prose * 6}")
    assert early == ["Leave a comment"]


PIECES = st.sampled_from(
    [
        "Share", "Read: x y", "Leave a comment", "(12)", "Two people died.", "Published 3 May 2018", "\n", "\n\n", " ",
        "AFP", "[A/B]", "(file photo)", "By Jane Person", "Get short URL 0 1", "Saturday 2 May 2018", "\r\n", "قتل",
        "Title of the day here", "--Reuters", "BEIRUT", "—", "Tags: a", "#a #b", "\u200f", "(Reuters)",
    ]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=30))
def test_masks_lie_inside_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    data = text.encode("utf-8", "surrogatepass")
    try:
        document = to_document(Raw(data=data), PACKS)
    except InputError:
        return  # no words in it
    at = 0
    for start, end, why in document.masked:
        assert at <= start < end <= len(document.text)
        assert why
        at = end
    assert document == to_document(Raw(data=data), PACKS)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from("abc")), max_size=12))
def test_merging_covers_the_same_characters(masks: list[tuple[int, int, str]]) -> None:
    given_masks = [(min(a, b), max(a, b), w) for a, b, w in masks if a != b]
    covered = {i for a, b, _ in given_masks for i in range(a, b)}
    merged = merge(given_masks)
    assert covered == {i for a, b, _ in merged for i in range(a, b)}
    assert all(m[1] <= n[0] for m, n in pairwise(merged))


def test_rules_are_compiled_once() -> None:
    assert furniture(PACKS) is furniture(PACKS)


SHORT = "Shells kill two people\n\nShells fell on the mill on Friday and killed two people, a doctor said.\n\nThe army was silent.\n\n"


@pytest.mark.parametrize("word", ["Comments", "12 Comments", "Comments (12)"])
def test_comments_may_be_longer_than_the_article(word: str) -> None:
    said = "A reader: they have killed two hundred people in the hills since spring.\n\nAnother: nobody counts those of the town.\n"
    assert masked(f"{SHORT}{word}\n\n{said}{said}") == [f"{word}\n\n{said}{said}".strip()]


@pytest.mark.parametrize("word", ["Recommended", "Top stories", "Related", "Trending now"])
@pytest.mark.parametrize("button", ["", "Read: Related cases of arson in the hills\n\n"])
def test_headlines_behind_their_heading_are_teasers(word: str, button: str) -> None:
    block = f"{word}\n\nBomb kills ten on a bus\n\nJets strike a school by the river"
    goes_on = (
        "The mayor of the town, who had come on foot from the next village, said on Friday that the mill had stood for two "
        "hundred years and that nobody had ever fired at it before."
    )
    assert masked(f"{button}{SHORT}{SHORT}{block}\n")[-1] == block
    assert masked(f"{SHORT}{block}\n\n{goes_on}\n\n{goes_on}\n")[-1] == block
