"""Entities of the FollowTheMoney schema, one JSON object a line: incidents as ``Event``, parties as ``Organization`` or
``Person``, documents as ``Article``, places as ``Address``, and ``Documentation`` between incident and document with the
sentence. Written by the schema; the library is not needed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import IO, Any

import msgspec

from ..case.explaining import span, title
from ..model import Document
from .frame import Job, Row


def columns(job: Job) -> dict[str, str]:
    """Entities with what they hold."""
    return {
        "Event": "an incident: name, startDate and endDate, summary (figures as ranges, grade), involved (parties that a "
                 "source holds responsible), addressEntity (place), recordId (the ledger's id)",
        "Organization, Person": "a party or official under its neutral name",
        "Address": "a place at settlement precision, unless lifted; latitude and longitude in WGS 84",
        "Article": "a document: title, publisher, publishedAt; `notes` holds the SHA-256 of the archived bytes",
        "Documentation": "which document tells of which incident; `summary` holds the sentence",
        "notes of Event": "the precision of the file",
    }  # fmt: skip


def write(job: Job, out: IO[str]) -> int:
    """Write the entities, parties, places and documents before what refers to them; gives how many."""
    seen: set[str] = set()
    n = 0
    for entity in _entities(job):
        if entity["id"] in seen:
            continue
        seen.add(entity["id"])
        out.write(msgspec.json.encode(entity).decode() + "\n")
        n += 1
    return n


def _entities(job: Job) -> Iterator[dict[str, Any]]:
    for row in job.rows():
        parties = [_party(job, name) for name in row.blamed]
        yield from parties
        place = _place(job, row)
        if place is not None:
            yield place
        for document in row.documents:
            yield _article(job, document)
        yield _event(job, row, [p["id"] for p in parties], place["id"] if place else None)
        for document in row.documents:
            said = [] if row.shown.withheld else [
                job.protector.words(c.quote, c.places) for c in row.claims if c.document == document.id]  # fmt: skip
            yield _entity(
                "Documentation", ("link", row.incident.id, document.id), document=[_id("doc", document.id)],
                entity=[_id("event", row.incident.id)], role=["reports"], summary=list(dict.fromkeys(said)),
            )  # fmt: skip


def _event(job: Job, row: Row, parties: list[str], place: str | None) -> dict[str, Any]:
    i = row.incident
    figures = [f"{what}: {span(toll.min, toll.max)}" for what, toll in sorted(i.toll.items())]
    plain = msgspec.structs.replace(i, place=None) if row.shown.withheld else i
    name = title(plain) if not row.shown.withheld else f"{i.event.replace('_', ' ')}, {row.shown.name}"
    return _entity(
        "Event", ("event", i.id), name=[name], recordId=[i.id], startDate=[i.time.start], endDate=[i.time.end],
        summary=["; ".join([*figures, f"evidence grade: {i.grade}"])], involved=parties,
        addressEntity=[place], location=[row.shown.name], country=_country(job), notes=[job.precision],
        keywords=[i.event, *i.targets], proof=[_id("doc", d.id) for d in row.documents],
    )  # fmt: skip


def _party(job: Job, name: str) -> dict[str, Any]:
    record = job.codes.by_name.get(name.casefold())
    schema = "Person" if record is not None and record.type in ("official", "person") else "Organization"
    return _entity(schema, ("actor", name), name=[name])


def _place(job: Job, row: Row) -> dict[str, Any] | None:
    shown = row.shown
    if not shown.name:
        return None
    position = {"latitude": [str(shown.lat)], "longitude": [str(shown.lon)]} if shown.lat is not None else {}
    full = ", ".join(dict.fromkeys(p for p in (shown.name, row.adm[0], job.codes.country.name) if p))
    return _entity("Address", ("place", shown.id or "", shown.name), full=[full], region=[row.adm[0]],
                   remarks=[shown.note], country=_country(job), **position)  # fmt: skip


def _article(job: Job, document: Document) -> dict[str, Any]:
    return _entity(
        "Article", ("doc", document.id), title=[job.protector.words(document.title or "")], publisher=[document.publisher],
        publishedAt=[document.published.end or document.published.start], language=[_language(document.language)],
        sourceUrl=[document.url if (document.url or "").startswith("http") else None], notes=[document.id],
    )  # fmt: skip


_LANGUAGES = {"en": "eng", "ar": "ara", "tr": "tur", "ru": "rus", "fr": "fra", "de": "deu", "ku": "kur", "fa": "fas"}


def _language(code: str | None) -> str | None:
    return _LANGUAGES.get((code or "")[:2])


def _country(job: Job) -> list[str]:
    return [c.lower() for c in job.case.packs.countries[:1]]


def _id(*parts: str) -> str:
    return "tw-" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


def _entity(schema: str, key: tuple[str, ...], **properties: list[Any]) -> dict[str, Any]:
    held = {name: [str(v) for v in values if v] for name, values in sorted(properties.items())}
    return {"id": _id(*key), "schema": schema, "properties": {k: v for k, v in held.items() if v}}
