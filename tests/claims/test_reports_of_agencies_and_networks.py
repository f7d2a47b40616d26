"""What networks, agencies and encyclopedias write otherwise: parts by doer, bodies called by a noun, dates without a year."""

from __future__ import annotations

import pytest
from tests.claims.reading import actors, days, first, told


def shares(text: str) -> list[tuple[float | None, list[str]]]:
    kept = [c for c in told(text) if c.kind == "casualties" and c.measure is not None]
    return sorted((c.measure.min, [a.name for a in c.actors if a.role == "by"]) for c in kept)


@pytest.mark.parametrize(
    "text",
    [
        "At least 50 civilians were killed in March 2019, 30 of them by regime forces and 11 by the Syrian Democratic Forces.",
        "A network recorded 50 deaths in March 2019, including 30 by regime forces and 11 by the Syrian Democratic Forces.",
    ],
)
def test_a_parts_doer_is_not_the_wholes(text: str) -> None:
    assert shares(text) == [(11, ["Syrian Democratic Forces"]), (30, ["Syrian government forces"]), (50, [])]


def test_arrests_told_by_who_made_them() -> None:
    text = "SNHR recorded 120 arrests in May 2019, 80 of them by government forces and 21 by Hayat Tahrir al-Sham."
    assert shares(text) == [(21, ["Hayat Tahrir al-Sham"]), (80, ["Syrian government forces"]), (120, [])]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("UNICEF said 26 children had died in Idlib. Some 200 people fled. The tents are full. The agency urged restraint.", "UNICEF"),
        ("Michelle Bachelet condemned the raids. Some 200 people fled Hass. She called for humanitarian corridors.", "Michelle Bachelet"),
    ],
)
def test_who_speaks_again(text: str, who: str) -> None:
    assert [a.name for c in told(text)[-1:] for a in c.actors if a.role == "by"] == [who]


def test_not_a_day_has_gone_by_without() -> None:
    assert first("Not a day has gone by without bombardment in Hass.", "incident").modality == "asserted"


def test_what_jets_fire_are_air_strikes() -> None:
    assert [c.event for c in told("Regime jets fired several missiles at Ariha.") if c.kind == "incident"] == ["air_strike"]


@pytest.mark.parametrize(
    "text",
    [
        "Erdogan threatened to launch an operation in Idlib if the regime does not pull back.",
        "Turkey threatened to launch an operation in Idlib unless the army withdraws.",
    ],
)
def test_who_acts_in_a_condition_did_not_do_it(text: str) -> None:
    assert not {"Syrian government", "Syrian Army"} & set(actors(text, "incident"))


def test_who_has_since_acted() -> None:
    assert actors("Turkey has since struck dozens of targets near Saraqib.", "incident") == ["Turkey"]


def test_a_state_that_acts_is_nowhere_fled_to() -> None:
    claim = first("Some 180,000 people have fled their homes since Turkey launched an operation.", "displacement")
    assert claim.measure is not None and claim.measure.what == "displaced"


def test_who_claims_several_attacks_made_them() -> None:
    assert actors("ISIS claimed three IED attacks in Raqqa.", "incident") == ["Islamic State"]


def test_a_day_without_a_year_is_of_the_year_told_before() -> None:
    text = "On 5 May 2016, rebels attacked Khan Tuman. On 9 May the army shelled the town."
    assert days(text, "incident", "shelling") == ("2016-05-09", "2016-05-09")
    text = "In May 2016 rebels took Khan Tuman. On 9 February the army shelled the town."
    assert days(text, "incident", "shelling") == ("2020-02-09", "2020-02-09")


def test_a_sentence_ends_behind_a_time_of_day() -> None:
    text = "Residents said a missile hit the camp at 7:30 p.m. The attack also damaged a hospital in Hass."
    assert len({c.quote for c in told(text)}) == 2


def test_tolls_go_on_over_the_days_of_the_report() -> None:
    text = "SNHR documented 310 civilian deaths in December 2019. Russian forces were responsible for the deaths of 90,"
    text += " while regime forces killed 140. On December 20, jets bombed Hass."
    kept = [c for c in told(text, "2020-01-04") if c.kind == "casualties"]
    assert {(c.time.start, c.time.end) for c in kept if c.time} == {("2019-12-01", "2019-12-31")}
    assert not any(p.name == "Hass" for c in kept for p in c.places)
