"""Acts, tolls and people who move that a sentence tells of several days and places, days said in other forms, counts of strikes,
and words of acts that tell of none."""

import pytest
from tests.claims.reading import told

SUNDAY, MONDAY, TUESDAY = "2018-02-11", "2018-02-12", "2018-02-13"


def of(text, kind):
    return [c for c in told(text, "2018-02-14") if c.kind == kind]


def where(claim):
    return [p.name for p in claim.places]


def span(claim):
    return (claim.time.start, claim.time.end) if claim.time else None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jets bombed Saraqib on Monday and Ariha on Tuesday.", "incident"),
        ("Air strikes hit Saraqib on Monday and Ariha on Tuesday, residents said.", "incident"),
        ("Saraqib was shelled on Monday and Ariha on Tuesday.", "incident"),
        ("Rebels attacked on Monday in Saraqib and on Tuesday in Ariha.", "incident"),
        ("The army seized the town of Saraqib on Monday and the town of Ariha on Tuesday.", "control_change"),
        ("Turkish forces entered Saraqib on Monday and Ariha on Tuesday.", "movement"),
    ],
)
def test_each_place_has_its_day(text, kind):
    found = {(*where(c), span(c)[0]) for c in of(text, kind)}
    assert {("Saraqib", MONDAY), ("Ariha", TUESDAY)} <= found


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed Saraqib on Monday, the Observatory said on Tuesday.",
        "Jets bombed Saraqib and Ariha on Monday, and people fled on Tuesday.",
    ],
)
def test_one_act_stays_one(text):
    assert len(of(text, "incident")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes killed nine people on Monday and four on Tuesday in Saraqib.",
        "Nine civilians were killed on Monday and four on Tuesday in Idlib.",
        "Shelling of Ariha killed nine people on Monday and four others on Tuesday.",
    ],
)
def test_each_toll_has_its_day(text):
    assert {(9, MONDAY), (4, TUESDAY)} == {(c.measure.min, span(c)[0]) for c in of(text, "casualties")}


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Five people, killed on Monday in a raid on Saraqib, have been buried.", 5),
        ("Three boys, killed in shelling of Ariha on Monday, were laid to rest.", 3),
        ("Among those killed in a raid on Saraqib on Monday were five children.", 5),
    ],
)
def test_dead_told_of_in_passing(text, least):
    assert [(c.measure.what, c.measure.min, span(c)[0]) for c in of(text, "casualties")] == [("killed", least, MONDAY)]


def test_the_dead_of_an_act_carried_out_in_a_month():
    text = "A raid on Saraqib, carried out in January, killed five people."
    assert {span(c) for c in told(text, "2018-02-14")} == {("2018-01-01", "2018-01-31")}
    held = "A raid on Saraqib, held by rebels since January, killed five people."
    assert span(of(held, "casualties")[0])[0] != "2018-01-01"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Raids hit Saraqib on Sunday, Monday and Tuesday.", (SUNDAY, TUESDAY)),
        ("Raids hit Saraqib on Saturday, Sunday, Monday and on Tuesday.", ("2018-02-10", TUESDAY)),
        ("On the 9th, raids hit Saraqib.", ("2018-02-09", "2018-02-09")),
        ("Raids hit Saraqib on the 27th.", ("2018-01-27", "2018-01-27")),
    ],
)
def test_forms_of_days(text, days):
    assert span(of(text, "incident")[0]) == days


def test_an_ordinal_of_something_else_is_no_day():
    assert span(of("Raids hit a flat on the 3rd floor in Saraqib.", "incident")[0]) != ("2018-02-03", "2018-02-03")


@pytest.mark.parametrize("when", ["at midnight on Monday", "late on Monday", "on Monday"])
def test_the_verbs_own_word_before_a_time(when):
    claim = of(f"A truce in Idlib kicked in {when}.", "agreement")[0]
    assert (claim.event, span(claim)[0]) == ("in_force", MONDAY)


@pytest.mark.parametrize(
    ("text", "what", "place"),
    [
        ("On Monday 4,000 people returned to Aleppo from Idlib.", "returned", "Aleppo"),
        ("Some 900 families went back to Saraqib on Monday from Ariha.", "returned", "Saraqib"),
        ("On Monday 3,000 civilians left Saraqib after raids on Ariha.", "displaced", "Saraqib"),
        ("Some 3,000 people fled Saraqib on Monday amid shelling of Ariha.", "displaced", "Saraqib"),
        ("The UN reported the departure of 5,000 people from Saraqib.", "displaced", "Saraqib"),
    ],
)
def test_where_people_went_or_left(text, what, place):
    assert [(c.measure.what, where(c)) for c in of(text, "displacement")] == [(what, [place])]


@pytest.mark.parametrize("who", ["300 fighters", "30 buses"])
def test_the_departure_of_fighters_is_an_evacuation(who):
    assert of(f"The day saw the departure of {who} from Saraqib.", "movement")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said it had no information about an operation in Idlib.",
        "The officer had no knowledge of any air strike on Saraqib.",
        "The government promised an end to the shelling of Idlib.",
        "Russia has pledged to end air strikes on Saraqib.",
    ],
)
def test_acts_that_are_not_told(text):
    assert not of(text, "incident")


@pytest.mark.parametrize("verb", ["turn it down", "refuse it", "oppose it"])
def test_who_will_not_have_a_deal_is_no_party(verb):
    claim = of(f"Under a deal reached in Homs on Monday, gunmen who {verb} will leave for Idlib.", "agreement")[0]
    assert not claim.actors


def test_who_rebukes_is_not_where_it_was():
    for claim in of("The air strike drew rebukes from Paris and London.", "incident"):
        assert not where(claim)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Saraqib received 40 rockets on Monday.", "shelling"),
        ("The number of air strikes on Saraqib reached 40 on Monday.", "air_strike"),
        ("The number of shells fired at Saraqib rose to 40.", "shelling"),
        ("Some 40 shells landed on Saraqib on Monday.", "shelling"),
    ],
)
def test_counts_of_strikes(text, event):
    assert any((c.event, c.measure and (c.measure.what, c.measure.min)) == (event, ("strikes", 40)) for c in of(text, "incident"))


@pytest.mark.parametrize("text", ["The rebels received 40 rockets.", "The number of rockets in their stores reached 40."])
def test_arms_that_fell_nowhere(text):
    assert not any(c.measure for c in of(text, "incident"))
