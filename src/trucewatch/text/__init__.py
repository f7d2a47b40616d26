"""Text in tokens, the lexicon pass and patterns over tagged tokens: what every finder works with."""

from .lexicon import Entry, Hit, Lexicon
from .tokens import Orthography, Sentence, Text

__all__ = ["Entry", "Hit", "Lexicon", "Orthography", "Sentence", "Text"]
