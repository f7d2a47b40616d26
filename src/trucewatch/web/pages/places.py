"""Places: where the ledger's claims lie, in every spelling met, resolved or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from ..asked import Asked
from ..desk import Desk, View
from ..wording import PRECISION

TEMPLATE = "places.html"
PER_PAGE = 100


def view(desk: Desk, asked: Asked) -> View:
    """Places by number of incidents that pass the filters."""
    board, mask = desk.select(asked.filters)
    found = sorted((p for p in _merged(board.grouped(mask)) if p["place"]), key=lambda p: (-p["n"], p["name"]))
    pages = max(1, -(-len(found) // PER_PAGE))
    page = asked.number("page", 1, most=pages)
    shown = found[(page - 1) * PER_PAGE : page * PER_PAGE]
    data = {
        "filters": msgspec.to_builtins(asked.filters),
        "places": [_row(desk, p) for p in shown],
        "total": len(found),
        "page": page,
        "pages": pages,
    }
    return View(title="Places", data=data)


def rows(desk: Desk, asked: Asked) -> Iterator[list[Any]]:
    """The whole list as a table."""
    yield ["id", "name", "level", "area", "lat", "lon", "incidents", "killed_min", "killed_max"]
    board, mask = desk.select(asked.filters)
    for p in _merged(board.grouped(mask)):
        if p["place"]:
            r = _row(desk, p)
            yield [r["id"], r["name"], p["level"], r["area"], r["lat"], r["lon"], p["n"], p["low"], p["high"]]


def _merged(grouped: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row a place; incidents whose position a reviewer set apart count with the place that they name."""
    out: dict[str, dict[str, Any]] = {}
    for p in grouped:
        if p["place"] in out:
            old = out[p["place"]]
            out[p["place"]] = {**old, "n": old["n"] + p["n"], "low": old["low"] + p["low"], "high": old["high"] + p["high"]}
        else:
            out[p["place"]] = p
    return list(out.values())


def _row(desk: Desk, p: dict[str, Any]) -> dict[str, Any]:
    place = desk.place(p["place"])
    sheltering = p["level"] == "site" and not desk.exact
    return {
        "id": p["place"], "name": place.name if place else p["name"], "level": PRECISION.get(p["level"], p["level"]),
        "area": ", ".join(place.admin) if place else "", "resolved": place is not None,
        "lat": None if sheltering else p["lat"], "lon": None if sheltering else p["lon"], "n": p["n"], "low": p["low"],
        "high": p["high"], "link": desk.links.place(p["place"]),
    }  # fmt: skip
