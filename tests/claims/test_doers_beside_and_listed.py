"""Doers of clauses that stand beside another, of lists that tell the act but once, of acts put down to somebody, and whose
forces a possessive means."""

import pytest
from reading import EXTRACTOR, actors, first


def doers(text, kind, event=None):
    return set(actors(text, kind, event))


def each(text, kind="casualties"):
    """Who did it, by the measure's lower bound."""
    found = EXTRACTOR.text(text, published="2019-08-20").claims
    return {c.measure.min: {a.name for a in c.actors if a.role == "by"} for c in found if c.kind == kind and c.measure}


@pytest.mark.parametrize(
    ("text", "kind", "event"),
    [
        ("Rebels and the army clashed in Saraqib on Sunday, while aid trucks entered Idlib city.", "movement", None),
        ("The army shelled Kafr Nabl on Monday and a car bomb hit the market in Azaz, killing five.", "incident", "explosion"),
        ("The army shelled Kafr Nabl on Monday and a car bomb hit the market in Azaz, killing five.", "casualties", None),
        ("Government jets bombed Ariha, and in Afrin a roadside bomb killed three people.", "casualties", None),
        ("Rebel gunners shelled Nubl on Friday; a convoy of food reached Madaya the same day.", "movement", None),
        ("Syrian soldiers retook Talmenes on Tuesday, but a roadside bomb killed three people near Jarjanaz.", "casualties", None),
        ("As rebels shelled the base, a mine went off near Tal Rifaat.", "incident", "explosion"),
        ("Turkey and Russia agreed a truce, but air strikes continued in Idlib, killing four.", "casualties", None),
        ("Russian jets hit Khan Sheikhoun, whereas mortar rounds fell on Muhardeh, killing a girl.", "casualties", None),
    ],
)
def test_a_clause_beside_has_no_doer_of_the_first(text, kind, event):
    assert not doers(text, kind, event)


@pytest.mark.parametrize(
    ("text", "kind", "event", "by"),
    [
        ("The army shelled Binnish, and shells also hit a school in Sarmin.", "damage", None, "Syrian Army"),
        ("Nusra Front attacked the checkpoint, and its suicide bombers blew up two cars.", "incident", "explosion", "Hayat Tahrir al-Sham"),
        (
            "Islamic State fighters stormed the prison and a car bomb they had parked at the gate killed five guards.",
            "casualties", None, "Islamic State",
        ),
        ("Turkish-backed rebels shelled Manbij on Friday, while the shelling killed two civilians.", "casualties", None,
         "Turkish-backed opposition fighters"),
    ],
)  # fmt: skip
def test_a_clause_that_goes_on_keeps_the_doer(text, kind, event, by):
    assert doers(text, kind, event) == {by}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (
            "Government forces killed 12 civilians in April, while Russian forces killed nine and the Islamic State four.",
            {12: {"Syrian government forces"}, 9: {"Russian Armed Forces"}, 4: {"Islamic State"}},
        ),
        (
            "The coalition was responsible for 30 of the deaths, the SDF for eleven and Islamic State for six.",
            {30: {"US-led coalition"}, 11: {"Syrian Democratic Forces"}, 6: {"Islamic State"}},
        ),
        (
            "Regime forces arrested 120 people in May, the SDF 45 and Hayat Tahrir al-Sham 12.",
            {120: {"Syrian government forces"}, 45: {"Syrian Democratic Forces"}},
        ),
    ],
)
def test_each_count_of_a_list_has_its_own_doer(text, by):
    assert by.items() <= each(text).items()


def test_whoever_is_named_next_in_a_list_was_not_hit():
    text = "Government forces killed 12 civilians in April, Russian forces nine and the Islamic State four."
    assert not actors(text, "casualties", role="against")


@pytest.mark.parametrize(
    ("text", "by", "against"),
    [
        ("Islamic State fighters stormed the gas field at Shaer but were driven back.", set(), {"Islamic State"}),
        ("Army and Hezbollah units tried to enter Arbin but were beaten back.", set(), {"Syrian Army", "Hezbollah"}),
        ("Attempts by the army to advance on Kabani were repelled by Hayat Tahrir al-Sham.", {"Hayat Tahrir al-Sham"}, {"Syrian Army"}),
        ("The army said an attack on its posts near Jobar was repelled.", {"Syrian Army"}, set()),
    ],
)
def test_whose_advance_was_beaten_back(text, by, against):
    assert doers(text, "control_change", "repelled") == by
    assert set(actors(text, "control_change", "repelled", role="against")) == against


@pytest.mark.parametrize(
    ("text", "kind", "event"),
    [
        ("Marksmen at Nayrab shot down three drones sent up by insurgents.", "incident", "other_attack"),
        ("The air raids began after rebels shot down a helicopter.", "incident", "air_strike"),
        ("The army repelled an attack with two car bombs near Ghadfa.", "incident", "explosion"),
        ("Mortar fire killed six people on their way to regime areas near Harasta.", "casualties", None),
    ],
)
def test_others_named_near_an_act_did_not_do_it(text, kind, event):
    assert not doers(text, kind, event)


@pytest.mark.parametrize(
    ("text", "kind", "event", "by"),
    [
        ("Rebels attacked the army to retake the hill near Kinsibba.", "control_change", "retaken", "opposition fighters"),
        ("Russia pressed the rebels to hand over Morek and withdraw from the zone.", "movement", "withdrawal", "opposition fighters"),
        ("The Levant Front, an alliance that includes Zenki, mounted an attack on Handarat.", "incident", None, "Levant Front"),
        ("Jaysh al-Islam, which is part of the Islamic Front, shelled Harasta.", "incident", "shelling", "Jaysh al-Islam"),
        ("The town was lost to Islamic State in May and retaken by the army in March.", "control_change", "lost", "Islamic State"),
        ("Rebels seized the base and 30 regime soldiers were taken prisoner.", "casualties", None, "opposition fighters"),
        ("The army killed nine rebels and Hezbollah fighters captured two hills near Flita.", "control_change", "captured", "Hezbollah"),
        ("The army killed nine rebels and Hezbollah fighters captured two hills near Flita.", "casualties", None, "Syrian Army"),
        ("Rebels killed 10 soldiers, two of them officers, and the army responded with shelling.", "incident", "shelling", "Syrian Army"),
        ("Mortars fired from regime territory hit a school in Ariha.", "incident", "shelling", "Syrian government"),
        ("Clashes between the army and rebels killed 12 soldiers in Kabani.", "casualties", None, "opposition fighters"),
    ],
)
def test_who_did_it(text, kind, event, by):
    assert doers(text, kind, event) == {by}


@pytest.mark.parametrize(
    ("text", "event", "by", "modality"),
    [
        ("An air strike that the opposition attributed to Israel destroyed a depot near Damascus.", "air_strike", "Israel", "asserted"),
        ("A car bomb, blamed on the YPG, killed seven people in Azaz.", "explosion", "People's Protection Units", "accused"),
        ("The Kurdish militia, whom the army accused of shelling posts in Hasakah, denied it.", "shelling", "Kurdish forces", "accused"),
        (
            "Three soldiers were killed in an air raid on their convoy near Balyun, Ankara said, blaming the Syrian army.",
            "air_strike", "Syrian Army", "accused",
        ),
    ],
)  # fmt: skip
def test_to_whom_an_act_is_put_down(text, event, by, modality):
    claim = first(text, "incident", event, published="2019-08-20")
    assert [a.name for a in claim.actors if a.role == "by"] == [by]
    assert claim.modality == modality


@pytest.mark.parametrize(
    ("text", "kind", "event", "by"),
    [
        ("Israel, whose warplanes bombed a depot near Homs, made no comment.", "incident", "air_strike", {"Israeli Air Force"}),
        ("Turkey, whose troops entered Jarabulus in August, backs the rebels.", "movement", "entry", {"Turkish Armed Forces"}),
        ("Turkish howitzers shelled army positions in Saraqib.", "incident", "shelling", {"Turkish Armed Forces"}),
        (
            "Turkish forces and their Syrian allies shelled Ain Issa.", "incident", "shelling",
            {"Turkish Armed Forces", "Turkish-backed opposition fighters"},
        ),
        (
            "Ahrar al-Sham and what he called other terrorist groups fired rockets at Masyaf, the mayor said.", "incident", "shelling",
            {"Ahrar al-Sham", "opposition fighters"},
        ),
    ],
)  # fmt: skip
def test_whose_forces_are_meant(text, kind, event, by):
    assert doers(text, kind, event) == by


def test_whoever_attacked_before_was_not_hit():
    text = "Rebels shelled Nubl after the army attacked Bayanoun."
    assert not actors(text, "incident", "shelling", role="against")


def test_whose_the_target_is_did_not_strike_it():
    assert not doers("Factions near Ghadfa targeted with rockets positions of the army in Jurin.", "incident", "shelling")
    assert doers("The shelling came from positions of the army near Jurin.", "incident", "shelling") == {"Syrian Army"}


def test_a_capital_that_a_clause_describes_acts_or_is_a_place():
    text = "Ankara, which backs some of the rebels and has taken in more than three million refugees, summoned the envoy of Iran."
    assert doers(text, "statement", None) == {"Turkey"}
    (shelled, *_) = EXTRACTOR.text("Damascus, which has been hit by shells for months, was quiet.", published="2019-11-20").claims
    assert [p.name for p in shelled.places] == ["Damascus"] and not shelled.actors
