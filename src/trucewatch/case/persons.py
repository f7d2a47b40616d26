"""Names of victims and witnesses in quoted sentences: what a public file leaves out of them.

A name goes where a given name or teknonym of the packs stands in it, or where the words beside it tell of a private person
("a resident, ..."; "..., 34, a father of four"; "identified as ..."). It stays where its bearer speaks or acts for an
institution: an official of the packs, or one whose office stands beside the name. This is a rule over words, not
knowledge of people: a rare name without such words beside it stays, so a reviewer reads a file before it goes out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable

import msgspec

from ..find.actors_pack import ActorRecord
from ..rules import Packs

WITHHELD = "[name withheld]"
NAMELESS = "a named person"
_PARTICLE = r"(?:al|el|as|ash|az|ad|an|ar|at|bin|ibn|bint|abu|umm|de|van)"
_WORD = r"[A-ZÀ-ÖØ-ÞĞİŞČŠŽ][\w’'`]*"
_CHAIN = re.compile(rf"{_WORD}(?:(?:[ \u00a0]|-)(?:{_PARTICLE}[ -])*{_WORD}|[ -](?:{_PARTICLE}[ -])+{_WORD})*")
_ARABIC = r"[\u0621-\u064a\u0671]+"
_AGE = re.compile(r"^, (?:aged )?\d{1,2}(?:,|\b(?! (?:killed|people|others)))")
_SIDE = 48  # characters beside a name that may tell whose it is


class Masking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``masking``."""

    public: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    not_persons: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    kunya: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    given_arabic: tuple[str, ...] = ()
    kunya_arabic: tuple[str, ...] = ()
    public_arabic: tuple[str, ...] = ()
    not_persons_arabic: tuple[str, ...] = ()


class Persons:
    """Masks names by the rules of the packs. ``place`` says whether a spelling is a place's."""

    def __init__(self, packs: Packs, place: Callable[[str], bool] = lambda name: False) -> None:
        rules = msgspec.convert(packs.mapping("masking"), Masking)
        self._place = place
        self._given = {n.casefold() for n in rules.given}
        self._kunya = {n.casefold() for n in rules.kunya}
        self._stop = {n.casefold() for n in rules.not_persons}
        self._never = {n.casefold() for n in rules.never}
        self._titles = {n.casefold() for n in rules.titles}
        beside = (*rules.public, *rules.private)
        self._leading = self._titles | {w.casefold() for w in (*rules.small, *beside) if " " not in w}
        self._public, self._private = _words(rules.public), _words(rules.private)
        self._named, self._says = _words(rules.named, re.NOFLAG), _words(rules.says)
        self._actors = {f.casefold() for r in packs.entries("actors", ActorRecord)
                        for f in (r.name, *(d.name for d in r.names_by_date), *r.forms, *r.exact)}  # fmt: skip
        self._quick = _words((*rules.given, *rules.kunya, *rules.private, *rules.named)) if rules.given or rules.private else None
        self._arabic = self._compile(rules)
        self.mask = functools.lru_cache(maxsize=20_000)(self._mask)

    @staticmethod
    def _compile(rules: Masking) -> re.Pattern[str] | None:
        given = "|".join(map(re.escape, sorted(rules.given_arabic, key=len, reverse=True)))
        kunya = "|".join(map(re.escape, rules.kunya_arabic))
        if not given or not kunya:
            return None
        keep = "|".join(map(re.escape, (*rules.public_arabic, *rules.not_persons_arabic)))
        start = r"(?<![\u0621-\u064a])"
        return re.compile(
            rf"(?P<keep>{start}(?:و|ل|ب|ف)?(?:{keep})(?: {_ARABIC}){{0,4}}?) (?={given}|{kunya})(?:(?:{kunya}) )?{_ARABIC}(?: {_ARABIC})?"
            rf"|{start}(?P<lead>[ولبفك]?)(?:(?:{kunya}) {_ARABIC}|(?:{given})(?![\u0621-\u064a])(?: (?:ال|بن |ابن )?{_ARABIC})?)"
        )

    def _mask(self, text: str, places: tuple[str, ...] = ()) -> str:
        """The text without private persons' names; the same text where none is found. ``places`` are names that the text
        gives to places."""
        if self._arabic is not None and re.search(_ARABIC, text):
            text = self._arabic.sub(lambda m: m[0] if m["keep"] else f"{m['lead']}{WITHHELD}", text)
        if self._quick is None or not (self._quick.search(text) or re.search(r", \d{1,2},", text)):
            return text
        out, at = [], 0
        for m in _CHAIN.finditer(text):
            found = self._name(text, m, places)
            if found is not None:
                out += [text[at : found[0]], WITHHELD]
                at = found[1]
        return "".join(out) + text[at:]

    def names(self, names: Iterable[str], quotes: Iterable[str]) -> tuple[str, ...]:
        """Names of sources as they may be shown: one that is masked in its own sentences is ``a named person``, and so is
        a private person whom its sentences do not name ("she said")."""
        said = list(quotes)
        return tuple(dict.fromkeys(NAMELESS if self.masks(n, said) or self._speaks(n, said) else n for n in names))

    def masks(self, name: str, quotes: Iterable[str]) -> bool:
        """Whether a name goes from one of these sentences."""
        return any(name in q and name not in self.mask(q) for q in quotes)

    def _speaks(self, name: str, quotes: list[str]) -> bool:
        if not quotes or any(name in q for q in quotes):
            return False
        whole = _CHAIN.fullmatch(name)
        return self.mask(name) != name or (whole is not None and self._name(name, whole, (), speaks=True) is not None)

    def _name(self, text: str, m: re.Match[str], places: tuple[str, ...], speaks: bool = False) -> tuple[int, int] | None:
        """Where in a run of capitalised words a private person's name stands. ``speaks``: its bearer is known to."""
        tokens = list(re.finditer(r"[^\s-]+", m[0]))
        words = [t[0].casefold().removesuffix("’s").removesuffix("'s") for t in tokens]
        follows = re.match(r"[ -](\w+)", text[m.end() :])
        if any(w in self._stop for w in words) or (follows and follows[1].casefold() in self._stop):
            return None
        office = private = False
        while words and (words[0] in self._leading or words[0] in self._never):
            office |= bool(self._public.fullmatch(words[0]))
            private |= bool(self._private.fullmatch(words[0]))
            words, tokens = words[1:], tokens[1:]
        if not words:
            return None
        if any(self._public.fullmatch(w) for w in words):  # "Turkish Defence Minister Hulusi Akar"
            return None
        given = any(w in self._given for w in words)
        teknonym = words[0] in self._kunya and len(words) > 1
        start = m.start() + tokens[0].start()
        end = m.end() - (2 if re.search(r"[’']s$", m[0]) else 0)
        name = text[start:end]
        if name.casefold() in self._actors or self._any_actor(name) or any(w in self._never for w in words):
            return None
        if any(name in place for place in places):
            return None
        before, after = _clause_before(text[:start]), text[end : end + _SIDE]
        beside = _apposition(after)
        private |= bool(_last(self._private, before) or (beside and self._private.search(beside)) or _AGE.match(after)
                       or _last(self._named, before, 0))  # fmt: skip
        public = office or bool(_last(self._public, before) or (beside and self._public.search(beside)))
        if teknonym and not private:  # villages are called so too: only who speaks, or is told of as a person, is one
            spoken = speaks or bool(_last(self._says, before, 0) or self._says.match(after.lstrip(" ,")))
            private = spoken and not self._place(name)
        if public or (not private and (teknonym or not given or self._place(name))):
            return None
        beside_kin = bool(_last(self._private, before, 0))  # "his daughter Rima"
        likely = given or teknonym or (not self._place(name) and (2 <= len(words) <= 4 or beside_kin or _AGE.match(after)))
        return (start, end) if likely else None

    def _any_actor(self, name: str) -> bool:
        """Whether an actor's name of two words or more stands in it, or is its last word."""
        words = name.casefold().split()
        runs = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 2, len(words) + 1)}
        return bool(runs & self._actors) or (len(words) > 1 and words[-1] in self._actors)


def _words(words: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    held = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{held})(?!\w)" if held else r"(?!)", flags)


def _clause_before(text: str) -> str:
    """The few words before a name, not beyond a full stop or semicolon."""
    return re.split(r"[.;:!?]\s|\n", text[-_SIDE:])[-1]


def _last(words: re.Pattern[str], before: str, most: int = 2) -> bool:
    """Whether such a word stands right before: at most ``most`` words away."""
    found = list(words.finditer(before))
    return bool(found) and len(re.findall(r"\w+", before[found[-1].end() :])) <= most


def _apposition(after: str) -> str:
    """What stands after a comma beside a name, up to the next comma or full stop."""
    found = re.match(r"(?:, | \()(?:who (?:is|was) |aged \d+, |\d+, )?([^,.;)]+)", after)
    return found[1] if found else ""
