"""What a headline alone gives, and what it only announces: it sums up what the body tells place by place ("Nine killed in three
towns"), or names an act that the body tells of."""

from __future__ import annotations

from ..text import Found
from .draft import Draft

_HARM = frozenset(("casualties", "damage", "displacement"))
_EXACT = frozenset(("cardinal", "bounded", "range"))
_FEW = 2  # "twin blasts", "two killed": no sum


def alone(found: Found, drafts: list[Draft]) -> None:
    """Keep a headline's count whose number stands nowhere in the body."""
    heads = [d for d in drafts if d.sent.sentence.title and d.kind in _HARM and d.modality == "asserted" and _number(d) > _FEW]
    if not heads:
        return
    body = {c.value.value for s in found.sents if not s.sentence.title for c in s.chunks if c.kind == "quantity"}
    for d in heads:
        if body and _number(d) not in body:
            d.score = max(d.score, 0.0)


def announced(drafts: list[Draft]) -> list[Draft]:
    """The drafts without the acts that a headline only announces, naming neither figure nor doer, where the body tells of an
    act: "Convoy hit on the road to X"."""
    acts = [d for d in drafts if d.kind == "incident" and d.modality == "asserted"]
    if not any(not d.sent.sentence.title for d in acts):
        return drafts
    bare = {id(d) for d in acts if d.sent.sentence.title and d.c.group is None and not d.by}
    return [d for d in drafts if id(d) not in bare]


def _number(d: Draft) -> float:
    """The exact number that a draft's count is written with, else none."""
    g = d.c.group
    if g is None or d.c.measure is None:
        return 0.0
    c = d.sent.chunks[g.first]
    return float(c.value.value) if c.kind == "quantity" and c.value.head in _EXACT and c.value.value in (g.min, g.max) else 0.0
