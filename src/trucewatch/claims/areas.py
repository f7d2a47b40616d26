"""The area that an article is about: where those fell or fled whom it counts over days and names no place for."""

from __future__ import annotations

from typing import Any

from ..text import Found
from .asides import abroad
from .draft import ATTRIBUTIVE, SEAT, Draft, summed
from .scope import Conflict, from_the_start, of_the_war
from .slots import width

STORY = "the story's area"  # the reason in the trace
_AREAS = frozenset(("governorate", "region", "zone"))
_OFTEN = 2  # names from which an article is about a town
_MANY = 50_000  # so many do not flee from one town
_MILLION = 1_000_000
_ON_THE_WAY = frozenset((ATTRIBUTIVE, SEAT, "to", "from"))  # relations of what an article is not about


def over_all(drafts: list[Draft], found: Found, war: Conflict | None) -> None:
    """What is summed over days without a place happened in the story's area, not in all the country: "that brought to 61
    the number killed since the assault began"."""
    lost = [d for d in drafts if (summed(d) and not d.places and not _single(d)) or _driven_out(d) or _peopled(d)]
    lost = [d for d in lost if not of_the_war(d) and not from_the_start(d.when, war)]
    area = _area(found) if lost else None
    for d in lost if area is not None else ():
        d.places = tuple(p for p in d.places if width(p) == 1) or (area,)
        d.own = d.own - {"place"}
        d.trace["place"] = STORY


def _driven_out(d: Draft) -> bool:
    """Whether people are counted who fled over a span of days that the sentence names: so many not from one town that other
    sentences name."""
    if d.kind != "displacement" or d.scope != "period" or "time" not in d.own:
        return False
    number = 0 if d.c.group is None else d.c.group.min or d.c.group.max or 0
    return not d.places or ("place" not in d.own and width(d.places[0]) == 0 and number >= _MANY)


def _peopled(d: Draft) -> bool:
    """Whether millions are said to live in what only stands for a town named before: "3 million people live in the area"."""
    if d.kind != "population" or d.c.group is None or (d.c.group.min or d.c.group.max or 0) < _MILLION or not d.places:
        return False
    return width(d.places[0]) == 0 and ("place" not in d.own or bool(getattr(d.places[0], "anaphor", False)))


def _single(d: Draft) -> bool:
    """Whether one thing only was lost in all those days: "the fourth plane since April"."""
    return d.kind == "damage" and d.c.group is not None and d.c.group.max == 1


def _area(found: Found) -> Any:
    """The area that is named most, of equals the first; without any, the town that is named over and over."""
    count: dict[str, int] = {}
    first: dict[str, Any] = {}
    for s in found.sents:
        for x in s.chunks:
            if x.kind != "place" or x.value.anaphor or x.value.relation in _ON_THE_WAY:
                continue
            p = x.value
            if p.level in _AREAS or (p.level == "settlement" and width(p) == 0 and not abroad(p)):
                count[p.name] = count.get(p.name, 0) + 1
                first.setdefault(p.name, p)
    about = [p for p in first.values() if p.level in _AREAS or count[p.name] >= _OFTEN]
    return max(about, key=lambda p: (p.level in _AREAS, count[p.name]), default=None)
