"""What an article goes on about: a place that sentences keep naming, and the point in it that one of them names."""

from __future__ import annotations

from typing import Any

from ..text import Sent
from .asides import POINTS, abroad, inside
from .context import Context
from .draft import ATTRIBUTIVE, SEAT

_PASSING = frozenset((ATTRIBUTIVE, SEAT, "from", "to", "between", "near"))
_REACH = 2  # sentences over which a place told last is gone on about


def go_on(ctx: Context, sent: Sent, n: int) -> None:
    """Note that a sentence, whatever it tells, names the place told last once more, or a point in it."""
    if not ctx.places or not 0 < n - ctx.places_at <= _REACH:
        return
    point = None
    for x in sent.chunks:
        if x.kind != "place" or x.value.relation in _PASSING or x.value.group is not None:
            continue
        at = next((k for k, p in enumerate(ctx.places) if p.name == x.value.name), -1)
        if at >= 0:
            ctx.places, ctx.places_at = ctx.places[at:], n
        elif point is None and _in_it(x.value, ctx.places[0]):
            point = x.value
    if point is not None:
        ctx.places, ctx.places_at = (point, *ctx.places), n


def _in_it(p: Any, last: Any) -> bool:
    """Whether a place is a point in the area, or a quarter or site in the town, that was told last."""
    if p.anaphor or abroad(p) or p.level not in POINTS:
        return False
    if last.level in POINTS:
        return last.level == "settlement" and inside(p, last)
    return last.name in p.admin
