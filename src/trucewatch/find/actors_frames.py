"""Wordings in which a capital is its government ("a truce with X", "called on X", "blamed it on X") or only a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

import msgspec


class PolityFrame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``polity_frames``: words around a capital that tell its government from the city.

    ``before`` stand right before it and ``after`` right behind it (behind the whole list where several are joined), one
    phrase of each; one of the ``words`` stands at most ``within`` tokens before ``before``, with none of ``without`` behind
    it. ``place``: it is the city.
    """

    before: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    within: int = 2
    without: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    place: bool = False


class _Frame(msgspec.Struct, frozen=True):
    """One phrase before or none, with what else has to hold; all words in comparison forms."""

    before: tuple[str, ...]
    words: frozenset[str]
    within: int
    without: frozenset[str]
    after: dict[str, list[tuple[str, ...]]]  # by their first words

    def holds(self, norms: Sequence[str], begin: int, first: int, last: int, end: int) -> bool:
        at = first - len(self.before)
        if at < begin or tuple(norms[at:first]) != self.before:
            return False
        if self.after:
            behind = self.after.get(norms[last], ()) if last < end else ()
            if not any(tuple(norms[last : min(end, last + len(p))]) == p for p in behind):
                return False
        if not self.words:
            return True
        led = next((k for k in range(at - 1, max(begin, at - self.within) - 1, -1) if norms[k] in self.words), -1)
        return led >= 0 and self.without.isdisjoint(norms[led:at])


class PolityFrames:
    """Compiled once: the frames of governments and of places, by the word right before the name ("" for any)."""

    def __init__(self, frames: Sequence[PolityFrame], norm: Callable[[str], str]) -> None:
        self._governments: dict[str, list[_Frame]] = {}
        self._places: dict[str, list[_Frame]] = {}
        for f in frames:
            words, without = frozenset(map(norm, f.words)), frozenset(map(norm, f.without))
            after: dict[str, list[tuple[str, ...]]] = {}
            for p in f.after:
                words_behind = tuple(map(norm, p.split()))
                after.setdefault(words_behind[0], []).append(words_behind)
            table = self._places if f.place else self._governments
            for phrase in f.before or ("",):
                before = tuple(map(norm, phrase.split()))
                made = _Frame(before, words, f.within, without, after)
                table.setdefault(before[-1] if before else "", []).append(made)

    def government(self, norms: Sequence[str], begin: int, first: int, last: int, end: int) -> bool:
        """Whether tokens ``first`` to ``last`` stand as a government does, in the sentence from ``begin`` to ``end``."""
        return _stands(self._governments, norms, begin, first, last, end)

    def place(self, norms: Sequence[str], begin: int, first: int, last: int, end: int) -> bool:
        """Whether they stand as a city does, whatever else is around."""
        return _stands(self._places, norms, begin, first, last, end)


def behind(norms: Sequence[str], last: int, end: int, row: Sequence[Set[str]]) -> int:
    """The token behind a list that begins before ``last``: "Ankara, Riyadh and Doha"."""
    k = last
    while k < end and any(norms[k] in x for x in row):
        k += 1
    return k


def _stands(table: dict[str, list[_Frame]], norms: Sequence[str], begin: int, first: int, last: int, end: int) -> bool:
    near = table.get(norms[first - 1], ()) if first > begin else ()
    return any(f.holds(norms, begin, first, last, end) for f in (*near, *table.get("", ())))
