"""Who an article says fights whom, found by name and by nearness without going through all its acts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Set
from typing import Any

from .draft import Draft


class Foes:
    """Drafts that name both sides, by the sentence that they stand in and by the names on either side."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.of: dict[str, dict[int, list[tuple[int, Draft]]]] = {}  # name: sentence: drafts with their place in the order
        self.sides: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        for n, d in enumerate(drafts):
            sides = frozenset([a.name for a in d.by]), frozenset([a.name for a in d.against])
            self.sides[id(d)] = sides
            for name in sides[0] | sides[1]:
                self.of.setdefault(name, {}).setdefault(d.at, []).append((n, d))
        self.at = {name: list(known) for name, known in self.of.items()}  # each name's sentences, in order

    def of_the(self, fallen: Set[str], d: Draft) -> tuple[Draft, tuple[Any, ...]] | None:
        """Of the acts that name the fallen on one side and not on the other, the nearest with its other side."""
        best: tuple[tuple[int, int], Draft, tuple[Any, ...]] | None = None
        for name in fallen:
            for n, o in self._outward(name, d.at):
                rank = abs(o.at - d.at), n
                if best is not None and rank >= best[0]:
                    break
                other = self._other(o, fallen) if o is not d else None
                if other is not None:
                    best = rank, o, other
                    break
        return None if best is None else best[1:]

    def _other(self, o: Draft, fallen: Set[str]) -> tuple[Any, ...] | None:
        mine, its = (not side.isdisjoint(fallen) for side in self.sides[id(o)])
        if mine == its:
            return None
        return o.against if mine else o.by

    def _outward(self, name: str, at: int) -> Iterator[tuple[int, Draft]]:
        """A name's drafts from the nearest sentence on; of two equally near, the one before comes first."""
        known, of = self.at.get(name, []), self.of.get(name, {})
        right = bisect_left(known, at)
        left = right - 1
        while left >= 0 or right < len(known):
            if right >= len(known) or (left >= 0 and at - known[left] <= known[right] - at):
                yield from of[known[left]]
                left -= 1
            else:
                yield from of[known[right]]
                right += 1
