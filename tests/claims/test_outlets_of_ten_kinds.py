"""What new texts of ten kinds of outlet showed to be wrong."""

from __future__ import annotations

import pytest

from trucewatch.extraction import extract
from trucewatch.model import Claim

TITLE = "Fighting goes on in the north\n\n"


def claims(text: str, kind: str) -> list[Claim]:
    return [c for c in extract(text, published="2017-05-10") if c.kind == kind]


@pytest.mark.parametrize("line", ["BEIRUT — ", "BEIRUT, Lebanon — ", "REYHANLI, Turkey - ", "GENEVA -- "])
def test_a_dateline_is_no_place_of_the_news(line: str) -> None:
    (got,) = claims(f"{TITLE}{line}UN observers counted 20 bodies in the village of Taldou on Saturday.", "casualties")
    assert [p.name for p in got.places] == ["Taldou"]
    assert got.asserted_by == ("UN observers",)


@pytest.mark.parametrize(
    "text",
    [
        "The death toll from a bombing that struck Azaz rose to 60, medics said.",
        "The death toll from air strikes that targeted a market in Azaz has risen to 60, medics said.",
    ],
)
def test_a_toll_goes_on_behind_a_relative_clause(text: str) -> None:
    (got,) = claims(text, "casualties")
    assert got.measure is not None and got.measure.min == 60


def test_heavy_support_is_support() -> None:
    (got,) = claims("Government forces backed by heavy Russian bombardment captured Palmyra on Sunday.", "control_change")
    assert [(a.role, a.name) for a in got.actors] == [("by", "Syrian government forces"), ("with", "Russia")]
    (raid,) = claims("Government forces backed by intense Russian airstrikes captured Palmyra on Sunday.", "incident")
    assert [a.name for a in raid.actors if a.role == "by"] == ["Russia"]


def test_a_campaigns_toll_runs_from_the_day_it_began() -> None:
    (got,) = claims("The offensive, which began on April 19, has killed 150 civilians in Daraa.", "casualties")
    assert got.time is not None and (got.time.start, got.time.end, got.scope) == ("2017-04-19", "2017-05-10", "period")


def test_what_none_did_is_denied() -> None:
    (got,) = claims("The ministry said that no Russian planes had bombed Douma on Friday.", "incident")
    assert got.modality == "denied"
    (got,) = claims("No group claimed the bombing in Azaz on Monday.", "incident")
    assert got.modality == "asserted"


def test_a_planned_day_of_weeks_ago_has_passed() -> None:
    (got,) = claims("A ceasefire was due to begin on April 12 in Homs.", "agreement")
    assert got.time is not None and got.time.start == "2017-04-12"


def test_a_state_since_a_day_keeps_it() -> None:
    (got,) = claims("Qusayr had been in rebel hands since July 2012.", "control_state")
    assert got.time is not None and got.time.start == "2012-07-01"


def test_who_did_something_and_said_so_is_the_source() -> None:
    (got,) = claims("Doctors treated the wounded in Saraqib and said 12 people had been killed.", "casualties")
    assert got.asserted_by == ("doctors",)


def test_helicopters_of_a_list_are_no_dead() -> None:
    assert not claims("Turkish forces have destroyed one drone, eight helicopters and 40 tanks in Idlib.", "casualties")


def test_blame_goes_to_the_deed_and_not_to_a_siege() -> None:
    text = "A bomb went off in Rashidin on Monday, where a convoy from the besieged towns of Fuaa and Kafraya stood."
    got = [c for c in claims(f"{text} The government blamed terrorist groups.", "incident") if c.modality == "accused"]
    assert [c.event for c in got] == ["explosion"]


def test_a_suicide_car_bombing_that_struck_is_one_act() -> None:
    got = claims("The death toll from a suicide car bombing that struck buses outside Aleppo rose to 90 on Sunday.", "incident")
    assert [c.event for c in got] == ["explosion"]
