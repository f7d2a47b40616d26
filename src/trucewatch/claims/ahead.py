"""Days of a draft's time: what it runs until lies ahead where the wording says so ("extended until Friday")."""

from __future__ import annotations

from typing import Any

from ..text import Found
from ..values import Interval, to_date
from .draft import Draft

_WEEK = 7  # days: a weekday that is named as an end to come is the next one


def resolved(found: Found, d: Draft, time: Any, previous: Interval | None = None) -> Interval | None:
    """The days that a time of the draft's sentence means."""
    if d.modality == "planned":
        return found.resolve(time, "future", previous)
    when = found.resolve(time, None, previous)
    if not d.c.sense.ahead or time.node.op != "until" or when is None or when.end is None or found.reference is None:
        return when
    coming = found.resolve(time, "future", previous)
    if coming is None or coming.end is None or when.end >= found.reference:
        return when
    today = to_date(found.reference)
    wait, passed = (to_date(coming.end) - today).days, (today - to_date(when.end)).days
    return coming if wait <= _WEEK or wait <= passed else when
