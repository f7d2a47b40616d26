"""One place told twice: rows of several sources that stand for a place already known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import Place
from .folds import Folds
from .geo import distance_km

#: places of one name and kind closer than this are one place told twice
SAME_KM = 6.0
#: settlements whose spellings are told apart only by vowels, endings or articles are one where they lie as near as this
_BESIDE_KM, _ALIKE = 1.0, 0.85


class Twins:
    """Looks through a gazetteer's own tables: places by id, ids by tight key, (id, spelling) by skeleton."""

    def __init__(
        self,
        folds: Folds,
        places: Mapping[str, Place],
        tight: Mapping[str, Sequence[str]],
        skeleton: Mapping[str, Sequence[tuple[str, str]]],
    ) -> None:
        self.folds, self.places, self.tight, self.skeleton = folds, places, tight, skeleton

    def of(self, place: Place) -> Place | None:
        """The place already known that this one is, or ``None``."""
        return self._same_name(place) or self._beside(place)

    def _same_name(self, place: Place) -> Place | None:
        """Same spelling and level, and near or in the same area."""
        ids: dict[str, None] = {}
        for name in (place.name, *place.names):
            if self.folds.usable(name):
                ids.update(dict.fromkeys(self.tight.get(self.folds.tight(name), ())))
        best: tuple[float, str] | None = None
        for ident in ids:
            other = self.places[ident]
            if other.level != place.level or (other.country and place.country and other.country != place.country):
                continue
            if place.level in ("country", "governorate"):
                return other
            if None not in (place.lat, place.lon, other.lat, other.lon):
                d = distance_km(place.lat, place.lon, other.lat, other.lon)  # type: ignore[arg-type]
                limit = SAME_KM if place.level != "district" else 3 * SAME_KM
                if d > limit:
                    continue
            elif place.admin and other.admin and place.admin[-1] == other.admin[-1]:
                d = SAME_KM
            else:
                continue
            if best is None or (d, ident) < best:
                best = (d, ident)
        return self.places[best[1]] if best else None

    def _beside(self, place: Place) -> Place | None:
        """The settlement that another source spells and places a little otherwise ("Sarqib" and "Saraqib", 200 m apart)."""
        if place.level != "settlement" or place.lat is None or place.lon is None:
            return None
        for ident, via in self.skeleton.get(self.folds.keys(place.name)[1], ()):
            other = self.places[ident]
            if other.level != "settlement" or other.lat is None or other.lon is None or other.country != place.country:
                continue
            if abs(other.lat - place.lat) * 110 > _BESIDE_KM or self.folds.similarity(place.name, via) < _ALIKE:
                continue
            if distance_km(place.lat, place.lon, other.lat, other.lon) <= _BESIDE_KM:
                return other
        return None
