"""``gazetteer import`` and ``gazetteer search``: load places, and see how a spelling resolves and why."""

from __future__ import annotations

import time
from pathlib import Path

import click

from ..errors import CaseError, InputError
from ..gazetteer import Gazetteer, importing
from . import common


@click.group()
def gazetteer() -> None:
    """Places: load GeoNames dumps, P-code tables and boundaries; search."""


@gazetteer.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--case", "folder", metavar="DIR", type=click.Path(path_type=Path), help="The case (default: here).")
@click.option("--into", metavar="FILE", type=click.Path(path_type=Path), help="A gazetteer file of its own, no case.")
def import_(file: Path, folder: Path | None, into: Path | None) -> None:
    """Load FILE: a GeoNames dump (.txt, .zip), a P-code table (.csv, .tsv) or boundary GeoJSON.

    Into the case, it counts from the next command on, places that had no coordinates included; `trucewatch rebuild` reads the
    documents again with it.
    """
    from ..case import Case

    if not file.is_file():
        raise InputError(f"{file}: no such file")
    started = time.monotonic()
    if into is not None:
        count = importing.import_file(file, into, _bare())
        common.note(f"{count:,} places from {file} in {into} ({time.monotonic() - started:.1f} s)")
        return
    with Case.open(folder) as case:
        target = case.folder / importing.STORE
        count = importing.import_file(file, target, case.gazetteer)
        if importing.STORE not in case.settings.gazetteers:
            case.configure(gazetteers=(*case.settings.gazetteers, importing.STORE))
    common.note(f"{count:,} places from {file} in {target} ({time.monotonic() - started:.1f} s)")


@gazetteer.command()
@click.argument("name")
@click.option("--area", multiple=True, help="An area that the text puts it in.")
@click.option("--level", help="What a word beside it says: settlement, governorate, district, site.")
@click.option("--near", multiple=True, help="Another place of the same text.")
@click.option("--gazetteer", "files", multiple=True, type=click.Path(path_type=Path), help="A further gazetteer file.")
@click.option("--limit", default=10, show_default=True)
@click.option(
    "--case", "folder", metavar="DIR", type=click.Path(path_type=Path), help="The case (default: here, or none)."
)
@common.with_format("json")
def search(
    name: str,
    area: tuple[str, ...],
    level: str | None,
    near: tuple[str, ...],
    files: tuple[Path, ...],
    limit: int,
    folder: Path | None,
    format: str,
) -> None:
    """How NAME resolves: every candidate with what speaks for it and against it, and the judgement.

    Exit status 1 when it stays unresolved.
    """
    places = _places(folder)
    for path in files:
        places.load(path)
    context = [r.place.id for n in near if (r := places.resolve(n)).place is not None]
    found = places.search(name, limit, level_word=level, admin_hint=area, context=context)
    if format == "json":
        click.echo(common.encode(found))
    else:
        for c in found.candidates:
            p = c.place
            where = f"{p.lat:.4f}, {p.lon:.4f}" if p.lat is not None and p.lon is not None else "no coordinates"
            click.echo(
                f"{c.score:.2f}  {p.name} ({p.level}; {', '.join(p.admin) or p.country or 'no area'}; {where})  [{p.id}]"
            )
            click.echo(f"      {'; '.join(c.why)}")
        if found.place is not None:
            click.echo(f"{name} is {found.place.name} [{found.place.id}]: {found.reason}")
        else:
            click.echo(f"{name} stays unresolved [{found.id}]: {found.reason}")
    if found.place is None:
        raise click.exceptions.Exit(1)


def _places(folder: Path | None) -> Gazetteer:
    from ..case import Case

    try:
        with Case.open(folder) as case:
            return case.gazetteer
    except CaseError:
        if folder is not None:
            raise
        return _bare()


def _bare() -> Gazetteer:
    from .. import rules

    return Gazetteer.from_packs(rules.load())
