"""Damage in shares, of columns counted by their vehicles, and in headlines whose verb might be a noun."""

import pytest
from reading import counted


def damaged(text):
    return {m[1:] for m in counted(text) if m[0] == "damage"}


@pytest.mark.parametrize(
    ("text", "damage"),
    [
        ("More than 60 percent of the houses in Hass have been destroyed.", {("share_pct", 60, None)}),
        ("Half of the hospitals in Hass lie in ruins.", {("share_pct", 50, 50)}),
        ("The jets destroyed a convoy of 12 lorries near Hass.", {("vehicles", 12, 12)}),
        ("Gunmen destroyed 18 trucks of a UN convoy near Hass.", {("vehicles", 18, 18)}),
        ("Drone hits car in Qamishli, two men killed", {("vehicles", 1, 1)}),
        ("Jets strike hospital in Hass", {("facilities", 1, 1)}),
        ("The Alouk water station was shelled on Monday.", {("facilities", 1, 1)}),
        ("Two thirds of the people in Hass were wounded.", set()),
    ],
)
def test_damage(text, damage):
    assert damaged(text) == damage
