"""Words beside a name by which it is not the actor, or not this one: "Turkish-backed rebels", "Abu Omar al-Golani"."""

from __future__ import annotations

from ..text import Text
from .actors_mention import PEOPLE, ActorMention
from .actors_pack import ActorRecord, ActorWords
from .actors_sweep import Unit


class Doubts:
    """Compiled once for the packs' closed classes of words (in their comparison forms)."""

    def __init__(self, words: ActorWords) -> None:
        self._words = words
        self._titles = words.titles | words.articles

    def newcomer(self, text: Text, unit: Unit, head: ActorRecord, last: int, limit: int) -> bool:
        """Whether a short form names somebody else than the one it is short for: "an alliance of rebels"."""
        if not unit.short or unit.name is not None or head.type != "armed_force":
            return False
        following = text.norms[last] if last < limit else ""
        if following in self._words.of and not self._put_to(text, unit.first):
            return True
        indefinite = unit.first > 0 and text.norms[unit.first - 1] in self._words.indefinite
        return indefinite and following not in self._words.acts

    def another_one(self, text: Text, units: list[Unit], at: int, limit: int) -> bool:
        """Whether a word that by itself means one actor here means some other: "an alliance of army units", "the
        Saudi-led coalition", "neither army"."""
        unit, words = units[at], self._words
        if unit.first and text.norms[unit.first - 1] in words.either:
            return True
        known = at > 0 and units[at - 1].last == unit.first  # "the Observatory monitor"
        if unit.last < limit and (text.norms[unit.last] in words.of or text.norms[unit.last] in words.among):
            return not self._put_to(text, unit.first)
        if unit.short[0].type == "monitor" and not known and self._named_before(text, unit.first):
            return True
        return unit.first > 1 and text.norms[unit.first - 1] in words.backed and text.gap(unit.first - 2) == "-"

    def _put_to(self, text: Text, first: int) -> bool:
        """Whether a word that accuses or rids stands before: "accused the regime of" says no regime of what."""
        k = first - 1 if first and text.norms[first - 1] in self._words.articles else first
        return k > 0 and text.norms[k - 1] in self._words.puts

    def _named_before(self, text: Text, first: int) -> bool:
        """Whether a name stands right before: "the Jazira 24 monitoring group"."""
        start = text.sentence_at(first).first
        k = first - 1
        while k > start and text.numeric[k] and not text.gap(k).strip():
            k -= 1
        if k <= start or text.gap(k).strip() or text.norms[k] in self._titles:
            return False
        if not text.words[k][0].isupper():
            return False
        while k > start and text.words[k][0].isupper():
            k -= 1
        return text.norms[k] not in ("for", "of")  # what is left of a longer name

    def another_surname(self, text: Text, units: list[Unit], at: int, unit: Unit) -> bool:
        """A surname at the end of somebody else's name: "Abu Omar al-Golani"."""
        first = unit.first
        words = [n for n in text.norms[first : unit.last] if n not in self._words.particles]
        if len(words) > 1 or first == 0 or (at > 0 and units[at - 1].last == first) or unit.first != units[at].first:
            return False
        return (
            text.words[first - 1][0].isupper()
            and text.norms[first - 1] not in self._titles
            and not text.gap(first - 1).strip(" -")
        )

    def tail_of_name(self, text: Text, first: int, last: int = 0) -> bool:
        """"Army" of an unknown "Nasr Army": capitals on both and nothing between; "X Army units", where ``last`` is told, is
        none: a place's heading ran into the sentence."""
        return (
            first > 0
            and not (last - first > 1 and text.words[last - 1][0].islower())
            and text.words[first][0].isupper()
            and text.words[first - 1][0].isupper()
            and text.norms[first - 1] not in self._words.articles
            and not text.gap(first - 1).strip(" -")
        )

    def qualifies(self, text: Text, last: int, limit: int) -> bool:
        """Whether what follows makes it the ally of somebody else: "Turkish-backed rebels", "al-Qaeda-linked group"."""
        if last >= limit:
            return False
        at = last + 1 if text.norms[last] in self._words.kin_before and last + 1 < limit else last
        return text.norms[at] in self._words.kin or (text.norms[last] in self._words.backed and text.gap(last - 1) == "-")

    def apposed(self, text: Text, first: int, out: list[ActorMention]) -> bool:
        """Whether a post only explains the name before it: "Angela Merkel, Germany's chancellor"."""
        if not out or out[-1].type not in PEOPLE or not 0 <= first - out[-1].last <= 2:
            return False
        return all(text.norms[k] == "," or text.norms[k] in self._words.articles for k in range(out[-1].last, first))

    def of_others(self, text: Text, head: ActorRecord, first: int, out: list[ActorMention]) -> bool:
        """Whether words at or before ``first`` make them another side's: "Turkish soldiers and allied fighters" are
        none of the government's, "anti-government protests" are not either, nor is a "pro-opposition source" the opposition."""
        if text.norms[first] in self._words.allied and out and out[-1].last == first - 1 and out[-1].side not in (None, head.side):
            return True
        if not first or text.gap(first - 1) != "-":
            return False
        before = text.norms[first - 1]
        return before in (self._words.anti if head.type == "state" else self._words.leaning if head.type == "group" else ())
