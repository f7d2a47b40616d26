"""Who cannot have done what a sentence names without a doer: those it hurts, those who stood under it, those it drove off,
those whom a statement is addressed to, those who count what others break."""

from __future__ import annotations

from typing import Any

from ..text import Chunk, Sent
from .candidates import Candidate
from .draft import HARM
from .grammar import Grammar

_CLOSED = frozenset(("COMMA", "QUOTE", "BREAK"))  # before a verb whose subject follows it
_GONE = frozenset(("withdrawal", "withdrew", "lost"))


def spare(grammar: Grammar, sent: Sent, candidates: list[Candidate]) -> None:
    """Note on each candidate whom it spares: whoever the sentence counts among the hurt ("seven soldiers died in the
    shelling", "... when a shell hit them"), and whoever held out or left under an act ("withdrew under bombardment")."""
    chunks = sent.chunks
    hurt = tuple(
        c.group.actor for c in candidates
        if c.sense.kind == "casualties" and c.group is not None and c.group.actor is not None
    )  # fmt: skip
    gone = [c.at for c in candidates if c.sense.event in _GONE]
    for c in candidates:
        if c.sense.kind == "statement":
            c.spared = _addressed(grammar, chunks, c)
        if c.sense.kind == "term" and c.form == "noun" and c.group is not None:
            c.spared = _counting(grammar, chunks, c.at)
        if c.sense.kind not in HARM or c.sense.reciprocal:
            continue
        spared: tuple[Any, ...] = ()
        if c.form == "noun" or c.voice == "passive" or _thrown(grammar, chunks, c.at):
            spared = hurt
        if c.form == "noun":
            left = next((at for at in gone if at < c.at), c.at if _under(grammar, chunks, c.at) else -1)
            if left >= 0:
                spared += tuple(chunks[k].value for k in grammar.mentions(chunks, "actor") if k < left)
        if spared:
            c.spared = spared


def _addressed(grammar: Grammar, chunks: list[Chunk], c: Candidate) -> tuple[Any, ...]:
    """Whoever stands as the object of an act of speech ("called on X to", "urged X and Y", "rejected an offer from X"),
    unless the subject follows its verb ("..., vowed X")."""
    if c.voice not in ("active", "ing") or c.form not in ("base", "past", "ing"):
        return ()
    inverted = c.at > 0 and not chunks[c.at - 1].tags.isdisjoint(_CLOSED)
    if c.form != "ing" and (inverted or c.at == 0):
        return ()
    out = []
    for k in grammar.mentions(chunks, "actor"):
        if k > c.at:
            b = grammar.between(chunks, c.at, k)
            if b.verbs or b.borders:
                break
            if grammar.governor(chunks, k) != "agent":
                out.append(chunks[k].value)
    return tuple(out)


def _counting(grammar: Grammar, chunks: list[Chunk], at: int) -> tuple[Any, ...]:
    """Who counts breaches is not on that account who commits them: "X registered four violations"."""
    for k in range(at - 1, max(-1, at - 7), -1):
        if chunks[k].tags & grammar.counted:
            return tuple(chunks[j].value for j in grammar.mentions(chunks, "actor") if j < k)
    return ()


def _thrown(grammar: Grammar, chunks: list[Chunk], at: int) -> bool:
    """Whether the verb's subject is what was thrown or fired: "when a shell hit their position"."""
    return at > 0 and bool(chunks[at - 1].tags & grammar.munition)


def _under(grammar: Grammar, chunks: list[Chunk], at: int) -> bool:
    """Whether somebody was under the act: "under heavy bombardment"."""
    if chunks[at].tags & grammar.under:
        return True
    for x in reversed(chunks[max(0, at - 4) : at]):
        if x.tags & grammar.under:
            return True
        if x.kind != "word" or x.tags & grammar.verb or x.tags & grammar.border or x.tags & grammar.join:
            return False
    return False
