"""Whose the blast is that is told of again: "a bomb claimed by X killed nine. ... At least 40 were wounded in the blast"."""

from __future__ import annotations

from collections.abc import Sequence

from .draft import HARM, Draft, by_sentence
from .grammar import Grammar

AGAIN = "whoever did the act that is told of again"  # the reason in the trace
_BLASTS = frozenset(("explosion", "other_attack", "ground_attack", "air_strike"))
_EXPLOSION = "explosion"
_BACK = 8  # sentences back to where the author was told


def again(drafts: Sequence[Draft], grammar: Grammar) -> None:
    """Give a blast that is taken as known, and its harm, the author of the one told of before it. Drafts come in the order of
    their sentences."""
    known: Draft | None = None
    told_of = by_sentence(o for o in drafts if o.kind == "incident")
    for d in drafts:
        if d.kind == "incident" and d.c.sense.event == _EXPLOSION and d.modality == "asserted":
            if d.by:
                known = d
            elif not d.definite and known is not None and d.at != known.at:
                known = None  # another blast
        if known is None or d.by or d.kind not in HARM or not 0 < d.at - known.at <= _BACK or d.modality not in ("asserted", "possible"):
            continue
        acts = told_of.get(d.at, [])
        told = [o for o in acts if o.c.voice == "noun" and o.definite and o.c.sense.event in _BLASTS]
        if len(told) != len(acts) or not (told or _blast(d, grammar)) or not _there(d, known) or not all(_there(o, known) for o in told):
            continue
        if not {a.name for a in known.by} & {a.name for a in d.against}:
            d.by, d.trace = known.by, {**d.trace, "by": AGAIN}


def _blast(d: Draft, grammar: Grammar) -> bool:
    """Whether the sentence of harm takes a blast as known that is no claim of its own: "the explosion killed nine"."""
    chunks = d.sent.chunks
    return any("EXPLOSIVE" in x.tags and "NOUN" in x.tags and grammar.is_definite(chunks, k) for k, x in enumerate(chunks))


def _there(d: Draft, known: Draft) -> bool:
    """Whether a draft can be of the same day and place."""
    if "time" in d.own and d.when is not None and known.when is not None and not d.when.overlaps(known.when):
        return False
    names = {n for p in known.places for n in (p.name, *getattr(p, "admin", ()))}
    return "place" not in d.own or not known.places or any(p.name in names or {*getattr(p, "admin", ())} & names for p in d.places)
