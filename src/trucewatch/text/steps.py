"""Patterns walked over the chunks of a sentence, many at once.

A pattern's steps are walked from the trigger. There are some thousands of patterns: a list of them is first thinned by what the
sentence holds at all, and one that wants "=lives" is not looked at where the sentence has no such word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .chunks import Chunk
from .patterns import Step, Steps, read_pattern


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
    return min((x.tags for x in (*reversed(s.before), *s.after) if _sure(x)), key=_rare, default=frozenset())


def _sure(x: Step) -> bool:
    """Whether there must be a chunk with one of the step's tags."""
    return bool(x.tags and x.low) and not (x.negated or x.group)


def _rare(tags: frozenset[str]) -> tuple[bool, int]:
    """By which of a pattern's tags a sentence is best left out: a literal word before a tag, few before many."""
    return not all(t.startswith("=") for t in tags), len(tags)


class _Index:
    """Patterns by the tags of which something must hold one."""

    __slots__ = ("_by_tag", "keys")

    def __init__(self) -> None:
        self._by_tag: dict[str, list[Steps]] = {}
        self.keys: frozenset[str] = frozenset()

    def add(self, tags: Iterable[str], one: Steps) -> None:
        for tag in tags:
            self._by_tag.setdefault(tag, []).append(one)
        self.keys = frozenset(self._by_tag)

    def hold(self, found: frozenset[str], chunks: Sequence[Chunk], at: int) -> bool:
        """Whether a pattern holds of those whose tags are ``found``."""
        for key in found & self.keys:
            for s in self._by_tag[key]:
                if _holds(s, chunks, at):
                    return True
        return False


class Tried:
    """A list of patterns of which one must hold, read when they are first asked for: most texts need few. They must be ones that
    :func:`~trucewatch.text.patterns.read_pattern` understands."""

    __slots__ = ("_after", "_always", "_before", "_present", "_sources", "_where", "_within")

    def __init__(self, sources: Iterable[str], where: str) -> None:
        self._sources: Iterable[str] | None = sources
        self._where = where
        self._before, self._after, self._within = _Index(), _Index(), _Index()  # by what stands beside the trigger, or anywhere
        self._present: frozenset[str] = frozenset()  # a chunk with one of these is all that a pattern asks for
        self._always: list[Steps] = []

    def _read(self, sources: Iterable[str]) -> None:
        for source in sources:
            for one in read_pattern(source, self._where):
                some = needed(one)
                if some and len(one.after) == 1 and not one.anchored:
                    self._present |= some
                    continue
                # by a literal word rather than a tag, by what stands beside the trigger rather than anywhere
                keys = [(near, x[0].tags) for near, x in ((self._after, one.after), (self._before, one.before)) if x and _sure(x[0])]
                keys = [*(keys if one.anchored else ()), *([(self._within, some)] if some else ())]
                if keys:
                    index, tags = min(keys, key=lambda key: _rare(key[1])[0])
                    index.add(tags, one)
                else:
                    self._always.append(one)
        self._sources = None

    def hold(self, chunks: Sequence[Chunk], tags: frozenset[str], at: int) -> bool:
        """Whether a pattern holds with the trigger at chunk ``at``; ``tags`` are all tags of the sentence."""
        if self._sources is not None:
            self._read(self._sources)
        if not self._present.isdisjoint(tags):
            return True
        if at + 1 < len(chunks) and not self._after.keys.isdisjoint(found := chunks[at + 1].tags) and self._after.hold(found, chunks, at):
            return True
        if at and not self._before.keys.isdisjoint(found := chunks[at - 1].tags) and self._before.hold(found, chunks, at):
            return True
        if not self._within.keys.isdisjoint(tags) and self._within.hold(tags, chunks, at):
            return True
        return bool(self._always) and any(_holds(s, chunks, at) for s in self._always)


def _holds(s: Steps, chunks: Sequence[Chunk], at: int) -> bool:
    before, after, anchored = s
    if anchored:
        return walk(chunks, at, 1, after) and walk(chunks, at, -1, before)
    return any(walk(chunks, start, 1, after) for start in range(-1, len(chunks) - 1))
