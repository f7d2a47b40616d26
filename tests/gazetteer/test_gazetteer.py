"""Names resolve to the right place or are refused with a reason; loading merges what is one place."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from trucewatch import rules
from trucewatch.errors import InputError
from trucewatch.gazetteer import Folds, Gazetteer, PlaceStore, geo_precision, importing, where_prec
from trucewatch.model import Place


@pytest.fixture(scope="module")
def gaz() -> Gazetteer:
    return Gazetteer.from_packs(rules.load())


def made(*places: Place) -> Gazetteer:
    out = Gazetteer(Folds.from_packs(rules.load()), ["SY"])
    for p in places:
        out.add(p)
    return out


def place(ident: str, name: str, lat: float, lon: float, admin: str, population: int = 0) -> Place:
    return Place(
        id=ident, name=name, level="settlement", lat=lat, lon=lon, country="SY", admin=(admin,), population=population
    )


def test_spellings_and_script_lead_to_one_place(gaz: Gazetteer) -> None:
    ids = {gaz.resolve(n).id for n in ("Khan Sheikhoun", "Khan Shaykhun", "Khan Shekhun", "خان شيخون")}
    assert len(ids) == 1
    assert gaz.resolve("Kafr Nabl").id != gaz.resolve("Kafr Nabudah").id


def test_a_level_word_decides_between_town_and_province(gaz: Gazetteer) -> None:
    province = gaz.resolve("Homs", level_word="governorate").place
    town = gaz.resolve("Homs", level_word="settlement").place
    assert province is not None
    assert town is not None
    assert (province.level, town.level) == ("governorate", "settlement")


def test_the_area_named_judges_between_homonyms() -> None:
    gaz = made(place("a", "Tallbani", 35.6, 36.6, "Idlib"), place("b", "Tallbani", 36.3, 37.2, "Aleppo"))
    refused = gaz.resolve("Tallbani")
    assert refused.place is None
    assert "undecided" in refused.reason
    assert gaz.resolve("Tallbani", admin_hint="Idlib").id == "a"
    assert gaz.resolve("Tall Bani", admin_hint="Aleppo").id == "b"


def test_the_texts_other_places_judge_between_homonyms() -> None:
    gaz = made(
        place("a", "Tallbani", 35.6, 36.6, "Idlib"),
        place("b", "Tallbani", 36.3, 37.2, "Aleppo"),
        place("c", "Marzuq", 36.32, 37.18, "Aleppo"),
    )
    assert gaz.resolve("Tallbani", context=["c"]).id == "b"
    assert gaz.resolve("Tallbani", context=[(35.62, 36.61)]).id == "a"


def test_a_weak_likeness_is_refused_and_keeps_an_identity() -> None:
    gaz = made(place("a", "Qastun", 35.7, 36.4, "Hama"))
    found = gaz.resolve("Qastinah")
    assert found.place is None
    assert found.id.startswith("p_")
    assert found.reason
    assert gaz.resolve("Nowhere at all").id == gaz.unresolved_id("nowhere at all")


def test_an_unresolved_place_is_never_pinned_to_a_capital(gaz: Gazetteer) -> None:
    found = gaz.resolve("Wadi Zirqan al-Fawqani", admin_hint="Idlib")
    assert found.place is None
    assert found.id.endswith("@idlib")


def test_the_same_place_from_two_sources_is_one() -> None:
    gaz = made(place("a", "Kafr Halab", 36.06, 36.89, "Aleppo"))
    again = gaz.add(place("gn-1", "Kafar Halab", 36.063, 36.893, "Aleppo", population=900))
    assert again == "a"
    assert set(gaz.rows("a")) == {"a", "gn-1"}
    assert gaz.get("gn-1") == gaz.get("a")
    far = gaz.add(place("gn-2", "Kafr Halab", 35.1, 36.2, "Hama"))
    assert far == "gn-2"


def test_coordinates_that_come_later_fill_in() -> None:
    gaz = made(Place(id="a", name="Mirdash", level="settlement", country="SY", admin=("Hama",)))
    gaz.add(place("gn-1", "Mirdaash", 35.55, 36.4, "Hama"))
    filled = gaz.get("a")
    assert filled is not None
    assert filled.lat == 35.55


def test_names_for_running_text_leave_out_words_and_peoples_names(gaz: Gazetteer) -> None:
    names = {surface for surface, _ in gaz.names()}
    assert "khan sheikhoun" in names
    assert not names & {"omar", "mare", "tell", "salma", "hit"}


DUMP = (
    "1\tTallbani\tTallbani\tTell Bani,Tal Bani\t35.6\t36.6\tP\tPPL\tSY\t\t12\t\t\t\t800\t\t\tAsia/Damascus\t2020-01-01\n"
    "2\tMarzuq\tMarzuq\t\t36.3\t37.2\tP\tPPL\tSY\t\t09\t\t\t\t0\t\t\tAsia/Damascus\t2020-01-01\n"
)


def test_import_into_a_file_and_attach(tmp_path: Path, gaz: Gazetteer) -> None:
    dump, target = tmp_path / "XY.txt", tmp_path / "places.db"
    dump.write_text(DUMP, encoding="utf-8")
    assert importing.import_file(dump, target, gaz) == 2
    fresh = Gazetteer.from_packs(rules.load(), base_places=False)
    assert fresh.attach(target) == 2
    found = fresh.resolve("Tell Bani")
    assert found.place is not None
    assert found.place.admin == ("Idlib",)
    assert {p.id for p, _ in PlaceStore(target).find("talbani", "tlbn")} == {"gn-1"}


def test_a_bad_dump_is_named_and_leaves_nothing(tmp_path: Path, gaz: Gazetteer) -> None:
    bad, target = tmp_path / "bad.txt", tmp_path / "places.db"
    bad.write_text(DUMP + "3\tno columns\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"line 3"):
        importing.import_file(bad, target, gaz)
    assert not target.exists()


def test_pcode_tables(tmp_path: Path) -> None:
    table = tmp_path / "pcodes.csv"
    table.write_text(
        "admin1Name_en,name_en,name_ar,pcode,Latitude,Longitude\n#adm1,#loc,#loc,#code,#lat,#lon\n"
        "Idleb,Tallbani,تل باني,C1234,35.6,36.6\n",
        encoding="utf-8",
    )
    gaz = Gazetteer.from_packs(rules.load(), base_places=False)
    assert gaz.add_pcodes(table) == 1
    found = gaz.resolve("Tal Bani")
    assert found.place is not None
    assert (found.place.pcode, found.place.admin) == ("C1234", ("Idlib",))


def test_boundaries(tmp_path: Path) -> None:
    path = tmp_path / "adm.geojson"
    square = "[[[36,35],[37,35],[37,36],[36,36],[36,35]]]"
    path.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"adm1_name":"Idleb","adm1_pcode":"SY07"},'
        f'"geometry":{{"type":"Polygon","coordinates":{square}}}}}]}}',
        encoding="utf-8",
    )
    gaz = Gazetteer.from_packs(rules.load(), base_places=False)
    assert gaz.add_boundaries(path) == 1
    ident = next(iter(gaz.boundaries))
    assert gaz.get(ident) is not None
    assert gaz.get(ident).name == "Idlib"  # type: ignore[union-attr]
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="FeatureCollection"):
        gaz.add_boundaries(path)


@pytest.mark.parametrize(
    ("level", "relation", "part", "known", "ucdp", "acled"),
    [
        ("settlement", "in", "", True, 1, 1),
        ("settlement", "near", "", True, 2, 2),
        ("settlement", "direction:east", "", True, 2, 2),
        ("settlement", "in", "outskirts", True, 2, 2),
        ("governorate", "in", "northern countryside", True, 4, 3),
        ("region", "in", "", True, 5, 3),
        ("country", "in", "", True, 6, 3),
        ("settlement", "in", "", False, None, None),
    ],
)
def test_precision_codes(
    level: str, relation: str, part: str, known: bool, ucdp: int | None, acled: int | None
) -> None:
    where = place("a", "Tallbani", 35.6, 36.6, "Idlib") if known else None
    assert where_prec(where, level, relation, part) == ucdp
    assert geo_precision(where, level, relation, part) == acled


def test_a_dump_that_gives_one_town_the_name_of_another_misleads_nobody() -> None:
    gaz = Gazetteer.from_packs(rules.load(), base_places=False)
    town = gaz.resolve("Kobani").place
    assert town is not None
    gaz.add(msgspec.structs.replace(town, id="gn-1", name="Ayn al Arab", names=("Qamishli", "Kobane")))
    assert gaz.resolve("Qamishli").id == "syria-qamishli"
    assert gaz.resolve("Kobane").id == town.id


def test_a_settlement_that_another_source_spells_a_little_otherwise_is_no_second_one() -> None:
    gaz = made(place("a", "Tallbani", 35.600, 36.600, "Idlib"), place("b", "Al Tallbaniya", 35.604, 36.603, "Idlib"))
    assert gaz.resolve("Tallbani").id == gaz.resolve("Al Tallbaniya").id == "a"
    assert gaz.get("b") is gaz.get("a")
    gaz = made(place("a", "Tallbani", 35.600, 36.600, "Idlib"), place("b", "Tallbuni", 35.630, 36.600, "Idlib"))
    assert gaz.resolve("Tallbuni").id == "b"  # three kilometres off: its own village
    gaz = made(place("a", "Tallbani", 35.600, 36.600, "Idlib"), place("b", "Tallbaru", 35.604, 36.603, "Idlib"))
    assert gaz.resolve("Tallbaru").id == "b"
