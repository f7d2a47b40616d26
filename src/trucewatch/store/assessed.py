"""Candidate findings of incidents by themselves, kept beside the incidents, and what else the agreements' pages ask for
without reading every record."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable

import msgspec

from ..model import Claim, Document, Finding, Published
from .query import as_array
from .rows import encode
from .schema import ASSESSED

_finding = msgspec.json.Decoder(Finding).decode
_claim = msgspec.json.Decoder(Claim).decode
_document = msgspec.json.Decoder(Document).decode
_NAMED = "(SELECT value FROM json_each(?))"


def put_findings(db: sqlite3.Connection, findings: Iterable[Finding]) -> None:
    """Write the candidate findings of incidents; those of an incident go when it goes."""
    rows = [(f.id, f.incident, encode(f)) for f in findings]
    db.executemany("INSERT OR REPLACE INTO findings VALUES (?,?,?)", rows)


def drop_findings(db: sqlite3.Connection, incidents: Collection[str]) -> None:
    """Take out the findings of these incidents."""
    db.execute(f"DELETE FROM findings WHERE incident IN {_NAMED}", (as_array(incidents),))


def complete(db: sqlite3.Connection) -> bool:
    """Whether every incident's findings are there: not so in a ledger of an earlier version until it is rebuilt."""
    return db.execute("SELECT 1 FROM meta WHERE key = ?", (ASSESSED,)).fetchone() is not None


def set_complete(db: sqlite3.Connection) -> None:
    """Say that every incident's findings are there."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", (ASSESSED,))


def findings(db: sqlite3.Connection, known: str | None = None) -> list[Finding]:
    """All findings that are kept; with ``known`` those of incidents of which every document was known by that day."""
    if known is None:
        return [_finding(r[0]) for r in db.execute("SELECT record FROM findings")]
    sql = "SELECT f.record FROM findings f JOIN incidents i ON i.id = f.incident WHERE i.latest <= ?"
    return [_finding(r[0]) for r in db.execute(sql, (known,))]


def places(db: sqlite3.Connection) -> dict[str, str]:
    """The place of every incident that has a finding, where it has an id."""
    sql = "SELECT DISTINCT i.id, i.place FROM findings f JOIN incidents i ON i.id = f.incident WHERE i.place IS NOT NULL"
    return dict(db.execute(sql))


def partly_known(db: sqlite3.Connection, day: str) -> list[str]:
    """Incidents known by a day of which a document came later."""
    return [str(r[0]) for r in db.execute("SELECT id FROM incidents WHERE known <= ?1 AND COALESCE(latest, '9999') > ?1", (day,))]


def of_no_incident(db: sqlite3.Connection, kinds: Collection[str], known: str | None = None) -> list[Claim]:
    """Claims of some kinds (known by a day) that nobody rejected and that are part of no incident."""
    sql = (
        f"SELECT record FROM claims WHERE kind IN {_NAMED} AND status <> 'rejected' AND (? IS NULL OR known <= ?) "
        "AND NOT EXISTS (SELECT 1 FROM incident_claims i WHERE i.claim = claims.id)"
    )
    return [_claim(r[0]) for r in db.execute(sql, (as_array(kinds), known, known))]


def claims_in(db: sqlite3.Connection, documents: Collection[str]) -> list[Claim]:
    """Claims of these documents that nobody rejected."""
    sql = f"SELECT record FROM claims WHERE document IN {_NAMED} AND status <> 'rejected'"
    return [_claim(r[0]) for r in db.execute(sql, (as_array(documents),))]


def documents(db: sqlite3.Connection, ids: Collection[str]) -> list[Document]:
    """These documents without their texts."""
    return [_document(r[0]) for r in db.execute(f"SELECT record FROM documents WHERE id IN {_NAMED}", (as_array(ids),))]


def issues(db: sqlite3.Connection, known: str | None = None) -> list[Document]:
    """A bare document for each span of days on which any (known by a day) was published, one for all without a day."""
    sql = "SELECT DISTINCT published_start, published_end FROM documents WHERE (?1 IS NULL OR known <= ?1)"
    return [Document(id="", text="", published=Published(a, b)) for a, b in db.execute(sql, (known,))]
