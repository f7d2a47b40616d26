"""The made-up ledger: deterministic, quotes stand in their texts, and the same as adding its documents one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_a_made_up_ledger_is_deterministic_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "evaluation"))
    from generate import generate
    from trucewatch import reconcile

    first, second = (generate(tmp_path / name, incidents=20) for name in ("a", "b"))
    assert first.digest() == second.digest()
    made = list(first.incidents())
    assert len(made) >= 18
    assert any(len(i.documents) > 1 for i in made)
    assert sum(i.lat is not None for i in made) >= 0.8 * len(made)
    for claim in first.claims():
        assert first.text(claim.document)[claim.start : claim.end] == claim.quote
    for document in list(second.documents()):
        with second.ledger.writing():
            reconcile.refresh(second.ledger, second.packs, second.gazetteer.get, {document.id})
    assert list(second.incidents()) == made
    first.close()
    second.close()


def test_a_ledger_put_together_from_parts_is_the_one_made_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "evaluation"))
    from generate import generate
    from trucewatch.case import assessing, complying
    from trucewatch.store import digests

    with generate(tmp_path / "once", incidents=24) as once, generate(tmp_path / "parts", incidents=24, parts=3) as parts:
        assert digests(parts.ledger.db) == digests(once.ledger.db)
        shape = "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"
        assert parts.ledger.db.execute(shape).fetchall() == once.ledger.db.execute(shape).fetchall()
        name = next(i.place.name for i in once.incidents() if i.place)
        assert parts.ledger.matching(name) == once.ledger.matching(name) != []
        assert parts.ledger.db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert assessing.ledger(parts).findings == complying.ledger(parts).findings
