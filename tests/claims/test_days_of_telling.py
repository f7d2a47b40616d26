"""Days that belong to the telling, to another clause or to nothing: what freshly opened articles showed."""

import pytest
from reading import first


@pytest.mark.parametrize(
    "text",
    [
        "The monitor said on Tuesday that at least 15 people were killed in Nayrab.",
        "A police source told the agency Tuesday that a shell had killed two children in Nayrab.",
        "The army said on Tuesday it had killed 12 militants in Nayrab.",
        "On Tuesday the ministry reported that its troops had killed 12 militants in Nayrab.",
    ],
)
def test_a_day_of_saying_is_the_context_s(text):
    time = first(text, "casualties").time
    assert time is None or time.text is None


def test_a_day_of_the_act_keeps_its_words():
    assert first("The monitor said that 15 people were killed in Nayrab on Tuesday.", "casualties").time.text == "on Tuesday"


def test_what_is_said_to_fall_on_a_day_keeps_it():
    assert first("The army said Monday raids killed 12 militants in Nayrab.", "casualties").time.start == "2020-02-10"
    assert first("The army said a raid on Monday killed 12 militants in Nayrab.", "casualties").time.text == "on Monday"


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("The town has been cut off since 12 January, when troops captured Hish.", "control_change", "2020-01-12", "2020-01-12"),
        ("Idlib has been in rebel hands since mid-2015 when rebels captured Ariha.", "control_change", "2015-05-01", "2015-08-31"),
        ("Rebels have shelled Nubl since mid-2015.", "incident", "2015-06-01", "2020-02-14"),
        (
            "It was the first defeat for the army in the province since July 2015 when rebels captured Ariha.",
            "control_change", "2015-07-01", "2015-07-31",
        ),
        ("At least 40 fighters have died in Nubl since January 12 according to the monitor.", "casualties", "2020-01-12", "2020-02-14"),
        ("Shells killed nine people in Nubl after Friday prayers.", "casualties", "2020-02-14", "2020-02-14"),
        ("Raids killed 12 people in Hish over the past 72 hours.", "casualties", "2020-02-12", "2020-02-14"),
        ("Raids have killed 12 people in Hish in less than two weeks.", "casualties", "2020-02-01", "2020-02-14"),
        ("Some 40 people have died since rebels tightened the siege in early 2014.", "casualties", "2014-01-01", "2020-02-14"),
        ("Troops have seized ten villages near Hish since launching the push in January.", "control_change", "2020-01-01", "2020-02-14"),
        ("Most recently, on 10 February, shells killed two men in Hish.", "casualties", "2020-02-10", "2020-02-10"),
        ("In March 2013 troops seized Hish. Later that year jets bombed Ariha.", "incident", "2013-01-01", "2013-12-31"),
        ("Shells have killed 40 people in Hish in three days of fighting.", "casualties", "2020-02-12", "2020-02-14"),
        ("Jets bombed Hish for the second day.", "incident", "2020-02-13", "2020-02-14"),
    ],
)
def test_days(text, kind, start, end):
    time = first(text, kind).time
    assert (time.start, time.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Five people died in Hish in the first air strike on the town since 2014.", "casualties"),
        ("The raid on Hish, the first attack to hit the town since 2014, killed five people.", "casualties"),
        ("The party in power since 1963 sent troops who shot protesters in Hish.", "incident"),
        ("Two people died when a shell hit a house near 17 April Square in Hish.", "casualties"),
        ("The shell damaged the town hall in Hish, which was inaugurated in 2004.", "damage"),
        ("Troops shelled the village of Hish captured by rebels last month.", "incident"),
        ("The army took Hish last month and is shelling Ariha.", "shelling"),
        ("Gunmen executed 30 people in Hish in a single day.", "casualties"),
        ("Rebels have previously shelled Nubl.", "incident"),
        ("Jets carried out raids on besieged Nubl on Monday.", "siege"),
    ],
)
def test_what_dates_no_act(text, kind):
    found = first(text, "incident", kind) if kind in ("siege", "shelling") else first(text, kind)
    assert found.time is None or found.time.text is None
