"""Pinned floors of accuracy. ``--check`` fails when a set scores below its floor or is not the set that was pinned;
``--raise`` lifts floors to what is scored now (never lowers them); ``--pin`` takes up new sets and changed gold.

    python evaluation/floors.py --check [--shared DIR]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "evaluation" / "floors.json"
#: gold set -> (folder of texts, folder of annotations), below the shared folder
SETS = {
    "seeds": ("seeds", "gold/seeds"),
    "fakes": ("corpora/fakes", "gold/fakes"),
    "news": ("corpora/news", "gold/news"),
    "wikipedia": ("corpora/wikipedia", "gold/wikipedia"),
}
LEVELS = ("found", "strict", "full")
#: A floor lies this far below what was scored: room for a rule that helps elsewhere.
SLACK = 0.005


def digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of a set's annotations."""
    out = hashlib.sha256()
    for path in sorted(folder.glob("*.jsonl")):
        out.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return out.hexdigest()


def measure(shared: Path, name: str) -> dict[str, Any]:
    """Scores of a set as it is now, through the public interface."""
    from trucewatch import scoring
    from trucewatch.case.adding import read_meta
    from trucewatch.cli.evaluate import gold_names, run
    from trucewatch.extraction import Extractor

    texts, gold = (shared / part for part in SETS[name])
    meta = texts / "meta.json"
    about = read_meta(meta) if meta.is_file() else None
    scored, _ = run(Extractor(), texts, gold, gold_names(gold), about)
    return scoring.summary(scored)


def lifted(figures: dict[str, Any], levels: Sequence[str], old: dict[str, Any] | None) -> dict[str, float]:
    """Floors a little below these figures, and none below its old one."""
    scored = {level: math.floor((figures[level]["f1"] - SLACK) * 1000) / 1000 for level in levels}
    return {level: max(f1, old[level] if old else 0.0) for level, f1 in scored.items()}


def faults(name: str, floor: dict[str, Any], shared: Path) -> list[str]:
    """What is wrong with one set, in words; empty when it holds its floor."""
    gold = shared / SETS[name][1]
    if digest(gold) != floor["sha256"]:
        return [f"{name}: {gold} is not the gold that was pinned; look at what changed, then run with --pin"]
    figures = measure(shared, name)
    out = [f"{name}: {figures['ungrounded_quotes']} quotes not in the text"] if figures["ungrounded_quotes"] else []
    for level in LEVELS:
        f1 = figures[level]["f1"]
        print(f"{name:10} {level:7} F1 {f1:.4f}  floor {floor[level]:.4f}")
        if f1 < floor[level]:
            out.append(f"{name}: {level} F1 {f1:.4f} is below its floor {floor[level]:.4f}")
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true")
    what.add_argument("--raise", dest="lift", action="store_true")
    what.add_argument("--pin", action="store_true")
    beside = Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared"))
    parser.add_argument("--shared", type=Path, default=beside)
    parser.add_argument("--set", dest="sets", action="append", choices=list(SETS))
    args = parser.parse_args()
    if not (args.shared / "gold").is_dir():
        print(f"{args.shared}/gold is missing; name the folder with --shared", file=sys.stderr)
        return 2
    floors = json.loads(FLOORS.read_text()) if FLOORS.is_file() else {}
    names = args.sets or list(SETS)
    if args.check:
        found = [f for n in names if n in floors for f in faults(n, floors[n], args.shared)]
        for fault in found:
            print(fault, file=sys.stderr)
        return 1 if found else 0
    for name in names:
        gold = digest(args.shared / SETS[name][1])
        old = floors.get(name)
        if args.lift and (old is None or old["sha256"] != gold):
            print(f"{name}: other gold than was pinned; use --pin", file=sys.stderr)
            return 1
        figures = measure(args.shared, name)
        floors[name] = {"sha256": gold, **lifted(figures, LEVELS, old if args.lift else None)}
        print(name, {lv: floors[name][lv] for lv in LEVELS})
    FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
