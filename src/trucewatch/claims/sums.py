"""Which counts of people that stand beside each other are one toll, and which are parts of one before them."""

from __future__ import annotations

from ..text import Chunk
from .grammar import Grammar
from .group import Group

_HARM = frozenset(("killed", "injured", "casualties", "detained", "missing"))
_LISTED = 3  # chunks between two counts of a list: ", and his"


def among_them(reckoned: frozenset[str], join: frozenset[str], chunks: list[Chunk], groups: list[Group], g: Group, head: Group) -> bool:
    """Whether the words that say of whom a count is a part follow it, or the list that it begins: "two girls among them", "nine
    villagers, a nurse and two children among them"."""
    if _reckons(reckoned, chunks, g.last + 1):
        return True
    if "COMMA" not in chunks[g.first - 1].tags or head.number <= g.number:
        return False
    also = join - {"COMMA"}
    at = next(n for n, o in enumerate(groups) if o is g)
    for a, b in zip(groups[at:], groups[at + 1 :], strict=False):
        between = chunks[a.last + 1 : b.first]
        if not b.people or not between or len(between) > _LISTED or not between[0].tags & join:
            return False
        if any(c.tags & also for c in between):
            return _reckons(reckoned, chunks, b.last + 1)
    return False


def told_of_each(chunks: list[Chunk], a: Group, b: Group) -> bool:
    """Whether a participle says of the second count what is not said of the first: "the bodies of four women as well as 14 injured
    people", "six dead and 40 injured people", "six deaths and nine people injured"."""
    apart = " " in chunks[b.first - 1].norm or (a.noun >= 0 and {"TRIGGER", "NOUN"} <= chunks[a.noun].tags)
    if not apart:
        return False
    if any({"TRIGGER", "PAST", "ADJ"} <= c.tags for c in chunks[b.first + 1 : b.noun]):
        return True
    return b.last + 1 < len(chunks) and b.noun > b.first and {"TRIGGER", "PAST"} <= chunks[b.last + 1].tags


def counted_in(chunks: list[Chunk], groups: list[Group], g: Group, i: int, verb: frozenset[str]) -> bool:
    """Whether the trigger at ``i`` is the noun of a later count, behind a verb of its own: "saved nine people and found four dead"."""
    return any(
        o.noun == i and o is not g and g.last < o.first < i and any(c.tags & verb for c in chunks[g.last + 1 : o.first]) for o in groups
    )


def leave_out_parts(grammar: Grammar, chunks: list[Chunk], out: dict[int, list[tuple[Group, str]]]) -> None:
    """Leave out the counts of people who are only some of others that the sentence counts for the same: "the 20 wounded included
    three children", "of the 52 dead, 48 were pupils", "two girls were among its four wounded", "17 were hurt, several of them
    badly", "22 died, six civilians among the dead"."""
    counted = [(i, g, measure) for i, held in out.items() for g, measure in held if g.part_of is None and measure in _HARM]
    if len(counted) < 2:
        return
    for i, g, measure in counted:
        larger = (w for _, w, m in counted if m == measure and w is not g and w.number > g.number)
        whole = next((w for w in larger if _some(grammar, chunks, g, w, i)), None)
        if whole is None:
            continue
        out[i] = [pair for pair in out[i] if pair[0] is not g]
        if g.person is not None and g.person.key and g.number:
            whole.breakdown = {**whole.breakdown, g.person.key: g.number}


def _some(grammar: Grammar, chunks: list[Chunk], g: Group, whole: Group, i: int) -> bool:
    """Whether the sentence says that those of ``g`` are some of ``whole``; ``i`` is what counts them."""
    if g.listed or g.lone or g.article:
        return False  # "a commander was among the dead": who fell besides
    if any(c.kind in ("time", "place") for c in chunks[g.last + 1 : g.last + 3] if i <= g.last or c.first < chunks[i].first):
        return False  # "five of them on Tuesday in X": told of their own day
    if g.last + 1 < len(chunks) and chunks[g.last + 1].tags & grammar.agent:
        return False  # "80 of them by the army": of their own doer
    if g.first < whole.first:
        return _were_among(grammar, chunks[g.last + 1 : whole.first])
    between = chunks[whole.last + 1 : g.first]
    if any("DOT" in c.tags for c in between):
        return False
    if i > g.last and chunks[i].tags & grammar.among_fallen:
        return not between or any("COMMA" in c.tags or "TRIGGER" in c.tags for c in between)
    if not between:
        return False
    if between[-1].tags & grammar.reckoned and not any(c.tags & (grammar.join | grammar.border) for c in between):
        return True
    of_them = g.first < g.noun == g.last and bool(chunks[g.noun].tags & grammar.including)
    return "COMMA" in between[-1].tags and (of_them or _opens_with_of(grammar, chunks, whole))


def _were_among(grammar: Grammar, between: list[Chunk]) -> bool:
    """Whether these words say that those before are some of those behind: "were among its"."""
    return 2 <= len(between) <= _LISTED and bool(between[0].tags & grammar.passive and between[1].tags & grammar.among)


def _opens_with_of(grammar: Grammar, chunks: list[Chunk], whole: Group) -> bool:
    """Whether a clause opens with those of whom some are told of: "Of the 52 dead, "."""
    k = whole.first - 1 - bool(chunks[whole.first - 1].tags & grammar.determiner)
    if k < 0 or not chunks[k].tags & grammar.of:
        return False
    return k == 0 or bool(chunks[k - 1].tags & grammar.join) or "BREAK" in chunks[k - 1].tags


def _reckons(reckoned: frozenset[str], chunks: list[Chunk], at: int) -> bool:
    """Whether words that reckon who stands before them among others stand at ``at``, and count nobody else: "among them"."""
    if at >= len(chunks) or not chunks[at].tags & reckoned or " " not in chunks[at].norm:
        return False
    return at + 1 == len(chunks) or chunks[at + 1].kind != "quantity"
