"""Speakers in the middle of a sentence, deniers who say this and that, correspondents, whom "it" means when nobody spoke before."""

import pytest
from reading import first, teller


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Late in the morning, a surgeon told Reuters, nine people were killed in Saraqib.", "surgeon"),
        ("Nine people were killed in Saraqib, activists said: a teacher and eight pupils.", "activists"),
        ("SANA said mortars hit Aleppo. Nine people were killed, its correspondent in the city said.", "SANA"),
        ("SANA said mortars hit Aleppo. Nine people were killed, the agency's reporter said.", "SANA"),
        ("State television said mortars hit Aleppo. Its updated bulletin put the number of dead at nine.", "Syrian state television"),
        ("The number of people killed in Saraqib was put by local media at nine.", "local media"),
        ("Nine people were killed in Saraqib, said a nurse who asked Reuters not to print his name.", "nurse"),
        ("Nine people were killed in Saraqib, the Turkish army disclosed in a communiqué that a channel read out.", "Turkish Armed Forces"),
        ("Islamic State overran Maan. Nine villagers were killed there, it boasted on Twitter.", "Islamic State"),
    ],
)
def test_who_says_so_inside_and_behind(text, source):
    assert teller(text) == source


def test_a_place_is_no_speaker():
    text = "The Local Coordination Committee in Tal Rifat admitted that nine fighters were killed."
    assert first(text, "casualties").asserted_by == ("Local Coordination Committees",)


def test_the_coalition_that_a_state_leads_speaks_for_itself():
    text = "The coalition led by Washington confirmed that air strikes hit Raqqa on Monday."
    assert first(text, "incident").asserted_by == ("US-led coalition",)
