"""Short reports as outlets write them: what is taken, where, when; what must not be lent from one thing to the next."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def read(text, published="2019-05-04"):
    return EXTRACTOR.text(text, published=published).claims


def one(text, kind):
    found = [c for c in read(text) if c.kind == kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("name", ["Ma'arrat al-Nu'man", "Ma‘arrat al-Nu‘man", "Maʿarrat an-Nuʿmān", "Ma’arrat al-Nu‘man"])
def test_letters_for_ayn_and_hamza_stand_inside_names(name):
    claims = read(f"Shelling killed two civilians in Saraqib on Thursday. {name} was bombed on Friday, killing four.")
    four = next(c for c in claims if c.measure is not None and c.measure.min == 4)
    assert [p.name for p in four.places] == ["Maarrat al-Numan"] and four.places[0].text == name


def test_what_a_sentence_excepts_is_not_taken():
    taken = one("The regime forces took over all areas except Idlib and Saraqib on Monday.", "control_change")
    assert {"Idlib", "Saraqib"}.isdisjoint(p.name for p in taken.places)


def test_a_deals_date_dates_no_deaths():
    killed = one("Government forces killed more than 1,800 civilians despite the Sochi deal on Sept. 17, 2018.", "casualties")
    assert killed.time is None or killed.time.text is None
    assert killed.scope == "total"


def test_a_day_still_to_come_is_lent_to_nothing_that_happened():
    claims = read(
        "Joint patrols are to begin on 15 March along the M4 highway. Hours before, air strikes on Saraqib killed 15 people.",
        published="2020-03-06",
    )
    assert next(c for c in claims if c.kind == "movement").modality == "planned"
    for c in claims:
        if c.modality == "asserted":
            assert c.time is None or c.time.start <= "2020-03-06", c


def test_where_people_fled_to_is_not_where_others_were_hit():
    killed = one("Air raids killed 85 civilians on Monday and pushed 130,000 people to leave their homes towards Afrin.", "casualties")
    assert "Afrin" not in {p.name for p in killed.places}


def test_who_shelters_somewhere_does_not_do_so_since_the_war_began():
    told = one("Some 82,000 people are sheltering in the open near the border.", "displacement")
    assert told.time is None or told.time.start > "2019-01-01"


@pytest.mark.parametrize(
    ("place", "level"),
    [("Idlib", "governorate"), ("Idlib city", "settlement"), ("the outskirts of Daraa", "settlement"), ("Aleppo", "settlement")],
)
def test_a_bare_name_means_what_reports_mostly_mean_by_it(place, level):
    hit = one(f"Warplanes bombed {place} on Monday.", "incident")
    assert hit.places[0].level == level


def test_the_words_of_a_measure_are_the_texts_own():
    text = "Rebels shot down a Syrian Air Force Su-22 warplane near Saraqib on Monday."
    for c in read(text):
        assert c.measure is None or c.measure.text in text
        assert len(c.places) == len(c.place_ids)


def test_an_arms_depot_is_a_military_position():
    assert {t for c in read("Israel struck a weapons depot near Damascus on Monday.") for t in c.targets} == {"military_position"}


@pytest.mark.parametrize(("taken", "places"), [("Hass", ["Hass"]), ("Maardibsah and Zahrabad", ["Maar Dibsah", "Zahrabad"])])
def test_a_place_of_the_sentence_is_not_replaced_by_the_one_before(taken, places):
    claims = read(f"Clashes were heard in Saraqib on Thursday. Rebels captured {taken} on Friday.")
    assert [p.name for c in claims if c.kind == "control_change" for p in c.places] == places
