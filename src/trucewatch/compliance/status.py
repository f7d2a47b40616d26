"""Was a clause in force that day, for that party, in that place? Three answers, each with its reasons in words.

Time: the agreement's dated facts are grouped by what they are about. Where sources give different dates for one fact,
the answer is worked out for every combination ("reading"); it is ``yes`` or ``no`` where all readings agree and
``disputed`` where they do not, or where the day is one on which the clause began or stopped at some hour.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Literal

import msgspec

from .rulebook import Rulebook
from .schema import Agreement, Answer, Clause, Dated
from .when import Phase, end_phase, expiry_phase, hour, span, start_phase
from .zones import InZone, Spot, Zones

_MAX_READINGS = 64


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer. ``in_force`` is about the day (for that party and zone), ``bound`` about the party, ``in_zone``
    about the place; ``answer`` puts the three together."""

    in_force: Answer
    bound: Literal["yes", "no", "disputed", "unknown"]
    in_zone: InZone
    answer: Answer
    zone: str | None = None
    reasons: tuple[str, ...] = ()


def in_force(
    book: Rulebook, zones: Zones, agreement: Agreement, clause: Clause, party: str | None, spot: Spot | None, day: str
) -> Standing:
    """One clause on one day for a party (a neutral actor name, or ``None`` if not known) at a place (or anywhere)."""
    zone, where, place_why = place_standing(zones, agreement, clause, spot)
    bound, bound_why = party_standing(book, agreement, clause, party, day)
    sides = book.sides.of(party)
    time, time_why = time_standing(agreement, clause, day, sides, zone)
    reasons = (*time_why, bound_why if party else "", place_why)
    placed = {"in": "yes", "out": "no"}.get(where, "disputed") if spot is not None else "yes"
    parts = [time, bound if party else "yes", placed]
    answer: Answer = "no" if "no" in parts else ("yes" if all(p == "yes" for p in parts) else "disputed")
    return Standing(
        in_force=time, bound=bound, in_zone=where, answer=answer, zone=zone, reasons=tuple(filter(None, reasons))
    )  # fmt: skip


def place_standing(
    zones: Zones, agreement: Agreement, clause: Clause, spot: Spot | None
) -> tuple[str | None, InZone, str]:
    """The zone of the clause that the place lies in (or is nearest to lying in), the answer and the reason."""
    wanted = clause.zones or agreement.zones
    if spot is None:
        return (wanted[0] if len(wanted) == 1 else None), "unknown", ""
    rank = {"in": 0, "uncertain": 1, "unknown": 2, "out": 3}
    answers = [(zone, *zones.locate(zone, spot)) for zone in wanted]
    zone, where, why = min(answers, key=lambda a: rank[a[1]])
    return (zone if where != "out" else None), where, why


def party_standing(
    book: Rulebook, agreement: Agreement, clause: Clause, party: str | None, day: str
) -> tuple[Literal["yes", "no", "disputed", "unknown"], str]:
    """Whether the actor is bound by the clause."""
    if not party:
        return "unknown", "who did it is not said"
    sides = book.sides.of(party)
    if not sides:
        return "unknown", f"{party} is not known to belong to any side"
    if clause.binds and not sides & set(clause.binds):
        return "no", f"the clause does not bind {party}"
    parties = [*agreement.parties, *agreement.guarantors]
    own = set(book.sides.direct(party))
    entries = [p for p in parties if p.side in sides]
    if not entries:
        return "no", f"{party} is not a party to it"
    # the entry for the nearest side speaks: a faction that rejected the deal, before the camp that accepted it
    entry = min(entries, key=lambda p: (p.side not in own, len(book.sides.below(p.side)), p.bound != "yes"))
    name = book.sides.name(entry.side)
    if entry.since is not None and day < span(entry.since)[0]:
        return "no", f"{name} joined only on {entry.since}"
    note = f" ({entry.note})" if entry.note else ""
    if entry.bound == "no":
        return "no", f"{name} is not bound{note}"
    if entry.bound == "disputed":
        return "disputed", f"whether {name} is bound is disputed{note}"
    return "yes", f"{party} is bound as {name}" if name != party else f"{party} is bound"


def time_standing(
    agreement: Agreement, clause: Clause, day: str, sides: frozenset[str] = frozenset(), zone: str | None = None
) -> tuple[Answer, tuple[str, ...]]:
    """Whether the clause was in force on the day, for those sides in that zone."""
    if clause.start is not None and start_phase(clause.start, day) == "before":
        return "no", (f"the clause applies only from {clause.start}",)
    if clause.end is not None and expiry_phase(clause.end, day) == "after":
        return "no", (f"the clause applied only until {clause.end}",)
    facts = [f for f in agreement.history if _concerns(f, sides, zone)]
    groups = _groups(facts)
    readings = list(itertools.islice(itertools.product(*groups), _MAX_READINGS))
    answers = [_read(agreement, reading, day) for reading in readings]
    kinds = {a for a, _ in answers}
    if kinds == {"yes"} or kinds == {"no"}:
        return answers[0][0], (answers[0][1],)
    reasons: list[str] = []
    for (answer, why), reading in zip(answers, readings, strict=True):
        choices = [f for f, group in zip(reading, groups, strict=True) if len(group) > 1]
        said = "; ".join(f"{_label(f)} {f.date} according to {f.according_to or f.source}" for f in choices)
        reasons.append(f"{said}: {answer}, {why}" if said else why)
    return "disputed", tuple(dict.fromkeys(reasons))


def envelope(agreement: Agreement) -> tuple[str, str | None]:
    """Days outside which the agreement was surely not in force for anybody, anywhere: first, and last or ``None``."""
    starts = [span(f.date)[0] for f in agreement.history if f.event == "in_force"]
    general = [f for f in agreement.history if not f.zones and not f.parties]
    ends = [span(f.date)[1] for f in general if f.event == "ended"]
    if not ends and agreement.renewal == "none" and not any(f.event == "extended" for f in agreement.history):
        ends = [span(f.date)[1] for f in general if f.event == "expires"]
    return min(starts, default="9999-12-31"), max(ends, default=None)


def _concerns(fact: Dated, sides: frozenset[str], zone: str | None) -> bool:
    if fact.zones and zone not in fact.zones:
        return False
    return not (fact.parties and not sides & set(fact.parties))


def _groups(facts: Sequence[Dated]) -> list[list[Dated]]:
    """Facts about one thing, as alternatives of one another."""
    groups: dict[tuple[str, str], list[Dated]] = {}
    for fact in facts:
        groups.setdefault((fact.event, fact.about), []).append(fact)
    return list(groups.values())


def _label(fact: Dated) -> str:
    return {"in_force": "in force from", "expires": "term ends", "ended": "ended", "signed": "signed",
            "announced": "announced", "extended": "extended", "suspended": "suspended",
            "resumed": "resumed"}[fact.event]  # fmt: skip


def _read(agreement: Agreement, reading: Sequence[Dated], day: str) -> tuple[Answer, str]:
    """One reading: a single date for every fact."""
    by_event: dict[str, list[Dated]] = {}
    for fact in reading:
        by_event.setdefault(fact.event, []).append(fact)
    starts = by_event.get("in_force") or []
    if not starts:
        return "no", "no day is known on which it came into force"
    first = min(starts, key=lambda f: span(f.date)[0])
    phase = start_phase(first.date, day)
    if phase == "before":
        return "no", f"not yet in force (from {first.date})"
    if phase == "part":
        since = hour(first.date) or "some time"
        return "disputed", f"in force only from {since} that day; the hour of the act is not known"
    for fact in sorted(by_event.get("ended", ()), key=lambda f: span(f.date)[0]):
        end = end_phase(fact.date, day)
        if end != "before":
            why = f"ended {fact.date}" + (f" ({fact.note})" if fact.note else "")
            return ("no", why) if end == "after" else ("disputed", f"{why}; in the course of that day or month")
    lapse = _lapsed(agreement, by_event, day)
    if lapse is not None:
        return lapse
    pause = _paused(by_event, day)
    if pause is not None:
        return pause
    extended = [f for f in by_event.get("extended", ()) if span(f.date)[0] <= day]
    terms = [f.date for f in by_event.get("expires", ())]
    if agreement.renewal == "automatic" and not extended and terms and day > min(terms):
        return "yes", f"in force since {first.date}, its term renewed automatically"
    tail = f", extended {max(f.date for f in extended)}" if extended else ""
    return "yes", f"in force since {first.date}{tail}"


def _lapsed(agreement: Agreement, by_event: dict[str, list[Dated]], day: str) -> tuple[Answer, str] | None:
    terms = by_event.get("expires", [])
    if not terms:
        return None
    last = min(terms, key=lambda f: f.date).date
    open_end = False
    for fact in sorted(by_event.get("extended", ()), key=lambda f: span(f.date)[0]):
        open_end, last = (True, last) if fact.until is None else (open_end, max(last, fact.until))
    if open_end:
        return None
    phase: Phase = expiry_phase(last, day)
    if phase == "before":
        return None
    if phase == "part":
        return "disputed", f"its term ends in {last}"
    if agreement.renewal == "automatic":
        return None
    if agreement.renewal == "explicit":
        return "disputed", f"its term ended {last}; no extension is on record"
    return "no", f"lapsed after {last}"


def _paused(by_event: dict[str, list[Dated]], day: str) -> tuple[Answer, str] | None:
    changes: list[tuple[str, str, Dated]] = sorted(
        [(span(f.date)[0], event, f) for event in ("suspended", "resumed") for f in by_event.get(event, ())],
        key=lambda c: (c[0], c[1] == "suspended"),
    )
    state: tuple[Answer, str] | None = None
    for at, event, fact in changes:
        if at > day:
            break
        last = span(fact.date)[1]
        if at <= day <= last and event == "suspended" and hour(fact.date) != "00:00":
            state = "disputed", f"suspended {fact.date}, in the course of that day or month"
        elif at <= day <= last and event == "resumed" and hour(fact.date) != "00:00":
            state = "disputed", f"resumed {fact.date}, in the course of that day or month"
        else:
            state = ("no", f"suspended since {fact.date}") if event == "suspended" else None
    return state
