"""Floors on annotated texts: named agreements, reported acts against them, the five first articles' own accounting."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from trucewatch import rules
from trucewatch.compliance import why

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def measuring(shared: Path) -> Any:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))
    import agreements

    return agreements


@pytest.fixture(scope="module")
def meta(shared: Path) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for folder in ("seeds", "corpora/wikipedia"):
        out |= json.loads((shared / folder / "meta.json").read_text(encoding="utf-8"))
    return out


def test_named_agreements_and_reported_acts(shared: Path, measuring: Any, meta: dict[str, Any]) -> None:
    records = measuring.of_texts([shared / measuring.ARTICLE], meta)
    got = measuring.agreements(measuring.ledger_of(records), {c.id: c for c in records[1]}, errors=False)
    assert got["recognised"] >= 0.8
    assert got["with all their dates"] >= 0.8
    assert got["tied to the right agreement"] >= 0.7


def test_a_longer_text_about_other_deals(shared: Path, measuring: Any, meta: dict[str, Any]) -> None:
    got = measuring.long_text(measuring.of_texts([shared / measuring.LONG], meta), errors=False)
    assert got["claims about a named deal"] >= 4
    assert got["tied to it"] >= 0.7


def test_the_first_five_articles(shared: Path, measuring: Any, meta: dict[str, Any]) -> None:
    records = measuring.of_texts(sorted((shared / "seeds").glob("*.txt")), meta)
    ledger = measuring.ledger_of(records)
    incidents, claims, documents, gazetteer = records
    names = {d.id: Path(d.path).name[:3] for d in documents}
    by_id = {c.id: c for c in claims}
    sochi = {names[by_id[c].document] for f in ledger.findings if f.agreement == "sochi-2018-09-17" for c in f.claims}
    assert not sochi & {"000", "004"}, "these two came before the Sochi memorandum"
    assert {"001", "002"} <= sochi
    astana = {names[by_id[c].document] for f in ledger.findings if f.agreement == "astana-2017-05-04" for c in f.claims}
    assert {"000", "004"} <= astana
    tallies = [c for c in claims if c.measure and c.measure.what == "killed" and c.scope in ("period", "total")]
    assert any(c.measure is not None and c.measure.min == 1800 for c in tallies)
    counted = {c for i in incidents for c in i.claims}
    assert not counted & {c.id for c in tallies}, "a tally over a window is never counted as an incident"
    packs = rules.load()
    acts = [a for a in ledger.acts if {names[d] for d in a.documents} & {"000", "004"}]
    assert acts
    for act in acts:
        if (act.day or "9") < "2018-09-17":
            mine = [a for a in why(ledger, act.id, packs, gazetteer) if a.agreement == "sochi-2018-09-17"]
            assert all(a.in_force == "no" for a in mine)
