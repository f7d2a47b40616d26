"""Names of quarters, sites and venues that daily reports use, and what their words are besides."""

from __future__ import annotations

import pytest

from trucewatch import rules
from trucewatch.find.places import PlaceFinder
from trucewatch.gazetteer import Gazetteer
from trucewatch.text import Lexicon, Orthography, Text

PACKS = rules.load()
ORTHOGRAPHY = Orthography(PACKS)


@pytest.fixture(scope="module")
def names():
    finder = PlaceFinder(PACKS, ORTHOGRAPHY, Gazetteer.from_packs(PACKS))
    lexicon = Lexicon(ORTHOGRAPHY, finder.entries())

    def read(text: str) -> list[str]:
        tokens = Text(text, ORTHOGRAPHY)
        return [m.name for m in finder.find(tokens, lexicon.scan(tokens))]

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Bab al-Faraj and al-Muhafaza in Aleppo city.", ["Bab al-Faraj", "Al-Muhafaza", "Aleppo"]),
        ("Mortars hit the Public Park near Nile Street.", ["Aleppo Public Park", "Nile Street"]),
        ("Fighting went on around Regiment 137 and in al-Rashdiya.", ["Brigade 137 base", "Al-Rashidiyah"]),
        ("Envoys will meet in The Hague, not in Montreux.", ["The Hague", "Montreux"]),
        ("Rebels shelled the neighborhoods of al-Sheikh Sharif and al-Midan.", ["Al-Sheikh Sharif", "Al-Midan"]),
    ],
)
def test_quarters_sites_and_venues(names, text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off in the Salihiyah neighbourhood of Qamishli city.", ["Al-Salihiyah", "Qamishli"]),
        ("Shells hit the Damascus suburb of Douma.", ["Damascus", "Douma"]),
        ("Troops advance near Ithriya MOSCOW (Interfax)", ["Ithriya"]),
        ("Envoys flew to Moscow (Russia).", ["Moscow", "Russia"]),
    ],
)
def test_quarters_of_towns_and_datelines(names, text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off in al-Karam Hall in Tal Tamr.", ["Al-Karam Hall", "Tal Tamr"]),
        ("Jets hit the Habbari crossroads near Raqqa.", ["Habbari crossroads", "Raqqa"]),
        ("The council met in the main hall.", []),
        ("It called the operation the Wrath of Euphrates.", []),
        ("Operation Euphrates Shield began in Jarablus.", ["Jarablus"]),
        ("Shells hit the Euphrates Shield area.", ["Euphrates Shield area"]),
    ],
)
def test_sites_by_their_nouns_and_operations_that_are_no_places(names, text, expected):
    assert names(text) == expected
