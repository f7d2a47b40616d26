"""Drafts of one article -> one draft a fact: repetitions dropped, headlines giving way to the body."""

from __future__ import annotations

from .draft import Draft
from .slots import width

#: kinds of which each sentence tells something of its own: what a deal requires here is not what it requires there
_DISTINCT = frozenset(("term", "statement"))


def key(d: Draft) -> tuple[object, ...]:
    """What makes two drafts the same fact: kind, event and count. Kept on the draft."""
    if d.key is not None:
        return d.key
    d.key = _key(d)
    return d.key


def _key(d: Draft) -> tuple[object, ...]:
    g = d.c.group
    return (
        d.kind,
        d.c.sense.event,
        d.c.measure,
        g.min if g else None,
        g.max if g else None,
        d.modality if d.modality in ("planned", "denied", "accused") else "",
    )


def fullness(d: Draft) -> tuple[float, ...]:
    """How much a draft says in its own words; the sentence's length and an early place break ties."""
    return (
        0.0 if d.sent.sentence.title else 0.5 if any("FURNITURE" in c.tags for c in d.sent.chunks[:4]) else 1.0,
        float(len(d.own)) + 0.9 * (len(d.asserted_by) > 0),
        float(d.sent.sentence.last - d.sent.sentence.first) / 1000.0,
        -float(d.at) / 10000.0,
    )


def same_fact(a: Draft, b: Draft) -> bool:
    """Same kind, event and count, and nothing that tells them apart: place, time, doer."""
    if key(a) != key(b):
        return False
    if a.sent is b.sent:
        if a.c.at == b.c.at or a.kind == "incident":
            return _same_where(a, b) and not _told_apart(a, b, strict=True)
        return a.c.group is b.c.group and _same_where(a, b)
    if a.kind in _DISTINCT and not (a.sent.sentence.title or b.sent.sentence.title):
        return False
    if a.kind == "control_change" and not {p.place_id for p in b.places} <= {p.place_id for p in a.places}:
        return False  # it names a place that the fuller telling lacks
    if a.kind == "control_state" and not _same_where(a, b):
        return False  # who holds a quarter is not who holds its city
    if a.c.group is not None and a.kind == "casualties":
        if a.asserted_by and b.asserted_by and not set(a.asserted_by) & set(b.asserted_by):
            return False
        return not _told_apart(a, b, strict=False)
    return not _told_apart(a, b, strict=True)


def _same_where(a: Draft, b: Draft) -> bool:
    return [p.name for p in a.places[:1]] == [p.name for p in b.places[:1]]


def _told_apart(a: Draft, b: Draft, strict: bool) -> bool:
    """Whether two drafts speak of different days, places or parties."""
    if a.when is not None and b.when is not None and not a.when.overlaps(b.when):
        return True
    if ("place" in a.own or "place" in b.own) and a.places and b.places:
        if not {p.name for p in a.places[:2]} & {p.name for p in b.places[:2]} and not _may_hold(a, b):
            return True
    if not strict:
        return False
    sides = ((a.by, b.by), (a.against, b.against))
    return any(x and y and not {m.name for m in x} & {m.name for m in y} for x, y in sides)


def _may_hold(a: Draft, b: Draft) -> bool:
    """One draft names a point or settlement, the other only an area that may hold it."""
    if a.kind != "incident" or a.when is None or b.when is None:
        return False
    return (width(a.places[0]) == 0) != (width(b.places[0]) == 0)


def _again(d: Draft, drafts: list[Draft]) -> bool:
    """Whether a definite noun ("the strikes", "those clashes") names an act again that the article has told before."""
    if d.kind != "incident" or not d.definite:
        return False
    for o in drafts:
        if o is d or o.kind != "incident" or o.c.sense.event != d.c.sense.event or (o.definite and o.at >= d.at):
            continue
        if o.at > d.at or (o.at == d.at and o.c.at >= d.c.at):
            continue
        if not ("time" in d.own and o.when is not None and d.when is not None and not o.when.overlaps(d.when)):
            return True
    return False


def _vaguer(d: Draft, drafts: list[Draft]) -> bool:
    """Whether a vague act ("the attack") only names again an act that the article tells with its means."""
    if d.kind != "incident" or not d.c.sense.vague:
        return False
    for o in drafts:
        if o is d or o.kind != "incident" or o.c.sense.vague or o.modality != d.modality:
            continue
        if o.sent is d.sent or not _told_apart(o, d, strict=True):
            return True
    return False


def distinct(drafts: list[Draft]) -> list[Draft]:
    """The drafts that stand, in text order."""
    kept: list[Draft] = []
    drafts = [d for d in drafts if not _vaguer(d, drafts) and not _again(d, drafts)]
    for d in sorted(drafts, key=fullness, reverse=True):
        if d.sent.sentence.title and any(_covers(k, d) for k in kept):
            continue
        twin = next((k for k in kept if same_fact(k, d)), None)
        if twin is not None:
            _complete(twin, d)
            continue
        kept.append(d)
    kept.sort(key=lambda d: (d.at, d.c.at, d.c.sense.kind, d.c.sense.event or "", d.c.measure or ""))
    return kept


def _complete(d: Draft, other: Draft) -> None:
    """What another telling in the same sentence knows and this one lacks."""
    if d.sent is not other.sent:
        return
    d.targets = tuple(dict.fromkeys((*d.targets, *other.targets)))
    if not d.by and other.by:
        d.by, d.with_ = other.by, other.with_
    if not d.against and other.against:
        d.against = tuple(a for a in other.against if a not in d.by)
    if "time" not in d.own and "time" in other.own:
        d.time, d.when, d.own = other.time, other.when, d.own | {"time"}


def _covers(body: Draft, title: Draft) -> bool:
    """Whether a body claim says what a headline says (the headline may round or leave out)."""
    if body.sent.sentence.title or body.kind != title.kind or body.c.measure != title.c.measure:
        return False
    if body.c.sense.event != title.c.sense.event:
        return False
    g, t = body.c.group, title.c.group
    if g is None or t is None:
        return True
    return (g.min or g.max) == (t.min or t.max)
