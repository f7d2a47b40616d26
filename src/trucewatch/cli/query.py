"""``documents`` and ``claims``: what stands in the ledger, with the filters that all queries share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from ..case import Case
from ..case.explaining import span
from ..model import Claim, Document, Filters
from . import common


def published(document: Document) -> str:
    """A publication date as people read it."""
    p = document.published
    if not (p.start or p.end):
        return "unknown"
    days = p.start if p.start == p.end else f"{p.start or '?'}..{p.end or '?'}"
    return f"{days} ({p.basis})"


DOCUMENTS: tuple[common.Column, ...] = (
    ("id", lambda d: d["id"][:19]),
    ("published", lambda d: d["_published"]),
    ("publisher", lambda d: d["publisher"]),
    ("title", lambda d: d["title"] or d["path"]),
    ("claims", lambda d: d["claims"]),
    ("silent", lambda d: d["silent"]),
    ("receipt", lambda d: d["published"]["receipt"]),
)

CLAIMS: tuple[common.Column, ...] = (
    ("id", lambda c: c.id),
    ("when", lambda c: _when(c)),
    ("kind", lambda c: c.kind + (f"/{c.event}" if c.event else "")),
    ("measure", lambda c: f"{c.measure.what} {span(c.measure.min, c.measure.max)}" if c.measure else ""),
    ("where", lambda c: c.places[0].name if c.places else ""),
    ("by", lambda c: [a.name for a in c.actors if a.role == "by"]),
    ("said by", lambda c: list(c.asserted_by[:1])),
    ("modality", lambda c: "" if c.modality == "asserted" else c.modality),
    ("quote", lambda c: c.quote),
)


def _when(claim: Claim) -> str:
    if claim.time is None:
        return ""
    start, end = claim.time.start, claim.time.end
    return str(start) if start == end else f"{start or '?'}..{end or '?'}"


def document_rows(case: Case, filters: Filters) -> Iterator[dict[str, Any]]:
    """Documents as in docs/cli.md, with how many claims and silent sentences each gave."""
    for document in case.documents(filters):
        row = common.plain(document)
        row.pop("text")
        row["claims"], row["silent"] = case.ledger.tallies(document.id)
        yield row


@click.command()
@common.with_filters
@common.with_format("json", "jsonl", "csv")
@common.with_case
def documents(case: Case, filters: Filters, format: str) -> None:
    """List documents: when and by whom published, how that is known, what they gave."""
    rows = document_rows(case, filters)
    if format in ("table", "csv"):
        by_id = ((r, case.ledger.document(r["id"], text=False)) for r in rows)
        rows = ({**r, "_published": published(d)} for r, d in by_id if d is not None)
    common.emit(rows, format, DOCUMENTS)


@click.command()
@common.with_filters
@common.with_format("json", "jsonl", "csv", "geojson")
@common.with_case
def claims(case: Case, filters: Filters, format: str) -> None:
    """List claims, each with the sentence that carries it."""

    def point(claim: Claim) -> tuple[float | None, float | None]:
        place = case.gazetteer.get(claim.place_ids[0]) if claim.place_ids else None
        return (place.lat, place.lon) if place else (None, None)

    common.emit(case.claims(filters), format, CLAIMS, point)
