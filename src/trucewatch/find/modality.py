"""Asserted, possible, planned, denied or merely accused: what the words around a trigger make of its claim.

Rules are the language packs' (section ``modality_rules``): patterns in which ``[TRIGGER]`` is the trigger, run on the
trigger's sentence in order; the first that matches wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from ..model import Modality
from ..rules import Packs
from ..text import Entry, Orthography, Sentence, Text
from .sources_patterns import Coder

__all__ = ["ModalityFinder", "ModalityReader", "check"]


_REACH = 60  # tokens on either side of a trigger that are looked at


#: what a trigger's words may make of it; ``void``: they tell of a duty, a ban or a condition, and of no event at all;
#: ``laid``: an act was done and is put to somebody, so that only the act is accused and not the harm that came of it
Judged = Modality | Literal["void", "laid"]


class ModalityRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``modality_rules``: ``pattern`` with ``[TRIGGER]``. Examples mark the trigger as ``*word*``."""

    id: str
    gives: Judged
    pattern: str
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class _Compiled(msgspec.Struct, frozen=True):
    rule: ModalityRule
    left: re.Pattern[str]
    right: re.Pattern[str]
    begins: frozenset[str] | None  # the characters of which one must stand before the trigger, if that is known


class _Rules:
    """The rules in their order, found by the characters of which one must stand before the trigger."""

    def __init__(self, rules: Sequence[_Compiled]) -> None:
        self.rules = rules
        self.anywhere = frozenset(n for n, r in enumerate(rules) if r.begins is None)
        by: dict[str, list[int]] = {}
        for n, r in enumerate(rules):
            for ch in r.begins or ():
                by.setdefault(ch, []).append(n)
        self.by = {ch: frozenset(ns) for ch, ns in by.items()}

    def worth(self, before: str) -> Iterable[_Compiled]:
        """The rules that may hold behind these characters."""
        by = self.by
        return [self.rules[n] for n in sorted(self.anywhere.union(*[by[ch] for ch in set(before) if ch in by]))]


class ModalityReader:
    """One text made ready for :meth:`judge`."""

    def __init__(self, rules: _Rules, row: str) -> None:
        self._rules = rules
        self._row = row

    def judge(self, sentence: Sentence, first: int, last: int) -> tuple[Judged, str]:
        """The modality of the trigger in tokens ``first`` to ``last`` (exclusive) and the rule that says so."""
        start, stop = max(sentence.first, first - _REACH), min(sentence.last, last + _REACH)
        row = self._row[start:stop]
        for compiled in self._rules.worth(row[: first - start]):
            if compiled.right.match(row, last - start) and compiled.left.search(row, 0, first - start):
                return compiled.rule.gives, compiled.rule.id
        return "asserted", ""


class ModalityFinder:
    """Compiled once for a set of packs."""

    def __init__(self, packs: Packs, orthography: Orthography) -> None:
        rules = list(packs.located("modality_rules", ModalityRule))
        words = {str(k): [str(x) for x in v] for k, v in packs.mapping("modality_words").items()}
        macros = {str(k): str(v) for k, v in packs.mapping("modality_patterns").items()}
        words.setdefault("TRIGGER", [])
        self.coder = Coder(orthography, words, [r.pattern for _, r in rules], macros)
        compiled = []
        for where, rule in rules:
            split = self.coder.split(rule.pattern, f"{where} ({rule.id})")
            begins = self.coder.firsts(rule.pattern.partition("[")[0].strip())
            compiled.append(_Compiled(rule, split.left, split.right, begins))
        self.rules = _Rules(compiled)

    def entries(self) -> Iterable[tuple[str, Entry]]:
        """Nothing: cue words are single tokens that the finder reads itself."""
        return ()

    def read(self, text: Text, actors: Iterable[Any] = ()) -> ModalityReader:
        """Make a text ready; then :meth:`ModalityReader.judge` each trigger."""
        return ModalityReader(self.rules, self.coder.encode(text, actors))

    def judge(
        self, text: Text, sentence: Sentence, first: int, last: int, actors: Iterable[Any] = ()
    ) -> tuple[Judged, str]:
        """For one trigger; prefer :meth:`read` for many triggers of one text."""
        return self.read(text, actors).judge(sentence, first, last)


def check(packs: Packs) -> list[str]:
    """Run every modality rule's examples; one line for each that fails."""
    orthography = Orthography(packs)
    finder = ModalityFinder(packs, orthography)
    out: list[str] = []
    for where, rule in packs.located("modality_rules", ModalityRule):
        for wanted, lines in ((True, rule.yes), (False, rule.no)):
            for line in lines:
                got = _example(finder, orthography, line)
                if (got[1] == rule.id) is not wanted:
                    verb = "does not hold" if wanted else "must not hold"
                    out.append(f"{where} (modality_rules: {rule.id}): {verb} for '{line}' (got {got[1] or 'asserted'})")
    return out


def _example(finder: ModalityFinder, orthography: Orthography, line: str) -> tuple[Judged, str]:
    a, b = line.index("*"), line.rindex("*")
    raw = line.replace("*", "")
    text = Text(raw, orthography)
    first, last = text.token_at(a), text.token_at(b - 2) + 1
    sentence = next(s for s in text.sentences if s.first <= first < s.last)
    return finder.judge(text, sentence, first, last)
