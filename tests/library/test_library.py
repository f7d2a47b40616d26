"""The Python library: lazy typed records, frames, notebooks, and clear words where a package is missing."""

import builtins
import itertools
from pathlib import Path

import pytest

import trucewatch
from trucewatch import Incident
from trucewatch.errors import CaseError, InputError
from trucewatch.extraction import Extractor

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def case(sample_folder):
    with trucewatch.open(sample_folder) as found:
        yield found


KINDS = ("incidents", "claims", "documents", "displacement", "control_changes", "control", "findings", "places")


@pytest.mark.parametrize("kind", KINDS)
def test_records_are_typed_and_come_again(case, kind):
    records = getattr(case, kind)()
    once, again = list(records), list(records)
    assert once == again and len(once) == len(records) > 0 and records
    assert records[0] == once[0] and records[-1] == once[-1] and records[1:3] == once[1:3]
    frame = records.to_pandas()
    assert len(frame) == len(once) and list(frame.columns) == list(records.columns)
    assert frame.notna().any().any()
    assert "<table>" in records._repr_html_() and len({type(r) for r in once}) == 1
    with pytest.raises(IndexError, match="no record"):
        records[10_000]


def test_records_are_lazy(case, monkeypatch):
    read = []
    real = case.case.ledger.incidents

    def counted(*args):
        for record in real(*args):
            read.append(record.id)
            yield record

    monkeypatch.setattr(case.case.ledger, "incidents", counted)
    records = case.incidents()
    assert not read
    three = list(itertools.islice(records, 3))
    assert len(three) == 3 and all(isinstance(i, Incident) for i in three) and len(read) == 3


def test_frames_agree_with_the_records(case):
    frame = case.incidents().to_pandas().set_index("id")
    for i in case.incidents():
        killed = i.toll.get("killed")
        assert frame.loc[i.id, "grade"] == i.grade and tuple(frame.loc[i.id, "claims"]) == i.claims
        if killed is not None and killed.min is not None:
            assert frame.loc[i.id, "killed_min"] == killed.min
        if i.time.start:
            assert frame.loc[i.id, "start"].date().isoformat() == i.time.start


def test_points_lie_where_the_ledger_says(case):
    points = case.incidents().to_geodataframe()
    assert points.crs.to_string() == "OGC:CRS84"
    for i, point in zip(case.incidents(), points.geometry, strict=True):
        assert (point is None) == (i.lat is None)
        assert point is None or (point.y, point.x) == (i.lat, i.lon)
    assert case.claims().to_geodataframe().geometry.notna().any()
    assert case.control_changes().to_geodataframe().geometry.notna().any()
    with pytest.raises(InputError, match="no position"):
        case.documents().to_geodataframe()


@pytest.mark.parametrize(("package", "call"), [("pandas", "to_pandas"), ("geopandas", "to_geodataframe")])
def test_a_missing_package_is_named(case, monkeypatch, package, call):
    real = builtins.__import__

    def without(name, *args, **more):
        if name == package:
            raise ImportError(name)
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=rf"needs {package}; install trucewatch\[exports\]"):
        getattr(case.incidents(), call)()


def test_filters_by_name(case):
    inside = list(case.incidents(since="2020-01-01", until="2020-03-10"))
    assert inside and len(inside) < len(case.incidents())
    with pytest.raises(InputError, match="colour: no such filter"):
        case.incidents(colour="red")


def test_extract_from_a_string():
    found = trucewatch.extract("Shelling killed two civilians in Saraqib on Friday.", published="2019-05-04")
    killed = next(c for c in found if c.kind == "casualties")
    assert killed.measure.min == 2 and killed.time.start == "2019-05-03"
    assert list(found.to_pandas()["quote"]) == [c.quote for c in found]
    assert not trucewatch.extract("Nothing of note.")
    with pytest.raises(InputError, match="no words in it"):
        trucewatch.extract(" ")


def test_rich_display_escapes(case):
    evil = trucewatch.extract("Warplanes struck <script>alert(1)</script> Saraqib on Monday, killing four people.",
                              published="2019-12-24")  # fmt: skip
    assert evil
    shown = evil._repr_html_() + evil[0]._repr_html_()
    assert "<script>" not in shown
    incident = case.incidents()[0]
    assert incident.id in incident._repr_html_() and incident.id in case.explain(incident.id)._repr_html_()
    assert case.case.settings.name in case._repr_html_()


def test_pictures(case, tmp_path):
    from lxml import etree

    chart = case.chart(since="2020-01-01", until="2020-03-10")
    assert etree.parse(chart.save(tmp_path / "c.svg")).getroot().tag.endswith("svg") and "shelling" in chart.svg
    assert case.map()._repr_html_().startswith("<figure><svg")
    with pytest.raises(InputError, match="since= and until="):
        case.chart()
    with pytest.raises(InputError, match="widen"):
        case.map(since="1999-01-01", until="1999-01-02")
    with pytest.raises(InputError, match="cannot be written"):
        chart.save(tmp_path / "no" / "c.svg")


def test_open_finds_the_case_around(sample_folder, tmp_path, monkeypatch):
    monkeypatch.chdir(sample_folder / "archive")
    with trucewatch.open() as found:
        assert found.case.folder == sample_folder.resolve()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CaseError, match="not inside a case"):
        trucewatch.open()


@pytest.mark.slow
def test_the_notebook_runs(tmp_path):
    import nbformat
    from nbclient import NotebookClient

    book = nbformat.read(ROOT / "docs" / "from-articles-to-a-figure.ipynb", as_version=4)
    assert len(book.cells) == 10 and not any(c.get("outputs") for c in book.cells)
    NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert (tmp_path / "figure.svg").read_text(encoding="utf-8").startswith("<svg")
    shown = [o for c in book.cells for o in c.get("outputs", ()) if "text/html" in o.get("data", {})]
    assert len(shown) >= 5


def test_extractors_of_the_same_packs_share_what_is_costly(tmp_path):
    places = tmp_path / "places.csv"
    assert Extractor().gazetteer is Extractor().gazetteer
    assert Extractor(("ontology", "en")).gazetteer is not Extractor().gazetteer
    with pytest.raises(InputError, match="no such gazetteer"):
        Extractor(gazetteers=[places])
