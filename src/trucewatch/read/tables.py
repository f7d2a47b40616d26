"""JSON lines, JSON arrays and CSV with a text column. A row is a document; a CSV row keeps the header line with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import msgspec

from ..errors import InputError
from .decode import decode
from .raw import Content

#: field -> the column names under which tables of articles usually keep it, the most telling first
COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext",
             "article_content", "body_text", "bodytext", "story", "description", "summary"),
    "title": ("title", "headline", "article_title", "header", "head"),
    "published": ("published", "date", "pub_date", "pubdate", "published_at", "publication_date", "date_published",
                  "date_publish", "publish_date", "datepublished", "published_date", "datetime", "created_at"),
    "publisher": ("publisher", "outlet", "source", "site_name", "newspaper", "source_name", "source_domain", "domain"),
    "url": ("url", "link", "uri", "source_url", "web_url"),
    "language": ("language", "lang"),
}  # fmt: skip
_HELP = "name one column 'text' (or body, content, article, full_text)"
csv.field_size_limit(64_000_000)


def split_lines(data: bytes) -> Iterator[tuple[bytes, int]]:
    """The lines of JSON lines with their numbers, empty ones left out."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:3] == b"\xef\xbb\xbf":
        data = decode(data)[0].encode()
    for number, line in enumerate(io.BytesIO(data), 1):
        if line.strip():
            yield line.strip(), number


def split_array(data: bytes) -> Iterator[bytes]:
    """The objects of one JSON array, each as JSON of its own."""
    try:
        rows = msgspec.json.decode(decode(data)[0])
    except msgspec.DecodeError as err:
        raise InputError(f"not valid JSON ({err}); check the file") from err
    for row in rows if isinstance(rows, list) else [rows]:
        yield msgspec.json.encode(row)


def split_rows(data: bytes) -> Iterator[tuple[bytes, int]]:
    """The rows of a CSV or TSV, each with the header before it, in UTF-8, with the line on which it starts."""
    text = decode(data)[0]
    dialect = _dialect(text)
    source = text.splitlines(keepends=True)
    taken = [0]

    def lines() -> Iterator[str]:
        for line in source:
            taken[0] += 1
            yield line

    reader = csv.reader(lines(), delimiter=dialect)
    try:
        header = next(reader, None)
        if header is None:
            return
        if _find([h.strip() for h in header], "text") is None:
            raise InputError(f"no text column among {_named(header)}; {_HELP}")
        head, start = "".join(source[: taken[0]]), taken[0]
        if not head.endswith("\n"):
            head += "\n"
        for row in reader:
            if any(cell.strip() for cell in row):
                yield (head + "".join(source[start : taken[0]])).encode(), start + 1
            start = taken[0]
    except csv.Error as err:
        raise InputError(f"line {taken[0]} is no CSV ({err}); check quotes and separators") from err


def read_json(data: bytes) -> Content:
    """One JSON object with a text field."""
    try:
        row = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        try:
            row = msgspec.json.decode(decode(data)[0])
        except msgspec.DecodeError as err:
            raise InputError(f"not valid JSON ({err}); check the line") from err
    if not isinstance(row, dict):
        raise InputError(f"a JSON {type(row).__name__} where an object with a text field is wanted; {_HELP}")
    return _content({str(k): v for k, v in row.items()})


def read_csv(data: bytes) -> Content:
    """One header and one row."""
    text = decode(data)[0]
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_dialect(text)))
    if len(rows) < 2:
        raise InputError("a CSV with a header and no row; add rows")
    return _content(dict(zip((h.strip().lstrip("\ufeff") for h in rows[0]), rows[1], strict=False)))


def _dialect(text: str) -> str:
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    return max((",", "\t", ";", "|"), key=lambda c: (first.count(c), c == ","))


def _find(names: list[str], field: str) -> str | None:
    low = {n.casefold().replace(" ", "_").replace("-", "_"): n for n in reversed(names)}
    return next((low[c] for c in COLUMNS[field] if c in low), None)


def _named(columns: list[str]) -> str:
    """The first columns' names, on one line."""
    return " ".join(", ".join(columns[:8]).split())[:200]


def _content(row: dict[str, Any]) -> Content:
    names = list(row)

    def cell(field: str) -> str | None:
        name = _find(names, field)
        value = row.get(name) if name else None
        if isinstance(value, list):
            value = "\n".join(str(v) for v in value)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        return None if value is None else str(value)

    text = cell("text") or ""
    if _find(names, "text") is None:
        raise InputError(f"no text column among {_named(names)}; {_HELP}")
    title = (cell("title") or "").strip()
    if not text.strip() and not title:
        raise InputError(f"the text column '{_named([_find(names, 'text') or ''])}' is empty here; leave the row out")
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    column = _find(names, "published")
    return Content(
        text=text,
        title=title or None,
        published=(cell("published") or "").strip() or None,
        published_by=f"the column '{column}'",
        publisher=(cell("publisher") or "").strip() or None,
        url=(cell("url") or "").strip() or None,
        language=(cell("language") or "").strip()[:2].lower() or None,
    )
