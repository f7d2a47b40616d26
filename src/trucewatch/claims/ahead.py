"""Days of a draft's time: what it runs until lies ahead where the wording says so ("extended until Friday")."""

from __future__ import annotations

from typing import Any

import msgspec

from ..text import Found
from ..values import Interval, to_date
from .clauses import opened
from .draft import EVENTFUL, Draft, time_at
from .newsdays import to_come

_FAR = 300  # days: a month's day that was named for a plan has more likely passed than it lies so far ahead
_DAYS = frozenset(("date", "weekday"))
_AHEAD = frozenset(("MODAL", "TOPART"))  # words that put off what follows: "would", "was to"
_WEEK = 7  # days: a weekday that is named as an end to come is the next one


def dated(d: Draft, time: Any) -> Any:
    """What a time says of the draft's act: of one behind "since July 7, when" the day itself, not the time since."""
    inner = time.node.args.get("of") if time.node.op == "since" else None
    if inner is None or isinstance(inner, (str, int, float)):  # no time of its own within
        return time
    chunks = d.sent.chunks
    k = time_at(d, time)
    return time if k < 0 or opened(chunks, k, d.c.at) < 0 else msgspec.structs.replace(time, node=inner, kind=inner.kind)


def _led(d: Draft, time: Any) -> bool:
    """Whether a word that puts off what follows stands before the time in its clause: "said on Friday it would begin on Monday"
    has one before the Monday."""
    chunks = d.sent.chunks
    for k in range(time_at(d, time) - 1, -1, -1):
        tags = chunks[k].tags
        if not tags.isdisjoint(_AHEAD):
            return True
        if "BREAK" in tags:
            return False
    return False


def _of_telling(d: Draft, time: Any) -> bool:
    """Whether a plan is only told behind the time: "said on Thursday that it would attack"."""
    chunks, k = d.sent.chunks, time_at(d, time)
    sub = next((j for j in range(k + 1, d.c.at) if "SUB" in chunks[j].tags), 0) if k >= 0 else 0
    return bool(sub) and not _led(d, time) and any(not x.tags.isdisjoint(_AHEAD) for x in chunks[sub : d.c.at])


def _day_of_what_followed(found: Found, d: Draft, time: Any) -> Interval | None:
    """The day of the act that "a day after" leads on from, where its clause names one before ("took X on Friday a day after"), or
    the main clause behind one that opens the sentence ("A day after shelling X, they took Y on Friday")."""
    chunks = d.sent.chunks
    k = time_at(d, time)
    if 0 <= k <= 1 and (comma := next((j for j in range(k, len(chunks)) if "COMMA" in chunks[j].tags), -1)) > d.c.at:
        main = next((x.value for x in chunks[comma:] if x.kind == "time"), None)
        when = found.resolve(main, None, None) if main is not None and main.kind in _DAYS else None
        return when if when is not None and when.start is not None and when.start == when.end else None
    for x in reversed(chunks[: max(0, k)]):
        if "BREAK" in x.tags:
            return None
        if x.kind == "time":
            when = found.resolve(x.value, None, None)
            return when if when is not None and when.start is not None and when.start == when.end else None
    return None


def resolved(found: Found, d: Draft, time: Any, previous: Interval | None = None, news: Interval | None = None) -> Interval | None:
    """The days that a time of the draft's sentence means; ``previous`` is the time spoken of before, ``news`` the day of which
    the sentences before tell."""
    if time.forward and (previous is None or time.node.op == "near"):
        previous = _day_of_what_followed(found, d, time) or news
        if previous is not None:  # and not from the document's day
            args = {name: x for name, x in time.node.args.items() if name != "base"}
            time = msgspec.structs.replace(time, node=msgspec.structs.replace(time.node, args=args))
    if d.modality == "planned" or (d.coming and time.kind in _DAYS and _led(d, time)):
        if time.node.op == "since":
            return found.resolve(time, "past", previous)  # "will continue a halt in place since 18 October"
        if time.kind in _DAYS and _of_telling(d, time):
            d.time = None  # "said on Thursday that it would": the day of the telling
            return None
        coming = found.resolve(time, "future", previous)
        if time.kind not in ("date", "since") or coming is None or coming.start is None or found.reference is None:
            return coming
        wait = (to_date(coming.start) - to_date(found.reference)).days
        return found.resolve(time, "past", previous) if wait > _FAR else coming  # "the truce was to start on 12 April"
    if d.c.sense.ahead and time.node.op == "within_n":
        # "agreed to leave within 48 hours": ahead, whatever the text's course makes of these words (a copy is read without it)
        return found.resolve(msgspec.structs.replace(time), "future", previous)
    when = found.resolve(dated(d, time), None, previous)
    if d.kind == "statement" and d.modality == "asserted" and to_come(found, when):
        return None  # "pleaded with both sides, while X said it would vote next week": what has been said was not then
    if time.node.op == "from" and d.kind in EVENTFUL and when is not None and when.start is not None and when.end is None:
        if found.reference is not None and when.start <= found.reference:
            return Interval(when.start, found.reference)  # "raids hit the town from early Monday": as far as is told
    if not d.c.sense.ahead or time.node.op != "until" or when is None or when.end is None or found.reference is None:
        return when
    coming = found.resolve(time, "future", previous)
    if coming is None or coming.end is None or when.end >= found.reference:
        return when
    today = to_date(found.reference)
    wait, passed = (to_date(coming.end) - today).days, (today - to_date(when.end)).days
    return coming if wait <= _WEEK or wait <= passed else when
