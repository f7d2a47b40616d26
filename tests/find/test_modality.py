"""Denial, accusation, suspicion, plans and threats never pass for events."""

from __future__ import annotations

import pytest

from trucewatch.find.modality import ModalityFinder, check
from trucewatch.rules import load
from trucewatch.text import Orthography, Text

PACKS = load(["en", "syria"])
ORTHOGRAPHY = Orthography(PACKS)
FINDER = ModalityFinder(PACKS, ORTHOGRAPHY)


def judge(marked: str) -> str:
    """The modality of the word between asterisks."""
    begin, end = marked.index("*"), marked.rindex("*") - 1
    text = Text(marked.replace("*", ""), ORTHOGRAPHY)
    first, last = text.token_at(begin), text.token_at(end - 1) + 1
    sentence = next(s for s in text.sentences if s.first <= first < s.last)
    return FINDER.read(text).judge(sentence, first, last)[0]


def test_every_rule_reads_its_examples() -> None:
    assert check(PACKS) == []


@pytest.mark.parametrize(
    ("marked", "modality"),
    [
        ("Warplanes *struck* the market.", "asserted"),
        ("Six people were *killed* in the raid.", "asserted"),
        ("Dozens have reportedly been *killed*.", "possible"),
        ("A suspected chemical *attack* hit the town.", "possible"),
        ("The jets may have *struck* a school.", "possible"),
        ("Turkey will *send* troops.", "planned"),
        ("The army is preparing to *storm* the town.", "planned"),
        ("Ankara threatened to *attack*.", "planned"),
        ("Moscow denied *bombing* the clinic.", "denied"),
        ("The army repelled an *attack* on the base.", "denied"),
        ("The fighters failed to *capture* the hill.", "denied"),
        ("The troops did not *enter* the town.", "denied"),
        ("The ministry accused rebels of *shelling* the market.", "accused"),
        ("The governor blamed the *blast* on gunmen.", "accused"),
    ],
)
def test_modalities(marked: str, modality: str) -> None:
    assert judge(marked) == modality


@pytest.mark.parametrize(
    "marked",
    [
        "The army will not comment but shells *killed* six people.",
        "Officials may meet after raids that *killed* six people.",
        "Moscow denied the report while its jets *struck* the town.",
    ],
)
def test_a_cue_does_not_reach_into_another_clause(marked: str) -> None:
    assert judge(marked) == "asserted"
