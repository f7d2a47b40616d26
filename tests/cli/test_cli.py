"""The command line's promises: exit statuses, one clear line, nothing half-done, the same filters, no network."""

import csv
import importlib
import io
import json
import socket
import sys

import pytest

from trucewatch.cli import COMMANDS, cli

TEXT = "4 May 2019\n\nShelling killed two civilians in Saraqib on Friday.\n"


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "friday.txt"
    path.write_text(TEXT)
    return path


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help(command, run):
    status, out, _ = run(command, "--help")
    assert status == 0 and out.startswith(f"Usage: trucewatch {command}")
    assert cli.get_command(None, command).help


QUERIES = ("documents", "claims", "incidents", "toll", "displacement", "control", "places", "compliance")


@pytest.mark.parametrize("command", QUERIES)
def test_queries_take_the_same_filters_and_print_json(command, run, sample_folder):
    window = ("--since", "2019-07-01", "--until", "2020-03-31", "--as-known-on", "2020-03-31")
    status, out, err = run(command, "--case", sample_folder, "--format", "json", *window)
    assert status == 0, err
    json.loads(out)
    for flag in ("--zone", "--place", "--actor", "--kind", "--as-of", "--grade", "--publisher"):
        assert flag in run(command, "--help")[1]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("claims", "--since", "yesterday"), "--since yesterday: not a day; write YYYY-MM-DD"),
        (("claims", "--since", "2020-01-02", "--until", "2020-01-01"), "is after --until"),
        (("claims", "--kind", "miracle"), "unknown; one of incident"),
        (("incidents", "--grade", "superb"), "unknown; one of confirmed"),
        (("claims", "--zone", "Atlantis"), "no area, agreement zone or place of that name"),
        (("explain", "c_0"), "nothing in this case has that id"),
        (("verify", "--case", "/nowhere"), "no case there"),
    ],
)
def test_a_wrong_call_is_one_clear_line(args, words, run, sample_folder):
    status, out, err = run(*args, *(() if "--case" in args else ("--case", sample_folder)))
    assert status in (1, 2) and out == ""
    assert words in err and err.count("\n") == 1 and "Traceback" not in err


def test_without_a_case(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, _, err = run("claims")
    assert status == 2 and "not inside a case" in err and "trucewatch new" in err


def test_a_new_case_does_not_overwrite(run, tmp_path):
    assert run("new", tmp_path / "c", "--name", "C")[0] == 0
    status, _, err = run("new", tmp_path / "c")
    assert status == 2 and "holds a case already" in err
    status, _, err = run("new", tmp_path / "d", "--pack", "no-such-pack")
    assert status == 2 and "Bundled packs" in err and not (tmp_path / "d" / "case.yaml").exists()


def test_bad_among_good(run, tmp_path, text):
    run("new", tmp_path / "c")
    (tmp_path / "empty.txt").write_bytes(b"")
    status, out, _ = run("add", text, tmp_path / "empty.txt", "--case", tmp_path / "c")
    assert status == 2
    assert "added   " in out and "SKIPPED " in out and "empty.txt: empty file; fetch or save it again" in out
    assert run("add", text, "--case", tmp_path / "c")[0] == 0


def test_watch_takes_in_what_comes_later(run, tmp_path, text, monkeypatch):
    run("new", tmp_path / "c")
    naps = []

    def nap(seconds):
        naps.append(seconds)
        if len(naps) == 2:
            raise KeyboardInterrupt
        (tmp_path / "in" / "later.txt").write_text(TEXT.replace("two", "three"))

    monkeypatch.setattr("time.sleep", nap)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / text.name).write_text(TEXT)
    status, out, _ = run("add", tmp_path / "in", "--watch", "--every", 5, "--case", tmp_path / "c")
    assert status == 0 and naps == [5, 5]
    assert [line.split("/")[-1] for line in out.splitlines() if line.startswith(("added", "known"))] == [
        "friday.txt: 2 claims, 0 sentences with a number or trigger but no claim",
        "friday.txt: already in the case; nothing to do",
        "later.txt: 2 claims, 0 sentences with a number or trigger but no claim",
    ]


def test_packs_check(run, tmp_path):
    status, out, _ = run("packs", "check", "ontology")
    assert status == 0 and out.startswith("ok    ontology")
    (tmp_path / "pack.yaml").write_text("name: broken\ntype: conflict\ntitle: Broken\nversion: '1'\n")
    (tmp_path / "actors.yaml").write_text("actors:\n  - {id: red, name: Red Army, type: armed_force, colour: red}\n")
    status, out, err = run("packs", "check", tmp_path)
    assert status == 1 and "colour" in out and "broken/actors.yaml" in out and "failures" in err


def test_extract_writes_one_file_for_each(run, tmp_path, text):
    meta = tmp_path / "about.json"
    meta.write_text(json.dumps({"undated.txt": {"published": "2019-05-04", "publisher": "The Gazette"}}))
    undated = tmp_path / "undated.txt"
    undated.write_text("Shelling killed two civilians in Saraqib on Friday.\n")
    (tmp_path / "quiet.txt").write_text("It rained over the hills, and the fields were green.\n")
    files = (text, undated, tmp_path / "quiet.txt")
    status, out, err = run("extract", *files, "--meta", meta, "--out", tmp_path / "out")
    assert (status, out, err) == (0, "", "")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "friday.txt.jsonl", "quiet.txt.jsonl", "undated.txt.jsonl",
    ]  # fmt: skip
    assert (tmp_path / "out" / "quiet.txt.jsonl").read_text() == ""
    meta.write_text(json.dumps({"undated.txt": {"publihser": "The Gazette"}}))
    status, _, err = run("extract", undated, "--meta", meta)
    assert status == 0 and err == f"{meta}: not used: publihser; only published, publisher, title are read\n"
    for path in (text, undated):
        claims = [json.loads(x) for x in (tmp_path / "out" / f"{path.name}.jsonl").read_text().splitlines()]
        killed = next(c for c in claims if c["kind"] == "casualties")
        assert killed["doc"] == path.name and path.read_text()[killed["start"] : killed["end"]] == killed["quote"]
        assert (killed["measure"]["min"], killed["time"]["start"]) == (2, "2019-05-03")
        fields = "doc quote start end kind event measure scope breakdown victims time places actors targets asserted_by "
        fields += "modality id document rule place_ids actor_ids confidence"
        assert set(fields.split()) <= set(killed)


def test_extract_reports_what_it_cannot_read(run, tmp_path, text):
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 40)
    status, out, err = run("extract", text, tmp_path / "noise.bin", tmp_path / "absent.txt")
    assert status == 2 and '"kind":"casualties"' in out
    assert [line.split()[0] for line in err.splitlines()] == ["SKIPPED", "SKIPPED"]
    status, _, err = run("extract", text, "--meta", text)
    assert status == 2 and "not JSON" in err
    status, _, err = run("extract", text, "--gazetteer", tmp_path / "none.txt")
    assert status == 2 and "no such gazetteer" in err


def test_mentions_carry_their_values(run, text):
    found = [json.loads(x) for x in run("extract", text, "--mentions")[1].splitlines()]
    raw = text.read_text()
    assert all(raw[m["start"] : m["end"]] == m["text"] and m["doc"] == "friday.txt" for m in found)
    by_type = {m["type"]: m for m in found}
    assert {"time", "place", "quantity", "trigger"} <= set(by_type)
    flat = {**by_type["place"].get("value", {}), **by_type["place"]}
    assert {"name", "lat", "lon", "level", "id"} <= set(flat)


def test_batch_goes_on_where_it_stopped(run, tmp_path):
    counts = ("two", "three", "four", "five", "six")
    rows = [{"text": TEXT.replace("two", n), "publisher": "The Gazette"} for n in counts]
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(r) + "\n" for r in rows) + "not json\n")
    args = ("batch", source, "--out", tmp_path / "out", "--part", 2, "--workers", 1)
    status, _, err = run(*args)
    assert status == 2 and f"{source} (line 6): not valid JSON" in err
    status, _, again = run(*args)
    assert status == 2 and f"{source} (line 6): not valid JSON" in again and "skipped by an earlier run" in again
    parts = {p.name: p.read_text() for p in (tmp_path / "out").iterdir()}
    assert [n for n in sorted(parts) if n.startswith("part")] == [
        "part-00000.jsonl", "part-00001.jsonl", "part-00002.jsonl", "part-00002.skipped.jsonl",
    ]  # fmt: skip
    (tmp_path / "out" / "part-00001.jsonl").unlink()
    status, _, err = run(*args)
    assert status == 2 and "part 00001" in err and "part 00000" not in err
    assert {p.name: p.read_text() for p in (tmp_path / "out").iterdir()} == parts
    status, _, err = run("batch", source, "--out", tmp_path / "out", "--part", 3)
    assert status == 2 and "another input, part size or set of packs" in err


def test_batch_reads_parquet(run, tmp_path):
    pandas = importlib.import_module("pandas")
    pandas.DataFrame({"text": [TEXT], "publisher": ["The Gazette"]}).to_parquet(tmp_path / "in.parquet")
    assert run("batch", tmp_path / "in.parquet", "--out", tmp_path / "out", "--workers", 1)[0] == 0
    claims = [json.loads(x) for x in (tmp_path / "out" / "part-00000.jsonl").read_text().splitlines()]
    assert {c["doc"] for c in claims} == {"in.parquet#row 1"} and any(c["kind"] == "casualties" for c in claims)


def test_all_of_it_without_a_network(run, tmp_path, text, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("something reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert run("demo", tmp_path / "demo", "--no-serve")[0] == 0
    assert run("new", tmp_path / "c")[0] == 0
    assert run("add", text, "--case", tmp_path / "c")[0] == 0
    assert run("verify", "--case", tmp_path / "c")[0] == 0
    assert run("extract", text)[0] == 0
    monkeypatch.undo()
    assert run("add", "http://127.0.0.1:9/feed.xml", "--case", tmp_path / "c")[0] == 2


def test_terminal_controls_in_documents_stay_text(run, tmp_path):
    path = tmp_path / "evil.txt"
    path.write_text("4 May 2019\n\nShelling killed two civilians in Saraqib \x1b[31mon Friday.\n")
    run("new", tmp_path / "c")
    run("add", path, "--case", tmp_path / "c")
    status, out, _ = run("claims", "--case", tmp_path / "c")
    assert status == 0 and "Saraqib" in out and "\x1b" not in out


def test_cells_are_no_formulas():
    from trucewatch.cli.common import harmless

    assert harmless("=HYPERLINK(1)") == "'=HYPERLINK(1)" and harmless("plain") == "plain" and harmless(-3) == -3


def test_start_is_quick():
    import subprocess
    import time

    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "trucewatch", "--help"], check=True, capture_output=True)
    assert time.perf_counter() - begun < 2


CELLS = (
    ("claims",), ("incidents",), ("displacement",), ("control",), ("control", "--changes"), ("places",), ("documents",),
    ("compliance",), ("compliance", "--unmatched"), ("compliance", "--agreements"), ("compliance", "--obligations"),
    ("compliance", "--table", "--since", "2019-07-01", "--until", "2019-12-31"),
)  # fmt: skip


@pytest.mark.parametrize("command", CELLS)
def test_a_cell_of_several_things_is_separated_by_semicolons(command, run, sample_folder):
    status, out, _ = run(*command, "--case", sample_folder, "--format", "csv")
    cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
    assert status == 0 and len(cells) >= 7  # a header at least: where every deal is tied there is no more
    assert not [c for c in cells if c in ("None", "[]", "()", "{}") or c.startswith(("['", "('", "{'", "["))]


def test_several_names_stand_in_one_cell(run, sample_folder):
    out = run("control", "--changes", "--case", sample_folder, "--format", "csv")[1]
    assert "Syrian state media; Syrian Observatory for Human Rights" in out


@pytest.mark.parametrize(
    ("args", "wanted", "words"),
    [
        (("claims", "--place", "Atlantis"), 1, "place 'Atlantis': no claim names it"),
        (("control", "--place", "Atlantis"), 1, "place 'Atlantis': no claim names it"),
        (("incidents", "--actor", "the Atlanteans"), 1, "actor 'the Atlanteans': no claim and no pack names one so"),
        (("documents", "--publisher", "Atlantis Times"), 1, "publisher 'Atlantis Times': no document is by it"),
        (("incidents", "--event", "miracle"), 2, "event miracle: unknown; one of abduction"),
        (("export", "csv", "--event", "miracle"), 2, "or a family: air, attack"),
        (("toll", "--measure", "joy"), 2, "measure joy: no toll; one of killed"),
    ],
)
def test_names_and_words_that_nothing_has_are_said_to_be_unknown(args, wanted, words, run, sample_folder):
    status, out, err = run(*args, "--case", sample_folder)
    assert (status, out) == (wanted, "") and words in err and err.count("\n") == 1


@pytest.mark.parametrize(
    "args",
    [
        ("claims", "--place", "Hama", "--kind", "damage"),
        ("claims", "--actor", "Hezbollah"),
        ("claims", "--event", "siege", "--place", "Maar-Shurin"),
        ("incidents", "--event", "air", "--publisher", "bosphorus post", "--until", "2011-12-31"),
    ],
)
def test_nothing_told_of_what_is_known_is_no_fault(args, run, sample_folder):
    assert run(*args, "--case", sample_folder) == (0, "", "nothing found\n")


ARABIC = "٤ مايو ٢٠١٩\n\nقتل شخصان مدنيان جراء قصف مدفعي استهدف بلدة سراقب في ريف إدلب يوم الجمعة، بحسب المرصد السوري.\n"


def test_a_language_that_no_loaded_pack_reads_is_said_so(text, tmp_path, run):
    path = tmp_path / "arabic.txt"
    path.write_text(ARABIC)
    status, out, err = run("extract", path, text)
    assert status == 0 and "friday.txt" in out and "arabic.txt" not in out
    assert err == (
        "1 document is in Arabic, which no loaded pack reads, and gave no claims; "
        "run it with --pack en --pack syria --pack ar\n"
    )
    status, out, err = run("extract", path, "--pack", "en", "--pack", "syria", "--pack", "ar")
    assert status == 0 and "arabic.txt" in out and err == ""
    run("new", tmp_path / "case")
    status, _, err = run("add", path, "--case", tmp_path / "case")
    assert status == 0 and f"add ar to `packs` in {tmp_path / 'case' / 'case.yaml'}\n" in err
    path.write_text("Четыре человека погибли при обстреле города Алеппо, сообщили в пятницу местные жители и врачи.\n")
    assert "in Russian, which no loaded pack reads" in run("extract", path)[2]


def test_standard_input_is_a_text_for_extract_alone(tmp_path, run, monkeypatch):
    case = tmp_path / "case"
    run("new", case)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    status, out, err = run("extract", "-")
    assert status == 0 and err == "" and {json.loads(line)["doc"] for line in out.splitlines()} == {"stdin"}
    status, out, _ = run("add", "-", "--case", case)
    assert status == 2 and out == "SKIPPED -: standard input is no source here; save it as a file and name that\n"
    assert run("batch", "-", "--out", tmp_path / "out")[0] == 2


def test_an_address_that_cannot_be_fetched_is_shown_as_it_was_given(run, tmp_path):
    status, _, err = run("extract", "ftp://example.org/x")
    line = "ftp://example.org/x: no address that can be fetched; give one with http or https, or a file"
    assert (status, err) == (2, f"SKIPPED {line}\n")


def test_a_bad_date_of_a_document_names_it_once(run, text, tmp_path):
    (tmp_path / "about.json").write_text('{"friday.txt": {"published": "soon"}}')
    status, _, err = run("extract", text, "--meta", tmp_path / "about.json")
    assert status == 2 and err.startswith(f"SKIPPED {text}: its published date 'soon' is no date; write")


def test_the_demo_takes_no_folder_that_holds_something_else(run, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    status, out, err = run("demo", "--no-serve", tmp_path)
    assert (status, out) == (2, "") and "is no empty folder; name another one" in err
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
