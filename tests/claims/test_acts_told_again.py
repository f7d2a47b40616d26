"""Acts as studied outlets tell them: told again without their count, in wordings that were not read, beside what is no act."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def incidents(text, title=None):
    found = EXTRACTOR.text((title + "\n\n" if title else "") + text, published="2016-09-20").claims
    return [c for c in found if c.kind == "incident"]


def test_acts_counted_in_another_sentence_keep_their_count():
    told = incidents(
        "Air strikes killed ten people in Ariha on Monday, a monitor said. Residents fled to the fields nearby. "
        "The monitor said that four air strikes on Ariha on Monday destroyed shops."
    )
    assert {c.event for c in told} == {"air_strike"} and 4 in [c.measure.min for c in told if c.measure]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Gunmen attacked a bus near Homs on Monday, killing ten people.", "other_attack"),
        ("The army carried out a massacre in Saraqib in May 2012 in which 90 people were killed.", "other_attack"),
        ("Islamic State is under attack in Raqqa and Deir ez-Zor by several armies.", "offensive"),
        ("The militants have come under attack on several fronts in Raqqa.", "offensive"),
    ],
)
def test_attacks_by_their_harm_and_campaigns_by_their_fronts(text, event):
    assert event in {c.event for c in incidents(text)}


@pytest.mark.parametrize(
    ("then", "by", "modality"),
    [
        ("The agency accused the rebels of that attack.", {"opposition fighters"}, "accused"),
        ("The agency said Islamic State carried out the attack.", {"Islamic State"}, "asserted"),
        ("Western states said the Syrian government was responsible for that attack.", {"Syrian government"}, "asserted"),
    ],
)
def test_who_is_said_to_have_done_what_was_told_before(then, by, modality):
    told = incidents(f"Shells hit a school in Homs on Monday and killed six people. {then}")
    (again,) = [c for c in told if c.actors]
    assert (again.event, again.modality) == ("shelling", modality)
    assert {a.name for a in again.actors if a.role == "by"} == by


def test_a_comment_on_the_attack_is_no_offensive():
    assert not [c for c in incidents("The army declined to comment on the attack near Hama.") if c.event == "offensive"]


@pytest.mark.parametrize(
    "text",
    [
        "Turkish warplanes and artillery pounded villages near Jarabulus on Monday.",
        "Douma is targeted daily by airstrikes and artillery.",
    ],
)
def test_two_means_of_one_verb_are_two_acts(text):
    assert {c.event for c in incidents(text)} == {"air_strike", "shelling"}


@pytest.mark.parametrize(
    "text",
    [
        "Islamic State has targeted districts of Hasakah in the past.",
        "The enclave in Idlib is regularly targeted by both the army and its allies.",
    ],
)
def test_what_somebody_does_by_habit(text):
    assert [(c.event, c.modality) for c in incidents(text)] == [("other_attack", "asserted")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The factions called on Moscow to halt raids and lift sieges on Homs.", "siege"),
        ("She feared that her sons would be arrested in Homs.", "detention"),
        ("Families in Homs live under a crushing army siege.", "offensive"),
        ("A boy breathes through a mask at a clinic in Aleppo after the suspected gas attack.", "chemical_attack"),
        ("The aftermath of an air strike in the Sakhour district of Aleppo.", "air_strike"),
    ],
)
def test_what_is_only_feared_ended_or_pictured(text, event):
    assert event not in {c.event for c in incidents(text)}


def test_a_conflict_that_pits_sides_is_no_clash():
    assert not [c for c in incidents("The conflict pits the army against rebels in Syria.") if c.event == "clash"]


def test_soldiers_captured_without_a_number():
    told = incidents("Syrian soldiers captured while they fled from Tabqa on Monday were executed.")
    assert "detention" in {c.event for c in told}
