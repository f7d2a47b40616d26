"""How well times are found and resolved, against annotated claims: ``python evaluation/times.py [--shared DIR] [-v]``.

For every gold claim whose ``time`` carries words, given the document's true date: is there a time expression that
overlaps those words in the claim's quote, and does it resolve to the same start and end? The documents are split in two
halves by a hash of their names. Errors of the ``unseen`` half were first read when it stood at 0.890 of the found
(0.884 of all); the annotation's conventions were learnt from all documents. Prints rates per half and,
with ``-v``, the misses of the ``seen`` half (``-vv``: of both).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from trucewatch import rules
from trucewatch.find.times import TimeFinder, TimeSpan, resolve, resolve_all
from trucewatch.text import Orthography, Text
from trucewatch.values import Interval

ROOT = Path(__file__).resolve().parent.parent
SEED_DATES = {"000": "2017-12-18", "001": "2019-11-03", "002": "2019-12-24", "003": "2020-02-13", "004": "2018-02-05"}


def half(name: str) -> str:
    """Which half a document belongs to, by its name alone."""
    return "seen" if hashlib.sha256(name.encode()).digest()[0] % 2 == 0 else "unseen"


def documents(shared: Path) -> Iterator[tuple[str, str, str, list[dict[str, Any]]]]:
    """Name, text, date and gold claims of every annotated document."""
    for group in ("seeds", "fakes", "news", "wikipedia"):
        folder = shared / ("seeds" if group == "seeds" else f"corpora/{group}")
        meta = {} if group == "seeds" else json.loads((folder / "meta.json").read_text("utf-8"))
        for gold in sorted((shared / "gold" / group).glob("*.jsonl")):
            name = gold.name[: -len(".jsonl")]
            day = SEED_DATES[name[:3]] if group == "seeds" else meta[name]["published"]
            claims = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
            yield name, (folder / name).read_text("utf-8"), day, claims


def printed(spans: list[TimeSpan], known: date) -> date:
    """The day that the text prints of itself, where it lies within a week of the known one; else the known one."""
    for span in spans:
        if span.dateline and span.kind == "date" and span.timex[:4].isdigit():
            got = resolve(span, known).start
            if got is not None and abs(date.fromisoformat(got) - known) <= timedelta(days=7):
                return date.fromisoformat(got)
    return known


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("-v", action="count", default=0)
    options = parser.parse_args()
    packs = rules.load(["en", "syria"])
    orthography = Orthography(packs)
    finder = TimeFinder(packs, orthography)
    counts: dict[str, Counter[str]] = {"seen": Counter(), "unseen": Counter()}
    tokens, spent = 0, 0.0
    for name, raw, day, claims in documents(options.shared):
        text = Text(raw, orthography)
        began = time.process_time()
        spans = finder.find(text)
        spent += time.process_time() - began
        tokens += len(text.starts)
        reference, which = printed(spans, date.fromisoformat(day)), half(name)
        resolved = resolve_all(spans, reference)
        checked = set()
        for claim in claims:
            want = claim.get("time") or {}
            if not want.get("text"):
                continue
            key = (claim["quote"], want["text"], want.get("start"), want.get("end"))
            if key in checked:
                continue
            checked.add(key)
            start = raw.find(claim["quote"])
            at = claim["quote"].casefold().find(want["text"].casefold())
            if start < 0 or at < 0:
                counts[which]["not in quote"] += 1
                continue
            begin, end = start + at, start + at + len(want["text"])
            counts[which]["gold"] += 1
            near = [s for s in spans if text.starts[s.first] < end and text.ends[s.last - 1] > begin]
            got = None
            if near:
                counts[which]["found"] += 1
                best = max(near, key=lambda s: min(end, text.ends[s.last - 1]) - max(begin, text.starts[s.first]))
                got = resolved[spans.index(best)]
                if got == Interval(want.get("start"), want.get("end")):
                    counts[which]["right"] += 1
                    continue
            if options.v > (which == "unseen"):
                found = f"[{best.text}] {best.rule} {got.start}..{got.end}" if near and got else "NOT FOUND"
                print(f"{name} {day} '{want['text']}' {want.get('start')}..{want.get('end')} | {found}")
    for which, c in counts.items():
        n, found, right = c["gold"], c["found"], c["right"]
        print(
            f"{which:7} times {n:4}  found {found:4} ({found / max(n, 1):.3f})  right {right:4} "
            f"({right / max(found, 1):.3f} of found, {right / max(n, 1):.3f} of all)  not in quote {c['not in quote']}"
        )
    print(f"speed   {spent / tokens * 1e6:.2f} microseconds a token over {tokens} tokens")


if __name__ == "__main__":
    main()
