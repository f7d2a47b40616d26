"""Whether an act in the infinitive is what somebody means to do, or what he did because he had to."""

from __future__ import annotations

from ..text import Chunk
from .grammar import Grammar
from .stays import PAST

_NEAR = 3  # chunks before the verb in which a word of success stands
_LONG = "time:duration"
_SPAN = 8  # chunks before such a span in which it says that somebody took as long


def for_purpose(grammar: Grammar, chunks: list[Chunk], at: int) -> bool:
    """Whether the verb at ``at`` is an infinitive of purpose: "massed troops to finally retake X"; not "managed to take X", nor
    "had to give up X" or "took two days to retake X", which was done."""
    k = at - 1
    while k > 0 and chunks[k].tags & grammar.skip:
        k -= 1
    if k < 0 or not chunks[k].tags & grammar.infinitive or any(x.tags & grammar.achieved for x in chunks[max(0, k + 1 - _NEAR) : k]):
        return False
    if k > 1 and _LONG in chunks[k - 1].tags and any(x.tags & grammar.spent for x in chunks[max(0, k - 1 - _SPAN) : k - 1]):
        return False
    return k < 1 or PAST not in chunks[k - 1].tags
