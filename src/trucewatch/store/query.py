"""Filters -> SQL. One place that knows how each filter meets each table; values are always bound, never pasted."""

from __future__ import annotations

import json
from collections.abc import Collection

import msgspec

from ..model import Filters


class Scope(msgspec.Struct, frozen=True):
    """What the filters' names stand for, found beforehand: place ids and names, actor ids and names, kinds of events.

    ``None`` is no restriction; an empty collection lets nothing through.
    """

    places: frozenset[str] | None = None
    zone: frozenset[str] | None = None
    actors: frozenset[str] | None = None
    events: frozenset[str] | None = None  # the kind of event asked for, or those of the family asked for


class Where(msgspec.Struct):
    """A growing condition and its values."""

    parts: list[str]
    values: list[object]

    def add(self, condition: str, *values: object) -> None:
        """One more condition that must hold."""
        self.parts.append(condition)
        self.values += values

    def sql(self) -> str:
        """``WHERE ...`` or nothing."""
        return f" WHERE {' AND '.join(self.parts)}" if self.parts else ""


def as_array(values: Collection[str]) -> str:
    """Values as a JSON array, for ``json_each``."""
    return json.dumps(sorted(values))


def _side(where: Where, table: str, column: str, owner: str, values: Collection[str] | None) -> None:
    if values is not None:
        where.add(
            f"id IN (SELECT {owner} FROM {table} WHERE {column} IN (SELECT value FROM json_each(?)))", as_array(values)
        )


def _days(where: Where, filters: Filters, start: str = "day_start", end: str = "day_end") -> None:
    """A span passes when it may share a day with the window; what has no day at all only passes without a window."""
    if filters.since:
        where.add(f"({end} >= ? OR ({end} IS NULL AND {start} IS NOT NULL))", filters.since)
    if filters.until or filters.as_of:
        day = min(d for d in (filters.until, filters.as_of) if d)
        where.add(f"({start} <= ? OR ({start} IS NULL AND {end} IS NOT NULL))", day)


def claims(filters: Filters, scope: Scope) -> Where:
    """Condition on ``claims``. Rejected claims are left out."""
    where = Where([], [])
    where.add("status <> 'rejected'")
    if filters.kind:
        where.add("kind = ?", filters.kind)
    if filters.event:
        where.add("event IN (SELECT value FROM json_each(?))", as_array(scope.events or {filters.event}))
    if filters.publisher:
        where.add("document IN (SELECT id FROM documents WHERE publisher = ? COLLATE NOCASE)", filters.publisher)
    if filters.as_known_on:
        where.add("+known <= ?", filters.as_known_on)  # never by the index that begins with days
    if filters.grade:
        where.add(
            "id IN (SELECT c.claim FROM incident_claims c JOIN incidents i ON i.id = c.incident WHERE i.grade = ?)",
            filters.grade,
        )
    _days(where, filters)
    _side(where, "claim_places", "place", "claim", scope.places)
    _side(where, "claim_places", "place", "claim", scope.zone)
    _side(where, "claim_actors", "actor", "claim", scope.actors)
    return where


def incidents(filters: Filters, scope: Scope) -> Where:
    """Condition on ``incidents``."""
    where = Where([], [])
    if filters.event:
        where.add("(event = ? OR family = ?)", filters.event, filters.event)
    if filters.kind and filters.kind != "incident":
        where.add("id IN (SELECT incident FROM incident_kinds WHERE kind = ?)", filters.kind)
    if filters.grade:
        where.add("grade = ?", filters.grade)
    if filters.publisher:
        where.add("id IN (SELECT incident FROM incident_outlets WHERE publisher = ?)", filters.publisher)
    _days(where, filters)
    _side(where, "incident_places", "place", "incident", scope.places)
    _side(where, "incident_places", "place", "incident", scope.zone)
    _side(where, "incident_actors", "actor", "incident", scope.actors)
    return where


def documents(filters: Filters, scope: Scope) -> Where:
    """Condition on ``documents``; the window is the publication's."""
    where = Where([], [])
    if filters.publisher:
        where.add("publisher = ? COLLATE NOCASE", filters.publisher)
    if filters.as_known_on:
        where.add("known <= ?", filters.as_known_on)
    _days(where, filters, "published_start", "published_end")
    for table, values in (("claim_places", scope.places), ("claim_places", scope.zone), ("claim_actors", scope.actors)):
        if values is not None:
            column = "actor" if table == "claim_actors" else "place"
            where.add(
                f"id IN (SELECT c.document FROM claims c JOIN {table} s ON s.claim = c.id "
                f"WHERE s.{column} IN (SELECT value FROM json_each(?)))",
                as_array(values),
            )
    if filters.kind:
        where.add("id IN (SELECT document FROM claims WHERE kind = ?)", filters.kind)
    return where
