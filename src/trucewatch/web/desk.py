"""What every page works with: the case, the links, and what is computed once for a state of the ledger."""

from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from shapely.geometry import mapping, shape

from .. import compliance, reconcile
from ..case import Case
from ..case.paging import Paged
from ..model import Claim, ControlChange, Decision, Document, Filters, Finding, Holding, Incident, Place
from ..series import casualties
from ..store import overview
from ..values import days_between, shift
from . import ground
from .board import Board, Mask, ordinal, rows_of
from .links import Links
from .protect import Shown, shown
from .tolls import Tolls, read_tolls, toll_series
from .veil import Veil

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer

#: Outlines are drawn, not measured with: simplified to about 300 m.
_TOLERANCE = 0.003
FEW = 150  # places up to which it is quicker to ask for each what is told of it
MOST_KEPT = 120  # answers of a kind (masks, windows) that are remembered for a state of the ledger


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a page shows. ``data`` is its JSON twin; ``more`` is what the template needs besides."""

    title: str
    data: dict[str, Any]
    more: dict[str, Any] = {}
    status: int = 200


class Desk:
    """A case as the pages see it. ``exact`` shows sites that shelter people where they are; the default coarsens."""

    def __init__(
        self, case: Case, links: Links | None = None, exact: bool = False, who: str | None = None, veil: Veil | None = None
    ) -> None:
        self.case = Paged.of(case)
        self.links = links or Links()
        self.exact = exact
        self.who = who
        self.veil = veil  # a copy for the public: quoted sentences only

    def with_(self, links: Links | None = None, who: str | None = None) -> Desk:
        """The same desk for another reader, or with other links."""
        return Desk(self.case, links or self.links, self.exact, who or self.who, self.veil)

    # the whole ledger ---------------------------------------------------------------------------------------------
    def board(self, filters: Filters = Filters()) -> Board:
        """All incidents as columns, as of now or of ``as_known_on``."""
        day = filters.as_known_on
        if day is None or self.case.regroups():
            case, _ = self.case.clock(filters)
            make = lambda: Board(overview.incident_rows(case.ledger.db), self.case.gazetteer.get)  # noqa: E731
        else:
            now = self.board()
            make = lambda: now.known_by(day, rows_of(self.less_known(day)))  # noqa: E731
        return self._kept(("board", day), make, most=8)  # type: ignore[no-any-return]

    def less_known(self, day: str) -> list[Incident]:
        """In a very large ledger: the incidents of which less was known on a day, as they stood then."""
        return self._kept(("less known", day), lambda: self.case.incidents_known(self.board().less_known(day), day))  # type: ignore[no-any-return]

    def select(self, filters: Filters) -> tuple[Board, Mask]:
        """The board and which of its incidents pass."""
        board = self.board(filters)
        names = (filters.place, filters.zone, filters.actor, filters.kind, filters.publisher)
        if not any(names):
            return board, board.select(filters)

        def make() -> Mask | None:
            case, plain = self.case.clock(filters) if self.case.regroups() else (self.case, filters)
            ids = overview.incident_ids(case.ledger.db, plain, case.scope(plain))
            return None if ids is None else board.among(ids)

        day = filters.as_known_on if self.case.regroups() else None
        return board, board.select(filters, self._kept(("among", day, *names), make))

    def incidents(self, ids: Collection[str], filters: Filters = Filters()) -> list[Incident]:
        """These incidents in the order given, as of the filters' second clock."""
        day = filters.as_known_on
        if day is None or self.case.regroups():
            case, _ = self.case.clock(filters)
            known = case.ledger.incidents_by_id(ids)
        else:
            known = self.case.incidents_known(ids, day)
        found = {i.id: i for i in known}
        return [found[i] for i in ids if i in found]

    def outline(self) -> dict[str, Any]:
        """Boundaries of the case's gazetteers as GeoJSON, simplified, each with its place's id, name and level."""
        return self._kept(("outline",), self._outline)  # type: ignore[no-any-return]

    def _outline(self) -> dict[str, Any]:
        features = []
        for key, geometry in self.case.gazetteer.boundaries.items():
            place = self.case.gazetteer.get(key)
            if place is None or place.level not in ("governorate", "country"):
                continue
            drawn = shape(geometry).simplify(_TOLERANCE)
            properties = {"id": key, "name": place.name, "level": place.level}
            features.append({"type": "Feature", "geometry": mapping(drawn), "properties": properties})
        features.sort(key=lambda f: str(f["properties"]["name"]))
        return {"type": "FeatureCollection", "features": features}

    def publishers(self) -> list[tuple[str, int]]:
        """Outlets with their documents."""
        return self._kept(("publishers",), lambda: overview.publishers(self.case.ledger.db))  # type: ignore[no-any-return]

    def days_with_documents(self, filters: Filters) -> dict[str, int]:
        """Documents by day of publication."""
        key = ("documents by day", filters.publisher, filters.as_known_on)
        return self._kept(key, lambda: overview.documents_by_day(self.case.ledger.db, filters))  # type: ignore[no-any-return]

    def heard(self, filters: Filters) -> dict[str, Any] | None:
        """Days in the window with a document or a claim about a day or three; runs of days without are silence."""
        published = self.days_with_documents(filters)
        start = filters.since or min(published, default=None)
        end = filters.until or max(published, default=None)
        if start is None or end is None or start > end:
            return None
        day = filters.as_known_on
        spans = self._kept(("spans", day), lambda: list(overview.spans_told(self.case.ledger.db, day)))
        told: set[str] = set(published)
        if filters.publisher is None:
            for first, last in spans:
                if first <= last <= shift(first, 3):
                    told.update(days_between(max(first, start), min(last, end)) if first <= end and last >= start else ())
        every = list(days_between(start, end))
        quiet = [d for d in every if d not in told]
        return {"start": start, "end": end, "days": len(every), "reported": len(every) - len(quiet), "silent": runs(quiet)}

    def told(self, filters: Filters, among: Collection[Place] | None = None) -> set[str]:
        """Keys of places of which a claim speaks in the window, those under which the gazetteer has them among them; of a
        few places ``among`` which it is asked at once, of all it is kept."""

        def make() -> set[str]:
            keys = overview.places_told(self.case.ledger.db, *window)
            return keys | {p.id for k in keys if not k.startswith("name:") and (p := self.place(k))}

        window = (filters.since, filters.until, filters.as_known_on)
        if among is None or len(among) > FEW:
            return self._kept(("told", *window), make)  # type: ignore[no-any-return]
        keys = {k: p.id for p in among for k in (f"name:{p.name.casefold()}", *self.case.gazetteer.rows(p.id))}
        return {x for k in overview.places_told(self.case.ledger.db, *window, keys) for x in (k, keys[k])}

    def later(self, filters: Filters) -> int:
        """Documents that the second clock leaves out."""
        day = filters.as_known_on
        return 0 if day is None else self._kept(("later", day), lambda: overview.documents_after(self.case.ledger.db, day))

    def counts(self) -> dict[str, int]:
        """Rows of the ledger."""
        return self._kept(("counts",), self.case.counts)  # type: ignore[no-any-return]

    # single things ------------------------------------------------------------------------------------------------
    def place(self, id_: str | None) -> Place | None:
        """A gazetteer entry."""
        return self.case.gazetteer.get(id_)

    def show(self, incident: Incident) -> Shown:
        """Where an incident is shown, coarsened where a site shelters people."""
        return shown(incident, self.case.gazetteer, self.exact)

    def documents(self, ids: Collection[str]) -> dict[str, Document]:
        """These documents without their texts."""
        found = {i: self.case.ledger.document(i, text=False) for i in ids}
        return {i: d for i, d in found.items() if d is not None}

    def claims(self, ids: Collection[str]) -> dict[str, Claim]:
        """These claims."""
        return {c.id: c for c in self.case.ledger.claims_by_id(ids)}

    def document_id(self, id_: str) -> str:
        """A document's whole id from its hash or a unique beginning of it."""
        return self.case.identify(id_ if id_.startswith("sha256:") else f"sha256:{id_}")[1]

    def name_of(self, key: str) -> str | None:
        """How texts write a place that is in no gazetteer."""
        found = self.case.ledger.place_names([key]) or self.case.ledger.place_names(self.within(key))
        return found[0][1] if found else None

    def within(self, key: str) -> list[str]:
        """The keys of an unresolved place in the areas in which texts put it ("p_market@Idlib" of "p_market")."""
        sql = "SELECT DISTINCT place FROM claim_places WHERE place >= ? AND place < ?"
        return [str(k) for (k,) in self.case.ledger.db.execute(sql, (f"{key}@", f"{key}A"))] if key.startswith("p_") else []

    def decisions_about(self, incident: Incident) -> list[Decision]:
        """Decisions about an incident or one of its claims, oldest first."""
        return self.case.ledger.decisions([incident.id, *incident.claims])

    def near(self, incident: Incident) -> list[reconcile.Link]:
        """Other tellings that came near and stayed apart."""
        links = reconcile.links(self.case.ledger, self.case.packs, incident)
        return [link for link in links if not link.together and link.other and link.other != incident.id]

    # agreements and control ---------------------------------------------------------------------------------------
    @property
    def rulebook(self) -> compliance.Rulebook:
        """The packs' agreements."""
        return compliance.rulebook(self.case.packs)

    def findings_of(
        self, incident: Incident, claims: Mapping[str, Claim], documents: Mapping[str, Document]
    ) -> list[Finding]:
        """What one incident means for the agreements, from it and the claims of its documents alone."""
        if not self.rulebook.agreements:
            return []
        told = [c for d in documents for c in self.case.ledger.claims_of(d)]
        made = compliance.compute([incident], told, documents.values(), self.case.packs, zones=self.case.engine.zones)
        return [f for f in made.findings if f.incident == incident.id]

    def clause_words(self, agreement: str, clause: str) -> dict[str, str]:
        """An agreement's name and a clause's words."""
        found = self.rulebook.by_id.get(agreement)
        words = next((c.text for c in found.clauses if c.id == clause), "") if found else ""
        return {"agreement_name": found.name if found else agreement, "clause_text": words or "no clause is named"}

    def held(self, filters: Filters) -> list[Holding]:
        """Who holds which settlement."""
        return ground.held(self.case, filters)

    def styles(self, shown: Collection[str]) -> dict[str, tuple[str, str]]:
        """Colour and pattern of these holders, the same on every page."""
        every: dict[str, tuple[str, str]] = self._kept(("styles",), lambda: styles(ground.holders(self.case)))
        rest = styles({h for h in shown if h not in every})
        return {h: every.get(h) or rest[h] for h in sorted(shown)}

    def ground(self, filters: Filters) -> list[dict[str, Any]]:
        """Ground by holder as GeoJSON features, at ``as_of`` or the window's end, in the zone asked for or the case's."""
        asked = Filters(zone=filters.zone, as_of=filters.as_of or filters.until, as_known_on=filters.as_known_on)
        return self._kept(("ground", asked), lambda: ground.cells(self.case, asked))  # type: ignore[no-any-return]

    def zones(self, day: str | None) -> list[dict[str, Any]]:
        """Outlines of agreements' zones that were in force on a day, as GeoJSON features."""
        return self._kept(("zones", day), lambda: ground.zones(self.case, day))  # type: ignore[no-any-return]

    def quiet_places(self, box: tuple[float, float, float, float], filters: Filters, most: int = 150) -> list[Place]:
        """The biggest settlements in a box (west, south, east, north) of which no claim of the window speaks."""
        every = self._kept(("settlements",), lambda: Settlements(self.case.gazetteer))
        inside = list(every.within(box))
        told = self.told(filters, inside)
        out: list[Place] = []
        for place in inside:
            if place.id not in told and f"name:{place.name.casefold()}" not in told:
                out.append(place)
                if len(out) == most:
                    break
        return out

    def changes_at(self, keys: frozenset[str], filters: Filters) -> list[ControlChange]:
        """Changes of control at a place."""
        return ground.changes_at(self.case, keys, filters)

    def distances(self, place: str, changes: list[ControlChange], filters: Filters) -> list[dict[str, Any]]:
        """How far the nearest settlement of the other side was, on the days on which something changed."""
        return ground.distances(self.case, place, changes, filters.as_known_on)

    def tolls(self, measure: str, filters: Filters) -> Tolls:
        """One measure of every incident as columns, as of now or of ``as_known_on``."""
        made = lambda: read_tolls(self, self.board(filters), measure, filters)  # noqa: E731
        return self._kept(("tolls", measure, filters.as_known_on), made, most=8)  # type: ignore[no-any-return]

    def toll(self, filters: Filters, measure: str, step: casualties.Step, most: int) -> casualties.TollSeries:
        """Tolls over time, with ``most`` cumulative claims beside."""
        return self._kept(("toll", filters, measure, step), lambda: toll_series(self, filters, measure, step, most), most=12)  # type: ignore[no-any-return]

    def held_when(self, place: str, known: str | None) -> list[dict[str, Any]]:
        """Stretches of days in which a place was held: ``{start, end, holder, contested, words}``."""
        return ground.held_when(self.case, place, known)

    def control_over_time(self, filters: Filters) -> dict[str, Any]:
        """Settlements by holder, and areas by holder at the last day."""
        return self._kept(("control over time", filters), lambda: ground.over_time(self.case, filters))  # type: ignore[no-any-return]

    def _kept(self, key: tuple[Any, ...], make: Callable[[], Any], most: int = MOST_KEPT) -> Any:
        """What was made for the ledger as it is now, the ``most`` last asked for of a kind."""
        kept: OrderedDict[tuple[Any, ...], Any] = self.case.remember(("web", key[0]), OrderedDict)
        if key not in kept:
            kept[key] = make()
            while len(kept) > most:
                kept.popitem(last=False)
        kept.move_to_end(key)
        return kept[key]


class Settlements:
    """The gazetteer's settlements of the packs' countries, biggest first."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        home = set(gazetteer.countries)
        every = [p for p in gazetteer if p.level == "settlement" and p.lat is not None and p.lon is not None]
        self.places = sorted((p for p in every if not home or p.country in home), key=lambda p: (-p.population, p.name, p.id))
        self.at = np.array([(p.lon, p.lat) for p in self.places], dtype=float).reshape(-1, 2)

    def within(self, box: tuple[float, float, float, float]) -> Iterator[Place]:
        """Those in a box, biggest first."""
        west, south, east, north = box
        lon, lat = self.at[:, 0], self.at[:, 1]
        for n in np.flatnonzero((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)):
            yield self.places[n]


def runs(days: Collection[str]) -> list[tuple[str, str]]:
    """Single days as runs of days."""
    out = []
    for _, run in groupby(enumerate(sorted(days)), key=lambda p: ordinal(p[1]) - p[0]):
        members = [d for _, d in run]
        out.append((members[0], members[-1]))
    return out


@functools.cache
def shades() -> tuple[tuple[str, str], ...]:
    """(colour variable, pattern) in the order in which holders get them: told apart without colour too."""
    patterns = ("plain", "diagonal", "dots", "horizontal", "cross", "back", "vertical", "rings")
    return tuple((f"holder-{n}", p) for n, p in enumerate(patterns))


def styles(holders: Collection[str]) -> dict[str, tuple[str, str]]:
    """A colour and pattern for each holder, by the order of their names; beyond eight they begin again."""
    known = shades()
    return {h: known[n % len(known)] for n, h in enumerate(sorted(holders))}
