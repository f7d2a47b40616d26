"""Packs from outside the package: checked for themselves, and in force only if their examples hold."""

import shutil

import pytest

from trucewatch.rules import loader
from trucewatch.rules.loader import BUNDLED

TEXT = "Shelling killed two civilians in Saraqib on Friday.\n"


@pytest.fixture
def english(tmp_path):
    """A folder of one's own with the English pack in it."""
    shutil.copytree(BUNDLED / "en", tmp_path / "packs" / "en")
    return tmp_path / "packs" / "en"


@pytest.fixture
def broken(english):
    """The same with an example that its rule does not match."""
    rules = english / "rules" / "casualties.yaml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace('yes: ["', 'yes: ["The sun rose over the sea.", "', 1), encoding="utf-8")
    return english


def test_a_copy_of_the_default_language_is_checked_in_its_place(english, run):
    status, out, _ = run("packs", "check", english)
    assert status == 0 and out.startswith("ok")


def test_what_is_wrong_in_a_copy_is_told(broken, run):
    status, out, _ = run("packs", "check", broken)
    assert status == 1 and "must match 'The sun rose over the sea.'" in out


def test_a_key_that_stands_twice_is_refused(english, run):
    nouns = english / "nouns.yaml"
    text = nouns.read_text(encoding="utf-8")
    nouns.write_text(text + "stray: {no: [a], yes: [b], no: [c]}\n", encoding="utf-8")
    status, out, err = run("packs", "check", english)
    assert status and f"nouns.yaml: not readable as YAML: line {text.count(chr(10)) + 1}: 'no' stands twice" in out + err


def test_a_pack_whose_examples_fail_does_not_load(broken, tmp_path, run):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for call in (("extract", tmp_path / "a.txt"), ("new", tmp_path / "case")):
        status, _, err = run(*call, "--pack", broken, "--pack", "syria")
        assert status == 2 and "The sun rose over the sea." in err and err.count("\n") == 1


def test_a_pack_that_was_broken_later_adds_nothing(english, tmp_path, run):
    assert run("new", tmp_path / "case", "--pack", english, "--pack", "syria")[0] == 0
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    rules = english / "rules" / "casualties.yaml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace('yes: ["', 'yes: ["The sun rose over the sea.", "', 1), encoding="utf-8")
    loader._load.cache_clear()  # as in a process of its own
    status, _, err = run("add", tmp_path / "a.txt", "--case", tmp_path / "case")
    assert status == 2 and "The sun rose" in err
