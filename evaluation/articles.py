"""The annotated articles that lie beside the repository: where they are, their dates, their folds."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SETS = {"seeds": "seeds", "fakes": "corpora/fakes", "news": "corpora/news", "wikipedia": "corpora/wikipedia"}
#: sets annotated for this project: claims without their quotes (texts lie beside the repository), and texts of our own
OWN = {"coded": "corpora/fakes", "written": None, "rewritten": None}
#: the set of coded articles told in other words, under their own names: trained on, and scored apart, since each is an article once more
REWRITTEN = "rewritten"


def shared() -> Path:
    """The folder of annotated articles; a clear message when it is missing."""
    folder = Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared")).resolve()
    if not (folder / "gold").is_dir():
        raise SystemExit(f"{folder}/gold is missing: put the annotated articles there or set TRUCEWATCH_SHARED")
    return folder


def fold(name: str, folds: int) -> int:
    """Fold of a document, by the SHA-256 of its name: nobody chooses."""
    return hashlib.sha256(name.encode()).digest()[0] % folds


def studied(name: str, file: str) -> bool:
    """Whether rules were written from this article of the set ``name``: its file is on the list, or it is of half 0; all five
    of the articles that the product was conceived from have been read by now."""
    if name in OWN:
        return (f"{name}/{file}" if name == REWRITTEN else file) in listed()
    if name == "seeds":
        return True
    return fold(file, 2) == 0


@lru_cache
def listed() -> frozenset[str]:
    """What rules were written from, as ``evaluation/studied.txt`` names it."""
    lines = (ROOT / "evaluation" / "studied.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def articles(
    sets: tuple[str, ...] = tuple(SETS),
) -> Iterator[tuple[str, Path, dict[str, Any], list[dict[str, Any]]]]:
    """(set, path of the text, its meta, its annotated claims) for every annotated article, in a stable order."""
    for name in sets:
        if name in OWN:
            gold_folder = ROOT / "evaluation" / name
            texts = OWN[name]
            folder = gold_folder if texts is None else shared() / texts
        else:
            gold_folder, folder = shared() / "gold" / name, shared() / SETS[name]
        meta_file = folder / "meta.json"
        meta: dict[str, Any] = json.loads(meta_file.read_text(encoding="utf-8")) if meta_file.is_file() else {}
        for gold in sorted(gold_folder.glob("*.jsonl")):
            path = folder / gold.name[: -len(".jsonl")]
            text = path.read_text(encoding="utf-8") if name in OWN else ""
            claims = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
            for c in claims:
                c.setdefault("quote", text[c.get("start", 0) : c.get("end", 0)])
            yield name, path, dict(meta.get(path.name, {})), claims
