"""Names that only say where another lies, and names that the words behind them introduce."""

import pytest

from trucewatch import rules
from trucewatch.find.places import PlaceFinder
from trucewatch.gazetteer import Gazetteer
from trucewatch.text import Lexicon, Orthography, Text

PACKS = rules.load()
ORTHOGRAPHY = Orthography(PACKS)
FINDER = PlaceFinder(PACKS, ORTHOGRAPHY, Gazetteer.from_packs(PACKS))
LEXICON = Lexicon(ORTHOGRAPHY, FINDER.entries())


def places(text: str) -> list[tuple[str, str]]:
    tokens = Text(text, ORTHOGRAPHY)
    return [(m.name, m.relation) for m in FINDER.find(tokens, LEXICON.scan(tokens))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mortar rounds landed in Aleppos rebel-held district of Salaheddin.", [("Aleppo", "attributive"), ("Salaheddin", "in")]),
        ("A mine went off in Syria's Hama province.", [("Syria", "attributive"), ("Hama", "in")]),
        ("A mine went off in Syrias capital.", [("Syria", "attributive"), ("Damascus", "in")]),
        ("Jets bombed the Damascus suburbs of Harasta and Douma.", [("Damascus", "attributive"), ("Harasta", ""), ("Douma", "")]),
        ("Jets bombed Kafr Naha, a village west of Aleppo.", [("Kafr Naha", ""), ("Aleppo", "attributive")]),
        ("Jets bombed Eastern Ghouta a rebel stronghold near Damascus.", [("Eastern Ghouta", ""), ("Damascus", "attributive")]),
        ("Jets bombed Harasta, a Damascus suburb.", [("Harasta", ""), ("Damascus", "attributive")]),
        ("Jets bombed Kafr Zilfa, a small town in Idlib.", [("Kafr Zilfa", ""), ("Idlib", "in")]),
    ],
)
def test_where_another_lies(text, told):
    assert places(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jets bombed Harasta a day after raids near Douma.", [("Harasta", ""), ("Douma", "near")]),
        ("Jets bombed Harasta, and a convoy outside Douma.", [("Harasta", ""), ("Douma", "near")]),
        ("Syria's army shelled Douma.", [("Syria", ""), ("Douma", "")]),
        ("Marwan, a town councillor, left.", []),
    ],
)
def test_two_places_told_side_by_side(text, told):
    assert places(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A bus was hit in al-Zerbiyya on Friday.", [("Al-Zerbiyya", "in")]),
        ("Clashes went on in the Barqum Nafra area.", [("Barqum Nafra", "in")]),
        ("Shells killed two in Harasta in Douma.", [("Harasta", "in"), ("Douma", "attributive")]),
        ("Shells killed two in Harasta near Douma.", [("Harasta", "in"), ("Douma", "attributive")]),
        ("Elders of the Zerbiyya tribe met.", []),
        ("People had no shelter other than camps Zerbiyya said.", []),
    ],
)
def test_unknown_names(text, told):
    assert places(text) == told


def test_a_tribe_of_a_name_that_was_a_place_before():
    told = places("Shells hit the village of Zerbiyya. Elders of the Zerbiyya tribe met in Homs.")
    assert [name for name, _ in told] == ["Zerbiyya", "Homs"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighting went on in Binnish. Aid waited in the city of Idlib. Snipers fired at the town.", "Binnish"),
        ("Binnish was quiet. Idlib city was not. The hospital in Idlib closed. Snipers fired at the town.", "Binnish"),
        ("Shells hit Binnish near Sarmin. People fled the area.", "Binnish"),
        ("Guards left Menagh airbase. Shells hit Binnish. Jets took off from the base. Smoke rose over the area.", "Menagh air base"),
    ],
)
def test_what_a_noun_stands_for(text, name):
    assert places(text)[-1][0] == name


def test_a_list_that_has_lost_its_commas():
    told = places("Jets bombed hideouts in Zerbit al-Nadra Abu Fillah and Binnish in the countryside of Idlib.")
    assert [name for name, _ in told] == ["Zerbit al-Nadra", "Abu Fillah", "Binnish", "Idlib"]
    told = places("Shells fell in the surroundings of Zerbit Maarda Binnish and Sarmin.")
    assert [name for name, _ in told][-2:] == ["Binnish", "Sarmin"]
    assert told[0][0].startswith("Zerbit")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("An assault went on at Nemr in Homs province.", [("Nemr", "in"), ("Homs", "in")]),
        ("An assault went on at Nemr, south of Palmyra.", [("Nemr", "in"), ("Palmyra", "attributive")]),
        ("A depot was hit near al-Zerbiyya and al-Nadra areas.", [("Al-Zerbiyya", "near"), ("Al-Nadra", "near")]),
        ("He was met by Nemr in Homs.", [("Homs", "in")]),
    ],
)
def test_names_that_say_behind_them_where_they_lie(text, told):
    assert places(text) == told
