"""Text -> what stands in it: times, quantities, places, actors, sources, triggers. No claim is made here."""

from .finder import Finder

__all__ = ["Finder"]
