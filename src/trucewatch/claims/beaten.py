"""The sides of an attack that is told of as beaten back: "X launched an assault on Y's posts but was repelled".

Whoever is named first before a passive verb of repelling is the one who attacked, unless he only tells of it; whoever the attack
was aimed at repelled it, where no agent follows the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..text import Sent
from .candidates import Candidate
from .draft import Draft
from .grammar import Grammar
from .slots import Slots
from .sorts import BYSTANDERS

_AUTHORS = frozenset(("agent", "of", "from"))
_AIMED = frozenset(("against", "at"))
_ASSAILANT = "ASSAILANT"  # the packs' tag for words like "attackers"
MET = "who beat the attack back"  # the reason in the trace
_SAYING = 2  # chunks from a speaker to his verb


def attackers(grammar: Grammar, slots: Slots, sent: Sent, c: Candidate, speakers: set[int]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Who attacked and whom the attack was aimed at, as far as they stand before the verb."""
    chunks = sent.chunks
    named = [k for k in grammar.mentions(chunks, "actor") if k < c.at and k not in speakers and chunks[k].value.name]
    named = [k for k in named if not any(x.tags & grammar.say for x in chunks[k + 1 : k + 1 + _SAYING])]
    named = [k for k in named if chunks[k].value.type not in BYSTANDERS]
    first = next((k for k in named if grammar.governor(chunks, k) not in _AIMED), -1)
    if first < 0:
        return (), ()
    by = slots.coordinated(sent, first)
    sides = {a.side or a.name for a in by}
    aimed = [k for k in named if k > first and grammar.governor(chunks, k) in _AIMED]
    met = next((k for k in aimed if (chunks[k].value.side or chunks[k].value.name) not in sides), -1)
    return by, (chunks[met].value,) if met >= 0 else ()


def assailants(grammar: Grammar, slots: Slots, sent: Sent, c: Candidate, by: tuple[Any, ...]) -> tuple[Any, ...]:
    """Whose attack an active verb of repelling tells of: "repelled an attack by X on Hish"."""
    chunks, sides = sent.chunks, {a.side or a.name for a in by}
    for k in grammar.mentions(chunks, "actor"):
        if k <= c.at + 1 or any("BREAK" in x.tags or "SUB" in x.tags for x in chunks[c.at + 1 : k]):
            continue
        who = chunks[k].value
        if grammar.governor(chunks, k) in _AUTHORS and who.name and (who.side or who.name) not in sides:
            return slots.coordinated(sent, k)
    return ()


def fell(drafts: Sequence[Draft]) -> None:
    """Attackers who fell in an attack that was beaten back, in its sentence or the next, fell to whoever beat it back."""
    beaten = [d for d in drafts if d.c.sense.event == "repelled" and d.by]
    for d in drafts if beaten else ():
        group = d.c.group
        if d.kind != "casualties" or group is None or group.noun < 0 or group.actor is not None:
            continue
        if _ASSAILANT not in d.sent.chunks[group.noun].tags:
            continue
        near = [o for o in beaten if 0 <= d.at - o.at <= 1]
        if near:
            o = max(near, key=lambda o: o.at)
            d.by, d.with_, d.against = o.by, o.with_, o.against or d.against
            d.trace = {**d.trace, "by": MET}


def told_ahead(grammar: Grammar, sent: Sent, c: Candidate) -> tuple[Any, ...]:
    """Whom a pronoun before a passive verb means, where the sentence opens with it and names him behind the clause: "two years after
    it was driven from X, the group still holds"."""
    chunks, k = sent.chunks, c.at - 1
    while k > 0 and chunks[k].tags & grammar.aux:
        k -= 1
    if c.voice != "passive" or k < 1 or not chunks[k].tags & grammar.third:
        return ()
    if chunks[k - 1].kind != "time" and not chunks[k - 1].tags & grammar.border:
        return ()
    comma = False
    for j in range(c.at + 1, len(chunks)):
        x = chunks[j]
        if x.kind == "actor" and grammar.governor(chunks, j) == "agent":
            continue
        if x.kind == "actor" and x.value.name and not x.value.adjectival:
            return (x.value,) if comma and not grammar.governor(chunks, j) else ()
        comma = "COMMA" in x.tags or (comma and bool(x.tags & grammar.determiner))
        if "BREAK" in x.tags:
            break
    return ()


def owning_up(grammar: Grammar, sent: Sent, c: Candidate) -> tuple[Any, ...]:
    """Who admits, right before a noun or a participle of losing, that he lost: "the rebels conceded the loss of Ariha"."""
    chunks, k = sent.chunks, c.at - 1
    while k > 0 and chunks[k].kind == "time":  # "admitted on Sunday the loss of"
        k -= 1
    if k < 1 or c.voice == "passive" or not chunks[k].tags & grammar.admitting:
        return ()
    k -= 1
    while k > 0 and chunks[k].tags & (grammar.aux | grammar.skip):
        k -= 1
    return (chunks[k].value,) if chunks[k].kind == "actor" and chunks[k].value.name else ()
