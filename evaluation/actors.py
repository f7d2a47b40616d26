#!/usr/bin/env python3
"""Are the actors of the annotated articles found and named? By parts of the articles, so that one stays unseen.

    actors.py [--shared DIR] [--half seen|second|unseen] [--errors N]

For every annotated actor with words: a mention that overlaps those words inside the claim's sentence (found), and whose
name or words plainly mean the same as the annotation's (named). Parts are by SHA-256 of the file's name.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import importlib.util
import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from trucewatch.find.actors import ActorFinder, ActorMention
from trucewatch.rules import load
from trucewatch.text import Orthography, Text

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("seen", "second", "unseen")
FOLDERS = {"fakes": "corpora/fakes", "news": "corpora/news", "wikipedia": "corpora/wikipedia", "seeds": "seeds"}


def shared_folder(given: str | None) -> Path:
    """The folder with the annotated articles: the option, the variable, or beside the repository."""
    folder = Path(given or os.environ.get("TRUCEWATCH_SHARED") or ROOT.parent / "shared")
    if not (folder / "gold").is_dir():
        raise SystemExit(f"{folder}/gold is missing; name the folder with --shared or TRUCEWATCH_SHARED")
    return folder


def half_of(name: str) -> str:
    """``seen`` or ``unseen``: rules were written looking at the seen articles only.

    Half of the articles were looked at first, three eighths after the first measurements, an eighth (``unseen``) never.
    """
    part = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 8
    return {1: "unseen", 3: "second", 5: "second", 7: "second"}.get(part, "seen")


def documents(shared: Path, half: str | None = None) -> Iterator[tuple[str, str, dict[str, Any], list[dict[str, Any]]]]:
    """Name, text, meta and annotated claims of every annotated article (of one half)."""
    for folder, where in FOLDERS.items():
        meta_file = shared / where / "meta.json"
        meta = json.loads(meta_file.read_text()) if meta_file.is_file() else {}
        for gold in sorted((shared / "gold" / folder).glob("*.txt.jsonl")):
            name = gold.name[: -len(".jsonl")]
            if half is not None and half_of(name) != half:
                continue
            claims = [json.loads(line) for line in gold.read_text().splitlines() if line.strip()]
            yield name, (shared / where / name).read_text(), meta.get(name, {}), claims


def scorer(shared: Path) -> ModuleType:
    """The scoring tool, for its ``same_name``."""
    spec = importlib.util.spec_from_file_location("score_claims", shared / "tools" / "score_claims.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def overlapping(text: Text, mentions: list[ActorMention], start: int, end: int) -> list[ActorMention]:
    """Mentions that share characters with ``start`` to ``end``."""
    return [m for m in mentions if text.starts[m.first] < end and text.ends[m.last - 1] > start]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared")
    parser.add_argument("--half", choices=PARTS)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    shared = shared_folder(args.shared)
    same_name = scorer(shared).same_name
    packs = load(["en", "syria"])
    orthography = Orthography(packs)
    finder = ActorFinder(packs, orthography)
    for half in (args.half,) if args.half else PARTS:
        total = found = named = scored = 0
        missed: collections.Counter[str] = collections.Counter()
        for _, raw, meta, claims in documents(shared, half):
            text = Text(raw, orthography)
            mentions = finder.find(text, None, meta.get("published"))
            for claim in claims:
                at = raw.find(claim["quote"])
                for actor in claim.get("actors", []):
                    if not actor.get("text") or at < 0:
                        continue
                    start = claim["quote"].find(actor["text"])
                    if start < 0:
                        continue
                    total += 1
                    got = overlapping(text, mentions, at + start, at + start + len(actor["text"]))
                    found += bool(got)
                    good = any(same_name(actor["name"], m.name) for m in got)
                    words = [(a, b) for m in got for a in (actor["name"], actor["text"]) for b in (m.name, m.text)]
                    scored += good or any(same_name(a, b) for a, b in words if b)
                    named += good
                    if not good:
                        missed[f"{actor['text']!r} = {actor['name']}: {[m.name for m in got] or 'not found'}"] += 1
        shares = f"found {found / total:.3f}  named {named / total:.3f}  same to the scorer {scored / total:.3f}"
        print(f"{half:7s} actors {total:5d}  {shares}")
        for line, n in missed.most_common(args.errors if half != "unseen" else 0):
            print(f"   {n:3d} {line}")


if __name__ == "__main__":
    main()
