"""Prose of reports, briefings, bulletins and analysis: wordings that agency copy seldom has."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def claims(text):
    return EXTRACTOR.text(text, published="2018-06-14").claims


def measures(text, kind):
    return sorted((c.measure.what, c.measure.min, c.measure.max) for c in claims(text) if c.kind == kind and c.measure)


def acts(text):
    return {(c.kind, c.event) for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("More than 80,000 people have gone to the camps near Qah since May.", [("displaced", 80000, None)]),
        ("Over the past week 31,000 left northern Hama, mostly on foot.", []),
        ("This week alone, 31,000 left northern Hama for the border.", [("displaced", 31000, 31000)]),
        ("Four teachers have gone to the schools of Qah.", []),
        ("Some 31,000 people are hosted at the Areesha camp.", [("sheltering", 31000, 31000)]),
        (
            "The number of people displaced from Hama has climbed to 90,000, of whom 50,000 are children.",
            [("displaced", 90000, 90000)],
        ),
    ],
)
def test_people_on_the_move_as_reports_tell_of_them(text, told):
    assert measures(text, "displacement") == told


def test_a_part_with_a_participle_of_its_own_is_a_figure_of_its_own():
    text = "Hama is home to 1.6 million people, 700,000 of them already uprooted from other areas."
    assert measures(text, "population") == [("population", 1600000, 1600000)]
    assert measures(text, "displacement") == [("displaced", 700000, 700000)]


def test_counts_in_brackets_belong_to_the_places_before_them():
    text = "The centre recorded 19 violations of the ceasefire in the provinces of Latakia (10), Hama (7) and Idlib (2) over the past day."
    told = {c.measure.min: [p.name for p in c.places] for c in claims(text) if c.kind == "term"}
    assert {n: told[n] for n in (10, 7, 2)} == {10: ["Latakia"], 7: ["Hama"], 2: ["Idlib"]}
    assert 19 in told


def test_brackets_that_come_to_more_than_the_whole_are_no_parts():
    text = "Shells killed six people in Latakia (2011) and Hama (2012)."
    assert measures(text, "casualties") == [("killed", 6, 6)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A third assault on the hill of Tal Malah has failed.", ("control_change", "repelled")),
        ("Two Turkish observation posts are behind government lines near Morek.", ("incident", "siege")),
        ("The army has cut the pocket in two near Harasta.", ("incident", "siege")),
        ("Ankara may respond with artillery.", ("incident", "shelling")),
        ("The rebels still have a sliver of land in the north of Hama.", ("control_state", None)),
        ("No UN convoy has been permitted to enter Arbin since March.", ("movement", "aid_blocked")),
        ("Eleven lorries left Arbin without being unloaded.", ("movement", "aid_blocked")),
        ("The buffer zone is to be in place by 1 August.", ("agreement", "in_force")),
        ("Tanks must be withdrawn from the buffer zone by 1 August.", ("term", "requires")),
        ("The truce that began last week in Hama has not held.", ("term", "violated")),
        ("Twenty clinics have closed in Hama since April.", ("damage", None)),
        ("A helicopter was shot down with a guided missile near Morek.", ("incident", "other_attack")),
    ],
)
def test_acts_in_the_words_of_analysis_and_bulletins(text, act):
    assert act in acts(text)


def test_a_downed_helicopter_is_no_shelling():
    assert ("incident", "shelling") not in acts("A helicopter was shot down with a shoulder-fired missile near Morek.")


def test_deaths_under_torture_are_a_toll():
    assert acts("The network has recorded 140 deaths under torture in Hama since January.") == {("casualties", None)}


def test_who_says_so_may_be_a_side_or_be_told_of_by_a_clause():
    text = "At least 30 people have been killed in Arbin since Friday, say doctors whom the charity pays."
    assert [c.asserted_by[0].split()[0] for c in claims(text) if c.kind == "casualties"] == ["doctors"]
    (said,) = [c for c in claims("The Russian side said that militants had shelled Latakia.") if c.kind == "incident"]
    assert list(said.asserted_by) == ["Russian side"]


def test_the_first_of_a_list_of_the_fallen_falls_with_the_others():
    text = "Since April, 84 civilians, 120 government soldiers and 131 rebels have been killed in Hama, the monitor said."
    assert measures(text, "casualties") == [("killed", 84, 84), ("killed", 120, 120), ("killed", 131, 131)]


def test_a_toll_that_went_on_to_rise():
    text = "The toll from the raid on Morek rose to 9, then to 14, the clinic said."
    assert measures(text, "casualties") == [("killed", 9, 9), ("killed", 14, 14)]
