"""Where documents come from: files, folders, containers and addresses -> raw documents, or one clear line each."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from ..errors import InputError, unforeseen
from . import feeds, tables, warc
from .decode import binary
from .raw import FILE_LIMIT, TEXT_LIMIT, Raw, Unreadable

FEED, WARC, JSON, CSV = "application/feed+xml", "application/warc", "application/json", "text/csv"
HTML, PDF, PLAIN = "text/html", "application/pdf", "text/plain"
#: a folder's own description of its files: {file name: {publisher, published, title}}
META_FILE = "meta.json"
#: what lies in a case's own folder beside its archive: none of it is reporting
CASE_FILES, ARCHIVE = ("case.yaml", "ledger.db"), "archive"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
Meta = Mapping[str, Mapping[str, Any]]


def read_source(path: Path | str, *, meta: Meta | None = None, limit: int = TEXT_LIMIT) -> Iterator[Raw | Unreadable]:
    """Every document of a file, folder, container or http(s) address, in a stable order.

    A folder is walked with its subfolders, hidden files and those that a case keeps for itself left out; a
    ``meta.json`` in it that describes its files is used as ``meta`` unless ``meta`` itself names the file. ``limit`` is
    the largest single text in bytes. Whatever cannot be read comes out as one :class:`Unreadable` and stops nothing else.
    """
    if str(path).startswith(("http://", "https://")):
        yield from _from_address(str(path), meta, limit)
        return
    if _ADDRESS.match(str(path)):
        yield Unreadable(path=str(path), what="no address that can be fetched", todo="give one with http or https, or a file")
        return
    if path == "-":
        yield Unreadable(path="-", what="standard input is no source here", todo="save it as a file and name that")
        return
    path = Path(path)
    if not path.exists():
        yield Unreadable(path=str(path), what="no such file or folder", todo="check the path")
    elif path.is_dir():
        found = False
        for item in _from_folder(path, meta or {}, limit):
            found = True
            yield item
        if not found:
            yield Unreadable(path=str(path), what="folder without documents", todo="name a folder that holds files")
    else:
        yield from _held(path, _from_file(path, meta or {}, limit))


def read_stream(
    data: bytes, name: str, *, meta: Meta | None = None, limit: int = TEXT_LIMIT
) -> Iterator[Raw | Unreadable]:
    """Every document of bytes that came by another way than a file or an address; ``name`` is what they are called."""
    path = Path(name)
    yield from _held(path, _from_bytes(data, name, name, _about(meta or {}, path), limit))


def sniff(data: bytes, name: str = "") -> str:
    """The media type, by what the bytes look like first and by the file's name where they do not say."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = data[:4096].decode("utf-16", "replace").encode().lstrip(b"\xef\xbb\xbf \t\r\n")
    low = head.lower()
    suffix = Path(name).suffix.lower()
    if head.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return PDF
    if low.startswith(b"warc/"):
        return WARC
    if low.startswith((b"<?xml", b"<!--", b"<rss", b"<feed", b"<rdf")) and any(
        t in low for t in (b"<rss", b"<feed", b"<rdf:rdf")
    ):
        return FEED
    if low.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return HTML
    if low[:1] == b"<" and any(t in low for t in (b"<html", b"<body", b"<head", b"<div", b"<p>", b"<p ")):
        return HTML
    if suffix in (".html", ".htm", ".xhtml") and b"<" in low:
        return HTML
    if suffix in (".jsonl", ".ndjson", ".json") or (low[:1] == b"{" and _json_line(data)):
        return JSON
    if suffix in (".csv", ".tsv"):
        return CSV
    return PLAIN


def _json_line(data: bytes) -> bool:
    line = data.split(b"\n", 1)[0].strip()
    return line.endswith(b"}") and _is_object(line)


def _from_folder(folder: Path, meta: Meta, limit: int) -> Iterator[Raw | Unreadable]:
    own: dict[Path, Meta] = {}
    for path in sorted(p for p in folder.rglob("*") if not p.is_dir()):
        if any(part.startswith(".") for part in path.relative_to(folder).parts) or _of_case(path, folder):
            continue
        if path.parent not in own:
            own[path.parent] = _folder_meta(path.parent)
        if path.name == META_FILE and own[path.parent]:
            continue
        yield from _held(path, _from_file(path, {**own[path.parent], **meta}, limit))


def _of_case(path: Path, folder: Path) -> bool:
    """Whether a file below ``folder`` is one that a case keeps for itself: its settings, its ledger, its archive."""
    inner = path
    for at in (p for p in path.parents if p == folder or folder in p.parents):
        kept = inner.name == CASE_FILES[0] or inner.name.startswith(CASE_FILES[1]) or inner.name == ARCHIVE
        if kept and all((at / name).is_file() for name in CASE_FILES):
            return True
        inner = at
    return False


def _held(path: Path, items: Iterator[Raw | Unreadable]) -> Iterator[Raw | Unreadable]:
    """A file's documents; a damage that no reader foresaw ends this file and no other."""
    try:
        yield from items
    except OSError as err:
        yield Unreadable(path=str(path), what=f"cannot be read ({err.strerror or err})", todo="check the file")
    except Exception as err:
        what, todo = unforeseen(err)
        yield Unreadable(path=str(path), what=what, todo=todo)


def _folder_meta(folder: Path) -> Meta:
    """The folder's ``meta.json`` where it is a mapping of file names that lie there; else nothing."""
    path = folder / META_FILE
    try:
        data = msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}
    if isinstance(data, dict) and data and all(isinstance(v, dict) for v in data.values()):
        return data if any((folder / str(name)).is_file() for name in data) else {}
    return {}


def _from_file(path: Path, meta: Meta, limit: int) -> Iterator[Raw | Unreadable]:
    where = str(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(4096)
            if _is_warc(head, path.name):
                stream.seek(0)
                yield from _records(stream, where, _about(meta, path))
                return
            if size > limit and sniff(head, path.name) == PLAIN:
                words = binary(head)
                yield _refused(where, words) if words else _too_large(where, size, limit)
                return
            data = head + stream.read()
    except OSError as err:
        yield Unreadable(path=where, what=f"cannot be opened ({err.strerror or err})", todo="check the file's rights")
        return
    yield from _from_bytes(data, where, path.name, _about(meta, path), limit)


def _from_bytes(data: bytes, where: str, name: str, about: Mapping[str, Any], limit: int) -> Iterator[Raw | Unreadable]:
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        what = "empty file" if not data else "nothing but blanks"
        yield Unreadable(path=where, what=what, todo="fetch or save it again")
        return
    if data.startswith(b"\x1f\x8b") and not _is_warc(data, name):
        try:
            data, name = gzip.decompress(data), name.removesuffix(".gz")
        except (OSError, EOFError, zlib.error) as err:
            yield Unreadable(path=where, what=f"damaged gzip archive ({err})", todo="fetch it again")
            return
    kind = sniff(data, name)
    if kind == WARC or _is_warc(data, name):
        yield from _records(io.BytesIO(data), where, about)
        return
    words = None if kind == PDF else binary(data)
    if words is not None:
        yield _refused(where, words)
        return
    if kind == PLAIN and len(data) > limit:
        yield _too_large(where, len(data), limit)
        return
    if kind in (HTML, PDF) and len(data) > FILE_LIMIT:
        yield _too_large(where, len(data), FILE_LIMIT)
        return
    common = _given(about)
    try:
        if kind == FEED:
            title = feeds.publisher(data)
            common["publisher"] = common.get("publisher") or title
            number = 0
            for number, entry in enumerate(feeds.split(data), 1):
                yield Raw(data=entry, media_type=FEED, path=where, member=f"entry {number}", **common)
            if not number:
                yield Unreadable(path=where, what="feed without entries", todo="check the feed's address")
        elif kind == JSON and data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"[":
            for number, row in enumerate(tables.split_array(data), 1):
                yield from _row(row, JSON, where, f"object {number}", common)
        elif kind == JSON:
            yield from _json_rows(data, where, common)
        elif kind == CSV:
            for row, line in tables.split_rows(data):
                yield from _row(row, CSV, where, f"line {line}", common)
        else:
            yield Raw(data=data, media_type=kind, path=where, **common)
    except InputError as err:
        what, _, todo = str(err).partition("; ")
        yield Unreadable(path=where, what=what, todo=todo)


def _json_rows(data: bytes, where: str, common: dict[str, Any]) -> Iterator[Raw | Unreadable]:
    rows = list(tables.split_lines(data))
    if not _is_object(rows[0][0]):
        try:
            whole = list(tables.split_array(data))  # one object over many lines
        except InputError:
            if not any(_is_object(row) for row, _ in rows):
                raise
        else:
            for row in whole:
                yield from _row(row, JSON, where, None, common)
            return
    for row, line in rows:
        yield from _row(row, JSON, where, f"line {line}", common)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def _row(row: bytes, kind: str, where: str, member: str | None, common: dict[str, Any]) -> Iterator[Raw | Unreadable]:
    try:
        tables.read_json(row) if kind == JSON else tables.read_csv(row)
    except InputError as err:
        what, _, todo = str(err).partition("; ")
        yield Unreadable(path=where, member=member, what=what, todo=todo)
        return
    yield Raw(data=row, media_type=kind, path=where, member=member, **common)


def _records(stream: Any, where: str, about: Mapping[str, Any]) -> Iterator[Raw | Unreadable]:
    common = _given(about)
    number = 0
    try:
        for number, (record, target) in enumerate(warc.split(stream), 1):
            yield Raw(data=record, media_type=WARC, path=where, member=f"record {number}", url=target or None, **common)
    except InputError as err:
        what, _, todo = str(err).partition("; ")
        yield Unreadable(path=where, member=f"after record {number}", what=what, todo=todo)
        return
    if not number:
        yield Unreadable(path=where, what="WARC without pages", todo="crawl with responses kept")


def _from_address(url: str, meta: Meta | None, limit: int) -> Iterator[Raw | Unreadable]:
    """Only when a user names an address; everything else stays off the network."""
    import urllib.error
    import urllib.request

    request = urllib.request.Request(url, headers={"User-Agent": "trucewatch"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            data = answer.read(FILE_LIMIT + 1)
    except (urllib.error.URLError, OSError, ValueError) as err:
        reason = getattr(err, "reason", None) or err
        yield Unreadable(path=url, what=f"cannot be fetched ({reason})", todo="go online, or save it and add the file")
        return
    for item in _from_bytes(data, url, url.rsplit("/", 1)[-1], (meta or {}).get(url, {}), limit):
        yield item if isinstance(item, Unreadable) else msgspec.structs.replace(item, url=item.url or url)


def _is_warc(head: bytes, name: str) -> bool:
    if head.startswith(b"WARC/"):
        return True
    return head.startswith(b"\x1f\x8b") and name.lower().endswith(".warc.gz")


def _refused(where: str, words: str) -> Unreadable:
    return Unreadable(path=where, what=f"{words}, no text", todo="add the text itself (txt, HTML or PDF)")


def _too_large(where: str, size: int, limit: int) -> Unreadable:
    what = f"{size / 1e6:.1f} MB as one text, more than the {limit / 1e6:.0f} MB that one document may hold"
    return Unreadable(path=where, what=what, todo="split it into its articles, or give it as JSON lines")


def _about(meta: Meta, path: Path) -> Mapping[str, Any]:
    found = meta.get(path.name) or meta.get(str(path)) or {}
    return found if isinstance(found, Mapping) else {}


def _given(about: Mapping[str, Any]) -> dict[str, Any]:
    return {k: str(about[k]) for k in ("publisher", "published", "title", "url") if about.get(k)}
