"""Control timelines against the checklist of a long text about one offensive.

    python evaluation/control.py [--shared DIR] [--published DAY] [--errors N] [--json]

The text is read like any other (``Extractor``, the bundled packs, the shared gazetteer), its control claims are built
into timelines without a baseline, and the changes are held against the checklist:

*found*     a checklist item that names a place and a side, whose place, gaining side and date (within a day) a change has.
            Items told twice (same place, side and day) count once; counted items without a name, areas, contested and
            repelled attempts are no changes of a place and are not asked for here.
*spurious*  a change that matches no item of the checklist of any kind (areas, contested items and other dates included).
*holder*    of the places whose final holder the text states and that changed hands: how many have the right holder at
            the end.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from trucewatch.extraction import Extractor
from trucewatch.gazetteer import Gazetteer
from trucewatch.model import ControlChange
from trucewatch.series.camps import Camps
from trucewatch.series.control import Control, build
from trucewatch.series.whereabouts import Located, locator
from trucewatch.values import shift

ROOT = Path(__file__).resolve().parent.parent
NAME = "nw_syria_offensive_2019"
FLOORS = {"found": 0.75, "spurious": 0.15, "holder": 0.90}  # of the task; spurious is a ceiling
SIDES = {"Syrian government": "government", "rebels": "opposition", "rebel groups": "opposition"}


class Names:
    """Whether a place of the checklist and a place of a timeline are the same."""

    def __init__(self, gazetteer: Gazetteer, finals: dict[str, Any]) -> None:
        self.gazetteer = gazetteer
        self.canon = {alias: name for name, entry in finals.items() for alias in entry.get("aliases", ())}
        self._keys: dict[str, frozenset[str]] = {}

    def usual(self, name: str) -> str:
        """The checklist's own first name for a place."""
        return self.canon.get(name, name)

    def keys(self, name: str) -> frozenset[str]:
        """Spelling keys and gazetteer id of a name and of its aliases."""
        got = self._keys.get(name)
        if got is None:
            usual = self.usual(name)
            names = {name, usual, *(a for a, n in self.canon.items() if n == usual)}
            found = {self.gazetteer.folds.identity(n) for n in names}
            for n in names:
                place = self.gazetteer.resolve(n, admin_hint=["Hama", "Idlib", "Latakia"]).place
                if place is not None:
                    found |= {place.id, self.gazetteer.folds.identity(place.name)}
            got = self._keys[name] = frozenset(found)
        return got

    def same(self, name: str, change: ControlChange) -> bool:
        """Whether the checklist's name and the change's place meet."""
        mine = {change.place_id, change.place_id.removeprefix("p_").split("@")[0]}
        mine.add(self.gazetteer.folds.identity(change.place))
        return bool(mine & self.keys(name))


def side(item: dict[str, Any]) -> str | None:
    """The camp that gained in a checklist item."""
    by = SIDES.get(item.get("by_side") or "")
    if by is None and item.get("against_side"):
        other = SIDES.get(item["against_side"])
        by = {"government": "opposition", "opposition": "government"}.get(other or "")
    lost = item["event"] == "lost" and item.get("by") and not item.get("against")
    return None if lost else by


def wanted(items: list[dict[str, Any]], names: Names) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The checklist's changes of named places, each once."""
    out: dict[tuple[str, str, str], dict[str, Any]] = {}
    for item in items:
        if item["event"] not in ("captured", "retaken", "withdrew", "lost") or not item.get("place"):
            continue
        if (
            item.get("kind") in ("area", "road", "base", "infrastructure")
            or not item.get("date")
            or item.get("summary")
        ):
            continue
        gained = side(item)
        if gained is not None:
            out.setdefault((names.usual(item["place"]), gained, item.get("date_end") or item["date"]), item)
    return out


def near(change: ControlChange, item: dict[str, Any], days: int = 1) -> bool:
    """Whether the dates meet within so many days."""
    start, end = item["date"], item.get("date_end") or item["date"]
    low, high = change.start or change.end, change.end
    if low is None or high is None or not start:
        return False
    return low <= shift(end, days) and high >= shift(start, -days)


def measure(control: Control, items: list[dict[str, Any]], finals: dict[str, Any], names: Names) -> dict[str, Any]:
    """The three figures and what is behind them."""
    camps = control.camps
    goals = wanted(items, names)
    missed, matched = [], 0
    for (place, gained, _), item in goals.items():
        hit = [
            c for c in control.changes if names.same(item["place"], c) and near(c, item) and _agrees(c, gained, camps)
        ]
        matched += bool(hit)
        if not hit:
            missed.append((place, gained, item["date"], item["quote"]))
    spurious = []
    for c in control.changes:
        fits = [
            i for i in items
            if i.get("place") and names.same(i["place"], c) and (near(c, i) if i.get("date") else True)
            and (side(i) is None or _agrees(c, side(i), camps))
        ]  # fmt: skip
        if not fits:
            spurious.append(c)
    holders, wrong = [0, 0], []
    changed = {names.usual(i["place"]) for i in items if i.get("place") and i["event"] not in ("repelled", "contested")}
    for place, final in finals.items():
        if final["holder"] is None or place not in changed:
            continue
        holders[1] += 1
        want = camps.of(final["holder"]) if final["holder"] not in SIDES else SIDES[final["holder"]]
        got = [line.steps[-1] for line in control.timelines.values() if _line(line, place, names)]
        if any(s.holder == want for s in got):
            holders[0] += 1
        else:
            wrong.append((place, final["holder"], [s.holder for s in got]))
    return {
        "checklist": len(goals), "found": round(matched / len(goals), 4), "changes": len(control.changes),
        "spurious": round(len(spurious) / max(1, len(control.changes)), 4),
        "places that changed hands": holders[1], "holder": round(holders[0] / max(1, holders[1]), 4),
        "missed": missed, "spurious changes": spurious, "wrong holders": wrong,
    }  # fmt: skip


def _line(line: Any, place: str, names: Names) -> bool:
    change = ControlChange(
        place_id=line.place_id, place=line.name, start=None, end=None, event="", by=None, against=None, claims=()
    )
    return names.same(place, change)


def _agrees(c: ControlChange, gained: str | None, camps: Camps) -> bool:
    """Whether the change goes to that side; where it names no gainer, whether it is the other side's loss."""
    if c.by is not None:
        return camps.of(c.by) == gained
    return c.against is not None and camps.of(c.against) != gained


def main() -> int:
    """Print the figures; exit status 1 when one misses its floor."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--shared", type=Path, default=Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared")))
    args.add_argument("--published", help="the text's day (default: as the shared folder's meta.json gives it)")
    args.add_argument("--errors", type=int, default=0, help="print so many of each kind of error")
    args.add_argument("--json", action="store_true")
    args.add_argument("--gate", action="store_true", help="exit with 1 when a figure misses what the task asks")
    a = args.parse_args()
    folder = a.shared / "gold" / "control"
    items = [json.loads(x) for x in (folder / f"{NAME}.jsonl").read_text(encoding="utf-8").splitlines()]
    finals = json.loads((folder / f"{NAME}.final.json").read_text(encoding="utf-8"))
    texts = a.shared / "corpora" / "wikipedia"
    meta = json.loads((texts / "meta.json").read_text(encoding="utf-8")).get(f"{NAME}.md", {})
    extractor = Extractor(gazetteers=[a.shared / "reference" / "gazetteer" / "SY.txt"])
    text = (texts / f"{NAME}.md").read_text(encoding="utf-8")
    found = extractor.text(text, published=a.published or meta.get("published"), publisher=meta.get("publisher"))
    control = build(
        found.claims, Camps(extractor.packs), locator(extractor.gazetteer), located=Located(extractor.packs)
    )
    result = measure(control, items, finals, Names(extractor.gazetteer, finals))
    details = {k: result.pop(k) for k in ("missed", "spurious changes", "wrong holders")}
    if a.json:
        print(json.dumps(result))
    else:
        for key, value in result.items():
            print(f"{key:26s} {value}")
    for place, gained, day, quote in details["missed"][: a.errors]:
        print(f"missed    {place} -> {gained} {day} | {' '.join(quote.split())[:170]}")
    quotes = {c.id: c.quote for c in found.claims}
    for c in details["spurious changes"][: a.errors]:
        print(
            f"spurious  {c.place} ({c.place_id}) {c.start}..{c.end} {c.event} {c.by} | {' '.join(quotes[c.claims[0]].split())[:150]}"
        )
    for wrong in details["wrong holders"][: a.errors]:
        print("holder    ", *wrong)
    missing = [k for k, f in FLOORS.items() if (result[k] > f if k == "spurious" else result[k] < f)]
    return 1 if a.gate and missing else 0


if __name__ == "__main__":
    sys.exit(main())
