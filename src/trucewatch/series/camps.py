"""Which camp an actor belongs to, by the packs: control is counted by camp, the actor's own name is kept beside it."""

from __future__ import annotations

from typing import Any

from ..rules import Packs


class Camps:
    """Names and ids of actors -> the camp (pack section ``sides``) that they belong to."""

    def __init__(self, packs: Packs | None = None) -> None:
        self._side: dict[str, str] = {}
        self._names: dict[str, str] = {}
        if packs is None:
            return
        for part in packs.parts("sides"):
            for row in part.data or ():
                if isinstance(row, dict) and row.get("id"):
                    self._names[str(row["id"])] = str(row.get("name") or row["id"])
        for camp, name in self._names.items():
            self._side[camp.casefold()] = self._side[name.casefold()] = camp
        rows = [r for s in ("actors", "states") for p in packs.parts(s) for r in p.data or () if isinstance(r, dict)]
        ties = [r for p in packs.parts("actor_ties") for r in p.data or () if isinstance(r, dict)]
        by_id = {str(r["id"]): r for r in rows if r.get("id")}
        side = {str(t["id"]): str(t["side"]) for t in ties if t.get("id") and t.get("side")}
        for row in rows:
            found = self._of(row, by_id, side, 0)
            if found:
                for name in _names(row):
                    self._side.setdefault(name.casefold(), found)

    def _of(
        self, row: dict[str, Any], by_id: dict[str, dict[str, Any]], side: dict[str, str], depth: int
    ) -> str | None:
        own = row.get("side") or side.get(str(row.get("id")))
        if own or depth > 6:
            return str(own) if own else None
        for field in ("part_of", "represents"):
            value = row.get(field)
            for above in [value] if isinstance(value, str) else value or ():
                parent = by_id.get(above)
                found = self._of(parent, by_id, side, depth + 1) if parent else side.get(above)
                if found:
                    return found
        return None

    def of(self, actor: str | None) -> str | None:
        """The camp's id; the actor's own name where the packs put it in none; ``None`` for nobody."""
        if not actor:
            return None
        return self._side.get(actor.casefold(), actor)

    def name(self, camp: str | None) -> str | None:
        """A camp's neutral name."""
        return None if camp is None else self._names.get(camp, camp)

    def known(self, actor: str | None) -> bool:
        """Whether the packs put the actor in a camp."""
        return bool(actor) and str(actor).casefold() in self._side


def _names(row: dict[str, Any]) -> list[str]:
    out = [str(row[k]) for k in ("id", "name", "forces", "air") if isinstance(row.get(k), str)]
    out += [str(d["name"]) for d in row.get("names_by_date") or () if isinstance(d, dict) and d.get("name")]
    return out
