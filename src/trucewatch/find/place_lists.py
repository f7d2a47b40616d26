"""Several places in one sentence: lists of them, and areas that say where another lies."""

from __future__ import annotations

from ..gazetteer import Gazetteer
from ..text import Text
from .place_around import ATTRIBUTIVE
from .place_mentions import Draft
from .place_words import PlaceWords

_WIDER = {"site": 0, "settlement": 1, "district": 1, "road": 1, "zone": 2, "region": 2, "governorate": 3, "country": 4}


class Lists:
    """Compiled once for the packs' words and a gazetteer."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self.words = words
        self.gazetteer = gazetteer

    def read(self, text: Text, found: list[Draft], drafts: list[Draft]) -> None:
        """Members of a list share a group, a level word before the first, and the relation."""
        w, norms = self.words, text.norms
        n = 0
        while n < len(found):
            stop = n + 1
            while stop < len(found) and self.joined(text, found[stop - 1], found[stop]):
                stop += 1
            if stop - n > 1:
                members = found[n:stop]
                group = len(drafts) + n
                before = level = self._plural_before(text, members[0])
                trailing = w.plural.starting(norms, members[-1].last, min(members[-1].last + 3, len(norms)))
                if level is None and trailing is not None:
                    level = trailing[1]
                    members[-1].last = trailing[0] if level in ("governorate", "district") else members[-1].last
                for index, m in enumerate(members):
                    m.group, m.index = group, index
                    m.relation = m.relation or (members[0].relation if members[0].relation != ATTRIBUTIVE else "")
                    m.level = m.level or (self._of_each(m, level) if before else level)
            else:
                level = self._plural_before(text, found[n])
                if level is not None:
                    found[n].level = found[n].level or self._of_each(found[n], level)
            n = stop
        drafts.extend(found)

    def _of_each(self, d: Draft, level: str | None) -> str | None:
        """What a plural before a list says of one name: "areas, including X and Y" may be of any size, and only a province's
        name makes one an area; "districts such as X" may be told of a town. Other names are what they are without it."""
        if level == "region" and self.gazetteer.area_name(d.surface) is None:
            return None
        if level == "district" and any(c.similarity >= 0.97 and c.place.level == "settlement" for c in self.gazetteer.lookup(d.surface)):
            return None
        return level

    def _plural_before(self, text: Text, d: Draft) -> str | None:
        """The level that a plural before a name says, a lead or a link between: "the towns of", "villages, including"."""
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

    def joined(self, text: Text, a: Draft, b: Draft) -> bool:
        """Whether only commas and joiners stand between two names."""
        norms = text.norms
        at = a.last
        if at > b.first or a.relation == ATTRIBUTIVE:
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

    def hints(self, text: Text, found: list[Draft]) -> None:
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
