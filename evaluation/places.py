"""How well settlement names resolve, against annotated claims and a gazetteer.

    python evaluation/places.py [--shared DIR] [--errors N] [--json]

How it is judged. For every settlement, site or district that the gold claims name (with its words in the text): the row of the
shared gazetteer that it is, if that can be told without this package's folds: the gold's usual name or the words as
written stand letter for letter (case, marks, apostrophes, hyphens and the article aside) among exactly one row's names of a
populated place, or among several that lie within 8 km. Names that stand in no row, in several rows apart, or only in a row of
another governorate than the document's claims put it in, are counted apart and not judged.

*resolved*  of the judged mentions: how many the finder finds at those words and resolves to that row (the row itself, the
            pack's place that the row was merged into, or a place within 5 km of it, since a hill and its village or two
            rows of one town are one spot).
*precision* of the judged mentions that are resolved to any place: how many to the right one.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from trucewatch import rules
from trucewatch.find.finder import Finder
from trucewatch.gazetteer import Gazetteer, distance_km
from trucewatch.model import Document
from trucewatch.read import Raw, to_document

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {"resolved": 0.92, "precision": 0.97}  # of the task
GROUPS = {"seeds": "seeds", "fakes": "corpora/fakes", "news": "corpora/news", "wikipedia": "corpora/wikipedia"}
_ARTICLE = re.compile(r"^(al|el|ad|an|ar|as|ash|at|az|the) ")


def key(name: str) -> str:
    """A name letter for letter but for case, marks, apostrophes, hyphens and the article at its head."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in "'’‘ʻʿʾ`")
    text = " ".join(re.split(r"[^0-9a-z\u0600-\u06ff]+", text)).strip()
    return _ARTICLE.sub("", text)


Row = tuple[str, float, float, str]


def rows(path: Path) -> tuple[dict[str, list[Row]], dict[str, str]]:
    """Names of populated places -> (row id, lat, lon, first-order code), and of first-order areas -> code, from the dump."""
    out: dict[str, list[Row]] = {}
    areas: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        f = line.split("\t")
        names = {key(n) for n in (f[1], f[2], *f[3].split(",")) if n}
        if f[7] == "ADM1":
            areas.update(dict.fromkeys(names, f[10]))
        if f[6] == "P":
            for k in names:
                out.setdefault(k, []).append((f"gn-{f[0]}", float(f[4]), float(f[5]), f[10]))
    return out, areas


def answer(place: dict[str, Any], near: set[str], table: dict[str, list[Row]]) -> list[Row] | None:
    """The row (or rows of one spot) that a gold place is; ``None`` where that cannot be told; empty where there is none.

    ``near`` are the codes of the governorates that the document's claims name with it: a row of another is a namesake.
    """
    found: list[Row] = []
    for name in (place["name"], place.get("text") or ""):
        words = re.sub(
            r"\b(town|village|city|district|neighbou?rhood|area) of\b|\b(town|village|city|the)\b", " ", name
        )
        found = table.get(key(words), [])
        if found:
            break
    if near and found and all(r[3] not in near for r in found):
        return None
    if any(distance_km(a[1], a[2], b[1], b[2]) > 8 for a in found for b in found):
        return None
    return found


def documents(shared: Path) -> Iterator[tuple[str, str, str | None, list[dict[str, Any]]]]:
    """Name, text, date and gold claims of every annotated document."""
    for group, folder in GROUPS.items():
        meta_path = shared / folder / "meta.json"
        meta = json.loads(meta_path.read_text("utf-8")) if meta_path.is_file() else {}
        for gold in sorted((shared / "gold" / group).glob("*.jsonl")):
            name = gold.name[: -len(".jsonl")]
            claims = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
            yield name, (shared / folder / name).read_text("utf-8"), (meta.get(name) or {}).get("published"), claims


def main() -> int:
    """Print the figures."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--shared", type=Path, default=Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared")))
    args.add_argument("--errors", type=int, default=0)
    args.add_argument("--json", action="store_true")
    args.add_argument("--gate", action="store_true", help="exit with 1 when a figure misses what the task asks")
    a = args.parse_args()
    dump = a.shared / "reference" / "gazetteer" / "SY.txt"
    table, areas = rows(dump)
    packs = rules.load()
    gazetteer = Gazetteer.from_packs(packs)
    gazetteer.add_geonames(dump)
    finder = Finder(packs, gazetteer)
    counts: Counter[str] = Counter()
    errors = []
    for name, text, published, claims in documents(a.shared):
        document: Document = to_document(Raw(data=text.encode(), text=text), packs, published=published)
        found = finder.find(document)
        spans = [(found.text.starts[m.first], found.text.ends[m.last - 1], m) for m in found.places]
        seen: set[tuple[int, str]] = set()
        beside: dict[str, set[str]] = {}
        for claim in claims:
            named = {areas[key(p["name"])] for p in claim.get("places") or () if key(p["name"]) in areas}
            for place in claim.get("places") or ():
                beside.setdefault(place["name"], set()).update(named)
        for claim in claims:
            for place in claim.get("places") or ():
                if place["level"] not in ("settlement", "site", "district") or not place.get("text"):
                    continue
                start = claim.get("start") if isinstance(claim.get("start"), int) else text.find(claim["quote"])
                at = text.find(place["text"], max(0, start))
                if at < 0 or at > start + len(claim["quote"]):
                    at = text.find(place["text"])
                if at < 0 or (at, place["name"]) in seen or place["text"][:4].casefold() == "the ":
                    continue
                seen.add((at, place["name"]))
                counts["names"] += 1
                right = answer(place, beside[place["name"]], table)
                if not right:
                    counts["cannot be told" if right is None else "in no row"] += 1
                    continue
                counts["judged"] += 1
                here = [m for s, e, m in spans if s < at + len(place["text"]) and e > at]
                told = [m for m in here if m.resolved]
                counts["found"] += bool(here)
                counts["resolved to something"] += bool(told)
                if any(_right(m, right, gazetteer) for m in told):
                    counts["right"] += 1
                else:
                    errors.append((name, place["text"], place["name"], [(m.text, m.name, m.reason[:70]) for m in here]))
    result = {
        **dict(counts),
        "resolved": round(counts["right"] / max(1, counts["judged"]), 4),
        "precision": round(counts["right"] / max(1, counts["resolved to something"]), 4),
    }
    if a.json:
        print(json.dumps(result))
    else:
        for label, value in result.items():
            print(f"{label:24s} {value}")
    for error in errors[: a.errors]:
        print(*error)
    return 1 if a.gate and any(result[k] < f for k, f in FLOORS.items()) else 0


def _right(mention: Any, right: list[Row], gazetteer: Gazetteer) -> bool:
    ids = set(gazetteer.rows(mention.place_id))
    if ids & {r[0] for r in right}:
        return True
    if mention.lat is None:
        return False
    return any(distance_km(mention.lat, mention.lon, r[1], r[2]) <= 5 for r in right)


if __name__ == "__main__":
    sys.exit(main())
