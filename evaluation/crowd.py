"""Second opinion on tolls: the figures that a crowd read in the FA-KES articles, against the claims of ours.

    python evaluation/crowd.py [--misses N] [--check]

The crowd noted, per article, how many civilians were killed in its main incident. Articles that have adjudicated
annotations are left out. An article counts where the figure is above zero and stands in its text, in figures or in words
(as the pack's own number finder reads it). It is met when a claim of people killed has that figure as its bound or among
its parts. The crowd's figures are noisy: one incident an article, read by untrained people (Abu Salem et al., FA-KES,
2019), so no more than a second opinion. ``--check`` fails below the target of 80 %.
"""

from __future__ import annotations

import argparse
import json
import sys

from articles import shared
from train import Reader
from trucewatch.model import Claim

TARGET = 0.80


def figures(claim: Claim) -> set[float]:
    """The numbers that a claim of people killed gives: its bounds and its parts."""
    m = claim.measure
    if claim.kind != "casualties" or m is None or m.what not in ("killed", "casualties"):
        return set()
    return {float(x) for x in (m.min, m.max, *claim.breakdown.values()) if x is not None}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--misses", type=int, default=0, metavar="N", help="print N articles whose figure was not met")
    ap.add_argument("--check", action="store_true")
    a = ap.parse_args()
    base = shared()
    folder = base / "corpora/fakes"
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    annotated = {p.name[: -len(".jsonl")] for p in (base / "gold/fakes").glob("*.jsonl")}
    reader = Reader()
    looked = stood = met = 0
    missed: list[str] = []
    for name in sorted(meta):
        if name in annotated:
            continue
        try:
            wanted = float((meta[name].get("crowd") or {}).get("nb_civilians") or 0)
        except ValueError:
            continue
        if wanted <= 0:
            continue
        looked += 1
        document = reader.document(folder / name, meta[name])
        found = reader.engine.finder.find(document)
        if not any(wanted in (q.min, q.max) for q in found.quantities):
            continue
        stood += 1
        claims = reader.engine.claimer.claims(document, found).claims
        got = set().union(*(figures(c) for c in claims)) if claims else set()
        if wanted in got:
            met += 1
        else:
            missed.append(f"{name}: crowd {wanted:g}, claims {sorted(got)}")
    share = met / stood if stood else 0.0
    print(f"{looked} articles with civilians killed by the crowd's count; the figure stands in the text of {stood}")
    print(f"a claim has the figure in {met} of them: {share:.3f} (target {TARGET:.2f})")
    for line in missed[: a.misses]:
        print("  " + line)
    if a.check and share < TARGET:
        sys.exit(f"below the target of {TARGET:.2f}")


if __name__ == "__main__":
    main()
