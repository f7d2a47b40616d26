"""A pack's agreements, zones, sides and act kinds, loaded, cross-checked and indexed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from ..errors import PackError
from ..rules import Packs
from ..text import Orthography
from .schema import ActKind, Agreement, Clause, Matching, Side, Zone
from .sides import Sides
from .when import span


class Rulebook:
    """Everything the compliance stage knows of a conflict. Build once per set of packs with :func:`rulebook`."""

    def __init__(self, packs: Packs) -> None:
        self.agreements: tuple[Agreement, ...] = tuple(
            sorted(packs.entries("agreements", Agreement), key=lambda a: (first_day(a), a.id))
        )
        self.zones: dict[str, Zone] = {z.id: z for z in packs.entries("zones", Zone)}
        self.act_kinds: dict[str, ActKind] = {k.id: k for k in packs.entries("act_kinds", ActKind)}
        self.sources: dict[str, str] = {k: str(v) for k, v in packs.mapping("compliance_sources").items()}
        self.orthography = Orthography(packs)
        self.sides = Sides(packs.entries("parties", Side), packs, self.orthography)
        words = packs.mapping("agreement_words")
        #: words that stand for "the agreement" without naming it, and words for "by that time no deal of ours"
        self.generic: tuple[tuple[str, ...], ...] = tuple(
            self.orthography.phrase(w) for w in (words.get("generic") or ())
        )
        self.settings = self._settings(packs)

    def _settings(self, packs: Packs) -> Matching | None:
        data = packs.mapping("agreement_matching")
        if not data:
            return None
        try:
            return msgspec.convert(data, Matching)
        except msgspec.ValidationError as err:
            raise PackError(f"section 'agreement_matching': {err}") from err

    @cached_property
    def by_id(self) -> dict[str, Agreement]:
        return {a.id: a for a in self.agreements}

    def clauses(self, mode: str | None = None) -> Iterator[tuple[Agreement, Clause]]:
        """Every clause with its agreement, in order of the agreements' first day."""
        for agreement in self.agreements:
            for clause in agreement.clauses:
                if mode is None or clause.mode == mode:
                    yield agreement, clause

    def zones_of(self, agreement: str, clause: str) -> tuple[str, ...]:
        """The zones of a clause: its own, else its agreement's."""
        made = self.by_id[agreement]
        return next((c.zones for c in made.clauses if c.id == clause), ()) or made.zones

    def acts_of(self, clause: Clause) -> frozenset[str]:
        """The ``kind/event`` pairs (or bare kinds) that the clause is about, inclusions followed."""
        out: set[str] = set()
        todo, seen = list(clause.acts), set()
        while todo:
            kind = todo.pop()
            if kind in seen:
                continue
            seen.add(kind)
            entry = self.act_kinds.get(kind)
            if entry is not None:
                out.update(entry.claims)
                todo.extend(entry.includes)
        return frozenset(out)


def first_day(agreement: Agreement) -> str:
    """The earliest day in an agreement's history."""
    return min((span(d.date)[0] for d in agreement.history), default="9999-12-31")


def check(packs: Packs) -> list[str]:
    """Cross-references of the compliance sections: sources, zones, sides, act kinds, dates. Messages, worst first."""
    out: list[str] = []
    book = Rulebook(packs)
    seen: dict[str, str] = {}
    for where, agreement in packs.located("agreements", Agreement):
        at = f"{where} (agreement {agreement.id})"
        if agreement.id in seen:
            out.append(f"{at}: id already used in {seen[agreement.id]}; ids are unique, choose another")
        seen[agreement.id] = where
        out += [f"{at}: {message}" for message in _agreement_problems(book, agreement)]
    for where, zone in packs.located("zones", Zone):
        out += [f"{where} (zone {zone.id}): {message}" for message in _zone_problems(book, zone)]
    for where, side in packs.located("parties", Side):
        out += [
            f"{where} (side {side.id}): includes '{s}', which no side is called"
            for s in side.includes
            if s not in book.sides.by_id
        ]
    for where, kind in packs.located("act_kinds", ActKind):
        out += [
            f"{where} (act kind {kind.id}): includes '{k}', which no act kind is called"
            for k in kind.includes
            if k not in book.act_kinds
        ]
    return out


def _agreement_problems(book: Rulebook, agreement: Agreement) -> Iterator[str]:
    def sourced(key: str, what: str) -> Iterator[str]:
        if key not in book.sources:
            yield f"{what}: source '{key}' is not in compliance_sources; add it there"

    ids = [c.id for c in agreement.clauses]
    for double in {i for i in ids if ids.count(i) > 1}:
        yield f"clause id '{double}' is used twice"
    for key in agreement.sources:
        yield from sourced(key, "sources")
    for other in agreement.builds_on:
        if other not in book.by_id:
            yield f"builds_on '{other}', which is no agreement"
    for party in (*agreement.parties, *agreement.guarantors):
        yield from sourced(party.source, f"party {party.side}")
        if party.side not in book.sides.by_id:
            yield f"party '{party.side}' is no side; add it to the section 'parties'"
    for fact in agreement.history:
        yield from sourced(fact.source, f"{fact.event} {fact.date}")
        for day in (fact.date, fact.until):
            if day is not None:
                try:
                    span(day)
                except ValueError:
                    yield f"{fact.event}: '{day}' is not a date (write 2018-09-17, 2019-08-31T06:00 or 2016-07)"
    named_zones = [*agreement.zones, *(z for f in agreement.history for z in f.zones)]
    for clause in agreement.clauses:
        at = f"clause {clause.id}"
        yield from sourced(clause.source, at)
        named_zones += clause.zones
        for kind in clause.acts:
            if kind not in book.act_kinds:
                yield f"{at}: act kind '{kind}' is not in the section 'act_kinds'"
        carved = [s for c in clause.carve_outs for s in c.against]
        by = clause.evidence.by if clause.evidence else ()
        for side in (*clause.binds, *clause.protects, *carved, *by):
            if side not in book.sides.by_id:
                yield f"{at}: '{side}' is no side"
        for carve in clause.carve_outs:
            yield from sourced(carve.source, f"{at}, carve-out {carve.id}")
        if clause.mode == "prohibits" and not clause.acts:
            yield f"{at}: prohibits nothing; list its 'acts'"
    for name in dict.fromkeys(named_zones):
        if name not in book.zones:
            yield f"zone '{name}' is not in the section 'zones'"


def _zone_problems(book: Rulebook, zone: Zone) -> Iterator[str]:
    if zone.source not in book.sources:
        yield f"source '{zone.source}' is not in compliance_sources; add it there"
    if not zone.shapes:
        yield "has no shape; give a polygon, a line with buffer_km, or areas"
    for shape in zone.shapes:
        if shape.line and shape.buffer_km <= 0:
            yield "a line needs buffer_km above 0"
        if shape.polygon and len(shape.polygon) < 4:
            yield "a polygon needs at least four points"
        if shape.within is not None and shape.within not in book.zones:
            yield f"within '{shape.within}', which is no zone"
        for lon, lat in (*shape.polygon, *shape.line):
            if not (-180 <= lon <= 180 and -90 <= lat <= 90):
                yield f"[{lon}, {lat}] is not longitude, latitude"


_BOOKS: dict[str, Rulebook] = {}


def rulebook(packs: Packs) -> Rulebook:
    """The rulebook of these packs, built once per content of the packs."""
    got = _BOOKS.get(packs.digest)
    if got is None:
        if len(_BOOKS) > 8:
            _BOOKS.clear()
        got = _BOOKS[packs.digest] = Rulebook(packs)
    return got
