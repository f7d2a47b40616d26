"""Less usual wordings of acts, harm and losses: what is counted, and near misses that tell none of it.

All drafts are looked at, whatever acceptance says of them: what is pinned is that the words are read, not how they are weighed.
"""

import pytest
from reading import told


@pytest.mark.parametrize(
    ("text", "what", "least", "most"),
    [
        ("Two porters were mortally wounded near Ariha.", "killed", 2, 2),
        ("Seven lives were lost in the bombing near Binnish.", "killed", 7, 7),
        ("The battle claimed 31 fighters from both sides near Binnish.", "killed", 31, 31),
        ("The assault on Hass failed with the loss of 14 men.", "killed", 14, 14),
        ("Three herders met their end in a minefield near Palmyra.", "killed", 3, 3),
        ("Six pupils were hit by shrapnel in Afrin.", "injured", 6, 6),
        ("The blast in Hama sent 23 people to hospital.", "injured", 23, 23),
        ("Three women lost their legs in Kobani.", "injured", 3, 3),
        ("Islamic State holds 16 villagers in Raqqa.", "detained", 16, 16),
        ("The militia took 44 men for compulsory service in Qamishli.", "detained", 44, 44),
        ("Contact was lost with nine fighters near Kobani.", "missing", 9, 9),
        ("The army lost five tanks near Saraqib.", "vehicles", 5, 5),
        ("The rebels retreated with the loss of four tanks near Hass.", "vehicles", 4, 4),
    ],
)
def test_counts_in_less_usual_words(text, what, least, most):
    found = {(c.measure.what, c.measure.min, c.measure.max) for c in told(text) if c.measure is not None}
    assert (what, least, most) in found


@pytest.mark.parametrize(
    "text",
    [
        "The envoy executed his mandate in Homs.",
        "The arrest warrant was sent to Daraa.",
        "The minister drew fire from critics in Homs.",
        "Ministers came under fire from the opposition over the budget of Homs.",
        "The talks clash with the calendar of the assembly in Homs.",
        "A blast of cold air reached Homs.",
        "The price of bread hit a record in Homs.",
        "Soldiers celebrated with gunfire in Homs.",
        "The hospital in Hass was hit by a shortage of fuel.",
        "Deputies came to blows in the chamber in Atarib.",
    ],
)
def test_near_misses_tell_nothing(text):
    assert not [c for c in told(text) if c.kind in ("incident", "casualties", "damage")]


def test_drones_that_were_beaten_off_came():
    claims = told("Air defences near Jableh repelled an attack by nine drones on Monday.")
    assert ("incident", "drone_strike") in {(c.kind, c.event) for c in claims}
