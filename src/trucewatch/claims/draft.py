"""A claim in the making, and the kinds that take over what their sentence leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from ..text import Chunk, Sent
from ..values import Interval, to_date
from .candidates import Candidate
from .scorers import Part

EVENTFUL = frozenset(("incident", "casualties", "damage", "control_change", "displacement", "movement"))
PLACED = EVENTFUL | frozenset(("term", "population", "position", "control_state"))
STOCKS = frozenset(("control_state", "population", "position"))
HARM = frozenset(("incident", "casualties", "damage"))
STANDING = STOCKS | {"agreement", "term"}  # what stands or goes on: no day told elsewhere is its own
BLAMED = frozenset(("casualties", "damage"))
SEAT = "seat"  # the relation of a place that only says where a source has its seat
ATTRIBUTIVE = "attributive"  # the relation of a name that only says where the one behind it lies
HELD = frozenset(("t:held-adjective",))  # "rebel-held": the one before it holds what comes after
_MANY = 50
_SUMMED = frozenset(("since", "duration", "range"))  # "in May" may date one act loosely, "since May" none
_MONTH = 28
_COUNTED = 50  # people: fewer may have been harmed at once
_DAYS = 5  # a span of so many days and more is no loose dating of one act


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
    speakers: tuple[str, ...] = ()  # of a statement: who would tell of it, were he not taken for the one who makes it
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
    coming: bool = False  # the wording says that it lies ahead, whatever it is counted as ("announced that the guns would fall silent")
    act: Any = None  # of harm: the act that its sentence names for it, itself a draft
    passing: bool = False  # its day is that of a launch told on the way, or of deaths long after: dates nothing else
    retold: bool = False  # in a clause about a place that the sentence names for something else: dates nothing else


def time_at(d: Draft, time: Any) -> int:
    """The chunk of a draft's sentence that is a time, or -1."""
    return next((k for k, x in enumerate(d.sent.chunks) if x.value is time), -1)


def length(span: Interval) -> int:
    """Days from the first to the last of a closed span."""
    return (to_date(str(span.end)) - to_date(str(span.start))).days


def happens(d: Draft) -> bool:
    """Whether a draft is of something that happens on a day: an act, its harm, a breach of a deal."""
    return d.kind in EVENTFUL or (d.kind == "term" and d.c.sense.event == "violated")


def reason(d: Draft, slot: str) -> str:
    """The hand order's reason in a word or two (scores and numbers left off)."""
    said = d.trace.get(slot, "-")
    if slot in d.own:
        return "own" if said[:1].isdigit() or "(" in said else said.split(",")[0]
    return said.split(",")[0]


_CLAUSE = frozenset(("BREAK", "COMMA"))
_LENGTHS = frozenset(("unit:hours", "unit:minutes", "unit:days", "unit:weeks", "unit:months"))


def counted_from(d: Draft) -> bool:
    """Whether a draft's sentence opens by counting from what no day is told of ("Some 30 hours after the buses had left")."""
    chunks = d.sent.chunks
    if d.time is not None or len(chunks) < 2:
        return False
    return "FOLLOWS" in chunks[1].tags and not _LENGTHS.isdisjoint(chunks[0].tags)


_WONT = 5  # chunks before a trigger in which it says how often
_OFTEN = 3  # chunks behind it


def usual(chunks: list[Chunk], at: int) -> bool:
    """Whether the trigger at ``at`` is told in the present as what is done again and again: "is regularly shelled"."""
    low = at
    while low > max(0, at - _WONT) and chunks[low - 1].tags.isdisjoint(_CLAUSE):
        low -= 1
    near = chunks[low : at + _OFTEN + 1]
    if not any("REGULAR" in x.tags for x in near):
        return False
    return any("STILL" in x.tags or ("BASE" in x.tags and x.kind == "word") for x in chunks[max(0, low - 1) : at + 1])


def _habit(d: Draft) -> bool:
    """:func:`usual`, remembered on the candidate."""
    if (got := d.c.seen.get(("usual", 0))) is None:
        got = d.c.seen["usual", 0] = usual(d.sent.chunks, d.c.at)
    return bool(got)


def undated(d: Draft) -> bool:
    """Whether a draft's span begins with an event that no date is told of ("since the group was founded"), or the act is
    told as a habit."""
    if d.kind == "incident" and d.time is None and _habit(d):
        return True
    if d.c.measure == "sheltering" and "time" not in d.own:
        return True  # who shelters somewhere does so when it is said
    return (d.time is None and "time" in d.own) or counted_from(d)


def nationwide(d: Draft) -> bool:
    """Whether damage is counted over a whole country: no day that other sentences name is its own."""
    if d.kind != "damage" or "place" not in d.own or not d.places or d.places[0].level != "country" or d.c.group is None:
        return False
    return bool(d.c.group.number >= _MANY)


def summed(d: Draft) -> bool:
    """Whether harm is told of a span of days that its own sentence names: what is summed over days is of an area, and lies
    at no single point that only other sentences name."""
    when = d.when
    if d.kind not in HARM or "time" not in d.own or when is None or d.c.sense.time == "own":
        return False
    if d.time is None or when.start is None or when.end is None:
        of_many = d.time is None
    else:
        of_many = length(when) >= _DAYS and (d.time.kind in _SUMMED or _kept_count(d, length(when)))
    return of_many and not there(d)


def _kept_count(d: Draft, days: int) -> bool:
    """Whether somebody counts the people harmed in a month or longer: "recorded 310 deaths in May"."""
    return d.kind == "casualties" and days >= _MONTH and d.c.group is not None and d.c.group.number >= _COUNTED and recorded(d)


def recorded(d: Draft) -> bool:
    """Whether a draft's sentence says that somebody kept count."""
    return any("RECORDED" in x.tags for x in d.sent.chunks)


def by_sentence(drafts: Iterable[Draft]) -> dict[int, list[Draft]]:
    """Drafts by the number of their sentence, in their order."""
    out: dict[int, list[Draft]] = {}
    for d in drafts:
        out.setdefault(d.at, []).append(d)
    return out


def there(d: Draft) -> bool:
    """Whether a draft's sentence points back to a place: "have been killed there since April"."""
    return any("THERE" in x.tags for x in d.sent.chunks[1:])


class Speaker(msgspec.Struct, frozen=True):
    """A speaker known from the source that the text names, where no actor of the sentence is the doer."""

    name: str
    actor_id: str | None = None
    text: str | None = None
    first: int = -1
    last: int = -1
