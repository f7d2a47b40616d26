"""Runs the examples that stand beside time rules and calendar entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..rules import Packs
from ..text import Orthography, Text
from .times import Moment, TimeFinder, TimeSpan, resolve
from .times_grammar import TimeRule


def run(packs: Packs, finder: TimeFinder, orthography: Orthography) -> list[str]:
    """One line for each example that fails, naming file and rule."""
    out: list[str] = []
    for where, name, example, must in _examples(packs):
        line = _one(example, must, name, finder, orthography)
        if line:
            out.append(f"{where} ({name}): {line}")
    return out


def _examples(packs: Packs) -> Iterator[tuple[str, str, str, bool]]:
    for where, rule in packs.located("time_rules", TimeRule):
        yield from ((where, rule.id, e, True) for e in rule.yes)
        yield from ((where, rule.id, e, False) for e in rule.no)
    for where, moment in packs.located("calendar", Moment):
        yield from ((where, moment.id, e, True) for e in moment.yes)
        yield from ((where, moment.id, e, False) for e in moment.no)


def _one(example: str, must: bool, name: str, finder: TimeFinder, orthography: Orthography) -> str:
    marked, _, wanted = (p.strip() for p in example.partition("=>"))
    wanted, _, day = (p.strip() for p in wanted.partition("@"))
    plain = marked.replace("[", "").replace("]", "")
    text = Text(plain, orthography)
    spans = finder.find(text)
    shown = "; ".join(f"[{s.text}] {s.rule}" for s in spans) or "nothing"
    if not must:
        hits = [s for s in spans if s.rule == name] if "=>" not in example and "[" not in example else []
        return f"'{plain}' must not be read by this rule; found: {shown}" if hits else ""
    begin, end = marked.find("["), marked.rfind("]") - 1
    if begin < 0 or end < 0:
        return f"example '{example}': put the time in [square brackets]"
    tense: str | None = None
    for word in ("past", "future"):
        if day.endswith(f" {word}") or day == word:
            tense, day = word, day[: -len(word)].strip()
    reference = date.fromisoformat(day or finder.settings.example_day)
    for s in spans:
        if (text.starts[s.first], text.ends[s.last - 1]) == (begin, end):
            return _compare(s, reference, tense, wanted, example)
    return f"'{example}' is not found; found: {shown}"


def _compare(span: TimeSpan, reference: date, tense: str | None, wanted: str, example: str) -> str:
    got = resolve(span, reference, "future" if tense == "future" else "past" if tense == "past" else None)
    start, dots, end = wanted.partition("..")
    want = (start or None, (end or None) if dots else (start or None))
    if wanted == "?":
        want = (None, None)
    if (got.start, got.end) != want:
        return f"'{example}' gives {got.start or ''}..{got.end or ''} by rule {span.rule}"
    return ""
