"""A vector picture that a notebook shows and a file keeps."""

from __future__ import annotations

from html import escape
from pathlib import Path

import msgspec

from ..errors import InputError


class Sketch(msgspec.Struct, frozen=True):
    """An SVG with its words."""

    svg: str
    words: str

    def save(self, path: Path | str) -> Path:
        """Write it as an SVG file; gives the path. :class:`InputError` where it cannot be written."""
        out = Path(path)
        try:
            out.write_text(self.svg + "\n", encoding="utf-8")
        except OSError as err:
            raise InputError(f"{out}: cannot be written ({err.strerror}); choose another place") from None
        return out

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_html_(self) -> str:
        return f"<figure>{self.svg}<figcaption>{escape(self.words)}</figcaption></figure>"
