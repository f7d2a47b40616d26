"""A place as it stands in a text, and the draft that becomes one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from ..model import Level
from ..text import Text

_FAR = 1 << 60  # behind every token
NUMBERED = "numbered"  # the rule of sites that have a number for a name ("Base 46")
SEAT = "seat"  # the relation of a name that says where a source has its seat ("the governor of Hatay said")


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place as it stands in a text.

    Tokens ``first`` to ``last`` (exclusive) cover the name with its level word and qualifiers ("northern Hama",
    "Idlib province"); ``core`` are the name's own tokens. ``name`` is the usual English name, ``place_id`` the
    gazetteer's or an unresolved identity (``p_...``). ``relation`` is what the preposition before it says (``in``,
    ``near``, ``from``, ``to``, ``on``, ``of``, ``direction:<d>``), ``seat`` in the naming of a source, or empty.
    ``part`` is the qualifier as written.
    ``group``/``index`` tell the members of one list. ``reason`` says why it was resolved so, or why not.
    """

    first: int
    last: int
    text: str
    name: str
    level: Level
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    relation: str = ""
    part: str = ""
    direction: str = ""
    core: tuple[int, int] = (0, 0)
    group: int | None = None
    index: int = 0
    resolved: bool = False
    anaphor: bool = False
    admin: tuple[str, ...] = ()
    reason: str = ""
    rule: str = ""


class Draft:
    """A mention in the making."""

    __slots__ = (
        "anaphor", "core", "direction", "first", "group", "hint", "index", "last", "level", "part", "party", "relation", "rule", "surface",
    )  # fmt: skip

    def __init__(self, first: int, last: int, surface: str, rule: str) -> None:
        self.first, self.last = first, last
        self.core = (first, last)
        self.surface = surface
        self.rule = rule
        self.level: str | None = None
        self.part = self.direction = self.relation = ""
        self.group: int | None = None
        self.index = 0
        self.hint: tuple[str, ...] = ()
        self.anaphor: Draft | None = None
        self.party = False  # the name stands for those who rule there ("a truce with Damascus")


def tight_gap(text: Text, at: int) -> bool:
    """Whether only blanks or a hyphen stand between a token and the next."""
    return not text.gap(at).strip(" -–\u00a0\n")


def seated(places: list[PlaceMention], sources: Iterable[Any], is_seat: Callable[[PlaceMention], bool]) -> list[PlaceMention]:
    """The places, in the order of the text, those told as such that stand in the naming of a source (of those that open it
    only countries: "Turkey's official agency", but "in Homs the agency said"), or that ``is_seat`` knows for somebody's seat
    ("based in ...", "told reporters in ...")."""
    spans = sorted({(m.first, m.last) for m in sources})
    out = list(places)
    for n, p in enumerate(places):
        at = bisect_right(spans, (p.first, _FAR))
        near = [(first, last) for first, last in spans[max(0, at - 3) : at] if p.last <= last]
        named = any(first < p.first or p.level == "country" or p.last == last for first, last in near)
        if named or is_seat(p):
            out[n] = msgspec.structs.replace(p, relation=SEAT)
    return out
