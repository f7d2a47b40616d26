"""WARC: each response that holds a page, a text or a PDF is a document; its archived bytes are the whole record."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from ..errors import InputError
from .raw import Content

_KINDS = ("response", "resource", "conversion")
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")


def split(stream: BinaryIO) -> Iterator[tuple[bytes, str]]:
    """The records that hold text, uncompressed, with their address; other records (requests, pictures) are left out."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.warcwriter import WARCWriter

    try:
        for record in ArchiveIterator(stream, no_record_parse=False):
            if record.rec_type not in _KINDS:
                continue
            kind = _content_type(record)
            if kind not in _TEXTS or (record.http_headers and not record.http_headers.get_statuscode().startswith("2")):
                continue
            target = record.rec_headers.get_header("WARC-Target-URI") or ""
            payload = record.content_stream().read()
            if record.http_headers:  # stored decoded, so that a reader needs no knowledge of transfer encodings
                for name in ("Content-Encoding", "Transfer-Encoding"):
                    record.http_headers.remove_header(name)
                record.http_headers.replace_header("Content-Length", str(len(payload)))
            record.raw_stream = io.BytesIO(payload)
            record.length = None
            record.rec_headers.remove_header("Content-Length")
            out = io.BytesIO()
            WARCWriter(out, gzip=False).write_record(record)
            yield out.getvalue(), target
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as err:
        raise InputError(
            f"WARC damaged from here on ({' '.join(str(err).split())[:80]}); crawl or copy it again"
        ) from err


def read(data: bytes) -> Content:
    """The record's page read as its own format; the crawl's date is a day by which the text existed."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    from . import html, pdf, plain

    try:
        record = next(iter(ArchiveIterator(io.BytesIO(data))), None)
        payload = record.content_stream().read() if record is not None else b""
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as err:
        raise InputError("WARC record that cannot be read; crawl the page again") from err
    if record is None:
        raise InputError("WARC record that cannot be read; crawl the page again")
    kind, target = _content_type(record), record.rec_headers.get_header("WARC-Target-URI")
    if kind == "application/pdf":
        content = pdf.read(payload)
    elif kind == "text/plain":
        content = plain.read(payload)
    else:
        content = html.read(payload, _charset(record), target)
    crawled = (record.rec_headers.get_header("WARC-Date") or "")[:10] or None
    not_after = min(filter(None, (content.not_after, crawled)), default=None)
    return msgspec.structs.replace(content, url=content.url or target, not_after=not_after)


def _content_type(record: object) -> str:
    return _header(record, "Content-Type").split(";")[0].strip().lower()


def _charset(record: object) -> str | None:
    value = _header(record, "Content-Type").lower()
    return value.split("charset=", 1)[1].split(";")[0].strip(" \"'") if "charset=" in value else None


def _header(record: object, name: str) -> str:
    headers = getattr(record, "http_headers", None) or getattr(record, "rec_headers", None)
    return (headers.get_header(name) if headers is not None else None) or ""
