"""Search: full text over documents and claims, names in any spelling over places and incidents."""

from __future__ import annotations

from typing import Any

import msgspec

from ..asked import Asked
from ..desk import Desk, View

TEMPLATE = "search.html"
MOST = 20
_TITLES = {"place": "Places", "incident": "Incidents", "document": "Documents", "claim": "Claims"}


def view(desk: Desk, asked: Asked) -> View:
    """What was found, by kind."""
    text = asked.get("q")
    hits = desk.case.search(text, limit=MOST) if text else []
    groups: dict[str, list[dict[str, Any]]] = {k: [] for k in _TITLES}
    for h in hits:
        groups[h.kind].append({**msgspec.to_builtins(h), "link": _link(desk, h.kind, h.id)})
    data = {"q": text, "found": groups, "total": len(hits)}
    return View(title="Search", data=data, more={"titles": _TITLES, "most": MOST})


def _link(desk: Desk, kind: str, id_: str) -> str:
    makers = {"place": desk.links.place, "incident": desk.links.incident, "document": desk.links.document,
              "claim": desk.links.claim_id}  # fmt: skip
    return makers[kind](id_)
