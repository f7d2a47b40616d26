"""Places that a text goes on about: "there", the town's quarter told in passing, "its capital", lists of provinces."""

import pytest
from reading import EXTRACTOR, places, told


def last(text, kind):
    """The places of the last claim of a kind."""
    return [[p.name for p in c.places] for c in EXTRACTOR.text(text, published="2017-03-01").claims if c.kind == kind][-1]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Shells hit Homs. Al-Waer quarter was where they fell, a man said, and two people were hurt there.", "casualties", ["Al-Waer"]),
        ("Violence in Eastern Ghouta, on the doorstep of Damascus, took 84 lives. Rebels fought there.", "incident", ["Eastern Ghouta"]),
        ("Jets bombed the village of Husseiniyeh, in the west of Raqqa province. They wrecked vehicles there.", "damage", ["Husseiniyeh"]),
        ("The Shaar and Mashhad quarters of Aleppo were shelled. Two people died there.", "casualties", ["Al-Shaar", "Al-Mashhad"]),
    ],
)
def test_there(text, kind, expected):
    assert last(text, kind)[: len(expected)] == expected


def test_a_place_named_again_is_still_gone_on_about():
    text = (
        "Jets struck Douma, killing four. Shells hit Eastern Ghouta on Tuesday, killing two. Food is short. "
        "Doctors fear for the sick in the enclave. A lack of medicine has cost the lives of two children."
    )
    assert last(text, "casualties")[0] == "Eastern Ghouta"


def test_a_capital_of_a_province_and_of_no_province():
    assert places("Rebels hold much of Daraa province. Its capital, of the same name, was shelled on Monday.", "incident")[0] == "Daraa"
    text = "Jets struck Raqqa city, which the group holds and treats as its capital, on Monday."
    assert places(text, "incident") == ["Raqqa"]
    assert "Damascus" not in {p.name for c in told(text) for p in c.places}


def test_lists_of_provinces():
    text = "Posts in the provinces of Idlib, Hama and Aleppo, as well as in the port city of Latakia, were bombed by air force jets."
    assert places(text, "incident")[:3] == ["Idlib", "Hama", "Aleppo"]


def test_names_behind_a_part():
    assert places("Islamic State rules the greater part of Deir ez-Zor province.", "control_state") == ["Deir ez-Zor"]
    assert "Latakia" in places("Kinsabba, a town in the Jabal Akrad area of Latakia governorate, was bombed.", "incident")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled a village. In the eyes of Ankara, the blame lies with the army.",
        "Missiles hit the base, Washington's reprisal for the use of gas.",
        "Whatever trust Moscow once enjoyed has gone, the opposition said, condemning the raids.",
        "The group urged the world to lean on Moscow so that the raids end.",
        "The raids came at the request of Damascus, the ministry said.",
    ],
)
def test_capitals_that_are_no_places(text):
    assert not {"Ankara", "Washington", "Moscow", "Damascus"} & {p.name for c in told(text) for p in c.places}


def test_capitals_that_are_places():
    assert places("A bomb went off in Damascus's Old City on Monday.", "incident")[0] == "Old City of Damascus"
    assert places("Rebels shelled Damascus from the Ghouta.", "incident")[0] == "Damascus"
