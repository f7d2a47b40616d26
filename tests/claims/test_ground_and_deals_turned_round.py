"""Ground and deals told of in a turned sentence: what is held behind the verb, a deal's making in front, how long somebody was about it."""

from __future__ import annotations

import pytest
from reading import first, told


@pytest.mark.parametrize(
    ("text", "kind", "event"),
    [
        ("Still in government hands are Ariha and two mills to its north.", "control_state", None),
        ("Into rebel hands passed Hish and Babila.", "control_change", "captured"),
        ("Three of the villages the rebels seized in May are back with the army.", "control_change", "retaken"),
        ("Signed in Muscat in May, the pact obliged both armies to pull back.", "agreement", "signed"),
        ("The truce, weak as it was, held for three days.", "agreement", "ended"),
        ("No sooner had the ceasefire started than mortars fell on Hish.", "agreement", "in_force"),
        ("Heavy guns were to be gone from the strip by 4 May.", "term", "requires"),
        ("Neither Ankara nor Moscow has kept its word, the envoy said.", "term", "violated"),
        ("The two ministers spoke by telephone on Friday.", "statement", None),
        ("Envoys of Egypt, Jordan and Iraq sat down in Muscat on Monday.", "statement", None),
    ],
)
def test_turned_round(text: str, kind: str, event: str | None) -> None:
    assert (kind, event) in {(c.kind, c.event) for c in told(text, "2020-02-14")}


@pytest.mark.parametrize(
    ("text", "event", "modality"),
    [
        ("It took the rebels three days to expel the army from Hish.", "captured", "asserted"),
        ("The army needed two weeks to retake Hish.", "retaken", "asserted"),
        ("It cost the militia a month to capture Hish.", "captured", "asserted"),
        ("The army sent three brigades to retake Hish.", "retaken", "planned"),
    ],
)
def test_as_long_as_it_took(text: str, event: str, modality: str) -> None:
    """What somebody took so long to do he did; what he sent men for he only means to do."""
    assert first(text, "control_change", event).modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "The truce was broken within an hour of its start.",
        "No sooner had the school year begun than shells fell on Hish.",
        "The towns in rebel hands are poor.",
    ],
)
def test_no_deal_in_force_and_no_ground(text: str) -> None:
    assert not {(c.kind, c.event) for c in told(text, "2020-02-14")} & {("agreement", "in_force"), ("control_change", "captured")}
