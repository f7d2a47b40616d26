"""Counts of one sentence that each have a place or a day of their own: "two in Sarmin on Sunday and four in Ariha on Monday"."""

from __future__ import annotations

from itertools import pairwise

from ..text import Chunk
from .grammar import Grammar
from .group import Group

_DAYS = frozenset(("weekday", "date"))
_EPITHETS = 3  # chunks from a verb to its object
_LISTED = 3  # chunks behind a day to the next count: "on Monday and another"


def settle(grammar: Grammar, chunks: list[Chunk], counts: list[Group], left: bool) -> None:
    """Counts that each have a place of their own behind them, or each a day, are told of these apart; of people who ``left``, where
    they did: "300 left Daraya and 200 were taken out of Douma"."""
    ends = [*(g.first for g in counts[1:]), len(chunks)]
    spans = [range(g.first, end) for g, end in zip(counts, ends, strict=True)]
    for (a, b), span in zip(pairwise(counts), spans, strict=False):
        risen = a.first and chunks[a.first - 1].tags & grammar.origin and chunks[b.first - 1].tags & grammar.goal
        if risen:  # "from 9,000 in December to more than 73,000": the first one's day is not the second's
            b.foreign = frozenset(k for k in span if chunks[k].kind == "time")
    own = [{k for k in span if _placed(grammar, chunks, k) or (left and _quitted(chunks, k))} for span in spans]
    if all(own):
        times = [{k for k in span if chunks[k].kind == "time"} for span in spans]
        kinds = [("place", "time") if x else ("place",) for x in times]
    elif all(any(_day(grammar, chunks, k) for k in span) for span in spans):
        kinds = [("time",)] * len(spans)  # "nine on Monday and four on Tuesday in Ariha"
    else:
        return
    for n, g in enumerate(counts):
        others = [k for m, span in enumerate(spans) if m != n for k in span]
        g.foreign = frozenset(k for k in others if chunks[k].kind in kinds[n])


def on_another_day(grammar: Grammar, before: list[Chunk], g: Group, after: list[Chunk]) -> bool:
    """Whether a bare count goes on with a day of its own behind another's: "nine on Monday and four on Tuesday"; ``before`` are
    the chunks between the two."""
    if not (g.bare and after and after[0].kind == "time" and after[0].value.kind in _DAYS and before):
        return False
    last = before[-1]
    return bool(last.tags & grammar.join or "COMMA" in last.tags) and any(
        x.kind == "time" and x.value.kind in _DAYS for x in before[-_LISTED:]
    )


def _day(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether a day stands at ``k`` that is not the one on which somebody tells it."""
    x = chunks[k]
    return x.kind == "time" and x.value.kind in _DAYS and not any(y.tags & grammar.say for y in chunks[max(0, k - 2) : k])


def _placed(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether a place at ``k`` says where or whereto: "in Jordan", "fled to Jordan"."""
    c = chunks[k]
    if c.kind != "place":
        return False
    return c.value.relation == "to" or not chunks[k - 1].tags.isdisjoint(grammar.at | grammar.goal)


def _quitted(chunks: list[Chunk], k: int) -> bool:
    """Whether a place at ``k`` is one that people left: "left rebel-held X", "were evacuated from X"."""
    c = chunks[k]
    if c.kind != "place" or not k:
        return False
    return c.value.relation == "from" or (not c.value.relation and any("V" in x.tags for x in chunks[max(0, k - _EPITHETS) : k]))
