"""Spellings of one name -> one key. How a script is romanized comes from the packs (section ``spelling``).

Three strengths: :meth:`Folds.plain` takes away case, marks and punctuation only; :meth:`Folds.tight` also folds the
letters that romanizations disagree about; :meth:`Folds.skeleton` keeps consonants, so that a name in Arabic script
meets its Latin spellings. :meth:`Folds.similarity` judges two names that share a skeleton.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from ..errors import PackError
from ..rules import Packs

_DROP = re.compile(r"['’‘ʼʻʿʾ`´\"]|[\u0300-\u036f\u064b-\u065f\u0670\u0640]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’‘ʻʼʿʾ` .\-()/0-9]+\Z")
_SPLIT = re.compile(r"[^0-9a-z\u0600-\u06ff]+")
_VOWELS = frozenset("aiu")
#: cost of a vowel written against one left out, of a against i (e stands for both), of other vowel differences
_OMITTED, _NEAR, _FAR = 0.03, 0.04, 0.25


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``spelling``: articles, word shapes, letter folds and the script's consonants, with run examples."""

    articles: tuple[str, ...] = ()
    article_joined: str = ""
    article_script: str = ""
    words: dict[str, tuple[str, ...]] = {}
    letters: tuple[tuple[str, str], ...] = ()
    endings: tuple[str, ...] = ()
    endings_inside: tuple[str, ...] = ()
    script: dict[str, str] = {}
    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()


class Folds:
    """Compiled from the packs in force; every method is a pure function of the name."""

    def __init__(self, spelling: Spelling) -> None:
        self.spelling = spelling
        self._articles = frozenset(spelling.articles)
        self._words = {v: k for k, vs in spelling.words.items() for v in vs}
        self._letters = dict(spelling.letters)
        self._pattern = re.compile("|".join(re.escape(a) for a, _ in spelling.letters) or r"(?!)")
        self._script = spelling.script
        self._cache: dict[str, tuple[str, str]] = {}

    @classmethod
    def from_packs(cls, packs: Packs) -> Folds:
        data = packs.mapping("spelling")
        try:
            return cls(msgspec.convert(data, Spelling))
        except msgspec.ValidationError as err:
            files = ", ".join(f"{p.pack}/{p.file}" for p in packs.parts("spelling"))
            raise PackError(f"{files}: section 'spelling': {err}") from err

    def plain(self, name: str) -> str:
        """Case, marks, apostrophes and hyphens taken away: words joined by single blanks."""
        text = name.casefold()
        if text.isascii():
            if text.isalpha():
                return text
        else:
            text = unicodedata.normalize("NFKD", text).replace("ı", "i").replace("ł", "l")
        return " ".join(w for w in _SPLIT.split(_DROP.sub("", text)) if w)

    def words(self, name: str) -> list[str]:
        """The telling words of a name: articles dropped, unless nothing would be left."""
        return self._words_of(self.plain(name))

    def _words_of(self, plain: str) -> list[str]:
        words = plain.split()
        joined = self.spelling.article_joined
        out = []
        for n, w in enumerate(words):
            if w in self._articles and n + 1 < len(words):
                continue
            if n and joined and w.startswith(joined) and len(w) >= len(joined) + 4:
                w = w[len(joined) :]
            out.append(self._words.get(w, w))
        return out or words

    def tight(self, name: str) -> str:
        """One word in the folded alphabet: consonants, and the vowels a, i, u; doubles and endings gone."""
        return self._keys(name)[0]

    def keys(self, name: str) -> tuple[str, str]:
        """The tight key and the skeleton, not remembered: for reading many names once."""
        plain = self.plain(name)
        if not name.isascii() and self._scripted(plain):
            return "".join(plain.split()), self._from_script(plain)
        tight = self._tight(plain)
        return tight, _skeleton(tight)

    def skeleton(self, name: str) -> str:
        """Consonants only (a leading w or y counts as a vowel too): the same for a name and its Arabic spelling."""
        return self._keys(name)[1]

    def identity(self, name: str) -> str:
        """The key of a place that no gazetteer knows: as :meth:`tight`, with a and i taken for one vowel."""
        out: list[str] = []
        for ch in self.tight(name):
            ch = "a" if ch == "i" else ch
            if not out or out[-1] != ch:
                out.append(ch)
        return "".join(out)

    def usable(self, name: str) -> bool:
        """Spellings in the packs' scripts that read like names; other scripts and bare transliterations are left."""
        if _LATIN.match(name):
            return name != name.lower() and not (len(name) < 5 and name.isupper() and name.isalpha())
        return all(ch in self.spelling.script or not ch.isalpha() for ch in self.plain(name))

    def scripted(self, name: str) -> bool:
        """Whether the name is written in the script whose consonants the packs map."""
        return not name.isascii() and self._scripted(name)

    def similarity(self, a: str, b: str) -> float:
        """0 to 1: how surely two spellings are one name; 0 where their consonants differ."""
        pa, pb = self.plain(a), self.plain(b)
        if pa == pb:
            return 1.0
        (ta, sa), (tb, sb) = self._keys(a), self._keys(b)
        if ta and ta == tb:
            return 0.97
        if not sa or sa != sb:
            return 0.0
        if self._scripted(pa) != self._scripted(pb):
            return 0.9 if len(sa) >= 3 else 0.75
        cost = _vowel_cost(ta, tb)
        return max(0.0, 0.95 - cost) if len(sa) >= 3 else max(0.0, 0.85 - 2 * cost)

    def _scripted(self, plain: str) -> bool:
        return any(ch in self._script for ch in plain)

    def _keys(self, name: str) -> tuple[str, str]:
        got = self._cache.get(name)
        if got is None:
            plain = self.plain(name)
            if self._scripted(plain):
                skeleton = self._from_script(plain)
                got = ("".join(plain.split()), skeleton)
            else:
                tight = self._tight(plain)
                got = (tight, _skeleton(tight))
            if len(self._cache) < 400_000:
                self._cache[name] = got
        return got

    def _tight(self, plain: str) -> str:
        parts = []
        words = self._words_of(plain)
        for n, word in enumerate(words):
            folded = self._pattern.sub(lambda m: self._letters[m.group()], word)
            folded = _undouble(folded)
            for end in self.spelling.endings_inside if n + 1 < len(words) else self.spelling.endings:
                if len(folded) > 3 and folded.endswith(end) and folded[-2] in _VOWELS:
                    folded = folded[: -len(end)]
                    break
            parts.append(folded)
        return _undouble("".join(parts))

    def _from_script(self, plain: str) -> str:
        article = self.spelling.article_script
        out = []
        for word in plain.split():
            if article and word.startswith(article) and len(word) > len(article) + 1:
                word = word[len(article) :]
            cons = "".join(self._script.get(ch, ch if ch.isascii() else "") for ch in word)
            if len(cons) > 1 and word[-1] == "ه":
                cons = cons[:-1]
            out.append(cons)
        return "".join(out)


_DOUBLE = re.compile(r"(.)\1+")


def _undouble(text: str) -> str:
    return _DOUBLE.sub(r"\1", text)


def _skeleton(tight: str) -> str:
    return "".join(ch for ch in tight if ch not in _VOWELS and ch not in "wy")


def _vowel_cost(a: str, b: str) -> float:
    """Sum over the gaps between consonants; both have the same consonants."""
    ga, gb = _gaps(a), _gaps(b)
    if len(ga) != len(gb):
        return 0.1
    cost = 0.0
    for x, y in zip(ga, gb, strict=True):
        if x == y:
            continue
        if not x or not y:
            cost += _OMITTED if (x or y) != "u" else 2 * _OMITTED
        elif set(x + y) <= {"a", "i"} or x in y or y in x:
            cost += _NEAR
        else:
            cost += _FAR
    return cost


def _gaps(tight: str) -> list[str]:
    return re.split(r"[^aiu]", tight)


def check(packs: Packs) -> list[str]:
    """Run the spelling examples of the packs; one message for each that fails."""
    folds = Folds.from_packs(packs)
    where = ", ".join(f"{p.pack}/{p.file}" for p in packs.parts("spelling"))
    return list(_check(folds, where))


def _check(folds: Folds, where: str) -> Iterator[str]:
    for a, b in folds.spelling.same:
        if folds.similarity(a, b) < 0.8:
            yield f"{where} (spelling, same): '{a}' and '{b}' do not meet: {folds._keys(a)} against {folds._keys(b)}"
    for a, b in folds.spelling.different:
        if folds.similarity(a, b) >= 0.8:
            yield f"{where} (spelling, different): '{a}' and '{b}' are taken for one name: {folds._keys(a)}"
