"""Who says so: attributions in a text, the words that carry them, how far each reaches, and who stands behind whom.

Rules are the language packs' (section ``source_rules``); this module runs them at every cue, names the source, resolves
"it said" and "the group" to whom they mean, and carries a speaker over the sentences of one quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from ..rules import Packs
from ..text import Entry, Hit, Orthography, Remembered, Sentence, Text
from .actors import ActorFinder, ActorMention
from .actors_pack import ActorPack
from .sources_model import CarryRule, Said, SourceExample, SourceMention, SourceRule
from .sources_names import Namer
from .sources_passage import SourceWords
from .sources_patterns import Coder, Split
from .sources_reach import clip, within_quotes

__all__ = ["SourceFinder", "SourceMention", "check"]


#: longer sentences are furniture or tables; they are read in pieces of so many tokens, so that time stays linear
_PARTIES = frozenset(("armed_force", "faction", "official", "state"))
_WINDOW = 200
_MAIN = 4  # tokens that a main clause has at the least before a clause about a place in it
_OPENING = 4  # tokens from the mark that ends a clause to an attribution that opens the next
_BESIDE = 9  # tokens before a source in which another may be joined to it


class _Compiled(msgspec.Struct, frozen=True):
    rule: SourceRule
    split: Split
    said: bool  # a verb of saying, which may be part of a name


class SourceFinder:
    """Compiled once for a set of packs; :meth:`find` is a pure function of the text and its actors."""

    def __init__(self, packs: Packs, orthography: Orthography) -> None:
        rules = list(packs.located("source_rules", SourceRule))
        words = {str(k): [str(x) for x in v] for k, v in packs.mapping("source_words").items()}
        macros = {str(k): str(v) for k, v in packs.mapping("source_patterns").items()}
        genitives = {orthography.norm(str(k)): str(v) for k, v in packs.mapping("source_genitives").items()}
        classed = {orthography.norm(x) for forms in words.values() for x in forms}
        words["WORD"] = [*words.get("WORD", ()), *(x for x in genitives if x not in classed)]
        words["GENITIVE"] = list(genitives)
        self.orthography = orthography
        carries = packs.entries("source_carries", CarryRule)
        patterns = [r.pattern for _, r in rules] + [c.pattern for c in carries]
        self.coder = Coder(orthography, words, patterns, macros)
        self.carries = [(c, self.coder.compile(c.pattern, f"source_carries: {c.id}", anchored=False)) for c in carries]
        self.rules = [
            _Compiled(r, self.coder.split(r.pattern, f"{where} ({r.id})"), r.kind == "said") for where, r in rules
        ]
        self._begins: dict[str, int] = {}  # character -> the rules whose cue may begin with it, one bit for each
        for n, c in enumerate(self.rules):
            for char in c.split.begins:
                self._begins[char] = self._begins.get(char, 0) | 1 << n
        self._cues = frozenset(self._begins)
        self._tried = Remembered(self._of_bits, room=10_000)
        self._before = self.coder.compile(macros.get("before", ""), "source_patterns: before")
        self._starts = self.coder.compile(macros.get("starts", ""), "source_patterns: starts", anchored=False)
        self._aside = self.coder.compile(macros["aside"], "source_patterns: aside", anchored=False) if "aside" in macros else None
        self._beside = [
            self.coder.compile(macros[name], f"source_patterns: {name}")
            for name in ("beside", "beside_sure") if name in macros
        ]  # fmt: skip
        self._caps = self.coder.compile(macros.get("caps", "CAP"), "source_patterns: caps", anchored=False)
        norm = orthography.norm
        self._sets: dict[str, frozenset[str]] = {name: frozenset(map(norm, forms)) for name, forms in words.items()}
        self._blocks = self._sets.get("BLOCKS", frozenset())
        self._contrast = self._sets.get("BUT", frozenset()) | {";"} | self._sets.get("AND", frozenset())
        self._added = self._sets.get("ADDED", frozenset())
        self._words = SourceWords(self._sets, ActorPack(packs), genitives, packs.mapping("source_called"))
        self._where = self._sets.get("PLACECLAUSE", frozenset())
        self._placing = frozenset(self.coder.chars("PLACING")) if "PLACING" in words else frozenset()
        self._named = frozenset(c for sort in ("ACTOR", "BODY", "PERSON") for c in self.coder.chars(sort))
        self._inner, self._semi = self.coder.chars("IN"), self.coder.chars("SEMI")
        self._parties = frozenset(i for i, r in self._words.records.items() if r.type in _PARTIES)

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
            body = self.coder.body(row[s.first : s.last])
            for start in range(0, len(body), _WINDOW):
                said += self._sentence(text, body[start : start + _WINDOW], s, s.first + start)
        namer = Namer(text, actors, self._words, publisher)
        namer.introduce(self._caps.finditer(row))
        out: list[SourceMention] = []
        for item in said:
            mention = namer.name(item)
            if mention is not None:
                out.append(mention)
        return self._carried(text, row, within_quotes(text, clip(text, out, self._contrast, self._added, self._parties)))

    def _carried(self, text: Text, row: str, mentions: list[SourceMention]) -> list[SourceMention]:
        """Carry a source into a sentence that breaks down what it counted ("of the dead, six were children")."""
        if not self.carries:
            return mentions
        by_sentence: dict[int, SourceMention] = {}
        for m in mentions:
            by_sentence[m.sentence] = m
        extra: list[SourceMention] = []
        for s in text.sentences:
            before = by_sentence.get(s.index - 1)
            if s.index in by_sentence or before is None or before.kind in ("accuse", "deny") or text.sentences[s.index - 1].title:
                continue
            part = row[s.first : min(s.last, s.first + _WINDOW)]
            rule = next((c for c, pattern in self.carries if pattern.match(part)), None)
            if rule is None:
                continue
            aside = self._aside.search(part, _MAIN) if self._aside is not None else None  # "a town which lies in ..."
            carried = msgspec.structs.replace(
                before, content=(s.first, s.first + aside.start() if aside else s.last), sentence=s.index, carries=True,
                kind="carry_over", rule=rule.id,
            )  # fmt: skip
            extra.append(carried)
            by_sentence[s.index] = carried
        return sorted([*mentions, *extra], key=lambda m: (m.sentence, m.cue)) if extra else mentions

    def _sentence(self, text: Text, row: str, s: Sentence, first: int) -> list[Said]:
        """Attributions in one sentence, or a window of a very long one; ``row`` begins at token ``first``."""
        out: list[Said] = []
        present = self._cues.intersection(row)
        if not present:
            return out
        bits = 0
        for char in present:
            bits |= self._begins[char]
        taken: set[int] = set()
        found: dict[str, list[re.Match[str]]] = {}  # many rules share a cue
        for compiled in self._tried[bits]:
            rule, split = compiled.rule, compiled.split
            if rule.title and not s.title:
                continue
            cues = found.get(split.cue_source)
            if cues is None:
                cues = found[split.cue_source] = list(split.cue.finditer(row))
            for cue in cues:
                at, end = cue.span()
                if at in taken:
                    continue
                right = split.right.match(row, end)
                if right is None or (compiled.said and self._signature(text, s, first + at)):
                    continue
                if not rule.passive and at > 0 and self._blocked(text, first + at - 1):
                    continue
                left = split.left.search(row, 0, at)
                if left is None:
                    continue
                groups = _groups(left) | _groups(right) | _groups(cue)
                source = groups.get("source")
                if source is None or source[0] == source[1]:
                    continue
                if compiled.said and 0 < source[0] < at and row[source[0] - 1] in self._placing:
                    source = self._placed(row, source)
                    if source is None:
                        continue
                taken.update(range(at, end))
                source = self._whole(row, self._behind_where(text.norms[first : first + at], source))
                reach = "all" if "more" in groups else rule.content
                content = {
                    "before": (0, at),
                    "after": (max(end, source[1]), len(row)),
                    "on": (source[1] if source[1] <= at else max(end, source[1]), len(row)),
                    "all": (0, len(row)),
                }[reach]
                if content[0] == 0 < at and len(row) - max(end, source[1]) > _OPENING:
                    content = (self._clause(row, min(at, source[0])), content[1])
                if "span" in groups:
                    content = (groups["span"][0], max(groups["span"][1], end))
                outer = _shift(groups["outer"], first) if "outer" in groups else None
                cued, reached = _shift((at, end), first), _shift(content, first)
                also = self._joined(row, source, at)
                out.append(Said(rule, s, _shift(source, first), outer, cued, reached, _shift(also, first) if also else None))
        out.sort(key=lambda x: x.cue)
        return out

    def _behind_where(self, norms: Sequence[str], source: tuple[int, int]) -> tuple[int, int]:
        """The source, among the words before its cue, without the place before it that a clause is about: "X, where the council put
        the toll at nine"."""
        if source[1] > len(norms) or norms[-1] == ",":
            return source
        k = next((k for k in range(source[1] - 2, source[0], -1) if norms[k] in self._where and norms[k - 1] == ","), -1)
        return (k + 1, source[1]) if k > 0 else source

    def _clause(self, row: str, first: int) -> int:
        """Where the reach of an attribution begins whose words begin at ``first``: behind the mark that ends a clause, where they
        open the next one: "the deal bans jets; according to X it has been broken"."""
        near = range(first - 1, max(0, first - _OPENING), -1)
        return next((k + 1 for k in near if row[k] in self._semi), 0)

    def _of_bits(self, bits: int) -> tuple[_Compiled, ...]:
        """The rules that stand for these bits, in the packs' order."""
        return tuple(c for n, c in enumerate(self.rules) if bits >> n & 1)

    def _blocked(self, text: Text, i: int) -> bool:
        """Whether a verb behind token ``i`` is a passive or an infinitive; a name in capitals ("IS said") is neither."""
        return text.norms[i] in self._blocks and not (len(text.words[i]) > 1 and text.words[i].isupper())

    @staticmethod
    def _signature(text: Text, s: Sentence, at: int) -> bool:
        """A verb of saying with a capital inside a sentence is part of a name ("Reporting by H. Said")."""
        return at > s.first and not s.title and text.words[at][0].isupper()

    def _whole(self, row: str, source: tuple[int, int]) -> tuple[int, int]:
        """The source with the articles and modifiers that stand right before it."""
        if self._starts.match(row, source[0]):
            return source
        got = self._before.search(row, 0, source[0])
        return (got.start(), source[1]) if got else source

    def _placed(self, row: str, source: tuple[int, int]) -> tuple[int, int] | None:
        """Who is said to be where a source seemed to be named ("the Northern Council in Tal Rifat admitted"), or nobody."""
        k = source[0] - 2
        while k > 0 and row[k] in self._inner:
            k -= 1
        return (k, source[1]) if k >= 0 and row[k] in self._named else None

    def _joined(self, row: str, source: tuple[int, int], cue: int) -> tuple[int, int] | None:
        """The noun phrase that is joined to a source by "and", where it begins the sentence or follows a comma."""
        if source[0] > cue or source[0] < 2:
            return None
        for pattern in self._beside:
            got = pattern.search(row, max(0, source[0] - _BESIDE), source[0])
            if got is not None and got.start("first") < got.end("first"):
                return got.span("first")
        return None


def _groups(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    if match.lastindex is None:
        return {}
    spans = match.regs
    return {name: spans[n] for name, n in match.re.groupindex.items() if spans[n][0] >= 0}


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
    for where, carry in packs.located("source_carries", CarryRule):
        for wanted, lines in ((True, carry.yes), (False, carry.no)):
            for line in lines:
                got = _example(finder, actors, orthography, SourceExample(line))
                if any(m.rule == carry.id and m.sentence == 1 for m in got) is not wanted:
                    verb = "must carry" if wanted else "must not carry"
                    out.append(f"{where} (source_carries: {carry.id}): {verb} the source on in '{line}'")
    return out


def _example(
    finder: SourceFinder, actors: ActorFinder, orthography: Orthography, example: SourceExample
) -> list[SourceMention]:
    text = Text(example.text, orthography, title=example.text if example.title else None)
    return finder.find(text, None, actors.find(text))
