"""``verify`` and ``rebuild``."""

from __future__ import annotations

import sys

import click

from ..case import Case
from . import common


@click.command()
@click.option("--no-rebuild", is_flag=True, help="Check archive and log only.")
@common.with_format("json")
@common.with_case
def verify(case: Case, no_rebuild: bool, format: str) -> int:
    """Re-check the archive's hashes, the log's chain, and that a rebuild gives the same ledger."""
    checks = case.verify(rebuild=not no_rebuild)
    if format == "json":
        common.emit(checks, "json", ())
    else:
        for check in checks:
            click.echo(f"{'ok  ' if check.ok else 'FAIL'}  {check.name:8} {check.message}")
    return 0 if all(c.ok for c in checks) else 1


@click.command()
@common.with_case
def rebuild(case: Case) -> None:
    """Drop all derived tables and compute them again from the archive and the log."""
    show = sys.stderr.isatty()

    def progress(done: int, of: int) -> None:
        if show:
            click.echo(f"\r{done}/{of} documents", nl=False, err=True)

    case.rebuild(progress)
    if show:
        click.echo("", err=True)
    counts = case.counts()
    words = f"{counts['documents']} documents, {counts['claims']} claims, {counts['incidents']} incidents"
    click.echo(f"rebuilt: {words}; digest {case.digest()[:16]}")
