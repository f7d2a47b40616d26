"""Tellings, the blocks they are filed under and where they sit: the index that matching asks.

Block keys are 64-bit integers and tellings row numbers, so that the index of a million claims stays small. Nothing is
ever scanned: a look-up costs what its blocks hold.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")
S = TypeVar("S")
_INT = "(SELECT value FROM json_each(?))"


class Tellings(Generic[T, S]):
    """The tables ``tellings`` and ``blocks`` of a ledger.

    ``type_`` is the record (a msgspec struct with ``id`` and ``doc``), ``seat`` the class of ``seat(group, how,
    incident)``, ``number`` turns a block key into an integer.
    """

    def __init__(
        self, db: sqlite3.Connection, type_: type[T], seat: Callable[[str, str, str], S], number: Callable[[str], int]
    ) -> None:
        self.db = db
        self._decode = msgspec.msgpack.Decoder(type_).decode
        self._seat = seat
        self._number = number

    def seek(self, keys: Collection[str], most: int | None = None) -> set[str]:
        """Ids of tellings filed under any of the keys; keys that hold more than ``most`` tellings tell nothing apart and
        are passed over."""
        wanted = json.dumps(sorted({self._number(k) for k in keys}))
        if most is not None:
            sql = "SELECT value FROM json_each(?) WHERE (SELECT COUNT(*) FROM (SELECT 1 FROM blocks WHERE key = value LIMIT ?)) <= ?"
            wanted = json.dumps([r[0] for r in self.db.execute(sql, (wanted, most + 1, most))])
        sql = f"SELECT id FROM tellings WHERE n IN (SELECT telling FROM blocks WHERE key IN {_INT})"
        return {r[0] for r in self.db.execute(sql, (wanted,))}

    def load(self, ids: Collection[str]) -> Mapping[str, T]:
        """The tellings of these ids."""
        rows = self.db.execute(f"SELECT id, record FROM tellings WHERE id IN {_INT}", (json.dumps(sorted(ids)),))
        return {r[0]: self._decode(r[1]) for r in rows}

    def seats(self, ids: Collection[str]) -> Mapping[str, S]:
        """Where these tellings sit."""
        sql = f"SELECT id, grp, how, incident FROM tellings WHERE incident IS NOT NULL AND id IN {_INT}"
        return {r[0]: self._seat(r[1], r[2], r[3]) for r in self.db.execute(sql, (json.dumps(sorted(ids)),))}

    def of_groups(self, groups: Collection[str]) -> set[str]:
        """Tellings of these groups."""
        rows = self.db.execute(f"SELECT id FROM tellings WHERE grp IN {_INT}", (json.dumps(sorted(groups)),))
        return {r[0] for r in rows}

    def of_incidents(self, incidents: Collection[str]) -> set[str]:
        """Tellings of these incidents."""
        rows = self.db.execute(f"SELECT id FROM tellings WHERE incident IN {_INT}", (json.dumps(sorted(incidents)),))
        return {r[0] for r in rows}

    def of_documents(self, documents: Collection[str]) -> set[str]:
        """Tellings of these documents."""
        rows = self.db.execute(f"SELECT id FROM tellings WHERE document IN {_INT}", (json.dumps(sorted(documents)),))
        return {r[0] for r in rows}

    def file(self, rows: Iterable[tuple[str, str, T, Collection[str]]]) -> None:
        """Write ``(id, document, telling, block keys)``; a telling that is there already is replaced."""
        for id_, document, record, keys in rows:
            self.drop([id_])
            cursor = self.db.execute(
                "INSERT INTO tellings (id, document, record) VALUES (?, ?, ?)",
                (id_, document, msgspec.msgpack.encode(record)),
            )
            numbers = sorted({self._number(k) for k in keys})
            self.db.executemany("INSERT OR IGNORE INTO blocks VALUES (?, ?)", [(k, cursor.lastrowid) for k in numbers])

    def sit(self, seats: Iterable[tuple[str, str, str, str]]) -> None:
        """Write ``(telling, group, how, incident)``."""
        self.db.executemany("UPDATE tellings SET grp = ?2, how = ?3, incident = ?4 WHERE id = ?1", list(seats))

    def drop(self, ids: Collection[str]) -> None:
        """Take tellings out, and out of all blocks."""
        wanted = json.dumps(sorted(ids))
        rows = [r[0] for r in self.db.execute(f"SELECT n FROM tellings WHERE id IN {_INT}", (wanted,))]
        if rows:
            self.db.execute(f"DELETE FROM blocks WHERE telling IN {_INT}", (json.dumps(rows),))
            self.db.execute(f"DELETE FROM tellings WHERE n IN {_INT}", (json.dumps(rows),))
