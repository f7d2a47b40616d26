"""Places in a text: known names from the lexicon pass, unknown ones from the words around them, each judged in context.

Steps: known names (:class:`~trucewatch.text.Hit`), unknown capitalised runs (:mod:`place_runs`), words around them
(level, part, direction, relation), lists, the areas that the text itself puts a place in, and at last the gazetteer's
judgement over all of the document's places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from ..gazetteer import Gazetteer, Resolution
from ..model import Level
from ..rules import Packs
from ..text import Entry, Hit, Orthography, Sentence, Text
from .place_runs import Run, RunFinder
from .place_words import PlaceWords

_LEVELS = ("settlement", "governorate", "district", "site", "region", "zone", "road", "country")
_WIDER = {"site": 0, "settlement": 1, "district": 1, "road": 1, "zone": 2, "region": 2, "governorate": 3, "country": 4}


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """A place as it stands in a text.

    Tokens ``first`` to ``last`` (exclusive) cover the name with its level word and qualifiers ("northern Hama",
    "Idlib province"); ``core`` are the name's own tokens. ``name`` is the usual English name, ``place_id`` the
    gazetteer's or an unresolved identity (``p_...``). ``relation`` is what the preposition before it says (``in``,
    ``near``, ``from``, ``to``, ``on``, ``of``, ``direction:<d>``), or empty. ``part`` is the qualifier as written.
    ``group``/``index`` tell the members of one list. ``reason`` says why it was resolved so, or why not.
    """

    first: int
    last: int
    text: str
    name: str
    level: Level
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    relation: str = ""
    part: str = ""
    direction: str = ""
    core: tuple[int, int] = (0, 0)
    group: int | None = None
    index: int = 0
    resolved: bool = False
    anaphor: bool = False
    admin: tuple[str, ...] = ()
    reason: str = ""
    rule: str = ""


class _Draft:
    """A mention in the making."""

    __slots__ = (
        "anaphor", "core", "direction", "first", "group", "hint", "index", "last", "level", "part", "relation", "rule", "surface",
    )  # fmt: skip

    def __init__(self, first: int, last: int, surface: str, rule: str) -> None:
        self.first, self.last = first, last
        self.core = (first, last)
        self.surface = surface
        self.rule = rule
        self.level: str | None = None
        self.part = self.direction = self.relation = ""
        self.group: int | None = None
        self.index = 0
        self.hint: tuple[str, ...] = ()
        self.anaphor: _Draft | None = None


class PlaceFinder:
    """Compiled once for a set of packs and a gazetteer; :meth:`find` is a pure function of the text."""

    def __init__(self, packs: Packs, orthography: Orthography, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.words = PlaceWords(packs, orthography)
        self.runs = RunFinder(self.words, gazetteer)
        self.orthography = orthography
        self._plain: dict[tuple[str, str | None], Resolution] = {}

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
            layers = {e.layer for e in hit.entries}
            if "place" in layers and self._named(text, hit):
                known[hit.first] = hit.last
                taken[hit.first : hit.last] = b"\1" * (hit.last - hit.first)
            elif "actor" in layers or (hit.last - hit.first > 1):
                taken[hit.first : hit.last] = b"\2" * (hit.last - hit.first)
            else:
                taken[hit.first] = 3
        for actor in actors:
            inside = [i for i in range(actor.first, actor.last) if i in known]
            if any(known[i] - i < actor.last - actor.first for i in inside):
                for i in inside:
                    known.pop(i)
                inside = []
            if not inside:
                taken[actor.first : actor.last] = b"\2" * (actor.last - actor.first)
        self._open(text, known, taken)
        drafts: list[_Draft] = []
        for sentence in text.sentences:
            self._sentence(text, sentence, known, taken, drafts)
        self._again(text, drafts, taken)
        return self._judge(text, drafts)

    def _again(self, text: Text, drafts: list[_Draft], taken: bytearray) -> None:
        """Names that the text introduced as places once are places wherever else they stand in it."""
        names: dict[str, list[tuple[tuple[str, ...], _Draft]]] = {}
        for d in drafts:
            if d.anaphor is None and d.rule not in ("lexicon", "numbered"):
                key = tuple(text.norms[d.core[0] : d.core[1]])
                while len(key) > 1 and key[0] in self.gazetteer.folds.spelling.articles:
                    key = key[1:]
                if len("".join(key)) >= 5 and not self.gazetteer.is_person(" ".join(key)):
                    names.setdefault(key[0], []).append((key, d))
        if not names:
            return
        more: list[tuple[Sentence, _Draft]] = []
        for s in text.sentences:
            for i in range(s.first, s.last):
                if text.norms[i] not in names or taken[i] in (1, 2) or not text.words[i][0].isupper():
                    continue
                for key, d in names[text.norms[i]]:
                    stop = i + len(key)
                    if (
                        stop <= s.last
                        and tuple(text.norms[i:stop]) == key
                        and not any(t in (1, 2) for t in taken[i:stop])
                    ):
                        first = i - 1 if i > s.first and self._article(text, i - 1) and taken[i - 1] != 1 else i
                        draft = _Draft(first, stop, self._surface(text, first, stop), "named before")
                        draft.hint = d.hint
                        taken[first:stop] = b"\1" * (stop - first)
                        more.append((s, draft))
                        break
        for s, draft in more:
            self._around(text, s, draft, [draft, *(d for d in drafts if s.first <= d.first < s.last)])
        if more:
            drafts.extend(d for _, d in more)
            drafts.sort(key=lambda d: (d.first, d.last))

    # -- one sentence -----------------------------------------------------------------------------------------------

    def _sentence(self, text: Text, s: Sentence, known: dict[int, int], taken: bytearray, drafts: list[_Draft]) -> None:
        found: list[_Draft] = []
        for i in range(s.first, s.last):
            stop = known.get(i)
            if stop is not None:
                first = i
                if i > s.first and not taken[i - 1] and self._article(text, i - 1):
                    first = i - 1
                    taken[first] = 1
                found.append(_Draft(first, stop, self._surface(text, first, stop), "lexicon"))
        for run in self.runs.find(text, s, taken):
            found.append(_draft(run))
        if not found:
            self._anaphors(text, s, [], drafts)
            return
        found.sort(key=lambda d: d.first)
        for d in found:
            self._around(text, s, d, found)
        self._lists(text, found, drafts)
        self._hints(text, s, found)
        self._anaphors(text, s, found, drafts)

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
        surface = _clean(text.slice(first, stop))
        if surface.endswith("s") and not self.gazetteer.lookup(surface) and self.gazetteer.lookup(surface[:-1]):
            return surface[:-1]
        return surface

    def _named(self, text: Text, hit: Hit) -> bool:
        """Whether a word of the hit, articles and directions aside, has a capital (scripts without case always pass)."""
        folds = self.gazetteer.folds.spelling.articles
        if hit.last - hit.first == 1 and self.gazetteer.is_word(text.norms[hit.first]):
            return False
        return any(text.norms[i] not in folds and not text.words[i][0].islower() for i in range(hit.first, hit.last))

    def _article(self, text: Text, at: int) -> bool:
        return text.norms[at] in self.gazetteer.folds.spelling.articles and text.gap(at).strip(" ") in ("", "-", "–")

    def _around(self, text: Text, s: Sentence, d: _Draft, found: list[_Draft]) -> None:
        """Level words, parts, directions and the relation beside a name; widens the mention over the first three."""
        w, norms = self.words, text.norms
        edge_right = min((o.core[0] for o in found if o.core[0] >= d.last), default=s.last)
        edge_left = max((o.core[1] for o in found if o.core[1] <= d.first), default=s.first)
        # to the right: "X province", "X northern countryside", "X 's countryside"
        at = d.last
        if _tight_gap(text, d.last - 1):
            direction = w.directions.starting(norms, at, edge_right)
            after = direction[0] if direction else at
            part = w.parts.starting(norms, after, edge_right)
            level = w.after.starting(norms, at, edge_right)
            if part is not None and (level is None or part[0] > level[0]):
                d.part = text.slice(at, part[0])
                d.direction = direction[1] if direction else ""
                d.last = part[0]
            elif level is not None and level[1] != "country":
                d.level, d.last = level[1], level[0]
                part = w.parts.starting(norms, d.last, edge_right)
                if (
                    part is not None
                    and _tight_gap(text, d.last - 1)
                    and part[1] not in ("north", "south", "east", "west")
                ):
                    d.part, d.last = text.slice(d.last, part[0]), part[0]
        # to the left: "the town of X", "X in: northern countryside of X", "eastern X", "town X"
        at = d.first
        for _ in range(3):
            step = self._leftwards(text, d, at, edge_left)
            if step is None:
                break
            at = step
        d.first = at
        if d.level is None and d.part and self.gazetteer.area_name(d.surface) is not None:
            rural = any(word in d.part for word in w.rural)
            if rural or self._quarter(d.part):
                d.level = "governorate"  # a countryside is a province's, and so are its quarters
        at = _skip_determiner(norms, d.first, edge_left, w.definite)
        relation = w.relations.ending(norms, at, s.first)
        if relation is not None:
            d.relation = relation[1]
            direction = w.directions.ending(norms, relation[0], s.first)
            if d.relation == "of" and direction is not None:
                d.relation = f"direction:{direction[1]}"

    def _leftwards(self, text: Text, d: _Draft, at: int, edge: int) -> int | None:
        w, norms = self.words, text.norms
        if at <= edge or not _tight_gap(text, at - 1):
            return None
        linked = at
        link = w.linkers.ending(norms, at, edge)
        if link is not None and link[1] in ("of", "named", "called", "known as"):
            linked = link[0]
            level = w.before.ending(norms, linked, edge)
            if level is not None and level[1] != "country":
                d.level = d.level or level[1]
                return level[0]
            part = w.parts.ending(norms, linked, edge)
            if part is not None and link[1] == "of" and not d.part:
                begin = part[0]
                direction = w.directions.ending(norms, begin, edge)
                if part[1] in ("north", "south", "east", "west"):
                    if not self._definite(text, begin, edge):
                        return None
                    to = w.relations.ending(norms, begin - 1, edge)
                    if to is not None and to[1] == "to":
                        return None  # "to the north of X" is beside it, "in the north of X" in it
                d.part = text.slice(direction[0] if direction else begin, linked)
                d.direction = (
                    direction[1] if direction else (part[1] if part[1] in ("north", "south", "east", "west") else "")
                )
                return direction[0] if direction else begin
            return None
        direction = w.directions.ending(norms, at, edge)
        if direction is not None and not d.direction:
            begin = direction[0]
            d.direction = direction[1]
            joiner = w.joiners.ending(norms, begin, edge)
            if joiner is not None:
                more = w.directions.ending(norms, joiner[0], edge)
                if more is not None:
                    begin = more[0]
            d.part = (text.slice(begin, at) + (" " + d.part if d.part else "")).strip()
            return begin
        level = w.before.ending(norms, at, edge)
        if level is not None and level[1] in ("settlement", "governorate", "site") and d.core[0] == at:
            d.level = d.level or level[1]
            return level[0]
        return None

    def _quarter(self, part: str) -> bool:
        """Whether a part is nothing but directions, the middle aside: "northern and eastern"."""
        words = self.orthography.phrase(part)
        at = 0
        while at < len(words):
            step = self.words.directions.starting(list(words), at, len(words))
            joiner = self.words.joiners.starting(list(words), at, len(words))
            if step is None and joiner is None:
                return False
            if step is not None and step[1] == self.words.middle:
                return False
            at = step[0] if step is not None else joiner[0]  # type: ignore[index]
        return bool(words)

    def _definite(self, text: Text, at: int, edge: int) -> bool:
        return at > edge and text.norms[at - 1] in self.words.definite

    def _lists(self, text: Text, found: list[_Draft], drafts: list[_Draft]) -> None:
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
                    m.relation = m.relation or members[0].relation
                    m.level = m.level or level
            else:
                level = self._plural_before(text, found[n])
                if level is not None:
                    found[n].level = found[n].level or level
            n = stop
        drafts.extend(found)

    def _plural_before(self, text: Text, d: _Draft) -> str | None:
        w, norms = self.words, text.norms
        at = d.first
        while at > 0 and norms[at - 1] in (":", ",", "both"):
            at -= 1
        low = max(0, at - 6)
        link = w.linkers.ending(norms, at, low) or w.leads.ending(norms, at, low)
        end = link[0] if link else at
        while end > 0 and norms[end - 1] in (",", ":"):
            end -= 1
        got = w.plural.ending(norms, end, max(0, end - 3))
        return got[1] if got else None

    def _joined(self, text: Text, a: _Draft, b: _Draft) -> bool:
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

    def _hints(self, text: Text, s: Sentence, found: list[_Draft]) -> None:
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

    def _anaphors(self, text: Text, s: Sentence, found: list[_Draft], drafts: list[_Draft]) -> None:
        """ "The town", "the province": the last place of that level named before."""
        w, norms = self.words, text.norms
        covered = [(d.first, d.last) for d in found]
        for i in range(s.first, s.last - 1):
            if norms[i] not in w.definite or (level := w.anaphors.get(norms[i + 1])) is None:
                continue
            nxt = norms[i + 2] if i + 2 < s.last else ""
            if (
                any(a <= i + 1 < b for a, b in covered)
                or nxt == "of"
                or (i + 2 < s.last and text.words[i + 2][0].isupper())
            ):
                continue
            before = [d for d in drafts if d.last <= i and d.anaphor is None]
            target = next((d for d in reversed(before) if self._stands_for(d, level)), None)
            if target is not None:
                draft = _Draft(i, i + 2, target.surface, "anaphor")
                draft.anaphor = target
                at = _skip_determiner(norms, i, s.first, frozenset())
                relation = w.relations.ending(norms, at, s.first)
                draft.relation = relation[1] if relation else ""
                drafts.append(draft)
        drafts.sort(key=lambda d: (d.first, d.last))

    def _stands_for(self, d: _Draft, level: str) -> bool:
        if level == "any":
            return d.level != "country"
        if d.level is not None:
            return d.level == level
        found = self.gazetteer.lookup(d.surface)
        if not found:
            return level == "settlement" and d.rule != "lexicon"
        return any(c.place.level == level for c in found if c.similarity >= 0.97)

    # -- the document -----------------------------------------------------------------------------------------------

    def _judge(self, text: Text, drafts: list[_Draft]) -> list[PlaceMention]:
        gaz = self.gazetteer
        named = [d for d in drafts if d.anaphor is None]
        first: dict[int, Resolution] = {}
        points: list[tuple[float, float]] = []
        seen: set[str] = set()
        hints: dict[str, tuple[str, ...]] = {}
        for d in named:
            found = first[id(d)] = self._alone(d)
            p = found.place
            if p is not None and p.lat is not None and p.lon is not None and p.id not in seen:
                seen.add(p.id)
                if p.level in ("settlement", "site", "district", "road") and _clear(found):
                    points.append((p.lat, p.lon))
            if d.hint:
                hints.setdefault(d.surface, d.hint)
        done: dict[tuple[str, str | None, tuple[str, ...]], Resolution] = {}
        results: dict[int, PlaceMention] = {}
        for d in named:
            hint = d.hint or hints.get(d.surface, ())
            found = first[id(d)]
            if not _clear(found) or (found.place is not None and hint and not _agrees(found, hint)):
                key = (d.surface, d.level, hint)
                if key not in done:
                    done[key] = gaz.resolve(d.surface, level_word=d.level, admin_hint=hint, context=points)
                found = done[key]
            results[id(d)] = self._mention(text, d, found, hint)
        out = []
        for d in drafts:
            if d.anaphor is None:
                out.append(results[id(d)])
            else:
                out.append(_again(text, d, results[id(d.anaphor)]))
        return out

    def _alone(self, d: _Draft) -> Resolution:
        key = (d.surface, d.level)
        got = self._plain.get(key)
        if got is None:
            got = self.gazetteer.resolve(d.surface, level_word=d.level)
            if len(self._plain) > 50_000:
                self._plain.clear()
            self._plain[key] = got
        return got

    def _site(self, text: Text, d: _Draft, found: Resolution, hint: tuple[str, ...]) -> PlaceMention:
        """ "X hospital", "X hill": a site with a name of its own, near X where X is a known settlement."""
        near = found.place if found.candidates and found.candidates[0].similarity >= 0.97 else None
        if text.norms[d.core[0]] in self.words.starts:
            d.level = None if near else d.level  # "Tal X hilltop": the name says already that it is a hill
            d.core = (d.core[0], d.last)
            return self._mention(text, d, found, hint)
        surface = f"{d.surface} {text.slice(d.core[1], d.last)}"
        area = near.admin[-1] if near and near.admin else None
        return PlaceMention(
            first=d.first,
            last=d.last,
            text=text.slice(d.first, d.last),
            name=_display(surface),
            level=d.level,  # type: ignore[arg-type]
            place_id=self.gazetteer.unresolved_id(surface, hint[0] if hint else area),
            lat=near.lat if near else None,
            lon=near.lon if near else None,
            relation=d.relation,
            part=d.part,
            direction=d.direction,
            core=(d.core[0], d.last),
            group=d.group,
            index=d.index,
            admin=near.admin if near else hint,
            reason=f"a site named after {near.name}" if near else f"'{surface}' is in no gazetteer that is loaded",
            rule=d.rule,
        )

    def _mention(self, text: Text, d: _Draft, found: Resolution, hint: tuple[str, ...]) -> PlaceMention:
        place = found.place
        if d.level in ("site", "road") and (place is None or place.level != d.level) and d.last > d.core[1]:
            return self._site(text, d, found, hint)
        level: Level = place.level if place else (d.level or "settlement")  # type: ignore[assignment]
        name = place.name if place else _display(d.surface)
        if place is not None and place.level == "country" and d.direction:
            name, level = f"{_adjective(d.part)} {name}".strip(), "region"
        return PlaceMention(
            first=d.first,
            last=d.last,
            text=text.slice(d.first, d.last),
            name=name,
            level=level,
            place_id=place.id if place else found.id,
            lat=place.lat if place else None,
            lon=place.lon if place else None,
            relation=d.relation,
            part=d.part,
            direction=d.direction,
            core=d.core,
            group=d.group,
            index=d.index,
            resolved=place is not None,
            admin=place.admin if place else hint,
            reason=found.reason,
            rule=d.rule,
        )


def _draft(run: Run) -> _Draft:
    d = _Draft(run.first, run.last, run.surface, run.rule)
    d.level = run.level
    return d


def _again(text: Text, d: _Draft, of: PlaceMention) -> PlaceMention:
    values = {f: getattr(of, f) for f in of.__struct_fields__}
    values.update(
        first=d.first, last=d.last, text=text.slice(d.first, d.last), core=(d.first, d.last), anaphor=True,
        relation=d.relation, part="", direction="", group=None, index=0, rule="anaphor",
        reason=f"stands for '{of.text}'",
    )  # fmt: skip
    return PlaceMention(**values)


def _clear(found: Resolution) -> bool:
    """Whether the judgement needs no context: one exact or closely folded spelling, nothing else near."""
    if found.place is None or found.candidates[0].similarity < 0.96:
        return False
    rivals = [c for c in found.candidates[1:] if c.score > found.score - 0.12]
    return all(c.place.level != found.place.level or c.place.name == found.place.name for c in rivals)


def _agrees(found: Resolution, hint: tuple[str, ...]) -> bool:
    p = found.place
    return p is None or not p.admin or any(h in p.admin or h == p.name for h in hint)


def _tight_gap(text: Text, at: int) -> bool:
    """Whether only blanks or a hyphen stand between a token and the next."""
    return not text.gap(at).strip(" -–\u00a0\n")


def _skip_determiner(norms: list[str], at: int, edge: int, definite: frozenset[str]) -> int:
    return at - 1 if at > edge and norms[at - 1] in definite else at


def _clean(surface: str) -> str:
    for tail in ("'s", "’s", "'", "’"):
        surface = surface.removesuffix(tail)
    return " ".join(surface.split())


def _display(surface: str) -> str:
    return surface[:1].upper() + surface[1:]


def _adjective(part: str) -> str:
    return part.casefold().replace("the ", "")
