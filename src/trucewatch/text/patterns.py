"""Patterns over tagged chunks, written in packs, read into steps from the trigger.

    TAG            a chunk that carries the tag          A|B       one that carries either
    !TAG           a chunk that does not                 _         any chunk
    ~  ~6          up to 3 (6) chunks that are no BREAK   ^         the trigger itself; a gap behind it also ends before
                   ", X said." (a comma that is a TELLER)
    ( a / b )      alternatives                          x? x* x+ x{0,2}

A tag written ``=word`` is the literal word (in its comparison form); one with a colon says what sort a mention is of
(``actor:state``, ``level:country``, ``time:since``, ``qty:article``, ``unit:km``) or which trigger a word is (``t:siege``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ..errors import PackError

ATOM = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\)(?P<cq>[?*+]|\{\d+,\d*\})?)|(?P<alt>/(?=\s))"
    r"|(?P<gap>~(?P<n>\d+)?)|(?P<trigger>\^)"
    r"|(?P<neg>!)?(?P<tags>[^\s()?*+{}/^~]+)(?P<q>[?*+]|\{\d+,\d*\})?)"
)

_SORTS = frozenset(("t", "actor", "level", "time", "qty", "unit"))
_NONE = frozenset[str]()
_BREAK = frozenset(("BREAK",))
_BREAK_OR_TELLER = frozenset(("BREAK", "TELLER"))
_MANY = 100  # what "*" and "+" stand for


class Step(NamedTuple):
    """``low`` to ``high`` chunks that have (``negated``: have not) one of the tags (none given: any chunk), or as many times one of
    the sequences of ``group``."""

    tags: frozenset[str]
    negated: bool = False
    low: int = 1
    high: int = 1
    group: tuple[tuple[Step, ...], ...] = ()


class Steps(NamedTuple):
    """What stands before the trigger, nearest first, and after it. Without a trigger (``anchored`` is false) all steps are
    ``after`` wherever in the sentence they begin."""

    before: tuple[Step, ...]
    after: tuple[Step, ...]
    anchored: bool


def read_pattern(source: str, where: str = "") -> list[Steps]:
    """A pattern as steps, one for each of its outermost alternatives. Raises :class:`PackError` naming ``where`` when it cannot be
    understood."""
    atoms = _Atoms(source, where)
    out = []
    for row in atoms.alternatives():
        at = [i for i, step in enumerate(row) if step is None]
        if len(at) > 1:
            atoms.fail("names the trigger (^) twice")
        before = tuple(s for s in row[: at[0]] if s is not None) if at else ()
        after = tuple(s for s in row[at[0] + 1 :] if s is not None) if at else tuple(s for s in row if s is not None)
        out.append(Steps(_turned(before), after, bool(at)))
    return out


class _Atoms:
    """Reads one pattern."""

    def __init__(self, source: str, where: str) -> None:
        self._source, self._where = source, where
        self._open = 0
        self._behind = False  # the trigger
        self._quantifier: str | None = None  # of the group that was closed last
        self._each = self._matches()

    def fail(self, what: str) -> None:
        raise PackError(f"{self._where}: pattern '{self._source}' {what}")

    def _matches(self) -> Iterator[re.Match[str]]:
        at, source = 0, self._source.rstrip()
        while at < len(source):
            m = ATOM.match(source, at)
            if m is None or m.end() == at:
                raise PackError(f"{self._where}: pattern not understood at '{source[at:]}' in '{source}'")
            at = m.end()
            yield m

    def alternatives(self) -> list[list[Step | None]]:
        """Alternatives up to the end of the pattern or of the group that was opened; the trigger is ``None``."""
        out: list[list[Step | None]] = [[]]
        depth = self._open
        for m in self._each:
            if m["open"]:
                self._open += 1
                inner = self.alternatives()
                if any(step is None for row in inner for step in row):
                    self.fail("names the trigger (^) inside a group")
                group = tuple(tuple(s for s in row if s is not None) for row in inner)
                out[-1].append(Step(_NONE, False, *_times(self._quantifier), group))
            elif m["close"]:
                if not depth:
                    self.fail("closes a group that is not open")
                self._open -= 1
                self._quantifier = m["cq"]
                return out
            elif m["alt"]:
                out.append([])
                self._behind = self._behind and depth > 0
            elif m["trigger"]:
                out[-1].append(None)
                self._behind = True
            elif m["gap"]:
                out[-1].append(Step(_BREAK_OR_TELLER if self._behind else _BREAK, True, 0, int(m["n"] or "3")))
            else:
                tags = _NONE if m["tags"] == "_" else frozenset(m["tags"].split("|"))
                out[-1].append(Step(tags, bool(m["neg"]) and bool(tags), *_times(m["q"])))
        if self._open:
            self.fail("leaves a group open")
        return out


def _times(quantifier: str | None) -> tuple[int, int]:
    """How often at least and at most."""
    if not quantifier:
        return 1, 1
    if quantifier in "?*+":
        return int(quantifier == "+"), 1 if quantifier == "?" else _MANY
    low, _, high = quantifier.strip("{}").partition(",")
    return int(low), int(high) if high else _MANY


def _turned(row: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps in the order in which they are met from behind."""
    return tuple(s._replace(group=tuple(map(_turned, s.group))) if s.group else s for s in reversed(row))


def unknown(source: str, triggers: Collection[str]) -> list[str]:
    """The tags of a pattern that no chunk can carry: neither in capitals, nor a literal word, nor ``sort:value``;
    ``triggers`` are the ids that ``t:`` may name."""
    out: list[str] = []
    for m in ATOM.finditer(source):
        for tag in (m["tags"] or "_").split("|"):
            sort, colon, value = tag.partition(":")
            if tag == "_" or tag.startswith("=") or (not colon and tag == tag.upper()):
                continue
            if not colon or sort not in _SORTS or (sort == "t" and value not in triggers):
                out.append(tag)
    return out
