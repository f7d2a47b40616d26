"""Displacement: flows, stocks, returns, crossings apart, by window and place; overlapping windows are never added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from ..model import Claim
from ..values import Count
from .sums import Overlap, add_up, same_ground, why_not

Series = Literal["flow", "stock", "return", "refugees"]
SERIES: tuple[Series, ...] = ("flow", "stock", "return", "refugees")


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure for one place and window; several claims that give it stand together, their sources named."""

    series: Series
    start: str | None
    end: str | None
    place: str | None
    place_id: str | None
    min: float | None
    max: float | None
    what: str
    scope: str | None
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]


class Displacement(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of ``displacement``. ``refusals`` says for each series why its figures are not added; a series
    without an entry there may be, and ``sums`` gives the result."""

    figures: tuple[Figure, ...]
    refusals: dict[str, str]
    sums: dict[str, tuple[float | None, float | None]]


def series_of(claim: Claim) -> Series | None:
    """Which series a displacement claim belongs to: people who left, who are away, who came back, who crossed."""
    if claim.kind != "displacement" or claim.measure is None or claim.modality in ("planned", "denied"):
        return None
    what = claim.measure.what
    if what == "returned":
        return "return"
    if what == "refugees":
        return "refugees"
    if what == "sheltering" or claim.scope == "total":
        return "stock"
    return "flow" if what == "displaced" else None


def displacement(
    claims: Iterable[Claim],
    source_of: Callable[[Claim], str] = lambda c: c.asserted_by[0] if c.asserted_by else c.doc,
    overlap: Overlap = same_ground,
) -> Displacement:
    """Figures by series, place and window, in the order of their windows; ``overlap`` says whose places may share
    people, and so may not be added."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    kinds: dict[str, list[Claim]] = {}
    for claim in claims:
        series = series_of(claim)
        if series is None or claim.measure is None:
            continue
        place = claim.places[0].name if claim.places else None
        time = (claim.time.start, claim.time.end) if claim.time else (None, None)
        groups.setdefault((series, place, *time, claim.measure.min, claim.measure.max), []).append(claim)
        kinds.setdefault(series, []).append(claim)
    figures = []
    for (series_, place_, start, end, low, high), found in groups.items():
        first = min(found, key=lambda c: (c.document or c.doc, c.start, c.id))
        assert first.measure is not None
        figures.append(
            Figure(
                series=series_, start=start, end=end, place=place_, min=low, max=high,  # type: ignore[arg-type]
                place_id=next((i for i in first.place_ids if i), None) if first.places else None,
                what=first.measure.what, scope=first.scope,
                sources=tuple(sorted({source_of(c) for c in found})),
                claims=tuple(sorted(c.id for c in found)),
                documents=tuple(sorted({c.document or c.doc for c in found})),
            )
        )  # fmt: skip
    figures.sort(key=lambda f: (SERIES.index(f.series), f.start or "", f.end or "9999", f.place or "", f.min or 0.0))
    refusals: dict[str, str] = {}
    sums: dict[str, tuple[float | None, float | None]] = {}
    for name, found in sorted(kinds.items()):
        distinct = _distinct(found)
        reason = why_not(distinct, overlap)
        if reason:
            refusals[name] = reason
        else:
            total: Count = add_up(distinct, overlap)
            sums[name] = (total.min, total.max)
    return Displacement(figures=tuple(figures), refusals=refusals, sums=sums)


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each place, window and number: repeating a figure does not make it another."""
    seen: dict[tuple[object, ...], Claim] = {}
    for c in sorted(claims, key=lambda c: c.id):
        assert c.measure is not None
        place = c.places[0].name if c.places else None
        window = (c.time.start, c.time.end) if c.time else (None, None)
        seen.setdefault((place, window, c.measure.min, c.measure.max), c)
    return list(seen.values())
