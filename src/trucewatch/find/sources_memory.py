"""Whom a text has named as its sources so far: what "he", "it", "the group" and "the statement" mean."""

from __future__ import annotations

from .sources_model import Said
from .sources_passage import Passage

Names = tuple[str, ...]  # a source and those behind it, nearest first


class Memory:
    """Grows in the order of the text. ``by_noun``: who was last called by a noun ("the activist")."""

    def __init__(self, passage: Passage) -> None:
        self.text = passage.text
        self._has = passage.has
        self.last: Names | None = None
        self.last_person: Names | None = None
        self.last_org: Names | None = None
        self.last_sentence = -1
        self.by_noun: dict[str, Names] = {}
        self.heard: list[Names] = []  # everybody named so far

    def remember(self, names: Names, *, person: bool = False, named: bool = False) -> None:
        self.last = names
        self.heard.append(names)
        if person:
            self.last_person = names
            if len(names) > 1:
                self.last_org = names[1:]
        elif named:
            self.last_org = names

    def again(self, names: Names, *, person: bool) -> None:
        """Note that one named before, a ``person`` or a body, speaks again: "the network ... it said"."""
        self.last = names
        if person:
            self.last_person = names
        else:
            self.last_org = names

    def recalled(self, i: int, item: Said) -> Names:
        """Whom a pronoun means; nobody when the last source is too far back."""
        if item.sentence.index - self.last_sentence > 3:
            return ()
        if self._has("HESHE", i):
            return self.last_person or self.last or ()
        last, org = self.last, self.last_org
        if last and org and len(last) > 1 and org[0] in last[1:] and last[0][:1].islower():
            return last  # the agency goes on with what its unnamed source told it
        return (last if self._has("PLURAL", i) else org) or last or ()

    def issuer(self, first: int, head: int) -> Names | None:
        """The institution named before whose name holds a word that stands before "statement": "the ministry statement"."""
        words = {self.text.norms[k] for k in range(first, head) if self.text.words[k][0].isupper()}
        for names in (self.last_org, self.last):
            if names and any(words & set(name.casefold().split()) for name in names):
                return names
        return None

    def meant(self, head: int) -> Names | None:
        """Whom "the statement", "the colonel" or "the group" means when nobody was called so before."""
        if self._has("SPEAKERS", head):
            return None
        if self._has("SPECIFIC", head):
            word = self.text.norms[head]
            known = (self.last_org, self.last, *reversed(self.heard))
            return next((names for names in known if names and any(word in n.casefold() for n in names)), None)
        if self._has("DOCUMENT", head):
            return self.last
        return self.last_person if self._has("ROLE", head) else self.last_org
