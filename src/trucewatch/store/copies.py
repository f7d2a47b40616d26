"""What near-copies are found by: the wording of each document, the keys under which its like is sought, the groups.

What writes expects to stand inside :meth:`Ledger.writing`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping

import msgspec

from ..model import Document
from .query import as_array as _in
from .rows import encode

_document = msgspec.json.Decoder(Document).decode


def put_signature(db: sqlite3.Connection, document: str, signature: bytes, keys: Iterable[int]) -> None:
    """Remember what a document's wording looks like, and the keys (signed 64-bit) under which copies are sought."""
    db.execute("INSERT OR REPLACE INTO signatures VALUES (?, ?)", (document, signature))
    db.execute("DELETE FROM bands WHERE document = ?", (document,))
    db.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", ((k, document) for k in keys))


def signatures(db: sqlite3.Connection, documents: Collection[str]) -> dict[str, bytes]:
    """Signatures of these documents."""
    sql = "SELECT * FROM signatures WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document"
    return {str(d): bytes(s) for d, s in db.execute(sql, (_in(documents),))}


def sharing_bands(db: sqlite3.Connection, documents: Collection[str]) -> set[str]:
    """Documents that share a key with any of these."""
    sql = (
        "SELECT DISTINCT b.document FROM bands a JOIN bands b ON b.key = a.key "
        "WHERE a.document IN (SELECT value FROM json_each(?))"
    )
    return {str(r[0]) for r in db.execute(sql, (_in(documents),))}


def days_known(db: sqlite3.Connection, documents: Collection[str]) -> dict[str, str | None]:
    """The day from which each of these documents counts."""
    sql = "SELECT id, known FROM documents WHERE id IN (SELECT value FROM json_each(?))"
    return dict(db.execute(sql, (_in(documents),)))


def put_origins(db: sqlite3.Connection, origins: Mapping[str, str | None]) -> set[str]:
    """Write the near-copy group of documents; gives those for which it is another than before."""
    changed = set()
    for id_, origin in origins.items():
        row = db.execute("SELECT record FROM documents WHERE id = ?", (id_,)).fetchone()
        document = _document(row[0]) if row else None
        if document is not None and document.origin != origin:
            changed.add(id_)
            record = encode(msgspec.structs.replace(document, origin=origin))
            db.execute("UPDATE documents SET origin = ?, record = ? WHERE id = ?", (origin, record, id_))
    return changed
