"""Times in their text: what "the same day" leans on, and which year a story told afterwards is in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from ..text import Sentence
from ..values import Interval, shift
from .times_grammar import Node
from .times_resolve import Env, Tense, evaluate
from .times_span import TimeSpan

_NO_DAY = frozenset(("duration", "vague", "until", "clock"))
_TOLD = frozenset(("date", "month", "weekday", "range"))
_REACH = {"date": 182, "month": 182, "range": 182, "season": 182, "until": 182, "weekday": 6}  # days past the date told
_SPANNING = frozenset(("named", "conflict", "until", "before", "length", "last_n", "decade", "prior"))
_LONG = frozenset(("year", "month", "season"))
_FULL = frozenset(("date", "range"))
_DAYS = frozenset(("date", "numeric_date"))
_LENGTHS = frozenset(("last_n", "length", "first_of"))
_ENDING = frozenset(("length_to", "within_n"))
_HEAD = 4  # times at the head of a report, of which one says what it covers
_FAR = 400  # tokens back to the month of which a report is
_BESIDE = 20  # tokens back to the time at which a length ended
_BACK = 80  # tokens back to the day that "the same day" leans on
_TELLING = 3  # dates with a year, most of them long past, that make a text a story told afterwards
_PAST = timedelta(days=300)
_COURSE = 5  # sentences that name a day for a text to be a chronicle
_DATED = frozenset(("date", "weekday", "relative"))
_ENDED = timedelta(days=7)  # from its last day to the document's own
_NEWS = timedelta(days=7)  # days that news goes back
_LATELY = timedelta(days=3)  # days that a telling goes back
_TRAILING = 14  # tokens from a time to the day of its telling
_STALE = timedelta(days=120)  # a day without a year that would lie further back is of the year told before it, if there is one
_SINGLE = ("date", "weekday")  # kinds of time that are one day
_AGO = frozenset(("ago", "unit"))  # what "a decade ago", "last year" are made of
_MONTH = timedelta(days=31)
_LENGTH = {"day": 1, "week": 7, "fortnight": 14, "month": 30.5, "year": 365}
_ABOUT = 0.7  # part of its length from which a time counts as one of that length
_NIGHTLY = ("EV", "NI")
_YEARLESS = frozenset(("date", "month", "range"))


def resolve(
    span: TimeSpan,
    reference: date,
    tense: Tense | None = None,
    previous: Interval | None = None,
    anchors: Mapping[str, Interval] | None = None,
) -> Interval:
    """The days that ``span`` means in a document of the day ``reference``, inclusive, ``None`` where open.

    ``tense`` of its clause decides between the last and the next Friday; ``previous`` is the time that the text spoke
    of before ("the same day", "since then"); ``anchors`` gives the times of events by their words ("since the deal").
    """
    named = {k.casefold(): v for k, v in (anchors or {}).items()}
    node = span.node
    if span.event is not None and span.event.casefold() in named:
        previous = named[span.event.casefold()]
    return evaluate(node, Env(reference, tense, previous, named)).interval()


def antecedent(spans: Sequence[TimeSpan], index: int, resolved: Sequence[Interval], news: str = "", today: str = "") -> Interval | None:
    """The time spoken of before ``spans[index]``, for :func:`resolve`'s ``previous``; ``None`` where nothing suits.

    "Since then" looks back for any dated time; "since the deal" for the time that stands closest to words about a deal,
    before or after; "the same period" for a length of time; "the same day", "two days later" and the like for a day in
    the last few sentences, "those three weeks" also for the time from a day until ``today``, but "at dawn" not for one before the
    ``news``: it is no day long past. ``resolved`` are the intervals of all spans.
    """
    span = spans[index]
    if _evening_before(spans, index):
        return resolved[index - 1]
    floor = news if _part_of_day(span.node) else ""
    if span.event is not None:
        return _told(spans, index, resolved)
    op, whole = span.node.op, _whole_unit(span.node)
    then, period = op in ("then", "until_then"), op == "same_span"
    if period:
        days = _days_of(span.node)
        for at in range(index - 1, -1, -1):
            if span.first - spans[at].first <= _BACK and _long(spans[at], resolved[at]) and _fits(resolved[at], days):
                return resolved[at]
        if days is not None:  # "since the truce began on the 3rd ... over those three weeks"
            told = (r for s, r in zip(spans[:index], resolved, strict=False) if s.kind == "date" and r.start == r.end)
            since = (Interval(r.start, today) for r in told)
            return next((i for i in since if today and i.start and i.start < today and _fits(i, days)), None)
    reach = _BESIDE if op in _ENDING else _FAR if whole == "month" else _BACK
    for at in range(index - 1, -1, -1):
        before, found = spans[at], resolved[at]
        if not then and span.first - before.first > reach:
            return None
        if (before.dateline or (before.title and not span.title)) and not then:
            return None  # what a headline says of days is not spoken of in the text behind it
        if before.dateline or before.vague or before.adjective:
            continue
        if (before.kind in _NO_DAY or before.node.op in _SPANNING) and not _by_then(before, found):
            continue
        if not then and before.node.op == "since":
            if found.start is not None and op in ("near", "part") and not _part_of_day(span.node) and _leads(before.node, whole):
                return Interval(found.start, found.start)  # "besieged since early 2014. At the start of that year ..."
            continue
        if before.kind == whole or (before.kind in _LONG and whole == "year"):
            return found
        if not then and before.kind == "year":
            continue
        if not (then or period or op in _ENDING or span.event is not None) and before.kind not in ("date", "weekday", "relative", "until"):
            continue
        if op == "near" and whole is None and before.node.op in _AGO and _wide(found):
            continue  # no day is earlier or later by days than "a decade ago"
        if found.start is not None and str(found.end or found.start) >= floor:
            return found
    return None


def _days_of(node: Node) -> float | None:
    """How many days "those two weeks" are."""
    n = node.args.get("n")
    return None if n is None else float(n) * _LENGTH.get(str(node.args.get("unit")), 1)


def _fits(found: Interval, days: float | None) -> bool:
    """Whether a time is about as long as is said of it."""
    if days is None:
        return True
    if found.start is None or found.end is None:
        return False
    had = (date.fromisoformat(found.end) - date.fromisoformat(found.start)).days + 1
    return days * _ABOUT <= had <= days / _ABOUT


def _by_then(before: TimeSpan, found: Interval) -> bool:
    """Whether something is told as done by a part of a day: "by dusk on Monday" it was that day."""
    return bool(before.node.args.get("by")) and found.start is not None and found.start == found.end


def _evening_before(spans: Sequence[TimeSpan], index: int) -> bool:
    """Whether "by dawn" is that of the night whose evening was told right before: "proclaimed on Monday evening, it was over by dawn"."""
    span = spans[index]
    before = spans[index - 1] if index else None
    return before is not None and span.first - before.last <= _BESIDE and before.part in _NIGHTLY and bool(span.node.args.get("by"))


def _wide(found: Interval) -> bool:
    """Whether a time is longer than a month."""
    first, last = found.start, found.end
    return first is not None and last is not None and date.fromisoformat(last) - date.fromisoformat(first) > _MONTH


def _leads(node: Node, unit: str | None) -> bool:
    """Whether a span since a time is since a ``unit``, or a part of one ("since early 2014"), or, without one, since a day."""
    inner = node.args.get("of")
    kinds = _SINGLE if unit is None else (unit,)
    return isinstance(inner, Node) and (inner.kind in kinds or _leads(inner, unit))


def _behind(spans: Sequence[TimeSpan], index: int, resolved: Sequence[Interval], reference: date) -> Interval | None:
    """The day of the telling right behind "a day earlier" that nothing before leads up to: "... a day earlier, X said on Tuesday"."""
    span = spans[index]
    if span.node.op != "near" or span.forward or not float(span.node.args.get("n") or 0) < 0 or index + 1 >= len(spans):
        return None
    after, found = spans[index + 1], resolved[index + 1]
    if after.first - span.last > _TRAILING or after.kind not in ("date", "weekday") or found.start is None or found.start != found.end:
        return None
    return found if (reference - _LATELY).isoformat() <= found.start <= reference.isoformat() else None


def _part_of_day(node: Node) -> bool:
    """Whether a part of a day or an hour is told, and not which day."""
    return node.op == "near" and not node.args.get("n") and ("part" in node.args or "clock" in node.args)


def _long(before: TimeSpan, found: Interval) -> bool:
    """Whether a time is a span of days: one on which "the same period" may lean."""
    if before.dateline or before.vague or before.kind == "year" or found.start is None:
        return False
    return before.node.op in _LENGTHS or (found.end is not None and found.end != found.start and before.node.op not in _SPANNING)


def _whole_unit(node: Node) -> str | None:
    """The unit of the year or month that was spoken of, where a reading leans on one ("that year", "later that month")."""
    inner = node.args.get("of", node.args.get("y"))
    if isinstance(inner, Node):
        return _whole_unit(inner)
    return str(node.args.get("unit")) if node.op == "near" and node.args.get("whole") else None


def _covered(spans: Sequence[TimeSpan], resolved: Sequence[Interval]) -> Interval | None:
    """The days that a report says at its head it covers: "covering 8 to 21 November"."""
    for span, found in zip(spans[:_HEAD], resolved, strict=False):
        if span.first < _BACK and span.kind == "range" and found.start is not None and found.end not in (None, found.start):
            return found
    return None


def _begun_then(spans: Sequence[TimeSpan], resolved: Sequence[Interval], index: int) -> Interval:
    """ "Now in its third week", from the day since which the text tells of something, if that is in its third week then."""
    found, args = resolved[index], spans[index].node.args
    if found.start is None or args.get("n") is None:
        return found
    first, unit = date.fromisoformat(found.start), _LENGTH.get(str(args["unit"]), 1)
    for other, known in zip(spans, resolved, strict=True):
        if other.node.op == "since" and not other.vague and known.start is not None and known.end == found.end:
            if 0 <= (date.fromisoformat(known.start) - first).days <= unit:
                return known
    return found


def _told(spans: Sequence[TimeSpan], index: int, resolved: Sequence[Interval]) -> Interval | None:
    """The time that stands closest to words about the event that ``spans[index]`` names."""
    best: tuple[int, int, Interval] | None = None
    for at, other in enumerate(spans):
        found = resolved[at]
        if at == index or found.start is None or other.vague or other.dateline or other.context or other.node.op in _SPANNING:
            continue
        for kind, off in other.events:
            if kind == spans[index].event and (best is None or (off, abs(at - index)) < best[:2]):
                day = Interval(found.start, found.start) if other.node.op == "since" else found
                best = (off, abs(at - index), day)
    return best[2] if best is not None else None


def resolve_all(
    spans: Sequence[TimeSpan], reference: date, tenses: Mapping[int, Tense] | None = None
) -> list[Interval]:
    """The days of every span of one document, in order: :func:`resolve` with what each span leans on.

    A text whose own dates carry years and lie long before its date (an encyclopedia, an annual report) is a story told
    afterwards: there a date without a year lies nearest to the date told before it, and "so far" or "in the past month"
    end on that date. ``tenses`` maps a span's index to its clause's tense.
    """
    story = is_story(spans, reference)
    news = "" if story else (reference - _NEWS).isoformat()
    running: date | None = None
    days: list[tuple[date, Interval | None]] = []
    out: list[Interval] = []
    for index, span in enumerate(spans):
        day, spoken = reference, None
        if story and running is not None:
            day = min(reference, running + timedelta(days=_REACH.get(span.kind, 0)))
            spoken = Interval(running.isoformat(), running.isoformat())
        days.append((day, spoken))
        got = resolve(span, day, (tenses or {}).get(index), spoken if span.context else None)
        out.append(got)
        if story and got.start is not None and got.end is not None and span.kind in _TOLD:
            running = date.fromisoformat(got.start)
    for index, span in enumerate(spans):
        if span.node.args.get("nth"):
            out[index] = _begun_then(spans, out, index)
        elif span.node.op == "reported":
            out[index] = _covered(spans, out) or out[index]
        elif span.context:
            day, spoken = days[index]
            previous = antecedent(spans, index, out, news, reference.isoformat()) or spoken or _behind(spans, index, out, reference)
            out[index] = resolve(span, day, (tenses or {}).get(index), previous)
            if _evening_before(spans, index) and (end := out[index].end):
                morning = shift(end, 1)
                out[index] = Interval(morning, morning)
    return out


def in_told_year(spans: Sequence[TimeSpan], reference: date) -> dict[int, Interval]:
    """The days without a year that are of the year told right before them, in a text that is no such story: "on 5 May 2016
    rebels attacked X. On 9 May ...", where the last 9 May is not of late either. By their index."""
    out: dict[int, Interval] = {}
    told: tuple[int, date] | None = None
    for index, span in enumerate(spans):
        if span.dateline or span.kind not in _YEARLESS or "which" in span.node.args:
            continue
        full = _has_year(span.node)
        if told is not None and span.first - told[0] > _BACK:
            told = None
        if not full and told is None:
            continue
        got = resolve(span, reference)
        if got.start is None or got.end is None:
            continue
        if full:
            day = date.fromisoformat(got.start)
            told = (span.first, day) if day < reference - _PAST else None
        elif told is not None and date.fromisoformat(got.end) < reference - _STALE:
            got = out[index] = resolve(span, told[1] + timedelta(days=_REACH[span.kind]))
            told = (span.first, date.fromisoformat(got.start)) if got.start else None
    return out


def is_story(spans: Sequence[TimeSpan], reference: date) -> bool:
    """Whether most of the text's full dates lie long before the document's own day; a span between two is one."""
    full = [s for s in spans if s.kind in _FULL and _has_year(s.node) and not s.dateline and (s.kind == "date" or _of_days(s.node))]
    if len(full) < _TELLING:
        return False
    old = 0
    for span in full:
        end = resolve(span, reference).end
        old += end is not None and date.fromisoformat(end) < reference - _PAST
    return old * 2 > len(full)


def is_chronicle(spans: Sequence[TimeSpan], sentences: Sequence[Sentence], reference: date) -> bool:
    """Whether a text tells a course of days in their order that ended well before the document's own, and speaks of no day by its
    distance from that: "On 17 June ... On 19 June ... They struck on 6 July ..."."""
    first: dict[int, date] = {}  # the day that each sentence names first
    ends = [s.last for s in sentences]
    for span in spans:
        if span.kind not in _DATED or span.dateline or span.context:
            continue
        got = resolve(span, reference)
        if got != resolve(span, reference - timedelta(days=7)):
            return False  # "on Monday", "yesterday"
        if span.kind != "relative" and got.start is not None and got.start == got.end:
            first.setdefault(bisect_right(ends, span.first), date.fromisoformat(got.start))
    days = list(first.values())
    if len(days) < _COURSE or max(days) > reference - _ENDED:
        return False
    return sum(a <= b for a, b in pairwise(days)) * 4 >= (len(days) - 1) * 3


def _of_days(node: Node) -> bool:
    """Whether a span is told by its first and last day."""
    return all(isinstance(x, Node) and _day(x) for x in (node.args.get("a"), node.args.get("b")))


def _day(node: Node) -> bool:
    inner = node.args.get("of")
    return _day(inner) if isinstance(inner, Node) else node.op in _DAYS


def _has_year(node: Node) -> bool:
    args = node.args
    if node.op in ("year", "decade", "numeric_date", "named", "conflict", "prior") or isinstance(args.get("y"), int):
        return True
    return any(_has_year(v) for v in args.values() if isinstance(v, Node))
