"""Who else makes a statement, whose it is alone, and against whom it cannot be: "X condemned the raid, as did Y", "X said it
would leave, and Y urged calm", "X's minister said that X would respond"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..text import Chunk, Sent
from .draft import Draft, Speaker
from .grammar import Grammar
from .objects import LIKEWISE

_APPOSED = 4  # chunks that a first person with an apposition takes at the least
_APPOSITION = 12  # chunks that an apposition may have
_DONE = frozenset(("PAST", "BASE"))


def likewise(g: Grammar, coordinated: Callable[[Sent, int], tuple[Any, ...]], drafts: Sequence[Draft]) -> None:
    """Put a statement down to those as well who only follow it: "X condemned the raid, as did Y and Z"."""
    for d in drafts:
        if d.kind != "statement" or not d.by or d.c.voice != "active":
            continue
        chunks = d.sent.chunks
        j = next((j for j in range(d.c.at + 1, len(chunks)) if LIKEWISE in chunks[j].tags), -1)
        k = next((k for k in g.mentions(chunks, "actor") if k > j), -1) if j > 0 else -1
        if k < 0 or any(x.kind != "word" or not x.tags & (g.determiner | g.title | g.modifier) for x in chunks[j + 1 : k]):
            continue
        if any("TRIGGER" in x.tags and not x.tags.isdisjoint(_DONE) and "NOUN" not in x.tags for x in chunks[d.c.at + 1 : j]):
            continue
        told = {a.name for a in d.by}
        d.by += tuple(a for a in coordinated(d.sent, k) if a.name not in told)
        d.against = tuple(a for a in d.against if a.name not in {b.name for b in d.by})


def over_apposition(g: Grammar, chunks: Sequence[Chunk], k: int) -> int:
    """The person before the one at ``k``, over "and" and what commas say of the first: "X, the chancellor, and Y, the president,
    urged"; or -1."""
    if k < _APPOSED or chunks[k].value.type != "official" or not chunks[k - 1].tags & g.join or "COMMA" in chunks[k - 1].tags:
        return -1
    if "COMMA" not in chunks[k - 2].tags:
        return -1
    for j in range(k - 3, max(0, k - _APPOSITION), -1):
        x = chunks[j]
        if "COMMA" in x.tags:
            first = chunks[j - 1]
            return j - 1 if first.kind == "actor" and first.value.type == "official" and not first.value.adjectival else -1
        if x.tags & g.verb or "TRIGGER" in x.tags:
            return -1
    return -1


def apart(beside: Callable[[Any, int, int], bool], sent: Sent, k: int, told: int) -> bool:
    """Whether the statement whose subject stands at ``k`` is no part of what somebody says behind the token ``told``, but
    stands beside it behind a comma or a stop: "X said that it would leave, and Y urged calm"."""
    chunks = sent.chunks
    cue = next((j for j in range(k - 1, -1, -1) if chunks[j].first < told), -1)
    if k <= 0 or cue < 0 or not beside(chunks, cue, k):
        return False
    return any(not x.tags.isdisjoint(("COMMA", "BREAK")) for x in chunks[max(cue + 1, k - 4) : k])


def speak(d: Draft, at: int, sources: Sequence[Any]) -> None:
    """Whoever says a statement, whose trigger is the token ``at``, makes it: its speaker is the actor, not a source beside the actor."""
    if d.kind != "statement" or not d.asserted_by:
        return
    if not d.by:
        d.by = (Speaker(d.asserted_by[0]),)
    if d.by[0].name == d.asserted_by[0] or (isinstance(d.by[0], Speaker) and d.by[0].name.casefold() in d.asserted_by[0].casefold()):
        if not any(m.cue[0] <= at < m.cue[1] for m in sources):
            d.speakers = d.asserted_by
        d.asserted_by = ()


def spare_own(state: Callable[[str], str | None], drafts: Sequence[Draft]) -> None:
    """Nobody's statement is against his own state or its services: "the minister said that the army would respond". ``state``
    says which state a known actor is or belongs to."""
    for d in drafts:
        if d.kind == "statement" and d.against:
            own = {state(a.actor_id) for a in d.by if a.actor_id} - {None}
            d.against = tuple(a for a in d.against if a.actor_id is None or state(a.actor_id) not in own)
