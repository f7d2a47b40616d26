"""Where forces sit, in main and in side clauses; people who go, in other turns of phrase; and what these are not."""

import pytest
from reading import actors, counted, first, told


def kinds(text):
    return {(c.kind, c.event) for c in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels who fired the shells are based in several quarters of Hama.",
        "The rebels attacked Hama on Sunday. They fired from Morek, where they are entrenched.",
        "The rebels operate chiefly in the north of Syria.",
        "The army keeps a close guard on the shrine in Hish.",
        "The rebels who shot at them were dug in at Morek.",
        "Morek is a front line where the army faces the rebels.",
    ],
)
def test_where_forces_are(text):
    assert ("position", None) in kinds(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The conflict has made millions homeless in Syria.", ("displaced", 2_000_000.0, None)),
        ("Thousands of Syrians have fled their homes, whether to other parts of the country or abroad.", ("displaced", 2000.0, None)),
        ("Foreign countries have taken in upwards of two million of them.", ("refugees", 2_000_000.0, None)),
        ("The village has also taken in hundreds of families from Hama.", ("sheltering", 200.0, None)),
        ("Villages near Hasakah have become the refuge of thousands of civilians.", ("sheltering", 2000.0, None)),
        ("The agency puts the number of people driven from their homes at over 10,000.", ("displaced", 10_000.0, None)),
        ("The advance has chased thousands of people from their homes.", ("displaced", 2000.0, None)),
        ("Some 6,000 Syrians are displaced inside the country, while more than 4,000 have gone abroad.", ("refugees", 4000.0, None)),
        ("The raid hit a school in Hama in which 50 families who had fled Homs were living.", ("sheltering", 50.0, 50.0)),
        ("More than 900 are dead, and thousands are believed to have been forced from their homes.", ("displaced", 2000.0, None)),
    ],
)
def test_people_who_had_to_go(text, count):
    assert ("displacement", *count) in counted(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Friday saw the departure of over 5,000 residents from Hish as the exchange got under way.", ("evacuated", 5000.0, None)),
        ("The UN has overseen the departure of about 900 civilians from Homs.", ("evacuated", 900.0, 900.0)),
        ("Thousands of people brought out of Hish were waiting at a bus stop near Hama.", ("evacuated", 2000.0, None)),
        ("Hundreds of evacuees were stranded at Morek.", ("evacuated", 200.0, None)),
        ("About 100 fighters would be taken out on Friday with their families and sent to Idlib.", ("evacuated", 100.0, 100.0)),
    ],
)
def test_people_brought_out(text, count):
    assert ("movement", *count) in counted(text)
    assert "casualties" not in {kind for kind, _ in kinds(text)}


def test_one_in_two_counts_nobody():
    assert not counted("Nearly one Syrian in two has had to abandon home since March 2011.")


def test_aid_dropped_by_parachute_is_no_raid():
    text = "Aid for the town of Hish is dropped by parachute from Russian planes."
    assert kinds(text) == {("movement", "aid_delivery")}
    assert actors(text, "movement") == ["Russian Air Force"]


def test_the_first_convoy_received():
    assert first("It was in January that Houla received its first UN aid convoy.", "movement").event == "aid_delivery"


def test_from_one_sides_hands_to_the_others():
    text = "Hish fell from rebel hands to the army on Monday."
    assert actors(text, "control_change") == ["Syrian Army"]
    assert actors(text, "control_change", role="against") == ["opposition fighters"]


def test_whoever_abandons_a_place_loses_it():
    text = "Most of northern Hama has been abandoned by the rebels."
    assert actors(text, "control_change") == []
    assert actors(text, "control_change", role="against") == ["opposition fighters"]


def test_moves_that_are_none():
    for text in (
        "Government warplanes returned to Hama governorate on Monday, carrying out 14 strikes on Morek.",
        "Homes in Hama were sprayed with bullets by the retreating rebels.",
        "Patients in a critical state should have been evacuated from Hama long ago.",
        "Three of the wounded who had been brought across the border from Idlib died in hospital.",
        "Assaults in Hama left many fighters hurt, while many more abandoned the front lines.",
    ):
        assert not {kind for kind, _ in kinds(text)} & {"movement", "displacement"}, text


def test_sites_in_somebodys_hands_are_no_named_place():
    assert "control_state" not in {kind for kind, _ in kinds("Jets hit oil sites in rebel hands near Hama.")}
