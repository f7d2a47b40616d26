"""Two sides in one sentence: each holding and each siege has the places of its own clause.

"X holds A, while Y holds B", "A, besieged by X, and B, which Y encircles", "X-held A lies next to Y-held B": a place is
the holding's on whose own side it stands (after an active verb or an adjective, before a passive), the nearest of those.
"""

from __future__ import annotations

from ..text import Chunk, Sent
from .background import unsourced
from .candidates import Candidate
from .draft import HELD, Draft
from .grammar import Grammar
from .group import Group

MEASURED = "behind what is measured"  # the reasons in the trace
CLAUSE = "what the clause is about"
_MEASURED = frozenset((("control_state", "share_pct"), ("control_change", "share_pct"), ("position", "distance_km")))
_OF_IT = 4  # chunks from a measure to the place that it is of
_BEFORE = frozenset(("passive",))
_AFTER = frozenset(("active", "ing", "adj"))
_NOUN = 5  # chunks of a noun phrase
_CLAUSE = 8  # chunks from the pronoun that opens a clause to what it tells
_COMPASS, _SETTLED = frozenset(("COMPASS", "HALFOF")), frozenset(("SETTLEMENTS",))
_BESIDE = ("near", "direction:", "attributive", "seat")  # relations of a name that only says where something else lies
_WIDE = frozenset(("governorate", "region", "zone"))


def _holds(c: Candidate) -> bool:
    return c.sense.kind == "control_state" or c.sense.event == "siege"


def part(grammar: Grammar, sent: Sent, candidates: list[Candidate]) -> None:
    """Mark on each holding the places that are another's."""
    holdings = [c for c in candidates if _holds(c)]
    if not holdings:
        return
    named = grammar.mentions(sent.chunks, "place")
    for c in holdings:
        if (whole := _of_share(grammar, sent, c)) >= 0:
            c.away = frozenset(k for k in named if k > whole)
    places = [k for k in named if sent.chunks[k].value.level != "country"]
    if len(places) < 2:
        return
    compounds = {c.at for c in holdings if c.form == "adj"}
    for c in holdings:
        if c.at in compounds:
            c.away |= _beyond(grammar, sent, c, places)
    clause: dict[int, int] = {}  # a trigger's clause: what no place parts from the trigger before is said of the same place
    triggers = {c.at: c for c in holdings}
    for at in sorted(triggers):
        last = max(clause, default=at)
        clause[at] = clause.get(last, 0) + any(last < k < at for k in places)
    owned: dict[int, set[int]] = {n: set() for n in clause.values()}
    if len(owned) < 2:
        return
    for k in places:
        beside = [c for c in triggers.values() if k not in c.away]
        own = [c for c in beside if _on_its_side(c, k)] or beside
        if own:
            owned[clause[min(own, key=lambda c: (abs(c.at - k), c.at)).at]].add(k)
    if not all(owned.values()):
        return
    alone = {next(iter(mine)) for mine in owned.values() if len(mine) == 1}
    for c in holdings:
        others = (x for n, mine in owned.items() if n != clause[c.at] for x in mine)
        c.away |= {x for x in others if x in alone or sent.chunks[x].value.level not in _WIDE}


def _of_share(grammar: Grammar, sent: Sent, c: Candidate) -> int:
    """Where the place stands of which a share is held ("controls 60 percent of X"), or -1: none named later is the holding's."""
    if c.group is None or c.measure != "share_pct":
        return -1
    chunks, k = sent.chunks, c.group.last + 1
    while k < len(chunks) - 1 and chunks[k].tags & (grammar.of | grammar.determiner):
        k += 1
    return k if k < len(chunks) and chunks[k].kind == "place" and grammar.governor(chunks, k) == "of" else -1


def _on_its_side(c: Candidate, k: int) -> bool:
    return (k < c.at or c.voice not in _BEFORE) and (k > c.at or c.voice not in _AFTER)


def _beyond(grammar: Grammar, sent: Sent, c: Candidate, places: list[int]) -> frozenset[int]:
    """Places which an adjective's noun phrase does not reach ("X-held A"): over a verb or a clause's border; a wider one,
    over both. It does not reach back where a place stands right behind it ("in A in X-held B"). What stands before is left
    alone where the phrase names no place itself ("A is the last X-held town")."""
    chunks = sent.chunks
    reach = {k: grammar.between(chunks, c.at, k) for k in places}
    named = any(
        k > c.at and b.distance <= 3 and not b.verbs and not b.borders and grammar.governor(chunks, k) in ("", "of")
        for k, b in reach.items()
    )
    near = next((k for k in places if c.at < k <= c.at + 2 and not reach[k].verbs and grammar.governor(chunks, k) == ""), -1)
    out = set()
    for k, b in reach.items():
        wide = chunks[k].value.level in _WIDE
        if near >= 0 and k < c.at and not (wide and chunks[near].value.level not in _WIDE):
            out.add(k)
        if (k > c.at or named) and ((b.verbs and b.borders) if wide else (b.verbs or b.borders)):
            out.add(k)
    return frozenset(out) if len(out) < len(places) else frozenset()


def holding(grammar: Grammar, d: Draft, holders: dict[str, frozenset[str]]) -> frozenset[str]:
    """The sides of those who hold what was hit, by the sentence or else by the article (``holders``: sides by place)."""
    chunks = d.sent.chunks
    if not grammar.tags(chunks).isdisjoint(HELD):
        named = [k for k in grammar.mentions(chunks, "actor") if k + 1 < len(chunks) and chunks[k + 1].tags & HELD]
        if sides := frozenset(chunks[k].value.side for k in named if chunks[k].value.side):
            return sides
    return holders.get(d.places[0].name, frozenset()) if d.places else frozenset()


def apposed(grammar: Grammar, d: Draft) -> bool:
    """Whether a holding is told of the place right before it: "the road to X, a large rebel stronghold"."""
    if d.kind != "control_state" or d.c.form != "noun" or not d.places:
        return False
    chunks, k = d.sent.chunks, d.c.at - 1
    while k > 1 and d.c.at - k < _NOUN and "COMMA" not in chunks[k].tags:
        k -= 1
    article = chunks[k + 1].tags
    if k < 1 or "COMMA" not in chunks[k].tags or not ("qty:article" in article or article & grammar.definite):
        return False
    return chunks[k - 1].value is d.places[0]


def _about(grammar: Grammar, d: Draft) -> int:
    """Where the place stands that the holding's clause or aside is about, or -1: "went to X city, which is in Y's hands",
    "far from X, the stronghold of Y"."""
    chunks, k = d.sent.chunks, -1 if d.c.form == "adj" else _before_clause(grammar, d.sent.chunks, d.c)
    while k > 0 and chunks[k].kind == "word" and chunks[k].tags & grammar.place_noun:
        k -= 1
    if k < 0 or chunks[k].kind != "place":
        return -1
    if k > 0 and (head := _headed(grammar, d, k)) != k:
        return head
    return -1 if chunks[k].value.relation.startswith(_BESIDE) else k


def _before_clause(grammar: Grammar, chunks: list[Chunk], c: Candidate) -> int:
    """The chunk before the relative clause that a holding is told in, or before its noun's aside ("X, the stronghold of Y"); or -1."""
    for k in range(c.at - 1, max(0, c.at - _CLAUSE - 1), -1):
        x = chunks[k]
        if x.tags & grammar.relative:
            return k - 1 - ("COMMA" in chunks[k - 1].tags)
        if "COMMA" in x.tags and c.form == "noun" and k == c.at - 2 and chunks[k + 1].tags & grammar.definite:
            return k - 1
        if x.kind == "place" or "COMMA" in x.tags or "BREAK" in x.tags or (x.tags & grammar.verb and not x.tags & grammar.aux):
            return -1
    return -1


def _headed(grammar: Grammar, d: Draft, k: int) -> int:
    """Where the place stands of which a noun says what it is, the place at ``k`` only where it lies: "X, a town in the north of Y
    that ..."; -1 for a noun without one, and ``k`` where no noun stands before it."""
    chunks, j = d.sent.chunks, k - 1
    while j > 0 and chunks[j].kind == "word" and chunks[j].tags & (grammar.at | grammar.determiner | grammar.of | _COMPASS):
        j -= 1
    if j == k - 1 or not chunks[j].tags & (grammar.place_noun | _SETTLED):
        return k
    while j > 0 and (chunks[j].kind in ("word", "quantity", "actor")) and "COMMA" not in chunks[j].tags and k - j <= _CLAUSE:
        j -= 1
    return j - 1 if j > 0 and "COMMA" in chunks[j].tags and chunks[j - 1].kind == "place" else -1


def settle(d: Draft, grammar: Grammar) -> None:
    """What the wording alone settles: whose word a holding that only describes is, and the place that one is about."""
    unsourced(d, grammar)
    if d.c.group is not None and (d.kind, d.c.measure) in _MEASURED:
        _measured(d, d.c.group, grammar)
    elif d.kind == "control_state" and d.places and (k := _about(grammar, d)) >= 0:
        _place(d, k, CLAUSE)


def _measured(d: Draft, g: Group, grammar: Grammar) -> None:
    """A share is of the place right behind it and a distance is one from the place right behind it, whatever other places the
    sentence names: "troops who entered X hold more than half of Y", "the front is 4 km from Z"."""
    chunks, k = d.sent.chunks, g.last + 1
    if d.kind == "position" and g.first and any(x.kind == "place" for x in chunks[max(0, g.first - 2) : g.first]):
        return  # "fighters in X, 60 km from Y"
    if k >= len(chunks) or not chunks[k].tags & (grammar.of | grammar.origin):
        return
    while k < min(len(chunks), g.last + _OF_IT) and chunks[k].kind != "place" and not chunks[k].tags & grammar.verb:
        k += 1
    if k < len(chunks) and chunks[k].kind == "place" and k <= g.last + _OF_IT:
        _place(d, k, MEASURED)


def _place(d: Draft, k: int, why: str) -> None:
    """Put a draft at the place of chunk ``k``, with the wider ones that it has already."""
    place = d.sent.chunks[k].value
    wider = [p for p in d.places if p.name in place.admin]
    d.places, d.own = (place, *wider), d.own | {"place"}
    d.trace["place"] = why
