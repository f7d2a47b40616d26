"""Features by which a draft is taken or left. Language-neutral names; the weights stand in the pack's table."""

from __future__ import annotations

from .draft import Draft
from .grammar import Grammar


class Beside:
    """What an article's drafts are to one another, counted once: those of each sentence, what is told first where."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.sentence: dict[int, list[Draft]] = {}  # by the sentence's identity
        self.first: dict[tuple[str, str | None], int] = {}  # the first sentence below the headline that tells an act
        self.told: dict[tuple[str, str | None], set[str | None]] = {}  # acts of each kind and measure in the text's body
        for d in drafts:
            self.sentence.setdefault(id(d.sent), []).append(d)
            if d.sent.sentence.title:
                continue
            act = (d.kind, d.c.sense.event)
            self.first[act] = min(self.first.get(act, d.at), d.at)
            self.told.setdefault((d.kind, d.c.measure), set()).add(d.c.sense.event)


def features(d: Draft, beside: Beside, grammar: Grammar) -> list[str]:
    """Named features of a draft in its article."""
    c, chunks = d.c, d.sent.chunks
    kind, event = c.sense.kind, c.sense.event or "-"
    left = chunks[c.at - 1].tags if c.at else frozenset()
    right = chunks[c.at + 1].tags if c.at + 1 < len(chunks) else frozenset()
    out = [
        "bias", f"kind:{kind}", f"event:{kind}:{event}", f"rule:{c.trigger.id}", f"form:{kind}:{c.form}",
        f"voice:{kind}:{c.voice}", f"rule-form:{c.trigger.id}:{c.form}", f"modality:{d.modality}",
    ]  # fmt: skip
    for slot in ("time", "place", "by", "against"):
        if slot in d.own:
            out += [f"own:{slot}", f"own:{kind}:{slot}"]
    out.append(f"own-count:{kind}:{len(d.own)}")
    if d.asserted_by:
        out.append("sourced")
    if c.group is not None:
        out += [f"counted:{kind}", f"measure:{kind}:{c.measure}"]
        if c.group.bare:
            out.append(f"bare:{kind}")
        if c.group.article:
            out.append(f"article:{kind}")
    if d.targets:
        out.append(f"target:{kind}")
    if c.form == "noun":
        if left & grammar.determiner:
            out += ["determined", f"determined:{kind}", f"determiner:{chunks[c.at - 1].norm}"]
        if left & grammar.of or "PREP" in left:
            out.append(f"governed:{chunks[c.at - 1].norm}")
        if any(x.tags & grammar.light for x in chunks[max(0, c.at - 4) : c.at]):
            out.append(f"light:{kind}")
        if any(x.tags & grammar.occur for x in chunks[c.at + 1 : c.at + 4]):
            out.append(f"occurs:{kind}")
        if right & grammar.say:
            out.append("said")
    elif any(x.tags & grammar.goal for x in chunks[max(0, c.at - 1) : c.at]):
        out.append(f"infinitive:{kind}")
    if any(x.tags & grammar.negation for x in chunks[max(0, c.at - 3) : c.at]):
        out.append("negated")
    same = [o for o in beside.sentence[id(d.sent)] if o is not d]
    if any(o.kind == "incident" for o in same) and kind == "incident":
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
        out += [f"told-before:{kind}"]
        if not ({"time", "place", "by"} & d.own):
            out.append(f"nothing-new:{kind}")
    if d.sent.sentence.title:
        told = beside.told.get((kind, c.measure), ())
        out.append("headline-again" if c.sense.event in told else "headline-beside" if told else "headline-alone")
    if d.at <= 2:
        out.append("opening")
    if any(x.tags & frozenset(("QUOTE",)) for x in chunks[:2]):
        out.append("quoted")
    n = d.sent.sentence.last - d.sent.sentence.first
    if n <= 6:
        out.append("short")
    return out
