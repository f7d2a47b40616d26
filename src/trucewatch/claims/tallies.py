"""A count told by place: "21 breaches in the provinces of Hama (12), Idlib (6) and Aleppo (3)", "in Hama, Idlib and Aleppo:
twelve, six and three respectively"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..rules.vocabulary import Sense
from ..text import Chunk
from .group import Group

_FROM_AIR = frozenset(("air_strike", "drone_strike"))
_FEWEST = 2  # places: one number in brackets may be anything


def by_place(chunks: list[Chunk], whole: Group) -> Iterator[Group]:
    """The parts of ``whole`` that stand in brackets behind places of their own, if they come to no more than it does."""
    told = [(k, k + 2) for k in range(whole.last + 1, len(chunks) - 3) if chunks[k].kind == "place" and _bracketed(chunks, k)]
    told = told or _in_turn(chunks, whole.last + 1)
    if len(told) < _FEWEST:
        return
    numbers = [_number(chunks[n]) for _, n in told]
    most = whole.max if whole.max is not None else whole.min
    if most is None or sum(numbers) > most:
        return
    places = frozenset(k for k, c in enumerate(chunks) if c.kind == "place")
    for (k, at), n in zip(told, numbers, strict=True):
        yield msgspec.structs.replace(
            whole, first=at, last=at, min=n, max=n, noun=-1, bare=True, article=False, listed=True,
            breakdown={}, foreign=places - {k}, text=chunks[at].norm,
        )  # fmt: skip


def as_strikes(measure: str, sense: Sense) -> str:
    """What a count of an act measures: how often aircraft hit something is how many strikes they flew ("bombed it nine times")."""
    return "strikes" if measure == "incidents" and sense.event in _FROM_AIR and "strikes" in sense.counts else measure


def _number(chunk: Chunk) -> float:
    return float(chunk.norm) if chunk.norm.isdecimal() else float(chunk.value.min or 0.0)


def _in_turn(chunks: list[Chunk], start: int) -> list[tuple[int, int]]:
    """Places and the counts that follow them in the same order before a word that says so."""
    end = next((k for k in range(start, len(chunks)) if "RESPECTIVELY" in chunks[k].tags), start)
    counts: list[int] = []
    k = end - 1
    while k >= start and (chunks[k].kind == "quantity" or chunks[k].tags & {"AND", "COMMA", "PREP"}):
        if chunks[k].kind == "quantity":
            counts.append(k)
        k -= 1
    places = [j for j in range(start, k + 1) if chunks[j].kind == "place"][-len(counts) :] if counts else []
    return list(zip(places, reversed(counts), strict=True)) if len(places) == len(counts) else []


def _bracketed(chunks: list[Chunk], k: int) -> bool:
    before, number, after = chunks[k + 1 : k + 4]
    return "PAREN" in before.tags and "PAREN" in after.tags and (number.norm.isdecimal() or number.kind == "quantity")
