"""Nouns that stand for a place named before: "the town", "the besieged province", "the provincial capital"."""

from __future__ import annotations

from ..gazetteer import Gazetteer
from ..text import Orthography, Sentence, Text
from .place_around import ATTRIBUTIVE, Surroundings
from .place_mentions import Draft
from .place_names import Names
from .place_words import PlaceWords

_WIDE = frozenset(("region", "zone"))
_LANDMARKS = frozenset((ATTRIBUTIVE, "near"))  # relations of names that only say where another place or an act lies
_SAID_OF = 6  # tokens behind a name in which it is called what it is called again
_CITY = 100_000  # people of what is a city rather than a town
_MEASURE = 4  # tokens from a distance to the name behind it
_BY = 8  # tokens from a name to the landmark near it
_NEAR = 60  # names back that "the town" can stand for
_TIED = 3  # tokens between a place and the province that it is said to lie in
_TURNED = 5  # tokens between a province and the zone that it is to be, or that is in it
_BACK = 400  # names of places back that a noun can stand for: what is told in a long text stays linear in its length


class AnaphorReader:
    """Compiled once for the packs' words and a gazetteer."""

    def __init__(
        self, words: PlaceWords, gazetteer: Gazetteer, orthography: Orthography, names: Names, around: Surroundings
    ) -> None:
        self.words = words
        self.gazetteer = gazetteer
        self.orthography = orthography
        self.names = names
        self.around = around

    def said(self, text: Text) -> list[tuple[int, int]]:
        """Where such nouns stand, in text order: the token of the determiner, the token of the noun."""
        norms, anaphors = text.norms, self.words.anaphors
        return [
            (begun, j)
            for j, norm in enumerate(norms)
            if (norm in anaphors or _owner(norm, text.words[j]) in anaphors)
            and (begun := self._determiner(norms, j) if (bare := self._bare(norms, j)) is None else bare) is not None
        ]

    def read(
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
            before = [
                d for d in reversed(drafts[-_BACK:])
                if d.last <= i and d.anaphor is None and not d.party and not w.is_seat(norms, d.first)
                and w.offices.match(norms, d.first, 0) is None
            ]  # fmt: skip
            draft = Draft(i, j + 1, "", "anaphor")
            if self._side(norms, i, j, s, found, draft):
                target = None
            elif level == "quarter":
                inside = w.relations.starting(norms, j + 1, s.last)
                if norms[i] not in w.definite and ((inside and inside[1] == "in") or any(b == i for _, b in covered)):
                    continue  # "rebel-held districts in Aleppo", "Aleppo's rebel-held districts"
                target = self._quarter(norms, i, j, before)
            elif level == "site":
                target = next((d for d in before if self._is_site(norms, d, w.sites[noun])), None)
            elif level in ("country", "capital"):
                its = norms[i] in w.own and level == "capital"
                of = self._owner_of(text, i, s, before) if its else before
                if its and not of and w.home_name not in norms[s.first : i]:
                    continue  # "X, which the group holds as its capital", but "Syria and its capital"
                target = self._at_home(norms[i + 1 : j], level, of, found, draft, its)
                if level == "country" and draft.surface:
                    self.around.read(text, s, draft, [draft, *found])
                    if not draft.part:
                        continue  # the whole country is left to the words about it: "across the country"
            elif level == "wide":
                target = next((d for d in before if self._wide(d)), None)
                target = target or next((d for d in before if self._stands_for(d, "any")), None)
            elif level == "zone" and self._placed_behind(norms, j, s, found):
                continue  # "the zone in X"
            elif level == "zone":  # "Idlib was to become a de-escalation zone ... in the zone"
                areas = [d for d in before if self._stands_for(d, "zone") or (not d.part and self._stands_for(d, "governorate"))]
                told = (d for d in areas if noun in norms[max(0, d.first - _TURNED) : d.last + _TURNED])
                target = next(told, areas[0] if areas else None)
            else:
                aside = self._toward(norms, i, s.first)
                before = [d for d in before if d.first < s.first or not self._posted(norms, d)] or before
                if level == "settlement":
                    called: dict[str, set[str]] = {}
                    before = before[:_NEAR]
                    for d in before:
                        if so := self._called(norms, d):
                            called.setdefault(self._bare_name(norms, d), set()).add(so)
                    before = [d for d in before if not called or noun in called.get(self._bare_name(norms, d), (noun,))]
                    if most := w.small.get(noun):
                        before = [d for d in before if self._bare_name(norms, d) in called or not self._larger(d, most)]
                elif level == "any":
                    again = next((d for d in reversed(drafts[-_BACK:]) if d.last <= i), None)
                    if again is not None and again.anaphor is not None and again.level is None and norms[again.last - 1] in w.sites:
                        before = [again.anaphor, *before]
                    before = [d for d in before if d.relation not in _LANDMARKS and not d.relation.startswith("direction:")] or before
                target = next((d for d in before if self._stands_for(d, level) and not (aside and d.first >= s.first)), None)
                if target is not None and noun not in norms[target.first : min(target.last + _SAID_OF, i)]:
                    target = self._chief(text, target, before, level, noun)
                if level == "any" and target is not None:
                    target = self._narrower(target, before)
                if target is not None and level == "governorate" and target.level is None:
                    draft.surface, draft.level, target = target.surface, level, None
            if target is not None:
                draft.surface = target.surface
                draft.anaphor = target
            elif not draft.surface:
                continue
            if norms[i] in w.home_owners:  # "in Syria's capital": the country only says whose
                for owner in found:
                    if owner.core == (i, i + 1):
                        draft.relation, owner.relation, draft.first = owner.relation, ATTRIBUTIVE, j
            if draft.first == i:
                relation = w.relations.ending(norms, i, s.first)
                draft.relation = relation[1] if relation else ""
                draft.relation = self._toward(norms, i, s.first) or draft.relation
                held = max((k + 1 for k in range(i, j) if norms[k] in w.hands), default=i)  # who holds it is named apart
                sided = draft.rule != "side" and held > i and w.directions.starting(norms, held, j) is not None
                draft.first = j if sided else held  # and so is the side that he holds
            drafts.append(draft)
        own = len(drafts)  # those of earlier sentences are in order already
        while own and drafts[own - 1].first >= s.first:
            own -= 1
        drafts[own:] = sorted(drafts[own:], key=lambda d: (d.first, d.last))

    def _owner_of(self, text: Text, i: int, s: Sentence, before: list[Draft]) -> list[Draft]:
        """Whose capital "its capital" is: the province or the country named last, of the sentence before only by what opens its own."""
        opens = i - s.first <= 1
        first = text.sentence_at(s.first - 1).first if opens and s.first else s.first
        near = [d for d in before if d.first >= first]
        areas = [d for d in near if d.level in (None, "governorate") and self.gazetteer.area_name(d.surface) is not None]
        if opens:
            return areas[:1]
        return near[:1] if areas[:1] == near[:1] or any(d.surface == self.words.home.get("country") for d in near[:1]) else []

    def _placed_behind(self, norms: list[str], j: int, s: Sentence, found: list[Draft]) -> bool:
        """Whether a place that is named right behind the noun says which is meant."""
        inside = self.words.relations.starting(norms, j + 1, s.last)
        return inside is not None and inside[1] == "in" and any(inside[0] <= d.core[0] <= inside[0] + _TIED for d in found)

    def _beside(self, text: Text, d: Draft, before: list[Draft]) -> bool:
        """Whether a name only says how far from where or by whose word something was, or is of another country."""
        told, nxt = d.relation, text.norms[d.last] if d.last < len(text.norms) else ""
        if told in _LANDMARKS or told == "between" or told.startswith("direction:") or d.level == "road" or nxt in self.words.speaking:
            return True
        if told == "from":
            return any(text.numeric[max(0, d.first - _MEASURE) : d.first])  # "15 km from A"
        if told == "to" and any(e.relation == "from" and 0 < d.first - e.last <= _TIED for e in before):
            return True  # "from A to B"
        return self.names.abroad(d)

    def _posted(self, norms: list[str], d: Draft) -> bool:
        """Whether a name is that of where those stand who did it: "rebels positioned in the town of X shelled the besieged town"."""
        at = d.first - 1 if d.first and norms[d.first - 1] in self.words.definite else d.first
        return self.words.posts.match(norms, at, 0) is not None

    def _chief(self, text: Text, target: Draft, before: list[Draft], level: str, noun: str) -> Draft:
        """The name that one standing beside it yields to, before it in its sentence: of "A was shelled hours after they met in B" A."""
        if not self._beside(text, target, before):
            return target
        first = text.sentence_at(target.first).first
        near = target.relation in _LANDMARKS or target.relation.startswith("direction:")
        for d in before:
            if d.first < first or (near and target.first - d.last > _BY):
                return target
            if d.last <= target.first and self._stands_for(d, level) and not self._beside(text, d, before):
                city = level == "settlement" and noun not in self.words.small and self._larger(target, _CITY)
                return target if city and not self._larger(d, _CITY) else d
        return target

    def _called(self, norms: list[str], d: Draft) -> str:
        """The word for a settlement that a name has with it: "town" of "the town of X"; empty without one."""
        return next((x for x in norms[d.first : d.last] if self.words.anaphors.get(x) == "settlement"), "")

    def _bare_name(self, norms: list[str], d: Draft) -> str:
        """A name without a word for a settlement and what ties it: "X" of "city of X"."""
        own = norms[d.core[0] : d.core[1]]
        return " ".join(x for x in own if self.words.anaphors.get(x) != "settlement" and not self.words.linkers.starting([x], 0, 1))

    def _determiner(self, norms: list[str], at: int) -> int | None:
        """Where the determiner of an anaphor's noun stands: right before it, or before words like "besieged", "coastal"."""
        side = self.words.sides.ending(norms, at + 1, max(0, at - 3))
        i = at - 1 if side is None else side[0] - 1
        if i >= 0 and norms[i] in self.words.home_owners and self.words.anaphors.get(norms[at]) == "capital":
            return i
        while i > max(0, at - 6) and norms[i] in self.words.qualities:
            i -= 1
        return i if i >= 0 and norms[i] in self.words.definite else None

    def _bare(self, norms: list[str], at: int) -> int | None:
        """Where an anaphor without a determiner begins: quarters in somebody's hands ("shells fell on rebel-held districts")."""
        if norms[at] not in self.words.held:
            return None
        i = at - 1
        while i > 0 and (side := self.words.directions.ending(norms, i + 1, 0)) is not None:
            i = side[0] - 1
        if i < 0 or norms[i] not in self.words.hands:
            return None
        while i > 0 and at - i < 6 and norms[i - 1] in self.words.qualities:
            i -= 1
        return None if norms[i - 1] in self.words.definite else i

    def _toward(self, norms: list[str], i: int, first: int) -> str:
        """ "west of" before ``i``, as a relation; empty otherwise."""
        of = self.words.relations.ending(norms, i, first)
        side = self.words.directions.ending(norms, of[0], first) if of is not None and of[1] == "of" else None
        if side is None or (side[0] > first and norms[side[0] - 1] in self.words.definite):
            return ""
        if self._determiner(norms, side[0]) is not None:
            return ""  # "the rebel-held east of the city" is in it
        return f"direction:{side[1]}"

    def _side(self, norms: list[str], i: int, j: int, s: Sentence, found: list[Draft], draft: Draft) -> bool:
        """Whether "the northwest" is meant, the country's: not "to the northwest", "the northwest suburbs"; gives ``draft`` its name."""
        w, nxt = self.words, norms[j + 1] if j + 1 < s.last else ""
        side, home = w.sides.ending(norms, j + 1, i + 1), w.home.get("country")
        if side is None or home is None or norms[i] not in w.definite or nxt in w.behind or nxt in w.anaphors:
            return False
        if w.plural.starting(norms, j + 1, s.last) or any(self.names.abroad(d) for d in found if d.last <= i):
            return False
        relation = w.relations.ending(norms, i, s.first)
        if relation is not None and (relation[1] in ("to", "from") or any(d.last == relation[0] for d in found)):
            return False  # "X in the northeast" names X
        way = w.directions.ending(norms, j + 1, i + 1)
        draft.surface, draft.rule = home, "side"
        draft.direction, draft.part = way[1] if way else "", " ".join(norms[side[0] : j + 1])
        return True

    def _quarter(self, norms: list[str], i: int, j: int, before: list[Draft]) -> Draft | None:
        """The city that "the rebel-held east" or "the eastern districts" is of: the last one named, if a side is told."""
        w = self.words
        noun = w.quarters.ending(norms, j + 1, i + 1)
        if noun is None:
            return None
        sided = any(w.directions.starting(norms, k, j) for k in range(i + 1, j))
        held = j - i > 1 and noun[0] > i + 1
        compass = w.directions.starting(norms, noun[0], j + 1) is not None
        in_hands = norms[j] in w.held and any(x in w.hands for x in norms[i:j])
        if not (sided or in_hands or (compass and held) or j - noun[0] > 0):
            return self._same_side(norms, i, j, before) if compass else None  # "the east" may be any, "the districts" those named before
        return next((d for d in before if self._stands_for(d, "settlement")), None)

    def _same_side(self, norms: list[str], i: int, j: int, before: list[Draft]) -> Draft | None:
        """ "The east" behind "eastern X": the same side of that province, its capital or the country, unless it says from or to where."""
        way = self.words.directions.ending(norms, j + 1, i + 1)
        relation = self.words.relations.ending(norms, i, 0)
        if way is None or (relation is not None and relation[1] in ("to", "from")):
            return None
        told = next((d for d in before if d.direction == way[1] and d.part), None)
        if told is None or (before[0] is not told and before[0].surface == told.surface):
            return None  # "X, divided between government control in the west and rebel control in the east" names X
        return told if told.surface == self.words.home.get("country") or self.gazetteer.area_name(told.surface) is not None else None

    def _is_site(self, norms: list[str], d: Draft, kinds: frozenset[str]) -> bool:
        """Whether a name holds one of these words as written or as usual: "Menagh airbase", "Rukban"."""
        if not kinds.isdisjoint(norms[d.first : d.last]):
            return True
        found = self.gazetteer.lookup(d.surface)
        return bool(found) and found[0].place.level == "site" and not kinds.isdisjoint(
            self.orthography.phrase(found[0].place.name)
        )

    def _at_home(
        self, words: list[str], level: str, before: list[Draft], found: list[Draft], draft: Draft, own: bool
    ) -> Draft | None:
        """What "the country", "the capital", "the provincial capital" and a province's "its capital" (``own``) stand for; gives
        ``draft`` a name if it is new."""
        w = self.words
        area = own and bool(before) and before[0].level in (None, "governorate") and self.gazetteer.area_name(before[0].surface) is not None
        if level == "capital" and (area or "provincial" in words or "regional" in words):
            for d in before:
                if d.level in (None, "governorate") and self.gazetteer.area_name(d.surface) is not None:
                    draft.surface, draft.level = d.surface, "settlement"
                    return None
            return None
        home = w.home.get(level)
        if home is None or any(self.names.abroad(d) for d in found if d.last <= draft.first):
            return None
        if level == "country":
            draft.surface = home
            return None
        same = next((d for d in before if d.surface == home), None)
        if same is None and before and self.names.abroad(before[0]):
            return None  # "Ankara ... the capital"
        draft.surface = home
        return same

    def _wide(self, d: Draft) -> bool:
        """Whether a name is that of a region or a zone."""
        if d.level is not None or d.part:
            return d.level in _WIDE or (d.level is None and bool(d.part))
        found = self.gazetteer.lookup(d.surface)
        return bool(found) and found[0].similarity >= 0.97 and found[0].place.level in _WIDE

    def _larger(self, d: Draft, most: int) -> bool:
        """Whether a name is that of a settlement of more people than these."""
        found = self.gazetteer.lookup(d.surface)
        return any(c.place.population > most for c in found[:2] if c.similarity >= 0.97 and c.place.level == "settlement")

    def _narrower(self, d: Draft, before: list[Draft]) -> Draft:
        """ "In X in Y province": the area is X, and Y only says where that lies."""
        if d.level != "governorate":
            return d
        inner = next((e for e in before if e.last <= d.first), None)
        if inner is None or d.first - inner.last > _TIED:
            return d
        return inner if self._stands_for(inner, "any") else d

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


def _owner(norm: str, word: str) -> str:
    """A noun without its possessive, which some publishers' text has lost the apostrophe of ("countrys")."""
    return norm[:-1] if word.endswith(("'s", "’s", "ys")) and norm.endswith("s") else norm
