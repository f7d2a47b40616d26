"""Who cannot have done what a sentence names without a doer: those it hurts, those who stood under it, those it drove off,
those whom a statement is addressed to, those who count what others break."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from ..text import Chunk, Sent
from . import fallen
from .candidates import Candidate
from .draft import HARM
from .grammar import Grammar

CLOSED = frozenset(("COMMA", "QUOTE", "BREAK"))  # before a verb whose subject follows it
_TOLD = frozenset(("active", "ing", "adj"))
_GONE = frozenset(("withdrawal", "withdrew", "lost"))
TOLLS = frozenset(("casualties", "displacement"))
WHOLEWAR = "WHOLEWAR"  # the packs' tag for words that mean the whole war
STRIFE = "STRIFE"  # and for those that put harm down to nobody
_MEN = frozenset(("CAP", "PERSON"))
_REFUSE = frozenset(("REJECTWORD", "UNWILLING"))
_SUBJECT = 12  # chunks that a subject may have before its verb
_CLAUSE = 9  # chunks from the war to its toll


def unspoken(candidates: list[Candidate], sent: Sent, sources: list[Any]) -> list[Candidate]:
    """The candidates without those that take who says so for what was struck: "a shell fell on the town, the hospital said"."""
    if not sources:
        return candidates
    chunks, out = sent.chunks, []
    for c in candidates:
        if c.sense.kind == "damage" and c.group is not None and c.group.noun >= 0:
            first, last = chunks[c.group.first].first, chunks[c.group.noun].last
            if any(m.first <= first and last <= m.last and m.cue[0] >= last for m in sources):
                continue
        out.append(c)
    return out


def spare(grammar: Grammar, sent: Sent, candidates: list[Candidate]) -> None:
    """Note on each candidate whom it spares: whoever the sentence counts among the hurt ("seven soldiers died in the
    shelling", "... when a shell hit them"), and whoever held out or left under an act ("withdrew under bombardment")."""
    chunks = sent.chunks
    hurt = tuple(
        c.group.actor for c in candidates
        if c.sense.kind == "casualties" and c.group is not None and c.group.actor is not None
    )  # fmt: skip
    hurt += _led(grammar, chunks, candidates)
    gone = [c.at for c in candidates if c.sense.event in _GONE]
    fell, owners = _downed(grammar, chunks, candidates)
    speeches = [c for c in candidates if c.sense.kind == "statement"]
    for c in speeches:
        c.spared = _addressed(grammar, chunks, c)
    for a, b in pairwise(speeches):
        if b.spared and a.at < b.at and _joined(grammar, chunks, a, b):
            a.spared += b.spared
    for c in candidates:
        if c.sense.kind == "term" and c.form == "noun" and c.group is not None:
            c.spared = _counting(grammar, chunks, c.at)
        if c.sense.kind == "agreement" and c.sense.event != "rejected":
            c.spared = _unwilling(grammar, chunks)
        if c.sense.kind not in HARM or c.sense.reciprocal:
            continue
        if c.sense.kind in TOLLS and of_war(grammar, chunks, c.at):
            c.spared = tuple(chunks[k].value for k in grammar.mentions(chunks, "actor"))
            continue
        spared: tuple[Any, ...] = owners if c.at == fell or (c.at > fell >= 0 and c.sense.kind != "incident") else ()
        if c.form == "noun" or c.voice == "passive" or _thrown(grammar, chunks, c.at):
            spared += hurt
        elif c.voice in ("active", "ing"):
            spared += _fallen_before(grammar, chunks, candidates, c)
        if c.sense.kind == "casualties" and c.voice in _TOLD:  # "left nine soldiers and two rebels dead"
            spared += tuple(o.group.actor for o in candidates if o.at == c.at and o.group is not None and o.group.actor is not None)
        if c.form == "noun":
            left = next((at for at in gone if at < c.at), c.at if _under(grammar, chunks, c.at) else -1)
            if left >= 0:
                spared += tuple(chunks[k].value for k in grammar.mentions(chunks, "actor") if k < left)
        if spared:
            c.spared = spared
    fallen.note(grammar, chunks, candidates)


def _unwilling(grammar: Grammar, chunks: list[Chunk]) -> tuple[Any, ...]:
    """Those who are told of as they who will not have a deal: "gunmen who turn it down"."""
    out = []
    for k in grammar.mentions(chunks, "actor"):
        if k + 2 < len(chunks) and chunks[k + 1].tags & grammar.relative:
            if any(not x.tags.isdisjoint(_REFUSE) for x in chunks[k + 2 : k + 4]):
                out.append(chunks[k].value)
    return tuple(out)


def _led(grammar: Grammar, chunks: list[Chunk], candidates: list[Candidate]) -> tuple[Any, ...]:
    """Whose man is the subject of a verb that tells of him as hurt: "X leader A B was killed", "X's commander and five of his
    aides were wounded"."""
    out = []
    for at in sorted({c.at for c in candidates if c.sense.kind == "casualties" and c.voice == "passive" and c.form == "past"}):
        k = at - 1
        while k > 0 and chunks[k].tags & grammar.aux:
            k -= 1
        passed = grammar.join | grammar.modifier | grammar.possessive | grammar.of | _MEN
        while k > 0 and k > at - _SUBJECT and (chunks[k].kind == "quantity" or chunks[k].tags & passed or _person(chunks[k])):
            k -= 1
        if k >= 0 and chunks[k].kind == "actor" and chunks[k + 1].tags & grammar.title and not grammar.governor(chunks, k):
            name = chunks[k].value.name
            out += [chunks[j].value for j in grammar.mentions(chunks, "actor") if chunks[j].value.name == name]
    return tuple(out)


def _person(x: Chunk) -> bool:
    return x.kind == "actor" and x.value.type == "official"


def _fallen_before(grammar: Grammar, chunks: list[Chunk], candidates: list[Candidate], c: Candidate) -> tuple[Any, ...]:
    """Whoever is the object of the verb that the one at hand is joined to: "the blast killed 12 rebels and wounded 20 others"."""
    k = c.at - 1
    while k > 0 and chunks[k].tags & (grammar.join | grammar.aux | grammar.skip):
        k -= 1
    if k == c.at - 1 or k < 1 or chunks[k].kind != "actor":
        return ()
    who = chunks[k].value
    joined = any(
        o.at < k and o.voice == c.voice and o.sense.kind in HARM and o.group is not None and o.group.actor is who for o in candidates
    )
    return (who,) if joined else ()


def of_war(grammar: Grammar, chunks: list[Chunk], at: int) -> bool:
    """Whether the toll at ``at`` is what the war cost, which is nobody's doing: "a war that has killed", "the conflict left", "the
    violence has displaced"."""
    for k in range(at - 1, max(-1, at - _CLAUSE), -1):
        x = chunks[k]
        if WHOLEWAR in x.tags or STRIFE in x.tags or (x.kind == "time" and x.value.node.op == "conflict"):
            return k + 1 < at and _stands_as_subject(grammar, chunks, k, at)
        if x.kind == "actor" or (x.tags & grammar.border and not x.tags & grammar.relative):
            return False
    return False


def _stands_as_subject(grammar: Grammar, chunks: list[Chunk], k: int, at: int) -> bool:
    """Whether the noun at ``k`` is the subject of the first verb behind it, at ``at`` or lending its force to it."""
    if any(x.tags & grammar.agent for x in chunks[k + 1 : at]):
        return False
    after = chunks[k + 1].tags
    return bool(after & (grammar.relative | grammar.aux | grammar.light) or k + 1 == at)


def _downed(grammar: Grammar, chunks: list[Chunk], candidates: list[Candidate]) -> tuple[int, tuple[Any, ...]]:
    """Where an aircraft was shot down or crashed (or -1) and whose it was: "a Russian helicopter was shot down"."""
    for c in candidates:
        if c.sense.kind != "damage" or c.voice not in ("passive", "active") or chunks[c.at].tags.isdisjoint(grammar.downed):
            continue
        k = c.at - 1
        while k > 0 and chunks[k].tags & (grammar.aux | grammar.passive):
            k -= 1
        flown = k
        while k > 0 and chunks[k].kind == "word" and "AIRCRAFT" in chunks[k].tags:
            k -= 1
        if chunks[k].kind == "actor" and (k < flown or "AIRCRAFT" in chunks[k].tags):
            owner = chunks[k].value
            theirs = (chunks[j].value for j in grammar.mentions(chunks, "actor"))
            return c.at, tuple(a for a in theirs if a.name == owner.name or (owner.side and a.side == owner.side))
    return -1, ()


def _addressed(grammar: Grammar, chunks: list[Chunk], c: Candidate) -> tuple[Any, ...]:
    """Whoever stands as the object of an act of speech ("called on X to", "urged X and Y", "rejected an offer from X"),
    unless the subject follows its verb ("..., vowed X")."""
    if c.voice not in ("active", "ing") or c.form not in ("base", "past", "ing"):
        return ()
    inverted = c.at > 0 and not chunks[c.at - 1].tags.isdisjoint(CLOSED)
    if c.form != "ing" and (inverted or c.at == 0):
        return ()
    out = []
    for k in grammar.mentions(chunks, "actor"):
        if k > c.at:
            b = grammar.between(chunks, c.at, k)
            if b.verbs or b.borders > (c.form == "ing" and bool(chunks[c.at + 1].tags & grammar.relative)):
                break  # but "demanding that X open the border"
            if grammar.governor(chunks, k) != "agent":
                out.append(chunks[k].value)
    return tuple(out)


def _joined(grammar: Grammar, chunks: list[Chunk], a: Candidate, b: Candidate) -> bool:
    """Whether the second verb has the first one's subject: "condemned the raid and urged X to"."""
    k = b.at - 1
    while k > a.at and chunks[k].tags & grammar.aux:
        k -= 1
    return a.voice == b.voice == "active" and bool(chunks[k].tags & grammar.join)


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
