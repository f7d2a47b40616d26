"""A part of a count that has a day, a place or an act of its own is a figure of its own; a campaign since whose beginning a
figure counts is told, too."""

import pytest
from reading import EXTRACTOR


def tolls(text, kind="casualties", published="2020-02-14"):
    claims = EXTRACTOR.text(text, published=published).claims
    return [(c.measure.min, [p.name for p in c.places], c.time.start if c.time else None) for c in claims if c.kind == kind and c.measure]


@pytest.mark.parametrize(
    "text",
    [
        "Thirty people were killed in Idlib this week, nine of them on Tuesday in Binnish.",
        "Thirty people were killed in Idlib this week, nine of them in a raid on Binnish on Tuesday.",
    ],
)
def test_a_part_with_a_day_or_an_act_of_its_own(text):
    found = tolls(text)
    assert (30.0, ["Idlib"]) in [t[:2] for t in found]
    assert (9.0, ["Binnish"], "2020-02-11") in found


def test_the_day_of_a_part_is_not_the_whole_s():
    text = "Some 50 people have been wounded in Homs since 3 February, 12 of them on Monday."
    assert [(n, day) for n, _, day in tolls(text)] == [(50.0, "2020-02-03"), (12.0, "2020-02-10")]


@pytest.mark.parametrize("part", ["four of them children", "most of them in Talbiseh"])
def test_who_they_were_is_no_figure_of_its_own(part):
    assert [n for n, _, _ in tolls(f"Ten people were killed in Homs, {part}.")] == [10.0]


@pytest.mark.parametrize("since", ["the assault on the enclave began on 3 February", "the launch of the operation on 3 February"])
def test_a_campaign_since_whose_beginning_they_count(since):
    claims = EXTRACTOR.text(f"More than 60 people have been killed in Idlib since {since}.", published="2020-02-14").claims
    assert {(c.kind, c.event) for c in claims} == {("casualties", None), ("incident", "offensive")}


def test_no_campaign_since_a_mere_day():
    claims = EXTRACTOR.text("More than 60 people have been killed in Idlib since 3 February.", published="2020-02-14").claims
    assert {c.kind for c in claims} == {"casualties"}


def test_a_toll_told_as_a_list_counts_all_that_it_lists():
    listed = "41 civilians 22 rebel and Islamic fighters 30 regime soldiers 17 IS militants"
    found = tolls(f"The death toll of Tuesday in Syria is as follows: {listed}.")
    assert [n for n, _, _ in found] == [41.0, 22.0, 30.0, 17.0]


def test_the_dead_stay_with_their_verb_behind_a_part_without_commas():
    text = "Six civilians three of them children died and some 15 were hurt in Homs on Tuesday."
    found = EXTRACTOR.text(text, published="2020-02-14").claims
    assert [(c.measure.what, c.measure.min) for c in found if c.kind == "casualties"] == [("killed", 6.0), ("injured", 15.0)]


def test_a_share_without_commas_has_no_verb_of_its_own():
    found = tolls("More than 300,000 people nearly a third of them civilians have died in the conflict in Syria.")
    assert [n for n, _, _ in found] == [300000.0]
