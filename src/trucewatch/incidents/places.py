"""How the places of two tellings stand to one another: same, nested, near, apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import msgspec
from rapidfuzz import fuzz

from ..model import Claim, Level, Place
from .settings import Limits
from .wording import fold

FINE: frozenset[Level] = frozenset(("site", "district", "road"))
COARSE: frozenset[Level] = frozenset(("governorate", "region", "zone"))


class Spot(msgspec.Struct, frozen=True):
    """A settlement or something smaller: its id (or folded name), folded name, level, and position if known.

    ``vague`` is one that shares its name with an area around it: a report that names only that may mean
    either.
    """

    key: str
    name: str
    level: Level
    lat: float | None = None
    lon: float | None = None
    within: tuple[str, ...] = ()
    vague: bool = False


def spots_of(claim: Claim, places: Callable[[str], Place | None], stated: bool = False) -> tuple[Spot, ...]:
    """The settlements and sites of a claim; with ``stated`` only those that its own words name."""
    out = []
    for n, where in enumerate(claim.places):
        if (where.level not in FINE and where.level != "settlement") or (stated and where.text is None):
            continue
        place_id = claim.place_ids[n] if n < len(claim.place_ids) else None
        place = places(place_id) if place_id else None
        name = fold(place.name if place else where.name)
        within = tuple(dict.fromkeys(fold(a) for a in place.admin)) if place else ()
        out.append(
            Spot(
                place_id or f"~{name}",
                name,
                where.level,
                place.lat if place else None,
                place.lon if place else None,
                within,
                name in within[-1:],
            )
        )
    return tuple(out)


def points_of(
    claim: Claim, places: Callable[[str], Place | None], stated: bool = False
) -> tuple[tuple[float, float], ...]:
    """Positions (latitude, longitude) of all places of a claim that are smaller than a country and have one."""
    out: dict[tuple[float, float], None] = {}
    for n, where in enumerate(claim.places):
        if where.level == "country" or (stated and where.text is None):
            continue
        place = places(claim.place_ids[n] or "") if n < len(claim.place_ids) else None
        if place is not None and place.lat is not None and place.lon is not None:
            out[(place.lat, place.lon)] = None
    return tuple(out)


def foreign(claim: Claim, places: Callable[[str], Place | None], countries: frozenset[str]) -> bool:
    """Whether every place of a claim lies outside the conflict's countries."""
    found = [p for i in claim.place_ids if i and (p := places(i)) is not None and p.country]
    return bool(countries and found) and all(p.country not in countries for p in found)


def areas_of(claim: Claim, places: Callable[[str], Place | None], stated: bool = False) -> tuple[str, ...]:
    """Folded names of the areas that a claim names or that hold its places; countries are left out.

    A region or zone, of which nobody knows what it holds, is marked with ``?``.
    """
    out: dict[str, None] = {}
    for n, where in enumerate(claim.places):
        if where.level == "country" or (stated and where.text is None):
            continue
        place_id = claim.place_ids[n] if n < len(claim.place_ids) else None
        place = places(place_id) if place_id else None
        if where.level == "governorate":
            out[fold(place.name if place else where.name)] = None
        elif where.level in COARSE:
            out["?" + fold(where.name)] = None
        if place:
            out.update((fold(a), None) for a in place.admin)
    return tuple(out)


def relation(
    a: Sequence[Spot], a_areas: Sequence[str], b: Sequence[Spot], b_areas: Sequence[str], limits: Limits
) -> str:
    """One of ``same_site``, ``other_site``, ``same_settlement``, ``same_city``, ``near``, ``vicinity``, ``nested``,
    ``same_area``, ``place_unknown`` and ``apart``."""
    if not (a or a_areas) or not (b or b_areas):
        return "place_unknown"
    fine_a, fine_b = [s for s in a if not s.vague], [s for s in b if not s.vague]
    if fine_a and fine_b:
        got = _fine(fine_a, fine_b, limits)
        return "nested" if got == "apart" and (_elsewhere(a, fine_a, fine_b) or _elsewhere(b, fine_b, fine_a)) else got
    names_a, names_b = {s.name for s in a}, {s.name for s in b}
    if not fine_a and not fine_b and names_a & names_b:
        return "same_city"
    held_a = names_a | {w for s in a for w in s.within} | set(a_areas)
    held_b = names_b | {w for s in b for w in s.within} | set(b_areas)
    if held_a & held_b:
        return "nested" if fine_a or fine_b else "same_area"
    firm = [any(not h.startswith("?") for h in held) for held in (held_a, held_b)]
    return "apart" if all(firm) and not (_unplaced(a, a_areas) or _unplaced(b, b_areas)) else "place_unknown"


def _elsewhere(spots: Sequence[Spot], own: Sequence[Spot], others: Sequence[Spot]) -> bool:
    """Whether a vague place that holds none of its own report's fine ones (so is a place besides) holds another's."""
    held = {w for s in own for w in s.within}
    vague = {s.name for s in spots if s.vague} - held
    return any(vague & set(s.within) for s in others)


def _unplaced(spots: Sequence[Spot], areas: Sequence[str]) -> bool:
    """Whether nothing is known of what holds the places."""
    return not areas and not any(s.within for s in spots)


def _fine(a: Sequence[Spot], b: Sequence[Spot], limits: Limits) -> str:
    a_sites, b_sites = [s for s in a if s.level in FINE], [s for s in b if s.level in FINE]
    a_towns, b_towns = [s for s in a if s.level == "settlement"], [s for s in b if s.level == "settlement"]
    if any(_same(x, y) for x in a_sites for y in b_sites):
        return "same_site"
    if any(_same(x, y) for x in a_towns for y in b_towns):
        return "other_site" if a_sites and b_sites else "same_settlement"
    if any(_same(x, y) for x in a for y in b):
        return "same_settlement"
    for sites, towns in ((a_sites, b_towns), (b_sites, a_towns)):
        for site in sites:
            for town in towns:
                km = distance(site, town)
                if town.name in site.within[:2] and (km is None or km <= limits.far_km):
                    return "nested"
    gaps = [d for x in a for y in b if (d := distance(x, y)) is not None]
    if a_sites and b_sites and not (a_towns and b_towns):
        shared = {w for s in a_sites for w in s.within} & {w for s in b_sites for w in s.within}
        if shared and (not gaps or min(gaps) <= limits.far_km):
            return "other_site"
    if gaps and min(gaps) <= limits.far_km:
        return "near" if min(gaps) <= limits.near_km else "vicinity"
    if any(s.lat is None for s in (*a, *b)) and {w for s in a for w in s.within} & {w for s in b for w in s.within}:
        return "same_area"
    return "apart"


def _same(x: Spot, y: Spot) -> bool:
    if x.key == y.key:
        return True
    return (x.lat is None or y.lat is None) and (x.name == y.name or _alike(x.name, y.name))


def _alike(x: str, y: str) -> bool:
    """Whether two folded names may be spellings of one: one letter apart, and long enough to tell."""
    return min(len(x), len(y)) >= 4 and fuzz.ratio(x, y) >= 85.0


def distance(x: Spot, y: Spot) -> float | None:
    """Distance in km, ``None`` where a position is unknown."""
    if x.lat is None or x.lon is None or y.lat is None or y.lon is None:
        return None
    return kilometres((x.lat, x.lon), (y.lat, y.lon))


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in km (haversine, mean earth radius) of two (latitude, longitude) in degrees."""
    lat1, lat2 = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(half))
