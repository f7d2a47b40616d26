"""Who says so where the text only points back, and spans that end with the telling."""

from __future__ import annotations

import pytest

from trucewatch.extraction import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def claims(extractor: Extractor, text: str) -> list:  # type: ignore[type-arg]
    return list(extractor.text(text, published="2016-08-15").claims)


def test_since_ends_with_the_day_on_which_it_was_told(extractor: Extractor) -> None:
    told = claims(extractor, "The minister said on May 10 that 350 civilians had been killed in Idlib since May 6.")
    assert [(c.time.start, c.time.end) for c in told if c.kind == "casualties"] == [("2016-05-06", "2016-05-10")]
    plain = claims(extractor, "More than 350 civilians have been killed in Idlib since Aug. 1.")
    assert [(c.time.start, c.time.end) for c in plain if c.kind == "casualties"] == [("2016-08-01", "2016-08-15")]


def test_the_same_source_and_the_ministry_statement_mean_whom_they_mean(extractor: Extractor) -> None:
    got = claims(
        extractor,
        "The Russian Defense Ministry said its jets bombed Palmyra on Sunday. The strikes killed 20 militants in Palmyra, "
        "the Defense Ministry statement said. Two women were killed in Aleppo, the same source said.",
    )
    assert {c.asserted_by for c in got} == {("Russian Defence Ministry",)}


def test_a_siege_told_in_passing_is_not_the_speaker_s(extractor: Extractor) -> None:
    got = claims(extractor, "Air strikes on the besieged town of Douma killed six civilians, the Observatory said.")
    by = {c.event or c.kind: c.asserted_by for c in got}
    assert by["casualties"] == ("Syrian Observatory for Human Rights",)
    assert by.get("siege", ()) == ()


def test_the_place_in_an_agreement_s_name_is_not_where_things_happen(extractor: Extractor) -> None:
    got = claims(extractor, "Shells killed six people in Saraqib on Sunday despite the Sochi deal.")
    assert [c.places[0].name for c in got if c.kind == "casualties"] == ["Saraqib"]
    assert all("Sochi" not in [p.name for p in c.places] for c in got if c.kind != "agreement")


def test_whoever_fell_did_not_do_it(extractor: Extractor) -> None:
    got = claims(
        extractor,
        "Seven Turkish soldiers and a civilian contractor were killed in the shelling near Saraqib on Monday, Turkey said.",
    )
    assert {c.kind for c in got} == {"casualties", "incident"}
    assert not [a.name for c in got for a in c.actors if a.role == "by"]
    fought = claims(extractor, "Twenty soldiers were killed in clashes with rebels in Saraqib on Monday.")
    assert any(a.role == "by" for c in fought if c.event == "clash" for a in c.actors)


def test_a_denial_reaches_what_it_denies_in_a_clause_of_its_own(extractor: Extractor) -> None:
    got = claims(extractor, "The Russian defence ministry denied that its aircraft had carried out the strike on Saraqib.")
    assert [c.modality for c in got if c.kind == "incident"] == ["denied"]


def test_whoever_denies_an_act_is_not_the_doer_of_the_act_before(extractor: Extractor) -> None:
    got = claims(
        extractor,
        "An air strike in Saraqib killed six people on Sunday, the governor said.\n\n"
        "The Russian defence ministry denied that its aircraft had carried out strikes in the area.",
    )
    told = [c for c in got if c.modality != "denied"]
    assert told
    assert not [a.name for c in told for a in c.actors if a.role == "by"]
