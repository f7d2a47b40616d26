"""Single sentences of our own with what they assert: sound records, read no worse than they were."""

import json
import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from trucewatch.extraction import Extractor
from trucewatch.model import Kind, Measure, Modality

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "evaluation"))
import plain  # noqa: E402

FILES = sorted(plain.FOLDER.glob("*.jsonl"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_records_are_sound(path):
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({r["text"] for r in records}) == len(records)
    for claim in (c for r in records for c in r["claims"]):
        msgspec.convert(claim["kind"], Kind)
        msgspec.convert(claim.get("modality", "asserted"), Modality)
        measure = msgspec.convert(claim["measure"], Measure | None)
        assert claim["kind"] not in ("incident", "agreement", "movement") or claim["event"], claim
        assert claim["kind"] not in ("casualties", "displacement") or (measure and (measure.min or measure.max)), claim


def test_no_sentence_stands_twice():
    texts = Counter(text for path in FILES for text, _ in plain.sentences(path))
    assert max(texts.values()) == 1


def test_floors_hold():
    scored = [s for of_file in plain.readings(Extractor()).values() for s in of_file]
    assert plain.faults(scored) == []


def test_a_lower_score_and_other_sentences_are_faults(monkeypatch, tmp_path):
    scored = plain.read(Extractor(), FILES[0])[:1]
    assert plain.faults([]) != []
    monkeypatch.setattr(plain, "FOLDER", tmp_path)
    assert "not the sentences that were pinned" in plain.faults(scored)[0]
