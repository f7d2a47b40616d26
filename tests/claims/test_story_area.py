"""What is summed over days, and no place named: the area that the article is about."""

from reading import EXTRACTOR

NEWS = "Jets bombed Saraqib in Idlib province on Monday. Shells fell on Ariha, another town of Idlib province. Two men were wounded. "


def _of(text, kind, event=None):
    claims = EXTRACTOR.text(text, published="2019-08-20").claims
    return [[p.name for p in c.places] for c in claims if c.kind == kind and (event is None or c.event == event)]


def test_a_toll_since_a_campaign_began_is_of_the_storys_area():
    assert ["Idlib"] in _of(NEWS + "The group put the number of civilians killed since the assault began on August 3 at 61.", "casualties")


def test_without_an_area_it_is_of_the_town():
    told = (
        "Rebels shelled Aleppo on Monday. Aleppo has been divided for years. "
        "More than 60 fighters have died since the assault on Aleppo began on July 31."
    )
    assert _of(told, "casualties")[-1][0] == "Aleppo"


def test_so_many_fled_from_no_single_town_named_before():
    assert _of(NEWS + "More than 90,000 people have fled since early August, the agency said.", "displacement") == [["Idlib"]]


def test_some_may_have():
    told = "Jets bombed Saraqib in Idlib province on Monday. More than 900 people have fled since Friday, residents said."
    got = _of(told, "displacement")
    assert got[0][0] == "Saraqib"


def test_the_wars_own_toll_stays_the_countrys():
    assert _of(NEWS + "More than 370,000 people have been killed since the war began in 2011.", "casualties")[-1] == ["Syria"]


def test_millions_live_in_no_town():
    assert _of(NEWS + "Shells fell on Hass. Of the 3 million people living in the area, half are children.", "population")[0] == ["Idlib"]


def test_since_a_day_of_this_week_is_a_sum_too():
    assert _of(NEWS + "Four clinics have been shelled since Saturday, a charity said.", "damage")[-1] == ["Idlib"]


def test_a_bombardments_toll_so_far():
    assert _of(NEWS + "More than 210 civilians have been killed in the bombardment, the monitor said.", "casualties")[-1] == ["Idlib"]


def test_so_many_are_displaced_from_no_single_town_whenever_it_was():
    assert _of(NEWS + "The agency puts the number of displaced at more than 170,000.", "displacement") == [["Idlib"]]


def test_a_campaign_told_of_by_its_day():
    assert _of(NEWS + "The offensive began on August 3, the agency said.", "incident", "offensive") == [["Idlib"]]


def test_a_river_is_no_storys_area():
    told = (
        "Jets bombed Raqqa on Monday. Raqqa is besieged from all sides. Troops reached the Euphrates. Shells fell on Raqqa. "
        "The campaign has displaced more than 160,000 people since June."
    )
    assert _of(told, "displacement") == [["Raqqa"]]


def test_an_area_elsewhere_is_not_the_storys():
    told = (
        "Jets bombed Raqqa on Monday. Raqqa is besieged. Shells fell on Raqqa at night. In Hama province 2 men were shot. "
        "More than 60 fighters have been killed since Friday."
    )
    assert _of(told, "casualties")[-1][0] == "Raqqa"


def test_a_truce_is_not_where_it_was_agreed():
    told = NEWS + "The truce, agreed by Putin and Erdogan after six hours of talks in Moscow, took effect at midnight."
    assert _of(told, "agreement", "in_force")[0] == []


def test_where_only_a_part_has_a_place_the_whole_is_of_the_area():
    told = NEWS + "At least 38 people were killed on Monday, nine of them in an air strike on Binnish."
    assert ["Idlib"] in _of(told, "casualties")


def test_nothing_happens_in_a_sea_or_on_a_river():
    told = NEWS + "Ships fired from the Mediterranean. More than 80 fighters have been killed since the operation began on August 3."
    assert _of(told, "casualties")[-1] == ["Idlib"]


def test_so_many_clinics_are_not_hit_in_one_town():
    told = NEWS + "Shells fell on Binnish. At least 40 health facilities have been put out of service."
    assert _of(told, "damage")[-1] == ["Idlib"]


def test_across_the_country():
    told = NEWS + "Across the country the network counted 97 people killed on Monday, 41 of them in an air strike on Binnish."
    assert ["Syria"] in _of(told, "casualties")


def test_so_many_are_not_displaced_from_a_state_next_door():
    told = NEWS + "Gunmen were shot in Turkey. The agency puts the number of displaced at more than 170,000."
    assert _of(told, "displacement") == [["Idlib"]]
