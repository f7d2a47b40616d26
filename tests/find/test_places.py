"""Places in running text: level words, parts, lists, unknown names, and what is no place."""

from __future__ import annotations

import pytest

from trucewatch import rules
from trucewatch.find.places import PlaceFinder, PlaceMention
from trucewatch.gazetteer import Gazetteer
from trucewatch.text import Lexicon, Orthography, Text

PACKS = rules.load()
ORTHOGRAPHY = Orthography(PACKS)


@pytest.fixture(scope="module")
def finder() -> tuple[PlaceFinder, Lexicon]:
    found = PlaceFinder(PACKS, ORTHOGRAPHY, Gazetteer.from_packs(PACKS))
    return found, Lexicon(ORTHOGRAPHY, found.entries())


def mentions(finder: tuple[PlaceFinder, Lexicon], text: str) -> list[PlaceMention]:
    tokens = Text(text, ORTHOGRAPHY)
    return finder[0].find(tokens, finder[1].scan(tokens))


def names(finder: tuple[PlaceFinder, Lexicon], text: str) -> list[tuple[str, str]]:
    return [(m.name, m.level) for m in mentions(finder, text)]


def test_town_province_and_countryside(finder: tuple[PlaceFinder, Lexicon]) -> None:
    assert names(finder, "Shells fell on Hama city.") == [("Hama", "settlement")]
    assert names(finder, "Shells fell in the province of Homs.") == [("Homs", "governorate")]
    found = mentions(finder, "Shells fell in the northern countryside of Hama.")
    assert [(m.name, m.level, m.part, m.relation) for m in found] == [
        ("Hama", "governorate", "northern countryside", "in")
    ]
    assert names(finder, "Fighting went on in south-eastern Idlib.") == [("Idlib", "governorate")]
    assert names(finder, "Snow fell in northern Syria.") == [("northern Syria", "region")]


def test_a_list_with_commas_takes_unknown_names(finder: tuple[PlaceFinder, Lexicon]) -> None:
    found = mentions(finder, "The brigade took the villages of Tal Zummar, Hawija al-Kabira, Sarmin and Rasm Dubayk.")
    assert [m.name for m in found] == ["Tal Zummar", "Hawija al-Kabira", "Sarmin", "Rasm Dubayk"]
    assert {m.group for m in found} == {0}
    assert [m.index for m in found] == [0, 1, 2, 3]
    assert [m.resolved for m in found] == [False, False, True, False]
    assert all(m.place_id for m in found)


def test_a_list_without_commas_is_cut_at_names(finder: tuple[PlaceFinder, Lexicon]) -> None:
    found = names(finder, "They took the villages of Tal Zummar Tal al-Qasir Sarmin and al-Dawha.")
    assert [n for n, _ in found] == ["Tal Zummar", "Tal al-Qasir", "Sarmin", "Al-Dawha"]


def test_lists_after_a_count(finder: tuple[PlaceFinder, Lexicon]) -> None:
    found = [n for n, _ in names(finder, "The army took three villages: al-Zummariya, Rasm Dubayk and Tal Hawa.")]
    assert found == ["Al-Zummariya", "Rasm Dubayk", "Tal Hawa"]


def test_the_area_that_the_text_names_goes_into_the_identity(finder: tuple[PlaceFinder, Lexicon]) -> None:
    found = mentions(finder, "Rockets hit the village of Rasm Dubayk in southern Idlib.")
    assert found[0].place_id == "p_rasmdubak@idlib"


def test_a_name_introduced_once_is_known_afterwards(finder: tuple[PlaceFinder, Lexicon]) -> None:
    found = [
        n for n, _ in names(finder, "The village of Zummariya fell on Monday. On Friday rebels took Zummariya back.")
    ]
    assert found == ["Zummariya", "Zummariya"]


def test_anaphors_stand_for_the_last_place_of_their_level(finder: tuple[PlaceFinder, Lexicon]) -> None:
    found = mentions(finder, "Troops entered Sarmin in Idlib province. The town was empty, the province quiet.")
    assert [(m.name, m.anaphor) for m in found] == [
        ("Sarmin", False), ("Idlib", False), ("Sarmin", True), ("Idlib", True),
    ]  # fmt: skip


def test_sites_keep_their_own_name(finder: tuple[PlaceFinder, Lexicon]) -> None:
    found = mentions(finder, "A raid hit Sarmin hospital.")
    assert [(m.name, m.level) for m in found] == [("Sarmin hospital", "site")]
    assert found[0].lat is not None
    assert names(finder, "They took Point 1154 and hill 866.") == [("Point 1154", "site"), ("Hill 866", "site")]


def test_beside_is_not_inside(finder: tuple[PlaceFinder, Lexicon]) -> None:
    found = mentions(finder, "A convoy stopped to the north of Sarmin.")
    assert [(m.name, m.relation) for m in found] == [("Sarmin", "direction:north")]


@pytest.mark.parametrize(
    "text",
    [
        "Commander Abu Omar spoke on Monday.",
        "Tell them that the army is near.",
        "Omar and Ali met the minister in January.",
        "He read the report in Arabic.",
        "The Hamas delegation left.",
    ],
)
def test_what_is_no_place(finder: tuple[PlaceFinder, Lexicon], text: str) -> None:
    assert mentions(finder, text) == []


def test_a_partys_name_that_holds_a_place_is_none(finder: tuple[PlaceFinder, Lexicon]) -> None:
    tokens = Text("The Aleppo Media Center said so.", ORTHOGRAPHY)

    class Party:
        first, last = 1, 4

    assert finder[0].find(tokens, finder[1].scan(tokens), [Party()]) == []


def test_offsets_slice_back(finder: tuple[PlaceFinder, Lexicon]) -> None:
    raw = "Jets struck Khan Sheikhoun's market, the town of Sarmin and Idlib's countryside."
    tokens = Text(raw, ORTHOGRAPHY)
    for m in finder[0].find(tokens, finder[1].scan(tokens)):
        assert raw[tokens.starts[m.first] : tokens.ends[m.last - 1]] == m.text


NINE = (
    "The army on Monday night took control of nine more areas, including Jarjnaz, Khirbet Marata, Abu Dafna, al-Salihiyah, "
    "Dar al-Salam, and Babulin."
)


def test_unlisted_names_behind_areas_are_settlements(finder: tuple[PlaceFinder, Lexicon]) -> None:
    levels = {m.name: m.level for m in mentions(finder, NINE)}
    assert levels["Khirbet Marata"] == levels["Abu Dafna"] == levels["Dar al-Salam"] == "settlement"


def test_a_homonym_far_from_the_rest_of_its_list_is_not_meant(finder: tuple[PlaceFinder, Lexicon]) -> None:
    got = {m.text: m for m in mentions(finder, NINE)}["al-Salihiyah"]
    assert not got.resolved and got.place_id.endswith("@idlib")
    alone = next(m for m in mentions(finder, "The army took control of al-Salihiyah.") if m.text == "al-Salihiyah")
    assert alone.resolved


def test_districts_such_as_a_town_mean_the_town(finder: tuple[PlaceFinder, Lexicon]) -> None:
    got = mentions(finder, "The army has taken over large districts such as Kafr Nabudah, Khan Shaykhun, Maarat Al-Numan and Saraqib.")
    assert [(m.name, m.level) for m in got if m.text == "Maarat Al-Numan"] == [("Maarrat al-Numan", "settlement")]
    behind = mentions(finder, "Strikes hit the Salaheddine and Masaken Hanano districts.")
    assert {m.level for m in behind} == {"district"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels captured Hass on Monday.", ["Hass"]),
        ("Rebels captured Nayrab, Afis, San and Kafr Batikh.", ["Nayrab", "Afis", "Saan", "Kafr Battikh"]),
        ("The army seized Hass, Kafr Rumah and Sarjah.", ["Hass", "Kafr Ruma", "Sarjah"]),
        ("The army seized Maardibsah and Zahrabad.", ["Maar Dibsah", "Zahrabad"]),
        ("Shells fell in Saraqib and Zahrabad after midnight.", ["Saraqib", "Zahrabad"]),
        ("Warplanes struck Khan Cheikhoun.", ["Khan Shaykhun"]),
    ],
)
def test_short_and_unlisted_names_of_a_list_of_places_are_kept(
    finder: tuple[PlaceFinder, Lexicon], text: str, expected: list[str]
) -> None:
    assert [n for n, _ in names(finder, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reporting by Erika Brown in Beirut and Tony Green in Amman.",
        "Shells fell in Saraqib and Zuhrab said so.",
        "They met in Geneva and Ahmed spoke.",
    ],
)
def test_persons_joined_to_a_place_are_none(finder: tuple[PlaceFinder, Lexicon], text: str) -> None:
    assert {"Tony Green", "Zuhrab", "Ahmed"}.isdisjoint(n for n, _ in names(finder, text))


def test_some_site_of_a_country_has_no_name_of_its_own(finder: tuple[PlaceFinder, Lexicon]) -> None:
    assert names(finder, "Syria Market Strike Kills 12") == [("Syria", "country")]
    assert names(finder, "Air strikes hit Saraqib market on Monday.") == [("Saraqib market", "site")]
