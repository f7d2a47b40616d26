"""Lazy runs of records: iterate them as often as you like, look at them in a notebook, take them as a data frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from .. import display
from ..errors import InputError

if TYPE_CHECKING:
    import geopandas
    import pandas

T = TypeVar("T")
Row = dict[str, Any]
Position = tuple[float, float]
SHOWN = 10
_DAYS = ("start", "end", "published_start", "published_end", "first_known", "known")


class Records(Sequence[T], Generic[T]):
    """Records of one kind. Nothing is read before you ask, and one at a time; each loop asks the ledger anew.

    ``len`` and an index count from the start, so on a large case a loop is the better way.
    """

    def __init__(
        self,
        kind: str,
        make: Callable[[], Iterator[T]],
        row: Callable[[T], Row],
        columns: Sequence[str],
        position: Callable[[T], Position | None] | None = None,
    ) -> None:
        self.kind = kind
        self.columns = tuple(columns)
        self._make = make
        self._row = row
        self._position = position

    def __iter__(self) -> Iterator[T]:
        return self._make()

    def __len__(self) -> int:
        return sum(1 for _ in self._make())

    def __bool__(self) -> bool:
        return next(iter(self._make()), None) is not None

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return list(self._make())[at]
        if at < 0:
            return list(self._make())[at]
        for found in islice(self._make(), at, None):
            return found
        raise IndexError(f"{self.kind}: no record {at}")

    def rows(self) -> Iterator[Row]:
        """The records as flat rows, the columns in a fixed order."""
        for record in self._make():
            row = self._row(record)
            yield {c: row[c] for c in self.columns}

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame: one row a record, days as ``datetime64``, lists as tuples. :class:`InputError` without pandas."""
        try:
            import pandas
        except ImportError:
            raise InputError("to_pandas needs pandas; install trucewatch[exports]") from None
        frame = pandas.DataFrame.from_records(list(self.rows()), columns=list(self.columns))
        for name in _DAYS:
            if name in frame:
                frame[name] = pandas.to_datetime(frame[name], format="ISO8601", errors="coerce")
        return frame

    def to_geodataframe(self) -> geopandas.GeoDataFrame:
        """The same with a point a row (WGS 84); none where the place is not known. :class:`InputError` without geopandas,
        and for records that have no place. Positions are the ledger's own: sites are not coarsened as exports do."""
        if self._position is None:
            raise InputError(f"{self.kind} have no position; to_pandas gives them as a table")
        try:
            import geopandas
        except ImportError:
            raise InputError("to_geodataframe needs geopandas; install trucewatch[exports]") from None
        from shapely import Point

        points = [None if at is None else Point(at[1], at[0]) for at in map(self._position, self._make())]
        return geopandas.GeoDataFrame(self.to_pandas(), geometry=points, crs="OGC:CRS84")

    def __repr__(self) -> str:
        return f"<Records: {self.kind}>"

    def _repr_html_(self) -> str:
        first = list(islice(self.rows(), SHOWN + 1))
        count = f"{self.kind}: the first {SHOWN}" if len(first) > SHOWN else f"{self.kind}: {len(first)}"
        return display.table(count, [c for c in self.columns if any(r[c] not in (None, "", ()) for r in first)], first[:SHOWN])
