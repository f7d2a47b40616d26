"""Battalions and groups that are counted are no count of their men; a convoy's trucks are those of its name."""

from tests.claims.reading import counted, first


def test_battalions_are_not_men():
    assert not counted("Two Turkish battalions were sent to Idlib.")
    assert not counted("Five rebel groups withdrew from Morek.")


def test_men_are():
    assert ("movement", "fighters", 200, 200) in counted("Some 200 Turkish soldiers withdrew from Morek.")


def test_the_trucks_of_an_armys_convoy():
    claim = first("Through Kafr Lusin came a 40-truck Turkish military convoy late on Wednesday.", "movement", "entry")
    assert claim.measure is not None and claim.measure.min == 40


def test_men_of_a_body_are():
    text = "At least 19 soldiers and 13 fighters of the factions were killed in Latakia."
    assert ("casualties", "killed", 13, 13) in counted(text)
