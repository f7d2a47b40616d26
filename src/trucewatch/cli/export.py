"""``export``."""

from __future__ import annotations

from pathlib import Path

import click

from ..case import Case
from ..errors import InputError
from ..model import Filters
from . import common

NAMES = ("acled", "csv", "datapackage", "ftm", "geojson", "geoparquet", "hxl", "site", "snapshot", "ucdp-ged")


@click.command()
@click.argument("profile", metavar="PROFILE", type=click.Choice(NAMES))
@click.option("--out", metavar="FILE|DIR", type=click.Path(path_type=Path), help="Where to (default: standard output).")
@click.option("--exact", is_flag=True, help="Lift the do-no-harm defaults: exact sites, all sentences. The file says so.")
@common.with_filters
@common.with_case
def export(case: Case, filters: Filters, profile: str, out: Path | None, exact: bool) -> None:
    """Write the case as PROFILE: acled, csv, datapackage, ftm, geojson, geoparquet, hxl, site, snapshot or ucdp-ged."""
    if profile == "site":
        from ..web.site import write_site

        if out is None:
            raise InputError("export site: is a folder; name one with --out DIR")
        pages = write_site(case, out, filters, exact)
        common.note(f"{out}: {pages} pages; open {out / 'index.html'}")
        return
    from ..export import write

    rows = write(case, profile, out, filters, exact)
    if out is not None:
        words = "documents, the whole case at full precision" if profile == "snapshot" else "rows"
        lifted = "; exact sites, do not publish unreviewed" if exact else ""
        common.note(f"{out}: {rows:,} {words}{lifted}")
