"""Places: what they are called, where they are, which one a text means."""

from .entries import PlaceEntry
from .folds import Folds, check
from .geo import distance_km
from .index import Gazetteer
from .precision import geo_precision, where_prec
from .resolve import Candidate, Resolution
from .store import PlaceStore

__all__ = [
    "Candidate",
    "Folds",
    "Gazetteer",
    "PlaceEntry",
    "PlaceStore",
    "Resolution",
    "check",
    "distance_km",
    "geo_precision",
    "where_prec",
]
