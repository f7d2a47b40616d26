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
