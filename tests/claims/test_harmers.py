"""Who fell is no doer, and who did a harm without a verb of doing: "at the hands of", "in X's raids", "did not survive"."""

import pytest
from reading import actors, told


def casualties(text, role="by", published="2019-08-20"):
    found = [c for c in told(text, published) if c.kind == "casualties"]
    assert found
    return [[a.name for a in c.actors if a.role == role] for c in found]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Forty villagers have died at the hands of the Turkish army near Tadef.", ["Turkish Armed Forces"]),
        ("Sixty shepherds perished near Tadef, all of them at the hands of Islamic State.", ["Islamic State"]),
        ("Seven bakers lost their lives in Government air raids on Tadef.", ["Syrian government"]),
    ],
)
def test_those_behind_a_word_of_doing_did_it(text, by):
    assert casualties(text) == [by]


@pytest.mark.parametrize(
    "text",
    [
        "Army gunners shelled Tadef on Friday. Six villagers did not survive.",
        "Army gunners shelled Tadef on Friday. Six villagers lost their lives there, a doctor said.",
    ],
)
def test_a_toll_that_goes_on_about_the_act_before_has_its_doer(text):
    assert casualties(text) == [["Syrian Army"]]


def test_the_dead_of_the_war_are_not_one_raids():
    text = "Russian jets bombed Tadef on Friday. More than 300000 people have died in the war."
    assert casualties(text)[-1] == []


def test_a_barrage_with_an_owner_did_all_the_harm_of_its_sentence():
    assert casualties("Insurgent rockets leave six villagers dead and 11 hurt in Tadef.") == [["opposition fighters"]] * 2


@pytest.mark.parametrize(
    ("text", "fell"),
    [
        ("Hezbollah's dead near Tadef numbered 14, the source said.", "Hezbollah"),
        ("The source put the number of rebels killed near Tadef at 14.", "opposition fighters"),
        ("A source put Hezbollah losses near Tadef at 14 dead.", "Hezbollah"),
        ("On the Hezbollah side there were 14 fatalities near Tadef.", "Hezbollah"),
    ],
)
def test_whose_losses_are_told_did_not_inflict_them(text, fell):
    assert all(fell not in by for by in casualties(text))


def test_who_stands_beside_the_dead_as_the_subject_is_no_doer():
    text = "Several villagers and Turkish soldiers have died in the raids of the rebels near Tadef."
    assert "Turkish Armed Forces" not in actors(text, "casualties")


def test_part_of_a_toll_has_the_doer_of_the_toll():
    text = "Turkish jets bombed Tadef on Friday, killing 12 bakers. Five of the dead were women, a doctor said."
    assert casualties(text) == [["Turkish Air Force"]] * 2


def test_what_was_damaged_in_the_barrage_was_damaged_by_who_fired_it():
    text = "Rebels shelled Tadef on Friday. Shops and houses were damaged in the barrage."
    assert actors(text, "damage") == ["opposition fighters"]


def test_a_list_goes_on_over_allied_factions_such_as():
    text = "The Free Syrian Army and allied factions such as Ahrar al-Sham attacked Tadef on Friday."
    assert actors(text, "incident") == ["Free Syrian Army", "Ahrar al-Sham"]
