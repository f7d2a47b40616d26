"""From texts to findings through a case and the command line. The texts are made up for this test."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from trucewatch.case import Case, assessing, complying
from trucewatch.cli import cli
from trucewatch.errors import NotFound
from trucewatch.model import Filters, Finding

TEXTS = {
    "one.txt": (
        "Published 22.11.2019 10:00\n\nRussian warplanes struck the town of Maarrat al-Numan on Thursday, killing "
        "four civilians.\n\nSuch attacks are violations of the Sochi agreement, the Syrian Observatory for Human "
        "Rights said."
    ),
    "two.txt": (
        "Published 10.09.2018 10:00\n\nSyrian government forces shelled Khan Shaykhun on Sunday, wounding three people."
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("compliance")
    for name, text in TEXTS.items():
        (base / name).write_text(text, encoding="utf-8")
    case = Case.create(base / "case")
    list(case.add(sorted(base.glob("*.txt"))))
    case.close()
    return base / "case"


def run(folder: Path, *args: str) -> str:
    result = CliRunner().invoke(cli, ["compliance", "--case", str(folder), *args], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_findings_carry_what_the_contract_names(folder: Path) -> None:
    rows = [json.loads(line) for line in run(folder, "--format", "jsonl").splitlines()]
    assert rows
    for row in rows:
        assert {"agreement", "clause", "incident", "alleged_by", "party", "in_force", "carve_out", "grade"} <= set(row)
        assert row["reasons"]
    by_agreement = {row["agreement"] for row in rows if (row["date"]["start"] or "") >= "2019-11-01"}
    assert {"astana-2017-05-04", "sochi-2018-09-17"} <= by_agreement
    before = {row["agreement"] for row in rows if (row["date"]["start"] or "9") < "2018-09-17"}
    assert "sochi-2018-09-17" not in before


def test_what_is_kept_and_read_gives_what_everything_gives(folder: Path, tmp_path: Path) -> None:
    """The ledger put together from kept findings is the one computed from every record: now, then and after decisions."""
    shutil.copytree(folder, tmp_path / "case")
    with Case.open(tmp_path / "case") as case:

        def same(day: str | None = None) -> list[Finding]:
            pieced, whole = assessing.ledger(case, day), complying.ledger(case, day)
            assert pieced.findings == whole.findings
            assert (pieced.obligations, pieced.unmatched, pieced.links) == (whole.obligations, whole.unmatched, whole.links)
            return list(pieced.findings)

        found = same()
        assert {f.basis for f in found} == {"alleged", "candidate"}
        assert len(same("2018-12-31")) < len(found)
        incident = next(f.incident for f in found if f.incident)
        claim = case.incident(incident).claims[0]
        case.decide(claim, "reject", {}, "Nour")
        assert same() != found
        case.rebuild()
        same()


def test_one_capture_in_two_outlets_is_one_finding_of_each_clause(tmp_path: Path) -> None:
    texts = {
        "a.txt": "News from the front\n\n22 January 2020\n\nThe Syrian army captured Jarjanaz in Idlib province on Tuesday, the "
        "Syrian Observatory for Human Rights said.\n",
        "b.txt": "Town retaken\n\n23 January 2020\n\nThe Syrian army retook Jarjanaz on Wednesday, the army said.\n",
        "c.txt": "Quiet night\n\n24 January 2020\n\nThe Syrian army denied that it had shelled Ariha on Thursday.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Case.create(tmp_path / "case") as case:
        list(case.add(sorted(tmp_path.glob("*.txt"))))
        found = complying.findings(case)
        assert {(f.place, f.event, f.grade) for f in found} == {("Jarjanaz", "captured", "confirmed")}
        assert len({(f.agreement, f.clause) for f in found}) == len(found) > 0
        assert list(complying.ledger(case).findings) == found


def test_villages_of_unknown_position_are_shown_and_counted_beside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Villages fall\n\n2 February 2020\n\nSyrian government forces captured the villages of Tal Quinceyn and Kafr Medlar.\n"
    )
    with Case.create(tmp_path / "case") as case:
        list(case.add([tmp_path / "a.txt"]))
        assert {f.place for f in complying.findings(case, Filters(zone="idlib-2018"))} == {"Tal Quinceyn", "Kafr Medlar"}
    args = ["compliance", "--case", str(tmp_path / "case"), "--table", "--since", "2020-02-01", "--until", "2020-02-07"]
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert "2 acts in places without a position were not held against any zone" in result.stderr
    found = json.loads(run(tmp_path / "case", *args[3:], "--format", "json"))
    assert (found["rows"], found["unplaced_acts"]) == ([], 2)


def test_every_finding_opens_down_to_a_quote(folder: Path) -> None:
    with Case.open(folder) as case:
        for finding in complying.findings(case):
            node = case.explain(finding.id)
            assert node.kind == "finding"
            todo, kinds = [node], set()
            while todo:
                at = todo.pop()
                kinds.add(at.kind)
                todo += at.children
            assert {"clause", "reason", "claim", "document"} <= kinds


def test_the_views_answer(folder: Path) -> None:
    table = json.loads(run(folder, "--table", "--since", "2019-11-20", "--until", "2019-11-26", "--format", "json"))
    assert table["rows"]
    assert sum(row["count"] for row in table["rows"]) > 0
    assert len(table["silent_days"]) == 6
    states = json.loads(run(folder, "--obligations", "--format", "json"))
    assert {o["id"] for o in states} >= {"sochi-2018-09-17/heavy-weapons-out", "sochi-2018-09-17/radicals-out"}
    standing = json.loads(run(folder, "--in-force", "2020-01-10", "--zone", "idlib-2018", "--format", "json"))
    assert {s["answer"] for s in standing if s["agreement"] == "ceasefire-2020-01"} == {"disputed"}
    around = json.loads(run(folder, "--before-after", "ceasefire-2020-01", "--format", "json"))
    assert [a["start"] for a in around] == ["2020-01-09", "2020-01-12"]
    assert json.loads(run(folder, "--since-last", "--format", "json"))
    assert json.loads(run(folder, "--agreements", "--format", "json"))
    assert json.loads(run(folder, "--zones"))["features"]
    run(folder, "--unmatched")


def test_filters_narrow(folder: Path) -> None:
    with Case.open(folder) as case:
        everything = complying.findings(case)
        russian = complying.findings(case, Filters(actor="Russia"))
        assert russian
        assert all(f.party == "Russia" for f in russian)
        assert len(russian) < len(everything)
        assert complying.findings(case, Filters(since="2030-01-01")) == []
        assert all(f.zone == "idlib-2018" for f in complying.findings(case, Filters(zone="idlib-2018")))
        with pytest.raises(NotFound, match="nowhere"):
            complying.findings(case, Filters(zone="nowhere"))
        with pytest.raises(NotFound, match="there are"):
            complying.agreement_id(case, "no such deal")


def test_never_says_violated_in_its_own_voice(folder: Path) -> None:
    for view in ([], ["--table"], ["--obligations"], ["--in-force", "2019-12-01"], ["--since-last"]):
        assert "violat" not in run(folder, *view).casefold()


def test_two_views_at_once_are_refused(folder: Path) -> None:
    result = CliRunner().invoke(cli, ["compliance", "--case", str(folder), "--table", "--in-force", "2019-12-01"])
    assert "one view" in str(result.exception)
