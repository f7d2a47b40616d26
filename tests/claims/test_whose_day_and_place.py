"""Which of several acts of a sentence, or of a text, a day, a span or a place belongs to."""

from __future__ import annotations

import pytest
from reading import days, places, told

SUNDAY, MONDAY, TUESDAY = "2020-02-09", "2020-02-10", "2020-02-11"


@pytest.mark.parametrize(
    ("text", "kind", "day", "place"),
    [
        ("Rebels burnt two tanks in Hass on Sunday, and six men died in raids on Binnish on Monday.", "casualties", MONDAY, "Binnish"),
        ("Rebels burnt two tanks in Hass on Sunday, and six men died in raids on Binnish on Monday.", "damage", SUNDAY, "Hass"),
        ("A mill was hit in Ariha on Sunday and four men were wounded by shelling in Sarmin on Monday.", "casualties", MONDAY, "Sarmin"),
        ("The army seized Hass on Sunday, but nine soldiers fell in clashes in Kafr Nabl on Monday.", "casualties", MONDAY, "Kafr Nabl"),
        ("Fighting erupted between two bands in Azaz on Sunday, and Hass was shelled by the army on Monday.", "incident", SUNDAY, "Azaz"),
        ("Coaches took families out of Madaya on Sunday, and Hass was seized by the army on Monday.", "movement", SUNDAY, "Madaya"),
        ("Jets bombed Binnish on Monday, a day after rebels overran Hass.", "incident", MONDAY, "Binnish"),
        ("Jets bombed Binnish on Monday, a day after a raid on Hass killed two men.", "casualties", SUNDAY, "Hass"),
        ("A car bomb killed nine people in Azaz on Sunday; shelling of Afrin hurt three boys on Monday.", "incident", SUNDAY, "Azaz"),
    ],
)
def test_clauses_side_by_side_have_each_a_day_and_a_place(text: str, kind: str, day: str, place: str) -> None:
    assert days(text, kind) == (day, day)
    assert places(text, kind, published="2020-02-14") == [place]


def test_a_phrase_on_what_came_first_keeps_its_place() -> None:
    text = "Following Sunday's air strikes on Binnish, rebels fired rockets at Nubl on Monday."
    assert places(text, "incident", "shelling", "2020-02-14") == ["Nubl"]
    assert days(text, "incident", "shelling") == (MONDAY, MONDAY)


def test_what_stands_behind_two_verbs_of_one_subject_may_be_of_both() -> None:
    text = "One man was killed and seven others were wounded in Sarmin on Monday."
    assert places(text, "casualties", published="2020-02-14") == ["Sarmin"]
    assert days(text, "casualties") == (MONDAY, MONDAY)


@pytest.mark.parametrize(
    ("text", "kind", "event", "when"),
    [
        ("The army shelled rebels who had captured the hill in May.", "control_change", "captured", ("2019-05-01", "2019-05-31")),
        ("Hayat Tahrir al-Sham, which has run Idlib since May, jailed six men in Sarmada on Monday.", "casualties", None, (MONDAY, MONDAY)),
        ("Raids killed six people in Ariha on Monday, where a gas attack left 30 dead in May.", "casualties", None, (MONDAY, MONDAY)),
        ("Turkey pounded Islamic State, which took Dabiq in May, on Sunday.", "incident", "other_attack", (SUNDAY, SUNDAY)),
    ],
)
def test_a_clause_about_a_force_or_a_place_dates_nothing_outside_it(text: str, kind: str, event: str | None, when: tuple[str, str]) -> None:
    assert days(text, kind, event) == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Damascus launched a broad offensive on Hama in May, killing some 700 civilians.", ("2019-05-01", None)),
        ("In May the army began a campaign against north Hama, leaving 1,200 people dead.", ("2019-05-01", None)),
        ("The army's assault, launched in late May, has killed more than 950 civilians.", ("2019-05-21", "2020-02-14")),
        ("Government forces opened a ground offensive in Hama in May that has killed 500 people.", ("2019-05-01", "2020-02-14")),
        ("The army launched an attack on Hass on Monday, killing twelve rebels.", (MONDAY, MONDAY)),
    ],
)
def test_tolls_of_a_campaign_run_from_its_launch(text: str, when: tuple[str, str | None]) -> None:
    assert days(text, "casualties") == when


@pytest.mark.parametrize(
    ("text", "event", "when"),
    [
        ("The SDF took Tabqa on 10 May after a two-month battle.", "clash", ("2019-03-11", "2019-05-10")),
        ("The army took Zamalka on Sunday, ending a battle which had raged for more than a month.", "clash", (None, "2020-02-14")),
        ("The army took Hass on Sunday after a three-day offensive.", "offensive", ("2020-02-07", SUNDAY)),
    ],
)
def test_how_long_an_act_had_lasted(text: str, event: str, when: tuple[str | None, str]) -> None:
    assert days(text, "incident", event) == when


def test_a_visit_of_days_dates_no_shelling() -> None:
    assert days("After a two-day visit the army shelled Ariha.", "incident") != ("2020-02-13", "2020-02-14")


def test_a_toll_that_rose_has_the_day_of_the_act_or_else_of_the_count() -> None:
    risen = "The death toll from Russian air strikes on Ariha rose to five on Monday."
    assert days(risen, "casualties") == days(risen, "incident") == (MONDAY, MONDAY)
    assert days(f"Russian jets bombed Ariha on Sunday. {risen}", "casualties") == (SUNDAY, SUNDAY)
    assert days(f"{risen} Russian jets had hit the town on Sunday.", "casualties") == (SUNDAY, SUNDAY)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It was the worst attack since April 2017, when sarin killed 80 people in Khan Sheikhoun.", ("2017-04-01", "2017-04-30")),
        ("It was the deadliest of its kind since a year ago, when a bomb killed 100 people in Salhab.", ("2019-01-01", "2019-12-31")),
    ],
)
def test_what_happened_when_it_was_last_as_bad(text: str, when: tuple[str, str]) -> None:
    assert days(text, "casualties") == when


def test_what_it_was_the_worst_since_is_no_day_of_the_news() -> None:
    text = "Shelling killed 12 people in Hama, the highest toll since Sunday, when rockets hit a bakery in Mhardeh."
    assert days(text, "casualties") != (SUNDAY, SUNDAY)


def test_parts_have_days_and_places_of_their_own() -> None:
    text = "In the past three days, shelling has killed 14 people in Jabal Zawiya, five of them on Tuesday in Bara."
    claims = [c for c in told(text, "2020-02-12") if c.kind == "casualties"]
    assert {(c.measure.min, c.time.start, c.places[0].name) for c in claims} == {(14, MONDAY, "Jabal Zawiya"), (5, TUESDAY, "Bara")}
    whole = "Fourteen soldiers have been killed by army shelling since 3 February, six of them on Monday at a base in Taftanaz."
    assert places(whole, "incident", "shelling", "2020-02-14") != ["Taftanaz"]


@pytest.mark.parametrize(
    ("text", "kind", "event", "start"),
    [
        ("The town has been under siege ever since rebels captured it two years ago.", "incident", "siege", "2018-01-01"),
        ("Rebels seized Talbiseh in 2012, and the town has been under siege ever since.", "incident", "siege", "2012-01-01"),
        ("Since the January 12 truce, shelling has killed 40 people in Idlib.", "casualties", None, "2020-01-12"),
    ],
)
def test_since_when(text: str, kind: str, event: str | None, start: str) -> None:
    assert days(text, kind, event) == (start, "2020-02-14")


def test_a_day_that_names_an_act_dates_that_act_alone() -> None:
    text = "Air strikes hit Hama on Monday. In response to Sunday's bombing of Nubl, the army shelled Hass."
    assert days(text, "incident", "shelling") == (MONDAY, MONDAY)


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        ("In the city of Hama gunmen from Talbiseh and Rastan exchanged fire on Sunday, wounding three people.", "incident", ["Hama"]),
        ("Nine people were killed in air raids on a town in eastern Syria held by Islamic State.", "incident", ["eastern Syria"]),
        ("An attempt to push on toward Maasaran was also repelled, a commander said.", "control_change", ["Maasaran"]),
    ],
)
def test_where_they_come_from_and_where_they_go(text: str, kind: str, where: list[str]) -> None:
    assert places(text, kind, published="2020-02-14") == where


def test_where_a_witness_has_fled_to_is_not_where_the_shell_fell() -> None:
    text = "Umm Khaled, who reached a camp near Atmeh on Sunday, said her son was killed when a shell hit their house."
    assert places(text, "incident", published="2020-02-14") == []
    assert days(text, "incident") != (SUNDAY, SUNDAY)


def test_what_is_counted_over_a_month_is_of_the_area_that_the_text_is_about() -> None:
    text = (
        "Idlib has been bombed for weeks, aid workers in Idlib said. Shelling killed two people in Sarmada on Monday. "
        "At least seven children have died of cold this month. Four clinics were bombed in January."
    )
    claims = [c for c in told(text, "2020-02-14") if c.time is not None and c.time.start in ("2020-02-01", "2020-01-01")]
    assert {c.places[0].name for c in claims} == {"Idlib"}
    assert {c.kind for c in claims} == {"casualties", "damage", "incident"}


def test_the_entries_of_a_timeline_have_the_dates_that_open_them() -> None:
    text = (
        "The battle for a city\n\nThese were the main stages.\n\nMay 17, 2016 - Government forces capture Hass.\n\n"
        "Oct. 1 - A clinic in Ariha is hit by air strikes.\n\nDecember 14, 2016 - Rebels shell Nubl."
    )
    assert days(text, "control_change", published="2016-12-20") == ("2016-05-17", "2016-05-17")
    assert days(text, "incident", "shelling", "2016-12-20") == ("2016-12-14", "2016-12-14")


def test_what_opens_the_next_clause_is_not_of_the_one_before() -> None:
    text = "On Sunday, jets hit Binnish and Taftanaz; on Tuesday they returned, killing five people in Sarmin."
    assert days(text, "incident") == (SUNDAY, SUNDAY)
    assert days("Troops entered Ibta and Dael on Monday and hold them still.", "movement") == (MONDAY, MONDAY)


def test_harm_of_a_participle_is_where_its_verb_is() -> None:
    text = "Militants shelled Mhardeh on Sunday, wounding two women, and fired rockets at Suqaylabiyah on Monday."
    assert places(text, "casualties", published="2020-02-14") == ["Mhardeh"]


def test_so_long_after_dates_what_came_first() -> None:
    text = "Three months after the ceasefire began, shells fell on Kafr Nabl on Monday, wounding a farmer."
    assert days(text, "casualties") == days(text, "incident") == (MONDAY, MONDAY)


def test_a_length_of_shelling_is_of_its_displaced_too() -> None:
    text = "A week of bombardment in southern Idlib has driven 60,000 people from their homes, the UN said."
    assert days(text, "displacement") == ("2020-02-08", "2020-02-14")


def test_fighting_has_killed_since_it_erupted() -> None:
    text = "Fighting that erupted last Sunday between rival groups in Atarib has killed at least 130 people."
    assert days(text, "casualties") == (SUNDAY, "2020-02-14")


def test_how_often_it_was_hit_is_not_when() -> None:
    assert days("A school in Sarmin was hit for the second time in a week on Tuesday.", "incident") == (TUESDAY, TUESDAY)


def test_a_clause_right_behind_an_act_dates_it() -> None:
    text = "Rebels recaptured Qalaat al-Madiq on Wednesday after a counter-offensive that had begun on Tuesday, a monitor said."
    assert {(c.event, c.time.start) for c in told(text, "2020-02-13") if c.event in ("retaken", "offensive")} == {
        ("retaken", "2020-02-12"), ("offensive", TUESDAY),
    }  # fmt: skip
