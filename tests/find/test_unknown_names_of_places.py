"""Unknown names of places in plain sentences and in lists without commas; what an owner and a speaker's seat say."""

import pytest

from trucewatch import flow, rules
from trucewatch.gazetteer import Gazetteer
from trucewatch.read import Raw, to_document

PACKS = rules.load()
ENGINE = flow.Engine(PACKS, Gazetteer.from_packs(PACKS))


def places(text):
    return ENGINE.finder.find(to_document(Raw(data=text.encode(), text=text), PACKS, published="2016-09-20")).places


def names(text):
    return [p.name for p in places(text)]


def relations(text):
    return {p.name: p.relation for p in places(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # an article of Arabic behind "in", and nothing that it only describes
        ("Doctors in Al-Horta, who treated nine people, had run out of blood.", "Al-Horta"),
        ("Six villagers died in al-Bartuna on Monday.", "Al-Bartuna"),
        # people's names, too, are places behind "in", the day that follows aside
        ("A car bomb killed twelve people in Zahra on Sunday.", "Zahra"),
        ("A car bomb killed twelve people in Zahra Sunday.", "Zahra"),
        # a word that opens place names is enough
        ("Shells fell at dawn and Kafr Zour burned until noon.", "Kafr Zour"),
        ("The monitor said Deir al-Tahtani was quiet.", "Deir al-Tahtani"),
        # words that only places go with
        ("Warplanes hit a convoy near Tuwayrah on Friday.", "Tuwayrah"),
        ("Residents of Sahlabiyat said their fields were burning.", "Sahlabiyat"),
        ("Rebels withdrew to al-Mukhtariya on Friday.", "Al-Mukhtariya"),
    ],
)
def test_an_unknown_name(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Six people died in an Islamist raid.",
        "He wrote in al-Hayat newspaper that the raids went on.",
        "Residents of the area said nothing.",
        "Abu Zuhayr said the raids went on.",
    ],
)
def test_no_place(text):
    assert names(text) == []


def test_a_list_that_lost_its_commas():
    text = "The army hit militants in Rasm al-Bir al-Daniya Tal Zaytoun and Um Tuwayn in the countryside of Idlib."
    assert names(text)[:4] == ["Rasm al-Bir", "Al-Daniya", "Tal Zaytoun", "Um Tuwayn"]


def test_a_tribe_is_no_place():
    text = "The army shelled the village of al-Rashoud. Fighters of the al-Rashoud tribe left al-Rashoud on Friday."
    assert names(text) == ["Al-Rashoud", "Al-Rashoud"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Farmers were shot at near Iraq's second city Mosul.", {"Iraq": "attributive", "Mosul": "near"}),
        ("Farmers were shot at near Iraqs second city Mosul.", {"Iraq": "attributive", "Mosul": "near"}),
        # nor has what is owned the owner's relation where no preposition stands before both
        ("Aleppo's rebel-held town of Azaz lay in ruins.", {"Aleppo": "attributive", "Azaz": ""}),
        ("Artillery pounded Syria's northern Hama province.", {"Syria": "attributive", "Hama": ""}),
        ("Snow blocked the roads near the rebel group's northern stronghold Binnish.", {"Binnish": "near"}),
        ("Snow fell on a village of Syria's Idlib province.", {"Syria": "attributive", "Idlib": "of"}),
    ],
)
def test_owners_and_epithets(text, expected):
    assert relations(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mortars killed six people, the envoy told journalists in Vienna.", "Vienna"),
        ("Lebanon's Al-Manar television said that three soldiers were missing.", "Lebanon"),
    ],
)
def test_where_people_speak(text, name):
    assert relations(text)[name] == "seat"


def test_where_an_agency_is_told_of_stays():
    assert relations("Shells fell on rebel-held Aleppo Reuters reported.")["Aleppo"] != "seat"
