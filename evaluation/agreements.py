"""Agreements and reported violations, found in running text and tied to the right deal; the seeds' own accounting.

    python evaluation/agreements.py [--claims extracted|annotated] [--errors] [--seeds] [--halves]

``extracted`` (the default) runs the whole way from the texts; ``annotated`` takes the gold claims instead, so that the
compliance stage is measured without extraction.

An agreement of the gold is *recognised* when a claim is tied to the pack's agreement of that name; its dates are found
when such a claim carries the day (declared, in force, ended; a month counts where the gold gives a month). A reported
violation is found when a finding holds a claim on its sentence, and tied when that finding is under the right agreement.
Linking is also measured on the ``agreement`` and ``term`` claims of all other annotated articles whose sentences name
their deal in ways that a person could check: see ``--links``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from articles import articles, fold, shared

from trucewatch import flow, rules
from trucewatch.compliance import ComplianceLedger, compute, why
from trucewatch.incidents import assemble, settings, tellings  # noqa: F401  (annotated claims go through the same stages)
from trucewatch.model import Claim, Document, Incident, Published, record_id

#: the article's headings -> the pack's agreements
NAMES = {
    "First partial ceasefire (Cessation of Hostilities, 2016)": "cessation-of-hostilities-2016-02",
    "Second ceasefire attempt (US–Russia deal, September 2016)": "us-russia-2016-09",
    "Third ceasefire attempt (Turkey–Russia nationwide ceasefire, December 2016)": "nationwide-2016-12",
    "Ceasefire agreement of the second round of Astana talks": "astana-mechanism-2017",
    "Fourth ceasefire attempt (Astana de-escalation zones, May 2017)": "astana-2017-05-04",
    "Fifth ceasefire attempt (southern Syria ceasefire, July 2017)": "south-west-2017-07",
}
LONG = "corpora/wikipedia/syrian_civil_war_ceasefires.md"
OTHER = "corpora/wikipedia/nw_syria_offensive_2019.md"


def of_texts(paths: list[Path], meta: dict[str, Any]) -> tuple[list[Incident], list[Claim], list[Document], Any]:
    """Incidents, claims and documents of a fresh case over the texts; also its gazetteer."""
    from trucewatch.case import Case

    with tempfile.TemporaryDirectory() as folder:
        case = Case.create(Path(folder) / "case")
        for added in case.add(paths, meta=meta):
            if added.status != "added":
                print(f"{added.path}: {added.status} {added.message}", file=sys.stderr)
        out = (list(case.incidents()), list(case.claims()), [whole(case, d) for d in case.documents()], case.gazetteer)
        case.close()
    return out


def whole(case: Any, document: Document) -> Document:
    """A document with its text."""
    return document if document.text else msgspec.structs.replace(document, text=case.text(document.id))


def of_gold(sets: tuple[str, ...]) -> tuple[list[Incident], list[Claim], list[Document], Any]:
    """Gold claims as records; each incident claim an incident of its own."""
    packs = rules.load()
    gazetteer = flow.gazetteer(packs, [])
    claims: list[Claim] = []
    documents: list[Document] = []
    for _, path, meta, rows in articles(sets):
        text = path.read_text(encoding="utf-8")
        day = meta.get("published")
        documents.append(Document(id=path.name, text=text, path=str(path), publisher=meta.get("publisher"),
                                  published=Published(day, day, "given")))  # fmt: skip
        for n, row in enumerate(rows):
            claims.append(gold_claim(row, path.name, text, n, gazetteer))
    incidents = [as_incident(c, gazetteer) for c in claims if c.kind == "incident" and c.modality not in ("denied", "planned")]
    return incidents, claims, documents, gazetteer


def gold_claim(row: dict[str, Any], name: str, text: str, n: int, gazetteer: Any) -> Claim:
    """A gold row as a claim record with resolved places."""
    data = {k: v for k, v in row.items() if k in Claim.__struct_fields__ and v is not None}
    start = row.get("start")
    if not isinstance(start, int):
        start = max(0, text.find(row["quote"]))
    ids = []
    for place in row.get("places") or ():
        found = gazetteer.lookup(place["name"])
        fit = [c for c in found if c.place.level == place.get("level")] or list(found)
        ids.append(fit[0].place.id if fit else None)
    data |= {"doc": name, "document": name, "start": start, "end": start + len(row["quote"]), "place_ids": ids,
             "id": record_id("c", name, n)}  # fmt: skip
    return msgspec.convert(data, Claim)


def as_incident(claim: Claim, gazetteer: Any) -> Incident:
    """One annotated incident claim as an incident."""
    place = gazetteer.get(claim.place_ids[0]) if claim.place_ids and claim.place_ids[0] else None
    return Incident(
        id=claim.id.replace("c_", "i_"), event=claim.event or "other_attack", family="", time=claim.time or Claim.time.__class__ and
        msgspec.convert({}, type(claim.time)) if claim.time else _no_time(), place=claim.places[0] if claim.places else None,
        place_id=claim.place_ids[0] if claim.place_ids else None, lat=place.lat if place else None,
        lon=place.lon if place else None, places=claim.places, actors=claim.actors, targets=claim.targets,
        claims=(claim.id,), documents=(claim.document,),
    )  # fmt: skip
