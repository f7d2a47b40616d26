"""Who is no doer: whom nameless fighters met, whose patrol a bomb was meant for, who had sent what was shot down, who only regrets."""

import pytest
from tests.claims.reading import actors, first, told

FOES = [("the Syrian army", "Syrian Army"), ("Ahrar al-Sham", "Ahrar al-Sham"), ("HTS", "Hayat Tahrir al-Sham")]


def doers(text, kinds=("incident", "casualties", "damage")):
    """The names of all doers of claims of some kinds, whatever acceptance says."""
    return {a.name for c in told(text) if c.kind in kinds for a in c.actors if a.role == "by"}


@pytest.mark.parametrize(("foe", "name"), FOES)
@pytest.mark.parametrize(
    "fought", ["Fighters clashed with", "Forces have clashed with", "Fighters in Binnish were clashing with", "Forces traded fire with"]
)
def test_whom_nameless_fighters_met(fought, foe, name):
    text = f"{fought} {foe} near Saraqib on Monday."
    assert actors(text, "incident", "clash") == []
    assert actors(text, "incident", "clash", role="against") == [name]


@pytest.mark.parametrize(("foe", "name"), FOES)
def test_fighters_of_a_name_met_others(foe, name):
    assert actors(f"Fighters of {foe} clashed with gunmen near Saraqib.", "incident", "clash") == [name]


@pytest.mark.parametrize("act", ["shelling", "bombardment", "air raid"])
@pytest.mark.parametrize("done", ["unleashed", "launched", "carried out", "mounted"])
def test_harm_of_an_act_that_a_clause_gives_its_doer(act, done):
    assert actors(f"The {act} that the army {done} on Saraqib killed six people.", "casualties") == ["Syrian Army"]
    assert actors(f"Six people were killed in the {act} that the army {done} on Saraqib.", "casualties") == ["Syrian Army"]


def test_harm_that_a_clause_only_blames():
    assert actors("The attack that the rebels blamed on Russia killed six people in Saraqib.", "casualties") == ["Russia"]


@pytest.mark.parametrize("owner", ["Hayat Tahrir al-Sham", "the National Army"])
@pytest.mark.parametrize(
    "hit",
    [
        "A bomb aimed at a patrol of", "A car bomb targeting a convoy of", "An explosive device planted under a vehicle of",
        "A bomb attached to a car of", "A roadside bomb meant for a patrol of", "A mine buried beside a checkpoint of",
    ],
)  # fmt: skip
def test_whose_things_a_bomb_was_meant_for(hit, owner):
    assert doers(f"{hit} {owner} killed two people in Saraqib.") == set()
    assert doers(f"{hit} {owner} exploded in Saraqib on Monday.") == set()


def test_a_patrol_may_kill():
    assert actors("A patrol of the Turkish army killed two gunmen in Ariha.", "casualties") == ["Turkish Armed Forces"]


@pytest.mark.parametrize("about", ["which killed ten people in Damascus", "which hit a market in the centre of Damascus"])
@pytest.mark.parametrize("claimed", ["claimed", "later claimed"])
def test_responsibility_over_a_clause(about, claimed):
    assert actors(f"Responsibility for the blast, {about}, was {claimed} by Islamic State.", "incident", "explosion") == ["Islamic State"]


@pytest.mark.parametrize("who", ["rebel commander", "jihadist leader", "rebel officer", "militant spokesman"])
def test_whose_men_a_sides_commander_speaks_of(who):
    assert actors(f"A {who} said his men had captured Tell Touqan.", "control_change") == ["opposition fighters"]


@pytest.mark.parametrize(
    "sent",
    ["Two Turkish drones attacked Saraqib on Monday.", "Israel fired two missiles at Homs.", "Rebels launched two drones at the base."],
)
@pytest.mark.parametrize("fell", ["Both were shot down by air defences.", "They were shot down.", "Both drones were downed."])
def test_who_sent_what_was_shot_down(sent, fell):
    claims = [c for c in told(f"{sent} {fell}") if c.kind == "damage" or c.event == "other_attack"]
    assert claims
    assert all(a.role != "by" for c in claims for a in c.actors)


@pytest.mark.parametrize("fight", ["The battle pitted", "Clashes on Friday pitted", "The fighting, which pitted", "Infighting has pitted"])
def test_set_against_each_other(fight):
    text = f"{fight} Ahrar al-Sham against Hayat Tahrir al-Sham."
    assert actors(text, "incident", "clash") == ["Ahrar al-Sham"]
    assert actors(text, "incident", "clash", role="against") == ["Hayat Tahrir al-Sham"]


@pytest.mark.parametrize("regrets", ["voiced dismay at", "expressed regret at", "voiced disappointment at", "expressed sorrow over"])
def test_who_regrets_the_end_of_a_truce(regrets):
    text = f"Germany {regrets} the collapse of the truce."
    assert first(text, "agreement", "ended").actors == ()
    assert actors(text, "statement") == ["Germany"]


@pytest.mark.parametrize("held", ["In Saraqib, held by rebels and their allies", "In Saraqib held by the rebels and allied factions"])
def test_a_monitor_behind_holders(held):
    assert "Syrian Observatory for Human Rights" not in doers(f"{held} the Syrian Observatory said five people died.", ("control_state",))
