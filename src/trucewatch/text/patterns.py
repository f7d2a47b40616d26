"""Patterns over tagged chunks, written in packs, compiled to regular expressions over a sentence's tag string.

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
from collections.abc import Collection

from ..errors import PackError
from .chunks import Alphabet

ATOM = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\)(?P<cq>[?*+]|\{\d+,\d*\})?)|(?P<alt>/(?=\s))"
    r"|(?P<gap>~(?P<n>\d+)?)|(?P<trigger>\^)"
    r"|(?P<neg>!)?(?P<tags>[^\s()?*+{}/^~]+)(?P<q>[?*+]|\{\d+,\d*\})?)"
)

_TRIGGER = "\x01"
_SORTS = frozenset(("t", "actor", "level", "time", "qty", "unit"))


def mark(row: str, index: int) -> str:
    """The row with the trigger's sign at ``index``."""
    return row[:index] + _TRIGGER + row[index + 1 :]


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


def _ranges(chars: str) -> str:
    """The inside of a character class for sorted characters, neighbours as ranges: quicker to compile by far."""
    out: list[str] = []
    first = last = chars[0]
    for c in chars[1:]:
        if ord(c) == ord(last) + 1:
            last = c
            continue
        out.append(first if first == last else f"{first}-{last}")
        first = last = c
    out.append(first if first == last else f"{first}-{last}")
    return "".join(out)


class Pattern:
    """One compiled pattern. :meth:`at` says whether it matches with the trigger at a given chunk."""

    def __init__(self, source: str, alphabet: Alphabet, where: str = "") -> None:
        self.source = source
        self.where = where
        self._alphabet = alphabet
        self._size = -1
        self._regex: re.Pattern[str] = re.compile("")
        self._anchored = False
        self._tags: set[str] = set()
        self._met: tuple[int, ...] = ()
        self._compile()

    def _class(self, tags: str, negate: bool) -> str:
        if tags == "_":
            return "."
        self._tags.update(tags.split("|"))
        chars = "".join(sorted({c for tag in tags.split("|") for c in self._alphabet.having(tag)}))
        if negate:
            return f"[^{_ranges(chars)}]" if chars else "."
        return f"[{_ranges(chars)}]" if chars else r"(?!.).{1}"

    def _compile(self) -> None:
        out: list[str] = []
        at, anchored = 0, False
        source = self.source.rstrip()
        while at < len(source):
            m = ATOM.match(source, at)
            if m is None or m.end() == at:
                raise PackError(f"{self.where}: pattern not understood at '{source[at:]}' in '{source}'")
            at = m.end()
            if m["open"]:
                out.append("(?:")
            elif m["close"]:
                out.append(")" + (m["cq"] or ""))
            elif m["alt"]:
                out.append("|")
            elif m["gap"]:
                out.append(self._class("BREAK|TELLER" if anchored else "BREAK", True) + "{0," + (m["n"] or "3") + "}?")
            elif m["trigger"]:
                out.append(_TRIGGER)
                anchored = True
            else:
                piece = self._class(m["tags"], bool(m["neg"]))
                if m["q"]:
                    piece = f"(?:{piece}){m['q']}"
                out.append(piece)
        try:
            self._regex = re.compile("".join(out))
        except re.error as err:
            raise PackError(f"{self.where}: pattern '{source}' cannot be compiled: {err}") from err
        self._anchored = anchored
        self._size = self._alphabet.size
        self._met = self._alphabet.counts(self._tags)

    def at(self, row: str, index: int) -> re.Match[str] | None:
        """The match whose trigger (``^``) stands at chunk ``index``; without ``^``, any match in the row."""
        regex, anchored = self.compiled()
        return regex.search(mark(row, index) if anchored else row)

    def compiled(self) -> tuple[re.Pattern[str], bool]:
        """The expression for the alphabet as it is, and whether it wants the trigger marked (:func:`mark`): for many
        patterns at one place."""
        if self._size != self._alphabet.size:
            if self._met != self._alphabet.counts(self._tags):
                self._compile()
            self._size = self._alphabet.size
        return self._regex, self._anchored
