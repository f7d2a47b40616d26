"""One page a file. Each gives ``view(desk, asked[, id])`` and names its ``TEMPLATE``; tables give ``rows`` too."""

from __future__ import annotations

from types import ModuleType

from . import claim, compliance, document, documents, figures, incident, place, places, review, search, situation

#: address (below the root) -> module. Those with an ``{id}`` are pages of one thing.
PAGES: dict[str, ModuleType] = {
    "situation": situation,
    "incidents/{id}": incident,
    "documents": documents,
    "documents/{id}": document,
    "places": places,
    "places/{id}": place,
    "claims/{id}": claim,
    "compliance": compliance,
    "figures": figures,
    "review": review,
    "search": search,
}
