"""The exports by name: what writes each, and what its codebook says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO

import msgspec

from ..case import Case
from ..errors import InputError
from ..model import Filters
from . import acled, datapackage, ftm, geoparquet, snapshot, tabular, ucdp
from .files import beside, codebook, whole_file
from .frame import Job


class Profile(msgspec.Struct, frozen=True):
    """``text`` writes a text file, ``place`` a file of its own or a folder; ``columns`` feed the codebook."""

    title: str
    about: str
    columns: Callable[[Job], dict[str, str]]
    text: Callable[[Job, IO[str]], int] | None = None
    place: Callable[[Job, Path | None], int] | None = None


_OWN = "One row per incident: what the claims of any number of documents say about one event."
PROFILES: dict[str, Profile] = {
    "csv": Profile("incidents as CSV", _OWN, tabular.columns, text=tabular.write_csv),
    "geojson": Profile("incidents as GeoJSON", f"{_OWN} Points in WGS 84 (RFC 7946).", tabular.columns,
                       text=tabular.write_geojson),
    "geoparquet": Profile("incidents as GeoParquet", f"{_OWN} Points in WGS 84, GeoParquet 1.0.", tabular.columns,
                          place=geoparquet.write),
    "acled": Profile(
        "ACLED columns", "One row per incident or change of control, in the columns and code lists of ACLED's codebook "
        "(2025 wording). This is not ACLED data: it was coded by rule from the case's own documents.",
        acled.columns, text=acled.write),
    "ucdp-ged": Profile(
        "UCDP GED columns", "One row per incident with at least one death, in the 49 columns of UCDP's Georeferenced "
        "Event Dataset. This is not UCDP data: it was coded by rule from the case's own documents.",
        ucdp.columns, text=ucdp.write),
    "hxl": Profile("HXL table", f"{_OWN} The second row holds hashtags of the Humanitarian Exchange Language 1.1.",
                   tabular.hxl_columns, text=tabular.write_hxl),
    "ftm": Profile("FollowTheMoney entities", "One JSON entity a line: incidents as Event, parties as Organization, "
                   "documents as Article, places as Address.", ftm.columns, text=ftm.write),
    "datapackage": Profile("data package", "A frictionless Data Package: incidents, tolls by origin, claims, documents "
                           "and changes of control as CSV with keys between them.", datapackage.columns,
                           place=datapackage.write),
    "snapshot": Profile("snapshot", "A citable archive that proves itself and from which `new --from` rebuilds the case.",
                        snapshot.columns, place=snapshot.write),
}  # fmt: skip


def write(case: Case, profile: str, out: Path | None, filters: Filters = Filters(), exact: bool = False) -> int:
    """Write an export and the codebook beside it; gives the number of rows. ``out`` ``None`` is standard output
    (text formats, no codebook). ``exact`` lifts the do-no-harm defaults. :class:`InputError` names what is wrong."""
    chosen = PROFILES.get(profile)
    if chosen is None:
        raise InputError(f"export '{profile}': unknown; one of {', '.join(PROFILES)}")
    job = Job(case, filters, exact)
    if chosen.place is not None:
        return chosen.place(job, out)
    assert chosen.text is not None
    with whole_file(out) as file:
        rows = chosen.text(job, file)
    if out is not None:
        write_codebook(job, profile, beside(out))
    return rows


def write_codebook(job: Job, profile: str, path: Path) -> None:
    """The codebook of an export, to a file."""
    chosen = PROFILES[profile]
    with whole_file(path) as file:
        file.write(codebook(job, profile, chosen.title, chosen.about, chosen.columns(job)))
