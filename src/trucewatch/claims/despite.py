"""What happens in spite of a dated deal, running on or summed up: it runs from the deal to the day of the telling.

"Despite a ceasefire announced in July, the shelling has continued, killing hundreds": the shelling, its toll and the breach
are of all the time since July. "The army killed 900 civilians despite the deal of 9 May": so is a sum that no one act made.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..text import Found
from ..values import Interval
from .draft import Draft, happens, length, time_at
from .grammar import Grammar

SINCE_DEAL = "since the deal"  # the reason in the trace
GOING_ON = "has not stopped"
_CONTRAST = "t:despite-deal"  # tag of "despite", "in spite of"
_GOES_ON = "GOESON"  # tag of the words for going on; what was only taken up again has days of its own
_NEAR = 6  # chunks from the words of contrast to the deal's noun
_BESIDE = 3  # chunks between a deal's noun and its day
_LONG = 14  # days since a deal over which a sum is no one act's
_SUMS = {"killed": 100, "casualties": 100, "injured": 200, "displaced": 2000, "area_km2": 50, "settlements": 10}
_SUMMED = frozenset(("casualties", "control_change", "displacement"))
_CAMPAIGN = "offensive"
_AGREED = frozenset(("signed", "announced", "in_force", "extended", None))


def run_on(drafts: Sequence[Draft], found: Found, grammar: Grammar) -> None:
    """Give what goes on or is summed up in spite of a deal, and has no day of its own, the time since the deal."""
    told: Interval | None = None
    n = 0
    while found.reference and n < len(drafts):
        stop = n
        while stop < len(drafts) and drafts[stop].sent is drafts[n].sent:
            stop += 1
        here, n = drafts[n:stop], stop
        deals = [d for d in here if d.kind == "agreement" and "time" in d.own and d.c.sense.event in _AGREED]
        at = _flouted(here[0], grammar)
        if at >= 0:
            _date(here, at, told, found, grammar)
        if deals and deals[-1].modality == "asserted":
            told = deals[-1].when


def going_on(found: Found, drafts: Sequence[Draft], grammar: Grammar) -> None:
    """Give an act that is only named as one that has not stopped ("in spite of ongoing shelling that has killed hundreds"), and
    its harm, the time until the day of the telling, and not the day of what is told in spite of it."""
    for d in drafts:
        chunks, at = d.sent.chunks, d.c.at
        if d.kind != "incident" or d.c.form != "noun" or found.reference is None:
            continue
        if not any(x.norm in grammar.unceasing for x in chunks[max(0, at - _BESIDE) : at]):
            continue
        k = next((k for k in range(at - 1, max(-1, at - 1 - _NEAR), -1) if _CONTRAST in chunks[k].tags), -1)
        if k < 0:
            continue
        end = next((j for j in range(at, len(chunks)) if "COMMA" in chunks[j].tags and k == 0), len(chunks))
        for o in drafts:
            inside = time_at(o, o.time) if o.time is not None else -1
            if o.sent is d.sent and k < o.c.at < end and happens(o) and not k < inside < end:
                o.when, o.time, o.own = Interval(None, found.reference), None, o.own | {"time"}
                o.trace = {**o.trace, "time": GOING_ON}


def _flouted(d: Draft, grammar: Grammar) -> int:
    """Where the deal stands in spite of which a draft's sentence tells something; -1 where none does."""
    chunks = d.sent.chunks
    for k, x in enumerate(chunks):
        if _CONTRAST in x.tags:
            return next((j for j in range(k + 1, min(k + 1 + _NEAR, len(chunks))) if chunks[j].tags & grammar.deal), -1)
    return -1


def _date(here: Sequence[Draft], at: int, told: Interval | None, found: Found, grammar: Grammar) -> None:
    chunks = here[0].sent.chunks
    deal = next((o for o in here if o.kind == "agreement" and o.c.at == at and "time" in o.own), None)
    day = deal.time if deal is not None else _beside(here, at)
    when = deal.when if deal is not None else found.resolve(day, None, None) if day is not None else None
    if when is None and day is None and any(x.tags & grammar.definite for x in chunks[max(0, at - _BESIDE) : at]):
        when = told
    if when is None or when.start is None or when.start > str(found.reference):
        return
    since = Interval(when.start, found.reference)
    on = any(_GOES_ON in x.tags for x in chunks)
    sums = [] if on or length(since) < _LONG else [o for o in here if _sum(o)]
    if any(o.kind != "agreement" and "time" in o.own and o.time is not None and o.time is not day for o in here):
        sums = []  # "on Monday the army took 12 villages in spite of the deal of May"
    if any(o.kind == "incident" and o.c.form != "noun" and o.c.sense.event != _CAMPAIGN for o in here):
        sums = []  # "jets struck a market, killing 110, in spite of the deal"
    for o in here:
        if o is not deal and happens(o) and (on or o in sums) and ("time" not in o.own or o.time is day):
            o.when, o.time, o.own = since, None, o.own - {"time"}
            o.trace = {**o.trace, "time": SINCE_DEAL}
            if o.scope == "incident":
                o.scope = "period"


def _beside(here: Sequence[Draft], at: int) -> Any:
    """The day that stands beside a deal's noun: "the September accord", "the accord of 17 September"."""
    chunks = here[0].sent.chunks
    for j in (*range(at - 1, max(-1, at - 1 - _BESIDE), -1), *range(at + 1, min(len(chunks), at + 1 + _BESIDE))):
        if chunks[j].kind == "time":
            return chunks[j].value
        if "COMMA" in chunks[j].tags:
            break
    return None


def _sum(o: Draft) -> bool:
    """Whether a draft counts more than one act does."""
    g = o.c.group
    return g is not None and o.kind in _SUMMED and g.number >= _SUMS.get(str(o.c.measure), float("inf"))
