"""Unknown names of places: runs of capitalised words that the words around them introduce as places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from ..gazetteer import Gazetteer
from ..text import Sentence, Text
from .place_mentions import NUMBERED
from .place_neighbours import PLACE, Neighbours
from .place_tails import Tails
from .place_words import PlaceWords

_JOIN = frozenset(("", " ", "-", "–", "- ", "\u00a0"))
_OTHER, _WORD = 2, 3  # how else a token is taken already


class Run(msgspec.Struct, frozen=True):
    """Tokens of one name, its spelling without possessive, the level that a word gives it, and why it is a place."""

    first: int
    last: int
    surface: str
    level: str | None
    rule: str


class RunFinder:
    """Finds what the lexicon does not know."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self.words = words
        self.gazetteer = gazetteer
        self.neighbours = Neighbours(words)
        self.tails = Tails(words)
        self.articles = frozenset(gazetteer.folds.spelling.articles)
        self._opens = self.articles | words.starts  # known words that an unknown name may begin with

    def find(self, text: Text, s: Sentence, taken: bytearray) -> Iterator[Run]:
        """Runs of this sentence; marks their tokens in ``taken``."""
        if not self.words.numbered.isdisjoint(text.norms[s.first : s.last]):
            yield from self._numbered(text, s, taken)
        capitals = text.capitals[bisect_left(text.capitals, s.first) : bisect_left(text.capitals, s.last)]
        opens, norms = self._opens, text.norms
        caps = [i for i in capitals if not taken[i] or (taken[i] == _WORD and norms[i] in opens)]
        headline: bool | None = None
        passed: list[tuple[int, int, str | None]] = []
        at = -1
        listing: tuple[int, str | None] | None = None  # end of the last member of an open list, and its level
        for i in caps:
            if i < at:
                continue
            start = i
            if not self._may_start(text, s, start, taken):
                continue
            stop = self._extend(text, s, start, taken)
            if start > s.first and taken[start - 1] in (0, _WORD) and self._article(text, start - 1):
                if text.gap(start - 1) != " " or self.words.relations.starting(norms, start - 1, start) is None:
                    start -= 1  # but not in "at Sheikh Ali": there it is a preposition
            at = stop
            level, listed = self._introduced(text, s, start)
            if not listed:
                ahead = self._ahead(text, s, stop)
                if ahead is not None:
                    level, listed = _each(ahead), True
                elif listing is not None and self.neighbours.continues(text, listing[0], start, taken):
                    level, listed = listing[1], True
                elif (head := self.neighbours.head(text, s, start, taken)) < start:
                    level, listed = self._introduced(text, s, head)
                    level = level if listed else None
            if listed:
                listing = (stop, level)
            if headline is None:
                letters = sum([word[0].isalpha() for word in text.words[s.first : s.last]])
                headline = letters >= 4 and len(capitals) > 0.6 * letters
            runs = list(self._names(text, s, start, stop, headline, level, listed, taken))
            if runs and not headline and stop - start > 2 and not listed and self._related(text, s, start):
                runs += self._rest(text, s, start, stop, runs)
            if not runs and not listed:
                passed.append((start, stop, level))
            for run in runs:
                taken[run.first : run.last] = b"\1" * (run.last - run.first)
                yield run
        for start, stop, level in reversed(passed):  # "X and Y came under fire", where Y alone was known for a place
            if self.neighbours.followed(text, s, stop, taken):
                for run in self._names(text, s, start, stop, bool(headline), level, False, taken):
                    taken[run.first : run.last] = b"\1" * (run.last - run.first)
                    yield run

    def _titled(self, text: Text, s: Sentence) -> bool:
        """Whether no word without a capital is more than a short word or a preposition, as in a headline, not in a list."""
        plain = (i for i in range(s.first, s.last) if text.words[i][0].islower() and len(text.words[i]) > 3)
        return all(
            text.norms[i] in self.words.stopwords or self.words.relations.starting(text.norms, i, s.last) for i in plain
        )

    def _numbered(self, text: Text, s: Sentence, taken: bytearray) -> Iterator[Run]:
        """ "Point 875", "points 856, 866 and 901": sites that have a number for a name."""
        for i in range(s.first, s.last - 1):
            if text.norms[i] not in self.words.numbered or not text.numeric[i + 1]:
                continue
            word, at = text.words[i], i + 1
            first = i
            plural = text.norms[i].endswith("s") and text.norms[i][:-1] in self.words.numbered
            word = word[:-1] if plural else word
            while at < s.last and text.numeric[at] and text.words[at].isdigit() and len(text.words[at]) >= 2:
                taken[first : at + 1] = b"\1" * (at + 1 - first)
                yield Run(first, at + 1, f"{word.capitalize()} {text.words[at]}", "site", NUMBERED)
                first = at + 1
                if not plural:
                    break
                while first < s.last and text.norms[first] == ",":
                    first += 1
                joiner = self.words.joiners.starting(text.norms, first, s.last)
                first = at = joiner[0] if joiner else first

    def _may_start(self, text: Text, s: Sentence, i: int, taken: bytearray) -> bool:
        norm = text.norms[i]
        if taken[i] == PLACE or (norm in self.words.stopwords and norm not in self.words.starts):
            return False
        if taken[i] == _WORD and norm not in self.words.starts and norm not in self.articles:
            return False
        return not text.words[i].isupper() or len(text.words[i]) > 5

    def _extend(self, text: Text, s: Sentence, i: int, taken: bytearray) -> int:
        """The end of the run of name words that starts at ``i``."""
        j = i + 1
        while j < s.last and text.gap(j - 1) in _JOIN:
            norm = text.norms[j]
            if text.words[j - 1].endswith(("'s", "’s")):
                break
            if self._article(text, j) and j + 1 < s.last and text.words[j + 1][0].isupper():
                j += 1
                continue
            if taken[j] in (_OTHER, PLACE) or not text.words[j][0].isupper() or norm in self.words.stopwords:
                break
            if taken[j] == _WORD and norm not in self.words.starts:
                break
            if self.words.after.starting(text.norms, j, s.last) and norm not in self.words.starts:
                break
            j += 1
        return j

    def _article(self, text: Text, i: int) -> bool:
        return text.norms[i] in self.articles and text.gap(i) in _JOIN

    def _names(
        self,
        text: Text,
        s: Sentence,
        start: int,
        stop: int,
        headline: bool,
        level: str | None,
        listed: bool,
        taken: bytearray,
    ) -> Iterator[Run]:
        """Cut a run into names and keep those that are introduced as places."""
        w, norms = self.words, text.norms
        after = w.after.starting(norms, stop, s.last) if text.gap(stop - 1).strip(" -") == "" else None
        part = w.parts.starting(norms, stop, s.last) if after is None else None
        following = after[1] if after and after[1] != "country" else None
        if part is not None and text.words[stop][0].islower() and following is None:
            following = "region"
        pieces = self._pieces(text, s, start, stop) if listed or stop - start > 3 else [(start, stop)]
        linked = start > s.first and w.linkers.ending(norms, start, s.first) is not None
        related = self._related(text, s, start)
        nxt = norms[stop] if stop < s.last else ""
        if nxt in w.peoples or (nxt in w.speaking and not (linked or related)):
            return
        inside = self._inside(text, s, start, stop, taken)
        told = not headline or not self._titled(text, s)  # few words beside the names of a list are no headline
        taken_over = told and start > s.first and w.verbs.ending(norms, start, s.first) is not None
        among = told and self._length(norms, start, stop) <= 3 and self.neighbours.among(text, s, start, stop, taken)
        acted_on = told and self.neighbours.acted_on(text, s, start, stop, taken)
        neighbour = self.neighbours.beside(text, s, start, stop, taken)
        amid = neighbour and not listed and self.neighbours.amid(text, s, start, stop, taken)
        described = not headline and self.tails.described(text, s, stop)
        run_on = told and (related or level is not None) and not headline and self._run_on(text, s, start, stop, pieces, taken)
        for n, (a, b) in enumerate(pieces):
            surface = _strip(text.slice(a, b))
            if not surface:
                continue
            own = level if (n == 0 or listed) else None
            if b - a == 1 and (norms[a] in self.articles or norms[a] in w.starts):
                continue
            tail = following if n == len(pieces) - 1 else None
            named = self._shaped(norms, a, b)
            article = norms[a] in self.articles
            known = self.gazetteer.lookup(surface)
            best = known[0].similarity if known else 0.0
            telling = len(self.gazetteer.folds.tight(surface)) >= 5
            if headline and not (best >= 0.96 and telling) and not among and not (taken_over and best >= 0.97):
                continue
            if own and not listed and not linked and not (best >= 0.9 or named or article):
                continue  # "in the town Monitor said": two words that only happen to meet
            person = self.gazetteer.is_person(surface)
            # "in Hass", "in Zahra": names that are people's too, but not behind "in"; "near Hass": short names, but not people's
            within = inside and (best >= 0.99 or (best >= 0.96 and telling))
            if not headline and (within or (best >= 0.99 and related and not person and a == start)):
                yield Run(a, b, surface, own, "after a preposition")
                continue
            if person and not (own or listed or tail or described or (best >= 0.97 and (amid or among))):
                continue
            if own == "site" and not listed and not (best >= 0.9 or named):
                own = None
            if own or listed:
                yield Run(a, b, surface, own, "introduced")
            elif described and n == len(pieces) - 1:
                yield Run(a, b, surface, None, "described")
            elif tail and (best >= 0.9 or named or article or tail != "region" or self.tails.area(text, s, start, stop)):
                yield Run(a, b, surface, None, "followed by a level word")
            elif best >= 0.96 and telling and (related or neighbour or (a > s.first and best >= 0.96)):
                yield Run(a, b, surface, None, "spelling")
            elif best >= 0.88 and telling and (related or neighbour):
                yield Run(a, b, surface, None, "spelling in context")
            elif named and (related or neighbour or (a == start and not article and not headline and norms[a] not in w.starts_of_people)):
                yield Run(a, b, surface, None, "shape in context")
            elif (article and neighbour) or among or (run_on and telling):
                yield Run(a, b, surface, None, "list")
            elif taken_over and (b - a > 1 or telling or best >= 0.97):
                yield Run(a, b, surface, None, "after a verb of places")
            elif acted_on and (
                ((telling or best >= 0.99) and self._length(norms, a, b) == 1 and len(pieces) == 1)
                or (named and norms[a] not in w.starts_of_people)
            ):
                yield Run(a, b, surface, None, "beside a verb and an actor")
            elif inside and not headline and self._length(norms, a, b) <= 2 and len(pieces) == 1:
                if telling or article or self.tails.placed(text, s, stop, taken):
                    yield Run(a, b, surface, None, "after a preposition")

    def _pieces(self, text: Text, s: Sentence, start: int, stop: int) -> list[tuple[int, int]]:
        """The names that a run is cut into; where commas stand in the sentence, only a long run is more than one."""
        commas = any(text.norms[k] in (",", "،") for k in range(s.first, s.last))
        if self._length(text.norms, start, stop) > (3 if commas else 1):
            return self._cut(text, start, stop)
        return [(start, stop)]

    def _rest(self, text: Text, s: Sentence, start: int, stop: int, runs: list[Run]) -> Iterator[Run]:
        """Names that stand beside a place in one run behind a preposition, a scraper having taken the commas: "in X Tal Y Z"."""
        for a, b in self._pieces(text, s, start, stop):
            surface = _strip(text.slice(a, b))
            alone = b - a == 1 and (text.norms[a] in self._opens or text.numeric[a])
            if not alone and len(surface) > 3 and not any(r.first < b and a < r.last for r in runs):
                if not self.gazetteer.is_person(surface):
                    yield Run(a, b, surface, None, "list")

    def _introduced(self, text: Text, s: Sentence, start: int) -> tuple[str | None, bool]:
        """(level, is a list) from the words before: "the town of", "the villages of", "villages, including"."""
        w, norms = self.words, text.norms
        at = start
        while at > s.first and norms[at - 1] in (":", ",", '"', "“", "both"):
            at -= 1
        link = w.linkers.ending(norms, at, s.first) or w.leads.ending(norms, at, s.first)
        end = link[0] if link else at
        while end > s.first and norms[end - 1] in (",", ":"):
            end -= 1
        plural = w.plural.ending(norms, end, s.first)
        colon = any(norms[k] == ":" for k in range(at, start))
        if plural is not None and (link is not None or colon or end == at == start):
            return _each(plural[1]), True
        lead = w.leads.ending(norms, at, s.first)
        if lead is not None and any(
            w.plural.starting(norms, k, lead[0]) for k in range(max(s.first, lead[0] - 14), lead[0])
        ):
            level = next(
                w.plural.starting(norms, k, lead[0])
                for k in range(lead[0] - 1, s.first - 1, -1)
                if w.plural.starting(norms, k, lead[0])
            )
            return _each(level[1] if level else None), True
        if start != at:
            return None, False
        single = w.before.ending(norms, end, s.first)
        if single is not None and (link is not None or single[1] in ("settlement", "site")):
            return single[1], False
        return None, False

    def _run_on(self, text: Text, s: Sentence, start: int, stop: int, pieces: list[tuple[int, int]], taken: bytearray) -> bool:
        """Whether it opens a list whose commas are lost: "in X Tal Y and Z", known names or shapes following on it."""
        w, norms = self.words, text.norms
        found = w.relations.ending(norms, start, s.first)
        if found is None or found[1] not in ("in", "on", "of"):
            return False
        if stop < s.last and taken[stop] == PLACE and text.gap(stop - 1) in _JOIN:
            return True
        if len(pieces) > 1 and self.neighbours.beside(text, s, start, stop, taken):
            return True
        if len(pieces) > 1 and norms[start] in self.articles and any(self._known(text.slice(a, b)) for a, b in pieces[1:]):
            return True
        return len(pieces) > 1 and any(self._shaped(norms, a, b) and norms[a] not in w.starts_of_people for a, b in pieces)

    def _known(self, surface: str) -> bool:
        found = self.gazetteer.lookup(_strip(surface))
        return bool(found) and found[0].similarity >= 0.97 and len(surface) > 4

    def _related(self, text: Text, s: Sentence, start: int) -> bool:
        at = start
        if at > s.first and text.norms[at - 1] in self.words.definite:
            return False
        found = self.words.relations.ending(text.norms, at, s.first)
        if found is None or found[1] != "of":
            return found is not None
        part = self.words.parts.ending(text.norms, found[0], s.first)  # "the outskirts of X", "north of X"
        return part is not None or self.words.directions.ending(text.norms, found[0], s.first) is not None

    def _inside(self, text: Text, s: Sentence, start: int, stop: int, taken: bytearray) -> bool:
        """Whether the run stands alone behind a word for in, and nothing with a capital follows."""
        found = self.words.relations.ending(text.norms, start, s.first)
        if found is None or found[1] != "in":
            return False
        if text.norms[start] in self.articles and not (self._alone(text, s, start, stop) or self.tails.placed(text, s, stop, taken)):
            return False
        return found[0] > s.first and (stop >= s.last or not text.words[stop][0].isupper() or text.norms[stop] in self.words.stopwords)

    def _alone(self, text: Text, s: Sentence, start: int, stop: int) -> bool:
        """Whether a name with an article is followed by no noun that it only describes: "in al-X,", not "in al-X magazine"."""
        if text.norms[start] in self.words.stopwords:
            return False  # "in an X"
        norm = text.norms[stop] if stop < s.last else ""
        closed = not norm or not norm[0].isalnum() or norm in self.words.stopwords
        return closed or self.words.relations.starting(text.norms, stop, s.last) is not None

    def _length(self, norms: list[str], a: int, b: int) -> int:
        """How many words a name has, articles aside."""
        return sum(norm not in self.articles for norm in norms[a:b])

    def _ahead(self, text: Text, s: Sentence, stop: int) -> str | None:
        """The level that a plural behind a list gives to all its names: "al-Furqan and al-Fayed neighbourhoods"."""
        w, norms, at = self.words, text.norms, stop
        for _ in range(6):
            joiner = w.joiners.starting(norms, at, s.last)
            after = joiner[0] if joiner else at
            while after < s.last and norms[after] in (",", "،"):
                after += 1
            if after == at:
                return None
            at = after
            while at < s.last and (text.words[at][0].isupper() or norms[at] in self.articles) and norms[at] not in w.stopwords:
                at += 1
            if at == after:
                return None
            level = w.plural.starting(norms, at, s.last)
            if level is not None:
                return level[1] if level[1] in ("district", "settlement", "site", "region") else None
        return None

    def _shaped(self, norms: list[str], a: int, b: int) -> bool:
        """Whether it opens with a word that opens place names and has something to follow it."""
        first = a + 1 if norms[a] in self.articles and b - a > 1 else a
        return norms[first] in self.words.starts and b - first > 1

    def _cut(self, text: Text, start: int, stop: int) -> list[tuple[int, int]]:
        """Names run together without commas: cut at known names, at name-opening words and at articles."""
        out: list[tuple[int, int]] = []
        a = start
        while a < stop:
            known = 0
            for b in range(min(stop, a + 4), a, -1):
                surface = _strip(text.slice(a, b))
                if text.norms[b - 1] in self.articles or self.gazetteer.is_person(surface):
                    continue
                found = self.gazetteer.lookup(surface)
                if b - a == 1 and b < stop and text.norms[a] in self.words.starts:
                    break
                if found and found[0].similarity >= 0.97 and (b - a > 1 or len(surface) > 4):
                    known = b
                    break
            if known:
                out.append((a, known))
                a = known
                continue
            b = a + 1
            if b + 1 < stop and text.norms[b] in self.articles and text.norms[a] not in self.articles:
                b += 2
            elif text.norms[a] in self.articles or text.norms[a] in self.words.starts:
                opens = self._opens  # "al-Sheikh Saad", "Tal al-Zummar"
                while b < stop and (text.norms[b] in self.articles or text.norms[b - 1] in opens or b == a + 1):
                    b += 1
            out.append((a, b))
            a = b
        return out


def _strip(surface: str) -> str:
    """A name without a possessive ending and with single blanks."""
    for tail in ("'s", "’s", "'", "’"):
        surface = surface.removesuffix(tail)
    return " ".join(surface.split()).replace("- ", "-")


def _each(level: str | None) -> str | None:
    """What a plural says of one unknown name: "areas, including X" may be of any size, and most of these are villages."""
    return None if level == "region" else level
