"""Lists that give each doer a count and tell the act but once: "X killed 12 people, Y nine and Z four", "X was responsible for
41 of the deaths, Y for 20". Every count is the work of the one right before it, and none of the others was hit.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..text import Chunk
from .draft import Draft
from .grammar import Grammar

OF_EACH = "the one whose count it is"
CAPTOR = "who won the fight"
CUSTODY = "in whose prison it was"
_CLAUSE = 9  # chunks from a verb to where it happened
_WON = frozenset(("control_change", "incident"))
_FORCES = frozenset(("armed_force", "faction", "generic_armed", "state"))
_KINDS = frozenset(("casualties", "control_change", "incident"))
_SUBJECT = ("subject", "against")  # roles of a verb's subject
_ARTICLE = "qty:article"
_REACH = 4  # chunks from a word of responsibility to its count
_PREP = "PREP"


def each(grammar: Grammar, drafts: Sequence[Draft]) -> None:
    """Put each count of such a list down to its own doer."""
    for d in drafts:
        if d.kind not in _KINDS:
            continue
        chunks, q = d.sent.chunks, -1 if d.c.group is None else d.c.group.first
        further = [k for k in grammar.mentions(chunks, "actor") if _counted(grammar, chunks, k) and _head(grammar, chunks, d, k) >= 0]
        if not further:
            first = _answerable(grammar, chunks, q)
        else:
            first = next((k for k in further if _count(chunks, k) == q), -1)
            first = _head(grammar, chunks, d, further[0]) if first < 0 and q < further[0] else first
        if first < 0:
            continue
        who, names = chunks[first].value, {chunks[k].value.name for k in further}
        if d.c.sense.by == "against":  # "X lost nine men and Y four"
            d.by, d.against = tuple(a for a in d.by if a.name != who.name), (who,)
            continue
        d.against = tuple(a for a in d.against if a.name not in names and a.name != who.name)
        if q >= 0:
            d.by, d.with_, d.own = (who,), (), d.own | {"by"}
            d.trace["by"] = OF_EACH


def captors(drafts: Sequence[Draft]) -> None:
    """Men of one side whom a passive verb says were caught fell to the other side's force that its sentence tells of before:
    "rebels seized the base and 30 soldiers were taken prisoner"."""
    for d in drafts:
        held = d.c.measure == "detained" or d.c.sense.event == "detention"
        if not held or d.by or not d.against or d.c.voice != "passive" or any(a.type not in _FORCES for a in d.against):
            continue
        won = [o for o in drafts if o.kind in _WON and o.c.voice == "active" and o.c.at < d.c.at and o.by and "by" in o.own]
        sides = {a.side for a in d.against}
        if won and None not in sides and sides.isdisjoint({a.side for a in won[-1].by}) and all(a.side for a in won[-1].by):
            d.by, d.with_, d.own = won[-1].by, won[-1].with_, d.own | {"by"}
            d.trace["by"] = CAPTOR


def custodians(grammar: Grammar, drafts: Sequence[Draft]) -> None:
    """Who died or is held in somebody's prisons is his: "died under torture in the detention centres of X"."""
    for d in drafts:
        if d.kind != "casualties" or d.by or grammar.custody.isdisjoint(grammar.tags(d.sent.chunks)):
            continue
        k = _custodian(grammar, d.sent.chunks, d.c.at)
        if k >= 0 and (d.c.group is None or d.sent.chunks[k].value is not d.c.group.actor):
            d.by, d.with_, d.own = (d.sent.chunks[k].value,), (), d.own | {"by"}
            d.against = tuple(a for a in d.against if a.name != d.by[0].name)
            d.trace["by"] = CUSTODY


def _custodian(grammar: Grammar, chunks: list[Chunk], at: int) -> int:
    """The actor whose prison stands behind the verb at ``at`` and a word for where it happened; or -1."""
    g = grammar
    j = next((j for j in range(at + 1, min(len(chunks), at + _CLAUSE)) if chunks[j].tags & g.custody), 0)
    if not j or any(x.tags & g.border or "COMMA" in x.tags for x in chunks[at + 1 : j]):
        return -1
    k = j - 1
    while k > at and (chunks[k].kind == "actor" or chunks[k].tags & (g.determiner | g.modifier)) and not chunks[k].tags & g.at:
        k -= 1
    if not chunks[k].tags & g.at or chunks[k].tags & g.put_on:
        return -1  # "a raid on a prison"
    before = [i for i in range(k + 1, j) if chunks[i].kind == "actor" and chunks[i].value.name]
    if before:
        return before[-1]
    i = j + 1
    if i < len(chunks) - 1 and chunks[i].tags & g.of:
        i += 1
        while i < len(chunks) - 1 and chunks[i].tags & g.determiner:
            i += 1
        return i if chunks[i].kind == "actor" and chunks[i].value.name and not chunks[i].value.adjectival else -1
    return -1


def _count(chunks: list[Chunk], k: int) -> int:
    """The count right behind the actor at ``k``, over one preposition; or -1."""
    j = k + 1
    if j < len(chunks) and _PREP in chunks[j].tags:
        j += 1
    return j if j < len(chunks) and chunks[j].kind == "quantity" and _ARTICLE not in chunks[j].tags else -1


def _counted(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether the actor at ``k`` follows a comma or the like and has a count right behind it but no verb."""
    g, x = grammar, chunks[k]
    q, b = _count(chunks, k), k - 1
    if q < 0 or not x.value.name or x.value.adjectival:
        return False
    while b > 0 and chunks[b].tags & g.determiner:
        b -= 1
    if b < 1 or not (chunks[b].tags & g.join or chunks[b].tags & g.contrasting):
        return False
    after = next((y.tags for y in chunks[q + 1 :] if not y.tags & {"PERSON", "THING", "SETTLEMENTS", "ARMED"}), frozenset())
    return not after & g.verb and "PAST" not in after


def _head(grammar: Grammar, chunks: list[Chunk], d: Draft, k: int) -> int:
    """The first doer of the list that goes on at ``k``: the subject of the draft's verb, or of a word of responsibility; or -1."""
    g, at = grammar, d.c.at
    told = next((j for j in range(k - 1, 0, -1) if chunks[j].tags & g.answerable), -1)
    if told > 0:
        return _before(g, chunks, told)
    if d.c.voice != "active" or d.c.sense.by not in _SUBJECT or at > k or g.between(chunks, at, k).verbs:
        return -1
    return _before(g, chunks, at)


def _before(grammar: Grammar, chunks: list[Chunk], verb: int) -> int:
    """The actor that is a verb's subject, right before it; or -1."""
    g, k = grammar, verb - 1
    while k > 0 and (chunks[k].tags & (g.aux | g.skip)):
        k -= 1
    x = chunks[k] if k >= 0 else None
    return k if x is not None and x.kind == "actor" and x.value.name and not x.value.adjectival else -1


def _answerable(grammar: Grammar, chunks: list[Chunk], q: int) -> int:
    """Whoever is said to be responsible for the count at ``q``, or -1."""
    g = grammar
    for j in range(q - 1, max(0, q - _REACH), -1):
        if chunks[j].tags & g.answerable:
            return _before(g, chunks, j)
        if not (chunks[j].tags & g.determiner or _PREP in chunks[j].tags):
            return -1
    return -1
