"""Truces, their stages and lengths, where one told of before is, with whom it was made, and the terms that follow it."""

from reading import actors, counted, days, first, places, told


def terms(text, event="requires"):
    return [c for c in told(text) if c.kind == "term" and c.event == event]


def test_the_length_of_a_truce_may_stand_behind_it():
    assert ("agreement", "days", 6.0, 6.0) in counted("A pause of six days was agreed in Madaya.")
    assert ("agreement", "days", 7.0, 7.0) in counted("A week-long truce began in Madaya on Monday.")
    assert ("term", "days", 15.0, None) in counted("The resolution demands a truce of at least 15 days.")


def test_a_length_is_no_day_of_a_deal():
    assert days("Turkey had agreed to suspend its offensive for 120 hours.", "agreement") is None


def test_a_later_stage_has_its_own_day_and_not_that_of_the_making():
    assert days("The truce that Iran and Turkey had negotiated in August ended on Monday.", "agreement") == ("2020-02-10", "2020-02-10")
    assert days("The ceasefire, in force since 3 February, excludes two groups.", "agreement") == ("2020-02-03", "2020-02-14")


def test_a_deal_within_a_time_is_told_of_by_the_verb_behind_it():
    assert first("Fighting eased in Hama after a ceasefire came into force on Monday.", "agreement").event == "in_force"
    assert first("The shelling resumed after the truce collapsed on Monday.", "agreement").event == "ended"
    assert not [c for c in told("The town was calm after the truce.") if c.kind == "agreement"]


def test_a_deal_named_in_passing_does_not_take_the_day_before_it():
    text = "Iranian officers left Homs on Monday to carry out the terms of the agreement reached in Ankara with Turkey."
    assert days(text, "agreement") is None


def test_an_end_within_hours_lies_ahead_in_a_term():
    assert days("The rebels agreed to leave Douma within 48 hours.", "term") == ("2020-02-14", "2020-02-16")


def test_what_is_told_of_the_truce_is_where_the_truce_is():
    before = "A ceasefire in Hama came into force on Sunday. "
    assert places(before + "It collapsed on Tuesday.", "agreement", "ended") == ["Hama"]
    assert places(before + "Planes hit Ariha on Monday. The truce was brokered by Iran.", "agreement", "signed") == ["Hama"]


def test_there_is_the_place_named_last_for_a_deal_too():
    assert places("Jets bombed Douma on Friday. A truce took effect there on Monday.", "agreement") == ["Douma"]


def test_a_part_of_the_country_is_a_place_before_a_verb():
    assert places("A ceasefire in southwest Syria took effect on Sunday.", "agreement") == ["southwestern Syria"]


def test_with_whom_a_deal_is_made_is_a_party():
    text = "Ahrar al-Sham signed a truce with Hayat Tahrir al-Sham on Thursday."
    assert actors(text, "agreement", role="party") == ["Ahrar al-Sham", "Hayat Tahrir al-Sham"]
    assert actors("Moscow and Ankara reached an agreement in Sochi.", "agreement", role="party") == ["Russia", "Turkey"]


def test_terms_follow_a_deal_told_shortly_before():
    text = "Heavy weapons are to be handed over by Friday."
    assert not terms(text)
    assert terms("A truce was agreed in Rastan on Monday. " + text)


def test_each_point_of_a_list_is_a_term():
    assert len(terms("The deal provides for a truce, the release of prisoners and the return of the displaced.")) == 3
    assert len(terms("Rebels in Tafas agreed to hand over their tanks, let in Russian police and leave the hills.")) == 3
    assert len({c.id for c in terms("The memorandum stipulates that the highways reopen and that both armies patrol the strip.")}) == 2


def test_a_number_of_breaches_may_stand_behind_them():
    assert ("term", "incidents", 312.0, 312.0) in counted("That brings the number of violations since the start of the truce to 312.")


def test_a_number_of_posts_is_that_of_the_wording():
    text = "Turkey set up a post near Hass, bringing to 30 the number of its positions in the area."
    assert ("position", "facilities", 30.0, 30.0) in counted(text)


def test_a_vetoed_text_asks_for_nothing_but_proposes():
    text = "Russia and China vetoed a resolution demanding a week-long truce in Aleppo."
    assert first(text, "agreement").event == "proposed"
    assert not terms(text)


def test_what_flouts_a_deal_has_a_day_that_is_not_the_deals():
    text = "Jets bombed Ariha on Monday despite a ceasefire brokered by Russia and Turkey."
    assert days(text, "incident") == ("2020-02-10", "2020-02-10")
    assert days(text, "agreement") is None
    assert days("Rebels shelled Hama on Friday in violation of a truce declared by the army.", "agreement") is None
    assert days("Russia and Turkey agreed a truce on Friday.", "agreement") == ("2020-02-14", "2020-02-14")
