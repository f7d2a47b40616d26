"""Who stands behind a claim: outlets that carry one agency or one monitor count as one origin."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ..model import Claim, Document
from .settings import Settings


class Voice(msgspec.Struct, frozen=True):
    """The origin of a claim: ``name`` counts origins, ``party`` is whom it speaks for if it is a belligerent,
    ``marks`` are what a reader should know about it."""

    name: str
    party: str | None = None
    marks: tuple[str, ...] = ()


def voice(claim: Claim, document: Document, documents: Mapping[str, Document], settings: Settings) -> Voice:
    """The origin of a claim.

    The nearest named source, under its neutral name. Without one, the publisher; but a document that says it copies an
    agency counts as the agency, and a near-copy counts as the publisher of the first document of its group.
    """
    own = publisher(document, documents)
    medium = settings.origins.get(own.casefold())
    own = medium.name if medium else own
    name = claim.asserted_by[0] if claim.asserted_by else own
    name = settings.speaks_as(name)
    known = settings.origins.get(name.casefold())
    marks = []
    own_side = settings.parties(name)
    fights = bool(known and not known.guarantor_media_of and (known.belligerent or settings.fighting(own_side)))
    about_itself = any(own_side & settings.parties(a.name) for a in claim.actors)
    party = name if fights or any(a.name == name for a in claim.actors) else None
    if party is not None:
        marks.append("a party about itself" if about_itself else "a party to the conflict")
    outlet = settings.origins.get(own.casefold())
    for source in (known, outlet):
        if source and source.guarantor_media_of:
            state = settings.names.get(source.guarantor_media_of, source.guarantor_media_of)
            marks.append(f"state media of {state}")
    return Voice(name, party, tuple(dict.fromkeys(marks)))


def publisher(document: Document, documents: Mapping[str, Document]) -> str:
    """Whose voice a document's own statements are."""
    for quoted in document.quotes:
        first = documents.get(quoted)
        if first is None:
            return quoted
        if first.publisher:
            return first.publisher
    first = documents.get(document.origin) if document.origin else None
    return (first.publisher if first else None) or document.publisher or document.origin or document.id
