"""All incidents as columns of numbers, so that a filter over a hundred thousand of them takes milliseconds.

Made once for a state of the ledger and kept until the log grows; for a day of the second clock only those incidents
are put in anew of which less was known then.
"""

from __future__ import annotations

import copy
import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from ..model import Filters, Incident, Place

T = TypeVar("T")
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
    ``places`` are ``(key, name, lat, lon, level)``. ``there`` marks those that count: all, but for the second clock.
    """

    def __init__(self, rows: Iterable[Sequence[Any]], place: Callable[[str], Place | None]) -> None:
        columns = list(zip(*rows, strict=True)) or [()] * 16
        self.lookup = place
        self.ids: list[str] = list(columns[0])
        self.at = {i: n for n, i in enumerate(self.ids)}
        self.there = np.ones(len(self.ids), dtype=bool)
        self.events, self.event = _codes(columns[1])
        self.families, self.family = _codes(columns[2])
        self.start = _days(columns[3])
        self.end = _days(columns[4])
        self.grades, self.grade = _codes(columns[9])
        self.low, self.high = (np.array(columns[n], dtype=float) for n in (10, 11))  # None becomes NaN
        self.contested = np.array(columns[12], dtype=bool)
        self.sources = np.array(columns[13], dtype=np.int32)
        self.known = _days(columns[14])
        self.latest = _days(columns[15])
        self._keys: dict[tuple[str, float | None, float | None], int] = {}
        self.places: list[tuple[str, str, float | None, float | None, str]] = []
        spots, at = _codes(list(zip(*columns[5:9], strict=True)))
        numbers = np.array([self._spot(*spot) for spot in spots], dtype=np.int32)
        self.place = numbers[at] if len(at) else at
        self._adds()

    def _spot(self, key: str | None, name: str | None, lat: float | None, lon: float | None) -> int:
        """The number of a place at a position."""
        whole = (key or (f"name:{name.casefold()}" if name else ""), lat, lon)
        n = self._keys.get(whole)
        if n is None:
            n = self._keys[whole] = len(self.places)
            found = self.lookup(key) if key and not key.startswith("name:") else None
            self.places.append((whole[0], name or "", lat, lon, found.level if found else "settlement"))
        return n

    def _adds(self) -> None:
        """Which tolls may enter a sum: of a day, of a place that holds no other, not discounted."""
        levels = np.array([p[4] in _FINE for p in self.places], dtype=bool)
        dated = (self.start != NONE) & (self.end != NONE) & (self.end - self.start <= 1)
        kept = np.array([g != "discounted" for g in self.grades], dtype=bool)
        self.adds: Mask = dated & levels[self.place] & kept[self.grade] if len(self.ids) else dated

    def less_known(self, day: str) -> list[str]:
        """Incidents known by a day of which a document came later: what was known of them then was less."""
        then = ordinal(day)
        return [self.ids[n] for n in np.flatnonzero((self.known <= then) & ((self.latest > then) | (self.latest == NONE)))]

    def known_by(self, day: str, rows: Iterable[Sequence[Any]]) -> Board:
        """The board as of a day of the second clock; ``rows`` are those of :meth:`less_known` as they stood then."""
        made = copy.copy(self)
        for name in ("start", "end", "event", "family", "grade", "low", "high", "contested", "sources", "known", "latest", "place"):
            setattr(made, name, getattr(self, name).copy())
        for name in ("events", "families", "grades", "places"):
            setattr(made, name, list(getattr(self, name)))
        made._keys = dict(self._keys)
        made.there = self.known <= ordinal(day)
        made.there[[self.at[i] for i in self.less_known(day)]] = False
        for row in rows:
            n = self.at[row[0]]
            made.there[n] = True
            coded = ((made.events, made.event, 1), (made.families, made.family, 2), (made.grades, made.grade, 9))
            for names, codes, column in coded:
                value = row[column]
                if value not in names:
                    names.append(value)
                codes[n] = names.index(value)
            made.start[n], made.end[n] = ordinal(row[3]), ordinal(row[4])
            made.place[n] = made._spot(*row[5:9])
            made.low[n], made.high[n] = (np.nan if v is None else v for v in row[10:12])
            made.contested[n], made.sources[n] = row[12], row[13]
            made.known[n], made.latest[n] = ordinal(row[14]), ordinal(row[15])
        made._adds()
        return made

    def __len__(self) -> int:
        return len(self.ids)

    def among(self, ids: Collection[str]) -> Mask:
        """Which incidents are these."""
        mask = np.zeros(len(self.ids), dtype=bool)
        mask[np.fromiter((n for n in map(self.at.get, ids) if n is not None), dtype=np.int64)] = True
        return mask

    def select(self, filters: Filters, among: Mask | None = None) -> Mask:
        """Which incidents pass; ``among`` are those that pass the filters about names (``None``: all)."""
        mask = self.there.copy()
        if among is not None:
            mask &= among
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
            len(i.origins), i.first_known, None,
        )  # fmt: skip


def _codes(values: Sequence[T]) -> tuple[list[T], npt.NDArray[np.int32]]:
    """Each value once, and every row's number among them."""
    known: dict[T, int] = {}
    codes = np.fromiter((known.setdefault(v, len(known)) for v in values), dtype=np.int32, count=len(values))
    return list(known), codes


def _days(values: Sequence[str | None]) -> npt.NDArray[np.int32]:
    days, codes = _codes(values)
    return np.array([ordinal(d) for d in days], dtype=np.int32)[codes] if days else codes


def _among(names: list[str], codes: npt.NDArray[np.int32], wanted: str) -> Mask:
    return codes == names.index(wanted) if wanted in names else np.zeros(len(codes), dtype=bool)
