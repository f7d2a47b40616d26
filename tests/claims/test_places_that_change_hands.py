"""Places that pass from hand to hand, who holds a place that a clause is about, and losses that are none of ground."""

import pytest
from reading import actors, counted, first, places, told


def kinds(text):
    return {(c.kind, c.event) for c in told(text)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kafr Zita is back in army hands.", "retaken"),
        ("Back under rebel control are Morek and the grain mill near Hish.", "retaken"),
        ("With the truce over, Hish passed back to the government.", "retaken"),
        ("Order was restored by the army in Hish and Babila.", "retaken"),
        ("The barracks near Morek are no longer in the hands of the rebels.", "lost"),
        ("Morek is no longer under army control.", "lost"),
        ("The hamlets of Hish and Babila went from the rebels to the army on Monday.", "captured"),
        ("The rebels emerged from the fighting in control of Morek.", "captured"),
        ("Most of northern Hama has been abandoned by the rebels.", "withdrew"),
    ],
)
def test_hands_that_a_place_is_in(text, event):
    assert ("control_change", event) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The plane was hit and fell to the west of Morek.",
        "A canister fell from a jet on Morek.",
        "Some 20 rebels have fallen to army fire near Hish.",
        "The jets let fall three bombs on Hish.",
        "The ministry put the number of lives lost in Hish at six.",
        "The shelling has taken a heavy toll in Hama.",
        "The guards were driving back to their base near Morek when a missile hit their car.",
        "The aim is to thwart the army's attempts to encircle Hama.",
        "The operation was meant to win back the Morek road.",
        "Ten civilians who had earlier been driven from Hish were killed.",
        "The rebels will not disarm until the invaders are expelled from Syria.",
    ],
)
def test_no_ground_changes_hands(text):
    assert "control_change" not in {kind for kind, _ in kinds(text)}


def test_whoever_lost_a_place_to_somebody_names_the_taker():
    assert actors("April saw the rebels lose the air base at Taftanaz to the army.", "control_change") == ["Syrian Army"]


def test_a_source_behind_them_is_no_taker():
    text = "The rebels attacked in Hama on Sunday. In a week 11 hamlets have fallen to them, the Observatory said."
    assert actors(text, "control_change") == ["opposition fighters"]


def test_a_count_over_an_aside():
    text = "A number of hamlets in the hills of Jabal Turkman, in the north of the province, have fallen to the rebels."
    assert ("control_change", "settlements", 3.0, None) in counted(text)


def test_the_place_that_a_clause_is_about():
    assert places("Families went on from Hish to Morek, which is also in rebel hands, and then to Homs.", "control_state") == ["Morek"]
    assert places("East of Hish lies Morek, which the rebels hold and treat as a base.", "control_state") == ["Morek"]
    assert places("Rebels near Hish, a town in the north of Hama province that serves the army as a bastion.", "control_state")[0] == "Hish"


def test_the_greater_part_of_a_place():
    assert places("The army rules the greater part of Hama province.", "control_state") == ["Hama"]


def test_nobody_holds_the_country_he_works_in():
    for text in (
        "A monitoring group run from Jordan said Hish was hit.",
        "Dr Karim, who runs the charity in Germany, called the raid a crime.",
        "The council informed the centre that Russia runs in the province of Hama.",
    ):
        assert "control_state" not in {kind for kind, _ in kinds(text)}


def test_what_days_and_gains_bring_is_no_troops():
    for text in (
        "Monday also brought heavy fighting between the army and rebels in northern Hama.",
        "Recent weeks had brought the rebels large advances in the south of Hama.",
        "That brought the rebels to within five kilometres of Hama airport.",
        "Rebel fighters then sent several mortar shells into the Karm quarter of Hama.",
        "The army struck a gathering of rebels at Morek.",
        "Some of those who had fled Hama found refuge nearby while others had crossed into Jordan.",
    ):
        assert "movement" not in {kind for kind, _ in kinds(text)}, text


def test_a_distance_between_towns_is_no_position():
    assert "position" not in {kind for kind, _ in kinds("Some 20 kilometres separate Morek from Hama, the bastion of the army.")}
    assert first("The army stood three kilometres east of Saraqib.", "position").measure.min == 3
