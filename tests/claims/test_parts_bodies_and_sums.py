"""Bodies that hospitals take in, parts of a toll, bounds, what did not happen, sums of damage: each row is one wording of a class."""

import pytest
from tests.claims.reading import EXTRACTOR


def read(text):
    """Claims as accepted, read on Wednesday 14 February 2018."""
    return EXTRACTOR.text(text, published="2018-02-14").claims


def figures(text):
    """Measures with their bounds."""
    return {(c.measure.what, c.measure.min, c.measure.max) for c in read(text) if c.measure}


@pytest.mark.parametrize(
    "words",
    [
        "The hospital in Binnish received 14 bodies.",
        "The clinic in Ariha took in 14 bodies on Monday.",
        "The morgue in Ariha received 14 corpses.",
    ],
)
def test_bodies_are_no_guests(words):
    assert figures(words) == {("killed", 14, 14)}


def test_the_displaced_are():
    assert ("killed", 14, 14) not in figures("The town of Binnish received 14 displaced families on Monday.")


@pytest.mark.parametrize(
    "words",
    [
        "Shelling of Ariha killed 14 civilians, three of whom were children.",
        "Shelling of Ariha killed 14 people, at least three of whom were women, a medic said.",
        "Fourteen people were killed in Ariha, three of whom were medics.",
    ],
)
def test_a_part_in_the_same_sentence_is_no_toll(words):
    assert [c.measure.min for c in read(words) if c.kind == "casualties"] == [14]


@pytest.mark.parametrize(
    "part", ["Four were children.", "Four of the victims were children.", "Four of the dead were women.", "At least four were children."]
)
def test_a_part_in_a_sentence_of_its_own_is(part):
    got = {(w, n) for w, n, _ in figures(f"Air strikes killed 14 people in Ariha on Monday. {part}")}
    assert {("killed", 14), ("killed", 4)} <= got


def test_a_part_needs_a_toll():
    assert not figures("Envoys of ten states met in Astana. Four were women.")


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("The clashes near Saraqib left casualties on both sides, including 11 soldiers killed.", ("killed", 11, 11)),
        ("The clashes near Saraqib left casualties on both sides, including 11 soldiers wounded.", ("injured", 11, 11)),
        ("The strikes in Ariha killed from 30 to 40 people.", ("killed", 30, 40)),
        ("From 30 to 40 people were killed in Ariha.", ("killed", 30, 40)),
        ("Shelling of Ariha killed over nine people.", ("killed", 9, None)),
        ("Over nine people were killed in Ariha.", ("killed", 9, None)),
        ("In addition to the five dead, 12 people were wounded in Ariha.", ("injured", 12, 12)),
        ("In addition to the five dead, 12 people were wounded in Ariha.", ("killed", 5, 5)),
        ("Two children received minor injuries in the shelling of Ariha.", ("injured", 2, 2)),
        ("Seven people are in hospital after the shelling of Ariha.", ("injured", 7, 7)),
        ("Soldiers opened fire on farmers near Ariha, which led to the death of one of them.", ("killed", 1, 1)),
        ("Soldiers opened fire on farmers near Ariha, wounding one of them.", ("injured", 1, 1)),
    ],
)
def test_harm_and_its_bounds(words, figure):
    assert figure in figures(words)


def test_a_rise_is_no_range():
    assert ("killed", 30, 40) not in figures("The death toll in Ariha rose from 30 to 40.")


@pytest.mark.parametrize(
    "words",
    [
        "Had the strike hit the school in Ariha, dozens of children would have been killed.",
        "Had the army attacked Ariha, thousands would have fled.",
        "Dozens of children would have been killed had the strike hit the school in Ariha.",
        "Had the rocket struck the clinic in Ariha, many patients could have been killed.",
    ],
)
def test_what_would_have_been_was_not(words):
    assert not [c for c in read(words) if c.modality == "asserted"]


def test_what_had_been_was():
    assert ("killed", 24, None) in figures("The strike had hit the school in Ariha, killing dozens of children.")


@pytest.mark.parametrize(
    ("words", "number", "scope"),
    [
        ("A school in Ariha was hit on Monday, bringing to 53 the number of schools damaged since April.", 53, "period"),
        ("A clinic in Ariha was hit on Monday, raising to 53 the total of hospitals attacked since April.", 53, "period"),
        ("At least 72 health facilities have suspended services in Idlib.", 72, "total"),
        ("Two hospitals in Ariha suspended services on Monday.", 2, "incident"),
    ],
)
def test_sums_of_damage(words, number, scope):
    assert (number, scope) in {(c.measure.min, c.scope) for c in read(words) if c.kind == "damage" and c.measure}


@pytest.mark.parametrize(
    "words",
    [
        "A helicopter was hit by anti-aircraft fire near Saraqib but returned to base.",
        "A jet was struck by anti-aircraft fire over Saraqib.",
    ],
)
def test_a_jet_that_is_hit_makes_no_raid(words):
    assert not [c for c in read(words) if c.event == "air_strike" or c.kind == "movement"]
    assert ("vehicles", 1, 1) in figures(words)


@pytest.mark.parametrize(
    "words",
    [
        "The area in Ariha, home to a shrine, was hit by an attack on Monday.",
        "Shells hit the area of Ariha, home to a shrine.",
        "Jets bombed Ariha, home to a large school.",
    ],
)
def test_what_a_place_has_was_not_hit(words):
    assert "damage" not in {c.kind for c in read(words)}
    assert "incident" in {c.kind for c in read(words)}
