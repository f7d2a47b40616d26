"""The name of what an opening left unnamed: "a town in Aleppo province", "a quarter of Homs", and then which one it was."""

from __future__ import annotations

from typing import Any

from ..gazetteer.geo import distance_km
from ..text import Found
from .asides import INNER, POINTS, abroad, inside
from .draft import ATTRIBUTIVE, BLAMED, EVENTFUL, HARM, SEAT, Draft, by_sentence
from .governed import before_epithets
from .grammar import Grammar
from .slots import width

AHEAD = 7  # sentences in which a place left unnamed may get its name
_SOON = 4  # sentences in which an opening's act is gone into
NAMED_LATER = "named later"  # the reasons in the trace
GONE_INTO = "where the act was"
_OPENING = 1  # the sentence, behind a headline, that an article opens with
_LED = frozenset(("OCCASION", "FOLLOWS"))  # words that open the clause on the act that did the harm
_PARTED = frozenset(("BREAK", "ABREAST", "ASIDE", "LATERON", "SINCEWORD"))  # and what keeps two acts apart
_AT_ONCE = frozenset(("air_strike", "drone_strike", "shelling", "explosion", "chemical_attack", "shooting"))  # acts at one point
_SUBJECT = 4  # chunks of a short subject
_BROAD = frozenset(("governorate", "region", "country"))
_HELD = 3  # chunks from a word of holding to the place that is held
_NAMEABLE = frozenset(("SETTLEMENTS", "SITE", "FACILITY", "QUARTER", "TOWNWORD"))
_VICINITY = 60  # km from a town within which what is "near" it lies
_INSIDE = frozenset(("SITE", "FACILITY", "QUARTER", "TOWNWORD"))  # what of these may lie in a city
_LISTED = frozenset(("settlement", "governorate"))
_WIDER = frozenset(("settlement", "governorate", "region", "country"))
_THERE = frozenset(("", "in", "on", "near", "of", ATTRIBUTIVE, "direction"))
_BY = frozenset(("near", "direction"))  # relations of a town that an act was only near to
_AGREED = frozenset(("DEAL", "DEALNOUN"))  # no acts
_SINGLE = frozenset(("SINGULAR", "TOWNWORD"))


class Later:
    """Names a draft's place from the sentences behind it."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.again = grammar.pronoun | grammar.definite

    def name(self, found: Found, d: Draft, after: list[Draft]) -> None:
        """Name it from the drafts ``after`` it, or from what is said of "the attack"."""
        if not d.places or not (d.kind in HARM or (d.kind == "control_state" and self._held_unnamed(d))):
            return
        if _beside(d.places[0]) and self._point_here(d, d.places[0]):
            return
        if d.kind == "casualties" and _of_several(d, d.places[0]):
            return  # "in attacks in A, B and C": of no one point
        if not self._refine(d, after):
            self._gone_into(found, d)

    def together(self, drafts: list[Draft]) -> None:
        """An act and its harm in one sentence have the same place: the name that came for the act is the harm's too."""
        named: dict[tuple[int, str], Draft] = {}
        for d in drafts:
            if d.kind == "incident" and len(d.places) > 1 and d.trace.get("place", "").startswith(NAMED_LATER):
                named.setdefault((d.at, d.places[1].name), d)
        for d in drafts if named else ():
            act = named.get((d.at, d.places[0].name)) if d.kind in BLAMED and d.places else None
            if act is not None:
                d.places = (act.places[0], *d.places)
                d.trace["place"] = act.trace["place"]

    def within(self, drafts: list[Draft]) -> None:
        """Harm told of an area lies where the one act of its sentence was, if that is a point in it: "nine were killed in X province
        when jets bombed Y", "in the battle for Y"."""
        acts = by_sentence(d for d in drafts if d.kind == "incident" and d.places and "place" in d.own)
        for d in drafts:
            if d.at not in acts or d.kind not in BLAMED or "place" not in d.own or not d.places or d.places[0].level in INNER:
                continue
            act = acts[d.at][0]
            point = next((p for p in act.places if p.level in POINTS and not p.anaphor), None)
            if any(point not in o.places for o in acts[d.at]):
                continue
            if point is not None and d.c.at < act.c.at and _lies_in(point, d.places[0]) and self._its_act(d, act):
                d.places = (point, *d.places)
                d.trace["place"] = GONE_INTO

    def _its_act(self, d: Draft, act: Draft) -> bool:
        """Whether the act behind a harm is told for it: "when", "after", "in the battle for"; not "a day after", "and", "since"."""
        between = d.sent.chunks[d.c.at + 1 : act.c.at]
        noun = "NOUN" in act.sent.chunks[act.c.at].tags
        led = any(not x.tags.isdisjoint(_LED) for x in between) or (noun and _in_it(self.grammar, between))
        apart = any(not x.tags.isdisjoint(_PARTED) and x.tags.isdisjoint(_LED) for x in between)
        return led and not apart and not any(x.kind == "time" and x.value.forward for x in between)

    def _refine(self, d: Draft, after: list[Draft]) -> bool:
        """ "A town in Aleppo province": the name comes in one of the next sentences. Whether it was found."""
        wide = d.places[0]
        if width(wide) == 0 and not _beside(wide):
            return self._within_city(d, after)
        unnamed = self._unnamed(d, _NAMEABLE)
        single = d.at <= _OPENING and d.kind == "incident" and d.c.sense.event in _AT_ONCE and wide.level in _BROAD and self._single(d)
        for o in after:
            if o.kind not in EVENTFUL or "place" not in o.own or not (unnamed or _same_toll(d, o) or (single and self._same_act(d, o))):
                continue
            if width(o.places[0]) or not _lies_in(o.places[0], wide) or _elsewhere(o):
                continue
            if d.when is None or o.when is None or d.when.overlaps(o.when):
                return _named_later(d, o.places[0], o.at)
        return False

    def _within_city(self, d: Draft, after: list[Draft]) -> bool:
        """The opening names the city, or any sentence "a quarter of" it; a later one about the same act names the quarter
        or the site in it."""
        unnamed = self._unnamed(d, _INSIDE)
        if d.places[0].level != "settlement" or (d.at > 3 and not unnamed) or self._quarter_here(d):
            return False
        for o in after:
            if o.at > d.at + 6 or o.kind not in EVENTFUL or "place" not in o.own or o.places[0].level not in INNER:
                continue
            same = o.kind == d.kind and o.c.sense.event == d.c.sense.event and o.c.measure == d.c.measure
            if not unnamed and not (same and d.at <= 3):
                continue
            cities = {p.name for p in o.places if p.level == "settlement"}
            if not cities and not _lies_in(o.places[0], d.places[0]):
                continue
            if (not cities or d.places[0].name in cities) and (o.when is None or d.when is None or o.when == d.when):
                return _named_later(d, o.places[0], o.at)
        return False

    def _quarter_here(self, d: Draft) -> bool:
        """Whether the sentence names a quarter or a site of that city itself."""
        city = d.places[0]
        return any(p.level in INNER and _lies_in(p, city) and p.relation != SEAT for p in self._named_here(d))

    def _named_here(self, d: Draft) -> list[Any]:
        return [d.sent.chunks[k].value for k in self.grammar.mentions(d.sent.chunks, "place")]

    def _gone_into(self, found: Found, d: Draft) -> bool:
        """An opening that names a city or an area only, and then "the attack hit the quarter of X", whatever it is told for."""
        if d.at > 3 or d.places[0].level not in _WIDER or "place" not in d.own:
            return False
        if self._point_here(d, d.places[0]) or _of_several(d, d.places[0]):
            return False
        for n in range(d.at + 1, min(d.at + 1 + _SOON, len(found.sents))):
            chunks = found.sents[n].chunks
            j = next((j for j in range(1, len(chunks)) if _act_told(self.grammar, chunks, j)), None)
            if j is None:
                j = self._it_was(d, chunks) if chunks[0].tags & self.again else None
            if j is None:
                continue
            for k in self.grammar.mentions(chunks, "place"):
                p = chunks[k].value
                there = width(p) == 0 and not p.anaphor and p.relation.partition(":")[0] in _THERE
                if k > j and there and _lies_in(p, d.places[0]):
                    return _named_later(d, p, n, GONE_INTO)
        return False

    def _it_was(self, d: Draft, chunks: list[Any]) -> int | None:
        """Where a sentence says of an act, or of what it struck, that it was somewhere: "it happened in X", "the market was in X"."""
        g = self.grammar
        again = chunks[0].tags & g.pronoun
        for j in range(1, min(len(chunks) - 1, _SUBJECT)):
            if not chunks[j].tags & (g.occur if again else g.occur | g.aux):
                continue
            if not chunks[j + 1].tags & g.at:
                return None
            if again or any(x.norm == chunks[j - 1].norm and not x.tags.isdisjoint(_INSIDE) for x in d.sent.chunks):
                return j
        return None

    def _single(self, d: Draft) -> bool:
        """Whether one act alone is told: "an air strike", "a car bomb"."""
        chunks, k = d.sent.chunks, d.c.at
        if not {"TRIGGER", "NOUN"} <= chunks[k].tags:
            return False
        while k > 0 and d.c.at - k < _SUBJECT and chunks[k].kind == "word":
            k -= 1
        return chunks[k].kind == "quantity" and chunks[k].value.head == "article"

    def _same_act(self, d: Draft, o: Draft) -> bool:
        """Whether one of the next sentences goes on about the same act, and not about another one of its kind."""
        if o.at > d.at + _SOON or o.kind != "incident" or o.places[0].level not in POINTS:
            return False
        if not o.c.sense.vague and o.c.sense.event != d.c.sense.event:
            return False
        return not any("SHIFT" in x.tags or x.norm in self.grammar.another for x in o.sent.chunks[: o.c.at + 1])

    def _point_here(self, d: Draft, wide: Any) -> bool:
        """Whether the sentence names a point of its own besides."""
        return any(width(p) == 0 and p.name != wide.name and p.relation != SEAT for p in self._named_here(d))

    def _held_unnamed(self, d: Draft) -> bool:
        """Whether what is held is a place without a name: "a rebel-held district of X", "a village that IS controls"."""
        chunks = d.sent.chunks
        near = range(max(0, d.c.at - _HELD), min(len(chunks), d.c.at + _HELD + 1))
        return any(_unnamed(chunks, k, _NAMEABLE) and not any(x.kind == "place" for x in chunks[max(0, k - 5) : k]) for k in near)

    def _unnamed(self, d: Draft, kinds: frozenset[str]) -> bool:
        """Whether a place of these kinds stands in the draft's sentence without a name."""
        chunks = d.sent.chunks
        return not kinds.isdisjoint(self.grammar.tags(chunks)) and any(_unnamed(chunks, k, kinds) for k in range(len(chunks)))


def _elsewhere(o: Draft) -> bool:
    """Whether a sentence opens on another scene: "elsewhere, jets hit X", "earlier, X was hit"."""
    return o.places[0].anaphor is False and any("SHIFT" in x.tags for x in o.sent.chunks[: o.c.at])


def _in_it(grammar: Grammar, between: list[Any]) -> bool:
    """Whether what stands before an act's noun is "in the"."""
    k = before_epithets(grammar, between, len(between) - 1)
    return k >= 0 and bool(between[k].tags & grammar.at)


def _of_several(d: Draft, wide: Any) -> bool:
    """Whether a city or province stands beside another one in which it does not lie and that does not lie in it."""
    chunks = d.sent.chunks
    k = next((k for k, x in enumerate(chunks) if x.kind == "place" and x.value is wide), -1)
    if k < 0 or wide.level not in _LISTED:
        return False
    beside = [x.value for x in chunks[max(0, k - 2) : k + 3] if x.kind == "place" and x.value.level in _LISTED]
    others = [p for p in beside if p.name != wide.name and p.relation != ATTRIBUTIVE]
    return any(p.name not in wide.admin and wide.name not in p.admin for p in others)


def _named_later(d: Draft, point: Any, at: int, how: str = NAMED_LATER) -> bool:
    d.places = (point, *d.places)
    d.trace["place"] = f"{how}, in sentence {at + 1}"
    return True


def _act_told(grammar: Grammar, chunks: list[Any], j: int) -> bool:
    """Whether "the attack", "Tuesday's blast", "the April 4 strike" stands at ``j``; not "a day later shelling hit"."""
    if not {"TRIGGER", "NOUN"} <= chunks[j].tags or not chunks[j].tags.isdisjoint(_AGREED):
        return False
    before = chunks[j - 1]
    if before.kind == "time" and before.last - before.first > 1:
        before = chunks[j - 2]
    return before.kind == "time" or bool(before.tags & grammar.definite)


def _lies_in(point: Any, area: Any) -> bool:
    """Whether a point may lie in a city or an area that was named before it, or beside a town that was."""
    if point.name == area.name or abroad(point):
        return False
    if _beside(area) and point.level == "settlement":
        return (not point.admin or not set(point.admin).isdisjoint(area.admin)) and not _far(point, area)
    if area.level == "settlement":
        return inside(point, area)
    return area.level != "governorate" or not point.admin or area.name in point.admin


def _far(point: Any, area: Any) -> bool:
    """Whether two places are too far from each other for one to be told of as near the other."""
    known = None not in (point.lat, point.lon, area.lat, area.lon)
    return known and distance_km(point.lat, point.lon, area.lat, area.lon) > _VICINITY


def _beside(area: Any) -> bool:
    """Whether a town is named for what happened near it."""
    return area.level == "settlement" and area.relation.partition(":")[0] in _BY


def _same_toll(d: Draft, o: Draft) -> bool:
    """Whether two drafts count the same dead: "at least nine" are told of again as "the nine"."""
    a, b = d.c.group, o.c.group
    if d.kind != "casualties" or o.kind != d.kind or d.c.measure != o.c.measure or a is None or b is None:
        return False
    return a.min == b.min and (a.max == b.max or None in (a.max, b.max)) and (a.min or 0) > 1


def _unnamed(chunks: list[Any], k: int, kinds: frozenset[str]) -> bool:
    """Whether a settlement, site or facility (of these ``kinds``) stands at ``k`` with an indefinite article and no name."""
    tags = chunks[k].tags
    if not (tags & kinds and tags & _SINGLE):
        return False
    if any(
        c.kind == "place" and c.first - chunks[k].last <= 1 for c in chunks[k + 1 : k + 3] if c.first >= chunks[k].last
    ):
        nearby = [c for c in chunks[k + 1 : k + 2] if c.kind == "place"]
        if nearby:
            return False
    return any(c.kind == "quantity" and c.value.head == "article" for c in chunks[max(0, k - 4) : k])
