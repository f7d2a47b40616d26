"""Nouns whose owner stands behind them: "warplanes of the US-led coalition", "units of the army"."""

from __future__ import annotations

from .actors_chain import Chains, head
from .actors_composed import Composer
from .actors_doubts import Doubts
from .actors_mention import ActorMention, Reading
from .actors_pack import ActorNoun, ActorPack, ActorWords

_ARMED = ("armed_force", "faction", "generic_armed", "state")


class Owned:
    """Compiled once for the packs' closed classes of words (in their comparison forms)."""

    def __init__(self, pack: ActorPack, words: ActorWords, chains: Chains, doubts: Doubts, composer: Composer) -> None:
        self._bare = pack.bare
        self._of, self._articles = words.of, words.articles
        self._chains = chains
        self._doubts = doubts
        self._composer = composer

    def read(
        self, reading: Reading, i: int, noun: ActorNoun, span: tuple[int, int, int]
    ) -> tuple[int, ActorMention] | None:
        """How many units beyond the noun are taken up, and the mention; ``None`` where no owner follows.

        ``i`` is the unit behind the noun, ``span`` the noun's first token, its end and the end of its sentence.
        """
        first, last, limit = span
        text, units = reading.text, reading.units
        if not (noun.parts or noun.bare is not None) or last >= limit or text.norms[last] not in self._of:
            return None
        if i >= len(units) or not 1 <= units[i].first - last <= 3 or units[i].first >= limit:
            return None
        between = text.norms[last + 1 : units[i].first]  # "of the army", "belonging to the army"
        if any(word not in self._articles and (at or word != "to") for at, word in enumerate(between)):
            return None
        chain, nouns, end = self._chains.run(text, units, i, limit)
        owner = head(chain, reading)
        if owner is None and nouns and nouns[0].noun is not None:
            owner = self._bare.get(nouns[0].noun.id)
        loyal = owner is not None and owner.type == "official" and noun.id in owner.composes
        if owner is None or not (loyal or owner.type in _ARMED) or self._doubts.qualifies(text, end, limit):
            return None
        its_noun = nouns[0].noun if chain and nouns and nouns[0].noun is not None else None
        usual = self._bare.get(noun.id)
        if usual is not None and owner.type == "state" and owner.side == usual.side and its_noun is None and usual.side:
            whole: ActorMention | None = reading.mention(usual, first, end, rule=f"{noun.id} of {owner.id}", noun=noun.id)
        else:
            whole = self._composer.composed(reading, owner, its_noun or noun, first, end)
        if whole is None:
            return None
        return len(chain) + len(nouns), whole
