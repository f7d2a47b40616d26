"""When what stands was so: who holds a place, how many live there, where a front is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..text import Chunk, Found
from ..values import Interval
from .candidates import Candidate
from .draft import Draft, length, time_at
from .grammar import Grammar

PAST = "HADWORD"
_CLAUSE = 4  # chunks from the pronoun of a relative clause to its time: "that had begun on Tuesday"
_PASSING = frozenset(("month", "relative", "season"))
_BEFORE = frozenset(("prior", "before"))
_STILL = 4  # chunks from "now" to the verb of standing
_COUNT = 3  # chunks from a count of people to the year in which it was made


def elsewhen(c: Candidate, k: int, m: Any) -> bool:
    """Whether the time at ``k`` is of something else than what stands: "holds the province after it drove out its rivals in
    May", "a tribe of 70,000 rose up after its wells were taken in July"."""
    if c.sense.kind == "control_state":
        return m.kind in _PASSING or (m.kind == "vague" and m.node.op == "last_n")
    if c.sense.kind != "population":
        return False
    at = (c.at,) if c.group is None else (c.at, c.group.first, c.group.last)
    return m.kind == "since" or min(abs(k - x) for x in at) > _COUNT


def here_now(grammar: Grammar, c: Candidate, chunks: Sequence[Chunk]) -> int:
    """Where a second verb's "now" stands, apart from the day of the first: "took two villages and now stands before the
    town"; -1 where none does."""
    if c.sense.kind != "position":
        return -1
    k = next((k for k in range(c.at - 1, max(0, c.at - _STILL), -1) if chunks[k].kind == "time"), 0)
    return k if k and chunks[k].value.node.op == "now" and chunks[k - 1].tags & grammar.join else -1


def plain(grammar: Grammar, d: Draft) -> bool:
    """Whether a draft's time stands right at what it dates, whatever other times the sentence names."""
    if d.time is None:
        return False
    if d.kind == "population" and d.time.node.op in _BEFORE:
        return True
    if _in_own_clause(grammar, d):
        return True
    return d.time.node.op == "length_to" or (d.time.node.op == "now" and here_now(grammar, d.c, d.sent.chunks) >= 0)


def _in_own_clause(grammar: Grammar, d: Draft) -> bool:
    """Whether a relative clause right behind what it dates gives the time: "an attack that began on Tuesday"."""
    chunks, at = d.sent.chunks, d.c.at
    if at + 1 >= len(chunks) or chunks[at + 1].tags.isdisjoint(grammar.relative):
        return False
    k = time_at(d, d.time)
    return at + 1 < k < at + 2 + _CLAUSE and not any(x.tags & grammar.border for x in chunks[at + 2 : k])


def began(grammar: Grammar, d: Draft, found: Found) -> bool:
    """Whether a state's time says when it began or held, not merely that it holds today or on the day of a report."""
    when = d.when
    if plain(grammar, d):
        return True
    if when is None or (when.start == found.reference and when.end == found.reference):
        return False
    return not (when.start is not None and when.end is not None and length(when) <= 2)


def over(reference: str | None, d: Draft, told: Interval | None) -> None:
    """What had lasted since some day lasted until the day told last: "troops took X on Friday; it had been in rebel hands since
    May". In somebody's words "had" may be "has"."""
    when = d.when
    if told is None or told.end is None or reference is None or when is None or when.start is None or when.end != reference:
        return
    if getattr(d.time, "kind", "") != "since" or d.asserted_by or not (d.kind == "control_state" or d.c.sense.event == "siege"):
        return
    had = any(PAST in x.tags for x in d.sent.chunks[max(0, d.c.at - _STILL) : d.c.at])
    if had and when.start < told.end < reference:
        d.when = Interval(when.start, told.end)
