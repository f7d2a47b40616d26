"""The annotated articles that lie beside the repository: where they are, their dates, their folds."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SETS = {"seeds": "seeds", "fakes": "corpora/fakes", "news": "corpora/news", "wikipedia": "corpora/wikipedia"}


def shared() -> Path:
    """The folder of annotated articles; a clear message when it is missing."""
    folder = Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared")).resolve()
    if not (folder / "gold").is_dir():
        raise SystemExit(f"{folder}/gold is missing: put the annotated articles there or set TRUCEWATCH_SHARED")
    return folder


def fold(name: str, folds: int) -> int:
    """Fold of a document, by the SHA-256 of its name: nobody chooses."""
    return hashlib.sha256(name.encode()).digest()[0] % folds


def articles(sets: tuple[str, ...] = tuple(SETS)) -> Iterator[tuple[str, Path, dict[str, Any], list[dict[str, Any]]]]:
    """(set, path of the text, its meta, its gold claims) for every annotated article, in a stable order."""
    base = shared()
    for name in sets:
        folder = base / SETS[name]
        meta: dict[str, Any] = {}
        for candidate in (folder / "meta.json",):
            if candidate.is_file():
                meta = json.loads(candidate.read_text(encoding="utf-8"))
        for gold in sorted((base / "gold" / name).glob("*.jsonl")):
            path = folder / gold.name[: -len(".jsonl")]
            if not path.is_file():
                found = [p for p in folder.glob("*") if p.name == path.name]
                path = found[0] if found else path
            claims = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
            yield name, path, dict(meta.get(path.name, {})), claims
