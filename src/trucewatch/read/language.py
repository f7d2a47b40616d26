"""Which language a text is in: by its script, and within a script by the packs' stop words."""

from __future__ import annotations

import functools
import re

from ..rules import Packs
from .calendar import calendar

_WORD = re.compile(r"[a-z]++(?=[ ,.\n])|[^\W\d_]+")  # runs of letters; most are plain, which is faster
#: The language that a script alone suggests where no pack's stop words decide (ISO 639-1).
_SCRIPTS = (
    (re.compile(r"[\u0600-\u06ff]"), "ar"),
    (re.compile(r"[\u0400-\u04ff]"), "ru"),
    (re.compile(r"[\u0590-\u05ff]"), "he"),
    (re.compile(r"[\u0370-\u03ff]"), "el"),
    (re.compile(r"[\u4e00-\u9fff]"), "zh"),
)  # fmt: skip
#: Characters that are enough where so large a share of their words are one language's stop words.
_CLEAR, _OFTEN = 700, 0.2


@functools.lru_cache(maxsize=8)
def _stopwords(packs: Packs) -> dict[str, frozenset[str]]:
    return {k: frozenset(v) for k, v in calendar(packs).words.stopwords.items()}


def detect(text: str, packs: Packs) -> str | None:
    """The language's two-letter code, or ``None`` where nothing decides."""
    return _decided(text[:_CLEAR], packs, _OFTEN) or _decided(text[:3000], packs, 0.0)


def _decided(sample: str, packs: Packs, clear: float) -> str | None:
    """The language of a sample; where ``clear`` is given, only one whose stop words are that share of the words."""
    low = sample.casefold()
    same = len(low) == len(sample)  # else a letter became two characters, and words might be cut differently
    found = _WORD.findall(low) if same else [w.casefold() for w in _WORD.findall(sample)]
    if not found:
        return None
    best, share = None, 0.0
    for code, words in sorted(_stopwords(packs).items()):
        hits = sum(map(words.__contains__, found)) / len(found)
        if hits > share:
            best, share = code, hits
    if clear:
        return best if share >= clear else None
    if share >= 0.08:
        return best
    letters = sum(c.isalpha() for c in sample)
    for pattern, code in _SCRIPTS:
        if len(pattern.findall(sample)) > letters * 0.4:
            return code
    return best if share >= 0.04 else None
