"""Words that set one act apart from another in a sentence, and places that it leaves unnamed.

"The army shelled X on Friday in response to an attack on Y": what stands before the marker does not date or place the
act behind it. "Troops shot 12 people in a northern village": the village is not the one told of last.
"""

from __future__ import annotations

from typing import Any

from ..text import Chunk, Found
from ..values import Interval
from .doers import attributions
from .draft import SEAT, Draft, time_at
from .grammar import Grammar

MARK = "ASIDE"
OBSERVER = "OBSERVER"  # people on the spot
WORST = "WORST"
_SUCH = "SUCH"
_ORDINAL = "ONEMORE"
_WORST = 12  # chunks from a superlative to the "since" that it looks back to
SINCE = "SINCEWORD"
_SINCE = 24  # chunks from the word that opens a span to the time at the end of its clause
_SAID = 9  # tokens from a verb of saying to its day
_REACH = 9  # chunks from a marker to the act that it sets apart
POINTS = frozenset(("settlement", "site", "district"))
INNER = frozenset(("district", "site"))  # points within a settlement
_STARTED = 3  # chunks from aircraft taking off to where they do
_JOURNEY = 8  # chunks from a vehicle to where it comes from
_ORIGINS = 12  # chunks of a list of places that people come from
_LISTING = frozenset(("COMMA", "SETTLEMENTS"))
_TALKS = "t:talks"  # the trigger of a meeting
_NAMEABLE = frozenset(("SETTLEMENTS", "SITE", "QUARTER"))


def aside(grammar: Grammar, chunks: list[Chunk], at: int) -> bool:
    """Whether the trigger at ``at`` stands in a phrase that a marker sets apart."""
    for k in range(at - 1, max(-1, at - _REACH), -1):
        tags = chunks[k].tags
        if MARK in tags:
            return True
        if "BREAK" in tags or tags & grammar.relative or (tags & grammar.verb and "TRIGGER" not in tags):
            return False
    return False


def across(chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether a marker stands between a trigger and a mention."""
    low, high = (at, k) if at < k else (k, at)
    return any(MARK in x.tags for x in chunks[low + 1 : high])


def days_apart(grammar: Grammar, chunks: list[Chunk], a: int, b: int) -> bool:
    """Whether words stand between two acts by which they are of different days ("a week after"), and whoever acted in the
    one is not taken up in the other: "a day after it shelled"."""
    low, high = (a, b) if a < b else (b, a)
    for k in range(low + 1, high):
        x = chunks[k]
        if x.kind == "time" and chunks[k - 1].tags & grammar.aux and "PAST" in chunks[k + 1].tags:
            continue  # "has since shelled": the subject's own day
        if "LATERON" in x.tags or (x.kind == "time" and x.value.forward):
            return not any(y.tags & (grammar.pronoun | grammar.possessive) for y in chunks[k + 1 : min(k + 4, high)])
    return False


def unnamed(grammar: Grammar, chunks: list[Chunk], at: int) -> bool:
    """Whether the act stands at a settlement, quarter or site with an indefinite article and no name of its own."""
    for k in range(max(0, at - 8), min(len(chunks), at + 9)):
        tags = chunks[k].tags
        if "SINGULAR" not in tags or not tags & _NAMEABLE:
            continue
        after = k + 2 if k + 1 < len(chunks) and chunks[k + 1].tags & grammar.of else k + 1
        if after < len(chunks) and chunks[after].kind == "place":
            continue  # "the town of X"; but "a town in X" has no name
        if any(c.kind == "quantity" and c.value.head == "article" for c in chunks[max(0, k - 4) : k]):
            if grammar.between(chunks, at, k).borders == 0:
                return True
    return False


def lendable(grammar: Grammar, chunks: list[Chunk], at: int, places: tuple[Any, ...]) -> bool:
    """Whether what one act of a sentence has as its place may be another's, the one at ``at``."""
    first = places[0] if places else None
    k = next((k for k, x in enumerate(chunks) if x.kind == "place" and x.value is first), None)
    return k is None or not names_another(grammar, chunks, at, k)


def names_another(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the place at ``k`` names another act than the trigger's ("the Douma attack led to raids on a base")."""
    after = k + 1
    if k < 0 or chunks[k].kind != "place" or not 0 < after < len(chunks) or after == at or "NOUN" not in chunks[after].tags:
        return False
    if "TRIGGER" not in chunks[after].tags or after + 1 == at:
        return False
    if "V" in chunks[after].tags and after + 1 < len(chunks) and chunks[after + 1].kind == "quantity":
        return False  # "hit a house in the Midan quarter killing three"
    return bool(k and chunks[k - 1].tags & grammar.definite)


def inside(point: Any, town: Any) -> bool:
    """Whether a place may be a quarter or a site of a town."""
    return point.level in INNER and (not point.admin or bool(set(point.admin) & {*town.admin, town.name}))


def abroad(place: Any) -> bool:
    """Whether it is a known town of another country."""
    return bool(place.level in POINTS and getattr(place, "resolved", False) and not place.admin)


def venue_told(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether the place at ``k`` is what people speak about, the town abroad where they do being named: "held talks on X in
    Geneva", "to discuss X in Vienna"."""
    if chunks[k].value.relation not in ("on", ""):
        return False
    others = (chunks[n].value for n in grammar.mentions(chunks, "place") if n > k)
    return any(q.relation == "in" and abroad(q) for q in others)


def seat_only(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether a source's seat is no more than that: abroad, or beside a place that is no source's. Residents of a town
    tell of their town, and so does any source when no other place is named."""
    p = chunks[k].value
    if p.level == "country" or abroad(p):
        return True
    j = k - 1
    while j > 0 and chunks[j].tags & (grammar.determiner | grammar.at | grammar.of):
        j -= 1
    if OBSERVER in chunks[j].tags:
        return False
    return not p.resolved or any(chunks[j].value.relation != SEAT for j in grammar.mentions(chunks, "place"))


def hails(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether the place at ``k`` is only where those told of come from: "buses with families from X were hit", or, another
    place being named, "evacuees from X were hit in Y"; or, abroad, where there were talks."""
    p, at = chunks[k].value, k
    if p.relation == "in" and k > 1 and _TALKS in chunks[k - 2].tags and abroad(p):
        return True  # "breaches of a truce endorsed during talks in Geneva"
    if p.relation == "of":  # "from the towns of A and B"
        while at > 0 and not chunks[at - 1].tags & (grammar.origin | grammar.verb | grammar.at) and "BREAK" not in chunks[at - 1].tags:
            at -= 1
        if not at or k - at > _JOURNEY or not chunks[at - 1].tags & grammar.origin:
            return False
    elif p.relation != "from" and not _listed_from(grammar, chunks, k):
        return False
    while at > 1 and (chunks[at - 1].kind == "place" or chunks[at - 1].tags & grammar.join):
        at -= 1  # the first of a list
    if at > 2 and ("REACTION" in chunks[at - 2].tags or ("DREWWORD" in chunks[at - 3].tags and abroad(p))):
        return True  # "drew rebukes from X and Y"
    if at > 2 and "MUNITION" in chunks[at - 3].tags and "CAMEFROM" in chunks[at - 2].tags:
        if any(x.tags & grammar.verb and not x.tags & grammar.aux for n, x in enumerate(chunks) if n != at - 2):
            return True  # "a rocket fired from X hit a school", "were killed by shells coming from X"
    if any("TAKEOFF" in x.tags for x in chunks[max(0, at - _STARTED) : at]):
        return True  # "jets taking off from the X base bombed Y"
    for x in reversed(chunks[max(0, at - _JOURNEY) : at]):
        if "BREAK" in x.tags or "COMMA" in x.tags or (x.kind == "place" and x.value.relation != p.relation):
            break
        if "VEHICLE" in x.tags:
            return True
    j = at - 1
    while j > 0 and (chunks[j].tags & grammar.origin or chunks[j].tags & grammar.determiner):
        j -= 1
    band = chunks[j].kind == "actor" and chunks[j].value.generic and bool(chunks[j + 1].tags & grammar.origin)  # "gunmen from X and Y"
    if "PERSON" not in chunks[j].tags and not band:
        return False
    others = (chunks[n].value for n in grammar.mentions(chunks, "place") if n != k)
    return any(q.relation not in ("from", "to", SEAT) and q.name not in p.admin for q in others)


def _listed_from(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether the place at ``k`` is joined to one that people come from."""
    j = k - 1
    while j > 1 and (chunks[j].tags & grammar.join or (chunks[j].kind == "place" and chunks[j].value.relation != "from")):
        j -= 1
    return j < k - 1 and chunks[j].kind == "place" and chunks[j].value.relation == "from"


def fled_from(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether those whom somebody has taken in come from the place at ``k``, alone or in a list: "families from X and Y"."""
    listed = grammar.join | grammar.determiner | grammar.of | grammar.place_noun
    j = k - 1
    while j > 0 and k - j < _ORIGINS and (chunks[j].kind == "place" or chunks[j].tags & listed or not _LISTING.isdisjoint(chunks[j].tags)):
        j -= 1
    return j > 0 and bool(chunks[j].tags & grammar.origin) and "PERSON" in chunks[j - 1].tags


def lies(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether the place at ``k`` only says where another lies: "X and Y, which lie between A and B"."""
    if chunks[k].value.relation != "between":
        return False
    others = (chunks[n].value for n in grammar.mentions(chunks, "place"))
    group = chunks[k].value.group
    others = (q for q in others if not (q.anaphor or (group is not None and q.group == group)))  # "between A and B in the north"
    return any(q.relation not in ("between", "to", SEAT) and q.level in POINTS for q in others)


def superlative(grammar: Grammar, chunks: list[Chunk], k: int) -> bool:
    """Whether the "since" at ``k`` only says how far back nothing was like it: "the first raid on X since 2014", "the
    deadliest attack to hit X since the war began"."""
    for j in range(k - 1, max(-1, k - _WORST), -1):
        tags = chunks[j].tags
        if WORST in tags or (_SUCH in tags and _numbered(chunks, j)):
            return True
        if "BREAK" in tags or "PRON" in tags or tags & grammar.perfect:
            return False
    return False


def _numbered(chunks: list[Chunk], j: int) -> bool:
    """Whether "such" at ``j`` is counted: "the fourth such raid since May", "the 31st such murder since May"."""
    return j > 1 and (_ORDINAL in chunks[j - 1].tags or "NUMBER" in chunks[j - 2].tags)


def ever_since(chunks: list[Chunk], k: int) -> bool:
    """Whether "ever since" stands at ``k`` before a clause that says since when, not for "since then"."""
    x = chunks[k]
    if x.kind != "time" or x.value.node.op != "then" or k + 2 >= len(chunks):
        return False
    return chunks[k + 1].tags.isdisjoint(("COMMA", "BREAK", "PREP", "AND", "SUB", "QUOTE"))


def since_act(x: Chunk) -> bool:
    """Whether a time is told as since an event ("since the assault"), whose clause may go on and name the day ("... on X began on
    Friday")."""
    if x.kind != "time" or x.value.node.op != "since":
        return False
    of = x.value.node.args.get("of")
    return of is not None and of.op == "event"


def since(found: Found, grammar: Grammar, chunks: list[Chunk], at: int, k: int, when: Interval | None) -> Interval | None:
    """The days from an act that dates a span to the document's day: "2,300 people have died since Turkey launched its
    operation in January", for the trigger at ``at`` outside the clause and the time at ``k`` at its end."""
    if when is None or when.start is None or found.reference is None or when.start > found.reference:
        return when
    acts, commas = False, 0
    for j in range(k - 1, max(-1, k - _SINCE), -1):
        tags = chunks[j].tags
        if j == at or "BREAK" in tags or commas > 2:
            return when
        commas += "COMMA" in tags
        if SINCE in tags or ever_since(chunks, j) or since_act(chunks[j]):
            behind = (chunks[n + 1].tags for n in range(j + 1, k) if "COMMA" in chunks[n].tags)
            told = commas == 1 and at < j and any(t & grammar.relative for t in behind)  # "since the assault, which began on Monday"
            if not told and (commas == 1 or (commas and at > k)):
                return when  # no clause of its own; but "since the army, backed by Russia, attacked on Monday"
            if at < j and superlative(grammar, chunks, j):
                return None  # "the deadliest attack since sarin killed hundreds in 2013" was not in 2013, nor ever since
            return Interval(when.start, found.reference) if acts or at < j < k - 2 or at > k > j == 0 else when
        acts = acts or ("TRIGGER" in tags and not tags.isdisjoint(("PAST", "BASE"))) or "V" in tags
    return when


def since_something(grammar: Grammar, chunks: list[Chunk], at: int) -> bool:
    """Whether what has happened is told of all that passed since an event without a date: "have been killed since the group
    was founded"."""
    if SINCE not in grammar.tags(chunks) or not any(x.tags & grammar.perfect for x in chunks[max(0, at - 3) : at + 1]):
        return False
    j = next((j for j in range(at + 1, len(chunks)) if SINCE in chunks[j].tags), -1)
    if j < 0 or any(WORST in x.tags or "COMMA" in x.tags or "BREAK" in x.tags for x in chunks[at:j]):
        return False
    clause = chunks[j + 1 : j + _SINCE]
    stop = next((k for k, x in enumerate(clause) if "BREAK" in x.tags or "COMMA" in x.tags), len(clause))
    return stop > 1 and not any(x.kind == "time" for x in clause)


def telling(found: Found, d: Draft, first: int) -> str:
    """How a time belongs to the telling rather than to what is told, or '': ``with-telling`` ("said on Monday that"),
    ``after-telling`` ("..., the monitor said Monday")."""
    at, s = d.sent.chunks[d.c.at].first, d.sent.sentence
    for m in attributions(found, s.index, s.index):
        if m.kind in ("accuse", "deny") or (m.carries and not s.first <= m.cue[0] < s.last):
            continue
        low, high = m.content
        if (at < m.first or low < m.first) and m.first < first and m.cue[1] <= first <= m.cue[1] + 1:
            return "after-telling"  # "shells fell on X a source said on Monday the agency reported"
        if not low <= at < high:
            continue
        if not low <= first < high or m.first <= first < m.last:
            return "with-telling"
        if m.cue[0] < first <= m.cue[1] + 6 and m.first < m.cue[0] and at < m.cue[0]:
            return "after-telling"
    return ""


def told_on(found: Found, grammar: Grammar, d: Draft) -> bool:
    """Whether a draft's time is in truth the day of the telling, also where it stands behind the verb of saying: "said on
    Monday that", "told reporters Monday that", "said Monday it had launched"."""
    assert d.time is not None
    first, chunks, s = d.time.first, d.sent.chunks, d.sent.sentence
    if telling(found, d, first):
        return True
    k = time_at(d, d.time)
    if k < 0 or k + 1 >= len(chunks) or d.c.at <= k:
        return False
    opens, act = bool(chunks[k + 1].tags & grammar.relative), "TRIGGER" in chunks[k + 1].tags
    for m in attributions(found, s.index, s.index):
        low, high = m.content
        if m.carries or not low <= chunks[d.c.at].first < high or not m.cue[1] <= first < m.cue[1] + _SAID:
            continue
        between = [x for x in chunks[:k] if x.first >= m.cue[1]]
        if (opens and not any("BREAK" in x.tags for x in between)) or (not between and not act):
            return True
    return False
