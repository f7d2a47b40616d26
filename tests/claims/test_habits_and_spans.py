"""Times: habits without a day, films shown on one, spans since an event on a day, mornings after a night."""

from reading import days


def when(text, kind, event=None, published="2016-09-24"):
    return days(text, kind, event, published)


def test_what_is_done_regularly_is_of_no_day():
    told = "Shells hit Saraqib on Friday, killing two. The province is regularly bombarded by government warplanes."
    assert when(told, "incident", "air_strike") is None
    besieged = "Madaya has been under siege since 2013 and is targeted regularly by air strikes."
    assert when(besieged, "incident", "air_strike") is None
    assert when(besieged, "incident", "siege") == ("2013-01-01", "2016-09-24")
    assert when("There are air strikes every day in Saraqib.", "incident", "air_strike") is None
    assert when("The town of Saraqib was regularly shelled in May.", "incident", "shelling") == ("2016-05-01", "2016-05-31")


def test_the_release_of_a_film_does_not_date_what_it_shows():
    told = "Rebels stormed Palmyra on 1 July. A video posted online on 4 July showed fighters executing 25 soldiers in Palmyra."
    assert when(told, "incident", "execution") == ("2016-07-01", "2016-07-01")
    assert when("A man posted online that shells hit Azaz on 4 July.", "incident", "shelling") == ("2016-07-04", "2016-07-04")


def test_since_an_event_on_a_day():
    assert when("Since the attack on Monday warplanes have bombed Idlib.", "incident", "air_strike") == ("2016-09-19", "2016-09-24")
    told = "Since my last briefing three weeks ago, shelling in Idlib has killed 90 people."
    assert when(told, "casualties") == ("2016-09-03", "2016-09-24")


def test_all_parts_of_a_toll_run_since_a_day_when():
    told = (
        "Since Sept. 19 when the army ended the truce at least 60 civilians have been killed and 140 injured by air strikes on Aleppo."
    )
    assert when(told, "incident", "air_strike") == ("2016-09-19", "2016-09-24")
    before = "Madaya has been under siege since Sept. 7, when troops seized the last road into it."
    assert when(before, "control_change") == ("2016-09-07", "2016-09-07")


def test_a_morning_after_a_night_told_is_the_nights():
    told = "Jets struck Idlib overnight. At dawn, troops stormed Saraqib."
    assert when(told, "incident", "ground_attack") == ("2016-09-24", "2016-09-24")


def test_who_tries_to_encircle_a_town_has_not_besieged_it():
    told = "The army launched an offensive this week to try to encircle Aleppo and relieve two besieged villages."
    assert when(told, "incident", "offensive") == ("2016-09-19", "2016-09-24")
    assert when(told, "incident", "siege") is None


def test_a_toll_that_rises_on_a_day_is_of_an_act_before_it():
    told = "A blast hit a bus in Azaz on Friday. The death toll from the blast rose to 40 on Sunday."
    assert when(told, "casualties", published="2016-09-25") == ("2016-09-23", "2016-09-23")
    fallen = "The number of families in Azaz rose after shells killed 12 people on Sunday."
    assert when(fallen, "casualties") == ("2016-09-18", "2016-09-18")


def test_what_is_announced_to_go_on_has_gone_on_since_a_day_past():
    told = "Moscow says it will continue a halt on air strikes over Aleppo in place since October 18."
    assert when(told, "agreement", published="2016-12-19") == ("2016-10-18", "2016-12-19")


def test_a_day_after_counts_from_the_day_of_what_followed():
    told = "Raids on a market in Idlib on Saturday killed 24 people a day after Russia and the United States agreed a truce."
    assert when(told, "agreement", published="2016-12-19") == ("2016-12-16", "2016-12-16")
    assert when(told, "casualties", published="2016-12-19") == ("2016-12-17", "2016-12-17")
    lost = "Rebels seized Azaz early Sunday a day after it was lost to government forces."
    assert when(lost, "control_change", "lost", "2016-12-19") == ("2016-12-17", "2016-12-17")
    assert when(lost, "control_change", "captured", "2016-12-19") == ("2016-12-18", "2016-12-18")
