"""A wrong call, a file that is none, a place that cannot be written: one line each, exit status 2, nothing left behind."""

import os

import pytest

from trucewatch.cli import main

USAGE = (
    (("claims", "--bogus"), "claims: No such option '--bogus'; see `trucewatch claims --help`"),
    (("claims", "--format", "xml"), "claims: Invalid value for '--format': 'xml' is not one of 'table', 'json'"),
    (("toll", "--step", "hour"), "toll: Invalid value for '--step': 'hour' is not one of 'day'"),
    (("decide", "c_1", "praise"), "decide: Invalid value for 'VERB': 'praise' is not one of 'accept'"),
    (("export",), "export: Missing argument 'PROFILE'. Choose from: acled"),
    (("extract",), "extract: Missing argument 'FILE...'; see `trucewatch extract --help`"),
    (("praise",), "No such command 'praise'; see `trucewatch --help`"),
    (("gazetteer", "praise"), "gazetteer: No such command 'praise'; see `trucewatch gazetteer --help`"),
    (("--bogus",), "No such option '--bogus'; see `trucewatch --help`"),
    (("serve", "--port", "99999"), "serve: Invalid value for '--port': 99999 is not in the range 0<=x<=65535"),
)


@pytest.fixture
def refused(run):
    """The one line with which a call is refused."""

    def call(*args):
        status, out, err = run(*args)
        assert status == 2 and out == "" and err.count("\n") == 1, err
        assert err.startswith("trucewatch: ")
        return err.removeprefix("trucewatch: ").strip()

    return call


@pytest.mark.parametrize(("args", "line"), USAGE)
def test_a_wrong_call_is_one_line_with_where_to_look(args, line, refused):
    assert refused(*args).startswith(line)
    assert "--help`" in refused(*args)


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "friday.txt"
    path.write_text("4 May 2019\n\nShelling killed two civilians in Saraqib on Friday.\n")
    return path


@pytest.mark.parametrize(
    "args",
    [
        ("extract", "{text}", "--out", "{text}/x"),
        ("batch", "{text}", "--out", "{text}/x"),
        ("new", "{text}/x"),
        ("demo", "--no-serve", "{text}/x"),
        ("gazetteer", "import", "{places}", "--into", "{text}/x.db"),
        ("gazetteer", "import", "{places}", "--into", "{text}"),
    ],
)
def test_what_cannot_be_written_is_one_line(args, text, tmp_path, refused):
    places = tmp_path / "places.csv"
    places.write_text("name,lat,lon\nSaraqib,35.86,36.8\n")
    before = text.read_bytes()
    line = refused(*(a.format(text=text, places=places) for a in args))
    assert str(text) in line and "; choose another" in line
    assert text.read_bytes() == before and sorted(os.listdir(tmp_path)) == ["friday.txt", "places.csv"]


@pytest.mark.parametrize("profile", ["geoparquet", "snapshot", "csv", "geojson", "acled"])
def test_an_export_that_cannot_be_written_is_one_line(profile, sample_folder, refused):
    line = refused("export", profile, "--case", sample_folder, "--out", "/proc/x.out")
    assert line.startswith("/proc/x.out: cannot be written (")


@pytest.mark.parametrize(
    "args",
    [
        ("gazetteer", "import", "{bad}", "--into", "{into}"),
        ("gazetteer", "search", "Saraqib", "--gazetteer", "{bad}"),
        ("extract", "{text}", "--gazetteer", "{bad}"),
        ("new", "{into}", "--gazetteer", "{bad}"),
    ],
)
@pytest.mark.parametrize("name", ["bad.bin", "bad.csv", "bad.zip", "bad.json", "bad.db"])
def test_a_gazetteer_that_is_none_is_one_line(args, name, text, tmp_path, refused):
    bad = tmp_path / name
    bad.write_bytes(bytes(range(1, 256)) * 9)
    line = refused(*(a.format(text=text, bad=bad, into=tmp_path / "g.db") for a in args))
    assert str(bad) in line
    assert not (tmp_path / "g.db").exists()


def test_what_the_machine_refuses_elsewhere_is_one_line(refused, text, monkeypatch):
    from trucewatch import extraction

    def full(*_):
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr(extraction.Extractor, "files", full)
    assert refused("extract", text) == "somewhere: No space left on device; make room and run it again"


def test_a_defect_of_the_program_is_no_wrong_call(text, monkeypatch):
    from trucewatch import extraction

    def wrong(*_):
        raise KeyError("odd")

    monkeypatch.setattr(extraction.Extractor, "files", wrong)
    with pytest.raises(KeyError):
        main(["extract", str(text)])
