"""From a reading of a time expression to days: the arithmetic of calendars, and nothing about words.

Each operation is a function of its arguments and an :class:`Env`. Conventions are docs/claims.md's, section Time: a
weekday is the last one before or on the document's date; "in the past four days" are the four days that end on it.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Literal

import msgspec

from ..values import Interval
from .times_grammar import Node

Tense = Literal["past", "future"]
_DAY = timedelta(days=1)


class Env(msgspec.Struct, frozen=True):
    """What relative times lean on: the document's day, the tense, the time spoken of before, events by name."""

    reference: date
    tense: Tense | None = None
    previous: Interval | None = None
    anchors: Mapping[str, Interval] = {}


class Span(msgspec.Struct, frozen=True):
    """Days from ``start`` to ``end``, inclusive; ``None`` is open."""

    start: date | None
    end: date | None

    def interval(self) -> Interval:
        """As ISO dates."""
        return Interval(
            None if self.start is None else self.start.isoformat(), None if self.end is None else self.end.isoformat()
        )


Op = Callable[[dict[str, Any], Env], Span]
_OPS: dict[str, Op] = {}


def operation(name: str) -> Callable[[Op], Op]:
    """Register an operation that rules may name."""

    def register(op: Op) -> Op:
        _OPS[name] = op
        return op

    return register


def operations() -> tuple[str, ...]:
    """Names that a rule's ``op`` may have."""
    return (*sorted(_OPS), "same")


def evaluate(node: Node, env: Env) -> Span:
    """The days of a reading; impossible dates (31 February) come back open on both sides."""
    try:
        span = _OPS[node.op](node.args, env)
    except (ValueError, OverflowError):
        return Span(None, None)
    if span.start is not None and span.end is not None and span.start > span.end:
        return Span(span.end, span.start)
    return span


# calendar helpers


def month_span(y: int, m: int) -> Span:
    """The whole month."""
    return Span(date(y, m, 1), date(y, m, calendar.monthrange(y, m)[1]))


def add_months(day: date, n: int) -> date:
    """The same day ``n`` months later, or the month's last where it has no such day."""
    index = day.year * 12 + day.month - 1 + n
    y, m = divmod(index, 12)
    return date(y, m + 1, min(day.day, calendar.monthrange(y, m + 1)[1]))


def unit_span(unit: str, day: date, shift: int) -> Span:
    """The calendar unit that holds ``day``, ``shift`` units on: weeks are Monday to Sunday."""
    if unit == "day":
        at = day + shift * _DAY
        return Span(at, at)
    if unit == "weekend":
        saturday = day - timedelta(days=(day.isoweekday() - 6) % 7)
        at = saturday + timedelta(days=7 * shift)
        return Span(at, at + _DAY)
    if unit == "week":
        monday = day - timedelta(days=day.isoweekday() - 1) + timedelta(days=7 * shift)
        return Span(monday, monday + timedelta(days=6))
    if unit == "month":
        at = add_months(day.replace(day=1), shift)
        return month_span(at.year, at.month)
    if unit == "quarter":
        first = add_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3 * shift)
        return Span(first, add_months(first, 3) - _DAY)
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years is None:
        return Span(day, day)
    first_year = day.year // years * years + shift * years
    return Span(date(first_year, 1, 1), date(first_year + years - 1, 12, 31))


def back(day: date, unit: str, n: float) -> date:
    """The day ``n`` units before."""
    if unit in ("minute", "hour"):
        return day - timedelta(days=max(1, int(-(-n // (24 if unit == "hour" else 1440)))))
    if unit in ("day", "night"):
        return day - timedelta(days=round(n))
    if unit in ("week", "weekend"):
        return day - timedelta(days=round(7 * n))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit, 0)
    return add_months(day, -round(n * months))


def _sub(args: dict[str, Any], env: Env, key: str = "of") -> Span:
    node = args.get(key)
    return evaluate(node, env) if isinstance(node, Node) else Span(env.reference, env.reference)


def _year(args: dict[str, Any], env: Env) -> int | None:
    y = args.get("y")
    if isinstance(y, Node):
        start = evaluate(y, env).start
        return start.year if start is not None else None
    return int(y) if y is not None else None


def _previous(env: Env) -> Span:
    if env.previous is None or (env.previous.start is None and env.previous.end is None):
        return Span(env.reference, env.reference)
    start = env.previous.start or env.previous.end
    end = env.previous.end or env.previous.start
    return Span(date.fromisoformat(str(start)), date.fromisoformat(str(end)))


# days


@operation("date")
def _date(args: dict[str, Any], env: Env) -> Span:
    """Day ``d`` of month ``m``; without a year, the last such day, or the next one in the future tense."""
    y, m, d = _year(args, env), int(args["m"]), int(args["d"])
    if isinstance(args.get("numeric"), dict):
        y, m, d = args["numeric"]["y"], args["numeric"]["m"], args["numeric"]["d"]
    if y is None:
        y = _nearest_year(m, d, env)
    at = date(y, m, d)
    return Span(at, at)


def _nearest_year(m: int, d: int, env: Env) -> int:
    ref = env.reference
    if env.tense == "future":
        return ref.year if (m, d) >= (ref.month, ref.day) else ref.year + 1
    if (m, d) <= (ref.month, ref.day):
        return ref.year
    # a day that lies shortly ahead is more likely announced than a year old, unless the tense says past
    ahead = (date(ref.year, m, min(d, 28)) - ref).days
    return ref.year if env.tense is None and ahead <= 14 else ref.year - 1


@operation("numeric_date")
def _numeric_date(args: dict[str, Any], env: Env) -> Span:
    n = args["n"]
    at = date(n["y"], n["m"], n["d"])
    return Span(at, at)


@operation("dates")
def _dates(args: dict[str, Any], env: Env) -> Span:
    """Days ``a`` to ``b`` of one month."""
    y, m = _year(args, env), int(args["m"])
    if y is None:
        y = _nearest_year(m, int(args["b"]), env)
    return Span(date(y, m, int(args["a"])), date(y, m, int(args["b"])))


@operation("weekday")
def _weekday(args: dict[str, Any], env: Env) -> Span:
    """``which``: last (strictly before), next (strictly after), of (inside ``of``); else by the tense."""
    n, ref, which = int(args["n"]), env.reference, args.get("which")
    if which == "of":
        week = _sub(args, env)
        base = week.start or ref
        at = base + timedelta(days=(n - base.isoweekday()) % 7)
    elif which == "next" or (which is None and env.tense == "future"):
        ahead = (n - ref.isoweekday()) % 7
        at = ref + timedelta(days=ahead or (7 if which == "next" else 0))
    else:
        behind = (ref.isoweekday() - n) % 7
        at = ref - timedelta(days=behind or (7 if which == "last" else 0))
    return Span(at, at)


@operation("shift")
def _shift(args: dict[str, Any], env: Env) -> Span:
    """``n`` days from the document's day."""
    at = env.reference + timedelta(days=int(args["n"]))
    return Span(at, at)


@operation("overnight")
def _overnight(args: dict[str, Any], env: Env) -> Span:
    """The night that ends on a day (the document's, without ``of``)."""
    span = _sub(args, env)
    if "of" in args:
        return span
    return Span(env.reference - _DAY, env.reference)


@operation("within")
def _within(args: dict[str, Any], env: Env) -> Span:
    """A part of a day is that day."""
    return _sub(args, env)


@operation("near")
def _near(args: dict[str, Any], env: Env) -> Span:
    """``n`` units from the time spoken of before (or ``of``): "a day earlier", "the same day", "two days after".

    ``base: reference`` leans on the document's day instead ("a day after the raid", told on the day).
    """
    if args.get("base") == "reference":
        env = msgspec.structs.replace(env, previous=None)
    base = _sub(args, env) if isinstance(args.get("of"), Node) else _previous(env)
    n = args.get("times")
    steps = float(args.get("n", 0)) * (float(n) if n is not None else 1)
    unit = str(args.get("unit", "day"))
    start = base.start or env.reference
    end = base.end or start
    if unit in ("minute", "hour"):
        return Span(start, end)
    if steps > 0:
        at = back(end, unit, -steps)
    elif steps < 0:
        at = back(start, unit, -steps)
    else:
        return Span(start, end)
    if unit in ("month", "year") and args.get("whole"):
        return unit_span(unit, at, 0)
    return Span(at, at)


# months, years, seasons


@operation("month")
def _month(args: dict[str, Any], env: Env) -> Span:
    m, y, ref, which = int(args["m"]), _year(args, env), env.reference, args.get("which")
    if y is None:
        if which == "next" or (which is None and env.tense == "future"):
            y = ref.year if m > ref.month or (m == ref.month and which is None) else ref.year + 1
        else:
            y = ref.year if m < ref.month or (m == ref.month and which != "last") else ref.year - 1
    return month_span(y, m)


@operation("year")
def _year_span(args: dict[str, Any], env: Env) -> Span:
    y = int(args["y"])
    return Span(date(y, 1, 1), date(y, 12, 31))


@operation("decade")
def _decade(args: dict[str, Any], env: Env) -> Span:
    y = int(args["y"])
    return Span(date(y, 1, 1), date(y + 9, 12, 31))


@operation("season")
def _season(args: dict[str, Any], env: Env) -> Span:
    """Three months from month ``m``; without a year, the last that has begun; ``which``: last (ended), this, next."""
    m, y, ref, which = int(args["m"]), _year(args, env), env.reference, args.get("which")
    if y is None:
        y = ref.year
        if which == "next" or (which is None and env.tense == "future"):
            while date(y, m, 1) <= ref:
                y += 1
        elif which != "this":
            while date(y, m, 1) > ref or (which == "last" and add_months(date(y, m, 1), 3) > ref):
                y -= 1
    start = date(y, m, 1)
    end = add_months(start, 3) - _DAY
    return Span(start, min(end, ref) if which == "this" and start <= ref else end)


@operation("unit")
def _unit(args: dict[str, Any], env: Env) -> Span:
    """A calendar week, month, year ... ``n`` from the current one; the current one ends today unless future."""
    unit, n = str(args["unit"]), int(args["n"])
    span = unit_span(unit, env.reference, n)
    if n == 0 and args.get("whole") is None and unit != "weekend":
        if env.tense == "future":
            return Span(env.reference, span.end)
        return Span(span.start, env.reference)
    return span


# parts


@operation("part")
def _part(args: dict[str, Any], env: Env) -> Span:
    """``which`` part of a longer time: early, mid, late, start, end, first-half, second-half, earlier, later."""
    span, which = _sub(args, env), str(args["which"])
    if span.start is None or span.end is None:
        return span
    if which == "earlier":
        return Span(span.start, min(span.end, env.reference) if span.start <= env.reference else span.end)
    if which == "later":
        return Span(max(span.start, env.reference), _whole(args, env).end)
    span = _whole(args, env)
    start, end = span.start, span.end
    if start is None or end is None:
        return span
    days = (end - start).days + 1
    if days == 1:
        return span
    if which in ("first-half", "second-half"):
        second = start + timedelta(days=days // 2) if days < 60 else add_months(start, _months(days) // 2)
        return Span(start, second - _DAY) if which == "first-half" else Span(second, end)
    if days <= 10:
        third = max(2, days // 3)
        return _thirds(which, start, start + timedelta(days=third - 1), start + timedelta(days=days - third), end)
    if days <= 31:
        return _thirds(which, start, start + timedelta(days=9), start + timedelta(days=20), end)
    months = _months(days)
    third = max(1, months // 3)
    first_end = add_months(start, third) - _DAY
    last_start = add_months(start, months - max(1, months // 4))
    return _thirds(which, start, first_end, last_start, end, add_months(start, 2 * third))


def _thirds(which: str, start: date, first_end: date, last_start: date, end: date, mid_end: date | None = None) -> Span:
    if which in ("early", "start"):
        return Span(start, first_end)
    if which in ("late", "end"):
        return Span(last_start, end)
    return Span(first_end + _DAY, (mid_end or last_start) - _DAY)


def _months(days: int) -> int:
    return max(1, round(days / 30.44))


def _whole(args: dict[str, Any], env: Env) -> Span:
    """The part's whole, never cut off at the document's day."""
    node = args.get("of")
    if isinstance(node, Node) and node.op == "unit":
        return unit_span(str(node.args["unit"]), env.reference, int(node.args["n"]))
    return _sub(args, env)


@operation("first_of")
def _first_of(args: dict[str, Any], env: Env) -> Span:
    """The first (``from`` = 1) or last (-1) ``n`` units of ``of``, or of the time spoken of before."""
    whole = _whole(args, env) if isinstance(args.get("of"), Node) else _previous(env)
    n, unit = float(args.get("n") or 1), str(args["unit"])
    if int(args.get("from", 1)) > 0:
        start = whole.start or env.reference
        return Span(start, back(start, unit, -n) - _DAY)
    end = whole.end or env.reference
    return Span(back(end + _DAY, unit, n), end)


# lengths


@operation("last_n")
def _last_n(args: dict[str, Any], env: Env) -> Span:
    """The ``n`` units that end on the document's day; an unknown number ("recent weeks") is open at its start."""
    n, unit, ref = args.get("n", 1), str(args["unit"]), env.reference
    if n is None or args.get("open") or unit in ("decade", "century"):
        return Span(None, ref)
    if unit in ("day", "night", "week", "weekend") or (unit == "month" and "n" not in args):
        return Span(back(ref, unit, float(n)) + _DAY, ref)
    return Span(back(ref, unit, float(n)), ref)


@operation("gap")
def _gap(args: dict[str, Any], env: Env) -> Span:
    """From the day ``n`` units ago until now ("a week since the deal")."""
    n = args.get("n", 1)
    return Span(None if n is None else back(env.reference, str(args["unit"]), float(n)), env.reference)


@operation("length")
def _length(args: dict[str, Any], env: Env) -> Span:
    """A length of time that ends now; with a bound ("more than two years") its start is unknown."""
    if args.get("bound") in ("over", "under", "about"):
        return Span(None, env.reference)
    return _last_n(args, env)


@operation("next_n")
def _next_n(args: dict[str, Any], env: Env) -> Span:
    n, unit, ref = args.get("n", 1), str(args["unit"]), env.reference
    if n is None:
        return Span(ref, None)
    return Span(ref, back(ref, unit, -float(n)))


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
    """Open towards the future; a month or weekday without a year is then the next one."""
    future = msgspec.structs.replace(env, tense=env.tense or "future")
    return Span(_beginning(args, future), None)


@operation("after")
def _after(args: dict[str, Any], env: Env) -> Span:
    node = args.get("of")
    if isinstance(node, Node) and node.op == "event" and env.previous is None:
        return Span(None, None)
    return Span(_beginning(args, env), None)


def _beginning(args: dict[str, Any], env: Env) -> date | None:
    node = args.get("of")
    span = _sub(args, env) if isinstance(node, Node) else _previous(env)
    if isinstance(node, Node) and node.op == "part" and node.args.get("which") == "mid" and span.start is not None:
        whole = _whole(node.args, env)
        if whole.start is not None and whole.end is not None:
            days = (whole.end - whole.start).days + 1
            return whole.start + timedelta(days=14) if days <= 31 else add_months(whole.start, _months(days) // 2)
    return span.start


@operation("until")
def _until(args: dict[str, Any], env: Env) -> Span:
    return Span(None, _sub(args, env).end)


@operation("before")
def _before(args: dict[str, Any], env: Env) -> Span:
    """Up to a day's eve; up to the end of anything longer."""
    span = _sub(args, env)
    if span.start is not None and span.start == span.end:
        return Span(None, span.start - _DAY)
    return Span(None, span.end)


@operation("between")
def _between(args: dict[str, Any], env: Env) -> Span:
    """From ``a`` to ``b``: ``a`` is read as lying before ``b``, and takes its year."""
    b = evaluate(args["b"], env)
    lead = b.start or b.end or env.reference
    a = evaluate(args["a"], msgspec.structs.replace(env, reference=lead, tense="past"))
    return Span(a.start, b.end)


@operation("both")
def _both(args: dict[str, Any], env: Env) -> Span:
    """Two neighbouring times as one span."""
    return _between(args, env)


# context


@operation("then")
def _then(args: dict[str, Any], env: Env) -> Span:
    if env.previous is None:
        return Span(None, env.reference)
    return Span(_previous(env).start, env.reference)


@operation("event")
def _event(args: dict[str, Any], env: Env) -> Span:
    """An event named in the text ("the deal"): by ``anchors``, else the time spoken of before."""
    name = str(args.get("name", ""))
    known = env.anchors.get(name)
    if known is not None:
        return _previous(msgspec.structs.replace(env, previous=known))
    return _previous(env)


@operation("now")
def _now(args: dict[str, Any], env: Env) -> Span:
    return Span(env.reference, env.reference)


@operation("lately")
def _lately(args: dict[str, Any], env: Env) -> Span:
    return Span(None, env.reference)


@operation("soon")
def _soon(args: dict[str, Any], env: Env) -> Span:
    return Span(env.reference, None)


@operation("named")
def _named(args: dict[str, Any], env: Env) -> Span:
    """A moment of the pack's calendar; of several occurrences the last that has begun, or that of the year."""
    if not args.get("moment"):
        return Span(None, None)  # a pack set without a conflict
    occurs = [Span(date.fromisoformat(a), date.fromisoformat(b)) for a, b in args["moment"]["occurs"]]
    y = _year(args, env)
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
    return Span(None, span.start - _DAY if span.start is not None else None)


@operation("conflict")
def _conflict(args: dict[str, Any], env: Env) -> Span:
    """The years of the pack's conflict so far ("eight years of war"): from the year in which it began."""
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
    return _previous(env)
