"""The gazetteer: places by id, by spelling and by area. Built from packs, extended by what a user loads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from ..model import Place
from ..rules import Packs
from . import base, dumps
from .entries import NotPlaces, PlaceEntry, slug, with_admin
from .folds import Folds
from .geo import distance_km
from .resolve import Candidate, Resolution, choose
from .store import PlaceStore
from .twins import SAME_KM, Twins

_SHORT = 3  # letters at the least of a word that a pack lists as a name: a place only where nothing but a place can stand


class Gazetteer:
    """Places and their spellings. ``folds`` says which spellings are one name."""

    def __init__(self, folds: Folds, countries: Sequence[str] = ()) -> None:
        self.folds = folds
        self.countries = frozenset(countries)
        self.boundaries: dict[str, dict[str, Any]] = {}  # place id -> GeoJSON geometry
        self._places: dict[str, Place] = {}
        self._alias: dict[str, str] = {}  # ids of rows that were found to be a place already known
        self._bare: set[str] = set()
        self._main: dict[str, str] = {}  # usual name of a pack's settlement: its id
        self._coded: set[str] = set()  # names of a pack with a figure in them: "M5"
        self._spelt: dict[str, str] = {}  # every name of a pack's settlement: its id; a dump gives none of them to a neighbour
        self._hidden: set[tuple[str, str]] = set()  # (place id, plain name) kept out of running text
        self._plain: dict[str, list[str]] = {}
        self._tight: dict[str, list[str]] = {}
        self._skeleton: dict[str, list[tuple[str, str]]] = {}
        self._twins = Twins(folds, self._places, self._tight, self._skeleton)
        self._codes: dict[str, str] = {}  # code of an area -> its usual name
        self._areas: dict[str, str] = {}  # tight key of a first-order area's name -> its usual name
        self._regions: dict[str, str] = {}  # tight key of a pack's region: its id
        self._stores: list[PlaceStore] = []
        self._words: frozenset[str] = frozenset()
        self._persons: frozenset[str] = frozenset()
        self._cache: dict[str, tuple[Candidate, ...]] = {}

    # -- building ---------------------------------------------------------------------------------------------------

    @classmethod
    def from_packs(cls, packs: Packs, base_places: bool = True) -> Gazetteer:
        """The packs' own places, then (``base_places``) those of the base gazetteer for the packs' countries."""
        gaz = cls(Folds.from_packs(packs), packs.countries)
        country = packs.countries[0] if len(packs.countries) == 1 else None
        words: list[str] = []
        persons: list[str] = []
        for part in packs.parts("not_places"):
            entry = _convert(part, NotPlaces)
            words += entry.words
            persons += entry.persons
        gaz._words = frozenset(gaz.folds.plain(w) for w in words)
        gaz._persons = frozenset(gaz.folds.plain(w) for w in persons)
        for where, item in packs.located("places", PlaceEntry):
            pack = where.split("/", 1)[0]
            place = item.place(pack, country)
            gaz._insert(place)
            gaz._codes.update(dict.fromkeys(item.codes, item.name))
            if item.level == "governorate":
                for name in (item.name, *item.names):
                    gaz._areas.setdefault(gaz.folds.tight(name), item.name)
            if item.level == "region":
                gaz._regions.setdefault(gaz.folds.tight(item.name), place.id)
            if item.bare:
                gaz._bare.add(place.id)
            gaz._coded.update(plain for name in (item.name, *item.names) if any(map(str.isdigit, plain := gaz.folds.plain(name))))
            if item.level == "settlement":
                gaz._main.setdefault(gaz.folds.plain(item.name), place.id)
                for name in (item.name, *item.names):
                    gaz._spelt.setdefault(gaz.folds.plain(name), place.id)
            if item.only:
                gaz._hidden.add((place.id, gaz.folds.plain(item.name)))
        if base_places:
            for place in base.country_places():
                gaz.add(place)
            for place, code in base.city_places(packs.countries):
                area = gaz._codes.get(code) if code else None
                gaz.add(with_admin(place, (area,) if area else ()))
        return gaz

    def add(self, place: Place) -> str:
        """Take a place in; returns the id under which it is kept (an earlier one's, where it is that place again)."""
        place = msgspec.structs.replace(place, names=tuple(n for n in place.names if not self._of_another(n, place)))
        twin = self._twins.of(place)
        if twin is None:
            self._insert(place)
            return place.id
        self._alias[place.id] = twin.id
        fresh = [n for n in (place.name, *place.names) if n != twin.name and self._spelt.get(self.folds.plain(n), twin.id) == twin.id]
        self._replace(
            twin,
            lat=place.lat if twin.lat is None else twin.lat,
            lon=place.lon if twin.lon is None else twin.lon,
            admin=twin.admin or place.admin,
            names=tuple(dict.fromkeys((*twin.names, *fresh))),
            population=twin.population or place.population,
            pcode=twin.pcode or place.pcode,
        )
        return twin.id

    def add_geonames(self, path: str | Path) -> int:
        """Load a GeoNames dump into memory; returns the number of rows. For big dumps see :meth:`attach`."""
        rows = list(dumps.geonames(path))
        self._name_codes(rows)
        for row in rows:
            self.add(self._with_codes(row))
        return len(rows)

    def add_pcodes(self, path: str | Path) -> int:
        """Load a P-code table (CSV); returns the number of rows."""
        count = 0
        for row in dumps.pcodes(path):
            admin = tuple(self.area_name(a) or a for a in row.place.admin)
            self.add(with_admin(row.place, admin))
            count += 1
        return count

    def add_boundaries(self, path: str | Path) -> int:
        """Load boundary GeoJSON: areas as places, with their geometry in :attr:`boundaries`."""
        count = 0
        for item in dumps.boundaries(path):
            if item.place.level == "governorate" and item.place.pcode:
                self._codes.setdefault(item.place.pcode, self.area_name(item.place.name) or item.place.name)
            admin = tuple(self.area_name(a) or a for a in item.place.admin)
            self.boundaries[self.add(with_admin(item.place, admin))] = item.geometry
            count += 1
        return count

    def load(self, path: str | Path) -> int:
        """Load any of the above, or attach an imported store, by the file's suffix."""
        suffix = Path(path).suffix.casefold()
        if suffix in (".geojson", ".json"):
            return self.add_boundaries(path)
        if suffix in (".csv", ".tsv"):
            return self.add_pcodes(path)
        if suffix in (".db", ".sqlite", ".gazetteer"):
            return self.attach(path)
        return self.add_geonames(path)

    def attach(self, path: str | Path) -> int:
        """Use a store that ``gazetteer import`` wrote. Small ones are read into memory, big ones asked by spelling."""
        store = PlaceStore(path)
        if store.count() <= 60_000:
            for place, geometry in store.all():
                ident = self.add(place)
                if geometry:
                    self.boundaries[ident] = geometry
        else:
            self._stores.append(store)
            for place, geometry in store.areas():
                self.boundaries[self.add(place)] = geometry
        self._cache.clear()
        return store.count()

    # -- asking -----------------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places.values())

    def get(self, ident: str | None) -> Place | None:
        """The place of this id; ids of rows that were merged into another place give that place."""
        if ident is None:
            return None
        got = self._places.get(self._alias.get(ident, ident))
        if got is None:
            for store in self._stores:
                got = store.get(ident)
                if got is not None:
                    break
        return got

    def rows(self, ident: str) -> tuple[str, ...]:
        """All ids that stand for this place: its own and those of merged rows."""
        own = self._alias.get(ident, ident)
        return (own, *(a for a, b in self._alias.items() if b == own))

    def names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Surfaces to look for in running text, each with the ids that it may stand for (the likeliest first)."""
        for plain, ids in self._plain.items():
            listed = len(plain) >= _SHORT and plain in self._spelt and plain not in self._persons
            if listed or plain in self._coded or self.speakable(plain):
                kept = [i for i in ids if (i, plain) not in self._hidden]
                if kept:
                    yield plain, tuple(sorted(kept, key=self._rank))

    def speakable(self, surface: str) -> bool:
        """Whether a spelling may be taken for a place wherever it stands: no common word, no person's name."""
        plain = self.folds.plain(surface)
        bare = plain.replace(" ", "")
        return len(bare) >= (4 if bare.isascii() else 3) and not self.is_word(plain)

    def is_word(self, surface: str) -> bool:
        """Whether the packs list this spelling as a word or a person's name rather than a place."""
        plain = self.folds.plain(surface)
        return plain in self._words or plain in self._persons

    def is_person(self, surface: str) -> bool:
        """Whether the packs list this as people's name."""
        return self.folds.plain(surface) in self._persons

    def lookup(self, surface: str) -> tuple[Candidate, ...]:
        """Places whose spelling this may be, with how surely (exact 1.0, folded less), likeliest first."""
        got = self._cache.get(surface)
        if got is None:
            got = self._cache[surface] = tuple(self._lookup(surface))
            if len(self._cache) > 100_000:
                self._cache.clear()
        return got

    def resolve(
        self,
        surface: str,
        *,
        level_word: str | None = None,
        admin_hint: Sequence[str] | str | None = None,
        context: Iterable[str | tuple[float, float]] = (),
        beside: Sequence[tuple[float, float]] = (),
    ) -> Resolution:
        """Judge what a name means here.

        ``level_word`` is the level that a word beside the name gives ("village of": ``settlement``), ``admin_hint``
        the areas that the text puts it in, ``context`` the document's other places (ids or (lat, lon)), ``beside``
        (lat, lon) of the other members of a list where these lie close together. A weak or undecidable match gives
        ``place=None`` with the reason; the identity is kept in :attr:`Resolution.id`.
        """
        hints = (admin_hint,) if isinstance(admin_hint, str) else tuple(admin_hint or ())
        points = []
        for item in context:
            if isinstance(item, tuple):
                points.append(item)
            elif (place := self.get(item)) is not None and place.lat is not None and place.lon is not None:
                points.append((place.lat, place.lon))
        areas = tuple(self.area_name(h) or h for h in hints)
        candidates = self.lookup(surface)
        found = choose(surface, candidates, level_word, areas, points, self._bare, self.countries, beside)
        if found.place is None and level_word and candidates:
            found = choose(surface, candidates, None, areas, points, self._bare, self.countries, beside)
        if found.place is None:
            unresolved = self.unresolved_id(surface, areas[0] if areas else None)
            return Resolution(None, found.score, found.reason, found.candidates, unresolved)
        return found

    def search(self, name: str, limit: int = 10, **hints: Any) -> Resolution:
        """As :meth:`resolve`, for people: the best ``limit`` candidates with what speaks for and against each."""
        found = self.resolve(name, **hints)
        return Resolution(found.place, found.score, found.reason, found.candidates[:limit], found.id)

    def unresolved_id(self, name: str, area: str | None = None) -> str:
        """The identity of a place that is in no gazetteer: its folded name and the area that the text puts it in."""
        key = self.folds.identity(name) or slug(name) or "unnamed"
        area = self.area_name(area) or area if area else None
        return f"p_{key}" + (f"@{slug(area)}" if area else "")

    def area_name(self, name: str | None) -> str | None:
        """The usual name of a first-order area, by any spelling or code; ``None`` if it is none."""
        if not name:
            return None
        return self._codes.get(name) or self._areas.get(self.folds.tight(name))

    def region_id(self, name: str) -> str | None:
        """The id of a pack's region by its usual name; ``None`` if there is none."""
        return self._regions.get(self.folds.tight(name))

    def near(self, lat: float, lon: float, km: float, level: str = "settlement") -> list[tuple[float, Place]]:
        """Places of a level within ``km``, nearest first."""
        out = []
        for p in self._places.values():
            if p.level == level and p.lat is not None and p.lon is not None and abs(p.lat - lat) < km / 110:
                d = distance_km(lat, lon, p.lat, p.lon)
                if d <= km:
                    out.append((d, p))
        return sorted(out, key=lambda x: (x[0], x[1].id))

    # -- inside -----------------------------------------------------------------------------------------------------

    def _lookup(self, surface: str) -> list[Candidate]:
        folds = self.folds
        plain, tight, skeleton = folds.plain(surface), folds.tight(surface), folds.skeleton(surface)
        best: dict[str, Candidate] = {}

        def offer(ident: str, similarity: float, via: str) -> None:
            old = best.get(ident)
            if similarity >= 0.8 and (old is None or similarity > old.similarity):
                best[ident] = Candidate(self._places[ident], similarity, via)

        for ident in self._plain.get(plain, ()):
            offer(ident, 1.0, plain)
        for ident in self._tight.get(tight, ()):
            offer(ident, 0.97, tight)
        if len(skeleton) >= 2:
            scripted = folds.scripted(surface)
            for ident, via in self._skeleton.get(skeleton, ()):
                if not scripted and folds.scripted(via):
                    continue  # a Latin spelling is held against Latin ones; script leaves the vowels open
                offer(ident, folds.similarity(surface, via), via)
        for store in self._stores:
            for place, via in store.find(tight, skeleton):
                if folds.scripted(via) and not folds.scripted(surface):
                    continue
                similarity = folds.similarity(surface, via)
                old = best.get(place.id)
                if similarity >= 0.8 and (old is None or similarity > old.similarity):
                    best[place.id] = Candidate(place, similarity, via)
        return sorted(best.values(), key=lambda c: (-c.similarity, self._rank(c.place.id), c.place.id))

    def _rank(self, ident: str) -> tuple[int, int, int, str]:
        place = self._places.get(ident)
        if place is None:
            return (1, 1, 0, ident)
        own = not self.countries or place.country in self.countries
        return (ident not in self._bare, not own, -place.population, ident)

    def _insert(self, place: Place) -> None:
        self._places[place.id] = place
        self._index(place.id, (place.name, *place.names))

    def _index(self, ident: str, names: Iterable[str]) -> None:
        folds = self.folds
        for name in names:
            if not folds.usable(name):
                continue
            for key, index in ((folds.plain(name), self._plain), (folds.tight(name), self._tight)):
                bucket = index.setdefault(key, [])
                if ident not in bucket:
                    bucket.append(ident)
            skeleton = folds.skeleton(name)
            if len(skeleton) >= 2:
                pairs = self._skeleton.setdefault(skeleton, [])
                if (ident, name) not in pairs:
                    pairs.append((ident, name))
        if self._cache:
            self._cache.clear()

    def _replace(self, place: Place, **changes: Any) -> None:
        new = msgspec.structs.replace(place, **changes)
        self._places[place.id] = new
        self._index(place.id, (n for n in new.names if n not in place.names))

    def _of_another(self, name: str, place: Place) -> bool:
        """Whether a further name that a dump gives to a place is no spelling of it, but another's usual name."""
        other = self._places.get(self._main.get(self.folds.plain(name), ""))
        if other is None or None in (place.lat, place.lon, other.lat, other.lon):
            return False
        km = distance_km(place.lat, place.lon, other.lat, other.lon)  # type: ignore[arg-type]
        return km > 5 * SAME_KM and self.folds.similarity(name, place.name) < 0.8

    def _name_codes(self, rows: Iterable[dumps.Row]) -> None:
        for row in rows:
            if row.feature in ("ADM1", "ADM2", "ADM3") and row.codes:
                known = self.area_name(row.codes[-1]) if row.feature == "ADM1" else None
                self._codes.setdefault(row.codes[-1], known or self.area_name(row.place.name) or row.place.name)

    def _with_codes(self, row: dumps.Row) -> Place:
        own = 1 if row.feature.startswith("ADM") else 0
        codes = row.codes[: len(row.codes) - own]
        return with_admin(row.place, tuple(self._codes[c] for c in reversed(codes) if c in self._codes))


def _convert(part: Any, kind: type[NotPlaces]) -> NotPlaces:
    from ..errors import PackError

    try:
        return msgspec.convert(part.data, kind)
    except msgspec.ValidationError as err:
        raise PackError(f"{part.pack}/{part.file}: section 'not_places': {err}") from err
