"""Things of the packs that chunks name."""

from __future__ import annotations

from typing import Any

from ..rules.vocabulary import Thing
from ..text import Chunk


def targets_in(chunks: list[Chunk], lo: int, hi: int) -> list[tuple[int, Thing]]:
    """Things with a target code between two chunks, with their index."""
    out: list[tuple[int, Thing]] = []
    for k in range(max(lo, 0), min(hi, len(chunks))):
        for e in chunks[k].refs:
            if isinstance(e.ref, Thing) and e.ref.target:
                out.append((k, e.ref))
                break
    return out


def any_ref(chunk: Chunk, kind: Any) -> Any:
    """The chunk's first entry whose record is of this type."""
    for e in chunk.refs:
        if isinstance(e.ref, kind):
            return e.ref
    return None
