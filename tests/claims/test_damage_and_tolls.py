"""What was struck and how many of it: descriptions, compounds, asides and lists; who is told among the dead or beside them."""

import pytest
from reading import counted, told


def damage(text):
    """The measures of the claims of damage: what and how many at least; None for what no number counts."""
    return sorted(
        ((c.measure.what, c.measure.min) if c.measure is not None else None for c in told(text) if c.kind == "damage"), key=str
    )


def tolls(text):
    return sorted((c.measure.what, c.measure.min) for c in told(text) if c.kind == "casualties")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The jets destroyed the fortified bunker near Morek on Monday.", [("facilities", 1)]),
        ("Shells wrecked parked lorries in Morek on Monday.", [None]),
        ("An airstrike hit a UN-backed clinic in Morek on Monday.", [("facilities", 1)]),
        ("The raids that destroyed houses in Morek went on.", [None]),
    ],
)
def test_a_participle_that_only_describes_is_no_verb(text, what):
    assert damage(text) == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The Deir Hafer market was bombed on Monday.", [("facilities", 1)]),
        ("The hospital of Tamanah was bombed on Monday.", [("facilities", 1)]),
        ("The Deir Hafer neighbourhood was bombed on Monday.", []),
    ],
)
def test_a_facility_that_a_towns_name_goes_with_is_struck(text, what):
    assert damage(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "The mill in Morek, which feeds the town, was bombed on Monday.",
        "The mill in Morek, mended in May, was struck again on Monday.",
        "The mill, one of three in the area, was struck on Monday near Morek.",
        "Morek's only mill, which was bombed on Monday, stood by the river.",
    ],
)
def test_what_was_struck_stands_before_an_aside(text):
    assert damage(text) == [("facilities", 1)]


def test_who_stands_in_an_aside_after_a_pronoun_is_struck():
    assert damage("Nine clinics were damaged in May; one, a maternity ward in Zamalka, was hit on Friday.") == [
        ("facilities", 1), ("facilities", 9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("A number of shops and tractors were damaged in Jableh on Monday.", [("facilities", 3), ("vehicles", 3)]),
        ("The shells damaged several cars and private houses in Jableh.", [("facilities", 3), ("vehicles", 3)]),
        ("The shells damaged 20 cars and houses in Jableh.", [("vehicles", 20)]),
        ("The jets destroyed bunkers and several lorries near Hama.", [("vehicles", 3), None]),
        ("The rebels destroyed a drone, six tanks and two jeeps near Hama.", [("vehicles", 1), ("vehicles", 2), ("vehicles", 6)]),
        ("The rebels destroyed a helicopter and a tank near Hama.", [("vehicles", 2)]),
        ("They destroyed nine jeeps with mounted machine guns and two depots near Hama.", [("facilities", 2), ("vehicles", 9)]),
        ("Two depots, nine jeeps with machine guns and a mill were hit in Hama.", [("facilities", 1), ("facilities", 2), ("vehicles", 9)]),
        ("Of the 12 clinics in Hama, five were bombed in May.", [("facilities", 5)]),
        ("Five of the town's clinics were bombed in Hama in May.", [("facilities", 5)]),
        ("A rocket hit a school bus near Hama on Monday.", [("vehicles", 1)]),
        ("A rocket hit an ammunition truck near Hama on Monday.", [("vehicles", 1)]),
        ("Burnt-out cars lined the road to the bridge in Hama.", [None]),
    ],
)  # fmt: skip
def test_each_kind_of_thing_has_its_count(text, what):
    assert damage(text) == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The militants attacked the mill at Morek with three tanks.", [("facilities", 1)]),
        ("The militants attacked with three tanks the village of Morek.", []),
        ("A motorcycle with a bomb went off outside a bakery in Morek.", []),
        ("Shells later struck near a mill in Morek.", []),
        ("A tractor was struck near Morek on Monday.", [("vehicles", 1)]),
    ],
)
def test_means_and_neighbourhood_are_not_struck(text, what):
    assert damage(text) == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The dead included nine pupils, a nurse in Sarmin said.", [("killed", 9)]),
        ("The raid killed six men, a nurse at the field hospital said.", [("killed", 6)]),
        ("Shelling of Sarmin killed 40 civilians, including nine pupils, as well as two medics.", [("killed", 2), ("killed", 40)]),
        ("Eight people were killed in Hama on Monday and one in the town of Morek.", [("killed", 1), ("killed", 8)]),
        ("Her cousin was among the dead in Sarmin on Monday.", [("killed", 1)]),
        ("The mayor of Hass, Omar Saleh, was among those wounded.", [("injured", 1)]),
        ("The clinic in Sarmin took in six dead and 40 injured people.", [("injured", 40), ("killed", 6)]),
        ("Two Turkish soldiers and an officer were killed near Saraqib.", [("killed", 3)]),
        ("Two Turkish soldiers and five civilians were killed near Saraqib.", [("killed", 2), ("killed", 5)]),
        ("The rebels took 15 soldiers captive near Morek.", [("detained", 15)]),
        ("Militants are still holding 30 men from Sweida.", [("detained", 30)]),
    ],
)
def test_tolls_beside_one_another(text, what):
    assert tolls(text) == what


def test_attacks_after_a_number_are_counted_as_before():
    assert ("incident", "incidents", 15, 15) in counted("There were 15 rebel attacks on Morek in May.")


def test_where_the_fallen_are_from_is_no_count_of_them():
    text = "At least 11 people, most of them from two displaced families, were killed in Qah."
    assert counted(text) == {("casualties", "killed", 11.0, None)}


def test_those_of_the_wounded_who_died_later_are_dead():
    told_ = counted("The clinic received 22 wounded patients, seven of whom later died.")
    assert told_ == {("casualties", "injured", 22.0, 22.0), ("casualties", "killed", 7.0, 7.0)}
