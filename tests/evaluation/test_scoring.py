"""Scoring by the published rules, and agreement with the published yardstick on all annotated sets."""

import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from trucewatch import scoring

ROOT = Path(__file__).resolve().parent.parent.parent


def module(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "evaluation" / f"{name}.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


floors = module("floors")
TEXT = "Shells killed two people in Milltown. The army took Milltown on Friday."


def claim(quote, **more):
    start = TEXT.index(quote)
    base = {"kind": "casualties", "quote": quote, "start": start, "end": start + len(quote), "event": None,
            "time": None, "measure": {"what": "killed", "min": 2, "max": 2}, "scope": "incident", "places": [], "actors": [],
            "asserted_by": [], "modality": "asserted"}  # fmt: skip
    return {**base, **more}


RED = {"role": "by", "name": "Red Army"}
FIRST = "Shells killed two people in Milltown."


@pytest.mark.parametrize(
    ("gold", "system", "levels"),
    [
        ({}, {}, (1, 1, 1)),
        ({}, {"measure": {"what": "killed", "min": 2.0, "max": None}}, (1, 0, 0)),
        ({}, {"measure": {"what": "injured", "min": 2, "max": 2}}, (0, 0, 0)),
        ({}, {"kind": "incident"}, (0, 0, 0)),
        ({}, {"modality": "denied"}, (1, 1, 0)),
        ({"event": "shelling"}, {"event": "clash"}, (1, 0, 0)),
        ({"event": None}, {"event": "clash"}, (1, 1, 1)),
        ({}, {"time": {"start": "2019-05-03", "end": "2019-05-03", "text": None}}, (1, 1, 1)),
        ({}, {"time": {"start": "2019-05-03", "end": "2019-05-03", "text": "on Friday"}}, (1, 1, 0)),
        ({"places": [{"name": "Milltown"}]}, {"places": [{"name": "the town of Milltown"}]}, (1, 1, 1)),
        ({"places": [{"name": "Milltown"}]}, {"places": [{"name": "Eastmarch"}, {"name": "Milltown"}]}, (1, 1, 1)),
        ({"places": [{"name": "Milltown"}]}, {"places": []}, (1, 1, 0)),
        ({"actors": [RED]}, {"actors": [{"role": "by", "name": "Red army forces"}]}, (1, 1, 1)),
        ({"actors": [RED]}, {"actors": [{"role": "against", "name": "Red Army"}]}, (1, 1, 0)),
        ({"asserted_by": ["The Monitor"]}, {"asserted_by": ["Monitor"]}, (1, 1, 1)),
    ],
)
def test_levels(gold, system, levels):
    result = scoring.summary([scoring.score("a", TEXT, [claim(FIRST, **gold)], [claim(FIRST, **system)])])
    assert tuple(result[level]["f1"] for level in scoring.LEVELS) == levels


def test_quotes_must_overlap_by_half_of_the_shorter():
    other = claim("The army took Milltown on Friday.")
    assert scoring.score("a", TEXT, [claim(FIRST)], [other]).matches == []
    part = claim("two people in Milltown.")
    assert len(scoring.score("a", TEXT, [claim(FIRST)], [part]).matches) == 1


def test_one_gold_claim_takes_one_system_claim_the_best():
    poor, good = claim(FIRST, measure={"what": "killed", "min": 9, "max": 9}), claim(FIRST)
    scored = scoring.score("a", TEXT, [claim(FIRST)], [poor, good])
    assert [m.system for m in scored.matches] == [1] and scored.spurious == [0] and scored.missed == []


def test_nothing_is_zero_and_not_an_error():
    assert scoring.summary([scoring.score("a", TEXT, [], [])])["strict"]["f1"] == 0


def perturbed(claims, seed):
    """Annotations with fields changed, dropped and doubled: an unlike system."""
    chance = random.Random(seed)
    out = []
    for c in claims:
        c = json.loads(json.dumps(c))
        roll = chance.random()
        if roll < 0.15:
            continue
        if roll < 0.3 and c.get("measure"):
            c["measure"]["min"] = (c["measure"].get("min") or 0) + 1
        elif roll < 0.4:
            c["event"] = "clash"
        elif roll < 0.5:
            c["time"] = {"start": "2019-01-01", "end": None, "text": "then"}
        elif roll < 0.6:
            c["actors"] = [{"role": "by", "name": "Nobody", "text": None}]
        elif roll < 0.7:
            c["quote"] = c["quote"][: len(c["quote"]) // 2 + 3]
            c.pop("start", None)
        elif roll < 0.75:
            c["kind"] = "statement"
        elif roll < 0.85:
            c["places"] = list(reversed(c.get("places") or []))
        out += [c, c] if roll > 0.95 else [c]
    return out


@pytest.mark.shared
@pytest.mark.parametrize("name", list(floors.SETS))
@pytest.mark.parametrize("seed", [None, 1, 2])
def test_agrees_with_the_published_yardstick(shared, tmp_path, name, seed):
    texts, gold = (shared / part for part in floors.SETS[name])
    scored = []
    for path in sorted(gold.glob("*.jsonl")):
        wanted = [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]
        system = wanted if seed is None else perturbed(wanted, f"{seed}{path.name}")
        (tmp_path / path.name).write_text("".join(json.dumps(c) + "\n" for c in system))
        document = path.name.removesuffix(".jsonl")
        scored.append(scoring.score(document, (texts / document).read_text(encoding="utf-8"), wanted, system))
    tool = [sys.executable, shared / "tools" / "score_claims.py", texts, gold, tmp_path, "--json"]
    theirs = json.loads(subprocess.run(tool, capture_output=True, text=True, check=True).stdout)
    assert json.loads(json.dumps(scoring.summary(scored))) == theirs
    if seed is None:
        assert theirs["full"]["f1"] == 1.0


@pytest.mark.shared
@pytest.mark.parametrize("name", list(floors.SETS))
def test_floors_hold(shared, name):
    pinned = json.loads(floors.FLOORS.read_text())
    assert name in pinned, f"{name} has no floor; run `python evaluation/floors.py --pin --set {name}`"
    assert floors.faults(name, pinned[name], shared) == []
