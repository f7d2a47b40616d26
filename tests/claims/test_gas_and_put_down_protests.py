"""Ways of saying that gas was used or that it was not, and that protests were put down."""

import pytest
from reading import actors, first, told


@pytest.mark.parametrize(
    "text",
    [
        "Chemical arms may have been used by troops in Homs.",
        "The army resorted to poison gas in Homs on Friday, the council said.",
        "Mustard gas had been employed in Marea, the letter said.",
        "A barrel full of chlorine came down on Hass on Monday.",
        "Six barrels with chlorine in them fell from a helicopter onto Hass.",
        "The troops used nine barrel bombs in Hass, each with chlorine inside.",
    ],
)
def test_gas_used(text):
    assert "chemical_attack" in [c.event for c in told(text)]


def test_gas_denied():
    for text in (
        "Damascus rejects the charge that it used chemical weapons in Hass.",
        "The ministry insists that the army did not gas anyone in Hass.",
    ):
        assert first(text, "incident", "chemical_attack").modality == "denied", text


def test_gas_in_store_is_no_attack():
    assert not [c for c in told("Inspectors found cylinders of chlorine at a farm near Hass.") if c.kind == "incident"]


def test_what_falls_from_a_helicopter_is_no_loss_of_control():
    assert "control_change" not in [c.kind for c in told("Barrels filled with chlorine fell from a helicopter on Hass.")]


@pytest.mark.parametrize(
    "text",
    [
        "The war grew out of marches that the authorities tried to stamp out by force.",
        "Marchers were met by the authorities with deadly force.",
        "The government turned its guns on demonstrators in 2011.",
        "The government responded to the protests in Homs with force in 2011.",
        "The regime set about crushing the marchers in Homs in 2011.",
    ],
)
def test_protests_put_down(text):
    assert "other_attack" in [c.event for c in told(text)]


def test_whoever_met_with_bullets_did_not_fire_them():
    text = "Demonstrators in Homs met with bullets from the security forces on Friday."
    assert actors(text, "incident", "shooting") == ["Syrian security forces"]
    assert not [c for c in told("The government turned its back on demonstrators in Homs.") if c.kind == "incident"]
