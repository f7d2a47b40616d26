"""Headlines and reports in the present tense; what a headline's country name and its verbs are not."""

import pytest
from reading import told


@pytest.mark.parametrize(
    ("text", "kind", "event"),
    [
        ("Army units establish control over nine villages in northern Hama.", "control_change", "captured"),
        ("The army establishes control over nine villages in northern Hama.", "control_change", "captured"),
        ("The regiment retakes Morek from the rebels.", "control_change", "retaken"),
        ("Russia targets Sarmin.", "incident", "air_strike"),
        ("Rockets rain on Nubl.", "incident", "shelling"),
        ("Three clinics close as shells rain down on Nubl.", "incident", "shelling"),
    ],
)
def test_the_third_person_is_read_where_a_rule_lists_the_base_form(text: str, kind: str, event: str) -> None:
    assert (kind, event) in {(c.kind, c.event) for c in told(text)}


@pytest.mark.parametrize("text", ["Syria car bomb attack kills 12.", "Ten civilians killed in Syria bomb blast."])
def test_a_bare_country_name_before_an_act_is_where_it_was(text: str) -> None:
    assert not [a for c in told(text) for a in c.actors if a.role == "by"]


def test_what_was_struck_as_a_truce_frays_struck_none() -> None:
    assert not [c for c in told("Bakery struck as truce frays in Sarmin.") if c.kind == "agreement"]
