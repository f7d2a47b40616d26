"""Search: full text over documents and claims, names in any spelling over places and incidents."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from markupsafe import Markup, escape

from ...case.searching import Hit
from ..asked import Asked
from ..desk import Desk, View

TEMPLATE = "search.html"
MOST = 20
_TITLES = {"place": "Places", "incident": "Incidents", "document": "Documents", "claim": "Claims"}


def view(desk: Desk, asked: Asked) -> View:
    """What was found, by kind."""
    text = asked.get("q")
    hits = desk.case.search(text, limit=MOST) if text else []
    day = asked.filters.as_known_on
    if day is not None:
        hits = [h for h in hits if _known(desk, h, day)]
    groups: dict[str, list[dict[str, Any]]] = {k: [] for k in _TITLES}
    for h in hits:
        groups[h.kind].append({**msgspec.to_builtins(h), "link": _link(desk, h.kind, h.id)})
    data = {"q": text, "found": groups, "total": len(hits)}
    more = {"titles": _TITLES, "most": MOST, "marked": lambda words: marked(words, text)}
    return View(title=f"Search: {text}" if text else "Search", data=data, more=more)


def marked(words: str, text: str) -> Markup:
    """Words with what was looked for marked in them; everything is escaped."""
    wanted = [re.escape(w) for w in sorted(text.split(), key=len, reverse=True) if len(w) > 1]
    if not wanted:
        return escape(words)
    parts = re.split(f"({'|'.join(wanted)})", words, flags=re.IGNORECASE)
    return Markup("").join(Markup("<mark>{}</mark>").format(p) if n % 2 else escape(p) for n, p in enumerate(parts))


def _known(desk: Desk, hit: Hit, day: str) -> bool:
    """Whether something was known by a day: places always are."""
    ledger = desk.case.ledger
    if hit.kind == "incident":
        incident = ledger.incident(hit.id)
        return incident is not None and (incident.first_known or "9999") <= day
    if hit.kind == "place":
        return True
    document = hit.id if hit.kind == "document" else getattr(ledger.claim(hit.id), "document", "")
    return not ledger.documents_after(day, [document])


def _link(desk: Desk, kind: str, id_: str) -> str:
    makers = {"place": desk.links.place, "incident": desk.links.incident, "document": desk.links.document,
              "claim": desk.links.claim_id}  # fmt: skip
    return makers[kind](id_)
