"""Precision and recall by kind of claim, on each half of the annotated articles (halves by the SHA-256 of the names).

    python evaluation/kinds.py [agreement,term,statement] [--errors first|second]

Rules were worked on with the errors of the ``first`` half in view; the ``second`` tells how far they carry.
"""

from __future__ import annotations

import argparse
import importlib.util
from typing import Any

from articles import articles, fold, shared
from trucewatch import flow, rules
from trucewatch.model import to_builtins
from trucewatch.read import Raw, read_source, to_document

HALVES = ("first", "second")


def scoring() -> Any:
    """The published scorer, loaded from where the annotated articles lie."""
    spec = importlib.util.spec_from_file_location("score_claims", shared() / "tools" / "score_claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print, for each half and kind: annotated, extracted, found, strict, precision and recall (strict)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="?", default="agreement,term,statement")
    parser.add_argument("--errors", choices=HALVES)
    args = parser.parse_args()
    score = scoring()
    packs = rules.load()
    gazetteer = flow.gazetteer(packs, [shared() / "reference/gazetteer/SY.txt"])
    engine = flow.engine(packs, gazetteer)
    wanted = args.kinds.split(",")
    counts = {(half, kind): [0, 0, 0, 0] for half in HALVES for kind in wanted}
    for _, path, meta, gold in articles():
        half = HALVES[fold(path.name, 2)]
        raw = next(iter(read_source(path)))
        assert isinstance(raw, Raw), raw
        document = to_document(raw, packs, publisher=meta.get("publisher"), published=meta.get("published"))
        claims = [to_builtins(c) for c in engine.extract(document).claims]
        for kind in wanted:
            ours, theirs = [c for c in claims if c["kind"] == kind], [c for c in gold if c["kind"] == kind]
            pairs = score.pair(document.text, theirs, ours)
            strict = sum(1 for _, _, s in pairs if s["measure"] is not False and s["event"] is not False)
            row = counts[half, kind]
            for n, value in enumerate((len(theirs), len(ours), len(pairs), strict)):
                row[n] += value
            if args.errors == half:
                show(path.name, theirs, ours, pairs)
    for (half, kind), (annotated, extracted, found, strict) in counts.items():
        print(
            f"{half:6} {kind:10} annotated {annotated:4} extracted {extracted:4} found {found:4} strict {strict:4} "
            f"P {strict / max(1, extracted):.2f} R {strict / max(1, annotated):.2f}"
        )


def show(name: str, theirs: list[dict[str, Any]], ours: list[dict[str, Any]], pairs: list[Any]) -> None:
    """Print what was missed, what is too much, and what has another event."""
    for n, claim in enumerate(theirs):
        if n not in {g for g, _, _ in pairs}:
            print(f"missed {claim['kind']}/{claim.get('event')} {name}: {' '.join(claim['quote'].split())[:200]}")
    for n, claim in enumerate(ours):
        if n not in {s for _, s, _ in pairs}:
            text = " ".join(claim["quote"].split())[:200]
            print(f"too much {claim['kind']}/{claim['event']} by {claim['rule']} {name}: {text}")
    for g, s, slots in pairs:
        if slots["event"] is False:
            print(f"event {theirs[g].get('event')} got {ours[s]['event']} {name}: {ours[s]['quote'][:160]}")


if __name__ == "__main__":
    main()
