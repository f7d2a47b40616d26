"""A document that brings a defect of the program to light is one line; the others go in."""

import gzip
import json

import pytest

from trucewatch import flow

TEXT = "4 May 2019\n\nShelling killed two civilians in Saraqib on Friday.\n"
LINE = "an error in trucewatch itself (KeyError: 'odd' at flow.py:"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Three texts, of which the second is read wrongly."""
    made = tmp_path / "texts"
    made.mkdir()
    (made / "a.txt").write_text(TEXT)
    (made / "b.txt").write_text(TEXT.replace("two", "ODD"))
    (made / "c.txt").write_text(TEXT.replace("two", "nine"))
    right = flow.Engine.extract

    def wrong(self, document, mentions=False):
        if "ODD" in document.text:
            raise KeyError("odd")
        return right(self, document, mentions)

    monkeypatch.setattr(flow.Engine, "extract", wrong)
    return made


def test_extract_goes_on(folder, tmp_path, run):
    status, _, err = run("extract", folder, "--out", tmp_path / "out")
    assert status == 2 and err.count("\n") == 1
    assert f"b.txt: {LINE}" in err and "please report" in err
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.txt.jsonl", "c.txt.jsonl"]


def test_add_goes_on_and_keeps_nothing_of_the_bad_one(folder, tmp_path, run):
    case = tmp_path / "case"
    run("new", case)
    status, out, _ = run("add", folder, "--case", case)
    assert status == 2 and f"b.txt: {LINE}" in out
    kept = {d["path"][-5:] for d in json.loads(run("documents", "--case", case, "--format", "json")[1])}
    assert kept == {"a.txt", "c.txt"}
    assert run("verify", "--case", case, "--no-rebuild")[0] == 0
    assert len([p for p in (case / "archive").rglob("*") if p.is_file()]) == 2


def test_batch_goes_on(folder, tmp_path, run):
    status, _, _ = run("batch", folder, "--out", tmp_path / "out", "--workers", 1)
    assert status == 2
    (skipped,) = (tmp_path / "out" / "part-00000.skipped.jsonl").read_text().splitlines()
    assert json.loads(skipped)["why"].startswith(LINE)
    assert len((tmp_path / "out" / "part-00000.jsonl").read_text().splitlines()) == 4


def test_a_damaged_container_ends_alone(tmp_path, run):
    made = tmp_path / "texts"
    made.mkdir()
    rows = "".join(json.dumps({"text": f"{TEXT} {n} {n * n}"}) + "\n" for n in range(2000))
    (made / "a.jsonl.gz").write_bytes(gzip.compress(rows.encode())[:600])
    (made / "b.parquet").write_bytes(b"no table")
    (made / "c.txt").write_text(TEXT)
    status, _, _ = run("batch", made, "--out", tmp_path / "out", "--workers", 1)
    lines = [json.loads(s) for s in (tmp_path / "out" / "part-00000.skipped.jsonl").read_text().splitlines()]
    assert status == 2 and len(lines) == 2
    assert "a.jsonl.gz" in lines[0]["path"] and "damaged" in lines[0]["why"]
    assert lines[1]["why"] == "not a Parquet file; fetch it again"
    assert "c.txt" in (tmp_path / "out" / "part-00000.jsonl").read_text()
