"""Days that are another act's or of no act, and acts told of again: what the studied articles showed."""

import pytest
from reading import EXTRACTOR, first


def days(claim):
    return (claim.time.start, claim.time.end) if claim.time else None


@pytest.mark.parametrize(
    "text",
    [
        "The two countries agreed in January to deploy observers in Idlib.",
        "In January the council passed a resolution ordering an end to sieges in Syria.",
    ],
)
def test_what_a_deal_asks_for_has_not_the_day_of_the_deal(text):
    assert first(text, "term").time is None


def test_a_breach_has_the_day_of_the_act_that_it_is():
    text = "Rebels fired rockets at Nubl on Monday in a new breach of the ceasefire."
    assert days(first(text, "term", "violated")) == ("2020-02-10", "2020-02-10")
    later = "Raids hit Hish on Monday. Rebels also fired rockets at Nubl in a new breach of the truce."
    breach = first(later, "term", "violated")
    assert days(breach) == ("2020-02-10", "2020-02-10") and breach.time.text is None


def test_the_acts_with_which_a_war_began_are_of_its_beginning():
    text = "More than 280,000 people have been killed since the war started in 2011 with a crackdown on protesters."
    assert days(first(text, "casualties")) == ("2011-01-01", "2020-02-14")
    assert days(first(text, "incident")) == ("2011-01-01", "2011-12-31")


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Gunmen executed 30 men in one day in Hish when they stormed it earlier this week.", "casualties", "2020-02-10", "2020-02-14"),
        ("Earlier this month it launched a surprise attack to retake the city of Palmyra.", "control_change", "2020-02-01", "2020-02-14"),
        ("The ongoing war in Syria has left 380,000 people dead.", "casualties", "2011-03-01", "2020-02-14"),
    ],
)
def test_days(text, kind, start, end):
    assert days(first(text, kind)) == (start, end)


def test_a_superlative_so_far_dates_nothing():
    time = first("Taking Hish, their biggest victory so far, rebels killed 20 soldiers.", "casualties").time
    assert time is None or time.text is None


def test_a_campaign_s_toll_runs_from_the_day_since_when_it_is_told():
    text = (
        "Air strikes on Hish have intensified since rebels launched a campaign from Ariha to break the siege of Nubl on 20 January. "
        "Another 190 civilians have been killed in the fighting."
    )
    claims = EXTRACTOR.text(text, published="2020-02-14").claims
    strikes = next(c for c in claims if c.event == "air_strike")
    toll = next(c for c in claims if c.kind == "casualties")
    assert days(strikes) == days(toll) == ("2020-01-20", "2020-02-14")
    assert days(next(c for c in claims if c.event == "offensive")) == ("2020-01-20", "2020-01-20")


def test_a_campaign_s_toll_with_no_such_day_near_is_open():
    assert days(first("Another 90 civilians have been killed in the campaign.", "casualties")) == (None, "2020-02-14")


@pytest.mark.parametrize(
    "text",
    [
        "The president said the raid was a response to a gas attack that killed dozens in Hish on Tuesday.",
        "The minister condemned Russia over an air strike that killed 20 people in Hish in January.",
    ],
)
def test_the_day_of_the_act_that_a_statement_is_about_is_not_its_own(text):
    found = [c for c in EXTRACTOR.text(text, published="2020-02-14").claims if c.kind == "statement"]
    assert all(c.time is None or c.time.text is None for c in found)


def test_a_statement_s_own_day_stays():
    assert days(first("On Monday Turkey condemned the air strike on Hish.", "statement")) == ("2020-02-10", "2020-02-10")


def test_recent_dates_the_act_that_it_goes_with():
    assert days(first("The recent air strikes on Hish killed 12 people.", "incident")) == (None, "2020-02-14")
    time = first("A recent report says that shells hit a market in Hish.", "incident").time
    assert time is None or time.text is None


@pytest.mark.parametrize("opening", ["Some 30 hours after", "About 40 hours after"])
def test_what_is_counted_from_an_act_without_a_day_takes_none_from_the_sentences_around(opening):
    text = f"A bomb killed six people in Salaheddin on Wednesday. {opening} the convoys had left a huge explosion struck near the buses."
    claims = EXTRACTOR.text(text, published="2020-02-14").claims
    blast = [c for c in claims if c.event == "explosion" and "convoys" in c.quote]
    assert blast and all(c.time is None for c in blast)
