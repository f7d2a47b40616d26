"""What words around an act make of it: blame laid at a door, likelihood in the middle of a clause, plans, denials of a charge."""

import pytest
from reading import actors, days, first


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Foreign aircraft probably carried out the first wave of heavy strikes on Binnish.", "possible"),
        ("Binnish was bombed from the air, in all likelihood by coalition aircraft.", "possible"),
        ("Activists spoke of a raid by fighter jets, most likely Turkish, on Binnish.", "possible"),
        ("Analysts raised the possibility that Russian jets were dropping cluster bombs on Binnish.", "possible"),
        ("The governor accused the rebels, saying jets had struck the market in Binnish.", "accused"),
        ("Responsibility for the raid on Binnish was laid at the door of the Russian air force by the opposition.", "accused"),
        ("The bombing of Binnish, for which villagers hold the Russian air force responsible, went on for an hour.", "accused"),
        ("Neither Moscow nor Damascus accepts that jets bombed Binnish.", "denied"),
        ("Ankara rejects any suggestion that its jets bombed Binnish.", "denied"),
        ("None of its jets had been in the area, Ankara said, let alone bombed Binnish.", "denied"),
        ("Nor was Binnish spared: jets struck its market.", "asserted"),
        ("If state media are to be believed, jets struck Binnish.", "asserted"),
    ],
)
def test_air_strike(text, modality):
    assert first(text, "incident").modality == modality


def test_whoever_has_it_laid_at_his_door_is_said_to_have_done_it():
    text = "Responsibility for the shelling of Binnish was laid at the door of the Syrian army by the Turkish defence ministry."
    assert actors(text, "incident") == ["Syrian Army"]


def test_getting_ready_for_it_is_a_plan():
    assert first("Rebel factions are getting ready for an offensive on Hama.", "incident").modality == "planned"


def test_a_deal_that_made_something_possible_was_made():
    assert first("What made the return of families to Binnish possible was a truce signed on Monday.", "agreement").modality == "asserted"


def test_talks_are_scheduled():
    text = "Jordan will preside over talks on Syria in Amman on Saturday."
    assert first(text, "statement").modality == "planned"
    assert days(text, "statement") == ("2020-02-15", "2020-02-15")
