"""``packs check``: every rule's own examples, every pack against its schema."""

from __future__ import annotations

from pathlib import Path

import click

from .. import flow, rules
from ..errors import PackError


@click.group()
def packs() -> None:
    """Look after the packs: language rules, actors, places, agreements."""


@packs.command()
@click.argument("names", metavar="[PACK]...", nargs=-1)
def check(names: tuple[str, ...]) -> int:
    """Run every rule's yes and no examples and check every pack against its schema.

    Without PACK: each bundled pack with what it requires. PACK may be a folder.
    """
    failed = 0
    for group in [[n] for n in names] or [[n] for n in rules.available()]:
        try:
            loaded = rules.load(tuple(_with_language(group[0])))
            faults, looked = flow.check_packs(loaded)
        except PackError as err:
            faults, looked = [str(err)], 0
        for fault in faults:
            click.echo(f"FAIL  {fault}")
        failed += len(faults)
        if not faults:
            click.echo(f"ok    {group[0]}: {looked} sections, every example holds")
    if failed:
        click.echo(f"{failed} failures", err=True)
    return 1 if failed else 0


def _with_language(name: str) -> list[str]:
    """A conflict pack is checked together with the default language, whose words its examples use."""
    info = rules.load([name]).infos[-1]
    language = rules.DEFAULT_PACKS[0]
    return [name] if info.type != "conflict" or Path(name).name == language else [language, name]
