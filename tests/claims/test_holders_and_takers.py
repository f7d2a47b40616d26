"""Who holds, took, lost and left what: wordings of ordinary war reporting, and what is told twice."""

from __future__ import annotations

import pytest

import trucewatch


def claims(text: str, kind: str, published: str = "2017-05-10") -> list[trucewatch.Claim]:
    return [c for c in trucewatch.extract(text, published=published) if c.kind == kind]


def names(claim: trucewatch.Claim, role: str) -> list[str | None]:
    return [a.name for a in claim.actors if a.role == role]


def test_a_town_says_what_was_taken_and_not_how_many() -> None:
    took = claims("Fighters of Islamic State overran a town near Homs on Sunday, a monitor said.", "control_change")
    assert [(c.event, c.measure) for c in took] == [("captured", None)]
    counted = claims("The army captured two towns near Homs on Sunday.", "control_change")
    assert counted[0].measure is not None and counted[0].measure.min == 2


def test_one_holder_under_two_loose_names_holds_a_place_once() -> None:
    text = (
        "Air raids on rebel-held Saraqib killed four people on Monday.\n"
        "Hospitals in opposition-held Saraqib are short of medicine, doctors said."
    )
    assert len(claims(text, "control_state")) == 1


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Government troops recovered the town of Hish from the insurgents on Friday.", "retaken"),
        ("The army restored security to the town of Hish on Friday.", "retaken"),
        ("Rebels broke the siege of Morek on Sunday after a week of fighting.", "captured"),
        ("Six rebels were killed in clashes during a failed attempt to storm Kabani.", "repelled"),
        ("The army has failed to capture the hill near Kabani.", "repelled"),
        ("An assault on Kabani was beaten back by the army on Monday.", "repelled"),
    ],
)
def test_wordings_of_a_change(text: str, event: str) -> None:
    assert event in [c.event for c in claims(text, "control_change")]


def test_seized_arms_are_no_place() -> None:
    assert claims("The group fights with arms seized in Homs.", "control_change") == []


def test_who_would_break_a_siege_has_taken_nothing() -> None:
    assert claims("Rebels fought on Sunday to break the siege of Morek.", "control_change") == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Hundreds of evacuees from Rastan waited at a crossing on Monday.", "evacuation"),
        ("The rebels and their families moved out of Rastan on Friday.", "evacuation"),
        ("The fighters are to be transported to Idlib on Sunday.", "evacuation"),
        ("The army has prevented the entry of food into Rastan since 2013.", "aid_blocked"),
        ("No convoy has reached Rastan in three months.", "aid_blocked"),
        ("Ankara has been pouring troops and armour into Idlib since February.", "deployment"),
        ("Hundreds of militiamen arrived to shore up the army's lines near Hama.", "reinforcement"),
        ("Soldiers have set up a security cordon around Rastan.", "deployment"),
    ],
)
def test_wordings_of_a_movement(text: str, event: str) -> None:
    assert event in [c.event for c in claims(text, "movement")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The group has trapped around 150 retreating soldiers near Hama.", "population"),
        ("The group has trapped around 150 retreating soldiers near Hama.", "movement"),
        ("A car bomb hit buses carrying evacuees near Rastan on Saturday.", "movement"),
        ("Cluster bombs were deployed over Aleppo on Saturday.", "movement"),
        ("The army began a joint offensive near Hama last year to dislodge the rebels from Morek.", "control_change"),
    ],
)
def test_what_the_words_do_not_tell(text: str, kind: str) -> None:
    assert claims(text, kind) == []


def test_a_sentence_tells_a_gain_once() -> None:
    text = "The rebels have made significant gains in southern Idlib in recent months, taking four army bases."
    (gain,) = claims(text, "control_change")
    assert gain.measure is not None and gain.measure.min == 4


def test_two_holders_in_one_sentence_stay_two() -> None:
    text = "Aleppo has been divided since 2012 between rebel control in the east and government control in the west."
    assert len(claims(text, "control_state")) == 2


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Fighters who stay in Rastan must hand in their weapons.", "requires"),
        ("The rebels have handed over their heavy weapons.", "kept"),
        ("The fighters will be allowed to keep their light weapons.", "requires"),
    ],
)
def test_arms_under_a_deal(text: str, event: str) -> None:
    assert event in [c.event for c in claims(text, "term")]


def test_a_halt_of_raids_is_a_pause() -> None:
    (halt,) = claims("Moscow said on Sunday that it would continue a halt on air strikes over Aleppo.", "agreement")
    assert halt.event == "extended"


def test_a_zone_hinted_at_is_proposed() -> None:
    (zone,) = claims("Turkey has hinted at establishing a safe zone along the border near Azaz.", "agreement")
    assert zone.event == "proposed"


def test_half_of_a_city_is_in_that_city() -> None:
    (half,) = claims("Rebels hold the eastern half of Aleppo.", "control_state")
    assert half.places[0].name == "Aleppo" and half.measure is not None and half.measure.min == 50


def test_parts_of_a_country_are_a_place() -> None:
    (seized,) = claims("Islamic State overran large areas of Iraq and Syria in 2014.", "control_change")
    assert {p.name for p in seized.places} == {"Iraq", "Syria"}


def test_a_third_is_told_in_whole_percent() -> None:
    (third,) = claims("Islamic State controls a third of Syria.", "control_state")
    assert third.measure is not None and (third.measure.what, third.measure.min) == ("share_pct", 33)
