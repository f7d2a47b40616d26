"""What could fill a slot of a draft: mentions of its sentence, what the article told before, or nothing.

Every option carries named features; :mod:`choice` weighs them. Options with the same value are one option that has the
features of all its origins: "the place told last" and "the article's first place" support each other when they are one.

Features come in parts (:mod:`scorers`): a new one is a line that appends its name to an option's parts, or, where several
hang on the same few values, a function that gives their names and a tuple of that function and the values.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

import msgspec

from ..text import Found
from ..values import Interval
from . import named
from .ahead import resolved
from .answering import ANSWERS
from .asides import MARK, across, aside, lendable, since, telling, unnamed
from .bearing import agreeing, habit, spread
from .campaigns import CARRIED, WAGED, may_lend
from .declaring import DECLARED
from .despite import GOING_ON
from .doers import meant, parties, speakers
from .draft import ATTRIBUTIVE, HARM, PLACED, STANDING, Draft, happens, nationwide, reason, summed, undated
from .each import CAPTOR, CUSTODY, OF_EACH
from .echoes import AVOWED
from .fights import BETWEEN, EACH
from .holdings import holding
from .hosts import HOST
from .inherit import CONTEXT, LATER
from .lenders import same_place, sent_it
from .likeness import HARMED, alike, done, harmed, modified, sharing, suffering
from .located import stands
from .newsdays import after
from .objects import RELATED
from .sayings import SAID
from .scope import SO_FAR, WHOLE, too_many_for_a_day
from .scorers import Part, bucket, listed, names, of_kind
from .sequels import GOES_ON
from .slots import Slots, width
from .stays import plain
from .together import TOGETHER
from .told import Party, Told, known, party
from .voices import VOICED

_DONE = frozenset(("incident", "control_change", "control_state", "movement", "statement"))  # by all who are named together
_SETTLED = frozenset((ANSWERS, AVOWED, TOGETHER, BETWEEN, EACH, VOICED, DECLARED, RELATED, OF_EACH, CAPTOR, CUSTODY, WAGED, CARRIED))
_UNASKED = frozenset((CONTEXT, WHOLE, SO_FAR, SAID, LATER, GOES_ON, GOING_ON))
_GAP, _FAR = (tuple(bucket(n, s) for n in range(10)) for s in ((0, 1, 2, 4, 8), (1, 2, 4, 8)))  # sentences to what lends


class Option(msgspec.Struct):
    """One filling: ``key`` identifies it, ``value`` is put into the draft, ``own`` says that the sentence names it, ``side``
    where it comes from (``own``, ``ctx``, ``none``; ``land``: the conflict's own country); each of the draft's common
    features counts once a side.
    """

    key: Hashable
    value: Any
    own: bool
    parts: list[Part]
    side: str = ""
    common: Sequence[Part] = ()

    @property
    def features(self) -> list[str]:
        """The names of the option's own features."""
        return names(self.parts)

    @property
    def all_features(self) -> list[str]:
        """The option's features with the draft's common ones, as the weights' table names them."""
        return [*self.features, *(f"{self.side}:{x}" for x in names(self.common))]


class Options:
    """Draws up the options of a slot; a pure function of the drafts."""

    def __init__(self, slots: Slots, country: Any = None) -> None:
        self.slots = slots
        self.grammar = slots.grammar
        self.country = country
        self._drawn: dict[str, Callable[[Found, Draft, Told], Iterator[Option]]] = {
            "time": self._time, "place": self._place, "by": self._by,
        }  # fmt: skip

    def of(self, slot: str, found: Found, d: Draft, story: Told) -> list[Option]:
        """The options of one slot, the hand order's own pick first; empty where the slot does not apply."""
        if slot == "time" and d.c.sense.time == "none":
            return []
        if slot == "place" and d.kind not in PLACED and d.kind not in ("agreement", "statement"):
            return []
        if slot == "by" and (d.c.sense.by == "none" or (d.c.sense.by == "object" and "by" in d.own)):
            return []  # nobody, or whom the wording itself names: "fell to the rebels"
        merged: dict[Hashable, Option] = {}
        for o in self._drawn[slot](found, d, story):
            if (had := merged.get(o.key)) is None:
                merged[o.key] = o
            else:
                had.parts += o.parts
                had.own = had.own or o.own
        if slot == "place" and d.kind == "casualties" and len(merged) > 1:
            merged.pop(None, None)  # whoever fell fell somewhere
        elif len(merged) < 2:
            return []
        out = list(merged.values())
        if slot == "by" and d.kind in HARMED:
            for o in out:
                if o.key is not None:
                    o.parts.append(done(d, o.key, o.value[0], story.did))
        common = self._common(slot, d, sum([o.own for o in out]), story)
        if slot == "place":
            common += [spread(d, found.reference), *habit(d)]
        kept, land = "hand", getattr(found.elsewhere or self.country, "name", None)
        split = slot == "place" and d.kind in ("incident", "damage")  # told of the whole land, an act is a habit or a policy
        for o in out:
            o.side = side = "own" if o.own else "none" if o.key is None else "land" if o.key == land and split else "ctx"
            o.common = common
            o.parts.append((named.stands, d.kind, side, kept))
            kept = "other"
        return out

    def settled(self, slot: str, found: Found, d: Draft) -> bool:
        """Whether the hand order's pick stands unasked: in these cases it is right as often as any choice was. Training
        learns from their options all the same."""
        chunks, own, why = d.sent.chunks, slot in d.own, reason(d, slot)
        if (slot == "time" and too_many_for_a_day(d)) or (d.c.sense.host and why == HOST):
            return True
        if slot == "place":
            return stands(self.grammar, d)
        if slot == "by":
            held = own and (len(d.by) == 1 if d.kind == "control_state" else d.c.sense.event == "lost" and d.c.voice == "passive")
            return held or why in _SETTLED or modified(d) or sharing(d) or self.slots.barred.objects.over_relative(d)
        named_here = self.grammar.mentions(chunks, slot)
        if why in (SAID, LATER, GOES_ON, GOING_ON) or not named_here:
            return why in _UNASKED
        if not own or why != "own" or d.kind == "statement":
            return False
        return (len(named_here) == 1 or plain(self.grammar, d)) and d.time is not None and not telling(found, d, d.time.first)

    def _common(self, slot: str, d: Draft, own: int, story: Told) -> list[Part]:
        """What holds of the draft whatever fills the slot."""
        base = story.common.get(id(d))
        if base is None:
            base = story.common[id(d)] = self._of_draft(d)
        out = [*base, (named.named_here, d.kind, min(own, 3))]
        if slot == "by":
            if d.kind in HARMED:
                out += harmed(d)
            left = d.sent.chunks[max(0, d.c.at - 3) : d.c.at]
            if any(x.tags & self.grammar.pronoun for x in left) and not any(x.kind == "actor" for x in left):
                out.append((of_kind, "pronoun", d.c.voice))
        return out

    def _of_draft(self, d: Draft) -> list[Part]:
        c, chunks = d.c, d.sent.chunks
        out: list[str] = []
        if any(x.tags & self.grammar.perfect for x in chunks[max(0, c.at - 3) : c.at]):
            out.append("perfect")
        if c.form == "base":
            out.append("present")
        if c.form == "noun":
            out.append("definite" if d.definite else "noun")
        if aside(self.grammar, chunks, c.at):
            out += ["aside", f"aside:{d.kind}"]
        if unnamed(self.grammar, chunks, c.at):
            out += ["unnamed", "unnamed:opening" if d.at <= 2 else "unnamed:later"]
        told = (("title", d.sent.sentence.title), ("opening", d.at <= 2), ("sourced", d.asserted_by))
        out += [name for name, holds in told if holds]
        if c.group is not None:
            out.append(f"counted:{d.kind}")
            if c.group.actor is not None:
                out.append("victim-actor")
        if d.against:
            out.append("opposed")
        if "WHOLEWAR" in self.grammar.tags(chunks):
            out.append("war")
        if any("SHIFT" in x.tags for x in chunks[:4]):
            out.append("shift")
        if any("QUOTE" in x.tags for x in chunks[:2]):
            out.append("quoted")
        return [(named.act, d.kind, c.sense.event, c.voice, d.modality), (listed, *out)]

    # -- what was told elsewhere ----------------------------------------------------------------------------------

    def _lent(self, label: str, d: Draft, o: Draft) -> Part:
        gap = abs(d.at - o.at)
        same = o.kind == d.kind and o.c.sense.event == d.c.sense.event
        back = o.at < d.at and self.grammar.points_back(d.sent.chunks)
        return (named.lent, label, d.kind, o.kind if label == "beside" else "", _GAP[min(gap, 9)], same, back)

    # -- time -----------------------------------------------------------------------------------------------------

    def _time(self, found: Found, d: Draft, story: Told) -> Iterator[Option]:
        own = "time" in d.own and d.time is not None
        why: Part = (named.because, d.kind, reason(d, "time"))
        if own and telling(found, d, d.time.first):
            yield Option(_span(d.when), (None, d.when), False, [why])
        else:
            yield Option(_span(d.when), (d.time, d.when), own, [why])
        said: Interval | None = None
        for k in self.grammar.mentions(d.sent.chunks, "time"):
            if self.slots.dates(d.sent, d.c, k):
                yield from (dated := list(self._dated(found, d, k, own)))
                said = next((o.value[1] for o in dated if not o.own), said)
        # what stands has no time but the one that is said
        if (d.kind in STANDING and not happens(d)) or d.c.sense.time == "own" or undated(d) or nationwide(d):
            yield Option(None, (None, None), False, ["nothing"])
            return
        for name, key, span in story.fresh:
            if said is None or not after(span, said):  # "the ministry said on Monday": of no later day
                yield Option(key, (None, span), False, [(named.fresh, name, d.kind, d.c.sense.event)])
        for label, o in story.lenders["time"].around(d):
            yield Option(_span(o.when), (None, o.when), False, [self._lent(label, d, o)])
        yield Option(None, (None, None), False, ["nothing"])

    def _across(self, d: Draft, k: int) -> list[Part]:
        """Whether a word that sets acts apart stands between the trigger and a mention."""
        chunks = d.sent.chunks
        return ["across"] if MARK in self.grammar.tags(chunks) and across(chunks, d.c.at, k) else []

    def _dated(self, found: Found, d: Draft, k: int, own: bool) -> Iterator[Option]:
        """The time at chunk ``k``."""
        m = d.sent.chunks[k].value
        when = d.when if m is d.time and own else resolved(found, d, m)
        if when is None:
            return
        if m is not d.time or not own:
            when = since(found, self.grammar, d.sent.chunks, d.c.at, k, when)
            if when is None:
                return
        parts = [*self.slots.time_seen(d.sent, d.c, k), (named.made, d.kind, m.node.op)]
        parts += self._across(d, k)
        how = telling(found, d, m.first)
        if how:  # the day on which somebody says so is at most the context's
            yield Option(_span(when), (None, when), False, [*parts, (of_kind, how, d.kind)])
            return
        yield Option(_span(when), (m, when), True, parts)

    # -- place ----------------------------------------------------------------------------------------------------

    def _place(self, found: Found, d: Draft, story: Told) -> Iterator[Option]:
        kind = d.kind
        first = d.places[0] if d.places else None
        of_many = (summed(d) and not found.elsewhere) or nationwide(d)
        parts: list[Part] = [(named.because, kind, reason(d, "place"))]
        if first is not None:
            parts.append(known(first, kind, story))
        yield Option(first and first.name, d.places, "place" in d.own, parts)
        for k in self.grammar.mentions(d.sent.chunks, "place"):
            if not self.slots.locates(d.sent, d.c, k):
                continue
            p = d.sent.chunks[k].value
            if p.relation == ATTRIBUTIVE or self.slots.tells_of(d.sent, d.c, k):
                continue  # "the Damascus suburb of Douma", "Douma, a town near Damascus": where another place lies
            parts = [
                *self.slots.place_seen(d.sent, d.c, k), (named.related, kind, p.relation.partition(":")[0], p.level),
                story.spot(d, k, lambda d, k: self._spot(d, k, story)), known(p, kind, story),
                (named.way, kind, d.c.voice, k < d.c.at, *self.grammar.way(d.sent.chunks, d.c.at, k)),
            ]  # fmt: skip
            parts += self._across(d, k)
            yield Option(p.name, (p,), True, parts)
        for label, o in story.lenders["place"].around(d):
            if label == "beside" and kind == "incident" and not lendable(self.grammar, d.sent.chunks, d.c.at, o.places):
                continue
            p = o.places[0]
            if of_many and width(p) == 0:
                continue
            parts = [self._lent(label, d, o), agreeing(d, o, label), (named.level_lent, p.level), known(p, kind, story)]
            yield Option(p.name, o.places, False, parts)
        if not of_many:
            yield from self._points(d, story)
        if (country := found.elsewhere or self.country) is not None and not (found.elsewhere and kind in ("agreement", "term")):
            yield Option(country.name, (country,), False, [(of_kind, "country", kind)])
        yield Option(None, (), False, ["nothing"])

    def _spot(self, d: Draft, k: int, story: Told) -> Part:
        """How a place stands in its sentence, whatever the draft."""
        chunks = d.sent.chunks
        x, out = chunks[k], []
        if any(y.tags & self.grammar.say for y in chunks[max(0, k - 3) : k + 3]):
            out.append("near-say")
        if story.spoken[x.first]:
            out.append("in-source")
        if k <= 2:
            out.append("early")
        if x.value.anaphor:
            out.append("anaphor")
        if not x.value.resolved:
            out.append("unresolved")
        if k + 1 < len(chunks) and chunks[k + 1].kind == "place":
            out.append("place-follows")
        if k and chunks[k - 1].kind == "place":
            out.append("place-precedes")
        others = [chunks[j].value for j in self.grammar.mentions(chunks, "place")]
        name, within = x.value.name, getattr(x.value, "admin", ())
        if any(name in getattr(q, "admin", ()) for q in others if q.name != name):
            out.append("wider-of-own")
        if any(q.name in within for q in others if q.name != name):
            out.append("narrower-of-own")
        return (listed, *out)

    def _points(self, d: Draft, story: Told) -> Iterator[Option]:
        """Points and settlements of other sentences, told apart by whether they can lie within what this one names."""
        kind, at = d.kind, d.at
        wider = {q.name for q in d.places}
        owner = "own" if "place" in d.own else "lent"
        opening = story.points[0][1].name if story.points else None
        for n, p in story.around(d):
            name = p.name
            how = "free" if not wider else "outside" if wider.isdisjoint(p.admin) else "inside"
            side, far = ("before", _FAR[at - n]) if n < at else ("after", _FAR[n - at])
            parts: list[Part] = [(named.pointing, kind, side, far, p.level, how, owner)]
            if name == story.most:
                parts.append((of_kind, "point:most", kind))
            if name == opening:
                parts.append("point:first")
            parts.append(known(p, kind, story))
            yield Option(name, (p,), False, parts)

    # -- doer -----------------------------------------------------------------------------------------------------

    def _by(self, found: Found, d: Draft, story: Told) -> Iterator[Option]:
        kind, chunks, event = d.kind, d.sent.chunks, d.c.sense.event or d.kind
        fallen = {a.name for a in d.against}
        spared = suffering(d, story.struck_by) if kind in HARM and not d.c.sense.reciprocal else self.slots.barred.objects.robbed(d)
        sides = {a.side for a in d.against if getattr(a, "side", None)}
        loose = bool(d.against) and all(getattr(a, "generic", False) for a in d.against)
        held = holding(self.grammar, d, story.holders) if kind in HARM else frozenset()
        def doing(who: Party) -> list[Part]:
            of: Part = (named.doing, kind, event, not fallen.isdisjoint(who.names), not sides.isdisjoint(who.sides), loose, *who.sort)
            return [of, (named.holds, kind, event, not held.isdisjoint(who.sides))] if held and who.sides else [of]

        put = d.modality == "accused" and kind != "statement"  # who accuses makes the statement, but did not do the act
        lost = d.c.sense.by == "against" and event == "lost" and d.c.voice == "passive"  # "was lost": to whom is said behind
        hand, why = story.doers(d), (named.because, kind, reason(d, "by"))
        yield Option(hand.key, (d.by, d.with_), "by" in d.own, [why, *doing(hand)] if d.by else [why])
        for k in (named_here := self.grammar.mentions(chunks, "actor")):
            x = chunks[k]
            if k == d.c.at or x.value.name in spared or not x.value.name or d.c.spares(x.value) or (lost and k < d.c.at):
                continue
            met = d.c.sense.by == "against" or d.c.sense.event == "repelled" or (d.c.sense.reciprocal and not d.by)
            if met and any(x.value is a for a in d.against):
                continue
            if self.slots.barred.doer(d.sent, d.c, k) or (put and 1 in story.spoken[x.first : x.last]):
                continue
            parts = list(self.slots.actor_seen(d.sent, d.c, k))
            if "of-deal" in parts:
                continue  # whoever brokered a truce did nothing else by that
            parts += self._across(d, k)
            if 1 in story.spoken[x.first : x.last]:
                parts.append((of_kind, "speaks", kind))
            parts.append((named.way, kind, d.c.voice, k < d.c.at, *self.grammar.way(chunks, d.c.at, k)))
            if x.value.name not in fallen and (d.at, x.value.name) in story.struck:
                parts.append((of_kind, "struck-here", kind))  # another act of the sentence was done to it
            if k == named_here[0] and not x.value.adjectival and not self.grammar.governor(chunks, k):
                parts.append(f"topic:{kind}:{d.c.voice}")
            group, alone = story.spot(d, k, self._named)
            yield Option(group.key, (group.by, ()), True, [*parts, *doing(group)])
            both = kind in _DONE and k < d.c.at and d.c.voice == "active" and not d.c.sense.reciprocal
            if alone is not None and not both:
                yield Option(alone.key, (alone.by, ()), True, [*parts, "alone", f"alone:{self.grammar.governor(chunks, k)}", *doing(alone)])
        told = put or lost or self.slots.barred.unlisted(chunks, d.c)  # the sentence has a doer of its own
        for label, o in () if told else story.lenders["by"].around(d):
            if label == "beside" and any(x.value is o.by[0] and self.slots.barred.doer(d.sent, d.c, k) for k, x in enumerate(chunks)):
                continue  # "shelled A after rockets were fired at B": not by the same
            if (o.sent is d.sent and (any(d.c.spares(b) for b in o.by) or not may_lend(d, o))) or any(b.name in spared for b in o.by):
                continue
            who = story.doers(o)
            if o.sent is d.sent and self.slots.barred.apart(chunks, d.c.at, o.c.at):
                continue
            if (d.c.voice == "passive" and sent_it(self.grammar, d, o)) or (kind == "control_change" and not sides.isdisjoint(who.sides)):
                continue  # "it was pushed back": not by its side's jets
            parts = [self._lent(label, d, o), same_place(d, o), *doing(who)]
            if kind in HARMED:
                parts.append((named.likened, label, kind, *alike(d, o)))
            yield Option(who.key, (o.by, o.with_), False, parts)
        reported = kind == "statement" and self.slots.barred.reported(chunks, d.c) >= 0
        for by, features in (*(() if reported else speakers(found, d)), *parties(d), *meant(d, story.factions)):
            who, own = party(by), "speaker:before" not in features and "meant" not in features
            yield Option(who.key, (by, ()), own, [*features, *doing(who)])
        yield Option(None, ((), ()), False, ["nothing"])

    def _named(self, d: Draft, k: int) -> tuple[Party, Party | None]:
        """The doer at chunk ``k`` with those coordinated to it; where there are such, also the doer alone."""
        group = party(self.slots.coordinated(d.sent, k))
        return group, party((d.sent.chunks[k].value,)) if len(group.by) > 1 else None


def _span(when: Interval | None) -> Hashable:
    return None if when is None else (when.start, when.end)
