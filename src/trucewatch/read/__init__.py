"""Bytes -> documents: formats, encodings, masks, publication dates with receipts, near-copies.

for item in read_source(path):
    if isinstance(item, Unreadable):
        print(item)                       # one line: what, where, what to do
    else:
        document = to_document(item, packs)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from ..rules import Packs
from .agencies import quoted_agencies
from .document import Hints, read_content, to_document
from .furniture import failures as _furniture_failures
from .infer import failures as _clue_failures
from .raw import FILE_LIMIT, TEXT_LIMIT, Content, Raw, Unreadable
from .source import read_source, read_stream, sniff

__all__ = [
    "FILE_LIMIT",
    "TEXT_LIMIT",
    "Content",
    "Hints",
    "Raw",
    "Unreadable",
    "bands",
    "check",
    "groups",
    "near_copies",
    "quoted_agencies",
    "read_content",
    "read_source",
    "read_stream",
    "same_copy",
    "signature",
    "similarity",
    "sniff",
    "to_document",
]


if TYPE_CHECKING:
    from .copies import bands, groups, near_copies, same_copy, signature, similarity


def __getattr__(name: str) -> Any:
    """The names of :mod:`copies`, which needs numpy, when they are asked for."""
    if name in __all__:
        return getattr(importlib.import_module(f"{__name__}.copies"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def check(packs: Packs) -> list[str]:
    """Run the examples of every rule that reading uses; each failure names file, rule and example."""
    return [*_furniture_failures(packs), *_clue_failures(packs)]
