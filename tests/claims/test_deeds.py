"""Acts told by what was done to people and places; questions, tales and figures of speech, which assert nothing."""

import pytest
from reading import counted, told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Hunger was used as a weapon in Madaya.", "siege"),
        ("Travellers pass the enclave of Fuah, ringed by rebel checkpoints.", "siege"),
        ("Soldiers set barley fields ablaze near Hass.", "destruction"),
        ("Gunmen put a church in Hass to the torch.", "destruction"),
        ("Kurdish fighters levelled the hamlet of Husseini with bulldozers in 2014.", "destruction"),
        ("Masked men sprayed the home of a well known judge from Tafas with bullets.", "shooting"),
        ("Omar Saleh and Adel Nasser were taken at gunpoint near Binnish.", "abduction"),
        ("Nine fishermen are being held by rebels near Tartus.", "abduction"),
        ("Two students were taken off a bus near Qutayfa by soldiers.", "detention"),
        ("Hundreds of men have vanished in government custody since 2012.", "detention"),
        ("The militants cut off the heads of two soldiers near Raqqa.", "execution"),
        ("Fighters of the group broke into the central prison in Hasakah.", "ground_attack"),
    ],
)
def test_acts_told_by_what_was_done(text, event):
    assert event in {c.event for c in told(text)}


@pytest.mark.parametrize(
    ("text", "what", "count"),
    [
        ("Former rebel commander shot dead in Daraa", "killed", 1),
        ("Militants killed a captured pilot in Raqqa.", "killed", 1),
        ("Islamic State beheaded the 79-year-old historian Omar Saleh in Palmyra.", "killed", 1),
        ("Nusra is holding hostage 12 peacekeepers near Quneitra.", "detained", 12),
        ("Rebels ambushed a military bus near Homs, leaving ten soldiers dead.", "killed", 10),
    ],
)
def test_who_is_counted(text, what, count):
    assert ("casualties", what, count, count) in counted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Who bombed the school in Homs and killed nine pupils?",
        "“Where were they when shells fell on Douma?”",
        "In the film, rebels kidnap a girl from Douma.",
        "Her novel imagines a city in which soldiers shot nine men.",
        "A clash of interests between Moscow and Ankara was papered over.",
        "Kidnapping is a lucrative business in lawless regions.",
        "The players were besieged by fans in Homs.",
    ],
)
def test_what_asserts_nothing(text):
    assert told(text) == ()
