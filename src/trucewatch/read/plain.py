"""Plain text, and anything else that is words: kept as it stands."""

from __future__ import annotations

from .decode import decode
from .raw import Content


def read(data: bytes) -> Content:
    """The decoded text. Line ends and spaces stay as received."""
    return Content(text=decode(data)[0])
