"""Who answers for an act that the text only denies or puts to a party."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..text import Chunk, Found
from .doers import speaker
from .draft import HARM, Draft
from .governed import put_on
from .grammar import Grammar
from .objects import before_pronoun
from .slots import Slots
from .sorts import BYSTANDERS

ANSWERS = "who denies it or is accused of it"
_ANSWERABLE = HARM | {"term"}
_ELSEWHERE = frozenset(("PREP", "SUB", "COMMA"))  # between a word that accuses and the act, others are named
_WHOM = 6  # chunks from it back to the pronoun of a clause about him
_PUT_TO = 3  # tokens from the word that accuses to whoever is accused


def answering(found: Found, d: Draft, sources: Sequence[Any], grammar: Grammar, slots: Slots) -> tuple[Any, ...]:
    """Whoever answers for an act that is denied or put to a party: the denier, or the one accused; empty where the words
    name another doer or nobody."""
    if d.kind in HARM and d.c.voice == "noun" and (k := _laid(grammar, d)) >= 0:
        return slots.coordinated(d.sent, k)
    if d.kind not in _ANSWERABLE or d.modality not in ("denied", "accused"):
        return ()
    at = d.sent.chunks[d.c.at].first
    for m in sources:
        if m.content[0] <= at < m.content[1]:
            if m.kind == "deny" and d.kind == "incident" and d.modality == "denied":
                return _charged(d, m, sources, slots) or _denier(found, d, m, grammar)
            if m.kind == "accuse" and d.modality == "accused":
                return _accused(d, m, slots)
    return _blamed(d, slots) if d.modality == "accused" and not d.by else ()


def _laid(grammar: Grammar, d: Draft) -> int:
    """The actor to whom the act right before is put down: "a strike that X attributed to Y", "a blast blamed on Y"; or -1."""
    g, chunks, at = grammar, d.sent.chunks, d.c.at
    if g.laid.isdisjoint(g.tags(chunks)):
        return -1
    j = next((j for j in range(at + 1, len(chunks) - 2) if chunks[j].tags & g.laid), 0)
    if not j or not chunks[j + 1].tags & (g.goal | g.put_on) or any(x.tags & g.verb and not x.tags & g.aux for x in chunks[at + 1 : j]):
        return -1
    return _named_at(chunks, j + 2, g)


def _blamed(d: Draft, slots: Slots) -> tuple[Any, ...]:
    """Whoever stands right behind a participle that blames and itself comes behind the act: "..., Ankara said, blaming X"."""
    chunks, g = d.sent.chunks, slots.grammar
    j = next((j for j in range(d.c.at + 1, len(chunks)) if chunks[j].tags & g.laying), 0)
    k = _named_at(chunks, j + 1, g) if j else -1
    return slots.coordinated(d.sent, k) if k >= 0 else ()


def _named_at(chunks: list[Chunk], k: int, grammar: Grammar) -> int:
    """The named actor that stands at ``k``, behind articles at most, and is no adjective; or -1."""
    while k < len(chunks) and chunks[k].tags & grammar.determiner:
        k += 1
    x = chunks[k] if k < len(chunks) else None
    return k if x is not None and x.kind == "actor" and x.value.name and not x.value.adjectival else -1


def _whom(chunks: list[Chunk], m: Any, grammar: Grammar) -> int:
    """The actor whom a clause about him accuses: "X, whom the army accused of"; or -1."""
    g = grammar
    cue = next((j for j, x in enumerate(chunks) if x.first >= m.cue[0]), 0)
    r = next((j for j in range(cue, max(0, cue - _WHOM), -1) if chunks[j].tags & g.relative), 0)
    return before_pronoun(chunks, r) if r else -1


def _charged(d: Draft, m: Any, sources: Sequence[Any], slots: Slots) -> tuple[Any, ...]:
    """To whom the same sentence puts the act before somebody denies it: "X blamed Y, a charge denied by Y's ally"."""
    if not d.c.sense.echoes:
        return ()
    start = d.sent.sentence.first
    charge = next((o for o in reversed(sources) if o.kind == "accuse" and start <= o.cue[0] < m.cue[0]), None)
    return _accused(d, charge, slots) if charge is not None else ()


def _denier(found: Found, d: Draft, m: Any, grammar: Grammar) -> tuple[Any, ...]:
    """Whoever denies an act is the one said to have done it ("X denied responsibility", "X denied using it"), unless the
    denial names another ("X denied that Y had struck"); a pronoun after a name goes back to the denier ("denied a report by
    Y that it had struck")."""
    chunks = d.sent.chunks
    who = next((a for a in found.actors if a.name == m.name), None)
    if who is None or who.type in BYSTANDERS:
        return ()
    for k in range(d.c.at - 1, -1, -1):
        x = chunks[k]
        if x.first < m.cue[1] or x.tags & grammar.pronoun:
            break
        if x.kind == "actor" and x.value.name and not grammar.agent_of_other(chunks, k, d.c.at) and not x.value.adjectival:
            return ()
    return (speaker(found, m),)


def _accused(d: Draft, m: Any, slots: Slots) -> tuple[Any, ...]:
    """The first who is named behind the word that accuses: "accused X of", "blamed X for", "which Y blamed on X"; else on
    whom the act is put: "blamed the attack on X"."""
    chunks, g = d.sent.chunks, slots.grammar
    if chunks[d.c.at].first >= m.cue[1]:
        between = (x for x in chunks[: d.c.at] if x.first >= m.cue[1])
        if all(x.kind == "word" and x.tags.isdisjoint(_ELSEWHERE) for x in between):
            put = [k for k in g.mentions(chunks, "actor") if k > d.c.at and put_on(g, chunks, k, quoted=True)]
            if put and chunks[put[-1]].value.name:
                return slots.coordinated(d.sent, put[-1])
    named = [k for k in g.mentions(chunks, "actor") if m.cue[0] <= chunks[k].first and not m.first <= chunks[k].first < m.last]
    end = max(m.cue[1], m.last if m.first >= m.cue[0] else 0)  # "laid by X on Y"
    after = [k for k in named if chunks[k].first <= end + _PUT_TO]
    if not after and (k := _whom(chunks, m, g)) >= 0 and chunks[k].value.name:
        return slots.coordinated(d.sent, k)
    if not after:  # "blamed the attack in X on Y"
        after = [k for k in named if k > d.c.at and put_on(g, chunks, k, quoted=True)]
    if not after or not chunks[after[0]].value.name:
        return ()
    if chunks[after[0]].value.adjectival and not _its_arms(chunks, after[0], g):
        return ()
    return slots.coordinated(d.sent, after[0])


def _its_arms(chunks: Sequence[Chunk], k: int, grammar: Grammar) -> bool:
    """Whether an actor only qualifies what was fired: "blamed rebel rockets"."""
    return k + 1 < len(chunks) and bool(chunks[k + 1].tags & grammar.munition)


def absolve(drafts: Sequence[Draft]) -> None:
    """Whoever an act is put to did not suffer what the same sentence says it did ("blamed the raid, which killed five, on X")."""
    accused = {a.name for d in drafts if d.kind == "incident" and d.modality == "accused" for a in d.by}
    for d in drafts:
        if accused and d.kind in ("casualties", "damage") and d.against:
            d.against = tuple(a for a in d.against if a.name not in accused)
