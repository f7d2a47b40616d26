"""How well documents are put together into incidents, against events told by several outlets.

    python evaluation/incidents.py [--shared ../shared] [--claims extracted|annotated] [--half 0|1] [--verbose]

``extracted`` (the default) adds every document of the set to a fresh case and asks it for its incidents: what a user
gets. ``annotated`` builds the claims from the set's own fields, so that matching is measured without extraction.

A node is a gold (document, incident); it is linked to the incidents that hold the claims which overlap its quotes.
Pairwise: of all pairs of nodes, those of one event in the gold against those that share an incident here (a second
figure takes only the incident that holds most of a node's claims). A look-alike pair is merged when one incident holds
nodes of both and no flag says so. A toll range is right when it holds every number killed that the gold gives for the
incident. A few events are told by many documents and make up most pairs, so B-cubed F1, which counts documents rather
than pairs, stands beside. ``--half`` measures the events of one half alone, divided by the SHA-256 of their ids: what was
tuned on one can be checked on the other.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import os
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from trucewatch import rules
from trucewatch.incidents import MemoryIndex, assemble, settings, tellings, update
from trucewatch.model import Actor, Claim, Document, Incident, Measure, Published, When, Where, record_id

ROOT = Path(__file__).resolve().parent.parent


def load(shared: Path) -> tuple[list[dict[str, Any]], dict[str, Any], dict[str, Any]]:
    """Gold rows, gold incidents, and what is known of the documents."""
    rows = [json.loads(x) for x in (shared / "gold/incidents_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    events = json.loads((shared / "gold/incidents_dev.json").read_text(encoding="utf-8"))
    meta = json.loads((shared / "corpora/fakes/meta.json").read_text(encoding="utf-8"))
    return rows, events, meta


def extracted(shared: Path, names: list[str], meta: dict[str, Any]) -> tuple[list[Incident], list[Claim]]:
    """Incidents and claims of a fresh case over the documents."""
    from trucewatch.case import Case

    with tempfile.TemporaryDirectory() as folder:
        case = Case.create(Path(folder) / "case")
        case.configure(gazetteers=[str((shared / "reference/gazetteer/SY.txt").resolve())])
        wanted = {n: {k: v for k, v in meta[n].items() if k != "crowd"} for n in names if n in meta}
        started = time.time()
        for added in case.add([shared / "corpora/fakes" / n for n in names], meta=wanted):
            if added.status != "added":
                print(f"{added.path}: {added.status} {added.message}", file=sys.stderr)
        print(f"added {len(names)} documents in {time.time() - started:.1f} s", file=sys.stderr)
        paths = {d.id: Path(d.path).name for d in case.documents()}
        claims = list(case.claims())
        incidents = list(case.incidents())
        case.close()
    return incidents, [with_doc(c, paths.get(c.document, c.doc)) for c in claims]


def with_doc(claim: Claim, name: str) -> Claim:
    """The claim with its document's file name."""
    import msgspec

    return msgspec.structs.replace(claim, doc=name)


def annotated(shared: Path, rows: list[dict[str, Any]], meta: dict[str, Any]) -> tuple[list[Incident], list[Claim]]:
    """Incidents over claims made from the gold's own fields."""
    from trucewatch.flow import gazetteer

    packs = rules.load()
    places = gazetteer(packs, [shared / "reference/gazetteer/SY.txt"])
    s = settings(packs)
    documents: dict[str, Document] = {}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for row in rows:
        name = row["doc"]
        text = (shared / "corpora/fakes" / name).read_text(encoding="utf-8")
        day = meta[name]["published"]
        documents[name] = Document(
            id=name, text="", publisher=meta[name]["publisher"], published=Published(day, day, "given", ""), known=day
        )
        start = max(0, text.find(row["quote"]))
        base = {"doc": name, "document": name, "quote": row["quote"], "start": start, "end": start + len(row["quote"])}
        found = places.resolve(row["place"].split(",")[0])
        where = Where(row["place"], found.place.name if found.place else row["place"].split(",")[0], "settlement")
        base |= {
            "places": (where,), "place_ids": (found.place.id if found.place else None,),
            "time": When(row["date"], row["date"], None),
            "asserted_by": (row["source"],) if row["source"] else (),
            "actors": tuple(Actor("by", b, b) for b in row["blamed"]),
        }  # fmt: skip
        claims[name].append(
            Claim(kind="incident", event=row["event"], **base, id=record_id("c", name, start, "incident"))
        )
        for what in ("killed", "injured"):
            if row[what]:
                measure = Measure(what, row[what]["min"], row[what]["max"])
                id_ = record_id("c", name, start, what, measure)
                claims[name].append(Claim(kind="casualties", measure=measure, scope="incident", **base, id=id_))
    new = [t for n in sorted(documents) for t in tellings(documents[n], claims[n], s, places.get)]
    change = update(MemoryIndex(s), new, [], s)
    by_id = {c.id: c for many in claims.values() for c in many}
    made = [assemble(i, members, by_id, documents, s, places.get) for i, members in change.incidents.items()]
    return made, list(by_id.values())


def links(
    rows: list[dict[str, Any]], incidents: list[Incident], claims: list[Claim], shared: Path
) -> dict[tuple[str, str], Counter[str]]:
    """Gold node -> incidents that hold claims overlapping its quotes, with how many (figures count twice)."""
    home = {c: i.id for i in incidents for c in i.claims}
    of_doc: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        of_doc[c.doc].append(c)
    nodes: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        votes = nodes.setdefault((row["doc"], row["incident"]), Counter())
        text = (shared / "corpora/fakes" / row["doc"]).read_text(encoding="utf-8")
        at = text.find(row["quote"])
        for c in of_doc[row["doc"]]:
            if c.id in home and c.start < at + len(row["quote"]) and at < c.end:
                votes[home[c.id]] += 2 if c.kind == "casualties" else 1
    return nodes


def seats(
    rows: list[dict[str, Any]], incidents: list[Incident], claims: list[Claim], shared: Path
) -> dict[tuple[str, str], str | None]:
    """Gold node -> the incident that holds most of its claims."""
    found = links(rows, incidents, claims, shared)
    return {n: min(c, key=lambda i: (-c[i], i)) if c else None for n, c in found.items()}


def pairwise(nodes: dict[tuple[str, str], set[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of nodes; two are together when they share an incident."""
    good = told = wanted = 0
    for (a, x), (b, y) in itertools.combinations(nodes.items(), 2):
        same, together = a[1] == b[1], bool(x & y)
        wanted += same
        told += together
        good += same and together
    p, r = good / told if told else 0.0, good / wanted if wanted else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def bcubed(nodes: dict[tuple[str, str], set[str]]) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998): precision and recall of each node's companions, averaged over nodes."""
    p = r = 0.0
    for a, x in nodes.items():
        here = [b for b, y in nodes.items() if b == a or x & y]
        wanted = [b for b in nodes if b[1] == a[1]]
        good = sum(b[1] == a[1] for b in here)
        p, r = p + good / len(here), r + good / len(wanted)
    return 2 * p * r / (p + r) / len(nodes) if nodes and p + r else 0.0


def of_half(event: str, half: int | None) -> bool:
    """Whether an event is of one half of the set."""
    return half is None or int(hashlib.sha256(event.encode()).hexdigest(), 16) % 2 == half


def measure(
    rows: list[dict[str, Any]],
    events: dict[str, Any],
    incidents: list[Incident],
    claims: list[Claim],
    shared: Path,
    verbose: bool = False,
) -> dict[str, Any]:
    """All figures of this evaluation."""
    nodes = seats(rows, incidents, claims, shared)
    by_id = {i.id: i for i in incidents}
    linked = {n: set(c) for n, c in links(rows, incidents, claims, shared).items()}
    p, r, f1 = pairwise(linked)
    strict = pairwise({n: {i} if i else set() for n, i in nodes.items()})
    holders: dict[str, set[str]] = defaultdict(set)
    for (_, event), incident in nodes.items():
        if incident:
            holders[incident].add(event)
    merged, flagged = [], []
    for event, about in sorted(events.items()):
        for other in about["must_not_merge_with"]:
            if event < other and other in events:
                both = [i for i, held in holders.items() if {event, other} <= held]
                marked = [i for i in both if any("look-alike" in f for f in by_id[i].flags)]
                if both:
                    (flagged if len(marked) == len(both) else merged).append((event, other))
    held = ever = counted = 0
    misses = []
    for event in sorted(events):
        numbers = [
            n
            for row in rows
            if row["incident"] == event and row["killed"]
            for n in row["killed"].values()
            if n is not None
        ]
        if not numbers:
            continue
        counted += 1
        count = Counter(i for (_, e), i in nodes.items() if e == event and i)
        best = by_id[count.most_common(1)[0][0]] if count else None
        toll = best.toll.get("killed") if best else None
        ok = (
            toll is not None
            and toll.min is not None
            and toll.max is not None
            and toll.min <= min(numbers)
            and max(numbers) <= toll.max
        )
        past = (
            [
                x
                for o in toll.by_origin
                for x in (o.min, o.max, *(y for h in o.history for y in h[1:3]))
                if x is not None
            ]
            if toll
            else []
        )
        held += ok
        ever += bool(past) and min(past) <= min(numbers) and max(numbers) <= max(past)
        if not ok:
            misses.append((event, (min(numbers), max(numbers)), (toll.min, toll.max) if toll else None))
    lost = [n for n, i in nodes.items() if i is None]
    out = {
        "nodes": len(nodes), "nodes_found": len(nodes) - len(lost), "incidents": len(incidents),
        "precision": round(p, 4), "recall": round(r, 4), "f1": round(f1, 4),
        "f1_of_main_incidents": round(strict[2], 4), "bcubed_f1": round(bcubed(linked), 4),
        "lookalikes_merged_unflagged": len(merged), "lookalikes_merged_flagged": len(flagged),
        "toll_range_holds": f"{held}/{counted}", "toll_range_share": round(held / counted, 4) if counted else 0.0,
        "toll_range_with_history": f"{ever}/{counted}",
    }  # fmt: skip
    if verbose:
        for event in sorted(events):
            count = Counter(str(i) for (_, e), i in nodes.items() if e == event)
            if len(count) > 1 or "None" in count:
                print(event, dict(count))
                for (doc, e), i in nodes.items():
                    if e == event:
                        print(
                            "    ",
                            doc,
                            i,
                            (by_id[i].time.start, by_id[i].place.name if by_id[i].place else None, by_id[i].event)
                            if i
                            else "",
                        )
        for i, held_ in holders.items():
            if len(held_) > 1:
                print("MERGED", i, sorted(held_), by_id[i].flags)
        print("unflagged look-alikes", merged)
        for miss in misses:
            print("toll", *miss)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared"))
    )
    parser.add_argument("--claims", choices=("extracted", "annotated"), default="extracted")
    parser.add_argument("--half", type=int, choices=(0, 1), help="events of one half alone")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    rows, events, meta = load(args.shared)
    every = sorted({r["doc"] for r in rows} | {d for e in events.values() for d in e["docs"]})
    if args.claims == "annotated":
        incidents, claims = annotated(args.shared, rows, meta)
    else:
        incidents, claims = extracted(args.shared, every, meta)
    rows = [r for r in rows if of_half(r["incident"], args.half)]
    events = {e: about for e, about in events.items() if of_half(e, args.half)}
    print(json.dumps(measure(rows, events, incidents, claims, args.shared, args.verbose), indent=1))


if __name__ == "__main__":
    main()
