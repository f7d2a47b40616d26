"""Numbers that a headline alone gives: it sums up what the body tells place by place ("Nine killed in three towns")."""

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


def _number(d: Draft) -> float:
    """The exact number that a draft's count is written with, else none."""
    g = d.c.group
    if g is None or d.c.measure is None:
        return 0.0
    c = d.sent.chunks[g.first]
    return float(c.value.value) if c.kind == "quantity" and c.value.head in _EXACT and c.value.value in (g.min, g.max) else 0.0
