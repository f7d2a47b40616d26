"""PDF with a text layer. Scanned pages hold no text and are refused with a line that says so."""

from __future__ import annotations

import io
import logging
import re

from ..errors import InputError
from .raw import Content

_CREATED = re.compile(r"D?:?(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)")


def read(data: bytes) -> Content:
    """The text of all pages in order, pages parted by an empty line. Hyphens at line ends stay as printed.

    The file's creation day is no publication date (a page is often printed later), only a day by which the text
    existed.
    """
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("PDF under a password; save an open copy")
        pages = [page.extract_text() for page in reader.pages]
        info = reader.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as err:
        raise InputError(f"damaged PDF ({type(err).__name__}); save it again") from err
    text = "\n\n".join(page.strip("\n") for page in pages)
    if not text.strip():
        raise InputError("PDF without a text layer (scanned pages); run text recognition on it first")
    title = created = None
    if info is not None:
        raw_title = info.get("/Title")
        title = str(raw_title).strip() or None if raw_title else None
        match = _CREATED.match(str(info.get("/CreationDate", "")))
        created = "{y}-{m}-{d}".format(**match.groupdict()) if match else None
    if title is not None and title not in text.replace("\n", " "):
        title = None
    return Content(text=text, title=title, not_after=created)
