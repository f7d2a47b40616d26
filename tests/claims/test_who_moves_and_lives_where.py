"""Who moves, stands, flees and lives where, in wordings of many outlets."""

import pytest
from reading import first


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Police returned to Hass for the first time since 2011.", "entry"),
        ("Turkish forces evacuated their post at Morek on Monday.", "withdrawal"),
        ("Additional Russian troops arrived in Idlib on Friday.", "reinforcement"),
        ("The agency said trucks have been stuck at Bab al-Hawa since the vote.", "aid_blocked"),
        ("The convoy supplied 27,500 people in Douma with food.", "aid_delivery"),
        ("Three of the injured were taken to Turkish hospitals.", "evacuation"),
    ],
)
def test_moves(text, event):
    assert first(text, "movement", event)


def test_a_population_put_at_a_figure():
    claim = first("The population of Douma stands at around 120,000.", "population")
    assert (claim.measure.min, claim.measure.max) == (120000, 120000)


def test_a_part_of_those_who_came_back():
    claim = first("Since July, 64,000 people have come back, 41,000 of them from Jordan.", "displacement")
    assert claim.measure.what == "returned"


def test_those_who_live_abroad_are_refugees():
    claim = first("Around 3.3 million displaced Syrians live in neighbouring states.", "displacement")
    assert claim.measure.what == "refugees"
