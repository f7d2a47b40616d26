"""Claims from texts and files without a case: what ``extract``, ``evaluate`` and ``batch`` use, and programs may."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from . import flow, rules
from .errors import InputError, TrucewatchError, unforeseen
from .model import Claim, Document, Extraction
from .read import Raw, Unreadable, read_source, to_document
from .rules import Packs

if TYPE_CHECKING:
    from .gazetteer import Gazetteer


class Read(msgspec.Struct, frozen=True):
    """One document with what was taken from it."""

    name: str
    document: Document
    extraction: Extraction


class Extractor:
    """Packs and places, loaded once; then any number of documents. Holds no other state."""

    def __init__(self, packs: Sequence[str] = rules.DEFAULT_PACKS, gazetteers: Iterable[Path | str] = ()) -> None:
        self.packs: Packs = rules.load(tuple(packs))
        flow.hold(self.packs)
        self._files = [Path(p) for p in gazetteers]
        for path in self._files:
            if not path.is_file():
                raise InputError(f"{path}: no such gazetteer; check the path")

    @functools.cached_property
    def gazetteer(self) -> Gazetteer:
        """Places of the packs and of the files that were named."""
        return flow.gazetteer(self.packs, self._files)

    def document(self, document: Document, mentions: bool = False) -> Extraction:
        """Claims of a document."""
        return flow.extract(document, self.packs, self.gazetteer, mentions)

    def text(
        self,
        text: str,
        published: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
        mentions: bool = False,
    ) -> Extraction:
        """Claims of a text. ``published`` is an ISO day; without one it is read or inferred from the text."""
        raw = Raw(data=text.encode(), text=text, publisher=publisher, title=title)
        return self.document(to_document(raw, self.packs, published=published), mentions)

    def read(self, raw: Raw, mentions: bool = False) -> Read:
        """Claims of a raw document; every claim's ``doc`` is the file's name (with ``#entry`` inside a container)."""
        name = Path(raw.path).name or raw.id
        doc = f"{name}#{raw.member}" if raw.member else name
        document = to_document(raw, self.packs)
        found = self.document(document, mentions)
        return Read(
            name,
            document,
            msgspec.structs.replace(
                found,
                claims=tuple(msgspec.structs.replace(c, doc=doc) for c in found.claims),
                mentions=tuple(msgspec.structs.replace(m, doc=doc) for m in found.mentions),
            ),
        )

    def files(
        self,
        paths: Iterable[Path | str],
        meta: Mapping[str, Mapping[str, Any]] | None = None,
        mentions: bool = False,
    ) -> Iterator[Read | Unreadable]:
        """Every document of files, folders and addresses; see :meth:`each`."""
        for path in paths:
            yield from self.each(read_source(path, meta=meta), mentions)

    def each(self, items: Iterable[Raw | Unreadable], mentions: bool = False) -> Iterator[Read | Unreadable]:
        """Raw documents, read; what cannot be read comes out as one :class:`Unreadable`, and so does one that brings a
        defect of this package to light."""
        _ = self.gazetteer  # what is wrong with the places is no document's fault
        for item in items:
            if isinstance(item, Unreadable):
                yield item
                continue
            try:
                yield self.read(item, mentions)
            except TrucewatchError as err:
                what, _, todo = str(err).partition("; ")
                yield Unreadable(path=item.path, member=item.member, what=what, todo=todo or "add its text instead")
            except Exception as err:
                what, todo = unforeseen(err)
                yield Unreadable(path=item.path, member=item.member, what=what, todo=todo)


@functools.lru_cache(maxsize=4)
def _extractor(packs: tuple[str, ...]) -> Extractor:
    return Extractor(packs)


def extract(
    text: str,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    packs: Sequence[str] = rules.DEFAULT_PACKS,
) -> tuple[Claim, ...]:
    """Claims of a text, in its order. ``published`` is the ISO day that relative times resolve against."""
    return _extractor(tuple(packs)).text(text, published, publisher, title).claims
