"""Features by which a draft is taken or left. Language-neutral names; the weights stand in the pack's table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text import Chunk
from .draft import Draft
from .grammar import Grammar
from .scorers import Part

_REACH = 11  # chunks before a trigger among which its clause may open
_NAMES = {"actor": "ACTOR", "place": "PLACE", "time": "TIME", "quantity": "QTY"}


class Beside:
    """What an article's drafts are to one another, counted once: those of each sentence, what is told first where."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.sentence: dict[int, list[Draft]] = {}  # by the sentence's identity
        self.first: dict[tuple[str, str | None], int] = {}  # the first sentence below the headline that tells an act
        self.last: dict[tuple[str, str | None], int] = {}  # the last one
        self.told: dict[tuple[str, str | None], set[str | None]] = {}  # acts of each kind and measure in the text's body
        for d in drafts:
            self.sentence.setdefault(id(d.sent), []).append(d)
            if d.sent.sentence.title or d.c.sense.echoes:
                continue
            act = (d.kind, d.c.sense.event)
            self.first[act] = min(self.first.get(act, d.at), d.at)
            self.last[act] = max(self.last.get(act, d.at), d.at)
            self.told.setdefault((d.kind, d.c.measure), set()).add(d.c.sense.event)


def features(d: Draft, beside: Beside, grammar: Grammar) -> list[Part]:
    """Features of a draft in its article."""
    c, chunks = d.c, d.sent.chunks
    kind, event = c.sense.kind, c.sense.event or "-"
    named = grammar.tags(chunks)
    left = chunks[c.at - 1].tags if c.at else frozenset()
    right = chunks[c.at + 1].tags if c.at + 1 < len(chunks) else frozenset()
    out: list[Part] = [(_act, kind, event, c.trigger.id, c.form, c.voice, d.modality), (_own, kind, d.own)]
    if d.asserted_by:
        out.append("sourced")
    if c.group is not None:
        out.append((_counted, kind, c.measure, c.group.bare, c.group.article))
    if d.targets:
        out.append(f"target:{kind}")
    if c.form == "noun":
        if left & grammar.determiner:
            out.append((_determined, kind, chunks[c.at - 1].norm))
        if left & grammar.of or "PREP" in left:
            out.append(f"governed:{chunks[c.at - 1].norm}")
        if named & grammar.light and any(x.tags & grammar.light for x in chunks[max(0, c.at - 4) : c.at]):
            out.append(f"light:{kind}")
        if named & grammar.occur and any(x.tags & grammar.occur for x in chunks[c.at + 1 : c.at + 4]):
            out.append(f"occurs:{kind}")
        if right & grammar.say:
            out.append("said")
    elif left & grammar.goal:
        out.append(f"infinitive:{kind}")
        if c.at > 1:
            out.append((_leading, kind, _name(chunks[c.at - 2])))
    if named & grammar.negation and any(x.tags & grammar.negation for x in chunks[max(0, c.at - 3) : c.at]):
        out.append("negated")
    out += _around(d, grammar)
    here = beside.sentence[id(d.sent)]
    same = [o for o in here if o is not d] if len(here) > 1 else ()
    if kind == "incident" and any(o.kind == "incident" for o in same):
        out.append("other-incident-here")
        if any(o.kind == "incident" and o.c.sense.event == c.sense.event and o.c.at < c.at for o in same):
            out.append("same-event-earlier-here")
        if any(o.kind == "incident" and o.c.sense.event == c.sense.event and o.c.at > c.at for o in same):
            out.append("same-event-later-here")
        if event == "other_attack" and any(o.c.sense.event not in ("other_attack", None) for o in same):
            out.append("vaguer-than-other-here")
    doer = (getattr(d.by[0], "type", None) or "named") if d.by else "none"
    out.append(f"doer:{kind}:{doer}")
    if kind == "statement":
        out.append(f"doer:{c.trigger.id}:{doer}")
    out += sorted({f"with-{o.kind}:{kind}" for o in same if o.kind in ("incident", "statement") and o.kind != kind})
    if any(o.kind == "casualties" for o in same):
        out.append(f"with-casualties:{kind}")
    if beside.first.get((kind, c.sense.event), d.at) < d.at:
        out.append(f"told-before:{kind}")
        if not ({"time", "place", "by"} & d.own):
            out.append(f"nothing-new:{kind}")
    if d.sent.sentence.title:
        told = beside.told.get((kind, c.measure), ())
        out.append("headline-again" if c.sense.event in told else "headline-beside" if told else "headline-alone")
    if d.at <= 2:
        again = beside.last.get((kind, c.sense.event), d.at) > d.at
        out += ["opening:again", f"opening:again:{kind}"] if again else ["opening:once", f"opening:once:{kind}"]
    if "QUOTE" in named and any("QUOTE" in x.tags for x in chunks[:2]):
        out.append("quoted")
    n = d.sent.sentence.last - d.sent.sentence.first
    if n <= 6:
        out.append("short")
    return out


# Parts: the names of the features that hang on the same few values.


def _act(kind: str, event: str, rule: str, form: str, voice: str, modality: str) -> Sequence[str]:
    return (
        "bias", f"kind:{kind}", f"event:{kind}:{event}", f"rule:{rule}", f"form:{kind}:{form}",
        f"voice:{kind}:{voice}", f"rule-form:{rule}:{form}", f"modality:{modality}",
    )  # fmt: skip


def _own(kind: str, own: frozenset[str]) -> Sequence[str]:
    """Which slots the sentence itself fills, and how many."""
    slots = [slot for slot in ("time", "place", "by", "against") if slot in own]
    return *(f for slot in slots for f in (f"own:{slot}", f"own:{kind}:{slot}")), f"own-count:{kind}:{len(own)}"


def _counted(kind: str, measure: str | None, bare: bool, article: bool) -> Sequence[str]:
    out = [f"counted:{kind}", f"measure:{kind}:{measure}"]
    if bare:
        out.append(f"bare:{kind}")
    if article:
        out.append(f"article:{kind}")
    return out


def _determined(kind: str, determiner: str) -> Sequence[str]:
    return "determined", f"determined:{kind}", f"determiner:{determiner}"


def _leading(kind: str, word: str) -> Sequence[str]:
    """What leads to an infinitive: "managed to", "a deal to"."""
    return f"lead:{word}", f"lead:{kind}:{word}"


def _beside(side: str, kind: str, form: str, word: str) -> Sequence[str]:
    return (f"{side}:{kind}:{form}:{word}",)


def standing(kind: str, clause: str, governor: str) -> Sequence[str]:
    """What opens the trigger's clause, and what governs it."""
    return f"clause:{clause}", f"clause:{kind}:{clause}", f"under:{governor}", f"under:{kind}:{governor}"


def _around(d: Draft, grammar: Grammar) -> Iterator[Part]:
    """The words beside the trigger, what opens its clause, what governs it."""
    chunks, at, kind = d.sent.chunks, d.c.at, d.kind
    form = d.c.form if d.c.form in ("noun", "adj") else "verb"
    clause = "first" if at <= _REACH else "far"
    for j in range(at - 1, max(-1, at - _REACH - 1), -1):
        tags = chunks[j].tags
        if not tags.isdisjoint(grammar.border) or not tags.isdisjoint(_OPENS):
            clause = chunks[j].norm
            break
    yield _beside, "left", kind, form, _name(chunks[at - 1]) if at else "-"
    yield _beside, "right", kind, form, _name(chunks[at + 1]) if at + 1 < len(chunks) else "-"
    yield standing, kind, clause, grammar.governor(chunks, at)


def _name(chunk: Chunk) -> str:
    """A word by itself, everything that is found by its kind."""
    return _NAMES.get(chunk.kind) or chunk.norm


_OPENS = frozenset(("COMMA", "QUOTE", "AND"))
