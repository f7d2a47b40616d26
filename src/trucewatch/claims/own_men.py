"""No state harms its own: where an act's doer and those it was done to are one state's, one of the two is misread. Nor are the
fallen the men of whoever tells of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .draft import HARM, Draft
from .sorts import TELLERS

FALLEN = "nobody strikes his own"  # the reason in the trace


def spare_own_men(state: Callable[[str], str | None], drafts: Sequence[Draft]) -> None:
    """Of those who fell, or whom a passive verb is about, the doer is unknown ("20 regime fighters were caught, and the village
    was freed from the regime"); else those are no victims ("the army continued its operations with the local militia").
    ``state`` says which state a known actor is or belongs to."""
    for d in drafts:
        if d.kind == "casualties":  # "killed nine militants, the state agency said"
            d.against = tuple(a for a in d.against if getattr(a, "type", "") not in TELLERS)
        if d.kind not in HARM or not d.by or not d.against:
            continue
        ours = {s for a in d.by if (s := _of(state, a))}
        theirs = {s for a in d.against if (s := _of(state, a))}
        if not ours & theirs:
            continue
        if d.c.voice == "passive" or (d.c.group is not None and d.c.group.actor is not None):
            d.by = tuple(a for a in d.by if _of(state, a) not in theirs)
            d.trace = {**d.trace, "by": FALLEN}
        else:
            d.against = tuple(a for a in d.against if _of(state, a) not in ours)


def _of(state: Callable[[str], str | None], a: Any) -> str | None:
    return state(a.actor_id) if a.actor_id else None
