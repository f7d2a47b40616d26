"""A country or its capital: whether the words around are those of an actor ("Ankara said") or of a place ("in Ankara")."""

from __future__ import annotations

from collections.abc import Callable

from ..text import Text
from .actors_frames import PolityFrames, behind
from .actors_mention import ActorMention, Reading, owning
from .actors_pack import ActorPack, ActorRecord, ActorWords
from .actors_sweep import Unit

_ASIDE = 26  # tokens of what stands between commas behind a capital
_ALLIES = 8  # tokens from a capital to the verb that it shares with its allies: "Ankara and its allies X and Y struck"
CAPITAL = "capital"  # how a government that is named by its city was found


class Polities:
    """Compiled once for the packs' states and closed classes of words (in their comparison forms)."""

    def __init__(self, pack: ActorPack, words: ActorWords, norm: Callable[[str], str]) -> None:
        records = pack.records.values()
        self._words = words
        self._verbs = words.polity_verbs
        self._verbs_alone = words.polity_verbs - words.joins
        self._plain = {r.id: frozenset(map(norm, (*r.place, *r.metonyms))) for r in records}
        self._all = frozenset().union(*self._plain.values())
        self._capitals = {r.id: frozenset(m.casefold() for m in r.metonyms) for r in records}
        self._frames = PolityFrames(pack.polity_frames, norm)
        self._row = (self._all, words.joins, words.articles, frozenset((",",)))

    def mention(self, reading: Reading, head: ActorRecord, unit: Unit, limit: int) -> ActorMention | None:
        """A country or capital: an actor only where the words around it are not those of a place."""
        first, last = unit.first, unit.last
        text, words = reading.text, self._words
        norms = text.norms
        following = norms[last] if last < limit else ""
        before = norms[first - 1] if first else ""
        start = first
        if before in words.articles and first > 1:
            before = norms[first - 2]
            start = first - 1
        if before in words.both and start > 1 and norms[start - 2] in words.locatives:  # "in both Iraq and Syria"
            before, start = norms[start - 2], start - 1
        if norms[first] not in self._plain[head.id] and last - first == 1:
            owned = following in words.acts or self._frames.government(norms, text.sentence_at(first).first, first, last, limit)
            return reading.mention(head, first, last, rule="possessive", adjectival=True) if owned else None
        if last < limit and text.gap(last - 1) == "-" and text.words[last][0].isupper():
            return None
        city = text.slice(first, last).casefold() in self._capitals[head.id]
        rule = CAPITAL if city else "polity"
        if reading.out and self._listed(norms, reading.out[-1], start, first):
            return reading.mention(head, first, last, rule=rule)
        begin, end = text.sentence_at(first).first, behind(norms, last, limit, self._row)
        if self._frames.place(norms, begin, start, end, limit):
            return None
        if self._frames.government(norms, begin, start, end, limit):
            return reading.mention(head, first, last, rule=rule)
        same_sentence = start > 0 and text.gap(start - 1).strip(" -–—") == ""
        lent = same_sentence and start > 1 and before in words.locatives and norms[start - 2] in words.backing
        if same_sentence and before in words.locatives and not lent:
            return None
        if same_sentence and self._listed_place(text, start):
            return None
        after = norms[last + 1] if last + 1 < limit else ""
        bordering = start > 1 and norms[start - 2] in words.locatives and before in words.by
        if same_sentence and bordering:
            return None
        acts = following in self._verbs or self._apposed_then_acts(text, start, last, limit)
        lower = last < limit and text.words[last].islower()
        strong = acts or lent or self._paired(text, last, limit) or before in words.by or after in self._verbs_alone
        if city and following in words.being and after in words.as_cities:
            return None
        longer = last < limit and not lower and following not in self._all and text.words[last].isalpha()
        if city and longer and not acts and not text.gap(last - 1).strip():
            return None  # the first word of a longer name: "told the Amman Times"
        if city and (not strong or (same_sentence and before in words.of)):
            return None
        if unit.adjective is not None and not strong and lower and following not in words.joins:
            return None
        return reading.mention(head, first, last, rule=rule)

    def _listed(self, norms: list[str], before: ActorMention, start: int, first: int) -> bool:
        """Whether a state that acts is named right before, in one list: "Turkey, Iran and Russia"."""
        if before.type != "state" or before.adjectival or start - before.last > 2:
            return False
        joins, articles = self._words.joins, self._words.articles
        return all(norms[k] in joins or norms[k] in articles or norms[k] == "," for k in range(before.last, first))

    def _listed_place(self, text: Text, start: int) -> bool:
        """Whether a state joined before it is a place: "in Syria and Iraq"."""
        norms, words = text.norms, self._words
        sentence = text.sentence_at(start).first
        k = start - 1
        if k <= sentence or norms[k] not in words.joins:
            return False
        k -= 1
        if norms[k] not in self._all:
            return False
        while k > sentence and (norms[k] in self._all or norms[k] in words.articles or norms[k] == ","):
            k -= 1
        return norms[k - (norms[k] in words.both)] in words.locatives

    def _apposed_then_acts(self, text: Text, start: int, last: int, limit: int) -> bool:
        """A capital that opens a sentence, something between commas, then a verb: "Ankara, which backs the rebels, said",
        "Moscow, Assad's main ally, said"."""
        norms = text.norms
        if last + 2 >= limit or norms[last] != ",":
            return False
        if not owning(text.words[last + 1]) and norms[last + 1] not in self._words.asides:
            return False
        if start != text.sentence_at(start).first:
            return False
        end = next((k for k in range(last + 1, min(last + _ASIDE, limit - 1)) if norms[k] == ","), None)
        return end is not None and norms[end + 1] in self._verbs and norms[end + 1] not in self._words.being

    def _paired(self, text: Text, last: int, limit: int) -> bool:
        """Whether another capital or state is joined and then acts: "Moscow and Damascus say", "Syria and its ally Iran"."""
        norms, joins = text.norms, self._words.joins
        if last < limit and norms[last] == ",":  # "London, Paris and Berlin condemned"
            end = behind(norms, last, limit, self._row)
            joined = end < limit and any(norms[k] in joins for k in range(last, end))
            return joined and norms[end - 1] in self._all and self._does(norms, end, limit)
        if last >= limit or norms[last] not in joins:
            return False
        if last + 1 < limit and norms[last + 1] in self._words.possessives:  # "Washington and its allies accused"
            return any(norms[k] in self._verbs for k in range(last + 2, min(last + _ALLIES, limit)))
        for k in range(last + 1, min(last + 4, limit - 1)):
            if norms[k] in self._all:
                return self._does(norms, k + 1, limit)
            if text.words[k][0].isupper():
                return False
        return False

    def _does(self, norms: list[str], at: int, limit: int) -> bool:
        """Whether a verb of states follows, perhaps behind "both" or "also"."""
        if norms[at] in self._words.both and at + 1 < limit:
            at += 1
        return norms[at] in self._verbs
