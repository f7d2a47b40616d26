"""Whose jets and whose guns: of two forces that strike together with different arms, each did what its arms do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .draft import Draft

_ARMS = {"air_strike": "AIRCRAFT", "shelling": "ARTILLERY"}


def divide(drafts: Sequence[Draft]) -> None:
    """ "Government artillery and Russian jets pounded X": the jets' raids are Russia's, the shelling the government's; where the
    same words tell of both acts."""
    struck: dict[tuple[int, int], list[Draft]] = {}
    for d in drafts:
        if d.kind == "incident" and len(d.by) > 1 and d.c.sense.event in _ARMS:
            struck.setdefault((d.at, d.c.at), []).append(d)
    for together in struck.values():
        if len({d.c.sense.event for d in together}) < 2:
            continue
        for d in together:
            armed = {tag: _armed(d, tag) for tag in _ARMS.values()}
            if all(armed.values()):
                d.by = armed[_ARMS[str(d.c.sense.event)]]


def _armed(d: Draft, tag: str) -> tuple[Any, ...]:
    """The doers whose words name arms of this sort."""
    chunks = d.sent.chunks
    named = [(k, x) for k, x in enumerate(chunks) if x.kind == "actor" and any(x.value is a for a in d.by)]
    return tuple(x.value for k, x in named if tag in x.tags or (x.value.adjectival and tag in chunks[min(k + 1, len(chunks) - 1)].tags))
