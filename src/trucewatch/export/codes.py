"""The packs' export sections: code lists, countries, vague words."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from ..find.actors_pack import ActorPack, ActorRecord
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
    inter_by_type: dict[str, str]
    inter_by_id: dict[str, str]
    order: tuple[str, ...]
    irregular: dict[str, str]
    geo_precision: dict[str, int]


class UcdpCodes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Code lists of the UCDP GED columns."""

    where_prec: dict[str, int]
    fighting: tuple[str, ...]
    non_state: tuple[str, ...]


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
    inter_by_id: dict[str, str] = {}


class Vague(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``export_vague``: number words and the figure ACLED counts for them."""

    words: tuple[str, ...]
    acled: int


class Codes:
    """All of it for one set of packs."""

    def __init__(self, packs: Packs) -> None:
        self.exports = msgspec.convert(packs.mapping("exports"), Exports)
        self.country = msgspec.convert(packs.mapping("export_country"), Country)
        pack = ActorPack(packs)
        self.actors = pack.records
        self.by_name = {n.casefold(): r for r in reversed(self.actors.values())
                        for n in (r.name, *(d.name for d in r.names_by_date))}  # fmt: skip
        self.sides = {key.casefold(): side.id for side in pack.sides.values() for key in (side.id, side.name)}
        self._states = {a.casefold(): r for r in reversed(self.actors.values()) if r.type == "state"
                        for a in r.adjectives}  # fmt: skip
        self._nouns = {f.casefold(): n.type for n in reversed(pack.nouns) for f in n.forms}
        self._members: dict[str, set[str]] = {}
        for r in self.actors.values():
            if r.side:
                self._members.setdefault(r.side, set()).add(r.type)
        self.vague = [
            (re.compile(rf"\b(?:{'|'.join(map(re.escape, v.words))})\b", re.IGNORECASE), v.acled)
            for v in packs.entries("export_vague", Vague)
        ]

    def inter(self, name: str | None) -> str:
        """A key of the code list ``inter`` for an actor's name, by what the packs say it is and whom it belongs to;
        empty when no actor is named or nothing is known of it."""
        if not name:
            return ""
        key = name.casefold()
        record = self.by_name.get(key) or self._composed(key)
        if record is not None:
            return self._of(record)
        side = self.sides.get(key)
        return self._led_by(side) if side else ""

    def _of(self, record: ActorRecord) -> str:
        acled, home = self.exports.acled, self.country.home_side
        for known in (self.country.inter_by_id, acled.inter_by_id):
            if record.id in known:
                return known[record.id]
        above = self._above(record)
        if any(id_ in self.country.home for id_ in above):
            return "state"
        if any(self.actors[id_].type == "state" for id_ in above if id_ in self.actors):
            return "external"
        if record.type == "official" and record.represents in self.actors:
            return self._of(self.actors[record.represents])
        if record.type in acled.inter_by_type:
            return acled.inter_by_type[record.type]
        if record.side and record.side == home:
            return "militia"
        led = self._led_by(record.side) if record.side else ""
        return led or acled.inter_by_type.get(f"{record.type} of no side", "")

    def _led_by(self, side: str) -> str:
        """What an actor is of which no more is known than its side: the country's own state, a side with armed groups
        in the country, or one that is made up of states and their forces."""
        if side == self.country.home_side:
            return "state"
        members = self._members.get(side, set())
        if members & {"faction", "generic_armed"}:
            return "rebel"
        return "external" if members & {"state", "armed_force"} else ""

    def _composed(self, key: str) -> ActorRecord | None:
        """The state that a name made of its adjective and a noun of forces or offices belongs to ("Dutch navy")."""
        words = key.split()
        for n in range(1, len(words)):
            state = self._states.get(" ".join(words[:n]))
            if state is not None and self._nouns.get(" ".join(words[n:])) not in (None, "faction", "generic_armed", "group"):
                return state
        return None

    def _above(self, record: ActorRecord) -> set[str]:
        """The actor and all that it is part of or speaks for, by id."""
        seen: set[str] = set()
        todo = [record.id]
        while todo:
            id_ = todo.pop()
            if id_ in seen:
                continue
            seen.add(id_)
            found = self.actors.get(id_)
            if found is not None:
                todo += [*found.part_of, *([found.represents] if found.represents else ())]
        return seen

    def with_the_state(self, name: str | None) -> bool:
        """Whether an actor is the conflict's own state or fights on its side."""
        record = self.by_name.get((name or "").casefold())
        side = record.side if record else self.sides.get((name or "").casefold())
        return self.inter(name) == "state" or bool(side and side == self.country.home_side)

    def floor(self, texts: Iterable[str | None]) -> int | None:
        """The lowest figure that vague words stand for; ``None`` where the words are not vague."""
        found = [n for text in texts if text for rx, n in self.vague if rx.search(text)]
        return min(found, default=None)
