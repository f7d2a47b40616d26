"""Wordings in which a capital is its government ("a truce with X", "called on X", "blamed it on X") or only a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

import msgspec


class PolityFrame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``polity_frames``: words around a capital that tell its government from the city.

    ``before`` stand right before it and ``after`` right behind it (behind the whole list where several are joined), one
    phrase of each; one of the ``words`` stands at most ``within`` tokens before ``before``. ``place``: it is the city.
    """

    before: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    within: int = 2
    after: tuple[str, ...] = ()
    place: bool = False


class _Compiled(msgspec.Struct, frozen=True):
    before: tuple[tuple[str, ...], ...]
    words: frozenset[str]
    within: int
    after: tuple[tuple[str, ...], ...]


class PolityFrames:
    """Compiled once: the frames of governments and of places, in comparison forms."""

    def __init__(self, frames: Sequence[PolityFrame], norm: Callable[[str], str]) -> None:
        def phrases(forms: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
            return tuple(tuple(map(norm, f.split())) for f in forms)

        compiled = [
            (f.place, _Compiled(phrases(f.before), frozenset(map(norm, f.words)), f.within, phrases(f.after)))
            for f in frames
        ]
        self._governments = [f for place, f in compiled if not place]
        self._places = [f for place, f in compiled if place]

    def government(self, norms: Sequence[str], begin: int, first: int, last: int, end: int) -> bool:
        """Whether tokens ``first`` to ``last`` stand as a government does, in the sentence from ``begin`` to ``end``."""
        return any(_stands(f, norms, begin, first, last, end) for f in self._governments)

    def place(self, norms: Sequence[str], begin: int, first: int, last: int, end: int) -> bool:
        """Whether they stand as a city does, whatever else is around."""
        return any(_stands(f, norms, begin, first, last, end) for f in self._places)


def behind(norms: Sequence[str], last: int, end: int, row: Sequence[Set[str]]) -> int:
    """The token behind a list that begins before ``last``: "Ankara, Riyadh and Doha"."""
    k = last
    while k < end and any(norms[k] in x for x in row):
        k += 1
    return k


def _stands(f: _Compiled, norms: Sequence[str], begin: int, first: int, last: int, end: int) -> bool:
    if f.after and not any(tuple(norms[last : min(end, last + len(p))]) == p for p in f.after):
        return False
    if not f.before:
        return not f.words or not f.words.isdisjoint(norms[max(begin, first - f.within) : first])
    for p in f.before:
        at = first - len(p)
        if at < begin or tuple(norms[at:first]) != p:
            continue
        if not f.words or not f.words.isdisjoint(norms[max(begin, at - f.within) : at]):
            return True
    return False
