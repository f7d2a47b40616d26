"""Displacement: flows, stocks, returns, crossings apart, by window and place; overlapping windows are never added.

A stock is a number of people at a time: one whose sentence gives no time is of the day on which it was told. Words that
give no figure ("many fled") are listed as reports without one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from ..model import Claim, When
from ..values import Count, Interval
from .sums import Overlap, add_up, same_ground, why_not

Series = Literal["flow", "stock", "return", "refugees"]
SERIES: tuple[Series, ...] = ("flow", "stock", "return", "refugees")


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure for one place and window; several claims that give it stand together, their sources named.

    A report without a figure has neither ``min`` nor ``max``, and its own ``words``."""

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
    words: str | None = None


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
    day_of: Callable[[Claim], Interval] = lambda _: Interval(None, None),
    vague: Callable[[Claim], bool] = lambda _: False,
    window: Interval | None = None,
) -> Displacement:
    """Figures by series, place and window, in the order of their windows; ``overlap`` says whose places may share
    people, and so may not be added. ``day_of`` gives the day on which a claim was told, ``vague`` says whose words are
    no figure. With a ``window`` only figures that may lie in it are given."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    kinds: dict[str, list[Claim]] = {}
    for told in claims:
        series = series_of(told)
        if series is None or told.measure is None:
            continue
        claim = _standing(told, day_of) if series == "stock" else told
        if window is not None and not _within(claim, window):
            continue
        place = told.places[0].name if told.places else None
        time = (claim.time.start, claim.time.end) if claim.time else (None, None)
        if vague(told):
            groups.setdefault((series, place, *time, None, None, told.measure.text), []).append(claim)
            continue
        groups.setdefault((series, place, *time, told.measure.min, told.measure.max, None), []).append(claim)
        kinds.setdefault(series, []).append(claim)
    figures = []
    for (series_, place_, start, end, low, high, words), found in groups.items():
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
                words=words,  # type: ignore[arg-type]
            )
        )  # fmt: skip
    figures.sort(key=lambda f: (SERIES.index(f.series), f.start or "", f.end or "9999", f.place or "", f.min or 0.0, f.words or ""))
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


def _standing(claim: Claim, day_of: Callable[[Claim], Interval]) -> Claim:
    """A stock with the day of which it is: its sentence's time; else the end of the time that the context gives, else
    the day on which it was told."""
    if claim.time is not None and claim.time.text is not None:
        return claim
    told = day_of(claim)
    end = claim.time.end if claim.time else None
    if end is None:
        start, end = told.start or told.end, told.end
    else:
        start = end
    return msgspec.structs.replace(claim, time=When(start, end, None) if end else None)


def _within(claim: Claim, window: Interval) -> bool:
    if claim.time is None or (claim.time.start is None and claim.time.end is None):
        return False
    return Interval(claim.time.start, claim.time.end).overlaps(window)


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each place, window and number: repeating a figure does not make it another."""
    seen: dict[tuple[object, ...], Claim] = {}
    for c in sorted(claims, key=lambda c: c.id):
        assert c.measure is not None
        place = c.places[0].name if c.places else None
        window = (c.time.start, c.time.end) if c.time else (None, None)
        seen.setdefault((place, window, c.measure.min, c.measure.max), c)
    return list(seen.values())
