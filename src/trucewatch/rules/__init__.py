"""Packs: language rules, ontologies, actors, places and agreements as data."""

from .loader import DEFAULT_PACKS, PackInfo, Packs, available, load

__all__ = ["DEFAULT_PACKS", "PackInfo", "Packs", "available", "load"]
