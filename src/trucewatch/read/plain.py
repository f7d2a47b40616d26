"""Plain text and Markdown: kept as it stands. A front matter block ("---", fields, "---") is read and masked."""

from __future__ import annotations

import re

from .decode import decode
from .raw import Content

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<fields>(?:[^\n]{0,4000}\n){1,400}?)---[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"^(?P<name>[A-Za-z][\w-]{0,30}):[ \t]*(?P<value>[^\n]+)$", re.M)
#: front matter field -> what it is called by those who write it
_FIELDS = {
    "title": ("title", "headline", "subject"),
    "published": ("published", "date", "pubdate", "publishdate", "published_at", "publication_date"),
    "publisher": ("publisher", "source", "outlet", "site"),
    "url": ("url", "link", "source_url"),
    "language": ("language", "lang"),
    "updated": ("updated", "modified", "lastmod"),
}


def read(data: bytes) -> Content:
    """The decoded text. Line ends and spaces stay as received."""
    text = decode(data)[0]
    front = _FRONT.match(text)
    if front is None:
        return Content(text=text)
    found = {
        m.group("name").casefold(): m.group("value").strip().strip("\"'")
        for m in _FIELD.finditer(front.group("fields"))
    }
    values = {field: next((found[n] for n in names if found.get(n)), None) for field, names in _FIELDS.items()}
    url = values["url"] if (values["url"] or "").startswith(("http://", "https://")) else None
    return Content(
        text=text,
        title=values["title"],
        published=values["published"],
        published_by="the file's front matter",
        updated=values["updated"],
        publisher=values["publisher"],
        url=url,
        language=(values["language"] or "")[:2].lower() or None,
        masks=((0, front.end(), "front matter"),),
    )
