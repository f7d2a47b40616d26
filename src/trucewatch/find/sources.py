"""Who says so: attributions in a text, the words that carry them, how far each reaches, and who stands behind whom.

Rules are the language packs' (section ``source_rules``); this module runs them at every cue, names the source, resolves
"it said" and "the group" to whom they mean, and carries a speaker over the sentences of one quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from ..rules import Packs
from ..text import Entry, Hit, Orthography, Sentence, Text
from .actors import ActorFinder, ActorMention
from .actors_pack import ActorPack
from .sources_model import Said, SourceExample, SourceMention, SourceRule
from .sources_names import Namer
from .sources_patterns import Coder, Split
from .sources_reach import clip, within_quotes

__all__ = ["SourceFinder", "SourceMention", "check"]


class _Compiled(msgspec.Struct, frozen=True):
    rule: SourceRule
    split: Split


class SourceFinder:
    """Compiled once for a set of packs; :meth:`find` is a pure function of the text and its actors."""

    def __init__(self, packs: Packs, orthography: Orthography) -> None:
        rules = list(packs.located("source_rules", SourceRule))
        words = {str(k): [str(x) for x in v] for k, v in packs.mapping("source_words").items()}
        macros = {str(k): str(v) for k, v in packs.mapping("source_patterns").items()}
        self.orthography = orthography
        self.coder = Coder(orthography, words, [r.pattern for _, r in rules], macros)
        self.rules = [_Compiled(r, self.coder.split(r.pattern, f"{where} ({r.id})")) for where, r in rules]
        self._before = self.coder.compile(macros.get("before", ""), "source_patterns: before")
        self._starts = self.coder.compile(macros.get("starts", ""), "source_patterns: starts", anchored=False)
        self._caps = self.coder.compile(macros.get("caps", "CAP"), "source_patterns: caps", anchored=False)
        norm = orthography.norm
        self._sets: dict[str, frozenset[str]] = {name: frozenset(map(norm, forms)) for name, forms in words.items()}
        self._be = self._sets.get("BE", frozenset())
        self._contrast = self._sets.get("BUT", frozenset()) | {";"} | self._sets.get("AND", frozenset())
        self._records = ActorPack(packs).records

    def entries(self) -> Iterable[tuple[str, Entry]]:
        """Nothing: cue words are single tokens that the finder reads itself."""
        return ()

    def find(
        self,
        text: Text,
        hits: Iterable[Hit] | None = None,
        actors: Sequence[ActorMention] = (),
        publisher: str | None = None,
    ) -> list[SourceMention]:
        """Attributions in text order. ``publisher`` marks sources that are the publisher itself."""
        row = self.coder.encode(text, actors)
        said: list[Said] = []
        for s in text.sentences:
            said += self._sentence(text, self.coder.body(row[s.first : s.last]), s)
        namer = Namer(text, actors, self._sets, self._records, publisher)
        namer.introduce(self._caps.finditer(row))
        out: list[SourceMention] = []
        for item in said:
            mention = namer.name(item)
            if mention is not None:
                out.append(mention)
        return within_quotes(text, clip(text, out, self._contrast))

    def _sentence(self, text: Text, row: str, s: Sentence) -> list[Said]:
        out: list[Said] = []
        taken: set[int] = set()
        for compiled in self.rules:
            rule, split = compiled.rule, compiled.split
            if rule.title and not s.title:
                continue
            for cue in split.cue.finditer(row):
                at, end = cue.span()
                if at in taken or self._signature(text, s, at, rule):
                    continue
                if not rule.passive and at > 0 and text.norms[s.first + at - 1] in self._be:
                    continue
                right = split.right.match(row, end)
                if right is None:
                    continue
                left = split.left.search(row, 0, at)
                if left is None:
                    continue
                groups = _groups(left) | _groups(right) | _groups(cue)
                source = groups.get("source")
                if source is None or source[0] == source[1]:
                    continue
                taken.update(range(at, end))
                source = self._whole(row, source)
                reach = "all" if "more" in groups else rule.content
                content = {
                    "before": (0, at),
                    "after": (max(end, source[1]), len(row)),
                    "all": (0, len(row)),
                }[reach]
                outer = _shift(groups["outer"], s.first) if "outer" in groups else None
                cued, reached = _shift((at, end), s.first), _shift(content, s.first)
                out.append(Said(rule, s, _shift(source, s.first), outer, cued, reached))
        out.sort(key=lambda x: x.cue)
        return out

    def _signature(self, text: Text, s: Sentence, at: int, rule: SourceRule) -> bool:
        """A verb with a capital inside a sentence is part of a name ("Reporting by H. Said")."""
        return at > 0 and not s.title and rule.kind == "said" and text.words[s.first + at][0].isupper()

    def _whole(self, row: str, source: tuple[int, int]) -> tuple[int, int]:
        """The source with the articles and modifiers that stand right before it."""
        if self._starts.match(row, source[0]):
            return source
        got = self._before.search(row, 0, source[0])
        return (got.start(), source[1]) if got else source


def _groups(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    return {name: match.span(name) for name, text in match.groupdict().items() if text is not None}


def _shift(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


def check(packs: Packs) -> list[str]:
    """Run every source rule's examples; one line for each that fails."""
    orthography = Orthography(packs)
    finder, actors = SourceFinder(packs, orthography), ActorFinder(packs, orthography)
    out: list[str] = []
    for where, rule in packs.located("source_rules", SourceRule):
        for example in rule.yes:
            got = _example(finder, actors, orthography, example)
            fired = [m for m in got if m.rule == rule.id]
            if not fired:
                others = ", ".join(sorted({m.rule for m in got})) or "nothing"
                out.append(f"{where} (source_rules: {rule.id}): does not read '{example.text}' ({others} does)")
            elif example.names and all(m.names[: len(example.names)] != example.names for m in fired):
                out.append(
                    f"{where} (source_rules: {rule.id}): names {list(fired[0].names)}, not {list(example.names)}, in "
                    f"'{example.text}'"
                )
        for line in rule.no:
            if any(m.rule == rule.id for m in _example(finder, actors, orthography, SourceExample(line))):
                out.append(f"{where} (source_rules: {rule.id}): must not read '{line}'")
    return out


def _example(
    finder: SourceFinder, actors: ActorFinder, orthography: Orthography, example: SourceExample
) -> list[SourceMention]:
    text = Text(example.text, orthography, title=example.text if example.title else None)
    return finder.find(text, None, actors.find(text))
