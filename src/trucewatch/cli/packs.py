"""``packs check``: every rule's own examples, every pack against its schema."""

from __future__ import annotations

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

    Without PACK: all bundled packs, in the sets in which they are used. PACK may be a folder; it is loaded together
    with the default packs that it needs, and only what concerns it is reported.
    """
    failed = 0
    for group, only in [_alone(n) for n in names] or _bundled():
        try:
            faults, looked = flow.check_packs(rules.load(group))
        except PackError as err:
            faults, looked = [str(err)], 0
        others = [f"{n}/" for n in rules.available() if n != only]
        faults = [f for f in faults if only is None or not f.startswith(tuple(others))]
        for fault in faults:
            click.echo(f"FAIL  {fault}")
        failed += len(faults)
        if not faults:
            click.echo(f"ok    {only or ' + '.join(group)}: {looked} sections, every example holds")
    if failed:
        click.echo(f"{failed} failures", err=True)
    return 1 if failed else 0


def _bundled() -> list[tuple[tuple[str, ...], str | None]]:
    """The default packs together (a language's examples speak of a conflict), then every other with them."""
    default = rules.DEFAULT_PACKS
    inside = set(rules.load(default).names)
    return [(default, None), *(((*default, n), n) for n in rules.available() if n not in inside)]


def _alone(name: str) -> tuple[tuple[str, ...], str | None]:
    """A named pack with the default packs that it is used with: a conflict replaces the default one."""
    info = rules.load([name]).infos[-1]
    language, conflict = rules.DEFAULT_PACKS
    if info.type == "conflict":
        return (language, name), info.name
    if info.name == language:  # the default one, or a folder of it that somebody works on
        return (name, conflict), info.name
    return (language, conflict, name), info.name
