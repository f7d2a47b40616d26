"""How long a truce is to last, told behind it or with a word between: "a pause of at least six days", "a week-long truce"."""

from __future__ import annotations

from collections.abc import Iterable

from ..text import Chunk
from .grammar import Grammar
from .group import Group

IN_DAYS = {"hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 30.0}
_LONG = "LONGWORD"  # "week-long"
_LASTING = "LASTING"
_NEAR = 5  # chunks from what asks for a truce to the truce
_BEHIND = 9  # chunks from a truce to the verb that says when it began
_LENGTH = "length"
_BOUNDS = {"over": (True, False), "least": (True, False), "under": (False, True), "within": (False, True)}
_EXACT = (True, True)


def of_truce(grammar: Grammar, chunks: list[Chunk], at: int) -> Group | None:
    """The length of the truce that the trigger at ``at`` is, that it asks for or tells of."""
    deal = _deal(grammar, chunks, range(at, min(len(chunks), at + _NEAR)))
    if deal < 0:
        deal = _deal(grammar, chunks, range(at - 1, max(0, at - _BEHIND), -1))
    if deal < 0:
        return None
    n = deal - 2 if deal > 1 and _LONG in chunks[deal - 1].tags else deal - 1
    if n >= 0 and (x := chunks[n]).kind == "quantity" and x.value.unit in IN_DAYS:
        return _group(n, x.value.min, x.value.max, x.value.unit)
    k = deal + 2
    if k >= len(chunks) or not (chunks[k - 1].tags & grammar.of or _LASTING in chunks[k - 1].tags):
        return None
    x = chunks[k]
    if x.kind == "quantity" and x.value.unit in IN_DAYS:
        return _group(k, x.value.min, x.value.max, x.value.unit)
    if x.kind != "time" or x.value.node.op != _LENGTH:
        return None
    args = x.value.node.args
    n, unit = args.get("n"), f"{args.get('unit')}s"
    if n is None or unit not in IN_DAYS:
        return None
    low, high = _BOUNDS.get(str(args.get("bound")), _EXACT)
    return _group(k, float(n) if low else None, float(n) if high else None, unit)


def _deal(grammar: Grammar, chunks: list[Chunk], span: Iterable[int]) -> int:
    """The first deal on the way, unless the clause ends before."""
    k = next((k for k in span if chunks[k].tags & grammar.deal or "BREAK" in chunks[k].tags), -1)
    return k if k >= 0 and chunks[k].tags & grammar.deal else -1


def _group(k: int, low: float | None, high: float | None, unit: str) -> Group:
    return Group(k, k, low, high, unit=unit)
