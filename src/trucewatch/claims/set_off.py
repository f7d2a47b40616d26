"""What stands before an aside that commas set off right before a verb: "the rebels, backed by X, control the town"."""

from __future__ import annotations

from ..text import Chunk

_LONGEST = 9  # chunks of such an aside
_NONE: frozenset[str] = frozenset()
_HEAD = 3  # chunks before a headline's verb
_SUBJECTS = frozenset(("ACTOR", "NOUN", "THING"))


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


def agreeing(chunks: list[Chunk], i: int, left: frozenset[str], endings: tuple[str, ...]) -> bool:
    """Whether a headline's form that may be noun or verb is the verb of the noun before it: "drone hits car", "jets strike
    hospital", where one of the two has the ending that the other lacks."""
    if not 0 < i <= _HEAD or left.isdisjoint(_SUBJECTS) or "ADJECTIVAL" in left:
        return False
    return chunks[i].norm.endswith(endings) != chunks[i - 1].norm.endswith(endings)
