"""A case's agreements: findings, obligations, period table, standing, before and after, once per state of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from .. import compliance
from ..compliance import BeforeAfter, ComplianceLedger, Obligation, Period, Possible, Since, Spot
from ..errors import InputError, NotFound
from ..model import Claim, Document, Filters, Finding, Place
from ..values import shift
from . import assessing

if TYPE_CHECKING:
    from .core import Case

NO_FILTERS = Filters()


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A clause on a day: ``in_force`` and the rest as in :class:`trucewatch.compliance.Standing`."""

    agreement: str
    name: str
    clause: str
    mode: str
    text: str
    zone: str | None
    day: str
    in_force: str
    bound: str
    in_zone: str
    answer: str
    reasons: tuple[str, ...]


def ledger(case: Case, as_known_on: str | None = None) -> ComplianceLedger:
    """The compliance ledger with every act, as it is or as it was known on a day."""
    of, day = assessing.at(case, as_known_on)
    return assessing.whole(of, day)


def findings(case: Case, filters: Filters = NO_FILTERS) -> list[Finding]:
    """Findings that pass the filters. ``zone`` is a zone of an agreement, a clause's area, or any area of the case; acts in
    places of unknown position pass for the zones of the clause that they are held against."""
    made = assessing.ledger(case, filters.as_known_on)
    tests = [t for t in (_zone(case, made, filters), _place(case, made, filters), _actor(case, filters),
                         _claims(case, filters), _simple(filters)) if t is not None]  # fmt: skip
    return [f for f in made.findings if all(test(f) for test in tests)]


Test = Callable[[Finding], bool]


def _simple(filters: Filters) -> Test:
    def test(f: Finding) -> bool:
        start, end = f.date.start or f.date.end, f.date.end or f.date.start
        if filters.since and (end is None or end < filters.since):
            return False
        if filters.until and (start is None or start > filters.until):
            return False
        if filters.as_of and (start is None or start > filters.as_of):
            return False
        return not (filters.event and f.event != filters.event) and not (filters.grade and f.grade != filters.grade)

    return test


def _zone(case: Case, made: ComplianceLedger, filters: Filters) -> Test | None:
    if not filters.zone:
        return None
    zone = zone_id(case, filters.zone)
    if zone is not None:
        book = compliance.rulebook(case.packs)
        return lambda f: f.zone == zone or (compliance.is_unplaced(f) and zone in book.zones_of(f.agreement, f.clause))
    keys = case.scope(Filters(zone=filters.zone)).zone or frozenset()
    where = assessing.places(case, made)
    return lambda f: bool(_places(where, f) & keys)


def _place(case: Case, made: ComplianceLedger, filters: Filters) -> Test | None:
    if not filters.place:
        return None
    keys = case.place_keys(filters.place)
    where = assessing.places(case, made)
    return lambda f: bool(_places(where, f) & keys)


def _places(where: Mapping[str, str], finding: Finding) -> frozenset[str]:
    name = {f"name:{finding.place.casefold()}"} if finding.place else set()
    at = where.get(finding.incident or finding.claims[0])
    return frozenset(name | {at} if at else name)


def _actor(case: Case, filters: Filters) -> Test | None:
    if not filters.actor:
        return None
    book = compliance.rulebook(case.packs)
    low = filters.actor.casefold()
    sides = {s.id for s in book.sides.by_id.values() if low in (s.id, s.name.casefold())}
    sides |= set(book.sides.direct(filters.actor)) if not sides else set()
    keys = case.scope(Filters(actor=filters.actor)).actors or frozenset()

    def test(f: Finding) -> bool:
        if f.party is None:
            return False
        return f.party.casefold() == low or f"name:{f.party.casefold()}" in keys or bool(book.sides.of(f.party) & sides)

    return test


def _claims(case: Case, filters: Filters) -> Test | None:
    """Findings that rest on a claim of that outlet and of that kind."""
    if not filters.publisher and not filters.kind:
        return None
    own = {c.id for c in case.claims(Filters(publisher=filters.publisher, kind=filters.kind))}
    return lambda f: bool(own & set(f.claims))


def finding(case: Case, id_: str) -> Finding:
    """A finding by id; ``NotFound`` if there is none."""
    for found in assessing.ledger(case).findings:
        if found.id == id_:
            return found
    raise NotFound(f"no finding '{id_}'; list them with `trucewatch compliance`")


def agreement_id(case: Case, name: str) -> str:
    """An agreement's id from its id, name or a beginning of its id; ``NotFound`` names those there are."""
    book = compliance.rulebook(case.packs)
    low = name.casefold()
    exact = [a.id for a in book.agreements if low in (a.id, a.name.casefold(), *(n.casefold() for n in a.names))]
    some = exact or [a.id for a in book.agreements if a.id.startswith(low)]
    if len(some) != 1:
        known = ", ".join(some or [a.id for a in book.agreements])
        raise NotFound(f"agreement '{name}': {'several begin so' if some else 'none is called so'}; there are: {known}")
    return some[0]


def zone_id(case: Case, name: str) -> str | None:
    """A zone's id from its id or name."""
    book = compliance.rulebook(case.packs)
    low = name.casefold()
    zones = book.zones.values()
    return next((z.id for z in zones if low in (z.id, z.name.casefold(), *map(str.casefold, z.names))), None)


def in_zone(case: Case, name: str) -> Callable[[Place], bool] | None:
    """A test whether a place lies in an agreement's zone (or near its edge); ``None`` if no zone is called so."""
    zone = zone_id(case, name)
    if zone is None:
        return None
    zones = compliance.make_zones(compliance.rulebook(case.packs), case.gazetteer)

    def test(place: Place) -> bool:
        spot = Spot(name=place.name, level=place.level, lat=place.lat, lon=place.lon, place_id=place.id,
                    admin=place.admin)  # fmt: skip
        return zones.locate(zone, spot)[0] in ("in", "uncertain")

    return test


def obligations(case: Case, filters: Filters = NO_FILTERS) -> list[Obligation]:
    """Clauses that require something, with what is said for and against; with ``since``/``until`` by deadline."""
    out = list(assessing.ledger(case, filters.as_known_on).obligations)
    if filters.since:
        out = [o for o in out if o.deadline is None or o.deadline >= filters.since]
    if filters.until:
        out = [o for o in out if o.deadline is None or o.deadline <= filters.until]
    return out


def unmatched(case: Case, filters: Filters = NO_FILTERS) -> list[Possible]:
    """Deals that texts speak of and the packs do not hold, and allegations that are tied to no agreement."""
    return list(assessing.ledger(case, filters.as_known_on).unmatched)


def period_table(case: Case, filters: Filters = NO_FILTERS, before: tuple[str, str] | None = None) -> Period:
    """Findings of ``since`` to ``until`` beside the period before; by default the week up to the last finding's day."""
    chosen = findings(case, msgspec.structs.replace(filters, since=None, until=None))
    dated = [(f.date.start, f.date.end) for f in chosen if f.date.start is not None and f.date.end is not None]
    last = max((end for start, end in dated if end <= shift(start, 6)), default="")
    until = filters.until or last
    if not until:
        raise InputError("no dated finding to end the period with; give --since and --until")
    since = filters.since or shift(until, -6)
    return compliance.period_table(chosen, since, until, assessing.issues(case, filters.as_known_on), before)


def standing(case: Case, day: str, filters: Filters = NO_FILTERS) -> list[Standing]:
    """Every clause on a day, for the filters' actor and place (or zone by zone)."""
    spot = None
    if filters.place:
        place = case.gazetteer.resolve(filters.place).place
        spot = Spot(name=filters.place) if place is None else Spot(
            name=place.name, level=place.level, lat=place.lat, lon=place.lon, place_id=place.id, admin=place.admin
        )  # fmt: skip
    book = compliance.rulebook(case.packs)
    zone = zone_id(case, filters.zone) if filters.zone else None
    out = []
    for agreement, clause, at, answer in compliance.standing_on(case.packs, day, filters.actor, spot, case.gazetteer):
        if zone is not None and at != zone:
            continue
        entry = book.by_id[agreement]
        own = next(c for c in entry.clauses if c.id == clause)
        out.append(Standing(
            agreement=agreement, name=entry.name, clause=clause, mode=own.mode, text=own.text, zone=at, day=day,
            in_force=answer.in_force, bound=answer.bound, in_zone=answer.in_zone, answer=answer.answer,
            reasons=answer.reasons,
        ))  # fmt: skip
    return out


def around(case: Case, agreement: str, days: int = 30, filters: Filters = NO_FILTERS) -> list[BeforeAfter]:
    """Acts before and after an agreement's start, in its zones."""
    made = ledger(case, filters.as_known_on)
    which = agreement_id(case, agreement)
    documents = assessing.issues(case, filters.as_known_on)
    return compliance.around(made, which, case.packs, documents, days, case.gazetteer)


def days_since(case: Case, day: str | None = None, filters: Filters = NO_FILTERS) -> list[Since]:
    """Days since the last finding, per agreement and zone, up to a day (default: the newest document's)."""
    documents = assessing.issues(case, filters.as_known_on)
    newest = max((d.published.end or d.published.start or "" for d in documents), default="")
    until = day or filters.until or newest
    if not until:
        raise InputError("no dated document to count up to; give --until")
    return compliance.days_since(findings(case, filters), until, documents)


def words(case: Case, found: Finding) -> str:
    """One line for a finding, in the tool's own neutral words."""
    book = compliance.rulebook(case.packs)
    agreement = book.by_id[found.agreement]
    span = found.date.start or found.date.end or "an unknown day"
    what = (found.event or "act").replace("_", " ")
    by = f"by {found.party}" if found.party else "by a party not named"
    said = f"alleged by {', '.join(found.alleged_by)}" if found.alleged_by else "candidate"
    where = found.place or "a place not named"
    return f"{said}: {what} at {where}, {span}, {by}, under {agreement.name}, {found.clause}"


def clause_text(case: Case, found: Finding) -> str:
    """The words of the finding's clause."""
    agreement = compliance.rulebook(case.packs).by_id[found.agreement]
    return next((c.text for c in agreement.clauses if c.id == found.clause), "no clause is named by the source")


def evidence(case: Case, found: Finding) -> tuple[list[Claim], list[Document]]:
    """The claims and documents a finding rests on."""
    claims = [case.claim(c) for c in found.claims]
    return claims, [case.document(d) for d in dict.fromkeys(c.document for c in claims)]


def rows(period: Period) -> list[dict[str, Any]]:
    """The period table's rows as plain dicts, each with its window."""
    head = {"since": period.since, "until": period.until, "before_since": period.before_since,
            "before_until": period.before_until}  # fmt: skip
    return [head | msgspec.to_builtins(row) for row in period.rows]
