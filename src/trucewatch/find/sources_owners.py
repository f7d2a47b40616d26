"""Whose an account is: "by its own count", "in the agency's words", "according to him", "his group"."""

from __future__ import annotations

from .actors_mention import PEOPLE
from .sources_memory import Memory, Names
from .sources_model import Said
from .sources_passage import EMPTY, Passage

_BACK = 3  # sentences to the last source whose nouns may stand in a genitive


class Owners:
    """Finds whom a pronoun or a genitive before an account means."""

    def __init__(self, passage: Passage, memory: Memory) -> None:
        self.passage = passage
        self.memory = memory
        self.text = passage.text
        self._has = passage.has
        self._genitives = passage.words.genitives
        self._bodies = passage.sets.get("VAGUE", EMPTY) | passage.sets.get("MEDIUM", EMPTY) | passage.sets.get("INSTITUTION", EMPTY)

    def names(self, first: int, last: int, item: Said) -> Names:
        """Whom the source in these tokens goes back to, or nobody: it names its owner itself."""
        owned = self._has("OWNED", first)
        if last - first == 1 and (owned or self._has("OTHERS", first)):
            return self._pronoun(first, item)
        if owned and (self._has("DOCUMENT", last - 1) or self._has("COUNTS", last - 1)):
            return self._pronoun(first, item)  # "according to their account"
        if self._has("WRITERS", (head := self._head(first, last))):
            return self._medium(first, head, item)
        if owned and self._has("COMMAND", last - 1):
            whose = self._pronoun(first, item)  # "their headquarters"
            return whose if whose != self.memory.last_person else ()
        if owned and self._has("VAGUE", last - 1) and item.sentence.index - self.memory.last_sentence <= _BACK:
            return self.memory.last_org or ()  # "his group"
        return ()

    def _head(self, first: int, last: int) -> int:
        return next((k for k in range(first + 1, last) if self._has("PREP", k)), last) - 1

    def _medium(self, first: int, head: int, item: Said) -> Names:
        """The medium for which somebody writes who is called "its correspondent" or "the agency's reporter", or "the
        correspondent" right after it."""
        if self._has("OWNED", first):
            known = self.memory.last_org if item.sentence.index - self.memory.last_sentence <= _BACK else None
        elif head - first == 2 and self._has("THE", first):
            known = self.memory.by_noun.get(self._genitives.get(self.text.norms[head - 1], ""), self.memory.last_org)
        else:
            return ()
        return known if known and known[0] in self.passage.media else ()

    def genitive(self, first: int, last: int, cue: int) -> Names:
        """Who is named by a noun that an account belongs to ("the police source's"), or nobody."""
        noun = self._genitives.get(self.text.norms[last - 1])
        if noun is None or (self.text.words[last - 1].lower() == self.text.norms[last - 1] and (last == cue or not self._owns(last))):
            return ()  # without its apostrophe a genitive needs the account behind it
        if any(m.last == last and m.name for k in range(first, last) if (m := self.passage.starts.get(k)) is not None):
            return ()  # "the army's"
        memory = self.memory
        known = memory.by_noun.get(noun) or (memory.last_org if noun in self._bodies else None)
        if known is None and noun in self.passage.sets.get("TELLER", EMPTY) and last - first <= 2:
            known = memory.last
        if known is not None and self._has("THE", first):
            return known
        while first < last - 1 and self._has("ARTICLE", first):
            first += 1
        before = f"{self.passage.phrase(first, last - 1)} " if first < last - 1 else ""
        names = (f"{before}{noun}",)
        memory.by_noun[noun] = names
        memory.remember(names, named=noun in self._bodies)
        return names

    def _owns(self, last: int) -> bool:
        """Whether an account stands behind: "the agencys count"."""
        return last < len(self.text.norms) and (self._has("ACCOUNTS", last) or self._has("OWN", last))

    def _pronoun(self, i: int, item: Said) -> Names:
        """Who is named before in the sentence, else who spoke last, else who begins the sentence before."""
        person, plural = self._has("HESHE", i), self._has("PLURAL", i)
        start = item.sentence.first
        here = [m for m in self.passage.actors if start <= m.first and m.last <= i and m.name and (m.type in PEOPLE) == person]
        many = self.passage.many
        fitting = [m for m in here if person or (m.name in many) == plural]
        if fitting:
            return (self.passage.speaking(fitting[-1]),)
        spoke = self.memory.recalled(i, item)
        if spoke:
            return spoke
        return (self.passage.speaking(here[-1]),) if here else ()
