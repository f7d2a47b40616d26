"""How fast the pages answer on a large ledger: home, filters, an incident page, as a server's client sees them.

    python evaluation/web_bench.py [--incidents 100000] [--keep FOLDER]

Makes the generator's case of that size (``--keep``: once, to be used again), asks the app in this process and prints for
each address the best of five answers in milliseconds (others at work on the machine only ever add), and the first. The
slowest address of a kind is held against its limit: home 2000 (the very first one after the start, too), a filter 300, an
incident page 150. The second clock is a filter: three days, each looked at for the first time. Beside, without a limit:
the home page after a decision, and how long making the ledger took. Exit status 1 when a limit is passed.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generate import generate
from trucewatch.case import Case
from trucewatch.web import app

LIMITS = {"home": 2000.0, "filter": 300.0, "incident": 150.0}


def measure(client: Any, kind: str, addresses: list[str], show: bool = True) -> bool:
    """Ask for addresses, print the times, say whether the slowest keeps the limit."""
    worst, every = 0.0, []
    for address in addresses:
        times = []
        for _ in range(5):
            start = time.perf_counter()
            answer = client.get(address)
            times.append((time.perf_counter() - start) * 1000)
            if answer.status_code != 200:
                raise SystemExit(f"{address}: status {answer.status_code}")
        every.append(min(times))
        worst = max(worst, every[-1])
        if show:
            print(f"  {every[-1]:7.1f} ms (first {times[0]:7.1f})  {address}")
    held = worst <= LIMITS[kind]
    middle = statistics.median(every)
    print(f"{kind:9} slowest {worst:.1f} ms, median {middle:.1f} ms, limit {LIMITS[kind]:.0f} ms: {'ok' if held else 'OVER'}")
    return held


def ask(case: Case) -> bool:
    """All measurements against an app of the case."""
    from starlette.testclient import TestClient

    _ = case.gazetteer, case.engine
    db = case.ledger.db

    def most(column: str, table: str, count: int) -> list[str]:
        sql = f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT {count}"
        return [str(value).removeprefix("name:") for (value,) in db.execute(sql)]

    places, actors = most("name", "incidents", 3), most("actor", "incident_actors", 2)
    outlets, events = most("publisher", "documents", 2), most("event", "incidents", 2)
    day = str(db.execute("SELECT day_start FROM incidents WHERE day_start IS NOT NULL ORDER BY 1 LIMIT 1 OFFSET 1000").fetchone()[0])
    later = db.execute("SELECT DISTINCT day_start FROM incidents WHERE day_start > ? ORDER BY 1 LIMIT 900", (day,))
    days = [str(d) for (d,) in later][299::300]
    filters = [
        "/?grade=contested", "/?grade=weak&sort=killed", f"/?since={day}", f"/?until={day}", f"/?as-of={day}", "/?page=40",
        "/?kind=casualties", *(f"/?as-known-on={d}" for d in days),
        *(f"/?place={quote(p)}" for p in places), *(f"/?actor={quote(a)}" for a in actors),
        *(f"/?publisher={quote(p)}" for p in outlets), *(f"/?event={e}" for e in events),
    ]  # fmt: skip
    ids = [str(i) for (i,) in db.execute("SELECT id FROM incidents")]
    pages = [f"/incidents/{i}" for i in random.Random(11).sample(ids, min(60, len(ids)))]
    with TestClient(app(case), base_url="http://localhost") as client:
        start, used = time.perf_counter(), time.process_time()
        client.get("/")
        first, used = (time.perf_counter() - start) * 1000, (time.process_time() - used) * 1000
        print(f"first home after start: {first:.0f} ms, {used:.0f} ms of them processor time (columns are read into memory)")
        client.get(pages[0])
        held = [
            first <= LIMITS["home"], measure(client, "home", ["/", "/situation.json"]), measure(client, "filter", filters),
            measure(client, "incident", pages, show=False),
        ]  # fmt: skip
        incident = ids[0]
        case.ledger.remember("made_with", case.made_with())  # a made-up ledger has no archive to be rebuilt from
        case.decide(incident, "annotate", {"text": "measured"}, "web_bench")
        start = time.perf_counter()
        client.get("/")
        print(f"home after a decision: {(time.perf_counter() - start) * 1000:.0f} ms")
    return all(held)


def main() -> int:
    """Build, ask, print."""
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="folder of a case to make, or to use again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="trucewatch-bench-") as folder:
        where = given.keep or Path(folder) / "case"
        if not (where / "case.yaml").exists():
            start = time.perf_counter()
            generate(where, incidents=given.incidents, progress=lambda words: print(words, file=sys.stderr)).close()
            print(f"generated in {time.perf_counter() - start:.0f} s")
        with Case.open(where) as case:
            counts = case.counts()
            print(", ".join(f"{n:,} {what}" for what, n in counts.items()))
            return 0 if ask(case) else 1


if __name__ == "__main__":
    sys.exit(main())
