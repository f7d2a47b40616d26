"""What one more document costs in a small and in a large ledger.

    python evaluation/scale.py [--sizes 10000 1000000] [--folder DIR] [--keep]

For each size a made-up ledger (evaluation/generate.py) and a fresh process that opens it and adds documents through
`Case.add`: archive, log, reading, extraction, near-copies, matching, incidents. Printed: seconds for the first document
(compiling packs and places included), the median and the longest of the next ten, and the process's peak memory.
`--check` exits 1 when a document takes over 1 s, memory over 500 MB, or the largest over twice the smallest.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench import peak_mb


def texts() -> list[str]:
    """Eleven reports about settlements of the generator, each of an event that the ledger may or may not hold."""
    from generate import names_of

    out = []
    for n in range(11):
        name, other = names_of()[n * 7], names_of()[n * 7 + 1]
        out.append(
            f"Strikes hit {name}\n\nMay {n + 3}, 2017\n\nAn air strike hit a market in {name} on May {n + 2}, 2017, "
            f"killing {n + 4} civilians and wounding {2 * n + 9}, the Syrian Observatory for Human Rights said. "
            f"Artillery shells struck {other} on May {n + 1}, 2017, killing {n + 2} people.\n"
        )
    return out


def probe(folder: Path) -> dict[str, float]:
    """Add the documents to the case; to be run in a process of its own."""
    from trucewatch.case import Case

    times = []
    with tempfile.TemporaryDirectory() as scratch, Case.open(folder) as case:
        for n, text in enumerate(texts()):
            path = Path(scratch) / f"report-{n}-{time.time_ns()}.txt"
            path.write_text(f"{text}\nReport {time.time_ns()}.\n", encoding="utf-8")
            started = time.perf_counter()
            receipts = list(case.add([path], published=f"2017-05-{n + 3:02d}"))
            times.append(time.perf_counter() - started)
            if any(r.status != "added" for r in receipts):
                raise SystemExit(f"{path}: {receipts}")
        counts = case.counts()
    peak = peak_mb()
    return {
        "claims": counts["claims"], "incidents": counts["incidents"], "first_s": round(times[0], 3),
        "median_s": round(statistics.median(times[1:]), 4), "longest_s": round(max(times[1:]), 4),
        "peak_mb": round(peak),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--folder", type=Path, help="where to make (or find again) the ledgers")
    parser.add_argument("--keep", action="store_true", help="leave the ledgers for the next run")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--probe", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.probe:
        print(json.dumps(probe(args.probe)))
        return
    base = args.folder or Path(tempfile.mkdtemp(prefix="trucewatch-scale-"))
    results = []
    for size in args.sizes:
        folder = base / f"claims-{size}"
        if not folder.exists():
            from generate import generate

            unfinished = base / f"unfinished-{size}"  # a run that was broken off leaves no ledger to be measured
            shutil.rmtree(unfinished, ignore_errors=True)
            generate(unfinished, claims=size).close()
            unfinished.rename(folder)
        done = subprocess.run(
            [sys.executable, __file__, "--probe", str(folder)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(done.stderr)
        results.append(json.loads(done.stdout))
        print(json.dumps(results[-1]))
    ratio = results[-1]["median_s"] / results[0]["median_s"]
    print(json.dumps({"largest_over_smallest": round(ratio, 2)}))
    if not args.keep and not args.folder:
        shutil.rmtree(base)
    bad = [r for r in results if r["longest_s"] > 1 or r["peak_mb"] > 500]
    if args.check and (bad or ratio > 2):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
