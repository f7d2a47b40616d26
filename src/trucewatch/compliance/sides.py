"""Which actor belongs to which side of an agreement, by neutral names; tolerant of what the actors' section holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..rules import Packs
from ..text import Orthography
from .schema import Side


class Sides:
    """Sides with their members. An actor may belong to several sides (a brigade to an army, an army to a state)."""

    def __init__(self, sides: Iterable[Side], packs: Packs, orthography: Orthography) -> None:
        self.by_id: dict[str, Side] = {s.id: s for s in sides}
        self._orthography = orthography
        self._direct: dict[tuple[str, ...], list[str]] = {}
        self._alliances: dict[str, list[str]] = {}
        self._within: dict[str, frozenset[str]] = {}
        self._of: dict[str, frozenset[str]] = {}
        self._own: dict[str, tuple[str, ...]] = {}
        for side in self.by_id.values():
            for name in (side.name, side.id.replace("-", " "), *side.members):
                self._add(name, side.id)
            for alliance in side.alliances:
                self._alliances.setdefault(alliance, []).append(side.id)
        self._read_actors(packs)
        self._parents = {s: [p.id for p in self.by_id.values() if s in p.includes] for s in self.by_id}

    def of(self, actor: str | None) -> frozenset[str]:
        """Ids of every side that the actor belongs to, larger sides included; empty when it is in none."""
        if not actor:
            return frozenset()
        known = self._of.get(actor)
        if known is not None:
            return known
        out: set[str] = set()
        for side in self.direct(actor):
            out |= self._up(side)
        self._of[actor] = frozenset(out)
        return self._of[actor]

    def direct(self, actor: str | None) -> tuple[str, ...]:
        """The side or sides that list the actor itself."""
        known = self._own.get(actor or "")
        if known is not None:
            return known
        key = self._orthography.phrase(actor or "")
        found: Sequence[str] = self._direct.get(key) or self._direct.get(_bare(key), [])
        self._own[actor or ""] = tuple(found)
        return self._own[actor or ""]

    def name(self, side: str) -> str:
        """A side's neutral name."""
        entry = self.by_id.get(side)
        return entry.name if entry else side

    def below(self, side: str) -> frozenset[str]:
        """The side and all that it includes."""
        out, todo = set(), [side]
        while todo:
            at = todo.pop()
            if at not in out:
                out.add(at)
                entry = self.by_id.get(at)
                todo += entry.includes if entry else ()
        return frozenset(out)

    def _up(self, side: str) -> frozenset[str]:
        got = self._within.get(side)
        if got is None:
            out, todo = set(), [side]
            while todo:
                at = todo.pop()
                if at not in out:
                    out.add(at)
                    todo += self._parents.get(at, ())
            got = self._within[side] = frozenset(out)
        return got

    def _add(self, name: str, side: str) -> None:
        key = self._orthography.phrase(name)
        if key and side not in self._direct.setdefault(key, []):
            self._direct[key].append(side)

    def _read_actors(self, packs: Packs) -> None:
        """Actors of the packs' ``actors`` section: by whom they speak for or are part of, else by camp."""
        entries = [e for part in packs.parts("actors") if isinstance(part.data, list) for e in part.data]
        by_key: dict[str, dict[str, Any]] = {}
        for entry in entries:
            if isinstance(entry, dict):
                for key in (entry.get("id"), entry.get("name")):
                    if isinstance(key, str):
                        by_key[key] = entry
        for entry in by_key.values():
            name = entry.get("name")
            if not isinstance(name, str):
                continue
            found = self._sides_of_entry(entry, by_key, 0)
            for side in found:
                dated = [d.get("name") for d in entry.get("names_by_date") or () if isinstance(d, dict)]
                for also in (name, entry.get("id"), *dated):
                    if isinstance(also, str) and not self._direct.get(self._orthography.phrase(also)):
                        self._add(also, side)

    def _sides_of_entry(self, entry: dict[str, Any], all_: dict[str, dict[str, Any]], depth: int) -> list[str]:
        key = self._orthography.phrase(str(entry.get("name", "")))
        if self._direct.get(key):
            return self._direct[key]
        for field in ("represents", "part_of"):
            for value in _strings(entry.get(field)):
                listed = self._direct.get(self._orthography.phrase(value))
                if listed:
                    return listed
                parent = all_.get(value)
                if parent is not None and parent is not entry and depth < 6:
                    above = self._sides_of_entry(parent, all_, depth + 1)
                    if above:
                        return above
        camp = entry.get("side")
        return self._alliances.get(camp, []) if isinstance(camp, str) else []


def _bare(key: tuple[str, ...]) -> tuple[str, ...]:
    return key[1:] if len(key) > 1 and len(key[0]) <= 3 else key


def _strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, (list, tuple)):
        return tuple(v for v in value if isinstance(v, str))
    return ()
