"""Actors whom a toll's words name as those who fell: they are no doers of it.

"Civilians and soldiers died": the subject of a verb of dying. "The rebels' losses came to nine", "there were nine dead on the rebel
side": whose the losses were. "Among the dead were two men of X": whom the predicate names. "The number of rebels killed was put
at nine".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text import Chunk
from .candidates import Candidate
from .governed import MEANS, after_adverbs
from .grammar import Grammar
from .owners import THINGS
from .sorts import TELLERS

LOSSES = "LOSSWORD"  # the packs' tag for words that mean what somebody lost, or on whose side it was
FELL = ("fell", 0)  # with a candidate: who fell by its words
_NEAR = 14  # chunks from such a word to the toll
_SUBJECT = 9  # chunks of a subject
_OF_WHOM = frozenset(("", "of", "from"))
_DONE = frozenset(("TRIGGER", "PAST"))
_FALLING = frozenset(("past", "base", "ing"))


def note(grammar: Grammar, chunks: list[Chunk], candidates: Sequence[Candidate]) -> None:
    """Note on each toll who fell by its words, and let nobody of them be its doer."""
    if not grammar.mentions(chunks, "actor"):
        return
    known: dict[tuple[int, str], tuple[int, ...]] = {}
    for c in candidates:
        if c.sense.kind != "casualties" or c.sense.by != "subject" or c.measure == "detained":
            continue
        key = c.at, c.voice
        if key not in known:
            known[key] = tuple(_fell(grammar, chunks, c))
        if known[key]:
            c.seen[FELL] = chunks[known[key][0]].value
            c.spared += tuple(chunks[k].value for k in known[key])


def _fell(g: Grammar, chunks: list[Chunk], c: Candidate) -> Iterator[int]:
    for k in g.mentions(chunks, "actor"):
        m = chunks[k].value
        if not m.name or m.type in TELLERS or not chunks[k].tags.isdisjoint(MEANS):
            continue
        dying = k < c.at and c.form in _FALLING and (c.sense.counted == "subject" or c.voice == "passive")
        among = c.sense.counted == "object" and _named(g, chunks, c, k)
        if among or (dying and _subject(g, chunks, c.at, k)) or _loses(g, chunks, c.at, k) or _counted(g, chunks, c.at, k):
            yield k


def _subject(g: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the actor is, or is joined to, the subject right before a verb of dying: "civilians and soldiers died"."""
    end = at
    while end > k + 1 and chunks[end - 1].tags & (g.aux | g.skip):
        end -= 1
    if end - k > _SUBJECT or chunks[k].value.adjectival or g.governor(chunks, k):
        return False
    for j in range(k + 1, end):
        x = chunks[j]
        if x.kind == "quantity" and not chunks[j - 1].tags & g.join:
            return False  # "in raids by the army 12 people died"
        if x.tags & (g.verb | g.border | g.say) or "TRIGGER" in x.tags or "PREP" in x.tags:
            return False
    return "COMMA" not in chunks[end - 1].tags


def _loses(g: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the losses that the toll counts are said to be the actor's, or on his side."""
    j = after_adverbs(g, chunks, k)
    if j >= len(chunks) or LOSSES not in chunks[j].tags or abs(at - j) > _NEAR:
        return False
    low, high = (j, at) if j < at else (at, k)
    return not any(x.tags & g.border or "BREAK" in x.tags or x.tags & g.agent for x in chunks[low + 1 : high])


def _counted(g: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the actor stands between "the number of" and a participle: "the number of rebels killed"."""
    if k + 1 >= len(chunks) or not chunks[k + 1].tags >= _DONE or chunks[k + 1].tags & g.agent or g.governor(chunks, k) != "of":
        return False
    n = next((j for j in range(k - 1, 0, -1) if chunks[j].tags & g.of), 0)
    if n and not chunks[n - 1].tags.isdisjoint(THINGS):
        return False  # "a patrol of the army killed two"
    after = chunks[k + 2].tags if k + 2 < len(chunks) else frozenset()
    return not after & g.agent and at <= k + _NEAR


def _named(g: Grammar, chunks: list[Chunk], c: Candidate, k: int) -> bool:
    """Whether the actor is one of those whom the predicate of "among the dead were" names."""
    if k <= c.at + 1 or not chunks[c.at].tags & g.among_fallen or g.governor(chunks, k) not in _OF_WHOM:
        return False
    between = chunks[c.at + 1 : k]
    if not any(x.tags & g.passive for x in between[:_NEAR]):
        return False
    return not any(x.tags & (g.border | g.say | g.agent) or "BREAK" in x.tags or "TRIGGER" in x.tags for x in between)
