"""Shares of a count: what is told of the share alone, and the whole of which a share is a number of its own."""

from __future__ import annotations

from ..rules.vocabulary import Sense, Thing
from ..text import Chunk
from .grammar import Grammar
from .group import Group, Wanting, refs
from .relatives import beyond_relative

_ASIDE = 14  # chunks
_OPENING = 3  # chunks before the words that say of whom a count is a part


def said_of_share(grammar: Grammar, chunks: list[Chunk], share: Group, i: int) -> bool:
    """Whether the trigger at ``i`` is told of a share and not of its whole: "people, half of them displaced, live in X",
    "half of whom had been displaced"."""
    if not share.share or i <= share.last:
        return False
    between = chunks[share.last + 1 : i]
    if between and all(c.tags & grammar.passive or c.tags & grammar.skip or "HAVE" in c.tags for c in between):
        return True
    left = chunks[i - 1].tags
    if chunks[i].tags & grammar.perfect or left & grammar.passive or "HAVE" in left:
        return False
    return not any(c.tags & grammar.join or "BREAK" in c.tags for c in between)


def stands_off(grammar: Grammar, chunks: list[Chunk], g: Group, wanting: Wanting) -> tuple[int, Sense] | None:
    """The trigger that counts people, if it stands far from them: "Among the dead in the raid on X were nine shoppers", or behind a
    participle that only says what they did then: "Nine people sheltering in a school were killed"."""
    at = _far_off(grammar, chunks, g, wanting)
    return next(((i, s) for i, s, _, _ in wanting if i == at and s.kind == "casualties"), None) if at >= 0 else None


def _far_off(grammar: Grammar, chunks: list[Chunk], g: Group, wanting: Wanting) -> int:
    """Where it is told what befell people, far from their number; or -1."""
    if g.people and (at := _died(grammar, chunks, g, wanting)) >= 0:
        return at
    if g.people and (at := _reckoned_among(grammar, chunks, g)) >= 0:
        return at
    if (at := beyond_relative(grammar, chunks, g, wanting)) >= 0:
        return at
    if g.first > 1 and chunks[g.first - 1].tags & grammar.passive:
        return told_first(grammar, chunks, g)
    if g.people and g.last + 3 < len(chunks) and "ING" in chunks[g.last + 1].tags:
        return _finite(grammar, chunks, g.last + 2)
    return -1


def _died(grammar: Grammar, chunks: list[Chunk], g: Group, wanting: Wanting) -> int:
    """Where it is told that people died of whom a participle only says what had befallen them before: "Six villagers hurt in the
    shelling of X died on Monday"; or -1."""
    k = g.last + 1
    if k + 1 >= len(chunks) or not {"TRIGGER", "PAST"} <= chunks[k].tags or "VING" in chunks[k].tags:
        return -1
    if not chunks[k + 1].tags & {"PREP", "TIME"} and not chunks[k + 1].tags & grammar.agent:
        return -1
    ends = {i for i, s, form, voice in wanting if s.counted == "subject" and s.measure == "killed" and form == "past" and voice == "active"}
    for n in range(k + 1, min(len(chunks), k + _ASIDE)):
        if n in ends:
            return n
        c = chunks[n]
        if c.tags & {"BREAK", "COMMA", "AND"} or c.tags & grammar.border or c.tags & grammar.relative or c.kind == "quantity":
            return -1
    return -1


def _reckoned_among(grammar: Grammar, chunks: list[Chunk], g: Group) -> int:
    """Where it says that people were reckoned among the fallen: "Four children were counted among the dead"; or -1."""
    k = g.last + 1
    if k + 2 >= len(chunks) or not chunks[k].tags & grammar.passive:
        return -1
    while k < len(chunks) - 1 and (chunks[k].tags & grammar.aux or "PAST" in chunks[k].tags or "VERB" in chunks[k].tags):
        if chunks[k + 1].tags & grammar.among_fallen:
            return k + 1
        k += 1
    return -1


def in_next_clause(grammar: Grammar, chunks: list[Chunk], g: Group, i: int) -> bool:
    """Whether people whom no verb at ``i`` has for its object open another clause: "killed two, while 800 others are homeless"."""
    k = g.first - 1
    if i >= k or not chunks[k].tags & grammar.contrasting or g.last + 1 >= len(chunks):
        return False
    after = chunks[g.last + 1].tags
    return bool(after & grammar.passive) or "HAVE" in after


def of_others(grammar: Grammar, chunks: list[Chunk], g: Group, i: int) -> bool:
    """Whether a figure is that of others, of whom something else is told: "the number of dead at 200, and that of people driven from
    their homes at 9,000"."""
    for k in range(i + 2, g.first - 3):
        if chunks[k].tags & grammar.join and "DEMONSTRATIVE" in chunks[k + 1].tags and chunks[k + 2].tags & grammar.of:
            return any({"TRIGGER", "PAST"} <= c.tags for c in chunks[k + 3 : g.first])
    return False


def _finite(grammar: Grammar, chunks: list[Chunk], k: int) -> int:
    """Where the participle of the first passive from ``k`` on stands, if nothing else is counted or told before it."""
    for n in range(k, min(len(chunks) - 1, k + _ASIDE)):
        c = chunks[n]
        if c.tags & grammar.passive:
            return n + 1 if "TRIGGER" in chunks[n + 1].tags else n + 2
        if "BREAK" in c.tags or "COMMA" in c.tags or c.tags & grammar.border or (c.kind == "quantity" and c.value.head != "article"):
            return -1
    return -1


def told_first(grammar: Grammar, chunks: list[Chunk], g: Group) -> int:
    """The opening words that say of whom a count is a part, if it follows the verb behind them: "Among the dead in the raid on X
    were nine shoppers"; -1 if none do."""
    k = g.first - 1
    at = next((n for n in range(min(k, _OPENING)) if chunks[n].tags & grammar.among_fallen), -1)
    between = chunks[at:k] if at >= 0 else []
    counted = any(c.kind == "quantity" and c.value.head != "article" for c in between)
    return -1 if counted or any("BREAK" in c.tags or "COMMA" in c.tags for c in between) else at


def whole_of(chunk: Chunk) -> Group | None:
    """The people of whom a number tells a share: the 22 million of "half the population of 22 million"."""
    whole = chunk.value.whole if chunk.kind == "quantity" else None
    return None if whole is None else Group(-1, -1, whole.min, whole.max, bare=True, text=whole.text)


def only_means(grammar: Grammar, chunks: list[Chunk], g: Group) -> bool:
    """Whether things counted are only by what those who moved did so, or a part of them: "3,000 residents left in 45 buses",
    "in a convoy of 15 coaches", "60 vehicles crossed, among them 20 tanks"."""
    k = g.first - 1
    if k > 2 and chunks[k].tags & grammar.of and "COLUMN" in chunks[k - 1].tags:
        k -= 3
    return k > 0 and bool(chunks[k].tags & (grammar.at | grammar.with_ | grammar.including))


def mover(grammar: Grammar, chunks: list[Chunk], moved: list[tuple[Group, str]]) -> list[tuple[Group, str]]:
    """The count nearest before the verb, or that of which it is a part: "60 vehicles, among them 20 tanks, crossed"."""
    part = len(moved) > 1 and chunks[moved[-1][0].first - 1].tags & grammar.including
    return moved[-2:-1] if part else moved[-1:]


def owns(chunks: list[Chunk], j: int, thing: Thing) -> bool:
    """Whether a place is only whose the counted ones are: "thousands of the town's residents", "two of the town's schools"."""
    after = chunks[j + 1] if j + 1 < len(chunks) and thing.measure == "settlements" else None
    if after is None:
        return False
    return "PLURAL" in after.tags or (refs(after, Thing) is not None and "SINGULAR" not in after.tags)


def over_parts(grammar: Grammar, chunks: list[Chunk], g: Group, i: int) -> bool:
    """Whether nothing but parts of a count, set off by commas, stands before the verb: "60 vehicles, including tanks and
    lorries, crossed"."""
    between = chunks[g.last + 1 : i]
    while between and (between[-1].tags & grammar.aux or between[-1].tags & grammar.skip):
        between = between[:-1]
    if not 3 <= len(between) <= _ASIDE or "COMMA" not in between[0].tags or "COMMA" not in between[-1].tags:
        return False
    return bool(between[1].tags & grammar.including)
