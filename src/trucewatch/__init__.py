"""Reads reporting about a ceasefire, keeps every claim with its sentence, and computes the state of a conflict zone.

    import trucewatch
    for claim in trucewatch.extract("Warplanes struck Milltown on Monday.", published="2019-12-31"):
        print(claim.kind, claim.quote)
    with trucewatch.open("my-case") as case:
        frame = case.incidents(since="2020-01-01").to_pandas()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .case import Added, Case, Check, Hit, Node
    from .errors import TrucewatchError
    from .extraction import Extractor
    from .library import Opened, Records, Sketch, extract, open
    from .model import (
        Claim,
        ControlChange,
        Decision,
        Document,
        Extraction,
        Filters,
        Finding,
        Holding,
        Incident,
        Mention,
        Place,
        Silent,
        Toll,
    )

__version__ = "0.1.0"

#: name -> the module that holds it; loaded when it is first asked for
_HOME = {
    **dict.fromkeys(("Added", "Case", "Check", "Hit", "Node"), "case"),
    "Extractor": "extraction",
    **dict.fromkeys(("Opened", "Records", "Sketch", "extract", "open"), "library"),
    **dict.fromkeys(
        ("Claim", "ControlChange", "Decision", "Document", "Extraction", "Filters", "Finding", "Holding", "Incident",
         "Mention", "Place", "Silent", "Toll"), "model"),
    "TrucewatchError": "errors",
}  # fmt: skip

__all__ = [
    "Added", "Case", "Check", "Claim", "ControlChange", "Decision", "Document", "Extraction", "Extractor", "Filters",
    "Finding", "Hit", "Holding", "Incident", "Mention", "Node", "Opened", "Place", "Records", "Silent", "Sketch", "Toll",
    "TrucewatchError", "extract", "open",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'trucewatch' has no attribute '{name}'")
    return getattr(import_module(f".{home}", __name__), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
