"""Text -> tokens and sentences, by settings of the language packs. Knows scripts only as Unicode does.

A token is a run of letters and marks (inner apostrophes kept), an abbreviation with inner full stops, a number (inner
separators kept), or one other visible character. Hyphens and dashes between words are no tokens: "al-Nusra", "al Nusra"
and "al–Nusra" are the same two tokens; :meth:`Text.gap` gives what stands between two tokens where that matters
("20-25").
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate, chain, compress, count
from operator import add
from typing import TypeVar

import msgspec

from ..rules import Packs

K = TypeVar("K")
V = TypeVar("V")

_LETTER = r"(?!ï¿½)[^\W\d_½]"  # "ï¿½" is what a lost sign became, no part of the word behind it
_TOKEN = re.compile(
    r"[A-Za-z]++(?=[ ,\n]|\.[ \n])"  # most words, for speed: plain letters up to a break
    rf"|(?:[A-Za-z]|{_LETTER})(?!\.{_LETTER}\.)"  # any word
    rf"(?:[A-Za-z]+|{_LETTER}|[\u0300-\u036f\u064b-\u065f\u0670]|['’‘ʼ´`](?={_LETTER}))*"
    rf"|(?:{_LETTER}\.){{2,}}"  # an abbreviation
    r"|\d+(?:[.,٫٬]\d+)*"  # a number
    r"|(?!¿½)[^\s\w\-‐-―]"  # any other mark
)
_HEADING = 14  # a line of at most so many tokens, alone and without a full stop, is a heading
_LONGEST = 400  # tokens of a sentence; real ones stay under 100, and what weighs pairs in one must not get thousands
_STOPS = frozenset(";:,؛،")
_OPENER = 12  # characters that hold the word which opens a sentence, and its blank
_GLUED = 3  # words that stand before an opener for it to open a second sentence
_BEFORE = 400  # characters before an opener that are looked at
_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670\u0640]")
_APOSTROPHES = str.maketrans("", "", "'’ʼ`‘´ʻʾʿ.")


class Remembered(dict[K, V]):
    """A pure function's values by argument, each computed once; of very many arguments only the first are kept."""

    __slots__ = ("_of", "_room")

    def __init__(self, of: Callable[[K], V], room: int = 200_000) -> None:
        super().__init__()
        self._of = of
        self._room = room

    def __missing__(self, key: K) -> V:
        value = self._of(key)
        if len(self) < self._room:
            self[key] = value
        return value


#: A token as written, the characters from its start to the next token's, its comparison form, whether it begins with a
#: figure, and with a capital. Characters before the first token of a piece are a token without letters.
Token = tuple[str, int, str, bool, bool]
_PIECE = 40  # characters of a piece between blanks that is worth remembering
_PIECES = 40_000  # pieces that are remembered


class _Pieces(dict[str, tuple[Token, ...]]):
    """The tokens of what stands between two blanks: most words of a text were met before."""

    __slots__ = ("_norm",)

    def __init__(self, norm: Callable[[str], str]) -> None:
        super().__init__()
        self._norm = norm

    def __missing__(self, piece: str) -> tuple[Token, ...]:
        found = [(m.start(), m.group()) for m in _TOKEN.finditer(piece)]
        if not found or found[0][0]:
            found.insert(0, (0, ""))
        ends = [at for at, _ in found[1:]] + [len(piece) + 1]  # with the blank behind it
        tokens = tuple(
            (word, end - at, self._norm(word), word[:1].isdecimal(), word[:1].isupper())
            for (at, word), end in zip(found, ends, strict=True)
        )
        if len(piece) <= _PIECE and len(self) < _PIECES:
            self[piece] = tokens
        return tokens


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """``start``/``end`` in characters, ``first``/``last`` in tokens (``last`` exclusive); ``title`` marks a headline."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    title: bool = False


class Orthography:
    """A language's writing habits, from the section ``orthography``: folds, clitics, abbreviations, sentence ends."""

    def __init__(self, packs: Packs) -> None:
        data = packs.mapping("orthography")
        self.folds: dict[str, str] = {str(k): str(v) for k, v in (data.get("folds") or {}).items()}
        self._table = str.maketrans(self.folds)
        self.abbreviations = frozenset(str(a).casefold().rstrip(".") for a in data.get("abbreviations") or ())
        self.prefixes: tuple[str, ...] = tuple(sorted((data.get("prefixes") or ()), key=len, reverse=True))
        self.possessives: tuple[str, ...] = tuple(data.get("possessives") or ())
        self.joiners = frozenset(self._norm(str(w)) for w in data.get("joiners") or ())
        ends = "".join(data.get("sentence_ends") or [".", "!", "?"])
        one, closers = f"[{re.escape(ends)}]", re.escape("\"'”’»)]")
        self._end = re.compile(  # a class first: what begins so is found fast
            rf"[{re.escape(ends)}…](?:(?<={one}){one}*[{closers}]*(?=\s|$)|(?<=…)(?=\s))"
        )
        self._openers = frozenset((*(data.get("openers") or ()), *(data.get("openers_after_small") or ())))
        self._glued = _glued(data.get("openers") or (), data.get("openers_after_small") or ())
        self._norms = Remembered(self._norm)
        self._pieces = _Pieces(self.norm)

    def norm(self, token: str) -> str:
        """The comparison form of a token: case, marks, apostrophes and the pack's letter folds taken away."""
        return self._norms[token]

    def tokens(self, raw: str) -> list[Token]:
        """A text's tokens. (No token holds a blank, and none depends on what stands beyond one.)"""
        return list(chain.from_iterable(map(self._pieces.__getitem__, raw.replace("\n", " ").split(" "))))

    def _norm(self, token: str) -> str:
        got = token.casefold()
        if not got.isascii():
            got = _MARKS.sub("", unicodedata.normalize("NFKD", got)).translate(self._table)
        return got.translate(_APOSTROPHES) or token

    def phrase(self, text: str) -> tuple[str, ...]:
        """The comparison forms of all tokens of a phrase."""
        if text.isascii() and text.replace(" ", "").isalpha():
            return tuple(map(self._norms.__getitem__, text.split()))
        return tuple(self.norm(m.group()) for m in _TOKEN.finditer(text))

    def ends(self, raw: str, start: int, stop: int) -> Iterable[int]:
        """Character positions where a sentence ends inside ``raw[start:stop]``."""
        for m in self._end.finditer(raw, start, stop):
            at, after = m.start(), m.end()
            nxt = after
            while nxt < stop and raw[nxt].isspace():
                nxt += 1
            if nxt < stop and raw[at] == ".":
                head = at
                while head > start and (raw[head - 1].isalpha() or raw[head - 1] == "."):
                    head -= 1
                word = raw[head:at]
                if word and after == at + 1:
                    if word.casefold() in self.abbreviations:
                        if "." in word and raw[nxt : min(stop, nxt + _OPENER)].split(" ", 1)[0] in self._openers:
                            yield after  # "at 7:30 p.m. The raid"
                        continue
                    if len(word.replace(".", "")) == 1 and word[-1].isupper() and word[-1].isascii():
                        continue
                opener = nxt
                while opener < stop and raw[opener] in "\"'“‘«([":
                    opener += 1
                if opener < stop and raw[opener].islower():
                    continue
            yield after

    def cuts(self, raw: str, start: int, stop: int) -> list[int]:
        """Where sentences end inside ``raw[start:stop]``, those included that a scraper glued together without a stop:
        a capitalised word that only opens sentences, in the middle of running text."""
        cuts = [*self.ends(raw, start, stop), stop]
        glued = [] if self._glued is None else list(self._glued.finditer(raw, start, stop))
        if not glued:
            return cuts
        out, at = [], start
        upcoming = iter(glued)
        m = next(upcoming, None)
        for cut in cuts:
            while m is not None and m.start() < cut:
                words = raw[max(at, m.start() - _BEFORE) : m.start()].split()
                if len(words) >= _GLUED and not (m.lastgroup == "small" and words[-1][:1].isupper()):
                    out.append(m.start() + 1)  # behind the blank
                m = next(upcoming, None)
            out.append(cut)
            at = cut
        return out


def _glued(openers: Iterable[str], after_small: Iterable[str]) -> re.Pattern[str] | None:
    """Openers, with the blank before, between a word and a small letter or figure; ``after_small`` ones also occur
    inside headlines. (The blank comes first because what begins with one character is found fast.)"""
    groups = [(name, list(words)) for name, words in (("any", openers), ("small", after_small))]
    parts = [f"(?P<{name}>{'|'.join(map(re.escape, words))})" for name, words in groups if words]
    heads = "".join(sorted({re.escape(word[0]) for _, words in groups for word in words}))
    opener = rf" (?=[{heads}])(?<=[^\W_] |[\])] )(?:{'|'.join(parts)})(?= [^\W_A-Z])"
    return re.compile(opener) if parts else None


class Text:
    """A document's text in tokens. Parallel lists: ``starts``, ``ends`` (characters) and ``norms`` (comparison forms).
    ``capitals`` are the tokens that begin with a capital."""

    __slots__ = ("capitals", "ends", "norms", "numeric", "orthography", "raw", "sentences", "starts", "words")

    def __init__(
        self,
        raw: str,
        orthography: Orthography,
        masked: Iterable[tuple[int, int, str]] = (),
        title: str | None = None,
    ) -> None:
        self.raw = raw
        self.orthography = orthography
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.norms: list[str] = []
        self.numeric: list[bool] = []
        self.capitals: list[int] = []
        self.sentences: list[Sentence] = []
        self._build(_open_regions(raw, masked), title)

    def gap(self, i: int) -> str:
        """The raw characters between token ``i`` and the next."""
        return self.raw[self.ends[i] : self.starts[i + 1]] if i + 1 < len(self.starts) else ""

    def slice(self, first: int, last: int) -> str:
        """The raw text of tokens ``first`` to ``last`` (exclusive)."""
        return self.raw[self.starts[first] : self.ends[last - 1]]

    def token_at(self, char: int) -> int:
        """Index of the token that holds or precedes a character position."""
        return max(0, bisect_right(self.starts, char) - 1)

    def sentence_at(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[bisect_right(self.sentences, token, key=_opening) - 1]

    def _build(self, regions: list[tuple[int, int]], title: str | None) -> None:
        raw, starts, ends, sentences = self.raw, self.starts, self.ends, self.sentences
        paragraph = 0
        wanted = " ".join(title.split()) if title else None
        for start, stop in regions:
            last = len(starts)
            self._read(start, stop)
            for p_start, p_stop in _paragraphs(raw, start, stop):
                cuts = self.orthography.cuts(raw, p_start, p_stop)
                heading = len(cuts) == 1 and raw[p_start:p_stop].rstrip()[-1:].isalnum()
                whole = last
                upto = [bisect_left(starts, cut, whole) for cut in cuts]
                if upto[-1] - whole > _LONGEST:
                    upto = list(self._parted(whole, upto))
                for stop_at in upto:
                    first, last = last, stop_at
                    if last == first:
                        continue
                    begin = starts[first]
                    end = max(ends[last - 1], begin + 1)
                    is_title = heading and last - first <= _HEADING
                    if wanted is not None and paragraph == 0:
                        is_title = raw[begin:end].strip(" .") in wanted
                    sentences.append(Sentence(len(sentences), begin, end, first, last, paragraph, is_title))
                paragraph += 1

    def _parted(self, first: int, upto: Iterable[int]) -> Iterable[int]:
        """The ends of sentences (in tokens), with further ones in those that are too long to be one: at a line break, a
        mark or a joining word in the later half of what fits, or else where it is full."""
        for last in upto:
            while last - first > _LONGEST:
                later = range(first + _LONGEST, first + _LONGEST // 2, -1)
                first = next((i for breaks in (self._line_ends, self._stops, self._joins) for i in later if breaks(i)),
                             first + _LONGEST)  # fmt: skip
                yield first
            yield last
            first = last

    def _line_ends(self, i: int) -> bool:
        return "\n" in self.gap(i - 1)

    def _stops(self, i: int) -> bool:
        return self.words[i - 1] in _STOPS

    def _joins(self, i: int) -> bool:
        return self.norms[i] in self.orthography.joiners

    def _read(self, start: int, stop: int) -> None:
        """Take up the tokens of ``raw[start:stop]``."""
        words, steps, *columns = zip(*self.orthography.tokens(self.raw[start:stop]), strict=True)
        at: Iterable[int] = accumulate(steps, initial=start)
        norms, numeric, capital = columns
        if "" in words:  # gaps
            at = compress(at, words)
            norms, numeric, capital = (tuple(compress(column, words)) for column in columns)
            words = tuple(filter(None, words))
        starts = list(at)[: len(words)]
        self.capitals += compress(count(len(self.words)), capital)
        self.words += words
        self.starts += starts
        self.ends += map(add, starts, map(len, words))
        self.norms += norms
        self.numeric += numeric


def _opening(sentence: Sentence) -> int:
    return sentence.first


def _open_regions(raw: str, masked: Iterable[tuple[int, int, str]]) -> list[tuple[int, int]]:
    out, at = [], 0
    for start, stop, _ in sorted(masked):
        if start > at:
            out.append((at, start))
        at = max(at, stop)
    if at < len(raw):
        out.append((at, len(raw)))
    return out


def _paragraphs(raw: str, start: int, stop: int) -> Iterable[tuple[int, int]]:
    """Lines, joined again where the text is hard-wrapped."""
    lines: list[tuple[int, int]] = []
    at = start
    while at < stop:
        nl = raw.find("\n", at, stop)
        nl = stop if nl < 0 else nl
        lines.append((at, nl))
        at = nl + 1
    lengths = sorted(len(raw[a:b].rstrip()) for a, b in lines if raw[a:b].strip())
    wrapped = len(lengths) >= 5 and lengths[-1] <= 110 and lengths[len(lengths) // 2] >= 55
    current: tuple[int, int] | None = None
    before = 0  # characters of the line before, its break included
    for a, b in lines:
        text = raw[a:b].strip()
        if not text:
            if current:
                yield current
            current = None
            continue
        if current is not None:
            joined = text[0].islower() or (wrapped and before > 50)
            if joined:
                current = (current[0], b)
                before = len(raw[a:b].rstrip()) + 1
                continue
            yield current
        current = (a, b)
        before = len(raw[a:b].rstrip()) + 1
    if current:
        yield current
