"""Acts and their harm in everyday wordings: tolls, shares of the fallen, sides that only qualify, means."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def harm(text):
    found = EXTRACTOR.text(text, published="2017-05-02").claims
    return sorted((c.measure.what, c.measure.min, c.measure.max) for c in found if c.kind == "casualties" and c.measure)


def acts(text):
    found = EXTRACTOR.text(text, published="2017-05-02").claims
    return [(c.event, c.measure.min if c.measure else None) for c in found if c.kind == "incident"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The death toll from the mortar attacks on two suburbs of Homs rose to 14 residents in addition to 31 injured a doctor said.",
            [("injured", 31, 31), ("killed", 14, 14)],
        ),
        ("The death toll from Sunday's shelling of Harem was put at nine villagers.", [("killed", 9, 9)]),
        ("The number of soldiers killed in fighting near Tadef has risen to 17 said the monitor.", [("killed", 17, 17)]),
        ("The toll from the raids on Harem has climbed to 26 dead.", [("killed", 26, 26)]),
        ("The toll from the raid that killed 26 people in Harem may rise.", [("killed", 26, 26)]),
    ],
)
def test_a_toll_is_what_it_has_come_to_whatever_it_is_a_toll_of(text, told):
    assert harm(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Six people were killed and 20 were injured in a terrorist car bomb attack in Harem on Sunday.",
            [("injured", 20, 20), ("killed", 6, 6)],
        ),
        ("The raids wounded dozens on Sunday in a militant-held town near Homs.", [("injured", 24, None)]),
        ("A militant held by the army was killed in Homs on Sunday.", [("killed", 1, 1)]),
    ],
)
def test_a_side_that_only_says_whose_is_nobody_counted(text, told):
    assert harm(text) == told


def test_an_unknown_number_is_no_number():
    assert harm("An unknown number of gunmen were also killed near Harem.") == []
    assert harm("A number of gunmen were also killed near Harem.") == [("killed", 3, None)]


def test_parts_of_a_province_are_nobody_counted():
    assert harm("The raids killed 12 people including children in two parts of Homs province on Sunday.") == [("killed", 12, 12)]


def test_acts_are_counted_over_an_adjective():
    assert acts("The soldiers died in four separate clashes around Harem on Sunday.") == [("clash", 4)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("At least three of the killed in Harem were nurses.", [("killed", 3, None)]),
        ("Relatives of the slain met in Harem.", []),
        ("Many of the wounded lay on the floor of a clinic in Harem.", []),
        ("Sixteen of the wounded were in critical condition in Harem.", [("injured", 16, 16)]),
        ("Thirty conscripts who had refused to leave were killed near Harem on Sunday.", [("killed", 30, 30)]),
        ("The gunmen are keeping 300 villagers near Harem as human shields.", [("detained", 300, 300)]),
    ],
)
def test_shares_and_kinds_of_the_fallen(text, told):
    assert harm(text) == told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Four bombers from Russia had struck around Harem on Sunday.", ["air_strike"]),
        ("Some 80 people have been killed in air strikes and army bombardment of Harem since May.", ["air_strike", "shelling"]),
        ("Jets dropped arms to the defenders of Harem on Sunday.", []),
        ("Residents saw thick smoke shooting up over Harem on Sunday.", []),
        ("Government forces have escalated their bombardment of Harem since Sunday.", ["shelling"]),
    ],
)
def test_by_what_means(text, events):
    assert sorted(event for event, _ in acts(text)) == events


def test_what_a_shell_was_fired_on_is_hit():
    text = "A mortar shell fired by the gunmen on a clinic in Harem wounded three nurses on Sunday."
    found = EXTRACTOR.text(text, published="2017-05-02").claims
    assert [(c.measure.what, c.measure.min) for c in found if c.kind == "damage" and c.measure] == [("facilities", 1)]
