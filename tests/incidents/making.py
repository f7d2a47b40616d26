"""Small claims and documents for these tests; the sentences are made up."""

from __future__ import annotations

from typing import Any

from trucewatch import rules
from trucewatch.incidents import MemoryIndex, Settings, Telling, Update, settings, tellings, update
from trucewatch.model import Actor, Claim, Document, Measure, Place, Published, When, Where

SETTINGS: Settings = settings(rules.load(["ontology", "en"]))
PLACES = {
    "p-alder": Place(id="p-alder", name="Alder", level="settlement", lat=35.0, lon=36.0, admin=("North",)),
    "p-birch": Place(id="p-birch", name="Birch", level="settlement", lat=35.5, lon=36.5, admin=("North",)),
    "p-near": Place(id="p-near", name="Little Alder", level="settlement", lat=35.02, lon=36.02, admin=("North",)),
    "p-mill": Place(
        id="p-mill", name="Mill quarter", level="district", lat=35.001, lon=36.001, admin=("Alder", "North")
    ),
    "p-dock": Place(id="p-dock", name="Dock quarter", level="district", lat=34.99, lon=36.01, admin=("Alder", "North")),
}


def place(ident: str | None) -> Place | None:
    return PLACES.get(ident or "")


def document(name: str, published: str | None = "2019-05-10", **more: Any) -> Document:
    span = Published(published, published, "given", "") if published else Published()
    return Document(
        id=name, text="", publisher=more.pop("publisher", f"Paper {name}"), published=span, known=published, **more
    )


def claim(
    doc: str,
    n: int = 0,
    kind: str = "incident",
    event: str | None = "air_strike",
    day: str | None = "2019-05-09",
    where: str | None = "p-alder",
    measure: tuple[str, float | None, float | None] | None = None,
    quote: str | None = None,
    by: str | None = None,
    said: str | None = None,
    **more: Any,
) -> Claim:
    found = PLACES.get(where or "")
    end = more.pop("until", day)
    text = quote or f"Sentence {n} of {doc}."
    words, written = more.pop("words", "then"), more.pop("written", True)
    named = found.name if found and written else None
    return Claim(
        doc=doc,
        document=doc,
        quote=text,
        start=n * 1000,
        end=n * 1000 + len(text),
        kind=kind,  # type: ignore[arg-type]
        event=event if kind == "incident" else None,
        measure=Measure(*measure) if measure else None,
        scope=more.pop("scope", "incident") if kind != "incident" else None,
        time=When(day, end, words) if day else None,
        places=(Where(named, found.name, found.level),) if found else (),
        place_ids=(where,) if found else (),
        actors=(Actor("by", by, by),) if by else (),
        asserted_by=(said,) if said else (),
        id=more.pop("id", f"c_{doc}-{n}-{kind[0]}{measure[0] if measure else ''}"),
        **more,
    )


def killed(doc: str, low: float | None, high: float | None = None, n: int = 0, **more: Any) -> Claim:
    return claim(doc, n, kind="casualties", measure=("killed", low, high), **more)


def told(doc: Document, *claims: Claim, marks: Any = None) -> list[Telling]:
    return tellings(doc, claims, SETTINGS, place, marks)


class Ledger:
    """A memory index with the update applied."""

    def __init__(self) -> None:
        self.index = MemoryIndex(SETTINGS)

    def add(self, *new: Telling, removed: Any = ()) -> Update:
        change = update(self.index, new, removed, SETTINGS)
        self.index.apply(change, new)
        return change

    def groups(self) -> dict[str, frozenset[str]]:
        return {i: frozenset(ids) for i, ids in self.index.incidents.items() if ids}

    def partition(self) -> set[frozenset[str]]:
        """Incidents as sets of documents."""
        return {frozenset(self.index.tellings[t].doc for t in ids) for ids in self.groups().values()}
