"""Operations for lengths that end now, bounds (since, until), and times that lean on others."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec

from .times_calendar import DAY, Span, add_months, back, months_in, unit_span
from .times_grammar import Node
from .times_operations import Env, evaluate, operation, spoken_before, sub_span, whole_span, year_of

# lengths

_DAY_OF_HOURS = 24
_NEWS = 10  # days that news goes back
_MONTH = 27  # days, in more of which a whole month was spoken of


@operation("last_n")
def _last_n(args: dict[str, Any], env: Env) -> Span:
    """The ``n`` units that end on the document's day; an unknown number ("recent weeks") is open at its start."""
    n, unit, ref = args.get("n", 1), str(args["unit"]), env.reference
    if n is not None and args.get("half"):
        n = float(n) + 0.5
    if n is None or args.get("open") or unit in ("decade", "century"):
        return Span(None, ref)
    if unit == "hour" and float(n) > _DAY_OF_HOURS:  # as many days, the document's the last
        n, unit = float(n) / _DAY_OF_HOURS, "day"
    if unit in ("minute", "hour") or (unit == "month" and "n" in args):
        return Span(back(ref, unit, float(n)), ref)
    return Span(back(ref, unit, float(n)) + DAY, ref)


@operation("gap")
def _gap(args: dict[str, Any], env: Env) -> Span:
    """From the day ``n`` units ago until now ("a week since the deal")."""
    n = args.get("n", 1)
    return Span(None if n is None else back(env.reference, str(args["unit"]), float(n)), env.reference)


@operation("length")
def _length(args: dict[str, Any], env: Env) -> Span:
    """A length of time that ends now; with a bound ("more than two years") its start is unknown, unless it is of hours."""
    n = args.get("n", 1)
    if str(args["unit"]) in ("minute", "hour") and n is not None and float(n) < 12:
        return Span(env.reference, env.reference)
    if args.get("bound") in ("over", "under", "about"):
        return Span(None, env.reference)
    if n is not None and str(args["unit"]) == "year":
        return Span(back(env.reference, "year", float(n) + 0.5 * bool(args.get("half"))), env.reference)
    return _last_n(args, env)


@operation("ending")
def _ending(args: dict[str, Any], env: Env) -> Span:
    """``n`` units that end with a time: "the month to Sunday", "the year to June", "the 24 hours to this morning"."""
    last, n, unit = sub_span(args, env).end or env.reference, args.get("n", 1), str(args["unit"])
    if n is None:
        return Span(None, last)
    if unit in ("minute", "hour"):
        return Span(back(last, unit, float(n)), last)
    return Span(back(last + DAY, unit, float(n)), last)


@operation("turn")
def _turn(args: dict[str, Any], env: Env) -> Span:
    """The last day of a year and the first of the next: the last such turn."""
    first = date(env.reference.year, 1, 1)
    return Span(first - DAY, first)


@operation("length_to")
def _length_to(args: dict[str, Any], env: Env) -> Span:
    """A length of time that ends with the time spoken of before: "a truce in late August ended four months of shelling"."""
    span = _length(args, msgspec.structs.replace(env, reference=spoken_before(env).end or env.reference))
    return Span(span.start + DAY, span.end) if env.previous and span.start and str(args["unit"]) in ("month", "year") else span


@operation("within_n")
def _within_n(args: dict[str, Any], env: Env) -> Span:
    """A length that ends now; behind a day long past, from that day on: "a raid on 10 June failed, and 90 died within a day". In
    the future tense it begins now."""
    before = spoken_before(env)
    n, unit = args.get("n"), str(args["unit"])
    if env.tense == "future" and n is not None:
        return Span(env.reference, back(env.reference, unit, -float(n)))
    if n is None or before.start is None or before.start != before.end or (env.reference - before.start).days <= _NEWS:
        return _length(args, env)
    return Span(before.start, back(before.start, unit, -float(n)))


@operation("next_n")
def _next_n(args: dict[str, Any], env: Env) -> Span:
    """``n`` units from the document's day on; told of days long past, from the time spoken of before on."""
    n, unit, ref = args.get("n", 1), str(args["unit"]), env.reference
    if n is None:
        return Span(ref, None)
    if env.previous is not None and env.tense != "future":
        told = _on_from(args, env)
        if told.end is not None and told.end < ref:
            return told
    return Span(ref, back(ref, unit, -float(n)))


@operation("on_from")
def _on_from(args: dict[str, Any], env: Env) -> Span:
    """``n`` units on from the time spoken of before: hours, weeks and months count from its day, days from the next."""
    n, unit, before = args.get("n", 1), str(args["unit"]), spoken_before(env)
    first = before.end or env.reference
    if n is None:
        return Span(first, None)
    if unit in ("minute", "hour"):
        return Span(before.start, back(first, unit, -float(n)))
    if unit in ("month", "year") and before.start is not None and (first - before.start).days >= _MONTH:
        return unit_span(unit, first, 1)
    if unit in ("day", "night", "week"):
        first += DAY
    return Span(first, back(first, unit, -float(n)) - DAY)


@operation("ago")
def _ago(args: dict[str, Any], env: Env) -> Span:
    """``n`` units before the document's day: days and weeks to the day, months and years as a whole."""
    n, unit, ref = args.get("n", 1), str(args["unit"]), env.reference
    if n is None:
        return Span(None, ref)
    if unit in ("minute", "hour"):
        at = ref if float(n) < 12 or unit == "minute" else back(ref, unit, float(n))
        return Span(at, at)
    at = back(ref, unit, float(n))
    if args.get("bound") == "over":
        return Span(None, at)
    return unit_span(unit, at, 0) if unit in ("month", "year", "decade") else Span(at, at)


@operation("weekend")
def _weekend(args: dict[str, Any], env: Env) -> Span:
    """Saturday and Sunday; ``n`` = 0 is the last one that has begun."""
    return unit_span("weekend", env.reference, int(args.get("n", 0)))


# bounds


@operation("since")
def _since(args: dict[str, Any], env: Env) -> Span:
    """From a time until the document's day; from an event of unknown time: open."""
    node = args.get("of")
    if isinstance(node, Node) and node.op == "event" and env.previous is None:
        return Span(None, env.reference)
    return Span(_beginning(args, env), env.reference)


@operation("from")
def _from(args: dict[str, Any], env: Env) -> Span:
    """Open towards the future. A day, weekday or month without a year is the last one, or the next one in the future
    tense; where no tense is known, the next one only if it lies nearer ("from January", said in December)."""
    begun = _beginning(args, env)
    if env.tense is None:
        coming = _beginning(args, msgspec.structs.replace(env, tense="future"))
        if begun is not None and coming is not None and coming - env.reference < env.reference - begun:
            begun = coming
    return Span(begun, None)


@operation("after")
def _after(args: dict[str, Any], env: Env) -> Span:
    node = args.get("of")
    if isinstance(node, Node) and node.op == "event" and env.previous is None:
        return Span(None, None)
    return Span(_beginning(args, env), None)


def _beginning(args: dict[str, Any], env: Env) -> date | None:
    node = args.get("of")
    span = sub_span(args, env) if isinstance(node, Node) else spoken_before(env)
    which = node.args.get("which") if isinstance(node, Node) and node.op == "part" else None
    if isinstance(node, Node) and which in ("mid", "end") and span.start is not None:
        whole = whole_span(node.args, env)
        if whole.start is not None and whole.end is not None:
            days = (whole.end - whole.start).days + 1
            if which == "end":  # "since the end of April" is from its last day on
                return span.end if days <= 31 else span.start
            return whole.start + timedelta(days=14) if days <= 31 else add_months(whole.start, months_in(days) // 2 - 1)
    return span.start


@operation("until")
def _until(args: dict[str, Any], env: Env) -> Span:
    """Up to a time; with ``by``, what had happened by a part of a day happened on that day ("by Tuesday morning"), unless it is to
    come."""
    span, node = sub_span(args, env), args.get("of")
    of_day = args.get("by") and isinstance(node, Node) and node.op == "within" and env.tense != "future"
    return Span(span.start if of_day and span.end is not None and span.end <= env.reference else None, span.end)


@operation("before")
def _before(args: dict[str, Any], env: Env) -> Span:
    """Up to a day's eve; up to the end of anything longer; a season is the coming one, where no tense says otherwise."""
    node = args.get("of")
    if isinstance(node, Node) and node.op == "season" and env.tense is None:
        env = msgspec.structs.replace(env, tense="future")
    span = sub_span(args, env)
    if span.start is not None and span.start == span.end:
        return Span(None, span.start - DAY)
    return Span(None, span.end)


@operation("between")
def _between(args: dict[str, Any], env: Env) -> Span:
    """From ``a`` to ``b``: ``a`` is read as lying before ``b``, and takes its year; the middle of a month is its 15th day."""
    b = evaluate(args["b"], env)
    lead = b.start or b.end or env.reference
    if isinstance(args["b"], Node) and args["b"].op == "part" and args["b"].args.get("which") == "mid":
        b = Span(b.start, _beginning({"of": args["b"]}, env))
    a = evaluate(args["a"], msgspec.structs.replace(env, reference=lead, tense="past"))
    return Span(a.start, b.end)


@operation("both")
def _both(args: dict[str, Any], env: Env) -> Span:
    """Two neighbouring times as one span."""
    return _between(args, env)


# context


@operation("until_then")
def _until_then(args: dict[str, Any], env: Env) -> Span:
    """Up to the time spoken of before."""
    return Span(None, spoken_before(env).end)


@operation("then")
def _then(args: dict[str, Any], env: Env) -> Span:
    if env.previous is None:
        return Span(None, env.reference)
    return Span(spoken_before(env).start, env.reference)


@operation("same_span")
def _same_span(args: dict[str, Any], env: Env) -> Span:
    """The whole time spoken of before, however long; "those two weeks" where no such time was are the last two."""
    return _last_n(args, env) if "n" in args and env.previous is None else spoken_before(env)


@operation("event")
def _event(args: dict[str, Any], env: Env) -> Span:
    """An event named in the text ("the deal"): by ``anchors``, else the time spoken of before."""
    name = str(args.get("name", ""))
    known = env.anchors.get(name)
    if known is not None:
        return spoken_before(msgspec.structs.replace(env, previous=known))
    return spoken_before(env)


@operation("now")
def _now(args: dict[str, Any], env: Env) -> Span:
    return Span(env.reference, env.reference)


@operation("lately")
def _lately(args: dict[str, Any], env: Env) -> Span:
    return Span(None, env.reference)


@operation("reported")
def _reported(args: dict[str, Any], env: Env) -> Span:
    """The days that a report covers: lately, unless its head says which."""
    return Span(None, env.reference)


@operation("unsaid")
def _unsaid(args: dict[str, Any], env: Env) -> Span:
    """Some time before, nobody says when."""
    return Span(None, None)


@operation("soon")
def _soon(args: dict[str, Any], env: Env) -> Span:
    return Span(env.reference, None)


@operation("named")
def _named(args: dict[str, Any], env: Env) -> Span:
    """A moment of the pack's calendar; of several occurrences the last that has begun, or that of the year."""
    if not args.get("moment"):
        return Span(None, None)  # a pack set without a conflict
    occurs = [Span(date.fromisoformat(a), date.fromisoformat(b)) for a, b in args["moment"]["occurs"]]
    y = year_of(args, env)
    if y is not None:
        for span in occurs:
            if span.start is not None and span.start.year == y:
                return span
        return Span(date(y, 1, 1), date(y, 12, 31))
    begun = [s for s in occurs if s.start is not None and s.start <= env.reference]
    return begun[-1] if begun else occurs[0]


@operation("prior")
def _prior(args: dict[str, Any], env: Env) -> Span:
    """Before a named moment ("pre-war")."""
    span = _named(args, env)
    return Span(None, span.start - DAY if span.start is not None else None)


@operation("conflict")
def _conflict(args: dict[str, Any], env: Env) -> Span:
    """The years of the pack's conflict so far ("eight years of war"): from the year in which it began, where they are what
    is told of and not a word for which war it is (``open``)."""
    if args.get("open") or args.get("bound") == "over":
        return Span(None, env.reference)
    moment = args.get("moment")
    if moment:
        start = _named(args, env).start
        if start is not None:
            return Span(date(start.year, 1, 1), env.reference)
    n = args.get("n")
    if n is None:
        return Span(None, env.reference)
    return Span(date(env.reference.year - int(n), 1, 1), env.reference)


@operation("clock")
def _clock(args: dict[str, Any], env: Env) -> Span:
    """A clock time alone is that day's: the one spoken of before, else the document's."""
    return spoken_before(env)
