"""Whose men a possessive means that stands before their owner: "was killed by its fighters, X said"."""

from __future__ import annotations

from .actors_chain import Chains, head
from .actors_mention import ActorMention, Reading
from .actors_pack import ActorNoun, ActorPack, ActorWords

_OWNERS = frozenset(("state", "faction", "armed_force"))
_VERB = 5  # tokens from the owner's name to the word of telling, over its short name in brackets


class Ahead:
    """Compiled once for the packs' closed classes of words (in their comparison forms)."""

    def __init__(self, pack: ActorPack, words: ActorWords, chains: Chains) -> None:
        self._records = pack.records
        self._words = words
        self._chains = chains

    def meant(self, reading: Reading, i: int, noun: ActorNoun | None, first: int, last: int) -> ActorMention | None:
        """The owner's, where he tells of it right behind; ``i`` is the unit behind the noun."""
        text, units, words = reading.text, reading.units, self._words
        norms, limit = text.norms, reading.limits[first]
        if noun is None or first < 2 or norms[first - 1] not in words.possessives or norms[first - 2] not in words.by:
            return None
        if i >= len(units) or last + 1 >= limit or norms[last] != ",":
            return None
        at = last + 1 + (norms[last + 1] in words.articles)
        if units[i].first != at:
            return None
        chain, _, end = self._chains.run(text, units, i, limit)
        who = head(chain, reading)
        if who is None or who.generic or who.type not in _OWNERS or "," in norms[end : end + 1]:
            return None
        if words.tells.isdisjoint(norms[end : min(limit, end + _VERB)]):
            return None
        target = self._records.get(who.composes.get(noun.id, ""), who)
        return reading.mention(target, first, last, rule="possessive, ahead", noun=noun.id)
