"""Against whom an attack is, by its aim: "an offensive to seize the town from X", "a push to drive X out of the town"."""

from __future__ import annotations

from ..text import Chunk
from .candidates import Candidate
from .clauses import kinds
from .governed import NOUN
from .grammar import Grammar

TAKING = frozenset(("offensive", "ground_attack"))  # acts that may have the aim of taking a place
_INFINITIVE = frozenset(("TRIGGER", "BASE"))


def to_take_from(g: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether a place was to be taken from the actor at ``k``: "an offensive to seize the town from X", "fighting to retake it from X"."""
    if k <= c.at or chunks[k].value.adjectival or g.governor(chunks, k) != "from" or _parted(g, chunks[c.at + 1 : k]):
        return False
    if any(x.kind == "actor" and x.value.name == chunks[k].value.name for x in chunks[: c.at]):
        return False  # "X fights to take the town from the group": whoever that is, not X
    start = c.at + 1
    if c.voice == "noun":
        start = 2 + next((j for j in range(start, k - 1) if chunks[j].tags & g.infinitive and "BASE" in chunks[j + 1].tags), k)
    return start < k and not any(x.tags & g.verb for x in chunks[start:k])


def to_drive(g: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the actor at ``k`` is the object of the infinitive that tells of an attack's aim: "an offensive to drive X from the town"."""
    j, filling = k - 1, g.determiner | g.title | g.modifier
    while j > c.at and chunks[j].kind == "word" and chunks[j].tags & filling and "TRIGGER" not in chunks[j].tags:
        j -= 1
    if j < c.at + 2 or not chunks[j - 1].tags & g.infinitive:
        return False
    if not chunks[j].tags >= _INFINITIVE or "control_change" not in kinds(chunks[j]):
        return False  # "to support X"
    after = chunks[k + 1].tags if k + 1 < len(chunks) else frozenset()
    if chunks[k].value.adjectival or after >= NOUN:
        return False  # "to resist X's advance"
    inner = chunks[c.at + 1 : j - 1]
    return not _parted(g, inner) and not any(x.tags & g.verb for x in inner)


def _parted(g: Grammar, inner: list[Chunk]) -> bool:
    return any(x.tags & g.border or "COMMA" in x.tags for x in inner)
