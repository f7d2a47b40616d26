"""A small grammar of time expressions: rules from packs, read left to right with nested parts.

A rule's ``says`` is a row of elements:

    -               a dash between the words
    last            that word (comparison form)          last|past       either
    <month:m>       a word of the class, named ``m``     <bare:of>       something another rule ``makes``
    <num> <dom> <y4> <date> <clock> <decade>             built in: number, day of month, year, numeric date, clock time
    ~8              up to eight plain words              x?              may be missing

Rules that begin at a word are found by that word; what a rule makes can be a part of another rule ("since" + "the
beginning of" + "February last year"). The longest reading at a place wins, earlier rules before later ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from ..errors import PackError
from ..text import Orthography, Remembered, Text
from .numbers_reader import Reader
from .phrases import Phrases
from .times_openings import NUMERIC, Openings

_ELEMENT = re.compile(r"^(?:<(?P<kind>[\w]+)(?::(?P<name>\w+))?>|~(?P<skip>\d+)|(?P<words>[^<>~]+?))(?P<opt>\?)?$")
_DASHES = frozenset("-‐‑–—")


class TimeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``time_rules``. ``says`` are patterns, ``op`` how the reading becomes days (docs/times-and-numbers.md),
    ``with`` fixed arguments, ``makes`` what it is a part for; rules with ``drop`` only swallow what is no time.
    Rules with ``inner`` are parts and never stand alone.
    ``after``: words one of which must stand before. ``forward``: it dates what follows ("a day after the raid").
    ``yes``: ``"words [the time] words => start..end"``, against the pack's example day or ``@ 2019-12-24``.
    """

    id: str
    says: tuple[str, ...]
    op: str = "same"
    kind: str = "relative"
    with_: dict[str, Any] = msgspec.field(default={}, name="with")
    makes: str = "time"
    drop: bool = False
    inner: bool = False
    after: tuple[str, ...] = ()
    forward: bool = False
    vague: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Node(msgspec.Struct, frozen=True):
    """A reading: the operation and its arguments (numbers, words, further readings)."""

    op: str
    kind: str
    args: dict[str, Any]
    rule: str
    vague: bool = False


class Element(msgspec.Struct, frozen=True):
    """One element of a compiled pattern."""

    kind: str  # word, class, special, part, skip, dash
    name: str | None
    optional: bool
    words: frozenset[str] = frozenset()
    phrases: Any = None
    skip: int = 0
    part: str = ""


class Branch:
    """A node of the tree that patterns share: what may stand next, and the rules that end here.

    ``words`` leads on by literal word, ``others`` by element; ``ends`` are (order, rule, names of the steps). ``leads``
    are the others that a word (or :data:`NUMERIC`) can begin.
    """

    __slots__ = ("ends", "keys", "leads", "others", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[Branch]] = {}
        self.others: list[tuple[Element, frozenset[str], Branch]] = []
        self.ends: list[tuple[int, TimeRule, tuple[str | None, ...]]] = []
        self.keys: dict[tuple[Any, ...], Branch] = {}
        self.leads = Remembered(self._leads, room=5_000)

    def _leads(self, edge: str) -> tuple[tuple[Element, frozenset[str], Branch], ...]:
        return tuple(step for step in self.others if edge in step[1] or step[0].kind in ("skip", "dash"))


Outcome = tuple[int, int, "TimeRule", "tuple[str | None, ...]", "tuple[Any, ...]"]  # end, order, rule, names, values
Special = Callable[["Reading", int], "tuple[int, Any] | None"]


class Reading:
    """One sentence being read: the text, its borders, and what was read where."""

    __slots__ = ("first", "last", "memo", "norms", "numeric", "ones", "text")

    def __init__(self, text: Text, first: int, last: int) -> None:
        self.text = text
        self.norms = text.norms
        self.numeric = text.numeric
        self.first = first
        self.last = last
        self.memo: dict[tuple[int, str], tuple[int, Node] | None] = {}
        self.ones: dict[tuple[int, str], tuple[int, Any] | None] = {}


class Grammar:
    """Compiled rules. :meth:`best` gives the longest reading at a token."""

    def __init__(
        self,
        rules: list[tuple[str, TimeRule]],
        classes: Mapping[str, Mapping[str, Any]],
        specials: Mapping[str, Special],
        orthography: Orthography,
        cased: frozenset[str],
        numbers: Reader,
    ) -> None:
        self._number_words = numbers.lexis.starts
        self._specials = specials
        self._phrase = orthography.phrase
        self._cased = cased
        prefixes = [p for p in (orthography.norm(p) for p in orthography.prefixes) if not p.isascii()]
        self._classes = {name: self._table(words, prefixes) for name, words in classes.items()}
        parts = {rule.makes for _, rule in rules}
        patterns: list[tuple[TimeRule, tuple[Element, ...]]] = []
        for where, rule in rules:
            for says in rule.says:
                elements = tuple(self._element(e, parts, f"{where} ({rule.id})") for e in says.split())
                if all(e.optional for e in elements):
                    raise PackError(f"{where} ({rule.id}): '{says}' would match nothing at all")
                patterns.append((rule, elements))
        self._patterns = patterns
        self._firsts = self._first_words(parts)
        self._top = Branch()
        self._made = {part: Branch() for part in parts}
        for order, (rule, elements) in enumerate(patterns):
            for variant in _variants(elements):
                self._grow(self._made[rule.makes], variant, order, rule)
                if not rule.inner:
                    self._grow(self._top, variant, order, rule)
        self._may_begin = Openings({"": self._top, **self._made}, numbers.after).may_begin
        #: Words at which a reading may begin; :data:`NUMERIC` stands for figures.
        self.starts = frozenset(w for rule, elements in patterns if not rule.inner for w in self._starts(elements))

    def _grow(self, root: Branch, elements: tuple[Element, ...], order: int, rule: TimeRule) -> None:
        at = root
        for e in elements:
            key = (e.kind, e.words, e.part, e.skip)
            child = at.keys.get(key)
            if child is None:
                child = at.keys[key] = Branch()
                if e.kind == "word":
                    for word in e.words:
                        at.words.setdefault(word, []).append(child)
                else:
                    at.others.append((e, self._edges(e), child))
            at = child
        at.ends.append((order, rule, tuple(e.name for e in elements)))

    def _edges(self, e: Element) -> frozenset[str]:
        """Words at which the element may begin (empty: any, for a gap)."""
        if e.kind == "class":
            words = frozenset(e.phrases.edges())
            return words | {NUMERIC} if any(w[0].isdigit() for w in words) else words  # "11th", "2-1/2"
        if e.kind == "special":
            return frozenset((NUMERIC, *self._number_words)) if e.part == "num" else frozenset((NUMERIC,))
        return frozenset(self._firsts[e.part]) if e.kind == "part" else frozenset()

    def _table(self, words: Mapping[str, Any], prefixes: list[str]) -> Phrases[Any]:
        table: Phrases[Any] = Phrases()
        for says, value in words.items():
            key = self._phrase(str(says))
            table.add(key, value)
            if key and not key[0].isascii():
                for p in prefixes:
                    table.add((p + key[0], *key[1:]), value)
        return table

    def _element(self, source: str, parts: set[str], where: str) -> Element:
        m = _ELEMENT.match(source)
        if m is None:
            raise PackError(f"{where}: element '{source}' not understood")
        optional = bool(m["opt"])
        if m["skip"]:
            return Element("skip", None, optional, skip=int(m["skip"]))
        if m["words"] == "-":
            return Element("dash", None, optional)
        if m["words"]:
            words = frozenset(w for alternative in m["words"].split("|") for w in self._phrase(alternative))
            return Element("word", None, optional, words=words)
        kind, name = m["kind"], m["name"]
        if kind in self._specials:
            return Element("special", name, optional, part=kind)
        if kind in parts:
            return Element("part", name, optional, part=kind)
        if kind in self._classes:
            return Element("class", name, optional, phrases=self._classes[kind], part=kind)
        known = ", ".join(sorted((*self._specials, *parts, *self._classes)))
        raise PackError(f"{where}: '<{kind}>' is no class, part or built-in; known: {known}")

    def _first_words(self, parts: set[str]) -> dict[str, set[str]]:
        self._firsts = {p: set() for p in parts}
        changed = True
        while changed:
            changed = False
            for rule, elements in self._patterns:
                got = self._starts(elements)
                if not got <= self._firsts[rule.makes]:
                    self._firsts[rule.makes] |= got
                    changed = True
        return self._firsts

    def _starts(self, elements: tuple[Element, ...]) -> set[str]:
        out: set[str] = set()
        for e in elements:
            out |= e.words or self._edges(e)
            if not e.optional:
                break
        return out

    def vocabulary(self, quiet: frozenset[str]) -> set[str]:
        """Every word that a pattern names or one of its classes begins with, but for the ``quiet`` classes."""
        out: set[str] = set()
        for _, elements in self._patterns:
            for e in elements:
                out |= e.words
                if e.kind == "class" and e.part not in quiet:
                    out |= set(e.phrases.edges())
        return out

    def far(self) -> frozenset[str]:
        """Words at which a pattern with a gap begins: its telling word may stand far off."""
        return frozenset(
            w
            for _, elements in self._patterns
            if any(e.kind == "skip" for e in elements)
            for w in self._starts(elements)
        )

    def best(self, reading: Reading, i: int) -> tuple[int, Node, TimeRule] | None:
        """The longest reading that begins at token ``i`` as ``(end, node, rule)``."""
        if not self._may_begin("", reading, i):
            return None
        got = self._walk(self._top, reading, i, ())
        if got is not None and got[2].after and (i == reading.first or reading.norms[i - 1] not in got[2].after):
            return None
        return None if got is None else (got[0], _node(got), got[2])

    def part(self, reading: Reading, i: int, makes: str) -> tuple[int, Node] | None:
        """The longest reading at ``i`` that makes such a part."""
        key = (i, makes)
        memo = reading.memo
        if key not in memo:
            memo[key] = None  # a part cannot begin with itself
            got = self._walk(self._made[makes], reading, i, ()) if self._may_begin(makes, reading, i) else None
            memo[key] = None if got is None else (got[0], _node(got))
        return memo[key]

    def _walk(self, branch: Branch, reading: Reading, i: int, values: tuple[Any, ...]) -> Outcome | None:
        best: Outcome | None = None
        if branch.ends:
            order, rule, names = branch.ends[0]
            best = (i, order, rule, names, values)
        last = reading.last
        if i >= last:
            return best
        norms, numeric = reading.norms, reading.numeric
        norm = norms[i]
        edge = NUMERIC if numeric[i] else norm
        for child in branch.words.get(norm, ()):
            got = self._enter(child, reading, i + 1, (*values, norm))
            if got is not None and (best is None or got[0] > best[0] or (got[0] == best[0] and got[1] < best[1])):
                best = got
        for e, edges, child in branch.leads[edge]:
            if edge in edges:
                if e.kind == "class":
                    found = e.phrases.match(norms, i, last)
                    if found is None or (norm in self._cased and reading.text.words[i][0].islower()):
                        continue
                    value, j = found
                else:
                    one = self._one(e, reading, i)
                    if one is None:
                        continue
                    j, value = one
                got = self._enter(child, reading, j, (*values, value))
            elif e.kind == "skip":
                got = self._skip(e.skip, child, reading, i, values)
            elif e.kind == "dash" and reading.text.gap(i - 1).strip() in _DASHES:
                got = self._walk(child, reading, i, (*values, None))
            else:
                continue
            if got is not None and (best is None or got[0] > best[0] or (got[0] == best[0] and got[1] < best[1])):
                best = got
        return best

    def _enter(self, child: Branch, reading: Reading, j: int, values: tuple[Any, ...]) -> Outcome | None:
        """The longest reading behind a child; one which the next token does not lead on from need not be walked."""
        if j < reading.last:
            norm = reading.norms[j]
            if norm in child.words or child.leads[NUMERIC if reading.numeric[j] else norm]:
                return self._walk(child, reading, j, values)
        if not child.ends:
            return None
        order, rule, names = child.ends[0]
        return j, order, rule, names, values

    def _skip(
        self, reach: int, branch: Branch, reading: Reading, i: int, values: tuple[Any, ...]
    ) -> Outcome | None:
        """The fewest plain words that let the rest match."""
        words = reading.text.words
        for step in range(reach + 1):
            at = i + step
            if at >= reading.last or (step and not words[at - 1][0].isalpha()):
                return None
            got = self._walk(branch, reading, at, (*values, None))
            if got is not None:
                return got
        return None

    def _one(self, e: Element, reading: Reading, i: int) -> tuple[int, Any] | None:
        """Where a part or a built-in element that begins at ``i`` ends, and its value."""
        if e.kind == "part":
            return self.part(reading, i, e.part)
        key = (i, e.part)
        ones = reading.ones
        if key in ones:
            return ones[key]
        got = ones[key] = self._specials[e.part](reading, i)
        return got


def _variants(elements: tuple[Element, ...]) -> Iterator[tuple[Element, ...]]:
    """The pattern with and without each of its optional elements."""
    if not elements:
        yield ()
        return
    head = elements[0]
    for rest in _variants(elements[1:]):
        yield (head, *rest)
        if head.optional:
            yield rest


def _node(outcome: Outcome) -> Node:
    _, _, rule, names, values = outcome
    args = {**rule.with_, **{n: v for n, v in zip(names, values, strict=True) if n}}
    inner = args.get("of")
    if rule.op == "same" and isinstance(inner, Node):
        return inner
    return Node(rule.op, rule.kind, args, rule.id, rule.vague)
