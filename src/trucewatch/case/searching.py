"""Search over documents, claims, incidents and places: full text for texts, spelling-tolerant for names."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import msgspec

from ..model import Filters

if TYPE_CHECKING:
    from .core import Case

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
    if "place" in kinds:
        hits += [Hit("place", key, name) for key, name in case.ledger.place_names(places)][:limit]
    if "incident" in kinds and places:
        for n, i in enumerate(case.incidents(Filters(place=text))):
            if n >= limit:
                break
            where = i.place.name if i.place else "unknown place"
            hits.append(Hit("incident", i.id, f"{i.event.replace('_', ' ')}, {where}", i.time.start or ""))
    found = case.ledger.matching(text, limit)
    for id_, _ in found:
        document = case.ledger.document(id_)
        if document is None:
            continue
        if "document" in kinds:
            title = document.title or document.path or document.id
            hits.append(Hit("document", id_, title, snippet(document.text, text)))
    if "claim" in kinds:
        wanted = [w.casefold() for w in text.split()]
        claims = [c for id_, _ in found for c in case.ledger.claims_of(id_)]
        matching = [c for c in claims if all(w in c.quote.casefold() for w in wanted)]
        hits += [Hit("claim", c.id, f"{c.kind} {c.event or ''}".strip(), c.quote) for c in matching[:limit]]
    return hits


def snippet(text: str, words: str, width: int = 160) -> str:
    """The part of a text around the first of the words, on one line."""
    low = text.casefold()
    spots = [at for w in words.split() if (at := low.find(w.casefold())) >= 0]
    start = max(0, min(spots, default=0) - width // 3)
    return " ".join(text[start : start + width].split())
