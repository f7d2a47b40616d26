"""Many ways of saying when, each beside several kinds of act, and days that stand beside the act's own."""

import pytest
from reading import EXTRACTOR, days, first

TOLD = "2018-02-14"  # a Wednesday

FORMS = {
    "late on Monday and early on Tuesday": ("2018-02-12", "2018-02-13"),
    "from Monday night into Tuesday": ("2018-02-12", "2018-02-13"),
    "overnight into Tuesday": ("2018-02-12", "2018-02-13"),
    "overnight from Monday to Tuesday": ("2018-02-12", "2018-02-13"),
    "the night before last": ("2018-02-12", "2018-02-12"),
    "from 28 January through 3 February": ("2018-01-28", "2018-02-03"),
    "between February 9 and 11": ("2018-02-09", "2018-02-11"),
    "in the week of 5 February": ("2018-02-05", "2018-02-11"),
    "in the week ending 11 February": ("2018-02-05", "2018-02-11"),
    "during the period from 28 January to 3 February": ("2018-01-28", "2018-02-03"),
    "in December and January": ("2017-12-01", "2018-01-31"),
    "earlier in the week": ("2018-02-12", "2018-02-14"),
    "earlier in the month": ("2018-02-01", "2018-02-14"),
    "in the first quarter of 2017": ("2017-01-01", "2017-03-31"),
    "in the last quarter of 2017": ("2017-10-01", "2017-12-31"),
    "on New Year's Eve": ("2017-12-31", "2017-12-31"),
    "on New Year's Day": ("2018-01-01", "2018-01-01"),
    "on Christmas Eve": ("2017-12-24", "2017-12-24"),
}
FRAMES = (
    ("Army jets bombed the village of Hish {}, a teacher there said.", "incident"),
    ("{} mortar fire on Hish wounded seven farmers.", "casualties"),
)


@pytest.mark.parametrize("when", FORMS)
@pytest.mark.parametrize(("frame", "kind"), FRAMES)
def test_a_form_dates_the_act(frame, kind, when):
    text = frame.format(when)
    assert days(text[0].upper() + text[1:], kind, published=TOLD) == FORMS[when]


CAMPAIGNS = ("offensive", "assault", "ground campaign", "push")


@pytest.mark.parametrize("noun", CAMPAIGNS)
@pytest.mark.parametrize(
    "frame",
    [
        "Since the {} against Hish began on 5 February, 14 schools have been damaged.",
        "Since the {} to retake Hish started on 5 February, 9,000 people have fled.",
        "Some 9,000 people have fled since the {} on Hish, which began on 5 February.",
        "Some 9,000 people have fled since the {}, which got under way on 5 February.",
    ],
)
def test_what_came_since_a_campaign_began(frame, noun):
    kind = "damage" if "schools" in frame else "displacement"
    assert days(frame.format(noun), kind, published=TOLD) == ("2018-02-05", TOLD)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("By Tuesday morning 300 people had left Hish.", "displacement", ("2018-02-13", "2018-02-13")),
        ("By Tuesday 300 people had left Hish.", "displacement", (None, "2018-02-13")),
    ],
)
def test_what_had_happened_by_a_part_of_a_day(text, kind, expected):
    assert days(text, kind, published=TOLD) == expected


@pytest.mark.parametrize(
    "between",
    [
        "The offensive began on 25 December.",
        "Since then, 6,000 people have been displaced.",
        "By Tuesday morning 300 people had left the village.",
    ],
)
@pytest.mark.parametrize(
    ("then", "kind"),
    [("A clinic in Hass was also hit.", "damage"), ("Mortar fire wounded 19 people in Hass.", "casualties")],
)
def test_days_told_in_passing_lend_nothing(between, then, kind):
    text = f"Army jets bombed the village of Hish on Monday. {between} {then}"
    claims = [c for c in EXTRACTOR.text(text, published=TOLD).claims if c.kind == kind and c.quote == then]
    assert [(c.time.start, c.time.end) for c in claims] == [("2018-02-12", "2018-02-12")]


def test_a_number_behind_a_month_alone_stays_a_count():
    claim = first("In February 20 people were killed in Hish.", "casualties", published=TOLD)
    assert claim.measure.min == 20


@pytest.mark.parametrize("noun", ["bombing of Hish", "shelling", "siege of Hish", "fighting"])
@pytest.mark.parametrize(
    "frame",
    [
        "The {}, which began on 9 January, has killed 60 people.",
        "The {}, which got under way on 9 January, has driven 700 people from their homes.",
        "At least 60 people have been killed in the {}, which started on 9 January.",
    ],
)
def test_what_has_come_of_an_act_that_began(frame, noun):
    kind = "displacement" if "driven" in frame else "casualties"
    assert days(frame.format(noun), kind, published=TOLD) == ("2018-01-09", TOLD)


@pytest.mark.parametrize(
    "text",
    [
        "The raid on Hish, which took place on 9 January, killed 60 people.",
        "The blast, which tore through Hish on 9 January, has left 60 people dead.",
    ],
)
def test_an_act_of_a_day_kills_on_its_day(text):
    assert days(text, "casualties", published=TOLD) == ("2018-01-09", "2018-01-09")


@pytest.mark.parametrize(("lead", "day"), [("A day after", "2018-02-11"), ("Two days after", "2018-02-10"), ("Hours after", "2018-02-12")])
@pytest.mark.parametrize(
    ("act", "kind", "event"),
    [
        ("rebels fired rockets at Aleppo", "incident", "shelling"),
        ("raids killed 30 people in Hish", "casualties", None),
        ("troops captured Atshan", "control_change", None),
    ],
)
def test_days_of_two_acts_one_so_long_after_the_other(lead, day, act, kind, event):
    text = f"{lead} {act}, gunmen abducted a nurse in Saraqib on Monday."
    assert days(text, kind, event, published=TOLD) == (day, day)
    assert days(text, "incident", "abduction", published=TOLD) == ("2018-02-12", "2018-02-12")


@pytest.mark.parametrize(
    "text",
    [
        "Army jets bombed Hish a day earlier, a monitor said on Tuesday.",
        "Army jets bombed Hish the day before, a monitor reported Tuesday.",
        "Army jets bombed Hish a day earlier a monitor said on 13 February.",
    ],
)
def test_a_day_earlier_than_the_telling_behind_it(text):
    assert days(text, "incident", published=TOLD) == ("2018-02-12", "2018-02-12")


def test_dawn_is_not_of_a_day_long_past():
    text = "The truce announced on January 12 has been broken many times. A convoy of 30 trucks entered Hish at dawn."
    assert days(text, "movement", published=TOLD) == (TOLD, TOLD)


def test_a_deadline_is_to_come():
    text = "Heavy weapons must be withdrawn from the zone by 10 October."
    assert days(text, "term", "requires", published="2018-09-18") == (None, "2018-10-10")
