"""Doers of ordinary wordings: whose men, which unit, whom a clause is about, who only stands in another verb's complement."""

from reading import EXTRACTOR, actors


def test_his_men_are_the_speakers_own():
    text = "A commander in Ahrar al-Sham said his men had beaten back an attack on Morek, killing about 20 militiamen."
    assert actors(text, "control_change") == ["Ahrar al-Sham"]
    assert actors(text, "casualties") == ["Ahrar al-Sham"]


def test_his_group_is_not_the_body_in_its_apposition():
    text = (
        "Abu Omar, a commander in Jaish al-Izza, a Free Syrian Army faction, confirmed that his group launched attacks on regime "
        "forces in Latakia, taking two villages."
    )
    assert actors(text, "incident") == ["Jaysh al-Izza"]
    assert actors(text, "control_change") == ["Jaysh al-Izza"]


def test_a_body_named_in_apposition_is_not_the_doer():
    text = "Jaish al-Izza, a key Free Syrian Army unit, shelled regime positions in Hama on Monday."
    assert actors(text, "incident") == ["Jaysh al-Izza"]


def test_another_unit_is_of_the_same_army():
    text = "An army unit foiled an attack near Salma. Another unit shelled a convoy of ISIS near Palmyra destroying three vehicles."
    assert actors(text, "incident", "shelling") == ["Syrian Army"]


def test_a_frigate_is_of_its_states_forces():
    text = "A Russian frigate launched cruise missiles at Daesh targets near Uqayribat, destroying a command centre."
    assert actors(text, "incident") == ["Russian Armed Forces"]
    assert actors(text, "damage") == ["Russian Armed Forces"]


def test_the_guards_of_an_airport_repelled_the_attackers():
    text = "The guards of the military airport in Deir Ezzor repelled an attack launched by ISIS at dawn killing dozens of terrorists."
    assert actors(text, "control_change") == ["Syrian Army"]
    assert actors(text, "casualties") == ["Syrian Army"]


def test_who_is_accused_of_an_act():
    text = "Residents accused the regime of firing poison gas at Douma on Monday."
    assert actors(text, "incident") == ["Syrian government"]


def test_a_newspaper_named_by_a_capital_is_no_state():
    text = "Four people were killed in a barrel-bomb attack on Kafr Nabl on Monday a rescuer told Doha Gulf."
    assert "Qatar" not in actors(text, "casualties")


def test_whom_a_relative_clause_is_about():
    text = (
        "The army advanced in Idlib, backed by Russian forces, which have carried out dozens of air strikes in Ariha, killing six "
        "women in Saraqeb."
    )
    assert actors(text, "incident", "air_strike") == ["Russian Armed Forces"]
    assert actors(text, "casualties") == ["Russian Armed Forces"]


def test_freed_from_whom():
    text = "The villages of Kafr Nabuda and Jalma were freed from the regime on Monday."
    assert actors(text, "control_change") == []
    assert actors(text, "control_change", role="against") == ["Syrian government"]


def test_those_whose_positions_were_bombed_did_not_bomb_them():
    text = "Rebel fighters attacked the town of Morek on Tuesday despite the heavy bombing of their positions."
    assert actors(text, "incident", "air_strike") == []


def test_an_operation_to_expel_somebody():
    text = "Hezbollah fighters crossed the border on Monday in an operation that aims at expelling ISIS from Qalamoun."
    assert "Islamic State" not in actors(text, "incident")


def test_what_was_answered_is_anothers():
    text = "The army shelled Hama in response to a rocket attack that killed six people on Monday."
    assert actors(text, "casualties") == []
    text = "Turkish forces struck regime targets in Idlib on Monday after artillery fire killed seven civilians in Taftanaz."
    assert actors(text, "casualties") == []


def test_those_of_two_sides_fell_to_each_other():
    text = "At least 31 soldiers and 12 rebels were killed on Monday in clashes near Morek."
    claims = [c for c in EXTRACTOR.text(text, published="2019-08-20").claims if c.kind == "casualties"]
    assert [[a.name for a in c.actors if a.role == "by"] for c in claims] == [["opposition fighters"], ["Syrian Army"]]


def test_nobody_shells_what_his_own_side_holds():
    text = (
        "The army shelled Douma on Monday, killing four people. In Jaramana, a government-held suburb, a shell struck a bakery "
        "on Monday."
    )
    claims = [c for c in EXTRACTOR.text(text, published="2019-08-20").claims if c.kind == "incident"]
    assert [a.name for a in claims[-1].actors if a.role == "by"] == []


def test_a_planted_bomb_is_not_put_to_whoever_struck_before():
    text = "Regime warplanes struck Ariha on Sunday. On Monday a car bomb exploded in Afrin. Thirteen people were killed."
    assert actors(text, "casualties") == []


def test_the_presidents_of_three_states_meet():
    text = "The presidents of Russia, Turkey and Iran met in Tehran on Friday to discuss Idlib."
    assert actors(text, "statement", role="party") == ["Russia", "Turkey", "Iran"]


def test_a_bracketed_name_is_no_end_of_a_list():
    text = "The Turkish Armed Forces (TSK) and the Free Syrian Army (FSA) captured five villages near Afrin on Sunday."
    assert actors(text, "control_change") == ["Turkish Armed Forces", "Free Syrian Army"]


def test_their_members_are_those_of_the_side_that_was_fought():
    text = "Army units attacked ISIS near Palmyra on Monday, destroying their weapons and killing 12 of their members."
    assert actors(text, "casualties", role="against") == ["Islamic State"]


def test_who_only_backs_those_who_did_it():
    text = "A helicopter of the regime was shot down on Monday near Qaminas by fighters Turkey supports."
    assert "Turkey" not in actors(text, "incident")


def test_whom_somebody_accuses_is_the_doer_of_all_that_he_is_accused_of():
    text = "Opposition groups have accused regime forces of launching chemical attacks near Douma on Monday and killing 60 people."
    assert actors(text, "casualties") == ["Syrian government forces"]


def test_the_leaders_that_anothers_strikes_killed():
    text = "ISIS has been weakened near Raqqa by a string of U.S. air strikes that have killed 12 of its leaders this year."
    assert "Islamic State" not in actors(text, "casualties")


def test_whoever_begins_a_clause_beside_did_not_do_the_act_before():
    text = "France condemned the raids on Idlib, while Jordan urged the army to stop."
    assert "Jordan" not in actors(text, "incident")
    assert "Syrian Army" not in actors("Rebels who have been fighting the army for years killed 12 people.", "casualties")
