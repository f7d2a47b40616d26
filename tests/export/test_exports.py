"""Each export is read back by the format's own library; the do-no-harm defaults hold; the same case gives the same bytes."""

import csv
import importlib
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from trucewatch import Case, Filters
from trucewatch.case.protecting import Protector
from trucewatch.cli import main
from trucewatch.errors import InputError, IntegrityError, Refused
from trucewatch.export import PROFILES, acled, snapshot, tabular, ucdp, write
from trucewatch.export.codes import Codes
from trucewatch.export.frame import OPEN, middle
from trucewatch.model import Actor, Claim, Measure, Toll, Where

ROOT = Path(__file__).resolve().parents[2]
FILES = {"csv": "x.csv", "geojson": "x.geojson", "acled": "x.csv", "ucdp-ged": "x.csv", "hxl": "x.csv", "ftm": "x.jsonl",
         "geoparquet": "x.parquet"}  # fmt: skip


@pytest.fixture(scope="module")
def case(sample_folder):
    with Case.open(sample_folder) as found:
        yield found


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("profile", sorted(FILES))
def test_same_case_same_bytes_and_a_codebook(case, tmp_path, profile):
    one, two = tmp_path / FILES[profile], tmp_path / f"again-{FILES[profile]}"
    assert write(case, profile, one) == write(case, profile, two) > 0
    assert one.read_bytes() == two.read_bytes()
    book = (tmp_path / f"{FILES[profile]}.codebook.md").read_text(encoding="utf-8")
    assert case.digest() in book and "settlement precision" in book


def test_acled_columns_and_codes(case, tmp_path):
    write(case, "acled", tmp_path / "a.csv")
    found = rows(tmp_path / "a.csv")
    acled_codes_hold(found, case)
    assert any(r["sub_event_type"] == "Government regains territory" for r in found)


@pytest.mark.parametrize(("name", "kind"), [
    ("Syrian Army", "State forces"), ("Syrian Air Force", "State forces"), ("Bashar al-Assad", "State forces"),
    ("Syrian government and its allies", "State forces"), ("Syrian police", "State forces"),
    ("Russian Air Force", "External/Other forces"), ("United States Armed Forces", "External/Other forces"),
    ("Turkish Armed Forces", "External/Other forces"), ("US-led coalition", "External/Other forces"),
    ("Islamic Revolutionary Guard Corps", "External/Other forces"), ("Dutch navy", "External/Other forces"),
    ("Recep Tayyip Erdogan", "External/Other forces"), ("Israel", "External/Other forces"),
    ("opposition fighters", "Rebel group"), ("Jabhat al-Nusra", "Rebel group"), ("Islamic State", "Rebel group"),
    ("Syrian opposition and its allies", "Rebel group"), ("National Defence Forces", "Political militia"),
    ("unidentified gunmen", "Political militia"), ("protesters", "Protesters"), ("mob", "Rioters"),
    ("Syrian Civil Defence", "Civilians"), ("Liwa Nobody", ""), ("no party to the fighting", ""), (None, ""),
])  # fmt: skip
def test_types_of_actors_follow_what_the_packs_say_of_them(case, name, kind):
    codes = Codes(case.packs)
    assert codes.exports.acled.inter.get(codes.inter(name), "") == kind


def test_ground_taken_by_the_states_side_is_no_gain_of_non_state_actors(case):
    codes = Codes(case.packs)
    assert all(map(codes.with_the_state, ("Syrian Army", "Syrian government and its allies", "Russian Armed Forces")))
    assert not any(map(codes.with_the_state, ("opposition fighters", "Turkish Armed Forces", "Liwa Nobody", None)))


def test_non_state_violence_needs_two_sides_that_are_no_states():
    class Known:
        coded = type("U", (), {"fighting": ("clash",), "non_state": ("rebel", "militia")})
        exports = type("E", (), {"civilian_targets": (), "ucdp": coded})

        @staticmethod
        def inter(name):
            return {"rebels": "rebel", "others": "rebel", "army": "state", "foreign": "external"}.get(name, "")

    def kind(blamed, against):
        incident = type("I", (), {"event": "clash", "targets": ()})
        row = type("R", (), {"incident": incident, "civilians": False, "blamed": blamed, "role": lambda self, role: against})()
        return ucdp.violence(type("J", (), {"codes": Known})(), row)

    assert kind(("rebels",), ("others",)) == 2
    for blamed, against in ((("rebels",), ("army",)), (("foreign",), ("rebels",)), (("rebels",), ()), (("rebels",), ("who",))):
        assert kind(blamed, against) == 1


def acled_codes_hold(found, case):
    assert list(found[0]) == list(acled.COLUMNS) and len(acled.COLUMNS) == 31
    codes = Codes(case.packs).exports.acled
    pairs = {p for a in codes.events.values() for p in (a.plain, a.civilian) if p} | set(codes.changes.values())
    for row in found:
        assert (row["event_type"], row["sub_event_type"]) in pairs
        assert row["disorder_type"] == codes.disorder[row["event_type"]]
        assert row["inter1"] in ("", *codes.order) and row["inter2"] in ("", *codes.order)
        assert row["time_precision"] in "123" and row["geo_precision"] in "123"
        assert row["year"] == row["event_date"][:4] and int(row["fatalities"]) >= 0


@pytest.mark.shared
def test_code_lists_are_those_of_the_codebooks(case, shared):
    lists = json.loads((shared / "reference" / "codelists.json").read_text(encoding="utf-8"))
    assert list(acled.COLUMNS) == lists["acled"]["columns"]
    assert list(ucdp.COLUMNS) == lists["ucdp_ged"]["columns"]
    codes = Codes(case.packs).exports.acled
    for act in codes.events.values():
        for pair in (act.plain, act.civilian):
            assert pair is None or pair[1] in lists["acled"]["event_types"][pair[0]]
    assert set(codes.order) <= set(lists["acled"]["inter"].values())
    known = set(lists["acled"]["interaction"].values())

    class Fake:
        codes = Codes(case.packs)

    for one in codes.order:
        assert acled.interaction(Fake, one, "") in known
        for two in codes.order:
            assert acled.interaction(Fake, one, two) in known


def test_ucdp_figures_add_up(case, tmp_path):
    write(case, "ucdp-ged", tmp_path / "u.csv")
    ucdp_figures_add_up(rows(tmp_path / "u.csv"))


def ucdp_figures_add_up(found):
    assert found and list(found[0]) == list(ucdp.COLUMNS) and len(ucdp.COLUMNS) == 49
    for r in found:
        parts = [int(r[f"deaths_{k}"]) for k in ("a", "b", "civilians", "unknown")]
        assert sum(parts) == int(r["best"]) and min(parts) >= 0
        assert int(r["low"]) <= int(r["best"]) <= int(r["high"]) and int(r["high"]) >= 1
        assert r["type_of_violence"] in "123" and r["where_prec"] in "1234567" and r["date_prec"] in "12345"
        assert r["event_clarity"] in "12" and r["date_start"] <= r["date_end"]
        if r["latitude"]:
            cell = int(r["priogrid_gid"]) - 1
            assert -90 + cell // 720 / 2 <= float(r["latitude"]) < -89.5 + cell // 720 / 2
            assert -180 + cell % 720 / 2 <= float(r["longitude"]) < -179.5 + cell % 720 / 2


@pytest.mark.parametrize(
    ("event", "against", "of_the_dead", "side_b"),
    [("clash", (), False, 0), ("clash", ("rebels",), False, 0), ("clash", ("rebels",), True, 9), ("shelling", ("rebels",), False, 9),
     ("shelling", (), False, 0)],
)  # fmt: skip
def test_dead_fighters_are_side_bs_only_where_a_text_says_so(event, against, of_the_dead, side_b):
    toll = Toll(min=9, max=9, agreed=9, breakdown={"combatants": (9, 9)})
    actors = (Actor("against", "rebels", "rebels"),) if of_the_dead else ()
    dead = Claim(doc="a", quote="q", start=0, end=1, kind="casualties", victims="combatant", measure=Measure("killed", 9, 9), actors=actors)
    incident = type("I", (), {"event": event, "toll": {"killed": toll}})
    row = type("R", (), {"incident": incident, "claims": (dead,), "role": lambda self, role: against})()
    assert ucdp.deaths(row, 9, ("clash",)) == (0, side_b)


def test_hxl_is_read_by_libhxl(case, tmp_path):
    hxl = importlib.import_module("hxl")
    write(case, "hxl", tmp_path / "h.csv")
    source = hxl.data(str(tmp_path / "h.csv"), hxl.input.InputOptions(allow_local=True))
    found = list(source)
    assert len(found) == sum(1 for _ in case.incidents())
    assert all(c.tag for c in source.columns)
    killed = [r.get("#affected+killed+min") for r in found]
    wanted = [i.toll["killed"].min for i in case.incidents() if "killed" in i.toll and i.toll["killed"].min is not None]
    assert [float(k) for k in killed if k not in ("", None) and float(k)] == [w for w in wanted if w]
    report = hxl.validate(str(tmp_path / "h.csv"), None) if False else hxl.schema().validate(source)
    assert report


def test_geojson_and_geoparquet_are_read_by_geopandas(case, tmp_path):
    geopandas = importlib.import_module("geopandas")
    write(case, "geojson", tmp_path / "i.geojson")
    write(case, "geoparquet", tmp_path / "i.parquet")
    points, parquet = geopandas.read_file(tmp_path / "i.geojson"), geopandas.read_parquet(tmp_path / "i.parquet")
    assert len(points) == len(parquet) == sum(1 for _ in case.incidents())
    assert points.crs.to_epsg() == 4326 and parquet.crs.to_string() == "OGC:CRS84"  # longitude first
    assert list(parquet["id"]) == list(points["id"])
    assert parquet.geometry.dropna().geom_type.eq("Point").all()
    assert json.loads((tmp_path / "i.geojson").read_text())["metadata"]["ledger"] == case.digest()


def test_datapackage_is_valid(case, tmp_path):
    frictionless = importlib.import_module("frictionless")
    write(case, "datapackage", tmp_path / "dp")
    report = frictionless.validate(str(tmp_path / "dp" / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    with pytest.raises(InputError, match="not an empty folder"):
        write(case, "datapackage", tmp_path / "dp")


@pytest.mark.interop
def test_followthemoney_accepts_the_entities(case, tmp_path):
    write(case, "ftm", tmp_path / "e.jsonl")
    assert entities_hold(tmp_path / "e.jsonl") > sum(1 for _ in case.incidents())


def entities_hold(path):
    """Each entity validates, loses nothing in cleaning, and refers only to those before it; gives how many."""
    from followthemoney import model

    seen = set()
    for line in path.open(encoding="utf-8"):
        entity = json.loads(line)
        proxy = model.get_proxy(entity)
        proxy.schema.validate(entity)
        clean = {k: sorted(v) for k, v in proxy.to_dict()["properties"].items()}
        assert clean == {k: sorted(v) for k, v in entity["properties"].items()}
        seen.add(entity["id"])
        for name in ("document", "entity", "involved", "addressEntity", "proof"):
            assert set(entity["properties"].get(name, ())) <= seen
    return len(seen)


def test_followthemoney_refers_only_to_what_is_there(case, tmp_path):
    write(case, "ftm", tmp_path / "e.jsonl")
    entities = [json.loads(line) for line in (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()]
    ids = {e["id"] for e in entities}
    assert len(ids) == len(entities)
    for e in entities:
        for name in ("document", "entity", "involved", "addressEntity", "proof"):
            assert set(e["properties"].get(name, ())) <= ids


def test_public_files_give_no_site_away(case, tmp_path):
    sites = {i.id: i for i in case.incidents() if i.place and i.place.level == "site"}
    assert sites, "the sample has no incident at a site"
    write(case, "csv", tmp_path / "public.csv")
    write(case, "csv", tmp_path / "exact.csv", exact=True)
    public, exact = ({r["id"]: r for r in rows(tmp_path / n)} for n in ("public.csv", "exact.csv"))
    sheltering = {"displacement_site", "hospital", "school"}
    for id_, incident in sites.items():
        assert public[id_]["place"] != incident.place.name and public[id_]["place_level"] == "settlement"
        assert public[id_]["precision"] == "settlement" and exact[id_]["precision"] == "exact"
        assert exact[id_]["place"] == incident.place.name
        if sheltering & set(incident.targets):
            assert public[id_]["sentences"] == "" and exact[id_]["sentences"]
    assert "EXACT SITES" in (tmp_path / "exact.csv.codebook.md").read_text()


def test_a_point_that_stands_for_an_area_says_so(case):
    protector = Protector(case.packs, case.gazetteer)
    notes = [protector.place(Where(text="x", name="x", level=level), None, 35.9, 36.6, False).note
             for level in ("governorate", "district", "settlement")]  # fmt: skip
    assert notes == ["centre of the governorate, coarse", "centre of the district, coarse", "as reported"]


def test_filters_and_second_clock(case, tmp_path):
    write(case, "csv", tmp_path / "x.csv", Filters(since="2020-01-01", until="2020-01-31"))
    found = rows(tmp_path / "x.csv")
    assert found and all(r["end"] >= "2020-01-01" and r["start"] <= "2020-01-31" for r in found)
    write(case, "csv", tmp_path / "y.csv", Filters(as_known_on="2018-12-31"))
    assert all(r["first_known"] <= "2018-12-31" for r in rows(tmp_path / "y.csv"))


def test_no_cell_is_a_formula(tmp_path):
    from trucewatch.export.files import cell

    assert cell("=1+1") == "'=1+1" and cell(-3) == -3 and cell(None) == ""


def test_snapshot_rebuilds_to_the_same_hash(sample_copy, tmp_path):
    with Case.open(sample_copy) as case:
        claim = next(case.claims(Filters(kind="casualties")))
        case.decide(claim.id, "annotate", {"text": "seen"}, who="Ada", why="test")
        write(case, "snapshot", tmp_path / "one.zip")
        write(case, "snapshot", tmp_path / "two.zip")
        assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
        wanted = case.digest()
        with pytest.raises(Refused, match="whole case"):
            write(case, "snapshot", tmp_path / "three.zip", Filters(since="2020-01-01"))
    with snapshot.restore(tmp_path / "one.zip", tmp_path / "again") as back:
        assert back.digest() == wanted
        assert [d.verb for d in back.decisions()] == ["annotate"]
        assert all(c.ok for c in back.verify(rebuild=False))


def test_a_snapshot_on_a_clean_machine_gives_the_same_hashes(case, tmp_path):
    """Another process, no home, no case around: only the zip and the installed package."""
    write(case, "snapshot", tmp_path / "s.zip")
    (tmp_path / "home").mkdir()
    clean = {"HOME": str(tmp_path / "home"), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-m", "trucewatch", "new", "again", "--from", "s.zip"]
    subprocess.run(command, cwd=tmp_path, env=clean, check=True, capture_output=True)
    with Case.open(tmp_path / "again") as back:
        assert back.digest() == case.digest()
        assert [c.id for c in back.claims()] == [c.id for c in case.claims()]
        assert [i.id for i in back.incidents()] == [i.id for i in case.incidents()]
        assert write(back, "snapshot", tmp_path / "t.zip")
    with zipfile.ZipFile(tmp_path / "s.zip") as one, zipfile.ZipFile(tmp_path / "t.zip") as two:
        hashes = [json.loads(z.read("manifest.json"))["members"] for z in (one, two)]
    assert hashes[0] == hashes[1]


def test_a_changed_snapshot_is_refused(case, tmp_path):
    write(case, "snapshot", tmp_path / "s.zip")
    with zipfile.ZipFile(tmp_path / "s.zip") as old, zipfile.ZipFile(tmp_path / "bad.zip", "w") as new:
        for n in old.namelist():
            data = old.read(n)
            new.writestr(n, data.replace(b"killed", b"kissed") if n.startswith("archive/") else data)
    with pytest.raises(IntegrityError, match="not what the manifest says"):
        snapshot.restore(tmp_path / "bad.zip", tmp_path / "bad")
    assert not (tmp_path / "bad").exists()
    (tmp_path / "no.zip").write_text("nothing")
    with pytest.raises(InputError, match="not a snapshot"):
        snapshot.restore(tmp_path / "no.zip", tmp_path / "bad")


def test_a_snapshot_keeps_its_own_packs(sample_copy, tmp_path, monkeypatch):
    from trucewatch import rules

    with Case.open(sample_copy) as case:
        write(case, "snapshot", tmp_path / "s.zip")
        wanted = case.digest()
    real = rules.load

    class Other:
        digest = "moved on"

    monkeypatch.setattr(snapshot.rules, "load", lambda names: Other if "en" in names else real(names))
    with snapshot.restore(tmp_path / "s.zip", tmp_path / "again") as back:
        assert back.digest() == wanted and (tmp_path / "again" / "packs" / "en").is_dir()


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["export", "csv"], 0, "id,event"),
        (["export", "nothing"], 2, "is not one of"),
        (["export", "geoparquet"], 2, "name one with --out"),
        (["export", "datapackage"], 2, "--out DIR"),
        (["export", "csv", "--out", "no/such/folder/x.csv"], 2, "does not exist"),
        (["export", "csv", "--since", "yesterday"], 2, "not a day"),
        (["export", "csv", "--zone", "Atlantis"], 1, "Atlantis"),
    ],
)
def test_command(sample_folder, capsys, monkeypatch, tmp_path, words, status, says):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        main([*words, "--case", str(sample_folder)])
    printed = capsys.readouterr()
    assert end.value.code == status and says in printed.out + printed.err
    assert not list(tmp_path.iterdir())


def test_every_profile_documents_every_column(case):
    from trucewatch.export.frame import Job

    job = Job(case)
    for name, profile in PROFILES.items():
        assert all(profile.columns(job).values()), name
    assert set(Codes(case.packs).exports.hxl) == set(tabular.HXL)
    assert all(re.fullmatch(r"#[a-z0-9]+(\+[a-z0-9_]+)*", t) for t in Codes(case.packs).exports.hxl.values())


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    """50,000 made-up incidents: 500 by the package's own matching, then copied under other ids."""
    sys.path.insert(0, str(ROOT / "evaluation"))
    sys.modules.pop("generate", None)
    import generate

    with generate.generate(tmp_path_factory.mktemp("big") / "case", incidents=500) as made:
        generate.multiply(made, 100)
        assert made.counts()["incidents"] >= 45_000
        yield made
    sys.path.remove(str(ROOT / "evaluation"))


@pytest.mark.slow
def test_fifty_thousand_incidents_are_read_back(big, tmp_path):
    import geopandas
    import hxl

    n = big.counts()["incidents"]
    for profile, name in (("geojson", "i.geojson"), ("geoparquet", "i.parquet"), ("hxl", "h.csv"), ("csv", "i.csv")):
        assert write(big, profile, tmp_path / name) == n
    parquet = geopandas.read_parquet(tmp_path / "i.parquet")
    points = geopandas.read_file(tmp_path / "i.geojson")
    assert len(points) == len(parquet) == n and parquet["id"].is_unique and set(points["id"]) == set(parquet["id"])
    assert sum(1 for _ in hxl.data(str(tmp_path / "h.csv"), hxl.input.InputOptions(allow_local=True))) == n
    with (tmp_path / "i.csv").open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) == n
    assert write(big, "acled", tmp_path / "a.csv") > 0.9 * n
    assert write(big, "ucdp-ged", tmp_path / "u.csv") > 0.4 * n
    acled_codes_hold(rows(tmp_path / "a.csv"), big)
    ucdp_figures_add_up(rows(tmp_path / "u.csv"))


@pytest.mark.slow
def test_a_data_package_of_fifty_thousand_incidents_is_valid(big, tmp_path):
    frictionless = importlib.import_module("frictionless")
    assert write(big, "datapackage", tmp_path / "dp") == big.counts()["incidents"]
    report = frictionless.validate(str(tmp_path / "dp" / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]


@pytest.mark.slow
@pytest.mark.interop
def test_followthemoney_accepts_fifty_thousand_incidents(big, tmp_path):
    assert write(big, "ftm", tmp_path / "e.jsonl") > 2 * big.counts()["incidents"]
    entities_hold(tmp_path / "e.jsonl")


def test_a_span_with_one_known_end_is_never_a_single_day():
    assert middle("2019-05-01", "2019-05-03") == ("2019-05-02", 3)
    assert middle("2019-05-01", "2019-05-01") == ("2019-05-01", 1)
    assert middle(None, "2019-05-03") == ("2019-05-03", OPEN) and middle("2019-05-03", None) == ("2019-05-03", OPEN)
    assert middle(None, None) == ("", 0)
