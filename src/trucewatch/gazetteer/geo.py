"""Distances on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_RADIUS_KM = 6371.0088  # mean Earth radius (IUGG)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km (haversine on the mean sphere; within 0.6% of the ellipsoid)."""
    a, b = radians(lat1), radians(lat2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * _RADIUS_KM * asin(sqrt(min(1.0, h)))
