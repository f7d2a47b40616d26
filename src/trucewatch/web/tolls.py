"""Tolls over time from columns: what :func:`trucewatch.series.casualties.toll_series` gives, without reading records."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import numpy.typing as npt

from ..case import counting
from ..model import Claim, Filters, Place
from ..series import casualties
from ..series.casualties import Beside, TollRow, TollSeries
from ..store import overview
from .board import NONE, Board, Mask, iso, ordinal

if TYPE_CHECKING:
    from .desk import Desk

Numbers = npt.NDArray[np.float64]


class Tolls:
    """One measure of every incident that has it, parallel to ``board``: NaN where there is no figure."""

    def __init__(self, board: Board, rows: Collection[tuple[Any, ...]]) -> None:
        size = len(board)
        self.has: Mask = np.zeros(size, dtype=bool)
        self.low, self.high, self.agreed = (np.full(size, np.nan) for _ in range(3))
        self.contradiction = np.zeros(size, dtype=np.int32)
        self.level = np.zeros(size, dtype=np.int8)
        self.levels: list[str | None] = [None]
        kept = [row for row in rows if row[0] in board.at]
        if not kept:
            return
        ids, low, high, agreed, contradiction, levels = zip(*kept, strict=True)
        at = np.fromiter(map(board.at.__getitem__, ids), dtype=np.int64, count=len(kept))
        self.has[at] = True
        for column, values in ((self.low, low), (self.high, high), (self.agreed, agreed), (self.contradiction, contradiction)):
            column[at] = np.array(values, dtype=column.dtype)  # None becomes NaN
        self.levels += sorted({x for x in levels if x is not None})
        self.level[at] = [self.levels.index(x) for x in levels]

    def put(self, n: int, low: Any, high: Any, agreed: Any, contradiction: Any, level: str | None) -> None:
        """Set one incident's."""
        self.has[n] = True
        self.low[n], self.high[n], self.agreed[n] = (np.nan if v is None else v for v in (low, high, agreed))
        self.contradiction[n] = bool(contradiction)
        if level not in self.levels:
            self.levels.append(level)
        self.level[n] = self.levels.index(level)


def read_tolls(desk: Desk, board: Board, measure: str, filters: Filters) -> Tolls:
    """A measure's columns, as of now or of the second clock."""
    day = filters.as_known_on
    case, _ = desk.case.clock(filters)
    made = Tolls(board, list(overview.tolls(case.ledger.db, measure)))
    if day is not None and case is desk.case:
        less = desk.board().less_known(day)
        made.has[[board.at[i] for i in less]] = False
        for i in desk.less_known(day):
            if measure in i.toll:
                t = i.toll[measure]
                made.put(board.at[i.id], t.min, t.max, t.agreed, t.contradiction, i.place.level if i.place else None)
    return made


def toll_series(
    desk: Desk, filters: Filters, measure: str, step: casualties.Step, most: int
) -> TollSeries:
    """Tolls of the incidents that pass. Rows name their incidents, not the claims; ``beside`` has ``most`` at the most."""
    counting.check_measure(measure)
    board, mask = desk.select(filters)
    tolls = desk.tolls(measure, filters)
    rows = np.flatnonzero(mask & tolls.has)
    why = _reasons(board, tolls, rows)
    left = [
        {"incident": board.ids[n], "why": reason, "min": _figure(tolls.low[n]), "max": _figure(tolls.high[n])}
        for n, reason in sorted(
            ((int(n), r) for n, r in zip(rows, why, strict=True) if r),
            key=lambda p: (iso(board.start[p[0]]) if board.start[p[0]] != NONE else "9999", board.ids[p[0]]),
        )
    ]
    added = rows[[reason is None for reason in why]]
    days, at = np.unique(board.start[added], return_inverse=True)
    buckets = [casualties.bucket(iso(d), step) for d in days]
    known = sorted(set(buckets), key=lambda b: b[0] or "9999")
    place = {b: n for n, b in enumerate(known)}
    group = np.array([place[b] for b in buckets], dtype=np.int64)[at]
    order = np.argsort(group, kind="stable")
    cuts = np.searchsorted(group[order], np.arange(1, len(known)))
    out = [_row(board, tolls, part, *known[n]) for n, part in enumerate(np.split(added[order], cuts)) if len(part)]
    total = _row(board, tolls, added, iso(days[0]) if len(days) else None, iso(days[-1]) if len(days) else None)
    return TollSeries(
        measure=measure, step=step, rows=tuple(out), total=total, left_out=tuple(left),
        beside=tuple(_beside(desk, filters, board, tolls, added, measure, most)),
    )  # fmt: skip


def _reasons(board: Board, tolls: Tolls, rows: npt.NDArray[np.int64]) -> list[str | None]:
    """Why each stays out of the sum, in the words of the series; asked once for what is alike."""

    @cache
    def why(grade: int, dated: bool, length: int, level: int) -> str | None:
        return casualties.reason(board.grades[grade], length if dated else None, tolls.levels[level])

    dated = (board.start[rows] != NONE) & (board.end[rows] != NONE)
    length = np.minimum(board.end[rows] - board.start[rows], 2)
    columns = (board.grade[rows], dated, length, tolls.level[rows])
    return [why(*key) for key in zip(*(c.tolist() for c in columns), strict=True)]


def _row(board: Board, tolls: Tolls, rows: npt.NDArray[np.int64], start: str | None, end: str | None) -> TollRow:
    low, high, agreed = tolls.low[rows], tolls.high[rows], tolls.agreed[rows]
    least = np.nan_to_num(low)
    most = np.where(np.nan_to_num(high) != 0, high, least)
    return TollRow(
        start=start, end=end, min=float(least.sum()), max=float(most.sum()),
        best=float(np.where(np.isnan(agreed), least, agreed).sum()),
        incidents=tuple(sorted(board.ids[n] for n in rows)), contradictions=int(tolls.contradiction[rows].sum()),
    )  # fmt: skip


def _figure(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _beside(
    desk: Desk, filters: Filters, board: Board, tolls: Tolls, added: npt.NDArray[np.int64], measure: str, most: int
) -> list[Beside]:
    """Cumulative claims with what the ledger holds for their place and window."""
    case, plain = desk.case.clock(filters)
    wide = msgspec.structs.replace(plain, kind="casualties", event=None, grade=None)
    found = case.ledger.claims(wide, case.scope(wide), ("period", "total"))
    claims = [c for c in found if casualties.stands_beside(c, measure)]
    claims.sort(key=lambda c: ((c.time.start if c.time else None) or "", (c.time.end if c.time else None) or "", c.id))
    lies = _Inside(board, lambda name: board.among(overview.incidents_naming(case.ledger.db, name)), desk.case.gazetteer.get)
    out = []
    for claim in claims[:most]:
        start = claim.time.start if claim.time else None
        end = claim.time.end if claim.time else None
        keep = lies.within(claim)[added]
        if start is not None:
            keep &= board.start[added] >= ordinal(start)
        if end is not None:
            keep &= board.end[added] <= ordinal(end)
        row = _row(board, tolls, added[keep], start, end)
        out.append(casualties.beside_row(claim, row, measure))
    return out


class _Inside:
    """Which incidents lie in the place of a claim, as :func:`casualties.lies_in` has it; asked once for each place."""

    def __init__(self, board: Board, naming: Callable[[str], Mask], places: Callable[[str], Place | None]) -> None:
        self.board, self.naming, self.places = board, naming, places
        self.known: dict[tuple[str, str, str | None], Mask] = {}
        keys = [p[0] for p in board.places]
        self.records = [places(k) if k and not k.startswith("name:") else None for k in keys]

    def within(self, claim: Claim) -> Mask:
        if not claim.places:
            return np.ones(len(self.board), dtype=bool)
        ident = claim.place_ids[0] if claim.place_ids else None
        key = (claim.places[0].name, claim.places[0].level, ident)
        if key not in self.known:
            self.known[key] = self._within(*key)
        return self.known[key].copy()

    def _within(self, name: str, level: str, ident: str | None) -> Mask:
        if level == "country":
            country = self.places(ident) if ident else None
            fits = [casualties.in_country(r, country) for r in self.records]
            return np.array(fits, dtype=bool)[self.board.place]
        area = self.places(ident) if ident else None
        held = np.array([casualties.held(r, name, area) for r in self.records], dtype=bool)
        return held[self.board.place] | self.naming(name)

