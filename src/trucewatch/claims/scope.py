"""Incident, period or total: what a figure sums over."""

from __future__ import annotations

from ..text import Found
from ..values import to_date
from .assemble import Draft

_STOCKS = frozenset(("population", "control_state"))
_SPANS = frozenset(("since", "duration", "month", "season", "year", "until", "range"))


def scope(d: Draft, found: Found) -> str | None:
    """Scope by the pack's words for the whole war (tag ``WHOLEWAR``), the length of the time, and the kind."""
    if d.c.group is None or d.c.measure is None:
        return None
    tags = frozenset().union(*(c.tags for c in d.sent.chunks)) if d.sent.chunks else frozenset()
    if d.kind in _STOCKS:
        return "total"
    number = d.c.group.min if d.c.group.min is not None else d.c.group.max
    if "WHOLEWAR" in tags and (number or 0) >= 2000 and d.kind in ("casualties", "displacement"):
        return "total"
    if d.kind == "displacement" and "time" not in d.own:
        return "total" if (number or 0) >= 2000 else "incident"
    when = d.when
    if when is not None and "time" in d.own:
        if when.start is None and when.end is not None:
            return "total" if getattr(d.time, "kind", "") != "vague" else "period"
        if when.start is not None and when.end is not None:
            length = (to_date(when.end) - to_date(when.start)).days
            if length >= 3 or (length >= 1 and getattr(d.time, "kind", "") in _SPANS):
                return "period"
    if d.kind == "displacement" and (number or 0) >= 100000:
        return "total"
    return "incident"
