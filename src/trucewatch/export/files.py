"""Files written whole or not at all, tables as CSV, and the codebook beside them."""

from __future__ import annotations

import csv
import io
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from .. import __version__
from ..errors import InputError
from .frame import Job


@contextmanager
def whole_file(out: Path | None) -> Iterator[IO[str]]:
    """A text file that appears when it is complete; ``None`` is standard output."""
    if out is None:
        yield sys.stdout
        return
    if out.is_dir():
        raise InputError(f"{out}: is a folder; name a file with --out")
    if not out.parent.exists():
        raise InputError(f"{out}: the folder {out.parent} does not exist; make it first")
    handle, name = beginning(out)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        os.chmod(name, 0o644)
        os.replace(name, out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def beginning(out: Path) -> tuple[int, str]:
    """A new file beside ``out`` that takes its name when it is whole: its handle and name."""
    try:
        return tempfile.mkstemp(dir=out.parent, prefix=".new-", suffix=out.suffix)
    except OSError as err:
        raise InputError(f"{out}: cannot be written ({err.strerror}); choose another place") from None


def folder(out: Path | None) -> Path:
    """An output folder, made if need be; one that holds something is refused."""
    if out is None:
        raise InputError("this export is a folder; name one with --out DIR")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InputError(f"{out}: exists and is not an empty folder; choose another name")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise InputError(f"{out}: cannot be made ({err.strerror}); choose another place") from None
    return out


def cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def table(out: IO[str], columns: Sequence[str], rows: Iterable[Mapping[str, Any]], tags: Sequence[str] = ()) -> int:
    """Write a CSV table (with a hashtag row where ``tags`` are given); gives the number of rows."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    if tags:
        writer.writerow(tags)
    n = 0
    for row in rows:
        writer.writerow([cell(row[c]) for c in columns])
        n += 1
    return n


def codebook(job: Job, profile: str, title: str, about: str, columns: Mapping[str, str]) -> str:
    """The codebook of an export as Markdown. The same case and filters give the same words."""
    asked = {f: getattr(job.filters, f) for f in job.filters.__struct_fields__}
    chosen = ", ".join(f"{k} {v}" for k, v in asked.items() if v) or "none: the whole case"
    out = io.StringIO()
    out.write(f"# Codebook: {title}\n\n{about.strip()}\n\n")
    out.write(f"- case: {job.case.settings.name}\n- filters: {chosen}\n- precision: {job.precision}\n")
    out.write(f"- profile: {profile}, written by trucewatch {__version__}\n- packs: {job.case.packs.digest}\n")
    out.write(f"- ledger: {job.ledger}\n\n")
    out.write("Every row is what documents say, not what is known to have happened: contradicting figures stand as a\n")
    out.write("range, an evidence grade says how firmly a row stands. No reporting is not the same as no incidents.\n\n")
    out.write("| column | holds |\n| --- | --- |\n")
    for name, words in columns.items():
        out.write(f"| `{name}` | {words.replace('|', chr(92) + '|')} |\n")
    return out.getvalue()


def beside(out: Path) -> Path:
    """Where the codebook of a file stands: under the file's whole name, so that two exports of one stem have two."""
    return out.with_name(out.name + ".codebook.md")
