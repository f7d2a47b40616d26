"""Verbs right behind an aside that commas set off, and acts in turns of phrase: salvos, drives, hits scored, men sent against posts."""

import pytest
from reading import actors, counted, told


def acts(text):
    return {c.event for c in told(text) if c.kind == "incident"}


def test_who_holds_a_town_is_read_across_an_aside():
    text = "The factions, which Ankara supports, control the town of Jarabulus."
    assert actors(text, "control_state")[:1] == ["opposition fighters"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The insurgents, for their part, fire rockets into the old town of Hama.", "shelling"),
        ("Government troops, residents say, shell the village of Morek at night.", "shelling"),
        ("The longest salvo, fired by rebels at dawn, hit a mill in Mahardah.", "shelling"),
        ("Scores of shells were aimed by the army at Morek.", "shelling"),
        ("Insurgent rockets took the life of a nurse in Mahardah.", "shelling"),
        ("The barrel bombs claimed nine lives in Morek.", "air_strike"),
        ("A mill in Morek took a hit on Sunday from a warplane.", "air_strike"),
        ("Helicopters scored a direct hit on a mill in Morek.", "air_strike"),
        ("Jihadists hurled dozens of men against an army post near Morek.", "ground_attack"),
        ("The new drive against Morek by the army began in June.", "offensive"),
        ("They led a large-scale Turkish attack near Morek.", "offensive"),
        ("Troops crushed the demonstrators in Hama in 2011.", "other_attack"),
    ],
)
def test_acts_in_more_words(text, event):
    assert event in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "In Morek, aid, food and clothes ran out.",
        "The drive by bus to Morek takes an hour.",
        "The group identifies planes by their type and by the height of their sorties over Morek.",
        "The council, which is at war with Islamic State, met in Morek.",
    ],
)
def test_what_stays_no_act(text):
    assert acts(text) == set()


def test_a_shell_is_never_what_the_place_before_it_is():
    assert ("incident", "strikes", 1, 1) in counted("In Morek, one army shell struck a mill.")


def test_an_assault_beaten_back_is_that_alone():
    text = "Militants died in an assault on army posts near Morek, which the soldiers beat back."
    assert {(c.kind, c.event) for c in told(text) if c.event} == {("control_change", "repelled")}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A savage air campaign by the army has emptied Morek.", "air_strike"),
        ("Doctors saw no let-up in the air campaign against Morek.", "air_strike"),
        ("The coalition launched its air campaign over Hajin in 2014.", "offensive"),
        ("Nine died beneath the bombs that the two allies dropped on Morek.", "air_strike"),
        ("Past bombings in the north of Homs were claimed by Islamic State.", "explosion"),
    ],
)
def test_campaigns_from_the_air_and_bombings_claimed(text, event):
    assert acts(text) == {event}
