"""Who did it: those who deny it, those named together, whoever alone declares a truce; where a war's dead fell."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def roles(text, kind, role="by", published="2018-03-07"):
    found = [c for c in EXTRACTOR.text(text, published=published).claims if c.kind == kind]
    assert found, text
    return [a.name for a in found[0].actors if a.role == role]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Damascus denied responsibility for the chemical attack on Khan Sheikhoun.", ["Syrian government"]),
        ("The Syrian government has denied previous accusations of using chemical weapons.", ["Syrian government"]),
        ("The US-led coalition denied an army report that it had carried out an air strike on Raqqa.", ["US-led coalition"]),
        ("Russia denied that the coalition had bombed Raqqa.", ["US-led coalition"]),
        ("The Syrian Observatory for Human Rights denied reports of an air strike on Idlib.", []),
    ],
)
def test_whoever_denies_an_act_is_the_one_said_to_have_done_it(text, by):
    claims = [c for c in EXTRACTOR.text(text, published="2018-03-07").claims if c.kind == "incident"]
    assert [c.modality for c in claims] == ["denied"]
    assert [a.name for a in claims[0].actors if a.role == "by"] == by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Jabhat al-Nusra and other rebel groups shelled Aleppo.", {"Hayat Tahrir al-Sham", "opposition fighters"}),
        ("Fighters from Ahrar al-Sham and the so-called Islamic State shelled Mhardeh.", {"Ahrar al-Sham", "Islamic State"}),
        ("The regime and allied Russian warplanes bombed Saraqeb.", {"Syrian government", "Russian Air Force"}),
    ],
)
def test_those_named_together_did_it_together(text, by):
    assert set(roles(text, "incident")) == by


def test_what_stands_with_a_doer_is_no_second_doer():
    assert roles("The army, backed by Russian warplanes, captured Saraqeb.", "control_change") == ["Syrian Army"]


def test_one_side_alone_announces_and_two_are_parties():
    assert roles("Russia announced a three-hour ceasefire in Aleppo on Thursday.", "agreement") == ["Russia"]
    both = "Russia and Turkey announced a ceasefire in Idlib on Thursday."
    assert roles(both, "agreement") == [] and set(roles(both, "agreement", "party")) == {"Russia", "Turkey"}


def test_the_wars_dead_fell_in_the_whole_country():
    text = "Aleppo, Syria's second city, has been devastated by a five-year civil war that has killed more than 300,000 people."
    killed = next(c for c in EXTRACTOR.text(text, published="2016-10-29").claims if c.kind == "casualties")
    assert killed.places[0].name == "Syria" and killed.scope == "total"


@pytest.mark.parametrize("who", ["Gunmen", "Armed men", "Unidentified gunmen"])
def test_gunmen_of_no_named_side_are_unidentified(who):
    found = EXTRACTOR.text(f"{who} killed two SDF members in Deir ez-Zor on Monday.", published="2019-06-14").claims
    assert {a.name for c in found for a in c.actors if a.role == "by"} == {"unidentified gunmen"}


@pytest.mark.parametrize(
    "text",
    [
        "The group abducted 20 aid workers in Idlib on Sunday.",
        "At least 200 civil defence volunteers have been killed in Syria since 2013.",
    ],
)
def test_victims_are_no_actors(text):
    found = EXTRACTOR.text(text, published="2019-06-14").claims
    assert found and not any(a.role == "against" for c in found for a in c.actors)
    assert {"rescuers"} == {k for c in found for k in c.breakdown}


def test_whose_affiliate_a_holder_once_was_holds_nothing():
    found = EXTRACTOR.text("HTS, al-Qaida's former affiliate, holds the area around Idlib.", published="2019-06-14").claims
    assert [a.name for c in found if c.kind == "control_state" for a in c.actors] == ["Hayat Tahrir al-Sham"]


def test_what_an_act_damaged_was_damaged_by_its_doer():
    text = "The army ended the truce on Monday. It accused armed groups of shelling the Hmeimim air base."
    claims = EXTRACTOR.text(text, published="2019-08-06").claims
    accused = [c for c in claims if c.kind in ("incident", "damage") and c.modality == "accused"]
    by = {c.kind: [a.name for a in c.actors if a.role == "by"] for c in accused}
    assert by["damage"] == by["incident"] == ["opposition fighters"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Islamic State claimed responsibility for the Hasakah bombing that killed nine people.", "Islamic State"),
        ("Hezbollah claimed the rocket attack on Metula.", "Hezbollah"),
    ],
)
def test_whoever_avows_an_act_did_it(text, who):
    assert roles(text, "incident") == [who]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Turkish artillery hit Kurdish posts near Afrin after rockets were fired at Kilis on Sunday.", "Kilis"),
        ("The Israeli army hit Iranian positions near Damascus after a rocket was fired at the Golan Heights.", "Golan Heights"),
    ],
)
def test_who_answers_an_act_did_not_do_it(text, place):
    acts = [c for c in EXTRACTOR.text(text, published="2018-03-07").claims if c.kind == "incident"]
    (answered,) = [c for c in acts if c.places[0].name == place]
    assert not [a for a in answered.actors if a.role == "by"]


def test_whom_a_clash_was_with_took_nothing() -> None:
    text = "Following heavy clashes with the rebels, the Syrian Army recaptured Kafr Nabudah on Monday."
    told = EXTRACTOR.text(text, published="2019-12-31").claims
    taken = next(c for c in told if c.kind == "control_change")
    assert [a.name for a in taken.actors if a.role == "by"] == ["Syrian Army"]


def test_who_says_that_a_town_was_lost_did_not_take_it() -> None:
    text = "A spokesman of the rebels announced their withdrawal and said that Morek was lost."
    told = EXTRACTOR.text(text, published="2019-12-31").claims
    lost = next(c for c in told if c.event == "lost")
    assert not [a.name for a in lost.actors if a.role == "by"]
    text = "Morek was lost to the army on Monday."
    told = EXTRACTOR.text(text, published="2019-12-31").claims
    assert [a.name for a in next(c for c in told if c.event == "lost").actors if a.role == "by"] == ["Syrian Army"]


def test_security_restored_to_regions_is_no_capture() -> None:
    text = "Troops entered Ariha on Monday. The government had managed to restore security to regions that militants held."
    told = EXTRACTOR.text(text, published="2019-12-31").claims
    assert not [c for c in told if c.event == "retaken"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An air strike on Turkish forces in Balyun killed 33 Turkish soldiers on Thursday.", "casualties"),
        ("An air strike hit a Turkish military convoy near Morek on Monday.", "incident"),
        ("An air strike hit a Turkish military convoy near Morek on Monday.", "damage"),
    ],
)
def test_nobody_strikes_those_of_its_own_who_fell(text: str, kind: str) -> None:
    assert roles(text, kind) == []


def test_who_says_that_a_town_is_held_does_not_hold_it() -> None:
    assert roles("Morek is in the hands of the Syrian army, state media said.", "control_state") == ["Syrian Army"]
