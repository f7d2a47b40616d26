"""What one article tells, drawn up once before any choice: who may lend what, and which places it names where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator
from typing import Any

import msgspec

from ..text import Found
from ..values import Interval, shift
from . import named
from .asides import abroad
from .draft import EVENTFUL, HARM, SEAT, Draft, undated
from .inherit import bound
from .lenders import Lenders
from .likeness import forces
from .newsdays import to_come
from .scope import WHOLE
from .scorers import Part, bucket
from .slots import width

_ROAD = "road"  # a road that is only told of says nothing of where the next act was
SLOTS = ("time", "place", "by")  # who says so is left to the attributions themselves: options for it gained nothing
REACH = 4  # sentences around whose points may be meant
#: of the drafts that could lend, those whose times, places and doers turned out right often enough to be looked at
_MAY = {
    "time": frozenset(("last",)),
    "place": frozenset(("last", "beside")),
    "by": frozenset(("last", "last-act", "next", "beside", "alike")),
}


class Party(msgspec.Struct):
    """Doers that go together: ``key`` and ``names`` identify them, ``sort`` is how many and of what sort they are, and which
    those with only a general name are."""

    by: tuple[Any, ...]
    key: tuple[str, ...] | None
    names: frozenset[str]
    sides: frozenset[str]
    sort: tuple[int, bool, tuple[tuple[str, str], ...], tuple[str, ...]]


def party(by: tuple[Any, ...]) -> Party:
    """What options need to know of doers."""
    called = frozenset([a.name for a in by])
    sorts = tuple([(getattr(a, "type", "-"), getattr(a, "noun", None) or "-") for a in by[:2]])
    sides = frozenset([a.side for a in by if getattr(a, "side", None)])
    generic = all(getattr(a, "generic", False) for a in by)
    general = tuple([a.like or a.actor_id for a in by[:2] if getattr(a, "generic", False) and a.actor_id and not a.noun])
    return Party(by, tuple(sorted(called)) or None, called, sides, (min(len(by), 3), generic, sorts, general))


class Told(msgspec.Struct):
    """What one article tells, draft by draft in its order, before any choice."""

    drafts: list[Draft]
    often: dict[str, str]  # how often each place is named in the article, as a bucket
    points: list[tuple[int, Any]]  # sentence and mention of each point, settlement or district that is named
    most: str | None = None  # the point named most often
    common: dict[int, list[Part]] = {}  # what holds of a draft, by its identity: drawn up once
    lenders: dict[str, Lenders] = {}  # by slot, the drafts that have something to lend
    fresh: list[tuple[str, tuple[str | None, str | None], Interval]] = []  # days that the publication alone gives
    spoken: bytearray = bytearray()  # by token, whether it stands in the naming of a source
    holders: dict[str, frozenset[str]] = {}  # whose each place is, as far as the article says so: sides
    factions: list[Any] = []  # the known factions that are named, in the order of the text
    did: dict[Hashable, str] = {}  # how often the article puts acts and harms down to the same doers, as a bucket
    struck_by: dict[tuple[int, str | None], frozenset[str]] = {}  # the forces among them by sentence and event, where it has one side
    struck: frozenset[tuple[int, str]] = frozenset()  # sentence and name of those to whom acts and harms were done
    _doers: dict[int, Party] = {}
    _around: dict[int, list[tuple[int, Any]]] = {}
    _spots: dict[tuple[int, int], Any] = {}

    def doers(self, d: Draft) -> Party:
        """The doers that the hand order gave a draft."""
        got = self._doers.get(id(d))
        if got is None:
            got = self._doers[id(d)] = party(d.by)
        return got

    def spot(self, d: Draft, k: int, of: Any) -> Any:
        """What ``of(d, k)`` says of chunk ``k`` whichever draft of the sentence asks, drawn up once."""
        got = self._spots.get((d.at, k))
        if got is None:
            got = self._spots[d.at, k] = of(d, k)
        return got

    def around(self, d: Draft) -> list[tuple[int, Any]]:
        """The points named in the sentences around but not in the draft's own, each where it stands nearest."""
        got = self._around.get(d.at)
        if got is None:
            at = d.at
            here = {x.value.name for x in d.sent.chunks if x.kind == "place"}
            nearest: dict[str, tuple[int, Any]] = {}
            low = bisect_left(self.points, at - REACH, key=_sentence)
            for n, p in self.points[low : bisect_right(self.points, at + REACH, key=_sentence)]:
                if n != at and p.name not in here:
                    had = nearest.get(p.name)
                    if had is None or abs(n - at) < abs(had[0] - at):
                        nearest[p.name] = (n, p)
            got = self._around[at] = list(nearest.values())
        return got


def _sentence(point: tuple[int, Any]) -> int:
    return point[0]


def told(found: Found, drafts: list[Draft]) -> Told:
    """The view of an article that options are drawn from."""
    count: dict[str, int] = {}
    points: list[tuple[int, Any]] = []
    for n, sent in enumerate(found.sents):
        for x in sent.chunks:
            if x.kind == "place":
                p = x.value
                count[p.name] = count.get(p.name, 0) + 1
                if width(p) == 0 and not p.anaphor and p.relation != SEAT and p.level != _ROAD:
                    points.append((n, p))
    names = {p.name for _, p in points}
    most = max(sorted(names), key=lambda name: count[name]) if names else None
    spoken = bytearray(len(found.text.starts))
    for m in found.sources:
        spoken[m.first : m.last] = b"\1" * (m.last - m.first)
    drafts = sorted(drafts, key=lambda d: (d.at, d.c.at))
    return Told(
        drafts, {name: bucket(n, (0, 1, 2, 4, 8)) for name, n in count.items()}, points, most, spoken=spoken,
        lenders={slot: Lenders([o for o in drafts if _lends(found, o, slot)], _MAY[slot]) for slot in SLOTS},
        fresh=list(_fresh(None if found.story else found.reference)),
        did=_did(drafts), struck=frozenset([(d.at, a.name) for d in drafts if d.kind in HARM for a in d.against]),
        struck_by=_struck_by(drafts),
        holders=_holders(drafts),
        factions=[a for a in found.actors if a.type == "faction" and a.actor_id],
    )  # fmt: skip


def _holders(drafts: list[Draft]) -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for d in drafts:
        if d.kind == "control_state" and d.places and d.by and d.modality == "asserted":
            sides = frozenset([a.side for a in d.by if getattr(a, "side", None)])
            out[d.places[0].name] = out.get(d.places[0].name, frozenset()) | sides
    return out


def _fresh(reference: str | None) -> Iterator[tuple[str, tuple[str | None, str | None], Interval]]:
    if reference is not None:
        eve = shift(reference, -1)
        for name, day in (("published", reference), ("eve", eve)):
            yield name, (day, day), Interval(day, day)


def _lends(found: Found, o: Draft, slot: str) -> bool:
    if o.kind not in EVENTFUL:
        return False
    if slot == "time":
        dated = o.when is not None and (o.when.start is not None or o.kind not in HARM) and o.trace.get("time") != WHOLE
        return dated and not to_come(found, o.when) and not o.retold and not undated(o) and not o.passing
    if slot == "by" and o.modality in ("denied", "accused", "possible"):
        return False  # whoever denies an act or is accused of it is not on that account the doer of the acts around it
    if slot == "place" and bound(o):
        return False
    return bool(o.places if slot == "place" else o.by) and slot in o.own


def _did(drafts: list[Draft]) -> dict[Hashable, str]:
    """How many acts and harms the article puts down to the same doers, and how many acts of each event, as buckets."""
    count: dict[Hashable, int] = {}
    so: dict[Hashable, int] = {}
    for d in drafts:
        if d.by and d.kind in HARM and "by" in d.own:
            key = party(d.by).key
            count[key] = count.get(key, 0) + 1
            if d.kind == "incident":
                so[d.c.sense.event, key] = so.get((d.c.sense.event, key), 0) + 1
    most = max(count.values(), default=0)
    out = {key: ("most:" if n == most else "") + bucket(n, (0, 1, 2, 4)) for key, n in count.items()}
    return out | {key: bucket(n, (0, 1, 2)) for key, n in so.items()}


def _struck_by(drafts: list[Draft]) -> dict[tuple[int, str | None], frozenset[str]]:
    """The forces by name to whom alone acts were done; both sides of a fight do it."""
    out: dict[tuple[int, str | None], frozenset[str]] = {}
    for d in drafts:
        if d.kind == "incident" and d.against and not d.c.sense.reciprocal:
            key = d.at, d.c.sense.event
            out[key] = out.get(key, frozenset()) | forces(d.against)
    return out


def known(p: Any, kind: str, story: Told) -> Part:
    """What the article and the gazetteer know of a place."""
    return (named.told_place, kind, story.often.get(p.name, "<=0"), p.level, abroad(p))
