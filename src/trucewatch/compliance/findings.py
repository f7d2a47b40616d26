"""Acts against clauses: candidate findings of the ledger, and the alleged ones that a source has put forward itself.

An act that a clause in force that day, in that place, forbids to that party is a *candidate* finding. A claim of kind
``term`` that says so is an *allegation*; where it speaks of an act of the ledger the finding is ``alleged``, with who
alleges it. The tool itself judges neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ..model import Claim, Document, Finding, When, record_id
from .acts import Act
from .rulebook import Rulebook
from .schema import Agreement, Answer, Clause
from .status import envelope, party_standing, place_standing, time_standing
from .when import span
from .zones import InZone, Spot, Zones

_CIVIL_TARGETS = frozenset(
    ["hospital", "school", "place_of_worship", "market", "residential", "displacement_site", "civil_defence", "aid",
     "media", "agriculture"]
)  # fmt: skip
UNSPECIFIED = "unspecified"
_LAST = "9999-12-31"
#: places of these levels lie somewhere, though their position may not be known
_NAMED = ("settlement", "site", "district")
#: an allegation may speak of the sentence before it: at most this many characters stand between the two
_NEXT = 4


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """One act against one clause for one party: every answer with its reasons, the negative ones too."""

    agreement: str
    clause: str
    act: str
    party: str | None
    of_kind: bool
    in_force: Answer
    bound: str
    in_zone: InZone
    zone: str | None
    carve_out: str
    reasons: tuple[str, ...]
    told: bool = True
    unplaced: bool = False

    @property
    def is_candidate(self) -> bool:
        """Whether nothing speaks against it; that a named place's position is not known does not."""
        if not self.told or not self.of_kind or self.in_force == "no" or self.bound == "no":
            return False
        return self.unplaced or self.in_zone in ("in", "uncertain")


def assess(
    book: Rulebook, zones: Zones, agreement: Agreement, clause: Clause, act: Act, *, spoken_of: bool = False
) -> list[Assessment]:
    """The act against the clause, once for each side named as doing it (once with ``None`` where none is named)."""
    zone, where, place_why = place_standing(zones, agreement, clause, act.spot)
    unplaced = where == "unknown" and act.spot.name is not None and act.spot.level in _NAMED
    of_kind, kind_why = _of_kind(book, clause, act)
    out = []
    for party in _parties(book, act):
        sides = book.sides.of(party)
        day = act.day
        bound, bound_why = party_standing(book, agreement, clause, party, day or "")
        time, time_why = _over_span(agreement, clause, act, sides, zone)
        if spoken_of and time == "no":
            told = "the act's own sentence states no day; the text speaks of this agreement there or just before"
            time, time_why = "disputed", (told, *time_why)
        carve, carve_why = _carve_out(book, clause, act, sides)
        told_why = "" if act.told else "no source says that it took place, or a reviewer has rejected it"
        reasons = (kind_why, told_why, *time_why, bound_why, place_why, carve_why, *act.doubts)
        out.append(Assessment(
            agreement=agreement.id, clause=clause.id, act=act.id, party=party, of_kind=of_kind, in_force=time,
            bound=bound, in_zone=where, zone=zone, carve_out=carve, told=act.told, unplaced=unplaced,
            reasons=tuple(dict.fromkeys(r for r in reasons if r)),
        ))  # fmt: skip
    return out


def _parties(book: Rulebook, act: Act) -> list[str | None]:
    """The doers, one for each side (an army and its government are one party); unknown actors stand for themselves."""
    out: dict[object, str | None] = {}
    for name in act.by:
        direct = book.sides.direct(name)
        out.setdefault(direct or name, book.sides.name(direct[0]) if direct else name)
    return list(out.values()) or [None]


def findings(
    book: Rulebook, zones: Zones, acts: Iterable[Act], spoken: Mapping[str, set[str]] | None = None
) -> list[tuple[Finding, Act]]:
    """Candidate findings of all acts, each with its act.

    ``spoken`` (act id -> agreements) says of which agreements the text speaks where it tells an act without a day: the
    act is held against those whatever day was taken over from the context, and comes out as ``disputed``.
    """
    out: list[tuple[Finding, Act]] = []
    clauses = [(agreement, clause, book.acts_of(clause)) for agreement, clause in book.clauses("prohibits")]
    spans = {agreement.id: envelope(agreement) for agreement in book.agreements}
    for act in acts:
        first, last = act.time.start or act.time.end, act.time.end or act.time.start
        if first is None:
            first, last = act.earliest or act.latest, act.latest
        for agreement, clause, labels in clauses:
            if _labelled(act, labels):
                named = spoken is not None and agreement.id in spoken.get(act.id, ())
                begin, end = spans[agreement.id]
                if not named and ((last and last < begin) or (first and end is not None and first > end)):
                    continue
                answers = assess(book, zones, agreement, clause, act, spoken_of=named)
                out += [(to_finding(answer, act), act) for answer in answers if answer.is_candidate]
    return out


def assessments(book: Rulebook, zones: Zones, act: Act) -> list[Assessment]:
    """One act against every clause that forbids acts of its kind, the answers that speak against a finding included."""
    return [
        answer
        for agreement, clause in book.clauses("prohibits")
        if _labelled(act, book.acts_of(clause))
        for answer in assess(book, zones, agreement, clause, act)
    ]


def to_finding(
    answer: Assessment, act: Act, alleged_by: tuple[str, ...] = (), claims: tuple[str, ...] = ()
) -> Finding:
    """An assessment as the ledger's record; ``alleged_by`` and ``claims`` of the allegation make it ``alleged``."""
    return Finding(
        id=record_id("f", answer.agreement, answer.clause, act.id, answer.party), agreement=answer.agreement,
        clause=answer.clause, incident=act.incident, alleged_by=alleged_by, party=answer.party,
        in_force=answer.in_force, in_zone=answer.in_zone,
        carve_out=answer.carve_out,  # type: ignore[arg-type]
        basis="alleged" if alleged_by else "candidate", grade=act.grade, reasons=answer.reasons,
        claims=tuple(dict.fromkeys((*act.claims, *claims))), date=act.time if act.day is None else _dated(act),
        place=act.spot.name, zone=None if answer.unplaced else answer.zone, event=act.event,
    )  # fmt: skip


def _dated(act: Act) -> When:
    if act.time.start or act.time.end:
        return act.time
    return When(start=None, end=act.latest, text=None)


def allege(
    book: Rulebook,
    zones: Zones,
    found: Sequence[tuple[Finding, Act]],
    acts: Sequence[Act],
    links: Iterable[tuple[Claim, str | None]],
    claims: dict[str, Claim],
    documents: dict[str, Document],
) -> list[Finding]:
    """Bring in the allegations: claims that an agreement (by id, or ``None`` if unmatched) was broken.

    Each is tied to the acts it speaks of (same sentence, else the nearest act before it in the text by the same side),
    whose findings under that agreement become ``alleged``; one tied to no act stands as a finding of its own.
    """
    by_document: dict[str, list[Act]] = {}
    for act in acts:
        for document in act.documents:
            by_document.setdefault(document, []).append(act)
    by_key = {f.id: f for f, _ in found}
    by_act: dict[tuple[str, str], list[str]] = {}
    for finding, act in found:
        by_act.setdefault((finding.agreement, act.id), []).append(finding.id)
    for claim, agreement_id in links:
        if agreement_id is None:
            continue
        who = claim.asserted_by or _publisher(documents.get(claim.document))
        agreement = book.by_id[agreement_id]
        meant = _meant(book, claim, by_document.get(claim.document, ()), claims)
        tied = False
        for act in meant:
            ids = by_act.get((agreement_id, act.id), [])
            if not ids:
                extra = _as_alleged(book, zones, agreement, act, who, claim.id)
                if extra is not None:
                    by_key[extra.id] = extra
                    by_act.setdefault((agreement_id, act.id), []).append(extra.id)
                    tied = True
                continue
            tied = True
            for key in ids:
                old = by_key[key]
                by_key[key] = msgspec.structs.replace(
                    old, basis="alleged", alleged_by=tuple(dict.fromkeys((*old.alleged_by, *who))),
                    claims=tuple(dict.fromkeys((*old.claims, claim.id))),
                )  # fmt: skip
        if not tied:
            bare = _bare_allegation(book, zones, agreement, claim, who, documents)
            by_key[bare.id] = bare
    return sorted(by_key.values(), key=order)


def order(finding: Finding) -> tuple[str, str, str, str]:
    """The order in which findings are given: by day, agreement, clause, id."""
    return (finding.date.start or finding.date.end or "9999", finding.agreement, finding.clause, finding.id)


def _publisher(document: Document | None) -> tuple[str, ...]:
    return (document.publisher,) if document is not None and document.publisher else ("the document itself",)


def _meant(book: Rulebook, claim: Claim, acts: Sequence[Act], claims: dict[str, Claim]) -> list[Act]:
    same: list[Act] = []
    before: list[tuple[int, Act]] = []
    sides = {s for a in claim.actors if a.role == "by" for s in book.sides.of(a.name)}
    for act in acts:
        for claim_id in act.claims:
            told = claims.get(claim_id)
            if told is None or told.document != claim.document:
                continue
            if told.start < claim.end and claim.start < told.end:
                same.append(act)
                break
            gap = claim.start - told.end
            doers = {s for name in act.by for s in book.sides.of(name)}
            if 0 <= gap <= _NEXT and (not sides or not doers or sides & doers):
                before.append((gap, act))
                break
    return same or [act for _, act in sorted(before, key=lambda b: (b[0], b[1].id))]


def _as_alleged(
    book: Rulebook, zones: Zones, agreement: Agreement, act: Act, who: tuple[str, ...], claim: str
) -> Finding | None:
    answers = [
        a
        for clause in agreement.clauses
        if clause.mode == "prohibits"
        for a in assess(book, zones, agreement, clause, act)
    ]
    fitting = [a for a in answers if a.of_kind]
    if not fitting:
        return None
    rank = {"yes": 0, "disputed": 1, "no": 2}
    best = min(fitting, key=lambda a: (rank[a.in_force], a.bound == "no", a.in_zone == "out"))
    return to_finding(best, act, who, (claim,))


def _bare_allegation(
    book: Rulebook,
    zones: Zones,
    agreement: Agreement,
    claim: Claim,
    who: tuple[str, ...],
    documents: dict[str, Document],
) -> Finding:
    where = claim.places[0] if claim.places else None
    document = documents.get(claim.document)
    act = Act(
        id=claim.id, incident=None, labels=(), event="unspecified", time=claim.time or When(),
        earliest=document.published.start if document else None, latest=document.published.end if document else None,
        spot=Spot(name=where.name if where else None, level=where.level if where else "settlement",
                  place_id=claim.place_ids[0] if claim.place_ids else None),
        by=tuple(a.name for a in claim.actors if a.role == "by"), against=(), targets=(), grade="weak",
        claims=(claim.id,), documents=(claim.document,), sources=who,
    )  # fmt: skip
    clauses = [c for c in agreement.clauses if c.mode == "prohibits"] or list(agreement.clauses)
    clause = clauses[0]
    answer = assess(book, zones, agreement, clause, act)[0]
    only = len(clauses) == 1
    answer = msgspec.structs.replace(
        answer, clause=clause.id if only else UNSPECIFIED, carve_out="unclear",
        reasons=("the source names no act of the ledger", *answer.reasons[1:]),
    )  # fmt: skip
    return to_finding(answer, act, who, (claim.id,))


def _labelled(act: Act, labels: frozenset[str]) -> bool:
    return any(label in labels or label.split("/")[0] in labels for label in act.labels)


def _of_kind(book: Rulebook, clause: Clause, act: Act) -> tuple[bool, str]:
    hit = next((x for x in act.labels if x in book.acts_of(clause) or x.split("/")[0] in book.acts_of(clause)), None)
    if hit is None:
        return False, f"{act.event} is not of a kind that the clause names"
    if clause.targets and not set(clause.targets) & set(act.targets):
        return False, f"the clause is about {', '.join(clause.targets)}; no such target is reported"
    if clause.protects:
        sides = {s for name in act.against for s in book.sides.of(name)}
        if not sides & set(clause.protects):
            return False, f"not against {', '.join(book.sides.name(s) for s in clause.protects)}"
    return True, f"{hit.split('/')[-1].replace('_', ' ')} is of a kind that the clause names"


def _over_span(
    agreement: Agreement, clause: Clause, act: Act, sides: frozenset[str], zone: str | None
) -> tuple[Answer, tuple[str, ...]]:
    """The clause's standing over the act's days: ``disputed`` when they do not agree or are not all known."""
    start, end = act.time.start, act.time.end
    if start is None and end is None:
        return _undated(agreement, clause, act, sides, zone)
    first, last = start or end or "", end or start or ""
    days = _turns(agreement, first, last)
    answers = [time_standing(agreement, clause, day, sides, zone) for day in days]
    kinds = {a for a, _ in answers}
    if len(kinds) == 1:
        open_start = ("its beginning is not stated",) if start is None else ()
        return answers[-1][0], (*answers[-1][1], *open_start)
    said = f"in force on part of {first} to {last} only"
    return "disputed", (said, *dict.fromkeys(w for a, why in answers if a != "yes" for w in why))


def _undated(
    agreement: Agreement, clause: Clause, act: Act, sides: frozenset[str], zone: str | None
) -> tuple[Answer, tuple[str, ...]]:
    """The standing of an act that the reports give no day, over the days on which its first report may have come out."""
    first, last = act.earliest or act.latest, act.latest or (_LAST if act.earliest else None)
    if first is None or last is None:
        return "disputed", ("the day of the act is not known",)
    said = f"the day of the act is not stated; reported {f'by {act.latest}' if act.latest else f'on {first} or later'}"
    answers = [time_standing(agreement, clause, day, sides, zone) for day in _turns(agreement, min(first, last), last)]
    answer: Answer = "no" if all(a == "no" for a, _ in answers) else "disputed"
    why = next((w for a, w in answers if a != "no"), answers[0][1])
    return answer, (said, *why)


def _turns(agreement: Agreement, first: str, last: str) -> list[str]:
    """The first and last of some days, and those between on which the agreement's standing may change."""
    days = {first, last}
    for fact in agreement.history:
        for edge in (fact.date, fact.until):
            if edge is not None:
                days.update(d for d in span(edge) if first <= d <= last)
    return sorted(days)


def _carve_out(book: Rulebook, clause: Clause, act: Act, sides: frozenset[str]) -> tuple[str, str]:
    if not clause.carve_outs:
        return "none", ""
    for carve in clause.carve_outs:
        hit = [n for n in act.against if book.sides.of(n) & set(carve.against)]
        if hit:
            own = [s for s in act.sources if book.sides.of(s) & sides]
            others = [n for n in act.against if n not in hit]
            if own and len(own) == len(act.sources):
                return "claimed", f"{own[0]} says that it was against {hit[0]} ({carve.text})"
            if others:
                return "unclear", f"against {hit[0]} ({carve.text}), but also against {others[0]}"
            return "applicable", f"against {hit[0]}: {carve.text}"
    if act.against or set(act.targets) & _CIVIL_TARGETS:
        return "none", ""
    return "unclear", f"whom it was against is not said; {clause.carve_outs[0].text}"
