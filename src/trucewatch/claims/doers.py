"""Doers that no verb names: who speaks in a statement, all parties to an agreement, the faction that a loose word means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from ..text import Found
from .draft import Draft, Speaker
from .scorers import Part, bucket

_STATES = frozenset(("state",))
_SIGNING = frozenset(("state", "faction", "armed_force", "generic_armed"))

Doer = tuple[tuple[Any, ...], list[Part]]


def attributions(found: Found, first: int, last: int) -> Sequence[Any]:
    """The attributions of sentences ``first`` to ``last``; they stand in the order of the text."""
    told = found.sources
    return told[bisect_left(told, first, key=_sentence) : bisect_right(told, last, key=_sentence)]


def _sentence(m: Any) -> int:
    return int(m.sentence)


def _first(m: Any) -> int:
    return int(m.first)


def speaker(found: Found, m: Any) -> Any:
    """The actor that an attribution names, or who is known from the attribution alone."""
    low, high = bisect_left(found.actors, m.first, key=_first), bisect_left(found.actors, m.last, key=_first)
    return next((a for a in found.actors[low:high] if a.name == m.name), None) or Speaker(m.name, m.actor_id)


def speakers(found: Found, d: Draft) -> Iterator[Doer]:
    """Whoever speaks in a statement's sentence, or spoke last before it, makes the statement."""
    if d.kind != "statement":
        return
    s = d.sent.sentence
    here = attributions(found, s.index, s.index)
    before = attributions(found, s.index - 2, s.index - 1)
    for label, m in (*(("here", m) for m in here[:2]), *(("before", m) for m in before[-1:])):
        sort = "known" if m.actor_id else "named" if m.name[:1].isupper() else "unnamed"
        f: list[Part] = [
            "speaker", f"speaker:{label}", f"speaker:{label}:{m.kind}", f"speaker:{sort}", f"speaker:{label}:{sort}",
        ]  # fmt: skip
        if m.carries:
            f.append("speaker:carried")
        yield (speaker(found, m),), f


def parties(d: Draft) -> Iterator[Doer]:
    """All states that an agreement's sentence names: its parties may stand apart ("brokered by A ... with B"); where one
    is signed also forces and factions ("a faction said it had struck a deal with the state")."""
    if d.kind not in ("agreement", "term", "statement") or d.c.sense.event == "violated":
        return
    named: dict[str, Any] = {}
    sorts = _SIGNING if d.kind == "agreement" and d.c.sense.event == "signed" else _STATES
    for x in d.sent.chunks:
        if x.kind == "actor" and x.value.name and not x.value.adjectival and x.value.type in sorts and not d.c.spares(x.value):
            named.setdefault(x.value.name, x.value)
    if len(named) > 1:
        yield tuple(named.values()), ["parties", f"parties:{d.kind}", f"parties:{min(len(named), 4)}"]


def meant(d: Draft, factions: Sequence[Any]) -> Iterator[Doer]:
    """ "The militants" of a sentence may be the faction that the article named last before it."""
    s = d.sent.sentence
    loose = [x for x in d.sent.chunks if x.kind == "actor" and x.value.generic and x.value.type == "generic_armed"]
    if not loose:
        return
    before = bisect_left(factions, s.first, key=_first)
    if before:
        who = factions[before - 1]
        gap = bucket(loose[0].first - who.first, (20, 40, 80, 160))
        yield (who,), ["meant", f"meant:{d.kind}", f"meant:{loose[0].norm}", f"meant:{gap}"]
