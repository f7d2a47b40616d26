"""Holdings, captures, positions and statements in wordings that several studied articles showed to be missing or misread."""

from __future__ import annotations

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def read(text, kind):
    return [c for c in EXTRACTOR.text(text, published="2016-09-20").claims if c.kind == kind]


def by(claims):
    return [sorted(a.name for a in c.actors if a.role == "by") for c in claims]


def test_each_side_holds_its_own_part():
    text = "Aleppo has been split roughly between government control in the west and rebel control in the east since 2012."
    assert by(read(text, "control_state")) == [["Syrian government"], ["opposition fighters"]]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("A bomb killed six people on Friday in a government-held village in Hama province.", "Syrian government"),
        ("Two people were wounded in Saraqib when troops fired into the rebel-held town.", "opposition fighters"),
        ("Shells hit the eastern rebel-held districts of the city of Aleppo.", "opposition fighters"),
        ("The army retook Qaryatain after eight months of Daesh occupation.", "Islamic State"),
        ("Qaryatain was freed after a two-year occupation by IS.", "Islamic State"),
        ("Deir ez-Zor is one of Daesh's final strongholds in Syria.", "Islamic State"),
        ("The Army of Islam has never left Douma, a Damascus suburb it dominates.", "Jaysh al-Islam"),
    ],
)
def test_holdings(text, holder):
    assert [holder] in by(read(text, "control_state"))


@pytest.mark.parametrize(
    "text",
    ["Talks were held in a town near Homs.", "The rule of law is gone in Idlib.", "The occupation of the square in Homs ended."],
)
def test_no_holding(text):
    assert not read(text, "control_state")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels launched an assault to push government forces out of Morek.",
        "The rebels are preparing to oust the jihadists from Idlib province.",
        "The fruitless assault to drive the army back from Morek is over.",
    ],
)
def test_driving_out_as_an_aim_is_no_capture(text):
    assert not [c for c in read(text, "control_change") if c.event == "captured"]


def test_surrendered_to_control():
    (claim,) = read("Darayya was surrendered to government control last year.", "control_change")
    assert by([claim]) == [["Syrian government"]]


@pytest.mark.parametrize(
    "text",
    [
        "Iran is assisting the Syrian government against the rebels.",
        "The raid drew international criticism.",
        "The body that was formed to investigate the raid has left Damascus.",
    ],
)
def test_no_statement(text):
    assert not read(text, "statement")


def test_rescuers_hold_no_position():
    assert not read("Civil defence workers operating in rebel areas of Idlib counted nine bodies.", "position")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels killed a pilot they captured on Friday near Homs.", "control_change"),
        ("The blast took the war to the capital Damascus.", "control_change"),
        ("The string of evacuations has angered people in Rastan.", "movement"),
    ],
)
def test_men_taken_and_rows_of_evacuations(text, kind):
    assert not read(text, kind)


def test_whose_stronghold_stands_behind_of():
    (claim,) = read("Russian bombers struck Deir ez-Zor, a stronghold of the Daesh terror group.", "control_state")
    assert by([claim]) == [["Islamic State"]]


def test_a_plural_short_name_is_a_subject():
    (claim,) = read("Islamic State is in retreat elsewhere. The jihadists control nearly all of Idlib province.", "control_state")
    assert by([claim]) == [["Islamic State"]]
    assert claim.measure is not None
    assert (claim.measure.what, claim.measure.min) == ("share_pct", 50)
