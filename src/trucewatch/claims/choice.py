"""The last word on who, where and when: options compete under linear scorers (``choose-<slot>``).

The hand order of :mod:`slots` and :mod:`inherit` fills every draft first; its pick is one of the options and its reason
one of their features. Weights are trained by ``evaluation/train.py`` as a conditional logit over each draft's options and
stand in the same readable table as the others; with no weights the hand order's pick stands.
"""

from __future__ import annotations

from typing import Any

from ..text import Found
from ..values import Interval
from .draft import BLAMED, EVENTFUL, Draft
from .inherit import SHARED
from .options import Option, Options
from .scorers import Scorers
from .sides import parted
from .slots import width
from .told import SLOTS, told


class Chooser:
    """Puts the best option into every draft; options are drawn up before anything is changed."""

    def __init__(self, options: Options, scorers: Scorers) -> None:
        self.options = options
        self.scorers = {slot: scorers[f"choose-{slot}"] for slot in SLOTS}

    def settle(self, found: Found, drafts: list[Draft]) -> None:
        """Choose for all drafts of an article, each from what the hand order made of the others."""
        story = told(found, drafts)
        picks: list[tuple[Draft, str, Option]] = []
        newsday = NewsDay(story.fresh)
        for d in story.drafts:
            for slot, scorer in self.scorers.items():
                if not scorer.weights or self.options.settled(slot, found, d):
                    continue
                options = self.options.of(slot, found, d, story)
                if not options:
                    continue
                common = options[0].common
                sides = {side: scorer.side(side, common) for side in {o.side for o in options}}
                scores = [s + sides[o.side] for s, o in zip(scorer.scores([o.parts for o in options]), options, strict=True)]
                at = scores.index(max(scores))  # of equals, the first
                if slot == "time" and newsday.asks(d, options, scores, at):
                    continue
                if at or (options[at].key is not None and slot == "place" and not d.places):
                    picks.append((d, slot, options[at]))
        for d, slot, option in [*picks, *newsday.picks()]:
            _put(d, slot, option)
        harm = [d for d in story.drafts if d.act is not None and d.kind in BLAMED and d.act.c.at < d.c.at and "by" not in d.trace]
        for act, slot, option in picks if harm else ():
            if slot == "by" and option.own and act.kind == "incident" and act.c.voice == "noun" and not act.c.sense.reciprocal:
                _lend(act, harm)


class NewsDay:
    """The day of an article's news where only its publication gives one: that day or the day before, for all alike."""

    def __init__(self, fresh: list[tuple[str, Any, Interval]]) -> None:
        self.keys = [key for _, key, _ in fresh]
        self.asked: list[tuple[Draft, list[Option], list[float]]] = []

    def asks(self, d: Draft, options: list[Option], scores: list[float], at: int) -> bool:
        """Whether a draft without a day would take one of the two; it is put down until all are known."""
        if d.when is not None or d.kind not in EVENTFUL or options[at].own or options[at].key not in self.keys:
            return False
        two = [next((n for n, o in enumerate(options) if not o.own and o.key == key), -1) for key in self.keys]
        if len(two) < 2 or min(two) < 0:
            return False
        self.asked.append((d, [options[n] for n in two], [scores[n] for n in two]))
        return True

    def picks(self) -> list[tuple[Draft, str, Option]]:
        """One of the two for all that asked."""
        if not self.asked:
            return []
        sums = [sum(scores[n] for _, _, scores in self.asked) for n in range(2)]
        return [(d, "time", options[sums.index(max(sums))]) for d, options, _ in self.asked]


def _lend(act: Draft, harm: list[Draft]) -> None:
    """Whom an act killed, its doer killed: "the raid on X, which was carried out by Y, left six dead"."""
    for d in harm:
        if d.act is act and not d.by and not {a.name for a in act.by} & {a.name for a in d.against}:
            d.by, d.with_, d.trace = act.by, d.with_ or act.with_, {**d.trace, "by": SHARED}


def _put(d: Draft, slot: str, o: Option) -> None:
    d.own = d.own | {slot} if o.own else d.own - {slot}
    why = "chosen: named here" if o.own else "chosen: told elsewhere" if o.key is not None else "chosen: not said"
    if slot == "time":
        d.time, d.when = o.value
    elif slot == "place":
        d.places = _places(d, o)
    else:
        before, met = d.by, d.against
        d.by, with_ = o.value
        d.with_ = tuple(a for a in d.with_ or with_ if a.name not in {b.name for b in d.by})
        d.against = tuple(a for a in d.against if a.name not in {b.name for b in d.by})
        if d.c.sense.reciprocal and met and not d.against:  # who fights whom: the sides change places
            d.against = tuple(a for a in before if a.name not in {b.name for b in d.by})
        if d.c.sense.reciprocal and len(d.by) > 1 and not d.against:
            d.by, d.against = parted(d.by)
        if d.speakers and not d.asserted_by and d.by and d.by[0].name.casefold() not in d.speakers[0].casefold():
            d.asserted_by = d.speakers  # another makes the statement than who tells of it
        if d.kind == "statement" and d.by and d.asserted_by[:1] == (d.by[0].name,):
            d.asserted_by = ()  # who makes the statement is its actor, not a source beside the actor
    d.trace = {**d.trace, slot: why}


def _places(d: Draft, o: Option) -> tuple[Any, ...]:
    """The chosen place first; then what the hand order had that is no narrower."""
    if not o.value:
        return ()
    first, listed = o.value[0], _listed(d, o)
    rest = o.value[1:] if len(o.value) > 1 else (*listed, *(p for p in d.places if width(p) >= width(first)))
    out = list(listed) or [first]  # a list in its own order
    names = {p.name for p in out}
    for p in rest:
        if p.name not in names:
            names.add(p.name)
            out.append(p)
    return tuple(out[: max(4, len(listed))]) if len(o.value) == 1 else tuple(out)


def _listed(d: Draft, o: Option) -> tuple[Any, ...]:
    """The list that a chosen place of the sentence is a member of, those as wide as it: "in Idlib, including A, B and C"."""
    first = o.value[0]
    group = getattr(first, "group", None) if o.own else None
    if group is None:
        return ()
    return tuple(x.value for x in d.sent.chunks if x.kind == "place" and x.value.group == group and width(x.value) == width(first))
