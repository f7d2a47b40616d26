"""Who says so: attributions in a text, the words that carry them, how far each reaches, and who stands behind whom.

Rules are the language packs' (section ``source_rules``); this module runs them at every cue, names the source, resolves
"it said" and "the group" to whom they mean, and carries a speaker over the sentences of one quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from ..errors import PackError
from ..rules import Packs
from ..text import Entry, Hit, Orthography, Sentence, Text
from .actors import ActorFinder, ActorMention
from .actors_pack import ActorPack, ActorRecord
from .sources_patterns import Coder, Split

__all__ = ["SourceFinder", "SourceMention", "check"]

_QUOTES, _OPENERS, _CLOSERS = frozenset("\"“”«»"), frozenset("“«"), frozenset("”»")

SourceKind = Literal["said", "according", "told", "quoted", "colon", "dash", "carry_over", "accuse", "deny"]


class SourceMention(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution. All spans are tokens, end exclusive.

    ``first``/``last`` are the words that name the source, ``cue`` the word that attributes, ``content`` the part of the
    sentence whose claims it reaches. ``name`` is the nearest source under its neutral name, ``nested`` those behind it,
    nearest first (``names`` is both). ``carries``: the source was named earlier ("it said", a quotation that goes on).
    ``own``: the source is the publisher itself, which counts as the publisher's own voice.
    """

    first: int
    last: int
    name: str
    cue: tuple[int, int]
    content: tuple[int, int]
    kind: SourceKind
    nested: tuple[str, ...] = ()
    carries: bool = False
    own: bool = False
    actor_id: str | None = None
    sentence: int = 0
    rule: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The source and those behind it, nearest first: a claim's ``asserted_by``."""
        return (self.name, *self.nested)


class SourceExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in which a rule must find a source of these names."""

    text: str
    names: tuple[str, ...] = ()
    title: bool = False


class SourceRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``source_rules``: a pattern with one ``[cue]``; ``content`` is the part of the sentence it reaches."""

    id: str
    kind: SourceKind
    pattern: str
    content: Literal["before", "after", "all"]
    title: bool = False
    outer_first: bool = False
    yes: tuple[SourceExample, ...] = ()
    no: tuple[str, ...] = ()


class _Compiled(msgspec.Struct, frozen=True):
    rule: SourceRule
    split: Split


class _Said(msgspec.Struct):
    """An attribution before its source is named."""

    rule: SourceRule
    sentence: Sentence
    source: tuple[int, int]
    outer: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[int, int]


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
        said: list[_Said] = []
        for s in text.sentences:
            said += self._sentence(text, self.coder.body(row[s.first : s.last]), s)
        namer = _Namer(text, actors, self._sets, self._records, publisher)
        namer.introduce(self._caps.finditer(row))
        out: list[SourceMention] = []
        for item in said:
            mention = namer.name(item)
            if mention is not None:
                out.append(mention)
        return _within_quotes(text, _clip(text, out, self._contrast))

    def _sentence(self, text: Text, row: str, s: Sentence) -> list[_Said]:
        out: list[_Said] = []
        taken: set[int] = set()
        for compiled in self.rules:
            rule, split = compiled.rule, compiled.split
            if rule.title and not s.title:
                continue
            for cue in split.cue.finditer(row):
                at, end = cue.span()
                if at in taken or self._signature(text, s, at, rule):
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
                out.append(
                    _Said(
                        rule, s, _shift(source, s.first), _shift(groups["outer"], s.first) if "outer" in groups else None,
                        _shift((at, end), s.first), _shift(content, s.first),
                    )
                )  # fmt: skip
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


class _Namer:
    """Names sources in the order of the text and remembers them for "he", "it" and "the group"."""

    def __init__(
        self,
        text: Text,
        actors: Sequence[ActorMention],
        sets: Mapping[str, frozenset[str]],
        records: Mapping[str, ActorRecord],
        publisher: str | None,
    ) -> None:
        self.text = text
        self.sets = sets
        self.records = records
        self.actors = [m for m in actors if not m.adjectival]
        self.starts = {m.first: m for m in self.actors}
        self.publisher = (publisher or "").casefold()
        self.people: dict[str, tuple[str, ...]] = {}
        self.last_person: tuple[str, ...] | None = None
        self.last: tuple[str, ...] | None = None
        self.last_org: tuple[str, ...] | None = None
        self.last_sentence = -1
        self.by_noun: dict[str, tuple[str, ...]] = {}
        self.empty: frozenset[str] = frozenset()
        self.media = {m.name for m in self.actors if m.type in ("media", "monitor")}

    def introduce(self, runs: Iterable[re.Match[str]]) -> None:
        """Remember full names of people, so that a surname alone can be told from any other capitalised word."""
        for run in runs:
            first, last = run.span()
            while first < last and not self._proper(first):
                first += 1
            if last - first > 1:
                self.people.setdefault(self.text.norms[last - 1], (self.text.slice(first, last),))

    def name(self, item: _Said) -> SourceMention | None:
        names, carries = self._names(*item.source, item)
        if not names:
            return None
        self.last_sentence = item.sentence.index
        if item.outer is not None:
            outer, _ = self._names(*item.outer, item)
            names = (*outer, *names) if item.rule.outer_first else (*names, *outer)
            names = tuple(dict.fromkeys(names))
        first, last = item.source
        if item.rule.kind == "dash" and names[0] not in self.media:
            return None
        found = [self.starts[i] for i in range(first, last) if i in self.starts]
        actor = next((m.actor_id for m in found if m.name == names[0]), found[0].actor_id if found else None)
        return SourceMention(
            first=first, last=last, name=names[0], nested=names[1:], cue=item.cue, content=item.content,
            kind="carry_over" if carries and item.rule.kind == "said" else item.rule.kind, carries=carries,
            actor_id=actor, sentence=item.sentence.index, rule=item.rule.id,
            own=not carries and self._own(actor) and self.records[actor or ""].name == names[0],
        )  # fmt: skip

    def _in(self, name: str, i: int) -> bool:
        return self.text.norms[i] in self.sets.get(name, self.empty)

    def _names(self, first: int, last: int, item: _Said) -> tuple[tuple[str, ...], bool]:
        """Neutral names of the source in these tokens, nearest first, and whether they were named earlier."""
        text = self.text
        if last - first == 1 and self._in("PRONOUN", first):
            if item.sentence.index - self.last_sentence > 3:
                return (), True
            plural = self._in("PLURAL", first)
            got = self.last_person if self._in("HESHE", first) else (self.last if plural else self.last_org)
            return got or self.last or (), True
        people: list[str] = []
        bodies: list[str] = []
        core_end = last
        i = first
        unknown: list[tuple[int, int]] = []
        while i < last:
            m = self.starts.get(i)
            if m is not None and m.last <= last:
                if m.name:
                    (people if m.type in ("official", "person") and not m.generic else bodies).append(m.name)
                    if m.actor_id == "" or m.rule == "short":
                        pass
                i = m.last
                continue
            if self._proper(i):
                j = i + 1
                while j < last and j not in self.starts and (self._proper(j) or self._joins(j, last)):
                    j += 1
                while j > i + 1 and not self._proper(j - 1):
                    j -= 1
                unknown.append((i, j))
                i = j
                continue
            i += 1
        represents = self._represented(first, last)
        bodies.sort(key=lambda name: name not in self.media)
        heads = [k for k in range(first, core_end) if self._in("GENERIC", k)]
        role = any(self._in("ROLE", k) for k in range(first, last))
        for a, b in unknown:
            if a > first and self._in("PREP", a - 1):
                continue
            name = self._person_name(a, b)
            lone = b - a == 1 and a == item.sentence.first and self.text.norms[a] not in self.people
            lone = lone and not self._in("SPEECH", item.cue[0])
            if name and not lone and (role or not heads or b - a > 1):
                people.append(name)
        if people:
            names = tuple(dict.fromkeys((people[0], *represents, *bodies)))
            self._remember(names, person=True)
            return names, False
        if bodies and not self._phrase_is_generic(first, last, heads):
            names = (bodies[0],)
            self._remember(names, named=True)
            return names, False
        if heads:
            return self._generic(first, last, heads, item)
        if bodies:
            self._remember((bodies[0],), named=True)
            return (bodies[0],), False
        return (), False

    def _represented(self, first: int, last: int) -> tuple[str, ...]:
        """The monitors and bodies that the people in these tokens are known to speak for."""
        out: list[str] = []
        for i in range(first, last):
            m = self.starts.get(i)
            record = self.records.get(m.actor_id) if m is not None and m.actor_id else None
            if record is not None and record.type == "person" and record.represents:
                out.append(self.records[record.represents].name)
        return tuple(out)

    def _own(self, actor_id: str | None) -> bool:
        record = self.records.get(actor_id) if actor_id else None
        return bool(self.publisher) and record is not None and self.publisher in {
            record.name.casefold(), *(x.casefold() for x in record.publishers)
        }  # fmt: skip

    def _proper(self, i: int) -> bool:
        w = self.text.words[i]
        return w[0].isupper() and not any(self._in(c, i) for c in ("DET", "ROLE", "DAY", "SAY", "PRONOUN", "EARLY", "MOD", "GENERIC", "PREP"))

    def _joins(self, i: int, last: int) -> bool:
        return self._in("PART", i) and i + 1 < last and (self._proper(i + 1) or self._in("PART", i + 1))

    def _person_name(self, first: int, last: int) -> str:
        words = self.text.slice(first, last)
        key = self.text.norms[last - 1]
        known = self.people.get(key)
        if known is not None and last - first <= 2:
            return known[0]
        if last - first > 1:
            self.people[key] = (words,)
        return words

    def _phrase_is_generic(self, first: int, last: int, heads: list[int]) -> bool:
        """"UN officials", "a source in the Syrian militia": the body only qualifies the noun."""
        if not heads:
            return False
        head = heads[-1] if self._in("DOCUMENT", heads[-1]) else heads[0]
        if self._in("DOCUMENT", head) or self._in("ROLE", head):
            return False
        covered = next((m for m in self.actors if m.first <= head < m.last), None)
        if covered is not None or self._in("MEDIUM", head):
            return False
        return any(first <= m.first and m.last <= last for m in self.actors)

    def _generic(self, first: int, last: int, heads: list[int], item: _Said) -> tuple[tuple[str, ...], bool]:
        text = self.text
        start = first
        the = self._in("THE", first)
        while start < last - 1 and self._in("ARTICLE", start):
            start += 1
        head = text.norms[heads[0]]
        if the and heads[0] - start <= 1 and (last - heads[0] <= 1 or self._in("PREP", heads[0] + 1)):
            known = self.by_noun.get(head) or (self.last if self._in("DOCUMENT", heads[0]) else self.last_org)
            if known:
                return known, True
        dates = [k for k in range(start, heads[0]) if self._in("DAY", k) or text.numeric[k]]
        start = dates[-1] + 1 if dates else start
        stop = next((k for k in range(heads[0] + 1, last) if self._in("RELATIVE", k) or text.words[k] == ","), last)
        name = self._phrase(start, stop)
        if start == first == item.sentence.first and not self._proper(start):
            name = name[:1].lower() + name[1:]
        names = (name,)
        self.by_noun[head] = names
        self._remember(names, named=self._in("MEDIUM", heads[0]) or self._in("DOCUMENT", heads[0]))
        return names, False

    def _phrase(self, first: int, last: int) -> str:
        """The words of a generic source, with the neutral names of the actors among them."""
        out: list[str] = []
        i = first
        while i < last:
            m = self.starts.get(i)
            if m is not None and m.last <= last and m.name and m.text[0].isupper():
                out.append(m.name)
                i = m.last
            else:
                out.append(self.text.words[i])
                i += 1
        return " ".join(out)

    def _remember(self, names: tuple[str, ...], *, person: bool = False, named: bool = False) -> None:
        self.last = names
        if person:
            self.last_person = names
            if len(names) > 1:
                self.last_org = names[1:]
        elif named:
            self.last_org = names


def _groups(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    return {name: match.span(name) for name, text in match.groupdict().items() if text is not None}


def _shift(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


def _clip(text: Text, mentions: list[SourceMention], contrast: frozenset[str]) -> list[SourceMention]:
    """End a source's reach where a contrasted clause has a source of its own."""
    out: list[SourceMention] = []
    for i, m in enumerate(mentions):
        stop = m.content[1]
        for other in mentions[i + 1 :]:
            if other.sentence != m.sentence or other.first >= stop:
                break
            if other.first <= m.content[0]:
                continue
            edge = next(
                (k for k in range(other.first - 1, max(m.content[0], other.first - 4), -1) if text.norms[k] in contrast),
                None,
            )
            if edge is not None:
                stop = edge
                break
        out.append(m if stop == m.content[1] else msgspec.structs.replace(m, content=(m.content[0], stop)))
    return out


def _within_quotes(text: Text, mentions: list[SourceMention]) -> list[SourceMention]:
    """Carry a speaker over the other sentences of a quotation, and over quotations that follow without a speaker."""
    spans = list(_quotations(text))
    if not spans:
        return mentions
    by_sentence: dict[int, list[SourceMention]] = {}
    for m in mentions:
        by_sentence.setdefault(m.sentence, []).append(m)
    extra: list[SourceMention] = []
    for s in text.sentences:
        if s.index in by_sentence:
            continue
        span = next((q for q in spans if q[0] < s.last and q[1] > s.first and _covers(q, s)), None)
        if span is None:
            continue
        speaker = next(
            (m for m in mentions if m.content[0] < span[1] and m.content[1] > span[0] and m.kind != "accuse"), None
        )
        if speaker is None and span[0] <= s.first + 1:
            before = [m for k in (s.index - 1, s.index - 2) for m in by_sentence.get(k, ())]
            speaker = before[-1] if before else None
        if speaker is None:
            continue
        carried = msgspec.structs.replace(
            speaker, content=(s.first, s.last), sentence=s.index, carries=True, kind="carry_over",
            rule=f"{speaker.rule}, quotation goes on",
        )  # fmt: skip
        extra.append(carried)
        by_sentence[s.index] = [carried]
    return sorted([*mentions, *extra], key=lambda m: (m.sentence, m.cue))


def _covers(span: tuple[int, int], s: Sentence) -> bool:
    return min(span[1], s.last) - max(span[0], s.first) >= 0.6 * (s.last - s.first)


def _quotations(text: Text) -> Iterable[tuple[int, int]]:
    """Token spans of quotations; a mark opens when a word follows it at once and none stands before it."""
    raw, opened = text.raw, -1
    for i, word in enumerate(text.words):
        if word not in _QUOTES:
            continue
        at = text.starts[i]
        space_before = at == 0 or raw[at - 1].isspace() or raw[at - 1] in "([-–—"
        space_after = at + 1 >= len(raw) or raw[at + 1].isspace()
        if word in _OPENERS or (word not in _CLOSERS and space_before and not space_after):
            opened = i
        elif opened >= 0:
            yield opened, i + 1
            opened = -1


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
