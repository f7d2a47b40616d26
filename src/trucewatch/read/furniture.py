"""Furniture: what stands on a page and is no part of its article. Rules are pack data; text is masked, never cut."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

import ahocorasick_rs
import msgspec

from ..errors import PackError
from ..rules import Packs

Mask = tuple[int, int, str]
_LONG = 600  # a longer line is prose; only spans are looked for in it
_PARAGRAPH = 160  # a line longer than this is a paragraph
_SENTENCE, _ENDS = 20, ".!?:\"”"  # a line as long as this that ends so is one of prose
_HEADLINE, _TEASERS = 120, 6  # longest headline; most of them in one block of teasers
_EDGE = 1500  # characters that count as head or tail
_MARKED = re.compile(r"⟦(?P<inner>.*?)⟧", re.S)


class FurnitureRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``furniture``. One of ``line`` (the whole line), ``rest`` (the line and all after it, in the later
    part of a text or behind its prose) or ``span`` (the group ``mask`` inside a line). ``keys`` are lower-case words one of which must
    occur. ``where`` is ``any``, ``head`` or (spans) ``tail``. Patterns ignore case unless ``cased``, spans always mind
    it. A ``short`` ``rest`` holds where no long line follows; elsewhere, behind prose, it takes the headlines that follow
    it along. In a span's ``yes`` examples ⟦ ⟧ show what is masked.
    """

    id: str
    why: str
    keys: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    line: str | None = None
    rest: str | None = None
    span: str | None = None
    where: str = "any"
    cased: bool = False
    short: bool = False


class _Compiled(msgspec.Struct, frozen=True):
    rule: FurnitureRule
    pattern: re.Pattern[str]


class Furniture:
    """All rules of the packs, compiled. :meth:`masks` is a pure function of the text."""

    def __init__(self, packs: Packs) -> None:
        self.rules: list[tuple[str, _Compiled]] = []
        for where, rule in packs.located("furniture", FurnitureRule):
            given = [p for p in (rule.line, rule.rest, rule.span) if p is not None]
            if len(given) != 1:
                raise PackError(f"{where} (furniture: {rule.id}): give exactly one of line, rest, span")
            flags = re.MULTILINE if rule.span or rule.cased else re.MULTILINE | re.IGNORECASE
            try:
                pattern = re.compile(given[0], flags)
            except re.error as err:
                raise PackError(f"{where} (furniture: {rule.id}): no valid pattern: {err}") from err
            self.rules.append((where, _Compiled(rule, pattern)))
        self._keys = sorted({k for _, c in self.rules for k in c.rule.keys})
        self._automaton = ahocorasick_rs.AhoCorasick(self._keys) if self._keys else None

    def masks(self, text: str, low: str | None = None) -> list[Mask]:
        """Regions of furniture, in text order; they may touch but carry one reason each."""
        low = text.casefold() if low is None else low
        if self._automaton is None:
            return []
        hits = self._automaton.find_matches_as_indexes(low, overlapping=True)
        present = {self._keys[n] for n in {hit[0] for hit in hits}}
        active = [c for _, c in self.rules if not present.isdisjoint(c.rule.keys)]
        if not active:
            return []
        found: list[Mask] = []
        spans = [c for c in active if c.rule.span]
        for c in spans:
            begin = max(0, len(text) - _EDGE) if c.rule.where == "tail" else 0
            for m in c.pattern.finditer(text, begin, min(len(text), _EDGE) if c.rule.where == "head" else len(text)):
                if m.end("mask") > m.start("mask"):
                    found.append((m.start("mask"), m.end("mask"), c.rule.why))
        whole = sorted((c for c in active if not c.rule.span), key=lambda c: c.rule.rest is None)
        if whole:
            self._lines(text, whole, found)
        return merge(found)

    def _lines(self, text: str, rules: list[_Compiled], found: list[Mask]) -> None:
        lines = list(_stripped_lines(text))
        bodies = sentences = 0
        for n, (start, end) in enumerate(lines):
            if end - start > _LONG:
                bodies += 1
                continue
            for c in rules:
                if c.rule.where == "head" and (bodies or start > _EDGE):
                    continue
                if c.pattern.fullmatch(text, start, end):
                    late = start > len(text) / 2
                    early = not c.rule.short and sentences > 1 and start > len(text) / 4
                    goes_on = any(b - a > _PARAGRAPH for a, b in lines[n + 1 :])
                    if c.rule.rest and ((late and not (c.rule.short and goes_on)) or (early and not goes_on)):
                        found.append((start, len(text.rstrip()), c.rule.why))
                        return
                    last = _headlines(text, lines[n + 1 :]) if c.rule.short and sentences else None
                    found.append((start, last or end, c.rule.why))
                    break
            bodies += end - start > _PARAGRAPH
            sentences += end - start >= _SENTENCE and text[end - 1] in _ENDS


def _headlines(text: str, lines: list[tuple[int, int]]) -> int | None:
    """Where the run of short lines without a full stop ends with which these lines begin."""
    last: int | None = None
    for start, end in lines[:_TEASERS]:
        if end - start > _HEADLINE or text[end - 1] in _ENDS:
            break
        last = end
    return last


def _stripped_lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped)
            yield start, start + len(stripped)
        at += len(line)


def merge(masks: Iterable[Mask]) -> list[Mask]:
    """In order, not overlapping: an earlier or longer region wins; what sticks out of it keeps its own reason."""
    out: list[Mask] = []
    for start, end, why in sorted(masks, key=lambda m: (m[0], -m[1])):
        if out and start < out[-1][1]:
            start = out[-1][1]
        if start < end:
            out.append((start, end, why))
    return out


@functools.lru_cache(maxsize=8)
def furniture(packs: Packs) -> Furniture:
    """The packs' rules, compiled once."""
    return Furniture(packs)


def failures(packs: Packs) -> list[str]:
    """Examples that do not hold, each naming file, rule and example."""
    out: list[str] = []
    for where, c in Furniture(packs).rules:
        rule = c.rule
        for example in rule.yes:
            inner = _MARKED.search(example)
            if rule.span:
                plain = example.replace("⟦", "").replace("⟧", "")
                hit = next((m.group("mask").strip() for m in c.pattern.finditer(plain)), None)
                if inner is None or hit != inner.group("inner").strip() or not _keyed(rule, plain):
                    out.append(f"{where} (furniture: {rule.id}): should mask {example!r}, masks {hit!r}")
            elif not c.pattern.fullmatch(example) or not _keyed(rule, example):
                out.append(f"{where} (furniture: {rule.id}): should match {example!r}")
        for example in rule.no:
            hit_no = c.pattern.search(example) if rule.span else c.pattern.fullmatch(example)
            if hit_no:
                out.append(f"{where} (furniture: {rule.id}): should not match {example!r}")
    return out


def _keyed(rule: FurnitureRule, text: str) -> bool:
    low = text.casefold()
    return any(k in low for k in rule.keys)
