"""A ledger's digest: one hash over every derived row in canonical order. Equal digests mean equal ledgers."""

from __future__ import annotations

import hashlib
import sqlite3

from . import schema

#: Columns that are order of arrival, not content.
_LEFT_OUT = {"documents": ("n",), "decisions": ("seq",), "tellings": ("n",), "blocks": ("telling",)}


def digests(db: sqlite3.Connection) -> dict[str, str]:
    """SHA-256 per derived table over its rows, sorted by all their values."""
    out = {}
    for table in schema.TABLES:
        columns = [r[1] for r in db.execute(f"PRAGMA table_info({table})") if r[1] not in _LEFT_OUT.get(table, ())]
        keys = [r[1] for r in db.execute(f"PRAGMA table_info({table})") if r[5] and r[1] in columns] or ["id"]
        digest = hashlib.sha256()
        sql = f"SELECT {', '.join(columns)} FROM {table} ORDER BY {', '.join(keys)}"
        if table == "blocks":  # row numbers of tellings are order of arrival: their ids stand for them
            sql = "SELECT b.key, t.id FROM blocks b JOIN tellings t ON t.n = b.telling ORDER BY 1, 2"
        for row in db.execute(sql):
            for value in row:
                data = value if isinstance(value, bytes) else repr(value).encode()
                digest.update(len(data).to_bytes(8, "big") + data)
        out[table] = digest.hexdigest()
    return out


def digest(db: sqlite3.Connection) -> str:
    """One SHA-256 over :func:`digests`."""
    return hashlib.sha256("".join(f"{k}={v}\n" for k, v in digests(db).items()).encode()).hexdigest()
