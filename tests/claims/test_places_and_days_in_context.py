"""Places that a sentence only leans on, and days."""

import pytest
from reading import days, first, places, told


@pytest.mark.parametrize(
    "text",
    [
        "Rockets crashed into Syria's second city on Sunday, killing three.",
        "Rockets crashed into Syrias largest city on Sunday killing three.",
        "Warplanes bombed Syria's most populous city on Sunday.",
        "Gunmen shelled Syria’s commercial hub on Sunday.",
        "Jets struck Aleppo, Syria's second-largest city, on Sunday.",
        "Barrel bombs fell on Aleppo on Sunday. Shells hit the rebel-held east on Tuesday.",
        "Barrel bombs fell on Aleppo on Sunday. Shells hit the government-held western districts on Tuesday.",
    ],
)
def test_a_city_without_its_name(text):
    places_of_all = [[p.name for p in c.places] for c in told(text) if c.kind == "incident"]
    assert places_of_all and all("Aleppo" in names for names in places_of_all)


def test_the_side_of_a_city_has_a_holder_still():
    claim = first("Clashes shook Aleppo. Convoys reach the opposition-held eastern quarters from the north.", "control_state")
    assert [p.name for p in claim.places] == ["Aleppo"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Insurgents advanced in southern Syria last week. Troops lost Nawa. Nine soldiers were killed in the south.", ["southern Syria"]),
        ("Jets pounded northern Syria. They hit Douma, too. Ten people died in the north on Monday.", ["northern Syria"]),
        ("Jets pounded Douma. Ten people died in the north on Monday.", []),
    ],
)
def test_a_side_of_the_country_told_again(text, where):
    names = [p.name for p in told(text)[-1].places]
    assert names[:1] == where or (not where and "Syria" not in " ".join(names))


@pytest.mark.parametrize(
    "text",
    [
        "Warplanes bombed Talbiseh on Monday. A security source in Damascus confirmed the air strikes.",
        "Warplanes bombed Talbiseh on Monday. A doctor in Hama confirmed the raid.",
        "Warplanes bombed Talbiseh on Monday. Activists in Hama described the latest strikes.",
    ],
)
def test_who_confirms_a_raid_was_not_in_it(text):
    assert all([p.name for p in c.places][:1] == ["Talbiseh"] for c in told(text) if c.kind == "incident")


def test_who_counts_raids_may_have_seen_them():
    assert places("Activists in Hama reported nine air strikes.", "incident") == ["Hama"]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("A car bomb went off at the Clock roundabout in Hasakah.", "Clock roundabout"),
        ("Mortars fell near the Market Bridge in Raqqa.", "Market Bridge"),
        ("Barrel bombs struck the M9 hospital in Aleppo.", "M9 hospital"),
        ("Shells hit the Russian hospital in Latakia.", "Latakia"),
        ("Shells hit the Hospital in Latakia.", "Latakia"),
    ],
)
def test_sites_named_by_words_or_numbers(text, site):
    assert places(text, "incident")[0] == site


@pytest.mark.parametrize(
    "text",
    [
        "Sources in Fuah said rebels positioned in Binnish fired rockets at houses in the besieged town.",
        "Shells hit Fuah on Monday. Gunmen stationed in the town of Binnish fired at the besieged town on Tuesday.",
        "Fuah was shelled on Monday. Militants holed up in Taftanaz fired nine rockets at the town.",
    ],
)
def test_the_town_is_not_where_those_stand_who_fire(text):
    assert all([p.name for p in c.places][:1] == ["Fuah"] for c in told(text) if c.kind == "incident")


def test_the_town_may_be_where_troops_stand_who_are_hit():
    assert places("Troops stationed in Morek were shelled. Four soldiers died in the town.", "casualties") == ["Morek"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Rebels positioned in Jobar fired rockets on Bab Touma.", ["Jobar"]),
        ("Insurgents entrenched in Darayya shelled the Mezzeh airport.", ["Darayya"]),
        ("Artillery positioned in Maan bombed Morek.", ["Maan"]),
    ],
)
def test_a_position_is_not_what_is_fired_at(text, where):
    assert places(text, "position") == where


@pytest.mark.parametrize(
    "text",
    [
        "American jets, flying from Incirlik, in the south of Turkey, bombed Raqqa.",
        "Warplanes from Hmeimim, in western Syria, bombed Raqqa.",
    ],
)
def test_the_area_of_an_air_base_is_not_what_is_bombed(text):
    assert places(text, "incident") == ["Raqqa"]


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        ("Clashes lasted all night and into Tuesday in Jobar.", "incident", ("2020-02-10", "2020-02-11")),
        ("Shelling of Jobar went on overnight and into Thursday.", "incident", ("2020-02-12", "2020-02-13")),
        ("Jets bombed Jobar through the night and into Thursday.", "incident", ("2020-02-12", "2020-02-13")),
        ("A truce in Idlib could begin as early as Monday.", "agreement", ("2020-02-17", "2020-02-17")),
    ],
)
def test_nights_that_go_on_and_days_that_come(text, kind, when):
    assert days(text, kind) == when
