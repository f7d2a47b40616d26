"""What a deal asks for holds from the day of the deal on: "the two agreed on 9 May to clear the strip, in which arms are banned"."""

from __future__ import annotations

from collections.abc import Sequence

from ..text import Found
from ..values import Interval
from .draft import Draft

FROM_DEAL = "from the day of its deal"  # the reason in the trace
_ASKED = frozenset(("requires", "prohibits", None))
_MADE = frozenset(("signed", "announced", "in_force", None))
_BACK = 2  # sentences back to the deal whose terms follow
_LAST = frozenset(("until", "before", "within_n", "from", "next_n"))  # of what is to be done


def hold(drafts: Sequence[Draft], found: Found) -> None:
    """Give terms without a day of their own the time from the deal told with them or shortly before. Drafts come in the order
    of their sentences."""
    deals = [d for d in drafts if _made(d, found)]
    for d in drafts if deals else ():
        if d.kind != "term" or d.c.sense.event not in _ASKED or d.modality not in ("asserted", "planned"):
            continue
        before = [o for o in deals if 0 <= d.at - o.at <= _BACK]
        if not before:
            continue
        deal = min(before, key=lambda o: (d.at - o.at, abs(o.c.at - d.c.at)))
        if d.when is None or (d.time is not None and d.time is deal.time and d.time.node.op not in _LAST):
            d.when, d.time, d.own = Interval(deal.when.start, None) if deal.when else None, None, d.own - {"time"}
            d.trace = {**d.trace, "time": FROM_DEAL}


def _made(d: Draft, found: Found) -> bool:
    """Whether a draft tells that a deal was made, on a day before the text's."""
    if d.kind != "agreement" or d.c.sense.event not in _MADE or d.modality != "asserted" or "time" not in d.own or d.when is None:
        return False
    return d.when.start is not None and (found.reference is None or d.when.start <= found.reference)
