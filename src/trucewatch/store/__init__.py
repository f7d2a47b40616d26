"""What is kept: the archive, the append-only log, and the derived tables."""

from . import assessed, copies
from .archive import Archive, document_id
from .blocks import Tellings
from .digest import digest, digests
from .ledger import Ledger
from .log import Entry
from .query import Scope
from .rows import actor_keys, place_keys

__all__ = [
    "Archive", "Entry", "Ledger", "Scope", "Tellings", "actor_keys", "assessed", "copies", "digest", "digests", "document_id",
    "place_keys",
]  # fmt: skip
