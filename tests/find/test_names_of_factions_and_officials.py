"""Names of factions, services and officials that the packs lacked, and a surname that stands alone."""

import pytest

from trucewatch.find.actors import ActorFinder
from trucewatch.rules import load
from trucewatch.text import Orthography, Text

PACKS = load(["en", "syria"])
ORTHOGRAPHY = Orthography(PACKS)
FINDER = ActorFinder(PACKS, ORTHOGRAPHY)


def names(raw):
    return [m.name for m in FINDER.find(Text(raw, ORTHOGRAPHY), None, "2016-05-10")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Supreme Military Council rejected the offer.", "Supreme Military Council"),
        ("Jaish al-Fustat withdrew from Douma.", "Jaysh al-Fustat"),
        ("The Mountain Hawks Brigade shelled Latakia.", "Suqour al-Jabal"),
        ("Fighters of the Raqqa Revolutionaries Brigade entered Raqqa.", "Liwa Thuwar al-Raqqa"),
        ("Opponents of Bashar al-Assad left the hall.", "Syrian opposition"),
        ("Russian pilots bombed Palmyra.", "Russian Air Force"),
        ("Syrian Su-24s bombed Douma.", "Syrian Air Force"),
        ("The Obama administration rejected the plan.", "United States"),
        ("Saddam Hussein's forces gassed Halabja.", "Iraqi Armed Forces"),
        ("Jen Psaki condemned the raid.", "Jen Psaki"),
    ],
)
def test_names_and_services(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("The air force also killed ten people in Douma.", "Syrian Air Force"),
        ("Russia said on Friday that the air force struck Raqqa.", "Russian Air Force"),
        ("Israel said its air force hit a convoy.", "Israeli Air Force"),
        ("The Turkish air force bombed Afrin.", "Turkish Air Force"),
    ],
)
def test_the_air_force_is_that_of_whoever_was_named(text, force):
    assert names(text)[-1] == force


def test_a_listed_persons_surname_alone_is_he_from_there_on():
    assert names("Ambassador Robert Ford left Damascus. Later Ford criticised the plan.") == ["Robert Ford", "Robert Ford"]
    assert names("Later Ford criticised the plan. Robert Ford left.") == ["Robert Ford"]
