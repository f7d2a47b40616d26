"""How far a harm's doer may be the one of an act told elsewhere: the same means, the same place, and how often he is told of.

"The raids killed twelve" goes on from an air strike told before it, not from the shelling told in between; deaths in one town
are not the doing of whoever struck another one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from . import named
from .draft import Draft
from .grammar import Grammar
from .scorers import Part

_UNSAID = ("", "vague")
_CLAUSE = 5  # chunks between the word that opens a clause and its act
HARMED = frozenset(("casualties", "damage", "displacement"))


def mark(grammar: Grammar, drafts: Sequence[Draft]) -> None:
    """Note on each draft of harm in a sentence the act that the sentence names for it, told with its means if any is."""
    acts = [d for d in drafts if d.kind == "incident"]
    if not acts:
        return
    for d in drafts:
        if d.kind in HARMED:
            at = d.c.at
            others = [o for o in acts if not _of_subject(grammar, o, d)]
            if others:
                d.act = others[0] if len(others) == 1 else min(others, key=lambda o: (o.c.sense.vague, abs(o.c.at - at)))


def _of_subject(grammar: Grammar, o: Draft, d: Draft) -> bool:
    """Whether a clause only tells what the killers do besides: "the rebels, who have been fighting the army, killed two"."""
    if o.c.at > d.c.at or d.c.voice != "active":
        return False
    chunks = d.sent.chunks
    for k in range(o.c.at - 1, max(0, o.c.at - _CLAUSE), -1):
        if chunks[k].tags & grammar.relative:
            return chunks[k - 1].kind == "actor" or (k > 1 and chunks[k - 2].kind == "actor" and "COMMA" in chunks[k - 1].tags)
    return False


def harmed(d: Draft) -> list[Part]:
    """What holds of a harm whoever did it: its words, whom it befell, and the act that its sentence names for it."""
    g, act = d.c.group, d.act
    out: list[Part] = [(named.harmed, d.c.trigger.id, (g.victims if g is not None else None) or "-", d.c.measure or "-")]
    if act is not None:
        how = "definite" if act.definite else "noun" if act.c.form == "noun" else "told"
        out.append((named.harmed_by, means(d), how))
    return out


def done(d: Draft, key: Hashable, by: Sequence[Any], did: Mapping[Hashable, str]) -> Part:
    """How likely it is that these doers did it, by its means and by what else the article puts down to them."""
    what = means(d)
    so = "-" if what in _UNSAID else did.get((what, key), "<=0")
    sorts = tuple([(getattr(a, "type", "-"), getattr(a, "noun", None) or "-") for a in by[:2]])
    return (named.done, what, did.get(key, "<=0"), so, sorts)


def means(d: Draft) -> str:
    """The event by which a draft's harm was done, or "" where its sentence does not say; of an act its own."""
    act = d if d.kind == "incident" else d.act
    if act is None:
        return ""
    return "vague" if act.c.sense.vague else act.c.sense.event or ""


def alike(d: Draft, o: Draft) -> tuple[str, str]:
    """How a draft stands to one of another sentence: by means and by place."""
    return _means(d, o), _place(d, o)


def _means(d: Draft, o: Draft) -> str:
    a, b = means(d), means(o)
    if not a or not b:
        return "unsaid"
    if "vague" in (a, b):
        return "vague"
    return "same" if a == b else "other"


def _place(d: Draft, o: Draft) -> str:
    if "place" not in d.own or not d.places or "place" not in o.own or not o.places:
        return "unsaid"
    here, there = d.places[0], o.places[0]
    if here.name == there.name or any(p.name == here.name for p in o.places) or any(p.name == there.name for p in d.places):
        return "same"
    if here.name in getattr(there, "admin", ()) or there.name in getattr(here, "admin", ()):
        return "within"
    return "other"


def forces(who: Iterable[Any]) -> frozenset[str]:
    """Their names, the general ones left out: more than one band goes by these."""
    return frozenset([a.name for a in who if a.name and not getattr(a, "generic", False)])


def suffering(d: Draft, struck_by: Mapping[tuple[int, str | None], frozenset[str]]) -> frozenset[str]:
    """The names of the forces to whom a draft's act was done, as its words or another telling in its sentence say: nobody
    strikes those of its own who fell ("a strike on the army's convoy killed nine soldiers"). ``struck_by``: names by sentence
    and event."""
    victim, event = d.c.group.actor if d.c.group is not None and d.c.measure != "fighters" else None, means(d)
    met = forces((*d.against, victim) if victim is not None else d.against)
    return met if event in _UNSAID else met | struck_by.get((d.at, event), frozenset())


def modified(d: Draft) -> bool:
    """Whether an adjective right before the act's noun names who did it: "backed by intense Russian air strikes"."""
    if d.kind != "incident" or d.c.form != "noun" or len(d.by) != 1 or not d.c.at:
        return False
    x = d.sent.chunks[d.c.at - 1]
    return x.value is d.by[0] and bool(d.by[0].adjectival)


def sharing(d: Draft) -> bool:
    """Whether talks are said to be of several states that stand in one list: "the presidents of A, B and C met"."""
    if d.kind != "statement" or not d.c.sense.shared or "by" not in d.own or len(d.by) < 2:
        return False
    return all(getattr(a, "type", "") == "state" for a in d.by)
