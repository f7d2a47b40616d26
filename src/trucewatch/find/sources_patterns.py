"""Patterns over single tokens, for attribution and modality: finite-state, one character a token.

    SAY  A/B     a token of a class (of one of them)    said        the literal word (in its comparison form)
    .            any token                              @np         the pattern named ``np``
    ( a | b )    alternatives                           x? x* x+ x{0,3}
    !SAY         a token that is not of the class       ^  $        begin and end of the sentence
    <name: ...>  names what was matched                 [ ... ]     the cue, exactly once, at top level

Built-in classes: ``ACTOR`` and ``PERSON`` (first token of an actor's name; ``PERSON`` for people, ``BODY`` for
monitors, media and organisations), ``IN`` (its other
tokens), ``CAP`` (unknown capitalised word), ``INIT`` (the same at the head of a sentence), ``NUM``, ``WORD`` (any other
unknown word), ``UPPER`` (a known word with a capital), ``COMMA``, ``QUOTE``, ``COLON``, ``SEMI``, ``PAREN``, ``STOP``
(``ASK`` where it asks).
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ..errors import PackError
from ..text import Orthography, Remembered, Text

_PUNCTUATION = {
    ",": "COMMA", "،": "COMMA", ";": "SEMI", "؛": "SEMI", ":": "COLON", '"': "QUOTE", "“": "QUOTE", "”": "QUOTE",
    "«": "QUOTE", "»": "QUOTE", "(": "PAREN", ")": "PAREN", "[": "PAREN", "]": "PAREN", ".": "STOP", "!": "STOP",
    "?": "ASK", "؟": "ASK", "…": "STOP", "‘": "QUOTE",
}  # fmt: skip
_BUILT_IN = ("ACTOR", "PERSON", "BODY", "IN", "CAP", "INIT", "NUM", "WORD", *sorted(set(_PUNCTUATION.values())))
_LARGE = 50  # classes in their order of weight, and signs of a class, that count for the order of characters
_FIRST = 0x4E00  # where no character means anything to ``re``: they need no escapes, which are slow to parse
_ATOM = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<alt>\|)|(?P<named><(?P<name>[a-z_]+):)|(?P<end>>)|(?P<bos>\^)|(?P<eos>\$)"
    r"|(?P<any>\.)|@(?P<macro>\w+)|(?P<neg>!)?(?P<word>[^\s()|<>\[\].?*+{}^$@!]+))(?P<quant>[?*+]|\{\d*,?\d*\})?(?P<lazy>\?)?"
)

_NAMED = re.compile(r"\(\?P<(\w+)>")


class Split:
    """A pattern cut at its cue: regular expressions for what stands left, the cue, and what stands right.

    Each is compiled when it is first used: most texts need few of them.
    """

    def __init__(self, left: str, cue: str, right: str, begins: Iterable[str]) -> None:
        self._left, self.cue_source, self._right = left, cue, right
        self.begins = begins  # characters at which the cue may begin

    @functools.cached_property
    def left(self) -> re.Pattern[str]:
        """Ends where the cue begins."""
        return re.compile(self._left + r"\Z", re.DOTALL)

    @functools.cached_property
    def cue(self) -> re.Pattern[str]:
        """The words that carry the attribution."""
        return re.compile(self.cue_source, re.DOTALL)

    @functools.cached_property
    def right(self) -> re.Pattern[str]:
        """Begins where the cue ends."""
        return re.compile(self._right, re.DOTALL)


class Coder:
    """Classes of words -> one character for every combination of classes; texts -> strings; patterns -> ``re``."""

    def __init__(
        self,
        orthography: Orthography,
        words: Mapping[str, Iterable[str]],
        patterns: Iterable[str],
        macros: Mapping[str, str],
    ) -> None:
        self.orthography = orthography
        self.macros = dict(macros)
        patterns = list(patterns)
        used = {
            name
            for source in [*patterns, *self.macros.values()]
            for m in _ATOM.finditer(source.replace("[", " ").replace("]", " "))
            if m["word"]
            for name in m["word"].split("/")
        }
        self._classes: dict[str, list[str]] = {name: [] for name in (*words, *_BUILT_IN, "UPPER")}
        member: dict[str, set[str]] = {}
        for name, forms in words.items():
            for form in forms:
                member.setdefault(orthography.norm(str(form)), set()).update({name} & used)
        for name in used - self._classes.keys():
            member.setdefault(orthography.norm(name), set()).add(f"={orthography.norm(name)}")
        signs = {w: frozenset(s) for w, s in member.items()}
        upper = {"UPPER"} & used
        special = {name: frozenset({name}) for name in _BUILT_IN} | {
            "BODY": frozenset({"ACTOR", "BODY"}), "ASK": frozenset({"STOP", "ASK"})
        }  # fmt: skip
        self._chars: dict[frozenset[str], str] = {}
        every = {*signs.values(), *(s | upper for s in signs.values()), *special.values()}
        for sign in self._together(every, patterns):
            self._chars[sign] = chr(_FIRST + len(self._chars))
            for name in sign:
                self._classes.setdefault(name, []).append(self._chars[sign])
        self._lower = {w: self._chars[s] for w, s in signs.items()}
        self._upper = {w: self._chars[s | upper] for w, s in signs.items()}
        self._lower |= {mark: self._chars[special[name]] for mark, name in _PUNCTUATION.items()}
        self._special = {name: self._chars[sign] for name, sign in special.items()}
        self._stops = self.chars("STOP")
        body, person = self._special["BODY"], self._special["PERSON"]
        self._types = {"official": person, "person": person, "monitor": body, "media": body, "organisation": body}
        self._sets: dict[tuple[str, bool], str] = {}
        self._expanded: dict[str, str] = {}  # by macro
        self._codes = Remembered(self._code)

    def _together(self, signs: set[frozenset[str]], patterns: Iterable[str]) -> list[frozenset[str]]:
        """The signs in an order in which those of a class, or of the classes that a pattern names in one breath, lie together: a set
        of characters is then few ranges, which makes expressions a tenth as long and as slow to compile."""
        uses: Counter[frozenset[str]] = Counter()
        todo = Counter(patterns)
        while todo:
            source, times = todo.popitem()
            for m in _ATOM.finditer(source.replace("[", " ").replace("]", " ")):
                if m["macro"] in self.macros:
                    todo[self.macros[m["macro"]]] += times
                elif m["word"]:
                    names = m["word"].split("/")
                    uses[frozenset(n if n in self._classes else f"={self.orthography.norm(n)}" for n in names)] += times
        sizes = Counter(name for sign in signs for name in sign)
        weight = {names: n * min(_LARGE, sum(sizes[name] for name in names)) for names, n in uses.items()}
        first = sorted(weight, key=lambda names: (-weight[names], sorted(names)))[:_LARGE]
        return sorted(signs, key=lambda sign: ([not names.isdisjoint(sign) for names in first], sorted(sign)))

    def chars(self, name: str) -> str:
        """All characters that stand for a token of the class; a word that is no class stands for itself."""
        got = self._classes.get(name)
        if got is None:
            got = self._classes.get(f"={self.orthography.norm(name)}")
        if got is None:
            raise PackError(f"'{name}' is neither a class nor a word of the patterns")
        return "".join(got)

    def _set(self, names: str, negate: bool) -> str:
        """A character class in few ranges."""
        got = self._sets.get((names, negate))
        if got is None:
            got = self._sets[names, negate] = self._ranges(names, negate)
        return got

    def _ranges(self, names: str, negate: bool) -> str:
        codes = sorted({ord(c) for name in names.split("/") for c in self.chars(name)})
        if not codes:
            return "." if negate else "(?:(?!))"
        ranges: list[list[int]] = []
        for code in codes:
            if ranges and code == ranges[-1][1] + 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
        parts = (chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)
        return f"[{'^' if negate else ''}{''.join(parts)}]"

    def encode(self, text: Text, actors: Iterable[Any] = ()) -> str:
        """The text as a string, one character a token; mentions of actors lie over the words."""
        row = list(map(self._codes.__getitem__, text.words))
        cap, init = self._special["CAP"], self._special["INIT"]
        for s in text.sentences:
            if row[s.first] == cap:
                row[s.first] = init
        words, ends = text.words, {s.last for s in text.sentences}
        for i in [i for i, word in enumerate(words) if word == "." and i and i + 1 not in ends]:
            if words[i - 1][0].isupper() and words[i + 1 : i + 2] and words[i + 1][0].isupper():
                row[i] = row[i - 1]  # an abbreviation: "Maj. Gen. Omar Darwish"
        actor, person, inner = self._special["ACTOR"], self._special["PERSON"], self._special["IN"]
        for m in actors:
            if m.adjectival:
                continue
            code = self._types.get(m.type, actor)
            row[m.first] = actor if m.generic and code == person else code
            if m.last - m.first > 1:
                row[m.first + 1 : m.last] = inner * (m.last - m.first - 1)
        return "".join(row)

    def _code(self, word: str) -> str:
        """The character of a word as written, wherever it stands; one that is known only without its clitic
        ("wa-qala") is read as what remains."""
        if word[0].isdecimal():
            return self._special["NUM"]
        upper, norm = word[0].isupper(), self.orthography.norm(word)
        got = (self._upper if upper else self._lower).get(norm)
        if got is not None:
            return got
        if upper:
            return self._special["CAP"]
        for prefix in self.orthography.prefixes:
            if norm.startswith(prefix) and norm[len(prefix) :] in self._lower:
                return self._lower[norm[len(prefix) :]]
        return self._special["WORD"]

    def body(self, row: str) -> str:
        """A sentence's string without the full stop that ends it."""
        return row.rstrip(self._stops)

    def compile(self, source: str, where: str, *, anchored: bool = True) -> re.Pattern[str]:
        """A pattern without a cue; ``anchored``: it must end where the search ends."""
        return re.compile(f"(?:{self._regex(source, where)})" + (r"\Z" if anchored else ""), re.DOTALL)

    def split(self, source: str, where: str) -> Split:
        """Compile a pattern with one ``[cue]``; errors name ``where``."""
        opened, closed = source.find("["), source.find("]")
        if opened < 0 or closed < opened or source.count("[") != 1:
            raise PackError(f"{where}: a pattern needs exactly one [cue]: '{source}'")
        left, cue, right = source[:opened].strip(), source[opened + 1 : closed].strip(), source[closed + 1 :].strip()
        begins = self.firsts(cue)
        every = self._chars.values() if begins is None else begins
        return Split(self._regex(left, where), self._regex(cue, where), self._regex(right, where), every)

    def firsts(self, source: str) -> frozenset[str] | None:
        """The characters at which a match of the pattern may begin; ``None`` where any may, or where it may be empty."""
        out: set[str] = set()
        open_groups: list[tuple[bool, bool]] = []  # whether a match may begin where the group does, and go on behind it
        begins, at = True, 0
        while m := _ATOM.match(source, at):
            at = m.end()
            optional = (m["quant"] or "")[:2] in ("?", "*", "{0", "{,")
            if m["open"] or m["named"]:
                open_groups.append((begins, False))
            elif m["alt"]:
                if not open_groups:
                    return None
                before, behind = open_groups[-1]
                open_groups[-1] = (before, behind or begins)
                begins = before
            elif m["close"] or m["end"]:
                before, behind = open_groups.pop()
                begins = before and (begins or behind or optional)
            elif begins and not (m["bos"] or m["eos"]):
                if m["any"] or m["macro"] or m["neg"]:
                    return None
                out.update(c for name in m["word"].split("/") for c in self.chars(name))
                begins = optional
        return None if begins else frozenset(out)

    def _regex(self, source: str, where: str) -> str:
        out: list[str] = []
        at, depth = 0, 0
        source = source.rstrip()
        while at < len(source):
            m = _ATOM.match(source, at)
            if m is None or m.end() == at:
                raise PackError(f"{where}: pattern not understood at '{source[at:]}'")
            at = m.end()
            quant = (m["quant"] or "") + (m["lazy"] or "")
            depth += bool(m["open"] or m["named"]) - bool(m["close"] or m["end"])
            if depth < 0:
                raise PackError(f"{where}: '{source}' closes a group that is not open")
            if m["open"]:
                out.append("(?:")
            elif m["close"]:
                out.append(")" + quant)
            elif m["alt"]:
                out.append("|")
            elif m["named"]:
                out.append(f"(?P<{m['name']}>")
            elif m["end"]:
                out.append(")" + quant)
            elif m["bos"]:
                out.append(r"\A")
            elif m["eos"]:
                out.append(r"\Z")
            elif m["any"]:
                out.append("." + quant)
            elif m["macro"]:
                if m["macro"] not in self.macros:
                    raise PackError(f"{where}: no pattern is named @{m['macro']}")
                if m["macro"] not in self._expanded:
                    self._expanded[m["macro"]] = self._regex(self.macros[m["macro"]], where)
                out.append(f"(?:{self._expanded[m['macro']]}){quant}")
            else:
                try:
                    out.append(self._set(m["word"], bool(m["neg"])) + quant)
                except PackError as err:
                    raise PackError(f"{where}: {err}") from err
        if depth:
            raise PackError(f"{where}: '{source}' leaves a group open")
        whole = "".join(out)
        named = _NAMED.findall(whole)
        twice = next((name for name in named if named.count(name) > 1), None)
        if twice is not None:
            raise PackError(f"{where}: <{twice}: ...> stands twice in one pattern; name it once, with alternatives inside")
        return whole
