"""Records -> rows of the derived tables: the record whole (JSON) beside the columns that questions need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from ..model import Claim, Document, Incident
from .query import as_array

Row = tuple[object, ...]
encode = msgspec.json.Encoder(order="deterministic").encode


def place_keys(claim: Claim) -> list[tuple[str, str]]:
    """``(key, name)`` for each place of a claim: its id, or ``name:`` and the folded name where it has none."""
    ids = (*claim.place_ids, *([None] * len(claim.places)))
    return list({(i or f"name:{p.name.casefold()}"): p.name for i, p in zip(ids, claim.places, strict=False)}.items())


def actor_keys(claim: Claim) -> list[str]:
    """Ids and names (folded) under which a claim's actors can be asked for."""
    ids = [i for i in claim.actor_ids if i]
    return list(dict.fromkeys([*ids, *(f"name:{a.name.casefold()}" for a in claim.actors)]))


def document_row(document: Document, claims: int, silent: int) -> Row:
    """Columns of ``documents`` in the order of :data:`DOCUMENT_COLUMNS`; the record without its text."""
    slim = msgspec.structs.replace(document, text="")
    return (
        document.path, document.publisher, document.title, document.language, document.origin,
        document.published.start, document.published.end, document.known, claims, silent, encode(slim),
    )  # fmt: skip


#: What :func:`document_row` gives.
DOCUMENT_COLUMNS = (
    "path", "publisher", "title", "language", "origin", "published_start", "published_end", "known", "claims", "silent",
    "record",
)  # fmt: skip


class ClaimRows(NamedTuple):
    """Rows of ``claims``, ``claim_places`` and ``claim_actors``."""

    claims: list[Row]
    places: list[Row]
    actors: list[Row]


def claim_rows(claims: Iterable[tuple[Claim, str, Claim | None]], known: str | None) -> ClaimRows:
    """From ``(effective, status, original if edited)``; ``known`` is the day from which their document counts."""
    out = ClaimRows([], [], [])
    for claim, status, original in claims:
        m, t = claim.measure, claim.time
        out.claims.append((
            claim.id, claim.document, claim.start, claim.end, claim.kind, claim.event, claim.modality, claim.scope,
            m.what if m else None, m.min if m else None, m.max if m else None,
            t.start if t else None, t.end if t else None, known, status, encode(claim),
            encode(original) if original else None,
        ))  # fmt: skip
        told = (None, None, None) if status == "rejected" else (t.start if t else None, t.end if t else None, known)
        out.places.extend((key, claim.id, name, *told) for key, name in place_keys(claim))
        out.actors.extend((key, claim.id) for key in actor_keys(claim))
    return out


class IncidentRows(NamedTuple):
    """Rows of ``incidents`` (the documents behind one as the last value) and of its indexes by what an incident says."""

    incidents: list[Row]
    places: list[Row]
    actors: list[Row]
    claims: list[Row]
    tolls: list[Row]


def incident_rows(incidents: Iterable[Incident]) -> IncidentRows:
    """Rows of incidents, in their order."""
    out = IncidentRows([], [], [], [], [])
    for i in incidents:
        killed = i.toll.get("killed")
        out.incidents.append((
            i.id, i.event, i.family, i.time.start, i.time.end, i.place_id, i.place.name if i.place else None,
            i.lat, i.lon, i.grade, killed.min if killed else None, killed.max if killed else None,
            int(bool(i.contradictions)), len(i.origins), i.first_known, encode(i), as_array(i.documents),
        ))  # fmt: skip
        names = {f"name:{p.name.casefold()}": p.name for p in (*i.places, *([i.place] if i.place else []))}
        if i.place_id and i.place:
            names.pop(f"name:{i.place.name.casefold()}", None)
            names[i.place_id] = i.place.name
        out.places.extend((k, i.id, n) for k, n in names.items())
        out.actors.extend((a, i.id) for a in sorted({f"name:{a.name.casefold()}" for a in i.actors}))
        out.claims.extend((c, i.id) for c in i.claims)
        level = i.place.level if i.place else None
        out.tolls.extend((what, i.id, t.min, t.max, t.agreed, int(t.contradiction), level) for what, t in i.toll.items())
    return out
