"""``add``: archive documents, update the ledger, print a receipt for each."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from ..case import Added, Case
from ..case.explaining import span, title
from . import common
from .query import published as published_words

MANY = 3  # silent sentences printed for each document unless --verbose


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--published", metavar="DAY", help="Publication day (YYYY-MM-DD, or two with a slash).")
@click.option("--publisher", metavar="NAME", help="Outlet of documents that do not name theirs.")
@click.option("--meta", metavar="FILE", type=click.Path(path_type=Path),
              help="JSON object: file name -> {publisher, published, title}.")  # fmt: skip
@click.option("--watch", is_flag=True, help="Look again every --every seconds, until interrupted.")
@click.option("--every", metavar="SECONDS", type=click.IntRange(1), default=60, show_default=True)
@click.option("--verbose", "-v", is_flag=True, help="Print every sentence that gave no claim.")
@common.with_format("json", "jsonl")
@common.with_case
def add(
    case: Case,
    sources: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    meta: Path | None,
    watch: bool,
    every: int,
    verbose: bool,
    format: str,
) -> int:
    """Add files, folders, feeds or addresses to the case.

    Each document is archived unaltered under its SHA-256. Adding the same bytes twice changes nothing. A document that
    cannot be read is reported in one line and the others go in; the exit status is then 2.
    """
    about = common.about(meta) if meta else None
    if case.refresh():
        common.note("packs, places or the version have changed: the case was computed again")
    seen_bad: set[str] = set()
    bad = 0
    while True:
        unread = Counter[str]()
        receipts = _watched(case, unread, case.add(list(sources), published=published, publisher=publisher, meta=about))
        if format == "table":
            for receipt in receipts:
                if watch and receipt.status != "added" and receipt.path in seen_bad:
                    continue
                if receipt.status != "added":
                    seen_bad.add(receipt.path)
                bad += receipt.status == "skipped"
                for line in lines(receipt, verbose):
                    click.echo(line)
        else:
            kept = list(receipts)
            bad += sum(r.status == "skipped" for r in kept)
            common.emit([row(r) for r in kept], format, ())
        common.note_unread(unread, lambda pack: f"add {pack} to `packs` in {case.folder / 'case.yaml'}")
        if not watch:
            return 2 if bad else 0
        try:
            time.sleep(every)
        except KeyboardInterrupt:
            return 2 if bad else 0


def _watched(case: Case, unread: Counter[str], receipts: Iterable[Added]) -> Iterator[Added]:
    """The receipts; languages that no pack of the case reads are counted."""
    for receipt in receipts:
        language = receipt.document.language if receipt.document is not None else None
        if receipt.status == "added" and not receipt.claims and language not in (None, *case.packs.languages):
            unread[str(language)] += 1
        yield receipt


def row(receipt: Added) -> dict[str, Any]:
    """A receipt as data."""
    data: dict[str, Any] = common.plain(receipt)
    if data["document"]:
        data["document"].pop("text", None)
    changes = receipt.changes
    data["changes"] = {
        "new": [i.id for i in changes.new],
        "changed": [b.id for _, b in changes.changed],
        "gone": [i.id for i in changes.gone],
        "contradictions_opened": [{"incident": i.id, **c} for i, c in changes.opened()],
        "contradictions_closed": [{"incident": i.id, **c} for i, c in changes.closed()],
    }
    return data


def lines(receipt: Added, verbose: bool = False) -> Iterator[str]:
    """A receipt in words."""
    path = common.clean(receipt.path)
    if receipt.status == "skipped":
        yield f"SKIPPED {path}: {common.clean(receipt.message)}"
        return
    if receipt.status == "known":
        yield f"known   {path}: {common.clean(receipt.message)}"
        return
    document = receipt.document
    assert document is not None
    silent = receipt.silent
    plural = "" if receipt.claims == 1 else "s"
    found = f"{receipt.claims} claim{plural}"
    yield f"added   {path}: {found}, {len(silent)} sentences with a number or trigger but no claim"
    yield f"        published {published_words(document)}: {common.clean(document.published.receipt)}"
    if receipt.copies_of:
        yield f"        near-copy: one origin with {', '.join(c[:19] for c in receipt.copies_of)}"
    for sentence in silent if verbose else silent[:MANY]:
        yield f"        no claim ({sentence.why}): “{common.clean(sentence.quote)[:160]}”"
    if len(silent) > MANY and not verbose:
        yield f"        ... and {len(silent) - MANY} more (--verbose shows all)"
    changes = receipt.changes
    for incident in changes.new:
        yield f"        + incident {incident.id}: {title(incident)}"
    for _, incident in changes.changed:
        yield f"        ~ incident {incident.id}: {title(incident)}"
    for incident in changes.gone:
        yield f"        - incident {incident.id}: {title(incident)} (now part of another)"
    for incident, what in changes.opened():
        yield f"        ! contradiction opened in {incident.id}: {describe(what)}"
    for incident, what in changes.closed():
        yield f"        . contradiction closed in {incident.id}: {describe(what)}"


def describe(contradiction: dict[str, Any]) -> str:
    """A contradiction in words."""
    a, b = contradiction.get("a"), contradiction.get("b")
    if isinstance(a, dict) and isinstance(b, dict):
        sides = [f"{x.get('origin')} says {span(x.get('min'), x.get('max'))}" for x in (a, b)]
        return common.clean(f"{contradiction.get('field')}: {', '.join(sides)}")
    text = contradiction.get("text") or contradiction.get("why")
    if text:
        return common.clean(str(text))
    return common.clean(", ".join(f"{k} {v}" for k, v in contradiction.items() if v not in (None, [], "")))
