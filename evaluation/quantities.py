"""How well quantities are read, against annotated claims: ``python evaluation/quantities.py [--shared DIR] [-v]``.

For every gold claim whose measure quotes words that hold a figure or a number word: is there a quantity that overlaps
those words and has the gold's bounds? Halves as in ``evaluation/times.py``. Measures that a reader works out from names
("the pilot", "a woman and two sons") are other stages' work and are counted apart, as ``no number there``.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from times import ROOT, documents, half
from trucewatch import rules
from trucewatch.find.numbers import NumberFinder
from trucewatch.text import Orthography, Text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("-v", action="count", default=0)
    options = parser.parse_args()
    packs = rules.load(["en", "syria"])
    orthography = Orthography(packs)
    finder = NumberFinder(packs, orthography)
    counts: dict[str, Counter[str]] = {"seen": Counter(), "unseen": Counter()}
    tokens, spent = 0, 0.0
    for name, raw, _, claims in documents(options.shared):
        text = Text(raw, orthography)
        began = time.process_time()
        found = finder.find(text)
        spent += time.process_time() - began
        tokens += len(text.starts)
        which, checked = half(name), set()
        for claim in claims:
            want = claim.get("measure") or {}
            key = (claim["quote"], want.get("text"), want.get("min"), want.get("max"))
            if not want.get("text") or key in checked:
                continue
            checked.add(key)
            start, at = raw.find(claim["quote"]), claim["quote"].casefold().find(want["text"].casefold())
            if start < 0 or at < 0:
                continue
            begin, end = start + at, start + at + len(want["text"])
            near = [q for q in found if text.starts[q.first] < end and text.ends[q.last - 1] > begin]
            if not near:
                counts[which]["none"] += 1
                continue
            counts[which]["gold"] += 1
            bounds = [(q.days or (q.min, q.max)) if q.dimension == "duration" else (q.min, q.max) for q in near]
            if (want.get("min"), want.get("max")) in bounds:
                counts[which]["right"] += 1
            elif options.v > (which == "unseen"):
                shown = "; ".join(f"[{q.text}] {q.min}..{q.max} {q.unit or ''} {q.head}" for q in near)
                print(f"{name} {want['what']} '{want['text']}' {want.get('min')}..{want.get('max')} | {shown}")
    for which, c in counts.items():
        print(
            f"{which:7} measures with a number {c['gold']:4}  right {c['right']:4} "
            f"({c['right'] / max(c['gold'], 1):.3f})  no number there {c['none']}"
        )
    print(f"speed   {spent / tokens * 1e6:.2f} microseconds a token over {tokens} tokens")


if __name__ == "__main__":
    main()
