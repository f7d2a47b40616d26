"""The area that an article is about: where those fell or fled whom it counts over days and names no place for."""

from __future__ import annotations

from typing import Any

from ..text import Found
from ..values import shift
from .asides import abroad, telling
from .draft import ATTRIBUTIVE, BLAMED, HARM, SEAT, Draft, by_sentence, length, summed, there
from .grammar import Grammar
from .inherit import SHARED
from .scope import COUNTRYWIDE, SO_FAR, WHOLE, Conflict, from_the_start, of_the_war
from .slots import width

STORY = "the story's area"  # the reason in the trace
_AREAS = frozenset(("governorate", "region", "zone"))
_OFTEN = 2  # names from which an article is about a town
_STORY = 3  # names from which it is about a town rather than about an area elsewhere
_DATED = frozenset(("since", "date", "weekday", "month", "relative"))
_CAMPAIGN = 200  # days that a campaign told of by its day goes back
_HAVING = 4  # chunks before a verb in which its auxiliary stands
_WEEK = 5  # days in so many of which more than one town is told of
_FACILITIES = 10  # so many are not hit in one town
_MANY = 50_000  # so many do not flee from one town
_MILLION = 1_000_000
_ON_THE_WAY = frozenset((ATTRIBUTIVE, SEAT, "to", "from", "between"))  # relations of what an article is not about


def over_all(drafts: list[Draft], found: Found, war: Conflict | None, grammar: Grammar) -> None:
    """What is summed over days without a place happened in the story's area, not in all the country: "that brought to 61
    the number killed since the assault began"."""
    lost = [d for d in drafts if _over_days(d) and not telling(found, d, d.time.first)]
    days = {(d.at, d.when.start, d.when.end) for d in lost if d.when is not None}
    lost += [d for d in drafts if _summed(d) or _whole(d, grammar) or _driven_out(d, war) or _peopled(d) or _campaign(d, found, grammar)]
    lost += [d for d in drafts if d.kind == "incident" and _with(d, days)]
    if war is not None:
        for d in drafts:
            if d.c.parted and d.c.group is not None and d.trace.get("place") == SHARED and _nationwide(d, grammar):
                d.places, d.trace["place"] = (war.country,), COUNTRYWIDE
    lost = [d for d in lost if not of_the_war(d) and not from_the_start(d.when, war)]
    count: dict[str, int] = {}
    area = _area(found, count) if lost else None
    known = {id(d) for d in lost}
    sums = by_sentence(d for d in drafts if d.kind in BLAMED and (id(d) in known or ("place" not in d.own and summed(d))))
    for d in lost:
        if area is None:
            break
        told = d.places[0] if d.places else None
        if told is not None and count.get(told.name, 0) > count[area.name] and _apart(area, told):
            continue  # another story's town, named more often
        d.places = tuple(p for p in d.places if width(p) == 1 and not _line(p)) or (area,)  # once more changes nothing
        d.own = d.own - {"place"}
        d.trace["place"] = STORY
    for o in drafts if sums else ():
        harm = next((d for d in sums.get(o.at, ()) if _did(o, d)), None)
        if harm is not None:
            o.places, o.trace["place"] = harm.places, STORY


def _summed(d: Draft) -> bool:
    """Whether harm of a span of days is told without a place: "seven clinics have been hit since Monday", "more than 90 have
    been killed in the bombardment so far". The town told last is not where all of it was."""
    if d.kind not in HARM or "place" in d.own or _single(d) or there(d):
        return False
    if summed(d) and not d.places:
        return True
    if d.places and not _narrow(d.places[0]):
        return False
    number = 0 if d.c.group is None else d.c.group.number
    if d.scope == "total" or (d.kind == "damage" and d.c.measure == "facilities" and number >= _FACILITIES):
        return d.kind != "incident"
    ever = "time" in d.own and d.time is not None and d.time.kind == "since" and d.c.sense.time != "own"
    return (ever and d.when is not None and d.when.start != d.when.end) or (d.scope == "period" and d.trace.get("time") == SO_FAR)


def _over_days(d: Draft) -> bool:
    """Whether people or things are counted over a week or a month that the sentence names: "seven children died this month"."""
    when = d.when
    if d.kind not in HARM or "place" in d.own or _single(d) or there(d) or (d.places and not _narrow(d.places[0])):
        return False
    if d.scope != "period" or "time" not in d.own or d.time is None or when is None or when.start is None or when.end is None:
        return False
    return length(when) >= _WEEK


def _with(o: Draft, days: set[tuple[int, str | None, str | None]]) -> bool:
    """Whether an act without a place of its own is told with such a count, over the same ``days``."""
    if "place" in o.own or "time" not in o.own or o.when is None or not o.places or there(o):
        return False
    return (o.at, o.when.start, o.when.end) in days and _narrow(o.places[0])


def _did(o: Draft, d: Draft) -> bool:
    """Whether an act without a place of its own is what did the harm that its clause sums: "the air campaign has killed 40 in
    nine days"."""
    if o.kind != "incident" or not d.places or width(d.places[0]) != 1 or "place" in o.own or there(o):
        return False
    if o.places and width(o.places[0]) > 1 and o.trace.get("place") != WHOLE:
        return False
    low, high = sorted((d.c.at, o.c.at))
    return not any("BREAK" in x.tags for x in o.sent.chunks[low:high])


def _whole(d: Draft, grammar: Grammar) -> bool:
    """Whether a part only of what is counted has a place: "38 people were killed on Friday, nine of them in X"."""
    if not d.c.parted or d.c.group is None or _nationwide(d, grammar):
        return False
    return "place" not in d.own or d.trace.get("place") == SHARED


def _campaign(d: Draft, found: Found, grammar: Grammar) -> bool:
    """Whether a campaign is told of by its day and without a place: the one that the article is about, in its area."""
    if d.c.sense.event != "offensive" or d.c.form != "noun" or d.modality != "asserted" or d.when is None or d.when.start is None:
        return False
    if "time" not in d.own or d.time is None or d.time.kind not in _DATED or found.reference is None or there(d) or _nationwide(d, grammar):
        return False
    recent = shift(found.reference, -_CAMPAIGN) < d.when.start <= found.reference
    return recent and not any(_its_place(d, k, grammar) for k, x in enumerate(d.sent.chunks) if x.kind == "place")


def _its_place(d: Draft, k: int, grammar: Grammar) -> bool:
    """Whether the place at ``k`` may be the campaign's, and is not of what has been done since: "opened its campaign on 3 May
    and has taken 20 towns, among them X"."""
    chunks, at = d.sent.chunks, d.c.at
    for j in range(at + 1, k):
        x = chunks[j]
        if {"TRIGGER", "V"} <= x.tags and "ONSET" not in x.tags and chunks[j - 1].tags.isdisjoint(grammar.goal):
            done = "VING" in x.tags and x.tags.isdisjoint(("PAST",))
            return not (done or any(y.tags & grammar.perfect for y in chunks[max(at, j - _HAVING) : j + 1]))
    return True


def _driven_out(d: Draft, war: Conflict | None) -> bool:
    """Whether people are counted who fled over a span of days that the sentence names: so many not from one town that other
    sentences name."""
    if d.kind != "displacement" or "place" in d.own or d.c.sense.host:
        return False
    number = 0 if d.c.group is None else d.c.group.number
    if not d.places:
        return d.scope == "period" and "time" in d.own
    other = d.places[0].level == "country" and war is not None and d.places[0].name != war.place
    return (other or _narrow(d.places[0])) and number >= _MANY and d.scope in ("period", "total")


def _peopled(d: Draft) -> bool:
    """Whether millions are said to live in what only stands for a town named before: "3 million people live in the area"."""
    if d.kind != "population" or d.c.group is None or d.c.group.number < _MILLION or not d.places:
        return False
    return width(d.places[0]) == 0 and ("place" not in d.own or bool(getattr(d.places[0], "anaphor", False)))


def _single(d: Draft) -> bool:
    """Whether one thing only was lost in all those days: "the fourth plane since April"."""
    return d.kind == "damage" and d.c.group is not None and d.c.group.max == 1


def _nationwide(d: Draft, grammar: Grammar) -> bool:
    """Whether the sentence speaks of the country as a whole: "across the country"."""
    return not grammar.nation.isdisjoint(grammar.tags(d.sent.chunks))


def _narrow(p: Any) -> bool:
    """Whether a place is too narrow for what is summed, or none that anything happens in."""
    return width(p) == 0 or _line(p)


def _line(p: Any) -> bool:
    """Whether it is a river, a sea or a border that only goes by: a region that lies in no province and is no part of a country."""
    return p.level == "region" and getattr(p, "resolved", False) and not p.admin and not p.part


def _apart(area: Any, place: Any) -> bool:
    """Whether a place lies in another province than an area, as far as is known."""
    return area.name != place.name and area.name not in place.admin and set(area.admin).isdisjoint(place.admin)


def _area(found: Found, count: dict[str, int]) -> Any:
    """The area that is named most, of equals the first; without any, the town that is named over and over. ``count`` takes up how
    often each is named."""
    first: dict[str, Any] = {}
    for s in found.sents:
        for x in s.chunks:
            if x.kind != "place" or (x.value.anaphor and not x.value.part) or x.value.relation in _ON_THE_WAY:
                continue
            p = x.value
            if (p.level in _AREAS and not _line(p)) or (p.level == "settlement" and width(p) == 0 and not abroad(p)):
                count[p.name] = count.get(p.name, 0) + 1
                first.setdefault(p.name, p)
    about = [p for p in first.values() if p.level in _AREAS or count[p.name] >= _OFTEN]
    area = max(about, key=lambda p: (p.level in _AREAS, count[p.name]), default=None)
    town = max((p for p in about if p.level not in _AREAS), key=lambda p: count[p.name], default=None)
    if area is None or town is None or area.level not in _AREAS:
        return area
    return town if _apart(area, town) and count[town.name] >= max(_STORY, count[area.name] + 1) else area
