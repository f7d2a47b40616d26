"""``report``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..case import Case
from ..errors import InputError
from ..model import Filters
from . import common


@click.command()
@click.option("--format", "format", type=click.Choice(("md", "html", "pdf")), help="Default: by the name of --out, else md.")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="Where to (default: standard output).")
@click.option("--changed-since", metavar="DATE", help="Instead: what changed in the ledger since this day.")
@click.option("--exact", is_flag=True, help="Lift the do-no-harm defaults; the report says so.")
@common.with_filters
@common.with_case
def report(
    case: Case, filters: Filters, format: str | None, out: Path | None, changed_since: str | None, exact: bool
) -> None:
    """A report for a zone and a period (--since, --until), every number footnoted to its sentence."""
    from ..report import build, changed, html, markdown, pdf

    named = out.suffix.lstrip(".").lower() if out else ""
    kind = format or (named if named in ("html", "pdf") else "md")
    if kind == "pdf" and out is None:
        raise InputError("report: a PDF is a binary file; name one with --out FILE.pdf")
    if changed_since:
        made = changed(case, filters, common.check_day(changed_since, "--changed-since"), exact)
    else:
        made = build(case, filters, exact)
    data = pdf(made) if kind == "pdf" else (html(made) if kind == "html" else markdown(made)).encode()
    if out is None:
        sys.stdout.write(data.decode())
        return
    try:
        out.write_bytes(data)
    except OSError as err:
        raise InputError(f"{out}: cannot be written ({err.strerror}); choose another place") from None
    common.note(f"{out}: {sum(1 for _ in made.numbers())} numbers, {len(made.notes)} notes")
