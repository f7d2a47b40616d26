"""How long an act went on, and whether a length of time tells that of another noun: "after a week of clashes"."""

from __future__ import annotations

from collections.abc import Sequence

from ..text import Chunk
from .clauses import kinds
from .draft import HARM
from .grammar import Grammar

_COUNTED = 7  # chunks from the verb by which a toll rises to its day
_MODIFIERS = 2  # chunks between a length and the noun of what had lasted: "a week of fierce ground clashes"
_NOUN = 4  # chunks from an attribute to its noun
_NEXT = frozenset(("V", "TRIGGER", "BREAK", "COMMA"))
_LENGTHS = frozenset(("duration", "vague"))
_SUFFERED = HARM | {"displacement"}


def lasting(grammar: Grammar, chunks: Sequence[Chunk], at: int) -> int:
    """Where the length stands that the act at ``at``, or the one whose harm is told of there, had lasted: "agreed on a truce
    after a week of clashes that killed dozens"; -1 where none does."""
    low = max(0, at - _COUNTED)
    if (k := _went_on(grammar, chunks, at)) >= 0:
        return k
    r = next((j for j in range(at - 1, low, -1) if chunks[j].tags & grammar.relative), -1)
    r -= r > 1 and "NOUN" not in chunks[r - 1].tags  # "in which"
    if r > 0 and not {"TRIGGER", "NOUN"} <= chunks[r - 1].tags:
        return -1
    noun = r - 1 if r > 0 else at if "NOUN" in chunks[at].tags else -1
    for j in range(noun - 1, max(-1, noun - _MODIFIERS - 2), -1):
        x = chunks[j]
        if x.kind == "time":
            return j if x.value.node.args.get("lasted") else -1
        if not x.tags.isdisjoint(_NEXT):
            return -1
    return -1


def _went_on(grammar: Grammar, chunks: Sequence[Chunk], at: int) -> int:
    """Where a clause about the noun at ``at`` says how long the act went on: "ending a battle that had raged for a month"."""
    if "NOUN" not in chunks[at].tags:
        return -1
    j = at + 1 + any("COMMA" in x.tags for x in chunks[at + 1 : at + 2])
    if j >= len(chunks) or not chunks[j].tags & grammar.relative:
        return -1
    j += 1
    while j < len(chunks) and chunks[j].tags & grammar.aux:
        j += 1
    if j + 1 < len(chunks) and "WENTON" in chunks[j].tags and chunks[j + 1].kind == "time":
        return j + 1 if chunks[j + 1].value.kind in _LENGTHS else -1
    return -1


def _told_length(grammar: Grammar, chunks: Sequence[Chunk], at: int, k: int) -> bool:
    """Whether the length at ``k`` is told of another noun than the act at ``at``."""
    return any(n != at and _went_on(grammar, chunks, n) == k for n in range(max(0, k - _COUNTED), k))


def measures_other(grammar: Grammar, chunks: Sequence[Chunk], kind: str, at: int, k: int) -> bool:
    """Whether the span at ``k`` measures something else than the act at ``at``: "the five-year war", "two years of talks"."""
    m = chunks[k].value
    if m.kind in _LENGTHS and k and "WENTON" in chunks[k - 1].tags and _told_length(grammar, chunks, at, k):
        return True
    if m.node.op == "conflict":
        return kind not in ("casualties", "displacement")
    lasted = m.node.args.get("lasted")
    if lasted is None and m.kind == "duration" and k + 1 < len(chunks) and chunks[k + 1].tags & grammar.of:
        lasted = "meanwhile"
    if lasted is None:
        return False
    fought = any("NOUN" in x.tags and "incident" in kinds(x) for x in chunks[k + 1 : k + 2 + _NOUN])
    if lasted == "meanwhile" and kind in _SUFFERED and fought:
        return False  # "ten days of shelling killed 40", but not "took the town after ten days of shelling"
    if lasted == "before" and "NOUN" not in chunks[at].tags:
        return True  # "after a two-day visit the army shelled"
    return not k < at <= k + _NOUN
