"""Operations that name days, months, years and seasons, and parts of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec

from .times_calendar import DAY, Span, add_months, back, month_span, months_in, thirds, unit_span
from .times_grammar import Node
from .times_operations import Env, operation, spoken_before, sub_span, whole_span, year_of

# days


@operation("date")
def _date(args: dict[str, Any], env: Env) -> Span:
    """Day ``d`` of month ``m``; without a year, the last such day, or the next one in the future tense."""
    y, m, d = year_of(args, env), int(args["m"]), int(args["d"])
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


@operation("nth")
def _nth(args: dict[str, Any], env: Env) -> Span:
    """Day ``d`` of no named month: the last such day, or the next one in the future tense."""
    d, ref = int(args["d"]), env.reference
    first = ref.replace(day=1)
    if env.tense == "future" and d < ref.day:
        first = add_months(first, 1)
    elif env.tense != "future" and d > ref.day:
        first = add_months(first, -1)
    at = first.replace(day=d)
    return Span(at, at)


@operation("numeric_date")
def _numeric_date(args: dict[str, Any], env: Env) -> Span:
    n = args["n"]
    at = date(n["y"], n["m"], n["d"])
    return Span(at, at)


@operation("dates")
def _dates(args: dict[str, Any], env: Env) -> Span:
    """Days ``a`` to ``b`` of one month."""
    y, m = year_of(args, env), int(args["m"])
    if y is None:
        y = _nearest_year(m, int(args["b"]), env)
    return Span(date(y, m, int(args["a"])), date(y, m, int(args["b"])))


@operation("weekday")
def _weekday(args: dict[str, Any], env: Env) -> Span:
    """``which``: last (before yesterday), next (strictly after), of (inside ``of``); else by the tense."""
    n, ref, which = int(args["n"]), env.reference, args.get("which")
    if which == "of":
        week = sub_span(args, env)
        base = week.start or ref
        at = base + timedelta(days=(n - base.isoweekday()) % 7)
    elif which == "next" or (which is None and env.tense == "future"):
        ahead = (n - ref.isoweekday()) % 7
        at = ref + timedelta(days=ahead or (7 if which == "next" else 0))
    else:
        behind = (ref.isoweekday() - n) % 7
        if which == "last" and behind <= 1:
            behind += 7  # of the day itself and of yesterday one says "today" and "yesterday"
        at = ref - timedelta(days=behind)
    return Span(at, at)


@operation("week_of")
def _week_of(args: dict[str, Any], env: Env) -> Span:
    """The seven days that begin on a day, or that ``ends`` with it."""
    at = sub_span(args, env).start or env.reference
    return Span(at - 6 * DAY, at) if args.get("ends") else Span(at, at + 6 * DAY)


@operation("shift")
def _shift(args: dict[str, Any], env: Env) -> Span:
    """``n`` days from the document's day."""
    at = env.reference + timedelta(days=int(args["n"]))
    return Span(at, at)


@operation("overnight")
def _overnight(args: dict[str, Any], env: Env) -> Span:
    """The night that ends on a day (the document's, without ``of``; with ``ends`` that of ``of`` and the eve)."""
    span = sub_span(args, env)
    if args.get("ends") and span.start is not None:
        return Span(span.start - DAY, span.end)
    if "of" in args:
        return span
    return Span(env.reference - DAY, env.reference)


@operation("within")
def _within(args: dict[str, Any], env: Env) -> Span:
    """A part of a day is that day."""
    return sub_span(args, env)


@operation("near")
def _near(args: dict[str, Any], env: Env) -> Span:
    """``n`` units from the time spoken of before (or ``of``): "a day earlier", "the same day", "two days after".

    ``base: reference`` leans on the document's day instead ("a day after the raid", told on the day); ``within`` is any day
    of those between ("less than a week after").
    """
    if args.get("base") == "reference":
        env = msgspec.structs.replace(env, previous=None)
    n, of = args.get("times"), args.get("of")
    steps = float(args.get("n", 0)) * (float(n) if n is not None else 1)
    unit = str(args.get("unit", "day"))
    if isinstance(of, Node) and of.op == "named" and steps < 0:  # two days before a feast that is still to come
        env = msgspec.structs.replace(env, reference=back(env.reference, unit, steps))
    base = sub_span(args, env) if isinstance(of, Node) else spoken_before(env)
    start = base.start or env.reference
    end = base.end or start
    if unit in ("minute", "hour"):
        return Span(start, end)
    if steps > 0:
        at = back(end, unit, -steps)
    elif steps < 0:
        at = back(start, unit, -steps)
    elif not args.get("whole"):
        # "hit the town overnight. At dawn" is the night's morning
        return Span(end, end) if args.get("part") and end - start == DAY else Span(start, end)
    else:
        at = start
    if unit in ("week", "month", "year") and args.get("whole"):
        return unit_span(unit, at, 0)
    return Span(at, start if args.get("within") else at)


# months, years, seasons


@operation("month")
def _month(args: dict[str, Any], env: Env) -> Span:
    m, y, ref, which = int(args["m"]), year_of(args, env), env.reference, args.get("which")
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
    m, y, ref, which = int(args["m"]), year_of(args, env), env.reference, args.get("which")
    if y is None:
        y = ref.year
        if which == "next" or (which is None and env.tense == "future"):
            while date(y, m, 1) <= ref:
                y += 1
        elif which != "this":
            while date(y, m, 1) > ref or (which == "last" and add_months(date(y, m, 1), 3) > ref):
                y -= 1
    start = date(y, m, 1)
    end = add_months(start, 3) - DAY
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
    which = str(args["which"])
    if which == "earlier" and env.tense == "future":
        env = msgspec.structs.replace(env, tense=None)  # "earlier this month it attacked to take the town": gone by
    span = sub_span(args, env)
    if span.start is None or span.end is None:
        return span
    if which == "earlier":
        if span.start == env.reference and str(args.get("unit", "")) != "day":  # "earlier this week", said on its Monday
            whole = whole_span(args, env)
            if whole.start and whole.end and (whole.end - whole.start).days <= 7:
                return Span(whole.start - timedelta(days=7), env.reference)
        return Span(span.start, min(span.end, env.reference) if span.start <= env.reference else span.end)
    if which == "later":
        if span.end < env.reference:
            return span  # "later that year", of a year gone by
        return Span(max(span.start, env.reference), whole_span(args, env).end)
    span = whole_span(args, env)
    start, end = span.start, span.end
    if start is None or end is None:
        return span
    days = (end - start).days + 1
    if days == 1:
        return span
    if which.startswith("quarter-"):
        first = add_months(start, (months_in(days) // 4) * (int(which[-1]) - 1))
        return Span(first, add_months(first, months_in(days) // 4) - DAY)
    if which in ("first-half", "second-half"):
        second = start + timedelta(days=days // 2) if days < 60 else add_months(start, months_in(days) // 2)
        return Span(start, second - DAY) if which == "first-half" else Span(second, end)
    if days <= 10:
        third = max(2, days // 3)
        return thirds(which, start, start + timedelta(days=third - 1), start + timedelta(days=days - third), end)
    if days <= 31:
        return thirds(which, start, start + timedelta(days=9), start + timedelta(days=20), end)
    months = months_in(days)
    third = max(1, months // 3)
    first_end = add_months(start, third) - DAY
    last_start = add_months(start, months - max(1, months // 4))
    return thirds(which, start, first_end, last_start, end, add_months(start, 2 * third))


@operation("first_of")
def _first_of(args: dict[str, Any], env: Env) -> Span:
    """The first (``from`` = 1) or last (-1) ``n`` units of ``of``, or of the time spoken of before; of an event of unknown
    time they are only known to be past."""
    node = args.get("of")
    event = not isinstance(node, Node) or node.op == "event"
    if event and env.previous is None and not (isinstance(node, Node) and str(node.args.get("name", "")) in env.anchors):
        return Span(None, env.reference)
    whole = whole_span(args, env) if isinstance(args.get("of"), Node) else spoken_before(env)
    n, unit = float(args.get("n") or 1), str(args["unit"])
    if int(args.get("from", 1)) > 0:
        start = whole.start or env.reference
        end = back(start, unit, -n) - DAY
        return Span(start, min(end, env.reference) if event and start <= env.reference else end)
    end = whole.end or env.reference
    return Span(back(end + DAY, unit, n), end)
