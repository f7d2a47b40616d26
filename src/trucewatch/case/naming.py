"""What names and ids stand for: places in any spelling, zones as their places, actors with their parts, beginnings of ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import reconcile
from ..errors import InputError, NotFound
from ..incidents import settings
from ..model import Filters
from ..rules.vocabulary import Sense, Trigger
from ..store import Scope, overview

if TYPE_CHECKING:
    from .core import Case


def scope(case: Case, filters: Filters) -> Scope:
    """The filters' names as keys of the ledger."""
    return Scope(
        places=place_keys(case, filters.place) if filters.place else None,
        zone=zone_keys(case, filters.zone) if filters.zone else None,
        actors=actor_keys(case, filters.actor) if filters.actor else None,
        events=event_names(case, filters.event) if filters.event else None,
    )


def event_names(case: Case, event: str) -> frozenset[str]:
    """A kind of event, with those of the family that is called so."""
    family = settings(case.packs).families.get(event)
    return frozenset((event, *(family.events if family is not None else ())))


def check(case: Case, filters: Filters) -> None:
    """:class:`InputError` for a kind of event that is none, :class:`NotFound` for a zone, place, actor or outlet that
    neither the case nor its packs and places know: an empty answer would look as if nothing had been told of it."""
    if filters.event:
        check_event(case, filters.event)
    keys = scope(case, filters)
    if filters.place and not _located(case, filters.place, keys.places or frozenset()):
        raise NotFound(
            f"place '{filters.place}': no claim names it, and no gazetteer tells what it is; see `trucewatch places` and "
            "`trucewatch gazetteer search`"
        )
    db = case.ledger.db
    if filters.actor and len(keys.actors or ()) < 2 and not overview.named(db, "claim_actors", "actor", keys.actors or ()):
        raise NotFound(f"actor '{filters.actor}': no claim and no pack names one so; `trucewatch claims` shows who is named")
    if filters.publisher and not overview.named(db, "documents", "publisher COLLATE NOCASE", [filters.publisher]):
        raise NotFound(f"publisher '{filters.publisher}': no document is by it; `trucewatch documents` lists the outlets")


def check_event(case: Case, event: str) -> None:
    """:class:`InputError` for what is no kind of event, no family of them, and in no claim either."""
    families, known = settings(case.packs).families, kinds_of_event(case)
    if event not in known | set(families) and not overview.named(case.ledger.db, "claims", "event", [event]):
        raise InputError(
            f"event {event}: unknown; one of {', '.join(sorted(known))}, or a family: {', '.join(sorted(families))}"
        )


def kinds_of_event(case: Case) -> frozenset[str]:
    """Every kind of event that the packs know."""
    given = {s.event for s in _senses(case) if s.event}
    return frozenset(given | {e for f in settings(case.packs).families.values() for e in f.events})


def measures(case: Case) -> frozenset[str]:
    """Every quantity that the packs know."""
    return frozenset(m for s in _senses(case) for m in (s.measure, *s.counts) if m)


def _senses(case: Case) -> Iterator[Sense]:
    """Whatever a trigger of the packs may give."""
    return (s for t in case.packs.entries("triggers", Trigger) for s in t.gives)


def _located(case: Case, name: str, keys: frozenset[str]) -> bool:
    if case.gazetteer.get(name) is not None or case.gazetteer.resolve(name).place is not None:
        return True
    return overview.named(case.ledger.db, "claim_places", "place", keys)


def place_keys(case: Case, name: str) -> frozenset[str]:
    """Keys of the ledger that a place's id or name, in any spelling, may stand for."""
    keys = {name, f"name:{name.casefold()}"}
    if case.gazetteer.get(name) is not None:
        return frozenset(case.gazetteer.rows(name))
    plain = case.gazetteer.folds.tight(name)
    keys |= {key for key, known in case.ledger.place_names() if case.gazetteer.folds.tight(known) == plain}
    found = case.gazetteer.resolve(name)
    if found.place is not None:
        keys.update(case.gazetteer.rows(found.place.id))
    elif found.id:
        keys.add(found.id)
    return frozenset(keys)


def zone_keys(case: Case, name: str) -> frozenset[str]:
    """Keys of all places of the ledger that lie in a zone: an administrative area, or a zone of an agreement."""
    return case.remember(("zone", name), lambda: _zone(case, name))  # type: ignore[no-any-return]


def _zone(case: Case, name: str) -> frozenset[str]:
    gazetteer = case.gazetteer
    found = gazetteer.resolve(name)
    wanted = {gazetteer.folds.tight(name)}
    if found.place is not None:
        wanted.add(gazetteer.folds.tight(found.place.name))
    keys = set(place_keys(case, name))
    known = found.place is not None
    inside = case.in_zone(name)
    for key, label in case.ledger.place_names():
        place = gazetteer.get(key)
        if place is None:
            if gazetteer.folds.tight(label) in wanted or any(key.endswith(f"@{w}") for w in wanted):
                keys.add(key)
                known = True
            continue
        areas = {gazetteer.folds.tight(a) for a in place.admin}
        if areas & wanted or (inside is not None and place.lat is not None and inside(place)):
            keys.add(key)
            known = True
    if not known and inside is None:
        raise NotFound(f"zone '{name}': no area, agreement zone or place of that name; see `trucewatch places`")
    return frozenset(keys)


def actor_keys(case: Case, name: str) -> frozenset[str]:
    """Ids and names of an actor and of everything that is part of it."""
    from ..find.actors_pack import ActorRecord

    records = case.packs.entries("actors", ActorRecord)
    low = name.casefold()
    ids = {r.id for r in records if low in (r.id, r.name.casefold(), *(f.casefold() for f in r.forms))}
    while True:
        parts = {r.id for r in records if ids & set(r.part_of)} - ids
        if not parts:
            break
        ids |= parts
    called = [n for r in records if r.id in ids for n in (r.name, *(d.name for d in r.names_by_date))]
    names = {f"name:{n.casefold()}" for n in called}
    return frozenset({f"name:{low}", *ids, *names})


def identify(case: Case, id_: str) -> tuple[str, str]:
    """What an id (or a unique beginning of one) names: ``(kind, whole id)``."""
    from . import promises

    named = promises.identify(case, id_)
    if named is not None:
        return named
    found = case.ledger.identify(id_)
    if not found and id_.startswith("i_"):
        later = reconcile.now(case.ledger, id_)
        found = [("incident", later.id)] if later else []
    if not found and case.ledger.place_names([id_]):
        found = [("place", id_)]
    if not found:
        raise NotFound(f"{id_}: nothing in this case has that id; `trucewatch incidents` and `claims` list ids")
    if len(found) > 1:
        raise InputError(f"{id_}: several things begin so ({', '.join(i for _, i in found[:3])}...); write more")
    return found[0]
