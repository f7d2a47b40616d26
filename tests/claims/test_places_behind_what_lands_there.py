"""Places behind verbs of coming down, numbered posts, ends of roads, and "there" beside another place of the sentence."""

import pytest
from reading import EXTRACTOR, places


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Five farmers died on Friday as shells fired by rebels crashed into the al-Qarabis district of Homs.", "casualties", "Al-Qarabis"),
        ("A boy was killed on Sunday when a rocket launched by rebels slammed into the Karnak camp.", "casualties", "Karnak camp"),
        ("Mortar rounds crashed into the Amber Quay area of New Aleppo, killing six.", "casualties", "Amber Quay"),
        ("The army lost Base 63, an old installation north of Homs city, on Saturday.", "control_change", "Base 63"),
        ("Jets hit a convoy on the road between the eastern province of Deir ez-Zor and Hasakah in the north.", "incident", "Deir ez-Zor"),
        ("Through Hasakah runs the road from ISIS's bastion in Raqqa to the border.", "control_state", "Raqqa"),
    ],
)
def test_where(text, kind, expected):
    assert places(text, kind)[0] == expected


def test_who_is_driven_off_is_not_hurt_where_they_go():
    assert "Ariha" not in places("Jets killed 12 people in Binnish and drove families towards Ariha.", "casualties")


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Rockets hit Jobar. They took the lives of four women there, said a source in Homs province.", "casualties", "Jobar"),
        ("Jets bombed Sarmada. Scores of families from Daraya have found shelter there.", "displacement", "Sarmada"),
        ("Shells fell on Tadef. Scores of wounded were taken by medics to the hospital in nearby Azaz.", "casualties", "Tadef"),
    ],
)
def test_there_and_hospitals(text, kind, expected):
    found = [c for c in EXTRACTOR.text(text, published="2017-03-01").claims if c.kind == kind]
    assert found[-1].places[0].name == expected


def test_a_later_scene_names_no_earlier_place():
    text = "An outpost in Idlib province was struck on Sunday, and one guard died. Elsewhere, jets hit a clinic in Saraqib."
    assert places(text, "casualties")[0] == "Idlib"
