"""A pack's own places: section ``places`` and the surfaces that are no places (section ``not_places``)."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from ..model import Level, Place


class PlaceEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One place of a pack.

    ``at`` is [latitude, longitude]; ``in_`` (``in``) names the areas that hold it, nearest first; ``codes`` are the
    codes under which other gazetteers file what lies in this area; ``bare`` marks the one that a name means when
    nothing else is said and several places share it; ``only`` keeps the name itself out of running text, so that only
    ``names`` are looked for; ``over`` names the areas that a region lies over, in whole or in part; ``source`` says
    where the facts come from (else the file's heading does).
    """

    name: str
    level: Level = "settlement"
    at: tuple[float, float] | None = None
    in_: tuple[str, ...] | str = msgspec.field(default=(), name="in")
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    population: int = 0
    country: str | None = None
    bare: bool = False
    only: bool = False
    over: tuple[str, ...] = ()
    source: str = ""

    def place(self, pack: str, country: str | None) -> Place:
        """The record; its id is the pack's name and a slug, with the level where that is not a settlement."""
        suffix = "" if self.level == "settlement" else f"-{self.level}"
        return Place(
            id=f"{pack}-{slug(self.name)}{suffix}",
            name=self.name,
            level=self.level,
            lat=self.at[0] if self.at else None,
            lon=self.at[1] if self.at else None,
            country=self.country or country,
            admin=(self.in_,) if isinstance(self.in_, str) else self.in_,
            names=self.names,
            over=self.over,
            population=self.population,
            source=self.source or f"pack {pack}",
        )


class NotPlaces(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``not_places``: names of places that in running text are words or people's names."""

    words: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


def with_admin(place: Place, admin: tuple[str, ...]) -> Place:
    """The place with the names of the areas that hold it."""
    return msgspec.structs.replace(place, admin=admin)


def slug(name: str) -> str:
    """Lower-case ASCII with hyphens, for ids."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", text.replace("'", "")).strip("-")
