"""The packs' export sections: code lists, countries, vague words."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from ..find.actors_pack import ActorRecord
from ..rules import Packs


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event's type and sub-type; ``civilian`` where civilians are the target."""

    plain: tuple[str, str]
    civilian: tuple[str, str] | None = None


class AcledCodes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Code lists of the ACLED columns."""

    events: dict[str, Act]
    changes: dict[str, tuple[str, str]]
    peaceful: tuple[str, ...]
    disorder: dict[str, str]
    inter: dict[str, str]
    order: tuple[str, ...]
    irregular: dict[str, str]
    geo_precision: dict[str, int]


class UcdpCodes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Code lists of the UCDP GED columns."""

    where_prec: dict[str, int]
    fighting: tuple[str, ...]


class Exports(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``exports``."""

    civilian_targets: tuple[str, ...]
    acled: AcledCodes
    ucdp: UcdpCodes
    hxl: dict[str, str]


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Section ``export_country``: the conflict's own country as the formats name it, and its own state's actors."""

    name: str = ""
    iso: int | None = None
    iso3: str = "TW"
    acled_region: str = ""
    ucdp_region: str = ""
    gwno: int | None = None
    home: tuple[str, ...] = ()
    home_side: str = ""


class Vague(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``export_vague``: number words and the figure ACLED counts for them."""

    words: tuple[str, ...]
    acled: int


class Codes:
    """All of it for one set of packs."""

    def __init__(self, packs: Packs) -> None:
        self.exports = msgspec.convert(packs.mapping("exports"), Exports)
        self.country = msgspec.convert(packs.mapping("export_country"), Country)
        records = packs.entries("actors", ActorRecord)
        self.actors = {r.id: r for r in records}
        self.by_name = {n.casefold(): r for r in reversed(records)
                        for n in (r.name, *(d.name for d in r.names_by_date))}  # fmt: skip
        self.vague = [
            (re.compile(rf"\b(?:{'|'.join(map(re.escape, v.words))})\b", re.IGNORECASE), v.acled)
            for v in packs.entries("export_vague", Vague)
        ]

    def inter(self, name: str | None) -> str:
        """``state``, ``rebel``, ``militia`` or ``external`` for an actor's name; empty when no actor is named."""
        if not name:
            return ""
        record = self.by_name.get(name.casefold())
        if record is None:
            return "rebel"
        if self.at_home(record):
            return "state"
        if record.type in ("state", "armed_force", "official", "organisation", "monitor", "media"):
            return "external"
        return "militia" if record.side and record.side == self.country.home_side else "rebel"

    def at_home(self, record: ActorRecord) -> bool:
        """Whether an actor is the conflict's own state or a part of it."""
        seen: set[str] = set()
        todo = [record.id]
        while todo:
            id_ = todo.pop()
            if id_ in self.country.home:
                return True
            if id_ in seen or id_ not in self.actors:
                continue
            seen.add(id_)
            todo += self.actors[id_].part_of
        return False

    def is_state(self, name: str | None) -> bool:
        """Whether an actor is a state's force, of this country or another."""
        return self.inter(name) in ("state", "external")

    def floor(self, texts: Iterable[str | None]) -> int | None:
        """The lowest figure that vague words stand for; ``None`` where the words are not vague."""
        found = [n for text in texts if text for rx, n in self.vague if rx.search(text)]
        return min(found, default=None)
