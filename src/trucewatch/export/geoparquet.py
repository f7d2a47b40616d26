"""The incidents' table as GeoParquet 1.0: columns of Arrow types, points as WKB, WGS 84."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import shapely

from .. import __version__
from ..errors import InputError
from . import tabular
from .files import beginning, beside, codebook, whole_file
from .frame import Job

_FLOATS = {"lat", "lon", "killed_low", "killed_agreed", "killed_high", "injured_low", "injured_high"}
_BOOLS = {"killed_contradiction"}
_INTS = {"origins"}
_BATCH = 5000


def write(job: Job, out: Path | None) -> int:
    """Write the file; gives the number of rows. Needs ``pyarrow`` (extra ``exports``)."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise InputError("geoparquet needs pyarrow; install trucewatch[exports]") from None
    if out is None:
        raise InputError("geoparquet is a binary file; name one with --out FILE")
    if out.is_dir() or not out.parent.exists():
        raise InputError(f"{out}: is a folder, or its folder does not exist; name a file with --out")
    fields = [pa.field(n, pa.float64() if n in _FLOATS else pa.bool_() if n in _BOOLS else pa.int64() if n in _INTS
                       else pa.string()) for n in tabular.COLUMNS]  # fmt: skip
    geo = {
        "version": "1.0.0", "primary_column": "geometry",
        "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
    }  # fmt: skip
    meta = {
        "geo": msgspec.json.encode(geo).decode(), "trucewatch": __version__, "precision": job.precision,
        "packs": job.case.packs.digest, "ledger": job.ledger,
    }  # fmt: skip
    schema = pa.schema([*fields, pa.field("geometry", pa.binary())], metadata=meta)
    handle, name = beginning(out)
    os.close(handle)
    n = 0
    try:
        with pq.ParquetWriter(name, schema, compression="zstd") as writer:
            found = tabular.records(job)
            while batch := list(islice(found, _BATCH)):
                n += len(batch)
                writer.write_table(pa.Table.from_pylist([_row(r) for r in batch], schema=schema))
        os.chmod(name, 0o644)
        os.replace(name, out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    about = "Points in WGS 84, GeoParquet 1.0; column `geometry` holds the point."
    with whole_file(beside(out)) as file:
        file.write(codebook(job, "geoparquet", "incidents as GeoParquet", about, tabular.columns(job)))
    return n


def _row(record: dict[str, Any]) -> dict[str, Any]:
    lat, lon = record["lat"], record["lon"]
    point = None if lat is None or lon is None else shapely.to_wkb(shapely.Point(lon, lat))
    return {**record, "geometry": point}
