"""Acts that go on in spite of a dated deal: they run from the deal to the day of the telling.

"Despite a ceasefire announced in July, the shelling has continued, killing hundreds": the shelling, its toll and the breach
are of all the time since July.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..text import Found
from ..values import Interval
from .draft import Draft, happens

SINCE_DEAL = "since the deal"  # the reason in the trace
_CONTRAST = "despite-deal"  # the trigger of a breach told as "despite the deal X went on"
_GOES_ON = "GOESON"  # tag of the words for going on; what was only taken up again has days of its own
_NEAR = 6  # chunks from the words of contrast to the deal's noun


def run_on(drafts: Sequence[Draft], found: Found) -> None:
    """Give what goes on in spite of a deal, and has no day of its own, the time since the deal."""
    breaches = [d for d in drafts if d.c.trigger.id == _CONTRAST and any(_GOES_ON in x.tags for x in d.sent.chunks)]
    if not breaches or not found.reference:
        return
    for b in breaches:
        beside = [o for o in drafts if o.sent is b.sent]
        deal = next((o for o in beside if o.kind == "agreement" and 0 < o.c.at - b.c.at <= _NEAR and "time" in o.own), None)
        if deal is None or deal.when is None or deal.when.start is None or deal.when.start > found.reference:
            continue
        for o in beside:
            if o is not deal and happens(o) and ("time" not in o.own or o.time is deal.time):
                o.when, o.time, o.own = Interval(deal.when.start, found.reference), None, o.own - {"time"}
                o.trace["time"] = SINCE_DEAL
                if o.scope == "incident":
                    o.scope = "period"
