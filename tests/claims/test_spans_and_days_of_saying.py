"""When it was: spans of a whole war, days of saying, and clauses that date something else."""

import pytest
from reading import EXTRACTOR, first


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        # Thursday was yesterday, which nobody calls last Thursday
        ("Shells killed two men in Hish last Thursday.", "casualties", "2020-02-06", "2020-02-06"),
        ("Shells killed two men in Hish last Tuesday.", "casualties", "2020-02-11", "2020-02-11"),
        ("More than 90000 people have died in the country's nine-year-old war.", "casualties", None, "2020-02-14"),
        ("A centre puts the death toll from the nine-year-old conflict at 90000.", "casualties", "2011-01-01", "2020-02-14"),
        ("Troops took over the base near Hish weeks ago.", "control_change", None, "2020-02-14"),
        ("Jets hit villages near Hish from Wednesday morning.", "incident", "2020-02-12", "2020-02-14"),
        ("Troops have been advancing near Hish in recent weeks according to a local council.", "incident", None, "2020-02-14"),
        ("Doctors said 30 people had been killed in Hish over a three-day stretch of fighting.", "casualties", "2020-02-12", "2020-02-14"),
        (
            "Since February 3 when talks broke down at least 60 people have been killed in raids on Hish.",
            "casualties", "2020-02-03", "2020-02-14",
        ),
        ("By now the war has claimed the lives of more than 300000 people.", "casualties", "2011-03-01", "2020-02-14"),
        (
            "Jets bombed Hish on Monday. The war has driven nearly half of the population from their homes.",
            "displacement", "2011-03-01", "2020-02-14",
        ),
    ],
)  # fmt: skip
def test_days_of_a_span(text, kind, start, end):
    time = first(text, kind).time
    assert (time.start, time.end) == (start, end)


def test_a_town_s_people_fled_when_the_town_was_hit():
    claim = first("Jets bombed Hish on Monday. Half of its population has fled their homes.", "displacement")
    assert claim.time.start == "2020-02-10"


@pytest.mark.parametrize(
    ("text", "kind", "event"),
    [
        ("Raids this week cut the road to two besieged villages near Nubl.", "incident", "siege"),
        ("Several quarters of Hish are currently under siege by government forces.", "incident", "siege"),
        ("Troops entered Hish following two months of air strikes on the rebels.", "movement", "entry"),
        ("Security forces answered peaceful marches in Hish with live fire during the Arab Spring wave of unrest.", "incident", None),
        ("Six people were killed in shelling of Hish a source at the clinic said on Tuesday the agency reported.", "casualties", None),
        ("Rebels are also fighting the group which in June proclaimed a state in the east of Syria.", "incident", "clash"),
        ("The alliance which in October opened a new front said it had carried out air strikes on Raqqa.", "incident", "air_strike"),
    ],
)  # fmt: skip
def test_words_for_another_time_are_not_the_act_s(text, kind, event):
    time = first(text, kind, event).time
    assert time is None or time.text is None


def test_a_clause_about_raiders_dates_the_raid():
    claim = first("Nine villagers were killed by gunmen who attacked Hish on Tuesday.", "casualties")
    assert claim.time.text == "on Tuesday"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The minister said on Tuesday he had opened an inquiry into the raid on Hish.", "2020-02-11", "2020-02-11"),
        ("The minister said last week Turkey would not accept any attack on its border.", "2020-02-03", "2020-02-09"),
    ],
)
def test_a_statement_is_of_the_day_of_its_saying(text, start, end):
    time = first(text, "statement").time
    assert (time.start, time.end) == (start, end)


def test_a_statement_goes_on_from_the_last_day_of_saying():
    text = "Shells hit Hish, the monitor said on Tuesday. It condemned the bombing of civilians."
    time = first(text, "statement").time
    assert (time.start, time.end, time.text) == ("2020-02-11", "2020-02-11", None)


def test_what_is_told_of_a_day_was_not_after_it():
    text = "Jets bombed Hish on Thursday. Three men were killed in a raid on Nubl the monitor said on Wednesday."
    claims = EXTRACTOR.text(text, published="2020-02-14").claims
    found = [c for c in claims if c.kind == "casualties"]
    assert found
    assert found[0].time.start <= "2020-02-12"
