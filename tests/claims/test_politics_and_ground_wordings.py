"""Ordinary wordings of politics, of ground that changed hands and of who holds what."""

import pytest
from reading import EXTRACTOR, first


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ankara laid the blame for the collapse of the talks on Damascus.", "Turkey"),
        ("Damascus lodged a complaint with the United Nations over the raid.", "Syrian government"),
        ("Japan allocated 14 million dollars to mine clearance in Raqqa.", "Japan"),
        ("Turkey gave assurances that the road would stay open.", "Turkey"),
        ("Turkey opened its gates to migrants on Friday.", "Turkey"),
        ("Iran dismissed the accusations as baseless.", "Iran"),
        ("Russia blamed Turkey for failing to disarm the jihadists.", "Russia"),
        ("Moscow torpedoed the text.", "Russia"),
    ],
)
def test_politics(text, who):
    claim = first(text, "statement")
    assert [a.name for a in claim.actors if a.role == "by"] == [who]


def test_denial_of_an_act_told_before_is_that_act_and_no_statement():
    claims = EXTRACTOR.text("A car bomb killed six people in Azaz on Monday. Iran rejected the accusations.", published="2020-02-14").claims
    assert not [c for c in claims if c.kind == "statement"]
    assert [c.modality for c in claims if c.kind == "incident"] == ["asserted", "denied"]


@pytest.mark.parametrize(
    ("text", "event", "place"),
    [
        ("The rebels stormed the base at Wadi Deif and took it after a two-day battle.", "captured", "Wadi al-Deif"),
        ("Mayadin has been cleansed of Daesh.", "captured", "Mayadin"),
        ("Control of Morek passed to the army on Friday.", "captured", "Morek"),
        ("The army took Talmenes back the next day.", "retaken", "Talmenes"),
        ("The army rolled back the rebels' gains around Abu Dali on Sunday.", "retaken", "Abu Dali"),
        ("The rebels relinquished Kafr Hamra on Friday.", "lost", "Kafr Hamrah"),
        ("The YPG gave the village of Arima to government forces.", "handed_over", "Al 'Arimah"),
        ("The rebels were compelled to leave Khan al-Asal on Friday.", "withdrew", "Khan al-Assal"),
        ("Attempts to retake Kabani ended in failure.", "repelled", "Kabani"),
        ("The rebels prevented the army from advancing at Kansafra.", "repelled", "Kansafra"),
    ],
)
def test_ground(text, event, place):
    claim = first(text, "control_change", event)
    assert place in [p.name for p in claim.places]
    assert claim.modality == ("denied" if event == "repelled" else "asserted")


def test_villages_swallowed_are_counted():
    claim = first("The army has swallowed up 40 villages in ten days.", "control_change", "captured")
    assert (claim.measure.what, claim.measure.min) == ("settlements", 40)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Only Douma is left to the rebels.", "opposition fighters"),
        ("Hayat Tahrir al-Sham calls the shots in Idlib.", "Hayat Tahrir al-Sham"),
        ("Tal Rifaat remains with the YPG.", "People's Protection Units"),
        ("Raqqa, run by Islamic State since 2014, is a dusty city.", "Islamic State"),
        ("Kurdish-held Manbij was shelled on Monday.", "Kurdish forces"),
        ("Eastern Ghouta remains a rebel enclave.", "opposition fighters"),
    ],
)
def test_holders(text, who):
    claim = first(text, "control_state")
    assert [a.name for a in claim.actors if a.role == "by"] == [who]


def test_a_share_of_something_else_is_no_land():
    claims = EXTRACTOR.text("The army now has 65 percent of its tanks in Ghouta.", published="2020-02-14").claims
    assert not [c for c in claims if c.kind == "control_state"]
