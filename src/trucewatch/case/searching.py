"""Search over documents, claims, incidents and places: full text for texts, spelling-tolerant for names.

A name of a place is also looked for in texts as they write that place; one that no place has brings those that come near.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection
from typing import TYPE_CHECKING

import msgspec

from ..model import Filters
from ..store import Scope, overview

if TYPE_CHECKING:
    from .core import Case

_NEAR = 0.72  # how like a name must be to a misspelt one
KINDS = ("place", "incident", "document", "claim")


class Hit(msgspec.Struct, frozen=True):
    """Something found: what kind, its id, a title, and the words around."""

    kind: str
    id: str
    title: str
    words: str = ""


def search(case: Case, text: str, kinds: Collection[str] = KINDS, limit: int = 20) -> list[Hit]:
    """At most ``limit`` of each kind, places first. Any text is a safe question."""
    hits: list[Hit] = []
    places = case.place_keys(text) if text.strip() else frozenset()
    named = case.ledger.place_names(places)
    if not named and text.strip():
        named = near(case, text)
        places = frozenset(key for key, _ in named[:1])
    if "place" in kinds:
        hits += [Hit("place", key, name) for key, name in named][:limit]
    if "incident" in kinds and places:
        for n, i in enumerate(case.ledger.incidents(Filters(), Scope(places=places))):
            if n >= limit:
                break
            where = i.place.name if i.place else "unknown place"
            hits.append(Hit("incident", i.id, f"{i.event.replace('_', ' ')}, {where}", i.time.start or ""))
    spelled = _spelled(case, places, text)
    found = case.ledger.matching(text, limit, spelled)
    for id_, _ in found:
        document = case.ledger.document(id_)
        if document is None:
            continue
        if "document" in kinds:
            title = document.title or document.path or document.id
            hits.append(Hit("document", id_, title, snippet(document.text, " ".join([text, *spelled]))))
    if "claim" in kinds:
        wanted = [w.casefold() for w in text.split()]
        claims = [c for id_, _ in found for c in case.ledger.claims_of(id_)]
        said = [s.casefold() for s in spelled]

        def speaks(quote: str) -> bool:
            return all(w in quote for w in wanted) or any(s in quote for s in said)

        matching = [c for c in claims if speaks(c.quote.casefold())]
        hits += [Hit("claim", c.id, f"{c.kind} {c.event or ''}".strip(), c.quote) for c in matching[:limit]]
    return hits


def near(case: Case, text: str, most: int = 5) -> list[tuple[str, str]]:
    """Places of the ledger whose names come near to a misspelt one, nearest first."""
    tight = case.gazetteer.folds.tight
    wanted = tight(text)
    if not 4 <= len(wanted) <= 40:
        return []
    known: dict[str, list[tuple[str, str]]] = {}
    for key, name in case.ledger.place_names():
        known.setdefault(tight(name), []).append((key, name))
    close = difflib.get_close_matches(wanted, known, n=most, cutoff=_NEAR)
    return [place for name in close for place in known[name]][:most]


def _spelled(case: Case, places: Collection[str], text: str) -> list[str]:
    """How the ledger's texts write these places, where a look over a few claims tells; words like "the town" are no name."""
    met = overview.spellings(case.ledger.db, places, most=200) if places else {}
    return [s for s in met if s[:1].isupper() or not s.isascii()][:12] if text.strip() else []


def snippet(text: str, words: str, width: int = 160) -> str:
    """The part of a text around the first of the words, on one line."""
    low = text.casefold()
    spots = [at for w in words.split() if (at := low.find(w.casefold())) >= 0]
    start = max(0, min(spots, default=0) - width // 3)
    return " ".join(text[start : start + width].split())
