"""``new``: make a case."""

from __future__ import annotations

from pathlib import Path

import click

from .. import rules
from ..errors import InputError
from . import common


@click.command()
@click.argument("folder", metavar="DIR", required=False, type=click.Path(path_type=Path))
@click.option("--pack", "packs", multiple=True, metavar="NAME", help="A bundled pack or a pack's folder; repeatable.")
@click.option("--name", help="What the case is called (default: the folder's name).")
@click.option("--zone", "zones", multiple=True, metavar="ZONE", help="What the case is about; repeatable.")
@click.option("--gazetteer", "gazetteers", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
              help="A gazetteer to use, left where it is; repeatable.")  # fmt: skip
@click.option("--from", "snapshot", metavar="FILE", type=click.Path(path_type=Path), help="Build it from a snapshot.")
@click.option("--list-packs", is_flag=True, help="List the bundled packs and stop.")
def new(
    folder: Path | None,
    packs: tuple[str, ...],
    name: str | None,
    zones: tuple[str, ...],
    gazetteers: tuple[Path, ...],
    snapshot: Path | None,
    list_packs: bool,
) -> None:
    """Make a case in DIR."""
    if list_packs:
        for pack in rules.available():
            info = rules.load([pack]).infos[-1]
            click.echo(f"{info.name:10} {info.type:9} {info.title}")
        return
    if folder is None:
        raise InputError("new: name a folder for the case, as in `trucewatch new my-case`")
    from ..case import Case

    for path in gazetteers:
        if not path.is_file():
            raise InputError(f"{path}: no such gazetteer; check the path")
    if gazetteers:
        from ..gazetteer import Gazetteer

        trial = Gazetteer.from_packs(rules.load(packs or rules.DEFAULT_PACKS))
        for path in gazetteers:  # a file that is none would stop every later command
            trial.load(path)
    if snapshot is not None:
        from ..export.snapshot import restore

        restored = restore(snapshot, folder)
        common.note(f"{restored.folder}: case rebuilt from {snapshot}, digest {restored.digest()[:16]}")
        return
    more = {"zones": zones, "gazetteers": tuple(str(p.resolve()) for p in gazetteers)}
    with Case.create(folder, packs or rules.DEFAULT_PACKS, name, **more) as case:
        common.note(f"{case.folder}: new case with packs {', '.join(case.packs.names)}; now `trucewatch add SOURCE...`")
