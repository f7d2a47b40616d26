"""Near-copies: agency copy and syndication, so that six outlets carrying one agency's text count as one origin.

Method: MinHash (Broder 1997) over runs of four words of the unmasked text, banded for look-up (Leskovec, Rajaraman,
Ullman, Mining of Massive Datasets, ch. 3), plus containment for shortened copies. Hashes are fixed, groups are the
connected components, and nothing depends on the order in which documents come.
"""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ..model import Document
from ..rules import Packs
from .calendar import alternation, calendar

_HASHES, _BANDS = 64, 16
_ROWS = _HASHES // _BANDS
_RUN = 4
#: Estimated share of common word runs from which two texts are the same copy. Independent reports of one event stay
#: under 0.15, edited agency copy stays above 0.4.
SAME = 0.40
_WORD = re.compile(r"\w+")
_APOSTROPHE = re.compile(r"['’ʼ`‘,]")
_PRIME = np.uint64(0xFFFFFFFFFFFFFFC5)


def _constants() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    state = 0x9E3779B97F4A7C15
    values = []
    for _ in range(2 * _HASHES):  # splitmix64: the same numbers on every machine
        state = (state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        values.append(z ^ (z >> 31))
    a = np.array(values[:_HASHES], dtype=np.uint64) | np.uint64(1)
    return a, np.array(values[_HASHES:], dtype=np.uint64)


_A, _B = _constants()


def signature(document: Document) -> bytes:
    """256 bytes that stand for a document's text: 64 minima of 32 bits each."""
    words = [w.casefold() for w in _WORD.findall(_APOSTROPHE.sub("", _open_text(document)))]
    hashes = np.array([zlib.crc32(w.encode()) for w in words] or [0], dtype=np.uint64)
    n = max(1, len(hashes) - _RUN + 1)
    runs = np.zeros(n, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for i in range(min(_RUN, len(hashes))):
            runs = runs * np.uint64(0x100000001B3) + hashes[i : i + n]
        runs = np.unique(runs)
        low = np.full(_HASHES, np.iinfo(np.uint64).max, dtype=np.uint64)
        for at in range(0, len(runs), 4096):
            part = runs[at : at + 4096, None] * _A + _B
            part ^= part >> np.uint64(29)
            low = np.minimum(low, (part * np.uint64(0xBF58476D1CE4E5B9)).min(axis=0))
    return (low >> np.uint64(32)).astype("<u4").tobytes()


def bands(signature: bytes) -> tuple[str, ...]:
    """16 keys; documents that share a key may be near-copies and are worth comparing. Index these."""
    step = _ROWS * 4
    return tuple(f"{i:x}:{signature[i * step : (i + 1) * step].hex()}" for i in range(_BANDS))


def similarity(a: bytes, b: bytes) -> float:
    """Estimated Jaccard similarity of two signatures, 0 to 1."""
    return float(np.mean(np.frombuffer(a, "<u4") == np.frombuffer(b, "<u4")))


def same_copy(a: bytes, b: bytes) -> bool:
    """Whether two signatures are near-copies by the published threshold."""
    return similarity(a, b) >= SAME


def near_copies(documents: Iterable[Document]) -> dict[str, str]:
    """Document id -> the id of its group's origin: the member known first (then the smallest id)."""
    known: dict[str, str] = {}
    signatures: dict[str, bytes] = {}
    for d in documents:
        known[d.id] = min(known.get(d.id, "9999-99-99"), d.known or d.published.start or "9999-99-98")
        signatures[d.id] = signature(d)
    return groups(known, signatures)


def groups(known: dict[str, str], signatures: dict[str, bytes]) -> dict[str, str]:
    """As :func:`near_copies`, from signatures at hand. ``known`` gives each id's first day (ISO)."""
    parent = {i: i for i in signatures}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    buckets: dict[str, list[str]] = {}
    for i in sorted(signatures):
        for key in bands(signatures[i]):
            buckets.setdefault(key, []).append(i)
    tried: set[tuple[str, str]] = set()
    for members in buckets.values():
        for n, a in enumerate(members):
            for b in members[n + 1 :]:
                if (a, b) in tried:
                    continue
                tried.add((a, b))
                if same_copy(signatures[a], signatures[b]):
                    parent[max(root(a), root(b))] = min(root(a), root(b))
    clusters: dict[str, list[str]] = {}
    for i in signatures:
        clusters.setdefault(root(i), []).append(i)
    origin = {r: min(members, key=lambda i: (known.get(i, "9999-99-99"), i)) for r, members in clusters.items()}
    return {i: origin[root(i)] for i in signatures}


def quoted_agencies(document: Document, packs: Packs) -> tuple[str, ...]:
    """Agencies whose copy the document says it carries, by copy lines such as "(AFP)", "AFP -", "Source: Reuters".

    Looked for in the first 600 and the last 300 characters. Picture credits and the publisher's own name do not count.
    """
    rules = _copy_lines(packs)
    text = document.text
    found: dict[str, None] = {}
    for start, stop in ((0, 600), (max(600, len(text) - 300), len(text))):
        part = text[start:stop]
        if not any(word in part for word in rules.stems):
            continue
        for m in rules.name.finditer(part):
            at = m.start() + start
            if any(a <= at < b and why == "caption" for a, b, why in document.masked):
                continue
            if rules.copied(text, at, m.end() + start):
                full = rules.names[m.group().casefold()]
                if full.casefold() != (document.publisher or "").casefold():
                    found[full] = None
    return tuple(found)


class _CopyLines:
    """How a text says that an agency wrote it."""

    def __init__(self, packs: Packs) -> None:
        v = calendar(packs).words
        self.names = {k.casefold(): full for k, full in v.agencies.items()}
        forms = {f for k in v.agencies for f in (k, k.upper(), k.title())}
        self.stems = tuple(sorted(forms))
        agency = alternation(forms)
        self.name = re.compile(rf"(?<!\w)(?:{agency})(?!\w)")
        self.pictures = re.compile(rf"(?i:\b(?:{alternation(v.picture_words)})\b)")
        self.before_intro = re.compile(
            rf"(?i:\b(?:{alternation(v.agency_intro)}):?\s+)(?:(?:{agency})(?:\s?(?:,|and|&)\s?))*$"
        )
        self.after_end = re.compile(rf"(?:\s?(?:,|and|&)\s?(?:{agency}|\w+))*\s*[.)]?\s*(?:$|\n)")
        self.date_next = re.compile(
            rf"\s+(?:(?:{alternation(v.weekdays)})\.?,?\s+\d|\d{{1,2}}\s+(?:{alternation(v.months)})\b)", re.I
        )
        self.dash_next = re.compile(r"[ \t]*[-–—:]+(?:\s|$)")

    def copied(self, text: str, start: int, end: int) -> bool:
        """Whether the agency's name at ``text[start:end]`` stands in a copy line."""
        before, after = text[max(0, start - 60) : start], text[end : end + 60]
        for opener, closer in (("(", ")"), ("[", "]")):
            left, right = before.rfind(opener), after.find(closer)
            if left >= 0 and right >= 0 and closer not in before[left:] and "\n" not in before[left:] + after[:right]:
                inside = before[left + 1 :] + after[:right]
                return not self.pictures.search(inside) and "/" not in before[left + 1 :] and len(inside.split()) <= 8
        if before[-1:] == "/" and after[:1] == "/":
            return True
        line_start = (
            not before.strip(" \t") or before.rstrip(" \t").endswith(("\n", ". ", ".\t")) or before.endswith(". ")
        )
        if line_start and (self.dash_next.match(after) or not after.split("\n")[0].strip()):
            return True
        if re.search(r"[-–—]\s?$", before) and not after.strip(" .\n\t"):
            return True
        if self.date_next.match(after) and start < 600:
            return True
        return bool(self.before_intro.search(before) and self.after_end.match(text, end) and start > 0)


@functools.lru_cache(maxsize=8)
def _copy_lines(packs: Packs) -> _CopyLines:
    return _CopyLines(packs)


def _open_text(document: Document) -> str:
    if not document.masked:
        return document.text
    parts, at = [], 0
    for start, end, _ in document.masked:
        parts.append(document.text[at:start])
        at = max(at, end)
    parts.append(document.text[at:])
    return " ".join(parts)
