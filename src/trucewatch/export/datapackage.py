"""A frictionless Data Package: the ledger as five tables with keys between them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from .. import __version__
from ..case.protecting import Protector
from ..model import Claim
from . import tabular
from .files import cell, codebook, folder, table, whole_file
from .frame import BATCH, Job, Row, joined, whole

_TYPES = {
    "lat": "number", "lon": "number", "killed_low": "number", "killed_agreed": "number", "killed_high": "number",
    "injured_low": "number", "injured_high": "number", "min": "number", "max": "number", "origins": "integer",
    "start_offset": "integer", "end_offset": "integer", "killed_contradiction": "boolean", "withheld": "boolean",
}  # fmt: skip

CLAIMS = {
    "id": "claim id", "document": "document that carries it", "incident": "incident that it belongs to, if any",
    "kind": "kind of claim", "event": "kind of event", "what": "what is counted", "min": "lower bound as written",
    "max": "upper bound as written", "scope": "incident, period or total", "start": "first day, ISO 8601",
    "end": "last day", "place": "most specific place named", "place_level": "its level",
    "actors": "role: name, `; ` between them", "asserted_by": "sources that the text names, nearest first",
    "modality": "asserted, possible, planned, denied or accused",
    "sentence": "the sentence, `[name withheld]` for a victim or witness; empty where it would name a sheltering site",
    "start_offset": "where the sentence stands in the document's text, in code points", "end_offset": "its end",
    "rule": "what produced the claim", "withheld": "true where the sentence and place are withheld",
}  # fmt: skip
TOLLS = {
    "incident": "incident", "measure": "killed, injured, ...", "origin": "who says so", "min": "lower bound",
    "max": "upper bound", "claim": "claim that says it", "known": "day from which it is known",
    "marks": "doubts about the origin",
}  # fmt: skip
DOCUMENTS = {
    "id": "SHA-256 of the archived bytes", "publisher": "outlet", "title": "headline", "published_start": "first day",
    "published_end": "last day", "published_basis": "stated, inferred, given or unknown", "language": "ISO 639 code",
    "origin": "first document of its group of near-copies", "url": "address",
}  # fmt: skip
CHANGES = {
    "place": "place", "place_id": "gazetteer id", "start": "first day", "end": "last day", "event": "what happened",
    "by": "gainer", "against": "loser", "modality": "asserted or denied", "unnamed": "places counted but not named",
    "claims": "claims that say it",
}  # fmt: skip


def columns(job: Job) -> dict[str, str]:
    """Columns of every table, ``table.column``."""
    tables = {"incidents": tabular.columns(job), "tolls": TOLLS, "claims": CLAIMS, "documents": DOCUMENTS,
              "changes": CHANGES}  # fmt: skip
    return {f"{t}.{c}": words for t, own in tables.items() for c, words in own.items()}


def write(job: Job, out: Path | None) -> int:
    """Write the folder; gives the number of incidents."""
    where = folder(out)
    incidents: dict[str, str] = {}  # claim -> incident
    hidden: set[tuple[str, str]] = set()

    with whole_file(where / "tolls.csv") as beside:
        tolls = csv.writer(beside, lineterminator="\n")
        tolls.writerow(TOLLS)

        def rows() -> Iterator[dict[str, Any]]:
            for row in job.rows():
                for c in row.claims:
                    incidents[c.id] = row.incident.id
                    if row.shown.withheld or job.protector.hides(c):
                        hidden.add((c.document, c.quote))
                for toll in _tolls(row):
                    incidents.setdefault(str(toll["claim"]), row.incident.id)
                    tolls.writerow([cell(toll[c]) for c in TOLLS])
                yield {name: get(job, row) for name, (_, get) in tabular.COLUMNS.items()}

        n = _table(where / "incidents.csv", tabular.COLUMNS, rows())
    hidden |= {(c.document, c.quote) for c in _claims(job, incidents) if job.protector.hides(c)}
    used: set[str] = set()

    def told() -> Iterator[dict[str, Any]]:
        for c in _claims(job, incidents):
            used.add(c.document)
            yield _claim(c, incidents.get(c.id), hidden, job.protector)

    _table(where / "claims.csv", CLAIMS, told())
    _table(where / "documents.csv", DOCUMENTS, (_document(job, d) for d in sorted(used)))
    changes = job.case.control_changes(msgspec.structs.replace(job.filters, kind=None, event=None))
    _table(where / "changes.csv", CHANGES, (
        {c: getattr(change, c) for c in CHANGES if c != "claims"} | {"claims": joined(change.claims)}
        for change in changes))  # fmt: skip
    with whole_file(where / "codebook.md") as file:
        file.write(codebook(job, "datapackage", "data package", "Five tables with keys between them.", columns(job)))
    with whole_file(where / "datapackage.json") as file:
        file.write(msgspec.json.format(msgspec.json.encode(_descriptor(job)), indent=2).decode() + "\n")
    return n


def _claims(job: Job, incidents: dict[str, str]) -> Iterator[Claim]:
    """Claims that pass the filters, then those of the incidents that do not; one at a time."""
    seen: set[str] = set()
    for claim in job.case.claims(job.filters):
        seen.add(claim.id)
        yield claim
    rest = iter(sorted(incidents.keys() - seen))
    while batch := list(islice(rest, BATCH)):
        yield from job.case.ledger.claims_by_id(batch)


def _table(path: Path, names: Iterable[str], rows: Iterable[dict[str, Any]]) -> int:
    with whole_file(path) as file:
        return table(file, list(names), rows)


def _tolls(row: Row) -> Iterator[dict[str, Any]]:
    for measure, toll in sorted(row.incident.toll.items()):
        for o in toll.by_origin:
            (origin,) = row.protector.names((o.origin,), row.claims)
            yield {"incident": row.incident.id, "measure": measure, "origin": origin, "min": whole(o.min),
                   "max": whole(o.max), "claim": o.claim, "known": o.known, "marks": joined(o.marks)}  # fmt: skip


def _claim(c: Claim, incident: str | None, hidden: set[tuple[str, str]], protector: Protector) -> dict[str, Any]:
    secret = (c.document, c.quote) in hidden
    place = c.places[0] if c.places else None
    if place is not None and place.level == "site" and not protector.exact:
        place = next((w for w in c.places if w.level != "site"), None)
    m = c.measure
    return {
        "id": c.id, "document": c.document, "incident": incident, "kind": c.kind, "event": c.event,
        "what": m.what if m else None, "min": whole(m.min) if m else None, "max": whole(m.max) if m else None,
        "scope": c.scope, "start": c.time.start if c.time else None, "end": c.time.end if c.time else None,
        "place": place.name if place else None, "place_level": place.level if place else None,
        "actors": joined(protector.doers(c)), "asserted_by": joined(protector.names(c.asserted_by, (c,))),
        "modality": c.modality, "sentence": "" if secret else protector.words(c.quote, c.places), "start_offset": c.start,
        "end_offset": c.end, "rule": c.rule, "withheld": secret,
    }  # fmt: skip


def _document(job: Job, id_: str) -> dict[str, Any]:
    d = job.documents[id_]
    return {"id": d.id, "publisher": d.publisher, "title": job.protector.words(d.title or "") or None, "published_start": d.published.start,
            "published_end": d.published.end, "published_basis": d.published.basis, "language": d.language,
            "origin": d.origin, "url": d.url}  # fmt: skip


def _descriptor(job: Job) -> dict[str, Any]:
    def resource(name: str, names: dict[str, str], key: str | None, *foreign: tuple[str, str, str]) -> dict[str, Any]:
        schema: dict[str, Any] = {
            "fields": [{"name": n, "type": "integer" if n == "unnamed" else _TYPES.get(n, "string"), "description": w}
                       for n, w in names.items()],
            "missingValues": [""],
        }  # fmt: skip
        if key:
            schema["primaryKey"] = key
        if foreign:
            schema["foreignKeys"] = [
                {"fields": f, "reference": {"resource": r, "fields": t}} for f, r, t in foreign]
        return {"name": name, "path": f"{name}.csv", "type": "table", "format": "csv", "mediatype": "text/csv",
                "encoding": "utf-8", "schema": schema}  # fmt: skip

    return {
        "name": "trucewatch-export",
        "title": job.case.settings.name,
        "description": f"Claims about a ceasefire and the incidents made of them. Precision: {job.precision}",
        "trucewatch": {"version": __version__, "packs": job.case.packs.digest, "ledger": job.ledger},
        "resources": [
            resource("documents", DOCUMENTS, "id"),
            resource("incidents", tabular.columns(job), "id"),
            resource("claims", CLAIMS, "id", ("document", "documents", "id"), ("incident", "incidents", "id")),
            resource("tolls", TOLLS, None, ("incident", "incidents", "id"), ("claim", "claims", "id")),
            resource("changes", CHANGES, None),
        ],
    }


