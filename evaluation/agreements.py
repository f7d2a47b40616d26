"""Agreements and reported violations, found in running text and tied to the right deal; the seeds' own accounting.

    python evaluation/agreements.py [--claims extracted|annotated] [--errors] [--seeds] [--long]

``extracted`` (the default) runs the whole way from the texts; ``annotated`` takes the gold claims instead, so that the
compliance stage is measured without extraction (it covers the first part of the article only).

An agreement of the gold is *recognised* when a claim is tied to the pack's agreement of that name; its dates are found
when such claims carry them (declared, in force, ended; a month counts where the gold gives a month). A reported
violation is found when a finding holds a claim on its sentence, and tied when that finding is under the right one.
``--long`` measures a much longer text about another deal: every sentence that names a deal outright must be tied to it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from articles import articles, shared
from trucewatch import flow, rules
from trucewatch.compliance import ComplianceLedger, compute, why
from trucewatch.model import Claim, Document, Incident, Published, When, record_id

#: the article's headings -> the pack's agreements
NAMES = {
    "First partial ceasefire (Cessation of Hostilities, 2016)": "cessation-of-hostilities-2016-02",
    "Second ceasefire attempt (US–Russia deal, September 2016)": "us-russia-2016-09",
    "Third ceasefire attempt (Turkey–Russia nationwide ceasefire, December 2016)": "nationwide-2016-12",
    "Ceasefire agreement of the second round of Astana talks": "astana-mechanism-2017",
    "Fourth ceasefire attempt (Astana de-escalation zones, May 2017)": "astana-2017-05-04",
    "Fifth ceasefire attempt (southern Syria ceasefire, July 2017)": "south-west-2017-07",
}
ARTICLE = "corpora/wikipedia/syrian_civil_war_ceasefires.md"
LONG = "corpora/wikipedia/nw_syria_offensive_2019.md"
#: words by which the long text names a deal outright -> agreements that would be right
LONG_NAMES = {
    r"Sochi (?:agreement|deal)|demilitari[sz](?:ed zone|ation agreement|ation deal)|buffer zone": {"sochi-2018-09-17"},
    r"de-?escalation (?:zone|agreement|area)": {"astana-2017-05-04", "sochi-2018-09-17"},
    r"\b[12] August|conditional (?:ceasefire|truce)": {"ceasefire-2019-08-02"},
    r"(?:30|31) August.{0,80}(?:ceasefire|truce)|(?:ceasefire|truce).{0,80}(?:30|31) August": {"ceasefire-2019-08-31"},
}  # fmt: skip

Records = tuple[list[Incident], list[Claim], list[Document], Any]


def of_texts(paths: list[Path], meta: dict[str, Any]) -> Records:
    """Incidents, claims and documents of a fresh case over the texts; also its gazetteer."""
    from trucewatch.case import Case

    with tempfile.TemporaryDirectory() as folder:
        case = Case.create(Path(folder) / "case")
        for added in case.add(paths, meta=meta):
            if added.status != "added":
                print(f"{added.path}: {added.status} {added.message}", file=sys.stderr)
        documents = [msgspec.structs.replace(d, text=case.text(d.id)) for d in case.documents()]
        out = (list(case.incidents()), list(case.claims()), documents, case.gazetteer)
        case.close()
    return out


def of_gold(sets: tuple[str, ...]) -> Records:
    """Gold claims as records; each annotated incident an incident of its own."""
    gazetteer = flow.gazetteer(rules.load(), [])
    claims: list[Claim] = []
    documents: list[Document] = []
    for _, path, meta, rows in articles(sets):
        text = path.read_text(encoding="utf-8")
        day = meta.get("published")
        published = Published(day, day, "given")
        documents.append(
            Document(id=path.name, text=text, path=str(path), publisher=meta.get("publisher"), published=published)
        )
        claims += [gold_claim(row, path.name, text, n, gazetteer) for n, row in enumerate(rows)]
    real = [c for c in claims if c.kind == "incident" and c.modality not in ("denied", "planned")]
    return [as_incident(c, gazetteer) for c in real], claims, documents, gazetteer


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
    place_id = claim.place_ids[0] if claim.place_ids else None
    place = gazetteer.get(place_id) if place_id else None
    return Incident(
        id=claim.id.replace("c_", "i_"), event=claim.event or "other_attack", family="", time=claim.time or When(),
        place=claim.places[0] if claim.places else None, place_id=place_id, lat=place.lat if place else None,
        lon=place.lon if place else None, places=claim.places, actors=claim.actors, targets=claim.targets,
        claims=(claim.id,), documents=(claim.document,),
    )  # fmt: skip


def squash(text: str) -> str:
    """Letters and digits only: quotes are compared without marks and spaces."""
    return re.sub(r"\W+", "", text).casefold()


def on_quote(claim: Claim, quote: str) -> bool:
    """Whether a claim's sentence is the gold's sentence (either may hold the other)."""
    a, b = squash(claim.quote), squash(quote)
    return bool(a) and (a in b or b in a)


def of_day(claims: list[Claim], day: str) -> bool:
    """Whether a claim gives the day (or, for a month, a day of it as its last)."""
    times = [c.time for c in claims if c.time is not None]
    return any((t.start or "").startswith(day) or (t.end or "").startswith(day) for t in times)


def agreements(ledger: ComplianceLedger, claims: dict[str, Claim], errors: bool) -> dict[str, float]:
    """Named agreements recognised with their dates, reported violations found and tied."""
    folder = shared() / "gold/agreements"
    gold = [json.loads(x) for x in (folder / "agreements.jsonl").read_text(encoding="utf-8").splitlines() if x]
    reported = [json.loads(x) for x in (folder / "violations.jsonl").read_text(encoding="utf-8").splitlines() if x]
    known = with_dates = days = found_days = 0
    for row in gold:
        wanted = NAMES[row["name"]]
        own = [claims[k.claim] for k in ledger.links if k.agreement == wanted]
        dates = [row[k] for k in ("declared", "in_force_from", "ended") if row.get(k)]
        hit = [day for day in dates if of_day(own, day)]
        known += bool(own)
        with_dates += bool(own) and len(hit) == len(dates)
        days, found_days = days + len(dates), found_days + len(hit)
        if errors:
            print(f"  {'yes' if own else 'NO '} {row['name']}: dates {hit} of {dates}, {len(own)} claims")
    found = tied = 0
    for row in reported:
        on = [f for f in ledger.findings if any(on_quote(claims[c], row["quote"]) for c in f.claims if c in claims)]
        right = [f for f in on if f.agreement == NAMES[row["agreement"]]]
        found, tied = found + bool(on), tied + bool(right)
        if errors and not right:
            print(f"  {'OTHER' if on else 'MISSED'} {row['quote'][:110]} {sorted({f.agreement for f in on})}")
    return {"agreements": len(gold), "recognised": known / len(gold), "with all their dates": with_dates / len(gold),
            "dates": found_days / days, "violations": len(reported), "found": found / len(reported),
            "tied to the right agreement": tied / len(reported)}  # fmt: skip


def long_text(records: Records, errors: bool) -> dict[str, float]:
    """Sentences of the long text that name a deal and carry a claim about one: tied to a right one?"""
    _, claims, _, _ = records
    ledger = ledger_of(records)
    by_id = {c.id: c for c in claims}
    asked = right = 0
    for link in ledger.links:
        claim = by_id[link.claim]
        wanted = {a for pattern, ids in LONG_NAMES.items() if re.search(pattern, claim.quote, re.I | re.S) for a in ids}
        if not wanted:
            continue
        asked += 1
        right += link.agreement in wanted
        if errors and link.agreement not in wanted:
            print(f"  {link.agreement}: {claim.quote[:140]!r} wanted {sorted(wanted)}; {link.reason[:160]}")
    return {"claims about a named deal": asked, "tied to it": right / max(1, asked), "findings": len(ledger.findings),
            "possible new agreements": len(ledger.unmatched)}  # fmt: skip


def ledger_of(records: Records) -> ComplianceLedger:
    """The compliance ledger of these records under the bundled packs."""
    incidents, claims, documents, gazetteer = records
    return compute(incidents, claims, documents, rules.load(), gazetteer)


def seeds(records: Records) -> None:
    """The seeds' accounting: each act, the clauses it falls under, and the tallies that stand as claims."""
    _, claims, documents, gazetteer = records
    ledger = ledger_of(records)
    packs = rules.load()
    by_id = {c.id: c for c in claims}
    for document in sorted(documents, key=lambda d: d.path):
        dates = f"{document.published.start} to {document.published.end}"
        print(f"\n{Path(document.path).name} ({document.publisher}, {dates})")
        for act in ledger.acts:
            if document.id not in act.documents:
                continue
            answers = why(ledger, act.id, packs, gazetteer)
            yes = sorted({f"{a.agreement}/{a.clause}" for a in answers if a.is_candidate})
            what = f"{act.day or '?'} {act.event} {act.spot.name or '?'} by {', '.join(act.by) or '?'}"
            print(f"  {what}: {yes or 'no clause'}")
        for claim in claims:
            if claim.document == document.id and claim.scope in ("period", "total") and claim.measure:
                span = f"{claim.time.start}..{claim.time.end}" if claim.time else "no time"
                print(f"  claimed {claim.scope}: {claim.measure.what} {claim.measure.text!r} {span}")
        own = [k for k in ledger.links if by_id[k.claim].document == document.id]
        for link in own:
            print(f"  {link.kind}/{link.event} -> {link.agreement}: {by_id[link.claim].quote[:90]!r}")
    named = sum(1 for f in ledger.findings if f.basis == "alleged")
    print(f"\nfindings {len(ledger.findings)}, of them alleged {named}; "
          f"acts {len(ledger.acts)}; unmatched {len(ledger.unmatched)}")  # fmt: skip


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", choices=("extracted", "annotated"), default="extracted")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--seeds", action="store_true")
    parser.add_argument("--long", action="store_true")
    args = parser.parse_args()
    base = shared()
    meta: dict[str, Any] = {}
    for folder in ("seeds", "corpora/wikipedia"):
        meta |= json.loads((base / folder / "meta.json").read_text(encoding="utf-8"))
    gold = args.claims == "annotated"
    if args.seeds:
        seeds(of_gold(("seeds",)) if gold else of_texts(sorted((base / "seeds").glob("*.txt")), meta))
        return
    if args.long:
        for name, value in long_text(of_texts([base / LONG], meta), args.errors).items():
            print(f"{name}: {value:.3g}")
        return
    records = of_gold(("wikipedia",)) if gold else of_texts([base / ARTICLE], meta)
    claims = {c.id: c for c in records[1]}
    ledger = ledger_of(records)
    if args.errors:
        for link in ledger.links:
            print(f"  {link.kind}/{link.event} -> {link.agreement}: {claims[link.claim].quote[:100]!r} {link.features}")
    for name, value in agreements(ledger, claims, args.errors).items():
        print(f"{name}: {value:.3g}")


if __name__ == "__main__":
    main()
