"""The registry of operations: what a reading becomes, given what relative times lean on. Knows nothing about words.

Each operation is a function of its arguments and an :class:`Env`. Conventions are docs/claims.md's, section Time: a
weekday is the last one before or on the document's date; "in the past four days" are the four days that end on it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal

import msgspec

from ..values import Interval
from .times_calendar import Span, unit_span
from .times_grammar import Node

Tense = Literal["past", "future"]


class Env(msgspec.Struct, frozen=True):
    """What relative times lean on: the document's day, the tense, the time spoken of before, events by name."""

    reference: date
    tense: Tense | None = None
    previous: Interval | None = None
    anchors: Mapping[str, Interval] = {}


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


def sub_span(args: dict[str, Any], env: Env, key: str = "of") -> Span:
    """The days of the reading inside; the document's day where there is none."""
    node = args.get(key)
    return evaluate(node, env) if isinstance(node, Node) else Span(env.reference, env.reference)


def year_of(args: dict[str, Any], env: Env) -> int | None:
    """The year that was said, as a number or as a reading ("last year")."""
    y = args.get("y")
    if isinstance(y, Node):
        start = evaluate(y, env).start
        return start.year if start is not None else None
    return int(y) if y is not None else None


def spoken_before(env: Env) -> Span:
    """The time spoken of before, the document's day where nothing was."""
    if env.previous is None or (env.previous.start is None and env.previous.end is None):
        return Span(env.reference, env.reference)
    start = env.previous.start or env.previous.end
    end = env.previous.end or env.previous.start
    return Span(date.fromisoformat(str(start)), date.fromisoformat(str(end)))


def whole_span(args: dict[str, Any], env: Env) -> Span:
    """The part's whole, never cut off at the document's day."""
    node = args.get("of")
    if isinstance(node, Node) and node.op == "unit":
        return unit_span(str(node.args["unit"]), env.reference, int(node.args["n"]))
    return sub_span(args, env)
