"""What comes out of a source before it is a document: bytes with what is known about them, or one clear line."""

from __future__ import annotations

import hashlib

import msgspec

#: The largest single text, in bytes. News articles stay under 100 KB and the longest situation reports under 1 MB; a
#: larger "document" is a dump of many, and as one document it would have one date, one publisher and one origin (and
#: take more memory than a small machine has to spare).
TEXT_LIMIT = 2_000_000
#: The largest single file that holds a page or a print (HTML, PDF); containers (feeds, WARC, tables) have no limit.
FILE_LIMIT = 64_000_000


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """One document as received. ``data`` is what is archived; text, title and date can be computed again from it.

    ``member`` says where in a container it stood ("line 3", "entry 2"). ``publisher``, ``published`` (ISO day, or two
    of them with a slash) and ``title`` are what whoever hands it in says about it. ``text`` overrides decoding.
    """

    data: bytes
    media_type: str = "text/plain"
    path: str = ""
    url: str | None = None
    member: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    text: str | None = None

    @property
    def id(self) -> str:
        """``sha256:`` and the hex digest of the bytes: the document's id."""
        return "sha256:" + hashlib.sha256(self.data).hexdigest()


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """A source, or one part of it, that gives no document: what is wrong, where, and what to do about it."""

    path: str
    what: str
    todo: str
    member: str | None = None

    def __str__(self) -> str:
        where = f"{self.path} ({self.member})" if self.member else self.path
        return f"{where}: {self.what}; {self.todo}"


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """What a format's reader finds in the bytes: the text, and whatever the format states about it.

    ``published`` and ``updated`` are dates as the format writes them, ``published_by`` names the field in words for the
    receipt. ``not_after`` is a day on which the bytes certainly existed (crawled, file created), ISO.
    """

    text: str
    title: str | None = None
    published: str | None = None
    published_by: str = ""
    updated: str | None = None
    not_after: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    masks: tuple[tuple[int, int, str], ...] = ()
