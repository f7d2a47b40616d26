"""What commas set off behind a place or an actor, and what is joined to it, does not hide a trigger from what it governs."""

import pytest
from reading import actors, first, places, told

TOWN = ", a town in the north of the province,"
BACKED = ", backed by Russia,"


@pytest.mark.parametrize(
    ("text", "kind", "event"),
    [
        ("Kurdish fighters handed the town of Manbij{} over to the army.", "control_change", "handed_over"),
        ("The noose around Madaya{} has tightened.", "incident", "siege"),
        ("Saraqib{} received 40 rockets on Monday.", "incident", "shelling"),
        ("Two army checkpoints near Morek{} have been dismantled.", "movement", "withdrawal"),
    ],
)
def test_places_with_an_apposition(text, kind, event):
    plain, with_more = first(text.format(""), kind, event), first(text.format(TOWN), kind, event)
    assert plain.measure == with_more.measure
    assert [p.name for p in plain.places] == [p.name for p in with_more.places]
    assert [a.name for a in plain.actors] == [a.name for a in with_more.actors]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("The army{} now has 65 percent of Ghouta.", "control_state"), ("The rebels{} approached Saraqib on Tuesday.", "position")],
)
def test_actors_with_company(text, kind):
    assert actors(text.format(BACKED), kind)[:1] == actors(text.format(""), kind)
    assert places(text.format(BACKED), kind) == places(text.format(""), kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army was able to win Hish{} back by evening.", "control_change"),
        ("Attempts to retake Kabani{} ended in failure.", "control_change"),
        ("The noose around Madaya{} has tightened.", "incident"),
        ("The truce near Douma{} has been ignored by all sides.", "term"),
    ],
)
@pytest.mark.parametrize("more", [" and Sarmin", ", Binnish and Sarmin", " and Binnish and Sarmin"])
def test_lists_of_places(text, kind, more):
    assert places(text.format(more), kind)[:1] == places(text.format(""), kind)[:1]


def test_a_list_is_no_apposition():
    text = "The army lost the villages of Hish, the town of Hass, and Kafr Nabl to the rebels in May."
    assert {p.name for c in told(text) if c.kind == "control_change" for p in c.places} >= {"Hish", "Hass", "Kafr Nabl"}


def test_nothing_is_told_twice():
    text = f"Rebels{BACKED} captured Saraqib{TOWN} and shelled Nayrab."
    assert sorted((c.kind, c.event) for c in told(text)) == [("control_change", "captured"), ("incident", "shelling")]


WHICH = ["the besieged town of Hish", "the strategic northern town of Hish", "a village near Hish", "areas around Hish"]


@pytest.mark.parametrize("which", WHICH)
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A convoy of 30 lorries made it to {} on Friday.", "movement"),
        ("A UN convoy to {} was postponed on Friday.", "movement"),
        ("The army expelled 900 residents from {}.", "displacement"),
    ],
)
def test_which_town_is_meant(text, kind, which):
    assert first(text.format(which), kind).measure == first(text.format("Hish"), kind).measure


def test_an_actor_with_a_backer_of_its_own():
    assert actors("Madaya has been cut off by the Turkish-backed Free Syrian Army.", "incident") == ["Free Syrian Army"]


def test_a_holder_before_a_name():
    assert first("A convoy of 30 lorries made it to the rebel-held town of Hish on Friday.", "movement").measure.min == 30
    assert first("Control of the rebel-held town of Hish passed to the army on Friday.", "control_change")


def test_manner_hides_nothing():
    assert first("Some 750 people were also taken out of Rastan on Friday.", "movement").measure.min == 750
    assert first("Heavy weapons have been largely removed from the zone.", "movement")


def test_what_is_only_supposed_stays_so():
    text = "Had the army{} captured Saraqib, the road would have been open."
    assert told(text.format("")) == told(text.format(BACKED)) == ()


@pytest.mark.parametrize("who", ["According to activists, ", "According to activists ", "According to the Observatory, "])
def test_who_says_so_hides_nothing(who):
    taken = first(who + "Morek was captured on Sunday by the army.", "control_change", "captured")
    assert taken.asserted_by
    assert first(who + "the rebels handed over the town of Zabadani to the army.", "control_change", "handed_over").asserted_by
