"""Patterns walked over the chunks of a sentence, many at once.

A pattern's steps are walked from the trigger. There are some thousands of patterns: a list of them is first thinned by what the
sentence holds at all, and one that wants "=lives" is not looked at where the sentence has no such word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .chunks import Chunk
from .patterns import Step, Steps, steps


def walk(chunks: Sequence[Chunk], at: int, way: int, rest: tuple[Step, ...], n: int = 0) -> bool:
    """Whether the steps from ``n`` on lead from chunk ``at`` in the direction ``way`` (1 or -1)."""
    count, size = len(rest), len(chunks)
    while n < count:
        tags, negated, low, high, group = rest[n]
        n += 1
        if group:
            return _walk_group(chunks, at, way, rest[n - 1], rest[n:])
        if high == 1 == low:
            at += way
            if not 0 <= at < size or (tags and tags.isdisjoint(chunks[at].tags) is not negated):
                return False
            continue
        for met in range(high + 1):
            if met >= low and (n == count or walk(chunks, at, way, rest, n)):
                return True
            at += way
            if met == high or not 0 <= at < size or (tags and tags.isdisjoint(chunks[at].tags) is not negated):
                return False
    return True


def _walk_group(chunks: Sequence[Chunk], at: int, way: int, step: Step, rest: tuple[Step, ...]) -> bool:
    if not step.low and walk(chunks, at, way, rest):
        return True
    again = step._replace(low=max(0, step.low - 1), high=step.high - 1)
    following = (again, *rest) if again.high else rest
    return any(walk(chunks, at, way, row + following) for row in step.group)


def needed(s: Steps) -> frozenset[str]:
    """Tags of which a sentence must hold one for the steps to lead anywhere, as few as there are: those of a chunk that may be
    neither left out nor be another. Empty where any sentence may do."""
    wanted = [x.tags for x in (*reversed(s.before), *s.after) if x.tags and x.low and not (x.negated or x.group)]
    return min(wanted, key=_rare, default=frozenset())


def _rare(tags: frozenset[str]) -> tuple[bool, int]:
    """By which of a pattern's tags a sentence is best left out: a literal word before a tag, few before many."""
    return not all(t.startswith("=") for t in tags), len(tags)


class Tried:
    """A list of patterns of which one must hold, read when they are first asked for: most texts need few. They must be ones that
    :func:`steps` understands."""

    __slots__ = ("_always", "_keyed", "_keys", "_present", "_sources", "_where")

    def __init__(self, sources: Iterable[str], where: str) -> None:
        self._sources: Iterable[str] | None = sources
        self._where = where
        self._always: list[Steps] = []
        self._keyed: dict[str, list[Steps]] = {}
        self._keys: frozenset[str] = frozenset()
        self._present: frozenset[str] = frozenset()  # a chunk with one of these is all that a pattern asks for

    def _read(self, sources: Iterable[str]) -> None:
        present: set[str] = set()
        for source in sources:
            for one in steps(source, self._where):
                some = needed(one)
                if not some:
                    self._always.append(one)
                elif len(one.after) == 1 and not one.anchored:
                    present |= some
                    continue
                for tag in some:
                    self._keyed.setdefault(tag, []).append(one)
        self._keys, self._present, self._sources = frozenset(self._keyed), frozenset(present), None

    def hold(self, chunks: Sequence[Chunk], tags: frozenset[str], at: int) -> bool:
        """Whether a pattern holds with the trigger at chunk ``at``; ``tags`` are all tags of the sentence."""
        if self._sources is not None:
            self._read(self._sources)
        if self._present and not self._present.isdisjoint(tags):
            return True
        if not self._keys.isdisjoint(tags):
            for key in tags & self._keys:
                for s in self._keyed[key]:
                    if _holds(s, chunks, at):
                        return True
        return bool(self._always) and any(_holds(s, chunks, at) for s in self._always)


def _holds(s: Steps, chunks: Sequence[Chunk], at: int) -> bool:
    before, after, anchored = s
    if anchored:
        return walk(chunks, at, 1, after) and walk(chunks, at, -1, before)
    return any(walk(chunks, start, 1, after) for start in range(-1, len(chunks) - 1))
