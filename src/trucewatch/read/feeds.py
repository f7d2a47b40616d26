"""RSS and Atom. Every entry is a document of its own; its archived bytes are the entry's own, as they stood.

An entry cut from its feed keeps no namespace declarations, so that reading wraps it in a feed that declares the usual
ones. Feeds that are not in UTF-8 keep their encoding in an XML declaration before the entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import InputError
from .html import render_fragment
from .raw import Content

_ENTRY = re.compile(rb"<(?P<tag>item|entry)\b[^>]*>.*?</(?P=tag)\s*>", re.S | re.I)
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding=["'](?P<name>[\w.-]+)["']""", re.I)
_CHANNEL_TITLE = re.compile(rb"<title\b[^>]*>(?P<title>.*?)</title>", re.S | re.I)
_NAMESPACES = (
    b' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    b' xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
    b' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:georss="http://www.georss.org/georss"'
)


def split(data: bytes) -> Iterator[bytes]:
    """The entries' own bytes, in the feed's order."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = re.sub(rb"""encoding=["'][\w.-]+["']""", b'encoding="utf-8"', data.decode("utf-16").encode(), count=1)
    found = _ENCODING.match(data)
    name = found.group("name").decode("ascii") if found else "utf-8"
    declaration = (
        b""
        if name.casefold() in ("utf-8", "utf8", "us-ascii", "utf-16")
        else b'<?xml version="1.0" encoding="%s"?>' % (name.encode())
    )
    for match in _ENTRY.finditer(data):
        yield declaration + match.group()


def publisher(data: bytes) -> str | None:
    """The feed's own title: its publisher, where nobody says otherwise."""
    head = data[: _first_entry(data)]
    found = _CHANNEL_TITLE.search(head)
    if not found:
        return None
    from .decode import decode

    encoding = _ENCODING.match(data)
    text = decode(found.group("title"), encoding.group("name").decode("ascii") if encoding else None)[0]
    text = re.sub(r"^<!\[CDATA\[|\]\]>$", "", text.strip())
    return " ".join(render_fragment(text).split()) or None


def read(data: bytes) -> Content:
    """One entry: its title on the first line, then the longest of its bodies as text."""
    import feedparser

    head, body = b'<?xml version="1.0"?>', data
    found = _ENCODING.match(data)
    if found:
        cut = data.index(b"?>") + 2
        head, body = data[:cut], data[cut:]
    if body.lstrip()[:6].lower() == b"<entry":
        wrapped = head + b'<feed xmlns="http://www.w3.org/2005/Atom"' + _NAMESPACES + b">" + body + b"</feed>"
    else:
        wrapped = head + b'<rss version="2.0"' + _NAMESPACES + b"><channel>" + body + b"</channel></rss>"
    entries = feedparser.parse(wrapped, sanitize_html=False, resolve_relative_uris=False).entries
    if not entries:
        raise InputError("feed entry that cannot be read; check the feed's XML")
    entry = entries[0]
    bodies = [str(c.get("value", "")) for c in entry.get("content", [])] + [str(entry.get("summary", ""))]
    text = max((render_fragment(b) for b in bodies), key=len)
    title = " ".join(render_fragment(str(entry.get("title", ""))).split())
    if not (title or text).strip():
        raise InputError("feed entry without a text; add the page that it links to")
    updated = dict.get(entry, "updated")  # past feedparser's own fallback from one to the other
    published = dict.get(entry, "published") or entry.get("issued") or entry.get("created")
    return Content(
        text=f"{title}\n\n{text}" if title else text,
        title=title or None,
        published=published or updated,
        published_by="the feed's publication date" if published else "the feed's date of update, its only date",
        updated=updated if published and updated != published else None,
        url=entry.get("link"),
        language=(entry.get("language") or None),
    )


def _first_entry(data: bytes) -> int:
    match = _ENTRY.search(data)
    return match.start() if match else len(data)
