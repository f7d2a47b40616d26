"""Places in a text: known names from the lexicon pass, unknown ones from the words around them, each judged in context.

Steps: known names (:class:`~trucewatch.text.Hit`), unknown capitalised runs (:mod:`place_runs`), words around them
(level, part, direction, relation), lists, the areas that the text itself puts a place in, and at last the gazetteer's
judgement over all of the document's places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..gazetteer import Gazetteer
from ..rules import Packs
from ..text import Entry, Hit, Orthography, Sentence, Text
from .place_around import ATTRIBUTIVE, Surroundings
from .place_judge import Judge
from .place_mentions import Draft, PlaceMention
from .place_runs import Run, RunFinder
from .place_words import PlaceWords

__all__ = ["PlaceFinder", "PlaceMention"]

_NAMES = frozenset(("place", "actor"))
_WIDER = {"site": 0, "settlement": 1, "district": 1, "road": 1, "zone": 2, "region": 2, "governorate": 3, "country": 4}


class PlaceFinder:
    """Compiled once for a set of packs and a gazetteer; :meth:`find` is a pure function of the text."""

    def __init__(self, packs: Packs, orthography: Orthography, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.words = PlaceWords(packs, orthography)
        self.runs = RunFinder(self.words, gazetteer)
        self.orthography = orthography
        self.around = Surroundings(self.words, gazetteer, orthography)
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
            elif "place" in layers and self._named(text, hit):
                known[first] = last
                taken[first:last] = b"\1" * (last - first)
            elif last - first > 1 or "actor" in layers:
                taken[first:last] = b"\2" * (last - first)
            else:
                taken[first] = 3
        for actor in actors:
            inside = [i for i in range(actor.first, actor.last) if i in known]
            if any(known[i] - i < actor.last - actor.first for i in inside) or any(self._ruler(text, i, known[i]) for i in inside):
                for i in inside:
                    known.pop(i)
                inside = []
            if not inside:
                taken[actor.first : actor.last] = b"\2" * (actor.last - actor.first)
        self._open(text, known, taken)
        drafts: list[Draft] = []
        norms, anaphors = text.norms, self.words.anaphors
        said = [
            (begun, j)
            for j, norm in enumerate(norms)
            if (norm in anaphors or _owner(norm, text.words[j]) in anaphors)
            and (begun := self._determiner(norms, j)) is not None
        ]
        names, at, said_at = sorted(known.items()), 0, 0
        for sentence in text.sentences:
            begin, said_begin = at, said_at
            while at < len(names) and names[at][0] < sentence.last:
                at += 1
            while said_at < len(said) and said[said_at][0] < sentence.last:
                said_at += 1
            self._sentence(text, sentence, names[begin:at], said[said_begin:said_at], taken, drafts)
        self._again(text, drafts, taken)
        return self.judge.judge(text, drafts)

    def _again(self, text: Text, drafts: list[Draft], taken: bytearray) -> None:
        """Names that the text introduced as places once are places wherever else they stand in it."""
        names: dict[str, list[tuple[tuple[str, ...], Draft]]] = {}
        for d in drafts:
            if d.anaphor is None and d.rule not in ("lexicon", "numbered"):
                key = tuple(text.norms[d.core[0] : d.core[1]])
                while len(key) > 1 and key[0] in self.gazetteer.folds.spelling.articles:
                    key = key[1:]
                if len("".join(key)) >= 5 and not self.gazetteer.is_person(" ".join(key)):
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
                        and tuple(text.norms[i:stop]) == key
                        and not any(t in (1, 2) for t in taken[i:stop])
                    ):
                        first = i - 1 if i > s.first and self._article(text, i - 1) and taken[i - 1] != 1 else i
                        draft = Draft(first, stop, self._surface(text, first, stop), "named before")
                        draft.hint = d.hint
                        taken[first:stop] = b"\1" * (stop - first)
                        more.append((s, draft))
                        break
        for s, draft in more:
            self.around.read(text, s, draft, [draft, *(d for d in drafts if s.first <= d.first < s.last)])
        if more:
            drafts.extend(d for _, d in more)
            drafts.sort(key=lambda d: (d.first, d.last))

    # -- one sentence -----------------------------------------------------------------------------------------------

    def _sentence(
        self,
        text: Text,
        s: Sentence,
        known: list[tuple[int, int]],
        said: list[tuple[int, int]],
        taken: bytearray,
        drafts: list[Draft],
    ) -> None:
        found: list[Draft] = []
        for i, stop in known:
            first = i
            if i > s.first and not taken[i - 1] and self._article(text, i - 1):
                first = i - 1
                taken[first] = 1
            found.append(Draft(first, stop, self._surface(text, first, stop), "lexicon"))
        for run in self.runs.find(text, s, taken):
            found.append(_draft(run))
        if not found:
            if said:
                self._anaphors(text, s, said, [], drafts)
            return
        found.sort(key=lambda d: d.first)
        for d in found:
            self.around.read(text, s, d, found)
        found = self._roads(text, [d for d in found if d.relation != "apart" and not self._dateline(text, s, d)])
        self._lists(text, found, drafts)
        self._hints(text, s, found)
        self._anaphors(text, s, said, found, drafts)

    def _dateline(self, text: Text, s: Sentence, d: Draft) -> bool:
        """Whether a name that opens a sentence only says where it was written, its dash lost: "BEIRUT Syrian jets ...",
        "MOSCOW (Sputnik) The ..."."""
        if d.first != s.first or d.part or d.last + 1 >= s.last:
            return False
        loud = text.words[d.first].isupper() and len(text.words[d.first]) > 3
        at, words = d.last, text.words
        if words[at] == "(":
            close = next((k for k in range(at + 1, min(at + 5, s.last - 1)) if words[k] == ")"), None)
            return loud and close is not None and words[close + 1][0].isupper()
        if not words[at][0].isupper() or text.gap(at - 1).strip():
            return False
        if loud:
            return any(c.islower() for c in words[at]) or words[at] in ("A", "I")
        return d.level is None and text.norms[at] in self.words.stopwords and self._abroad(d) and self._far_town(d)

    def _far_town(self, d: Draft) -> bool:
        return self.gazetteer.lookup(d.surface)[0].place.level == "settlement"

    def _ruler(self, text: Text, first: int, last: int) -> bool:
        """Whether a capital abroad, a party too, owns what follows: "Moscow's bombing of the city" did not happen there."""
        surface, word = self._surface(text, first, last), text.slice(first, last)
        if surface == word or last >= len(text.words) or text.words[last][0].isupper():
            return False
        draft = Draft(first, last, surface, "lexicon")
        widened = text.norms[last] in self.words.behind
        return not widened and self._abroad(draft) and self._far_town(draft)

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

    def _open(self, text: Text, known: dict[int, int], taken: bytearray) -> None:
        """Give back a known name that is only the end of a longer one: "Ard al-Bab", "Tal Hamdan"."""
        starts = self.words.starts
        for first in list(known):
            stop = known[first]
            if (
                stop - first == 1
                and text.norms[first] in starts
                and stop < len(text.words)
                and taken[stop] == 0
                and text.gap(first) == " "
                and text.words[stop][0].isupper()
            ):
                del known[first]  # "Rasm" alone may be a village, "Rasm Dubayk" is another
                taken[first] = 0
                continue
            i = first - 1
            if i > 0 and text.norms[i] in self.gazetteer.folds.spelling.articles and text.gap(i) in (" ", "-", "–"):
                i -= 1
            if (
                i >= 0
                and taken[i] in (0, 3)
                and text.norms[i] in self.words.starts
                and text.words[i][0].isupper()
                and text.gap(i) in (" ", "-", "–")
            ):
                last = known.pop(first)
                taken[i + 1 : last] = bytes(last - i - 1)

    def _surface(self, text: Text, first: int, stop: int) -> str:
        """The name without a possessive ending, which some publishers' text has lost its apostrophe in."""
        surface = text.slice(first, stop)
        if not surface.isalpha():
            surface = _clean(surface)
        if surface.endswith("s") and not self.gazetteer.lookup(surface) and self.gazetteer.lookup(surface[:-1]):
            return surface[:-1]
        return surface

    def _named(self, text: Text, hit: Hit) -> bool:
        """Whether a word of the hit, articles and directions aside, has a capital (scripts without case always pass)."""
        if hit.last < len(text.norms) and text.norms[hit.last] in self.words.hyphened and text.gap(hit.last - 1) == "-":
            return False  # "the London-based monitor"
        if hit.last < len(text.norms) and text.norms[hit.last] in self.words.titles and text.words[hit.last][0].isupper():
            return False
        folds = self.gazetteer.folds.spelling.articles
        if hit.last - hit.first == 1:
            norm, word = text.norms[hit.first], text.words[hit.first]
            return norm not in folds and not word[0].islower() and not self.gazetteer.is_word(norm)
        return any(text.norms[i] not in folds and not text.words[i][0].islower() for i in range(hit.first, hit.last))

    def _article(self, text: Text, at: int) -> bool:
        return text.norms[at] in self.gazetteer.folds.spelling.articles and text.gap(at).strip(" ") in ("", "-", "–")

    def _lists(self, text: Text, found: list[Draft], drafts: list[Draft]) -> None:
        """Members of a list share a group, a level word before the first, and the relation."""
        w, norms = self.words, text.norms
        n = 0
        while n < len(found):
            stop = n + 1
            while stop < len(found) and self._joined(text, found[stop - 1], found[stop]):
                stop += 1
            if stop - n > 1:
                members = found[n:stop]
                group = len(drafts) + n
                level = self._plural_before(text, members[0])
                trailing = w.plural.starting(norms, members[-1].last, min(members[-1].last + 3, len(norms)))
                if level is None and trailing is not None:
                    level = trailing[1]
                    members[-1].last = trailing[0] if level in ("governorate", "district") else members[-1].last
                for index, m in enumerate(members):
                    m.group, m.index = group, index
                    m.relation = m.relation or (members[0].relation if members[0].relation != ATTRIBUTIVE else "")
                    m.level = m.level or level
            else:
                level = self._plural_before(text, found[n])
                if level is not None:
                    found[n].level = found[n].level or level
            n = stop
        drafts.extend(found)

    def _plural_before(self, text: Text, d: Draft) -> str | None:
        w, norms = self.words, text.norms
        at = d.first
        while at > 0 and norms[at - 1] in (":", ",", "both"):
            at -= 1
        if w.plural_ends.isdisjoint(norms[max(0, at - 12) : at]):
            return None
        low = max(0, at - 6)
        link = w.linkers.ending(norms, at, low) or w.leads.ending(norms, at, low)
        end = link[0] if link else at
        while end > 0 and norms[end - 1] in (",", ":"):
            end -= 1
        got = w.plural.ending(norms, end, max(0, end - 3))
        return got[1] if got else None

    def _joined(self, text: Text, a: Draft, b: Draft) -> bool:
        norms = text.norms
        at = a.last
        if at > b.first:
            return False
        if at == b.first:
            return True
        while at < b.first and norms[at] in (",", ";", "،"):
            at += 1
        joiner = self.words.joiners.starting(norms, at, b.first)
        if joiner is not None:
            at = joiner[0]
        if at < b.first and norms[at] in self.words.definite:
            at += 1
        if joiner is not None:  # "the town of A, as well as the villages of B and C"
            plural = self.words.plural.starting(norms, at, b.first)
            link = self.words.linkers.starting(norms, plural[0], b.first) if plural is not None else None
            at = link[0] if link is not None else at
        return at == b.first

    def _hints(self, text: Text, s: Sentence, found: list[Draft]) -> None:
        """Areas that the sentence puts a place in: "X in northern Hama", "X, Idlib province", "Hama's X"."""
        for n, d in enumerate(found):
            if self.gazetteer.area_name(d.surface) is not None and d.level != "settlement":
                continue  # "Aleppo, Idlib": areas side by side, not one in the other
            for later in found[n + 1 : n + 12]:
                if d.group is not None and later.group == d.group:
                    continue
                if later.first - d.last > 7:
                    break
                area = self.gazetteer.area_name(later.surface)
                if area is None:
                    break
                between = text.norms[d.last : later.first]
                nested = later.relation in ("in", "of") or not [x for x in between if x not in (",", "the")]
                if nested and (later.level in (None, "governorate", "region") or later.part):
                    d.hint = (area,)
                break
        for d in found:  # the members of a list lie where its last one is said to
            if d.group is not None and not d.hint:
                tail = [o.hint for o in found if o.group == d.group and o.hint]
                if tail and _WIDER.get(d.level or "settlement", 1) <= 1 and self.gazetteer.area_name(d.surface) is None:
                    d.hint = tail[-1]

    def _determiner(self, norms: list[str], at: int) -> int | None:
        """Where the determiner of an anaphor's noun stands: right before it, or before words like "besieged", "coastal"."""
        i = at - 1
        while i > max(0, at - 6) and norms[i] in self.words.qualities:
            i -= 1
        return i if i >= 0 and norms[i] in self.words.definite else None

    def _anaphors(
        self, text: Text, s: Sentence, said: list[tuple[int, int]], found: list[Draft], drafts: list[Draft]
    ) -> None:
        """ "The town", "the besieged province" (at the tokens ``said``): the last place of that level named before."""
        w, norms = self.words, text.norms
        covered = [(d.first, d.last) for d in found]
        for i, j in said:
            if j >= s.last or i < s.first:
                continue
            noun = norms[j] if norms[j] in w.anaphors else _owner(norms[j], text.words[j])
            level = w.anaphors[noun]
            nxt = norms[j + 1] if j + 1 < s.last else ""
            if any(a <= j < b for a, b in covered) or nxt == "of":
                continue
            if j + 1 < s.last and (text.words[j + 1][0].isupper() or text.gap(j) == "-"):
                continue
            before = [d for d in reversed(drafts) if d.last <= i and d.anaphor is None]
            draft = Draft(i, j + 1, "", "anaphor")
            if level == "quarter":
                target = self._quarter(norms, i, j, before)
            elif level == "site":
                target = next((d for d in before if self._is_site(norms, d, w.sites[noun])), None)
            elif level in ("country", "capital"):
                target = self._at_home(norms[i + 1 : j], level, before, found, draft)
                if level == "country" and draft.surface:
                    self.around.read(text, s, draft, [draft, *found])
                    if not draft.part:
                        continue  # the whole country is left to the words about it: "across the country"
            else:
                aside = self._toward(norms, i, s.first)
                target = next((d for d in before if self._stands_for(d, level) and not (aside and d.first >= s.first)), None)
                if target is not None and level == "governorate" and target.level is None:
                    draft.surface, draft.level, target = target.surface, level, None
            if target is not None:
                draft.surface = target.surface
                draft.anaphor = target
            elif not draft.surface:
                continue
            if draft.first == i:
                relation = w.relations.ending(norms, i, s.first)
                draft.relation = relation[1] if relation else ""
                draft.relation = self._toward(norms, i, s.first) or draft.relation
            drafts.append(draft)
        own = len(drafts)  # those of earlier sentences are in order already
        while own and drafts[own - 1].first >= s.first:
            own -= 1
        drafts[own:] = sorted(drafts[own:], key=lambda d: (d.first, d.last))

    def _toward(self, norms: list[str], i: int, first: int) -> str:
        """ "west of" before ``i``, as a relation; empty otherwise."""
        of = self.words.relations.ending(norms, i, first)
        side = self.words.directions.ending(norms, of[0], first) if of is not None and of[1] == "of" else None
        if side is None or (side[0] > first and norms[side[0] - 1] in self.words.definite):
            return ""
        if self._determiner(norms, side[0]) is not None:
            return ""  # "the rebel-held east of the city" is in it
        return f"direction:{side[1]}"

    def _quarter(self, norms: list[str], i: int, j: int, before: list[Draft]) -> Draft | None:
        """The city that "the rebel-held east" or "the eastern districts" is of: the last one named, if a side is told."""
        w = self.words
        noun = w.quarters.ending(norms, j + 1, i + 1)
        if noun is None:
            return None
        sided = any(w.directions.starting(norms, k, j) for k in range(i + 1, j))
        held = j - i > 1 and noun[0] > i + 1
        compass = w.directions.starting(norms, noun[0], j + 1) is not None
        if not (sided or (compass and held) or j - noun[0] > 0):
            return None  # "the east" may be any, "the districts" those named before
        return next((d for d in before if self._stands_for(d, "settlement")), None)

    def _is_site(self, norms: list[str], d: Draft, kinds: frozenset[str]) -> bool:
        """Whether a name holds one of these words as written or as usual: "Menagh airbase", "Rukban"."""
        if not kinds.isdisjoint(norms[d.first : d.last]):
            return True
        found = self.gazetteer.lookup(d.surface)
        return bool(found) and found[0].place.level == "site" and not kinds.isdisjoint(
            self.orthography.phrase(found[0].place.name)
        )

    def _at_home(self, words: list[str], level: str, before: list[Draft], found: list[Draft], draft: Draft) -> Draft | None:
        """What "the country", "the capital" and "the provincial capital" stand for; gives ``draft`` a name if it is new."""
        w = self.words
        if level == "capital" and ("provincial" in words or "regional" in words):
            for d in before:
                if d.level in (None, "governorate") and self.gazetteer.area_name(d.surface) is not None:
                    draft.surface, draft.level = d.surface, "settlement"
                    return None
            return None
        home = w.home.get(level)
        if home is None or any(self._abroad(d) for d in found if d.last <= draft.first):
            return None
        if level == "country":
            draft.surface = home
            return None
        same = next((d for d in before if d.surface == home), None)
        if same is None and before and self._abroad(before[0]):
            return None  # "Ankara ... the capital"
        draft.surface = home
        return same

    def _abroad(self, d: Draft) -> bool:
        """Whether a name is of another country's place."""
        found = self.gazetteer.lookup(d.surface)
        known = self.gazetteer.lookup(self.words.home.get("country", ""))
        return bool(found and known) and found[0].place.country != known[0].place.country

    def _stands_for(self, d: Draft, level: str) -> bool:
        if level == "any":
            known = self.gazetteer.lookup(d.surface)
            return d.level != "country" and not (known and known[0].place.level == "country")
        if d.level is not None:
            return d.level == level
        found = self.gazetteer.lookup(d.surface)
        if not found:
            return level == "settlement" and d.rule != "lexicon"
        return any(c.place.level == level for c in found if c.similarity >= 0.97)


def _draft(run: Run) -> Draft:
    d = Draft(run.first, run.last, run.surface, run.rule)
    d.level = run.level
    return d


def _owner(norm: str, word: str) -> str:
    """A noun without its possessive, which some publishers' text has lost the apostrophe of ("countrys")."""
    return norm[:-1] if word.endswith(("'s", "’s", "ys")) and norm.endswith("s") else norm


def _clean(surface: str) -> str:
    for tail in ("'s", "’s", "'", "’"):
        surface = surface.removesuffix(tail)
    return " ".join(surface.split())
