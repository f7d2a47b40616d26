"""A name with the noun behind it: "Russian" + "warplanes" are the Russian air force, "Turkish officials" officials."""

from __future__ import annotations

from ..text import Orthography, Text
from .actors_mention import ActorMention, Reading
from .actors_pack import ActorNoun, ActorPack, ActorRecord


class Composer:
    """Makes the mention of an owner and a class of nouns."""

    def __init__(self, pack: ActorPack, orthography: Orthography) -> None:
        self._records = pack.records
        self._orthography = orthography

    def composed(
        self, reading: Reading, head: ActorRecord, noun: ActorNoun, first: int, last: int
    ) -> ActorMention | None:
        """What ``head`` and a noun make in these tokens: the pack's own record, else a name put together, else the head;
        nothing where a man's name follows his title."""
        text = reading.text
        target = self._records.get(head.composes.get(noun.id, ""))
        if target is not None:
            return reading.mention(target, first, last, rule=f"{head.id} + {noun.id}", noun=noun.id)
        stranger = head.type == "state" and noun.type in ("faction", "generic_armed")  # "Afghan fighters" are no state
        if noun.own or stranger:
            if noun.type == "official" and _named_next(text, last):
                return None
            owner = head.label or (text.slice(first, first + 1).lower() if head.generic else head.name)
            name = f"{owner} {text.slice(self._noun_from(noun, text, last), last).lower()}"
            return ActorMention(
                first=first, last=last, text=text.slice(first, last), name=name, actor_id=None, type=noun.type,
                side=head.side, generic=True, noun=noun.id, rule=f"{head.id} + {noun.id}",
            )  # fmt: skip
        return reading.mention(head, first, last, rule=f"{head.id} + {noun.id}", noun=noun.id)

    def _noun_from(self, noun: ActorNoun, text: Text, last: int) -> int:
        """Where the longest form of a noun class begins that ends at ``last``: "border guards", not "guards"."""
        phrases = (tuple(self._orthography.phrase(f)) for f in noun.forms)
        tail = text.norms[last - 1]
        fit = [
            len(p)
            for p in phrases
            if p and tail in (p[-1], f"{p[-1]}s") and tuple(text.norms[max(0, last - len(p)) : last - 1]) == p[:-1]
        ]
        return last - max(fit, default=1)


def _named_next(text: Text, last: int) -> bool:
    """Whether a name follows a title: "US Defense Secretary Jim Mattis" (the man is the actor, not his post)."""
    return last < len(text.words) and not text.gap(last - 1).strip() and text.words[last][0].isupper()
