"""Who did it: subjects that stand away from the verb, holders and targets that did nothing."""

from __future__ import annotations

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()
REBELS = "opposition fighters"


def doers(text: str, kind: str = "incident", event: str | None = None) -> set[str]:
    claims = EXTRACTOR.text(text, published="2017-05-01").claims
    found = [c for c in claims if c.kind == kind and (event is None or c.event == event)]
    assert found, claims
    return {a.name for a in found[-1].actors if a.role in ("by", "party")}


@pytest.mark.parametrize(
    ("text", "event", "by"),
    [
        ("The insurgents sit above Salma. On Tuesday they mounted an assault on Kinsabba.", "ground_attack", REBELS),
        ("Islamic State lost the dam in March. It mounted an assault on Palmyra on Sunday.", "ground_attack", "Islamic State"),
        ("Insurgents dug in at Morek. They control Latamneh and have frequently fired Grad rockets at Mhardeh.", "shelling", REBELS),
        ("Rebels broke through at Dahiyet al-Assad on Monday detonating two car bombs at a checkpoint in Aleppo.", "explosion", REBELS),
    ],
)  # fmt: skip
def test_pronouns_and_participles_have_a_subject(text, event, by):
    assert doers(text, event=event) == {by}


def test_a_pronoun_for_a_thing_means_no_party():
    text = "Turkey condemned the bombing. The raid was the worst in weeks because it hit a market in Ariha."
    assert "Turkey" not in doers(text)


def test_a_pronoun_makes_a_statement():
    assert doers("The United Nations has few trucks left. It opposes an evacuation of Madaya.", "statement") == {"United Nations"}


@pytest.mark.parametrize(
    "text",
    [
        "A mortar shell landed in the rebel-held quarter of Jobar on Monday, residents said.",
        "On Sunday a barrel bomb fell in an opposition-controlled part of Aleppo.",
    ],
)
def test_who_holds_what_was_hit_did_not_hit_it(text):
    assert not doers(text)


def test_the_actor_before_a_relative_pronoun_is_its_subject():
    text = "The Syrian army sent tanks to a pass guarded by Islamic State which has seized the town of Sukhnah."
    assert doers(text, "control_change") == {"Islamic State"}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Iran's Foreign Ministry said Iraq was examining the claim and was investigating the blast.", "Iraq"),
        ("Turkey said insurgents in Binnish were warning truck drivers off the motorway.", REBELS),
    ],
)
def test_whose_statement_another_reports(text, by):
    assert doers(text, "statement") == {by}


@pytest.mark.parametrize(
    ("text", "event", "by"),
    [
        ("Clashes went on in Harasta between units of the army and rebels on Monday.", "clash", {"Syrian Army"}),
        ("Monday's fighting in Azaz was between Islamic State gunmen and rebels of the town.", "clash", {"Islamic State"}),
        ("Kurdish fighters are planning an operation to oust Islamic State from Tabqa.", "offensive", {"Kurdish forces"}),
        ("Troops in Aqrab fled from jihadists whose two-day assault killed 20 people.", "offensive", {REBELS}),
        ("On Monday ten soldiers near Salma were executed by Islamic State fighters.", "execution", {"Islamic State"}),
        ("Islamic State has struck the Free Syrian Army with car bomb attacks in Azaz.", "explosion", {"Islamic State"}),
    ],
)
def test_doers_around_a_noun(text, event, by):
    assert doers(text, event=event) == by


def test_all_who_are_named_together_did_it():
    text = "Government troops and allied militiamen captured Morek on Friday."
    assert len(doers(text, "control_change")) == 2


def test_a_described_actor_is_joined_to_the_one_before():
    text = "The army and the Iran-backed gunmen of Hezbollah stormed Yabroud on Monday."
    assert doers(text) == {"Syrian Army", "Hezbollah"}


@pytest.mark.parametrize(
    ("text", "by", "against"),
    [
        ("Clashes broke out between rebels and the army and Hezbollah in Harasta on Friday.", REBELS, {"Syrian Army", "Hezbollah"}),
        ("Clashes broke out between the army and rebels in Harasta on Friday, a member of Hezbollah said.", "Syrian Army", {REBELS}),
    ],
)
def test_whoever_is_named_with_the_second_side_fights_the_first(text, by, against):
    clash = next(c for c in EXTRACTOR.text(text, published="2017-05-01").claims if c.event == "clash")
    assert [a.name for a in clash.actors if a.role == "by"] == [by]
    assert {a.name for a in clash.actors if a.role == "against"} == against
