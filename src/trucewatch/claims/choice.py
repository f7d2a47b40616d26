"""The last word on who, where and when: options compete under linear scorers (``choose-<slot>``).

The hand order of :mod:`slots` and :mod:`inherit` fills every draft first; its pick is one of the options and its reason
one of their features. Weights are trained by ``evaluation/train.py`` as a conditional logit over each draft's options and
stand in the same readable table as the others; with no weights the hand order's pick stands.
"""

from __future__ import annotations

from typing import Any

from ..text import Found
from .draft import Draft
from .options import Option, Options
from .scorers import Scorers
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
                if at or (options[at].key is not None and slot == "place" and not d.places):
                    picks.append((d, slot, options[at]))
        for d, slot, option in picks:
            _put(d, slot, option)


def _put(d: Draft, slot: str, o: Option) -> None:
    d.own = d.own | {slot} if o.own else d.own - {slot}
    why = "chosen: named here" if o.own else "chosen: told elsewhere" if o.key is not None else "chosen: not said"
    if slot == "time":
        d.time, d.when = o.value
    elif slot == "place":
        d.places = _places(d, o)
    else:
        d.by, with_ = o.value
        d.with_ = tuple(a for a in d.with_ or with_ if a.name not in {b.name for b in d.by})
        d.against = tuple(a for a in d.against if a.name not in {b.name for b in d.by})
        if d.kind == "statement" and d.by and d.asserted_by[:1] == (d.by[0].name,):
            d.asserted_by = ()  # who makes the statement is its actor, not a source beside the actor
    d.trace = {**d.trace, slot: why}


def _places(d: Draft, o: Option) -> tuple[Any, ...]:
    """The chosen place first; then what the hand order had that is no narrower."""
    if not o.value:
        return ()
    first, listed = o.value[0], _listed(d, o)
    rest = o.value[1:] if len(o.value) > 1 else (*listed, *(p for p in d.places if width(p) >= width(first)))
    names = {first.name}
    out = [first]
    for p in rest:
        if p.name not in names:
            names.add(p.name)
            out.append(p)
    return tuple(out[: max(4, len(listed))]) if len(o.value) == 1 else tuple(out)


def _listed(d: Draft, o: Option) -> tuple[Any, ...]:
    """The list that a chosen settlement or site of the sentence is a member of: "in Idlib, including A, B and C"."""
    group = getattr(o.value[0], "group", None) if o.own and not width(o.value[0]) else None
    if group is None:
        return ()
    return tuple(x.value for x in d.sent.chunks if x.kind == "place" and x.value.group == group and not width(x.value))
