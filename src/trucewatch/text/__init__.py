"""Text in tokens, the lexicon pass and patterns over tagged chunks: what every finder works with."""

from .chunks import Chunk, Found, Sent
from .lexicon import Entry, Hit, Lexicon
from .patterns import read_pattern, unknown
from .steps import Tried
from .tokens import Orthography, Remembered, Sentence, Text

__all__ = [
    "Chunk",
    "Entry",
    "Found",
    "Hit",
    "Lexicon",
    "Orthography",
    "Remembered",
    "Sent",
    "Sentence",
    "Text",
    "Tried",
    "read_pattern",
    "unknown",
]  # fmt: skip
