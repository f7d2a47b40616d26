"""Adjectives that have their noun or their act in common with another: "Russian and Syrian warplanes"."""

from __future__ import annotations

from collections.abc import Mapping

from ..text import Orthography, Text
from .actors_chain import Chains
from .actors_pack import ActorNoun, ActorWords
from .actors_sweep import Unit

_BODIES = frozenset(("armed_force", "group"))
_MANNER = 6  # tokens behind an adjective in which the act that it qualifies stands


class Joined:
    """Compiled once for the packs' closed classes of words (in their comparison forms).

    ``supposed`` are phrases as the packs have them, ``noun_of`` gives the class of a noun by its comparison form, ``numbers`` are
    words for numbers.
    """

    def __init__(
        self,
        words: ActorWords,
        supposed: frozenset[str],
        chains: Chains,
        noun_of: Mapping[str, ActorNoun],
        orthography: Orthography,
        numbers: frozenset[str],
    ) -> None:
        self._numbers = numbers
        self._acts, self._joins = words.acts, words.joins
        self._manner, self._backed, self._leaning = words.manner, words.backed, words.leaning
        self._chains = chains
        self._noun_of = noun_of
        phrases = [orthography.phrase(p) for p in supposed]
        self._supposed = {last: [p for p in phrases if p[-1] == last] for last in {p[-1] for p in phrases}}

    def hyphened(self, text: Text, units: list[Unit], i: int, last: int, limit: int) -> bool:
        """The first of two states joined by a hyphen before an act: "US-British air strike"."""
        if last >= limit or text.gap(last - 1) != "-" or i >= len(units) or units[i].first != last:
            return False
        after = units[i].last
        return bool(units[i].adjective) and after < limit and text.norms[after] in self._acts

    def noun(self, text: Text, units: list[Unit], i: int, last: int, limit: int) -> ActorNoun | None:
        """The noun that two joined adjectives share: "Russian and Syrian warplanes", "44 Syrian and 39 Turkish soldiers"."""
        if last >= limit or text.norms[last] not in self._joins or i >= len(units):
            return None
        counted = self._counted(text, last)
        if units[i].first - counted != last + 1:
            return None
        named = units[i].name
        if named is not None and named.type != "state":
            return self._noun_of.get(text.norms[units[i].last - 1]) if named.type in _BODIES or (counted and named.generic) else None
        if units[i].adjective is None and named is None:
            return None
        _, nouns, _ = self._chains.run(text, units, i, limit)
        return nouns[0].noun if nouns else None

    def acts(self, text: Text, units: list[Unit], i: int, last: int, limit: int) -> bool:
        """Whether a joined adjective follows that qualifies an act: "Russian and Syrian government air strikes"."""
        if last >= limit or text.norms[last] not in self._joins or i >= len(units) or units[i].first != last + 1:
            return False
        chain, nouns, end = self._chains.run(text, units, i, limit)
        known = any(u.adjective is not None or u.name is not None for u in (*chain, *nouns))
        return known and end < limit and text.norms[end] in self._acts

    def mannered(self, text: Text, units: list[Unit], i: int, last: int, limit: int) -> bool:
        """Whether words of manner stand between an adjective and the act that it qualifies: "a Russian follow-up raid"."""
        k = last
        while k < min(limit, last + _MANNER):
            if k > last and text.norms[k] in self._acts:
                return True
            while i < len(units) and units[i].last <= k:
                i += 1
            if i < len(units) and units[i].first <= k:
                return False
            joined = k + 1 < limit and text.gap(k) == "-" and text.norms[k + 1] not in self._backed and text.norms[k] not in self._leaning
            if joined and text.words[k + 1][0].islower():
                k += 2
            elif text.norms[k] in self._manner:
                k += 1
            else:
                return False
        return False

    def supposed(self, text: Text, first: int) -> int:
        """Where words of supposition begin that stand before an adjective ("jets believed to be Russian"), or -1."""
        phrases = self._supposed.get(text.norms[first - 1], ()) if first else ()
        return next((first - len(p) for p in phrases if first >= len(p) and tuple(text.norms[first - len(p) : first]) == p), -1)

    def _counted(self, text: Text, join: int) -> int:
        """How many tokens count the second of two that are counted apart: one for a number behind the conjunction."""
        k = join + 1
        return int(k < len(text.words) and (text.numeric[k] or text.norms[k] in self._numbers))
