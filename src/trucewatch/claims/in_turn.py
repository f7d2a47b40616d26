"""Several acts told by one verb, each with its day: "struck A on Monday and B on Tuesday", "killed nine on Monday and four on
Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from ..text import Chunk
from .candidates import Candidate
from .grammar import Grammar

_DAYS = frozenset(("weekday", "date"))
_KINDS = frozenset(("incident", "control_change", "movement"))
_BREAKS = frozenset(("BREAK", "SUB"))
_VERBS = 1  # between the noun of an act and its first day: "raids hit A on Monday and B on Tuesday"


def each_on_its_day(grammar: Grammar, chunks: list[Chunk], candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, those of acts that a sentence tells of several days once for every day, without what is another day's."""
    times = grammar.mentions(chunks, "time")
    if len(times) < 2 or not candidates:
        return candidates
    days = [k for k in times if chunks[k].value.kind in _DAYS and not chunks[k].value.dateline]
    if len(days) < 2:
        return candidates
    cuts = [_cut(grammar, chunks, a, b) for a, b in pairwise(days)]
    if -1 in cuts:
        return candidates
    out: list[Candidate] = []
    for c in candidates:
        shares = _shares(grammar, chunks, c, days, cuts) if c.sense.kind in _KINDS and c.group is None and not c.away else None
        if not shares:
            out.append(c)
            continue
        every = frozenset().union(*shares)
        out += [msgspec.structs.replace(c, away=every - own, seen={}) for own in shares]
    return out


def _cut(grammar: Grammar, chunks: list[Chunk], a: int, b: int) -> int:
    """Where what is said of the first day ends, if a list of what was hit goes on to the second; -1 where it does not."""
    for x in chunks[a + 1 : b]:
        if not _BREAKS.isdisjoint(x.tags) or x.kind == "actor" or x.tags & (grammar.say | grammar.relative | grammar.aux):
            return -1
        if x.tags & grammar.verb and "NOUN" not in x.tags:
            return -1
    if not any(x.kind in ("place", "quantity") for x in chunks[a + 1 : b]):
        return -1
    for j in (a + 1, b - 1):
        if chunks[j].tags & grammar.join or "COMMA" in chunks[j].tags:
            return j
    return -1


def _shares(
    grammar: Grammar, chunks: list[Chunk], c: Candidate, days: Sequence[int], cuts: Sequence[int]
) -> list[frozenset[int]]:
    """The days and places of each of the acts; none where it is one act."""
    noun = c.form == "noun"
    if c.at > days[0] or grammar.between(chunks, c.at, days[0]).verbs > (_VERBS if noun else 0):
        return []
    end = days[-1] + 1
    if chunks[end - 2].tags & grammar.join:  # "on Monday in A and on Tuesday in B"
        while end < len(chunks) - 1 and chunks[end].tags & (grammar.at | grammar.determiner | grammar.place_noun):
            end += 1
        end += chunks[end].kind == "place"
    spans = pairwise((c.at, *cuts, end))
    shares = [[k for k in range(a + 1, b) if chunks[k].kind in ("place", "time")] for a, b in spans]
    placed = [any(chunks[k].kind == "place" for k in own) for own in shares]
    if not placed[0] and all(placed[1:]):
        shares[0] += [k for k in grammar.mentions(chunks, "place") if k < c.at]
        placed[0] = len(shares[0]) > 1
    counts = [any(x.kind == "quantity" for x in chunks[a + 1 : b]) for a, b in zip(cuts, days[1:], strict=True)]
    counted = c.sense.kind == "incident" and not any(placed) and all(counts)
    return [frozenset(own) for own in shares] if all(placed) or counted else []
