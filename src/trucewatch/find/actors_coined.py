"""Actors that no pack lists: a unit by the form of its name ("Liwa Fursan al-Haq"), a person by the title before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..text import Text
from .actors_pack import ActorWords

Span = tuple[int, int, str, str]  # first, last, "faction" or "person", name


class Coined:
    """Compiled once for the packs' closed classes of words, which come in their comparison forms."""

    def __init__(self, words: ActorWords) -> None:
        self._heads, self._tails = words.unit_heads, words.unit_tails
        self._posts, self._styles = words.posts, words.styles
        self._never = words.titles | words.posts | words.styles | words.no_name | words.articles
        self._suffered = words.suffered
        self._particles = words.particles | words.name_particles

    def find(self, text: Text, taken: Iterable[tuple[int, int]], known: Iterable[tuple[int, str]] = ()) -> list[Span]:
        """What stands in the tokens that no mention has taken yet, in text order. ``known``: where a person's full name ends
        that the packs list, and who it is; his surname alone is he from there on."""
        free = bytearray(b"\1") * len(text.words)
        for first, last in taken:
            free[first:last] = bytes(last - first)
        out: list[Span] = []
        surnames: dict[str, str] = {}
        named = sorted(known, reverse=True)
        for s in text.sentences:
            while named and named[-1][0] <= s.last:
                last, name = named.pop()
                if len(text.words[last - 1]) > 3:
                    surnames.setdefault(text.norms[last - 1], name)
            i = s.first
            while i < s.last:
                span = self._unit(text, free, i, s.last) or self._person(text, free, i, s.first, s.last)
                if span is None and text.norms[i] in surnames and self._alone(text, free, i, s.first, s.last):
                    span = (i, i + 1, "person", surnames[text.norms[i]])
                if span is None:
                    i += 1
                    continue
                if span[2] == "person" and span[1] - i > 1 and len(text.words[span[1] - 1]) > 3:
                    surnames.setdefault(text.norms[span[1] - 1], span[3])
                out.append(span)
                i = span[1]
        return out

    def _run(self, text: Text, free: Sequence[int], at: int, limit: int) -> int:
        """Where a run of capitalised words and particles that begins at ``at`` ends (``at``: there is none)."""
        end = i = at
        while i < limit and free[i]:
            gap = text.gap(i - 1) if i > at else ""
            if gap.strip(" -"):
                break
            word = text.words[i]
            if word[0].isupper() and word[0].isalpha():
                end = i + 1
            elif text.norms[i] not in self._particles:
                break
            i += 1
        return end

    def _unit(self, text: Text, free: Sequence[int], at: int, limit: int) -> Span | None:
        """"Liwa Ahrar Halfaya", "Tawhid Brigade"."""
        if not free[at] or not text.words[at][0].isupper():
            return None
        end = self._run(text, free, at, limit)
        if end - at < 2 and not (end < limit and text.norms[end] in self._tails):
            return None
        if text.norms[at] in self._heads and end - at >= 2:
            return at, end, "faction", text.slice(at, end)
        first = at
        while first < end and text.norms[first] in self._never:
            first += 1
        for last in range(first + 1, end):
            if text.norms[last] in self._tails and last - first >= 1 and len(text.words[last - 1]) > 2:
                return first, last + 1, "faction", text.slice(first, last + 1)
        return None

    def _person(self, text: Text, free: Sequence[int], at: int, start: int, limit: int) -> Span | None:
        """A name after a title: "spokesman Ahmed Rahal", "Dr. Hind Qabawat"."""
        if not at or not free[at] or not text.words[at][0].isupper():
            return None
        dotted = at > 1 and text.norms[at - 1] == "." and text.norms[at - 2] in self._styles  # "Dr." ends no sentence
        before = text.norms[at - 2] if dotted else text.norms[at - 1]
        style = before in self._styles
        if at == start and not dotted:
            return None
        if not (style or before in self._posts) or text.gap(at - 1).strip():
            return None
        end = self._run(text, free, at, limit)
        words = [n for n in text.norms[at:end] if n not in self._particles]
        if len(words) > 4 or any(w in self._never for w in words) or len(words) < (1 if style else 2):
            return None
        beside = (*text.norms[max(start, at - 5) : at], *text.norms[end : min(limit, end + 3)])
        if any(n in self._suffered for n in beside):
            return None
        first = at - 1 if len(words) == 1 and not dotted else at  # "Prince Saud", but "Hind Qabawat"
        return first, end, "person", text.slice(first, end)

    def _alone(self, text: Text, free: Sequence[int], i: int, start: int, limit: int) -> bool:
        """Whether a capitalised word stands alone: no other name around it."""
        if not free[i] or not text.words[i][0].isupper():
            return False
        return not any(
            start <= k < limit and text.words[k][0].isupper() and not text.gap(min(k, i)).strip(" -") and k != start
            for k in (i - 1, i + 1)
        )
