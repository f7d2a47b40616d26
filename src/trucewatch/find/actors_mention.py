"""An actor as it stands in a text, and a text while its actors are read."""

from __future__ import annotations

import msgspec

from ..text import Text
from .actors_pack import ActorRecord, ActorType
from .actors_sweep import Unit

PEOPLE = frozenset(("official", "person"))  # types of actors who are one human being
_APOSTROPHES = ("'", "’")  # before the last letter of an owner's name


def owning(word: str) -> bool:
    """Whether a word as written is an owner's name: "Assad's"."""
    return word[-2:-1] in _APOSTROPHES


class ActorMention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Tokens ``first`` to ``last`` (exclusive) that name an actor.

    ``name`` is the neutral name (empty where ``resolved`` is false: "warplanes" of an unnamed force). ``adjectival``:
    the words only qualify an act ("Russian air strikes", "rebel-held"). ``generic``: no particular actor is named.
    ``noun`` is the class of the noun that ended the name (``air``, ``army``, ...). ``rule`` says how it was found.
    """

    first: int
    last: int
    text: str
    name: str
    actor_id: str | None
    type: ActorType
    side: str | None = None
    adjectival: bool = False
    generic: bool = False
    resolved: bool = True
    noun: str | None = None
    rule: str = "name"
    like: str | None = None


class Reading:
    """A text while its actors are read: the sweep's units, and who has been named so far.

    ``limits``: for each token where its sentence ends. ``named``: ids of all actors whose names stand in the text;
    ``seen``: ids of those that were mentioned so far, with the token of the last time. ``out``: the mentions so far, in
    text order. ``day`` is the document's ISO date.
    """

    __slots__ = ("day", "limits", "named", "out", "seen", "text", "units")

    def __init__(self, text: Text, units: list[Unit], day: str | None) -> None:
        self.text = text
        self.units = units
        self.day = day
        self.limits = [0] * (len(text.starts) + 1)
        for s in text.sentences:
            self.limits[s.first : s.last] = [s.last] * (s.last - s.first)
        self.named = {u.name.id for u in units if u.name is not None}
        self.seen: dict[str, int] = {}
        self.out: list[ActorMention] = []

    def mention(
        self,
        record: ActorRecord,
        first: int,
        last: int,
        *,
        rule: str,
        adjectival: bool = False,
        noun: str | None = None,
        dated: bool = True,
    ) -> ActorMention:
        """A record's mention in these tokens, under its name on the document's day (or, not ``dated``, its usual one)."""
        return ActorMention(
            first=first, last=last, text=self.text.slice(first, last), name=record.called(self.day if dated else None),
            actor_id=record.id, type=record.type, side=record.side, adjectival=adjectival, generic=record.generic,
            noun=noun, rule=rule, like=record.like,
        )  # fmt: skip
