"""How single sentences are read: what each asserts (``evaluation/plain``) beside what the extractor makes of it.

    python evaluation/plain.py [--by-kind] [--errors NAME,NAME] [--folder DIR]
    python evaluation/plain.py --check    # fails below the floors of plain/floors.json, or on other sentences than were pinned
    python evaluation/plain.py --pin      # lifts the floors to what is scored now; takes up changed sentences

Each sentence is the only one of an article published on :data:`DAY`. Found and strict F1, as of articles, then how often
the place, the doer, the source and the modality of a strict pair are right, and how many sentences without a claim gave
one. ``--errors`` prints what was not read right in the named files; those that ``evaluation/studied.txt`` does not list
(``plain/NAME``) are scored only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from articles import listed
from floors import digest, lifted
from trucewatch import scoring
from trucewatch.extraction import Extractor
from trucewatch.model import to_builtins
from trucewatch.scoring import Scored

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "evaluation" / "plain"
FLOORS = FOLDER / "floors.json"
DAY = "2020-02-14"
LEVELS = ("found", "strict")
SLOTS = ("place", "by", "source", "modality")


def annotated(text: str, claim: dict[str, Any]) -> dict[str, Any]:
    """A sentence's claim as a claim record."""
    of, place, source = claim.get, claim.get("place"), claim.get("source")
    doer = "party" if claim["kind"] == "agreement" else "by"  # an agreement has parties, no doer
    return {
        "kind": claim["kind"], "event": of("event"), "measure": of("measure"), "modality": of("modality", "asserted"),
        "quote": text, "start": 0, "end": len(text),
        "places": [{"name": place}] if place else [], "asserted_by": [source] if source else [],
        "actors": [{"role": r, "name": name} for r, key in ((doer, "by"), ("against", "against")) for name in of(key) or []],
    }  # fmt: skip


def sentences(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each sentence of a file with its claims."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield record["text"], [annotated(record["text"], c) for c in record["claims"]]


def read(extractor: Extractor, path: Path) -> list[Scored]:
    """All sentences of a file, scored."""
    out = []
    for n, (text, gold) in enumerate(sentences(path), 1):
        system = [to_builtins(c) for c in extractor.text(text, published=DAY).claims]
        out.append(scoring.score(f"{path.stem}:{n}", text, gold, system))
    return out


def readings(extractor: Extractor, folder: Path = FOLDER) -> dict[str, list[Scored]]:
    """The sentences of every file of a folder, scored, by the file's name."""
    return {path.stem: read(extractor, path) for path in sorted(folder.glob("*.jsonl"))}


def row(title: str, scored: list[Scored]) -> str:
    """One line of figures."""
    n = scoring.summary(scored)
    strict = [m for s in scored for m in s.matches if m.strict]
    slots = "  ".join(f"{slot} {sum(bool(m.slots[slot]) for m in strict) / max(1, len(strict)):.2f}" for slot in SLOTS)
    bare = [s for s in scored if not s.gold]
    loud = sum(bool(s.system) for s in bare)
    right = f"P {n['strict']['precision']:.3f} R {n['strict']['recall']:.3f}"
    return (
        f"{title:16} sentences {len(scored):4} gold {n['gold']:4} sys {n['system']:4}  found {n['found']['f1']:.3f}"
        f" strict {n['strict']['f1']:.3f} ({right})  {slots}  no claim: {loud} of {len(bare)} gave one"
    )


def errors(s: Scored) -> Iterator[str]:
    """What was not read right in a sentence, one line each."""

    def told(c: Any) -> str:
        m = c.get("measure")
        return f"{c['kind']}/{c.get('event')}" + (f" {m['what']} {m.get('min')}-{m.get('max')}" if m else "")

    for i in s.missed:
        yield f"missed {told(s.gold[i])}"
    for j in s.spurious:
        yield f"too much {told(s.system[j])} by {s.system[j].get('rule')}"
    for m in s.matches:
        gold, system = s.gold[m.gold], s.system[m.system]
        if not m.strict:
            yield f"wrong {told(gold)} got {told(system)} by {system.get('rule')}"
        bad = [slot for slot in SLOTS if not m.slots[slot]]
        for slot in bad:
            yield f"{slot} of {told(gold)}: {_slot(gold, slot)} got {_slot(system, slot)}"


def _slot(c: Any, slot: str) -> Any:
    if slot == "by":
        return [a["name"] for a in c.get("actors") or [] if a["role"] == "by"]
    if slot == "place":
        return [p["name"] for p in c.get("places") or []][:2]
    return c.get("asserted_by" if slot == "source" else slot)


def faults(scored: list[Scored]) -> list[str]:
    """What is wrong with the figures, in words; empty when they hold their floors."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    if digest(FOLDER) != floors["sha256"]:
        return ["evaluation/plain: not the sentences that were pinned; look at what changed, then run with --pin"]
    f1 = {level: scoring.summary(scored)[level]["f1"] for level in LEVELS}
    return [f"evaluation/plain: {k} F1 {v:.4f} is below its floor {floors[k]:.4f}" for k, v in f1.items() if v < floors[k]]


def pin(scored: list[Scored]) -> None:
    """Lift the floors to what is scored now; sentences that were changed get new ones."""
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    gold = digest(FOLDER)
    new = lifted(scoring.summary(scored), LEVELS, old if old.get("sha256") == gold else None)
    FLOORS.write_text(json.dumps({"sha256": gold, **new}, indent=2) + "\n", encoding="utf-8")


def main() -> int:
    """Print the figures of each file and of all, and what was asked for besides."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--by-kind", action="store_true")
    ap.add_argument("--errors", default="", metavar="NAME,NAME")
    ap.add_argument("--folder", type=Path, default=FOLDER)
    ap.add_argument("--check", action="store_true")
    ap.add_argument("--pin", action="store_true")
    a = ap.parse_args()
    files = readings(Extractor(), a.folder)
    for name, scored in files.items():
        print(row(name, scored))
    for title, opened in (("studied", True), ("held", False)):
        print(row(title, [s for name, scored in files.items() if (f"{FOLDER.name}/{name}" in listed()) is opened for s in scored]))
    everything = [s for scored in files.values() for s in scored]
    print(row("all", everything))
    if a.by_kind:
        for kind, n in scoring.summary(everything)["kinds"].items():
            print(f"    {kind:15} {n['gold']:4}  found {n['found']:.3f} strict {n['strict']:.3f}")
    for name in filter(None, a.errors.split(",")):
        for s in files[name]:
            if lines := list(errors(s)):
                print(f"\n{s.name}  {s.text}", *(f"    {line}" for line in lines), sep="\n")
    if a.pin:
        pin(everything)
    found = faults(everything) if a.check else []
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
