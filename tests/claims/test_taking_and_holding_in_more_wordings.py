"""Who took, lost, gave up and holds what, in wordings beside the plain ones."""

import pytest
from reading import actors, first, places


@pytest.mark.parametrize(
    ("text", "event", "place"),
    [
        ("The village of Hish went over to the army on Monday.", "handed_over", "Hish"),
        ("Rebels lost Hass to the army on Monday and left Kafr Nabl.", "captured", "Hass"),
        ("An attack by rebels on Kabani ended in failure on Monday.", "repelled", "Kabani"),
    ],
)
def test_changes(text, event, place):
    assert places(text, "control_change", event)[:1] == [place]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Raqqa, which Islamic State fighters held since 2014, was quiet.", "Islamic State"),
        ("Held by the rebels since 2012, Saraqib lies on the M5.", "opposition fighters"),
        ("Islamic State was then master of a third of the province of Hama.", "Islamic State"),
        ("Islamic State has been left with a strip of land near Hajin.", "Islamic State"),
    ],
)
def test_states(text, holder):
    assert actors(text, "control_state") == [holder]


def test_who_holds_no_more():
    assert first("The rebels no longer hold Hish.", "control_state").modality == "denied"
