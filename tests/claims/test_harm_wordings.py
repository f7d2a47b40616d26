"""How outlets word attacks, losses and damage: sentence -> what is told; and sentences that tell none of it.

All drafts are looked at, whatever acceptance says of them: what is pinned is that the words are read, not how they are weighed.
"""

import pytest
from reading import counted, told


def acts(text):
    return {(c.kind, c.event) for c in told(text)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("An attack in Jarablus killed five labourers on Tuesday.", "other_attack"),
        ("Attacks on Hass and Sarmin left nine people dead.", "other_attack"),
        ("Seven people were wounded in Russian attacks on Sarmin.", "other_attack"),
        ("Sarmin has come under attack four times since early November.", "other_attack"),
        ("Soldiers in Jobar came under rebel attack at dawn.", "other_attack"),
        ("The posts near Saraqib were under fire from army artillery on Tuesday.", "shelling"),
        ("Their positions near Saraqib came under repeated attack by drones.", "drone_strike"),
        ("A shell landed in the Jobar district of Damascus.", "shelling"),
        ("Missiles smashed into a bakery in Hass.", "shelling"),
        ("Activists accused the army of firing white phosphorus at a clinic in Hass.", "shelling"),
        ("Helicopters fired white phosphorus at Hass.", "air_strike"),
        ("Fighters fired chlorine at a checkpoint near Homs.", "chemical_attack"),
        ("The militia took on Islamic State fighters near Palmyra on Tuesday.", "clash"),
        ("Rebels tried to win back the town of Morek.", "offensive"),
        ("Troops are closer to retaking Morek.", "offensive"),
        ("The army has been on the attack for a week in Hama.", "offensive"),
        ("Helicopters put a clinic in Hass out of service.", "air_strike"),
        ("Rockets damaged two houses in Nubl.", "shelling"),
        ("Government troops sealed off the town of Moadamiya last spring.", "siege"),
        ("The enclave near Homs has been sealed off by the army since June.", "siege"),
        ("Masked men seized a schoolteacher in Sarmin.", "abduction"),
        ("Gunmen seized an activist in Sarmin on Tuesday.", "abduction"),
        ("A nurse was taken from her home in Sarmin.", "detention"),
        ("Air defences intercepted a drone over Tartus.", "other_attack"),
        ("Fighters brought down a jet near Morek.", "other_attack"),
        ("Three drones were destroyed by air defences near Jableh.", "other_attack"),
        ("Rebels struck a helicopter with a rocket near Morek.", "other_attack"),
        ("A helicopter crashed near Morek after it was hit by rebels.", "other_attack"),
        ("Masked men dragged a teacher from her car in Sarmin.", "abduction"),
        ("Unknown men took a lawyer from his office in Sarmin.", "abduction"),
        ("Troops edged closer to capturing Morek.", "offensive"),
        ("A jet was shot down over Morek by a Turkish missile.", "other_attack"),
    ],
)
def test_acts(text, event):
    assert ("incident", event) in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "An attack of asthma left two men dead in Homs.",
        "The minister was under fire for his remarks on Homs.",
        "The governor of Homs came under attack over his plan.",
        "The price of shells fell in Homs on Tuesday.",
        "Police sealed off the scene of a theft in Homs.",
        "Turkey sealed off its border with Syria.",
        "Police intercepted a truck with drones near Homs.",
        "The deal brought down the price of bread in Homs.",
        "The two sides reached deals to halt the fighting in Homs.",
        "Washington warned Damascus against using chemical weapons.",
        "Any use of chemical weapons in Homs would bring a response, France said.",
        "The operation to evacuate civilians from Homs resumed on Tuesday.",
        "The operation was halted after a quarrel over a convoy in Homs.",
        "The firm took on new workers in Homs.",
        "Jets put on a show over Homs.",
        "Rescuers dragged a boy from his home in Homs.",
    ],
)
def test_no_act(text):
    assert not {kind for kind, _ in acts(text)} & {"incident", "damage"}


def test_a_missile_that_brings_down_a_plane_is_no_shelling_and_a_gas_bomb_no_blast():
    assert ("incident", "shelling") not in acts("An army jet was shot down over Homs on Tuesday by a missile.")
    assert ("incident", "shelling") not in acts("The jet was hit by a missile near Homs.")
    assert ("incident", "explosion") not in acts("A chlorine bomb hit a clinic in Homs.")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The hospital said 17 people had died in Hass.", ("casualties", "killed", 17, 17)),
        ("Six children choked to death in Hass.", ("casualties", "killed", 6, 6)),
        ("In Hass eight people had suffocated, nurses said.", ("casualties", "injured", 8, 8)),
        ("More than 60 people had been taken to clinics in Hass.", ("casualties", "injured", 60, None)),
        ("Four colleagues have disappeared in Hass.", ("casualties", "missing", 4, 4)),
        ("Three priests from Aleppo are still missing.", ("casualties", "missing", 3, 3)),
        ("Some 700 people are still held in the group's prisons.", ("casualties", "detained", 700, 700)),
        ("Six pilgrims held by rebels near Azaz since May went home.", ("casualties", "detained", 6, 6)),
        ("The toll of wounded has reached 30 in Hass.", ("casualties", "injured", 30, 30)),
        ("The army shelled 13 villages on Tuesday.", ("incident", "settlements", 13, 13)),
        ("Nine villages in Hama came under heavy shelling.", ("incident", "settlements", 9, 9)),
        ("The centre logged 11 incidents of shelling in Latakia.", ("incident", "incidents", 11, 11)),
        ("Air defences intercepted two drones over Tartus.", ("damage", "vehicles", 2, 2)),
        ("Some 30 clinics, at least 40 schools and several markets have been attacked.", ("damage", "facilities", 30, 30)),
    ],
)
def test_figures(text, figure):
    assert figure in counted(text)


@pytest.mark.parametrize(
    ("text", "what", "numbers"),
    [
        ("Two suicide bombers killed at least nine people in Homs.", "killed", {9}),
        ("Three gunmen killed six people in Homs.", "killed", {6}),
        ("The tally of villages that have joined the truce stands at 2,100.", "killed", set()),
        ("The tally of trucks that crossed the line stands at 300.", "killed", set()),
        ("The strike killed two soldiers and six people in Homs.", "killed", {2, 6}),
        ("The deals emptied five besieged places.", "population", set()),
        ("Two men were killed in Hass and a third died on the way to Sarmin.", "killed", {2, 1}),
        ("A mine killed two boys and wounded a third near Hass.", "injured", {1}),
        ("Two raids killed six people in Hass and a third killed two in Ariha.", "killed", {6, 2}),
        ("A raid on a jail in Hass left five dead -- a guard and four inmates.", "killed", {5}),
        ("Fighting in Hama brought the toll to 30 — 13 soldiers and 17 rebels.", "killed", {30}),
        ("The shelling killed six: two nurses and four patients.", "killed", {6}),
        ("A third of the town was destroyed and ten people died.", "killed", {10}),
        ("The raid left 4,000 people without medical care in Hass.", "in_need", {4000}),
    ],
)
def test_only_these_are_counted(text, what, numbers):
    assert {low for _, of, low, _ in counted(text) if of == what} == numbers


def test_who_says_that_it_did_it_did_it():
    for avowal in ("Islamic State claimed responsibility.", "Islamic State claimed the bombing in Azaz."):
        claims = told(f"A car bomb killed six people in Azaz on Monday. {avowal}")
        own = [c for c in claims if c.quote == avowal and c.kind == "incident"]
        assert [(c.event, [a.name for a in c.actors if a.role == "by"], c.modality) for c in own] == [
            ("explosion", ["Islamic State"], "asserted")
        ]
        assert own[0].asserted_by == ("Islamic State",)
        assert [p.name for p in own[0].places] == ["Azaz"]


@pytest.mark.parametrize(
    "said",
    ["No group claimed responsibility.", "It was not clear who was behind the attack.", "Nobody has claimed responsibility."],
)
def test_nobody_avows(said):
    claims = told(f"A blast killed four people in Azaz on Monday. {said}")
    assert not [c for c in claims if c.kind == "incident" and c.quote == said and any(a.role == "by" for a in c.actors)]


def test_what_became_silent_or_was_lost_from_sight_changes_no_hands():
    assert ("control_change", "captured") not in acts("Guns fall silent for a day in Homs")
    assert ("control_change", "lost") not in acts("The rebels lost touch with their men in Morek.")
    assert ("control_change", "captured") not in acts("Unknown men took a lawyer from his office in Homs.")
    assert ("control_change", "captured") not in acts("Gunmen seized an activist in Homs.")


def test_captured_men_are_held_and_captured_villages_change_hands():
    men, villages = acts("The capture of nine soldiers near Morek was filmed."), acts("The capture of nine villages near Morek was filmed.")
    assert ("incident", "detention") in men and ("control_change", "captured") not in men
    assert ("incident", "detention") not in villages and ("control_change", "captured") in villages
    assert ("casualties", "detained", 6, 6) not in counted("The rebels captured the bodies of six militants near Morek.")


def test_the_civilian_toll_is_of_civilians():
    for text in ("The civilian death toll stands at 61.", "The number of civilians killed since April now exceeds 610."):
        (toll,) = [c for c in told(text) if c.kind == "casualties"]
        assert toll.victims == "civilian"
