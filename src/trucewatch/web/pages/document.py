"""Document: the text as received, claims marked where they stand, what was masked, what stayed silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

import msgspec
from markupsafe import Markup, escape

from ...case.explaining import describe
from ...model import Claim, Document, Silent
from ..asked import Asked
from ..desk import Desk, View

TEMPLATE = "document.html"
#: Which of the style sheet's colours a kind of claim has.
_COLOURS = {
    "incident": "incident", "casualties": "casualties", "displacement": "displacement", "control_change": "control",
    "control_state": "control", "position": "control", "movement": "control", "damage": "damage", "agreement": "agreement",
    "term": "agreement", "statement": "agreement",
}  # fmt: skip


def view(desk: Desk, asked: Asked, id_: str) -> View:
    """One document with its claims, silent sentences, masks, copies and what it quotes."""
    full = desk.document_id(id_)
    d = desk.case.document(full)
    claims = desk.case.ledger.claims_of(full)
    silent = [] if desk.veil else desk.case.silent(full)
    copies = desk.documents(desk.case.ledger.copies_of(full))
    quoted = desk.documents([q for q in d.quotes if q.startswith("sha256:")])
    record = msgspec.to_builtins(d)
    data = {
        "document": record,
        "claims": [msgspec.to_builtins(c) for c in claims],
        "silent": [msgspec.to_builtins(s) for s in silent],
        "copies": sorted(copies),
        "decisions": [msgspec.to_builtins(x) for x in desk.case.decisions(full)],
    }
    own = {c.id: desk.case.ledger.incident_of(c.id) for c in claims}
    more = {
        "d": d,
        "marked": desk.veil.sentences(d, claims) if desk.veil else marked(d, claims, silent),
        "whole": desk.veil is None,
        "claims": claims,
        "describe": describe,
        "incident_of": own,
        "copies": list(copies.values()),
        "quoted": list(quoted.values()),
        "agencies": [q for q in d.quotes if not q.startswith("sha256:")],
        "kinds": sorted({c.kind for c in claims}),
        "file_name": PurePath(d.path.replace("\\", "/")).name or d.path,
        "rtl": (d.language or "") in ("ar", "fa", "ur", "he"),
    }
    return View(title=d.title or d.path or "Document", data=data, more=more)


def rows(desk: Desk, asked: Asked, id_: str) -> Iterator[list[Any]]:
    """A document's claims with the sentences that carry them."""
    yield ["id", "kind", "event", "what", "min", "max", "from", "to", "place", "asserted_by", "modality", "start", "end", "quote"]
    for c in desk.case.ledger.claims_of(desk.document_id(id_)):
        m, t = c.measure, c.time
        yield [c.id, c.kind, c.event, m and m.what, m and m.min, m and m.max, t and t.start, t and t.end,
               c.places[0].name if c.places else None, "; ".join(c.asserted_by), c.modality, c.start, c.end, c.quote]  # fmt: skip


def marked(d: Document, claims: Iterable[Claim], silent: Iterable[Silent]) -> Markup:
    """The text with marks. Nothing of it is left out or altered, so offsets hold; everything in it is escaped.

    Overlapping claims: a stretch belongs to the first claim by position; its mark names all that cover it.
    """
    spans: list[tuple[int, int, str, str]] = []
    owners = sorted(claims, key=lambda c: (c.start, c.end, c.id))
    spans += [(s, e, "mask", why) for s, e, why in d.masked]
    spans += [(s.start, s.end, "silent", s.why) for s in silent]
    edges = sorted({0, len(d.text), *(x for s in spans for x in s[:2]), *(x for c in owners for x in (c.start, c.end))})
    starts: dict[int, list[str]] = {}
    for c in owners:
        starts.setdefault(c.start, []).append(c.id)
    out: list[Markup] = []
    for begin, end in zip(edges, edges[1:], strict=False):
        piece = escape(d.text[begin:end])
        here = [c for c in owners if c.start <= begin and end <= c.end]
        around = [s for s in spans if s[0] <= begin and end <= s[1]]
        anchors = Markup("").join(Markup('<a id="{}" class="anchor"></a>').format(i) for i in starts.get(begin, ()))
        if here:
            kinds = sorted({c.kind for c in here})
            title = "; ".join(describe(c) for c in here[:4])
            style = Markup("").join(Markup("--k{}:var(--k-{});").format(n, _COLOURS.get(k, "other")) for n, k in enumerate(kinds[:3], 1))
            piece = Markup('<mark class="claim of-{}" style="{}" title="{}" data-claims="{}">{}</mark>').format(
                min(3, len(kinds)), style, title, " ".join(c.id for c in here), piece
            )
        elif around:
            _, _, what, why = around[-1]
            if what == "mask":
                piece = Markup('<span class="masked" title="not read: {}">{}</span>').format(why, piece)
            else:
                piece = Markup('<span class="silent" title="no claim: {}">{}</span>').format(why, piece)
        out.append(anchors + piece)
    return Markup("").join(out)
