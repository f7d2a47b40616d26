"""Places in a text: known names from the lexicon pass, unknown ones from the words around them, each judged in context.

Steps: known names (:class:`~trucewatch.text.Hit`), unknown capitalised runs (:mod:`place_runs`), words around them
(level, part, direction, relation), lists, the areas that the text itself puts a place in, and at last the gazetteer's
judgement over all of the document's places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any

from ..gazetteer import Gazetteer
from ..rules import Packs
from ..text import Entry, Hit, Orthography, Sentence, Text
from .actors_polity import CAPITAL
from .place_anaphors import AnaphorReader
from .place_around import Surroundings
from .place_bearings import Bearings
from .place_judge import Judge
from .place_links import Links
from .place_lists import Lists
from .place_mentions import NUMBERED, Draft, PlaceMention
from .place_names import Names
from .place_runs import Run, RunFinder
from .place_sited import Sited
from .place_words import PlaceWords

__all__ = ["PlaceFinder", "PlaceMention"]

APART = "apart"  # the relation of a name that says nothing of where ("all areas except X")
_NAMES = frozenset(("place", "actor"))
_SURELY = frozenset(("described", "followed by a level word"))  # rules of names that are places though people have them too


class PlaceFinder:
    """Compiled once for a set of packs and a gazetteer; :meth:`find` is a pure function of the text."""

    def __init__(self, packs: Packs, orthography: Orthography, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.words = PlaceWords(packs, orthography)
        self.runs = RunFinder(self.words, gazetteer)
        self.sited = Sited(self.words)
        self.orthography = orthography
        self.names = Names(self.words, gazetteer)
        self.around = Surroundings(self.words, gazetteer, orthography)
        self.bearings = Bearings(self.words, gazetteer)
        self.links = Links(self.words, gazetteer, self.around)
        self.lists = Lists(self.words, gazetteer)
        self.anaphors = AnaphorReader(self.words, gazetteer, orthography, self.names, self.around)
        self.judge = Judge(gazetteer, self.words)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Lexicon entries of every spelling that may be taken for a place wherever it stands."""
        articles = self.gazetteer.folds.spelling.articles
        for surface, ids in self.gazetteer.names():
            head, _, rest = surface.partition(" ")
            if self._phrase(surface, head, rest):
                continue
            article = bool(rest) and head in articles
            cased = not rest or (article and head in self.words.stopwords)
            yield surface, Entry("place", ("PLACE",), ids, cased)
            if article and len(rest) > 4 and self.gazetteer.speakable(rest):
                yield rest, Entry("place", ("PLACE",), ids, True)

    def _phrase(self, surface: str, head: str, rest: str) -> bool:
        """Whether a gazetteer's name is what running text says of something else: "Second", "Southern Idlib"."""
        if not rest:
            return head in self.words.stopwords
        words = list(self.orthography.phrase(surface))
        step = self.words.directions.starting(words, 0, len(words))
        return step is not None and self.gazetteer.area_name(" ".join(words[step[0] :])) is not None

    def find(self, text: Text, hits: Sequence[Hit] | None = None, actors: Iterable[Any] = ()) -> list[PlaceMention]:
        """Every place mention, in text order. Without ``hits`` only unknown names with their context are found.

        ``actors`` (anything with ``first`` and ``last``) are names of parties: a place inside a longer one ("Aleppo Media
        Center") is none, and an unknown name that is one is no place.
        """
        taken = bytearray(len(text.starts) + 1)
        known: dict[int, int] = {}
        for hit in hits or ():
            layers, first, last = hit.layers, hit.first, hit.last
            if last - first == 1 and layers.isdisjoint(_NAMES):
                taken[first] = 3
            elif "place" in layers and self.names.named(text, hit):
                known[first] = last
                taken[first:last] = b"\1" * (last - first)
            elif last - first > 1 or "actor" in layers:
                taken[first:last] = b"\2" * (last - first)
            else:
                taken[first] = 3
        parties: set[int] = set()
        for actor in actors:
            inside = [i for i in range(actor.first, actor.last) if i in known]
            capital = getattr(actor, "rule", None) == CAPITAL
            longer = any(known[i] - i < actor.last - actor.first for i in inside)
            if capital or longer or any(self.names.ruler(text, i, known[i]) for i in inside):
                for i in inside:
                    known.pop(i)
                inside = []
            parties.update(inside)
            if not inside:
                taken[actor.first : actor.last] = b"\2" * (actor.last - actor.first)
        self.names.give_back(text, known, taken)
        drafts: list[Draft] = []
        said = self.anaphors.said(text)
        names, at, said_at = sorted(known.items()), 0, 0
        for sentence in text.sentences:
            begin, said_begin = at, said_at
            while at < len(names) and names[at][0] < sentence.last:
                at += 1
            while said_at < len(said) and said[said_at][0] < sentence.last:
                said_at += 1
            self._sentence(text, sentence, names[begin:at], said[said_begin:said_at], taken, drafts, parties)
        self._again(text, drafts, taken)
        return self.judge.judge(text, drafts)

    def _again(self, text: Text, drafts: list[Draft], taken: bytearray) -> None:
        """Names that the text introduced as places once are places wherever else they stand in it."""
        names: dict[str, list[tuple[tuple[str, ...], Draft]]] = {}
        for d in drafts:
            alone = self._without_level(text, d) if d.rule == "lexicon" else 0
            if d.anaphor is None and d.rule != NUMBERED and (alone or d.rule != "lexicon"):
                key = tuple(text.norms[d.core[0] : alone or d.core[1]])
                while len(key) > 1 and key[0] in self.gazetteer.folds.spelling.articles:
                    key = key[1:]
                if len("".join(key)) >= 5 and (alone or d.rule in _SURELY or not self.gazetteer.is_person(" ".join(key))):
                    names.setdefault(key[0], []).append((key, d))
        if not names:
            return
        more: list[tuple[Sentence, Draft]] = []
        for s in text.sentences:
            for i in text.capitals[bisect_left(text.capitals, s.first) : bisect_left(text.capitals, s.last)]:
                if text.norms[i] not in names or taken[i] in (1, 2):
                    continue
                for key, d in names[text.norms[i]]:
                    stop = i + len(key)
                    if (
                        stop <= s.last
                        and (stop == s.last or text.norms[stop] not in self.words.peoples)
                        and tuple(text.norms[i:stop]) == key
                        and not any(t in (1, 2) for t in taken[i:stop])
                        and not (self.gazetteer.is_person(" ".join(key)) and self.names.somebody(text, s, i, stop))
                    ):
                        first = i - 1 if i > s.first and self.names.article(text, i - 1) and taken[i - 1] != 1 else i
                        draft = Draft(first, stop, self.names.surface(text, first, stop), "named before")
                        draft.hint = d.hint
                        taken[first:stop] = b"\1" * (stop - first)
                        more.append((s, draft))
                        break
        for s, draft in more:
            self.around.read(text, s, draft, [draft, *(d for d in drafts if s.first <= d.first < s.last)])
        if more:
            drafts.extend(d for _, d in more)
            drafts.sort(key=lambda d: (d.first, d.last))

    def _without_level(self, text: Text, d: Draft) -> int:
        """The end of a known name of a quarter or site, which people have too, without the word that says what it is: "X district"."""
        first, last = d.core
        if last - first < 2 or text.words[last - 1][0].isupper() or (word := self.words.after.ending(text.norms, last, first)) is None:
            return 0
        return word[0] if word[0] > first and self.gazetteer.is_person(" ".join(text.norms[first : word[0]])) else 0

    # -- one sentence -----------------------------------------------------------------------------------------------

    def _sentence(
        self,
        text: Text,
        s: Sentence,
        known: list[tuple[int, int]],
        said: list[tuple[int, int]],
        taken: bytearray,
        drafts: list[Draft],
        parties: set[int],
    ) -> None:
        found: list[Draft] = []
        for i, stop in known:
            first = i
            if i > s.first and not taken[i - 1] and self.names.article(text, i - 1):
                first = i - 1
                taken[first] = 1
            draft = Draft(first, stop, self.names.surface(text, first, stop), "lexicon")
            draft.party = i in parties
            found.append(draft)
        for run in chain(self.sited.find(text, s, taken), self.runs.find(text, s, taken)):
            found.append(_draft(run))
        if not found:
            if said:
                self.anaphors.read(text, s, said, [], drafts)
            return
        found.sort(key=lambda d: d.first)
        for d in found:
            self.around.read(text, s, d, found)
        found = self.links.read(text, s, found)
        if any(d.relation == APART for d in found):
            self._except_all(text, found)
        self.around.owners(text, found)
        found = self._roads(text, [d for d in found if d.relation != APART and not self.names.dateline(text, s, d)])
        if len(found) > 1:
            self.bearings.read(text, found)
        self.lists.read(text, found, drafts)
        self.lists.hints(text, found)
        self.anaphors.read(text, s, said, found, drafts)

    def _except_all(self, text: Text, found: list[Draft]) -> None:
        """ "All areas except A and B": what is joined to a name set apart is set apart too."""
        for a, b in pairwise(found):
            if a.relation == APART and not b.relation and self.lists.joined(text, a, b):
                b.relation = APART

    def _roads(self, text: Text, found: list[Draft]) -> list[Draft]:
        """ "The Homs-Palmyra highway" is one road, not a town and a road."""
        out: list[Draft] = []
        for d in found:
            end = out[-1] if out else None
            if end is not None and d.level == "road" and end.last == d.first and text.gap(d.first - 1) in ("-", "–"):
                d.first, d.core = end.first, (end.core[0], d.core[1])
                d.surface, d.relation = text.slice(*d.core), end.relation
                out.pop()
            out.append(d)
        return out


def _draft(run: Run) -> Draft:
    d = Draft(run.first, run.last, run.surface, run.rule)
    d.level = run.level
    return d
