"""A claim's permanent link: its sentence, the rule and the reason behind each slot, and where it stands."""

from __future__ import annotations

import msgspec

from ...case.explaining import describe
from ..asked import Asked
from ..desk import Desk, View

TEMPLATE = "claim.html"


def view(desk: Desk, asked: Asked, id_: str) -> View:
    """One claim, rejected ones too."""
    claim = desk.case.claim(id_)
    original = desk.case.ledger.original(claim.id)
    changed = original if original is not None and original != claim else None
    document = desk.documents([claim.document]).get(claim.document)
    data = {
        "claim": msgspec.to_builtins(claim),
        "as_read": msgspec.to_builtins(changed) if changed else None,
        "status": desk.case.ledger.status(claim.id),
        "incident": desk.case.ledger.incident_of(claim.id),
        "decisions": [msgspec.to_builtins(d) for d in desk.case.decisions(claim.id)],
    }
    more = {"c": claim, "original": changed, "document": document, "describe": describe}
    return View(title=describe(claim), data=data, more=more)
