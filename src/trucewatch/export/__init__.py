"""A case in the shapes of the field. Every export takes the filters, is the same for the same ledger, and brings a
codebook; :func:`write` writes one by name."""

from .profiles import PROFILES, write

__all__ = ["PROFILES", "write"]
