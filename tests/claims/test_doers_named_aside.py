"""Doers in lists with asides, pronouns, aims and titles: who counts as the doer and who only describes, speaks or is aimed at."""

import pytest
from reading import actors, told


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        ("Two rebel alliances, the Levant Front and Ahrar al-Sham, blew up a bridge.", "damage", ["Levant Front", "Ahrar al-Sham"]),
        ("The strikes on Tadef were the work of Turkish jets, the Observatory has said.", "incident", ["Turkish Air Force"]),
        ("Turkish and Syrian government warplanes bombed Tadef.", "incident", ["Turkish Air Force", "Syrian Air Force"]),
        ("The coalition led by Washington said its jets had bombed Tadef.", "incident", ["US-led coalition"]),
        ("Gunmen fighting to bring down President Bashar al-Assad shelled Tadef.", "incident", []),
        ("Ankara wants to stop a faction that has captured most of Tadef.", "control_change", []),
    ],
)
def test_only_doers_are_doers(text, kind, by):
    names = [a.name for c in told(text) if c.kind == kind for a in c.actors if a.role == "by"]
    assert [n for n in dict.fromkeys(names) if n != "unidentified gunmen"] == by


def test_a_place_falls_to_those_told_of_and_not_to_who_says_so():
    text = "Rebels are closing in on Tadef. Nine villages have fallen to them, the Observatory said."
    assert actors(text, "control_change") == ["opposition fighters"]


@pytest.mark.parametrize(
    "text",
    [
        "Islamic State owned up. Its gunmen had shot dead 20 shepherds near Tadef, it said.",
        "Twenty shepherds near Tadef were shot dead by its fighters, Islamic State said.",
    ],
)
def test_whose_gunmen_did_it_stands_before_or_behind(text):
    assert actors(text, "casualties") == ["Islamic State"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The UN secretary-general, Ban Ki-moon, condemned the raid on Tadef.", "Ban Ki-moon"),
        ("The raid on Tadef was condemned by UK Foreign Secretary William Hague.", "William Hague"),
    ],
)
def test_a_person_goes_by_his_name_and_not_by_his_office(text, who):
    assert actors(text, "statement") == [who]
