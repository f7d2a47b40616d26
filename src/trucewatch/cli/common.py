"""What the commands share: the case, the filters, the output formats.

A query command reads like this::

    @click.command()
    @common.with_filters
    @common.with_format("json", "jsonl", "csv", "geojson")
    @common.with_case
    def incidents(case: Case, filters: Filters, format: str) -> None:
        common.emit(case.incidents(filters), format, COLUMNS, point=lambda i: (i.lat, i.lon))
"""

from __future__ import annotations

import csv
import functools
import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from ..errors import InputError
from ..model import Filters
from ..values import to_date

if TYPE_CHECKING:
    pass

F = TypeVar("F", bound=Callable[..., Any])
#: A table's column: heading, and what stands in it for a record.
Column = tuple[str, Callable[[Any], Any]]

_FILTERS = (
    ("--zone", "An area, or the zone of an agreement."),
    ("--place", "A place, in any spelling."),
    ("--actor", "A party or force, with all that is part of it."),
    ("--kind", "Kind of claim."),
    ("--event", "Kind of event, or family of events."),
    ("--since", "From this day on (YYYY-MM-DD)."),
    ("--until", "Up to this day (YYYY-MM-DD)."),
    ("--as-of", "The state at this day (YYYY-MM-DD)."),
    ("--as-known-on", "Only what was known by this day (YYYY-MM-DD)."),
    ("--grade", "Evidence grade of the incident."),
    ("--publisher", "Outlet."),
)
_DAYS = ("since", "until", "as_of", "as_known_on")


def with_case(command: F) -> F:
    """``--case DIR``; the command gets an open ``case``, closed afterwards. The names in its filters are known in it."""

    @click.option("--case", "folder", metavar="DIR", type=click.Path(path_type=Path), help="The case (default: here).")
    @functools.wraps(command)
    def run(*args: Any, folder: Path | None, **kwargs: Any) -> Any:
        from ..case import Case, naming

        with Case.open(folder) as case:
            if "filters" in kwargs:
                naming.check(case, kwargs["filters"])
            return command(*args, case=case, **kwargs)

    return run  # type: ignore[return-value]


def with_filters(command: F) -> F:
    """The filters that every query takes; the command gets ``filters``."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        values = {name: kwargs.pop(name) for name in Filters.__struct_fields__}
        return command(*args, filters=make_filters(**values), **kwargs)

    for flag, words in reversed(_FILTERS):
        run = click.option(flag, metavar=flag.strip("-").replace("-", "_").upper(), help=words)(run)
    return run  # type: ignore[return-value]


def make_filters(**values: str | None) -> Filters:
    """Filters from words; :class:`InputError` names what is no day or no known value."""
    for name in _DAYS:
        if values.get(name):
            values[name] = check_day(str(values[name]), f"--{name.replace('_', '-')}")
    if values.get("since") and values.get("until") and str(values["since"]) > str(values["until"]):
        raise InputError(f"--since {values['since']} is after --until {values['until']}; swap them")
    for name, known in (("kind", KINDS), ("grade", GRADES)):
        if values.get(name) and values[name] not in known:
            raise InputError(f"--{name} {values[name]}: unknown; one of {', '.join(known)}")
    return Filters(**values)


def check_day(text: str, flag: str) -> str:
    """An ISO day; :class:`InputError` otherwise."""
    try:
        return to_date(text).isoformat()
    except ValueError:
        raise InputError(f"{flag} {text}: not a day; write YYYY-MM-DD") from None


KINDS = (
    "incident", "casualties", "displacement", "control_change", "control_state", "damage", "agreement", "term",
    "movement", "position", "population", "statement",
)  # fmt: skip
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")


def with_format(*more: str) -> Callable[[F], F]:
    """``--format``: ``table`` and what is named; the default is ``table`` on a terminal, else too."""

    def wrap(command: F) -> F:
        choice = click.Choice(("table", *more))
        return click.option("--format", "format", type=choice, default="table", help="How to print it.")(command)

    return wrap


def emit(
    records: Iterable[Any],
    format: str,
    columns: Sequence[Column],
    point: Callable[[Any], tuple[float | None, float | None]] | None = None,
    none: str = "nothing found",
) -> int:
    """Print records lazily; gives how many. ``point`` gives (lat, lon) for ``geojson``."""
    if format == "jsonl":
        return _jsonl(records)
    if format == "json":
        return _array(records)
    if format == "csv":
        return _csv(records, columns)
    if format == "geojson":
        return _geojson(records, point)
    return _table(records, columns, none)


def plain(record: Any) -> Any:
    """A record as dicts and lists."""
    return msgspec.to_builtins(record)


def encode(record: Any) -> str:
    """A record as one line of JSON."""
    return msgspec.json.encode(record).decode()


def _jsonl(records: Iterable[Any]) -> int:
    n = 0
    for record in records:
        sys.stdout.write(encode(record) + "\n")
        n += 1
    return n


def _array(records: Iterable[Any]) -> int:
    n = 0
    for n, record in enumerate(records, 1):
        sys.stdout.write(("[" if n == 1 else ",\n ") + encode(record))
    sys.stdout.write("]\n" if n else "[]\n")
    return n


def _csv(records: Iterable[Any], columns: Sequence[Column]) -> int:
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow([name for name, _ in columns])
    n = 0
    for record in records:
        out.writerow([harmless(get(record)) for _, get in columns])
        n += 1
    return n


def harmless(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets a leading apostrophe. Several
    things in one cell are separated by semicolons, none leave it empty."""
    if isinstance(value, set | frozenset):
        value = sorted(value)
    if isinstance(value, list | tuple):
        value = "; ".join(str(v) for v in value if v is not None)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return "" if value is None else value


def _geojson(records: Iterable[Any], point: Callable[[Any], tuple[float | None, float | None]] | None) -> int:
    if point is None:
        raise InputError("--format geojson: these records have no position; use json, jsonl or csv")
    sys.stdout.write('{"type":"FeatureCollection","features":[')
    n = 0
    for record in records:
        n += 1
        lat, lon = point(record)
        geometry = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
        feature = {"type": "Feature", "geometry": geometry, "properties": plain(record)}
        sys.stdout.write(("" if n == 1 else ",") + "\n" + encode(feature))
    sys.stdout.write("\n]}\n")
    return n


def _table(records: Iterable[Any], columns: Sequence[Column], none: str) -> int:
    rows = [[_cell(get(r)) for _, get in columns] for r in records]
    if not rows:
        click.echo(none, err=True)
        return 0
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, pad_edge=False, header_style="bold")
        for name, _ in columns:
            table.add_column(name, overflow="fold")
        for row in rows:
            table.add_row(*(Text(c) for c in row))
        Console().print(table)
    else:
        out = io.StringIO()
        for row in [[name for name, _ in columns], *rows]:
            out.write("\t".join(row) + "\n")
        sys.stdout.write(out.getvalue())
    return len(rows)


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.6g}"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_cell(v) for v in value)
    return clean(str(value))


def clean(text: str) -> str:
    """Text from a document on one line, without control characters that could steer a terminal."""
    return _CONTROL.sub(" ", text).strip()


def folder_for(out: Path, flag: str = "--out") -> None:
    """Make the folder that output goes to; :class:`InputError` where that cannot be."""
    if out.exists() and not out.is_dir():
        raise InputError(f"{flag} {out}: is a file; name a folder")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise InputError(f"{flag} {out}: cannot be made ({err.strerror}); choose another folder") from None


def about(path: Path) -> dict[str, dict[str, Any]]:
    """A ``--meta`` file; keys of it that nothing reads are told of."""
    from ..case.adding import META_KEYS, read_meta  # what cases need is loaded where a case is meant

    found = read_meta(path)
    odd = sorted({key for said in found.values() for key in said} - META_KEYS)
    if odd:
        note(f"{path}: not used: {', '.join(odd)}; only {', '.join(sorted(META_KEYS))} are read")
    return found


def note(text: str) -> None:
    """A message, on stderr."""
    click.echo(text, err=True)


_LANGUAGES = {"ar": "Arabic", "ru": "Russian", "he": "Hebrew", "el": "Greek", "zh": "Chinese"}


def note_unread(unread: Mapping[str, int], todo: Callable[[str], str]) -> None:
    """Say of documents that gave nothing because no loaded pack reads their language (code -> how many) which bundled
    pack would; ``todo`` says how to use it."""
    from .. import rules

    for code, n in sorted(unread.items()):
        packs = [name for name in rules.available() if code in rules.load([name]).infos[-1].languages]
        help_ = todo(packs[0]) if packs else "no bundled pack does either; docs/packs.md says how to write one"
        which = f"{n} documents are" if n > 1 else "1 document is"
        note(f"{which} in {_LANGUAGES.get(code, repr(code))}, which no loaded pack reads, and gave no claims; {help_}")


def progress(items: Iterable[Any], label: str, length: int | None = None) -> Iterator[Any]:
    """The items, with a bar on stderr when that is a terminal."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from items
        return
    with click.progressbar(items, label=label, length=length, file=sys.stderr) as bar:
        yield from bar
