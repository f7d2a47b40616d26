"""Tolls, displacement and coverage of a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from .. import reconcile
from ..errors import InputError, NotFound
from ..incidents import settings
from ..incidents.origins import voice
from ..model import Claim, Document, Filters, Incident
from ..series import casualties, displacement, sums
from ..series.coverage import Coverage, coverage
from ..series.figureless import Figureless
from ..values import Interval

if TYPE_CHECKING:
    from .core import Case


def check_measure(measure: str) -> None:
    """:class:`~trucewatch.errors.InputError` for what is no toll, :class:`~trucewatch.errors.Refused` for several in one."""
    if not set(measure.replace("+", ",").split(",")) <= set(casualties.MEASURES):
        raise InputError(f"measure {measure}: no toll; one of {', '.join(casualties.MEASURES)}")
    casualties.check_measure(measure)


def toll(
    case: Case,
    filters: Filters,
    measure: str = "killed",
    step: casualties.Step = "day",
    group: casualties.Group = "none",
) -> casualties.TollSeries:
    """Incidents' tolls over time, cumulative claims beside them. Mixed things are refused."""
    check_measure(measure)
    case, filters = case.clock(filters)
    wide = msgspec.structs.replace(filters, kind="casualties", event=None, grade=None)
    beside = [c for c in case.ledger.claims(wide, case.scope(wide), ("period", "total")) if casualties.is_cumulative(c)]
    return casualties.toll_series(case.incidents(filters), beside, measure, step, group, case.gazetteer.get)


def displaced(case: Case, filters: Filters) -> displacement.Displacement:
    """Displacement figures: flows, stocks, returns and crossings apart."""
    case, filters = case.clock(filters)
    until = min((d for d in (filters.until, filters.as_of) if d), default=None)
    asked = Interval(filters.since, until) if filters.since or until else None
    claims = case.claims(msgspec.structs.replace(filters, kind="displacement", since=None, until=None, as_of=None))
    return displacement.displacement(
        claims, source(case), sums.shared_ground(case.gazetteer.get), _published(case), Figureless(case.packs), asked
    )


def added(case: Case, ids: Sequence[str]) -> tuple[float | None, float | None]:
    """The sum of single claims' figures; :class:`~trucewatch.errors.Refused` with the reason where it would mislead."""
    claims = [case.claim(case.identify(i)[1]) for i in ids]
    if not claims:
        raise NotFound("no claims to add; give their ids")
    total = sums.add_up(claims, sums.shared_ground(case.gazetteer.get), Figureless(case.packs))
    return total.min, total.max


def _published(case: Case) -> Callable[[Claim], Interval]:
    """The day on which a claim's document came out, as far as it is known."""
    days: dict[str, Interval] = {}

    def published(claim: Claim) -> Interval:
        if claim.document not in days:
            found = case.ledger.document(claim.document, text=False)
            days[claim.document] = Interval(found.published.start, found.published.end) if found else Interval(None, None)
        return days[claim.document]

    return published


def source(case: Case) -> Callable[[Claim], str]:
    """Who stands behind a claim, near-copies and agencies collapsed."""
    s = settings(case.packs)
    documents: dict[str, Document] = {}

    def name(claim: Claim) -> str:
        found = documents.get(claim.document)
        if found is None:
            found = case.ledger.document(claim.document, text=False)
            if found is None:
                return claim.asserted_by[0] if claim.asserted_by else claim.document
            documents[claim.document] = found
            for other in (found.origin, *found.quotes):
                if other and other not in documents:
                    first = case.ledger.document(other, text=False)
                    if first is not None:
                        documents[other] = first
        return voice(claim, found, documents, s).name

    return name


def covered(case: Case, filters: Filters) -> Coverage | None:
    """Days and places with no reporting between ``since`` and ``until`` (or the first and last day of publication)."""
    told = list(case.claims(msgspec.structs.replace(filters, grade=None, event=None)))
    documents = list(case.documents(Filters(as_known_on=filters.as_known_on, publisher=filters.publisher)))
    days = sorted(d.published.start for d in documents if d.published.start and d.published.start == d.published.end)
    start, end = filters.since or (days[0] if days else None), filters.until or (days[-1] if days else None)
    if start is None or end is None or start > end:
        return None
    return coverage(start, end, documents, told)


def links(case: Case, incident: Incident) -> list[reconcile.Link]:
    """Which tellings make up an incident and why, and which came near."""
    return reconcile.links(case.ledger, case.packs, incident)
