"""``incidents``, ``toll``, ``displacement``, ``decide`` as scripts call them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from trucewatch import Case
from trucewatch.cli import main
from trucewatch.sample import REPORTS

NAMES = ("2018-06-08-zardana.txt", "2018-06-08-zardana-syndicated.txt", "2019-07-22-market-wire.txt",
         "2019-07-23-market-monitor.txt", "meta.json")  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("commands")
    (base / "reports").mkdir()
    for name in NAMES:
        shutil.copy(REPORTS / name, base / "reports" / name)
    with Case.create(base / "case") as case:
        assert {r.status for r in case.add(base / "reports", added="2026-01-01")} == {"added"}
    return base / "case"


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main([str(w) for w in words])
    out = capsys.readouterr()
    return int(end.value.code or 0), out.out, out.err


def rows(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> list[dict[str, object]]:
    status, out, _ = run(capsys, "incidents", "--case", folder, "--format", "json", *more)
    assert status == 0
    found: list[dict[str, object]] = json.loads(out)
    return found


def test_incidents_have_the_promised_shape(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    found = rows(capsys, folder)
    assert found
    for row in found:
        assert {"id", "event", "time", "place", "actors", "targets", "toll", "grade", "contradictions"} <= set(row)
        assert {"origins", "claims", "documents"} <= set(row)
        if row["place"]:
            assert set(row["place"]) == {"id", "name", "lat", "lon", "level"}  # type: ignore[call-overload]


def test_formats_and_filters(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    everything = rows(capsys, folder)
    later = rows(capsys, folder, "--since", "2019-01-01")
    assert 0 < len(later) < len(everything)
    _, out, _ = run(capsys, "incidents", "--case", folder, "--format", "geojson")
    assert len(json.loads(out)["features"]) == len(everything)
    _, out, _ = run(capsys, "incidents", "--case", folder, "--format", "csv")
    assert len(out.strip().splitlines()) == len(everything) + 1
    known = rows(capsys, folder, "--as-known-on", "2018-12-31")
    assert {d for r in known for d in r["documents"]} < {d for r in everything for d in r["documents"]}  # type: ignore[attr-defined]


def test_toll_adds_up_and_refuses_what_is_mixed(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    status, out, _ = run(capsys, "toll", "--case", folder, "--format", "json", "--step", "all")
    series = json.loads(out)
    assert status == 0
    assert sum(r["best"] for r in series["rows"]) == series["total"]["best"]
    status, out, err = run(capsys, "toll", "--case", folder, "--measure", "killed,injured")
    assert (status, out) == (1, "")
    assert "different things" in err
    assert len(err.strip().splitlines()) == 1


def test_displacement_prints_and_unknown_claims_are_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    status, _, _ = run(capsys, "displacement", "--case", folder, "--format", "json")
    assert status == 0
    status, _, err = run(capsys, "displacement", "--case", folder, "--add", "c_nothing")
    assert status == 1
    assert "c_nothing" in err


def test_preview_writes_nothing_and_deciding_does(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    first = rows(capsys, folder)[0]
    _, out, _ = run(capsys, "decide", "--case", folder, first["id"], "grade", "--set", "grade=discounted", "--preview")
    assert "changed" in out
    assert rows(capsys, folder)[0]["grade"] == first["grade"]
    status, out, _ = run(
        capsys,
        "decide",
        "--case",
        folder,
        first["id"],
        "grade",
        "--set",
        "grade=discounted",
        "--who",
        "a",
        "--why",
        "b",
    )
    assert status == 0
    made = out.split(":")[0]
    assert rows(capsys, folder)[0]["grade"] == "discounted"
    run(capsys, "decide", "--case", folder, made, "undo", "--who", "a")
    assert rows(capsys, folder)[0]["grade"] == first["grade"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("grade", "--set", "grade=perhaps"), "must be one of"),
        (("grade", "--set", "fair"), "field=value"),
        (("same",), "needs with"),
        (("place", "--set", "lat=high"), "degrees"),
        (("date", "--set", "start=soon"), "not a day"),
        (("date", "--set", "start=2019-05-02", "--set", "end=2019-05-01"), "is after"),
        (("date", "--set", "begin=2019-05-02"), "none of its fields"),
        (("place", "--set", "id=nonesuch"), "no place has the id 'nonesuch'"),
        (("place",), "nothing is set"),
    ],
)
def test_bad_decisions_get_one_clear_line(
    capsys: pytest.CaptureFixture[str], folder: Path, words: tuple[str, ...], said: str
) -> None:
    first = rows(capsys, folder)[0]
    status, _, err = run(capsys, "decide", "--case", folder, first["id"], *words, "--who", "a")
    assert status == 2
    assert said in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("set_", "said"),
    [
        ('measure={"what": "killed", "min": 50, "max": 20}', "min 50 above max 20"),
        ('measure={"what": "dead", "min": 5, "max": 5}', "measure.what dead: unknown; one of"),
        ("event=xyz", "event xyz: unknown"),
        ('time={"start": "2019-05-02", "end": "2019-05-01"}', "is after"),
        ('place_ids=["nonesuch"]', "no place has the id 'nonesuch'"),
    ],
)
def test_edits_that_no_claim_may_have_are_refused(
    capsys: pytest.CaptureFixture[str], folder: Path, set_: str, said: str
) -> None:
    claim = rows(capsys, folder)[0]["claims"][0]
    status, _, err = run(capsys, "decide", "--case", folder, claim, "edit", "--set", set_, "--who", "a")
    assert (status, len(err.strip().splitlines())) == (2, 1)
    assert said in err


def test_only_claims_of_the_incident_are_split_off(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    first, second = rows(capsys, folder)[:2]
    for claims, said in ((second["claims"][:1], "is no claim of this incident"), (first["claims"], "these are all its claims")):
        words = [w for c in claims for w in ("--claim", c)]
        status, _, err = run(capsys, "decide", "--case", folder, first["id"], "split", *words, "--who", "a")
        assert (status, len(err.strip().splitlines())) == (2, 1)
        assert said in err


def test_a_family_of_events_is_asked_for_as_one_event_is(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    found = {}
    for event in ("air", "air_strike"):
        status, out, _ = run(capsys, "claims", "--case", folder, "--format", "json", "--event", event)
        found[event] = {c["id"] for c in json.loads(out)}
        assert status == 0
    assert found["air_strike"] and found["air_strike"] <= found["air"]
