"""How exactly a place is known, in the codes of the field.

``where_prec`` follows the UCDP GED codebook (1 exact location; 2 within about 25 km of a known point; 3 second-order division;
4 first-order division; 5 linear, fuzzy or larger than a first-order division; 6 country), ``geo_precision`` the ACLED
codebook (1 particular town with coordinates; 2 small part of a region or near a town; 3 larger region).
"""

from __future__ import annotations

from ..model import Place

_NEAR = ("near", "to", "from", "between")


def where_prec(place: Place | None, level: str, relation: str = "", part: str = "") -> int | None:
    """UCDP's code. ``relation`` and ``part`` are a mention's (``near``, ``direction:north``; "northern countryside").

    ``None`` where nothing is known: the place is in no gazetteer and no area of it is named.
    """
    if level == "country":
        return 6
    if level in ("region", "zone", "road"):
        return 5
    if level == "governorate":
        return 4
    if place is None:
        return None
    if place.lat is None or place.lon is None:
        return 4 if place.admin else None
    if level == "district" and len(place.admin) <= 1 and place.source.startswith(("boundaries", "GeoNames dump")):
        return 3
    return 2 if part or relation.startswith("direction:") or relation in _NEAR else 1


def geo_precision(place: Place | None, level: str, relation: str = "", part: str = "") -> int | None:
    """ACLED's code; ``None`` where there is no point to give."""
    code = where_prec(place, level, relation, part)
    if code is None:
        return None
    return 1 if code == 1 else 2 if code in (2, 3) else 3
