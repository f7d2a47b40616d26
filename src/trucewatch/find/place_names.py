"""Known names: as they stand in the text, and whether the words around leave them names of places."""

from __future__ import annotations

from ..gazetteer import Gazetteer
from ..text import Hit, Sentence, Text
from .place_mentions import Draft
from .place_words import PlaceWords


class Names:
    """Compiled once for the packs' words and a gazetteer."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self.words = words
        self.gazetteer = gazetteer

    def named(self, text: Text, hit: Hit) -> bool:
        """Whether a word of the hit, articles and directions aside, has a capital (scripts without case always pass)."""
        if hit.last < len(text.norms) and text.norms[hit.last] in self.words.hyphened and text.gap(hit.last - 1) == "-":
            return False  # "the London-based monitor"
        if hit.last < len(text.norms) and text.norms[hit.last] in self.words.peoples:
            led = self.words.relations.ending(text.norms, hit.first, max(0, hit.first - 2)) is not None
            return led and not text.words[hit.first][0].islower()  # "the Shammar tribe", but "after raids on Idlib families fled"
        if hit.last < len(text.norms) and text.norms[hit.last - 1] in self.words.edges and text.norms[hit.last] in self.words.anaphors:
            return False  # "a Turkish border town"
        if hit.last < len(text.norms) and text.norms[hit.last] in self.words.titles and text.words[hit.last][0].isupper():
            return False
        if (before := self.words.titled.ending(text.norms, hit.first, max(0, hit.first - 3))) and text.words[before[0]][0].isupper():
            return False  # "the Wrath of Euphrates"
        folds = self.gazetteer.folds.spelling.articles
        if hit.last - hit.first == 1:
            norm, word = text.norms[hit.first], text.words[hit.first]
            if norm in folds or word[0].islower():
                return False
            return self.gazetteer.speakable(norm) or self._told(text, hit.first)
        return any(text.norms[i] not in folds and not text.words[i][0].islower() for i in range(hit.first, hit.last))

    def _told(self, text: Text, first: int) -> bool:
        """Whether a name that is a word as well ("Has") stands where only a name can: with a capital behind a preposition of place, a
        verb of taking or striking, "the town of", or in a list of names."""
        low = max(0, first - 3)
        if not first or self.gazetteer.is_person(text.norms[first]):
            return False
        if text.words[first - 1][0].islower() and self.words.joiners.ending(text.norms, first, low) is None:
            tables = (self.words.relations, self.words.verbs, self.words.linkers, self.words.leads)
            return any(t.ending(text.norms, first, low) is not None for t in tables)
        joined = text.norms[first - 1] == "," or self.words.joiners.ending(text.norms, first, low) is not None
        return first > 1 and joined and text.words[first - 2][0].isupper()

    def give_back(self, text: Text, known: dict[int, int], taken: bytearray) -> None:
        """Give back a known name that is only the end of a longer one: "Ard al-Bab", "Tal Hamdan"."""
        starts = self.words.starts
        for first in list(known):
            if first not in known:
                continue
            stop = known[first]
            joined = stop + 1 < len(text.words) and self.article(text, stop) and text.words[stop + 1][0].isupper()
            if (
                stop - first == 1
                and text.norms[first] in starts
                and stop < len(text.words)
                and text.gap(first) == " "
                and ((taken[stop] == 0 and text.words[stop][0].isupper()) or joined)
            ):
                del known[first]  # "Rasm" alone may be a village, "Rasm Dubayk" and "Rasm al-Abd" are others
                taken[first] = 0
                continue
            i = first - 1
            if i > 0 and text.norms[i] in self.gazetteer.folds.spelling.articles and text.gap(i) in (" ", "-", "–"):
                i -= 1
            if (
                i >= 0
                and taken[i] in (0, 3)
                and text.norms[i] in starts
                and text.words[i][0].isupper()
                and text.gap(i) in (" ", "-", "–")
            ):
                last = known.pop(first)
                taken[i + 1 : last] = bytes(last - i - 1)

    def surface(self, text: Text, first: int, stop: int) -> str:
        """The name without a possessive ending, which some publishers' text has lost its apostrophe in."""
        surface = text.slice(first, stop)
        if not surface.isalpha():
            surface = _clean(surface)
        if surface.endswith("s") and not self.gazetteer.lookup(surface) and self.gazetteer.lookup(surface[:-1]):
            return surface[:-1]
        return surface

    def article(self, text: Text, at: int) -> bool:
        """Whether an article ("al-") stands there and belongs to the word behind it."""
        return text.norms[at] in self.gazetteer.folds.spelling.articles and text.gap(at).strip(" ") in ("", "-", "–")

    def somebody(self, text: Text, s: Sentence, first: int, last: int) -> bool:
        """Whether a name that people have too may stand for one of them: beside another name or a title, before a verb of saying."""
        if first > s.first and (text.words[first - 1][0].isupper() or text.norms[first - 1] in self.words.stopwords):
            if self.words.relations.ending(text.norms, first, s.first) is None:
                return True
        after = last + 1 if last + 1 < s.last and text.norms[last] == "," else last
        return last < s.last and (text.words[last][0].isupper() or text.norms[after] in self.words.speaking)

    def ruler(self, text: Text, first: int, last: int) -> bool:
        """Whether a capital abroad, a party too, owns what follows: "Moscow's bombing of the city" did not happen there."""
        surface, word = self.surface(text, first, last), text.slice(first, last)
        if surface == word or last >= len(text.words) or text.words[last][0].isupper():
            return False
        draft = Draft(first, last, surface, "lexicon")
        widened = text.norms[last] in self.words.behind
        return not widened and self.abroad(draft) and self._far_town(draft)

    def dateline(self, text: Text, s: Sentence, d: Draft) -> bool:
        """Whether a name that opens a sentence only says where it was written, its dash lost: "BEIRUT Syrian jets ...",
        "MOSCOW (Sputnik) The ..."."""
        if d.part or d.last + 1 >= s.last:
            return False
        loud = text.words[d.first].isupper() and len(text.words[d.first]) > 3
        at, words = d.last, text.words
        if words[at] == ":" and d.first == s.first and words[at + 1][0].isupper():
            return self.abroad(d) and self._far_town(d)  # "London: The attack ..."
        if d.first != s.first:  # "Photo: an agency MOSCOW (Sputnik)", the sentence ending there
            return loud and words[at] == "(" and words[at + 1][0].isupper() and words[s.last - 1] == ")" and s.last - at <= 4
        if words[at] == "(":
            close = next((k for k in range(at + 1, min(at + 5, s.last - 1)) if words[k] == ")"), None)
            return loud and close is not None and words[close + 1][0].isupper()
        if not words[at][0].isupper() or text.gap(at - 1).strip():
            return False
        if loud:
            return any(c.islower() for c in words[at]) or words[at] in ("A", "I")
        return d.level is None and text.norms[at] in self.words.stopwords and self.abroad(d) and self._far_town(d)

    def abroad(self, d: Draft) -> bool:
        """Whether a name is of another country's place."""
        found = self.gazetteer.lookup(d.surface)
        known = self.gazetteer.lookup(self.words.home.get("country", ""))
        return bool(found and known) and found[0].place.country != known[0].place.country

    def _far_town(self, d: Draft) -> bool:
        return self.gazetteer.lookup(d.surface)[0].place.level == "settlement"


def _clean(surface: str) -> str:
    for tail in ("'s", "’s", "'", "’"):
        surface = surface.removesuffix(tail)
    return " ".join(surface.split())
