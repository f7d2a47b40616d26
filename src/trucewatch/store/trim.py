"""Taking a private copy of a ledger back to an earlier day. Never called on a ledger that is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from .query import as_array

GROUPING = ("blocks", "tellings", "incident_claims", "incident_places", "incident_actors", "incident_kinds",
            "incident_outlets", "incident_tolls", "findings", "incidents")  # fmt: skip
OF_DOCUMENTS = (("claims", "document"), ("silent", "document"), ("texts", "id"), ("signatures", "document"),
                ("bands", "document"), ("documents", "id"))  # fmt: skip


def known_after(db: sqlite3.Connection, day: str) -> list[str]:
    """Documents that were not known by the end of a day."""
    sql = "SELECT id FROM documents WHERE COALESCE(known, '9999') > ? ORDER BY id"
    return [str(r[0]) for r in db.execute(sql, (day,))]


def drop_documents(db: sqlite3.Connection, ids: Collection[str]) -> None:
    """Take documents out with all that comes from their text; tellings and incidents are the grouping's."""
    named = "(SELECT value FROM json_each(?))"
    claims = f"(SELECT id FROM claims WHERE document IN {named})"
    for table in ("claim_places", "claim_actors"):
        db.execute(f"DELETE FROM {table} WHERE claim IN {claims}", (as_array(ids),))
    for table, column in OF_DOCUMENTS:
        db.execute(f"DELETE FROM {table} WHERE {column} IN {named}", (as_array(ids),))


def drop_grouping(db: sqlite3.Connection) -> None:
    """Take out all tellings and incidents."""
    for table in GROUPING:
        db.execute(f"DELETE FROM {table}")


def drop_decisions(db: sqlite3.Connection, ids: Collection[str]) -> None:
    """Take decisions out of the index (the log keeps them)."""
    db.execute("DELETE FROM decisions WHERE id IN (SELECT value FROM json_each(?))", (as_array(ids),))
