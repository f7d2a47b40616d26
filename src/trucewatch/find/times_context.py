"""Times in their text: what "the same day" leans on, and which year a story told afterwards is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ..values import Interval
from .times_grammar import Node
from .times_resolve import Env, Tense, evaluate
from .times_span import TimeSpan

_NO_DAY = frozenset(("duration", "vague", "until", "clock"))
_TOLD = frozenset(("date", "month", "weekday", "range"))
_REACH = {"date": 182, "month": 182, "range": 182, "season": 182, "until": 182, "weekday": 6}  # days past the date told
_SPANNING = frozenset(("named", "conflict", "until", "before", "length", "last_n", "decade", "prior"))
_BACK = 60  # tokens back to the day that "the same day" leans on
_TELLING = 3  # dates with a year, most of them long past, that make a text a story told afterwards
_PAST = timedelta(days=300)


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


def antecedent(spans: Sequence[TimeSpan], index: int, resolved: Sequence[Interval]) -> Interval | None:
    """The time spoken of before ``spans[index]``, for :func:`resolve`'s ``previous``; ``None`` where nothing suits.

    "Since then" looks back for any dated time, "since the deal" for a day or month, "the same day", "two days later"
    and the like only over the last few sentences, for a day. ``resolved`` are the intervals of the spans before.
    """
    span = spans[index]
    then, event = span.node.op == "then", span.event is not None
    if event:
        for before, found in zip(reversed(spans[:index]), reversed(resolved[:index]), strict=True):
            if span.event in before.events and found.start is not None and not before.vague:
                return Interval(found.start, found.start) if before.node.op == "since" else found
    for before, found in zip(reversed(spans[:index]), reversed(resolved[:index]), strict=True):
        if not then and span.first - before.first > _BACK:
            return None
        if before.dateline or before.vague or before.adjective or before.kind in _NO_DAY or before.node.op in _SPANNING:
            continue
        if before.kind == "year" and not then:
            continue
        if before.node.op == "since" and not then:
            continue
        if not (then or event) and before.kind not in ("date", "weekday", "relative"):
            continue
        if found.start is not None:
            return found
    return None


def resolve_all(
    spans: Sequence[TimeSpan], reference: date, tenses: Mapping[int, Tense] | None = None
) -> list[Interval]:
    """The days of every span of one document, in order: :func:`resolve` with what each span leans on.

    A text whose own dates carry years and lie long before its date (an encyclopedia, an annual report) is a story told
    afterwards: there a date without a year lies nearest to the date told before it, and "so far" or "in the past month"
    end on that date. ``tenses`` maps a span's index to
    its clause's tense.
    """
    story = is_story(spans, reference)
    running: date | None = None
    out: list[Interval] = []
    for index, span in enumerate(spans):
        previous = antecedent(spans, index, out) if span.context else None
        day = reference
        if story and running is not None:
            day = min(reference, running + timedelta(days=_REACH.get(span.kind, 0)))
            if span.context and previous is None:
                previous = Interval(running.isoformat(), running.isoformat())
        got = resolve(span, day, (tenses or {}).get(index), previous)
        out.append(got)
        if story and got.start is not None and got.end is not None and span.kind in _TOLD:
            running = date.fromisoformat(got.start)
    return out


def is_story(spans: Sequence[TimeSpan], reference: date) -> bool:
    """Whether most of the text's full dates lie long before the document's own day."""
    full = [s for s in spans if s.kind == "date" and _has_year(s.node) and not s.dateline]
    if len(full) < _TELLING:
        return False
    old = 0
    for span in full:
        end = resolve(span, reference).end
        old += end is not None and date.fromisoformat(end) < reference - _PAST
    return old * 2 > len(full)


def _has_year(node: Node) -> bool:
    args = node.args
    if node.op in ("year", "decade", "numeric_date", "named", "conflict", "prior") or isinstance(args.get("y"), int):
        return True
    return any(_has_year(v) for v in args.values() if isinstance(v, Node))
