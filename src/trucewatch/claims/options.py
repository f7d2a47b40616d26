"""What could fill a slot of a draft: mentions of its sentence, what the article told before, or nothing.

Every option carries named features; :mod:`choice` weighs them. Options with the same value are one option that has the
features of all its origins, so that "the place told last" and "the article's first place" support each other when they
are the same place.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

import msgspec

from ..text import Found
from ..values import Interval
from .doers import attributions, meant, parties, speakers
from .draft import PLACED, Draft
from .scorers import bucket
from .slots import Slots
from .told import Told

#: kinds whose act can have gone on from the time that its sentence names
_ONGOING = frozenset(("offensive", "siege", "clash"))
_NONE: frozenset[str] = frozenset()
_REACH = 8  # sentences around


class Option(msgspec.Struct):
    """One filling: ``key`` identifies it, ``value`` is put into the draft, ``own`` says that the sentence names it.

    ``side`` is where it comes from (``own``, ``ctx``, ``none``); each of the draft's common features counts once a side.
    """

    key: Hashable
    value: Any
    own: bool
    features: list[str]
    side: str = ""
    common: Sequence[str] = ()

    @property
    def all_features(self) -> list[str]:
        """The option's features with the draft's common ones, as the weights' table names them."""
        return [*self.features, *(f"{self.side}:{x}" for x in self.common)]


class Options:
    """Draws up the options of a slot; a pure function of the drafts."""

    def __init__(self, slots: Slots, country: Any = None) -> None:
        self.slots = slots
        self.grammar = slots.grammar
        self.country = country

    def of(self, slot: str, found: Found, d: Draft, story: Told) -> list[Option]:
        """The options of one slot, the hand order's own pick first; empty where the slot does not apply."""
        if slot == "time" and d.c.sense.time == "none":
            return []
        if slot == "place" and d.kind not in PLACED and d.kind not in ("agreement", "statement"):
            return []
        if slot == "by" and d.c.sense.by == "none":
            return []
        merged: dict[Hashable, Option] = {}
        for o in getattr(self, f"_{slot}")(found, d, story):
            had = merged.get(o.key)
            if had is None:
                merged[o.key] = o
            else:
                had.features += o.features
                had.own = had.own or o.own
        out = list(merged.values())
        if len(out) < 2:
            return []
        common = self._common(slot, d, len([o for o in out if o.own]), story)
        hand = out[0]
        for o in out:
            o.side = "own" if o.own else "none" if o.key is None else "ctx"
            o.common = common
            o.features += _stands(d.kind, o.side, "hand" if o is hand else "other")
        return out

    def _common(self, slot: str, d: Draft, own: int, story: Told) -> list[str]:
        """What holds of the draft whatever fills the slot."""
        base = story.common.get(id(d))
        if base is None:
            base = story.common[id(d)] = self._of_draft(d)
        out = [*base, f"own:{min(own, 3)}", f"{d.kind}:own:{min(own, 2)}"]
        if slot == "by":
            left = d.sent.chunks[max(0, d.c.at - 3) : d.c.at]
            if any(x.tags & self.grammar.pronoun for x in left) and not any(x.kind == "actor" for x in left):
                out += ["pronoun", f"pronoun:{d.c.voice}"]
        return out

    def _of_draft(self, d: Draft) -> list[str]:
        c, chunks = d.c, d.sent.chunks
        out = [d.kind, f"{d.kind}:{c.sense.event}", f"{d.kind}:{c.voice}", f"m:{d.modality}"]
        if any(x.tags & self.grammar.perfect for x in chunks[max(0, c.at - 3) : c.at]):
            out.append("perfect")
        if c.form == "base":
            out.append("present")
        if c.form == "noun":
            out.append("definite" if d.definite else "noun")
        if d.sent.sentence.title:
            out.append("title")
        if d.at <= 2:
            out.append("opening")
        if d.asserted_by:
            out.append("sourced")
        if c.group is not None:
            out.append(f"counted:{d.kind}")
            if c.group.actor is not None:
                out.append("victim-actor")
        if d.against:
            out.append("opposed")
        if any("WHOLEWAR" in x.tags for x in chunks):
            out.append("war")
        if any("SHIFT" in x.tags for x in chunks[:4]):
            out.append("shift")
        if any("QUOTE" in x.tags for x in chunks[:2]):
            out.append("quoted")
        return out

    # -- what was told elsewhere ----------------------------------------------------------------------------------

    def _lent(self, label: str, d: Draft, o: Draft, story: Told) -> tuple[str, ...]:
        gap = abs(d.at - o.at)
        same = o.kind == d.kind and o.c.sense.event == d.c.sense.event
        shared = min(len(story.words.get(d.at, _NONE) & story.words.get(o.at, _NONE)), 3) if gap else None
        return _lent(label, d.kind, o.kind if label == "beside" else "", bucket(gap, (0, 1, 2, 4, 8)), same, shared)

    # -- time -----------------------------------------------------------------------------------------------------

    def _time(self, found: Found, d: Draft, story: Told) -> Iterator[Option]:
        def key(when: Interval | None) -> Hashable:
            return None if when is None else (when.start, when.end)

        own = "time" in d.own and d.time is not None
        yield Option(key(d.when), (d.time, d.when), own, [f"why:{_why(d, 'time')}", f"why:{d.kind}:{_why(d, 'time')}"])
        for k, x in enumerate(d.sent.chunks):
            if x.kind != "time" or not self.slots.dates(d.sent, d.c, k):
                continue
            m = x.value
            if m is d.time and own:
                when = d.when
            else:
                when = found.resolve(m, "future" if d.modality == "planned" else None, None)
            if when is None:
                continue
            f = [*self.slots.time_seen(d.sent, d.c, k), f"op:{m.node.op}", f"op:{d.kind}:{m.node.op}"]
            yield Option(key(when), (m, when), True, f)
            ongoing = d.c.sense.event in _ONGOING or d.kind in ("casualties", "displacement", "term", "control_change")
            if ongoing and when.start and when.end and found.reference and when.end < found.reference:
                event = f"{d.kind}:{d.c.sense.event}"
                yield Option(
                    (when.start, found.reference), (m, Interval(when.start, found.reference)), True,
                    ["on-till-now", f"on-till-now:{event}", f"on-till-now:{m.kind}"],
                )  # fmt: skip
            if (
                ongoing
                and when.start
                and when.end
                and when.start != when.end
                and m.kind in ("month", "season", "year", "vague")
            ):
                yield Option(
                    (when.start, None),
                    (m, Interval(when.start, None)),
                    True,
                    ["open", f"open:{d.kind}", f"open:{m.kind}"],
                )
        reference = found.reference
        if reference is not None:
            eve = story.eve
            for name, start, end in (("published", reference, reference), ("eve", eve, eve), ("two-days", eve, reference)):
                f = [name, f"{name}:{d.kind}", f"{name}:{d.kind}:{d.c.sense.event}"]
                yield Option((start, end), (None, Interval(start, end)), False, f)
            if story.lately is not None:
                yield Option(story.lately, (None, Interval(*story.lately)), False, ["these-days", f"these-days:{d.kind}"])
        for label, o in story.lenders["time"].around(d):
            yield Option(key(o.when), (None, o.when), False, [*self._lent(label, d, o, story)])
        yield Option(None, (None, None), False, ["nothing"])

    def _said(self, found: Found, d: Draft, first: int) -> list[str]:
        """How the token stands to the words of whoever tells this: within them, or with the telling ("said in Geneva")."""
        at, s = d.sent.chunks[d.c.at].first, d.sent.sentence
        for m in attributions(found, s.index, s.index):
            if m.kind in ("accuse", "deny") or (m.carries and not s.first <= m.cue[0] < s.last):
                continue
            low, high = m.content
            if low <= at < high:
                if m.first <= first < m.last:
                    return ["in-speaker"]
                if not low <= first < high:
                    return ["with-telling", f"with-telling:{d.kind}"]
                if m.cue[0] < first <= m.cue[1] + 6 and m.first < m.cue[0] and at < m.cue[0]:
                    return ["after-telling", f"after-telling:{d.kind}"]
                return ["within-told"]
        return []

    # -- place ----------------------------------------------------------------------------------------------------

    def _place(self, found: Found, d: Draft, story: Told) -> Iterator[Option]:
        def seen(p: Any) -> list[str]:
            got = story.seen.get((p.name, p.level, d.kind))
            if got is None:
                n = story.place.get(p.name, 0)
                got = [f"named:{bucket(n, (0, 1, 2, 4, 8))}", f"level:{p.level}", f"{d.kind}:level:{p.level}"]
                story.seen[p.name, p.level, d.kind] = got
            return got

        first = d.places[0] if d.places else None
        f = [f"why:{_why(d, 'place')}", f"why:{d.kind}:{_why(d, 'place')}"]
        yield Option(first and first.name, d.places, "place" in d.own, f + (seen(first) if first else []))
        for k, x in enumerate(d.sent.chunks):
            if x.kind != "place" or self.slots.names_deal(d.sent, d.c, k):
                continue
            p = x.value
            relation = p.relation.split(":")[0]
            f = [*self.slots.place_seen(d.sent, d.c, k), f"rel:{d.kind}:{relation}", f"rel:{relation}:{p.level}"]
            near = d.sent.chunks[max(0, k - 3) : k + 3]
            if any(y.tags & self.grammar.say for y in near):
                f.append("near-say")
            if story.spoken[x.first]:
                f.append("in-source")
            if k <= 2:
                f.append("early")
            if p.anaphor:
                f.append("anaphor")
            if not p.resolved:
                f.append("unresolved")
            if k + 1 < len(d.sent.chunks) and d.sent.chunks[k + 1].kind == "place":
                f.append("place-follows")
            if k and d.sent.chunks[k - 1].kind == "place":
                f.append("place-precedes")
            yield Option(p.name, (p,), True, f + seen(p))
        for label, o in story.lenders["place"].around(d):
            p = o.places[0]
            yield Option(p.name, o.places, False, [*self._lent(label, d, o, story), f"lent:level:{p.level}", *seen(p)])
        yield from self._points(d, story, seen)
        if self.country is not None:
            yield Option(self.country.name, (self.country,), False, ["country", f"country:{d.kind}"])
        yield Option(None, (), False, ["nothing"])

    def _points(self, d: Draft, story: Told, seen: Any) -> Iterator[Option]:
        """Points and settlements of other sentences, told apart by whether they can lie within what this one names."""
        here = {x.value.name for x in d.sent.chunks if x.kind == "place"}
        nearest: dict[str, tuple[int, Any]] = {}
        for n, p in story.near(d.at, _REACH):
            if n != d.at and p.name not in here:
                had = nearest.get(p.name)
                if had is None or abs(n - d.at) < abs(had[0] - d.at):
                    nearest[p.name] = (n, p)
        wider = {q.name for q in d.places}
        for name, (n, p) in nearest.items():
            side = "before" if n < d.at else "after"
            inside = bool(wider & set(p.admin))
            how, far = "inside" if inside else "outside" if wider else "free", bucket(abs(n - d.at), (1, 2, 4, 8))
            f = [*_pointing(d.kind, side, far, p.level, how, "own" if "place" in d.own else "lent")]
            if name == story.most:
                f += ["point:most", f"point:most:{d.kind}"]
            if story.points and story.points[0][1].name == name:
                f.append("point:first")
            yield Option(name, (p,), False, f + seen(p))

    # -- doer -----------------------------------------------------------------------------------------------------

    def _by(self, found: Found, d: Draft, story: Told) -> Iterator[Option]:
        def key(by: tuple[Any, ...]) -> Hashable:
            return tuple(sorted({a.name for a in by})) or None

        against = {a.name for a in d.against}

        def more(by: tuple[Any, ...]) -> list[str]:
            out = [f"n:{min(len(by), 3)}"]
            if {a.name for a in by} & against:
                out += ["is-opposed", f"is-opposed:{d.kind}"]
            if all(getattr(a, "generic", False) for a in by):
                out.append("generic")
            event = d.c.sense.event or d.kind
            for a in by[:2]:
                out += _doing(event, d.kind, getattr(a, "type", "-"), getattr(a, "noun", None) or "-")
            return out

        f = [f"why:{_why(d, 'by')}", f"why:{d.kind}:{_why(d, 'by')}", *(more(d.by) if d.by else [])]
        yield Option(key(d.by), (d.by, d.with_), "by" in d.own, f)
        for k, x in enumerate(d.sent.chunks):
            if x.kind != "actor" or k == d.c.at or not x.value.name:
                continue
            f = [*self.slots.actor_seen(d.sent, d.c, k)]
            if any(story.spoken[x.first : x.last]):
                f += ["speaks", f"speaks:{d.kind}"]
            group = self.slots.coordinated(d.sent, k)
            yield Option(key(group), (group, ()), True, f + more(group))
            if len(group) > 1:
                yield Option(key((x.value,)), ((x.value,), ()), True, [*f, "alone", *more((x.value,))])
        for label, o in story.lenders["by"].around(d):
            yield Option(key(o.by), (o.by, o.with_), False, [*self._lent(label, d, o, story), *more(o.by)])
        yield from self._foes(d, story, against, key)
        for by, features in (*speakers(found, d), *parties(d), *meant(found, d)):
            yield Option(
                key(by), (by, ()), "speaker:before" not in features and "meant" not in features, features + more(by)
            )
        yield Option(None, ((), ()), False, ["nothing"])

    def _foes(self, d: Draft, story: Told, fallen: set[str], key: Any) -> Iterator[Option]:
        """Whoever the article says fights those that fell here: the other side of another act, nearest first."""
        if not fallen:
            return
        for o in sorted(story.foes, key=lambda o: abs(o.at - d.at)):
            if o is d:
                continue
            sides = ({a.name for a in o.by}, {a.name for a in o.against})
            for mine, other in ((sides[0], o.against), (sides[1], o.by)):
                if mine & fallen and not {a.name for a in other} & fallen:
                    far = bucket(abs(d.at - o.at), (0, 1, 2, 4, 8))
                    yield Option(key(other), (other, ()), False, ["foe", f"foe:{d.kind}", f"foe:{far}"])
                    return


@functools.lru_cache(maxsize=4096)
def _lent(label: str, kind: str, other: str, gap: str, same: bool, shared: int | None) -> tuple[str, ...]:
    out = [f"lent:{label}", f"lent:{label}:{kind}", f"lent:{label}:gap{gap}"]
    if same:
        out.append(f"lent:{label}:same-act")
    if shared is not None:
        out += [f"lent:shared{shared}", f"lent:{label}:shared{shared}"]
    if label == "beside":
        out.append(f"lent:beside:{kind}:{other}")
    return tuple(out)


@functools.lru_cache(maxsize=4096)
def _stands(kind: str, side: str, kept: str) -> tuple[str, ...]:
    """Where an option comes from, and whether it is the hand order's."""
    return kept, side, f"{side}:{kept}", f"{kind}:{side}:{kept}"


@functools.lru_cache(maxsize=4096)
def _doing(event: str, kind: str, type_: str, noun: str) -> tuple[str, ...]:
    """What a kind of actor does."""
    return f"does:{event}:{type_}", f"does:{event}:{noun}", f"does:{kind}:{type_}"


@functools.lru_cache(maxsize=4096)
def _pointing(kind: str, side: str, far: str, level: str, how: str, owner: str) -> tuple[str, ...]:
    """How a point of another sentence stands to a draft."""
    return (
        "point", f"point:{kind}", f"point:{side}:{far}", f"point:level:{level}", f"point:{how}", f"point:{how}:{owner}",
    )  # fmt: skip


def _why(d: Draft, slot: str) -> str:
    """The hand order's reason in a word or two (scores and numbers left off)."""
    said = d.trace.get(slot, "-")
    if slot in d.own:
        return "own" if said[:1].isdigit() or "(" in said else said.split(",")[0]
    return said.split(",")[0]
