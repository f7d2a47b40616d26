"""Documents: what came in, when it was published and how that is known, what it gave."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec

from ...errors import InputError
from ...model import Document
from ..asked import Asked
from ..desk import Desk, View
from ..wording import published

TEMPLATE = "documents.html"
PER_PAGE = 60


def view(desk: Desk, asked: Asked) -> View:
    """A page of the list."""
    page = asked.number("page", 1)
    found = desk.case.documents(asked.filters)
    shown = list(islice(found, (page - 1) * PER_PAGE, page * PER_PAGE + 1))
    if page > 1 and not shown:
        raise InputError(f"page={page}: there is none; the list ends before it")
    data = {
        "filters": msgspec.to_builtins(asked.filters),
        "documents": [_row(desk, d) for d in shown[:PER_PAGE]],
        "page": page,
        "further": len(shown) > PER_PAGE,
    }
    return View(title="Documents", data=data, more={"counts": desk.counts()})


def rows(desk: Desk, asked: Asked) -> Iterator[list[Any]]:
    """The whole list as a table."""
    yield ["id", "publisher", "title", "published_start", "published_end", "basis", "known", "origin", "claims", "silent"]
    for d in desk.case.documents(asked.filters):
        claims, silent = desk.case.ledger.tallies(d.id)
        p = d.published
        yield [d.id, d.publisher, d.title or d.path, p.start, p.end, p.basis, d.known, d.origin, claims, silent]


def _row(desk: Desk, d: Document) -> dict[str, Any]:
    claims, silent = desk.case.ledger.tallies(d.id)
    return {
        "id": d.id, "publisher": d.publisher, "title": d.title or d.path or d.id, "when": published(d.published),
        "basis": d.published.basis, "receipt": d.published.receipt, "language": d.language, "claims": claims,
        "silent": silent, "copy_of": d.origin if d.origin and d.origin != d.id else None,
        "link": desk.links.document(d.id),
    }  # fmt: skip
