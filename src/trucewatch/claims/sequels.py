"""Tolls told after a toll of a span of days: what they count they count over the same days."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from ..text import Found
from ..values import Interval
from .draft import EVENTFUL, Draft, length, recorded
from .grammar import Grammar
from .inherit import CONTEXT, LATER, SHARED
from .scope import of_the_war, pointed, single
from .slots import width

GOES_ON = "over the days of the toll before"  # the reasons in the trace
REPORTED = "where the report counts"
_SUMS = frozenset(("casualties", "displacement"))
_COUNTED = frozenset(("casualties", "displacement", "damage", "incident"))
_OPENING = 4  # sentences in which a report says of which days it is
_WITHIN = frozenset(("in", ""))
_STOCKS = frozenset(("sheltering", "refugees"))
_NEAR = 3  # sentences from a toll to the next
_SPAN = 3  # days in the span of a toll that others go on from
_CAMPAIGN = 400  # days, over more of which a sum is the war's
_MANY = 200  # acts and things, of which so many are not one day's
_CROWD = 5_000  # and people
_FEW = 3  # fewer dead are those of one act


def go_on(drafts: list[Draft], grammar: Grammar) -> None:
    """Give tolls without a time of their own the days of the toll right before them: "in July the centre counted 460 dead.
    Government forces killed 280 of them". Drafts come in the order of their sentences."""
    span: Interval | None = None
    where: tuple[Any, ...] = ()
    at = -_NEAR
    n = 0
    while n < len(drafts):
        stop = n
        while stop < len(drafts) and drafts[stop].at == drafts[n].at:
            stop += 1
        here, n = drafts[n:stop], stop
        dated = [d for d in here if "time" in d.own and d.kind in EVENTFUL]
        if dated:
            tolls = [d for d in dated if _of_days(d)]
            span = tolls[-1].when if len(tolls) and all(d.when == tolls[-1].when for d in tolls) else None
            where = tolls[-1].places if tolls else ()
            at = here[0].at
            continue
        if span is None or here[0].at - at > _NEAR:
            continue
        sums = {d.c.at for d in here if d.kind in _SUMS}
        if any(d.kind == "incident" and d.c.group is None and _act(d, grammar, sums) for d in here):
            span = None  # another story
            continue
        for d in here:
            if _toll(d) and not _act(d, grammar, sums) and not of_the_war(d):
                d.when, at = span, d.at
                d.scope = "period" if length(span) < _CAMPAIGN else d.scope
                d.trace = {**d.trace, "time": GOES_ON}
                if d.trace.get("place") == LATER and d.places and not width(d.places[0]):
                    d.places, d.trace = where, {**d.trace, "place": REPORTED}  # and not at a point told later
        if at == here[0].at:
            for d in here:
                if d.kind == "incident" and d.trace.get("time") in (CONTEXT, LATER):
                    d.when, d.trace = span, {**d.trace, "time": GOES_ON}


def of_the_report(drafts: list[Draft], found: Found) -> None:
    """Give what a report of a span of days says that it counted those days, and the country or area of which it is: "in July the
    centre recorded 460 deaths in Syria. ... No fewer than 500 arrests were recorded"."""
    opening = [d for d in drafts if d.at <= _OPENING and _of_days(d)]
    if not opening or not any(recorded(d) for d in drafts if d.at <= _OPENING):
        return
    first = opening[0]
    dated = {d.at for d in drafts if "time" in d.own}
    told = (d for d in drafts if d.at > first.at and d.c.group is not None and d.kind in _COUNTED)
    counting = {d.at for d in told if recorded(d) or _many(d)} - dated
    for d in drafts if counting else ():
        if d.at in counting and d.kind in _COUNTED:
            d.when = first.when
            d.scope = "period" if d.scope else None
            d.trace = {**d.trace, "time": GOES_ON}
    where = _where(found, first.at)
    for d in drafts if where is not None else ():
        all_along = d.trace.get("time") == GOES_ON or ("time" in d.own and d.when == first.when)
        if all_along and d.kind in _COUNTED and not _placed(d):
            d.places, d.own = (where,), d.own - {"place"}
            d.trace = {**d.trace, "place": REPORTED}


def _where(found: Found, at: int) -> Any:
    """The country or area that the first sentences of a report name."""
    named = (x.value for s in found.sents[: at + 1] for x in s.chunks if x.kind == "place")
    return next((p for p in named if width(p) and p.relation in _WITHIN), None)


def _placed(d: Draft) -> bool:
    """Whether a draft's own words name its place."""
    return "place" in d.own and d.trace.get("place") != SHARED


def _many(d: Draft) -> bool:
    """Whether a draft counts more than one day's acts would be: "dropped 4,378 barrel bombs", "displaced 630,000 people"."""
    return d.c.group is not None and d.c.group.number >= (_CROWD if d.kind in _SUMS else _MANY)


def _of_days(d: Draft) -> bool:
    """Whether a draft is a toll over a span of days that its sentence names."""
    when = d.when
    if d.kind not in _SUMS or d.scope != "period" or when is None or when.start is None or when.end is None:
        return False
    return length(when) >= _SPAN


def _toll(d: Draft) -> bool:
    """Whether a draft counts people, at no point of its own."""
    if d.kind not in _SUMS or d.c.group is None or d.c.measure in _STOCKS or (d.scope == "total" and d.kind == "casualties"):
        return False
    if "place" in d.own and d.places and width(d.places[0]) == 0:
        return False
    return bool(d.c.group.number >= _FEW)


def _act(d: Draft, grammar: Grammar, tolls: Set[int]) -> bool:
    """Whether the sentence tells of one act: "a raid on a market killed 17", "jets bombed a market"; what only counts people
    (at one of ``tolls``) is none."""
    chunks = d.sent.chunks
    for k, x in enumerate(chunks):
        if "TRIGGER" not in x.tags or x.tags & (grammar.campaign | grammar.hostilities):
            continue
        told = single(x)
        if (told - {"noun"} and k != d.c.at and k not in tolls) or ("noun" in told and pointed(chunks, k, grammar)):
            return True
    return False
