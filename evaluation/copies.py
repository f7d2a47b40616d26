"""What near-copy detection finds in a folder of texts, held against the word runs that the texts really share.

    python evaluation/copies.py ../shared/corpora/fakes

Prints the groups, then every pair of texts that shares a quarter or more of the shorter one's runs of five words, with
the true share, the share estimated from the signatures, whether look-up would have met the pair, and the verdict.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
import time
from pathlib import Path

from trucewatch import read, rules
from trucewatch.model import Document


def runs(document: Document) -> set[tuple[str, ...]]:
    """All runs of five words of the unmasked text."""
    text, at = "", 0
    for start, end, _ in document.masked:
        text += document.text[at:start] + " "
        at = end
    words = re.findall(r"\w+", re.sub(r"['’,]", "", text + document.text[at:]).casefold())
    return {tuple(words[i : i + 5]) for i in range(max(1, len(words) - 4))}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    packs = rules.load(["en", "syria"])
    texts = [p for p in sorted(args.folder.iterdir()) if p.suffix in (".txt", ".md")]
    documents = {p.name: read.to_document(read.Raw(data=p.read_bytes(), path=p.name), packs) for p in texts}
    begin = time.perf_counter()
    origins = read.near_copies(documents.values())
    spent = time.perf_counter() - begin
    groups: dict[str, list[str]] = {}
    for name, document in documents.items():
        groups.setdefault(origins[document.id], []).append(name)
    for members in groups.values():
        if len(members) > 1:
            print("one origin: " + ", ".join(members))
    signs = {name: read.signature(d) for name, d in documents.items()}
    keys = {name: set(read.bands(s)) for name, s in signs.items()}
    shared = {name: runs(d) for name, d in documents.items()}
    candidates = 0
    for a, b in itertools.combinations(documents, 2):
        met = not keys[a].isdisjoint(keys[b])
        candidates += met
        true = len(shared[a] & shared[b]) / min(len(shared[a]), len(shared[b]))
        if true >= 0.25:
            same = read.same_copy(signs[a], signs[b])
            verdict = "one copy" if same else "two texts"
            print(
                f"{true:.2f} shared, {read.similarity(signs[a], signs[b]):.2f} estimated, met {met}: {verdict}: {a} {b}"
            )
    size = sum(map(len, signs.values())) / max(1, len(signs))
    counted = f"{len(documents)} texts, {candidates} pairs to compare, {len(groups)} origins"
    print(f"{counted}, {spent:.2f} s, {size:.0f} bytes each")
    return 0


if __name__ == "__main__":
    sys.exit(main())
