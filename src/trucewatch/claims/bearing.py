"""What bears on a draft's place besides the places named: when it was, how long it lasted, whether it is told as a habit,
and how far a place told elsewhere is that of the same day, doers and toll."""

from __future__ import annotations

from ..values import to_date
from . import named
from .draft import Draft, length
from .scorers import Part, bucket

_HABIT = "HABITUAL"  # words of what is done again and again: "repeatedly", "routinely"
_AGES = (1, 7, 31, 300)  # days before the news
_LENGTHS = (0, 6, 31, 300)


def spread(d: Draft, reference: str | None) -> Part:
    """How long before the news a draft's own time was, and how long it was."""
    when = d.when
    if when is None or "time" not in d.own:
        return (named.spread, d.kind, "-", "-")
    long = "open" if when.start is None or when.end is None else bucket(length(when), _LENGTHS)
    end = when.end or when.start
    if reference is None or end is None:
        return (named.spread, d.kind, "-", long)
    days = (to_date(reference) - to_date(end)).days
    return (named.spread, d.kind, "ahead" if days < 0 else bucket(days, _AGES), long)


def habit(d: Draft) -> list[Part]:
    """Whether words near the trigger tell it as what is done again and again."""
    c = d.c
    near = d.sent.chunks[max(0, c.at - 6) : c.at + 4]
    return [(named.habit, d.kind, c.sense.event, d.modality)] if any(_HABIT in x.tags for x in near) else []


def agreeing(d: Draft, o: Draft, label: str) -> Part:
    """Whether a draft that lends its place is of the same day, the same doers and the same toll."""
    return (named.agreeing, label, d.kind, _day(d, o), _doers(d, o), _toll(d, o))


def _day(d: Draft, o: Draft) -> str:
    if d.when is None or o.when is None:
        return "-"
    how = "own" if "time" in d.own else "lent"
    if (d.when.start, d.when.end) == (o.when.start, o.when.end):
        return f"same-{how}"
    return f"over-{how}" if d.when.overlaps(o.when) else f"other-{how}"


def _doers(d: Draft, o: Draft) -> str:
    if not d.by or not o.by or "by" not in d.own:
        return "-"
    return "other" if {a.name for a in d.by}.isdisjoint([a.name for a in o.by]) else "same"


def _toll(d: Draft, o: Draft) -> str:
    a, b = d.c.group, o.c.group
    if a is None or b is None or d.kind != o.kind or d.c.measure != o.c.measure:
        return "-"
    return "same" if (a.min, a.max) == (b.min, b.max) else "other"
