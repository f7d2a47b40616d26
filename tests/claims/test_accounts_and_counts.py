"""Who says so, told otherwise than by a verb of saying: accounts, counts, figures given, blame laid, what somebody was told."""

import pytest
from reading import actors, first, teller

OBSERVATORY = "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Nine villagers were killed in Saraqib on Monday, by the Observatory's reckoning.", OBSERVATORY),
        ("The Observatory said tanks entered Saraqib. By its own tally, nine villagers were killed there.", OBSERVATORY),
        ("A police source said mortars hit Saraqib. Nine people were killed, by the source's account.", "police source"),
        ("Samir Qabbani, a surgeon, said mortars hit Saraqib. According to him, nine people were killed.", "Samir Qabbani"),
        ("In the words of a nurse in the town, nine people were killed in Saraqib.", "nurse in the town"),
        ("The number of people killed in Saraqib was put at nine by the Observatory.", OBSERVATORY),
        ("Nine people were killed in Saraqib, SANA was told by a medical source.", "medical source"),
        ("Nine people were killed in Saraqib, opposition activists claim.", "opposition activists"),
        ("Nine people were killed in Saraqib, the monitors report.", "monitors"),
        ("Nine people were killed in Saraqib, local medics continued, and the clinic was shut.", "local medics"),
        ("Nine people were killed in Saraqib, said the Observatory, which has yet to learn whose guns fired.", OBSERVATORY),
        ("Nine people were killed, according to lists that health officials in Hama have passed on.", "health officials in Hama"),
    ],
)
def test_whoever_counted_says_so(text, source):
    assert teller(text) == source


def test_who_lays_blame_is_not_who_did_it():
    text = "The shelling of Saraqib on Monday was blamed by residents on the Syrian army."
    claim = first(text, "incident")
    assert claim.asserted_by == ("residents",) and claim.modality == "accused"
    assert actors("Blame for the shelling of Saraqib was laid by the opposition on the Syrian army.", "incident") == ["Syrian Army"]


def test_an_account_of_nobody_is_no_source():
    assert first("On that count alone the day was a disaster: nine people were killed in Saraqib.", "casualties").asserted_by == ()
