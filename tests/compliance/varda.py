"""Hand-made records for the compliance tests."""

from __future__ import annotations

from typing import Any

import msgspec

from trucewatch.model import Actor, Claim, Document, Incident, Published, When, Where


def document(id_: str = "d1", day: str | None = "2031-04-01", publisher: str = "Halm Gazette") -> Document:
    return Document(id=id_, text="", publisher=publisher, published=Published(day, day, "given"))


def claim(id_: str, kind: str, event: str | None, quote: str = "q", **more: Any) -> Claim:
    start = more.pop("start", 0)
    doc = more.pop("document", "d1")
    places = tuple(Where(n, n, "settlement") for n in more.pop("places", ()))
    actors = tuple(Actor(r, n, n) for r, n in more.pop("actors", ()))
    time = more.pop("time", None)
    data = {"doc": doc, "document": doc, "id": id_, "kind": kind, "event": event, "quote": quote, "start": start,
            "end": start + len(quote)}  # fmt: skip
    made = msgspec.convert(data | more, Claim)
    return msgspec.structs.replace(made, places=places, actors=actors, time=When(*time) if time else None)


def incident(id_: str, event: str, day: str | None, at: tuple[float, float] | None, **more: Any) -> Incident:
    actors = tuple(Actor(r, n, n) for r, n in more.pop("actors", ()))
    place = Where("Orm", "Orm", more.pop("level", "settlement"))
    return Incident(
        id=id_, event=event, family=event, time=When(day, more.pop("until", day)), place=place,
        lat=at[0] if at else None, lon=at[1] if at else None, actors=actors, targets=tuple(more.pop("targets", ())),
        claims=tuple(more.pop("claims", ())), documents=("d1",), grade=more.pop("grade", "weak"),
    )  # fmt: skip
