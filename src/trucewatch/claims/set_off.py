"""What stands before an aside that commas set off right before a verb: "the rebels, backed by X, control the town"."""

from __future__ import annotations

from ..text import Chunk

_LONGEST = 9  # chunks of such an aside
_NONE: frozenset[str] = frozenset()


def before_aside(chunks: list[Chunk], i: int) -> frozenset[str]:
    """The tags of the actor right before an aside that ends right before ``i``; none where there is no such aside."""
    if i < 4 or "COMMA" not in chunks[i - 1].tags:
        return _NONE
    for k in range(i - 3, max(0, i - _LONGEST - 2), -1):
        tags = chunks[k].tags
        if "DOT" in tags:
            return _NONE
        if "COMMA" in tags:
            return chunks[k - 1].tags if "ACTOR" in chunks[k - 1].tags else _NONE
    return _NONE
