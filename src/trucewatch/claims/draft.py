"""A claim in the making, and the kinds that take over what their sentence leaves out."""

from __future__ import annotations

from typing import Any

import msgspec

from ..text import Sent
from ..values import Interval, to_date
from .candidates import Candidate
from .scorers import Part

EVENTFUL = frozenset(("incident", "casualties", "damage", "control_change", "displacement", "movement"))
PLACED = EVENTFUL | frozenset(("term", "population", "position", "control_state"))
STOCKS = frozenset(("control_state", "population", "position"))
HARM = frozenset(("incident", "casualties", "damage"))
HELD = frozenset(("control_state", "population"))
BLAMED = frozenset(("casualties", "damage"))
#: sentences after which a text has left its first day behind: what has no time of its own leans on the last one told
_LONG = 40


class Draft(msgspec.Struct):
    """A claim in the making; mentions instead of names, so that later steps can still compare them."""

    sent: Sent
    c: Candidate
    time: Any = None
    when: Interval | None = None
    places: tuple[Any, ...] = ()
    by: tuple[Any, ...] = ()
    with_: tuple[Any, ...] = ()
    against: tuple[Any, ...] = ()
    targets: tuple[str, ...] = ()
    asserted_by: tuple[str, ...] = ()
    modality: str = "asserted"
    scope: str | None = None
    own: frozenset[str] = frozenset()
    features: list[Part] = []
    trace: dict[str, str] = {}
    score: float = 0.0
    at: int = 0
    kind: str = ""
    key: tuple[object, ...] | None = None
    avowed: bool = False  # whoever did it says so of an act told elsewhere
    definite: bool = False  # a noun with a definite determiner: an act already spoken of


def length(span: Interval) -> int:
    """Days from the first to the last of a closed span."""
    return (to_date(str(span.end)) - to_date(str(span.start))).days


class Speaker(msgspec.Struct, frozen=True):
    """A speaker known from the source that the text names, where no actor of the sentence is the doer."""

    name: str
    actor_id: str | None = None
    text: str | None = None
    first: int = -1
    last: int = -1
