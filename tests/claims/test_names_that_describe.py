"""Who did it: names that only describe another, stand in a clause of their own, were hit, or besiege what others shelled."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def roles(text, kind, event=None, role="by"):
    found = [c for c in EXTRACTOR.text(text, published="2016-09-20").claims if c.kind == kind and event in (None, c.event)]
    assert found, text
    return [a.name for a in found[0].actors if a.role == role]


@pytest.mark.parametrize(
    "text",
    [
        "Ahrar al-Sham, the jihadist alliance that runs Ariha, shelled Mhardeh on Monday.",
        "Ahrar al-Sham the jihadist alliance that runs Ariha shelled Mhardeh on Monday.",
        "Ahrar al-Sham a rebel group that fights under the flag of the Free Syrian Army shelled Mhardeh on Monday.",
    ],
)
def test_who_is_described_as_a_band_is_the_doer(text):
    assert roles(text, "incident", "shelling") == ["Ahrar al-Sham"]


def test_a_band_behind_a_name_may_still_act_by_itself():
    text = "After clashes with Islamic State the rebels captured Dabiq on Monday."
    assert roles(text, "control_change") == ["opposition fighters"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The Free Syrian Army has been the main force fighting Islamic State and has captured Manbij.", "Free Syrian Army"),
        ("Islamic State which has fought the Syrian army Kurdish militias and tribal forces has seized Palmyra.", "Islamic State"),
        ("Hezbollah fighters battling Islamic State near the border have captured Arsal.", "Hezbollah"),
    ],
)
def test_whom_the_doer_fights_is_not_the_doer(text, doer):
    assert roles(text, "control_change") == [doer]


def test_whom_a_coalition_fights_does_not_carry_out_its_raids():
    assert roles("The US-led coalition fighting Islamic State has carried out air strikes in Raqqa.", "incident") == ["US-led coalition"]


@pytest.mark.parametrize("what", ["the besieged town of Fuah", "besieged Fuah", "the besieged and battered town of Fuah"])
def test_who_shells_a_besieged_town_need_not_besiege_it(what):
    text = f"Rebels shelled {what} on Monday."
    assert roles(text, "incident", "siege") == [] and roles(text, "incident", "shelling") == ["opposition fighters"]


def test_who_is_said_to_besiege_it_does():
    assert roles("Rebels have besieged the town of Fuah since July.", "incident", "siege") == ["opposition fighters"]
    assert roles("The town of Fuah is besieged by rebels.", "incident", "siege") == ["opposition fighters"]


@pytest.mark.parametrize(
    "text",
    [
        "Ten members of Ahrar al-Sham were killed in a bombing in Idlib on Monday.",
        "Bomb attacks against the positions of Ahrar al-Sham in Idlib continued on Monday.",
    ],
)
def test_whom_an_attack_hit_did_not_carry_it_out(text):
    assert roles(text, "incident") == []


def test_the_fallen_of_a_fight_took_part_in_it():
    claims = EXTRACTOR.text("Ten rebels were killed in clashes with the army in Daraya on Monday.", published="2016-09-20").claims
    sides = {a.name for c in claims if c.kind == "incident" for a in c.actors}
    assert "opposition fighters" in sides


def test_a_name_right_before_the_act_is_its_doer():
    text = "The army answered with air raids to rebel rocket and artillery fire on Aleppo."
    assert roles(text, "incident", "shelling") == ["opposition fighters"]
    assert roles(text, "incident", "air_strike") == ["Syrian Army"]


def test_a_campaign_against_somebody_is_not_his():
    assert "Islamic State" not in roles("The anti-Islamic State offensive near Raqqa began on Monday.", "incident")


@pytest.mark.parametrize(
    "text",
    [
        "The Islamic State group claims the double suicide bombing that hit a police station in Damascus on Monday.",
        "Islamic State fighters claimed a suicide attack on a rival rebel group in Dumayr on Sunday.",
        "Suicide bombers struck near a shrine in Damascus on Saturday in an attack claimed by Islamic State.",
    ],
)
def test_who_claims_an_attack_carried_it_out(text):
    assert roles(text, "incident", "explosion") == ["Islamic State"]


def test_a_factions_gunmen_act_for_it():
    text = "In Ariha Ahrar al-Sham imposed a levy and its gunmen shelled Mhardeh."
    assert roles(text, "incident", "shelling") == ["Ahrar al-Sham"]
