"""Obligations with deadlines: who says they were met, who says they were not, or that nobody says anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from ..model import Claim, Document
from ..values import shift
from .matching import Link
from .rulebook import Rulebook
from .schema import Agreement, Clause, Evidence
from .status import place_standing, time_standing
from .when import span
from .zones import Spot, Zones


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One claim that speaks to an obligation, and by whom it is said."""

    claim: str
    according_to: tuple[str, ...]
    day: str | None


class Obligation(msgspec.Struct, frozen=True, kw_only=True):
    """A clause that requires something. ``state``: what is said, in words; ``mentioned``: claims that only state it."""

    id: str
    agreement: str
    clause: str
    text: str
    deadline: str | None
    state: str
    met: tuple[Said, ...] = ()
    not_met: tuple[Said, ...] = ()
    mentioned: tuple[Said, ...] = ()


#: claims of acts (not of terms) count up to this many days after a deadline
_AFTER_DEADLINE = 90


def obligations(
    book: Rulebook,
    zones: Zones,
    links: Iterable[Link],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
) -> list[Obligation]:
    """Every clause that requires something, with the claims for and against; deterministic order."""
    tied = {link.claim: link.agreement for link in links}
    out = []
    for agreement, clause in book.clauses("requires"):
        met: list[Said] = []
        not_met: list[Said] = []
        mentioned: list[Said] = []
        if clause.evidence is not None:
            for claim in claims.values():
                side = _speaks(book, zones, agreement, clause, clause.evidence, claim, tied)
                if side is not None:
                    {"met": met, "not met": not_met, "mentioned": mentioned}[side].append(_said(claim, documents))
        out.append(Obligation(
            id=f"{agreement.id}/{clause.id}", agreement=agreement.id, clause=clause.id, text=clause.text,
            deadline=clause.deadline, state=_state(met, not_met, mentioned), met=tuple(met), not_met=tuple(not_met),
            mentioned=tuple(mentioned),
        ))  # fmt: skip
    return out


def _state(met: list[Said], not_met: list[Said], mentioned: list[Said]) -> str:
    parts = []
    for word, said in (("met", met), ("not met", not_met)):
        if said:
            who = dict.fromkeys(name for s in said for name in s.according_to)
            parts.append(f"{word} according to {', '.join(who)}")
    return "; ".join(parts) if parts else "unreported"


def _said(claim: Claim, documents: Mapping[str, Document]) -> Said:
    document = documents.get(claim.document)
    publisher = (document.publisher,) if document is not None and document.publisher else ("an unnamed source",)
    day = (claim.time.end or claim.time.start) if claim.time else None
    if day is None and document is not None:
        day = document.published.end
    return Said(claim=claim.id, according_to=claim.asserted_by or publisher, day=day)


def _speaks(
    book: Rulebook,
    zones: Zones,
    agreement: Agreement,
    clause: Clause,
    evidence: Evidence,
    claim: Claim,
    tied: Mapping[str, str | None],
) -> str | None:
    """``met``, ``not met``, ``mentioned`` or ``None``: what a claim says of an obligation."""
    label = f"{claim.kind}/{claim.event}"
    positive = label in evidence.kept or claim.kind in evidence.kept
    negative = label in evidence.not_kept or claim.kind in evidence.not_kept
    states = label == "term/requires"
    if not (positive or negative or states):
        return None
    if claim.kind in ("agreement", "term") and tied.get(claim.id) != agreement.id:
        return None
    first = min((span(f.date)[0] for f in agreement.history), default="")
    day = (claim.time.end or claim.time.start) if claim.time else None
    if day is not None and day < first:
        return None
    words = book.orthography.phrase(claim.quote)
    if evidence.about and not any(_holds(words, book.orthography.phrase(a)) for a in evidence.about):
        return None
    doers = [a.name for a in claim.actors if a.role in ("by", "against", "party")]
    if evidence.by and doers and not any(book.sides.of(n) & set(evidence.by) for n in doers):
        return None
    if claim.kind not in ("agreement", "term") and not _pertains(zones, agreement, clause, evidence, claim, day, doers):
        return None
    if states:
        return "mentioned"
    if claim.modality == "denied":
        positive, negative = negative, positive
    if claim.modality == "planned":
        return "mentioned"
    return "met" if positive else "not met"


def _pertains(
    zones: Zones,
    agreement: Agreement,
    clause: Clause,
    evidence: Evidence,
    claim: Claim,
    day: str | None,
    doers: list[str],
) -> bool:
    """Whether a claim of an act is about this obligation: in its zone, in its time, by those whom it is about."""
    if day is None or (evidence.by and not doers) or not claim.places:
        return False
    last = clause.deadline or clause.end
    if last is not None and day > shift(span(last)[1], _AFTER_DEADLINE):
        return False
    where = claim.places[0]
    spot = Spot(name=where.name, level=where.level, place_id=claim.place_ids[0] if claim.place_ids else None)
    zone, at, _ = place_standing(zones, agreement, clause, spot)
    return at in ("in", "uncertain") and time_standing(agreement, clause, day, zone=zone)[0] != "no"


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return any(words[i : i + len(phrase)] == phrase for i in range(len(words) - len(phrase) + 1))
