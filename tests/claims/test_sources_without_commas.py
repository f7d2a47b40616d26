"""Speakers in the middle and at the end of sentences that have lost their commas."""

import pytest
from reading import teller


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("SANA said mortars hit Hama. Nine of the men were killed it reported and most of the others fled.", "SANA"),
        ("Nine fighters were killed in the raid sources said: a commander and eight recruits.", "sources"),
        ("Nine people were killed in that barrage a surgeon told Reuters while the wounded included two nurses.", "surgeon"),
        ("Nine people were killed in Saraqib said monitors despite a weekend of talks.", "monitors"),
        ("SANA said mortars hit Hama. Nine men were killed in the attack its reporter in the city said.", "SANA"),
        ("Nine gunmen were killed near Tabqa the ministry continued.", "ministry"),
        ("The Orontes Rights Network in a study issued in February put the number of people killed at 470.", "Orontes Rights Network"),
        ("Nine people were killed in the vicinity of Deir al-Adas a military source told SANA on Wednesday.", "military source"),
    ],
)
def test_who_says_so(text, source):
    assert teller(text) == source
