"""Where things stand: addresses on a server, file names in a static copy. Templates build no address on their own."""

from __future__ import annotations

import copy
from collections.abc import Callable
from urllib.parse import quote, urlencode

import msgspec

from ..model import Filters

#: field of Filters -> its name in an address, the same as on the command line
NAMES = {name: name.replace("_", "-") for name in Filters.__struct_fields__}


class Links:
    """``static`` gives relative file names (``depth`` folders below the root), else addresses below ``root``. ``known``
    is the day of the second clock: once set, it goes along from page to page."""

    def __init__(self, static: bool = False, depth: int = 0, root: str = "/", known: str | None = None) -> None:
        self.static = static
        self.root = "../" * depth if static else root
        self.known = None if static else known

    def on(self, known: str | None) -> Links:
        """The same links with another day of the second clock, or (``None``) as known today."""
        made = copy.copy(self)
        made.known = None if self.static else known
        return made

    def page(self, name: str, filters: Filters | None = None, /, **more: object) -> str:
        """A page; ``situation`` is the home page. A static copy has no filtered views: the page itself."""
        if self.static:
            return self.root + ("index.html" if name == "situation" else f"{name}.html")
        base = self.root + ("" if name == "situation" else name)
        asked = query(self._clock(filters), **more)
        return f"{base}?{asked}" if asked else base

    def twin(self, name: str, form: str, filters: Filters | None = None, /, **more: object) -> str:
        """The page as data: ``json`` or ``csv``."""
        asked = query(self._clock(filters), **more)
        return f"{self.root}{name}.{form}" + (f"?{asked}" if asked else "")

    def at_place(self, filters: Filters) -> Callable[[str], str]:
        """Addresses of the home page with these filters at a place: the part that they share is made once."""
        base = self.page("situation", msgspec.structs.replace(filters, place=None))
        lead = f"{base}{'&' if '?' in base else '?'}place="
        return lambda key: lead + quote(key, safe="")

    def incident(self, id_: str) -> str:
        return self._one("incidents", id_)

    def document(self, id_: str, anchor: str = "") -> str:
        return self._one("documents", id_.removeprefix("sha256:")) + (f"#{quote(anchor)}" if anchor else "")

    def _clock(self, filters: Filters | None) -> Filters | None:
        if self.known is None:
            return filters
        return msgspec.structs.replace(filters or Filters(), as_known_on=self.known)

    def claim(self, claim: object) -> str:
        """A claim's sentence in its document."""
        return self.document(str(getattr(claim, "document", "")), str(getattr(claim, "id", "")))

    def claim_id(self, id_: str) -> str:
        """A claim of which only the id is known."""
        return self._one("claims", id_)

    def place(self, id_: str) -> str:
        return self._one("places", id_)

    def asset(self, path: str) -> str:
        """A style sheet or script."""
        return f"{self.root}static/{path}"

    def _one(self, folder: str, id_: str) -> str:
        name = quote(id_, safe="")
        return f"{self.root}{folder}/{quote(name, safe='') if self.static else name}" + (
            ".html" if self.static else f"?as-known-on={self.known}" if self.known else ""
        )


def query(filters: Filters | None = None, /, **more: object) -> str:
    """Filters and further values as the part of an address after ``?``, empty ones left out."""
    pairs = []
    if filters is not None:
        pairs = [(NAMES[f], getattr(filters, f)) for f in Filters.__struct_fields__]
    pairs += [(k.replace("_", "-"), v) for k, v in more.items()]
    return urlencode([(k, v) for k, v in pairs if v not in (None, "", False)])
