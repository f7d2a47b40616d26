"""Counts without names: "35 villages, nine of them named" leaves 26, which later texts may fill."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from ..model import ControlChange, Place
from .reports import Counted


class Remainder(msgspec.Struct, frozen=True, kw_only=True):
    """A counted gain: ``count`` places told, ``named`` known by name (its own, and ``filled`` by other claims in the
    same window, by the same side, in the same area), ``unnamed`` still open. Never negative, never added over claims.
    """

    claim: str
    by: str | None
    against: str | None
    start: str | None
    end: str | None
    place_id: str
    place: str
    count: int
    at_least: bool
    named: tuple[str, ...]
    filled: tuple[str, ...]
    unnamed: int
    sources: tuple[str, ...] = ()

    def change(self) -> ControlChange:
        """The remainder as a change of unnamed places."""
        flags = (
            f"{self.count} told{' or more' if self.at_least else ''}",
            f"{len(self.named) + len(self.filled)} named",
        )
        return ControlChange(
            place_id=self.place_id, place=self.place, start=self.start, end=self.end, event="captured", by=self.by,
            against=self.against, claims=(self.claim,), unnamed=self.unnamed, sources=self.sources, flags=flags,
        )  # fmt: skip


def remainders(
    counted: Sequence[Counted],
    changes: Sequence[ControlChange],
    places: Mapping[str, Place | None],
    camp_of: Callable[[str | None], str | None],
) -> list[Remainder]:
    """What each counted gain leaves unnamed. ``places`` are those that have a timeline, by id."""
    out = []
    for c in counted:
        own = set(c.named)
        filled = sorted(
            {
                ch.place_id
                for ch in changes
                if ch.place_id not in own
                and ch.place_id not in c.beside
                and camp_of(ch.by) == c.camp
                and _inside_window(ch, c)
                and _inside_area(places.get(ch.place_id), ch.place_id, c)
            }
        )
        open_ = max(0, c.count - len(own) - len(filled))
        out.append(
            Remainder(
                claim=c.claim.id, by=c.by, against=c.against, start=c.start, end=c.end,
                place_id=c.area.id if c.area else "", place=c.area.name if c.area else "", count=c.count,
                at_least=c.at_least, named=tuple(c.named), filled=tuple(filled[: max(0, c.count - len(own))]),
                unnamed=open_, sources=c.sources,
            )
        )  # fmt: skip
    return out


def _inside_window(change: ControlChange, c: Counted) -> bool:
    day = change.end or change.start
    if day is None or c.end is None:
        return False
    return (c.start is None or c.start <= day) and day <= c.end


def _inside_area(place: Place | None, ident: str, c: Counted) -> bool:
    if c.area is None:
        return True
    if place is None:
        return "@" not in ident or c.area.name.casefold().replace(" ", "-") == ident.split("@")[1]
    return c.area.name in place.admin or c.area.id == place.id or c.area.level not in ("governorate", "district")
