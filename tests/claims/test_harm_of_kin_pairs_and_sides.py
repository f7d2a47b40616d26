"""Who is counted without a number, participles behind a side's men, and what is said of nobody's harm."""

import pytest
from reading import EXTRACTOR, actors, counted, told

KILLED = ("casualties", "killed")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Both crewmen were killed near Hass.", 2),
        ("Omar Saleh and his two sons were killed in Hass.", 3),
        ("The commander and three of his guards died near Hass.", 4),
        ("A mine near Hass killed the driver.", 1),
        ("Mine blast kills shepherd near Hass", 1),
        ("An officer and two soldiers were killed near Hass.", 3),
        ("The death toll in Hass rose by three to 15.", 15),
    ],
)
def test_those_told_of_without_a_number_are_counted(text: str, number: int) -> None:
    assert {c for c in counted(text) if c[:2] == KILLED} == {(*KILLED, number, number)}


def test_a_side_counted_before_a_participle_is_whom_it_befell():
    text = "Clashes broke out near Hass, with deaths on both sides and 14 SDF fighters taken captive."
    assert ("casualties", "detained", 14, 14) in counted(text)
    assert actors("Three protesters shot dead in Hama", "incident") == []


def test_one_of_two_is_one():
    assert ("casualties", "detained", 1, 1) in counted("One of the two soldiers was captured by rebels near Hass.")


def test_an_age_counts_nobody():
    assert {c[2] for c in counted("Nine children, all under ten, were killed in Hass.")} == {9}


def test_a_family_is_no_number_of_people():
    assert not [c for c in told("The strike wiped out a family in Hass.") if c.kind == "casualties"]


def test_a_party_to_which_men_are_tied_did_not_detain_them():
    text = "Turkish police rounded up nine people suspected of links to Islamic State in Ankara on Tuesday."
    assert actors(text, "incident", "detention") == ["Turkish police"]


@pytest.mark.parametrize(
    "text",
    [
        "The human cost of the Idlib campaign, explained",
        "Why hospitals keep being bombed in the war",
        "Should a soldier be killed, the answer will be swift.",
        "The square takes its name from the men hanged there by a governor.",
        "The army has little to gain from wrecking the power plant in Hass.",
    ],
)
def test_titles_names_and_conditions_assert_nothing(text: str) -> None:
    assert not EXTRACTOR.text(text, published="2020-02-14").claims
