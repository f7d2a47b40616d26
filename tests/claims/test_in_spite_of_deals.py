"""What goes on in spite of a dated deal runs from the deal to the day of the telling; a share's place; who lost a place."""

import pytest
from reading import EXTRACTOR, first, places

GOES_ON = "Despite a ceasefire announced in January, the shelling of Idlib has continued, killing dozens."


@pytest.mark.parametrize(("kind", "event"), [("incident", "shelling"), ("casualties", None), ("term", "violated")])
def test_it_runs_from_the_deal_to_the_telling(kind, event):
    claim = first(GOES_ON, kind, event)
    assert (claim.time.start, claim.time.end) == ("2020-01-01", "2020-02-14")


def test_the_deal_is_told_too():
    deal = first(GOES_ON, "agreement", "announced")
    assert (deal.time.start, deal.time.end) == ("2020-01-01", "2020-01-31")


def test_a_day_of_its_own_stays():
    text = "Despite a truce signed on January 5, the shelling of Saraqib continued on Sunday."
    assert first(text, "incident", "shelling").time.start == "2020-02-09"


def test_a_share_is_of_the_place_behind_it():
    text = "The army, which now controls 60 percent of Syria, has vowed to take back Idlib."
    assert places(text, "control_state") == ["Syria"]


@pytest.mark.parametrize(
    "text",
    [
        "The villages of Hish, Babila and Talmenes were freed from the regime on Friday.",
        "The village of Hish was captured from the regime on Friday.",
    ],
)
def test_who_lost_a_place_did_not_take_it(text):
    claim = first(text, "control_change")
    assert [(a.role, a.name) for a in claim.actors] == [("against", "Syrian government")]


def test_whoever_endorsed_a_truce_did_not_break_it():
    text = "The raids on Saraqib constitute violations of a ceasefire endorsed by Russia and Turkey during talks in Geneva."
    claim = first(text, "term", "violated")
    assert not {"Russia", "Turkey"} & {a.name for a in claim.actors}
    assert "Geneva" not in {p.name for p in claim.places}
    assert "Geneva" not in places(text, "incident", "air_strike")


def test_two_speakers_in_a_sentence():
    text = "France condemned the raids on Idlib, while Jordan urged the army to stop."
    told = [c for c in EXTRACTOR.text(text, published="2020-02-14").claims if c.kind == "statement"]
    assert sorted(a.name for c in told for a in c.actors if a.role == "by") == ["France", "Jordan"]


def test_how_often_a_truce_was_broken_stands_far_behind():
    text = "The regime violated the truce announced on January 5 by Turkey and Russia 410 times, the group said."
    assert first(text, "term", "violated").measure.min == 410


def test_the_days_that_a_resolution_demands():
    text = "The Security Council adopted a resolution demanding a 14-day truce across Syria."
    assert first(text, "term", "requires").measure.min == 14
