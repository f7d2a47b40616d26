"""Deals told without their nouns, deals that are none, breaches told of "it", days that lie ahead of what is announced."""

import pytest
from reading import EXTRACTOR, days, told


def acts(text, kind):
    return {(c.kind, c.event) for c in EXTRACTOR.text(text, published="2020-02-14").claims if c.kind == kind}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Jordan and Russia announced that the guns would fall silent on Monday.", "announced"),
        ("The guns fell silent in Binnish on Monday.", "in_force"),
        ("The elders struck a bargain with the army in Binnish on Monday.", "signed"),
        ("A truce in Binnish mediated by Jordan fell apart on Monday.", "ended"),
        ("Moscow promised a truce of two days in Binnish.", "announced"),
        ("A buffer zone along the border is what Ankara would like to create.", "proposed"),
        ("The accord places Binnish within one of the so-called de-escalation zones.", "in_force"),
        ("Sarmin has been spared shells under a humanitarian pause that is to last for 48 hours.", "in_force"),
        ("The army and the rebels in Binnish, a town near Idlib, were reported to have come to terms.", "signed"),
    ],
)
def test_deals(text, event):
    assert acts(text, "agreement") == {("agreement", event)}


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said its jets had struck no group that was party to the truce.",
        "Before the truce was a day old monitors had counted 30 shells.",
    ],
)
def test_no_deals(text):
    assert not acts(text, "agreement")


def test_struck_bargains_are_no_attack():
    assert not [c for c in told("Bargains were struck in Binnish and Sarmin.") if c.kind == "incident"]


@pytest.mark.parametrize(
    "text",
    [
        "A truce took hold on Monday. It was not long before the Syrian army was in breach of it.",
        "A truce took hold on Monday. The Syrian army has broken it time and again.",
        "The demands of the resolution on Binnish have gone unmet.",
    ],
)
def test_breaches(text):
    assert ("term", "violated") in acts(text, "term")


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Jordan announced that the guns would fall silent on Monday.", "agreement", "2020-02-17"),
        ("Jordan announced on Thursday that the guns would fall silent.", "agreement", "2020-02-13"),
        ("Talks on the border will resume on Monday, the Turkish envoy said.", "statement", "2020-02-17"),
        ("The evacuation of Binnish was to resume on Monday.", "movement", "2020-02-17"),
    ],
)
def test_days_to_come(text, kind, day):
    assert days(text, kind) == (day, day)


@pytest.mark.parametrize(
    "text",
    [
        "Under an accord that Jordan and Russia reached in May, observers are to be stationed along the road to Binnish.",
        "Food is to be let in during the truce.",
    ],
)
def test_terms(text):
    assert ("term", "requires") in acts(text, "term")


def test_what_was_never_signed_is_denied():
    text = "Ahrar al-Sham never signed up to the truce."
    assert [c.modality for c in told(text) if c.kind == "agreement" and c.event == "signed"] in ([], ["denied"])
