"""Read-only questions that pages ask of the whole ledger at once: a few columns of many rows, never whole records."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator

import msgspec

from ..model import Filters
from . import query
from .query import Scope, as_array

#: The columns of :func:`incident_rows`, in order.
COLUMNS = (
    "id", "event", "family", "day_start", "day_end", "place", "name", "lat", "lon", "grade", "killed_min",
    "killed_max", "contested", "sources", "known", "latest",
)  # fmt: skip


def incident_rows(db: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """Every incident as a tuple of :data:`COLUMNS`, in no order."""
    return iter(db.execute(f"SELECT {', '.join(COLUMNS)} FROM incidents"))


def named(db: sqlite3.Connection, table: str, column: str, values: Collection[str]) -> bool:
    """Whether a table of the ledger holds one of these values."""
    sql = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {column} IN (SELECT value FROM json_each(?)))"
    return bool(db.execute(sql, (as_array(values),)).fetchone()[0])


def incident_ids(db: sqlite3.Connection, filters: Filters, scope: Scope) -> Collection[str] | None:
    """Ids of incidents that pass place, zone, actor, kind and publisher; ``None`` when none of these is asked for.

    Each is looked up in its own index, which holds all that is needed: no incident's record is touched.
    """
    found: list[list[str]] = []
    for table, column, values in (
        ("incident_places", "place", scope.places), ("incident_places", "place", scope.zone),
        ("incident_actors", "actor", scope.actors),
    ):  # fmt: skip
        if values is not None:
            sql = f"SELECT incident FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
            found.append(_named(db, sql, as_array(values)))
    if filters.kind and filters.kind != "incident":
        found.append(_named(db, "SELECT incident FROM incident_kinds WHERE kind = ?", filters.kind))
    if filters.publisher:
        found.append(_named(db, "SELECT incident FROM incident_outlets WHERE publisher = ?", filters.publisher))
    return set.intersection(*map(set, found)) if len(found) > 1 else found[0] if found else None


def tolls(db: sqlite3.Connection, measure: str) -> Iterator[tuple[object, ...]]:
    """``(incident, low, high, agreed, contradiction, level of its place)`` of every incident with a figure of that kind."""
    return iter(db.execute("SELECT incident, low, high, agreed, contradiction, level FROM incident_tolls WHERE what = ?", (measure,)))


def incidents_naming(db: sqlite3.Connection, name: str) -> set[str]:
    """Incidents that name a place so."""
    return {str(r[0]) for r in db.execute("SELECT incident FROM incident_places WHERE name = ?", (name,))}


def documents_by_day(db: sqlite3.Connection, filters: Filters) -> dict[str, int]:
    """Documents by first day of publication; those without a date are left out."""
    where = query.documents(Filters(publisher=filters.publisher, as_known_on=filters.as_known_on), Scope())
    where.add("published_start IS NOT NULL")
    sql = f"SELECT published_start, COUNT(*) FROM documents{where.sql()} GROUP BY 1 ORDER BY 1"
    return {str(d): int(n) for d, n in db.execute(sql, where.values)}


def places_told(
    db: sqlite3.Connection, since: str | None = None, until: str | None = None, known: str | None = None,
    among: Collection[str] | None = None,
) -> set[str]:  # fmt: skip
    """Keys of places (``among`` these) of which a claim that nobody rejected (known by a day) may speak of a day in a window.

    Open spans reach to the window's ends. From place to place along an index: at each the first such claim is enough.
    """
    where = ["place = p", "(day_start IS NOT NULL OR day_end IS NOT NULL)"]
    values: list[str] = [] if among is None else [as_array(among)]
    for condition, day in (
        ("known <= ?", known), ("(day_end IS NULL OR day_end >= ?)", since), ("(day_start IS NULL OR day_start <= ?)", until),
    ):  # fmt: skip
        if day:
            where.append(condition)
            values.append(day)
    every = (
        "SELECT MIN(place) FROM claim_places UNION ALL "
        "SELECT (SELECT MIN(place) FROM claim_places WHERE place > p) FROM each WHERE p IS NOT NULL"
    )
    sql = (
        f"WITH RECURSIVE each(p) AS ({every if among is None else 'SELECT value FROM json_each(?)'}) "
        f"SELECT p FROM each WHERE EXISTS (SELECT 1 FROM claim_places WHERE {' AND '.join(where)})"
    )
    return {str(r[0]) for r in db.execute(sql, values)}


def spans_told(db: sqlite3.Connection, known: str | None = None) -> Iterator[tuple[str, str]]:
    """``(first day, last day)`` of every span of days that a claim nobody rejected (known by a day) speaks of."""
    sql = (
        "SELECT DISTINCT day_start, day_end FROM claims WHERE day_start IS NOT NULL AND day_end IS NOT NULL "
        "AND status <> 'rejected' AND (?1 IS NULL OR known <= ?1)"
    )
    return iter(db.execute(sql, (known,)))


def documents_after(db: sqlite3.Connection, day: str) -> int:
    """How many documents count only from a later day, or from no known one."""
    return int(db.execute("SELECT COUNT(*) FROM documents WHERE known > ? OR known IS NULL", (day,)).fetchone()[0])


def publishers(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """Outlets with how many documents of theirs there are."""
    sql = "SELECT publisher, COUNT(*) FROM documents WHERE publisher IS NOT NULL GROUP BY 1 ORDER BY 1"
    return [(str(p), int(n)) for p, n in db.execute(sql)]


def spellings(db: sqlite3.Connection, keys: Collection[str], most: int = 2000) -> dict[str, int]:
    """How texts write a place, with how many claims write it so (of the first ``most`` claims)."""
    sql = (
        "SELECT record FROM claims WHERE id IN (SELECT claim FROM claim_places WHERE place IN "
        "(SELECT value FROM json_each(?))) LIMIT ?"
    )
    out: dict[str, int] = {}
    for (record,) in db.execute(sql, (as_array(keys), most)):
        claim = msgspec.json.decode(record, type=_Placed)
        for where, id_ in zip(claim.places, (*claim.place_ids, *([None] * len(claim.places))), strict=False):
            if where.text and (id_ in keys or f"name:{where.name.casefold()}" in keys):
                out[where.text] = out.get(where.text, 0) + 1
    return dict(sorted(out.items(), key=lambda kv: (-kv[1], kv[0])))


def documents_of(db: sqlite3.Connection, incidents: Collection[str]) -> int:
    """How many documents speak of these incidents."""
    sql = (
        "SELECT COUNT(DISTINCT c.document) FROM incident_claims i JOIN claims c ON c.id = i.claim "
        "WHERE i.incident IN (SELECT value FROM json_each(?))"
    )
    return int(db.execute(sql, (as_array(incidents),)).fetchone()[0])


def _named(db: sqlite3.Connection, sql: str, value: str) -> list[str]:
    """The ids as one string (they hold no spaces): a tenth of the time of a row for each."""
    row = db.execute(f"SELECT group_concat(incident, ' ') FROM ({sql})", (value,)).fetchone()
    return row[0].split() if row[0] else []


class _Where(msgspec.Struct):
    text: str | None
    name: str


class _Placed(msgspec.Struct):
    places: tuple[_Where, ...] = ()
    place_ids: tuple[str | None, ...] = ()
