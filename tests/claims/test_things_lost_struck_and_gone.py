"""Damage in other words: what was lost, took hits, came down, of which nothing is left; what reads like it and is not."""

import pytest
from reading import actors, counted, told


@pytest.mark.parametrize(
    ("text", "what", "n"),
    [
        ("The group lost four tanks near Saraqib on Monday.", "vehicles", 4),
        ("The gunmen were stripped of eight tanks near Saraqib.", "vehicles", 8),
        ("They have lost two refineries to Russian jets near Saraqib.", "facilities", 2),
        ("The market in Hass took three hits from the air on Monday.", "facilities", 1),
        ("A house in Hass came crashing down on Monday.", "facilities", 1),
        ("Four houses in Hass came down on Monday.", "facilities", 4),
        ("Nine bunkers near Hass did not survive the raid.", "facilities", 9),
        ("Hardly anything is left of the grain market in Hass.", "facilities", 1),
        ("A depot near Hass was the target of the strikes on Monday.", "facilities", 1),
        ("The clinic in Hass bore the brunt of the bombing on Monday.", "facilities", 1),
        ("Six refineries were singled out near Raqqa on Monday.", "facilities", 6),
        ("The list of sites destroyed near Hass takes in nine bunkers and four depots.", "facilities", 4),
        ("A bakery in Hass was damaged, as were four cars.", "vehicles", 4),
        ("The pilots found a lorry near Hass and struck it.", "vehicles", 1),
        ("Gunmen tunnelled under a clinic in Hass and blew it up.", "facilities", 1),
        ("Four improvised clinics in Hass were hit on Monday.", "facilities", 4),
        ("A missile attack on an air base near Homs left six dead on Friday.", "facilities", 1),
    ],
)
def test_damage(text, what, n):
    assert ("damage", what, n, n) in counted(text)


def test_property_is_no_one_facility():
    for text in ("Public property in Hass was damaged, the source said.", "Residents' belongings in Hass were damaged."):
        assert [c.measure for c in told(text) if c.kind == "damage"] == [None], text


def test_what_is_lost_to_jets_their_own_side_did_not_strike():
    text = "The rebels lost two tanks to Russian air strikes near Hass on Monday."
    assert actors(text, "damage") == actors(text, "incident", "air_strike") == ["Russia"]
    assert "control_change" not in [c.kind for c in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The price of bread came down at the bakery in Hass.",
        "Nothing remained of the deal on Hass.",
        "The school in Hass was the target of criticism.",
        "Shops suffered from shortages in Hass.",
        "The mayor left his mark on Hass.",
    ],
)
def test_no_damage(text):
    assert "damage" not in [c.kind for c in told(text)]


@pytest.mark.parametrize(
    ("text", "what", "n"),
    [
        ("Two clinics, the source said, were hit in Hass on Monday.", "facilities", 2),
        ("The mill, which the governor opened in May, suffered damage in Hass.", "facilities", 1),
        ("A house in the Midan quarter, on the city's east side, took a hit on Monday.", "facilities", 1),
        ("The group lost three pick-ups mounted with machine guns near Hass.", "vehicles", 3),
    ],
)
def test_damage_behind_an_aside(text, what, n):
    assert ("damage", what, n, n) in counted(text)


def test_a_part_is_never_more_than_its_whole_nor_a_count_of_its_own_for_what_it_carries():
    vehicles = [c for c in counted("A vehicle with 12 of them on board was blown up near Hass.") if c[0] == "damage"]
    assert vehicles == [("damage", "vehicles", 1, 1)]
    text = "The blast destroyed another two vehicles near Hass, one of them armed with a machine gun."
    assert [c for c in counted(text) if c[0] == "damage"] == [("damage", "vehicles", 2, 2)]


def test_scenes_of_destruction():
    for text in ("He described a scene of vast destruction in Hass.", "The rockets did some damage in Hass, but nobody was hurt."):
        assert "damage" in [c.kind for c in told(text)], text
