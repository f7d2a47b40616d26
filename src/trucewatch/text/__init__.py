"""Text in tokens, the lexicon pass and patterns over tagged chunks: what every finder works with."""

from .chunks import Alphabet, Chunk, Found, Sent
from .lexicon import Entry, Hit, Lexicon
from .patterns import Pattern, mark, unknown
from .steps import Tried
from .tokens import Orthography, Remembered, Sentence, Text

__all__ = [
    "Alphabet",
    "Chunk",
    "Entry",
    "Found",
    "Hit",
    "Lexicon",
    "Orthography",
    "Pattern",
    "Remembered",
    "Sent",
    "Sentence",
    "Text",
    "Tried",
    "mark",
    "unknown",
]  # fmt: skip
