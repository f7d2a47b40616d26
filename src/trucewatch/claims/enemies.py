"""Whom a loose name means: "militants" who fell to those who fought a named faction were that faction's, and "the terrorist
attack" is that of the faction told of right before.

"The SDF fought Islamic State at X. Eleven militants were killed": whoever speaks calls more than one side so, and the passage
names the one that is meant. "Rebels" and the like are never anybody else. A "terrorist bombing" is nobody's until one is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from .draft import HARM, Draft, by_sentence
from .fights import EACH
from .grammar import Grammar

MEANT = "whom the loose name means"  # the reasons in the trace
PLANTED = "planted by nobody named"
_NEAR = 1  # sentences back in which the fight may stand
_BACK = 2  # sentences back in which the act stands that is told of again
_PHRASE = 4  # chunks from a word that says of what sort an explosion was to the noun
_EXPLOSION = "explosion"


class Enemies:
    """Reads them by the packs' loose words for an enemy (in their comparison forms)."""

    def __init__(self, loose: frozenset[str], grammar: Grammar) -> None:
        self._loose = loose
        self._grammar = grammar

    def name(self, drafts: Sequence[Draft]) -> None:
        """Put the faction's name to the fallen, their words staying as written, and the other side to who killed them."""
        acts = [o for o in drafts if o.kind == "incident" and o.modality == "asserted" and _sides(o)]
        if not acts:
            return
        for d in drafts:
            if d.kind != "casualties" or len(d.against) != 1 or not self._called_so(d.against[0]):
                continue
            doers = {a.name for a in d.by}
            near = [o for o in acts if 0 <= d.at - o.at <= _NEAR and (o.sent is d.sent or doers)]
            met = [(o, faction, others) for o in near for faction, others in _sides(o) if doers <= {a.name for a in others}]
            if not met:
                continue
            o, foe, others = max(met, key=lambda m: (m[0].at, -abs(m[0].c.at - d.c.at)))
            if foe.name in doers:
                continue
            d.against = (_named(d.against[0], foe),)
            if not d.by and o.sent is d.sent and o.c.sense.reciprocal:
                d.by, d.with_, d.trace = others, (), {**d.trace, "by": EACH}

    def doers(self, drafts: Sequence[Draft]) -> None:
        """Put the faction's name to a doer; leave out whoever only says of what sort an explosion was."""
        acts = by_sentence(o for o in drafts if o.kind == "incident")
        for d in drafts:
            if d.kind not in HARM or len(d.by) != 1 or not self._called_so(d.by[0]):
                continue
            who = d.by[0]
            if any(o.c.sense.event == _EXPLOSION and self._sort(o, who) for o in acts.get(d.at, ())):
                d.by, d.trace = (), {**d.trace, "by": PLANTED}
            elif known := self._known(acts, d, who):
                d.by, d.trace = tuple(_named(who, a) for a in known), {**d.trace, "by": MEANT}

    def _known(self, acts: Mapping[int, Sequence[Draft]], d: Draft, who: Any) -> tuple[Any, ...]:
        """The faction that did the act told of right before, where the loose name points back at it or the act is the same."""
        told = [
            o for at in range(d.at - _BACK, d.at) for o in acts.get(at, ())
            if o.modality == "asserted" and len(o.by) == 1 and _faction(o.by[0]) and not o.c.sense.reciprocal
        ]  # fmt: skip
        if not told:
            return ()
        last = max(told, key=lambda o: (o.at, o.c.at))
        if any(a.name == last.by[0].name or a.name == who.name for a in d.against):
            return ()
        return last.by if self._points(d, who) else ()

    def _sort(self, o: Draft, who: Any) -> bool:
        """Whether the name only says of what sort an explosion was: "a terrorist car bomb attack"."""
        chunks, at = o.sent.chunks, o.c.at
        k = next((k for k, x in enumerate(chunks[: at + 1]) if x.value is who), at)
        passed = self._grammar.determiner | {"PREP", "COMMA", "BREAK"}
        return o.c.voice == "noun" and 0 < at - k <= _PHRASE and not any(x.tags & (self._grammar.verb | passed) for x in chunks[k + 1 : at])

    def _points(self, d: Draft, who: Any) -> bool:
        """Whether the name stands behind a definite article or pronoun."""
        chunks = d.sent.chunks
        k = next((k for k, x in enumerate(chunks) if x.value is who), 0)
        while k > 0 and chunks[k - 1].tags & self._grammar.modifier and not chunks[k - 1].tags & self._grammar.determiner:
            k -= 1
        return k > 0 and bool(chunks[k - 1].tags & self._grammar.definite)

    def _called_so(self, a: Any) -> bool:
        loose = getattr(a, "generic", False) and a.type == "generic_armed"
        return bool(loose) and not self._loose.isdisjoint(a.text.casefold().split())


def _named(a: Any, by: Any) -> Any:
    return msgspec.structs.replace(a, name=by.name, actor_id=by.actor_id, side=by.side, type=by.type, generic=False)


def _faction(a: Any) -> bool:
    return getattr(a, "type", "") == "faction" and bool(a.actor_id) and not a.generic


def _sides(o: Draft) -> list[tuple[Any, tuple[Any, ...]]]:
    """The one known faction that an act was done to, with the doers; of a fight that a faction is told first in, also that one."""
    out = [(o.against[0], o.by)] if len(o.against) == 1 and _faction(o.against[0]) else []
    if not out and o.c.sense.reciprocal and len(o.by) == 1 and _faction(o.by[0]) and o.against:
        out.append((o.by[0], o.against))
    return out
