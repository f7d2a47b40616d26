"""The ledger's tables. ``log`` alone is written by people's acts; every other table is derived and can be dropped."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from ..errors import CaseError

#: Raised whenever a derived table changes shape; :data:`UPGRADES` bring an older ledger to it when it is opened.
VERSION = 3

LOG = """
CREATE TABLE IF NOT EXISTS log (
    seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, payload TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS log_by_document ON log (json_extract(payload, '$.id')) WHERE kind = 'document';
CREATE TRIGGER IF NOT EXISTS log_keeps BEFORE UPDATE ON log
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS log_stays BEFORE DELETE ON log
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

#: table -> (columns, primary key, indexes). Record columns hold the whole record as JSON; the others are for asking.
TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "documents": (
        "n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT, publisher TEXT, title TEXT, language TEXT, "
        "origin TEXT, published_start TEXT, published_end TEXT, known TEXT, claims INTEGER NOT NULL DEFAULT 0, "
        "silent INTEGER NOT NULL DEFAULT 0, record BLOB NOT NULL",
        ("publisher", "origin", "known", "COALESCE(published_start, '9999'), id", "published_start, published_end, known",
         "publisher COLLATE NOCASE, published_start, known"),
    ),
    "texts": ("id TEXT PRIMARY KEY, text TEXT NOT NULL", ()),
    "signatures": ("document TEXT PRIMARY KEY, signature BLOB NOT NULL", ()),
    "bands": ("key INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY (key, document)", ("document",)),
    "claims": (
        "id TEXT PRIMARY KEY, document TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, "
        "kind TEXT NOT NULL, event TEXT, modality TEXT NOT NULL, scope TEXT, what TEXT, low REAL, high REAL, "
        "day_start TEXT, day_end TEXT, known TEXT, status TEXT NOT NULL DEFAULT '', "
        "record BLOB NOT NULL, original BLOB",
        ("document, start", "kind, scope", "kind, day_start", "day_start, day_end, known, status"),
    ),
    "claim_places": (
        "place TEXT NOT NULL, claim TEXT NOT NULL, name TEXT NOT NULL, day_start TEXT, day_end TEXT, "
        "known TEXT, PRIMARY KEY (place, claim)",  # days of claims that nobody rejected: where there are none is silence
        ("claim", "name", "place, day_start, day_end, known"),
    ),
    "claim_actors": ("actor TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (actor, claim)", ("claim",)),
    "silent": (
        "document TEXT NOT NULL, start INTEGER NOT NULL, record BLOB NOT NULL, PRIMARY KEY (document, start)",
        (),
    ),
    "decisions": ("id TEXT PRIMARY KEY, seq INTEGER NOT NULL, subject TEXT NOT NULL, verb TEXT NOT NULL, "
                  "record BLOB NOT NULL", ("subject", "seq")),
    "tellings": (
        "n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, record BLOB NOT NULL, "
        "grp TEXT, how TEXT, incident TEXT",
        ("document", "grp", "incident"),
    ),
    "blocks": ("key INTEGER NOT NULL, telling INTEGER NOT NULL, PRIMARY KEY (key, telling)", ("telling",)),
    "incidents": (
        "id TEXT PRIMARY KEY, event TEXT NOT NULL, family TEXT NOT NULL, day_start TEXT, day_end TEXT, "
        "place TEXT, name TEXT, lat REAL, lon REAL, grade TEXT NOT NULL, killed_min REAL, killed_max REAL, "
        "contested INTEGER NOT NULL DEFAULT 0, sources INTEGER NOT NULL DEFAULT 0, known TEXT, record BLOB NOT NULL, "
        "latest TEXT",  # the day from which its last document counts: what was known before that day was less
        ("COALESCE(day_start, '9999'), id", "day_start, id", "place", "grade",
         "event, family, day_start, day_end, place, name, lat, lon, grade, killed_min, killed_max, contested, sources, "
         "known, latest"),  # holds all that a list of every incident asks for: no record is touched
    ),
    "incident_claims": ("claim TEXT PRIMARY KEY, incident TEXT NOT NULL", ("incident",)),
    "incident_places": (
        "place TEXT NOT NULL, incident TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (place, incident)",
        ("incident", "name"),
    ),
    "incident_actors": ("actor TEXT NOT NULL, incident TEXT NOT NULL, PRIMARY KEY (actor, incident)", ("incident",)),
    "incident_kinds": ("kind TEXT NOT NULL, incident TEXT NOT NULL, PRIMARY KEY (kind, incident)", ("incident",)),
    "incident_outlets": (
        "publisher TEXT NOT NULL COLLATE NOCASE, incident TEXT NOT NULL, PRIMARY KEY (publisher, incident)",
        ("incident",),
    ),
    "incident_tolls": (  # what a sum over incidents asks for: no record is touched
        "what TEXT NOT NULL, incident TEXT NOT NULL, low REAL, high REAL, agreed REAL, contradiction INTEGER NOT NULL, "
        "level TEXT, PRIMARY KEY (what, incident)",
        ("incident",),
    ),
    "findings": (  # candidate findings of incidents by themselves: what agreements' clauses say of each
        "id TEXT PRIMARY KEY, incident TEXT NOT NULL, record BLOB NOT NULL",
        ("incident",),
    ),
}  # fmt: skip

#: version -> what brings a ledger of the version before to it, besides tables and indexes that are not there yet.
UPGRADES: dict[int, tuple[str, ...]] = {
    2: (
        "ALTER TABLE incidents ADD COLUMN latest TEXT",
        "ALTER TABLE claim_places ADD COLUMN day_start TEXT",
        "ALTER TABLE claim_places ADD COLUMN day_end TEXT",
        "ALTER TABLE claim_places ADD COLUMN known TEXT",
        "UPDATE claim_places SET (day_start, day_end, known) = (SELECT c.day_start, c.day_end, c.known FROM claims c "
        "WHERE c.id = claim_places.claim AND c.status <> 'rejected')",
        "UPDATE incidents SET latest = (SELECT MAX(COALESCE(d.known, '9999-12-31')) FROM "
        "json_each(CAST(incidents.record AS TEXT), '$.documents') j JOIN documents d ON d.id = j.value)",
        "DROP INDEX IF EXISTS claims_by_day_start",
        "INSERT OR IGNORE INTO incident_kinds SELECT c.kind, i.incident FROM incident_claims i JOIN claims c ON c.id = i.claim",
        "INSERT OR IGNORE INTO incident_outlets SELECT d.publisher, i.incident FROM incident_claims i "
        "JOIN claims c ON c.id = i.claim JOIN documents d ON d.id = c.document WHERE d.publisher IS NOT NULL",
    ),
    3: (
        "INSERT OR IGNORE INTO incident_tolls SELECT t.key, i.id, json_extract(t.value, '$.min'), "
        "json_extract(t.value, '$.max'), json_extract(t.value, '$.agreed'), "
        "COALESCE(json_extract(t.value, '$.contradiction'), 0), json_extract(CAST(i.record AS TEXT), '$.place.level') "
        "FROM incidents i, json_each(CAST(i.record AS TEXT), '$.toll') t",
        "DROP INDEX IF EXISTS documents_by_published_start_known",
    ),
}
#: meta key: set where ``findings`` are whole. An upgrade cannot make them: they are made when they are first asked for.
#: It has a new number whenever other acts come to be findings, so that those kept before are made anew.
ASSESSED = "findings 2"

#: Full text over documents; contentless, so the text is kept once.
SEARCH = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5("
    "title, body, content='', tokenize=\"unicode61 remove_diacritics 2\")"
)


def derived() -> tuple[str, ...]:
    """Names of the derived tables, in a fixed order."""
    return tuple(TABLES)


def connect(path: Path | str, write: bool = True) -> sqlite3.Connection:
    """Open a ledger: WAL, explicit transactions, ten seconds' patience with another writer."""
    try:
        db = sqlite3.connect(str(path), isolation_level=None, timeout=10.0, check_same_thread=False)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.execute("PRAGMA cache_size=-16000")
        db.execute("PRAGMA temp_store=MEMORY")
    except sqlite3.DatabaseError as err:
        raise CaseError(f"{path}: not a readable ledger ({err}); restore it from a copy") from err
    if write:
        create(db)
    return db


def create(db: sqlite3.Connection) -> None:
    """Make every table that is not there yet; an older ledger is brought to this version's shape."""
    names = {r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    if {"log", "meta", "search", *TABLES} <= names:
        return
    if "incidents" in names:
        _upgrade(db)
        return
    db.executescript(LOG)
    create_derived(db)
    db.execute("INSERT OR IGNORE INTO meta VALUES ('schema', ?), (?, '1')", (str(VERSION), ASSESSED))


def _upgrade(db: sqlite3.Connection) -> None:
    """One transaction: a ledger is of one version or of the other."""
    db.execute("BEGIN IMMEDIATE")
    try:
        row = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        before = int(row[0]) if row else 1
        steps = [step for version in range(before + 1, VERSION + 1) for step in UPGRADES[version]]
        for step in (s for s in steps if s.startswith("ALTER")):
            db.execute(step)
        create_derived(db)
        for step in (s for s in steps if not s.startswith("ALTER")):
            db.execute(step)
        db.execute("INSERT OR REPLACE INTO meta VALUES ('schema', ?)", (str(VERSION),))
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def create_derived(db: sqlite3.Connection) -> None:
    """Make the derived tables and their indexes."""
    for name, (columns, indexes) in TABLES.items():
        rowless = "" if name in ("documents", "texts", "tellings") else " WITHOUT ROWID"
        db.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns}){rowless}")
        for index in indexes:
            label = re.sub(r"\W+", "_", index)[:40]
            db.execute(f"CREATE INDEX IF NOT EXISTS {name}_by_{label} ON {name} ({index})")
    db.execute(SEARCH)


def drop_derived(db: sqlite3.Connection) -> None:
    """Throw away everything that can be computed again."""
    for name in TABLES:
        db.execute(f"DROP TABLE IF EXISTS {name}")
    db.execute("DROP TABLE IF EXISTS search")
