"""People told behind a part of a toll but not of it: "40 civilians, including nine children, as well as two medics"."""

from __future__ import annotations

from itertools import pairwise

from ..text import Chunk
from .group import Group

#: for each trigger the groups that it counts, each with its measure
Held = dict[int, list[tuple[Group, str]]]


def added(chunks: list[Chunk], groups: list[Group], held: Held, besides: frozenset[str]) -> Held:
    """What triggers count, with those that are joined to a part's end and that nothing else counts."""
    given = {id(g): (i, measure) for i, pairs in held.items() for g, measure in pairs}
    for part, g in pairwise(groups):
        if part.part_of is None or g.part_of is not None or not g.people or id(g) in given or g.first - part.last != 3:
            continue
        comma, joint = chunks[part.last + 1 : g.first]
        whole = given.get(id(part.part_of))
        if whole is not None and "COMMA" in comma.tags and joint.tags & besides:
            held[whole[0]].append((g, whole[1]))
    return held
