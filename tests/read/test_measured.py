"""What the articles beside the repository must keep giving (see docs/reading.md)."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest

from trucewatch import read, rules

ROOT = Path(__file__).resolve().parents[2]
PACKS = rules.load(("en", "syria"))
pytestmark = pytest.mark.shared


def text(path: Path) -> read.Raw:
    return read.Raw(data=path.read_bytes(), path=path.name)


def test_the_founding_articles(shared: Path) -> None:
    got = {p.name[:3]: read.to_document(text(p), PACKS).published for p in (shared / "seeds").glob("*.txt")}
    assert {k: (v.start, v.end, v.basis) for k, v in got.items() if k != "003"} == {
        "000": ("2017-12-18", "2017-12-18", "stated"),
        "001": ("2019-11-03", "2019-11-03", "stated"),
        "002": ("2019-12-24", "2019-12-25", "inferred"),
        "004": ("2018-02-05", "2018-02-05", "stated"),
    }
    last = got["003"]
    assert last.basis == "inferred"
    assert "2020-01-01" <= str(last.start) <= "2020-02-13" <= str(last.end) <= "2020-12-31"


def test_dates_of_the_corpora(shared: Path) -> None:
    sys.path.insert(0, str(ROOT / "evaluation"))
    try:
        import dates
    finally:
        sys.path.pop(0)
    verdicts: dict[str, int] = {}
    hidden: dict[str, int] = {}
    for path, truth in dates.truths(shared):
        document = read.to_document(text(path), PACKS)
        verdict = dates.judge(document, truth)
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
        blind = dates.judge(read.to_document(dates.hidden(document), PACKS), truth)
        hidden[blind] = hidden.get(blind, 0) + 1
    assert verdicts.get("wrong", 0) + verdicts.get("near", 0) == 0
    assert verdicts["right"] >= 385
    assert hidden.get("wrong", 0) <= 4, "inference must rather say too little than something wrong"
    assert hidden["contains"] >= 200


def test_no_sentence_that_carries_a_claim_is_masked(shared: Path) -> None:
    hurt = []
    for gold, texts in (("fakes", "corpora/fakes"), ("news", "corpora/news"), ("seeds", "seeds")):
        for path in sorted((shared / "gold" / gold).glob("*.jsonl")):
            document = read.to_document(text(shared / texts / path.name[: -len(".jsonl")]), PACKS)
            for line in path.read_text(encoding="utf-8").splitlines():
                quote = json.loads(line)["quote"]
                start = document.text.find(quote)
                if any(a < start + len(quote) and start < b for a, b, _ in document.masked):
                    hurt.append((path.name, quote[:60]))
    assert hurt == []


def test_reading_is_fast(shared: Path) -> None:
    raws = [text(p) for p in sorted((shared / "corpora" / "fakes").glob("*.txt"))[:150]]
    read.to_document(raws[0], PACKS)
    begin = time.process_time()
    for raw in raws:
        read.to_document(raw, PACKS)
    assert (time.process_time() - begin) / len(raws) < 0.004
