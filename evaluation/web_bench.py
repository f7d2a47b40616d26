"""How fast the pages answer on a large ledger: home, filters, an incident page, as a server's client sees them.

    python evaluation/web_bench.py [--incidents 100000] [--keep FOLDER]

Writes a case with that many incidents straight into the derived tables (places of the packs' gazetteer, made-up events,
one to four claims each), serves it in this process and prints the median and the slowest of the answers in milliseconds
beside the limits: home 2000, a filter 300, an incident page 150. Exit status 1 when a median is over its limit.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx

from trucewatch.case import Case
from trucewatch.model import Actor, Claim, Document, Incident, Measure, OriginToll, Place, Published, Toll, When, Where
from trucewatch.model import record_id
from trucewatch.values import shift
from trucewatch.web import app

EVENTS = ("air_strike", "shelling", "clash", "shooting", "explosion", "ground_attack")
FAMILIES = {"air_strike": "air", "shelling": "shelling", "clash": "ground", "shooting": "killing", "explosion": "blast",
            "ground_attack": "ground"}  # fmt: skip
GRADES = ("weak", "weak", "weak", "fair", "fair", "contested", "confirmed", "discounted")
PARTIES = ("Syrian Army", "opposition fighters", "Islamic State", "Russian Air Force", "Syrian Democratic Forces")
LIMITS = {"home": 2000.0, "filter": 300.0, "incident": 150.0}


def fill(case: Case, count: int, seed: int = 7) -> list[str]:
    """Write ``count`` incidents with their claims and documents; gives their ids."""
    dice = random.Random(seed)
    towns = sorted((p for p in case.gazetteer if p.level == "settlement" and p.lat is not None), key=lambda p: p.id)
    documents = count // 4 + 1
    ids: list[str] = []
    with case.ledger.writing():
        for n in range(documents):
            day = shift("2014-01-01", dice.randrange(2190))
            case.ledger.put_document(Document(
                id=f"sha256:{n:064x}", text=f"Report {n}.", path=f"report-{n}.txt", publisher=f"Outlet {n % 40}",
                title=f"Report {n}", published=Published(day, day, "given"), known=day,
            ), 4, 0)  # fmt: skip
        batch: list[Incident] = []
        for incident, claims in incidents(dice, towns, count, documents):
            ids.append(incident.id)
            batch.append(incident)
            case.ledger.put_claims([(c, "", None) for c in claims], incident.time.start)
            if len(batch) == 2000:
                case.ledger.put_incidents(batch)
                batch.clear()
        case.ledger.put_incidents(batch)
    return ids


def incidents(
    dice: random.Random, towns: list[Place], count: int, documents: int
) -> Iterator[tuple[Incident, list[Claim]]]:
    """Made-up incidents, each with its claims."""
    for n in range(count):
        town, event, day = dice.choice(towns), dice.choice(EVENTS), shift("2014-01-01", dice.randrange(2190))
        party = dice.choice(PARTIES)
        where = Where(town.name, town.name, "settlement")
        killed = float(int(dice.paretovariate(1.3)))
        claims = []
        for k in range(dice.randint(1, 4)):
            document = f"sha256:{dice.randrange(documents):064x}"
            toll = Measure("killed", killed + k, killed + k, str(int(killed + k)))
            claims.append(Claim(
                id=record_id("c", n, k), doc=document, document=document, quote=f"{party} killed {killed + k:g} in {town.name}.",
                start=0, end=9, kind="casualties" if k % 2 else "incident", event=None if k % 2 else event,
                measure=toll if k % 2 else None, scope="incident" if k % 2 else None, time=When(day, day, None),
                places=(where,), place_ids=(town.id,), actors=(Actor("by", party, party),), actor_ids=(None,),
            ))  # fmt: skip
        origins = tuple(
            OriginToll(origin=f"Outlet {k}", min=c.measure.min, max=c.measure.max, claim=c.id, known=day)
            for k, c in enumerate(claims) if c.measure
        )  # fmt: skip
        tolls = {"killed": Toll(min=killed + 1, max=killed + 3, agreed=killed + 1, by_origin=origins)} if origins else {}
        yield Incident(
            id="i_" + claims[0].id[2:], event=event, family=FAMILIES[event], time=When(day, day, None), place=where,
            place_id=town.id, lat=town.lat, lon=town.lon, places=(where,), actors=(Actor("by", party, party),),
            toll=tolls, grade=dice.choice(GRADES), grade_why="Made up.", origins=tuple(o.origin for o in origins) or ("Outlet 0",),
            claims=tuple(c.id for c in claims), documents=tuple(sorted({c.document for c in claims})), first_known=day,
        ), claims  # fmt: skip


def measure(client: httpx.Client, addresses: list[str], label: str, limit: float) -> bool:
    """Ask for addresses, print the times, say whether the median keeps the limit."""
    times = []
    for address in addresses:
        start = time.perf_counter()
        answer = client.get(address)
        times.append((time.perf_counter() - start) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"{address}: status {answer.status_code}")
    median = statistics.median(times)
    held = median <= limit
    print(f"{label:12} median {median:7.1f} ms  slowest {max(times):7.1f} ms  limit {limit:6.0f} ms  {'ok' if held else 'OVER'}")
    return held


def main() -> int:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="folder of a case to make, or to use again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="trucewatch-bench-") as folder:
        where = given.keep or Path(folder) / "case"
        fresh = not (where / "case.yaml").exists()
        case = Case.create(where, name="Bench") if fresh else Case.open(where)
        start = time.perf_counter()
        ids = fill(case, given.incidents) if fresh else [i[0] for i in case.ledger.db.execute("SELECT id FROM incidents")]
        print(f"{len(ids):,} incidents written in {time.perf_counter() - start:.1f} s")
        held = ask(case, ids)
        case.close()
    return 0 if held else 1


def ask(case: Case, ids: list[str]) -> bool:
    """All measurements against an app of the case."""
    from starlette.testclient import TestClient

    dice = random.Random(11)
    _ = case.gazetteer, case.engine
    towns = [quote(str(n)) for (n,) in case.ledger.db.execute("SELECT DISTINCT name FROM incidents ORDER BY name LIMIT 20")]
    filters = [
        "/?grade=contested", "/?since=2016-01-01&until=2016-03-31", "/?event=air_strike", "/?publisher=Outlet%205",
        f"/?actor={quote('Syrian Army')}", "/?as-of=2015-06-01", "/?sort=killed", "/?page=900",
        "/?zone=Aleppo&since=2017-01-01", *(f"/?place={t}" for t in towns[:6]),
    ]  # fmt: skip
    with TestClient(app(case), base_url="http://localhost") as client:
        first = time.perf_counter()
        client.get("/")
        print(f"first home   {(time.perf_counter() - first) * 1000:.0f} ms (ledger read into memory)")
        held = measure(client, ["/"] * 5, "home", LIMITS["home"])
        client.get(filters[8])
        held &= measure(client, filters, "filter", LIMITS["filter"])
        held &= measure(client, [f"{a}".replace("/?", "/situation.json?") for a in filters], "filter.json", LIMITS["filter"])
        return measure(client, [f"/incidents/{i}" for i in dice.sample(ids, min(50, len(ids)))], "incident", LIMITS["incident"]) and held


if __name__ == "__main__":
    sys.exit(main())
