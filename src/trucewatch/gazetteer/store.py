"""Big gazetteers in one SQLite file: written by ``gazetteer import``, asked by spelling."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from ..errors import InputError
from ..model import Place

_SCHEMA = """
CREATE TABLE place (n INTEGER PRIMARY KEY, id TEXT NOT NULL, record BLOB NOT NULL, geometry TEXT);
CREATE TABLE name (skeleton TEXT NOT NULL, tight TEXT NOT NULL, n INTEGER NOT NULL, surface TEXT NOT NULL);
CREATE TABLE source (path TEXT NOT NULL, rows INTEGER NOT NULL);
"""


class PlaceStore:
    """A file of places with two spelling keys for each name. Not safe for two writers at once."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        if not self.path.is_file():
            raise InputError(f"{path}: no such gazetteer; write one with 'trucewatch gazetteer import'")
        self._db = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, check_same_thread=False)
        try:
            self._db.execute("SELECT n FROM place LIMIT 1").fetchone()
        except sqlite3.DatabaseError as err:
            raise InputError(f"{path}: not a gazetteer file: {err}") from None

    @staticmethod
    def write(
        path: str | Path,
        places: Iterable[tuple[Place, dict[str, Any] | None]],
        keys: Any,
        source: str,
        batch: int = 20_000,
    ) -> int:
        """Append places to the file (made when missing), all or nothing. A place whose id is there already replaces it.

        ``keys(name)`` gives the skeleton and the tight key, or ``None`` for a name that nobody writes.
        """
        path = Path(path)
        fresh = not path.exists()
        try:
            db = sqlite3.connect(path)
        except sqlite3.DatabaseError as err:
            raise InputError(f"{path}: no gazetteer can be written there ({err}); choose another file") from None
        try:
            if fresh:
                db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
            count = _write(db, places, keys, batch)
            db.execute("INSERT INTO source VALUES (?, ?)", (source, count))
            db.execute("CREATE INDEX IF NOT EXISTS name_key ON name (skeleton, tight)")
            db.execute("CREATE INDEX IF NOT EXISTS place_id ON place (id)")
            db.execute("DELETE FROM place WHERE n < (SELECT max(o.n) FROM place o WHERE o.id = place.id)")
            db.commit()
        except BaseException as err:
            db.close()  # what was not committed is gone
            if fresh:
                path.unlink(missing_ok=True)
            if isinstance(err, sqlite3.DatabaseError):
                raise InputError(f"{path}: no gazetteer can be written there ({err}); choose another file") from None
            raise
        db.close()
        return count

    def count(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM place").fetchone()[0])

    def get(self, ident: str) -> Place | None:
        row = self._db.execute("SELECT record FROM place WHERE id = ? ORDER BY n DESC", (ident,)).fetchone()
        return msgspec.msgpack.decode(row[0], type=Place) if row else None

    def find(self, tight: str, skeleton: str) -> list[tuple[Place, str]]:
        """Places that share a name's consonants, each with the spelling that met; at most 200, the likeliest first."""
        rows = self._db.execute(
            "SELECT DISTINCT p.record, m.surface FROM name m JOIN place p ON p.n = m.n WHERE m.skeleton = ? "
            "ORDER BY m.tight <> ?, p.n LIMIT 200",
            (skeleton, tight),
        )
        return [(msgspec.msgpack.decode(r, type=Place), s) for r, s in rows]

    def all(self) -> Iterator[tuple[Place, dict[str, Any] | None]]:
        """Every place in the order of import, with its geometry where it has one."""
        for record, geometry in self._db.execute("SELECT record, geometry FROM place ORDER BY n"):
            yield msgspec.msgpack.decode(record, type=Place), json.loads(geometry) if geometry else None

    def areas(self) -> Iterator[tuple[Place, dict[str, Any]]]:
        """Only the places that have a geometry."""
        for record, geometry in self._db.execute(
            "SELECT record, geometry FROM place WHERE geometry IS NOT NULL ORDER BY n"
        ):
            yield msgspec.msgpack.decode(record, type=Place), json.loads(geometry)


def _write(db: sqlite3.Connection, places: Iterable[tuple[Place, dict[str, Any] | None]], keys: Any, batch: int) -> int:
    n = int(db.execute("SELECT coalesce(max(n), 0) FROM place").fetchone()[0])
    encode = msgspec.msgpack.Encoder().encode
    rows: list[tuple[int, str, bytes, str | None]] = []
    names: list[tuple[str, str, int, str]] = []
    count = 0

    def flush() -> None:
        db.executemany("INSERT INTO place VALUES (?, ?, ?, ?)", rows)
        db.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", names)
        rows.clear()
        names.clear()

    for place, geometry in places:
        n += 1
        count += 1
        rows.append((n, place.id, encode(place), json.dumps(geometry) if geometry else None))
        told = set()
        for name in (place.name, *place.names):
            if name in told:
                continue
            told.add(name)
            found = keys(name)
            if found is not None:
                names.append((*found, n, name))
        if len(rows) >= batch:
            flush()
    flush()
    return count
