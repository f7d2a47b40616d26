"""A ledger of an older version is brought to this one's shape when it is opened, to what a rebuild would give."""

from __future__ import annotations

import shutil
from pathlib import Path

from trucewatch.case import Case
from trucewatch.store import Ledger, digests, schema

NEW = ("incident_kinds", "incident_outlets", "incident_tolls", "findings")


def old(path: Path) -> None:
    """Take out what versions 2 and 3 added."""
    ledger = Ledger(path)
    for table in NEW:
        ledger.db.execute(f"DROP TABLE {table}")
    for table, columns in (("incidents", ("latest",)), ("claim_places", ("day_start", "day_end", "known"))):
        for (name,) in ledger.db.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?", (table,)).fetchall():
            if not name.startswith("sqlite_"):
                ledger.db.execute(f"DROP INDEX {name}")
        for column in columns:
            ledger.db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    ledger.remember("schema", "1")
    ledger.db.execute("DELETE FROM meta WHERE key = ?", (schema.ASSESSED,))
    ledger.close()


def test_an_older_ledger_becomes_what_a_rebuild_gives(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Market hit\n\n5 March 2019\n\nWarplanes bombed a market in Saraqib on Monday, killing 12 civilians, the Observatory said.\n"
    )
    with Case.create(tmp_path / "case") as case:
        for _ in case.add([tmp_path / "a.txt"], publisher="North Wire", added="2019-04-01"):
            pass
        assert case.counts()["incidents"] == 1
        wanted = digests(case.ledger.db)
        given = case.findings()
    shutil.copytree(tmp_path / "case", tmp_path / "older")
    old(tmp_path / "older" / "ledger.db")
    with Case.open(tmp_path / "older") as case:
        assert {k: v for k, v in digests(case.ledger.db).items() if k != "findings"} == {k: v for k, v in wanted.items() if k != "findings"}
        assert case.findings() == given != []
        assert digests(case.ledger.db) == wanted
        assert case.ledger.meta("schema") == str(schema.VERSION)
        assert all(c.ok for c in case.verify())
