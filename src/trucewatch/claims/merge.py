"""Drafts of one article -> one draft a fact: repetitions dropped, headlines giving way to the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .acceptance import standing
from .draft import Draft, counted_from
from .scorers import Part, Scorer, bucket
from .slots import width

#: kinds of which each sentence tells something of its own: what a deal requires here is not what it requires there
_DISTINCT = frozenset(("term", "statement"))
OF_EACH = frozenset(("control_state", "statement"))  # told twice in a sentence of two doers: two claims

#: features of acceptance that also tell a repetition, besides the clause it stands in: what its sentence and article tell
_BESIDE = ("told-before", "nothing-new", "with-casualties", "other-incident", "same-event", "headline", "opening", "quoted")

#: kinds of which a sentence tells once, with a count and without
_COUNTED = frozenset(("control_change", "movement", "term"))

_FIGURE = 10  # villages or square km that tell one taking from another

#: types of actors that name a side rather than one of its forces
_LOOSE = frozenset(("group", "generic_armed", "state"))

#: what a definite noun may call an act that was told as another event: "launched an offensive ... the assault"
_ALSO_CALLED = {"ground_attack": ("offensive",), "offensive": ("ground_attack",)}


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
        d.modality if d.modality in ("planned", "denied", "accused") else "avowed" if d.avowed else "",
    )


def fullness(d: Draft) -> tuple[float, ...]:
    """How much a draft says in its own words, an act's very spot counting double; the sentence's length and an early place
    break ties."""
    spot = d.kind == "incident" and "place" in d.own and bool(d.places) and width(d.places[0]) == 0
    aside = 0.5 * (d.kind == "control_state" and d.c.form == "adj")  # "X-held A" says it on the way
    return (
        0.0 if d.sent.sentence.title else 0.5 if any("FURNITURE" in c.tags for c in d.sent.chunks[:4]) else 1.0,
        float(len(d.own) + spot) - aside + 0.9 * (len(d.asserted_by) > 0),
        float(d.sent.sentence.last - d.sent.sentence.first) / 1000.0,
        -float(d.at) / 10000.0,
    )


def same_fact(a: Draft, b: Draft) -> bool:
    """Same kind, event and count, and nothing that tells them apart: place, time, doer."""
    if key(a) != key(b):
        return False
    if a.sent is b.sent:
        if a.modality == "denied" and a.asserted_by and b.asserted_by and a.asserted_by[0] != b.asserted_by[0]:
            return False  # "X denied using gas, and Y called the reports a hoax"
        if a.c.at == b.c.at or a.kind == "incident":
            return _same_where(a, b) and not _told_apart(a, b, strict=True)
        if a.kind in OF_EACH and a.by and b.by and not _share(a.by, b.by) and (a.kind != "statement" or (_each_says(a) and _each_says(b))):
            return False  # "divided between rebels in the east and the army in the west"; "X condemned it, and Y called for"
        if a.c.sense.another or b.c.sense.another:
            return False
        others = a.kind == "control_change" and a.by and b.by and not _share(a.by, b.by)
        if others and a.when is not None and b.when is not None and not a.when.overlaps(b.when):
            return False  # "the town, taken by X in 2012, was taken again by Y"
        return a.c.group is b.c.group and _same_where(a, b)
    if a.kind in _DISTINCT and not (a.sent.sentence.title or b.sent.sentence.title):
        return False
    if a.kind == "control_change" and not {p.place_id for p in b.places} <= {p.place_id for p in a.places}:
        return False  # it names a place that the fuller telling lacks
    if a.kind == "control_state":  # who holds a quarter is not who holds its city; "rebels" and "opposition" are one holder
        return _same_where(a, b) and not _told_apart(a, b, strict=False) and (_share(a.by, b.by) or _same_side(a.by, b.by))
    if a.c.group is not None and a.kind == "casualties":
        if a.asserted_by and b.asserted_by and not set(a.asserted_by) & set(b.asserted_by):
            return False
        return not _told_apart(a, b, strict=False)
    return not _told_apart(a, b, strict=True)


def _each_says(d: Draft) -> bool:
    """Whether a statement's verb has its speaker as the actor right before it."""
    if d.c.voice != "active" or "by" not in d.own:
        return False
    before = next((x for x in reversed(d.sent.chunks[: d.c.at]) if x.kind == "actor"), None)
    return before is not None and any(before.value.name == a.name for a in d.by)


def _same_where(a: Draft, b: Draft) -> bool:
    return [p.name for p in a.places[:1]] == [p.name for p in b.places[:1]]


def _told_apart(a: Draft, b: Draft, strict: bool) -> bool:
    """Whether two drafts speak of different days, places or parties."""
    if a.when is not None and b.when is not None and not a.when.overlaps(b.when):
        if a.kind != "control_change" or ("time" in a.own and "time" in b.own):
            return True  # a lent day tells no second capture of one town from the first
    if ("place" in a.own or "place" in b.own) and a.places and b.places:
        if not _share(a.places[:2], b.places[:2]) and not _may_hold(a, b):
            return True
    if not strict:
        return False
    sides = ((a.by, b.by), (a.against, b.against))
    loosely = a.kind == "control_change"  # taken by "the regime" and by "regime forces" is taken once
    return any(x and y and not _share(x, y) and not (loosely and _same_side(x, y)) for x, y in sides)


def _share(a: tuple[Any, ...], b: tuple[Any, ...]) -> bool:
    """Whether any mention of one row has the name of one of the other's."""
    for x in a:
        name = x.name
        for y in b:
            if y.name == name:
                return True
    return False


def _same_side(a: tuple[Any, ...], b: tuple[Any, ...]) -> bool:
    """Whether both rows are of one side of the conflict, and one of them names it loosely."""
    sides = {getattr(x, "side", None) for x in (*a, *b)}
    loose = any(getattr(x, "type", None) in _LOOSE for x in (*a, *b))
    return loose and len(sides) == 1 and None not in sides


def _may_hold(a: Draft, b: Draft) -> bool:
    """One draft names a point or settlement, the other only an area that may hold it."""
    if a.kind != "incident" or a.when is None or b.when is None:
        return False
    return (width(a.places[0]) == 0) != (width(b.places[0]) == 0)


class Telling:
    """An article's drafts by their acts, and those that were kept so far: what a draft may only repeat is looked up among
    drafts of its own kind."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.acts: dict[str | None, list[Draft]] = {}  # incidents by event
        self.meant: dict[str, list[Draft]] = {}  # incidents told with their means, by modality
        self.counted: dict[tuple[object, ...], Draft] = {}  # what a sentence also counts, of the kinds told so
        for d in drafts:
            if d.kind in _COUNTED and d.c.group is not None:
                self.counted[_telling(d)] = d
            if d.kind == "incident":
                self.acts.setdefault(d.c.sense.event, []).append(d)
                if not d.c.sense.vague:
                    self.meant.setdefault(d.modality, []).append(d)
        self._facts: dict[tuple[object, ...], list[Draft]] = {}  # kept drafts by what makes them the same fact
        self._kinds: dict[tuple[object, ...], list[Draft]] = {}  # kept drafts by kind, event and measure

    def keep(self, d: Draft) -> None:
        """Note a draft as a fact of its own."""
        self._facts.setdefault(key(d), []).append(d)
        self._kinds.setdefault(_sort(d), []).append(d)

    def suspects(self, d: Draft) -> Iterator[tuple[Draft, str]]:
        """The drafts that ``d`` may only repeat, each with the hand rule that says so."""
        if not d.definite and counted_from(d):
            return  # "some 30 hours after the buses had left a blast hit": told apart from all others by its hour
        vaguer = self._vaguer(d)
        if vaguer is not None:
            yield vaguer, "vaguer"
        again = self._again(d)
        if again is not None:
            yield again, "again"
        renamed = self._renamed(d)
        if renamed is not None:
            yield renamed, "renamed"
        counting = self._counting(d)
        if counting is not None:
            yield counting, "in-count"
        if d.sent.sentence.title:
            for k in self._kinds.get(_sort(d), ()):
                if _covers(k, d):
                    yield k, "headline"
                elif same_fact(k, d):
                    yield k, "told"
        else:
            for k in self._facts.get(key(d), ()):
                if same_fact(k, d):
                    yield k, "told"

    def _again(self, d: Draft) -> Draft | None:
        """The act told before that a definite noun ("the strikes", "those clashes") names again."""
        if d.kind != "incident" or not d.definite:
            return None
        for o in self.acts.get(d.c.sense.event, ()):
            if o is d or (o.definite and o.at >= d.at):
                continue
            if o.at > d.at or (o.at == d.at and o.c.at >= d.c.at) or (o.at == d.at and o.modality != d.modality):
                continue
            if not ("time" in d.own and o.when is not None and d.when is not None and not o.when.overlaps(d.when)):
                return o
        return None

    def _renamed(self, d: Draft) -> Draft | None:
        """The act told before that a definite noun calls by another event: "an offensive on Hama ... the assault"."""
        if d.kind != "incident" or not d.definite or d.c.group is not None:
            return None
        for event in _ALSO_CALLED.get(d.c.sense.event or "", ()):
            for o in self.acts.get(event, ()):
                if not o.definite and o.at < d.at and o.modality == d.modality and not _told_apart(o, d, strict=True):
                    return o
        return None

    def _counting(self, d: Draft) -> Draft | None:
        """The draft that also counts the act: of the same sentence ("was hit by two air strikes"), or of another that tells of
        the same place and days."""
        if d.c.group is not None:
            return None
        if d.kind in _COUNTED:  # "made gains in the south, taking three bases"
            beside = self.counted.get(_telling(d))
            twice = beside is not None and d.kind == "control_change" and {beside.c.voice, d.c.voice} == {"active", "passive"}
            return beside if beside is not None and _alike(beside, d) and not twice else None  # "took three villages after X was taken"
        if d.kind != "incident":
            return None
        for o in self.acts.get(d.c.sense.event, ()):
            if o.c.group is None or o.modality != d.modality:
                continue
            if o.sent is d.sent or (o.when is not None and d.when is not None):
                if _same_where(o, d) and not _told_apart(o, d, strict=True):
                    return o
        return None

    def _vaguer(self, d: Draft) -> Draft | None:
        """The act told with its means that a vague one ("the attack") may only name again."""
        if d.kind != "incident" or not d.c.sense.vague or d.c.group is not None:
            return None
        for o in self.meant.get(d.modality, ()):
            if "time" in d.own and d.time is not o.time and d.when and o.when and not o.when.overlaps(d.when):
                continue  # "warned on Monday of shelling before an April 4 attack"
            if o.sent is d.sent or not _told_apart(o, d, strict=True):
                return o
        return None


def _telling(d: Draft) -> tuple[object, ...]:
    return id(d.sent), d.kind, d.c.sense.event, d.modality


def _alike(a: Draft, b: Draft) -> bool:
    """Whether two drafts of one sentence may tell of the same place and doer."""
    return (not a.by or not b.by or _share(a.by, b.by)) and (not a.places or not b.places or _share(a.places, b.places))


def _sort(d: Draft) -> tuple[object, ...]:
    return d.kind, d.c.sense.event, d.c.measure


class Repeats:
    """Tells a repetition from a fact of its own. Hand rules name the suspects; a linear scorer (``repeat``, trained by
    ``evaluation/train.py``) acquits those that are more likely new, such as a second strike that is told like the first."""

    def __init__(self, scorer: Scorer) -> None:
        self.scorer = scorer

    def distinct(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts that stand, in text order."""
        kept: list[Draft] = []
        telling = Telling(drafts)
        for d in sorted(drafts, key=fullness, reverse=True):
            twin = next(((o, why) for o, why in telling.suspects(d) if self._repeats(d, o, why)), None)
            if twin is None:
                kept.append(d)
                telling.keep(d)
            elif twin[1] == "told" or (twin[1] == "in-count" and d.kind != "movement"):
                _complete(twin[0], d)
        kept.sort(key=lambda d: (d.at, d.c.at, d.c.sense.kind, d.c.sense.event or "", d.c.measure or ""))
        return kept

    def _repeats(self, d: Draft, o: Draft, why: str) -> bool:
        if why == "told" and d.kind == "control_change" and d.c.group is not None and d.c.group.number >= _FIGURE:
            return True  # nobody takes 2,000 square km of one zone twice
        return not self.scorer.weights or self.scorer.score(repeat_features(d, o, why)) >= 0.0


def repeat_features(d: Draft, o: Draft, why: str) -> list[Part]:
    """Features of a suspected repetition ``d`` of ``o``."""
    kind = f"{d.kind}:{why}"
    gap = abs(d.at - o.at)
    out: list[Part] = [
        "bias", why, kind, f"{kind}:{d.c.form if d.c.form in ('noun', 'adj') else 'verb'}",
        f"{why}:gap{bucket(gap, (0, 1, 2, 4, 8, 16))}", f"event:{d.c.sense.event}", f"{why}:own{len(d.own)}",
    ]  # fmt: skip
    if d.definite:
        out += ["definite", f"definite:{d.kind}"]
    if d.c.trigger.id == o.c.trigger.id:
        out.append("same-words")
    if not gap:
        out += ["one-word" if d.c.at == o.c.at else "two-words", f"{kind}:voices-{'same' if d.c.voice == o.c.voice else 'differ'}"]
    if d.c.group is not None:
        out += ["counted", f"counted:{d.kind}", "bare-count" if d.c.group.bare else "full-count"]
        if d.c.group.number >= 10:
            out.append("large-count")
    for slot, mine, its in (
        ("place", [p.name for p in d.places[:1]], [p.name for p in o.places[:1]]),
        ("by", sorted({a.name for a in d.by}), sorted({a.name for a in (d.by if _same_side(d.by, o.by) else o.by)})),
        ("source", list(d.asserted_by[:1]), list(o.asserted_by[:1])),
        ("time", [(d.when.start, d.when.end)] if d.when else [], [(o.when.start, o.when.end)] if o.when else []),
    ):
        state = (
            "same"
            if mine and mine == its
            else "both-lack"
            if not mine and not its
            else "new"
            if mine and not its
            else ("lacks" if not mine else "differ")
        )
        out += [f"{slot}:{state}", f"{slot}:{state}:{d.kind}"]
        if slot in d.own:
            out += [f"{slot}:{state}:own", f"own:{slot}:{d.kind}"]
    if d.places and o.places and width(d.places[0]) != width(o.places[0]):
        out.append("wider-place" if width(d.places[0]) > width(o.places[0]) else "finer-place")
    if o.sent.sentence.title:
        out.append("of-headline")
    if any("SHIFT" in x.tags for x in d.sent.chunks[:4]):
        out.append("shift")
    out += [x for x in d.features if (x.startswith(_BESIDE) if isinstance(x, str) else x[0] is standing)]
    return out


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
