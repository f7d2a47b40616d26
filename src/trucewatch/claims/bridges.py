"""A sentence read once more without what only says more of a place or an actor, or how something was done.

"Saraqib, a town in the north, fell"; "the army, backed by X, took Y"; "Hass, Binnish and Sarmin were handed over"; "a bakery in the
rebel-held town of Saraqib was hit". Patterns look at what stands beside a trigger, and what stands between it and what it governs
hides the one from the other. What the short sentence gives is added to what the whole gives: no trigger is told twice of one kind,
and none is told that something in the whole sentence forbids.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from ..text import Chunk, Found, Sent
from .candidates import Candidate, Proposer
from .grammar import Grammar
from .group import Group
from .groups import Grouper

_ACCORDING = "according"
_LONGEST = 12  # chunks between the commas
_JOINED = frozenset(("place", "actor"))
_LISTING = frozenset(("AND", "ABREAST", "COMMA"))
_ARTICLE = "qty:article"
_PLACE_IN = frozenset(("INPREP", "PREP", "DET", "COMPASS", "PLACE", "OF", "HALFOF", "CAP", "TIME", "unit:km"))
_KIND_OF_PLACE = frozenset(("SETTLEMENTS", "SITE", "QUARTER"))
_COMPANY = frozenset(("WITHWORD", "INCLUDING"))
_SAYS_WHICH = frozenset(("WORD", "CAP", "COMPASS"))  # before a name: "the strategic northern town of Saraqib"
_AREA = frozenset(("SETTLEMENTS", "TOWNWORD"))
_VERBAL = frozenset(("V", "BE", "HAVE"))
_HYPHEN = frozenset("-‐‑–")


class Bridges:
    """Reads sentences without what only says more; a pure function of a sentence."""

    def __init__(self, grammar: Grammar, proposer: Proposer, grouper: Grouper) -> None:
        self.grammar, self.proposer, self.grouper = grammar, proposer, grouper

    def more(
        self, found: Found, sent: Sent, had: list[Candidate], vetoed: set[tuple[int, str]], opened: int
    ) -> list[Candidate]:
        """Candidates that only the short sentence gives; ``opened`` is the token behind its opening attribution (:func:`openings`)."""
        out: list[Candidate] = []
        told = {(c.at, c.sense.kind) for c in had}
        chunks, barred = sent.chunks, vetoed
        whose = _attributed(chunks, opened)
        if whose:  # who is said to say so forbids nothing that is said
            out, barred = self._read(found, sent, [k for k in range(len(chunks)) if k not in whose], told, set())
            told |= {(c.at, c.sense.kind) for c in out}
        kept = self._kept(found, chunks, whose)
        if len(kept) + len(whose) < len(chunks):
            out += self._read(found, sent, kept, told, barred)[0]
        return out

    def _read(
        self, found: Found, sent: Sent, kept: list[int], told: set[tuple[int, str]], barred: set[tuple[int, str]]
    ) -> tuple[list[Candidate], set[tuple[int, str]]]:
        """Candidates of the chunks ``kept`` and what these forbid, in the whole sentence's numbering."""
        short = Sent(sent.sentence, [sent.chunks[k] for k in kept])
        forbidden: set[tuple[int, str]] = set()
        out = [
            msgspec.structs.replace(c, at=kept[c.at], group=c.group and _moved(c.group, kept), seen={})
            for c in self.proposer.candidates(short, self.grouper.find(short, found.text), forbidden)
            if (kept[c.at], c.sense.kind) not in told and (kept[c.at], c.trigger.id) not in barred
        ]
        return out, {(kept[k], rule) for k, rule in forbidden}

    def _kept(self, found: Found, chunks: list[Chunk], without: Collection[int]) -> list[int]:
        """The chunks of a sentence outside its appositions, its lists' further members, and what says which or how."""
        cut = set(without)
        for first, last in self._appositions(chunks):
            cut.update(range(first, last))
        for k in range(1, len(chunks)):
            x = chunks[k]
            if x.kind in _JOINED:
                cut.update(_which(found, chunks, k))
                if x.kind == "place":
                    cut.update(_area(chunks, k))
            elif "ADV" in x.tags and k + 1 < len(chunks) and (chunks[k + 1].tags | chunks[k - 1].tags) & _VERBAL:
                cut.add(k)
            if chunks[k - 1].kind in _JOINED:
                cut.update(_further(chunks, k))
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
            return head.kind in _JOINED or "PERSON" in head.tags
        if head.kind == "place":
            if all(x.tags & _PLACE_IN for x in inner):
                return len(inner) > 1 or inner[0].kind != "place" or inner[0].value.level not in (head.value.level, "settlement")
            kinds = [k for k, x in enumerate(inner[:5]) if x.tags & _KIND_OF_PLACE]
            return bool(kinds) and (_ARTICLE in tags or "DET" in tags)
        return head.kind == "actor" and bool(tags & _COMPANY)


def openings(found: Found) -> dict[int, int]:
    """The token behind what names at a sentence's opening who tells it ("according to X"), by the sentence's index."""
    first = {s.sentence.index: s.chunks[0].first for s in found.sents if s.chunks}
    out: dict[int, int] = {}
    for m in found.sources:
        if m.kind == _ACCORDING and min(m.first, m.cue[0]) == first.get(m.sentence):
            out[m.sentence] = max(out.get(m.sentence, 0), m.last, m.cue[1])
    return out


def _attributed(chunks: list[Chunk], ends: int) -> frozenset[int]:
    """The chunks before token ``ends``, with the comma behind them."""
    out = [k for k, x in enumerate(chunks) if x.last <= ends]
    if out and out[-1] + 1 < len(chunks) and "COMMA" in chunks[out[-1] + 1].tags:
        out.append(out[-1] + 1)
    return frozenset(out)


def _which(found: Found, chunks: list[Chunk], at: int) -> range:
    """The words between an article and a name that say which one is meant: "the rebel-held northern town of X"."""
    k = at - 1
    while k > 0:
        x = chunks[k]
        if found.text.gap(chunks[k - 1].last - 1) in _HYPHEN and x.kind == "word":
            k -= 2  # "rebel-held"
        elif (x.kind == "word" and x.tags & _SAYS_WHICH and not x.tags & _VERBAL) or "ADJECTIVAL" in x.tags:
            k -= 1
        else:
            break
    if k < 0 or k == at - 1 or not ("DET" in chunks[k].tags or _ARTICLE in chunks[k].tags):
        return range(0)
    return range(k + 1, at)


def _area(chunks: list[Chunk], at: int) -> range:
    """What makes a place its surroundings: "a village near X", "areas around X"; not where they are counted."""
    k = at - 1
    if k > 1 and "DET" in chunks[k].tags:
        k -= 1
    if k < 1 or "INPREP" not in chunks[k].tags or not chunks[k - 1].tags & _AREA:
        return range(0)
    k -= 1
    while k and chunks[k - 1].kind == "word" and chunks[k - 1].tags & _SAYS_WHICH and not chunks[k - 1].tags & _VERBAL:
        k -= 1
    before = chunks[k - 1] if k else None
    if before is not None and "HOLDING" in before.tags:
        return range(0)  # "rebel-held areas around X": not X itself
    if before is not None and before.kind == "quantity":
        return range(k - 1, at) if _ARTICLE in before.tags else range(0)
    return range(k, at)


def _further(chunks: list[Chunk], k: int) -> range:
    """What is joined to the place or actor before ``k``: "and", a comma or "backed by" with the place or actor behind it."""
    kind = chunks[k - 1].kind
    if not (chunks[k].tags & _LISTING or (kind == "actor" and chunks[k].tags & _COMPANY)):
        return range(0)
    last = k + 1
    while last < len(chunks) and ("DET" in chunks[last].tags or "ADJECTIVAL" in chunks[last].tags):
        last += 1
    return range(k, last + 1) if last < len(chunks) and chunks[last].kind == kind else range(0)


def _moved(g: Group, kept: list[int]) -> Group:
    """A count of the short sentence, in the chunks of the whole."""
    return msgspec.structs.replace(
        g, first=kept[g.first], last=kept[g.last], noun=kept[g.noun] if g.noun >= 0 else g.noun,
        part_of=g.part_of and _moved(g.part_of, kept), foreign=frozenset(kept[k] for k in g.foreign),
    )  # fmt: skip
