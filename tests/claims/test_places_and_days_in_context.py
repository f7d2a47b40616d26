"""Places that a sentence only leans on."""

import pytest
from reading import first, places, told


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
