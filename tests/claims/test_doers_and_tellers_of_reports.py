"""Who did it and who says so, in the wordings of reports."""

import pytest
from reading import actors, counted, first, teller, told


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        ("An Iran-backed militia, Liwa Fatemiyoun, shelled Saraqib.", "incident", ["Fatemiyoun"]),
        ("A jihadist group, Hayat Tahrir al-Sham, killed nine men in Saraqib.", "casualties", ["Hayat Tahrir al-Sham"]),
        ("Villagers hold a militia, Liwa Fatemiyoun, responsible for the killing of four herdsmen.", "casualties", ["Fatemiyoun"]),
        ("The army's push, now in its third week, has uprooted some 270,000 people.", "displacement", ["Syrian Army"]),
        ("A push by the army has uprooted 30,000 people.", "displacement", ["Syrian Army"]),
        ("The army's offensive in Daraa has displaced 270,000 people.", "displacement", ["Syrian Army"]),
        ("The army's advance was halted by rebels, and shelling has displaced 3,000 people.", "displacement", []),
        ("Neither army had pulled its tanks back from Saraqib.", "movement", []),
        ("The Foreign Ministry, in two letters to the United Nations, condemned the raid.", "statement", []),
        ("France, in a note to Russia, called for an inquiry.", "statement", ["France"]),
        ("Rebels claimed the life of an officer near Hass.", "casualties", ["opposition fighters"]),
        ("State television spoke only of the air force hitting militants in Aleppo.", "incident", ["Syrian Air Force"]),
        ("The offensive ended a chapter in which rebels had held Daraa.", "incident", []),
        ("Hass, which rebels hold, was shelled, and Turkey condemned the raid.", "incident", []),
        ("Saraqib was bombed by the army, and Russia denied it.", "incident", ["Syrian Army"]),
        ("A year after they were driven from Raqqa by the SDF, jihadists hold villages.", "control_change", ["Syrian Democratic Forces"]),
        ("Eighteen months after it was evicted from Baghouz, the Islamic State still kills in the desert.", "control_change", []),
        ("The rebels shelled Aleppo on Monday. A single shell brought down a block of flats.", "damage", ["opposition fighters"]),
        ("The Houthis gave up the docks; Willem Brandsma, who leads a team, refused to recognise it.", "statement", ["Willem Brandsma"]),
    ],
)
def test_doers(text, kind, by):
    assert actors(text, kind) == by


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("Rebels shelled Saraqib, killing nine people; according to the Observatory, jets also hit Hass.", "casualties", None),
        ("In January rebels held 70 percent of Daraa province; by the Observatory's count they hold a third now.", "control_state", None),
        ("Nine people were killed in Saraqib; Sputnik reported.", "casualties", "Sputnik"),
        ("State television spoke only of the air force hitting militants in Aleppo.", "incident", "Syrian state television"),
        ("Moscow certified the withdrawal of Kurdish fighters from Manbij.", "movement", "Russia"),
        ("Nine people died in Hama by the widely cited Observatory tally.", "casualties", "Syrian Observatory for Human Rights"),
        ("Since January 118 men have been killed in Damascus, UN registers show.", "casualties", "United Nations"),
        ("The rebels denied it. Their general command said the army had shelled Saraqib.", "incident", "opposition fighters"),
        ("Rebels left Hass. A farmer from Saraqib told more. His brother, he said, was shot dead.", "incident", "farmer from Saraqib"),
        ("Overnight raids on Saraqib claimed the lives of nine men.", "casualties", None),
        ("Rebels shelled Kafr Nabl, where the town council put the dead at nine.", "casualties", "town council"),
        (
            "Rebel negotiators walked out of talks with Russian officers, hours after raids on Nawa killed 19 people, residents said.",
            "statement", "residents",
        ),
    ],
)
def test_tellers(text, kind, source):
    if text.startswith("The rebels denied"):
        assert [c.asserted_by for c in told(text) if c.kind == kind] == [(source,)]
    else:
        assert teller(text, kind) == source


def test_all_that_the_same_words_count_has_one_doer():
    claims = told("Six civilians and five militiamen lost their lives when a checkpoint in Homs came under rebel attack.")
    assert {tuple(a.name for a in c.actors if a.role == "by") for c in claims if c.kind == "casualties"} == {("opposition fighters",)}


def test_whoever_speaks_is_not_among_the_dead():
    text = "Air raids on Nawa killed at least 19 people, opposition officials and rescue workers said."
    assert actors(text, "casualties", role="against") == []


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Ankara repeated its demand for money to resettle a million Syrians in the zone.", "displacement", "planned"),
        ("A January 7 deadline for the withdrawal passed without a single unit leaving.", "movement", "denied"),
    ],
)
def test_modality(text, kind, modality):
    assert [c.modality for c in told(text) if c.kind == kind] == [modality]


def test_the_second_clause_is_the_sources():
    text = "Rebels shelled Saraqib on Friday, killing nine people; according to the Observatory, jets also bombed Hass."
    assert first(text, "incident", "air_strike").asserted_by == ("Syrian Observatory for Human Rights",)


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Some 400 families, about 2,000 people, were displaced from Saraqib.", 2000),
        ("An estimated 9,000 households, close to 57,000 persons, have fled Saraqib.", 57000),
        ("Shelling of Saraqib displaced 300 families, or some 1,500 civilians.", 1500),
        ("Some 400 families, and 2,000 people from nearby villages, were displaced from Saraqib.", 2400),
    ],
)
def test_families_told_again_as_people(text, n):
    assert {c for c in counted(text) if c[0] == "displacement"} == {("displacement", "displaced", n, n)}
