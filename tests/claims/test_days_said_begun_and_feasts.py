"""Days that a plan is only told on, wars that grew out of something, feasts still to come, days that something lasts since."""

import pytest
from reading import days


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("The war, which grew out of protests in March 2011, has killed 90,000 people.", "casualties", ("2011-03-01", "2020-02-14")),
        ("The war which began in March 2011 with protests has killed 90,000 people.", "casualties", ("2011-03-01", "2020-02-14")),
        ("The war dates back to March 2011 and has killed 90,000 people.", "casualties", ("2011-03-01", "2020-02-14")),
        ("Protests began in early 2011. Some 90,000 people have died since that time.", "casualties", ("2011-01-01", "2020-02-14")),
        ("No convoy has come since 3 February. On that day jets struck Binnish.", "incident", ("2020-02-03", "2020-02-03")),
        ("No convoy has come since 3 February. At dawn jets struck Binnish.", "incident", ("2020-02-14", "2020-02-14")),
        ("Raids on Binnish began on Tuesday and were still under way on Wednesday.", "incident", ("2020-02-11", "2020-02-12")),
    ],
)
def test_days(text, kind, wanted):
    assert days(text, kind) == wanted


def test_a_plan_is_not_of_the_day_it_was_told_on():
    text = "The minister said on Thursday that the Syrian army would storm Binnish."
    assert days(text, "incident") not in (("2020-02-13", "2020-02-13"), ("2020-02-20", "2020-02-20"))


def test_a_feast_that_is_to_come():
    text = "Jets struck Binnish two days before Eid al-Fitr."
    assert days(text, "incident", published="2016-07-05") == ("2016-07-04", "2016-07-04")
