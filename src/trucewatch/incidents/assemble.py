"""An incident from its tellings and claims: what, when, where, how many, how firm, and who says what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from ..model import Actor, Claim, Document, Incident, When, Where
from ..values import Interval
from .features import pair
from .grades import blame, grade, origins
from .origins import voice
from .places import COARSE
from .settings import Settings
from .story import PlaceLookup
from .telling import Telling
from .tolls import Figure, disagreements, misfits, tolls

RANK = {"site": 0, "district": 1, "settlement": 2, "road": 3, "zone": 4, "region": 5, "governorate": 6, "country": 7}
DOUBTS = (
    "days_apart",
    "next_day",
    "other_site",
    "far_killed",
    "same_document",
    "other_family",
    "other_place",
    "vicinity",
    "guessed_apart",
    "night_perhaps",
)  # features that a merged pair is flagged for
FLAGGED_PAIRS = 40  # tellings up to which every pair of an incident is looked at


def assemble(
    incident: str,
    members: Sequence[Telling],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    settings: Settings,
    places: PlaceLookup,
    given: Mapping[str, Any] | None = None,
) -> Incident:
    """The record of one incident.

    ``claims`` and ``documents`` hold at least those of the members (documents without text will do). ``given`` are
    reviewers' words about it: ``date``, ``place``, ``grade`` and ``notes`` (see :mod:`.decisions`).
    """
    own = [claims[c] for t in members for c in t.claims if c in claims]
    own = sorted({c.id: c for c in own}.values(), key=lambda c: _order(c, documents))
    figures = [_figure(c, documents, settings) for c in own]
    acts = [c for c in own if c.kind == "incident" and c.modality != "denied"] or own
    families = Counter(t.family for t in members if t.family != "harm")
    family = families.most_common(1)[0][0] if families else "harm"
    events = Counter(c.event for c in acts if c.event)
    fitting = [e for e, _ in events.most_common() if settings.family(e) == family]
    toll = tolls(figures, settings.part_cues)
    where, place_id = _place(own)
    record = places(place_id) if place_id else None
    graded = grade(figures, settings)
    contradictions = [d for what, t in toll.items() for d in disagreements(what, t)]
    for c in own:
        contradictions += [{"field": "parts", "claim": c.id, "why": w} for w in misfits(c)]
    out = Incident(
        id=incident,
        event=fitting[0] if fitting else (events.most_common(1)[0][0] if events else "other_attack"),
        family=family,
        time=_when(members),
        place=where,
        place_id=place_id,
        lat=record.lat if record else None,
        lon=record.lon if record else None,
        places=_unique(p for c in own for p in c.places),
        actors=_actors(own),
        targets=tuple(sorted({t for c in own for t in c.targets})),
        toll=toll,
        grade=graded.grade,
        grade_why=graded.why,
        pivot=graded.pivot,
        blame=blame(figures, settings),
        contradictions=tuple(contradictions),
        origins=origins(figures),
        claims=tuple(c.id for c in own),
        documents=tuple(sorted({c.document or c.doc for c in own})),
        flags=_flags(members, settings),
        first_known=min(
            (d.known for d in (documents.get(c.document or c.doc) for c in own) if d and d.known), default=None
        ),
    )
    return overrule(out, given, places) if given else out


def overrule(incident: Incident, given: Mapping[str, Any], places: PlaceLookup) -> Incident:
    """An incident with what reviewers set; each overruled field is named among its flags."""
    flags = list(incident.flags)
    if "date" in given:
        incident = msgspec.structs.replace(
            incident, time=When(given["date"].get("start"), given["date"].get("end"), None)
        )
        flags.append("date set by a reviewer")
    if "place" in given:
        value = given["place"]
        record = places(value["id"]) if value.get("id") else None
        name = value.get("name") or (record.name if record else value.get("id") or "")
        level = record.level if record else "settlement"
        incident = msgspec.structs.replace(
            incident,
            place=Where(None, name, level),
            place_id=value.get("id"),
            lat=value.get("lat", record.lat if record else None),
            lon=value.get("lon", record.lon if record else None),
        )
        flags.append("place set by a reviewer")
    if "grade" in given:
        incident = msgspec.structs.replace(
            incident, grade=given["grade"]["grade"], grade_why=f"Set by {given['grade']['who']}.", pivot=None
        )
        flags.append("grade set by a reviewer")
    flags += [f"note: {n}" for n in given.get("notes", ())]
    return msgspec.structs.replace(incident, flags=tuple(dict.fromkeys(flags)))


def _figure(claim: Claim, documents: Mapping[str, Document], settings: Settings) -> Figure:
    doc_id = claim.document or claim.doc
    document = documents.get(doc_id) or Document(id=doc_id, text="")
    return Figure(claim, voice(claim, document, documents, settings), document.known)


def _order(claim: Claim, documents: Mapping[str, Document]) -> tuple[str, str, int, str]:
    doc_id = claim.document or claim.doc
    document = documents.get(doc_id)
    return ((document.known if document else None) or "9999", doc_id, claim.start, claim.id)


def _when(members: Sequence[Telling]) -> When:
    """The span that most core tellings give (the earliest of equals), else the narrowest of the mentions."""
    core = [t for t in members if t.core] or [t for t in members if t.start and t.end] or list(members)
    votes = Counter((t.start, t.end) for t in core)
    firm = Counter((t.start, t.end) for t in core if t.absolute)
    length = {s: Interval(*s).days() or 99999 for s in votes}
    start, end = min(votes, key=lambda s: (-votes[s] - firm.get(s, 0), length[s], s[0] or "", s[1] or ""))
    return When(start, end, None)


def _place(claims: Sequence[Claim]) -> tuple[Where | None, str | None]:
    """The most specific place that most claims name, acts before the rest."""
    votes: Counter[tuple[str, str | None]] = Counter()
    shown: dict[tuple[str, str | None], Where] = {}
    for c in claims:
        for n, p in enumerate(c.places):
            if n and p.level not in ("site", "district", "settlement"):
                continue
            key = (p.name, c.place_ids[n] if n < len(c.place_ids) else None)
            shown.setdefault(key, p)
            votes[key] += 2 if c.kind == "incident" else 1
    if not votes:
        return None, None
    fine = [k for k in votes if shown[k].level not in COARSE and shown[k].level != "country"] or list(votes)
    best = min(fine, key=lambda k: (-votes[k], RANK[shown[k].level], k[0], k[1] or ""))
    return shown[best], best[1]


def _unique(places: Iterable[Where]) -> tuple[Where, ...]:
    seen: dict[tuple[str, str], Where] = {}
    for p in places:
        seen.setdefault((p.name, p.level), p)
    return tuple(sorted(seen.values(), key=lambda p: (RANK[p.level], p.name)))


def _actors(claims: Sequence[Claim]) -> tuple[Actor, ...]:
    seen: dict[tuple[str, str], Actor] = {}
    for c in claims:
        if c.modality != "denied":
            for a in c.actors:
                seen.setdefault((a.role, a.name), a)
    return tuple(sorted(seen.values(), key=lambda a: (a.role, a.name)))


def _flags(members: Sequence[Telling], settings: Settings) -> tuple[str, ...]:
    """What a reviewer should look at: merged although dates, sites or numbers differ; undated; unplaced; campaigns."""
    flags: dict[str, None] = {}
    few = list(members)[:FLAGGED_PAIRS]
    for n, a in enumerate(few):
        for b in few[n + 1 :]:
            for name, _, why in pair(a, b, settings).features:
                if name in DOUBTS:
                    flags[f"possible look-alikes merged: {why}"] = None
    for t in members:
        for what in t.mixed:
            flags[f"possible look-alikes merged: one report gives different {what}"] = None
    if not any(t.start and t.end for t in members):
        flags["undated"] = None
        if sum(len(t.claims) for t in members) > 2:
            flags["possible look-alikes merged: no report gives a day"] = None
    if not any(t.spots or t.areas for t in members):
        flags["no place"] = None
    if not any(t.core for t in members):
        flags["no report gives its day and place in so many words"] = None
    return tuple(flags)
