"""Near-copies: agency copy and syndication, so that six outlets carrying one agency's text count as one origin.

Method: each run of five words of the unmasked text is hashed; a text keeps the hashes below a fixed bound (one run in
eight, at least the sixteen smallest), so that any two texts keep the same ones of the runs they share. The share of
common hashes in the shorter text estimates its *containment* in the longer one, which also finds copy that was cut
(Broder 1997, On the resemblance and containment of documents; the sampling is Manber's, 1994). Longer runs, sampled
likewise, are the keys by which candidates are looked up. Hashes are fixed, groups are connected components, and nothing
depends on the order in which documents come.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ..model import Document

#: Share of the shorter text's word runs that also stand in the longer one, from which the two are one copy. Reports of
#: one event by different hands share mostly an agency's background paragraphs, up to 0.38 where it was measured; edited
#: or cut agency copy starts at 0.45 (evaluation/copies.py prints every pair).
SAME = 0.45
_FEWEST = 5  # common sampled runs below which nothing is concluded (about forty words)
_RUN, _KEY_RUN = 5, 9
_BOUND, _KEY_BOUND = 1 << 29, 1 << 28  # of 2**32: one run in eight, one long run in sixteen
_SMALLEST, _MOST, _MOST_KEYS = 16, 1024, 48
_WORD = re.compile(r"\w+")
_APOSTROPHE = re.compile(r"['’ʼ`‘,]")


def signature(document: Document) -> bytes:
    """Bytes that stand for a document's text (about 250 for an article): look-up keys, bound, sampled runs."""
    words = [w.casefold() for w in _WORD.findall(_APOSTROPHE.sub("", _open_text(document)))]
    hashes = np.array([zlib.crc32(w.encode()) for w in words] or [0], dtype=np.uint64)
    runs, keys = _runs(hashes, _RUN), _runs(hashes, _KEY_RUN)
    many = max(int(np.searchsorted(runs, _BOUND)), min(_SMALLEST, len(runs)))
    sample = runs[: min(many, _MOST)]
    bound = int(sample[-1]) if len(sample) == _MOST or many == _SMALLEST else _BOUND
    chosen = keys[: max(min(int(np.searchsorted(keys, _KEY_BOUND)), _MOST_KEYS), min(4, len(keys)))]
    head = np.array([len(chosen), bound], dtype="<u4")
    return head.tobytes() + chosen.astype("<u4").tobytes() + sample.astype("<u4").tobytes()


def bands(signature: bytes) -> tuple[str, ...]:
    """Look-up keys (up to 48); documents that share one may be near-copies and are worth comparing. Index these."""
    count = int(np.frombuffer(signature, "<u4", 1)[0])
    return tuple(f"{k:08x}" for k in np.frombuffer(signature, "<u4", count, 8))


def similarity(a: bytes, b: bytes) -> float:
    """Estimated share of the shorter text's word runs that also stand in the other, 0 to 1."""
    common, fewer = _common(a, b)
    return common / fewer if fewer else 0.0


def same_copy(a: bytes, b: bytes) -> bool:
    """Whether two signatures are near-copies by the published threshold."""
    common, fewer = _common(a, b)
    return common >= min(_FEWEST, fewer) and common >= SAME * fewer and fewer > 0


def _common(a: bytes, b: bytes) -> tuple[int, int]:
    (bound_a, runs_a), (bound_b, runs_b) = _unpack(a), _unpack(b)
    bound = min(bound_a, bound_b)
    runs_a = runs_a[: np.searchsorted(runs_a, bound, "right")]
    runs_b = runs_b[: np.searchsorted(runs_b, bound, "right")]
    return len(np.intersect1d(runs_a, runs_b, assume_unique=True)), min(len(runs_a), len(runs_b))


def _unpack(signature: bytes) -> tuple[int, NDArray[np.uint32]]:
    count, bound = np.frombuffer(signature, "<u4", 2)
    return int(bound), np.frombuffer(signature, "<u4", offset=8 + 4 * int(count))


def _runs(hashes: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """Sorted distinct 32-bit hashes of all runs of ``length`` words (of the whole, where it is shorter)."""
    n = max(1, len(hashes) - length + 1)
    runs = np.full(n, length, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for i in range(min(length, len(hashes))):
            runs = runs * np.uint64(0x100000001B3) + hashes[i : i + n]
        runs ^= runs >> np.uint64(33)  # the finaliser of MurmurHash3
        runs *= np.uint64(0xFF51AFD7ED558CCD)
        runs ^= runs >> np.uint64(33)
        runs *= np.uint64(0xC4CEB9FE1A85EC53)
    return np.unique(runs >> np.uint64(32))


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


def _open_text(document: Document) -> str:
    if not document.masked:
        return document.text
    parts, at = [], 0
    for start, end, _ in document.masked:
        parts.append(document.text[at:start])
        at = max(at, end)
    parts.append(document.text[at:])
    return " ".join(parts)
