"""Acts told plainly, and what asks, compares or imagines instead of telling of one."""

import pytest
from reading import EXTRACTOR, counted, first, told


@pytest.mark.parametrize(
    "text",
    [
        "Could a single raid have changed the course of the war?",
        "Who decides which targets are struck?",
        "Any use of chemical weapons is abhorrent.",
        "His speech dropped like a bomb on the cabinet.",
        "The clash of interests between Moscow and Ankara is old.",
        "The army held drills simulating an attack by drones.",
    ],
)
def test_what_tells_of_no_act(text):
    assert not EXTRACTOR.text(text, published="2020-02-14").claims


def test_a_headline_with_a_bare_object():
    assert first("Drone hits car in Qamishli", "incident").event == "drone_strike"
    assert first("Drone hits car in Qamishli", "damage").measure.min == 1


def test_a_hundred_and_some():
    assert ("casualties", "injured", 107, 107) in counted("A hundred and seven patients were hurt in the shelling of Aleppo.")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A commander was killed in a missile strike from an unmanned aircraft near Sarmada.", "drone_strike"),
        ("Two mortar rounds dropped on a field near Morek.", "shelling"),
        ("A van packed with a tonne of explosives was driven into a barracks near Nubl.", "explosion"),
        ("Mustard agent fired by Islamic State sickened nine people near Marea.", "chemical_attack"),
        ("For weeks Iraqi forces ground their way through Mosul.", "offensive"),
        ("The army's drive on Saraqib has slowed.", "offensive"),
    ],
)
def test_acts_in_plain_words(text, event):
    assert first(text, "incident").event == event


def test_acts_that_nobody_saw_are_denied():
    told_of = [c for c in told("No air strikes hit Idlib on Friday, activists said.") if c.kind == "incident"]
    assert told_of and {c.modality for c in told_of} == {"denied"}
    assert first("There were no air strikes on Idlib on Friday.", "incident").modality == "denied"
