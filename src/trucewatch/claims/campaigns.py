"""Operations that go by a name: who wages one is known wherever it is told of ("since the launch of Operation X").

Whoever the sentence names on the same side stays its doer ("the army's allies joined Operation X").
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from ..rules.vocabulary import Campaign
from .draft import Draft
from .group import refs

WAGED = "who wages an operation of that name"  # the reason why somebody is the doer
NAMED = "CAMPAIGNNAME"
_EVENT = "offensive"
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


class Campaigns:
    """The packs' operations; their names stand beside the noun, or inside a time that tells of one ("since the launch of ...")."""

    def __init__(self, known: Iterable[Campaign]) -> None:
        self._said = tuple((form.lower(), c) for c in known for form in c.forms)

    def waged(self, d: Draft, tags: frozenset[str]) -> tuple[Any, ...]:
        """Who wages the operation that a draft tells of; empty where it has a doer of that side. ``tags``: all of its sentence."""
        if d.kind != "incident" or d.c.sense.event != _EVENT:
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


def may_lend(d: Draft, o: Draft) -> bool:
    """Whether the doer of ``o`` may be that of a harm beside it as well: a force that fell since an operation began may be the
    one that wages it."""
    return o.trace.get("by") != WAGED or all(getattr(a, "generic", False) for a in d.against)
