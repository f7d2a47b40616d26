"""Doers that the packs know from a name or from the arms: who wages an operation ("since the launch of Operation X"), who alone
in the conflict strikes with such arms ("helicopters dropped barrel bombs").

Whoever the sentence names on the same side stays the doer ("the army's allies joined Operation X").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from ..rules.vocabulary import Campaign, Carrier
from .draft import Draft
from .group import refs

WAGED = "who wages an operation of that name"  # the reason why somebody is the doer
CARRIED = "who alone has such arms"
NAMED = "CAMPAIGNNAME"
_EVENT = "offensive"
_ARMS = 6  # chunks from an act to the words for its arms
_AROUND = 4  # chunks from the noun to the name


class Waging(msgspec.Struct, frozen=True):
    """Whom a pack knows as waging an operation, for want of words that name him."""

    name: str
    actor_id: str | None
    side: str | None
    type: str = "armed_force"
    adjectival: bool = False
    generic: bool = False
    noun: str | None = None
    text: str | None = None
    first: int = -1
    last: int = -1
    why: str = WAGED
    own: frozenset[str] = frozenset(("by",))  # so that others may take him over


class Campaigns:
    """The packs' operations; their names stand beside the noun, or inside a time that tells of one ("since the launch of ...")."""

    def __init__(self, known: Iterable[Campaign], carriers: Iterable[Carrier] = ()) -> None:
        self._said = tuple((form.lower(), c) for c in known for form in c.forms)
        self._carriers = {c.event: c for c in carriers}

    def done(self, d: Draft, tags: frozenset[str]) -> tuple[Any, ...]:
        """Whom the packs know as the doer of a draft, for its operation's name or its arms; or empty. ``tags``: all of its sentence."""
        if d.kind != "incident":
            return ()
        carrier = self._carriers.get(d.c.sense.event or "")
        if carrier is not None and self._carried(d, carrier):
            return (Waging(carrier.by, carrier.actor, carrier.side, why=CARRIED, own=frozenset()),)
        return self.waged(d, tags)

    def _carried(self, d: Draft, carrier: Carrier) -> bool:
        """Whether a word of each of a carrier's groups stands around the act, and whoever was found as its doer, of another side,
        stands before them all: "rebels shelled X and helicopters dropped barrel bombs on Y"."""
        near = d.sent.chunks[max(0, d.c.at - _ARMS) : d.c.at + _ARMS + 1]
        near = [x for x in near if x.kind != "actor" or not x.value.name]
        said = [next((x.first for x in near if x.norm in group), -1) for group in carrier.words]
        if min(said) < 0:
            return False
        return all(a.first < min(said) and getattr(a, "side", None) != carrier.side for a in d.by)

    def waged(self, d: Draft, tags: frozenset[str]) -> tuple[Any, ...]:
        """Who wages the operation that an incident tells of; empty where it has a doer of that side."""
        if d.c.sense.event != _EVENT:
            return ()
        known = self._named(d, tags)
        if known is None or any(getattr(a, "side", None) == known.side and not a.generic for a in d.by):
            return ()
        return (Waging(known.by, known.actor, known.side),)

    def _named(self, d: Draft, tags: frozenset[str]) -> Campaign | None:
        chunks, at = d.sent.chunks, d.c.at
        told = next((c for form, c in self._said if form in chunks[at].norm), None) if chunks[at].kind == "time" else None
        if told is not None or NAMED not in tags:
            return told
        near = (refs(x, Campaign) for x in chunks[max(0, at - _AROUND) : at + _AROUND + 1])
        return next((c for c in near if c is not None), None)


def of_office(state: Callable[[str], str | None], known: Callable[[str], Any], drafts: Sequence[Draft]) -> None:
    """Forces whose move an official only tells of are his state's: "the minister said that units would be sent"."""
    for d in drafts:
        if d.kind != "movement" or len(d.by) != 1 or not d.asserted_by or d.by[0].name != d.asserted_by[0]:
            continue
        a = d.by[0]
        if getattr(a, "type", "") == "official":
            his = known(state(a.actor_id) or "") if a.actor_id else None
            d.by = (Waging(his.name, his.id, his.side, "state"),) if his is not None else ()


def may_lend(d: Draft, o: Draft) -> bool:
    """Whether the doer of ``o`` may be that of a harm beside it as well: a force that fell since an operation began may be the
    one that wages it."""
    return o.trace.get("by") != WAGED or all(getattr(a, "generic", False) for a in d.against)
