"""Who killed, who broke it, who spoke: doers of tolls, damage, terms, deals and statements."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def roles(text, kind, role="by", published="2016-09-20", at=0):
    found = [c for c in EXTRACTOR.text(text, published=published).claims if c.kind == kind]
    assert len(found) > at, text
    return [a.name for a in found[at].actors if a.role == role]


@pytest.mark.parametrize(
    "text",
    [
        "Government forces are battling rebels in a conflict that has killed more than 100,000 people.",
        "The army's raids on Aleppo are among the worst of the five-year war that has claimed over 300,000 lives.",
        "The arrests by the regime in 2011 led to a war that has left at least 210,000 people dead.",
    ],
)
def test_what_the_war_cost_is_nobodys_doing(text):
    assert roles(text, "casualties") == []


def test_who_killed_during_the_war_is_still_the_doer():
    assert roles("In the sixth year of the war, rebels killed 12 soldiers near Homs.", "casualties") == ["opposition fighters"]


def test_whose_aircraft_came_down_did_not_bring_it_down():
    text = "The Russian defence ministry said a Russian helicopter was shot down near Saraqib on Monday, killing five people."
    for kind in ("damage", "incident", "casualties"):
        assert roles(text, kind) == []
    assert roles(text, "damage", "against") == ["Russian Air Force"]
    assert roles("A Syrian army jet crashed in Idlib on Monday, killing 12 people.", "casualties") == []
    assert roles("A Russian helicopter was shot down by rebels near Saraqib on Monday.", "damage") == ["opposition fighters"]


def test_the_fallen_of_those_clashes_fell_to_the_side_told_before():
    before = "Kurdish fighters clashed with Islamic State near Tal Abyad on Sunday."
    text = f"{before} Four YPG fighters were killed in those clashes, the Observatory said."
    assert roles(text, "casualties") == ["Islamic State"]
    text = f"{before} Four rebels were killed in clashes there, the Observatory said."
    assert roles(text, "casualties") != ["Islamic State"]


def test_whoever_agreed_to_do_it_has_to():
    assert roles("Jaish al-Islam agreed to leave Douma.", "term") == ["Jaysh al-Islam"]
    assert roles("Damascus said the rebels agreed to hand over their weapons.", "term") == ["opposition fighters"]


def test_two_states_before_one_noun_are_both_its_doers():
    assert roles("The US-Russian brokered ceasefire collapsed in Aleppo in July.", "agreement", "party") == ["United States", "Russia"]


@pytest.mark.parametrize("who", ["activists", "residents", "aid workers"])
def test_people_without_a_name_make_a_statement(who):
    assert roles(f"The army shelled Douma. Some {who} appealed to Russia for help.", "statement") == [who]


def test_speakers_whom_no_pack_knows_are_named_by_the_text():
    assert roles("Rami Zahrawi condemned the crimes of the Assad regime.", "statement") == ["Rami Zahrawi"]
    assert roles("The group's leader, Rami Zahrawi, urged Russia to stop.", "statement") == ["Rami Zahrawi"]
    assert roles("Rami Zahrawi, a member of the council, urged Russia to stop.", "statement") == ["Rami Zahrawi"]
    text = "Rami Zahrawi said on Monday that the town was under siege. Zahrawi urged Russia to stop."
    assert roles(text, "statement") == ["Rami Zahrawi"]
    assert roles("On Monday US President Barack Obama urged Russia to stop.", "statement") == ["Barack Obama"]


@pytest.mark.parametrize("claim", ["claimed a", "also claimed a", "have claimed a"])
def test_whoever_claims_an_attack_did_it(claim):
    text = f"Islamic State fighters {claim} suicide attack in Dumayr on Sunday that killed 16 people."
    assert roles(text, "casualties") == roles(text, "incident") == ["Islamic State"]


def test_a_state_behind_the_border_did_nothing():
    text = "A shell hit a school at the crossing between Turkey and Idlib province, wounding 20 people."
    assert roles(text, "casualties") == roles(text, "damage") == []
    text = "Islamic State killed 50 rebels in an ambush near the border crossing with Turkey."
    assert roles(text, "casualties") == ["Islamic State"] and roles(text, "casualties", "with") == []


def test_whoever_acts_in_a_clause_on_the_place_did_not_kill_there():
    text = "A coalition raid on Manbij, where US-backed fighters are battling Islamic State, killed two women."
    assert roles(text, "casualties") == ["US-led coalition"]
    assert roles("Rebels who have been fighting the army for years killed 12 people.", "casualties") == ["opposition fighters"]


def test_whoever_lost_its_men_is_named_not_their_sort():
    text = "Islamic State lost at least 28 jihadist fighters near Raqqa."
    assert roles(text, "casualties", "against") == ["Islamic State"] and roles(text, "casualties") == []


def test_the_presidents_forces_are_the_governments():
    assert roles("The president's forces killed 13 people in Douma.", "casualties") == ["Syrian government forces"]
