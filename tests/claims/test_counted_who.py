"""Who is counted among the fallen, and what is not: a pilot without a number, provinces, those rounded up and shot."""

import pytest
from reading import counted


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shot down a helicopter south of Homs, killing its pilot.",
        "A mine hit a tractor near Morek, killing its driver.",
    ],
)
def test_one_who_has_no_number_is_one(text):
    assert ("casualties", "killed", 1, 1) in counted(text)


def test_talk_of_killing_kills_nobody():
    assert not {c for c in counted("The group talked of killing its leader in Homs.") if c[0] == "casualties"}


@pytest.mark.parametrize("where", ["in three provinces", "in several places in Homs", "in two parts of the province of Homs"])
def test_places_counted_are_no_people(where):
    harm = {c for c in counted(f"Raids killed 20 civilians {where} on Monday.") if c[0] == "casualties"}
    assert harm == {("casualties", "killed", 20, 20)}


def test_those_rounded_up_and_executed_are_killed():
    assert counted("Some 30 rebels were rounded up and executed by the group in Azaz.") == {("casualties", "killed", 30, 30)}


def test_targets_are_struck_without_being_facilities():
    assert not counted("Jets struck 90 targets near Saraqib on Monday.")


def test_what_was_hit_is_not_where_it_was_hit():
    assert counted("Warplanes hit a bus on a bridge near Homs.") == {("damage", "vehicles", 1, 1)}
    assert ("damage", "facilities", 3, 3) in counted("Warplanes hit two buses, a clinic and three schools in Homs.")


def test_what_a_camp_was_built_for_is_no_count():
    found = counted("At Atmeh camp, built for 20,000 people, more than 70,000 are crammed into tents.")
    assert ("displacement", "sheltering", 70000, None) in found
    assert not any(low == 20000 for _, _, low, _ in found)
