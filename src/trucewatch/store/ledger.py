"""Reading and writing the derived tables. Records go in whole (JSON) beside the columns that questions need.

Every method that writes expects to stand inside :meth:`Ledger.writing`; reads are lazy and in a stable order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from ..errors import CaseError
from ..model import Claim, Decision, Document, Filters, Incident, Silent
from . import log, query, rows, schema
from .query import Scope
from .query import as_array as _in
from .rows import encode

_claim = msgspec.json.Decoder(Claim).decode
_incident = msgspec.json.Decoder(Incident).decode
_silent = msgspec.json.Decoder(Silent).decode
_document = msgspec.json.Decoder(Document).decode
_decision = msgspec.json.Decoder(Decision).decode

_UPDATE_DOCUMENT = f"UPDATE documents SET {', '.join(f'{c}=?' for c in rows.DOCUMENT_COLUMNS)} WHERE n=?"
_INSERT_DOCUMENT = (
    f"INSERT INTO documents ({', '.join(rows.DOCUMENT_COLUMNS)}, id) VALUES ({'?,' * len(rows.DOCUMENT_COLUMNS)}?)"
)


class Ledger:
    """One SQLite file."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        self.db = schema.connect(path)

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing. Inside another one it is a part of that one."""
        if self.db.in_transaction:
            yield self.db
            return
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as err:
            raise CaseError(f"{self.path}: cannot be written now ({err}); is another command at work on it?") from err
        try:
            yield self.db
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    @contextmanager
    def trying(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is always taken back: for previews."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield self.db
        finally:
            self.db.execute("ROLLBACK")

    # meta ---------------------------------------------------------------------------------------------------------
    def meta(self, key: str) -> str | None:
        """A remembered setting of the derived tables (which packs they were computed with)."""
        row = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def remember(self, key: str, value: str) -> None:
        """Set a :meth:`meta` value."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def version(self) -> int:
        """Grows with every row of the log: what has been computed for one version stays true for it."""
        return log.head(self.db)[0]

    # documents ----------------------------------------------------------------------------------------------------
    def put_document(self, document: Document, claims: int = 0, silent: int = 0) -> None:
        """Write a document's derived row and, the first time, its text and its full-text entry."""
        row = self.db.execute("SELECT n FROM documents WHERE id = ?", (document.id,)).fetchone()
        values = rows.document_row(document, claims, silent)
        if row:
            self.db.execute(_UPDATE_DOCUMENT, (*values, row[0]))
            return
        at = self.db.execute(_INSERT_DOCUMENT, (*values, document.id)).lastrowid
        self.db.execute("INSERT OR REPLACE INTO texts VALUES (?, ?)", (document.id, document.text))
        self.db.execute("INSERT INTO search (rowid, title, body) VALUES (?,?,?)", (at, document.title, document.text))

    def has_document(self, id_: str) -> bool:
        """Whether a document is in."""
        return self.db.execute("SELECT 1 FROM documents WHERE id = ?", (id_,)).fetchone() is not None

    def document(self, id_: str, text: bool = True) -> Document | None:
        """One document, with its text unless told otherwise."""
        row = self.db.execute("SELECT record FROM documents WHERE id = ?", (id_,)).fetchone()
        if row is None:
            return None
        document = _document(row[0])
        return msgspec.structs.replace(document, text=self.text(id_)) if text else document

    def text(self, id_: str) -> str:
        """A document's text, empty when there is none."""
        row = self.db.execute("SELECT text FROM texts WHERE id = ?", (id_,)).fetchone()
        return str(row[0]) if row else ""

    def documents(self, filters: Filters = Filters(), scope: Scope = Scope()) -> Iterator[Document]:
        """Documents without their text, by date of publication, then id."""
        where = query.documents(filters, scope)
        sql = f"SELECT record FROM documents{where.sql()} ORDER BY COALESCE(published_start, '9999'), id"
        for (record,) in self.db.execute(sql, where.values):
            yield _document(record)

    def tallies(self, id_: str) -> tuple[int, int]:
        """Claims and silent sentences of a document."""
        row = self.db.execute("SELECT claims, silent FROM documents WHERE id = ?", (id_,)).fetchone()
        return (int(row[0]), int(row[1])) if row else (0, 0)

    def matching(self, words: str, limit: int = 50, others: Collection[str] = ()) -> list[tuple[str, float]]:
        """Full text: ``(document id, rank)``, best first. All ``words`` occur, or one of the ``others`` as it stands. All
        are quoted, so any text is a safe question."""
        terms = " ".join('"' + w.replace('"', '""') + '"' for w in words.replace("\0", " ").split())
        if not terms:
            return []
        terms = " OR ".join([f"({terms})", *('"' + o.replace('"', '""') + '"' for o in others if any(map(str.isalnum, o)))])
        sql = (
            "SELECT d.id, bm25(search, 4.0, 1.0) FROM search JOIN documents d ON d.n = search.rowid "
            "WHERE search MATCH ? ORDER BY 2, d.id LIMIT ?"
        )
        return [(str(i), float(r)) for i, r in self.db.execute(sql, (terms, limit))]

    def documents_after(self, day: str, among: Collection[str] | None = None) -> set[str]:
        """Documents (all, or among these) that count only from a later day, or from no known one."""
        sql = "SELECT id FROM documents WHERE COALESCE(known, '9999') > ?"
        if among is None:
            return {str(r[0]) for r in self.db.execute(sql, (day,))}
        found = self.db.execute(f"{sql} AND id IN (SELECT value FROM json_each(?))", (day, _in(among)))
        return {str(r[0]) for r in found}

    def copies_of(self, document: str) -> list[str]:
        """Other documents of the same near-copy group."""
        sql = (
            "SELECT b.id FROM documents a JOIN documents b ON b.origin = a.origin AND b.id <> a.id "
            "WHERE a.id = ? ORDER BY b.id"
        )
        return [str(r[0]) for r in self.db.execute(sql, (document,))]

    # claims -------------------------------------------------------------------------------------------------------
    def put_claims(self, claims: Iterable[tuple[Claim, str, Claim | None]], known: str | None) -> None:
        """Write claims as ``(effective, status, original if edited)``."""
        made = rows.claim_rows(claims, known)
        self.db.executemany(f"INSERT OR REPLACE INTO claims VALUES ({','.join('?' * 17)})", made.claims)
        self.db.executemany("INSERT OR REPLACE INTO claim_places VALUES (?,?,?,?,?,?)", made.places)
        self.db.executemany("INSERT OR REPLACE INTO claim_actors VALUES (?,?)", made.actors)

    def drop_claims(self, document: str) -> None:
        """Take out everything derived from a document's text."""
        inner = "(SELECT id FROM claims WHERE document = ?)"
        for table in ("claim_places", "claim_actors"):
            self.db.execute(f"DELETE FROM {table} WHERE claim IN {inner}", (document,))
        self.db.execute("DELETE FROM claims WHERE document = ?", (document,))
        self.db.execute("DELETE FROM silent WHERE document = ?", (document,))

    def put_silent(self, document: str, silent: Iterable[Silent]) -> None:
        """Remember the sentences that hold a number or a trigger but gave no claim."""
        made = ((document, s.start, encode(s)) for s in silent)
        self.db.executemany("INSERT OR REPLACE INTO silent VALUES (?,?,?)", made)

    def silent(self, document: str) -> list[Silent]:
        """A document's silent sentences, in text order."""
        sql = "SELECT record FROM silent WHERE document = ? ORDER BY start"
        return [_silent(r[0]) for r in self.db.execute(sql, (document,))]

    def claims(
        self, filters: Filters = Filters(), scope: Scope = Scope(), scopes: Collection[str] | None = None
    ) -> Iterator[Claim]:
        """Claims that pass (of these ``scopes`` only, where given), by day, document and position."""
        where = query.claims(filters, scope)
        if scopes is not None:
            where.add("scope IN (SELECT value FROM json_each(?))", _in(scopes))
        sql = (
            f"SELECT record FROM claims{where.sql()} "
            "ORDER BY COALESCE(day_start, day_end, '9999'), document, start, id"
        )
        for (record,) in self.db.execute(sql, where.values):
            yield _claim(record)

    def place_names(self, keys: Collection[str] | None = None) -> list[tuple[str, str]]:
        """``(key, name)`` of every place that a claim names, or of these keys; by name."""
        name = "(SELECT name FROM claim_places WHERE place = p LIMIT 1)"
        if keys is None:  # from place to place along the index: as quick with a million claims as with ten
            sql = (
                "WITH RECURSIVE each(p) AS (SELECT MIN(place) FROM claim_places UNION ALL "
                "SELECT (SELECT MIN(place) FROM claim_places WHERE place > p) FROM each WHERE p IS NOT NULL) "
                f"SELECT p, {name} FROM each WHERE p IS NOT NULL ORDER BY 2, 1"
            )
            found = self.db.execute(sql)
        else:
            sql = f"SELECT value AS p, {name} AS n FROM json_each(?) WHERE n IS NOT NULL ORDER BY 2, 1"
            found = self.db.execute(sql.replace("place = p", "place = value"), (_in(keys),))
        return [(str(k), str(n)) for k, n in found]

    def identify(self, id_: str) -> list[tuple[str, str]]:
        """``(kind, whole id)`` of what has this id or begins so; at most three."""
        out: list[tuple[str, str]] = []
        for kind in ("claim", "incident", "document", "decision"):
            begin = f"sha256:{id_}" if kind == "document" and not id_.startswith("sha256:") else id_
            sql = f"SELECT id FROM {kind}s WHERE id = ? OR (id >= ? AND id < ?) ORDER BY id <> ?, id LIMIT 3"
            found = [str(r[0]) for r in self.db.execute(sql, (begin, begin, begin + "\uffff", begin))]
            if begin in found:
                return [(kind, begin)]
            if len(begin.removeprefix("sha256:")) >= 4:
                out += [(kind, i) for i in found]
        return out[:3]

    def claims_by_id(self, ids: Iterable[str]) -> list[Claim]:
        """These claims, by id; unknown ids are passed over."""
        sql = "SELECT record FROM claims WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return [_claim(r[0]) for r in self.db.execute(sql, (_in(set(ids)),))]

    def claims_of(self, document: str, every: bool = False) -> list[Claim]:
        """A document's claims in text order; rejected ones only where ``every`` is asked for."""
        extra = "" if every else " AND status <> 'rejected'"
        sql = f"SELECT record FROM claims WHERE document = ?{extra} ORDER BY start, id"
        return [_claim(r[0]) for r in self.db.execute(sql, (document,))]

    def claim(self, id_: str) -> Claim | None:
        """One claim as it counts now (decisions applied)."""
        row = self.db.execute("SELECT record FROM claims WHERE id = ?", (id_,)).fetchone()
        return _claim(row[0]) if row else None

    def original(self, id_: str) -> Claim | None:
        """The claim as the rules made it, before any decision."""
        row = self.db.execute("SELECT COALESCE(original, record) FROM claims WHERE id = ?", (id_,)).fetchone()
        return _claim(row[0]) if row else None

    def status(self, id_: str) -> str:
        """``accepted``, ``rejected`` or nothing."""
        row = self.db.execute("SELECT status FROM claims WHERE id = ?", (id_,)).fetchone()
        return str(row[0]) if row else ""

    # incidents ----------------------------------------------------------------------------------------------------
    def incidents_of(self, claims: Collection[str]) -> set[str]:
        """Incidents that hold any of these claims."""
        sql = "SELECT DISTINCT incident FROM incident_claims WHERE claim IN (SELECT value FROM json_each(?))"
        return {str(r[0]) for r in self.db.execute(sql, (_in(claims),))}

    def incident_of(self, claim: str) -> str | None:
        """The incident that a claim belongs to."""
        row = self.db.execute("SELECT incident FROM incident_claims WHERE claim = ?", (claim,)).fetchone()
        return str(row[0]) if row else None

    def put_incidents(self, incidents: Iterable[Incident]) -> None:
        """Write incidents with their indexes."""
        made = rows.incident_rows(incidents)
        self.db.executemany(
            f"INSERT OR REPLACE INTO incidents VALUES ({','.join('?' * 16)}, "
            "(SELECT MAX(COALESCE(known, '9999-12-31')) FROM documents WHERE id IN (SELECT value FROM json_each(?))))",
            made.incidents,
        )
        self.db.executemany("INSERT OR REPLACE INTO incident_places VALUES (?,?,?)", made.places)
        self.db.executemany("INSERT OR IGNORE INTO incident_actors VALUES (?,?)", made.actors)
        self.db.executemany("INSERT OR REPLACE INTO incident_claims VALUES (?,?)", made.claims)
        self.db.executemany("INSERT OR REPLACE INTO incident_tolls VALUES (?,?,?,?,?,?,?)", made.tolls)
        ids = [(str(row[0]),) for row in made.incidents]
        own = "FROM incident_claims i JOIN claims c ON c.id = i.claim"
        for sql in (
            "incident_places SELECT p.place, i.incident, p.name FROM incident_claims i JOIN claim_places p ON p.claim = i.claim",
            "incident_actors SELECT a.actor, i.incident FROM incident_claims i JOIN claim_actors a ON a.claim = i.claim",
            f"incident_kinds SELECT c.kind, i.incident {own}",
            f"incident_outlets SELECT d.publisher, i.incident {own} JOIN documents d ON d.id = c.document AND d.publisher IS NOT NULL",
        ):
            self.db.executemany(f"INSERT OR IGNORE INTO {sql} WHERE i.incident = ?", ids)

    def drop_incidents(self, ids: Collection[str]) -> None:
        """Take incidents out, with their indexes."""
        inner = "(SELECT value FROM json_each(?))"
        self.db.execute(f"DELETE FROM incidents WHERE id IN {inner}", (_in(ids),))
        for table in (
            "incident_claims", "incident_places", "incident_actors", "incident_kinds", "incident_outlets",
            "incident_tolls", "findings",
        ):  # fmt: skip
            self.db.execute(f"DELETE FROM {table} WHERE incident IN {inner}", (_in(ids),))

    def incidents(self, filters: Filters = Filters(), scope: Scope = Scope()) -> Iterator[Incident]:
        """Incidents that pass, by day and id (as of now: for the second clock see the case)."""
        where = query.incidents(filters, scope)
        sql = f"SELECT record FROM incidents{where.sql()} ORDER BY COALESCE(day_start, '9999'), id"
        for (record,) in self.db.execute(sql, where.values):
            yield _incident(record)

    def incidents_by_id(self, ids: Collection[str]) -> list[Incident]:
        """These incidents, by id."""
        sql = "SELECT record FROM incidents WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return [_incident(r[0]) for r in self.db.execute(sql, (_in(ids),))]

    def incident(self, id_: str) -> Incident | None:
        """One incident."""
        row = self.db.execute("SELECT record FROM incidents WHERE id = ?", (id_,)).fetchone()
        return _incident(row[0]) if row else None

    # decisions ----------------------------------------------------------------------------------------------------
    def put_decision(self, seq: int, decision: Decision) -> None:
        """Index a decision of the log."""
        self.db.execute(
            "INSERT OR REPLACE INTO decisions VALUES (?,?,?,?,?)",
            (decision.id, seq, decision.subject, decision.verb, encode(decision)),
        )

    def decisions(self, subjects: Sequence[str] | None = None) -> list[Decision]:
        """Decisions in the order in which they were made, about these subjects or all."""
        if subjects is None:
            found = self.db.execute("SELECT record FROM decisions ORDER BY seq")
        else:
            found = self.db.execute(
                "SELECT record FROM decisions WHERE subject IN (SELECT value FROM json_each(?)) ORDER BY seq",
                (_in(subjects),),
            )
        return [_decision(r[0]) for r in found]

    def decision(self, id_: str) -> Decision | None:
        """One decision."""
        row = self.db.execute("SELECT record FROM decisions WHERE id = ?", (id_,)).fetchone()
        return _decision(row[0]) if row else None

    def counts(self) -> dict[str, int]:
        """Rows of the tables that people ask about."""
        names = ("documents", "claims", "incidents", "decisions", "silent")
        return {n: int(self.db.execute(f"SELECT COUNT(*) FROM {n}").fetchone()[0]) for n in names}
