"""What one article tells, drawn up once before any choice: who may lend what, and which places it names where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

import msgspec

from ..text import Found
from ..values import shift
from .draft import EVENTFUL, Draft
from .slots import width

SLOTS = ("time", "place", "by")  # who says so is left to the attributions themselves: options for it gained nothing
_NEAR = 3  # sentences ahead that may still lend
_TELLING = frozenset(("TRIGGER", "THING", "PERSON", "WORD", "CAP", "QTY"))
_COMMON = frozenset(("DET", "PREP", "AND", "SAY", "BE", "HAVE", "PRON", "SUB", "REL"))


class Lenders:
    """Drafts that name what others may take over, found by sentence without going through all of them."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.at = [d.at for d in drafts]
        self.acts = [n for n, d in enumerate(drafts) if d.kind == "incident"]
        self.alike: dict[tuple[str, Any], list[int]] = {}
        for n, d in enumerate(drafts):
            self.alike.setdefault((d.kind, d.c.sense.event), []).append(n)
        self.body = next((n for n, d in enumerate(drafts) if not d.sent.sentence.title), len(drafts))

    def around(self, d: Draft) -> Iterator[tuple[str, Draft]]:
        """Of other sentences, the last told, the last act, one like it, the first and the next; one beside in its own.

        They come by the place of the first draft that could have been each, as the weights were trained on sums in
        that order.
        """
        drafts = self.drafts
        low, high = bisect_left(self.at, d.at), bisect_right(self.at, d.at)
        if low:
            got = [(0, "last", drafts[low - 1])]
            alike = self.alike.get((d.kind, d.c.sense.event), [])
            for label, known in (("last-act", self.acts), ("like", alike)):
                n = bisect_left(known, low)
                if n:
                    got.append((known[0], label, drafts[known[n - 1]]))
            if self.body < low:
                got.append((self.body, "first", drafts[self.body]))
            got.sort(key=lambda x: x[0])
            for _, label, o in got:
                yield label, o
        if high < len(drafts) and drafts[high].at <= d.at + _NEAR:
            yield "next", drafts[high]
        if low and self.body >= low:
            yield "first", drafts[0]
        beside = [o for o in drafts[low:high] if o is not d]
        if beside:
            acts = [o for o in beside if o.kind == "incident"]
            yield "beside", min(acts or beside, key=lambda o: abs(o.c.at - d.c.at))


class Told(msgspec.Struct):
    """What one article tells, draft by draft in its order, before any choice."""

    drafts: list[Draft]
    place: dict[str, int]  # how often each place is named in the article
    points: list[tuple[int, Any]]  # sentence and mention of each point, settlement or district that is named
    most: str | None = None  # the point named most often
    common: dict[int, list[str]] = {}  # what holds of a draft, by its identity: drawn up once
    lenders: dict[str, Lenders] = {}  # by slot, the drafts that have something to lend
    foes: list[Draft] = []  # drafts that name both sides
    lately: tuple[str, str] | None = None  # first and last of the single days that the week before publication gave
    eve: str | None = None  # the day before publication
    spoken: bytearray = bytearray()  # by token, whether it stands in the naming of a source
    seen: dict[tuple[str, str, str], list[str]] = {}  # what is known of a place, by kind of draft
    words: dict[int, frozenset[str]] = {}  # what each sentence's drafts are about: their triggers and the things around

    def near(self, at: int, reach: int) -> list[tuple[int, Any]]:
        """The points named at most so many sentences away."""
        low = bisect_left(self.points, at - reach, key=_sentence)
        return self.points[low : bisect_right(self.points, at + reach, key=_sentence)]


def _sentence(point: tuple[int, Any]) -> int:
    return point[0]


def told(found: Found, drafts: list[Draft]) -> Told:
    """The view of an article that options are drawn from."""
    count: dict[str, int] = {}
    points: list[tuple[int, Any]] = []
    for n, sent in enumerate(found.sents):
        for x in sent.chunks:
            if x.kind == "place":
                count[x.value.name] = count.get(x.value.name, 0) + 1
                if width(x.value) == 0 and not x.value.anaphor:
                    points.append((n, x.value))
    names = {p.name for _, p in points}
    most = max(sorted(names), key=lambda name: count[name]) if names else None
    words = {
        d.at: frozenset(x.norm for x in d.sent.chunks if not x.tags.isdisjoint(_TELLING) and x.tags.isdisjoint(_COMMON))
        for d in drafts
    }
    spoken = bytearray(len(found.text.starts))
    for m in found.sources:
        spoken[m.first : m.last] = b"\1" * (m.last - m.first)
    drafts = sorted(drafts, key=lambda d: (d.at, d.c.at))
    return Told(
        drafts, count, points, most, words=words, spoken=spoken,
        lenders={slot: Lenders([o for o in drafts if _lends(o, slot)]) for slot in SLOTS},
        foes=[o for o in drafts if o.by and o.against and o.kind in ("incident", "control_change", "casualties")],
        lately=_lately(drafts, found.reference),
        eve=shift(found.reference, -1) if found.reference is not None else None,
    )  # fmt: skip


def _lately(drafts: list[Draft], reference: str | None) -> tuple[str, str] | None:
    if reference is None:
        return None
    since = shift(reference, -7)
    days = {
        o.when.start for o in drafts
        if o.when is not None and "time" in o.own and o.when.start is not None and o.when.start == o.when.end
        and since <= o.when.start <= reference
    }  # fmt: skip
    return (min(days), max(days)) if len(days) > 1 else None


def _lends(o: Draft, slot: str) -> bool:
    if o.kind not in EVENTFUL:
        return False
    if slot == "time":
        return o.when is not None
    return bool(o.places if slot == "place" else o.by) and slot in o.own
