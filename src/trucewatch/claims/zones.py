"""Where a deal is that names no place: zones that deals made, called by a common noun once they exist ("the demilitarised zone",
"the four besieged towns"), and the area of which certain parties make their deals in certain years."""

from __future__ import annotations

from collections.abc import Sequence

from ..text import Found, Sent
from .asides import abroad
from .draft import Draft
from .grammar import Grammar
from .scope import Conflict, Zone
from .slots import width

ZONED = "the zone that the deal made"  # the reasons in the trace
OF_THEIRS = "the area of the parties' deals"
_OF_DEALS = frozenset(("agreement", "term"))
_LEFT = frozenset(("withdrawal", "evacuation"))
_BEHIND = 3  # chunks behind the noun in which a place says which zone it is
_AGAIN = 3  # sentences from a zone to "the strip"
_WHICH = frozenset(("in", "on", "of", "near"))


def name(drafts: Sequence[Draft], found: Found, war: Conflict | None, grammar: Grammar) -> None:
    """Give what is told of such a zone, and of no narrower place, that zone; "the strip" a few sentences on is the same."""
    today = found.reference
    zones = [z for z in war.zones if z.since <= today] if war is not None and today is not None else []
    if not zones:
        return
    last: dict[str, int] = {}
    for d in drafts:
        if d.kind not in _OF_DEALS and not (d.kind == "movement" and d.c.sense.event in _LEFT):
            continue
        for z in zones:
            at = _named(found, d.sent, z.words)
            if at >= 0:
                last[z.place] = d.at
                if _elsewhere(d.sent, at, z):
                    continue
            elif d.kind == "movement" or d.at - last.get(z.place, -_AGAIN - 1) > _AGAIN or not _again(d.sent, z, grammar):
                continue
            own = tuple(p for p in d.places if "place" in d.own and not abroad(p) and p.level != "country")
            if any(width(p) == 0 and p.relation in _WHICH for p in own):
                continue
            d.places = (z.mention, *own)
            d.trace = {**d.trace, "place": ZONED}


def by_parties(drafts: Sequence[Draft], found: Found, war: Conflict | None) -> None:
    """Give deals without a place the area of which their parties made theirs at that time."""
    areas = war.areas if war is not None else ()
    for d in drafts if areas else ():
        if d.kind != "agreement" or d.modality == "denied" or "place" in d.own or any(p.level != "country" for p in d.places):
            continue
        day = (d.when.start if d.when is not None else None) or found.reference
        ids = {getattr(a, "actor_id", None) for a in (*d.by, *d.with_)}
        for a in areas:
            if day is not None and a.since <= day <= a.until and a.of in ids and ids <= {a.of, *a.with_}:
                d.places = (a.mention,)
                d.trace = {**d.trace, "place": OF_THEIRS}


def _named(found: Found, sent: Sent, words: Sequence[str]) -> int:
    """The token at which one of a zone's nouns stands in a sentence, or -1."""
    s = sent.sentence
    norms = found.text.norms[s.first : s.last]
    for w in words:
        parts = w.split()
        for i, norm in enumerate(norms):
            if norm == parts[0] and norms[i : i + len(parts)] == parts:
                return s.first + i
    return -1


def _elsewhere(sent: Sent, at: int, z: Zone) -> bool:
    """Whether a place right behind the noun is not in the zone's region: "a demilitarised zone in the Golan"."""
    k = next((k for k, x in enumerate(sent.chunks) if x.first <= at < x.last), len(sent.chunks))
    near = (x.value for x in sent.chunks[k + 1 : k + 1 + _BEHIND] if x.kind == "place")
    return any(not {p.name, *getattr(p, "admin", ())} & set(z.within) and p.relation in _WHICH and not abroad(p) for p in near)


def _again(sent: Sent, z: Zone, grammar: Grammar) -> bool:
    """Whether a sentence takes the zone up: "the strip"."""
    chunks = sent.chunks
    return any(x.norm in z.again and k and chunks[k - 1].tags & grammar.definite for k, x in enumerate(chunks))
