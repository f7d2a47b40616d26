"""Files that a user brings -> one gazetteer file, streaming: a million rows in well under a minute."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..model import Place
from . import dumps
from .entries import with_admin
from .index import Gazetteer
from .store import PlaceStore

#: the gazetteer file inside a case's folder
STORE = "gazetteer.db"
Row = tuple[Place, dict[str, Any] | None]


def import_file(source: Path, target: Path, known: Gazetteer) -> int:
    """Read ``source`` by its suffix into the gazetteer file ``target``; the number of places. All of it or nothing.

    ``known`` says how names fold and what the first-order areas behind a dump's codes are called.
    """
    return PlaceStore.write(target, rows(source, known), keys(known), str(source))


def rows(source: Path, known: Gazetteer) -> Iterator[Row]:
    """Places of a file with the names of the areas that hold them."""
    suffix = source.suffix.casefold()
    if suffix in (".geojson", ".json"):
        for item in dumps.boundaries(source):
            yield with_admin(item.place, tuple(known.area_name(a) or a for a in item.place.admin)), item.geometry
    elif suffix in (".csv", ".tsv"):
        for row in dumps.pcodes(source):
            yield with_admin(row.place, tuple(known.area_name(a) or a for a in row.place.admin)), None
    else:
        yield from _dump(source, known)


def _dump(source: Path, known: Gazetteer) -> Iterator[Row]:
    names: dict[tuple[str | None, str], str] = {}
    for row in dumps.geonames(source, only="ADM"):
        if row.feature in ("ADM1", "ADM2", "ADM3") and row.codes:
            names[row.place.country, row.codes[-1]] = known.area_name(row.place.name) or row.place.name
    areas: dict[tuple[str | None, tuple[str, ...]], tuple[str, ...]] = {}
    for row in dumps.geonames(source):
        own = 1 if row.feature.startswith("ADM") else 0
        country = row.place.country
        codes = row.codes[: len(row.codes) - own]
        admin = areas.get((country, codes))
        if admin is None:
            ours = country in known.countries
            found = ((known.area_name(c) if ours else None) or names.get((country, c)) for c in reversed(codes))
            admin = areas[country, codes] = tuple(n for n in found if n)
        yield (with_admin(row.place, admin) if admin else row.place), None


def keys(known: Gazetteer) -> Callable[[str], tuple[str, str] | None]:
    """The spelling keys of a name, under which a file can be asked; ``None`` for spellings of no use (other scripts)."""
    folds, usable = known.folds, known.folds.usable

    def of(name: str) -> tuple[str, str] | None:
        if not usable(name):
            return None
        tight, skeleton = folds.keys(name)
        return (skeleton, tight) if tight else None

    return of
