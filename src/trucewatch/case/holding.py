"""A case's ground: who holds what, changes, areas, distances, and the places themselves. Computed once per state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import msgspec
import shapely
from shapely.geometry.base import BaseGeometry

from .. import compliance
from ..errors import InputError, NotFound
from ..gazetteer import Resolution
from ..incidents import decisions
from ..model import Claim, ControlChange, Document, Filters, Holding, Place, record_id
from ..series import baseline as baselines
from ..series.areas import Area, Cells, ClaimedArea, Distance, boundary_of, claimed, distance
from ..series.camps import Camps
from ..series.control import Control, Timeline, build
from ..series.reports import Where
from ..series.unnamed import Remainder
from ..series.whereabouts import Located, locator
from ..values import Interval
from . import complying

if TYPE_CHECKING:
    from .core import Case

NO_FILTERS = Filters()
_LAST = "9999-12-31"
POINTS = ("settlement", "site")  # what has a position of its own: a district's is only the middle of its outline


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """Areas by holder at a date inside a boundary, what changed hands since an earlier one, and claimed areas beside."""

    zone: str
    date: str | None
    total_km2: float
    areas: tuple[Area, ...]
    changed: tuple[tuple[str | None, str | None, float], ...] = ()
    since: str | None = None
    claimed: tuple[ClaimedArea, ...] = ()
    settlements: int = 0


class PlaceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A place that the case's texts name, with what is known of it."""

    id: str
    name: str
    level: str
    lat: float | None = None
    lon: float | None = None
    admin: tuple[str, ...] = ()
    resolved: bool = False
    claims: int = 0
    holder: str | None = None
    since: str | None = None
    contested: bool = False


def control(case: Case, filters: Filters = NO_FILTERS) -> Control:
    """All timelines, from what was known by ``as_known_on``, over the case's baseline."""
    case, filters = case.clock(filters)

    def make() -> Control:
        known = Filters(as_known_on=filters.as_known_on, publisher=filters.publisher)
        told: list[Claim] = []
        for kind in ("control_change", "control_state", "movement"):
            told += case.claims(msgspec.structs.replace(known, kind=kind))
        documents: dict[str, Document | None] = {}

        def document(ident: str) -> Document | None:
            if ident not in documents:
                documents[ident] = case.ledger.document(ident, text=False)
            return documents[ident]

        return build(
            told,
            Camps(case.packs),
            _locator(case),
            document,
            baselines.read(case.settings.baseline),
            lambda name: _inside(case, name),
            Located(case.packs),
            (
                Where(id=p.id, name=p.name, level=p.level, area=p.admin[-1] if p.admin else None, place=p)
                for p in case.gazetteer
                if p.level == "settlement" and p.country in case.gazetteer.countries
            ),
        )

    made: Control = case.remember(("control", filters.as_known_on, filters.publisher), make)
    return made


def holdings(case: Case, filters: Filters = NO_FILTERS) -> list[Holding]:
    """Who holds each place at ``as_of`` (default: after the last change), with the filters' zone, place and actor."""
    made = control(case, filters)
    keep = _keeps(case, filters)
    found = made.at(filters.as_of or filters.until or _LAST, None if keep is None else lambda line: keep(_where(line)))
    if filters.actor:
        camp = made.camps.name(made.camps.of(filters.actor))
        found = [h for h in found if camp in (h.holder, *h.holders)]
    return sorted(found, key=lambda h: (h.place, h.place_id))


def changes(case: Case, filters: Filters = NO_FILTERS) -> list[ControlChange]:
    """Changes in the window ``since``..``until`` (``as_of`` closes it too), unnamed remainders among them."""
    made = control(case, filters)
    until = min((d for d in (filters.until, filters.as_of) if d), default=None)
    keep = _keeps(case, filters)
    out = made.between(filters.since, until)
    out += [
        r.change() for r in made.remainders
        if r.unnamed and (filters.since is None or r.start or r.end)
        and Interval(r.start, r.end).overlaps(Interval(filters.since, until))
    ]  # fmt: skip
    if keep is not None:
        out = [c for c in out if keep(_of_change(made, c))]
    if filters.actor:
        camp = made.camps.of(filters.actor)
        out = [c for c in out if camp in (made.camps.of(c.by), made.camps.of(c.against))]
    if filters.event:
        out = [c for c in out if c.event == filters.event]
    return sorted(out, key=lambda c: (c.end or c.start or _LAST, c.place, c.place_id, c.unnamed))


def remainders(case: Case, filters: Filters = NO_FILTERS) -> list[Remainder]:
    """Counted gains with what is still unnamed of each."""
    return control(case, filters).remainders


def areas(case: Case, filters: Filters = NO_FILTERS) -> Ground:
    """Ground by holder inside the zone asked for (default: the case's first zone), with claimed areas beside it."""
    made = control(case, filters)
    zone = filters.zone or next(iter(case.settings.zones), None)
    if zone is None:
        raise InputError("areas need a zone: give --zone, or set 'zones' in case.yaml")
    outline = _outline(case, zone)
    if outline is None:
        raise NotFound(
            f"zone '{zone}': no outline; import boundary GeoJSON (trucewatch gazetteer import FILE) or name another zone"
        )
    cells = case.remember(("cells", zone), lambda: _cells(case, made, outline))
    end = filters.as_of or filters.until or _LAST
    now = {h.place_id: h for h in made.at(end)}
    moved: list[tuple[str | None, str | None, float]] = []
    if filters.since:
        moved = cells.changed({h.place_id: h for h in made.at(filters.since)}, now)
    found = cells.areas(now)
    beside = [
        c
        for kind in ("control_change", "control_state")
        for c in case.claims(Filters(kind=kind, as_known_on=filters.as_known_on))
    ]
    named = {a.holder: a for a in found if a.holder is not None}
    return Ground(
        zone=zone,
        date=filters.as_of or filters.until,
        total_km2=round(cells.total_km2, 1),
        areas=tuple(found),
        changed=tuple(moved),
        since=filters.since,
        claimed=tuple(
            claimed(
                beside, named, cells.total_km2, lambda a: made.camps.name(made.camps.of(a)),
                Interval(filters.since, filters.until or filters.as_of),
                lambda name: _same_area(case, name, zone),
            )
        ),
        settlements=len(cells.cells),
    )  # fmt: skip


def distances(case: Case, name: str, as_of: str | None = None, as_known_on: str | None = None) -> Distance:
    """From a place to the nearest settlement that another side holds.

    A name that a settlement shares with an area means the settlement; an area has no point to measure from."""
    place = find(case, name)
    if place.level not in POINTS:
        town = case.gazetteer.resolve(name, level_word="settlement").place if case.gazetteer.get(name) is None else None
        if town is None or town.level not in POINTS:
            raise InputError(
                f"distance from '{name}': {place.name} is a {place.level} and has no point to measure from; name a settlement"
            )
        place = town
    if place.lat is None or place.lon is None:
        raise NotFound(f"{place.name}: its coordinates are not known yet; give them with a decision or an import")
    made = control(case, Filters(as_known_on=as_known_on))
    day = as_of or _LAST
    line = made.timelines.get(place.id)
    step = line.at(day) if line else None
    points = made.at(day, lambda line: line.place is not None and line.place.level in POINTS)
    return distance(place, made.camps.name(step.holder) if step else None, points)


def find(case: Case, name: str) -> Place:
    """A place by id or by any spelling; one that no gazetteer has is found by its identity."""
    place = case.gazetteer.get(name)
    if place is not None:
        return place
    found: Resolution = case.gazetteer.resolve(name)
    if found.place is not None:
        return found.place
    keys = {name, found.id}
    for row in places(case):
        if row.id in keys or row.id.split("@")[0] in keys:
            return Place(id=row.id, name=row.name, level=row.level, admin=row.admin)  # type: ignore[arg-type]
    raise NotFound(f"'{name}': {found.reason}; `trucewatch gazetteer search` shows how a spelling resolves")


def places(case: Case, filters: Filters = NO_FILTERS) -> list[PlaceRow]:
    """The places that the case's claims name, the most often named first, with their holder at ``as_of``."""
    counts: dict[str, list[Any]] = {}
    locate = _locator(case)
    for claim in case.claims(filters):
        ids = (*claim.place_ids, *([None] * len(claim.places)))
        for where in {
            locate(i, p.name, p.level).id: locate(i, p.name, p.level)
            for i, p in zip(ids, claim.places, strict=False)
        }.values():  # fmt: skip
            counts.setdefault(where.id, [0, where])[0] += 1
    made = control(case, Filters(as_known_on=filters.as_known_on))
    out = []
    for ident, (n, where) in counts.items():
        p: Place | None = where.place
        line = made.timelines.get(ident)
        held = line.holding(filters.as_of or _LAST) if line else None
        out.append(
            PlaceRow(
                id=ident, name=p.name if p else where.name, level=p.level if p else where.level,
                lat=p.lat if p else None, lon=p.lon if p else None,
                admin=p.admin if p else ((where.area,) if where.area else ()), resolved=p is not None, claims=n,
                holder=held.holder if held else None, since=held.since if held else None,
                contested=held.contested if held else False,
            )
        )  # fmt: skip
    return sorted(out, key=lambda r: (-r.claims, r.name, r.id))


def _locator(case: Case) -> Callable[[str | None, str, str], Where]:
    """Places as they are known now: the gazetteer's, and those that reviewers have given coordinates."""

    def make() -> Callable[[str | None, str, str], Where]:
        return locator(case.gazetteer, _decided(case))

    made: Callable[[str | None, str, str], Where] = case.remember(("locate",), make)
    return made


def _decided(case: Case) -> dict[str, Place]:
    out: dict[str, Place] = {}
    for d in decisions.standing(case.decisions()):
        lat, lon = d.value.get("lat"), d.value.get("lon")
        if d.verb != "place" or lat is None or lon is None:
            continue
        claim = case.ledger.original(d.subject)
        if claim is None or not claim.places:
            continue
        first = claim.places[0]
        name = str(d.value.get("name") or first.name)
        ident = str(d.value.get("id") or record_id("p", name.casefold(), lat, lon))
        place = Place(
            id=ident,
            name=name,
            level=first.level,
            lat=float(lat),
            lon=float(lon),
            country=next(iter(case.gazetteer.countries), None),
            source=f"decision {d.id}",
        )
        out[ident] = place
        before = claim.place_ids[0] if claim.place_ids else None
        if before and before.startswith("p_"):
            out[before.split("@")[0]] = place
    return out


def _keeps(case: Case, filters: Filters) -> Callable[[Where], bool] | None:
    tests: list[Callable[[Where], bool]] = []
    if filters.zone:
        inside = _inside(case, filters.zone)
        if inside is None:
            raise NotFound(f"zone '{filters.zone}': no area and no agreement zone of that name")
        tests.append(inside)
    if filters.place:
        keys = {k.split("@")[0] for k in case.place_keys(filters.place)}
        tests.append(lambda w: w.id.split("@")[0] in keys)
    return (lambda w: all(t(w) for t in tests)) if tests else None


def _inside(case: Case, name: str) -> Callable[[Where], bool] | None:
    """A test for a zone: an agreement's zone, or an administrative area by name or by outline."""
    agreed = case.in_zone(name)
    if agreed is not None:
        return lambda w: w.place is not None and agreed(w.place)
    found = case.gazetteer.resolve(name)
    area = case.gazetteer.area_name(name) or (found.place.name if found.place else None)
    if area is None:
        return None
    outline = _outline(case, name)
    slug = area.casefold().replace(" ", "-")

    def inside(w: Where) -> bool:
        if w.place is None:
            return w.area is not None and w.area.casefold() in (area.casefold(), slug)
        if area in w.place.admin or w.place.name == area:
            return True
        if outline is None or w.place.lat is None or w.place.lon is None:
            return False
        return bool(outline.covers(shapely.Point(w.place.lon, w.place.lat)))

    return inside


def _same_area(case: Case, name: str, zone: str) -> bool:
    own = case.gazetteer.area_name(zone)
    if own is not None:
        return case.gazetteer.area_name(name) == own
    found = complying.zone_id(case, zone)
    return found is not None and complying.zone_id(case, name) == found


def _outline(case: Case, name: str) -> BaseGeometry | None:
    zone = complying.zone_id(case, name)
    if zone is not None:
        return compliance.make_zones(compliance.rulebook(case.packs), case.gazetteer).outline(zone)
    gaz = case.gazetteer
    wanted = gaz.area_name(name)
    found = [
        g
        for i, g in gaz.boundaries.items()
        if (p := gaz.get(i)) is not None
        and (p.name == wanted if wanted else gaz.folds.tight(p.name) == gaz.folds.tight(name) or i == name)
    ]
    return boundary_of(found[:1]) if found else None


def _cells(case: Case, made: Control, outline: BaseGeometry) -> Cells:
    """Cells of every located settlement that the gazetteer has in the zone, and of those that claims name."""
    west, south, east, north = outline.bounds
    known: dict[str, Place] = {}
    for p in _all(case, made):
        if p.lat is not None and p.lon is not None and south <= p.lat <= north and west <= p.lon <= east:
            known[p.id] = p
    return Cells(list(known.values()), outline)


def _all(case: Case, made: Control) -> Iterable[Place]:
    yield from (p for p in case.gazetteer if p.level == "settlement")
    yield from (t.place for t in made.timelines.values() if t.place is not None and t.place.level == "settlement")


def _where(line: Timeline) -> Where:
    area = line.place_id.split("@", 1)[1] if "@" in line.place_id else None
    return Where(id=line.place_id, name=line.name, area=area, place=line.place)


def _of_change(made: Control, change: ControlChange) -> Where:
    line = made.timelines.get(change.place_id)
    return _where(line) if line else Where(id=change.place_id, name=change.place)


def shapes(case: Case, filters: Filters = NO_FILTERS) -> list[tuple[str | None, bool, BaseGeometry, int]]:
    """Ground as drawn: ``(holder, contested, outline, settlements)``, the cells of :func:`areas` put together by holder;
    ``(None, False, ...)`` is ground of which nothing is known. Empty where the zone has no outline."""
    zone = filters.zone or next(iter(case.settings.zones), None)
    outline = _outline(case, zone) if zone else None
    if zone is None or outline is None:
        return []
    made = control(case, filters)
    cells: Cells = case.remember(("cells", zone), lambda: _cells(case, made, outline))
    now = {h.place_id: h for h in made.at(filters.as_of or filters.until or _LAST)}
    groups: dict[tuple[str | None, bool], list[BaseGeometry]] = {}
    for ident, cell in cells.cells.items():
        held = next((now[i] for i in cells.sharing[ident] if i in now), None)
        key = (None, True) if held and held.contested else (held.holder if held else None, False)
        groups.setdefault(key, []).append(cell)
    found = sorted(groups.items(), key=lambda g: (g[0][0] or "", g[0][1]))
    return [(holder, contested, shapely.union_all(parts), len(parts)) for (holder, contested), parts in found]
