"""All incidents as columns of numbers, so that a filter over a hundred thousand of them takes milliseconds.

Made once for a state of the ledger (or for a day of the second clock) and kept until the log grows.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ..model import Filters, Incident, Place

Mask = npt.NDArray[np.bool_]
NONE = -1
_EPOCH = datetime.date(1970, 1, 1).toordinal()
#: Levels at which an incident's toll may enter a sum; larger areas may hold other incidents (docs/series.md).
_FINE = ("site", "settlement", "district", "road")


def ordinal(iso: str | None) -> int:
    """Days since 1970, ``NONE`` for no day."""
    if not iso:
        return NONE
    return datetime.date.fromisoformat(iso[:10]).toordinal() - _EPOCH


def iso(number: int) -> str:
    """The ISO day of :func:`ordinal`."""
    return datetime.date.fromordinal(int(number) + _EPOCH).isoformat()


class Board:
    """``ids``, and arrays that run parallel to it: ``start``/``end`` days, ``event``, ``family``, ``grade`` and
    ``place`` as numbers into ``events``, ``families``, ``grades``, ``places``; ``low``/``high`` killed (NaN: no figure).
    ``places`` are ``(key, name, lat, lon, level)``.
    """

    def __init__(self, rows: Iterable[Sequence[Any]], place: Callable[[str], Place | None]) -> None:
        columns = list(zip(*rows, strict=True)) or [()] * 15
        self.ids: list[str] = list(columns[0])
        self.events, self.event = _codes(columns[1])
        self.families, self.family = _codes(columns[2])
        self.start = _days(columns[3])
        self.end = _days(columns[4])
        self.grades, self.grade = _codes(columns[9])
        self.low = np.array([np.nan if v is None else v for v in columns[10]], dtype=float)
        self.high = np.array([np.nan if v is None else v for v in columns[11]], dtype=float)
        self.contested = np.array(columns[12], dtype=bool)
        self.sources = np.array(columns[13], dtype=np.int32)
        self.known = _days(columns[14])
        keys: dict[tuple[Any, ...], int] = {}
        self.place = np.array(
            [keys.setdefault((p or (f"name:{n.casefold()}" if n else ""), lat, lon), len(keys))
             for p, n, lat, lon in zip(columns[5], columns[6], columns[7], columns[8], strict=True)],
            dtype=np.int32,
        )  # fmt: skip
        names = dict(zip(self.place.tolist(), columns[6], strict=True))
        self.places: list[tuple[str, str, float | None, float | None, str]] = []
        for (key, lat, lon), n in keys.items():
            found = place(key) if key and not key.startswith("name:") else None
            self.places.append((key, names[n] or "", lat, lon, found.level if found else "settlement"))
        levels = np.array([p[4] in _FINE for p in self.places], dtype=bool) if self.places else np.zeros(0, dtype=bool)
        dated = (self.start != NONE) & (self.end != NONE) & (self.end - self.start <= 1)
        kept = np.array([g != "discounted" for g in self.grades], dtype=bool)
        fine = levels[self.place] if len(self.ids) else dated
        self.adds: Mask = dated & fine & (kept[self.grade] if len(self.ids) else dated)

    def __len__(self) -> int:
        return len(self.ids)

    def select(self, filters: Filters, ids: set[str] | None = None) -> Mask:
        """Which incidents pass; ``ids`` are those that pass the filters about names (``None``: all)."""
        mask = np.ones(len(self.ids), dtype=bool)
        if ids is not None:
            mask &= np.fromiter((i in ids for i in self.ids), dtype=bool, count=len(self.ids))
        if filters.event:
            mask &= _among(self.events, self.event, filters.event) | _among(self.families, self.family, filters.event)
        if filters.grade:
            mask &= _among(self.grades, self.grade, filters.grade)
        dated = (self.start != NONE) | (self.end != NONE)
        if filters.since:
            mask &= dated & ((self.end == NONE) | (self.end >= ordinal(filters.since)))
        until = min((d for d in (filters.until, filters.as_of) if d), default=None)
        if until:
            mask &= dated & ((self.start == NONE) | (self.start <= ordinal(until)))
        return mask

    def order(self, mask: Mask, sort: str = "day") -> npt.NDArray[np.int64]:
        """Row numbers of the selected in order: ``day`` newest first, ``oldest``, ``killed``, ``origins``."""
        rows = np.flatnonzero(mask)
        day = np.where(self.start[rows] != NONE, self.start[rows], self.end[rows])
        if sort == "oldest":
            return rows[np.lexsort((rows, np.where(day == NONE, 10**7, day)))]
        if sort == "killed":
            toll = np.nan_to_num(np.fmax(self.high[rows], self.low[rows]), nan=-1.0)
            return rows[np.lexsort((rows, -day, -toll))]
        if sort == "origins":
            return rows[np.lexsort((rows, -day, -self.sources[rows]))]
        return rows[np.lexsort((rows, -day))]

    def span(self, mask: Mask) -> tuple[str, str] | None:
        """First and last day of the selected."""
        known = np.concatenate([self.start[mask], self.end[mask]])
        known = known[known != NONE]
        return (iso(known.min()), iso(known.max())) if len(known) else None

    def core(self, mask: Mask, tail: float = 0.01) -> tuple[str, str] | None:
        """The span that holds all but a tail of the selected at each end: a lone date far off does not flatten the rest."""
        day = np.where(self.start[mask] != NONE, self.start[mask], self.end[mask])
        day = np.sort(day[day != NONE])
        if not len(day):
            return None
        cut = int(len(day) * tail)
        return iso(day[cut]), iso(day[len(day) - 1 - cut])

    def by(self, mask: Mask, what: str) -> dict[str, int]:
        """Selected incidents by ``grade``, ``event`` or ``family``, most first."""
        names: list[str] = getattr(self, {"grade": "grades", "event": "events", "family": "families"}[what])
        counts = np.bincount(getattr(self, what)[mask], minlength=len(names))
        pairs = [(n, int(c)) for n, c in zip(names, counts, strict=True) if c]
        return dict(sorted(pairs, key=lambda p: (-p[1], p[0])))

    def killed(self, mask: Mask) -> tuple[float, float, int]:
        """Lowest and highest sum of killed over those incidents that may be added, and how many these are."""
        rows = mask & self.adds & ~np.isnan(self.low)
        return float(np.nansum(self.low[rows])), float(np.nansum(np.fmax(self.high[rows], self.low[rows]))), int(rows.sum())

    def bins(self, mask: Mask, edges: Sequence[int]) -> list[dict[str, int]]:
        """Selected incidents by grade in each of the bins whose first days are ``edges`` (last edge: the end)."""
        rows = np.flatnonzero(mask & ((self.start != NONE) | (self.end != NONE)))
        day = np.where(self.start[rows] != NONE, self.start[rows], self.end[rows])
        at = np.searchsorted(np.array(edges), day, side="right") - 1
        out: list[dict[str, int]] = [{} for _ in range(len(edges) - 1)]
        inside = (at >= 0) & (at < len(out))
        width = len(self.grades)
        flat = np.bincount(at[inside] * width + self.grade[rows][inside], minlength=len(out) * width)
        for n in np.flatnonzero(flat):
            out[n // width][self.grades[n % width]] = int(flat[n])
        return out

    def grouped(self, mask: Mask) -> list[dict[str, Any]]:
        """The selected by place, most killed first: ``{place, name, lat, lon, level, n, low, high, grades, first}``.

        ``low``/``high`` add up only tolls that may be added; ``first`` is the row of one incident there.
        """
        rows = np.flatnonzero(mask)
        if not len(rows):
            return []
        where = self.place[rows]
        size = len(self.places)
        count = np.bincount(where, minlength=size)
        adds = self.adds[rows]
        low = np.bincount(where, weights=np.where(adds, np.nan_to_num(self.low[rows]), 0.0), minlength=size)
        top = np.nan_to_num(np.fmax(self.high[rows], self.low[rows]))
        high = np.bincount(where, weights=np.where(adds, top, 0.0), minlength=size)
        width = len(self.grades)
        grades = np.bincount(where * width + self.grade[rows], minlength=size * width).reshape(size, width)
        first = np.zeros(size, dtype=np.int64)
        first[where[::-1]] = rows[::-1]
        out: list[dict[str, Any]] = []
        for n in np.flatnonzero(count):
            key, name, lat, lon, level = self.places[n]
            out.append({
                "place": key, "name": name, "lat": lat, "lon": lon, "level": level, "n": int(count[n]),
                "low": float(low[n]), "high": float(high[n]), "first": int(first[n]),
                "grades": {self.grades[g]: int(grades[n, g]) for g in range(width) if grades[n, g]},
            })  # fmt: skip
        out.sort(key=lambda p: (-p["high"], -p["n"], p["name"]))
        return out


def rows_of(incidents: Iterable[Incident]) -> Iterable[tuple[Any, ...]]:
    """Incidents as the rows of :data:`trucewatch.store.overview.COLUMNS`."""
    for i in incidents:
        killed = i.toll.get("killed")
        yield (
            i.id, i.event, i.family, i.time.start, i.time.end, i.place_id, i.place.name if i.place else None, i.lat,
            i.lon, i.grade, killed.min if killed else None, killed.max if killed else None, bool(i.contradictions),
            len(i.origins), i.first_known,
        )  # fmt: skip


def _codes(values: Sequence[str]) -> tuple[list[str], npt.NDArray[np.int32]]:
    known: dict[str, int] = {}
    codes = np.array([known.setdefault(v, len(known)) for v in values], dtype=np.int32)
    return list(known), codes


def _days(values: Sequence[str | None]) -> npt.NDArray[np.int32]:
    cache: dict[str | None, int] = {}
    out = np.empty(len(values), dtype=np.int32)
    for n, v in enumerate(values):
        if v not in cache:
            cache[v] = ordinal(v)
        out[n] = cache[v]
    return out


def _among(names: list[str], codes: npt.NDArray[np.int32], wanted: str) -> Mask:
    return codes == names.index(wanted) if wanted in names else np.zeros(len(codes), dtype=bool)
