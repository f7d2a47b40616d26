"""What two documents have in common in their words: rare names, and whole sentences (agency copy retold)."""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from collections.abc import Collection, Sequence

from ..model import Claim

SHINGLE = 4  # words to a shingle of a sketch
RUN = 9  # words to a run that two documents hardly share unless one copies the other: a blocking key
RUNS = 3  # smallest hashes of such runs kept
KEEP = 24  # smallest hashes kept of a telling's shingles: enough to tell "largely the same" from "partly"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")


@functools.lru_cache(maxsize=50_000)  # names are few, and asked for at every claim
def fold(text: str) -> str:
    """A name reduced to its consonants and digits without case, marks and doubled letters: how spellings meet.

    Only a fallback for places that no gazetteer knows; spelling folds proper are the gazetteer's.
    """
    plain = "".join(
        ch for ch in unicodedata.normalize("NFKD", text.casefold()) if ch.isalnum() or ch.isspace() or ch == "-"
    )
    words = [w for w in re.split(r"[\s-]+", plain) if w]
    if len(words) > 1 and len(words[0]) <= 2:
        words = words[1:]
    out: list[str] = []
    for word in words:
        kept = word[0] + "".join(ch for ch in word[1:] if ch not in "aeiouy")
        out.append("".join(ch for n, ch in enumerate(kept) if n == 0 or kept[n - 1] != ch))
    return "".join(out) or plain


@functools.lru_cache(maxsize=1000)  # a sentence is asked about once for each of its claims
def phrases(text: str) -> frozenset[str]:
    """Runs of one to three words of a text, in lower case: what a pack's lists of words are looked up in."""
    words = _low(text)
    return frozenset(" ".join(words[n : n + size]) for size in (1, 2, 3) for n in range(max(0, len(words) - size + 1)))


@functools.lru_cache(maxsize=1000)
def _low(text: str) -> tuple[str, ...]:
    """The words of a text in lower case."""
    return tuple(w.casefold() for w in _WORD.findall(text))


def words_of(text: str) -> list[str]:
    """The words of a text, as written."""
    return _WORD.findall(text)


def rare_words(claims: Sequence[Claim], common: Collection[str] = ()) -> tuple[str, ...]:
    """Capitalised words of the quotes that are no place, actor, source or time of the claims, open no sentence, and
    are not among those (in lower case) that every report of the conflict has: its actors' and calendar's names."""
    known: set[str] = set()
    for claim in claims:
        texts = [claim.time.text if claim.time else None]
        texts += [x for p in claim.places for x in (p.text, p.name)]
        texts += [x for a in claim.actors for x in (a.text, a.name)]
        texts += list(claim.asserted_by)
        known.update(w.casefold() for t in texts if t for w in _WORD.findall(t))
    out: set[str] = set()
    for quote in dict.fromkeys(c.quote for c in claims):
        for n, word in enumerate(_WORD.findall(quote)):
            low = word.casefold()
            if not (n and len(word) >= 5 and word[0].isupper() and not word.isupper()) or low in known:
                continue
            if low not in common and low.removesuffix("s") not in common:
                out.add(low)
    return tuple(sorted(out))


def sketch(claims: Sequence[Claim]) -> tuple[int, ...]:
    """A bottom-k sketch of the quotes' shingles (48-bit hashes, ascending): equal documents, equal sketches."""
    return _smallest(claims, SHINGLE, KEEP)


def runs(claims: Sequence[Claim]) -> tuple[int, ...]:
    """The smallest hashes of the quotes' long runs of words: what copies share and other documents hardly do."""
    return _smallest(claims, RUN, RUNS)


def _smallest(claims: Sequence[Claim], size: int, keep: int) -> tuple[int, ...]:
    seen: set[int] = set()
    for quote in dict.fromkeys(c.quote for c in claims):
        words = _low(quote)
        for n in range(max(0, len(words) - size + 1)):
            digest = hashlib.blake2b(" ".join(words[n : n + size]).encode(), digest_size=6).digest()
            seen.add(int.from_bytes(digest, "big"))
    return tuple(sorted(seen)[:keep])


def likeness(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """How much of the shorter account stands in the other, 0 to 1, from two sketches.

    Both sketches keep the smallest hashes, so below the lower of their two ceilings each is complete.
    """
    if len(a) < 6 or len(b) < 6:
        return 0.0
    ceiling = min(a[-1] if len(a) == KEEP else 1 << 48, b[-1] if len(b) == KEEP else 1 << 48)
    first, second = {x for x in a if x <= ceiling}, {x for x in b if x <= ceiling}
    small = min(len(first), len(second))
    return len(first & second) / small if small >= 4 else 0.0
