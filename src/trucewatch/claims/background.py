"""Holdings and sieges that only describe a place on which something else is told: "jets hit rebel-held Harem", "in Harem, a town
under rebel control, ten died, medics said". They are the writer's own, not what the source said."""

from __future__ import annotations

from ..text import Chunk
from .draft import Draft
from .grammar import Grammar

_FAR = 12  # chunks from such words back to the comma of their apposition
_SIEGE = "siege"
_ADJECTIVE = "adj"
_GROUND = frozenset(("STRONGPLACE", "CAMPWORD", "SITE"))


def unsourced(d: Draft, grammar: Grammar) -> None:
    """Take the source from a holding or a siege that only describes."""
    if d.asserted_by and (d.kind == "control_state" or d.c.sense.event == _SIEGE) and _describes(d, grammar):
        d.asserted_by = ()
        d.trace.pop("asserted_by", None)


def _describes(d: Draft, g: Grammar) -> bool:
    chunks, at = d.sent.chunks, d.c.at
    if d.c.form == _ADJECTIVE or _before_noun(chunks, at, g):
        return True
    k = at - 1
    if d.c.form == "noun":  # "strikes on the stronghold of"
        while k > 0 and (_opens(chunks[k], g) or chunks[k].tags & g.modifier or chunks[k].kind == "actor"):
            k -= 1
        if k >= 0 and chunks[k].tags & g.at and not chunks[k].tags & g.under:
            return True
    return _apposed(chunks, at, g)


def _opens(x: Chunk, g: Grammar) -> bool:
    """Whether a noun phrase about a place may begin here: an article, "another"."""
    return bool(x.tags & (g.determiner | g.another)) or "qty:article" in x.tags


def _before_noun(chunks: list[Chunk], at: int, g: Grammar) -> bool:
    """Whether a participle stands before a place or a word for one as an adjective does: "opposition-held Harem", "the besieged
    town"."""
    if at < 1 or at + 1 >= len(chunks) or "PAST" not in chunks[at].tags:
        return False
    k = at + 1
    while k + 1 < len(chunks) and chunks[k].kind == "word" and chunks[k].tags & g.modifier and not chunks[k].tags & g.place_noun:
        k += 1  # "northern"
    after, before = chunks[k], chunks[at - 1]
    if after.kind != "place" and not after.tags & g.place_noun:
        return False
    return _opens(before, g) or bool(before.tags & g.at) or (before.kind == "actor" and before.value.adjectival)


def _apposed(chunks: list[Chunk], at: int, g: Grammar) -> bool:
    """Whether words stand in an apposition to a place: "Harem, a town in Idlib under rebel control"."""
    for k in range(at, max(0, at - _FAR), -1):
        if k < at and chunks[k].tags & (g.verb | g.aux | g.relative) and not chunks[k].tags & g.under:
            return False
        if not _opens(chunks[k], g):
            continue
        j = k - 1 if "COMMA" in chunks[k - 1].tags else k
        if chunks[j - 1].kind == "place" and (j == k - 1 or chunks[k + 1].tags & (g.place_noun | _GROUND)):
            return any(x.tags & (g.place_noun | _GROUND) for x in chunks[k : at + 1])
    return False
