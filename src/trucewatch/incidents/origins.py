"""Who stands behind a claim: outlets that carry one agency or one monitor count as one origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath

import msgspec

from ..model import Claim, Document
from .settings import Settings


class Voice(msgspec.Struct, frozen=True):
    """The origin of a claim: ``name`` says who it is, ``party`` is whom it speaks for if it is a belligerent,
    ``marks`` are what a reader should know about it, ``outlet`` is whose document carries it, ``listed`` whether a pack
    knows a source that the document cites."""

    name: str
    party: str | None = None
    marks: tuple[str, ...] = ()
    outlet: str = ""
    listed: bool = False

    @property
    def cited(self) -> bool:
        """Whether the document cites it, rather than speak for itself."""
        return self.name != self.outlet


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
    return Voice(name, party, tuple(dict.fromkeys(marks)), settings.speaks_as(own), known is not None)


def independent(voices: Iterable[tuple[str, Voice]]) -> tuple[str, ...]:
    """The independent origins of one incident, from the documents and voices of its claims.

    What a document says for itself beside a source that it cites is not independent of that source. Sources that no pack
    knows and that one document cites together (residents, a doctor) are one origin: that document's outlet.
    """
    found = list(dict.fromkeys(voices))
    citing = {doc for doc, v in found if v.cited}
    kept = [(doc, v) for doc, v in found if v.cited or doc not in citing]
    same: dict[str, set[str]] = {v.name: {v.name} for _, v in kept}
    outlets: dict[str, set[str]] = {}
    first: dict[str, str] = {}
    for doc, v in kept:
        outlets.setdefault(v.name, set()).add(v.outlet)
        if v.cited and not v.listed:
            one, other = same[first.setdefault(doc, v.name)], same[v.name]
            one |= other
            same.update((name, one) for name in other)
    out = set()
    for names in same.values():
        carried = {o for n in names for o in outlets[n]}
        out.add(min(carried if len(names) > 1 else names))
    return tuple(sorted(out))


def publisher(document: Document, documents: Mapping[str, Document]) -> str:
    """Whose voice a document's own statements are."""
    for quoted in document.quotes:
        first = documents.get(quoted)
        if first is None:
            return quoted
        if first.publisher:
            return first.publisher
    first = documents.get(document.origin) if document.origin else None
    return (first.publisher if first else None) or document.publisher or _unnamed(first or document)


def _unnamed(document: Document) -> str:
    """What stands for an outlet that is not known: the file's name, and enough of the id to tell it from its like."""
    file = PurePath(document.path).name
    return f"unnamed publisher ({file}, {document.id.removeprefix('sha256:')[:6]})" if file else document.id
