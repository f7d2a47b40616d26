"""A text on another war blames nobody at home, and puts nothing there."""

from __future__ import annotations

from reading import EXTRACTOR

YEMEN = (
    "Mortar rounds hit Hodeidah on Wednesday. In Taiz, government soldiers clashed with gunmen. The army took a hill near Marib. "
    "The Saudi-led coalition has bombed Sanaa. Nine civilians died when coalition jets struck again. Forty died in the fighting."
)
SYRIA = "Nine civilians were killed in Saraqib. The Houthis fired on Marib, Taiz and Aden. Government soldiers clashed with gunmen."


def names(text: str) -> set[str]:
    claims = EXTRACTOR.text(text, published="2019-01-10").claims
    assert claims
    return {a.name for c in claims for a in c.actors} | {p.name for c in claims for p in c.places}


def test_government_soldiers_are_those_of_the_country_told_of() -> None:
    got = names(YEMEN)
    assert {"Yemeni government forces", "Yemeni Army", "Saudi-led coalition"} <= got
    assert not [name for name in got if "Syria" in name or name == "US-led coalition"]


def test_a_text_that_names_a_place_at_home_is_about_home() -> None:
    assert "Syrian government forces" in names(SYRIA)


def test_venues_of_talks_make_no_other_war() -> None:
    text = "Russia and Turkey met in Geneva, Vienna and Sochi. The army clashed with rebels on Monday."
    assert "Syrian Army" in names(text)


def test_a_part_of_the_country_is_at_home() -> None:
    text = "Rockets hit Kilis on Monday. Shells flew over Kilis and Gaziantep in Turkey. The army took a hill in northern Syria."
    assert "Syrian Army" in names(text)
