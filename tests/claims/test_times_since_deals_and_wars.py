"""Sums in spite of a deal run from the deal on, terms hold from its day, a war's tolls are of the war and of no day."""

import pytest
from reading import EXTRACTOR, days, first


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("Troops have killed more than 600 civilians in Idlib despite the Sochi deal of Sept. 17, 2018.", "casualties", "2018-09-17"),
        ("The army took 900 square kilometers in Hama in spite of the ceasefire agreed on Jan. 12.", "control_change", "2020-01-12"),
        ("The regime carried on bombing towns despite the September 2018 accord.", "incident", "2018-09-01"),
        ("A deal was signed on Sept. 17, 2018. The army continued shelling homes despite the deal.", "incident", "2018-09-17"),
    ],
)
def test_what_is_summed_up_or_goes_on_runs_from_the_deal(text, kind, start):
    assert days(text, kind) == (start, "2020-02-14")


@pytest.mark.parametrize(
    "text",
    [
        "Jets struck a market in Ariha, killing 110 people despite the truce of January 12.",
        "Shelling killed six people in Ariha despite the truce of January 12.",
    ],
)
def test_one_act_does_not(text):
    assert days(text, "casualties")[0] != "2020-01-12"


@pytest.mark.parametrize(
    "text",
    [
        "Russia and Turkey signed a deal in Sochi on Sept. 17, 2018. Under the deal, the rebels must leave the strip.",
        "Under an accord signed in Sochi on Sept. 17, 2018, Turkey was to clear the strip of fighters.",
    ],
)
def test_a_term_holds_from_the_day_of_its_deal(text):
    time = first(text, "term", "requires").time
    assert (time.start, time.end, time.text) == ("2018-09-17", None, None)


def test_many_displaced_by_a_war():
    text = "The war has killed more than 300,000 people, wounded over a million and left many displaced."
    assert days(text, "displacement")[0] == "2011-03-01"


def test_nobody_counts_a_war_by_the_day():
    text = "The conflict has killed over 250,000 people, and hundreds fled Aleppo on Monday."
    assert days(text, "casualties")[0] == "2011-03-01"
    told = EXTRACTOR.text("More than 300,000 people have died in the war. Dozens fled shelling in Homs.", published="2020-02-14")
    assert {c.time.start for c in told.claims if c.kind in ("incident", "displacement") and c.time} <= {"2020-02-14", "2020-02-13"}


@pytest.mark.parametrize("kind", ["incident", "casualties"])
def test_what_has_not_stopped_is_of_no_day_of_another_act(kind):
    text = "The convoy entered Douma on Monday in spite of ongoing shelling that has wounded dozens of residents."
    assert days(text, kind) == (None, "2020-02-14")


def test_an_open_span_dates_no_single_act():
    text = "Dozens have died in Idlib in recent weeks. Shells hit a school in Sarmin, activists said."
    assert days(text, "incident", "shelling")[0] is not None
