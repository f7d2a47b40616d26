"""Participles that stand behind those of whom they tell: "three Turkish soldiers killed in X"."""

from __future__ import annotations

from ..rules.vocabulary import TriggerForm
from ..text import Chunk

_HARMS = frozenset(("killed", "injured", "detained"))
_NAME = frozenset(("WORD", "CAP", "LITERAL"))
_NUMBER = "t:number-killed"  # the trigger of a total: "the number of"
_LONGEST = 3  # chunks of a name: "Green Berets"


def harms(x: Chunk, *counted: str, measures: frozenset[str] = _HARMS) -> bool:
    """Whether a chunk tells that people were killed, hurt or taken, whom it has for its subject or object where that is asked for."""
    triggers = (e.ref.trigger for e in x.refs if isinstance(e.ref, TriggerForm))
    senses = (s for t in triggers for s in t.gives if s.kind == "casualties" and s.measure in measures)
    return any(not counted or s.counted in counted for s in senses)


def of_counted_side(chunks: list[Chunk], i: int, j: int) -> bool:
    """Whether a verb of harm at ``i`` stands behind a number of men of a side or of a name, up to ``j``, and so is no verb of theirs:
    "three Turkish soldiers killed in X", "four Green Berets injured and"."""
    k = j
    while k >= 0 and j - k < _LONGEST and (chunks[k].kind == "actor" or (chunks[k].kind == "word" and chunks[k].tags <= _NAME)):
        k -= 1
    if 0 < k < j and "OFWORD" in chunks[k].tags and _NUMBER in chunks[k - 1].tags:
        return harms(chunks[i], "object")  # "the number of protesters shot dead in X"
    if k == j or k < 0 or chunks[k].kind != "quantity" or chunks[k].value.unit is not None or chunks[k].value.head == "article":
        return False
    return harms(chunks[i], "object")
