"""Patterns as steps from the trigger, for the many that are looked at once a trigger.

Most patterns are a few tags and gaps beside the trigger. Walking them over the chunks needs no compiled expression (there are
some thousands of them), and a list of them is first thinned by what the row holds at all: a pattern that wants "=lives" is not
looked at where the sentence has no such word. What has groups or repetition stays an expression (:mod:`patterns`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .chunks import Alphabet, Chunk, Sent
from .patterns import ATOM, Pattern, mark

_BREAK = frozenset(("BREAK",))
_ANY = frozenset[str]()


class Step(NamedTuple):
    """Either one chunk that has (``negated``: has not) one of the tags (none given: any chunk), perhaps left out, or a gap of up
    to ``gap`` chunks that are no BREAK (behind the trigger: nor a TELLER)."""

    tags: frozenset[str]
    negated: bool = False
    optional: bool = False
    gap: int = 0


class Steps(NamedTuple):
    """What stands before the trigger, nearest first, and after it; ``anchored`` is false where no trigger is named."""

    before: tuple[Step, ...]
    after: tuple[Step, ...]
    anchored: bool


def steps(source: str) -> Steps | None:
    """A pattern as steps, or ``None`` where it needs an expression."""
    before: list[Step] = []
    after: list[Step] = []
    into, at, source = before, 0, source.rstrip()
    anchored = False
    while at < len(source):
        m = ATOM.match(source, at)
        if m is None or m.end() == at or m["open"] or m["close"] or m["alt"]:
            return None
        at = m.end()
        if m["trigger"]:
            if anchored:
                return None
            into, anchored = after, True
        elif m["gap"]:
            into.append(Step(_ANY, gap=int(m["n"] or "3")))
        elif m["q"] not in (None, "", "?"):
            return None
        else:
            tags = _ANY if m["tags"] == "_" else frozenset(m["tags"].split("|"))
            into.append(Step(tags, bool(m["neg"]), m["q"] == "?"))
    if not anchored:
        return Steps((), tuple(before), False) if len(before) == 1 and not before[0].gap else None
    return Steps(tuple(reversed(before)), tuple(after), True)


def walk(chunks: Sequence[Chunk], at: int, way: int, rest: tuple[Step, ...], n: int = 0) -> bool:
    """Whether the steps from ``n`` on lead from chunk ``at`` in the direction ``way`` (1 or -1)."""
    count, size = len(rest), len(chunks)
    while n < count:
        tags, negated, optional, gap = rest[n]
        if gap:
            n += 1
            if n == count:
                return True
            for _ in range(gap):
                if walk(chunks, at, way, rest, n):
                    return True
                at += way
                if not 0 <= at < size or "BREAK" in chunks[at].tags or (way > 0 and "TELLER" in chunks[at].tags):
                    return False
            continue
        if optional and walk(chunks, at, way, rest, n + 1):
            return True
        at += way
        if not 0 <= at < size:
            return False
        if tags and tags.isdisjoint(chunks[at].tags) is not negated:
            return False
        n += 1
    return True


def needed(source: str) -> frozenset[str]:
    """Tags of which a sentence must hold one for the pattern to match, as few as there are: those of a chunk that may be neither
    left out nor be another. Empty where any sentence may do."""
    best: frozenset[str] = frozenset()
    at, depth, source = 0, 0, source.rstrip()
    while at < len(source):
        m = ATOM.match(source, at)
        if m is None or m.end() == at or (m["alt"] and not depth):
            return frozenset()
        at = m.end()
        depth += bool(m["open"]) - bool(m["close"])
        if depth or not m["tags"] or m["neg"] or m["tags"] == "_" or (m["q"] or "")[:1] in ("?", "*") or (m["q"] or "").startswith("{0"):
            continue
        tags = frozenset(m["tags"].split("|"))
        if not best or _rare(tags) < _rare(best):
            best = tags
    return best


def _rare(tags: frozenset[str]) -> tuple[bool, int]:
    """By which of a pattern's tags a sentence is best left out: a literal word before a tag, few before many."""
    return not all(t.startswith("=") for t in tags), len(tags)


class Tried:
    """A list of patterns of which one must hold."""

    def __init__(self, sources: Iterable[str], alphabet: Alphabet, where: str) -> None:
        self._always: list[Steps] = []
        self._keyed: dict[str, list[Steps]] = {}
        self._expressions: list[tuple[frozenset[str], Pattern]] = []
        for source in sources:
            got, some = steps(source), needed(source)
            if got is None:
                self._expressions.append((some, Pattern(source, alphabet, where)))
                continue
            if not some:
                self._always.append(got)
            for tag in some:
                self._keyed.setdefault(tag, []).append(got)
        self._keys = frozenset(self._keyed)

    def hold(self, sent: Sent, tags: frozenset[str], at: int) -> bool:
        """Whether a pattern holds with the trigger at chunk ``at``; ``tags`` are all tags of the sentence."""
        chunks = sent.chunks
        for key in tags & self._keys:
            for s in self._keyed[key]:
                if _hold(s, chunks, at):
                    return True
        for s in self._always:
            if _hold(s, chunks, at):
                return True
        for some, p in self._expressions:
            if some and some.isdisjoint(tags):
                continue
            regex, anchored = p.compiled()
            if regex.search(mark(sent.row, at) if anchored else sent.row) is not None:
                return True
        return False


def _hold(s: Steps, chunks: Sequence[Chunk], at: int) -> bool:
    if not s.anchored:
        tags, negated, _, _ = s.after[0]
        return any(not tags or tags.isdisjoint(c.tags) is negated for c in chunks)
    return walk(chunks, at, 1, s.after) and walk(chunks, at, -1, s.before)
