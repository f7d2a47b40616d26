"""What a report is made of, whatever it is printed as: headings, paragraphs, tables, pictures, and notes to numbers."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec


class Number(msgspec.Struct, frozen=True):
    """A figure with the note that it opens to."""

    text: str
    note: int


Inline = str | Number
Line = tuple[Inline, ...]


class Heading(msgspec.Struct, frozen=True):
    """A section's title."""

    text: str


class Paragraph(msgspec.Struct, frozen=True):
    """Text with numbers in it."""

    line: Line


class Table(msgspec.Struct, frozen=True):
    """A table; cells are lines."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


class Picture(msgspec.Struct, frozen=True):
    """A vector picture with its words, and a line with the numbers in it."""

    svg: str
    words: str
    line: Line = ()


Block = Heading | Paragraph | Table | Picture


class Quote(msgspec.Struct, frozen=True):
    """A sentence that carries a number: the claim, its words (``None`` where withheld), who says so, and the document."""

    claim: str
    words: str | None
    source: str
    publisher: str
    day: str
    document: str


class Note(msgspec.Struct, frozen=True):
    """A note: its number, and the sentences it opens to."""

    n: int
    quotes: tuple[Quote, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A whole report."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]

    def lines(self) -> Iterator[Line]:
        """Every line of text, tables' cells among them."""
        for block in self.blocks:
            if isinstance(block, Paragraph | Picture):
                yield block.line
            elif isinstance(block, Table):
                for row in block.rows:
                    yield from row

    def numbers(self) -> Iterator[Number]:
        """Every number, in the order in which it stands."""
        for line in self.lines():
            for part in line:
                if isinstance(part, Number):
                    yield part
