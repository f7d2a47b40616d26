"""A count told by place in brackets: "21 breaches in the provinces of Hama (12), Idlib (6) and Aleppo (3)"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..text import Chunk
from .group import Group

_FEWEST = 2  # places: one number in brackets may be anything


def by_place(chunks: list[Chunk], whole: Group) -> Iterator[Group]:
    """The parts of ``whole`` that stand in brackets behind places of their own, if they come to no more than it does."""
    told = [k for k in range(whole.last + 1, len(chunks) - 3) if chunks[k].kind == "place" and _bracketed(chunks, k)]
    if len(told) < _FEWEST:
        return
    numbers = [float(chunks[k + 2].norm) for k in told]
    most = whole.max if whole.max is not None else whole.min
    if most is None or sum(numbers) > most:
        return
    places = frozenset(k for k, c in enumerate(chunks) if c.kind == "place")
    for k, n in zip(told, numbers, strict=True):
        yield msgspec.structs.replace(
            whole, first=k + 2, last=k + 2, min=n, max=n, noun=-1, bare=True, article=False, listed=True,
            breakdown={}, foreign=places - {k}, text=chunks[k + 2].norm,
        )  # fmt: skip


def _bracketed(chunks: list[Chunk], k: int) -> bool:
    before, number, after = chunks[k + 1 : k + 4]
    return "PAREN" in before.tags and "PAREN" in after.tags and number.norm.isdecimal()
