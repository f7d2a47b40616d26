"""Institutions that no pack knows, by the form of their names: "the Orontes Rights Network", later "ORN"."""

from __future__ import annotations

from .sources_passage import EMPTY, Passage

_KNOWN = frozenset(("media", "monitor", "organisation"))  # one that stands in an unknown body's name is its own source


class Bodies:
    """The unknown institutions of one text, by head noun and by initials."""

    def __init__(self, passage: Passage) -> None:
        self.text = passage.text
        self._starts = passage.starts
        self._has, self._proper = passage.has, passage.proper
        self._known: dict[str, str] = {}
        self._any = not passage.sets.get("INSTITUTION", EMPTY).isdisjoint(passage.text.norms)

    def introduce(self, first: int, last: int) -> bool:
        """Remember the institution that a run of capitalised words names; whether it names one."""
        body = self._institution(first, last) if self._any else None
        if body is None:
            return False
        name = self.text.slice(*body)
        self._known.setdefault(self._head(*body), name)
        self._known.setdefault(self._initials(*body), name)
        return True

    def _institution(self, first: int, last: int) -> tuple[int, int] | None:
        """An institution that no pack knows, by its capitals and its head: "the Orontes Rights Network"."""
        words, limit = self.text.words, len(self.text.words)
        while first > 0 and words[first - 1][0].isupper() and self._has("MOD", first - 1):
            first -= 1
        stop = last
        while stop < limit and words[stop][0].isupper() and (self._has("INSTITUTION", stop) or self._has("MOD", stop)):
            stop += 1
        head = next((k for k in range(first + 1, stop) if words[k][0].isupper() and self._has("INSTITUTION", k)), None)
        if head is None:
            return None
        if any(words[k][0].islower() and not self._has("PARTICLE", k) and not self._has("AND", k) for k in range(first, head)):
            return None
        if any(k in self._starts and self._starts[k].last > k + 1 for k in range(max(0, first - 3), head + 1)):
            return None  # a name that is known
        if any("\n" in self.text.gap(k) for k in range(first, head)):
            return None  # a heading's last words
        end = head + 1
        if end < limit and words[end] in ("of", "for"):
            k = end + 1
            while k < limit and (words[k][0].isupper() or words[k] in ("and", "in", "of")):
                k += 1
            while not words[k - 1][0].isupper():
                k -= 1
            end = max(end, k)
        if not any(self._proper(k) for k in (*range(first, head), *range(head + 1, end))):
            return None
        return first, end

    def meant(self, first: int, last: int) -> str | None:
        """An institution of this text that the phrase names in full, by its initials, or by its head noun."""
        if not self._any:
            return None
        start = first
        while start < last - 1 and self._has("DET", start):
            start += 1
        if last - start == 1:
            word = self.text.words[start]
            short = word if word.isupper() else self.text.norms[start] if start > first and word[0].isupper() else ""
            return self._known.get(short)
        k = next((k for k in range(start, last) if self.text.words[k][0].isupper() and not self._has("DET", k)), None)
        body = self._institution(k, last) if k is not None and k - start <= 1 else None
        if body is None or any(self._starts[i].type in _KNOWN for i in range(*body) if i in self._starts):
            return None
        return self.text.slice(*body)

    def _head(self, first: int, last: int) -> str:
        return next(self.text.norms[k] for k in range(first + 1, last) if self._has("INSTITUTION", k))

    def _initials(self, first: int, last: int) -> str:
        words = self.text.words
        return "".join(words[k][0] for k in range(first, last) if words[k][0].isupper())
