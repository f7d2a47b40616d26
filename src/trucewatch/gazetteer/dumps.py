"""Gazetteers that a user loads: GeoNames dumps, P-code tables, boundary GeoJSON. Streaming; one place at a time."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import msgspec

from ..errors import InputError
from ..model import Level, Place

#: GeoNames feature code -> level (http://www.geonames.org/export/codes.html); class as fallback
_CODES: dict[str, Level] = {
    "PCLI": "country", "PCL": "country", "ADM1": "governorate", "ADM2": "district", "ADM3": "district",
    "ADM4": "district", "PPLX": "district", "RGN": "region", "ADMD": "district",
}  # fmt: skip
_CLASSES: dict[str, Level] = {"P": "settlement", "A": "district", "L": "region", "R": "road"}


class Row(msgspec.Struct, frozen=True):
    """One place of a dump, with the codes of the areas that hold it (nearest last) and its feature code."""

    place: Place
    codes: tuple[str, ...] = ()
    feature: str = ""


def geonames(path: str | Path, only: str | None = None) -> Iterator[Row]:
    """Rows of a GeoNames dump (``XX.txt`` or ``XX.zip``; 19 tab-separated columns); ``only`` those of a feature code.

    A dump whose administrative columns hold P-codes works as well. Raises :class:`InputError` naming file and line.
    """
    with _open(path) as lines:
        wanted = f"\t{only}" if only else ""
        source = f"GeoNames dump {Path(path).name}"
        for number, line in enumerate(lines, 1):
            if wanted not in line or line.startswith("#") or not line.strip():
                continue
            f = line.rstrip("\r\n").split("\t")
            if len(f) < 15:
                raise InputError(f"{path}, line {number}: a GeoNames dump has 19 tab-separated columns, found {len(f)}")
            try:
                lat, lon = float(f[4]), float(f[5])
            except ValueError:
                raise InputError(f"{path}, line {number}: '{f[4]}', '{f[5]}' are no latitude and longitude") from None
            codes = tuple(c for c in (f[10], f[11], f[12]) if c and c != "00")
            admin = f[7] in ("ADM1", "ADM2", "ADM3")
            pcode = codes[-1] if admin and codes and codes[-1].startswith(f[8]) else None
            yield Row(
                Place(
                    id=f"gn-{f[0]}",
                    name=f[2] or f[1],
                    level=_CODES.get(f[7]) or _CLASSES.get(f[6], "site"),
                    lat=lat,
                    lon=lon,
                    country=f[8] or None,
                    names=tuple(dict.fromkeys(n for n in (f[1], *f[3].split(",")) if n)),
                    population=int(f[14]) if f[14].isdigit() else 0,
                    pcode=pcode,
                    source=source,
                ),
                codes,
                f[7],
            )


_COUNTRY = re.compile(r"[A-Za-z]{2}\d{2}")
_NAME = ("name_en", "admin4name_en", "featurename_en", "featurerefname", "name", "community", "location", "ascii_name")
_LOCAL = ("name_ar", "admin4name_ar", "featurename_ar", "name1", "name_local", "local_name")
_CODE = ("pcode", "admin4pcode", "p_code", "code")
_LAT = ("latitude", "lat", "y", "latitude_y", "point_y")
_LON = ("longitude", "lon", "long", "lng", "x", "longitude_x", "point_x")
_ADMIN = ("admin3name_en", "admin2name_en", "admin1name_en", "subdistrict", "district", "governorate")


def pcodes(path: str | Path) -> Iterator[Row]:
    """Rows of a P-code table (CSV or TSV with a header; an HXL tag row is passed over): name, code, coordinates."""
    with _open(path) as lines:
        head = lines.readline()
        delimiter = "\t" if head.count("\t") > head.count(",") else ";" if head.count(";") > head.count(",") else ","
        names = [_column(h) for h in next(csv.reader([head], delimiter=delimiter), [])]
        columns = {h: i for i, h in enumerate(names)}
        name, code, lat, lon, local = (_pick(columns, w) for w in (_NAME, _CODE, _LAT, _LON, _LOCAL))
        admins = [columns[a] for a in _ADMIN if a in columns]
        if name is None:
            raise InputError(f"{path}, line 1: no column with place names; looked for {', '.join(_NAME)}")
        for number, f in enumerate(csv.reader(lines, delimiter=delimiter), 2):
            if not _cell(f, name) or _cell(f, name).startswith("#"):
                continue
            try:
                y, x = (float(_cell(f, lat)), float(_cell(f, lon))) if _cell(f, lat) and _cell(f, lon) else (None, None)
            except ValueError:
                raise InputError(
                    f"{path}, line {number}: '{_cell(f, lat)}', '{_cell(f, lon)}' are no latitude and longitude"
                ) from None
            ident = _cell(f, code) or f"{Path(path).stem}-{number}"
            yield Row(
                Place(
                    id=f"pc-{ident}",
                    name=_cell(f, name),
                    level="settlement",
                    lat=y,
                    lon=x,
                    country=_cell(f, code)[:2].upper() if _COUNTRY.match(_cell(f, code)) else None,
                    admin=tuple(dict.fromkeys(_cell(f, a) for a in admins if _cell(f, a))),
                    names=(_cell(f, local),) if _cell(f, local) else (),
                    pcode=_cell(f, code) or None,
                    source=f"P-code table {Path(path).name}",
                )
            )


def _pick(columns: dict[str, int], wanted: tuple[str, ...]) -> int | None:
    return next((columns[w] for w in wanted if w in columns), None)


def _cell(row: list[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def _column(head: str) -> str:
    return head.strip().strip('\ufeff"').casefold().replace(" ", "_").replace("-", "_")


class Boundary(msgspec.Struct, frozen=True):
    """An area with its GeoJSON geometry (WGS 84 longitude/latitude)."""

    place: Place
    geometry: dict[str, Any]


def boundaries(path: str | Path) -> Iterator[Boundary]:
    """Features of a boundary GeoJSON file. Understands OCHA's ``admN_name``/``admN_pcode``, else ``name`` and ``id``."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as err:
        raise InputError(f"{path}: cannot be read: {err.strerror}") from None
    except (UnicodeDecodeError, json.JSONDecodeError) as err:
        raise InputError(f"{path}: not GeoJSON: {err}") from None
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise InputError(f"{path}: not a GeoJSON FeatureCollection (no list 'features')")
    for n, feature in enumerate(features, 1):
        props = {str(k).casefold(): v for k, v in (feature.get("properties") or {}).items()}
        rank = max((i for i in range(5) if _named(props, i)), default=None)
        admin: tuple[str, ...] = ()
        level: Level = "zone"
        if rank is None:
            name = props.get("name") or props.get("name_en") or props.get("shapename")
            code, local = props.get("pcode") or props.get("id"), props.get("name_ar")
        else:
            name, code = _named(props, rank), props.get(f"adm{rank}_pcode")
            local = props.get(f"adm{rank}_name1") or props.get(f"adm{rank}_ar")
            admin = tuple(str(_named(props, i)) for i in range(rank - 1, 0, -1) if _named(props, i))
            level = _RANKS[rank]
        if not name or not isinstance(feature.get("geometry"), dict):
            raise InputError(f"{path}, feature {n}: needs a geometry and a name (admN_name, admN_en or name)")
        ident = str(code or name).replace(" ", "-")
        country = str(code)[:2] if code and str(code)[:2].isalpha() else None
        yield Boundary(
            Place(
                id=f"pc-{ident}",
                name=str(name),
                level=level,
                country=country,
                admin=admin,
                names=(str(local),) if local else (),
                pcode=str(code) if code else None,
                source=f"boundaries {Path(path).name}",
            ),
            feature["geometry"],
        )


_RANKS: tuple[Level, ...] = ("country", "governorate", "district", "district", "settlement")


def _named(props: dict[str, Any], rank: int) -> Any:
    return props.get(f"adm{rank}_name") or props.get(f"adm{rank}_en")


@contextmanager
def _open(path: str | Path) -> Iterator[IO[str]]:
    """A dump's lines. :class:`InputError` when it cannot be opened, and when what is in it turns out to be no text."""
    with _stream(Path(path)) as lines:
        try:
            yield lines
        except (UnicodeDecodeError, csv.Error, zlib.error, EOFError, zipfile.BadZipFile) as err:
            raise InputError(
                f"{path}: not a table of places in UTF-8 ({err}); give a GeoNames dump (.txt, .zip), a P-code table "
                "(.csv, .tsv), boundaries (.geojson) or what `trucewatch gazetteer import` wrote (.db)"
            ) from None


def _stream(path: Path) -> IO[str]:
    try:
        if path.suffix.casefold() == ".zip":
            archive = zipfile.ZipFile(path)
            inner = [
                n for n in archive.namelist() if n.endswith((".txt", ".csv", ".tsv")) and "readme" not in n.lower()
            ]
            if not inner:
                raise InputError(f"{path}: no .txt, .csv or .tsv inside")
            return io.TextIOWrapper(archive.open(inner[0]), encoding="utf-8", newline="")
        return path.open(encoding="utf-8-sig", newline="")
    except (OSError, zipfile.BadZipFile) as err:
        raise InputError(f"{path}: cannot be read: {err}") from None
