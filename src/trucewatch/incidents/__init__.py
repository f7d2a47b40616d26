"""One event, many tellings: matching, merging, origins, tolls, grades, decisions.

How the flow uses this package (docs/incidents.md)::

    s = settings(packs)
    index = Tellings(db, Telling, Seat, number)                   # store.blocks, tables tellings and blocks
    marks = decisions.marks(active decisions)                     # claim id -> marks ("same", "different", "split")
    new = tellings(document, claims, s, gazetteer.get, marks)     # what one document tells
    change = update(index, new, index.of_documents([document.id]), s)
    index.drop(change.removed); index.file((t.id, t.doc, t, keys(t, s).stored) for t in new)
    index.sit((i, x.group, x.how, x.incident) for i, x in change.seats.items())
    drop the incidents `change.gone`; for id, members in change.incidents.items():
        assemble(id, members, claims, documents, s, gazetteer.get, decisions.given(...))

Rebuilding is the same with all tellings as ``new`` over an empty index; both give the same incidents.
"""

from .assemble import assemble
from .blocks import Keys, blocks, keys, number, numbers
from .features import Pair, pair
from .matching import Index, MemoryIndex, Seat, Update, incident_id, update
from .settings import Settings, check, settings
from .telling import Telling, meets_incident, tellings
from .tolls import best

__all__ = [
    "Index", "Keys", "MemoryIndex", "Pair", "Seat", "Settings", "Telling", "Update", "assemble", "best",
    "blocks", "check", "incident_id", "keys", "meets_incident", "number", "numbers", "pair", "settings", "tellings",
    "update",
]  # fmt: skip
