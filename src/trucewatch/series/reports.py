"""Control claims -> reports: one place of one claim, with what it says about who gained, lost or holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, Protocol

import msgspec

from ..model import Actor, Claim, Document, Level, Place
from ..values import to_date
from .camps import Camps

#: levels of places that are held or lost as a whole; the rest (roads too, of which portions are) only say where
HELD: tuple[Level, ...] = ("settlement", "site", "district")


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """A place's identity as it is known now; ``place`` is ``None`` where no gazetteer has it."""

    id: str
    name: str
    level: str = "settlement"
    area: str | None = None
    place: Place | None = None
    abroad: bool = False  # outside the countries that the packs are about


class Locating(Protocol):
    """What the words around a place's name say about it."""

    def __call__(self, quote: str, text: str, event: str | None) -> bool:
        """Whether the sentence gives the place only to say where something happened."""

    def left(self, quote: str, text: str) -> bool:
        """Whether the sentence says that somebody went from the place."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """``gain``: ``camp`` took it; ``loss``: ``against`` left it and no gainer is named; ``denial``: a gain by ``camp``
    is said not to have happened; ``state``: ``camp`` holds it. ``order`` is (document, offset), ``width`` the number of
    days that the date leaves open (0: exact), ``lent`` whether it was taken over from the context. With neither ``start``
    nor ``end`` nothing is known of the day."""

    where: Where
    kind: Literal["gain", "loss", "denial", "state"]
    camp: str | None
    by: str | None = None
    against: str | None = None
    against_name: str | None = None
    event: str | None = None
    start: str | None = None
    end: str | None = None
    width: int = 0
    dated: bool = True
    lent: bool = False
    modality: str = "asserted"
    claim: str = ""
    document: str = ""
    sources: tuple[str, ...] = ()
    order: tuple[str, int] = ("", 0)


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A gain of a number of places: ``named`` are those of them that the claim names, ``beside`` those that it names as
    taken too ("the town and 12 villages around it"), ``area`` where the rest lie."""

    claim: Claim
    camp: str | None
    by: str | None
    against: str | None
    count: int
    at_least: bool
    named: tuple[str, ...]
    area: Where | None
    start: str | None
    end: str | None
    sources: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def reports(
    claims: Iterable[Claim],
    camps: Camps,
    locate: Callable[[str | None, str, str], Where],
    documents: Callable[[str], Document | None],
    located: Locating,
) -> tuple[list[Report], list[Counted]]:
    """Reports of single places, and counted gains. Plans and bare accusations give none.

    A withdrawal of a side from a place counts as a loss of it; who holds it then is not said.
    """
    told: list[Report] = []
    counted: list[Counted] = []
    for claim in claims:
        if claim.modality in ("planned", "accused"):
            continue
        if claim.kind not in ("control_change", "control_state"):
            if claim.kind == "movement" and claim.event == "withdrawal" and claim.modality != "denied":
                told += _left(claim, camps, locate, documents, located)
            continue
        one, many = _report(claim, camps, locate, documents, located)
        told += one
        if many is not None:
            counted.append(many)
    return told, counted


def _report(
    claim: Claim,
    camps: Camps,
    locate: Callable[[str | None, str, str], Where],
    documents: Callable[[str], Document | None],
    located: Locating,
) -> tuple[list[Report], Counted | None]:
    by, against = _actor(claim, "by"), _actor(claim, "against")
    gainer, loser = camps.of(by.name) if by else None, camps.of(against.name) if against else None
    if gainer is not None and gainer == loser:
        loser = None
    kind = _kind(claim, gainer)
    start, end, dated = _when(claim, documents)
    width = (to_date(end) - to_date(start)).days if start and end else 9999
    counted_here = claim.measure is not None and claim.measure.what == "settlements"
    wheres: list[tuple[Where, bool]] = []
    seen: set[str] = set()
    ids = (*claim.place_ids, *([None] * len(claim.places)))
    for place, ident in zip(claim.places, ids, strict=False):
        where = locate(ident, place.name, place.level)
        if where.id in seen:
            continue
        seen.add(where.id)
        if place.text is None:
            only_where = counted_here  # from context: where the counted places lie
        else:
            only_where = located(claim.quote, place.text, claim.event)
        wheres.append((where, only_where))
    held = [w for w, only in wheres if w.level in HELD and not only and not w.abroad]
    source = claim.asserted_by or _publisher(claim, documents)
    many = None
    if claim.kind == "control_change" and kind == "gain" and claim.measure and claim.measure.what == "settlements":
        count = claim.measure.min if claim.measure.min is not None else claim.measure.max
        area = next((w for w, only in wheres if only or w.level not in HELD), None)
        among = [w for w in held if _after(claim, w)]
        if count and count >= 1:
            many = Counted(
                claim=claim, camp=gainer, by=by.name if by else None, against=against.name if against else None,
                count=int(count), at_least=claim.measure.max is None, named=tuple(w.id for w in among), area=area,
                start=start, end=end, sources=tuple(source), beside=tuple(w.id for w in held if w not in among),
            )  # fmt: skip
    if kind is None:
        return [], many
    out = [
        Report(
            where=w, kind=kind, camp=gainer, by=by.name if by else None, against=loser,
            against_name=against.name if against else None, event=claim.event, start=start, end=end, width=width,
            dated=dated, lent=_lent(claim), modality=claim.modality, claim=claim.id, document=claim.document or claim.doc,
            sources=tuple(source), order=(claim.document or claim.doc, claim.start),
        )
        for w in held
    ]  # fmt: skip
    return out, many


def _left(
    claim: Claim,
    camps: Camps,
    locate: Callable[[str | None, str, str], Where],
    documents: Callable[[str], Document | None],
    located: Locating,
) -> list[Report]:
    """Places that a side is said to have left."""
    by = _actor(claim, "by")
    camp = camps.of(by.name) if by and camps.known(by.name) else None
    first = next((p for p in claim.places if p.text), None)
    if by is None or camp is None or first is None or not located.left(claim.quote, first.text or ""):
        return []
    start, end, dated = _when(claim, documents)
    ids = (*claim.place_ids, *([None] * len(claim.places)))
    out = []
    for place, ident in zip(claim.places, ids, strict=False):
        where = locate(ident, place.name, place.level)
        if where.level in HELD and not where.abroad and dated:
            out.append(
                Report(
                    where=where, kind="loss", camp=None, against=camp, against_name=by.name, event="withdrew",
                    start=start, end=end, width=(to_date(end) - to_date(start)).days if start and end else 9999,
                    lent=_lent(claim), modality=claim.modality, claim=claim.id, document=claim.document or claim.doc,
                    sources=tuple(claim.asserted_by or _publisher(claim, documents)),
                    order=(claim.document or claim.doc, claim.start),
                )
            )  # fmt: skip
    return out


def _kind(claim: Claim, gainer: str | None) -> Literal["gain", "loss", "denial", "state"] | None:
    if claim.kind == "control_state":
        return "state" if claim.modality == "asserted" else None
    if claim.event == "repelled":
        return "state" if gainer is not None else None
    if claim.modality == "denied":
        return "denial"
    if gainer is not None:
        return "gain"
    return "loss" if _actor(claim, "against") is not None else None


def _after(claim: Claim, where: Where) -> bool:
    """Whether a place is named after the count ("three villages: A, B and C") or in it ("A and a
    village beside it") rather than before it."""
    number = claim.measure.text if claim.measure else None
    text = next((p.text for p in claim.places if p.name == where.name and p.text), None) or where.name
    at, place = claim.quote.find(number) if number else -1, claim.quote.find(text)
    return at < 0 or place < 0 or place >= at


def _actor(claim: Claim, role: str) -> Actor | None:
    return next((a for a in claim.actors if a.role == role), None)


def _when(claim: Claim, documents: Callable[[str], Document | None]) -> tuple[str | None, str | None, bool]:
    """The claim's dates; where it has none, any day up to the document's own (and ``dated`` is false).

    Where that is not known either the day is open on both sides: when the document was added says nothing of it."""
    if claim.time is not None and (claim.time.start or claim.time.end):
        return claim.time.start, claim.time.end or claim.time.start, True
    document = documents(claim.document or claim.doc)
    return None, document.published.end if document else None, False


def _lent(claim: Claim) -> bool:
    """Whether the claim's day was taken over from the context."""
    return claim.time is not None and claim.time.text is None and bool(claim.time.start or claim.time.end)


def _publisher(claim: Claim, documents: Callable[[str], Document | None]) -> tuple[str, ...]:
    document = documents(claim.document or claim.doc)
    return (document.publisher,) if document is not None and document.publisher else ()
