"""Those who are treated, or have died of wounds: where they lie, and when they died, is not where and when others were hit."""

from __future__ import annotations

from ..text import Chunk, Sent
from .candidates import Candidate
from .context import Context
from .draft import Draft
from .grammar import Grammar

_TREATED = "TREATED"  # words of treatment: "being treated", "hospitalised"
_WOUNDS = "OFWOUNDS"  # what they died of: "of their wounds", "succumbed to their injuries"
_UPON = frozenset(("FOLLOWS", "FOLLOWING", "OCCASION"))
_LYING = 8  # chunks from those who are treated to the word of treatment
_DYING = 4  # chunks from a verb of dying to the wounds


def lying(grammar: Grammar, sent: Sent, candidates: list[Candidate], ctx: Context) -> None:
    """Take from those who are treated the places named behind: of the hospital, where the text has told where people were hit."""
    chunks = sent.chunks
    at = next((k for k, x in enumerate(chunks) if _TREATED in x.tags), -1)
    if at < 0 or not ctx.main_places:
        return
    for c in candidates:
        if c.sense.kind == "casualties" and c.measure == "injured" and abs(at - c.at) <= _LYING and not _struck(candidates):
            c.away |= frozenset(k for k in grammar.mentions(chunks, "place") if k > max(at, c.at) and not _after_act(chunks, at, k))


def _after_act(chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether what they were hit by is told before the place at ``k``: "were treated for burns after a raid near X"."""
    return any(not x.tags.isdisjoint(_UPON) for x in chunks[at + 1 : k])


def _struck(candidates: list[Candidate]) -> bool:
    """Whether the sentence itself tells of the act."""
    return any(c.sense.kind == "incident" for c in candidates)


def of_wounds(grammar: Grammar, d: Draft) -> bool:
    """Whether a draft is of people who died of their wounds, later than they were hit: "five of the wounded died of their injuries
    overnight"."""
    return d.kind == "casualties" and d.c.measure == "killed" and _died(grammar, d.sent.chunks, d.c.at)


def _died(grammar: Grammar, chunks: list[Chunk], at: int) -> bool:
    for k in range(at + 1, min(at + 1 + _DYING, len(chunks))):
        if _WOUNDS in chunks[k].tags:
            lead = k - 2 if chunks[k - 1].tags & grammar.determiner else k - 1
            return lead > 0 and bool(chunks[lead].tags & (grammar.of | grammar.origin) or "TOWORD" in chunks[lead].tags)
    return False
