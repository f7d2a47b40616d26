"""The append-only log: documents taken in and decisions made, each row bound to the one before by a hash.

``hash = SHA-256(prev || seq || kind || payload)``, with ``payload`` canonical JSON (sorted keys, no spaces). The first
row's ``prev`` is 64 zeros. Changing, dropping or reordering any row breaks every hash after it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

GENESIS = "0" * 64


class Entry(msgspec.Struct, frozen=True):
    """One row. ``kind`` is ``document`` or ``decision``."""

    seq: int
    kind: str
    payload: dict[str, Any]
    prev: str
    hash: str


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: the same value is always the same bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def link(prev: str, seq: int, kind: str, payload: str) -> str:
    """The hash that binds a row to the one before."""
    return hashlib.sha256(f"{prev}\n{seq}\n{kind}\n{payload}".encode()).hexdigest()


def append(db: sqlite3.Connection, kind: str, payload: dict[str, Any]) -> Entry:
    """Write one row, inside the caller's transaction."""
    last = db.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    seq, prev = (last[0] + 1, last[1]) if last else (1, GENESIS)
    text = canonical(payload)
    digest = link(prev, seq, kind, text)
    db.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?)", (seq, kind, text, prev, digest))
    return Entry(seq, kind, payload, prev, digest)


def entries(db: sqlite3.Connection, kind: str | None = None, after: int = 0) -> Iterator[Entry]:
    """Rows in order, of one kind or all."""
    where, args = ("", [after]) if kind is None else (" AND kind = ?", [after, kind])
    for seq, k, payload, prev, digest in db.execute(f"SELECT * FROM log WHERE seq > ?{where} ORDER BY seq", args):
        yield Entry(seq, k, json.loads(payload), prev, digest)


def of_document(db: sqlite3.Connection, id_: str) -> Entry | None:
    """The row that took a document in."""
    sql = "SELECT * FROM log WHERE kind = 'document' AND json_extract(payload, '$.id') = ?"
    row = db.execute(sql, (id_,)).fetchone()
    return Entry(row[0], row[1], json.loads(row[2]), row[3], row[4]) if row else None


def head(db: sqlite3.Connection) -> tuple[int, str]:
    """Length of the log and the hash of its last row: together they name its whole content."""
    row = db.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, GENESIS)


def broken(db: sqlite3.Connection) -> str | None:
    """The first row that does not fit the chain, in words; ``None`` when the whole chain holds."""
    prev, expected = GENESIS, 1
    for seq, kind, payload, stored_prev, digest in db.execute("SELECT * FROM log ORDER BY seq"):
        if seq != expected:
            return f"row {expected} is missing (found row {seq})"
        if stored_prev != prev:
            return f"row {seq} does not follow row {seq - 1}"
        if link(prev, seq, kind, payload) != digest:
            return f"row {seq} ({kind}) was changed after it was written"
        prev, expected = digest, seq + 1
    return None
