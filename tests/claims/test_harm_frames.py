"""Harm and damage by frames and words: each row is one wording of a class, with a noun or a verb less usual than its neighbours'."""

import pytest
from tests.claims.reading import counted, told


def harm(text):
    """Kinds, measures and bounds of casualties and damage."""
    return {(c.measure.what, c.measure.min, c.measure.max) for c in told(text) if c.kind in ("casualties", "damage") and c.measure}


@pytest.mark.parametrize(
    "people", ["muleteers", "cadets", "Bedouins", "beggars", "notables", "hospital staff", "bus passengers", "camp residents"]
)
@pytest.mark.parametrize(
    ("frame", "what"),
    [
        ("A raid on Ariha killed 23 {} on Sunday.", "killed"),
        ("Twenty-three {} were wounded in Ariha.", "injured"),
        ("The militia arrested 23 {} in Ariha.", "detained"),
    ],
)
def test_people_that_few_lists_hold(frame, what, people):
    assert (what, 23, 23) in harm(frame.format(people))


def test_beasts_are_no_people():
    assert not harm("A raid near Ariha killed 23 goats on Sunday.")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Among the dead in the raid on the market of Ariha were six shoppers.", ("killed", 6, 6)),
        ("Among the wounded in the shelling of Ariha on Sunday were three pupils.", ("injured", 3, 3)),
        ("Six villagers fell victim to a land mine near Ariha.", ("killed", 6, 6)),
        ("Six people were found murdered in Ariha.", ("killed", 6, 6)),
        ("Six shepherds were shot in the head near Ariha.", ("killed", 6, 6)),
        ("Six shepherds were shot in the leg near Ariha.", ("injured", 6, 6)),
        ("Six villagers were exposed to toxic gas in Ariha.", ("injured", 6, 6)),
        ("Six villagers needed surgery after the raid on Ariha.", ("injured", 6, 6)),
        ("The raid killed three men, a woman and two children in Ariha.", ("killed", 6, 6)),
        ("The detention of six teachers in Ariha drew protests.", ("detained", 6, 6)),
        ("Gunmen raided Ariha on Sunday and six men were seized.", ("detained", 6, 6)),
        ("Gunmen took six men from Ariha to an unknown destination.", ("detained", 6, 6)),
        ("Six men remain in HTS custody in Ariha.", ("detained", 6, 6)),
        ("The police put six men behind bars in Ariha.", ("detained", 6, 6)),
        ("Six men remain unaccounted for in Ariha.", ("missing", 6, 6)),
        ("The whereabouts of six men from Ariha are unknown.", ("missing", 6, 6)),
        ("The disappearance of six men in Ariha drew protests.", ("missing", 6, 6)),
        ("The dead in Ariha numbered six.", ("killed", 6, 6)),
        ("Six people sheltering in a school in Ariha were killed on Sunday.", ("killed", 6, 6)),
        ("Among those killed in the ambush near Ariha were a colonel and five conscripts.", ("killed", 6, 6)),
        ("Masked men hauled six council employees out of their office in Ariha.", ("detained", 6, 6)),
        ("The monitor said six people had been hit by shrapnel in Ariha.", ("injured", 6, 6)),
        ("Six bakers suffered severe burns in Ariha.", ("injured", 6, 6)),
        ("The raid blew apart two schools in Ariha.", ("facilities", 2, 2)),
        ("Two schools in Ariha were riddled with bullets.", ("facilities", 2, 2)),
        ("Two schools were reduced to ruins in Ariha.", ("facilities", 2, 2)),
        ("A raid killed 20 people in Ariha. Six children were among them.", ("killed", 6, 6)),
        ("A raid killed 20 people in Ariha. Of those, six were children.", ("killed", 6, 6)),
        ("A raid killed 20 people in Ariha. The victims included six children.", ("killed", 6, 6)),
        ("Jets were able to destroy two depots near Ariha.", ("facilities", 2, 2)),
        ("A fire broke out at two depots near Ariha after a raid.", ("facilities", 2, 2)),
        ("Flames engulfed a bakery in Ariha on Sunday.", ("facilities", 1, 1)),
        ("The damage in Ariha included two clinics, residents said.", ("facilities", 2, 2)),
        ("The raid tore a hole in the runway of an air base near Homs.", ("facilities", 1, 1)),
        ("The raid caused the collapse of two houses in Ariha.", ("facilities", 2, 2)),
        ("The raids destroyed the last remaining bakery in Ariha.", ("facilities", 1, 1)),
        ("A radar near Homs was put out of service by a raid.", ("facilities", 1, 1)),
        ("The only clinic in Ariha halted its services after the raids.", ("facilities", 1, 1)),
        ("Two clinics in Ariha are no longer able to function.", ("facilities", 2, 2)),
        ("Two lorries struck a mine near Palmyra on Sunday.", ("vehicles", 2, 2)),
        ("A minibus drove over an anti-tank mine near Palmyra.", ("vehicles", 1, 1)),
        ("Helicopter shot down over Ariha", ("vehicles", 1, 1)),
        ("The downing of a helicopter near Ariha was confirmed on Sunday.", ("vehicles", 1, 1)),
        ("The shootdown of two drones over Ariha came on Sunday.", ("vehicles", 2, 2)),
        ("The crash of two helicopters near Ariha was confirmed on Sunday.", ("vehicles", 2, 2)),
    ],
)
def test_figures_in_other_frames(text, figure):
    assert figure in harm(text)


@pytest.mark.parametrize(
    "text",
    [
        "The raids cut off water to the town of Ariha.",
        "The raids left Ariha without electricity.",
        "Electricity was cut off in Ariha because of the shelling.",
        "The shelling plunged Ariha into darkness.",
        "The raids caused a power outage in Ariha.",
        "The raids halted the pumping of water to Ariha.",
        "The shelling destroyed much of Ariha.",
    ],
)
def test_damage_without_a_number(text):
    assert any(c.kind == "damage" for c in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "The siege has left Ariha without bread.",
        "The shelling caused no material damage in Ariha.",
        "Rebels tried to shoot down a helicopter near Ariha.",
        "The clinic in Ariha did not halt its services.",
        "Mortar fire broke out near a depot in Ariha.",
        "The company cut the price of water in Ariha.",
        "A fuel shortage caused a blackout in Ariha.",
    ],
)
def test_no_damage(text):
    assert not any(c.kind == "damage" for c in told(text))


def test_a_jet_brought_down_is_an_act_too():
    assert {("incident", "other_attack")} <= {(c.kind, c.event) for c in told("Rebels managed to bring down a helicopter near Ariha.")}


def test_parts_listed_behind_men_are_no_parts_of_them():
    assert ("casualties", "killed", 3, 3) not in counted("The raid killed three men, a woman and two children in Ariha.")


@pytest.mark.parametrize(
    "text",
    ["Twelve people (four children) were killed in Ariha.", "Four children were among the 12 civilians killed in Ariha."],
)
def test_parts_in_brackets_and_among_the_whole_are_no_tolls(text):
    assert harm(text) == {("killed", 12, 12)}


def test_whoever_says_so_is_not_counted():
    assert harm("Nine villagers said a child was killed in Ariha.") == {("killed", 1, 1)}
    assert ("killed", 9, 9) in harm("Nine villagers were killed in Ariha, doctors said.")
