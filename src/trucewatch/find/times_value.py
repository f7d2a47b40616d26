"""TIMEX3 values (ISO-TimeML): of a reading as it stands, and of a reading whose days are known."""

from __future__ import annotations

from datetime import date, timedelta

from ..values import Interval
from .times_grammar import Node

_UNITS = {
    "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def unanchored(node: Node) -> str:
    """The value without a document's date: ``XXXX-WXX-1``, ``XXXX-10``, ``2018-09-17``, ``P4D``, ``PAST_REF``."""
    args, op = node.args, node.op
    year = args.get("y")
    y = f"{year:04d}" if isinstance(year, int) else _inner_year(year)
    part = f"T{args['part']}" if args.get("part") else ""
    if op == "date":
        return f"{y}-{int(args['m']):02d}-{int(args['d']):02d}{part}"
    if op == "numeric_date":
        n = args["n"]
        return f"{n['y']:04d}-{n['m']:02d}-{n['d']:02d}"
    if op == "dates":
        m = int(args["m"])
        return f"{y}-{m:02d}-{int(args['a']):02d}/{y}-{m:02d}-{int(args['b']):02d}"
    if op == "weekday":
        return f"XXXX-WXX-{int(args['n'])}{part}"
    if op == "month":
        return f"{y}-{int(args['m']):02d}"
    if op == "year":
        return f"{int(args['y']):04d}"
    if op == "decade":
        return f"{int(args['y']) // 10:03d}X"
    if op == "season":
        return f"{y}-{_SEASONS.get(int(args['m']), 'XX')}"
    if op in ("last_n", "next_n", "length", "length_to", "within_n", "on_from", "first_of", "ago"):
        return _duration(args.get("n", 1), str(args.get("unit", "day")))
    if op in ("lately",):
        return "PAST_REF"
    if op == "soon":
        return "FUTURE_REF"
    if op == "now":
        return "PRESENT_REF"
    inner = args.get("of")
    if isinstance(inner, Node):
        return unanchored(inner) + part
    if op == "clock":
        clock = args.get("clock")
        minutes = clock["minutes"] if isinstance(clock, dict) else 0
        return f"XXXX-XX-XXT{minutes // 60:02d}:{minutes % 60:02d}"
    return f"XXXX-XX-XX{part}"


def _inner_year(node: object) -> str:
    return f"{int(node.args['y']):04d}" if isinstance(node, Node) and node.op == "year" else "XXXX"


def _duration(n: object, unit: str) -> str:
    code = _UNITS.get(unit, "D")
    amount = "X" if not isinstance(n, int | float) else f"{n:g}"
    return f"PT{amount}{code[1:]}" if code.startswith("T") else f"P{amount}{code}"


def anchored(timex: str, interval: Interval, part: str | None = None) -> str:
    """The value of known days: a day, an ISO week, month, season or year where they are exactly one, else start/end.

    Durations and values without days keep what they are.
    """
    if timex.startswith("P") or (interval.start is None and interval.end is None):
        return timex
    if interval.start is None or interval.end is None:
        return f"{interval.start or '..'}/{interval.end or '..'}"
    start, end = date.fromisoformat(interval.start), date.fromisoformat(interval.end)
    if start == end:
        return f"{interval.start}{'T' + part if part else ''}"
    days = (end - start).days + 1
    if days == 7 and start.isoweekday() == 1:
        y, w, _ = start.isocalendar()
        return f"{y:04d}-W{w:02d}"
    if days == 2 and start.isoweekday() == 6:
        y, w, _ = start.isocalendar()
        return f"{y:04d}-W{w:02d}-WE"
    whole_month = start.day == 1 and (end + timedelta(days=1)).day == 1
    if whole_month and (start.year, start.month) == (end.year, end.month):
        return f"{start.year:04d}-{start.month:02d}"
    if whole_month and (start.month, end.month) == (1, 12) and start.year == end.year:
        return f"{start.year:04d}"
    if timex[5:7] in _SEASONS.values():
        return f"{start.year:04d}-{timex[5:7]}"
    return f"{interval.start}/{interval.end}"
