"""Who did it, by frames: fights in which men fall, participles before the main clause, craft supposed to be a state's, avowals."""

import pytest
from tests.claims.reading import actors, first, told

FOES = [("rebels", "opposition fighters"), ("Turkish forces", "Turkish Armed Forces"), ("Jaysh al-Islam", "Jaysh al-Islam")]


def doers(text, kind):
    """The doers of each claim of a kind, whatever acceptance says."""
    return [[a.name for a in c.actors if a.role == "by"] for c in told(text) if c.kind == kind]


@pytest.mark.parametrize(("foe", "name"), FOES)
@pytest.mark.parametrize(
    "fell",
    [
        "died in clashes with", "perished in fighting against", "were killed as they fought", "have died fighting",
        "lost their lives while battling", "were wounded when they clashed with", "died while fighting", "fell as they fought",
    ],
)  # fmt: skip
def test_who_fell_in_a_fight_fell_to_the_foe(fell, foe, name):
    text = f"Nine soldiers {fell} {foe} near Khan Touman."
    assert actors(text, "casualties") == [name]
    assert {a.name for a in first(text, "incident", "clash").actors} == {"Syrian Army", name}


def test_who_fell_beside_a_fight_need_not_have_fallen_to_the_foe():
    assert doers("Nine civilians died while rebels fought the army near Khan Touman.", "casualties") == [[]]


@pytest.mark.parametrize(("who", "name"), FOES)
@pytest.mark.parametrize("opening", ["Having shelled Tal Rifaat", "After having bombed Tal Rifaat", "Having heavily shelled Tal Rifaat"])
def test_a_participle_before_the_main_clause_has_its_subject(opening, who, name):
    text = f"{opening}, {who} stormed the village of Kaljibrin."
    assert doers(text, "incident") == [[name], [name]]
    assert not any(a.role == "against" for c in told(text) for a in c.actors)


@pytest.mark.parametrize("craft", ["Jets", "Warplanes", "Helicopters"])
@pytest.mark.parametrize("said", ["believed to be", "presumed to be", "probably", "that are thought to be", "suspected of being"])
def test_craft_supposed_to_be_a_states_are_its_air_force(craft, said):
    assert doers(f"{craft} {said} Russian bombed Hass, killing four.", "incident") == [["Russian Air Force"]]
    assert doers(f"Four people were killed in raids on Hass by {craft.lower()} {said} Russian.", "casualties") == [["Russian Air Force"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops thought to be Turkish shelled Ayn Issa on Friday.", "Turkish Armed Forces"),
        ("Warplanes believed to belong to Russia hit Hass, killing four.", "Russian Air Force"),
        ("Air raids believed to be Russian killed four people in Hass.", "Russia"),
    ],
)
def test_others_supposed_to_be_a_states(text, name):
    assert [name] in doers(text, "incident")


@pytest.mark.parametrize(
    "avowal",
    [
        "Responsibility for the attack was claimed by {}.", "Responsibility for it was later claimed by {}.",
        "The attack on the market was claimed by {}.", "{} took responsibility for the attack.", "{} has admitted responsibility for it.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", ["the Islamic State group", "Jaysh al-Islam"])
def test_avowals(avowal, who):
    text = f"A car bomb killed six people in Azaz on Monday. {avowal.format(who[0].upper() + who[1:] if avowal[0] == '{' else who)}"
    assert ["Islamic State" if "State" in who else who] in doers(text, "incident")


def test_responsibility_for_other_things_is_no_avowal():
    assert doers("A car bomb killed six people in Azaz on Monday. Jaysh al-Islam took responsibility for the repairs.", "incident") == [[]]


@pytest.mark.parametrize(("who", "name"), [*FOES, ("Israeli jets", "Israeli Air Force"), ("the SDF", "Syrian Democratic Forces")])
def test_whom_a_raid_killed_its_doer_killed(who, name):
    assert actors(f"The raid on Hass, which was carried out by {who}, killed six people.", "casualties") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Turkish-backed rebels killed six people in Tal Tamr and wounded ten others.",
        "An attack by Turkey-backed fighters on a market in Tal Tamr left six people dead.",
        "Activists in Tal Tamr, where Turkish-backed factions killed six people on Monday, called for help.",
    ],
)
def test_bands_with_a_backer_do_what_bands_do(text):
    assert [a.name for a in first(text, "casualties").actors if a.role == "by"] == ["Turkish-backed opposition fighters"]
