"""A small grammar of time expressions: rules from packs, read left to right with nested parts.

A rule's ``says`` is a row of elements:

    last            that word (comparison form)          last|past       either
    <month:m>       a word of the class, named ``m``     <bare:of>       something another rule ``makes``
    <num> <dom> <y4> <date> <clock> <decade>             built in: number, day of month, year, numeric date, clock time
    ~8              up to eight plain words              x?              may be missing

Rules that begin at a word are found by that word; what a rule makes can be a part of another rule ("since" + "the
beginning of" + "February last year"). The longest reading at a place wins, earlier rules before later ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from ..errors import PackError
from ..text import Orthography, Text
from .numbers_words import Phrases, Reader

_ELEMENT = re.compile(r"^(?:<(?P<kind>[\w]+)(?::(?P<name>\w+))?>|~(?P<skip>\d+)|(?P<words>[^<>~]+?))(?P<opt>\?)?$")
NUMERIC = "\0number"


class TimeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``time_rules``. ``says`` are patterns, ``op`` how the reading becomes days (docs/times-and-numbers.md),
    ``with`` fixed arguments, ``makes`` what it is a part for; rules with ``drop`` only swallow what is no time.
    Rules with ``inner`` are parts and never stand alone. ``yes``: ``"words [the time] words => start..end"``, against
    the pack's example day or ``@ 2019-12-24``.
    """

    id: str
    says: tuple[str, ...]
    op: str = "same"
    kind: str = "relative"
    with_: dict[str, Any] = msgspec.field(default={}, name="with")
    makes: str = "time"
    drop: bool = False
    inner: bool = False
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

    kind: str  # word, class, special, part, skip
    name: str | None
    optional: bool
    words: frozenset[str] = frozenset()
    phrases: Any = None
    skip: int = 0
    part: str = ""


class Compiled(msgspec.Struct, frozen=True):
    """One pattern of one rule."""

    order: int
    rule: TimeRule
    elements: tuple[Element, ...]


Special = Callable[["Reading", int], "tuple[int, Any] | None"]


class Reading:
    """One sentence being read: the text, its borders, and what was read where."""

    __slots__ = ("first", "last", "memo", "norms", "text")

    def __init__(self, text: Text, first: int, last: int) -> None:
        self.text = text
        self.norms = text.norms
        self.first = first
        self.last = last
        self.memo: dict[tuple[int, str], tuple[int, Node] | None] = {}


class Grammar:
    """Compiled rules. :meth:`best` gives the longest reading at a token."""

    def __init__(
        self,
        rules: list[tuple[str, TimeRule]],
        classes: Mapping[str, Mapping[str, Any]],
        specials: Mapping[str, Special],
        orthography: Orthography,
        cased: frozenset[str],
        number_words: frozenset[str],
    ) -> None:
        self._number_words = number_words
        self._specials = specials
        self._phrase = orthography.phrase
        self._cased = cased
        prefixes = [p for p in (orthography.norm(p) for p in orthography.prefixes) if not p.isascii()]
        self._classes = {name: self._table(words, prefixes) for name, words in classes.items()}
        parts = {rule.makes for _, rule in rules}
        self._patterns: list[Compiled] = []
        for where, rule in rules:
            for says in rule.says:
                elements = tuple(self._element(e, parts, f"{where} ({rule.id})") for e in says.split())
                if all(e.optional for e in elements):
                    raise PackError(f"{where} ({rule.id}): '{says}' would match nothing at all")
                self._patterns.append(Compiled(len(self._patterns), rule, elements))
        self._firsts = self._first_words(parts)
        self._index: dict[str, list[Compiled]] = {}
        self._made: dict[tuple[str, str], list[Compiled]] = {}
        for p in self._patterns:
            for word in self._starts(p):
                if not p.rule.inner:
                    self._index.setdefault(word, []).append(p)
                self._made.setdefault((p.rule.makes, word), []).append(p)
        #: Words at which a reading may begin; a number may begin one too.
        self.starts = frozenset(self._index)

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
        firsts: dict[str, set[str]] = {p: set() for p in parts}
        self._firsts = firsts
        changed = True
        while changed:
            changed = False
            for p in self._patterns:
                got = self._starts(p)
                if not got <= firsts[p.rule.makes]:
                    firsts[p.rule.makes] |= got
                    changed = True
        return firsts

    def _starts(self, pattern: Compiled) -> set[str]:
        out: set[str] = set()
        for e in pattern.elements:
            if e.kind == "word":
                out |= e.words
            elif e.kind == "class":
                out |= set(e.phrases.edges())
            elif e.kind == "special":
                out |= {NUMERIC} | (self._number_words if e.part == "num" else frozenset())
            elif e.kind == "part":
                out |= self._firsts[e.part]
            if not e.optional:
                break
        return out

    def vocabulary(self, quiet: frozenset[str]) -> set[str]:
        """Every word that a pattern names or one of its classes begins with, but for the ``quiet`` classes."""
        out: set[str] = set()
        for p in self._patterns:
            for e in p.elements:
                out |= e.words
                if e.kind == "class" and e.part not in quiet:
                    out |= set(e.phrases.edges())
        return out

    def far(self) -> frozenset[str]:
        """Words at which a pattern with a gap begins: its telling word may stand far off."""
        return frozenset(w for p in self._patterns if any(e.kind == "skip" for e in p.elements) for w in self._starts(p))

    def best(self, reading: Reading, i: int) -> tuple[int, Node, TimeRule] | None:
        """The longest reading that begins at token ``i`` as ``(end, node, rule)``."""
        word = NUMERIC if reading.text.numeric[i] else reading.norms[i]
        best: tuple[int, Node, TimeRule] | None = None
        for p in self._index.get(word, ()):
            got = self._try(p, reading, i)
            if got is not None and (best is None or got[0] > best[0]):
                best = (got[0], got[1], p.rule)
        return best

    def part(self, reading: Reading, i: int, makes: str) -> tuple[int, Node] | None:
        """The longest reading at ``i`` that makes such a part."""
        if i >= reading.last:
            return None
        key = (i, makes)
        memo = reading.memo
        if key in memo:
            return memo[key]
        memo[key] = None  # a part cannot begin with itself
        word = NUMERIC if reading.text.numeric[i] else reading.norms[i]
        best: tuple[int, Node] | None = None
        for p in self._made.get((makes, word), ()):
            got = self._try(p, reading, i)
            if got is not None and (best is None or got[0] > best[0]):
                best = got
        memo[key] = best
        return best

    def _try(self, p: Compiled, reading: Reading, i: int) -> tuple[int, Node] | None:
        found: dict[str, Any] = {}
        end = self._match(p.elements, 0, reading, i, found)
        if end <= i:
            return None
        rule = p.rule
        args = {**rule.with_, **found}
        if rule.op == "same" and isinstance(args.get("of"), Node):
            inner: Node = args["of"]
            return end, inner
        return end, Node(rule.op, rule.kind, args, rule.id, rule.vague)

    def _match(self, elements: tuple[Element, ...], k: int, reading: Reading, i: int, found: dict[str, Any]) -> int:
        while k < len(elements):
            e = elements[k]
            if e.kind == "skip":
                return self._skip(elements, k, reading, i, found)
            got = self._one(e, reading, i)
            if got is None:
                if not e.optional:
                    return -1
                k += 1
                continue
            end, value = got
            if e.optional:
                held = dict(found)
                if e.name:
                    found[e.name] = value
                done = self._match(elements, k + 1, reading, end, found)
                if done >= 0:
                    return done
                found.clear()
                found.update(held)
                k += 1
                continue
            if e.name:
                found[e.name] = value
            i = end
            k += 1
        return i

    def _skip(self, elements: tuple[Element, ...], k: int, reading: Reading, i: int, found: dict[str, Any]) -> int:
        words = reading.text.words
        for step in range(elements[k].skip + 1):
            at = i + step
            if at > reading.last:
                break
            if step and not words[at - 1][0].isalpha():
                break
            held = dict(found)
            done = self._match(elements, k + 1, reading, at, found)
            if done >= 0:
                return done
            found.clear()
            found.update(held)
        return -1

    def _one(self, e: Element, reading: Reading, i: int) -> tuple[int, Any] | None:
        if i >= reading.last:
            return None
        if e.kind == "word":
            return (i + 1, reading.norms[i]) if reading.norms[i] in e.words else None
        if e.kind == "class":
            got = e.phrases.match(reading.norms, i, reading.last)
            if got is None:
                return None
            if reading.norms[i] in self._cased and reading.text.words[i][0].islower():
                return None
            return got[1], got[0]
        if e.kind == "part":
            return self.part(reading, i, e.part)
        return self._specials[e.part](reading, i)


class Marks(msgspec.Struct, frozen=True):
    """Words that stand at figures: ``halves`` ("p.m." -> 12), ``zones`` ("GMT"), ``decades`` (the s of "1980s")."""

    order: str
    halves: Phrases[Any]
    zones: Phrases[Any]
    decades: frozenset[str]


def specials(reader: Reader, marks: Marks) -> dict[str, Special]:
    """The built-in elements, over the number reader of the packs."""
    lexis = reader.lexis
    first_year, last_year = lexis.years

    def num(r: Reading, i: int) -> tuple[int, Any] | None:
        got = reader.read(r.text, i, r.first, r.last)
        if got is None or got.reject or got.head == "share":
            return None
        return got.last, (None if got.head == "vague" else got.value)

    def dom(r: Reading, i: int) -> tuple[int, Any] | None:
        text = r.text
        if not text.numeric[i] or len(text.words[i]) > 2:
            return None
        value = lexis.digits(text.words[i])
        if value is None or not 1 <= value[0] <= 31:
            return None
        if i + 1 < r.last and not text.gap(i) and r.norms[i + 1] in lexis.ordinal_suffixes:
            return i + 2, int(value[0])
        return (i + 1, int(value[0])) if reader.is_day(text, i, r.first, r.last, value[0]) else None

    def y4(r: Reading, i: int) -> tuple[int, Any] | None:
        word = r.text.words[i]
        if not (len(word) == 4 and word.isdigit() and first_year <= int(word) <= last_year):
            return None
        if i + 1 < r.last and not r.text.gap(i) and r.text.words[i + 1][0].isalpha():
            return None
        return (i + 1, int(word)) if reader.is_year(r.text, i, r.first, r.last, float(word)) else None

    def decade(r: Reading, i: int) -> tuple[int, Any] | None:
        word = r.text.words[i]
        if len(word) == 4 and word.isdigit() and word[3] == "0" and i + 1 < r.last:
            gap = r.text.gap(i)
            if r.norms[i + 1] in marks.decades and gap in ("", "'", "’"):
                return i + 2, int(word)
        return None

    def date(r: Reading, i: int) -> tuple[int, Any] | None:
        return _numeric_date(r, i, marks.order, first_year, last_year)

    def clock(r: Reading, i: int) -> tuple[int, Any] | None:
        return _clock(r, i, marks)

    return {"num": num, "dom": dom, "y4": y4, "decade": decade, "date": date, "clock": clock}


def _numeric_date(r: Reading, i: int, order: str, first_year: int, last_year: int) -> tuple[int, Any] | None:
    text = r.text
    if not text.numeric[i]:
        return None
    pieces = text.words[i].split(".")
    end = i + 1
    if len(pieces) == 1:
        while end < r.last and len(pieces) < 3:
            if text.numeric[end] and text.gap(end - 1) in ("-", "‐", "‑", "–"):
                pieces.append(text.words[end])
                end += 1
            elif text.words[end] == "/" and end + 1 < r.last and text.numeric[end + 1] and not text.gap(end):
                pieces.append(text.words[end + 1])
                end += 2
            else:
                break
    if len(pieces) != 3 or not all(p.isdigit() and len(p) <= 4 for p in pieces):
        return None
    a, b, c = (int(p) for p in pieces)
    if len(pieces[0]) == 4:
        y, m, d = a, b, c
    elif len(pieces[2]) == 4:
        y = c
        d, m = (a, b) if (order == "dmy" and b <= 12) or a > 12 else (b, a)
    else:
        return None
    if not (first_year <= y <= last_year and 1 <= m <= 12 and 1 <= d <= 31):
        return None
    return end, {"y": y, "m": m, "d": d}


def _clock(r: Reading, i: int, marks: Marks) -> tuple[int, Any] | None:
    """``21:00``, ``9.30pm``, ``2 a.m.``, ``2100 GMT`` as minutes after midnight."""
    text, norms, words = r.text, r.norms, r.text.words
    if not text.numeric[i]:
        return None
    word, end, hour, minute = words[i], i + 1, -1, 0
    sure = False
    if word.isdigit() and len(word) <= 2:
        hour = int(word)
    elif word.isdigit() and len(word) == 4 and marks.zones.match(norms, end, r.last):
        hour, minute, sure = int(word[:2]), int(word[2:]), True
    elif word.count(".") == 1:
        h, m = word.split(".")
        if len(h) <= 2 and len(m) == 2:
            hour, minute = int(h), int(m)
    while end + 1 < r.last and words[end] == ":" and text.numeric[end + 1] and not text.gap(end):
        if len(words[end + 1]) != 2 or not words[end + 1].isdigit():
            return None
        if not sure:
            minute = int(words[end + 1])
        sure = True
        end += 2
    half = marks.halves.match(norms, end, r.last)
    if half is not None:
        end, sure = half[1], True
        if half[0] and hour < 12:
            hour += int(half[0])
    if not sure or not 0 <= hour <= 24 or minute > 59:
        return None
    zone = marks.zones.match(norms, end, r.last)
    return (zone[1] if zone is not None else end), {"minutes": hour * 60 + minute}
