"""Verb forms that only describe: "the heavily fortified town", "the damaged clinic", "hit parked cars"."""

from __future__ import annotations

from ..text import Chunk
from .vocabulary import ClaimSettings

_ING = frozenset(("ING", "VING"))
_DOES = frozenset(("TRIGGER", "V"))


class Attributive:
    """Answers for a verb's form in a row, by the settings' tags."""

    def __init__(self, settings: ClaimSettings) -> None:
        self.determiner = frozenset(settings.determiner)
        self.definite = frozenset((*settings.definite, *settings.possessive))
        self.relative = frozenset(settings.relative)
        self.passive = frozenset(settings.passive)

    def describing(self, chunks: list[Chunk], j: int) -> bool:
        """Whether an -ing form stands behind an article as its noun's adjective: "by the retreating rebels"."""
        tags = chunks[j].tags
        return j > 0 and not tags.isdisjoint(_ING) and "NOUN" not in tags and bool(chunks[j - 1].tags & self.determiner)

    def holds(self, chunks: list[Chunk], i: int) -> bool:
        """Whether the form at ``i`` stands inside a noun phrase; two chunks stand before it, one after."""
        after, left = chunks[i + 1], chunks[i - 1].tags
        if "ADV" in left:
            held = after.kind == "place" or "THING" in after.tags
            return held and (bool(chunks[i - 2].tags & self.determiner) or chunks[i - 2].kind == "quantity")
        if "THING" not in after.tags or "PAST" not in chunks[i].tags:
            return False
        if left & self.definite:
            return not left & self.relative  # "the raids that destroyed houses"
        if "SINGULAR" in after.tags:  # "a UN-backed convoy": no verb has such an object without an article
            return "V" not in left and (bool(chunks[i - 2].tags & self.determiner) or chunks[i - 2].kind == "quantity")
        if "PREP" in left:
            return True
        does = left >= _DOES and ("PAST" in left or "ING" in left)
        return does and not chunks[i - 2].tags & self.passive
