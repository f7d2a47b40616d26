"""Whoever did a harm, where the words say it without a verb of doing, or go on about an act just told.

"Died at the hands of X", "perished in X's raids", "rebels shelled the town. Two people lost their lives there": once all other
choices are made, such a harm has the doer that its words, its act or the act before it has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from ..text import Chunk, Sent
from .barred import Barred
from .draft import BLAMED, Draft, by_sentence
from .governed import NOUN, before_epithets
from .grammar import Grammar
from .owners import owns_act
from .sparing import TOLLS, WHOLEWAR

HANDS = "HANDSOF"  # the packs' tag for words behind which the doer of a harm stands, and no agent else: "at the hands of"
WHOSE = "whose campaign it was"
AT_HANDS = "at whose hands"  # the reasons in the trace
IN_ACT = "in whose act"
OF_TOLL = "the doer of the toll that it is part of"
OF_EACH = "the doer of what the same words tell"
GOES_ON = "the doer of the act right before"
_SEALED = frozenset(("accused", "denied", "planned"))
_AT_ONCE = frozenset(
    ("air_strike", "drone_strike", "shelling", "shooting", "chemical_attack", "ground_attack", "other_attack", "execution")
)
_CAMPAIGN = frozenset(("TRYWORD", "LONGACT"))  # the packs' tags for nouns of an effort of days
_COMMA = frozenset(("COMMA",))
_OWN = frozenset(("time", "place"))
_REACH = 14  # chunks from a harm to whose doing it was
_IN = ("at", "agent", "from")
_MANY = 400  # people, of whom so many are not one act's


def name(grammar: Grammar, barred: Barred, coordinated: Callable[[Sent, int], tuple[Any, ...]], drafts: Sequence[Draft]) -> None:
    """Give doers to harms that have none. Drafts come in any order."""
    told = by_sentence(sorted(drafts, key=lambda d: (d.at, d.c.at)))
    for n, here in told.items():
        for d in here:
            if d.kind in TOLLS and not d.by and d.modality not in _SEALED and (k := _whose(grammar, d)) >= 0:
                _take(d, coordinated(d.sent, k), WHOSE)
            if d.kind not in BLAMED or d.modality in _SEALED or d.c.sense.by != "subject":
                continue
            if HANDS in grammar.tags(d.sent.chunks) and (k := _hands(grammar, d)) >= 0:
                _take(d, coordinated(d.sent, k), AT_HANDS)
            if d.by or barred.unlisted(d.sent.chunks, d.c):
                continue
            if (act := _in_act(grammar, d)) is not None:
                _take(d, act.by, IN_ACT)
            elif (act := _before(grammar, d, here, told.get(n - 1, ()))) is not None:
                _take(d, act.by, GOES_ON)
            elif (other := _same_words(d, here)) is not None:
                _take(d, other.by, OF_EACH)
            elif (toll := _of_toll(grammar, d, here, (*told.get(n - 2, ()), *told.get(n - 1, ())))) is not None:
                _take(d, toll.by, OF_TOLL)


def _take(d: Draft, by: tuple[Any, ...], why: str) -> None:
    fallen = {a.name for a in d.against}
    if by and all(a.name not in fallen and not d.c.spares(a) for a in by):
        d.by, d.trace = by, {**d.trace, "by": why}


def _hands(g: Grammar, d: Draft) -> int:
    """The actor at whose hands people fell, behind the harm; or -1."""
    chunks = d.sent.chunks
    j = next((j for j in range(d.c.at + 1, min(len(chunks), d.c.at + _REACH)) if HANDS in chunks[j].tags), -1)
    if j < 0 or any(x.tags & g.border or "BREAK" in x.tags for x in chunks[d.c.at + 1 : j]):
        return -1
    k = next((k for k in g.mentions(chunks, "actor") if k > j), -1)
    return k if k > 0 and chunks[k].value.name and before_epithets(g, chunks, k - 1) == j else -1


def _whose(g: Grammar, d: Draft) -> int:
    """The actor whose campaign is the subject of an active verb of harm: "X's push, now in its third week, has uprooted"; or -1."""
    chunks, at = d.sent.chunks, d.c.at
    if d.c.voice != "active" or d.c.form != "past":
        return -1
    for k in g.mentions(chunks, "actor"):
        if k + 1 >= at:
            break
        if not chunks[k].value.name:
            continue
        if g.governor(chunks, k) == "agent":
            noun, last = before_epithets(g, chunks, k - 1) - 1, k  # "a push by X has uprooted"
        elif not g.governor(chunks, k) and (chunks[k].value.adjectival or chunks[k].value.text.endswith(g.genitives)):
            noun = last = k + 1
        else:
            continue
        if noun < 0 or (chunks[noun].tags.isdisjoint(_CAMPAIGN) and not chunks[noun].tags >= NOUN):
            continue
        inner = chunks[last + 1 : at]
        while inner and (inner[-1].tags & g.aux or "COMMA" in inner[-1].tags):
            inner = inner[:-1]
        if not any(x.kind == "actor" or x.tags & (g.verb | g.join - _COMMA | g.relative) or "BREAK" in x.tags for x in inner):
            return k
    return -1


def _in_act(g: Grammar, d: Draft) -> Draft | None:
    """The act in which people fell, where an adjective or a genitive says whose it was: "died in X's raids"."""
    act = d.act
    if act is None or not act.by or act.c.sense.reciprocal or act.c.voice != "noun" or act.modality in _SEALED or act.c.at < d.c.at:
        return None
    chunks, k = d.sent.chunks, act.c.at - 1
    while k > d.c.at and chunks[k].kind == "word" and chunks[k].tags & g.modifier and not chunks[k].tags & g.determiner:
        k -= 1
    owned = chunks[k].kind == "actor" and chunks[k].value is act.by[0] and owns_act(g, chunks, k)
    if not owned or g.governor(chunks, k) not in _IN:
        return None
    b = g.between(chunks, d.c.at, k)
    return None if b.borders or b.verbs else act


def _before(g: Grammar, d: Draft, here: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """The one act of the sentence before of which a harm without a time, place or act of its own is told."""
    if d.kind != "casualties" and not (d.kind == "damage" and _pointing(g, d.sent.chunks)):
        return None
    if not d.own.isdisjoint(_OWN) or any(o.kind == "incident" for o in here):
        return None
    if d.scope == "total" or WHOLEWAR in g.tags(d.sent.chunks) or (d.c.group is not None and d.c.group.number >= _MANY):
        return None  # the war's dead are not one raid's
    acts = [o for o in before if o.kind == "incident" and o.by and "by" in o.own and o.modality not in _SEALED]
    if not acts or acts[-1].c.sense.event not in _AT_ONCE or acts[-1].c.sense.reciprocal:
        return None
    names = {a.name for a in acts[-1].by}
    if any({a.name for a in o.by} != names for o in acts):
        return None
    return acts[-1]


def _same_words(d: Draft, here: Sequence[Draft]) -> Draft | None:
    """Another harm that the very same words tell, which has a doer: "six civilians and five militiamen died when X attacked"."""
    alike = [o for o in here if o.c.at == d.c.at and o is not d and o.kind == d.kind and o.by and o.modality == d.modality]
    return alike[0] if alike and d.c.voice != "noun" else None


def _pointing(g: Grammar, chunks: list[Chunk]) -> bool:
    """Whether a sentence points back at an act or at what was thrown: "in the barrage", "by the shells", "a single shell"."""
    means = g.munition | g.hostilities
    if any("SINGLEWORD" in a.tags and b.tags & g.munition for a, b in pairwise(chunks)):
        return True
    return any(x.kind == "word" and (x.tags & means or x.tags >= NOUN) and g.is_definite(chunks, k) for k, x in enumerate(chunks))


def _of_toll(g: Grammar, d: Draft, here: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """The toll told just before of which a count is a part: "six of the dead were children", "among the dead were two boys"."""
    chunks, at = d.sent.chunks, d.c.at
    if d.kind != "casualties" or "time" in d.own or any(o.kind == "incident" for o in here) or d.c.group is None:
        return None
    part = bool(chunks[at].tags & g.among_fallen) or d.c.sense.echoes or ("NOUN" in chunks[at].tags and g.is_definite(chunks, at))
    tolls = [o for o in before if o.kind == "casualties" and o.c.measure == d.c.measure]
    whole = tolls[-1].c.group if part and tolls and tolls[-1].by and tolls[-1].modality not in _SEALED else None
    return tolls[-1] if whole is not None and whole.number >= d.c.group.number else None
