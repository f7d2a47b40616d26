"""Which two words can begin a time: most places where one word could are passed over by a look at the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from ..text import Remembered

if TYPE_CHECKING:
    from .times_grammar import Branch, Reading

#: Stands for figures among the words at which something may begin.
NUMERIC = "\0number"
#: Whether something may end behind a word, and what may come next (``None``: anything).
Following = tuple[bool, "frozenset[str] | None"]


class Openings:
    """Of each part of the grammar (``""``: a whole reading) the pairs of words that it may begin with."""

    def __init__(self, parts: Mapping[str, Branch], number: Callable[[str], Following]) -> None:
        self._parts = parts
        self._number = number
        self._known = Remembered(self._look, room=20_000)  # by part and first word

    def may_begin(self, part: str, reading: Reading, i: int) -> bool:
        """Whether the two tokens at ``i`` can begin such a part."""
        if reading.numeric[i]:
            return True
        alone, seconds = self._known[part, reading.norms[i]]
        if alone or i + 1 >= reading.last:
            return alone
        return seconds is None or (NUMERIC if reading.numeric[i + 1] else reading.norms[i + 1]) in seconds

    def _look(self, key: tuple[str, str]) -> Following:
        part, word = key
        return self._after(self._parts[part], word, frozenset((part,)))

    def _after(self, branch: Branch, word: str, inside: frozenset[str]) -> Following:
        """What may follow a word that is read from this branch; ``inside``: the parts that are being looked into."""
        seconds = set[str]()
        children = list(branch.words.get(word, ()))
        for e, edges, child in branch.leads[word]:
            if word not in edges or e.part in inside:  # a gap, a dash, or a part that begins with itself
                return True, None
            known: Iterable[str] | None
            if e.kind == "class":
                single, known = e.phrases.after(word)
            elif e.kind == "special":
                single, known = self._number(word)
            else:
                single, known = self._after(self._parts[e.part], word, inside | {e.part})
            if known is None:
                return True, None
            seconds.update(known)
            if single:
                children.append(child)
        for child in children:
            seconds.update(child.words)
            for _, edges, _ in child.others:
                if not edges:
                    return True, None
                seconds.update(edges)
        if any(word[:1].isdecimal() for word in seconds):
            seconds.add(NUMERIC)
        return any(child.ends for child in children), frozenset(seconds)
