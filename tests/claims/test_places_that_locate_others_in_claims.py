"""Of places in one phrase the first is where something was; the others say where that lies."""

import pytest
from reading import places


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("A medic at work in Harasta, in the encircled Eastern Ghouta area outside Damascus, was hit by jets.", "incident", "Harasta"),
        ("Binnish, an opposition-held district of Idlib province in northern Syria, was bombed by aircraft.", "control_state", "Binnish"),
        ("Rebels shelled the town of Jeb Ramla about 73 km east of Homs city in the central Homs province.", "incident", "Jeb Ramla"),
        ("Mortar rounds fell on Taldou, 20 km north-west of Homs, killing two.", "casualties", "Taldou"),
        ("A bomb went off in the Khalidiya area of the Bayada neighbourhood, killing nine.", "casualties", "Khalidiyah"),
        ("Ghanem lies 14 kilometres north of the town of Manbij, a key IS stronghold.", "control_state", "Manbij"),
        ("Clashes broke out in the northern part of Aleppo province near Marea.", "incident", "Aleppo"),
    ],
)
def test_chain(text, kind, expected):
    assert places(text, kind)[0] == expected


def test_what_follows_takes_the_first_of_them():
    text = "A medic at work in Harasta, in the encircled Eastern Ghouta area outside Damascus, was hit by jets. Two of them died."
    assert places(text, "casualties")[0] == "Harasta"


def test_a_quarter_named_in_the_sentence_keeps_its_act():
    text = "Shells fell on Aleppo. Shaar, another quarter of the city, was struck by a rocket, wounding one. Then shells hit Midan."
    assert places(text, "casualties")[0] == "Al-Shaar"


def test_two_places_that_open_a_clause():
    text = "As dusk fell, Maysaloun and al-Jabriya came under rocket fire that left five dead."
    assert places(text, "casualties")[:2] == ["Maysaloun", "Al-Jabiriyah"]


def test_names_of_people_that_are_said_to_be_towns():
    assert places("Salma, a town in Latakia province, was the target of two air raids on Tuesday.", "incident")[0] == "Salma"
    assert places("Shells fell on Zahraa, another district of Homs, on Monday.", "incident")[0] == "Al-Zahraa"
    assert places("Salma, a town councillor, said shells fell on Homs.", "incident") == ["Homs"]


def test_a_zone_that_is_said_to_be_in_a_province():
    text = "A truce was signed in Damascus in May. Turkish troops have since entered the zone in Idlib."
    assert places(text, "movement")[0] == "Idlib"
