"""Casualties over time: the sum of incidents' tolls, with cumulative claims beside it and never inside it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

import msgspec

from ..errors import Refused
from ..model import Claim, Incident, Place, Toll
from ..values import Count, to_date

MEASURES = ("killed", "injured", "casualties", "detained", "missing")
Step = Literal["day", "week", "month", "year", "all"]
Group = Literal["none", "party", "family", "place", "grade"]
Lookup = Callable[[str], Place | None]


class TollRow(msgspec.Struct, frozen=True, kw_only=True):
    """A sum over incidents. ``min``/``max`` add the lowest and highest figures, ``best`` the agreed ones (where none
    is agreed on, the lowest). ``start``/``end`` are the row's days, ``group`` what it was grouped by."""

    start: str | None
    end: str | None
    group: str | None = None
    min: float = 0.0
    max: float = 0.0
    best: float = 0.0
    incidents: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    contradictions: int = 0


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """A cumulative claim beside the ledger's own sum for the same place and window.

    ``share`` is the ledger's best figure over the claimed lower bound (``None`` where the claim has no bound).
    """

    claim: str
    claimed_min: float | None
    claimed_max: float | None
    start: str | None
    end: str | None
    place: str | None
    by: tuple[str, ...]
    document: str
    ledger: float
    ledger_min: float
    ledger_max: float
    incidents: int
    share: float | None
    words: str


class TollSeries(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of ``toll``: rows, their total, what was left out of the sum and why, cumulative claims beside."""

    measure: str
    step: str
    rows: tuple[TollRow, ...]
    total: TollRow
    left_out: tuple[dict[str, Any], ...] = ()
    beside: tuple[Beside, ...] = ()


def toll_series(
    incidents: Iterable[Incident],
    claims: Iterable[Claim] = (),
    measure: str = "killed",
    step: Step = "day",
    group: Group = "none",
    places: Lookup | None = None,
) -> TollSeries:
    """Sum the incidents' tolls by time and group.

    Incidents that may hold others (a span of more than two days, or no settlement) are listed under ``left_out``, not
    added, as are discounted ones. ``claims`` are the cumulative claims that belong beside. :class:`Refused` for a
    measure that mixes things.
    """
    check_measure(measure)
    counted: dict[tuple[str | None, str | None, str | None], list[Incident]] = {}
    left: list[dict[str, Any]] = []
    everything: list[Incident] = []
    for incident in incidents:
        if measure not in incident.toll:
            continue
        reason = not_added(incident)
        if reason:
            found = incident.toll[measure]
            left.append({"incident": incident.id, "why": reason, "min": found.min, "max": found.max})
            continue
        everything.append(incident)
        for name in _groups(incident, group):
            start, end = bucket(incident.time.start, step)
            counted.setdefault((start, end, name), []).append(incident)
    rows = [_row(start, end, name, found, measure) for (start, end, name), found in counted.items()]
    rows.sort(key=lambda r: (r.start or "9999", r.group or ""))
    days = sorted(i.time.start for i in everything if i.time.start)
    total = _row(days[0] if days else None, days[-1] if days else None, None, everything, measure)
    beside_rows = [b for c in claims if (b := beside(c, everything, measure, places)) is not None]
    beside_rows.sort(key=lambda b: (b.start or "", b.end or "", b.claim))
    return TollSeries(
        measure=measure, step=step, rows=tuple(rows), total=total, left_out=tuple(left), beside=tuple(beside_rows)
    )


def check_measure(measure: str) -> None:
    """:class:`Refused` for anything but one measure of harm."""
    parts = [p for p in measure.replace("+", ",").split(",") if p]
    if len(parts) > 1:
        raise Refused(f"{' and '.join(parts)} are different things and are not added; ask for one of them")
    if measure not in MEASURES:
        raise Refused(f"'{measure}' is no toll; ask for one of {', '.join(MEASURES)}")


def not_added(incident: Incident) -> str | None:
    """Why an incident's toll stays out of a sum; ``None`` when it goes in."""
    start, end = incident.time.start, incident.time.end
    length = (to_date(end) - to_date(start)).days if start and end else None
    return reason(incident.grade, length, incident.place.level if incident.place else None)


def reason(grade: str, length: int | None, level: str | None) -> str | None:
    """:func:`not_added` from a grade, the days from first to last (``None``: undated) and the place's level."""
    if grade == "discounted":
        return "discounted"
    if length is None:
        return "undated: it may be an incident that is counted already"
    if length > 1:
        return "its span of days may hold other incidents"
    if level not in ("site", "settlement", "district", "road"):
        return "its area may hold other incidents"
    return None


def is_cumulative(claim: Claim) -> bool:
    """Whether a claim is a figure that stands beside incidents: casualties over a period or in total."""
    return claim.kind == "casualties" and claim.scope in ("period", "total") and claim.measure is not None


def beside(claim: Claim, incidents: Sequence[Incident], measure: str, places: Lookup | None = None) -> Beside | None:
    """A cumulative claim and what the ledger holds for its place and window."""
    if not stands_beside(claim, measure):
        return None
    start, end = window(claim)
    inside = [
        i
        for i in incidents
        if (start is None or (i.time.start or "") >= start)
        and (end is None or (i.time.end or "9999") <= end)
        and lies_in(i, claim, places)
    ]
    return beside_row(claim, _row(start, end, None, inside, measure), measure)


def window(claim: Claim) -> tuple[str | None, str | None]:
    """The span of a cumulative figure. A single day that no words give is the day on which it was told: it runs up to it."""
    if claim.time is None:
        return None, None
    start, end = claim.time.start, claim.time.end
    return (None, end) if claim.time.text is None and start == end else (start, end)


def stands_beside(claim: Claim, measure: str) -> bool:
    """Whether a claim is a cumulative figure of that measure which is put forward as so."""
    what = claim.measure.what if claim.measure else None
    return is_cumulative(claim) and what == measure and claim.modality not in ("planned", "denied")


def beside_row(claim: Claim, row: TollRow, measure: str) -> Beside:
    """A cumulative claim beside the sum ``row`` over the incidents of its place and window."""
    assert claim.measure is not None
    start, end = row.start, row.end
    figure = claim.measure.min if claim.measure.min is not None else claim.measure.max
    share = row.best / figure if figure else None
    place = claim.places[0].name if claim.places else None
    who = ", ".join(claim.asserted_by) or "the publisher"
    many = "incident" if len(row.incidents) == 1 else "incidents"
    window = f"from {start or 'an unstated day'} to {end or 'an unstated day'}"
    percent = f", {share:.0%} of it" if share is not None else ""
    words = (
        f"{_count(claim.measure.min, claim.measure.max)} {measure} {window}{f' in {place}' if place else ''} "
        f"(claimed by {who}); this ledger holds {row.best:,.12g} from {len(row.incidents)} {many}{percent}"
    )
    return Beside(
        claim=claim.id, claimed_min=claim.measure.min, claimed_max=claim.measure.max, start=start, end=end, place=place,
        by=claim.asserted_by, document=claim.document or claim.doc, ledger=row.best, ledger_min=row.min,
        ledger_max=row.max, incidents=len(row.incidents), share=share, words=words,
    )  # fmt: skip


def lies_in(incident: Incident, claim: Claim, places: Lookup | None = None) -> bool:
    """Whether an incident lies in the place of a claim; a claim for a whole country or without a place holds all."""
    if not claim.places:
        return True
    wanted = claim.places[0].name
    record = places(incident.place_id) if places and incident.place_id else None
    if claim.places[0].level == "country":
        ids = claim.place_ids
        return in_country(record, places(ids[0]) if places and ids and ids[0] else None)
    if any(p.name == wanted for p in incident.places) or (incident.place and incident.place.name == wanted):
        return True
    ids = claim.place_ids
    return held(record, wanted, places(ids[0]) if places and ids and ids[0] else None)


def held(record: Place | None, name: str, area: Place | None) -> bool:
    """Whether a place is the area of this name or lies in it; a region holds what lies in the areas that it lies over."""
    if record is None:
        return False
    over = area.over if area is not None and area.name == name else ()
    return any(n in record.admin or n == record.name for n in (name, *over))


def in_country(record: Place | None, country: Place | None) -> bool:
    """Whether a place lies in a country; where either is not known it may."""
    if record is None or country is None or not record.country or not country.country:
        return True
    return record.country == country.country


def best_of(found: Toll) -> float:
    """The number that goes into a sum: the agreed one, else the lowest."""
    if found.agreed is not None:
        return found.agreed
    return found.min if found.min is not None else 0.0


def _row(start: str | None, end: str | None, group: str | None, found: Sequence[Incident], measure: str) -> TollRow:
    tolls = [i.toll[measure] for i in found if measure in i.toll]
    return TollRow(
        start=start,
        end=end,
        group=group,
        min=sum(t.min or 0.0 for t in tolls),
        max=sum(t.max or t.min or 0.0 for t in tolls),
        best=sum(best_of(t) for t in tolls),
        incidents=tuple(sorted(i.id for i in found if measure in i.toll)),
        claims=tuple(dict.fromkeys(o.claim for t in tolls for o in t.by_origin)),
        contradictions=sum(t.contradiction for t in tolls),
    )


def _groups(incident: Incident, group: Group) -> list[str | None]:
    """One group for each incident, so that groups add up to the whole."""
    if group == "party":
        parties = sorted({b["party"] for b in incident.blame if b["stance"] != "denies"})
        return [" or ".join(parties) if parties else "nobody named"]
    if group == "family":
        return [incident.family]
    if group == "place":
        return [incident.place.name if incident.place else "unknown"]
    return [incident.grade] if group == "grade" else [None]


def bucket(day: str | None, step: Step) -> tuple[str | None, str | None]:
    """First and last day of the row that a day falls in."""
    if day is None or step == "all":
        return None, None
    if step == "day":
        return day, day
    date = to_date(day)
    if step == "week":
        monday = date - datetime.timedelta(days=date.weekday())
        return monday.isoformat(), (monday + datetime.timedelta(days=6)).isoformat()
    if step == "year":
        return f"{date.year}-01-01", f"{date.year}-12-31"
    first = date.replace(day=1)
    last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    return first.isoformat(), last.isoformat()


def _count(low: float | None, high: float | None) -> str:
    count = Count(low, high)
    if low is not None and low == high:
        return f"{low:,.12g}"
    if low is not None and high is not None:
        return f"{low:,.12g} to {high:,.12g}"
    return f"{'at least' if low is not None else 'up to'} {count.best():,.12g}"
