"""``extract``: claims of documents, no case, no state."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from .. import rules
from ..extraction import Extractor, Read
from ..read import Unreadable, read_stream
from . import common

STDIN = "stdin"  # what a document from standard input is called


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), help="Write NAME.jsonl for each file NAME.")
@click.option("--meta", metavar="FILE", type=click.Path(path_type=Path),
              help="JSON object: file name -> {publisher, published, title}.")  # fmt: skip
@click.option("--pack", "packs", multiple=True, metavar="NAME", help="A bundled pack or a pack's folder; repeatable.")
@click.option("--gazetteer", "gazetteers", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
              help="Places to use besides the packs' own; repeatable.")  # fmt: skip
@click.option("--mentions", is_flag=True, help="Print instead what was found on the way: times, places, actors, ...")
def extract(
    files: tuple[str, ...],
    out: Path | None,
    meta: Path | None,
    packs: tuple[str, ...],
    gazetteers: tuple[Path, ...],
    mentions: bool,
) -> int:
    """Print the claims of FILEs (folders too; - is standard input) as JSON lines, or write them to --out.

    A document that cannot be read is reported in one line and the others are read; the exit status is then 2.
    """
    about = common.about(meta) if meta else None
    if out is not None:
        common.folder_for(out)
    extractor = Extractor(packs or rules.DEFAULT_PACKS, gazetteers)
    bad = 0
    written: dict[str, str] = {}
    unread = Counter[str]()
    for name, lines, where in _by_file(extractor, files, about, mentions, unread):
        if lines is None:
            common.note(f"SKIPPED {common.clean(where)}")
            bad += 1
        elif out is None:
            sys.stdout.write("".join(lines))
        elif name in written:
            common.note(f"SKIPPED {where}: {name}.jsonl holds {written[name]} already; extract one of them elsewhere")
            bad += 1
        else:
            written[name] = where
            fresh = out / f".{name}.new"
            fresh.write_text("".join(lines), encoding="utf-8")
            os.replace(fresh, out / f"{name}.jsonl")
    used = "".join(f"--pack {p} " for p in packs or rules.DEFAULT_PACKS)
    common.note_unread(unread, lambda pack: f"run it with {used}--pack {pack}")
    return 2 if bad else 0


def _read(extractor: Extractor, files: tuple[str, ...], meta: Any, mentions: bool) -> Iterator[Read | Unreadable]:
    for file in files:
        if file == "-":
            yield from extractor.each(read_stream(sys.stdin.buffer.read(), STDIN, meta=meta), mentions)
        else:
            yield from extractor.files([file], meta, mentions)


def _by_file(
    extractor: Extractor, files: tuple[str, ...], meta: Any, mentions: bool, unread: Counter[str]
) -> Iterator[tuple[str, list[str] | None, str]]:
    """``(file name, its lines, path)`` for each file, lines in document order; ``None`` for what cannot be read. Languages
    that no pack reads are counted in ``unread``."""
    path: str | None = None
    name, lines = "", list[str]()
    for item in _read(extractor, files, meta, mentions):
        if not isinstance(item, Read):
            yield "", None, str(item)
            continue
        if item.document.path != path:
            if path is not None:
                yield name, lines, path
            path, name, lines = item.document.path, item.name, []
        if item.document.language not in (None, *extractor.packs.languages) and not item.extraction.claims:
            unread[str(item.document.language)] += 1
        records = item.extraction.mentions if mentions else item.extraction.claims
        lines += [common.encode(r) + "\n" for r in records]
    if path is not None:
        yield name, lines, path
