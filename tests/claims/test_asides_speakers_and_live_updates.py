"""Asides behind whoever speaks or acts, days of telling as bounds, live updates, media told, guns that kill."""

from tests.claims.reading import actors, days, first, places, told


def test_its_planes_are_of_whom_an_aside_describes():
    for text in (
        "Moscow, Assad's closest ally, has repeatedly denied that its jets bombed the town of Hass.",
        "Moscow, a close ally of Assad, denied its jets bombed the town of Hass.",
        "Russia, which has backed the Syrian army since 2015, denied that its warplanes had bombed the town of Hass.",
    ):
        assert actors(text, "incident", "air_strike") == ["Russian Air Force"]
        assert first(text, "incident", "air_strike").asserted_by == ("Russia",)
    text = "Damascus, backed by Iran, says its forces took the town of Hass on Monday."
    assert actors(text, "control_change") == ["Syrian government forces"]


def test_a_list_of_states_is_no_aside():
    text = "Russia, Turkey and Iran said their officers would monitor the truce."
    assert actors(text, "statement") == ["Russia", "Turkey", "Iran"]


def test_what_is_told_on_a_day_was_not_after_it():
    text = "Five people died in shelling near Ariha, a war monitor said Wednesday."
    assert days(text, "casualties") == days(text, "incident") == ("2020-02-12", "2020-02-12")


def test_aircraft_bomb_and_do_not_bomb():
    assert first("Warplanes bomb the town of Hass.", "incident").event == "air_strike"
    denied = first("Moscow said its air force did not bomb Ariha.", "incident")
    assert (denied.event, denied.modality) == ("air_strike", "denied")
    assert first("A bomb killed six people in Azaz.", "incident").event == "explosion"


def test_a_live_updates_stamp_is_no_speaker():
    text = "LIVE: Troops enter outskirts of Khan Sheikhoun\n\n16:40 GMT - The Observatory says troops took the town of Hass.\n"
    assert first(text, "control_change").asserted_by == ("Syrian Observatory for Human Rights",)


def test_whom_somebody_told_it():
    claim = first("Ten people were killed in Ariha on Sunday, a doctor told the Guardian by phone.", "casualties")
    assert claim.asserted_by == ("doctor", "The Guardian")
    claim = first("Ten people were killed in Ariha on Sunday, activists told The National on Thursday.", "casualties")
    assert claim.asserted_by == ("activists",)


def test_guns_that_kill_shell():
    text = "Syrian government artillery killed 13 Turkish soldiers near Taftanaz on Monday."
    assert first(text, "incident").event == "shelling"
    assert first("Russian jets wounded nine people in Hass.", "incident").event == "air_strike"


def test_hospitals_where_the_wounded_are_taken():
    text = "Raids hit Ariha on Monday. Rescuers took 30 wounded people to hospitals near the Turkish border."
    assert places(text, "casualties") == ["Ariha"]


def test_what_was_to_be_prevented_did_not_happen():
    assert not [c for c in told("The posts were set up to prevent further clashes in Idlib.") if c.kind == "incident"]
    assert not [c for c in told("The truce was meant to avert an assault on Idlib.") if c.kind == "incident"]


def test_most_of_them_is_no_share_of_the_displaced():
    text = "The offensive has forced 350,000 people, most of them women and children, to flee."
    assert [c.measure.what for c in told(text) if c.kind == "displacement" and c.measure] == ["displaced"]


def test_what_an_aside_says_was_done_so_far():
    text = "Hezbollah, which has sent thousands of fighters to prop up Assad, buried a commander in Beirut on Friday."
    assert "Beirut" not in places(text, "movement")


def test_words_in_quotes_are_passive_too():
    claim = first('Turkey said 63 soldiers were "neutralised" near Saraqib.', "casualties")
    assert (claim.measure.what, claim.measure.min) == ("killed", 63)


def test_nationals_among_the_dead_do_nothing():
    text = "The Observatory said six militiamen, including two Iranians, were killed when an arms depot was hit in Kiswah."
    assert actors(text, "incident") == []


def test_a_length_still_to_come_dates_nothing():
    text = "The council kept the crossing open for another year. In Idlib, a rocket attack on Binnish killed three children."
    assert days(text, "incident") == ("2020-02-14", "2020-02-14")
    claims = told("The siege could last for another year, the UN warned.")
    assert all(c.time is None or c.time.start is None for c in claims if c.kind == "incident")


def test_the_guardians_of_religion_are_no_newspaper():
    assert actors("The Guardians of Religion blew up an army vehicle near Qasabiyah.", "incident") == ["Hurras al-Din"]
