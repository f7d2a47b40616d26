"""Spellings of one name meet, and names that are two stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch import rules
from trucewatch.gazetteer import Folds, check


@pytest.fixture(scope="module")
def folds() -> Folds:
    return Folds.from_packs(rules.load())


def test_the_packs_own_examples_hold() -> None:
    assert check(rules.load()) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kafr Zita", "Kafr Zayta"),
        ("al-Atarib", "Atareb"),
        ("Qastun", "Kastoun"),
        ("Mughayr al-Hanta", "Mgheir al-Hanta"),
        ("Tal Tuqan", "Tell Touqan"),
        ("ash-Sheikh Barakat", "Shaykh Barakat"),
        ("Umm Rijim", "Oum Rijeem"),
    ],
)
def test_one_name_in_two_spellings(folds: Folds, a: str, b: str) -> None:
    assert folds.similarity(a, b) >= 0.88


@pytest.mark.parametrize(
    ("a", "b"), [("Salma", "Sarmin"), ("Hazarin", "Hizano"), ("Kabani", "Kobani"), ("Azaz", "Izra")]
)
def test_two_names(folds: Folds, a: str, b: str) -> None:
    assert folds.similarity(a, b) < 0.8


def test_script_meets_latin(folds: Folds) -> None:
    assert folds.similarity("Saraqib", "سراقب") >= 0.85
    assert folds.skeleton("Taftanaz") == folds.skeleton("تفتناز")


def test_identity_holds_over_vowels_and_articles(folds: Folds) -> None:
    assert folds.identity("al-Hamamiyat") == folds.identity("Hamimiyat") == folds.identity("Hamamiyyat")
    assert folds.identity("Tuba") != folds.identity("Taba")


@given(st.text(min_size=1, max_size=40))
def test_folding_never_fails_and_is_stable(text: str) -> None:
    folds = Folds.from_packs(rules.load())
    assert folds.plain(folds.plain(text)) == folds.plain(text)
    assert folds.similarity(text, text) == 1.0
    assert isinstance(folds.identity(text), str)


@given(st.sampled_from(["Khan Shaykhun", "Kafr Nabl", "Sarmin", "Ariha"]), st.sampled_from(["al-", "Al ", "el-", ""]))
def test_similarity_is_symmetric(name: str, article: str) -> None:
    folds = Folds.from_packs(rules.load())
    assert folds.similarity(article + name, name) == folds.similarity(name, article + name) >= 0.95
