"""Times and scopes that lean on what was told before, and times that are of something else."""

import pytest
from reading import EXTRACTOR, days, first


@pytest.mark.parametrize(
    ("text", "kind", "event", "expected"),
    [
        ("The campaign in Hama began on 3 May. Since that date at least 210 civilians have been killed.",
         "casualties", None, ("2019-05-03", "2020-02-14")),
        ("Some 90,000 people have fled Idlib since Jan. 3. The office counted the deaths of 73 civilians over the same period.",
         "casualties", None, ("2020-01-03", "2020-02-14")),
        ("A truce agreed in late October put a stop to two months of bombardment that killed about 300 civilians in Idlib.",
         "incident", "shelling", ("2019-09-01", "2019-10-31")),
        ("The sides reached a truce in Manbij on Tuesday after a week of clashes that claimed dozens of lives.",
         "casualties", None, ("2020-02-05", "2020-02-11")),
        ("Close to 80,000 people have been displaced since the army, backed by Russia, launched its assault on Hama in December.",
         "displacement", None, ("2019-12-01", "2020-02-14")),
        ("Since the army opened its campaign in Daraa on January 9, it has seized 15 villages.",
         "control_change", None, ("2020-01-09", "2020-02-14")),
        ("The rebels took two villages near Saraqib on Monday and now stand four kilometres from the town.",
         "position", None, ("2020-02-14", "2020-02-14")),
        ("Army units shelled Ariha on 4 February. In Aleppo, meanwhile, rockets killed three people in Hamdaniya.",
         "casualties", None, ("2020-02-14", "2020-02-14")),
        ("Troops took Ariha on Thursday. The town had been in the hands of the rebels since March 2015.",
         "control_state", None, ("2015-03-01", "2020-02-13")),
        ("The rebels signed the deal on Thursday. Hours before the deal, jets bombed Saraqib.",
         "incident", "air_strike", ("2020-02-13", "2020-02-13")),
    ],
)  # fmt: skip
def test_days_that_lean(text, kind, event, expected):
    assert days(text, kind, event) == expected


def test_toll_goes_on_over_the_days_of_the_one_before():
    text = "The centre counted the deaths of 310 civilians in Syria in January 2020. Government forces killed 190 of them."
    claims = [c for c in EXTRACTOR.text(text, published="2020-02-14").claims if c.kind == "casualties"]
    assert [(c.time.start, c.time.end, c.scope) for c in claims] == [("2020-01-01", "2020-01-31", "period")] * 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A school in Saraqib is hosting 60 families. Jets bombed the town on Monday.", "displacement"),
        ("Rebels hold Ariha after they drove out their rivals last month.", "control_state"),
    ],
)
def test_times_of_something_else(text, kind):
    claims = [c for c in EXTRACTOR.text(text, published="2020-02-14").claims if c.kind == kind]
    assert claims and all(c.time is None for c in claims)


def test_headline_day_is_not_what_the_text_leans_on():
    text = "Bulletin: 14 people killed yesterday in Hama\n\nClashes have been raging since dawn in the city of Hasakah."
    assert days(text, "incident", "clash") == ("2020-02-14", "2020-02-14")


def test_position_is_a_stock():
    assert first("Government forces are four kilometres from Saraqib.", "position").scope == "total"


def test_body_not_headline_gives_the_day():
    text = (
        "Bulletin: 14 people killed yesterday in Hama\n\nClashes broke out on Friday in the city of Hasakah. "
        "Helicopters bombed Saraqib. The lines were quiet in the south. Nobody claimed the attack. Shops stayed shut. "
        "Rebels fired rockets at Ariha, killing three people."
    )
    claims = [c for c in EXTRACTOR.text(text, published="2020-02-14").claims if c.kind == "casualties" and "Ariha" in c.quote]
    assert [c.time.start for c in claims] == ["2020-02-14"]


def test_what_a_report_of_a_month_counted():
    text = (
        "The centre recorded the deaths of 310 civilians in Syria in January 2020.\n\nOn 21 January jets bombed a market in Ariha, "
        "killing 12 people.\n\nNo fewer than 140 arrests were recorded."
    )
    claims = [c for c in EXTRACTOR.text(text, published="2020-02-14").claims if c.quote.startswith("No fewer")]
    assert claims and all((c.time.start, c.time.end) == ("2020-01-01", "2020-01-31") for c in claims)
