"""One count of people or things with what it says of them."""

from __future__ import annotations

from typing import Any

import msgspec

from ..rules.vocabulary import Person, Sense, Thing
from ..text import Chunk

_TOLD = frozenset(("SUB", "QTY", "DET", "PRON", "PERSON", "ACTOR", "PLACE"))  # what opens what is said
_MEN = frozenset(("ARMED", "GENERIC"))
_BOMBERS = frozenset(("EXPLOSIVE", "BOMBER"))
_PHRASE = frozenset(("DET", "THING", "WORD", "CAP", "POSS", "POLICEWORD", "OFFICIALWORD"))  # what a phrase about a speaker is made of

#: triggers that want a count: where, in which sense, form and voice
Wanting = list[tuple[int, Sense, str, str]]


class Group(msgspec.Struct):
    """Chunks ``first`` to ``last`` (inclusive): a number and what it counts.

    ``parts`` are named shares of the same people ("including two children"); ``noun`` is the index of the counted
    noun's chunk (-1 when bare); ``part_of`` points to the group that this one is a share of. ``foreign`` are the chunks of
    places and times that other counts of the sentence have for themselves ("five in Ariha and three in Binnish").
    """

    first: int
    last: int
    min: float | None
    max: float | None
    noun: int = -1
    person: Person | None = None
    thing: Thing | None = None
    actor: Any = None
    unit: str | None = None
    bare: bool = False
    others: bool = False
    article: bool = False
    lone: bool = False  # one person without a number: "His brother", "activist Omar Hassan"
    listed: bool = False  # one of a list of counts by place: "12 in Damascus, nine in Idlib"
    breakdown: dict[str, float] = {}
    victims: str | None = None
    share: bool = False  # worked out from the count before it: "half of them"
    part_of: Any = None
    foreign: frozenset[int] = frozenset()
    text: str = ""

    @property
    def number(self) -> float:
        """The lower bound, or where there is none the upper one; 0 where neither is known."""
        return self.min or self.max or 0.0

    @property
    def people(self) -> bool:
        return self.person is not None or (self.actor is not None and self.thing is None)


def refs(chunk: Chunk, kind: type) -> Any:
    for e in chunk.refs:
        if isinstance(e.ref, kind):
            return e.ref
    return None


def joined_people(chunks: list[Chunk], noun: int, also: frozenset[str]) -> Person | None:
    """The other people that a noun for people is joined to without a number of their own: "women and children"."""
    if noun + 2 >= len(chunks) or refs(chunks[noun], Person) is None or not chunks[noun + 1].tags & also:
        return None
    other: Person | None = refs(chunks[noun + 2], Person)
    return None if "SINGULAR" in chunks[noun + 2].tags else other


def speaks(chunks: list[Chunk], g: Group, say: frozenset[str]) -> bool:
    """Whether those counted are the ones who say so: "..., two residents said"."""
    if not g.people or not g.first:
        return False
    at = _behind(chunks, g.last + 1)
    if at + 2 < len(chunks) and "PREP" in chunks[at].tags and chunks[at + 1].kind == "place":
        at += 2  # "a man in X said"
    if at >= len(chunks) or chunks[at].tags.isdisjoint(say):
        return False
    before = chunks[g.first - 1].tags
    if not ("COMMA" in before or "QUOTE" in before or "PERSON" in before):
        return False
    told = chunks[at + 1].tags if at + 1 < len(chunks) else frozenset(("BREAK",))
    return not told & {"DET", "DEFINITE"}


def reports(chunks: list[Chunk], g: Group, say: frozenset[str]) -> bool:
    """Whether those counted open a sentence as the ones who say what follows: "Nine villagers said a child was killed"."""
    at = _behind(chunks, g.last + 1)
    if g.first > 1 or at + 1 >= len(chunks) or chunks[at].tags.isdisjoint(say):
        return False
    return not chunks[at + 1].tags.isdisjoint(_TOLD)


def _behind(chunks: list[Chunk], at: int) -> int:
    """What stands at ``at``, or behind where the counted are or what they are of: "a doctor in Sarmin said", "a medic at the
    field hospital said"."""
    if at + 1 >= len(chunks) or "PREP" not in chunks[at].tags:
        return at
    k = at + 1
    while k < len(chunks) and k < at + 5:
        tags = chunks[k].tags
        if chunks[k].kind not in ("place", "actor") and tags.isdisjoint(_PHRASE):
            break
        k += 1
    return k


def told_of(chunk: Chunk, i: int, n: int, text: str) -> Group:
    """One or two people without a number, who are named by the chunk at ``i``."""
    who = refs(chunk, Person)
    return Group(i, i, n, n, noun=i, person=who, bare=who is None, lone=True, text=text)


def of_whole(chunks: list[Chunk], k: int) -> bool:
    """Whether the things that another number counts stand at ``k``, with or without a side's name before them."""
    if k < len(chunks) and chunks[k].kind == "actor" and chunks[k].tags & _MEN:
        return True  # "one of the two soldiers"
    if k + 1 < len(chunks) and (chunks[k].kind == "actor" or "CAP" in chunks[k].tags):
        k += 1
    return k < len(chunks) and (refs(chunks[k], Thing) is not None or refs(chunks[k], Person) is not None)


def names_more(chunks: list[Chunk], j: int) -> bool:
    """Whether the things counted at ``j`` make up the one after them: "a 40-truck convoy", "a 12-vehicle aid convoy", "a
    30-truck army column"."""
    k = j + 2 if j + 1 < len(chunks) and chunks[j + 1].kind == "actor" else j + 1
    if k >= len(chunks) or "VEHICLE" not in chunks[j].tags:
        return False
    return refs(chunks[k], Thing) is not None or {"TRIGGER", "NOUN"} <= chunks[k].tags


def counted_act(chunk: Chunk) -> bool:
    """A trigger that is a noun here: right after a number "attacks" and "strikes" are no verbs."""
    tags = chunk.tags
    if chunk.kind != "word" or "TRIGGER" not in tags or not ("NOUN" in tags or "ADJ" in tags):
        return False
    return "V" not in tags or ("BASE" in tags and "NOUN" in tags)


def each_explodes(chunks: list[Chunk], g: Group, i: int) -> bool:
    """Whether a count is of suicide bombers, of whoever blew himself up at ``i``, of bombs or of vehicles laden with explosives:
    each of them is an explosion."""
    k = g.noun if g.noun >= 0 else g.last
    if g.article or g.lone or g.share:
        return False
    if "BYSELF" in chunks[i].tags and g.first < i and (g.actor is not None or g.person is not None):
        return True
    if chunks[k].kind == "actor":
        return not _BOMBERS.isdisjoint(chunks[k].tags)
    if g.thing is None or "NOUN" in chunks[i].tags or "ARTILLERY" in chunks[k].tags:
        return False
    return g.thing.measure == "strikes" or ("VEHICLE" in g.thing.tags and any("EXPLOSIVE" in x.tags for x in chunks[k + 1 : k + 3]))
