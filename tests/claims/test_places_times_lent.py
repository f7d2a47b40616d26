"""What a sentence gets from others and from its own clauses: days and places that belong to something else stay there.

Each case holds whatever the trained choice among options weighs: what cannot be right is no option at all.
"""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def read(text, published="2020-02-14"):
    return EXTRACTOR.text(text, published=published).claims


def first(text, kind, event=None, published="2020-02-14"):
    found = [c for c in read(text, published) if c.kind == kind and (event is None or c.event == event)]
    assert found, [(c.kind, c.event) for c in read(text, published)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "event"),
    [
        ("Soldiers recaptured Nayrab, which rebels had seized in 2015.", "control_change", "retaken"),
        ("Two fighters died in Qalaat al-Madiq, where troops had withdrawn in November.", "casualties", None),
        ("Warplanes struck Hish, which the army seized on Monday.", "incident", "air_strike"),
        ("Rebels retook Nayrab, a village overrun by government forces last week.", "control_change", "retaken"),
        ("Rebels seized Tal Hadya, a hilltop lost to the army in December.", "control_change", "captured"),
        ("Some 5,000 people were forced to flee before the ceasefire took effect on 12 January.", "displacement", None),
        ("The rebels withdrew from Anadan after they had lost Hayyan in January.", "movement", "withdrawal"),
    ],
)
def test_the_time_of_another_clause_stays_there(text, kind, event):
    time = first(text, kind, event).time
    assert time is None or (time.text is None and time.start not in ("2015-01-01", "2019-11-01", "2020-02-10", "2020-01-12"))


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("Warplanes struck Hish, where 12 people were killed on Monday.", "casualties", "2020-02-10"),
        ("Warplanes struck Hish, where 12 people were killed on Monday.", "incident", "2020-02-10"),
        ("The blast, which killed five people on Monday, hit a market in Azaz.", "casualties", "2020-02-10"),
        ("Shells hit Nubl, which has been besieged since 2012, on Monday.", "incident", "2020-02-10"),
        ("A raid on Hass killed 11 people hours before the truce took effect on Monday.", "casualties", "2020-02-10"),
        ("Some 300 people have died since Turkey launched its operation in January.", "casualties", "2020-01-01"),
        ("Five people were killed in Ariha when a shell hit a market on Monday.", "casualties", "2020-02-10"),
    ],
)
def test_the_time_of_a_clause_on_the_same_act_is_kept(text, kind, start):
    assert first(text, kind).time.start == start


@pytest.mark.parametrize(
    ("text", "event", "places"),
    [
        ("Rebels shelled Azaz after Turkish jets bombed Afrin.", "shelling", ["Azaz"]),
        ("Rebels shelled Azaz after Turkish jets bombed Afrin.", "air_strike", ["Afrin"]),
        ("Russian jets bombed Sarmin hours after rebels shelled Aleppo.", "air_strike", ["Sarmin"]),
        ("The army shelled Latamneh in response to rebel raids on Mhardeh.", "shelling", ["Lataminah"]),
        ("The army shelled Sukhnah on Friday, two days after militants attacked a convoy near Palmyra.", "shelling", ["Al-Sukhnah"]),
        ("Shells hit Ariha and Binnish on Monday.", "shelling", ["Ariha", "Binnish"]),
    ],
)
def test_each_of_two_acts_has_its_own_place(text, event, places):
    assert [p.name for p in first(text, "incident", event).places] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("An air strike on Binnish killed five people, the governor of Hatay said.", ["Binnish"]),
        ("Turkish jets hit Manbij on Friday, the ministry in Ankara said.", ["Manbij"]),
        ("The SDF's press office in Hasakah said a mine killed two people near Raqqa.", ["Raqqa"]),
        ("Shells hit a mill near Homs, a doctor from Salqin said.", ["Homs"]),
        ("Activists in Douma said warplanes hit a school on Friday.", ["Douma"]),
        ("Residents of Azaz said shells fell near the hospital on Friday.", ["Azaz"]),
    ],
)
def test_a_sources_seat_is_no_place_of_the_act_unless_it_is_the_only_one(text, places):
    assert [p.name for p in first(text, "incident").places] == places


def test_a_seat_abroad_is_lent_to_nothing():
    claims = read("A car bomb killed three civilians, the mayor of Reyhanli said on Wednesday. The hospital was hit too.")
    assert not any("Reyhan" in p.name for c in claims for p in c.places)


@pytest.mark.parametrize(
    "text",
    [
        "Nearly 500 civilians have been killed since December, according to the UN rights office.",
        "The report documents 93 attacks on medical facilities since the start of last year.",
        "At least 150 volunteers have died since the group was set up.",
        "More than 90 medics were killed over the past ten weeks.",
    ],
)
def test_what_is_summed_over_weeks_is_at_no_point_that_other_sentences_name(text):
    claims = read(f"Warplanes bombed a market in Binnish on Tuesday, killing seven people. {text}")
    summed = [c for c in claims if c.quote == text]
    assert summed and "Binnish" not in {p.name for c in summed for p in c.places}
    assert all(c.time is None or c.time.start != "2020-02-11" for c in summed)


def test_a_toll_of_a_few_days_goes_on_about_the_place_before():
    claims = read("Shells hit the town of Binnish on Tuesday. Ten people have been killed there since Monday.")
    assert "Binnish" in {p.name for c in claims if c.kind == "casualties" for p in c.places}


def test_what_happened_since_an_event_without_a_date_has_an_open_start():
    time = first("Warplanes bombed Binnish on Tuesday. Some 260 rescuers have been killed since the group was founded.", "casualties").time
    assert (time.start, time.end) == (None, "2020-02-14")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels stormed a barracks in Aleppo in the six-year war on Friday.",
        "The nine-year conflict goes on. Shells hit Idlib on Monday.",
    ],
)
def test_a_text_of_any_day_of_a_year_dates_no_weekday(text):
    assert all(c.time is None for c in read(text, published=None) if c.kind == "incident")


def test_a_text_of_any_day_of_a_year_keeps_the_dates_that_it_prints():
    text = "The six-year war goes on. Shells hit Idlib on 5 May 2017, killing four."
    assert first(text, "incident", "shelling", published=None).time.start == "2017-05-05"


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Qastoun fell to Jaysh al-Izza in 2016.", "control_change", "Qastoun"),
        ("Tal Salba had fallen to the rebels.", "control_change", "Tal Salba"),
        ("Qastoun was recaptured by the army on Monday.", "control_change", "Qastoun"),
        ("The army lost Qastoun on Monday.", "control_change", "Qastoun"),
        ("Insurgents withdrew from Qastoun on Monday.", "movement", "Qastoun"),
        ("Soldiers fled Qastoun, a village in Hama province.", "movement", "Qastoun"),
        ("Rebels have left Qastoun.", "movement", "Qastoun"),
        ("Militants attacked Qastoun on Monday.", "incident", "Qastoun"),
        ("Qastoun is under government control.", "control_state", "Qastoun"),
        ("Rebels were driven out of Qastoun on Monday.", "control_change", "Qastoun"),
        ("The rebels took Lahaya and Qastoun on Monday.", "control_change", "Qastoun"),
        ("The rebels seized five villages, among them Lahaya and Zayra.", "control_change", "Zayra"),
        ("The army captured Rasm al-Abd on Monday.", "control_change", "Rasm al-Abd"),
        ("Warplanes hit Qastoun on Monday.", "incident", "Qastoun"),
    ],
)
def test_a_lone_unknown_name_beside_a_verb_and_an_actor_is_a_place(text, kind, name):
    assert name in {p.name for p in first(text, kind).places}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked Ahmad Hassan on Monday.",
        "The army attacked Jund al-Aqsa on Monday.",
        "The rebels lost Abu Omar, a commander, on Monday.",
        "Responsibility fell to the army.",
        "Troops withdrew from Operation Peace Spring.",
        "The army lost Mustafazade, a veteran of the war.",
        "Protesters attacked Christians on Monday.",
        "Rebels took Captain Murat hostage.",
        "Shelling killed five people, among them Ahmad and Hassan.",
    ],
)
def test_people_and_parties_beside_such_verbs_are_no_places(text):
    out = EXTRACTOR.text(text, published="2020-02-14", mentions=True)
    named = {p.text for c in out.claims for p in c.places if p.text}
    assert not named, named


def test_an_enclave_is_the_area_and_not_the_town_named_last():
    claims = read("Rebels hold Eastern Ghouta. On Monday shells hit Harasta. Warplanes bombed the enclave on Tuesday.")
    assert next(c for c in claims if c.event == "air_strike").places[0].name == "Eastern Ghouta"
    claims = read("Fighting raged in Daraya. Warplanes bombed the enclave on Tuesday.")
    assert next(c for c in claims if c.event == "air_strike").places[0].name == "Darayya"


def test_the_day_of_the_telling_is_nearer_than_one_of_a_later_sentence():
    text = "A car bomb in Tal Abyad killed three civilians, officials said on Wednesday. Turkey launched its offensive on 9 October 2019."
    assert all(c.time is None or c.time.start >= "2020-02-12" for c in read(text) if "car bomb" in c.quote)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A blast killed four evacuees from Zabadani in Idlib on Monday.", ["Idlib"]),
        ("Some 40 fighters from the city of Homs were killed in Raqqa on Monday.", ["Raqqa"]),
        ("Shells killed six residents from Saraqib on Monday.", ["Saraqib"]),
        ("Shells killed six residents from Saraqib in Idlib province on Monday.", ["Saraqib", "Idlib"]),
    ],
)
def test_where_people_come_from_is_no_place_of_what_befell_them_elsewhere(text, places):
    assert [p.name for p in first(text, "casualties").places] == places


def test_a_capital_that_is_a_party_is_not_the_town_spoken_of():
    claims = read("Zamalka signed a truce with Damascus. Rebels still hold the town.")
    assert [p.name for c in claims if c.kind == "control_state" for p in c.places] == ["Zamalka"]


@pytest.mark.parametrize(
    ("text", "place"),
    [("Damascus was shelled on Monday.", "Damascus"), ("Damascus was accused of shelling Douma on Monday.", "Douma")],
)
def test_a_capital_that_is_shelled_is_a_city(text, place):
    claim = first(text, "incident")
    assert claim.places[0].name == place
    assert ("Syrian government" in {a.name for a in claim.actors}) == (place != "Damascus")


@pytest.mark.parametrize(
    ("text", "kind", "event", "places"),
    [
        ("Weeks after rebels lost Ariha, jets bombed Hass on Friday.", "control_change", "lost", ["Ariha"]),
        ("Weeks after rebels lost Ariha, jets bombed Hass on Friday.", "incident", "air_strike", ["Hass"]),
        ("Mortar fire hit Abu Kamal on Monday, days after troops entered Mayadin.", "movement", "entry", ["Mayadin"]),
        ("When shells hit Ariha and Binnish, ten people died.", "incident", "shelling", ["Ariha", "Binnish"]),
        ("The villages of Hayyan and Bayanoun, which lie between Homs and Hama, were bombed.", "incident", None, ["Hayyan", "Bayanun"]),
    ],
)
def test_a_clause_before_or_behind_keeps_its_place(text, kind, event, places):
    assert [p.name for p in first(text, kind, event).places] == places


@pytest.mark.parametrize(
    ("text", "kind", "event"),
    [
        ("Weeks after rebels lost Ariha, jets bombed Hass on Friday.", "control_change", "lost"),
        ("Mortar fire hit Abu Kamal on Friday, days after troops entered Mayadin.", "movement", "entry"),
        ("Soldiers recaptured Abu Kamal after they took Mayadin on Friday.", "control_change", "retaken"),
    ],
)
def test_acts_of_different_days_share_no_day(text, kind, event):
    time = first(text, kind, event).time
    assert time is None or time.text is None


@pytest.mark.parametrize(
    "text", ["The UN says at least 3,900 schools across Syria have been damaged.", "Across the country, 640 schools have been hit."]
)
def test_what_is_counted_over_the_country_takes_no_town_and_no_day(text):
    claims = read(f"Warplanes bombed a market in Binnish on Tuesday. {text}")
    damage = next(c for c in claims if c.kind == "damage" and c.quote == text)
    assert [p.name for p in damage.places] == ["Syria"] and damage.time is None
