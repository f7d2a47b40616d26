"""Acts, harm and damage in the frames of long reports: what fell or was let fall, what is laid at whose door, what lies ruined."""

import pytest
from tests.claims.reading import told


def acts(text):
    return [(c.event, c.modality) for c in told(text) if c.kind == "incident"]


@pytest.mark.parametrize("let", ["rolled", "tipped", "heaved", "pushed", "shoved", "let loose"])
@pytest.mark.parametrize("load", ["barrel bombs", "drums of explosives"])
def test_what_aircraft_let_fall(let, load):
    assert ("air_strike", "asserted") in acts(f"Army helicopters {let} {load} onto Kafr Zita on Tuesday.")


@pytest.mark.parametrize("text", ["Helicopters released flares over Kafr Zita.", "Villagers rolled drums of oil onto a road to Kafr Zita."])
def test_what_is_no_bombing(text):
    assert not acts(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Bombs from a helicopter gutted two grain lorries near Tafas.", "air_strike"),
        ("Mortar rounds on the vegetable market cost nine lives in Tafas.", "shelling"),
        ("Mortar rounds set a flour mill ablaze in Tafas.", "shelling"),
        ("The outpost at Tafas, mortared on Monday, was calm.", "shelling"),
        ("Three clinics in Tafas were bombed out of action on Monday.", "air_strike"),
        ("A lorry taking conscripts home was riddled with bullets near Tafas.", "shooting"),
        ("Aircraft tore open a row of tents near Tafas.", "air_strike"),
        ("The army's push, now in its second week, has uprooted 8,000 people in Tafas.", "offensive"),
    ],
)
def test_acts_by_what_they_did(text, event):
    assert event in [e for e, _ in acts(text)]


@pytest.mark.parametrize(
    ("answer", "modality"),
    [
        ("The mayor held the army responsible.", "accused"),
        ("The mayor laid the attack at the door of the army.", "accused"),
        ("The army called that a fabrication.", "denied"),
        ("The army denied any hand in it.", "denied"),
        ("The army denies any part in the attack.", "denied"),
    ],
)
def test_blame_and_denial_of_what_was_told_before(answer, modality):
    assert ("shelling", modality) in acts(f"Shells killed six people in Tafas on Monday. {answer}")


@pytest.mark.parametrize(
    "answer", ["The mayor laid the delay at the door of the army.", "The army called it a day.", "The mayor held a feast for the army."]
)
def test_what_blames_nobody_for_it(answer):
    assert not [m for _, m in acts(f"Shells killed six people in Tafas on Monday. {answer}") if m != "asserted"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The clashes put seven army conscripts in hospital in Tafas.", "injured"),
        ("Seven residents of the house in Tafas had still not been found.", "missing"),
        ("Seven militiamen attained martyrdom near Tafas.", "killed"),
        ("The army said its sweep near Tafas disposed of seven jihadists.", "killed"),
        ("Seven deserters are under lock and key in Tafas.", "detained"),
    ],
)
def test_seven_harmed(text, what):
    assert (what, 7, 7) in [(c.measure.what, c.measure.min, c.measure.max) for c in told(text) if c.kind == "casualties" and c.measure]


@pytest.mark.parametrize(
    "text",
    [
        "Coaches bound for Idlib have taken out 700 fighters and their families.",
        "Two batches carried off 700 fighters and their kin from Tafas.",
        "The seven killers of the mayor of Tafas have not been found.",
    ],
)
def test_nobody_harmed(text):
    assert not [c for c in told(text) if c.kind == "casualties"]


def test_a_deal_that_is_struck_strikes_nobody():
    assert not acts("The accord, struck at Tafas in May, obliges both sides to leave the town.")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Our registers show 900 lives lost across the province of Homs.", 900),
        ("The mayor of Tafas spoke of 17 lives.", 17),
        ("The town's toll since May has become 21 souls, the mayor of Tafas said.", 21),
    ],
)
def test_lives_told_of(text, number):
    assert ("killed", number) in [(c.measure.what, c.measure.min) for c in told(text) if c.kind == "casualties" and c.measure]


def test_lives_saved_are_no_toll():
    assert not told("The mayor of Tafas spoke of 17 lives saved by the new clinic.")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The group sent two suicide bombers into the market of Tafas.", "explosion"),
        ("Masked gunmen rampaged through the old town of Tafas.", "ground_attack"),
        ("Militiamen went from house to house in Tafas on Friday.", "ground_attack"),
    ],
)
def test_men_let_loose_on_a_town(text, event):
    assert event in [e for e, _ in acts(text)]


@pytest.mark.parametrize(
    ("answer", "modality"),
    [
        ("The army swore that the shells were not its own.", "denied"),
        ("The mayor said the army was the prime suspect.", "possible"),
    ],
)
def test_whose_it_was_not_and_whose_it_may_be(answer, modality):
    assert ("shelling", modality) in acts(f"Shells killed six people in Tafas on Monday. {answer}")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The ambush near Tafas cost the army two tanks.", ("vehicles", 2)),
        ("A thrust of the army stalled near Tafas and lost two tanks.", ("vehicles", 2)),
        ("Some 28 members of the group were rendered ineffective near Tafas.", ("casualties", 28)),
    ],
)
def test_what_it_cost(text, figure):
    assert figure in [(c.measure.what, c.measure.min) for c in told(text) if c.measure]


def test_mines_made_harmless_are_nobody_s_harm():
    assert not [c for c in told("Twelve mines were rendered harmless near Tafas.") if c.kind == "casualties"]
