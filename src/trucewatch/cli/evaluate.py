"""``evaluate``: score extraction on annotated documents; a gate, and a microscope."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from .. import rules, scoring
from ..case.adding import read_meta
from ..errors import InputError
from ..extraction import Extractor, Read
from ..model import Silent
from . import common


@click.command()
@click.argument("texts", metavar="TEXTS", type=click.Path(path_type=Path))
@click.argument("gold", metavar="GOLD", type=click.Path(path_type=Path))
@click.option("--meta", metavar="FILE", type=click.Path(path_type=Path), help="As for extract (or TEXTS/meta.json).")
@click.option("--pack", "packs", multiple=True, metavar="NAME", help="A bundled pack or a pack's folder; repeatable.")
@click.option("--gazetteer", "gazetteers", multiple=True, metavar="FILE", type=click.Path(path_type=Path))
@click.option("--by-kind", is_flag=True, help="Figures for each kind of claim.")
@click.option("--errors", metavar="N", type=click.IntRange(0), default=0, help="Print N missed and N spurious claims.")
@click.option("--min-strict", metavar="F", type=click.FloatRange(0, 1), help="Exit 1 if strict F1 is below F.")
@click.option("--fold", metavar="I/K", help="Only the Ith of K parts (by the SHA-256 of the document's name).")
@click.option("--analyse", is_flag=True, help="Every error with its sentence and the rules that fired, as Markdown.")
@common.with_format("json")
def evaluate(
    texts: Path,
    gold: Path,
    meta: Path | None,
    packs: tuple[str, ...],
    gazetteers: tuple[Path, ...],
    by_kind: bool,
    errors: int,
    min_strict: float | None,
    fold: str | None,
    analyse: bool,
    format: str,
) -> int:
    """Score extraction on the documents of TEXTS against the annotations NAME.jsonl of GOLD (docs/evaluation.md)."""
    names = gold_names(gold, fold)
    beside = texts / "meta.json"
    about = common.about(meta) if meta else read_meta(beside) if beside.is_file() else None
    extractor = Extractor(packs or rules.DEFAULT_PACKS, gazetteers)
    scored, silent = run(extractor, texts, gold, names, about)
    figures = scoring.summary(scored)
    if format == "json":
        click.echo(json.dumps(figures))
    else:
        for line in lines(figures, by_kind):
            click.echo(line)
        for line in first_errors(scored, errors):
            click.echo(line)
    if analyse:
        for line in analysis(scored, silent):
            click.echo(line)
    strict = figures["strict"]["f1"]
    if min_strict is not None and strict < min_strict:
        common.note(f"strict F1 {strict:.4f} is below {min_strict:.4f}")
        return 1
    return 0


def gold_names(gold: Path, fold: str | None = None) -> list[str]:
    """Names of the annotated documents, of one fold or all."""
    if not gold.is_dir():
        raise InputError(f"{gold}: no such folder; GOLD is a folder of NAME.jsonl files")
    names = sorted(p.name.removesuffix(".jsonl") for p in gold.glob("*.jsonl"))
    if not names:
        raise InputError(f"{gold}: no *.jsonl files there; GOLD holds NAME.jsonl for each document NAME")
    if fold is None:
        return names
    part, _, parts = fold.partition("/")
    if not (part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts)):
        raise InputError(f"--fold {fold}: write I/K, as in 1/5 for the first of five parts")
    digests = {n: int(hashlib.sha256(n.encode()).hexdigest(), 16) for n in names}
    return [n for n in names if digests[n] % int(parts) == int(part) - 1]


def run(
    extractor: Extractor, texts: Path, gold: Path, names: Sequence[str], meta: Any
) -> tuple[list[scoring.Scored], dict[str, tuple[Silent, ...]]]:
    """Extract from each document and score it; gives also each document's silent sentences."""
    scored: list[scoring.Scored] = []
    silent: dict[str, tuple[Silent, ...]] = {}
    for name in names:
        path = texts / name
        if not path.is_file():
            raise InputError(f"{path}: the text of {gold / name}.jsonl is missing; check TEXTS")
        wanted = read_gold(gold / f"{name}.jsonl")
        text, claims = path.read_text(encoding="utf-8"), list[Any]()
        for item in extractor.files([path], meta):
            if not isinstance(item, Read):
                raise InputError(str(item))
            claims += [common.plain(c) for c in item.extraction.claims]
            silent[name] = item.extraction.silent
        scored.append(scoring.score(name, text, wanted, claims))
    return scored, silent


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Annotated claims of a document."""
    out = []
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                out.append(json.loads(line))
            except ValueError as err:
                raise InputError(f"{path}, line {n}: not JSON ({err})") from err
    return out


def lines(figures: dict[str, Any], by_kind: bool) -> Iterator[str]:
    """The figures in words."""
    yield (
        f"{figures['documents']} documents, {figures['gold']} gold claims, {figures['system']} system claims, "
        f"{figures['ungrounded_quotes']} quotes not in the text"
    )
    for level in scoring.LEVELS:
        v = figures[level]
        yield f"{level:7s} P {v['precision']:.3f}  R {v['recall']:.3f}  F1 {v['f1']:.3f}"
    yield "slots   " + "  ".join(f"{k} {v:.3f}" for k, v in figures["slots"].items())
    if by_kind:
        yield f"{'kind':15s} gold  sys  found  strict  full"
        for k, v in figures["kinds"].items():
            yield f"{k:15s} {v['gold']:4d} {v['system']:4d}  {v['found']:.3f}  {v['strict']:.3f}  {v['full']:.3f}"


def first_errors(scored: Sequence[scoring.Scored], most: int) -> Iterator[str]:
    """The first missed and the first spurious claims."""
    missed = [(d.name, d.gold[i]) for d in scored for i in d.missed]
    spurious = [(d.name, d.system[i]) for d in scored for i in d.spurious]
    for title, items in (("missed", missed), ("spurious", spurious)):
        for name, claim in items[:most]:
            yield f"{title} {name} {brief(claim)} | {(claim.get('quote') or '')[:160]}"


def brief(claim: Any) -> str:
    """Kind, event and measure of a record."""
    words = str(claim.get("kind"))
    if claim.get("event"):
        words += f"/{claim['event']}"
    m = claim.get("measure")
    if m:
        words += f" {m['what']} {_number(m.get('min'))}..{_number(m.get('max'))}"
    return words


def _number(x: Any) -> str:
    return "" if x is None else f"{x:g}"


def analysis(scored: Sequence[scoring.Scored], silent: dict[str, tuple[Silent, ...]]) -> Iterator[str]:
    """Errors by kind and slot, with their sentences and what fired or nearly fired, as Markdown."""
    yield "\n# Errors\n"
    tally: Counter[tuple[str, str]] = Counter()
    for d in scored:
        tally.update((d.gold[i]["kind"], "missed") for i in d.missed)
        tally.update((d.system[i]["kind"], "spurious") for i in d.spurious)
        tally.update((d.gold[m.gold]["kind"], s) for m in d.matches for s, ok in m.slots.items() if ok is False)
    heads = ("missed", "spurious", *scoring.SLOTS)
    yield "| kind | " + " | ".join(heads) + " |"
    yield "| --- |" + " ---: |" * len(heads)
    for kind in sorted({k for k, _ in tally}):
        yield f"| {kind} | " + " | ".join(str(tally[kind, h] or "") for h in heads) + " |"
    yield from _missed(scored, silent)
    yield from _spurious(scored)
    for slot in scoring.SLOTS:
        yield from _slot(scored, slot)


def _missed(scored: Sequence[scoring.Scored], silent: dict[str, tuple[Silent, ...]]) -> Iterator[str]:
    yield "\n## Missed\n"
    for d in scored:
        for i in d.missed:
            claim = d.gold[i]
            yield f"- **{brief(claim)}** {d.name}: {_line(claim)}"
            start, end = claim.get("start") or 0, claim.get("end") or 0
            for c in d.system:
                if min(end, c["end"]) > max(start, c["start"]):
                    yield f"    - there: {brief(c)} by `{c['rule']}`"
            for s in silent.get(d.name, ()):
                if min(end, s.end) > max(start, s.start):
                    yield f"    - silent: {s.why}"


def _spurious(scored: Sequence[scoring.Scored]) -> Iterator[str]:
    yield "\n## Spurious\n"
    for d in scored:
        for i in d.spurious:
            claim = d.system[i]
            yield f"- **{brief(claim)}** {d.name}, rule `{claim['rule']}`, {claim['confidence']:.2f}: {_line(claim)}"


def _slot(scored: Sequence[scoring.Scored], slot: str) -> Iterator[str]:
    yield f"\n## {slot}\n"
    for d in scored:
        for m in d.matches:
            if m.slots[slot] is False:
                gold, system = d.gold[m.gold], d.system[m.system]
                why = {k: v for k, v in system["trace"].items() if slot in k or k in slot}
                yield f"- {brief(gold)} {d.name}, rule `{system['rule']}`: {_line(gold)}"
                yield f"    - gold {_value(gold, slot)}; system {_value(system, slot)}" + (f"; {why}" if why else "")


def _line(claim: Any) -> str:
    return " ".join((claim.get("quote") or "").split())[:400]


def _value(claim: Any, slot: str) -> str:
    if slot == "place":
        return str([p["name"] for p in claim.get("places") or []])
    if slot == "by":
        return str([a["name"] for a in claim.get("actors") or [] if a["role"] == "by"])
    if slot == "source":
        return str(claim.get("asserted_by") or [])
    value = claim.get(slot)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
