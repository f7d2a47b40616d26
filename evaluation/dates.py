"""How well publication dates are read: stated ones, and, with --hide, ones inferred after the printed date is blanked.

    python evaluation/dates.py ../shared                 # counts per basis
    python evaluation/dates.py ../shared --hide          # what inference alone would say
    python evaluation/dates.py ../shared --list wrong    # the documents in a class, with receipts

The true dates are the corpora's own ``meta.json`` (never given to the reader) and, for the founding articles, the dates
that their own text fixes. Classes: ``right`` (one day, the true one), ``contains`` (a range that holds the true day),
``near`` (off by one day), ``wrong``, ``unknown`` (nothing said).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from trucewatch import read, rules
from trucewatch.model import Document
from trucewatch.read.clues import clue_finder

#: days that the founding articles' texts fix (003: the day its agency sent it)
FOUNDING = {"000": "2017-12-18", "001": "2019-11-03", "002": "2019-12-24", "003": "2020-02-13", "004": "2018-02-05"}


def truths(shared: Path) -> list[tuple[Path, str]]:
    """(text, true ISO day) of everything dated under ``shared``."""
    out = [(p, FOUNDING[p.name[:3]]) for p in sorted((shared / "seeds").glob("*.txt"))]
    for folder in ("fakes", "news"):
        meta = json.loads((shared / "corpora" / folder / "meta.json").read_text(encoding="utf-8"))
        out += [(shared / "corpora" / folder / name, row["published"]) for name, row in sorted(meta.items())]
    return out


def judge(document: Document, truth: str) -> str:
    """The class of one document's date."""
    got = document.published
    if got.start is None and got.end is None:
        return "unknown"
    if got.start == got.end == truth:
        return "right"
    if (got.start or "0") <= truth <= (got.end or "9"):
        return "contains"
    days = [abs((date.fromisoformat(d) - date.fromisoformat(truth)).days) for d in (got.start, got.end) if d]
    return "near" if min(days) <= 1 else "wrong"


def hidden(document: Document) -> read.Raw:
    """The document with its date lines, and every later print of the day itself with its year, taken out."""
    text = document.text
    for start, end, why in document.masked:
        if why in ("date line", "title repeated"):
            text = text[:start] + " " * (end - start) + text[end:]
    if document.published.basis == "stated" and document.published.start:
        day = date.fromisoformat(document.published.start)
        names = day.strftime("%B"), day.strftime("%b")
        for name in names:
            for pattern in (rf"{name}\w*\.? {day.day},? ?{day.year}", rf"0?{day.day} {name}\w* {day.year}"):
                text = re.sub(pattern, lambda m: " " * len(m.group()), text)
        text = re.sub(rf"0?{day.day}[./-]0?{day.month}[./-]{day.year}", lambda m: " " * len(m.group()), text)
    return read.Raw(data=text.encode(), path=document.path)


def count_weekdays(document: Document, truth: date, packs: rules.Packs, ages: dict[str, Counter[int]]) -> None:
    """Add the age in days, on the true day, of the newest weekday that a text names."""
    blind = read.to_document(hidden(document), packs)
    named = clue_finder(packs).find(blind.text, blind.masked).weekdays
    for where, chosen in (("anywhere", named), ("in the first three sentences", [w for w in named if w.sentence < 3])):
        if chosen:
            ages[where][min((truth.isoweekday() - w.weekday) % 7 for w in chosen)] += 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--hide", action="store_true", help="blank printed dates first")
    parser.add_argument("--list", metavar="CLASS", help="print the documents of a class")
    parser.add_argument("--weekdays", action="store_true", help="how old the newest weekday named is")
    parser.add_argument("--only", metavar="FOLDER", help="seeds, fakes or news")
    args = parser.parse_args()
    packs = rules.load(["en", "syria"])
    counts: dict[tuple[str, str], Counter[str]] = {}
    widths: list[int] = []
    ages: dict[str, Counter[int]] = {"anywhere": Counter(), "in the first three sentences": Counter()}
    spent = words = 0.0
    for path, truth in truths(args.shared):
        group = path.parent.name
        if args.only and group != args.only:
            continue
        raw = read.Raw(data=path.read_bytes(), path=path.name)
        begin = time.process_time()
        document = read.to_document(raw, packs)
        spent += time.process_time() - begin
        words += len(document.text.split())
        if args.weekdays:
            count_weekdays(document, date.fromisoformat(truth), packs, ages)
        if args.hide:
            document = read.to_document(hidden(document), packs)
        verdict = judge(document, truth)
        counts.setdefault((group, document.published.basis), Counter())[verdict] += 1
        got = document.published
        if got.start and got.end and verdict == "contains":
            widths.append((date.fromisoformat(got.end) - date.fromisoformat(got.start)).days + 1)
        if args.list == verdict:
            print(f"{path.name} true {truth} said {got.start}..{got.end}: {got.receipt}")
    print(f"{'texts':8} {'basis':10}" + "".join(f"{c:>10}" for c in ("right", "contains", "near", "wrong", "unknown")))
    for (group, basis), row in sorted(counts.items()):
        print(
            f"{group:8} {basis:10}" + "".join(f"{row[c]:10}" for c in ("right", "contains", "near", "wrong", "unknown"))
        )
    if widths:
        widths.sort()
        print(f"ranges that hold the true day and are closed: {len(widths)}, median {widths[len(widths) // 2]} days")
    for where, row in ages.items():
        if total := sum(row.values()):
            share = 100 * (row[0] + row[1]) / total
            told = f"{share:.1f}% that day or the day before, of {total}"
            print(f"newest weekday {where}: {told} {dict(sorted(row.items()))}")
    print(f"reading: {spent * 1e6 / max(words, 1):.2f} microseconds a word over {int(words)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
