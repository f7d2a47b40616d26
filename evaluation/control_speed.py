"""How fast control is at size: 10,000 settlements over 3,000 days, made up with a fixed seed.

    python evaluation/control_speed.py [--places 10000] [--days 3000] [--claims 60000]

Prints the time to build the timelines and the slowest of 200 answers to "who holds what on this day".
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from trucewatch.model import Actor, Claim, Place, When
from trucewatch.model import Where as Named
from trucewatch.series.camps import Camps
from trucewatch.series.control import build
from trucewatch.series.reports import Where
from trucewatch.values import shift


def claims(places: int, days: int, count: int) -> list[Claim]:
    """Gains and named holders, five places to a claim at most."""
    rng = random.Random(11)
    out = []
    for n in range(count):
        day = shift("2012-01-01", rng.randrange(days))
        some = [rng.randrange(places) for _ in range(rng.choice((1, 1, 1, 2, 5)))]
        kind, event = ("control_change", "captured") if rng.random() < 0.8 else ("control_state", None)
        out.append(
            Claim(
                doc=f"d{n % 5000}", document=f"d{n % 5000}", id=f"c{n}", quote="", start=n, end=n, kind=kind, event=event,
                time=When(day, day), places=tuple(Named(None, f"Place {i}") for i in some),
                place_ids=tuple(f"s{i}" for i in some), actors=(Actor("by", None, rng.choice(("A", "B"))),),
            )
        )  # fmt: skip
    return out


def main() -> int:
    """Print the times; exit status 1 beyond 10 s to build or 0.2 s to answer."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--places", type=int, default=10_000)
    args.add_argument("--days", type=int, default=3_000)
    args.add_argument("--claims", type=int, default=60_000)
    a = args.parse_args()
    known = {
        f"s{i}": Place(id=f"s{i}", name=f"Place {i}", level="settlement", lat=35 + i / 1e5, lon=36 + i / 1e5)
        for i in range(a.places)
    }

    def locate(ident: str | None, name: str, level: str) -> Where:
        place = known[ident or ""]
        return Where(id=place.id, name=place.name, level=level, place=place)

    told = claims(a.places, a.days, a.claims)
    started = time.perf_counter()
    control = build(told, Camps(), locate)
    built = time.perf_counter() - started
    rng = random.Random(5)
    slowest, held = 0.0, 0
    for _ in range(200):
        day = shift("2012-01-01", rng.randrange(a.days))
        started = time.perf_counter()
        held = len(control.at(day))
        slowest = max(slowest, time.perf_counter() - started)
    print(
        f"places {len(control.timelines)}, changes {len(control.changes)}, claims {len(told)}, held on the last day asked {held}"
    )
    print(f"build          {built:.2f} s\nslowest answer {slowest * 1000:.0f} ms")
    return 0 if built < 10 and slowest < 0.2 else 1


if __name__ == "__main__":
    sys.exit(main())
