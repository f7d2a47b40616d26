"""A sentence read once more without what is set off in it, and with the first of a list for the list: "Saraqib, a town in the
north, fell"; "the army, backed by X, took Y"; "Hass, Binnish and Sarmin were handed over".

Patterns look at what stands beside a trigger, and an apposition or a list between it and what it governs hides the one from the
other. What the short sentence gives is added to what the whole gives: no trigger is told twice of one kind.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..text import Chunk, Found, Sent
from .candidates import Candidate, Proposer
from .grammar import Grammar
from .group import Group
from .groups import Grouper

_LONGEST = 12  # chunks between the commas
_ARTICLE = "qty:article"
_JOINED = frozenset(("place", "actor"))
_LISTING = frozenset(("AND", "ABREAST", "COMMA"))
_PLACE_IN = frozenset(("INPREP", "PREP", "DET", "COMPASS", "PLACE", "OF", "HALFOF", "CAP", "TIME", "unit:km"))
_KIND_OF_PLACE = frozenset(("SETTLEMENTS", "SITE", "QUARTER"))
_COMPANY = frozenset(("WITHWORD", "INCLUDING"))


class Bridges:
    """Reads sentences without their appositions and lists; a pure function of a sentence."""

    def __init__(self, grammar: Grammar, proposer: Proposer, grouper: Grouper) -> None:
        self.grammar, self.proposer, self.grouper = grammar, proposer, grouper

    def more(self, found: Found, sent: Sent, had: list[Candidate]) -> list[Candidate]:
        """Candidates that only the short sentence gives."""
        kept = self._kept(sent.chunks)
        if len(kept) == len(sent.chunks):
            return []
        short = Sent(sent.sentence, [sent.chunks[k] for k in kept], "".join(sent.row[k] for k in kept))
        told = {(c.at, c.sense.kind) for c in had}
        groups = self.grouper.find(short, found.text)
        return [
            msgspec.structs.replace(c, at=kept[c.at], group=c.group and _moved(c.group, kept), seen={})
            for c in self.proposer.candidates(short, groups)
            if (kept[c.at], c.sense.kind) not in told
        ]

    def _kept(self, chunks: list[Chunk]) -> list[int]:
        """The chunks of a sentence outside its appositions and its lists' further members."""
        cut: set[int] = set()
        for first, last in (*self._appositions(chunks), *_further(chunks)):
            cut.update(range(first, last))
        return [k for k in range(len(chunks)) if k not in cut]

    def _appositions(self, chunks: list[Chunk]) -> Iterator[tuple[int, int]]:
        """What commas set off behind a place or an actor, both commas with it."""
        commas = [k for k, x in enumerate(chunks) if "COMMA" in x.tags]
        at = 0
        for n, first in enumerate(commas[:-1]):
            last = commas[n + 1]
            if first < at or not first or not 1 < last - first <= _LONGEST or last + 1 >= len(chunks):
                continue
            if chunks[last + 1].tags & _LISTING:
                continue  # a list, or what goes on behind it
            if self._says_more(chunks[first - 1], chunks[first + 1 : last]):
                yield first, last + 1
                at = last + 1

    def _says_more(self, head: Chunk, inner: list[Chunk]) -> bool:
        """Whether what is set off says what or where a place is, or who is with an actor."""
        tags = inner[0].tags
        if tags & self.grammar.relative:
            return head.kind in ("place", "actor") or "PERSON" in head.tags
        if head.kind == "place":
            if all(x.tags & _PLACE_IN for x in inner):
                return len(inner) > 1 or inner[0].kind != "place" or inner[0].value.level not in (head.value.level, "settlement")
            kinds = [k for k, x in enumerate(inner[:5]) if x.tags & _KIND_OF_PLACE]
            return bool(kinds) and (_ARTICLE in tags or "DET" in tags)
        if head.kind == "actor":
            return bool(tags & _COMPANY)
        return False


def _further(chunks: list[Chunk]) -> Iterator[tuple[int, int]]:
    """What is joined to a place or an actor before it: commas and "and" with the places or actors behind them."""
    for k in range(1, len(chunks) - 1):
        if not chunks[k].tags & _LISTING or (kind := chunks[k - 1].kind) not in _JOINED:
            continue
        last = k + 1
        if "DET" in chunks[last].tags and last + 1 < len(chunks):
            last += 1
        if chunks[last].kind == kind:
            yield k, last + 1


def _moved(g: Group, kept: list[int]) -> Group:
    """A count of the short sentence, in the chunks of the whole."""
    return msgspec.structs.replace(
        g, first=kept[g.first], last=kept[g.last], noun=kept[g.noun] if g.noun >= 0 else g.noun,
        part_of=g.part_of and _moved(g.part_of, kept), foreign=frozenset(kept[k] for k in g.foreign),
    )  # fmt: skip
