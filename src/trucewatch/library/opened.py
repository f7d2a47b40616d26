"""``trucewatch.open``: a case as programs and notebooks ask it. The facade of the package for people who write Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from .. import display, rules
from ..case import Added, Case, Node, counting
from ..case.holding import PlaceRow
from ..errors import InputError
from ..extraction import extract as _extract
from ..model import Claim, ControlChange, Decision, Document, Filters, Finding, Holding, Incident
from ..report import pictures
from ..series.casualties import Group, Step, TollSeries
from ..series.displacement import Figure
from . import rows
from .records import Position, Records
from .sketch import Sketch


def open(folder: Path | str | Case | None = None) -> Opened:
    """A case for reading and asking: a folder, a :class:`Case`, or (without one) the case that holds the current folder."""
    return Opened(folder if isinstance(folder, Case) else Case.open(folder))


def extract(
    text: str,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    packs: Sequence[str] = rules.DEFAULT_PACKS,
) -> Records[Claim]:
    """Claims of a text, in its order. ``published`` is the ISO day that relative times resolve against."""
    found = _extract(text, published, publisher, title, packs)
    return Records("claims", lambda: iter(found), rows.claim, rows.CLAIM)


class Opened:
    """An open case. Every question takes the filters by name (``zone``, ``place``, ``actor``, ``kind``, ``event``,
    ``since``, ``until``, ``as_of``, ``as_known_on``, ``grade``, ``publisher``) and gives :class:`Records`.

    Close it, or use it in a ``with`` block. ``case`` is the :class:`Case` beneath, for what is not here.
    """

    def __init__(self, case: Case) -> None:
        self.case = case

    def __enter__(self) -> Opened:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger."""
        self.case.close()

    # asking -------------------------------------------------------------------------------------------------------
    def incidents(self, **filters: str | None) -> Records[Incident]:
        """Incidents by day."""
        asked = _filters(filters)
        return Records("incidents", lambda: self.case.incidents(asked), rows.incident, rows.INCIDENT,
                       lambda i: _pair(i.lat, i.lon))  # fmt: skip

    def claims(self, **filters: str | None) -> Records[Claim]:
        """Claims by day, document and position; each where its first place lies."""
        asked = _filters(filters)
        return Records("claims", lambda: self.case.claims(asked), rows.claim, rows.CLAIM,
                       lambda c: self._at(c.place_ids[0] if c.place_ids else None))  # fmt: skip

    def documents(self, **filters: str | None) -> Records[Document]:
        """Documents without their text, by day of publication."""
        asked = _filters(filters)
        return Records("documents", lambda: self.case.documents(asked), rows.document, rows.DOCUMENT)

    def displacement(self, **filters: str | None) -> Records[Figure]:
        """Displacement figures: flows, stocks, returns and refugees apart; do not add up overlapping windows."""
        asked = _filters(filters)
        return Records("displacement figures", lambda: iter(self.case.displacement(asked).figures), rows.figure,
                       rows.FIGURE, lambda f: self._at(f.place_id))  # fmt: skip

    def control_changes(self, **filters: str | None) -> Records[ControlChange]:
        """Changes of hands."""
        asked = _filters(filters)
        return Records("changes of control", lambda: iter(self.case.control_changes(asked)), rows.change, rows.CHANGE,
                       lambda c: self._at(c.place_id))  # fmt: skip

    def control(self, **filters: str | None) -> Records[Holding]:
        """Who holds each place at ``as_of``."""
        asked = _filters(filters)
        return Records("holdings", lambda: iter(self.case.control(asked)), rows.holding, rows.HOLDING,
                       lambda h: _pair(h.lat, h.lon))  # fmt: skip

    def findings(self, **filters: str | None) -> Records[Finding]:
        """Candidate and alleged findings under the agreements."""
        asked = _filters(filters)
        return Records("findings", lambda: iter(self.case.findings(asked)), rows.finding, rows.FINDING)

    def places(self, **filters: str | None) -> Records[PlaceRow]:
        """Places that the texts name, the most often named first."""
        asked = _filters(filters)
        return Records("places", lambda: iter(self.case.places(asked)), rows.place, rows.PLACE,
                       lambda p: _pair(p.lat, p.lon))  # fmt: skip

    def toll(self, measure: str = "killed", step: Step = "day", group: Group = "none", **filters: str | None) -> TollSeries:
        """Tolls over time, cumulative claims beside. A sum that would mislead is :class:`Refused`."""
        return self.case.toll(_filters(filters), measure, step, group)

    def text(self, document: str) -> str:
        """A document's text as received."""
        return self.case.text(document)

    def explain(self, id: str) -> Node:
        """The tree from an id down to the sentences."""
        return self.case.explain(id)

    # changing -----------------------------------------------------------------------------------------------------
    def add(self, sources: Iterable[Path | str] | Path | str, **about: Any) -> list[Added]:
        """Take in files, folders, feeds; gives the receipts (``published``, ``publisher``, ``meta`` as in Case.add)."""
        return list(self.case.add(sources, **about))

    def decide(self, subject: str, verb: str, who: str, why: str = "", value: Mapping[str, Any] | None = None) -> Decision:
        """Record a decision."""
        return self.case.decide(subject, verb, value, who, why)

    # pictures -----------------------------------------------------------------------------------------------------
    def chart(self, **filters: str | None) -> Sketch:
        """Incidents by day and kind; days of which no document speaks are hatched. Needs ``since`` and ``until``."""
        asked = _filters(filters)
        if not asked.since or not asked.until:
            raise InputError("chart: give since= and until=, the first and last day")
        counts = Counter((i.time.start, i.event) for i in self.case.incidents(asked)
                         if i.time.start and i.time.start == i.time.end)  # fmt: skip
        silent = pictures.silent_days(counting.covered(self.case, asked))
        return Sketch(pictures.by_day(asked.since, asked.until, counts, silent),
                      f"Incidents by day, {asked.since} to {asked.until}; hatched: no report")  # fmt: skip

    def map(self, **filters: str | None) -> Sketch:
        """Where incidents are reported; one circle a place, its area by how many."""
        asked = _filters(filters)
        sizes = Counter((i.lat, i.lon, i.place.name) for i in self.case.incidents(asked)
                        if i.place is not None and i.lat is not None and i.lon is not None)  # fmt: skip
        if not sizes:
            raise InputError("map: no incident with a known position passes the filters; widen them")
        marks = [(lat, lon, name, float(n)) for (lat, lon, name), n in sorted(sizes.items())]
        return Sketch(pictures.places(marks), "Where incidents are reported")

    def __repr__(self) -> str:
        return f"<trucewatch case {self.case.settings.name!r} in {self.case.folder}>"

    def _repr_html_(self) -> str:
        counts = self.case.counts()
        return display.table(self.case.settings.name, list(counts), [counts])

    def _at(self, place: str | None) -> Position | None:
        found = self.case.gazetteer.get(place) if place else None
        return None if found is None else _pair(found.lat, found.lon)


def _pair(lat: float | None, lon: float | None) -> Position | None:
    return None if lat is None or lon is None else (lat, lon)


def _filters(given: Mapping[str, str | None]) -> Filters:
    known = Filters.__struct_fields__
    for name in given:
        if name not in known:
            raise InputError(f"{name}: no such filter; there are {', '.join(known)}")
    return Filters(**given)
