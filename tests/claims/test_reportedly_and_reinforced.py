"""How sure an act is whose harm is only reported, what a document sets, and forces that come as more."""

from tests.claims.reading import first, told


def test_an_act_that_reportedly_did_harm_is_possible_and_all_its_harm() -> None:
    text = "On Sunday rocket fire on Kafr Hamra, north of Aleppo, reportedly killed at least 12 people and wounded 30."
    assert {c.modality for c in told(text) if c.kind in ("incident", "casualties")} == {"possible"}
    text = "On Sunday 17 civilians were reportedly killed when air strikes hit Binnish."
    assert first(text, "incident", "air_strike").modality == "possible"


def test_what_a_deal_sets_is_asserted_however_it_is_worded() -> None:
    for text in (
        "Under the deal the two sides are to halt the shelling of Idlib.",
        "A deal was signed in Sochi. Turkish and Russian soldiers will patrol the highway in Idlib together.",
        "The army would be permitted to keep a police presence in Hasakah under the agreement.",
    ):
        assert {c.modality for c in told(text) if c.kind == "term"} == {"asserted"}, text


def test_more_forces_and_forces_rushed_are_reinforcements() -> None:
    for text in (
        "More units were being sent towards Nawa on Sunday.",
        "Ankara rushed 200 tanks across the border into Idlib over the past week.",
    ):
        assert first(text, "movement").event == "reinforcement", text
    assert first("Soldiers were sent to the front near Hass on Sunday.", "movement").event == "deployment"


def test_shot_at_close_range_is_executed_and_rockets_blamed_are_shelling() -> None:
    assert first("Villagers were shot by gunmen at close range in Taldou on Friday.", "incident").event == "execution"
    text = "State media blamed rebel rockets for the deaths of seven villagers in Nawa on Monday."
    assert first(text, "incident").event == "shelling"
