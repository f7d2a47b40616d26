"""Do no harm: what a public table, map or report shows of a place. Exact sites become their settlement; the words that
would give a sheltering site away are withheld, and so are the names of victims and witnesses in what is quoted. A person
may lift that, and then the file says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from ..model import Actor, Claim, Incident, Place, Where
from ..rules import Packs
from .persons import NAMELESS, Persons

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer


class Protection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``protection``: targets whose site is never named, and how positions are coarsened."""

    targets: tuple[str, ...] = ()
    near_km: float = 15.0
    step_degrees: float = 0.05


_AREAS = frozenset(("district", "governorate", "country", "region", "zone"))  # levels that a point stands for badly


class Shown(msgspec.Struct, frozen=True):
    """A place as it may be shown. ``note`` is ``exact``, ``as reported``, ``centre of the governorate, coarse``
    (or another area), ``settlement of a site``, ``area of a sheltering site`` or ``no position``;
    ``withheld`` says that sentences naming the site stay inside."""

    name: str
    id: str | None
    level: str
    lat: float | None
    lon: float | None
    note: str
    withheld: bool = False
    place: Place | None = None


class Protector:
    """Decides for one case. ``exact`` lifts the defaults."""

    def __init__(self, packs: Packs, gazetteer: Gazetteer, exact: bool = False) -> None:
        self.rules = msgspec.convert(packs.mapping("protection"), Protection)
        self.targets = frozenset(self.rules.targets)
        self.gazetteer = gazetteer
        self.exact = exact
        self.persons = Persons(packs, self._is_place)

    def words(self, text: str, places: Iterable[Where] = ()) -> str:
        """Quoted words on one line, without the names of private persons. ``places`` are those that the claim names."""
        flat = " ".join(text.split())
        if self.exact:
            return flat
        return self.persons.mask(flat, tuple(n for w in places for n in (w.text, w.name) if n))

    def names(self, names: Iterable[str], claims: Iterable[Claim]) -> tuple[str, ...]:
        """Names of sources; a private person who speaks in these claims' sentences is ``a named person``."""
        return tuple(names) if self.exact else self.persons.names(names, (" ".join(c.quote.split()) for c in claims))

    def hush(self, text: str, names: Iterable[str], claims: Iterable[Claim]) -> str:
        """A line of the program's own that may hold such names."""
        held = tuple(claims)
        for name in names:
            if self.names((name,), held) != (name,):
                text = text.replace(name, NAMELESS)
        return text

    def doers(self, claim: Claim) -> tuple[str, ...]:
        """A claim's actors as ``role: name``, private persons without their names."""
        return tuple(f"{a.role}: {NAMELESS if self._private_doer(a, claim) else a.name}" for a in claim.actors)

    def private(self, claims: Iterable[Claim]) -> set[str]:
        """The names of private persons among the sources and actors of these claims."""
        if self.exact:
            return set()
        found: set[str] = set()
        for c in claims:
            found.update(n for n in c.asserted_by if self.names((n,), (c,)) != (n,))
            found.update(a.name for a in c.actors if self._private_doer(a, c))
        return found

    def _private_doer(self, actor: Actor, claim: Claim) -> bool:
        return not self.exact and self.persons.masks(actor.name, (" ".join(claim.quote.split()),))

    def _is_place(self, name: str) -> bool:
        return not self.gazetteer.is_person(name) and any(c.similarity >= 1.0 for c in self.gazetteer.lookup(name))

    def incident(self, incident: Incident) -> Shown:
        """Where to show an incident."""
        shelters = bool(self.targets & set(incident.targets))
        return self.place(incident.place, incident.place_id, incident.lat, incident.lon, shelters, incident.places)

    def place(
        self, where: Where | None, id_: str | None, lat: float | None, lon: float | None, shelters: bool,
        others: tuple[Where, ...] = (),
    ) -> Shown:  # fmt: skip
        """Where to show something that stands at a place."""
        if where is None:
            return Shown("", None, "", None, None, "no position")
        if self.exact or where.level != "site":
            centre = f"centre of the {where.level}, coarse" if where.level in _AREAS else ""
            note = "no position" if lat is None or lon is None else centre or ("exact" if self.exact else "as reported")
            return Shown(where.name, id_, where.level, lat, lon, note, False, self.gazetteer.get(id_) if id_ else None)
        note = "area of a sheltering site" if shelters else "settlement of a site"
        if lat is not None and lon is not None:
            around = self.gazetteer.near(lat, lon, self.rules.near_km)
            if around:
                town = around[0][1]
                return Shown(town.name, town.id, "settlement", town.lat, town.lon, note, shelters, town)
        town_name = next((w.name for w in others if w.level == "settlement"), None)
        wider = next((w.name for w in others if w.level in ("district", "governorate", "country")), "")
        name = town_name or (f"near {wider}" if wider else "site withheld")
        if lat is None or lon is None:
            return Shown(name, None, "settlement", None, None, note, shelters)
        step = self.rules.step_degrees
        return Shown(
            name, None, "settlement", round(round(lat / step) * step, 4), round(round(lon / step) * step, 4), note, shelters
        )

    def hides(self, claim: Claim) -> bool:
        """Whether a claim's sentence names a site that shelters people."""
        if self.exact or not self.targets & set(claim.targets):
            return False
        return any(w.level == "site" for w in claim.places)
